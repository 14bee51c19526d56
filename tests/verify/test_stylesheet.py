"""Words and addresses in CSS."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isogloss.verify import read_asset
from isogloss.verify.stylesheet import hides, read_style


def test_strings_and_addresses_are_told_apart() -> None:
    css = """@charset "utf-8"; @import "a.css" screen; @import url("b.css");
    @font-face { font-family: "Noto"; src: url("f.woff2") format("woff2"), url(g.ttf) }
    a::after { content: "A\\201c \\\n x" attr(title) 'q'; background: url( d.png ) } /* "no" */
    b { --x: "v"; content: "last" }"""
    style = read_style(css)
    assert [word.text for word in style.strings] == ["A“ x", "q", "v", "last"]
    wanted = ["a.css", "b.css", "f.woff2", "g.ttf", "d.png"]
    assert [word.text for word in style.addresses] == wanted
    assert [word.line for word in style.strings] == [3, 4, 5, 5]


def test_an_unclosed_string_ends_with_its_line() -> None:
    assert [word.text for word in read_style('a{content:"open\n}b{content:"x"}').strings] == [
        "open",
        "x",
    ]


@pytest.mark.parametrize(
    ("declarations", "wanted"),
    [
        ("display:none", True),
        ("color: red; opacity : .0", True),
        ("font-size:0px", True),
        ("/* display:none */ color:red", False),
        ("opacity:0.5", False),
        ("font-size:10px", False),
    ],
)
def test_declarations_that_hide(declarations: str, wanted: bool) -> None:
    assert hides(declarations) is wanted


@given(st.text(max_size=200))
def test_no_text_breaks_the_scanner(css: str) -> None:
    read_style(css)
    hides(css)


@pytest.mark.parametrize("piece", ['"\\', "url(", "/*", "\\", "a", "(", "opacity:0"])
def test_the_scanner_takes_time_in_proportion(piece: str) -> None:
    start = time.perf_counter()
    read_style(piece * 100_000)
    hides(piece * 100_000)
    assert time.perf_counter() - start < 5


def test_assets_are_read_too() -> None:
    css = read_asset(b'a::after{content:"Nickel"} @import "x.css";', path="data/assets/a.css")
    assert [item.text for item in css.passages] == ["Nickel"]
    assert [link.href for link in css.links] == ["x.css"]
    svg = b'<svg xml:lang="fr"><title>T</title><text>a<tspan>b</tspan></text></svg>'
    image = read_asset(svg, path="data/assets/a.svg")
    assert [(item.text, item.language) for item in image.passages] == [("T", "fr"), ("ab", "fr")]
