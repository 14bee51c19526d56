"""The short way through `filled` and the long one agree."""

from __future__ import annotations

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isogloss.assemble.fill import filled
from isogloss.model import Place
from isogloss.model.notation import Kind, read

PLAIN = st.text(st.characters(exclude_characters="<>&{}\"'\0"))


@given(PLAIN, st.sampled_from([Place.BLOCK, Place.ATTRIBUTE, Place.TEXT_ONLY]))
def test_words_alone_come_out_as_they_are(text: str, place: Place) -> None:
    tokens = read(text)
    assert [token.kind for token in tokens] == [Kind.TEXT] * len(tokens)
    assert escape("".join(token.value for token in tokens)) == text
    parts = filled(text, (), place, value=str, opening=lambda _: "", closing=lambda _: "")
    assert "".join(parts) == text


@pytest.mark.parametrize("special", ["<", ">", "&", "{", "}", '"', "'"])
def test_a_single_special_character_takes_the_long_way(special: str) -> None:
    parts = filled(
        f"a{special}b",
        (),
        Place.ATTRIBUTE,
        value=str,
        opening=lambda _: "",
        closing=lambda _: "",
    )
    expected = "a{b" if special == "{" else "a}b" if special == "}" else escape(f"a{special}b")
    assert "".join(parts) == expected
