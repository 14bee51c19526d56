"""`isogloss align`: catalogs from pages that are already translated."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import repeat
from pathlib import Path
from typing import TYPE_CHECKING

import click

from isogloss.cli.align_pages import Done, Languages, Task, aligned
from isogloss.cli.documents import its_option, rules_of
from isogloss.cli.place import clear, progress_of, say
from isogloss.model.errors import CatalogError, IsoglossError, SourceError, UsageError
from isogloss.model.locale import LanguageTag, parse_tag

if TYPE_CHECKING:
    from isogloss.extract.its import RulesFile


@click.command()
@click.argument("source", type=click.Path(path_type=Path))
@click.argument("translated", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path),
    help="The catalog to write; for folders, the folder to write catalogs to.",
)
@click.option("--lang", help="The language of the translation; else as the page declares it.")
@click.option("--source-lang", help="The language of the source; else as the page declares it.")
@click.option("--report", type=click.Path(path_type=Path), help="Write what needs a look to this.")
@its_option
@click.option("-j", "--jobs", "workers", type=click.IntRange(1), default=1, help="Processes.")
@click.pass_context
def align(
    ctx: click.Context,
    source: Path,
    translated: Path,
    output: Path,
    lang: str | None,
    source_lang: str | None,
    report: Path | None,
    rules: tuple[Path, ...],
    workers: int,
) -> int:
    """Fill a catalog (PO) from a page that is already translated.

    SOURCE, TRANSLATED: a page and its translation, or two folders with pages of the same names
    (page.en.html and page.de.html are the same name). Every text of the source is in the
    catalog. A pair is marked fuzzy and has its confidence in a comment; what is doubtful is left
    empty, with what was found in a comment. A catalog that exists is never overwritten.

    Exit code 1 where a page seems to be the translation of another one, or a pair of files in a
    folder cannot be read.
    """
    from isogloss.build.files import write_atomically

    languages = Languages(_tag(source_lang), _tag(lang))
    given = rules_of(rules)
    tasks = _tasks(ctx, source, translated, output, languages)
    _keep_files((*(task.output for task in tasks), *([report] if report else [])))
    whole = source.is_dir()
    done: list[tuple[Task, Done]] = []
    failed = False
    show = progress_of(ctx)
    for number, (task, result) in enumerate(_all(tasks, languages, given, workers), start=1):
        show(f"{number} of {len(tasks)}: {task.source_name}")
        if isinstance(result, Done):
            done.append((task, result))
        elif whole:
            _problem(ctx, str(result))
            failed = True
        else:
            raise result
    if not done:
        raise SourceError("No pair of pages could be read", hint="The messages above say why.")
    for task, result in done:
        write_atomically(task.output, result.data)
    if report is not None:
        lines = [line for task, result in done for line in _headed(task, result)]
        write_atomically(report, "".join(f"{line}\n" for line in lines).encode("utf-8"))
    for task, result in done:
        if not result.related:
            _problem(
                ctx,
                f"{task.translated_name}: warning: This seems to be no translation of "
                f"{task.source_name}: too little of it fits\n"
                "  No text was taken from it. Check that the two files belong together.",
            )
        say(ctx, f"{_summary(result)}: {task.output}")
    if whole:
        total = sum(result.units for _, result in done)
        paired = sum(result.paired for _, result in done)
        say(ctx, f"{paired} of {total} texts are paired in {len(done)} of {len(tasks)} pages")
    return 1 if failed or not all(result.related for _, result in done) else 0


def _problem(ctx: click.Context, message: str) -> None:
    """Say what a person must know, with --quiet too."""
    clear(ctx)
    click.echo(message, err=True)


def _tag(text: str | None) -> LanguageTag | None:
    return None if text is None else parse_tag(text)


def _summary(result: Done) -> str:
    return (
        f"{result.paired} of {result.units} texts are paired, {result.doubtful} doubtful, "
        f"{result.alone} without a partner; {result.unused} of the translation without one"
    )


def _headed(task: Task, result: Done) -> Iterator[str]:
    yield f"{task.source_name}, {task.translated_name}: {_summary(result)}"
    yield from (f"  {line}" for line in result.report)


# -- which files ------------------------------------------------------------


def _tasks(
    ctx: click.Context, source: Path, translated: Path, output: Path, languages: Languages
) -> list[Task]:
    """The files to pair. Raises UsageError where there are none."""
    for path in (source, translated):
        if not path.exists():
            raise UsageError(f"There is no file or folder {path}", hint="Check the path.")
    if source.is_dir() != translated.is_dir():
        raise UsageError(
            "One of the two is a folder and the other a file",
            hint="Name two files, or two folders.",
        )
    if source.is_dir():
        return _folder(ctx, source, translated, output, languages)
    return _file(source, translated, output)


def _keep_files(paths: Iterable[Path]) -> None:
    """Raises CatalogError for the first that is there already."""
    for path in paths:
        if path.exists():
            raise CatalogError(
                "This file exists; what may hold somebody's work is not overwritten",
                place=str(path),
                hint="Name another file, or move it away. msgcat joins two catalogs.",
            )


def _file(source: Path, translated: Path, output: Path) -> list[Task]:
    _apart(source, translated)
    if output.is_dir():
        raise UsageError(f"{output} is a folder", hint="Name the catalog to write: guide.de.po.")
    return [Task(source, translated, _shown(source), _shown(translated), output)]


def _shown(path: Path) -> str:
    """How a catalog names a file: not by where it lies on this machine."""
    return path.name if path.is_absolute() or ".." in path.parts else path.as_posix()


def _apart(source: Path, translated: Path) -> None:
    if source.samefile(translated):
        raise UsageError(
            f"{source} is named twice", hint="Name the page first, then its translation."
        )


def _folder(
    ctx: click.Context,
    source: Path,
    translated: Path,
    output: Path,
    languages: Languages,
) -> list[Task]:
    from isogloss.align import partners

    if output.exists() and not output.is_dir():
        raise UsageError(
            f"{output} is a file", hint="Name a folder: there will be a catalog for each page."
        )
    same = source.samefile(translated)
    found = partners(
        _files(source),
        _files(translated),
        source_language=languages.source,
        language=languages.translation,
        same_folder=same,
    )
    for name in found.alone_here:
        _problem(ctx, f"{source / name}: no translation of it was found")
    for name in found.alone_there:
        _problem(ctx, f"{translated / name}: no source of it was found")
    if not found.pairs:
        raise UsageError(
            f"No file of {source} has a translation in {translated}",
            hint="Files go together by their names: guide.html in both folders, or "
            "guide.en.html and guide.de.html.",
        )
    lone = len(found.alone_here) + len(found.alone_there)
    if lone:
        say(ctx, f"{len(found.pairs)} pages have a partner, {lone} files have none")
    stems = Counter(str(Path(name).with_suffix("")) for name, _, _ in found.pairs)
    return [
        Task(source / one, translated / other, one, other, output / _po_name(name, stems))
        for name, one, other in found.pairs
    ]


def _po_name(name: str, stems: Counter[str]) -> str:
    stem = str(Path(name).with_suffix(""))
    return f"{stem if stems[stem] == 1 else name}.po"


def _files(folder: Path) -> list[str]:
    return [
        path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*")) if path.is_file()
    ]


# -- one pair of files ------------------------------------------------------


def _all(
    tasks: list[Task],
    languages: Languages,
    given: tuple[RulesFile, ...],
    workers: int,
) -> Iterator[tuple[Task, Done | IsoglossError]]:
    if workers == 1 or len(tasks) == 1:
        for task in tasks:
            yield task, aligned(task, languages, given)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(min(workers, len(tasks))) as pool:
        results = pool.map(aligned, tasks, repeat(languages), repeat(given), chunksize=4)
        yield from zip(tasks, results, strict=True)
