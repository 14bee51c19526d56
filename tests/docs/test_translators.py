"""The translators' page: its commands, pictures, catalog entries and findings are real ones."""

from __future__ import annotations

import itertools
import re
import shutil
import subprocess
from pathlib import Path

import click
import pytest

from isogloss.cli import isogloss

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs/translators.md"
TEXT = PAGE.read_text("utf-8")
PROGRAM = ROOT / ".venv/bin/isogloss"
SAFETY = (ROOT / "locales/de/LC_MESSAGES/safety.po").read_text("utf-8")
HEADER = SAFETY.partition("\n\n")[0] + "\n\n"
# What a translator did to the sample catalog, by the rule that the page shows.
SLIPS = {
    "IG412": ("Bis zu 57", "Bis zu 75"),
    "IG301": ("<a>{emergency_number}</a> an<", "{emergency_number} an<"),
    "IG509": ("Clip <strong>nicht</strong> bekommen", "Clip bekommen"),
    "IG211": ('msgstr "Tod."', 'msgstr "Tod".'),
    "IG306": ("<a>{emergency_number}</a> an<", "<a>112</a> an<"),
    "IG214": ('msgstr "Tod."', '<<<<<<< ours\nmsgstr "Tod."\n=======\n'),
}


def _blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)


def _calls() -> list[list[str]]:
    """Each `isogloss …` of the page, in blocks and in the text, as words."""
    lines = [line for block in _blocks("sh") for line in block.splitlines()]
    lines += re.findall(r"`((?:\S*/)?isogloss [^`]*)`", re.sub(r"```.*?```", "", TEXT, flags=re.S))
    return [line.split()[1:] for line in lines if line.split()[0].endswith("isogloss")]


def _lint(catalog: Path) -> str:
    done = subprocess.run(
        [PROGRAM, "lint", catalog.name],
        cwd=catalog.parent,
        capture_output=True,
        timeout=120,
        check=False,
    )
    return done.stdout.decode()


def _lint_text(folder: Path, content: bytes) -> str:
    catalog = folder / "safety.po"
    catalog.write_bytes(content)
    return _lint(catalog)


def test_every_command_of_the_page_exists_with_its_options() -> None:
    context = click.Context(isogloss)
    calls = _calls()
    assert len(calls) > 10
    for words in calls:
        command = isogloss.get_command(context, words[0])
        assert command is not None, words
        options = {
            name: parameter
            for parameter in command.params
            if isinstance(parameter, click.Option)
            for name in (*parameter.opts, *parameter.secondary_opts)
        }
        for word, value in itertools.pairwise([*words[1:], ""]):
            if word.startswith("-"):
                assert word in options, words
                kind = options[word].type
                assert not isinstance(kind, click.Choice) or value in kind.choices, words


def test_the_page_tells_of_each_xliff_that_export_writes() -> None:
    export = isogloss.get_command(click.Context(isogloss), "export")
    assert export is not None
    (choice,) = [
        each.type
        for each in export.params
        if isinstance(each.type, click.Choice) and "tmx" in each.type.choices
    ]
    told = re.findall(r"\| XLIFF [\d.]+ \(`(\w+)`\)", TEXT)
    assert set(told) == {name for name in choice.choices if name.startswith("xliff")}


def test_every_picture_is_there_is_small_and_is_told_in_words() -> None:
    pictures = re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", TEXT)
    kept = {path.name for path in (ROOT / "docs/images").glob("translators-*")}
    assert {Path(target).name for _, target in pictures} == kept
    for alternative, target in pictures:
        picture = PAGE.parent / target
        assert picture.read_bytes().startswith(b"\x89PNG\r\n"), target
        assert picture.stat().st_size <= 150_000, target
        assert len(alternative.split()) > 8, target


def test_every_picture_can_be_made_anew() -> None:
    tool = (ROOT / "tools/translator_screenshots.py").read_text("utf-8")
    for picture in (ROOT / "docs/images").glob("translators-*"):
        assert f'"{picture.stem}"' in tool


def test_the_catalog_entries_of_the_page_are_good_ones(tmp_path: Path) -> None:
    blocks = _blocks("po")
    assert len(blocks) == 2
    for block in blocks:
        output = _lint_text(tmp_path, f"{HEADER}{block}".encode())
        assert "No findings." in output, output
        if shutil.which("msgfmt") is not None:
            subprocess.run(["msgfmt", "-c", "-o", "/dev/null", tmp_path / "safety.po"], check=True)


def test_the_change_in_the_page_is_told_as_update_tells_it(tmp_path: Path) -> None:
    from isogloss.catalog.changes import Wording, change_notes

    block = _blocks("po")[0]
    texts = [
        "".join(re.findall(rf'^{start}"(.*)"$', part, re.MULTILINE))
        for part, start in (
            (block.partition("#| msgid")[2].partition("msgctxt")[0], r"#\| "),
            (block.partition("\nmsgid ")[2].partition("\nmsgstr")[0], ""),
        )
    ]
    assert "1 year" in texts[0] and "6 months" in texts[1]
    before, after = (Wording("claim.survival", text, None) for text in texts)
    (note,) = change_notes(before, after)
    assert f"#. {note}\n" in block


@pytest.mark.parametrize("rule", ["IG412", "IG301", "IG509"])
def test_the_findings_of_the_page_are_printed_so(rule: str, tmp_path: Path) -> None:
    (shown,) = [block for block in _blocks("text") if f" {rule} " in block]
    before, after = SLIPS[rule]
    assert SAFETY.count(before) == 1
    assert shown in _lint_text(tmp_path, SAFETY.replace(before, after).encode())


@pytest.mark.parametrize("rule", ["IG211", "IG214", "IG306"])
def test_what_went_wrong_is_found_by_the_rule_that_the_page_names(
    rule: str, tmp_path: Path
) -> None:
    before, after = SLIPS[rule]
    assert SAFETY.count(before) == 1
    assert f" error {rule} " in _lint_text(tmp_path, SAFETY.replace(before, after).encode())
    assert f"[{rule}](rules/{rule}.md)" in TEXT


def test_a_file_in_an_old_encoding_is_told_as_the_page_tells_it(tmp_path: Path) -> None:
    output = _lint_text(tmp_path, SAFETY.encode("cp1252"))
    assert "error IG212 " in output
    assert "“The file says it is UTF-8, but byte 0xF6 is not.”" in TEXT
    assert "The file says it is UTF-8, but byte 0xF6 is not." in output


def test_marks_that_are_cleared_in_bulk_are_found(tmp_path: Path) -> None:
    block = _blocks("po")[0].replace("#, fuzzy\n", "")
    output = _lint_text(tmp_path, f"{HEADER}{block}".encode())
    assert " IG210 " in output
    assert " IG418 " in output


def test_the_page_is_linked_from_where_translators_begin() -> None:
    assert "(docs/translators.md)" in (ROOT / "README.md").read_text("utf-8")
    assert "(../translators.md)" in (ROOT / "docs/how-to/translate-a-page.md").read_text("utf-8")
