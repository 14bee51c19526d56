"""A translation is text. Whatever is written in it, it stays in its place and brings no markup."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import lxml.html
import pytest
import turbohtml
from hypothesis import given, settings
from hypothesis import strategies as st

from isogloss.assemble import AssemblyError
from isogloss.check import run
from isogloss.check.samples import pair
from isogloss.model import Gate, Severity, SourceError
from isogloss.model.notation import Kind, read
from tests.assemble.editions import assembled, whole

PAGE = whole(
    head="<title>The title</title><meta name=description content='A description'>",
    body="""
<main id=main class='c' title="A tip" data-note="About it">
<p id=block lang=en>Before <a href="{ifu_url}#x" data-k="v">link</a> and <b>bold</b>
<img src=x.png alt='A picture'> <span translate=no class=n>MitraSeal</span><br>after</p>
<p id=plain data-statement=s.t>Do not use it</p>
<textarea id=area rows=2>Area text</textarea>
<select><option id=choice value=1>First choice</option></select>
<svg viewBox="0 0 1 1"><title id=name>Drawing</title><text id=label x=1>Label</text></svg>
<pre id=pre>Code text</pre>
<noscript><p id=silent>Silent text</p></noscript>
<input id=field placeholder=Unquoted type=text>
<table><tr><td id=cell>Cell text</td></tr></table>
<button id=press>Press</button>
<math><mtext id=formula>Formula</mtext></math>
</main>""",
)
VARIABLES = {"ifu_url": 'https://ifu.example/?a=1&b="2"', "emergency_number": "<911>"}
# Where the text of each unit is to be found: the element's id, or its tag, and the attribute.
PLACES = {
    "The title": ("title", ""),
    "A description": ("meta", "content"),
    "A tip": ("main", "title"),
    "Before <a>link</a> and <b>bold</b> <img/> <span/><br/>after": ("block", ""),
    "A picture": ("img", "alt"),
    "Do not use it": ("plain", ""),
    "Area text": ("area", ""),
    "First choice": ("choice", ""),
    "Drawing": ("name", ""),
    "Label": ("label", ""),
    "Code text": ("pre", ""),
    "Silent text": ("silent", ""),
    "Unquoted": ("field", "placeholder"),
    "Cell text": ("cell", ""),
    "Press": ("press", ""),
    "Formula": ("formula", ""),
}
ATTACKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</p>",
    "</textarea><script>",
    "</title>",
    "</option></select><b>",
    "</svg><p>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<?php ?>",
    "&lt;b&gt;",
    "&amp;lt;",
    "&#60;i&#62;",
    "&#x3c;u>",
    "&#0;",
    "&#13;",
    "&notit;",
    "&",
    '"',
    "'",
    "`",
    "=",
    '" onclick="x',
    "' onclick='x",
    "{{ texts }}",
    "{% raw %}",
    "{# #}",
    "{{7*7}}",
    "{ifu_url}",
    "{emergency_number}",
    "{nothing}",
    "{",
    "}}",
    "%(x)s",
    "\u202e",
    "\u2066",
    "\u2028",
    "\x0b",
    "\x1b[31m",
    "\x85",
    "\ufeff",
    "\x00",
    "\r",
    "\n\n",
    "<a>",
    "</a>",
    "<b>",
    "</b>",
    "<img/>",
    "<span/>",
    "<br/>",
    "<br>",
    "<a/>",
    "<a href='javascript:x'>",
    "<b onclick=x>",
    "<p>",
    "<a1>",
    "<style>*{}</style>",
    "javascript:alert(1)",
]
translations = st.lists(
    st.sampled_from(ATTACKS) | st.text(st.characters(exclude_categories=["Cs"]), max_size=5),
    max_size=8,
).map("".join)

Structure = Counter[tuple[str, tuple[tuple[str, str], ...]]]


def lxml_structure(html: str) -> Structure:
    return Counter(
        (str(element.tag), tuple(sorted((str(n), str(v)) for n, v in element.attrib.items())))
        for element in lxml.html.document_fromstring(html).iter()
    )


def html5_structure(html: str) -> Structure:
    return Counter(
        (element.tag, tuple(sorted((name, str(value)) for name, value in element.attrs.items())))
        for element in turbohtml.parse(html).iter_elements()
    )


PARSERS: list[Callable[[str], Structure]] = [lxml_structure, html5_structure]


def without(structure: Structure, attribute: str) -> Structure:
    """The structure, whatever the value of the attribute."""
    found: Structure = Counter()
    for (tag, attributes), count in structure.items():
        kept = tuple((n, "…" if n == attribute else v) for n, v in attributes)
        found[tag, kept] += count
    return found


def shown(html: str, place: str, attribute: str) -> str:
    """What an HTML5 parser finds in the place."""
    by_id = f"[id={place}]" if f"id={place}" in PAGE.source else place
    element = turbohtml.parse(html).select_one(by_id)
    assert element is not None
    return str(element.attrs[attribute]) if attribute else element.text


def meant(text: str) -> str:
    """What a translation says, as characters."""
    said = []
    for token in read(text):
        if token.kind is Kind.TEXT:
            said.append(token.value)
        elif token.kind is Kind.VARIABLE:
            said.append(VARIABLES[token.value])
        elif token == (Kind.ALONE, "span", token.start, token.end):
            said.append("MitraSeal")
    # HTML Standard 13.2.3.5: a parser reads both as one line end.
    return "".join(said).replace("\r\n", "\n").replace("\r", "\n")


def test_every_unit_of_the_page_is_tried() -> None:
    assert {unit.text for unit in PAGE.units} == set(PLACES)


@pytest.mark.parametrize("text", PLACES)
@given(written=translations)
@settings(max_examples=60, deadline=None)
def test_any_translation_is_text_in_its_place_or_is_refused(text: str, written: str) -> None:
    place, attribute = PLACES[text]
    before = assembled(PAGE, {}, VARIABLES)
    try:
        after = assembled(PAGE, {text: written}, VARIABLES)
    except (AssemblyError, SourceError) as error:
        assert error.place
        assert error.hint
        return
    if not written:  # an empty translation is none, and the page says so
        return
    used = {token.value for token in read(written) if token.kind in (Kind.OPEN, Kind.ALONE)}
    for parse in PARSERS:
        expected = without(parse(before), attribute) if attribute else parse(before)
        found = without(parse(after), attribute) if attribute else parse(after)
        assert not found - expected, "something was added"
        lost = {tag for tag, _ in expected - found}
        assert lost <= {"a", "b", "img", "span", "br"} - used
    found_text = shown(after, place, attribute)
    expected_text = meant(written)
    if place in ("area", "pre"):  # HTML Standard 13.2.6.4.7: the first line end is dropped
        found_text, expected_text = found_text.lstrip("\n"), expected_text.lstrip("\n")
    assert found_text == expected_text


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("text", PLACES)
def test_known_attacks_bring_no_element_and_no_attribute(text: str, attack: str) -> None:
    before = assembled(PAGE, {}, VARIABLES)
    attribute = PLACES[text][1]
    try:
        after = assembled(PAGE, {text: f"Hola {attack} fin"}, VARIABLES)
    except (AssemblyError, SourceError):
        return
    for parse in PARSERS:
        assert not without(parse(after), attribute) - without(parse(before), attribute)


TEXT = "See <a1>one</a1> and <a2>two</a2>, <b>now</b><br/>or later"
SMALL = whole("<p>See <a href=1>one</a> and <a href=2>two</a>, <b>now</b><br>or later</p>")


def paragraph(written: str) -> str:
    document = assembled(SMALL, {TEXT: written})
    return document.partition("<p>")[2].partition("</p>")[0]


@pytest.mark.parametrize(
    ("written", "html"),
    [
        (
            "<a2>dos</a2> y <a1>uno</a1>, <b>ya</b><br/>luego",
            "<a href=2>dos</a> y <a href=1>uno</a>, <b>ya</b><br>luego",
        ),
        ("<b><a1>uno</a1> <a2>dos</a2></b><br/>", "<b><a href=1>uno</a> <a href=2>dos</a></b><br>"),
        ("<a1><b>uno</b></a1><br/><a2>dos</a2>", "<a href=1><b>uno</b></a><br><a href=2>dos</a>"),
        ("<a1></a1><a2>dos</a2><br/>", "<a href=1></a><a href=2>dos</a><br>"),
    ],
)
def test_codes_may_change_places_and_nest(written: str, html: str) -> None:
    assert paragraph(written) == html


@pytest.mark.parametrize(
    "written",
    [
        "<a1>uno</a1> <a1>otra vez</a1> <a2>dos</a2><br/>",
        "<br/><br/><a1>uno</a1><a2>dos</a2>",
        "<a3>tres</a3>",
        "<a>uno</a>",
        "<i>ya</i>",
        "<a1>uno",
        "uno</a1>",
        "<a1><b>uno</a1></b>",
        "<a1/>",
        "<br>",
        "</br>",
        "<b/>",
    ],
)
def test_codes_that_are_doubled_added_or_not_closed_stop_the_assembly(written: str) -> None:
    with pytest.raises(AssemblyError) as caught:
        paragraph(written)
    assert caught.value.place == "source/pages/a.html:1"
    assert caught.value.hint


@pytest.mark.parametrize(
    ("written", "severity"),
    [
        ("Vea uno y <a2>dos</a2>, <b>ya</b><br/>o luego", Severity.ERROR),
        ("Vea <a1>uno</a1> y <a2>dos</a2>, ya<br/>o luego", Severity.WARNING),
    ],
)
def test_a_lost_code_is_not_assembled_again_but_found_by_the_check(
    written: str, severity: Severity
) -> None:
    assert paragraph(written)
    droppable = tuple(code.name for code in SMALL.units[0].codes if code.droppable)
    assert droppable == ("b",)
    found = run([pair(TEXT, written, "es")], Gate.RELEASE)
    assert any(finding.rule.startswith("IG3") for finding in found)
    if severity is Severity.ERROR:
        assert any(finding.severity is Severity.ERROR for finding in found)


def test_a_nul_character_is_refused() -> None:
    with pytest.raises(AssemblyError):
        paragraph("a\x00b")
