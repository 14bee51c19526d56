"""Cut and put together again, a page is the same page, whatever it holds."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings

from isogloss.assemble import assemble_page
from isogloss.assemble.skeleton import Skeleton, restored
from isogloss.extract import decode_utf8, segment
from isogloss.model import Page, Span
from tests.extract.pages import (
    ENGLISH,
    SITE,
    SOURCE_TEXTS,
    page_of,
    site_page,
    soup,
    spans_of,
)


def assert_spans_are_sound(page: Page) -> None:
    """Every span lies in the source; two spans are nested or have nothing in common."""
    outer: list[Span] = []
    for span in spans_of(page):
        assert 0 <= span.start <= span.end <= len(page.source)
        while outer and outer[-1].end <= span.start:
            outer.pop()
        assert not outer or span.end <= outer[-1].end, (outer[-1], span)
        outer.append(span)
    for unit in page.units:
        assert unit.span.start < unit.span.end
        for code in unit.codes:
            assert unit.span.start <= code.open.start < code.open.end <= unit.span.end
            if code.close is not None:
                assert code.open.end <= code.close.start < code.close.end <= unit.span.end


def as_in_the_source(page: Page) -> bool:
    """Whether a source edition leaves the page as it is: nothing to fill in or to leave out."""
    braces = any("{" in unit.text or "}" in unit.text for unit in page.units)
    return not (braces or page.regions or page.private or page.generated or page.variables)


@given(soup())
@settings(max_examples=400, deadline=None)
@example("<noscript>Turn scripts on.</noscript>")
@example("<noscript> ")
@example("<p>a<b>b<p>c</b>d")
@example("<table>stray<tr>text<td>x</table>")
@example("<svg><title>a<b>c</title></svg>")
@example("<select><b>x<option>y<optgroup>z</select>")
@example("\ufeff<p>a\r\nb\rc\n<img alt='x\r\ny'\r\ntitle=z>")
@example("<textarea>\r\n\r\n<b>x</textarea>")
@example("<p>w <template>x<p>y</template> z")
def test_any_page_put_together_again_is_the_same(html: str) -> None:
    page = page_of(html)
    assert_spans_are_sound(page)
    assert restored(Skeleton(page).parts(Span(0, len(html)))) == html


@given(soup(20))
@settings(max_examples=250, deadline=None)
def test_a_source_edition_of_any_page_is_the_source(inner: str) -> None:
    html = f"<html><head></head><body>{inner}"
    page = page_of(html)
    inside = all(page.body.start <= unit.span.start for unit in page.units)
    inside = inside and all(unit.span.end <= page.body.end for unit in page.units)
    if inside and as_in_the_source(page):
        localized = assemble_page(page, SOURCE_TEXTS, ENGLISH, {})
        assert localized.body == html[slice(*page.body)].strip()


@pytest.mark.parametrize("path", SITE, ids=lambda path: path.name)
def test_a_page_of_the_site_comes_back_byte_for_byte(path: Path) -> None:
    data = path.read_bytes()
    page = site_page(path)
    assert_spans_are_sound(page)
    whole = restored(Skeleton(page).parts(Span(0, len(page.source))))
    assert whole.encode("utf-8") == data


@pytest.mark.parametrize("path", SITE, ids=lambda path: path.name)
@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_line_ends_do_not_change_what_is_found(path: Path, newline: str) -> None:
    page = site_page(path)
    other = page_of(page.source.replace("\n", newline), page.path)
    assert [(unit.id, unit.text, unit.line) for unit in other.units] == [
        (unit.id, unit.text, unit.line) for unit in page.units
    ]
    for ours, theirs in zip(page.units, other.units, strict=True):
        as_written = other.source[slice(*theirs.span)]
        assert as_written.replace(newline, "\n") == page.source[slice(*ours.span)]


def test_a_byte_order_mark_is_kept_apart() -> None:
    decoded = decode_utf8(b"\xef\xbb\xbf<p>Word</p>", "a.html")
    page = segment(decoded, "a.html")
    assert decoded.mark == b"\xef\xbb\xbf"
    assert [page.source[slice(*unit.span)] for unit in page.units] == ["Word"]
