"""Pages that are large, deep or broken in the same way a thousand times cost time in proportion.

Each limit is some twenty times what a slow machine needs, and a small part of what a step that
looks at everything for everything would take.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from isogloss.assemble import assemble_page
from isogloss.model import SourceError
from tests.extract.pages import ENGLISH, SOURCE_TEXTS, page_of

LARGE: dict[str, Callable[[int], str]] = {
    "nested blocks": lambda n: "<div>w " * n,
    "nested emphasis": lambda n: "<p>" + "<b>" * n + "w" + "</b>" * n,
    "emphasis never closed": lambda n: "<p><b>w" * (n // 4),
    "buttons never closed": lambda n: "<button>w " * (n // 4),
    "codes in one text": lambda n: "<p>w" + " <b>x</b> y" * n,
    "line breaks in one text": lambda n: "<p>w" + "<br>y" * n,
    "end tags of nothing": lambda n: "<p>w" + "</b> y" * n,
    "empty emphasis at the edge": lambda n: "<p>" + "<i></i>" * n + "w" + "<i></i>" * n,
    "attributes of one tag": lambda n: "<p " + " ".join(f"a{i}=x" for i in range(5 * n)) + ">w",
    "one long word": lambda n: "<p>" + "語" * (20 * n),
    "unclosed markup": lambda n: "<p>w" + "<" * (20 * n),
    "braces": lambda n: "<p>w" + "{" * (20 * n),
    "text in tables": lambda n: "<table>" + "w<b>" * (n // 4),
    "noscript": lambda n: "<noscript>w<p>y</p></noscript>" * n,
    "shapes": lambda n: "<svg>" + "<g>" * n + "<path/>" * n,
    "notes in notes": lambda n: "<div data-note=n>w " * (n // 4),
}


@pytest.mark.parametrize("kind", LARGE)
def test_a_large_page_of_one_kind_is_cut_and_assembled(kind: str) -> None:
    """A cost that grows with the square would take minutes here, and be noticed."""
    page = page_of(f"<html><head></head><body>{LARGE[kind](20_000)}")
    assert assemble_page(page, SOURCE_TEXTS, ENGLISH, {}).body


@pytest.mark.parametrize(
    "piece", ["w <audio>", "w <template>", "<div its-locale-filter-list='*'>w "]
)
def test_texts_in_texts_without_end_are_refused_with_their_line(piece: str) -> None:
    with pytest.raises(SourceError) as caught:
        page_of("<body>\n<div>" + piece * 2000)
    assert caught.value.place == "source/pages/a.html:2"


def test_texts_in_texts_cost_no_more_at_each_level() -> None:
    html = f"<html><head></head><body><p>{'w <audio>' * 30}x{'</audio> w' * 30}</body></html>"
    localized = assemble_page(page_of(html), SOURCE_TEXTS, ENGLISH, {})
    assert localized.body.count("<audio>") == 30
