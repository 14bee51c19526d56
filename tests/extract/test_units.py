"""What translators see of a page."""

from __future__ import annotations

import html as entities
import re

import lxml.html
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from isogloss.extract import decode_utf8
from isogloss.extract.run import is_wordless
from isogloss.model import Place, SourceError
from isogloss.model.notation import Kind, plain_text, read
from tests.extract.pages import page_of, soup, texts_of, units_of


@pytest.mark.parametrize(
    ("html", "texts"),
    [
        ("<p>One.</p><p>Two.</p>", ["One.", "Two."]),
        ("<ul><li>One<ul><li>Two</li></ul>Three</li></ul>", ["One", "Two", "Three"]),
        ("<div>Loose<p>Own</p>words</div>", ["Loose", "Own", "words"]),
        ("<p>Open<p>closed by the next", ["Open", "closed by the next"]),
        ("<dl><dt>Term<dd>What it is</dl>", ["Term", "What it is"]),
        ("<table><tr><th>Head<td>Cell</table>", ["Head", "Cell"]),
        ("<title>A &amp; B</title>", ["A & B"]),
        ("<textarea>Some <b> text</textarea>", ["Some &lt;b> text"]),
        ("<select><option>One<option>Two</select>", ["One", "Two"]),
        ("<svg><text>Left <tspan>atrium</tspan></text></svg>", ["Left <tspan>atrium</tspan>"]),
        ("<button>Press</button>", ["Press"]),
        ("<p>See <svg><text>A label</text></svg> here</p>", ["See <svg/> here", "A label"]),
        ("<main><noscript>Turn it on.</noscript></main>", ["Turn it on."]),
        ("<main><noscript>Turn <i>it</i> on.</noscript></main>", ["Turn <i>it</i> on."]),
        ("<main><noscript><p>Turn it on.</p></noscript></main>", ["Turn it on."]),
        ("<template><p>Later</p></template>", ["Later"]),
        ("<p>Broken off <a title='x ", ["Broken off"]),
    ],
)
def test_a_block_is_one_unit(html: str, texts: list[str]) -> None:
    assert texts_of(html) == texts


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>A <em>b</em> c</p>", "A <em>b</em> c"),
        ("<p>A <b>b</b> c <b>d</b> <i>e</i></p>", "A <b1>b</b1> c <b2>d</b2> <i>e</i>"),
        ("<p>A<br>b<wbr>c</p>", "A<br/>b<wbr/>c"),
        ("<p>A <a href=x><b>b</b></a> c</p>", "A <a><b>b</b></a> c"),
        ("<p>A <A HREF=x>b</A></p>", "A <a>b</a>"),
        ("<p>A <img src=x alt=pic> b</p>", "A <img/> b"),
        ("<p>A <b>b <i>c</b> d</i> e</p>", "A <b>b <i1/>c</b> d<i2/> e"),
        ("<p>H<sub>2</sub>O</p>", "H<sub>2</sub>O"),
        ("<p>Word.<sup><a href='#r1'>1</a></sup> More.</p>", "Word.<sup><a>1</a></sup> More."),
        ("<p>x<!-- c -->y</p>", "xy"),
    ],
)
def test_inline_codes_have_names_of_their_own_and_are_balanced(html: str, text: str) -> None:
    texts = [unit.text for unit in units_of(html) if unit.place is Place.BLOCK]
    assert texts == [text]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>\n  A\n\t b  \n</p>", "A b"),
        ("<p>A\r\n  b</p>", "A b"),
        ("<p>A&nbsp;b</p>", "A\u00a0b"),
        ("<pre>\n  A\n   b  c\n</pre>", "A\n   b  c"),
        ("<pre>A <b>x\n  y</b> z</pre>", "A <b>x\n  y</b> z"),
        ("<textarea>A\n  b</textarea>", "A\n  b"),
        ("<p title=' A \n b '>1</p>", "A b"),
    ],
)
def test_white_space_is_folded_where_a_browser_folds_it(html: str, text: str) -> None:
    assert texts_of(html) == [text]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p><a href=x><b>All of it</b></a></p>", "All of it"),
        ("<p><b>Note:</b> rest</p>", "<b>Note:</b> rest"),
        ("<p><img src=x> word</p>", "word"),
        ("<p><br>word<br></p>", "word"),
        ("<p><i></i>word<i> </i></p>", "word"),
        ("<p>word <b>all</b></p>", "word <b>all</b>"),
        ("<p><span> <em>a</em> b </span></p>", "<em>a</em> b"),
        ("<p><a id=x></a>word</p>", "word"),
    ],
)
def test_what_wraps_or_edges_a_text_stays_out_of_it(html: str, text: str) -> None:
    assert texts_of(html) == [text]


@pytest.mark.parametrize(
    "html",
    [
        "<p>12</p>",
        "<p>12 %</p>",
        "<p>https://example.org/words/here</p>",
        "<p>www.example.org</p>",
        "<p>someone@example.org</p>",
        "<p>{emergency_number}</p>",
        "<p>…</p>",
        "<p> </p>",
        "<img alt='' src=x>",
        "<img alt='12' src=x>",
        "<sup><a href='#r1'>1</a></sup>",
        "<script>var word</script>",
        "<style>p { color: red }</style>",
        "<iframe>word</iframe>",
        "<!-- word -->",
        "<p><time datetime=2026-10-01>October 1</time></p>",
    ],
)
def test_what_has_no_words_is_not_offered(html: str) -> None:
    assert texts_of(html) == []


@pytest.mark.parametrize(
    ("text", "offered"),
    [("1 mg", True), ("5 min", True), ("№ 5", False), ("二", True), ("é", True), ("µ", True)],
)
def test_a_letter_in_any_script_makes_it_text(text: str, offered: bool) -> None:
    assert texts_of(f"<p>{text}</p>") == ([text] if offered else [])


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("<p title='Word'>", "title"),
        ("<div aria-label='Word'>", "aria-label"),
        ("<img alt='Word'>", "alt"),
        ("<area alt=Word>", "alt"),
        ("<input placeholder=Word>", "placeholder"),
        ("<input type=submit value=Word>", "value"),
        ("<input type=RESET value=Word>", "value"),
        ("<input type=image alt=Word>", "alt"),
        ("<textarea placeholder=Word></textarea>", "placeholder"),
        ("<a download=Word></a>", "download"),
        ("<table><tr><th abbr=Word></table>", "abbr"),
        ("<select><optgroup label=Word></select>", "label"),
        ("<select><option label=Word></select>", "label"),
        ("<video><track label=Word></video>", "label"),
        ("<meta name=description content=Word>", "content"),
        ("<meta property=og:title content=Word>", "content"),
        ("<svg><g aria-label=Word /></svg>", "aria-label"),
    ],
)
def test_attributes_that_the_html_standard_lists_are_offered(tag: str, name: str) -> None:
    (unit,) = units_of(tag)
    assert (unit.text, unit.place) == ("Word", Place.ATTRIBUTE)
    assert unit.what.startswith(f"{name} of <")


@pytest.mark.parametrize(
    "tag",
    [
        "<p class=word id=word lang=en>",
        "<a href=word rel=word></a>",
        "<input type=text value=word>",
        "<input type=hidden value=word>",
        "<meta name=viewport content='width=device-width'>",
        "<meta http-equiv=refresh content='word'>",
        "<div data-x=word alt=word placeholder=word>",
        "<button value=word></button>",
    ],
)
def test_attributes_for_machines_are_not_offered(tag: str) -> None:
    assert texts_of(tag) == []


def test_the_first_of_two_attributes_of_one_name_is_the_one() -> None:
    (unit,) = units_of("<p title='First' TITLE='Second'>")
    assert unit.text == "First"


def test_text_that_is_protected_is_shown_but_not_offered() -> None:
    (unit,) = units_of("<p>Use <span translate=no>MitraSeal™</span> daily.</p>")
    assert unit.text == "Use <span/> daily."
    assert [code.shows for code in unit.codes] == ["MitraSeal™"]
    assert texts_of("<p translate=no title=Word>x <b translate=yes>but this</b></p>") == [
        "but this"
    ]


@pytest.mark.parametrize(
    ("html", "texts"),
    [
        ("<p>a <span its-within-text=no>own</span> b</p>", ["a", "own", "b"]),
        ("<div>a <x-y its-within-text=yes>x</x-y> b</div>", ["a <x-y>x</x-y> b"]),
        ("<p>a <i its-within-text=nested>note</i> b</p>", ["a <i/> b", "note"]),
    ],
)
def test_within_text_decides_what_belongs_together(html: str, texts: list[str]) -> None:
    assert texts_of(html) == texts


def test_a_locale_filter_makes_a_region_and_a_text_of_its_own() -> None:
    page = page_of(
        "<p>Call <b its-locale-filter-list='*-US, *-CA'>the police</b> now</p>"
        "<p its-locale-filter-list='*-JP' its-locale-filter-type=exclude>All but one</p>"
    )
    assert [unit.text for unit in page.units] == ["Call <b/> now", "the police", "All but one"]
    assert [page.source[slice(*region.span)][:3] for region in page.regions] == ["<b ", "<p "]
    first, second = (region.filter for region in page.regions)
    assert [first.admits(tag) for tag in ("en-US", "fr-CA", "de-DE")] == [True, True, False]
    assert [second.admits(tag) for tag in ("ja-JP", "en-US")] == [False, True]
    assert page.units[1].filters == (first,)


@pytest.mark.parametrize("name", ["data-note", "its-loc-note"])
def test_a_note_goes_to_its_text_and_not_into_the_page(name: str) -> None:
    page = page_of(f"<section {name}='All of this'><p {name}='Be brief' class=x>Word</p></section>")
    assert [unit.notes for unit in page.units] == [("All of this", "Be brief")]
    assert [page.source[slice(*span)] for span in page.private] == [
        f" {name}='All of this'",
        f" {name}='Be brief'",
    ]


def test_variables_in_attributes_that_are_no_text_are_found() -> None:
    page = page_of(
        "<a href='{ifu_url}#{{x}}' title='See {ifu_url} now'>Read {ifu_url}</a><p>{n}</p>"
    )
    assert [unit.text for unit in page.units] == ["See {ifu_url} now", "Read {ifu_url}"]
    assert [item.name for item in page.variables] == ["ifu_url", "n"]
    assert [page.source[slice(*item.span)] for item in page.variables] == ["{ifu_url}", "{n}"]


def test_dates_and_numbers_are_made_for_each_edition() -> None:
    page = page_of(
        "<p>Since <time datetime='2026-10-01'>October 1</time>,\n"
        "<data value=2000000>2 million</data> people</p>"
    )
    assert [unit.text for unit in page.units] == ["Since <time/>, <data/> people"]
    assert [(item.kind.value, item.value, item.line) for item in page.generated] == [
        ("date", "2026-10-01", 1),
        ("number", "2000000", 2),
    ]


def test_a_file_that_is_not_utf_8_is_refused_with_its_line() -> None:
    with pytest.raises(SourceError) as caught:
        decode_utf8("<p>\n<p>é".encode("latin-1"), "source/pages/a.html")
    assert caught.value.place == "source/pages/a.html:2"
    assert "0xE9" in caught.value.message
    with pytest.raises(SourceError) as caught:
        decode_utf8(b"<p>\n\n\x00", "source/pages/a.html")
    assert caught.value.place == "source/pages/a.html:3"


# -- laws ---------------------------------------------------------------------


def _balanced(text: str) -> bool:
    opened: list[str] = []
    for token in read(text):
        if token.kind is Kind.OPEN:
            opened.append(token.value)
        elif token.kind is Kind.CLOSE and (not opened or opened.pop() != token.value):
            return False
    return not opened


@given(soup())
@settings(max_examples=200, deadline=None)
def test_whatever_the_page_a_text_is_balanced_trimmed_and_has_each_code_once(html: str) -> None:
    for unit in units_of(html):
        assert _balanced(unit.text)
        assert unit.text.strip(" \t\n\f")
        tokens = [token for token in read(unit.text) if token.kind in (Kind.OPEN, Kind.ALONE)]
        names = [token.value for token in tokens]
        assert names == [code.name for code in unit.codes]
        assert len(set(names)) == len(names)
        assert 1 <= unit.line <= html.count("\n") + html.count("\r") + 1


_words = st.text(st.characters(categories=["L", "N", "P", "Zs"]), min_size=1, max_size=8).map(
    lambda text: f"w{text}"
)
_inline = st.recursive(
    _words.map(entities.escape) | st.sampled_from([" ", "\n  ", "<br>", "&amp;lt;", "&nbsp;"]),
    lambda inner: st.builds(
        lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag}>",
        st.sampled_from(["b", "em", "span class=x", "code"]),
        st.lists(inner, max_size=3),
    ).map(lambda text: re.sub(r"</(\w+) [^>]*>", r"</\1>", text)),
    max_leaves=6,
)
_blocks = st.recursive(
    st.lists(_inline, min_size=1, max_size=4).map(lambda parts: f"<p>{''.join(parts)}</p>"),
    lambda inner: st.builds(
        lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag}>",
        st.sampled_from(["div", "section", "blockquote"]),
        st.lists(inner, max_size=3),
    ),
    max_leaves=6,
)


@given(st.lists(_blocks, min_size=1, max_size=4).map("".join))
@settings(max_examples=200, deadline=None)
def test_the_texts_of_a_page_are_the_words_that_another_parser_finds(body: str) -> None:
    assume("@" not in body)  # an address is no word, and tags may make one
    html = f"<!doctype html><html><head><title>wt</title></head><body>{body}</body></html>"
    tree = lxml.html.document_fromstring(html)
    for line_break in tree.iter("br"):
        line_break.tail = " " + (line_break.tail or "")
    theirs = [
        " ".join(text.split())
        for element in tree.iter("title", "p")
        if not is_wordless(text := "".join(map(str, element.itertext())))
    ]
    ours = [" ".join(plain_text(text, {}, {}).split()) for text in texts_of(html)]
    assert ours == theirs


def test_an_id_of_either_kind_names_a_unit_wherever_it_moves() -> None:
    for attribute in ("id", "data-l10n-id"):
        first = page_of(f"<div><p {attribute}=greeting>Hello there</p></div>")
        moved = page_of(
            f"<p>New</p><section><b><p {attribute}=greeting>Hello there</p></b></section>"
        )
        assert first.units[0].id == moved.units[-1].id == "#greeting"
