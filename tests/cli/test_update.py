"""`isogloss update` as people see it: what it lists, what it counts, whom it refuses."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from .projects import changed, isogloss, po_path, replace, translate, tree

PAGE = "source/pages/living-with-mr.html"


def edit(root: Path) -> None:
    """One text changed, one new, in a page with statements."""
    text = (root / PAGE).read_text("utf-8")
    start = text.index("<p>") + len("<p>")
    (root / PAGE).write_text(
        f"{text[:start]}Today: {text[start:]}".replace("</main>", "<p>Quite new.</p></main>"),
        "utf-8",
    )


def test_a_dry_run_lists_every_message_and_writes_nothing(project: Path) -> None:
    edit(project)
    before = tree(project, "locales", "output", times=True)
    ran = isogloss(project, "update", "--dry-run")
    assert ran.code == 0, ran.said
    assert po_path("de", "living-with-mr") in ran.out
    assert "  fuzzy     Today: " in ran.out
    assert "       was  " in ran.out
    assert "  new       Quite new." in ran.out
    assert changed(before, tree(project, "locales", "output", times=True)) == []


def test_the_list_for_programs_agrees_with_the_counts(project: Path) -> None:
    edit(project)
    ran = isogloss(project, "update", "--dry-run", "--format", "json")
    told = json.loads(ran.out)
    for locale in told["locales"]:
        kinds = [each["change"] for each in told["changes"] if each["locale"] == locale["locale"]]
        assert kinds.count("fuzzy") == locale["fuzzy"]
        assert kinds.count("new") == locale["new"]
        assert kinds.count("moved") == locale["moved"]
        assert kinds.count("obsolete") == locale["obsolete"]
    new = [each for each in told["changes"] if each["change"] == "new"]
    assert {each["msgid"] for each in new} == {"Quite new."}
    assert {each["domain"] for each in told["changes"]} == {"living-with-mr"}


def test_a_text_of_a_dry_run_cannot_act_upon_a_terminal(project: Path) -> None:
    replace(project, "source/pages/living-with-mr.html", "</main>", "<p>A \x1b[31m text</p></main>")
    ran = isogloss(project, "update", "--dry-run", "de")
    assert "A ⟨U+001B⟩[31m text" in ran.out


def test_an_update_does_what_its_dry_run_said(project: Path) -> None:
    edit(project)
    dry = json.loads(isogloss(project, "update", "--dry-run", "--format", "json").out)
    done = json.loads(isogloss(project, "update", "--format", "json").out)
    assert done == dry
    again = json.loads(isogloss(project, "update", "--format", "json").out)
    assert again["changes"] == []
    assert all(locale["files"] == 0 for locale in again["locales"])


def test_an_update_of_one_locale_leaves_the_others(project: Path) -> None:
    edit(project)
    before = tree(project, "locales")
    ran = isogloss(project, "update", "de")
    assert ran.code == 0, ran.said
    lines = ran.out.splitlines()
    assert [line.split()[0] for line in lines] == ["Locale", "de"]
    assert changed(before, tree(project, "locales")) == [
        po_path("de", "living-with-mr"),
        "locales/living-with-mr.pot",
    ]


@pytest.mark.parametrize(
    "words", [(), ("--fill",), ("--dry-run",), ("--editorial", "--by", "A", "--why", "B", "--yes")]
)
def test_a_damaged_catalog_stops_every_kind_of_update(
    project: Path, words: tuple[str, ...]
) -> None:
    edit(project)
    line = replace(project, po_path("de", "living-with-mr"), 'msgstr "', "msgstr ", 3)
    assert line
    before = tree(project, "locales", "source")
    ran = isogloss(project, "update", *words)
    assert ran.code == 2, ran.said
    assert f"{po_path('de', 'living-with-mr')}:" in ran.err
    assert changed(before, tree(project, "locales", "source")) == []


def test_a_locale_that_does_not_exist_is_named_with_the_nearest(project: Path) -> None:
    isogloss(project, "update")
    for words in (("frr",), ("--fill", "frr"), ("--dry-run", "frr")):
        ran = isogloss(project, "update", *words)
        assert ran.code == 2, ran.said
        assert "There is no locale “frr”" in ran.err
        assert "Did you mean “fr”?" in ran.err


def test_options_that_do_not_go_together_are_refused(project: Path) -> None:
    for words in (("--editorial", "--fill"), ("--yes",), ("--why", "x")):
        assert isogloss(project, "update", *words).code == 2


def test_a_run_after_an_update_and_an_update_after_a_run_find_nothing_to_do(
    project: Path,
) -> None:
    edit(project)
    isogloss(project, "update")
    before = tree(project, "locales", times=True)
    assert isogloss(project, "build", "--no-print").code == 0
    assert isogloss(project, "update").code == 0
    assert changed(before, tree(project, "locales", times=True)) == []


def test_what_a_translator_changed_between_two_updates_stays(project: Path) -> None:
    isogloss(project, "update")
    edit(project)
    isogloss(project, "update")
    translate(project, "de", "living-with-mr", "Quite new.", "Ganz neu.")
    edit(project)
    assert isogloss(project, "update").code == 0
    assert "Ganz neu." in (project / po_path("de", "living-with-mr")).read_text("utf-8")


@pytest.mark.parametrize("command", ["update", "check", "status"])
def test_a_pipe_in_place_of_a_catalog_is_refused_at_once(project: Path, command: str) -> None:
    path = project / "locales/de/LC_MESSAGES/safety.po"
    path.unlink()
    os.mkfifo(path)
    ran = isogloss(project, command)
    assert ran.code == 2
    assert "safety.po" in ran.err
    assert "no regular file" in ran.err
