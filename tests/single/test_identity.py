"""A document that is not translated goes out as the bytes it came in."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isogloss.model import SourceError

from .documents import ENCODINGS, WORDS, held, html_bytes, keys_of, localized, single_of, xml_bytes

_MANY = settings(max_examples=100, deadline=None)
_XHTML = (
    '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>T</title></head><body>{}</body></html>'
)
_SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'
    "<title>A</title>{}</svg>"
)
_XML_BODIES = (
    "<p>a&#13;b\r\nc <b>d</b><br/> &amp; <![CDATA[<x>]]> e</p>",
    "<g><text x='1'>Some <tspan>words</tspan>\r\n</text><a xlink:title='t'><desc/></a></g>",
    '<p title=\'a "b"\' lang="en">x<!-- c --><?pi?>y</p>',
)


def same(data: bytes, name: str) -> None:
    single = single_of(data, name)
    assert localized(single, {}).data == data
    itself = {key: key.text for key in keys_of(single)}
    found = localized(single, itself)
    assert found.data == data
    assert found.filled == found.units


@given(html_bytes())
@_MANY
def test_soup_in_any_encoding_comes_back_as_it_was(data: bytes) -> None:
    same(data, "a.html")


@given(xml_bytes())
@_MANY
def test_xml_in_any_encoding_comes_back_as_it_was(data: bytes) -> None:
    same(data, "a.xml")


@pytest.mark.parametrize("body", _XML_BODIES)
@pytest.mark.parametrize(("name", "frame"), [("a.xhtml", _XHTML), ("a.svg", _SVG)])
@pytest.mark.parametrize("label", ENCODINGS)
def test_xhtml_and_svg_come_back_as_they_were(label: str, name: str, frame: str, body: str) -> None:
    codec, mark = ENCODINGS[label]
    if label == "iso-8859-1":
        codec = "latin-1"
    said = "utf-16" if codec.startswith("utf-16") else label.split(maxsplit=1)[0]
    if "xlink" in body and name != "a.svg":
        body = body.replace("xlink:title", "title")
    text = f'<?xml version="1.0" encoding="{said}"?>\r\n{frame.format(held(WORDS, codec) + body)}'
    same(mark + text.encode(codec), name)


@given(st.binary(max_size=60), st.sampled_from(["utf-8", "shift_jis", "gb18030", "windows-1252"]))
@_MANY
def test_any_bytes_come_back_or_are_refused(noise: bytes, label: str) -> None:
    data = f"<meta charset={label}><p title=x>".encode() + noise + b"<p>y</p>"
    try:
        same(data, "a.html")
    except SourceError as error:
        assert error.hint
