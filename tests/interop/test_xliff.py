"""XLIFF as schemas, other tools and translators see it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import etree

from isogloss.interop.content import domain_of
from isogloss.interop.items import State
from isogloss.interop.parts import text_of
from isogloss.interop.proposals import Proposal
from isogloss.interop.reading import read_proposals
from tests.interop.projects import Command, catalog

X2 = "{urn:oasis:names:tc:xliff:document:2.0}"
X1 = "{urn:oasis:names:tc:xliff:document:1.2}"
# OASIS lets its schemas be passed on with their notice, but they are not ours to keep here.
SCHEMAS = Path(os.environ.get("ISOGLOSS_XLIFF_SCHEMAS", "schemas-are-not-here"))
TOOLKIT = Path(os.environ.get("ISOGLOSS_TRANSLATE_TOOLKIT", "/usr/bin"))


def target(unit: Proposal) -> str:
    assert not unit.fault, unit.fault
    return text_of(unit.target or (), escaped=not unit.written)


def only(text: str) -> Proposal:
    (file,) = read_proposals(text.encode(), "f.xlf")
    (unit,) = file.units
    return unit


def xliff2(inner: str, unit: str = "", file: str = "") -> str:
    return (
        '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en" '
        f'trgLang="de"><file id="f" original="locales/de/LC_MESSAGES/start.po" {file}>'
        f'<unit id="u" {unit}>{inner}</unit></file></xliff>'
    )


def xliff1(inner: str, unit: str = "") -> str:
    return (
        '<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"><file original="a" '
        'source-language="en" target-language="de" datatype="x-po"><body>'
        f'<trans-unit id="1" {unit}>{inner}</trans-unit></body></file></xliff>'
    )


# -- what the standards ask of a file


@pytest.mark.parametrize("form", ["xliff2", "xliff1"])
def test_a_file_is_valid_by_the_schemas_of_the_standard(isogloss: Command, form: str) -> None:
    if not SCHEMAS.is_dir():
        pytest.skip(
            "ISOGLOSS_XLIFF_SCHEMAS names no folder with OASIS's schemas (xliff_core_2.0.xsd, "
            "metadata.xsd, size_restriction.xsd, its.xsd, xliff-core-1.2-strict.xsd, xml.xsd)"
        )
    schema = _schema(form)
    for words in ([], ["--only", "untranslated"]):
        document = etree.fromstring(isogloss.export(form, *words))
        assert schema.validate(document), schema.error_log


def _schema(form: str) -> etree.XMLSchema:
    def found(name: str) -> str:
        return str(next(SCHEMAS.rglob(name)))

    class Local(etree.Resolver):
        def resolve(self, url, pubid, context):  # type: ignore[no-untyped-def]
            if url.endswith("xml.xsd"):
                return self.resolve_filename(found("xml.xsd"), context)
            return None

    parser = etree.XMLParser()
    parser.resolvers.add(Local())
    if form == "xliff1":
        return etree.XMLSchema(etree.parse(found("xliff-core-1.2-strict.xsd"), parser))
    spaces = {
        "xliff_core_2.0.xsd": "urn:oasis:names:tc:xliff:document:2.0",
        "metadata.xsd": "urn:oasis:names:tc:xliff:metadata:2.0",
        "size_restriction.xsd": "urn:oasis:names:tc:xliff:sizerestriction:2.0",
        "its.xsd": "http://www.w3.org/2005/11/its",
    }
    imports = "".join(
        f'<xs:import namespace="{space}" schemaLocation="{found(name)}"/>'
        for name, space in spaces.items()
    )
    xs = 'xmlns:xs="http://www.w3.org/2001/XMLSchema"'
    return etree.XMLSchema(etree.fromstring(f"<xs:schema {xs}>{imports}</xs:schema>", parser))


def test_xliff_2_keeps_the_rules_that_the_standard_words(isogloss: Command) -> None:
    """Those of XLIFF 2.1, 4.3.1 and 5.6, that a schema cannot tell."""
    root = etree.fromstring(isogloss.export("xliff2"))
    assert root.get("version") == "2.1"
    assert (root.get("srcLang"), root.get("trgLang")) == ("en", "de")
    for file in root.iter(f"{X2}file"):
        ids = [unit.get("id", "") for unit in file.iter(f"{X2}unit", f"{X2}group")]
        assert len(set(ids)) == len(ids)
        assert all(re.fullmatch(r"[\w.:-]+", each) for each in ids)
    for unit in root.iter(f"{X2}unit"):
        data = {each.get("id") for each in unit.iter(f"{X2}data")}
        for name in ("dataRef", "dataRefStart", "dataRefEnd"):
            assert {each.get(name) for each in unit.iter() if each.get(name)} <= data
        (source,) = unit.iter(f"{X2}source")
        codes = [each.get("id") for each in source.iter(f"{X2}pc", f"{X2}ph")]
        assert len(set(codes)) == len(codes)
        assert all(each.get("type") for each in unit.iter() if each.get("subType"))
        if unit.find(f"{X2}segment").get("state") != "initial":
            assert unit.find(f"{X2}segment/{X2}target") is not None


def test_a_unit_tells_all_that_a_translator_needs(isogloss: Command) -> None:
    text = isogloss.export("xliff2").decode()
    assert 'name="stop"' in text
    assert 'type="isogloss:statement"' in text
    assert '<note category="description">&lt;a&gt; is a link</note>' in text
    assert '<note category="location">source/pages/start.html:4</note>' in text
    assert '<note category="size">At most 40 bytes in UTF-8.</note>' in text
    assert 'slr:storageRestriction="40"' in text
    assert "Line one&lt;br/&gt;and two</note>" in text
    assert 'disp="{emergency_number}"' in text
    assert 'state="initial" subState="isogloss:fuzzy"' in text
    assert 'type="isogloss:plural"' in text


def test_ids_are_the_same_in_every_locale_and_after_other_changes(isogloss: Command) -> None:
    ids = re.findall(r'<unit id="(\w[^"]*)"', isogloss.export("xliff2").decode())
    path = catalog(isogloss.root)
    text = path.read_text("utf-8").replace('msgid "Start"', 'msgid "The start"')
    path.write_text(text, "utf-8")
    after = re.findall(r'<unit id="(\w[^"]*)"', isogloss.export("xliff2").decode())
    assert len(set(ids) & set(after)) == len(ids) - 1


def test_control_characters_go_as_code_points_or_not_at_all(isogloss: Command) -> None:
    path = catalog(isogloss.root)
    path.write_text(path.read_text("utf-8").replace('"Anfang"', '"An\\vfang"'), "utf-8")
    assert 'An<cp hex="000B"/>fang' in isogloss.export("xliff2").decode()
    for form in ("xliff1", "tmx"):
        ran = isogloss("export", "--format", form)
        assert ran.code == 2
        assert "start.po:11: error: The text holds the control character U+000B" in ran.said


# -- what tools make of a file


def test_segments_and_what_stands_between_them_are_one_text() -> None:
    unit = only(xliff2(
        '<segment id="s1" state="final"><source>One. </source><target>Eins. </target></segment>'
        "<ignorable><source>\u00a0 </source></ignorable>"
        '<segment state="translated"><source>Two.</source><target>Zwei.</target></segment>',
        file='xml:space="preserve"',
    ))  # fmt: skip
    assert target(unit) == "Eins. \u00a0 Zwei."
    assert unit.state is State.TRANSLATED


def test_targets_stand_in_the_order_that_they_say() -> None:
    unit = only(xliff2(
        '<segment><source>One </source><target order="3">Eins</target></segment>'
        "<ignorable><source>-</source></ignorable>"
        '<segment><source>Two</source><target order="1">Zwei</target></segment>',
        file='xml:space="preserve"',
    ))  # fmt: skip
    assert target(unit) == "Zwei-Eins"


def test_a_unit_that_is_translated_in_part_is_refused() -> None:
    unit = only(xliff2(
        "<segment><source>One </source><target>Eins</target></segment>"
        "<segment><source>Two</source></segment>"
    ))  # fmt: skip
    assert "Segment 2 of 2 has no translation" in unit.fault
    whole = "<segment><source>One </source></segment><segment><source>Two</source></segment>"
    assert only(xliff2(whole)).target is None


def test_a_file_as_a_localization_suite_writes_it() -> None:
    """Other prefix, order of attributes, namespaces, marks, split segments, CDATA, comments."""
    text = """<?xml version='1.0'?>
<!-- made by a tool -->
<x:xliff trgLang="de-DE" xmlns:okp="okapi-framework:xliff-extensions" srcLang="en-US"
  xmlns:x="urn:oasis:names:tc:xliff:document:2.0" okp:inputEncoding="UTF-8" version="2.0">
 <x:file original="C:\\job\\start.po" id="f1" okp:x="y">
  <x:skeleton href="a.skl"/>
  <x:group id="g"><x:unit okp:y="1" id="u1">
   <okp:extra>anything</okp:extra>
   <x:notes><x:note>one</x:note><x:note priority="2">two</x:note></x:notes>
   <x:originalData>
     <x:data id="d1">&lt;a></x:data><x:data id="d2"><![CDATA[</a>]]></x:data>
     <x:data id="d3">{n}</x:data></x:originalData>
   <x:segment subState="okp:x" id="s1" state="reviewed">
    <x:source>Call <x:pc dataRefEnd="d2" id="1" dataRefStart="d1">us</x:pc>.</x:source>
    <x:target><x:mrk id="m1" type="term">Rufen</x:mrk> Sie
      <x:sm id="m2" type="comment" value="?"/><x:pc id="1" dataRefStart="d1" dataRefEnd="d2"
      >uns</x:pc><x:em startRef="m2"/><!-- no -->.</x:target>
   </x:segment>
   <x:ignorable><x:source> </x:source><x:target> </x:target></x:ignorable>
   <x:segment id="s2" state="final"><x:source><x:ph dataRef="d3" id="2"/> <![CDATA[a & b]]></x:source>
     <x:target><x:ph id="2" dataRef="d3"/> <![CDATA[a & b]]></x:target></x:segment>
  </x:unit></x:group>
 </x:file>
</x:xliff>"""
    (file,) = read_proposals(text.encode(), "f.xlf")
    (unit,) = file.units
    assert (file.source_language, unit.locale, unit.domain) == ("en-US", "de-DE", "start")
    assert unit.state is State.REVIEWED
    assert target(unit) == "Rufen Sie <a>uns</a>. {n} a & b"
    assert text_of(unit.source or (), escaped=False) == "Call <a>us</a>. {n} a & b"


def test_a_pair_may_come_back_as_start_and_end() -> None:
    data = (
        '<originalData><data id="1">&lt;a&gt;</data><data id="2">&lt;/a&gt;</data></originalData>'
    )
    unit = only(xliff2(
        f'{data}<segment><source><pc id="1" dataRefStart="1" dataRefEnd="2">x</pc></source>'
        '<target>b <sc id="1" dataRef="1"/>y<ec startRef="1" dataRef="2"/></target></segment>'
    ))  # fmt: skip
    assert target(unit) == "b <a>y</a>"


@pytest.mark.parametrize("code", ['<cp hex="XX"/>', "<cp/>", '<cp hex="110000"/>', "<b>x</b>"])
def test_what_is_no_character_and_no_code_is_refused(code: str) -> None:
    segment = "<segment><source>a</source><target>{}</target></segment>"
    assert only(xliff2(segment.format(code))).fault
    data = f'<originalData><data id="d">{code}</data></originalData>'
    assert only(xliff2(data + segment.format("b"))).fault


def test_white_space_counts_only_where_the_file_says_so() -> None:
    inner = "<segment><source>a</source><target>\n   Eins\n   zwei\n  </target></segment>"
    assert target(only(xliff2(inner))) == "Eins zwei"
    assert target(only(xliff2(inner, unit='xml:space="preserve"'))) == "\n   Eins\n   zwei\n  "
    assert target(only(xliff1("<source>a</source><target> x\n y </target>"))) == " x\n y "


def test_xliff_1_with_every_kind_of_code() -> None:
    unit = only(xliff1(
        '<source>a <g id="1" equiv-text="&lt;a&gt;">b</g> <x id="2" equiv-text="&lt;br/&gt;"/>'
        '<ph id="3">{n}</ph></source><seg-source><mrk mtype="seg" mid="0">a</mrk></seg-source>'
        '<target state="signed-off"><mrk mtype="seg" mid="0"><ph id="3"/> A </mrk>'
        '<bpt id="1">&lt;a&gt;</bpt>B<ept id="1">&lt;/a&gt;</ept><x id="2"/></target>'
    ))  # fmt: skip
    assert target(unit) == "{n} A <a>B</a><br/>"
    assert unit.state is State.FINAL


@pytest.mark.parametrize(
    ("attributes", "state"),
    [
        ('state="translated"', State.TRANSLATED),
        ('state="needs-review-translation"', State.INITIAL),
        ('state="new"', State.INITIAL),
        ('state="final"', State.FINAL),
        ("", State.TRANSLATED),
    ],
)
def test_states_of_xliff_1(attributes: str, state: State) -> None:
    inner = f"<source>a</source><target {attributes}>b</target>"
    assert only(xliff1(inner, unit='approved="yes"')).state is state


def test_what_is_not_to_be_translated_is_no_unit() -> None:
    text = xliff1("<source>a</source><target>b</target>", unit='translate="no"')
    assert read_proposals(text.encode(), "f")[0].units == ()


@pytest.mark.parametrize("path", ["locales/de/LC_MESSAGES/start.po", "C:\\x\\start.po", "start"])
def test_the_domain_is_the_name_of_the_catalog(path: str) -> None:
    assert domain_of(path) == "start"


# -- Translate Toolkit


def _toolkit(program: str, *words: Path | str) -> None:
    found = shutil.which(program, path=str(TOOLKIT))
    if found is None:
        pytest.skip(
            f"Translate Toolkit's {program} is not in ISOGLOSS_TRANSLATE_TOOLKIT nor in /usr/bin"
        )
    subprocess.run([found, "--progress=none", *map(str, words)], check=True, capture_output=True)


def test_translate_toolkit_reads_our_file_and_loses_no_variable(
    isogloss: Command, tmp_path: Path
) -> None:
    path = catalog(isogloss.root)
    text = path.read_text("utf-8").replace(
        'now</em>."\nmsgstr ""', 'now</em>."\nmsgstr "Jetzt <a>{emergency_number}</a> anrufen."'
    )
    path.write_text(text, "utf-8")
    isogloss.export("xliff1", "-o", tmp_path / "out.xlf")
    _toolkit("xliff2po", tmp_path / "out.xlf", tmp_path / "out.po")
    import polib

    entries = {entry.msgid: entry for entry in polib.pofile(str(tmp_path / "out.po"))}
    assert entries["Start"].msgstr == "Anfang"
    assert not entries["Start"].fuzzy
    assert entries["Line oneline two"].fuzzy  # it drops codes, and warns of nothing
    assert entries["Call {emergency_number} now."].msgstr == "Jetzt {emergency_number} anrufen."
    assert entries["Do not stop."].fuzzy  # a statement is never sent out as approved


def test_a_file_that_translate_toolkit_made_comes_in(isogloss: Command, tmp_path: Path) -> None:
    po = catalog(isogloss.root)
    _toolkit("po2xliff", po, tmp_path / "start.xlf")
    text = (tmp_path / "start.xlf").read_text("utf-8")
    source = "Call &lt;a&gt;{emergency_number}&lt;/a&gt; &lt;em&gt;now&lt;/em&gt;."
    done = re.sub(
        rf"({re.escape(source)}</source>\s*)<target.*?(</target>|/>)",
        r'\1<target state="translated">&lt;em&gt;Jetzt&lt;/em&gt; '
        r"&lt;a&gt;{emergency_number}&lt;/a&gt; rufen.</target>",
        text,
    )
    assert done != text
    (tmp_path / "start.xlf").write_text(done, "utf-8")
    ran = isogloss("import", tmp_path / "start.xlf")
    assert ran.code == 0, ran.said
    assert 'msgstr "<em>Jetzt</em> <a>{emergency_number}</a> rufen."' in po.read_text("utf-8")
    assert "1 taken" in ran.said
