"""Whatever a translation says, it is text: the document keeps its elements and attributes."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import lxml.html
import pytest
import turbohtml
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from lxml import etree

from isogloss.model import Place

from .documents import html_bytes, keys_of, localized, single_of, soup, xml_bytes

_MANY = settings(max_examples=100, deadline=None)
_HTML = (
    "<!doctype html>\n<html lang=en><head><meta charset={}><title>The title</title>"
    "<meta name=description content='A description'></head><body class=\"a\">"
    "<h1 title=tip id='x'>A heading</h1><p>One <b>bold</b> and <a href='?a&b'>linked<br>text</a>.</p>"
    "<form><textarea placeholder=hint>Some words</textarea>"
    "<select><option label=l>Choice one</option></select><input type=submit value='Send it'></form>"
    "<table>loose words<tr><td>A cell</td></tr></table><noscript><p>No <i>script</i></p></noscript>"
    "<svg><title>A picture</title><text>Picture <tspan>words</tspan></text></svg>"
    "<ul><li>First<li>Second</ul><pre>\n kept\n  words</pre><img alt='An image' src=a.png></body></html>"
)
_XML = (
    '<?xml version="1.0" encoding="{}"?>\n<!DOCTYPE d [<!ENTITY e "entity words">]>'
    "<d xmlns:its='http://www.w3.org/2005/11/its' its:version='2.0'>"
    "<its:rules version='2.0'><its:translateRule selector='//@t' translate='yes'/>"
    "<its:withinTextRule selector='//b' withinText='yes'/></its:rules>"
    "<p t='the \"value\"' u='1'>One <b t=\"other\">bold</b> &e; text<b/></p>"
    "<q><![CDATA[Raw <words> & more]]></q><r xml:space='preserve'> kept\n words</r></d>"
)
HOSTILE = [
    "<script>alert(1)</script>", "</title><script>x</script>", "</textarea><img src=x onerror=y>",
    "--><img>", "<!--", "]]>", "<![CDATA[", "<?php x ?>", "&lt;b&gt;", "&#60;i&#62;", "&#0;", "&#1;",
    "&#xD800;", "&#x110000;", "&nbsp;&amp;amp;", "&e;", "&undeclared;", "&", "&#", "&lt", "\" onclick='x'",
    "' x='1", "`", "{x}", "{{ x }}", "${x}", "<%= x %>", "{% raw %}", "\u202eRTL\u202c", "\u2066x\u2069",
    "\ufeff", "\u2028", "\u0085", "\r\n", "\r", "\n", "\t", "a\x0bb", "\x01", "\x1b[31m", "\x7f",
    "\ufffe", "\uffff", "\U0001ffff", "\ud800", "\udc00x", "<b>", "</b>", "<b></b>", "<b/>", "<plaintext>",
    "<a href=x>y</a>", "</p>", "\0", "é😀漢", "=", "/", ">", "<", "<<b>>", "</a/>",
]  # fmt: skip
hostile = st.lists(
    st.one_of(st.sampled_from(HOSTILE), st.text(max_size=4)), min_size=1, max_size=4
).map("".join)


class _Tags(HTMLParser):
    """The tags that Python's own parser sees."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[object] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, sorted((name, value or "") for name, value in attrs)))

    def handle_endtag(self, tag: str) -> None:
        self.found.append(f"/{tag}")

    def handle_comment(self, data: str) -> None:
        self.found.append(f"!{data}")


def tags_of(text: str) -> list[object]:
    reader = _Tags()
    reader.feed(text)
    reader.close()
    return reader.found


def tree_of(text: str) -> list[object]:
    """Elements in order, each with its parent's name, as the HTML Standard builds them."""
    return [
        (element.tag, getattr(element.parent, "tag", ""), sorted(map(str, element.attrs.items())))
        for element in turbohtml.parse(text).iter_elements()
    ]


def libxml_of(text: str) -> list[object]:
    root = lxml.html.document_fromstring(text.replace("\0", ""))
    return [
        (element.tag, sorted(map(str, element.attrib.items())))
        for element in root.iter()
        if isinstance(element.tag, str)
    ]


def xml_of(data: bytes) -> list[object]:
    """Elements, attributes and other nodes, entities not expanded."""
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    return [
        (str(node.tag), sorted(map(str, node.attrib.items())))
        for node in root.iter()
        if node.tag is not etree.Entity and not isinstance(node, etree._Comment)
    ]


def without(found: list[object], written: list[object]) -> list[tuple[object, object]]:
    """Where two lists differ, place by place."""
    assert len(found) == len(written), (found, written)
    return [(a, b) for a, b in zip(found, written, strict=True) if a != b]


def check_html(text: str, number: int, words: str, encoding: str) -> None:
    single = single_of(text.encode(encoding))
    unit = single.page.units[number]
    # All codes are kept in their order; the words come before, between and after.
    target = words + re.sub(r"[^<>]+(?=<|$)", lambda match: match[0] + words, unit.text)
    key = keys_of(single)[number]
    found = localized(single, {key: target})
    if found.refused:
        assert found.data == single.document.data
        return
    after = found.data.decode(encoding)
    for read in (tags_of, tree_of, libxml_of):
        changed = without(read(text), read(after))
        if unit.place is Place.ATTRIBUTE:
            assert len(changed) <= keys_of(single).count(key), changed
        else:
            assert changed == [], (changed, after)


@given(st.integers(0, 22), hostile, st.sampled_from(["utf-8", "windows-1252"]))
@_MANY
@example(0, "</title><script>x</script>", "utf-8")
def test_no_translation_changes_the_elements_of_html(number: int, words: str, label: str) -> None:
    text = _HTML.format(label)
    units = len(single_of(text.encode(label)).page.units)
    check_html(text, number % units, words, label)


@pytest.mark.parametrize("words", HOSTILE)
def test_each_hostile_text_is_text_everywhere_in_html(words: str) -> None:
    text = _HTML.format("utf-8")
    for number in range(len(single_of(text.encode()).page.units)):
        check_html(text, number, words, "utf-8")


def check_xml(data: bytes, name: str, number: int, words: str) -> None:
    single = single_of(data, name)
    unit = single.page.units[number]
    target = words + re.sub(r"[^<>]+(?=<|$)", lambda match: match[0] + words, unit.text)
    key = keys_of(single)[number]
    found = localized(single, {key: target})
    if found.refused:
        assert found.data == data
        return
    changed = without(xml_of(data), xml_of(found.data))
    if unit.place is Place.ATTRIBUTE:
        assert len(changed) <= keys_of(single).count(key)
    else:
        assert changed == []


@given(st.integers(0, 99), hostile, st.sampled_from(["utf-8", "utf-16", "iso-8859-5", "koi8-r"]))
@_MANY
def test_no_translation_changes_the_elements_of_xml(number: int, words: str, label: str) -> None:
    data = _XML.format(label).encode(label)
    check_xml(data, "a.xml", number % len(single_of(data, "a.xml").page.units), words)


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("name", ["a.xml", "a.svg", "a.xhtml"])
def test_each_hostile_text_is_text_everywhere_in_xml(words: str, name: str) -> None:
    data = {
        "a.xml": _XML.format("utf-8"),
        "a.svg": "<svg xmlns='http://www.w3.org/2000/svg' aria-label='l x'><title>A</title>"
        "<text>Words <tspan>of</tspan> it</text><style>a</style></svg>",
        "a.xhtml": "<html xmlns='http://www.w3.org/1999/xhtml'><head><title>A</title></head>"
        "<body><p title='tip'>Words <b>of<br/></b></p><textarea>some</textarea></body></html>",
    }[name].encode()
    for number in range(len(single_of(data, name).page.units)):
        check_xml(data, name, number, words)


@given(xml_bytes(), hostile, st.integers(0, 99))
@_MANY
def test_any_xml_stays_well_formed(data: bytes, words: str, number: int) -> None:
    units = len(single_of(data, "a.xml").page.units)
    check_xml(data, "a.xml", number % units, words)


@given(html_bytes(), hostile, st.integers(0, 99))
@_MANY
def test_only_the_unit_that_was_translated_changes(data: bytes, words: str, number: int) -> None:
    single = single_of(data)
    assume(single.page.units)
    number %= len(single.page.units)
    unit, key = single.page.units[number], keys_of(single)[number]
    if keys_of(single).count(key) > 1:
        return
    found = localized(single, {key: unit.text + words})
    if found.refused:
        assert found.data == data
        return
    source, document = single.page.source, single.document
    before = document.mark + document.encode(source[: unit.span.start])
    after = document.encode(source[unit.span.end :])
    assert data.startswith(before) and data.endswith(after)
    assert found.data.startswith(before) and found.data.endswith(after)
    # What the encoding does not have becomes references, never a question mark.
    inner = found.data[len(before) : len(found.data) - len(after)]
    assert inner.count(b"?") == document.encode(source[slice(*unit.span)] + words).count(b"?") or (
        document.encoding.startswith("utf-16")
    )


@given(soup(), st.integers(0, 99))
@_MANY
def test_a_plain_translation_keeps_the_tree_of_any_soup(text: str, number: int) -> None:
    text += "<p>Last words"
    single = single_of("<meta charset=utf-8>" + text)
    assume(single.page.units)
    number %= len(single.page.units)
    unit, key = single.page.units[number], keys_of(single)[number]
    found = localized(single, {key: unit.text + " und so weiter <i> &amp; &quot;"})
    if found.refused:
        return
    names = [each[:2] for each in tree_of(single.page.source)]  # type: ignore[index]
    assert names == [each[:2] for each in tree_of(found.data.decode())]  # type: ignore[index]
