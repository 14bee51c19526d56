"""`isogloss lint`: any PO file, no project."""

from __future__ import annotations

import json
import os
import random
import resource
import shutil
import subprocess
from pathlib import Path

import pytest

from isogloss.check.lint import lint, locale_of, tag_of
from isogloss.check.samples import lone
from isogloss.model import Gate, Severity, parse_tag

from .projects import ISOGLOSS, environment, isogloss

HEADER = lone("").file.text
ENTRY = 'msgid "At least 15 days."\nmsgstr "{}"\n\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "work"
    made.mkdir()
    (made / "es.po").write_text(HEADER + ENTRY.format("Al menos 15 días."), "utf-8")
    return made


def test_a_good_file_passes_and_its_messages_are_counted(folder: Path) -> None:
    ran = isogloss(folder, "lint", "es.po")
    assert ran.code == 0
    assert ran.out == "No findings.\n1 file; messages: 1 translated, 0 fuzzy, 0 untranslated.\n"


def test_a_broken_entry_does_not_hide_a_wrong_figure(folder: Path) -> None:
    broken = 'msgid "x\nmsgstr "y"\n\n'
    (folder / "es.po").write_text(HEADER + broken + ENTRY.format("Al menos 51 días."), "utf-8")
    ran = isogloss(folder, "lint", ".", "--format", "json")
    assert ran.code == 1
    assert {"IG211", "IG412"} <= {each["rule"] for each in json.loads(ran.out)["findings"]}


def test_a_missing_file_is_exit_code_2(folder: Path) -> None:
    ran = isogloss(folder, "lint", "nothing.po")
    assert (ran.code, ran.out) == (2, "")
    assert isogloss(folder, "lint", "--lang", "klingon", "es.po").code == 2


def test_only_some_rules_or_all_but_some(folder: Path) -> None:
    (folder / "es.po").write_text(HEADER + ENTRY.format("Al menos 51 días."), "utf-8")
    assert isogloss(folder, "lint", "es.po", "--rule", "message-twice").code == 0
    ran = isogloss(folder, "lint", "es.po", "--rule", "IG412", "--off", "number-changed")
    assert ran.code == 0


def test_a_baseline_hides_what_is_known(folder: Path) -> None:
    (folder / "es.po").write_text(HEADER + ENTRY.format("Al menos 51 días."), "utf-8")
    assert isogloss(folder, "lint", "es.po", "--write-baseline", "known.json").code == 0
    ran = isogloss(folder, "lint", "es.po", "--baseline", "known.json")
    assert ran.code == 0
    assert "known from the baseline" in ran.out
    assert isogloss(folder, "lint", "es.po", "--baseline", "none.json").code == 2


def test_a_baseline_that_does_not_fit_on_the_disk_leaves_the_old_one(folder: Path) -> None:
    (folder / "es.po").write_text(HEADER + ENTRY.format("Al menos 51 días."), "utf-8")
    (folder / "known.json").write_text("old", "utf-8")
    done = subprocess.run(
        [str(ISOGLOSS), "lint", "es.po", "--write-baseline", "known.json"],
        cwd=folder,
        env=environment(folder.parent / "home"),
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (16, 16)),
        check=False,
    )
    assert done.returncode == 2
    assert "known.json: error: The file cannot be written" in done.stderr
    assert (folder / "known.json").read_text("utf-8") == "old"


@pytest.mark.parametrize(
    ("headers", "path", "locale"),
    [
        ({"Language": "pt_BR"}, "de.po", "pt-BR"),
        ({}, "locale/sr@latin/LC_MESSAGES/app.po", "sr-Latn"),
        ({}, "po/de.po", "de"),
        ({}, "po/app.zh_CN.po", "zh-CN"),
        ({"Language": ""}, "messages.po", "None"),
    ],
)
def test_the_language_is_that_of_header_folder_or_name(
    headers: dict[str, str], path: str, locale: str
) -> None:
    assert str(locale_of(headers, path)) == locale


def test_a_name_that_is_no_language_is_none() -> None:
    assert tag_of("foo_bar_baz") is None
    assert tag_of("qqq") is None


MUTATIONS = (
    b'"',
    b"\\",
    b"\n",
    b"#",
    b"#~ ",
    b"#, ",
    b"\xff",
    b"\xef\xbb\xbf",
    b"%s",
    b"{",
    b"nplurals=3",
)


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="msgfmt is not installed")
def test_whatever_msgfmt_refuses_is_an_error(tmp_path: Path) -> None:
    chance = random.Random(20)
    sample = (
        HEADER + '#, c-format\nmsgid "%d of %s\\n"\nmsgstr "%d von %s\\n"\n\n#, python-format\n'
        'msgid "%(n)d page"\nmsgid_plural "%(n)d pages"\nmsgstr[0] "eine"\nmsgstr[1] "%(n)d"\n\n'
        '#~ msgid "old"\n#~ msgstr "alt"\n'
    ).encode()
    path = tmp_path / "es.po"
    refused = 0
    for _ in range(250):
        place = chance.randrange(len(sample))
        data = (
            sample[:place]
            + chance.choice((b"", *MUTATIONS))
            + sample[place + chance.choice((0, 1, 9)) :]
        )
        path.write_bytes(data)
        done = subprocess.run(
            ["msgfmt", "--check", "--output-file=/dev/null", path],
            capture_output=True,
            check=False,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
        )
        if done.returncode:
            refused += 1
            found = lint(
                data, "es.po", language=None, source_language=parse_tag("en"), gate=Gate.RELEASE
            ).findings
            assert any(each.severity is Severity.ERROR for each in found), (
                data,
                done.stderr.decode()[:300],
            )
    assert refused > 50


def test_a_large_file_gives_the_same_bytes_with_any_number_of_processes(folder: Path) -> None:
    entries = [
        f'msgid "Take {number} mg of it for {number} days, at least twice a day, with some water."\n'
        f'msgstr "Tome {number + (number % 50 == 0)} mg durante {number} días, al menos dos veces '
        'al día, con agua."\n\n'
        for number in range(1000, 5200)
    ]
    (folder / "es.po").write_text(HEADER + "".join(entries), "utf-8")
    assert (folder / "es.po").stat().st_size > 500_000
    alone = isogloss(folder, "lint", "-j", "1", "--rule", "IG412", "--rule", "IG516", "es.po")
    assert "IG412" in alone.out
    for jobs in ("2", "3"):
        spread = isogloss(folder, "lint", "-j", jobs, "--rule", "IG412", "--rule", "IG516", "es.po")
        assert (spread.code, spread.out) == (alone.code, alone.out)
