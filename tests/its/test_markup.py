"""Local markup, pointers, variables and records, in XML and in HTML."""

from __future__ import annotations

import pytest

from isogloss.extract.its import Note, StorageSize, annotations_of, resolve_html
from isogloss.model import LocaleFilter
from tests.its.documents import ITS, folder, html, ruled, said, scripted, xml

P = "/html/body[1]/p[1]"


# -- HTML ----------------------------------------------------------------------


def test_html_words_match_without_regard_to_case() -> None:
    resolved = html('<p TRANSLATE="No" ITS-Within-Text="NESTED" its-loc-note="N" dir=RTL>x</p>')
    assert said(resolved, "translate")[P] == 'translate="no"'
    assert said(resolved, "elementswithintext")[P] == 'withinText="nested"'
    assert said(resolved, "localizationnote")[P] == 'locNote="N" locNoteType="description"'
    assert said(resolved, "directionality")[P] == 'dir="rtl"'


def test_xml_words_match_exactly() -> None:
    assert said(xml(f'<d {ITS} its:translate="NO"/>'), "translate")["/d"] == 'translate="yes"'


@pytest.mark.parametrize(
    ("attribute", "category", "nothing"),
    [
        ('translate="maybe"', "translate", 'translate="yes"'),
        ('dir="auto"', "directionality", 'dir="ltr"'),
        ('its-term="perhaps"', "terminology", 'term="no"'),
        ('its-term-confidence="0.5"', "terminology", 'term="no"'),
        ('its-within-text="inline"', "elementswithintext", 'withinText="no"'),
        ('its-mt-confidence="1.5"', "mtconfidence", ""),
        ('its-mt-confidence="high"', "mtconfidence", ""),
        ('its-storage-size="-3"', "storagesize", ""),
        ('its-storage-size="many"', "storagesize", ""),
        ('its-loc-quality-issue-type="ugly"', "locqualityissue", ""),
        ('its-loc-quality-rating-score="101"', "locqualityrating", ""),
        ('its-loc-note-type="alert"', "localizationnote", ""),
        ('its-locale-filter-type="exclude"', "localefilter", 'localeFilterList="*" localeFilterType="include"'),
        ('its-translate="no"', "translate", 'translate="yes"'),  # HTML has its own (6.1)
    ],
)  # fmt: skip
def test_what_the_standard_does_not_allow_says_nothing(
    attribute: str, category: str, nothing: str
) -> None:
    assert said(html(f"<p {attribute}>x</p>"), category)[P] == nothing


def test_one_wrong_value_does_not_spoil_the_others() -> None:
    text = '<p its-loc-quality-issue-comment="c" its-loc-quality-issue-severity="200">x</p>'
    expected = 'locQualityIssueComment="c" locQualityIssueEnabled="yes"'
    assert said(html(text), "locqualityissue")[P] == expected


def test_html_attributes_of_text_are_translated_as_their_element() -> None:
    text = """<p title=a class=b>x</p><p translate=no title=c>x</p>
        <input type=button value=d><input type=text value=e placeholder=f><meta name=author content=g>"""
    found = said(html(f"<!DOCTYPE html><body>{text}"), "translate")
    assert found[P + "/@title"] == 'translate="yes"'
    assert found[P + "/@class"] == 'translate="no"'
    assert found["/html/body[1]/p[2]/@title"] == 'translate="no"'
    assert found["/html/body[1]/input[1]/@value"] == 'translate="yes"'
    assert found["/html/body[1]/input[2]/@value"] == 'translate="no"'
    assert found["/html/body[1]/input[2]/@placeholder"] == 'translate="yes"'
    assert found["/html/body[1]/meta[1]/@content"] == 'translate="no"'


def test_html_knows_what_is_within_text() -> None:
    text = "<p><b>x</b><textarea>y</textarea><svg><g/></svg><link itemprop=a href=b></p>"
    found = said(html(text), "elementswithintext")
    assert found[P] == 'withinText="no"'
    assert found[P + "/b[1]"] == 'withinText="yes"'
    assert found[P + "/textarea[1]"] == 'withinText="nested"'
    assert found[P + "/svg[1]"] == 'withinText="yes"'
    assert found[P + "/svg[1]/g[1]"] == 'withinText="no"'
    assert found[P + "/link[1]"] == 'withinText="yes"'


def test_bdo_overrides_the_direction_of_characters() -> None:
    found = said(html("<p><bdo dir=rtl>x</bdo><bdi dir=rtl>y</bdi></p>"), "directionality")
    assert found[P + "/bdo[1]"] == 'dir="rlo"'
    assert found[P + "/bdi[1]"] == 'dir="rtl"'


def test_preserve_space_is_not_for_html() -> None:
    assert said(html("<pre>x</pre>"), "preservespace")["/html/body[1]/pre[1]"] == ""


def test_names_that_xml_cannot_have_are_shown_as_written() -> None:
    found = said(html("<p @click=a xml:lang=de><o:p>x</o:p></p>"), "translate")
    assert P + "/@@click" in found
    assert P + "/@xml:lang" in found
    assert P + "/o:p[1]" in found
    assert said(html("<p xml:lang=de>x</p>"), "languageinformation")[P] == ""


def test_foreign_attributes_keep_their_prefix() -> None:
    found = said(html('<p><svg xml:lang="fr" xlink:href="#a"></svg></p>'), "languageinformation")
    assert found[P + "/svg[1]/@xlink:href"] == 'lang="fr"'


def test_control_characters_of_html_do_no_harm() -> None:
    assert P in said(html("<p title='a&#1;'>b\x0c&#2;</p>"), "translate")


def test_xhtml_in_xml_speaks_html_too() -> None:
    text = """<html xmlns="http://www.w3.org/1999/xhtml"><body><p translate="no"
        its-loc-note="n" id="i"><b title="t"/></p></body></html>"""
    resolved = xml(text)
    assert said(resolved, "translate")[P + "/b[1]/@title"] == 'translate="no"'
    assert said(resolved, "localizationnote")[P] == 'locNote="n" locNoteType="description"'
    assert said(resolved, "idvalue")[P] == 'idValue="i"'
    assert said(resolved, "elementswithintext")[P + "/b[1]"] == 'withinText="yes"'


def test_template_content_belongs_to_its_template() -> None:
    found = said(html("<p translate=no><template><b>x</b></template></p>"), "translate")
    assert found[P + "/template[1]/b[1]"] == 'translate="no"'


# -- XML -----------------------------------------------------------------------


def test_its_span_has_its_attributes_without_prefix() -> None:
    found = said(xml(f'<d {ITS}><its:span translate="no"/><s translate="no"/></d>'), "translate")
    assert found["/d/its:span[1]"] == 'translate="no"'
    assert found["/d/s[1]"] == 'translate="yes"'


def test_prefixes_are_those_of_the_document() -> None:
    text = '<x:d xmlns:x="urn:a" xmlns:y="urn:a"><y:e y:a="1" x:b="2"/><x:e/></x:d>'
    assert list(said(xml(text), "idvalue")) == [
        "/x:d",
        "/x:d/y:e[1]",
        "/x:d/y:e[1]/@x:b",
        "/x:d/y:e[1]/@y:a",
        "/x:d/x:e[1]",
    ]


def test_rules_of_its_1_0_are_read() -> None:
    rules = '<its:translateRule selector="//p" translate="no"/><its:rubyRule selector="//r"/>'
    text = f'<d {ITS}><its:rules version="1.0">{rules}</its:rules><p/></d>'
    assert said(xml(text), "translate")["/d/p[1]"] == 'translate="no"'


def test_entities_of_the_document_itself_are_text() -> None:
    text = f'<!DOCTYPE d [<!ENTITY name "Zebulon">]><d {ITS}><p its:locNote="for &name;"/></d>'
    assert 'locNote="for Zebulon"' in said(xml(text), "localizationnote")["/d/p[1]"]


# -- pointers and variables ----------------------------------------------------


def test_variables_have_the_values_of_their_parameters() -> None:
    rules = '<its:param name="which">a</its:param><its:translateRule selector="//p[@id=$which]" translate="no"/>'
    text = ruled(rules, '<p id="a"/><p id="b"/>')
    assert said(xml(text), "translate")["/doc/p[1]"] == 'translate="no"'
    changed = said(xml(text, which="b"), "translate")
    assert changed["/doc/p[1]"] == 'translate="yes"'
    assert changed["/doc/p[2]"] == 'translate="no"'


def test_target_pointers_show_variables_as_values() -> None:
    rules = """<its:param name="v">it's</its:param><its:targetPointerRule selector="//s"
        targetPointer="../t[@n=$v or @n='$v']"/>"""
    found = said(xml(ruled(rules, "<s/><t/>")), "targetpointer")
    assert found["/doc/s[1]"] == """targetPointer="../t[@n="it's" or @n='$v']\""""


@pytest.mark.parametrize(
    ("pointer", "expected"),
    [
        (".", "v"),
        ("../@b", "w"),
        ("..", "text"),
        ("@none | ../@b", "w"),
        ("concat(name(), '=', ., ' ', string-length(../q))", "a=v 4"),
        ("/doc/p/@b", "w"),
        ("count(..)", "1"),
        ("../none", None),
    ],
)
def test_pointers_start_from_attributes_too(pointer: str, expected: str | None) -> None:
    rule = (
        f'<its:externalResourceRefRule selector="//p/@a" externalResourceRefPointer="{pointer}"/>'
    )
    found = said(xml(ruled(rule, '<p a="v" b="w"><q>text</q></p>')), "externalresource")
    assert found["/doc/p[1]/@a"] == (f'externalResourceRef="{expected}"' if expected else "")


@pytest.mark.parametrize("make", ["xml", "html"])
def test_ids_can_be_pointed_to(make: str) -> None:
    rule = '<its:termRule selector="//*[@def]" term="yes" termInfoPointer="id(@def)"/>'
    if make == "xml":
        resolved = xml(ruled(rule, '<p def="g"/><q xml:id="g">a <!-- no -->\n b</q>'))
        found = said(resolved, "terminology")["/doc/p[1]"]
    else:
        found = said(
            html(scripted(rule, '<p def="g"></p><q id=g>a <!-- no -->\n b</q>')), "terminology"
        )[P]
    assert found == 'term="yes" termInfo="a b"'


def test_domains_are_split_mapped_and_told_once() -> None:
    rule = """<its:domainRule selector="//p" domainPointer="@d"
        domainMapping="'sports law' law, tax law, &quot;a b&quot; 'c d'"/>"""
    content = """<p d="tax, sports law, , 'car', a b"/><p d=""/><p d="Tax"/>"""
    found = said(xml(ruled(rule, content)), "domain")
    assert found["/doc/p[1]"] == 'domains="law, car, c d"'
    assert found["/doc/p[2]"] == ""
    assert found["/doc/p[3]"] == 'domains="Tax"'


# -- records that stand off ----------------------------------------------------

_RECORDS = f"""<its:provenanceRecords {ITS} xml:id="r"><its:provenanceRecord org="a" person="b"/>
    <its:provenanceRecord tool="c"/></its:provenanceRecords>"""
_SAID = 'provenanceRecordsRef="%s#r" org[1]="a" person[1]="b" tool[2]="c"'


def test_records_are_found_in_the_document() -> None:
    text = f'<d {ITS}>{_RECORDS}<p its:provenanceRecordsRef="#r"><b/></p></d>'
    assert said(xml(text), "provenance")["/d/p[1]/b[1]"] == _SAID % ""


def test_records_are_found_in_scripts() -> None:
    script = f'<script id=r type="application/its+xml">{_RECORDS}</script>'
    text = f'{script}<p its-provenance-records-ref="#r">x</p>'
    assert said(html(f"<!DOCTYPE html><body>{text}"), "provenance")[P] == _SAID % ""


@pytest.mark.parametrize("name", ["r.xml", "r.html"])
def test_records_are_found_in_other_files(name: str) -> None:
    script = f'<script type="application/its+xml">{_RECORDS}</script>'
    files = {name: _RECORDS if name == "r.xml" else f"<!DOCTYPE html>{script}"}
    resolved = html(f'<p its-provenance-records-ref="{name}#r">x</p>', files)
    assert said(resolved, "provenance")[P] == _SAID % name


def test_records_on_the_network_are_left_there() -> None:
    resolved = html('<p its-provenance-records-ref="https://example.com/r#r">x</p>')
    assert said(resolved, "provenance")[P] == 'provenanceRecordsRef="https://example.com/r#r"'


# -- for the cutting of pages --------------------------------------------------


def test_start_tags_are_found_by_their_place() -> None:
    text = """<!DOCTYPE html>
<p its-loc-note="Mind the
 gap" its-loc-note-type=alert its-locale-filter-list="*-CA, fr" its-locale-filter-type=exclude
   its-storage-size=12 its-allowed-characters="[a-z]" lang=he dir=rtl id=i><b>x</b></p>"""
    resolved = resolve_html(text, folder({}))
    node = resolved.element(2, 0)
    assert node is not None
    assert resolved.place(node) == (2, 0)
    found = annotations_of(resolved, node)
    assert found.note == Note("Mind the gap", "", alert=True)
    assert found.locale_filter == LocaleFilter(("*-CA", "fr"), exclude=True)
    assert found.storage == StorageSize(12, "UTF-8", "lf")
    assert (found.language, found.direction, found.id_value) == ("he", "rtl", "i")
    assert found.explicit == {
        "localizationnote", "localefilter", "storagesize", "allowedcharacters",
        "languageinformation", "directionality", "idvalue",
    }  # fmt: skip
    inner = resolved.element(4, 75)
    assert inner is not None
    assert annotations_of(resolved, inner).within_text == "yes"
    assert annotations_of(resolved, inner).note == found.note
    assert resolved.element(1, 0) is None
