"""What a reader of a finished HTML page meets, read back."""

from __future__ import annotations

from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isogloss.model import BundleError, Carrier, Passage, Reading
from isogloss.verify import read_html


def read(html: str | bytes) -> Reading:
    data = html if isinstance(html, bytes) else html.encode()
    return read_html(data, path="data/en-GB/a.html", edition="en-GB", page="a")


def texts(html: str | bytes, carrier: Carrier = Carrier.BODY, hidden: bool = False) -> list[str]:
    return [
        item.text
        for item in read(html).passages
        if item.carrier is carrier and item.hidden is hidden
    ]


def test_a_passage_is_a_block_with_its_inline_markup_joined() -> None:
    html = "<p>You should <strong>not</strong>\n have <a href=x>the clip</a>.<br>Ask.<p>Next"
    assert texts(html) == ["You should not have the clip. Ask.", "Next"]


def test_text_around_a_nested_block_stays_in_order() -> None:
    assert texts("<div>one<div>two</div>three</div>") == ["one", "two", "three"]
    assert texts("<li>item<ul><li>sub</ul>rest") == ["item", "sub", "rest"]


@pytest.mark.parametrize("tag", ["main", "section", "article", "search", "figure", "hgroup"])
def test_elements_of_html5_are_blocks(tag: str) -> None:
    assert texts(f"a<{tag}>b</{tag}>c") == ["a", "b", "c"]


def test_a_statement_is_one_passage_whatever_stands_in_it() -> None:
    html = "<p>x <span data-statement=a>do <b>not</b></span> y<li data-statement=b>l<p>m</p>n"
    found = [(item.text, item.statement) for item in read(html).passages if item.text != "#"]
    assert found == [("x", ""), ("do not", "a"), ("y", ""), ("l m n", "b")]


@pytest.mark.parametrize(
    "hiding",
    [
        "hidden",
        "hidden=until-found",
        'aria-hidden="true"',
        'style="display:none"',
        'style="DISPLAY : None !important"',
        'style="color:red;visibility:hidden"',
        r'style="dis\70 lay:none"',
        'style="opacity:0.0"',
        "inert",
    ],
)
def test_a_hidden_word_cannot_hide_behind_the_visible_ones(hiding: str) -> None:
    html = f"<p data-statement=a>You must <b {hiding}>not</b> use it."
    shown, concealed = read(html).passages[:2]
    assert (shown.text, shown.hidden) == ("You must use it.", False)
    assert (concealed.text, concealed.hidden, concealed.statement) == ("not", True, "a")


@pytest.mark.parametrize(
    "html",
    [
        "<template><p>x</template>",
        "<noscript><p>x</p></noscript>",
        "<dialog><p>x</dialog>",
        "<div hidden><p>x</div>",
        "<video><p>x</video>",
        "<p popover>x",
    ],
)
def test_what_a_browser_does_not_show_is_hidden(html: str) -> None:
    assert texts(html, hidden=True) == ["x"]
    assert texts(html) == []


@pytest.mark.parametrize(
    "html",
    [
        "<details><summary>s</summary><p>x</details>",
        "<dialog open><p>x</dialog>",
        '<p aria-hidden="false" style="opacity:0.5">x',
    ],
)
def test_what_a_reader_can_reach_is_not_hidden(html: str) -> None:
    assert texts(html)[-1] == "x"


def test_script_and_style_are_no_body_text() -> None:
    html = (
        '<script type="application/ld+json">{"name": "Nic\\u006bel", "x": ["a"], "x": "b"}</script>'
        "<script>let a = 'word'</script>"
        r"""<style>p::before { content: "\4e ickel"; background: url(a.png) } /* "no" */</style>"""
        "<p style=\"--label: 'l'\">x<!-- left over -->"
    )
    assert texts(html) == ["x"]
    assert texts(html, Carrier.DATA) == ["Nickel", "a", "b", "let a = 'word'"]
    assert texts(html, Carrier.DATA, hidden=True) == ["left over"]
    assert texts(html, Carrier.STYLE) == ["Nickel", "--label: 'l'"]


def test_every_attribute_that_carries_words_is_read() -> None:
    html = (
        '<img alt="a1" title="a2"><p aria-label="a3" aria-description="a4">x</p>'
        '<input placeholder="a5"><input type="submit" value="a6"><input type="hidden" value="d1">'
        '<optgroup label="a7"></optgroup><p data-tip="d2" onclick="d3">y'
    )
    assert texts(html, Carrier.ATTRIBUTE) == [f"a{number}" for number in range(1, 8)]
    assert texts(html, Carrier.DATA) == ["d1", "d2", "d3"]


def test_title_and_meta_are_read_and_technical_meta_is_not() -> None:
    html = (
        "<title>T</title><meta name=description content=D><meta property='og:title' content=O>"
        "<meta charset=utf-8><meta name=viewport content='width=device-width'>"
        "<svg><title>picture</title><text>label <tspan>two</tspan></text></svg>"
    )
    assert texts(html, Carrier.TITLE) == ["T"]
    assert texts(html, Carrier.META) == ["D", "O"]
    assert texts(html, Carrier.ATTRIBUTE) == ["picture"]
    assert texts(html) == ["label two"]


def test_a_button_in_a_line_is_read_by_itself() -> None:
    assert texts("<p>Press <button>Start</button> now") == ["Press now", "Start"]
    assert texts("<p data-statement=a>Press <button>Start</button> now") == ["Press Start now"]


def test_language_is_inherited_and_the_text_own_counts() -> None:
    html = "<html lang=en dir=LTR><p>a <i lang=la>mitra</i> b<p><b lang=fr>tout</b><p xml:lang=de>c"
    assert [item.language for item in read(html).passages] == ["en", "fr", "de"]
    assert (read(html).language, read(html).direction) == ("en", "ltr")


def test_links_tell_what_kind_they_are() -> None:
    html = (
        '<link rel="Alternate" hreflang=fr href=f.html><link rel=stylesheet href=s.css>'
        "<base href=b/><meta http-equiv=refresh content='0; url=r.html'>"
        "<a href=' a.html '>x</a><img src=i.png srcset='j.png 1x, data:x,y 2x,k.png'>"
        "<form action=f><script src=s.js></script><p style=\"background:url('u.png')\">"
        "<svg><use xlink:href='#i'/><rect fill='url(#g)'/></svg>"
    )
    found = [(item.rel, item.href, item.hreflang) for item in read(html).links]
    assert found == [
        ("alternate", "f.html", "fr"),
        ("stylesheet", "s.css", ""),
        ("base", "b/", ""),
        ("refresh", "r.html", ""),
        ("a", "a.html", ""),
        ("img", "i.png", ""),
        ("img", "j.png", ""),
        ("img", "data:x,y", ""),
        ("img", "k.png", ""),
        ("form", "f", ""),
        ("script", "s.js", ""),
        ("css", "u.png", ""),
        ("use", "#i", ""),
        ("css", "#g", ""),
    ]


def test_names_in_addresses_and_ids_are_anchors() -> None:
    html = '<h2 id="Risiken">x</h2><a name=old href="../p/nickel%20clip.pdf?x#s%C3%AD">y</a>'
    assert texts(html, Carrier.ANCHOR) == ["Risiken", "old", "nickel clip.pdf", "sí"]
    assert read(html).anchors == {"Risiken", "old"}


@pytest.mark.parametrize(
    ("content", "wanted"),
    [("noindex", True), ("NOFOLLOW, NoIndex", True), ("none", True), ("index", False)],
)
def test_noindex_is_read_from_robots(content: str, wanted: bool) -> None:
    assert read(f'<meta name="Robots" content="{content}">').noindex is wanted


def test_bytes_that_are_no_text_are_unreadable_and_utf8_is_forced() -> None:
    assert read("<meta charset=iso-8859-1><p>é").passages[0].text == "é"
    broken = read(b"<p>caf\xe9\0<p>x")
    assert broken.passages[0].text == "caf\ufffd\ufffd"
    assert broken.unreadable == ("\ufffd",)
    assert read("\ufeff<p>x").passages[0].text == "x"


@pytest.mark.parametrize("html", ["", " ", "<", "<!--", "<!doctype html>", "\0"])
def test_a_document_of_nothing_can_be_read(html: str) -> None:
    assert all(item.text for item in read(html).passages)


def test_text_after_the_end_of_the_document_is_read() -> None:
    assert texts("<html><body><p>x</body></html>tail<p>y") == ["x", "tail", "y"]


def test_a_page_that_the_parser_cuts_off_is_refused_and_not_half_read() -> None:
    with pytest.raises(BundleError, match="cannot be read to its end"):
        read("<div>" * 5000 + "warning")


def test_no_break_spaces_are_text() -> None:
    assert texts("<p>57\u00a0% \n of") == ["57\u00a0% of"]


def test_lines_are_those_of_the_file() -> None:
    lines = {item.text: item.line for item in read("<p>a\n<p>b\n\n<p title=t>c").passages}
    assert lines == {"a": 1, "b": 2, "c": 4, "t": 4}


@settings(deadline=None, max_examples=300)
@given(st.binary(max_size=300))
def test_no_bytes_break_the_reader(data: bytes) -> None:
    assert all(isinstance(item, Passage) for item in read(data).passages)


_PIECES = st.sampled_from(
    """<p> </p> <table> <td> <template> </template> <svg> </svg> <select> <option> <!-- -->
    <script> </script> <style> </style> <textarea> <title> </title> <frameset> <plaintext>
    <math> <![CDATA[ ]]> <?x &#0; &#xd800; &amp <span\tdata-statement=x> </span> <i\thidden> </i>
    text \0 \x01 <br/> </br> <html\tlang=de> <body> </html>""".split(" ")
)


@settings(deadline=None, max_examples=300)
@given(st.lists(_PIECES, max_size=30).map("".join))
def test_no_markup_breaks_the_reader(html: str) -> None:
    assert all(item.text.strip() for item in read(html).passages)


_WORDS = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Cn", "Z")) | st.just(" "),
    min_size=1,
    max_size=40,
).map(lambda text: " ".join(text.split()))


@settings(deadline=None, max_examples=200)
@given(st.lists(_WORDS.filter(bool), max_size=8))
def test_what_is_written_into_blocks_is_read_from_them(blocks: list[str]) -> None:
    html = "".join(f"<p><b>{escape(text[:3])}</b>{escape(text[3:])}</p>" for text in blocks)
    assert texts(f"<!doctype html><main>{html}</main>") == blocks
