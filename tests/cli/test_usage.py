"""What the command says when it is called wrongly, and what it promises other programs."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
from pathlib import Path

import pytest

from .projects import ISOGLOSS, REPOSITORY, environment, isogloss, replace

COMMANDS = ("run", "extract", "update", "check", "build", "verify", "rules", "explain", "doctor")


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    folder = tmp_path / "empty"
    folder.mkdir()
    return folder


@pytest.mark.parametrize(
    ("words", "nearest"),
    [
        (["chek"], "check"),
        (["verfy", "output/us"], "verify"),
        (["build", "--market", "uss"], "us"),
        (["check", "--market", "dee"], "de"),
        (["check", "--locale", "fr-ca"], "fr-CA"),
        (["check", "--page", "living"], "living-with-mr"),
        (["check", "--gate", "relase"], "release"),
        (["build", "--gate", "relase"], "release"),
        (["check", "--format", "jsn"], "json"),
        (["check", "--fromat", "json"], "--format"),
        (["update", "fr_CA"], "fr-CA"),
        (["explain", "number-chnged"], "number-changed"),
        (["explain", "IG410"], "IG411"),
    ],
)
def test_a_wrong_word_is_answered_with_the_nearest_right_one(
    built_unprinted: Path, words: list[str], nearest: str
) -> None:
    ran = isogloss(built_unprinted, *words)
    assert ran.code == 2
    assert ran.out == ""
    assert nearest in ran.err
    assert ran.err.startswith("error: ")
    assert len(ran.err.splitlines()) == 2


@pytest.mark.parametrize("word", ["IG4xx", "nonsense", "", "💥", "--", "IG" + "9" * 40])
def test_a_word_like_no_rule_leads_to_the_list_of_rules(empty: Path, word: str) -> None:
    ran = isogloss(empty, "explain", "--", word)
    assert ran.code == 2
    assert "isogloss rules" in ran.err


@pytest.mark.parametrize("words", [[], ["check"], ["build"], ["extract"], ["update"]])
def test_outside_a_project_it_says_where_to_go(empty: Path, words: list[str]) -> None:
    ran = isogloss(empty, *words)
    assert ran.code == 2
    assert "source/site.toml" in ran.err
    assert "--root" in ran.err
    assert list(empty.iterdir()) == []


@pytest.mark.parametrize("name", ["here", "nowhere"])
def test_a_root_that_is_no_project_is_named(empty: Path, name: str) -> None:
    (empty / "here").mkdir()
    ran = isogloss(empty, "--root", name, "check")
    assert ran.code == 2
    assert ran.err.startswith(f"error: {name} is no project")


def test_a_project_is_found_from_a_folder_inside_it(built_unprinted: Path) -> None:
    ran = isogloss(built_unprinted / "source/pages", "check", "--locale", "de", HOME="/nonexistent")
    assert ran.code == 0, ran.said


@pytest.mark.parametrize("words", [["rules"], ["check", "--format", "json"], ["--help"]])
def test_a_reader_that_goes_away_is_no_error_message(
    built_unprinted: Path, words: list[str]
) -> None:
    ends = os.pipe()
    os.close(ends[0])
    with os.fdopen(ends[1], "wb") as pipe:
        done = subprocess.run(
            [str(ISOGLOSS), *words],
            cwd=built_unprinted,
            env=environment(built_unprinted.parent / "home"),
            stdout=pipe,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.stderr == b""
    assert done.returncode == 128 + signal.SIGPIPE


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
@pytest.mark.parametrize("words", [["rules"], ["--help"], ["check", "--format", "json"]])
def test_results_that_cannot_be_written_are_an_error(
    built_unprinted: Path, words: list[str]
) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [str(ISOGLOSS), *words],
            cwd=built_unprinted,
            env=environment(built_unprinted.parent / "home"),
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 2
    assert b"No space left" in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("words", "closed", "code"),
    [
        (["rules"], ">&-", 0),
        (["rules"], ">&- 2>&-", 0),
        (["explain", "IG000"], "2>&-", 2),
        (["lint", "--lang", "de", "-"], "<&-", 1),
    ],
)
def test_a_closed_stream_is_no_defect(
    empty: Path, words: list[str], closed: str, code: int
) -> None:
    done = subprocess.run(
        ["/bin/sh", "-c", f'"$0" "$@" {closed}', str(ISOGLOSS), *words],
        cwd=empty,
        env=environment(empty.parent / "home"),
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr
    assert "itself failed" not in done.stderr
    assert done.returncode == code


def test_what_a_message_names_cannot_act_upon_a_terminal(empty: Path) -> None:
    ran = isogloss(empty, "lint", "\x1b[31m.po")
    assert ran.code == 2
    assert "\x1b" not in ran.said
    assert "⟨U+001B⟩[31m.po" in ran.said


def test_a_pipe_is_written_into_and_not_replaced(empty: Path) -> None:
    (empty / "page.html").write_text("<p>One text</p>", encoding="utf-8")
    pipe = empty / "page.pot"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        ran = isogloss(empty, "page", "extract", "page.html", "-o", "page.pot")
        assert ran.code == 0, ran.said
        assert pipe.is_fifo()
        assert b'msgid "One text"' in os.read(reader, 65536)
    finally:
        os.close(reader)


def test_without_a_terminal_there_is_no_color_and_no_progress(built_unprinted: Path) -> None:
    for more in ({"NO_COLOR": "1"}, {"FORCE_COLOR": "1", "TERM": "xterm-256color"}):
        ran = isogloss(built_unprinted, "check", **more)
        assert "\x1b" not in ran.said
        assert "\r" not in ran.said


def test_quiet_leaves_the_results_and_takes_the_rest(project: Path) -> None:
    (project / "output/.cache/state.json").unlink()
    ran = isogloss(project, "--quiet", "build", "--no-print")
    assert ran.code == 0
    assert ran.err == ""
    assert "de-DE" in ran.out


def test_help_teaches_every_command_and_every_option(empty: Path) -> None:
    listing = isogloss(empty, "--help").out
    for command in COMMANDS:
        assert re.search(rf"^  {command}\s+\S", listing, re.MULTILINE), f"{command} says nothing"
        ran = isogloss(empty, command, "--help")
        assert ran.code == 0
        body = ran.out.split("Options:")[0].splitlines()[1:]
        assert sum(len(line.split()) for line in body) >= 7, f"{command} teaches nothing"
        options = ran.out.split("Options:")[1]
        for option in filter(str.strip, re.split(r"\n  (?=-)", options)):
            words = re.sub(r"\[[^\]]*\]", "", option).split()
            told = [word for word in words if word[0] != "-" and not word.isupper()]
            assert len(told) >= 3, f"{command}: {option!r} is not explained"


def test_rules_as_json_have_what_is_promised(empty: Path) -> None:
    ran = isogloss(empty, "rules", "--format", "json")
    assert ran.code == 0
    assert ran.err == ""
    record = json.loads(ran.out)
    assert record["version"] == 1
    ids = [rule["rule"] for rule in record["rules"]]
    assert ids == sorted(set(ids))
    for rule in record["rules"]:
        assert {"rule", "name", "severity", "why", "source", "bad", "good"} <= rule.keys()
        assert set(rule["severity"]) == {"draft", "review", "release"}
        assert set(rule["severity"].values()) <= {"error", "warning", "info", "silent"}


def test_findings_as_json_have_what_is_promised(project: Path) -> None:
    allowed = set(
        "rule name severity message hint path line locale market page artefact statement "
        "msgctxt msgid msgstr span source_span expected waived_by".split()
    )
    path = project / "locales/de/LC_MESSAGES/safety.po"
    replace(project, "locales/de/LC_MESSAGES/safety.po", "Bis zu 57", "Bis zu 75")
    ran = isogloss(project, "check", "--format", "json")
    assert ran.code == 1
    assert ran.err == ""
    record = json.loads(ran.out)
    assert record["version"] == 1
    assert record["summary"]["error"] >= 1
    assert record["findings"]
    for finding in record["findings"]:
        assert {"rule", "name", "severity", "message", "hint"} <= finding.keys() <= allowed
        assert "" not in finding.values()
    wrong = next(item for item in record["findings"] if item["severity"] == "error")
    assert wrong["locale"] == "de"
    assert wrong["msgctxt"] == "claim.survival"
    assert path.read_text("utf-8").splitlines()[wrong["line"] - 1].startswith(("#", "msg"))
    start, end = wrong["span"]
    assert wrong["msgstr"][start:end].startswith("75")


def test_doctor_as_json_tells_what_works(empty: Path) -> None:
    ran = isogloss(empty, "doctor", "--format", "json")
    record = json.loads(ran.out)
    assert ran.code == (0 if record["ready"] else 1)
    assert record["capabilities"]
    for item in record["capabilities"]:
        assert {"id", "title", "purpose", "without", "found"} <= item.keys()


def test_verify_as_json_has_the_form_of_findings(built_unprinted: Path) -> None:
    ran = isogloss(built_unprinted, "verify", "output/us", "--format", "json")
    record = json.loads(ran.out)
    assert record["version"] == 1
    assert isinstance(record["findings"], list)
    assert "summary" in record


def test_a_run_that_needs_no_heavy_library_starts_fast_enough_to_be_typed(empty: Path) -> None:
    code = (
        "import sys; from isogloss.cli import _run; _run(['rules']);"
        "heavy = {'weasyprint', 'lxml', 'rich', 'pikepdf'} & set(sys.modules);"
        "sys.exit(str(heavy) if heavy else 0)"
    )
    done = subprocess.run(
        [str(ISOGLOSS.with_name("python")), "-c", code],
        cwd=empty,
        env=environment(empty.parent / "home"),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_a_bad_source_date_epoch_is_named(built_unprinted: Path) -> None:
    for value in ("yesterday", "-1", "1.5", "٣"):
        ran = isogloss(built_unprinted, "build", "--no-print", SOURCE_DATE_EPOCH=value)
        assert ran.code == 2, ran.said
        assert "SOURCE_DATE_EPOCH" in ran.err


def test_a_source_date_epoch_beyond_the_calendar_is_named(built_unprinted: Path) -> None:
    ran = isogloss(built_unprinted, "build", "--no-print", SOURCE_DATE_EPOCH="9" * 12)
    assert ran.code == 2, ran.said
    assert "SOURCE_DATE_EPOCH" in ran.err


def test_the_repository_is_a_project(empty: Path) -> None:
    assert isogloss(empty, "--root", str(REPOSITORY), "rules").code == 0
