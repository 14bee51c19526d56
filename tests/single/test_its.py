"""ITS 2.0 in single documents: what authors say acts on units, notes and results."""

from __future__ import annotations

from pathlib import Path

import polib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isogloss.extract import Single, read_single
from isogloss.extract.its import RulesFile
from isogloss.model import Unit

from .documents import isogloss, localized, no_files, single_of, soup, texts_of, translated

_MANY = settings(max_examples=150, deadline=None)
_NS = 'xmlns:its="http://www.w3.org/2005/11/its" xmlns:xlink="http://www.w3.org/1999/xlink"'
_NO_RULES = f"<its:rules {_NS} version='2.0'/>".encode()


def xml(rules: str, body: str, more: str = "") -> str:
    return (
        f"<d {_NS} its:version='2.0' {more}><its:rules version='2.0'>{rules}</its:rules>{body}</d>"
    )


def units(source: str, name: str = "a.xml") -> dict[str, Unit]:
    return {unit.text: unit for unit in single_of(source, name).page.units}


def engine(source: str) -> Single:
    """The same HTML, read with the ITS engine because a rules file was given."""
    return read_single(source.encode(), "a.html", no_files, [RulesFile("none.xml", _NO_RULES)])


# -- translate -------------------------------------------------------------------


def test_translate_rules_take_elements_out_and_bring_attributes_in() -> None:
    source = xml(
        "<its:translateRule selector='//code' translate='no'/>"
        "<its:translateRule selector='//@label' translate='yes'/>",
        "<p label='A label' other='none'>Words</p><code label='Of code'>not <p>this</p></code>",
    )
    assert list(units(source)) == ["A label", "Words", "Of code"]


def test_an_attribute_with_a_prefix_can_be_selected() -> None:
    source = xml(
        "<its:translateRule selector='//@x:label' translate='yes' xmlns:x='urn:x'/>",
        "<p x:label='A label'/>",
        "xmlns:x='urn:x'",
    )
    assert list(units(source)) == ["A label"]


def test_a_rule_can_select_any_attribute_of_html(tmp_path: Path) -> None:
    (tmp_path / "r.xml").write_text(
        f"<its:rules {_NS} version='2.0' xmlns:h='http://www.w3.org/1999/xhtml'>"
        "<its:translateRule selector='//h:p/@data-label' translate='yes'/>"
        "<its:translateRule selector='//h:img/@alt' translate='no'/></its:rules>"
    )
    (tmp_path / "a.html").write_text("<p data-label='A label' data-x='y'>Words</p><img alt='Alt'>")
    ran = isogloss(tmp_path, "extract", "a.html", "-o", "-", "--its", "r.xml")
    assert [entry.msgid for entry in polib.pofile(ran.out.decode())] == ["A label", "Words"]


def test_a_text_that_is_not_translated_stands_in_its_sentence() -> None:
    source = xml(
        "<its:withinTextRule selector='//b' withinText='yes'/>"
        "<its:translateRule selector='//b' translate='no'/>",
        "<p>Take <b>Aspirin</b> daily</p>",
    )
    assert list(units(source)) == ["Take <b/> daily"]
    assert b"<p><b>Aspirin</b> nehmen</p>" in translated(
        source, {"Take <b/> daily": "<b/> nehmen"}, "a.xml"
    )


# -- within text -----------------------------------------------------------------


def test_elements_within_text_and_nested_ones() -> None:
    source = xml(
        "<its:withinTextRule selector='//b' withinText='yes'/>"
        "<its:withinTextRule selector='//fn' withinText='nested'/>",
        "<p>One <b>two</b><fn>A note</fn> three</p><p its:withinText='no'>Four</p>",
    )
    assert list(units(source)) == ["One <b>two</b><fn/> three", "A note", "Four"]


def test_a_nested_text_is_translated_inside_the_translated_sentence() -> None:
    source = xml(
        "<its:withinTextRule selector='//fn' withinText='nested'/>",
        "<p>One<fn>A note</fn> two</p>",
    )
    done = translated(source, {"One<fn/> two": "zwei<fn/> eins", "A note": "Notiz"}, "a.xml")
    assert b"<p>zwei<fn>Notiz</fn> eins</p>" in done


# -- notes, terms, subject fields ------------------------------------------------


def notes_of(folder: Path, source: str, name: str = "a.xml", *words: str) -> dict[str, str]:
    (folder / name).write_text(source)
    ran = isogloss(folder, "extract", name, "-o", "-", *words)
    assert ran.code == 0, ran.err
    return {entry.msgid: entry.comment for entry in polib.pofile(ran.out.decode())}


def test_notes_of_rules_and_of_markup_reach_the_translator(tmp_path: Path) -> None:
    source = xml(
        "<its:locNoteRule selector='//p' locNoteType='alert'><its:locNote>Rule\n note</its:locNote></its:locNoteRule>"
        "<its:locNoteRule selector='//q' locNotePointer='@hint'/>"
        "<its:translateRule selector='//@alt' translate='yes'/>"
        "<its:locNoteRule selector='//@alt' locNoteType='description'><its:locNote>Of alt</its:locNote></its:locNoteRule>",
        "<p alt='Picture'>Pee</p><q hint='Pointed'>Queue</q><r its:locNote='Local'>Are</r>"
        "<s its:locNoteRef='http://example.org/n'>Ess</s>",
    )
    notes = notes_of(tmp_path, source)
    assert "Rule note" in notes["Pee"]
    assert "Rule note" not in notes["Picture"]
    assert "Of alt" in notes["Picture"]
    assert "Pointed" in notes["Queue"]
    assert "Local" in notes["Are"]
    assert "http://example.org/n" in notes["Ess"]


def test_a_note_on_a_part_of_a_sentence_reaches_its_unit(tmp_path: Path) -> None:
    html = "<p>Use the <b its-loc-note='A brand'>Valve</b> now</p><p>More</p>"
    notes = notes_of(tmp_path, html, "a.html")
    assert "About “Valve”: A brand" in notes["Use the <b>Valve</b> now"]
    assert "brand" not in notes["More"]
    kept = "<p>Use the <b translate=no its-loc-note='A brand'>Valve</b> now</p>"
    assert "About “Valve”: A brand" in notes_of(tmp_path, kept, "b.html")["Use the <b/> now"]


@pytest.mark.parametrize("mark", ["its-term=yes", "its-term=YES its-term-info-ref=#x"])
def test_a_term_in_html_is_named_to_the_translator(tmp_path: Path, mark: str) -> None:
    html = f"<p>A <span {mark}>mitral\n valve</span> leaks</p><h1 its-term=yes>Stenosis</h1>"
    notes = notes_of(tmp_path, html, "a.html")
    where = " (#x)" if "info" in mark else ""
    assert f"Term: “mitral valve”{where}" in notes["A <span>mitral valve</span> leaks"]
    assert "Term: “Stenosis”" in notes["Stenosis"]


def test_terms_of_rules_and_subject_fields_reach_the_translator(tmp_path: Path) -> None:
    source = xml(
        "<its:termRule selector='//t' term='yes' termInfoPointer='@def'/>"
        "<its:withinTextRule selector='//t' withinText='yes'/>"
        "<its:domainRule selector='/d' domainPointer='//subject'/>",
        "<subject its:translate='no'>cardiology</subject><p>A <t def='of the heart'>valve</t> leaks</p>"
        "<p>An <t its:term='no'>apple</t> too</p>",
    )
    notes = notes_of(tmp_path, source)
    assert "Term: “valve” (of the heart)" in notes["A <t>valve</t> leaks"]
    assert "Term" not in notes["An <t>apple</t> too"]
    assert "cardiology" in notes["A <t>valve</t> leaks"]


# -- locale filter, id value, white space ----------------------------------------


@pytest.mark.parametrize(("lang", "kept"), [("de", b"<p>All</p>"), ("fr-CA", b"<q>Quebec</q>")])
def test_the_locale_filter_acts_with_a_language(lang: str, kept: bytes) -> None:
    source = xml(
        "<its:localeFilterRule selector='//q' localeFilterList='*-CA'/>"
        "<its:localeFilterRule selector='//p' localeFilterList='*-CA' localeFilterType='exclude'/>",
        "<p>All</p><q>Quebec</q>",
    )
    single = single_of(source, "a.xml")
    done = localized(single, {}, lang).data
    assert kept in done
    assert (b"Quebec" in done) != (b"All" in done)
    assert localized(single, {}).data == source.encode()


def test_an_id_value_is_the_context() -> None:
    source = xml(
        "<its:idValueRule selector='//p' idValue='concat(../@n, \"-\", @n)'/>",
        "<s n='1'><p n='a'>Words</p></s><p xml:id='b'>Words</p><q>Words</q>",
    )
    found = single_of(source, "a.xml").page.units
    assert [unit.context for unit in found] == ["1-a", "b", None]


def test_an_id_of_html_is_a_context_only_where_a_rule_says_so(tmp_path: Path) -> None:
    rule = "<its:{} selector='//h:p' {} xmlns:h='http://www.w3.org/1999/xhtml'/>"
    for rules, context in (
        (rule.format("idValueRule", "idValue='@id'"), "i"),
        (rule.format("translateRule", "translate='yes'"), None),
    ):
        data = f"<its:rules {_NS} version='2.0'>{rules}</its:rules>".encode()
        single = read_single(b"<p id=i>Words", "a.html", no_files, [RulesFile("r.xml", data)])
        assert [unit.context for unit in single.page.units] == [context]


def test_white_space_is_kept_where_it_is_preserved_and_only_there() -> None:
    source = xml(
        "<its:preserveSpaceRule selector='//code' space='preserve'/>",
        "<p>a\n  b</p><code>c\n  d</code><p xml:space='preserve'>e\n  f"
        "<q xml:space='default'>g\n  h</q></p>",
    )
    assert list(units(source)) == ["a b", "c\n  d", "e\n  f", "g h"]


# -- where rules come from -------------------------------------------------------


def test_rules_come_from_the_document_from_links_and_from_outside(tmp_path: Path) -> None:
    no = f"<its:rules {_NS} version='2.0'><its:translateRule selector='//{{}}' translate='no'/></its:rules>"
    (tmp_path / "linked.xml").write_text(no.format("q"))
    (tmp_path / "given.xml").write_text(no.format("r"))
    source = (
        f"<d {_NS}><its:rules version='2.0' xlink:href='linked.xml'>"
        "<its:translateRule selector='//p' translate='no'/></its:rules>"
        "<p>Pee</p><q>Queue</q><r>Are</r><s>Ess</s></d>"
    )
    assert set(notes_of(tmp_path, source)) == {"Queue", "Are", "Ess"} - {"Queue"}
    assert set(notes_of(tmp_path, source, "a.xml", "--its", "given.xml")) == {"Ess"}


def test_html_links_and_embeds_rules(tmp_path: Path) -> None:
    space = "xmlns:h='http://www.w3.org/1999/xhtml'"
    (tmp_path / "linked.xml").write_text(
        f"<its:rules {_NS} version='2.0' {space}><its:translateRule selector='//h:q' translate='no'/></its:rules>"
    )
    source = (
        "<!doctype html><title>T</title><link rel=its-rules href=linked.xml>"
        f"<script type='application/its+xml'><its:rules {_NS} version='2.0' {space}>"
        "<its:translateRule selector='//h:h1' translate='no'/></its:rules></script>"
        "<h1>Aitch</h1><p>Pee <q>queue</q> see"
    )
    assert set(notes_of(tmp_path, source, "a.html")) == {"T", "Pee <q/> see"}


def test_an_encoding_that_is_declared_does_not_confuse_the_rules() -> None:
    source = "<?xml version='1.0' encoding='iso-8859-1'?>" + xml(
        "<its:translateRule selector='//größe' translate='no'/>", "<größe>Nein</größe><p>Ja</p>"
    )
    assert texts_of(source.encode("latin-1"), "a.xml") == ["Ja"]


def test_elements_in_entities_do_not_shift_what_rules_say() -> None:
    source = "<!DOCTYPE d [<!ENTITY e '<i>in</i>'>]>" + xml(
        "<its:translateRule selector='//q' translate='no'/>", "<p>One &e;</p><q>Two</q><p>Three</p>"
    )
    assert list(units(source)) == ["One <e/>", "Three"]


# -- two ways, one answer --------------------------------------------------------

_LOCAL = (
    "translate=no", "translate=yes", "translate", "translate=' no '", "TRANSLATE=NO",
    "its-within-text=yes", "its-within-text=no", "its-within-text=nested", "its-within-text=Yes",
    "its-loc-note='a  note'", "its-loc-note=''", "its-loc-note-ref=#n", "its-loc-note-type=alert",
    "its-locale-filter-list='de, *-CA'", "its-locale-filter-list=''", "data-note=d",
    "its-locale-filter-list=fr its-locale-filter-type=exclude", "its-locale-filter-type=exclude",
    "its-allowed-characters=[a-z]", "its-storage-size=20", "its-storage-size=x",
    "its-storage-size=9 its-storage-encoding=UTF-16", "its-term=yes", "its-term=no",
    "its-term=yes its-term-info-ref=#t", "id=i1", "title='Tip text'", "alt='Alt text'", "hidden",
    "lang=de", "datetime=2026-01-01", "its-ta-ident=x", "its-annotators-ref='terminology|x'",
)  # fmt: skip
_TAGS = (
    "p b i span div a button textarea time h1 td dfn ruby rt title script iframe noscript svg text "
    "template select option img br input meta wbr section li"
).split()
_tag = st.builds(
    lambda name, marks: f"<{' '.join([name, *marks])}>",
    st.sampled_from(_TAGS),
    st.lists(st.sampled_from(_LOCAL), max_size=3),
)
_local_pages = st.lists(
    st.one_of(_tag, _tag, st.sampled_from([f"</{name}>" for name in _TAGS]), st.sampled_from(
        ["words ", "more words", " ", "12"])),
    max_size=14,
).map("".join)  # fmt: skip


@given(st.one_of(_local_pages, _local_pages, soup()))
@_MANY
def test_local_markup_says_the_same_natively_and_through_the_engine(body: str) -> None:
    source = "<!doctype html><meta charset=utf-8><body>" + body
    quick, full = single_of(source).page, engine(source).page
    assert quick.units == full.units
    assert quick.regions == full.regions
    assert quick.private == full.private
