"""Pseudo-translations: codes, variables and placeholders whole, everything else changed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isogloss.catalog.pseudo import ACCENTED, GROWTH, MIRRORED, pseudo_catalog, pseudo_text
from isogloss.model import Message, Template
from isogloss.model.notation import PLACEHOLDER, Kind, read

PIECES = st.lists(
    st.one_of(
        st.text("abcxyz ÄÖ,.{}<>&[]%1٣日", min_size=1, max_size=8),
        st.sampled_from(["<em>", "</em>", "<br/>", "<a1>", "{name}", "{{", "}}", "&lt;", "%(n)s"]),
    ),
    max_size=8,
).map("".join)


@pytest.mark.parametrize("locale", [ACCENTED, MIRRORED])
@given(text=PIECES)
def test_codes_and_variables_stay_in_order(locale: str, text: str) -> None:
    def fixed(written: str) -> list[tuple[Kind, str]]:
        return [(each.kind, each.value) for each in read(written) if each.kind is not Kind.TEXT]

    assert fixed(pseudo_text(text, locale)) == fixed(text)


@pytest.mark.parametrize("locale", [ACCENTED, MIRRORED])
@given(text=PIECES)
def test_placeholders_of_layouts_stay_in_order(locale: str, text: str) -> None:
    def fixed(written: str) -> list[str]:
        return [match[0] for match in PLACEHOLDER.finditer(written)]

    assert fixed(pseudo_text(text, locale, layout=True)) == fixed(text)


def test_an_accented_text_is_longer_and_in_brackets() -> None:
    text = "Call your doctor at once if you have chest pain."
    changed = pseudo_text(text, ACCENTED)
    assert changed.startswith("[")
    assert changed.endswith("]")
    assert len(changed) - 2 >= len(text) * (1 + GROWTH)
    assert not re.search("[aeiouy]", changed)


def test_space_at_the_ends_stays_outside_the_brackets() -> None:
    assert pseudo_text("\nnope\n", ACCENTED) == "\n[ñööpéé]\n"


def test_a_mirrored_text_runs_from_right_to_left_and_keeps_its_figures() -> None:
    changed = pseudo_text("Take 2.5 mg <em>now</em>", MIRRORED)
    assert not re.search("[a-z]", re.sub("</?em>", "", changed))
    assert "2.5" in changed


@pytest.mark.parametrize("text", ["", " ", "{emergency_number}", "<br/>"])
def test_what_has_no_words_stays(text: str) -> None:
    assert pseudo_text(text, ACCENTED) == text


def test_a_layout_text_of_placeholders_alone_stays() -> None:
    assert pseudo_text("%(number)s", ACCENTED, layout=True) == "%(number)s"


def test_a_catalog_is_complete_with_every_plural_form() -> None:
    message = Message("One page", None, "{n} pages", (), (), ())
    for locale, forms in ((ACCENTED, 2), (MIRRORED, 6)):
        catalog = pseudo_catalog(Template("page", (message,)), locale)
        (translation,) = catalog
        assert translation.ready
        assert len(translation.strings) == forms
        assert f"nplurals={forms};" in catalog.headers["Plural-Forms"]
