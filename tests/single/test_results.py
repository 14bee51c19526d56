"""What is translated: codes, language, encoding."""

from __future__ import annotations

import pytest
import turbohtml
from lxml import etree

from .documents import ENCODINGS, keys_of, localized, single_of, texts_of, translated

_XHTML = "<html xmlns='http://www.w3.org/1999/xhtml'{}><body><p>Words</p></body></html>"


# -- codes -----------------------------------------------------------------------

_SENTENCE = (
    "<p>See <a href=1>one</a>, <b>two <i>deep</i></b><br> <img src=x> and <a href=2>end</a>."
)


def done(source: str, target: str) -> str | None:
    """The paragraph with this translation, None where it is refused."""
    single = single_of(source)
    found = localized(single, {keys_of(single)[0]: target})
    return None if found.refused else found.data.decode()


def test_codes_can_be_reordered_and_nested_otherwise() -> None:
    assert texts_of(_SENTENCE) == [
        "See <a1>one</a1>, <b>two <i>deep</i></b><br/> <img/> and <a2>end</a2>."
    ]
    target = "<a2>Ende <i>tief</i></a2><img/><br/><b><a1>eins</a1></b> zwei"
    assert done(_SENTENCE, target) == (
        "<p><a href=2>Ende <i>tief</i></a><img src=x><br><b><a href=1>eins</a></b> zwei"
    )


def test_emphasis_can_be_left_out() -> None:
    assert done("<p>One <b>two</b> three", "Eins zwei drei") == "<p>Eins zwei drei"
    assert done("<p>Immuno<wbr>globulin", "Globulin") == "<p>Globulin"


@pytest.mark.parametrize(
    "target",
    ["<a1>x</a1> <a1>x</a1> <a2>y</a2>", "<em>x</em>", "<a1>x</a2>", "<a1><a2>x</a1></a2>", "<br>x",
     "<a1>x", "x</a1>", "<br/><br/>", "<a1/>", "<a3>x</a3>"],
)  # fmt: skip
def test_codes_that_are_unknown_doubled_or_crossed_are_refused(target: str) -> None:
    assert done(_SENTENCE, target) is None


@pytest.mark.parametrize("target", ["Eins", "Eins <b>zwei</b> <i>drei</i>"])
def test_a_link_or_a_part_of_its_own_cannot_be_left_out(target: str) -> None:
    assert done(_SENTENCE, target) is None


def test_a_date_in_a_single_document_is_text_of_its_sentence() -> None:
    source = "<p>On <time datetime=2026-10-01>October 1</time> we meet"
    assert texts_of(source) == ["On <time>October 1</time> we meet"]


@pytest.mark.parametrize(
    "source",
    ["Loose <b>words</b> first", "<b title=tip>Bold</b> words", "<i>One</i> two <p>Three"],
)
def test_a_fragment_is_translated_from_its_first_word(source: str) -> None:
    single = single_of(source)
    for lang in (None, "de"):
        found = localized(single, {key: f"{key.text} X" for key in keys_of(single)}, lang)
        assert found.filled == found.units
        assert found.data.count(b" X") == found.units


# -- language --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "lang", "start"),
    [
        ("<html><p>Words", "de", '<html lang="de"><p>'),
        ("<html lang=en class=x><p>Words", "fr-CA", '<html lang="fr-CA" class=x>'),
        ("<HTML class=x LANG = 'en'><p>Words", "de", "<HTML class=x LANG = \"de\">"),
        ("<html data-x=' lang=en'><p>Words", "de", "<html lang=\"de\" data-x=' lang=en'>"),
        ("<html lang><p>Words", "de", '<html lang="de" lang>'),
        ("<html lang=en><p>Words", "ar", '<html dir="rtl" lang="ar">'),
        ("<html lang=ar dir=rtl><p>Words", "de", '<html lang="de" dir="ltr">'),
        ("<html data-x=\"dir='a'\"><p>Words", "de", "<html lang=\"de\" data-x=\"dir='a'\">"),
        ("<!doctype html>\n<p>Words", "de", '<!doctype html><html lang="de">\n<p>'),
        ("<p>Words", "ar", '<html dir="rtl" lang="ar"><p>'),
        ("<title>Words</title>", "de", '<html lang="de"><title>'),
        ("<!-- <html lang=x> --><html><p>Words", "de", '<!-- <html lang=x> --><html lang="de">'),
    ],
)  # fmt: skip
def test_html_declares_its_language_and_direction(source: str, lang: str, start: str) -> None:
    result = translated(source, {"Words": "Worte"}, lang=lang)
    assert result.decode().startswith(start)
    root = turbohtml.parse(result).root
    assert root is not None
    assert root.attrs["lang"] == lang
    assert (root.attrs.get("dir") == "rtl") == (lang == "ar")


@pytest.mark.parametrize(
    ("name", "source", "expected"),
    [
        ("a.xhtml", _XHTML.format(" xml:lang='en'"), {"xml:lang": "ar", "lang": "ar", "dir": "rtl"}),
        ("a.svg", "<svg xmlns='http://www.w3.org/2000/svg'><text>Words</text></svg>", {"xml:lang": "ar"}),
        ("a.xml", "<d xml:lang=\"en\" l=' xml:lang=\"x\"'><p>Words</p></d>", {"xml:lang": "ar"}),
        ("a.xml", "<!-- <x> --><?x <y>?><d><p>Words</p></d>", {"xml:lang": "ar"}),
    ],
)  # fmt: skip
def test_xml_declares_its_language(name: str, source: str, expected: dict[str, str]) -> None:
    root = etree.fromstring(translated(source, {"Words": "x"}, name, "ar"))
    for key, value in expected.items():
        expanded = key.replace("xml:", "{http://www.w3.org/XML/1998/namespace}")
        assert root.get(expanded) == value
    assert (root.get("dir") is not None) == ("dir" in expected)


# -- encoding --------------------------------------------------------------------


@pytest.mark.parametrize("label", ["windows-1252", "iso-8859-2", "koi8-r", "shift_jis", "big5"])
def test_what_an_encoding_lacks_becomes_references(label: str) -> None:
    codec, _ = ENCODINGS[label]
    target = "Ärger “日本” Жук 😀 اللغة"
    for name, text in (
        ("a.html", f"<meta charset={label}><p title='Words'>Words</p><title>Words</title>"),
        ("a.xml", f"<?xml version='1.0' encoding='{label}'?><d><p>Words</p></d>"),
    ):
        data = translated(text.encode(codec), {"Words": target}, name)
        assert b"?" not in data.replace(b"<?xml", b"").replace(b"?>", b"")
        assert target in texts_of(data, name)


@pytest.mark.parametrize("label", ENCODINGS)
@pytest.mark.parametrize(
    "page",
    [
        "<!doctype html><html><head><meta charset={0}><title>Words</title>",
        "<!doctype html><meta http-equiv=content-type content='text/html; charset={0}'><p>Words",
        "<!doctype html><!-- <meta charset=x> --><head><meta name=description content='charset=no words'>"
        "<META CHARSET='{0}'><p>Words",
        "<meta charset={0}><meta charset={0}><p>Words",
    ],
)  # fmt: skip
def test_html_becomes_utf8_and_says_so(label: str, page: str) -> None:
    codec, mark = ENCODINGS[label]
    source = mark + page.format(label.split(maxsplit=1)[0]).encode(codec)
    target = "Ärger 日本 Жук 😀"
    data = translated(source, {"Words": target}, to_utf8=True)
    parsed = turbohtml.parse(data)
    assert parsed.encoding == "UTF-8"
    assert target in data.decode("utf-8-sig")
    assert "charset=no words" in data.decode() or "no words" not in page
    assert label.startswith("utf-8") or f"charset={label}".encode() not in data.lower()


@pytest.mark.parametrize(
    "page",
    [
        "<!doctype html>\n<p>Words caf\xe9",
        "<html lang=en>\n<p>Words caf\xe9",
        "<!doctype html><html><head data-x='>'><title>Words caf\xe9</title>",
        "<header>x</header><p>Words caf\xe9",
        "<!-- <head> --><p>Words caf\xe9",
        "<script>'<meta charset=koi8-r>'</script><p>Words caf\xe9",
    ],
)
def test_html_without_a_declaration_gets_one(page: str) -> None:
    source = page.encode("cp1252")
    single = single_of(source)
    before = turbohtml.parse(single.page.source)
    data = localized(single, {keys_of(single)[-1]: "日本"}, to_utf8=True).data
    assert turbohtml.parse(data).encoding == "UTF-8"
    assert "日本" in data.decode("utf-8")
    after = [each.tag for each in turbohtml.parse(data).iter_elements()]
    assert [tag for tag in after if tag != "meta"] == [each.tag for each in before.iter_elements()]
    assert ("<!doctype" in page) == data.lower().startswith(b"<!doctype")


@pytest.mark.parametrize("label", ["utf-16", "iso-8859-5", "utf-8", None])
@pytest.mark.parametrize("name", ["a.xml", "a.xhtml", "a.svg"])
def test_xml_becomes_utf8_and_says_so(label: str | None, name: str) -> None:
    body = "<d><p>Words</p></d>" if name == "a.xml" else _XHTML.format("")
    if name == "a.svg":
        body = "<svg xmlns='http://www.w3.org/2000/svg'><text>Words</text></svg>"
    declaration = f'<?xml version="1.0" encoding="{label}" standalone="yes"?>\n' if label else ""
    data = translated(
        (declaration + body).encode(label or "utf-8"), {"Words": "日本 Жук"}, name, to_utf8=True
    )
    assert "日本 Жук" in str(etree.fromstring(data).xpath("string()"))
    assert "日本 Жук" in data.decode("utf-8")
    assert not label or 'standalone="yes"' in data.decode()
    assert b"utf-16" not in data and b"8859" not in data


def test_utf8_that_says_so_stays_as_it_is() -> None:
    for source in (
        b"<!doctype html><META Charset=UTF-8><p>Words",
        b"\xef\xbb\xbf<p>Words",
        b"<meta http-equiv=Content-Type content='text/html; charset=UTF-8'><p>Words",
    ):
        assert localized(single_of(source), {}, to_utf8=True).data == source
    source = b"<?xml version='1.0' encoding='UTF-8'?><d>Words</d>"
    assert localized(single_of(source, "a.xml"), {}, to_utf8=True).data == source
