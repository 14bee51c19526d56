"""A glossary in TBX goes into source/terms.toml, and what stands there stays."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from isogloss.interop.tbx import read_tbx
from isogloss.interop.terms import merged_terms
from isogloss.model import ExchangeError, parse_tag
from isogloss.project import load
from tests.interop.projects import TERMS, Command, contents

OLD = """<?xml version="1.0"?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX-Basic" xml:lang="en"><martifHeader/><text><body>
<termEntry id="1"><descrip type="definition">d</descrip>
 <langSet xml:lang="en-US"><tig><term>heart  attack</term></tig></langSet>
 <langSet xml:lang="de">
  <tig><term>Herzschlag</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig>
  <ntig><termGrp><term>Myokardinfarkt</term></termGrp></ntig>
  <tig><term>Herzinfarkt</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></tig>
 </langSet>
 <langSet xml:lang="sv"><tig><term>hjärtinfarkt</term></tig></langSet>
</termEntry>
<termEntry id="2"><langSet xml:lang="de"><tig><term>Klappe</term></tig></langSet></termEntry>
</body></text></martif>"""
DCT = """<tbx style="dct" type="TBX-Basic" xmlns="urn:iso:std:iso:30042:ed-2" xml:lang="en"
  xmlns:basic="http://www.tbxinfo.net/ns/basic" xmlns:min="http://www.tbxinfo.net/ns/min">
<tbxHeader/><text><body><conceptEntry id="c">
 <langSec xml:lang="en"><termSec><term>leaflet</term></termSec></langSec>
 <langSec xml:lang="de-DE">
  <termSec><term>Zipfel</term><min:administrativeStatus>supersededTerm-admn-sts</min:administrativeStatus></termSec>
  <termSec><term>Segel</term><min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus></termSec>
 </langSec></conceptEntry></body></text></tbx>"""
DCA = """<tbx style="dca" type="TBX-Basic" xmlns="urn:iso:std:iso:30042:ed-2" xml:lang="en">
<text><body><conceptEntry>
 <langSec xml:lang="en"><termSec><term>mitral valve</term></termSec></langSec>
 <langSec xml:lang="de"><termSec><term>Bikuspidalklappe</term></termSec></langSec>
</conceptEntry></body></text></tbx>"""


def give(isogloss: Command, text: str) -> Path:
    path = isogloss.root / "glossary.tbx"
    path.write_text(text, "utf-8")
    return path


def test_a_glossary_of_2008_adds_the_preferred_terms(isogloss: Command) -> None:
    ran = isogloss("import", give(isogloss, OLD))
    assert ran.code == 0, ran.said
    text = (isogloss.root / "source/terms.toml").read_text("utf-8")
    assert text == TERMS + '\n[[term]]\nsource = "heart attack"\nde = "Herzinfarkt"\n'
    assert load(isogloss.root).terms["heart attack"] == {"de": "Herzinfarkt"}


def test_a_glossary_of_2019_completes_a_term_in_its_table(isogloss: Command) -> None:
    ran = isogloss("import", give(isogloss, DCT))
    assert ran.code == 0
    assert "0 terms new, 1 completed." in ran.said
    text = (isogloss.root / "source/terms.toml").read_text("utf-8")
    assert text == TERMS + 'de = "Segel"\n'
    assert "No file changes." in isogloss("import", isogloss.root / "glossary.tbx").said


def test_what_stands_there_is_kept_and_told(isogloss: Command) -> None:
    before = contents(isogloss.root)
    ran = isogloss("import", give(isogloss, DCA))
    assert ran.code == 0
    assert (
        "kept “Mitralklappe” for “mitral valve” (de); the glossary has “Bikuspidalklappe”"
        in ran.said
    )
    assert contents(isogloss.root) == before


def test_a_dry_run_writes_nothing(isogloss: Command) -> None:
    before = contents(isogloss.root)
    ran = isogloss("import", "--dry-run", give(isogloss, OLD))
    assert "Would write: source/terms.toml" in ran.said
    assert contents(isogloss.root) == before


def test_a_project_without_terms_gets_a_file(isogloss: Command) -> None:
    (isogloss.root / "source/terms.toml").unlink()
    assert isogloss("import", give(isogloss, OLD)).code == 0
    assert load(isogloss.root).terms == {"heart attack": {"de": "Herzinfarkt"}}


def test_terms_that_cannot_be_added_to_are_left_alone(isogloss: Command) -> None:
    path = isogloss.root / "source/terms.toml"
    path.write_text('term = [{ source = "leaflet", fr = "feuillet" }]\n', "utf-8")
    before = contents(isogloss.root)
    ran = isogloss("import", give(isogloss, DCT))
    assert ran.code == 2
    assert "source/terms.toml: error:" in ran.said
    assert contents(isogloss.root) == before


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (OLD.replace('"en-US"', '"sv"', 1), "no term in en"),
        (OLD.replace('TBXcoreStructV02.dtd"', 'x.dtd" [<!ENTITY a "b">]'), "document type"),
        (OLD[:-20], "XML cannot be read"),
    ],
)
def test_a_glossary_that_cannot_be_used_changes_nothing(
    isogloss: Command, text: str, said: str
) -> None:
    before = contents(isogloss.root)
    ran = isogloss("import", give(isogloss, text))
    assert ran.code == 2
    assert said in ran.said
    assert contents(isogloss.root) == before


def test_a_glossary_goes_into_no_po_file(isogloss: Command) -> None:
    po = isogloss.root / "locales/de/LC_MESSAGES/start.po"
    ran = isogloss("import", give(isogloss, OLD), "--po", po)
    assert ran.code == 2
    assert "Leave out --po" in ran.said


def test_concepts_without_a_source_term_are_counted() -> None:
    glossary = read_tbx(OLD.encode(), "g.tbx", parse_tag("en"), ["de"])
    assert [term.source for term in glossary.terms] == ["heart attack"]
    assert glossary.without_source == 1
    with pytest.raises(ExchangeError, match="no TBX file"):
        read_tbx(b"<tmx/>", "g.tbx", parse_tag("en"), ["de"])


@pytest.mark.parametrize("words", ['a "quoted" \\ term', "tab\tand\x7f", "é\u2028"])
def test_any_term_can_be_written(words: str) -> None:
    from isogloss.interop.tbx import Term

    merged = merged_terms(TERMS, {}, [Term(words, {"de": words}, 1)])
    assert tomllib.loads(merged.text)["term"][-1] == {"source": words, "de": words}
