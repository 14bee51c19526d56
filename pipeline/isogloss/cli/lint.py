"""`isogloss lint`: PO files by themselves, without a project."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from isogloss.cli.documents import STDIN, read
from isogloss.cli.findings import baseline_options, show
from isogloss.cli.place import Choice, findings_format_option

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from isogloss.model import Finding, LanguageTag

_LARGE = 500_000
"""In bytes: a smaller file is done before another process has started."""


@click.command()
@click.argument("files", metavar="PO…", nargs=-1, required=True)
@click.option("--source-lang", default="en", show_default=True, help="Language of the msgids.")
@click.option("--lang", help="Language of the msgstrs. Else as header, folder or file name say.")
@click.option(
    "--gate",
    type=Choice(("draft", "review", "release")),
    default="release",
    show_default=True,
    help="The step to check for; it decides what is an error.",
)
@click.option("--rule", "only", multiple=True, metavar="RULE", help="Only this rule.")
@click.option("--off", multiple=True, metavar="RULE", help="All rules but this one.")
@click.option("-j", "--jobs", "workers", type=click.IntRange(1), help="Processes for large files.")
@findings_format_option
@baseline_options
def lint(
    files: tuple[str, ...],
    source_lang: str,
    lang: str | None,
    gate: str,
    only: tuple[str, ...],
    off: tuple[str, ...],
    workers: int | None,
    form: str,
    baseline: Path | None,
    write_baseline: Path | None,
) -> int:
    """Check PO files by themselves, without a project. A folder stands for its *.po files.

    “-” is standard input. Exit code 1 where something is an error at the gate, 2 where a file
    cannot be read at all. Fuzzy and untranslated messages are counted, and no findings.
    """
    from isogloss.check import RULES, find_rule
    from isogloss.check.lint import lint as lint_file
    from isogloss.check.lint import lint_rules
    from isogloss.model import Gate

    source_language = _tag(source_lang)
    language = None if lang is None else _tag(lang)
    rules = lint_rules(RULES)
    wanted = {find_rule(word, RULES).id for word in only} or {rule.id for rule in rules}
    unwanted = {find_rule(word, RULES).id for word in off}
    rules = [rule for rule in rules if rule.id in wanted - unwanted]
    findings: list[Finding] = []
    paths = []
    counts = {"translated": 0, "fuzzy": 0, "untranslated": 0}
    workers = workers or _cores()
    with ExitStack() as stack:
        pool: Executor | None = None
        for path, data in _read(files):
            if pool is None and workers > 1 and len(data) >= _LARGE:
                pool = stack.enter_context(_processes(workers))
            linted = lint_file(
                data,
                path,
                language=language,
                source_language=source_language,
                gate=Gate(gate),
                rules=rules,
                pool=pool,
            )
            findings += linted.findings
            paths.append(path)
            for name in counts:
                counts[name] += getattr(linted, name)
    listed = ", ".join(f"{count} {name}" for name, count in counts.items())
    return show(
        findings,
        form,
        baseline=baseline,
        write_baseline=write_baseline,
        paths=paths,
        note=f"{len(paths)} {'file' if len(paths) == 1 else 'files'}; messages: {listed}.",
        more={"files": len(paths), "messages": counts},
    )


def _cores() -> int:
    """How many processes can run at one time."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _processes(workers: int) -> Executor:
    from concurrent.futures import ProcessPoolExecutor

    return ProcessPoolExecutor(workers)


def _tag(name: str) -> LanguageTag:
    from isogloss.check.lint import tag_of
    from isogloss.model import UsageError

    tag = tag_of(name)
    if tag is None:
        raise UsageError(
            f"“{name}” is no language that CLDR knows",
            hint="Write a language tag such as fr, pt-BR or zh-Hans.",
        )
    return tag


def _read(names: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    """Each file once, in the order of the names, folders in the order of their files."""
    seen = set()
    for name in names:
        for path in _files(name):
            if path not in seen:
                seen.add(path)
                yield path, read(path)


def _files(name: str) -> list[str]:
    from isogloss.model import UsageError

    path = Path(name)
    if name == STDIN or not path.is_dir():
        return [name]
    found = sorted(each.as_posix() for each in path.rglob("*.po") if each.is_file())
    if not found:
        raise UsageError(f"There is no *.po file in {name}", hint="Name a folder that has some.")
    return found
