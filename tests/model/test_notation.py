"""How a text is written for translators and read back: characters, codes, variables, no more."""

from __future__ import annotations

import html
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isogloss.model.notation import Kind, Token, plain_text, read, write_text

characters = st.text(
    st.characters(exclude_categories=["Cs"]) | st.sampled_from("<>&;{}/#xab1"), max_size=40
)
no_braces = characters.map(lambda text: text.replace("{", "").replace("}", ""))
PIECES = [
    "<a>", "</a>", "<a/>", "<br/>", "<b1>", "</b1>", "</a/>", "<A>", "< a>", "<a href=x>", "<1>",
    "{n}", "{{", "}}", "{", "}", "{N}", "{{n}}", "&lt;", "&amp;", "&nbsp;", "&#65;", "&#x41;", "&#0;",
    "&#x110000;", "&#xD800;", "&notit;", "&", "é",
]  # fmt: skip
written = st.lists(st.sampled_from(PIECES) | characters, max_size=10).map("".join)


def text_of(text: str) -> str:
    assert all(token.kind is Kind.TEXT for token in read(text)), read(text)
    return "".join(token.value for token in read(text))


@given(no_braces)
def test_characters_written_and_read_are_the_same(text: str) -> None:
    assert text_of(write_text(text)) == text


@given(characters)
def test_a_literal_brace_is_a_doubled_one(text: str) -> None:
    assert text_of(write_text(text.replace("{", "{{").replace("}", "}}"))) == text


@given(no_braces)
def test_what_is_written_is_html_for_the_same_characters(text: str) -> None:
    # An ampersand that starts no reference may stand alone (HTML Standard 13.1.4); take such out.
    plain = text.replace("&", "") + "&lt;"
    assert html.unescape(write_text(plain)) == plain


@given(written)
def test_whatever_is_written_it_is_read_in_order_and_without_gaps_in_meaning(text: str) -> None:
    position = 0
    for token in read(text):
        assert position <= token.start < token.end <= len(text)
        assert text[position : token.start] == ""
        position = token.end
        if token.kind in (Kind.OPEN, Kind.CLOSE, Kind.ALONE):
            assert text[token.start] == "<"
            assert text[token.end - 1] == ">"
            assert token.value in text[token.start : token.end]
        elif token.kind is Kind.VARIABLE:
            assert text[token.start : token.end] == f"{{{token.value}}}"
    assert position == len(text)


@given(written, written)
def test_two_texts_are_never_adjacent(first: str, second: str) -> None:
    kinds = [token.kind for token in read(first + second)]
    assert (Kind.TEXT, Kind.TEXT) not in pairwise(kinds)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("&lt;b&gt;", "<b>"),
        ("&amp;lt;", "&lt;"),
        ("&quot;&apos;&nbsp;", "\"'\u00a0"),
        ("&#65;&#x42;&#X43;", "ABC"),
        ("&#128512;", "😀"),
        ("R&D &c &copy; &notit;", "R&D &c &copy; &notit;"),
        ("&#0; &#xD800; &#x110000; &#27;", "&#0; &#xD800; &#x110000; &#27;"),
        ("&lt", "&lt"),
        ("a < b > c", "a < b > c"),
    ],
)
def test_references_to_plain_characters_are_read_and_no_others(text: str, said: str) -> None:
    assert text_of(text) == said


@pytest.mark.parametrize(
    "text",
    ["<A>", "<a href=x>", "< a>", "</ a>", "</a/>", "<1>", "<>", "<!-- x -->", "<?x?>", "<a"],
)
def test_what_is_no_code_is_text(text: str) -> None:
    assert text_of(text) == text


def test_codes_and_variables_are_found_with_their_places() -> None:
    assert read("Call <a1>{n}</a1> now<br/>") == (
        Token(Kind.TEXT, "Call ", 0, 5),
        Token(Kind.OPEN, "a1", 5, 9),
        Token(Kind.VARIABLE, "n", 9, 12),
        Token(Kind.CLOSE, "a1", 12, 17),
        Token(Kind.TEXT, " now", 17, 21),
        Token(Kind.ALONE, "br", 21, 26),
    )


@pytest.mark.parametrize(
    ("text", "names"), [("{{n}}", []), ("{{{n}}}", ["n"]), ("{n", []), ("{N}", []), ("{1}", [])]
)
def test_only_single_braces_round_a_name_are_a_variable(text: str, names: list[str]) -> None:
    assert [token.value for token in read(text) if token.kind is Kind.VARIABLE] == names


def test_plain_text_is_what_a_reader_sees() -> None:
    said = plain_text(
        "Call <a>{n}</a><br/>or <span/> {{x}} {m} &lt;now>", {"n": "911"}, {"span": "MitraSeal"}
    )
    assert said == "Call 911 or MitraSeal {x} {m} <now>"
