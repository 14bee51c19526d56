"""`isogloss status`: what it counts, where texts come from, and since when they wait."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import polib
import pytest

from .projects import isogloss


def rows_of(root: Path, *words: str) -> dict[tuple[str, str], dict[str, object]]:
    ran = isogloss(root, "status", "--format", "json", *words)
    assert ran.code == 0, ran.said
    return {(row["edition"], row["domain"]): row for row in json.loads(ran.out)["status"]}


def spoil(root: Path, locale: str, domain: str, change) -> polib.POEntry:
    path = root / f"locales/{locale}/LC_MESSAGES/{domain}.po"
    file = polib.pofile(str(path))
    entry = next(each for each in file if each.msgid)
    change(entry)
    file.save()
    return entry


def commit(root: Path, day: str) -> None:
    environment = {
        **os.environ,
        "GIT_COMMITTER_DATE": f"{day}T12:00:00+00:00",
        "GIT_AUTHOR_DATE": f"{day}T12:00:00+00:00",
    }
    for words in (("add", "source"), ("commit", "-q", "-m", day)):
        subprocess.run(
            ["git", "-c", "user.name=T", "-c", "user.email=t@example.com", *words],
            cwd=root,
            env=environment,
            check=True,
        )


def test_a_complete_project_has_nothing_left(project: Path) -> None:
    rows = rows_of(project)
    assert {row["words_left"] for row in rows.values()} == {0}
    assert all(row["messages"] == row["translated"] for row in rows.values())
    assert not any("behind_since" in row for row in rows.values())


def test_texts_are_told_by_the_locale_they_come_from(project: Path) -> None:
    rows = rows_of(project, "--market", "ca")
    assert set(rows[("fr-CA", "safety")]["origins"]) == {"fr", "fr-CA"}
    assert set(rows[("en-CA", "safety")]["origins"]) == {"en"}
    for row in rows.values():
        assert sum(row["origins"].values()) == row["translated"]


def test_fuzzy_and_empty_entries_are_counted_apart(project: Path) -> None:
    def unsure(entry: polib.POEntry) -> None:
        entry.flags.append("fuzzy")

    def empty(entry: polib.POEntry) -> None:
        entry.msgstr = ""

    first = spoil(project, "de", "safety", unsure)
    second = spoil(project, "de", "mr-at-a-glance", empty)
    rows = rows_of(project, "--locale", "de")
    safety, page = rows[("de-DE", "safety")], rows[("de-DE", "mr-at-a-glance")]
    assert (safety["fuzzy"], safety["untranslated"]) == (1, 0)
    assert (page["fuzzy"], page["untranslated"]) == (0, 1)
    assert 0 < safety["words_left"] <= len(first.msgid.split())
    assert 0 < page["words_left"] <= len(second.msgid.split())
    text = isogloss(project, "status", "-l", "de").out
    assert f"safety complete {safety['translated']} of {safety['messages']}, blocks" in text


def test_an_override_that_is_fuzzy_falls_back_and_leaves_nothing_open(project: Path) -> None:
    before = rows_of(project, "--locale", "fr-CA")[("fr-CA", "safety")]
    spoil(project, "fr-CA", "safety", lambda entry: entry.flags.append("fuzzy"))
    after = rows_of(project, "--locale", "fr-CA")[("fr-CA", "safety")]
    assert after["translated"] == before["translated"]
    assert after["origins"]["fr"] == before["origins"]["fr"] + 1


def test_a_market_counts_only_what_it_shows(project: Path) -> None:
    rows = rows_of(project)
    assert rows[("ja-JP", "safety")]["messages"] < rows[("de-DE", "safety")]["messages"]


def test_the_day_is_that_of_the_oldest_source_line_that_waits(project: Path) -> None:
    subprocess.run(["git", "init", "-q"], cwd=project, check=True)
    commit(project, "2024-02-03")
    page = project / "source/pages/mr-at-a-glance.html"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("</h1>", " today</h1>", 1), encoding="utf-8")
    commit(project, "2025-06-07")
    rows = rows_of(project, "--market", "de")
    assert rows[("de-DE", "mr-at-a-glance")]["behind_since"] == "2025-06-07"
    spoil(project, "de", "safety", lambda entry: setattr(entry, "msgstr", ""))
    rows = rows_of(project, "--market", "de")
    assert rows[("de-DE", "safety")]["behind_since"] == "2024-02-03"


def test_without_git_there_is_no_day(project: Path) -> None:
    spoil(project, "de", "safety", lambda entry: setattr(entry, "msgstr", ""))
    rows = rows_of(project, "--market", "de")
    assert rows[("de-DE", "safety")]["untranslated"] == 1
    assert "behind_since" not in rows[("de-DE", "safety")]


@pytest.mark.parametrize(("option", "word"), [("--market", "xx"), ("--locale", "tlh")])
def test_what_the_project_lacks_is_named(project: Path, option: str, word: str) -> None:
    ran = isogloss(project, "status", option, word)
    assert ran.code == 2
    assert word in ran.err
    assert not ran.out


def test_a_damaged_catalog_is_refused_with_its_line(project: Path) -> None:
    path = project / "locales/de/LC_MESSAGES/safety.po"
    path.write_bytes(path.read_bytes()[:-5])
    ran = isogloss(project, "status")
    assert ran.code == 2
    assert "locales/de/LC_MESSAGES/safety.po:" in ran.err
