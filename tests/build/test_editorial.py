"""Edits that change no meaning keep their translations, everywhere and later; others are refused."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isogloss.build.checks import check_project
from isogloss.build.inputs import read_inputs
from isogloss.check.same_meaning import faults_of
from isogloss.model import ConfigurationError, Gate, MessageKey, Severity, parse_tag
from isogloss.project import (
    EDITORIAL,
    EditorialChange,
    earlier_texts,
    editorial_bytes,
    read_editorial,
)

from .sites import contents, entry, po, statement, update, write_page

ISOGLOSS = Path(sys.executable).with_name("isogloss")
EN = parse_tag("en")


def run(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(ISOGLOSS), *words],
        cwd=root,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )


def declare(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return run(
        root, "update", "--editorial", "--by", "A. Editor", "--why", "Style", "--yes", *words
    )


def edit_words(root: Path) -> None:
    write_page(root, "other", ("Learn more.", "Something completely else."))


def edit_statement(root: Path, text: str = "Please do not stop.") -> None:
    write_page(root, "heart", ("Blood flows.", statement("stop", text)))
    write_page(root, "lungs", ("Air flows.", "Learn more.", statement("stop", text)))


def test_a_declared_edit_keeps_its_translations_in_all_locales(site: Path) -> None:
    edit_words(site)
    ran = declare(site)
    assert ran.returncode == 0, ran.stderr
    assert "Something{+ completely+} else." in ran.stdout
    for locale in ("de", "fr"):
        found = entry(site, locale, "other", "Something completely else.")
        assert found.msgstr == f"{locale} Something else."
        assert not found.fuzzy
        assert found.previous_msgid is None
    assert b'by = "A. Editor"' in (site / EDITORIAL).read_bytes()


def test_a_declared_edit_counts_on_another_machine_and_later(site: Path, tmp_path: Path) -> None:
    other = Path(shutil.copytree(site, tmp_path / "other"))
    edit_words(site)
    assert declare(site).returncode == 0
    shutil.rmtree(other / "source")
    shutil.copytree(site / "source", other / "source")
    update(other)
    assert not entry(other, "de", "other", "Something completely else.").fuzzy


def test_edits_one_after_the_other_reach_a_catalog_that_missed_the_first(
    site: Path, tmp_path: Path
) -> None:
    old = po(site, "fr", "other").read_bytes()
    edit_words(site)
    assert declare(site).returncode == 0
    write_page(site, "other", ("Learn more.", "Something completely different."))
    assert declare(site).returncode == 0
    po(site, "fr", "other").write_bytes(old)
    update(site)
    found = entry(site, "fr", "other", "Something completely different.")
    assert (found.msgstr, found.fuzzy) == ("fr Something else.", False)


def test_an_edit_can_be_declared_after_the_update_that_made_its_translations_fuzzy(
    site: Path,
) -> None:
    edit_words(site)
    update(site)
    assert entry(site, "de", "other", "Something completely else.").fuzzy
    assert declare(site).returncode == 0
    found = entry(site, "de", "other", "Something completely else.")
    assert (found.fuzzy, found.previous_msgid) == (False, None)


def test_a_statement_that_is_fuzzy_already_stays_so(site: Path) -> None:
    edit_statement(site)
    update(site)
    assert declare(site, "stop").returncode == 0
    assert entry(site, "de", "safety", "Please do not stop.").fuzzy


def test_a_declaration_applies_to_its_own_texts_only(site: Path) -> None:
    edit_words(site)
    assert declare(site).returncode == 0
    write_page(site, "other", ("Learn more.", "Something completely new."))
    update(site)
    assert entry(site, "de", "other", "Something completely new.").fuzzy


def editorial_findings(root: Path, gate: Gate) -> list[tuple[str, Severity]]:
    inputs = read_inputs(root)
    catalogs = {key: file.catalog for key, file in inputs.catalogs.items()}
    found = check_project(inputs, catalogs, gate)
    return [(each.rule, each.severity) for each in found if each.rule in ("IG230", "IG231")]


def test_an_edit_of_a_statement_needs_an_approval_before_a_release(site: Path) -> None:
    edit_statement(site)
    assert declare(site).returncode == 0
    assert not entry(site, "de", "safety", "Please do not stop.").fuzzy
    assert editorial_findings(site, Gate.DRAFT) == []
    assert editorial_findings(site, Gate.REVIEW) == [("IG230", Severity.WARNING)]
    assert editorial_findings(site, Gate.RELEASE) == [("IG230", Severity.ERROR)]
    text = (site / EDITORIAL).read_text("utf-8")
    (site / EDITORIAL).write_text(text + 'approved_by = "medical reviewer, B. Reader"\n', "utf-8")
    assert editorial_findings(site, Gate.RELEASE) == []
    edit_statement(site, "Please never stop.")
    assert editorial_findings(site, Gate.RELEASE) == [("IG231", Severity.INFO)]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Do stop.", "not"),
        ("Never stop.", "never"),
        ("Do not stop 2.", "2"),
        ("Do not <em>stop</em>.", "<em>"),
        ("Do not stop {here}.", "{here}"),
    ],
)
def test_an_edit_that_can_change_meaning_is_refused(site: Path, text: str, reason: str) -> None:
    edit_statement(site, text)
    before = contents(site)
    ran = declare(site)
    assert ran.returncode == 2, ran.stdout
    assert reason in ran.stderr
    assert "can change meaning" in ran.stderr
    assert contents(site) == before


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("It isn't safe.", "It is not safe."),
        ("two people", "2 people"),
        ("More information", "More details"),
        ("Take it regulary.", "Take it regularly."),
        ("Call <a>us</a> today.", "Call <a>us</a> now."),
    ],
)
def test_an_edit_of_words_is_not_refused(before: str, after: str) -> None:
    assert list(faults_of("safety", "x", before, after, EN)) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Take 5 mg.", "Take 50 mg."),
        ("Take 5 mg.", "Take 5 g."),
        ("Take one.", "Take two."),
        ("It is safe.", "It is unsafe."),
        ("Walk without help.", "Walk with help."),
        ("Call {phone}.", "Call {emergency_number}."),
        ("Not before surgery.", "Not after surgery."),
    ],
)
def test_a_changed_figure_unit_negation_or_variable_is_seen_both_ways(
    before: str, after: str
) -> None:
    assert list(faults_of("safety", "x", before, after, EN))
    assert list(faults_of("safety", "x", after, before, EN))


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("de", "Ohne Hilfe gehen.", "Mit Hilfe gehen."),
        ("es", "No lo tome.", "Tómelo."),
        ("ja", "服用しないでください。", "服用してください。"),
    ],
)
def test_a_lost_negation_is_seen_in_sources_of_other_languages(
    language: str, before: str, after: str
) -> None:
    tag = parse_tag(language)
    assert any("can negate" in fault for fault in faults_of("safety", "x", before, after, tag))
    assert any("can negate" in fault for fault in faults_of("safety", "x", after, before, tag))


def test_a_word_that_only_begins_like_a_negation_is_none() -> None:
    """“und” begins as “unsicher” does."""
    assert list(faults_of("page", None, "Ruhe, Schlaf.", "Ruhe und Schlaf.", parse_tag("de"))) == []


def test_who_is_not_on_a_terminal_is_not_asked(site: Path) -> None:
    edit_words(site)
    before = contents(site)
    ran = run(site, "update", "--editorial", "--by", "A", "--why", "B")
    assert ran.returncode == 2
    assert "--yes" in ran.stderr
    assert contents(site) == before


def test_a_declaration_needs_a_person_and_a_reason(site: Path) -> None:
    edit_words(site)
    before = contents(site)
    for words in ([], ["--by", "A"], ["--by", "A", "--why", " "]):
        ran = run(site, "update", "--editorial", "--yes", *words)
        assert ran.returncode == 2
        assert "--why" in ran.stderr
    assert run(site, "update", "--by", "A").returncode == 2
    assert contents(site) == before


def test_only_the_named_edits_are_declared(site: Path) -> None:
    edit_words(site)
    edit_statement(site)
    assert declare(site, "othr").returncode == 2
    assert "“other”" in declare(site, "othr").stderr
    assert declare(site, "Something completely").returncode == 0
    assert entry(site, "de", "safety", "Please do not stop.").fuzzy
    assert not entry(site, "de", "other", "Something completely else.").fuzzy


def test_a_dry_run_shows_edits_and_writes_nothing(site: Path) -> None:
    edit_words(site)
    before = contents(site)
    ran = run(site, "update", "--editorial", "--dry-run")
    assert ran.returncode == 0
    assert "{+ completely+}" in ran.stdout
    assert contents(site) == before


CHANGE = '[[change]]\ndomain = "a"\nbefore = "x"\nafter = "y"\nby = "A"\nwhy = "B"\n'


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("[[change]\n", 1, "not TOML"),
        (CHANGE + "<<<<<<< HEAD\n", 7, "not TOML"),
        (CHANGE.replace("after", "aftr"), 4, "Did you mean “after”"),
        (CHANGE.replace('why = "B"\n', ""), 1, "“why” is missing"),
        (CHANGE.replace('"B"', '" "'), 6, "“why” says nothing"),
        (CHANGE.replace('"y"', '"x"'), 1, "the same before and after"),
        (CHANGE + CHANGE, 7, "declared twice, first in line 1"),
        (CHANGE + CHANGE.replace('"y"', '"z"'), 7, "become two texts, first in line 1"),
        (CHANGE.replace('"A"', "3"), 5, "wrong form"),
        ("\udcff", 1, "not UTF-8"),
    ],
)
def test_a_register_that_cannot_be_read_stops_all_and_names_the_line(
    site: Path, text: str, line: int, message: str
) -> None:
    (site / EDITORIAL).write_bytes(text.encode("utf-8", "surrogateescape"))
    edit_words(site)
    before = contents(site)
    for words in (["update"], ["update", "--fill"], ["check"]):
        ran = run(site, *words)
        assert ran.returncode == 2, ran.stderr
        assert f"{EDITORIAL}:{line}" in ran.stderr
        assert message in ran.stderr
    assert contents(site) == before


TEXT = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=20).filter(
    lambda text: bool(text.strip())
)


@given(st.lists(st.tuples(TEXT, TEXT, TEXT, TEXT, TEXT, st.none() | TEXT), max_size=4))
def test_the_register_reads_back_as_it_was_written_in_one_order(
    rows: list[tuple[str, str, str, str, str, str | None]],
) -> None:
    changes = {
        (domain, context, before): EditorialChange(domain, context, before, f"{before}+", by, why)
        for domain, before, by, why, _, context in rows
    }
    data = editorial_bytes(changes.values())
    read = read_editorial(data)
    assert {(each.domain, each.context, each.before) for each in read} == set(changes)
    assert editorial_bytes(read) == data
    assert editorial_bytes(reversed(read)) == data


def test_texts_that_were_edited_there_and_back_do_not_turn_in_a_circle() -> None:
    changes = [
        EditorialChange("a", None, "x", "y", "A", "B"),
        EditorialChange("a", None, "y", "x", "A", "B"),
    ]
    found = earlier_texts(changes, MessageKey(None, "x"))
    assert [key.text for _, key in found] == ["y"]


def test_a_fork_in_the_register_is_an_error() -> None:
    text = CHANGE + CHANGE.replace('"y"', '"z"')
    with pytest.raises(ConfigurationError):
        read_editorial(text.encode())


def test_a_change_of_meaning_that_was_written_into_the_register_by_hand_is_found(
    site: Path,
) -> None:
    edit_statement(site, "Do stop.")
    change = EditorialChange(
        "safety", "stop", "Do not stop.", "Do stop.", "A", "Style", "reviewer, B. Reader"
    )
    (site / EDITORIAL).write_bytes(editorial_bytes([change]))
    inputs = read_inputs(site)
    found = check_project(inputs, {}, Gate.REVIEW)
    assert {each.rule for each in found if each.path == EDITORIAL} == {"IG232"}


@pytest.mark.parametrize(("answer", "fuzzy"), [("y", False), ("n", True)])
def test_on_a_terminal_each_edit_is_asked_for(site: Path, answer: str, fuzzy: bool) -> None:
    edit_words(site)
    ours, theirs = os.openpty()
    os.write(ours, f"{answer}\n".encode())
    ran = subprocess.run(
        [str(ISOGLOSS), "update", "--editorial", "--by", "A. Editor", "--why", "Style"],
        cwd=site,
        stdin=theirs,
        capture_output=True,
        text=True,
        check=False,
    )
    os.close(ours)
    os.close(theirs)
    assert ran.returncode == 0, ran.stderr
    assert "mean the same as before?" in ran.stdout + ran.stderr
    assert (site / EDITORIAL).exists() is not fuzzy
    update(site)
    assert bool(entry(site, "de", "other", "Something completely else.").fuzzy) is fuzzy
