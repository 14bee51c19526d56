"""What is taken of a file that comes back, and what is not."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from isogloss.catalog import Entry, read_po
from tests.interop.projects import START, Command, catalog, contents

CALL = '<source>Call <pc id="1"'


def entry(root: Path, text: str, domain: str = "start") -> Entry:
    file = read_po(catalog(root, domain).read_bytes(), "a.po")
    return next(each for each in file.entries if each.text.startswith(text))


def unit(xliff: str, source: str) -> str:
    """The XLIFF 2 unit whose source starts so."""
    units = re.findall(r"<unit .*?</unit>", xliff, re.DOTALL)
    return next(each for each in units if f"<source>{source}" in each)


def change(xliff: str, source: str, old: str, new: str) -> str:
    """Change something inside one unit."""
    before = unit(xliff, source)
    assert old in before, before
    return xliff.replace(before, before.replace(old, new, 1))


@pytest.fixture
def xliff(isogloss: Command) -> str:
    return isogloss.export("xliff2", "-l", "de").decode()


def give(isogloss: Command, text: str, name: str = "back.xlf") -> Path:
    path = isogloss.root / name
    path.write_text(text, encoding="utf-8")
    return path


CALL_TRANSLATED = (
    '</source>\n<target>Rufen Sie <pc id="3" dataRefStart="d4" dataRefEnd="d5">sofort</pc> '
    '<pc id="1" dataRefStart="d1" dataRefEnd="d3"><ph id="2" dataRef="d2"/></pc> an.</target>'
)


def translated(xliff: str, state: str = "translated") -> str:
    done = change(xliff, 'Call <pc id="1"', "</source>", CALL_TRANSLATED)
    return change(done, 'Call <pc id="1"', 'segment state="initial"', f'segment state="{state}"')


@pytest.mark.parametrize("form", ["xliff2", "xliff1", "csv", "xlsx"])
def test_a_file_that_nobody_touched_changes_nothing(isogloss: Command, form: str) -> None:
    file = isogloss.root / "out"
    isogloss.export(form, "-o", file)
    before = contents(isogloss.root)
    ran = isogloss("import", file)
    assert ran.code == 0
    assert "0 taken, 7 unchanged." in ran.said
    assert contents(isogloss.root) == before


def test_a_translation_lands_in_its_entry_and_nowhere_else(isogloss: Command, xliff: str) -> None:
    before = catalog(isogloss.root).read_text("utf-8")
    ran = isogloss("import", give(isogloss, translated(xliff)))
    assert ran.code == 0
    assert "1 taken" in ran.said
    after = catalog(isogloss.root).read_text("utf-8")
    expected = "Rufen Sie <em>sofort</em> <a>{emergency_number}</a> an."
    assert after == before.replace('now</em>."\nmsgstr ""', f'now</em>."\nmsgstr "{expected}"')
    assert isogloss("import", isogloss.root / "back.xlf").said.startswith("0 taken, 7 unchanged.")


def test_a_dry_run_says_the_same_and_writes_nothing(isogloss: Command, xliff: str) -> None:
    before = contents(isogloss.root)
    ran = isogloss("import", "--dry-run", give(isogloss, translated(xliff)))
    assert ran.code == 0
    assert "1 taken" in ran.said
    assert "Would write: locales/de/LC_MESSAGES/start.po" in ran.said
    assert contents(isogloss.root) == before


def test_an_unfinished_state_comes_in_as_fuzzy(isogloss: Command, xliff: str) -> None:
    isogloss("import", give(isogloss, translated(xliff, "initial")))
    assert entry(isogloss.root, "Call").fuzzy


def test_a_fuzzy_text_that_was_confirmed_is_no_longer_fuzzy(isogloss: Command, xliff: str) -> None:
    done = change(xliff, "Line one", 'state="initial" subState="isogloss:fuzzy"', 'state="final"')
    ran = isogloss("import", give(isogloss, done))
    assert "1 taken" in ran.said
    assert not entry(isogloss.root, "Line one").fuzzy
    assert "#| " not in catalog(isogloss.root).read_text("utf-8")


def test_a_text_that_was_sent_back_becomes_fuzzy(isogloss: Command, xliff: str) -> None:
    done = change(xliff, "If x", 'state="translated"', 'state="initial"')
    isogloss("import", give(isogloss, done))
    assert entry(isogloss.root, "If x").fuzzy
    # The literal `&lt;` is still written the way the translator wrote it.
    assert entry(isogloss.root, "If x").strings == ("Wenn x &lt; 5, ruhen Sie.",)


@pytest.mark.parametrize(
    ("state", "fuzzy"),
    [("initial", True), ("translated", True), ("reviewed", False), ("final", False)],
)
def test_a_statement_is_finished_only_when_it_was_reviewed(
    isogloss: Command, xliff: str, state: str, fuzzy: bool
) -> None:
    done = change(xliff, "Do <pc", "Hören Sie", "Bitte hören Sie")
    done = change(done, "Do <pc", 'state="translated"', f'state="{state}"')
    ran = isogloss("import", give(isogloss, done))
    assert ran.code == 0
    assert entry(isogloss.root, "Do", "safety").strings == (
        "Bitte hören Sie <strong>nicht</strong> auf.",
    )
    assert entry(isogloss.root, "Do", "safety").fuzzy is fuzzy


def test_what_was_written_meanwhile_is_kept_and_told(isogloss: Command, xliff: str) -> None:
    done = change(xliff, "Start", "Anfang", "Beginn")
    path = catalog(isogloss.root)
    path.write_text(path.read_text("utf-8").replace('"Anfang"', '"Startseite"'), "utf-8")
    before = contents(isogloss.root)
    ran = isogloss("import", give(isogloss, done))
    assert ran.code == 1
    assert re.search(
        r"back\.xlf:\d+: conflict m\w+ \[start, de\] The catalog has another", ran.said
    )
    assert "“Startseite”" in ran.said
    assert contents(isogloss.root) == before


def test_what_the_file_leaves_as_it_was_is_no_conflict(isogloss: Command, xliff: str) -> None:
    path = catalog(isogloss.root)
    path.write_text(path.read_text("utf-8").replace('"Anfang"', '"Startseite"'), "utf-8")
    ran = isogloss("import", give(isogloss, xliff))
    assert (ran.code, ran.said.partition("\n")[0]) == (0, "0 taken, 7 unchanged.")


def test_a_source_that_has_changed_since_is_refused(isogloss: Command, xliff: str) -> None:
    path = catalog(isogloss.root, "safety")
    path.write_text(
        path.read_text("utf-8").replace("Do <strong>not</strong> stop.", "Go <strong>on</strong>."),
        "utf-8",
    )
    done = change(xliff, "Do <pc", "Hören Sie", "Bitte hören Sie")
    ran = isogloss("import", give(isogloss, done))
    assert ran.code == 1
    assert "The source text has changed since the export." in ran.said
    assert "Bitte" not in path.read_text("utf-8")


def test_a_message_that_is_gone_is_refused_and_the_others_are_taken(
    isogloss: Command, xliff: str
) -> None:
    path = catalog(isogloss.root)
    path.write_text(path.read_text("utf-8").replace('"Start"', '"The start"'), "utf-8")
    ran = isogloss("import", give(isogloss, translated(xliff)))
    assert ran.code == 1
    assert "The message is not in the catalog any more" in ran.said
    assert entry(isogloss.root, "Call").strings[0].startswith("Rufen Sie")


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('<ph id="2" dataRef="d2"/>', "", "IG306"),
        ('<ph id="2" dataRef="d2"/>', '<ph id="2" dataRef="d2"/>' * 2, "IG307"),
        ('<pc id="1" dataRefStart="d1" dataRefEnd="d3"><ph id="2" dataRef="d2"/></pc>',
         '<ph id="2" dataRef="d2"/>', "IG301"),
        (" an.", " {other} an.", "IG307"),
        (" an.", ' an<ph id="9" disp="&lt;img/&gt;"/>.', "IG302"),
        (" an.", ' an<ph id="9" dataRef="d77"/>.', "none of this text"),
        ('<pc id="1" dataRefStart="d1" dataRefEnd="d3"><ph id="2" dataRef="d2"/></pc>',
         '<ec startRef="1"/><ph id="2" dataRef="d2"/><sc id="1"/>', "IG303"),
    ],
)  # fmt: skip
def test_codes_and_variables_must_be_whole(
    isogloss: Command, xliff: str, old: str, new: str, reason: str
) -> None:
    done = change(translated(xliff), 'Call <pc id="1"', old, new)
    before = contents(isogloss.root)
    ran = isogloss("import", give(isogloss, done))
    assert ran.code == 1
    assert reason in ran.said
    assert re.search(r"^\S+back\.xlf:\d+: refused m\w+ \[start, de\]", ran.said, re.MULTILINE)
    assert contents(isogloss.root) == before


def test_what_looks_like_markup_stays_text(isogloss: Command, xliff: str) -> None:
    done = change(xliff, "Start", "Anfang", "&lt;br/> &amp;lt; Anfang")
    isogloss("import", give(isogloss, done))
    assert entry(isogloss.root, "Start").strings == ("&lt;br/> &amp;lt; Anfang",)


def test_a_plural_takes_its_forms_one_by_one(isogloss: Command, xliff: str) -> None:
    source = '<ph id="1" canCopy="no" canDelete="no" type="other" subType="isogloss:variable" '
    form = next(
        each for each in re.findall(r"<unit .*?</unit>", xliff, re.DOTALL) if "/> pages<" in each
    )
    assert source in form
    done = form.replace("</source>", '</source><target><ph id="1"/> Seiten</target>').replace(
        'segment state="initial"', 'segment state="translated"'
    )
    ran = isogloss("import", give(isogloss, xliff.replace(form, done)))
    assert ran.code == 0, ran.said
    assert entry(isogloss.root, "%(n)s", "layout").strings == ("%(n)s Seite", "%(n)s Seiten")


def test_two_files_that_disagree_are_both_told(isogloss: Command, xliff: str) -> None:
    one = give(isogloss, change(xliff, "Start", "Anfang", "Beginn"), "one.xlf")
    two = give(isogloss, change(xliff, "Start", "Anfang", "Los"), "two.xlf")
    ran = isogloss("import", one, two)
    assert ran.code == 1
    assert ran.said.count("translated twice") == 2
    assert entry(isogloss.root, "Start").strings == ("Anfang",)
    assert isogloss("import", one, one).code == 0


def test_a_source_that_a_tool_copied_is_no_translation(isogloss: Command, xliff: str) -> None:
    source = re.search(r"<source>(.*)</source>", unit(xliff, 'Call <pc id="1"'))
    assert source is not None
    done = change(xliff, 'Call <pc id="1"', "</source>", f"</source><target>{source[1]}</target>")
    ran = isogloss("import", give(isogloss, done))
    assert "0 taken, 7 unchanged." in ran.said


def test_json_lists_what_was_taken_and_what_was_not(isogloss: Command, xliff: str) -> None:
    done = change(translated(xliff), "Start", "Anfang", "{none}")
    ran = isogloss("import", "--format", "json", give(isogloss, done))
    told = json.loads(ran.out)
    assert ran.code == 1
    assert told["version"] == 1
    assert told["files"] == ["locales/de/LC_MESSAGES/start.po"]
    assert told["summary"] == {
        "taken": 1, "unchanged": 5, "conflict": 0, "refused": 1, "fuzzy": 0,
    }  # fmt: skip
    assert {each["outcome"] for each in told["units"]} == {"taken", "refused"}
    refused = next(each for each in told["units"] if each["outcome"] == "refused")
    assert refused["line"] > 1
    assert "IG307" in refused["message"]
    assert refused["hint"]


def test_a_file_for_a_region_is_taken_where_it_is_said_to_be_meant(
    isogloss: Command, xliff: str
) -> None:
    file = give(isogloss, translated(xliff).replace('trgLang="de"', 'trgLang="de-AT"'))
    ran = isogloss("import", file)
    assert ran.code == 2
    assert "--locale de" in ran.said
    assert isogloss("import", file, "--locale", "de").code == 0
    assert entry(isogloss.root, "Call").strings[0].startswith("Rufen")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('trgLang="de"', 'trgLang="fr"', "no catalogs for fr"),
        ('trgLang="de"', "", "does not say which language"),
        ('srcLang="en"', 'srcLang="sv"', "translated from sv"),
    ],
)
def test_another_language_is_an_error_of_the_whole_file(
    isogloss: Command, xliff: str, old: str, new: str, said: str
) -> None:
    before = contents(isogloss.root)
    ran = isogloss("import", give(isogloss, translated(xliff).replace(old, new)))
    assert ran.code == 2
    assert said in ran.said
    assert contents(isogloss.root) == before


def test_a_wrong_locale_is_not_talked_into(isogloss: Command, xliff: str) -> None:
    root = isogloss.root
    french = root / "locales/fr/LC_MESSAGES/start.po"
    french.parent.mkdir(parents=True)
    french.write_text(catalog(root).read_text("utf-8").replace("Language: de", "Language: fr"))
    ran = isogloss("import", "--locale", "fr", give(isogloss, xliff))
    assert ran.code == 2
    assert "The file is in de, and fr was asked for" in ran.said
    ran = isogloss("import", "--locale", "fe", give(isogloss, xliff))
    assert "There is no locale “fe”" in ran.said


def test_a_file_of_another_project_is_refused_whole(isogloss: Command) -> None:
    other = """<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="en"
      trgLang="de"><file id="a"><unit id="1"><segment><source>Shoes</source><target>Schuhe</target>
      </segment></unit></file></xliff>"""
    ran = isogloss("import", give(isogloss, other))
    assert ran.code == 2
    assert "No unit of the file belongs to a message of this project" in ran.said


def test_an_import_waits_for_no_other_run_and_says_so(isogloss: Command, xliff: str) -> None:
    from isogloss.bundle import lock

    with lock(isogloss.root / "output"):
        ran = isogloss("import", give(isogloss, xliff))
        assert ran.code == 2
        assert "another isogloss run" in ran.said
        assert isogloss("import", "--dry-run", isogloss.root / "back.xlf").code == 0


def test_po_files_by_themselves_go_out_and_come_back(isogloss: Command, tmp_path: Path) -> None:
    po = tmp_path / "agency.de.po"
    po.write_bytes(catalog(isogloss.root).read_bytes())
    out = tmp_path / "agency.xlf"
    assert isogloss("export", po, "--format", "xliff2", "-o", out).code == 0
    out.write_text(out.read_text("utf-8").replace(">Anfang<", ">Beginn<"), "utf-8")
    before = contents(isogloss.root)
    ran = isogloss("import", out, "--po", po)
    assert ran.code == 0, ran.said
    assert po.read_text("utf-8") == catalog(isogloss.root).read_text("utf-8").replace(
        '"Anfang"', '"Beginn"'
    )
    assert contents(isogloss.root) == before


def test_a_po_file_of_another_project_keeps_its_own_way_of_writing(
    isogloss: Command, tmp_path: Path
) -> None:
    po = tmp_path / "app.de.po"
    text = (
        'msgid ""\nmsgstr ""\n"Language: de\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        "msgid \"Go <a href='x'>on</a> &lt; {{0}}\"\n"
        "msgstr \"Los <a href='x'>hier</a> &lt; {{0}}\"\n"
    )
    po.write_text(text, "utf-8")
    out = tmp_path / "app.xlf"
    for form in ("xliff2", "xliff1", "csv", "xlsx"):
        assert isogloss("export", po, "--format", form, "-o", out).code == 0
        assert "0 taken, 1 unchanged." in isogloss("import", out, "--po", po).said
    assert isogloss("export", po, "--format", "xliff2", "-o", out).code == 0
    out.write_text(out.read_text("utf-8").replace("Los ", "Weiter "), "utf-8")
    isogloss("import", out, "--po", po)
    assert po.read_text("utf-8") == text.replace("Los ", "Weiter ")


def test_a_tool_that_drops_the_states_changes_none(isogloss: Command, xliff: str) -> None:
    stripped = re.sub(r' (?:state|subState)="[^"]*"', "", xliff)
    before = contents(isogloss.root)
    ran = isogloss("import", give(isogloss, stripped))
    assert "0 taken, 7 unchanged." in ran.said
    assert contents(isogloss.root) == before
    isogloss("import", give(isogloss, change(stripped, "Start", "Anfang", "Beginn")))
    assert entry(isogloss.root, "Start").fuzzy  # nobody says that it is finished


def test_only_untranslated_leaves_out_what_is_done(isogloss: Command) -> None:
    text = isogloss.export("csv", "--only", "untranslated").decode("utf-8-sig")
    assert "Call <a>" in text
    assert "Line one" in text
    assert "Anfang" not in text
    text = isogloss.export("csv", "--domain", "safety").decode("utf-8-sig")
    assert text.count("\r\n") == 2


def test_several_locales_need_a_folder(isogloss: Command, tmp_path: Path) -> None:
    french = isogloss.root / "locales/fr/LC_MESSAGES/start.po"
    french.parent.mkdir(parents=True)
    french.write_text(START, "utf-8")
    ran = isogloss("export", "--format", "xliff2")
    assert ran.code == 2
    assert "-o FOLDER" in ran.said
    isogloss.export("xliff2", "-o", tmp_path / "out")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["de.xlf", "fr.xlf"]


def test_a_word_that_does_not_exist_names_the_nearest(isogloss: Command) -> None:
    assert "Did you mean “safety”?" in isogloss("export", "--format", "csv", "-d", "safty").said
    assert "Did you mean “xliff2”?" in isogloss("export", "--format", "xlif2").said


def test_line_ends_that_a_tool_puts_around_a_text_are_not_part_of_it(
    isogloss: Command, xliff: str
) -> None:
    done = change(xliff, "Start", "Anfang", "\n     Beginn\n")
    ran = isogloss("import", give(isogloss, done))
    assert ran.code == 0, ran.said
    assert entry(isogloss.root, "Start").strings == ("Beginn",)
