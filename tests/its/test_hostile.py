"""Documents and rules that are broken, or meant to do harm."""

from __future__ import annotations

import pytest
import turbohtml
from hypothesis import given
from hypothesis import strategies as st

from isogloss.extract.its import format_all, format_category, resolve, resolve_html
from isogloss.model import IsoglossError, SourceError, UsageError
from tests.its.documents import ITS, XLINK, folder, html, ruled, scripted, xml

_SECRET = b"secret-of-the-host"


def _refused(text: bytes) -> SourceError:
    with pytest.raises(SourceError) as caught:
        resolve(text, path="docs/a.xml", html=False, load=folder({}))
    return caught.value


@pytest.mark.parametrize(
    "subset",
    ['<!ENTITY x SYSTEM "%s">', '<!ENTITY %% p SYSTEM "%s"> %%p;', '<!ENTITY x PUBLIC "p" "%s">'],
)
def test_external_entities_are_never_read(
    subset: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    secret = tmp_path_factory.mktemp("host") / "secret"
    secret.write_bytes(_SECRET)
    for address in (secret.as_uri(), "file:///etc/passwd", "http://127.0.0.1:9/x"):
        for content in ("<a>&x;</a>", '<a b="&x;"/>'):
            error = _refused(f"<!DOCTYPE a [{subset % address}]>{content}".encode())
            assert _SECRET.decode() not in str(error)
            assert "never read" in str(error)


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/x.dtd", "file:///etc/passwd"])
def test_dtds_are_never_read(address: str) -> None:
    resolved = xml(f'<!DOCTYPE a SYSTEM "{address}"><a/>')
    assert format_category(resolved, "translate") == '/a\ttranslate="yes"\n'


def test_included_files_stay_out() -> None:
    text = '<a xmlns:x="http://www.w3.org/2001/XInclude"><x:include href="/etc/passwd" parse="text"/></a>'
    assert "x:include[1]" in format_all(xml(text))


def test_entities_cannot_grow_without_measure() -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    text = f'<!DOCTYPE a [<!ENTITY e0 "ha">{entities}]><a>&e11;</a>'
    assert "grow" in str(_refused(text.encode()))


def test_deep_xml_is_refused() -> None:
    error = _refused(b"<a>" * 100_000 + b"</a>" * 100_000)
    assert error.place == "docs/a.xml:1"
    assert "nested" in str(error)


def test_deep_html_is_read_or_refused() -> None:
    try:
        format_category(html("<div>" * 20_000), "translate")
    except IsoglossError as error:
        assert "nested" in str(error)


def test_large_documents_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("isogloss.extract.its.document.MAX_BYTES", 1024)
    for make in (xml, html):
        with pytest.raises(SourceError, match="larger than"):
            make("<p>" + "x" * 1024 + "</p>")


@pytest.mark.parametrize(
    ("text", "line"),
    [(b"", 1), (b"<a>\n<b></a>", 2), (b"<a>\xff</a>", 1), (b"<a>\n\n<b c='1' c='2'/></a>", 3)],
)
def test_broken_xml_is_named_with_its_line(text: bytes, line: int) -> None:
    error = _refused(text)
    assert error.place == f"docs/a.xml:{line}"
    assert error.hint


def test_broken_rules_in_a_script_are_named_with_the_line_of_the_page() -> None:
    with pytest.raises(SourceError) as caught:
        html('<!DOCTYPE html>\n<script type="application/its+xml">\n\n<its:rules>\n</script>')
    assert caught.value.place == "docs/a.html:4"


@pytest.mark.parametrize(
    ("rule", "says"),
    [
        ('<its:translateRule selector="//a[" translate="no"/>', "selector of translateRule “//a[”"),
        ('<its:translateRule selector="//a[b()]" translate="no"/>', "function b()"),
        ('<its:translateRule selector="//x:a" translate="no"/>', "prefix x"),
        ('<its:translateRule selector="//a[.=$v]" translate="no"/>', "variable $v"),
        ('<its:translateRule selector="//doc[y:b]" translate="no"/>', "prefix y"),
        ('<its:translateRule selector="//a[re:test(., 1)]" translate="no"/>', "re:test()"),
        ('<its:translateRule selector="p" translate="no"/>', "absolute"),
        ('<its:translateRule selector="" translate="no"/>', "no selector"),
        ('<its:translateRule selector="//p" translate="maybe"/>', "yes, no"),
        ('<its:translateRule selector="//p"/>', "8.2"),
        ('<its:translatRule selector="//p" translate="no"/>', "“translateRule”"),
        ('<its:idValueRule selector="//doc" idValue="@("/>', "idValue of idValueRule"),
        ('<its:idValueRule selector="//doc" idValue="nothing()"/>', "idValue of idValueRule"),
    ],
)
def test_a_rule_that_cannot_be_used_is_named_with_its_line(rule: str, says: str) -> None:
    with pytest.raises(SourceError) as caught:
        xml(ruled("\n\n" + rule, "<p/>"))
    assert says in str(caught.value)
    assert caught.value.place == "docs/a.xml:3"
    assert caught.value.hint


def test_a_rule_of_a_page_is_named_with_the_line_of_the_page() -> None:
    text = scripted('\n<its:translateRule selector="//h:p["\n translate="no"/>', "<p>x</p>")
    with pytest.raises(SourceError) as caught:
        html(text)
    assert caught.value.place in {"docs/a.html:2", "docs/a.html:3"}


@pytest.mark.parametrize("attribute", ['queryLanguage="css"', 'version="3.0"'])
def test_rules_in_another_language_are_not_guessed_at(attribute: str) -> None:
    with pytest.raises(SourceError, match=attribute.split('"')[1]):
        xml(f"<d {ITS}><its:rules {attribute}/></d>")


def _linking(reference: str) -> str:
    return f'<d {ITS} {XLINK}>\n<its:rules version="2.0" xlink:href="{reference}"/></d>'


@pytest.mark.parametrize(
    "reference",
    ["http://127.0.0.1:9/r.xml", "//127.0.0.1/r.xml", "file:///etc/passwd", "/etc/passwd",
     "%2Fetc/passwd", "", "#a", "a%00.xml", "C:\\r.xml", "\\\\host\\r.xml"],
)  # fmt: skip
def test_what_is_no_file_beside_the_document_is_never_asked_for(reference: str) -> None:
    def load(path: str) -> bytes:
        raise AssertionError(f"asked for {path}")

    with pytest.raises(SourceError, match="beside the document") as caught:
        resolve(_linking(reference).encode(), path="docs/a.xml", html=False, load=load)
    assert caught.value.place == "docs/a.xml:2"


def test_a_missing_rules_file_is_named_with_the_place_of_its_link() -> None:
    with pytest.raises(SourceError, match=r"gone\.xml") as caught:
        xml(_linking("gone.xml"))
    assert caught.value.place == "docs/a.xml:2"
    with pytest.raises(SourceError, match=r"gone\.xml") as caught:
        html('<!DOCTYPE html>\n\n<link rel="its-rules" href="gone.xml">')
    assert caught.value.place == "docs/a.html:3"


@pytest.mark.parametrize("reference", ["r.xml", "./r.xml", "sub/../r.xml"])
def test_a_file_that_links_itself_is_refused(reference: str) -> None:
    itself = f'<its:rules {ITS} {XLINK} version="2.0" xlink:href="{reference}"/>'
    with pytest.raises(SourceError, match="links back to itself") as caught:
        xml(_linking("r.xml"), {"r.xml": itself})
    assert caught.value.place == "docs/r.xml:1"
    with pytest.raises(SourceError, match="links back to itself"):
        xml(_linking("a.xml"))


def test_links_cannot_multiply() -> None:
    def load(path: str) -> bytes:
        number = int(path.removesuffix(".xml"))
        rules = f'<its:rules version="2.0" xlink:href="{number + 1}.xml"/>' * 10
        return f"<r {ITS} {XLINK}>{rules}</r>".encode()

    with pytest.raises(SourceError, match="more than"):
        resolve(_linking("1.xml").encode(), path="docs/a.xml", html=False, load=load)


def test_a_reference_to_no_record_is_named() -> None:
    with pytest.raises(SourceError, match="“gone”") as caught:
        html('<!DOCTYPE html>\n<p its-loc-quality-issues-ref="#gone">x</p>')
    assert caught.value.place == "docs/a.html:2"


def test_a_wrong_category_brings_the_nearest() -> None:
    with pytest.raises(UsageError, match="localizationnote"):
        format_category(xml("<a/>"), "localization-note")


_BITS = """<p <b <table> <td> <svg <math> <mi> <template> <script> <style> <textarea> <select> <o:p
    <foreignObject> <frameset> <a\ufffe> <a× </p </b> </table> </svg> <!-- --> <![CDATA[ ]]> <?php
    > < = " ' & &amp; &#0; é \U0001f600 \ufffe its-loc-note=x translate=no lang=de xml:lang=fr id=a
    xlink:href=q @a a:b=1 xmlns=urn:x xmlns:its="u" 1x=2 ×=1"""
_SPACES = (" ", "\0", "\f", "\r", "\r\n", "\n", "\x01")
_SOUP = st.lists(st.sampled_from((*_BITS.split(), *_SPACES)), max_size=40).map("".join)


@given(_SOUP)
def test_any_page_can_be_read_and_its_start_tags_found(text: str) -> None:
    resolved = resolve_html(text, folder({}))
    assert format_all(resolved).startswith("/html")
    for element in turbohtml.parse(text).iter_elements():
        if element.source_line is not None and element.source_col is not None:
            node = resolved.element(element.source_line, element.source_col)
            assert node is not None
            assert resolved.place(node) == (element.source_line, element.source_col)


def test_names_in_quotes_and_axes_are_no_calls_and_no_prefixes() -> None:
    selector = """//p[descendant::b[self::*] and (@x='f(y:z) $v' or not(text()))]/child::*"""
    rule = f'<its:translateRule selector="{selector}" translate="no"/>'
    resolved = xml(ruled(rule, '<p x="f(y:z) $v"><b/></p>'))
    assert '/doc/p[1]/b[1]\ttranslate="no"' in format_category(resolved, "translate")
