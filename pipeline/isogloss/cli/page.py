"""`isogloss page`: single documents, without a project."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from isogloss.cli.documents import STDIN, its_option, loader, read, rules_of, write_file
from isogloss.cli.place import say
from isogloss.model.errors import CatalogError, UsageError

if TYPE_CHECKING:
    from isogloss.extract.its import RulesFile
    from isogloss.model import Message


@click.group()
def page() -> None:
    """Work on single documents: HTML, XHTML, SVG, and XML with ITS rules. Needs no project.

    \b
    isogloss page extract guide.html -o guide.pot
    isogloss page localize guide.html guide.de.po -o guide.de.html --lang de
    isogloss page its guide.xml --category translate
    """


@page.command()
@click.argument("sources", nargs=-1, required=True, metavar="SRC…")
@click.option("-o", "--output", required=True, help="The template to write; - for standard output.")
@its_option
@click.option("-j", "--jobs", "workers", type=click.IntRange(1), default=1, help="Processes.")
@click.pass_context
def extract(
    ctx: click.Context, sources: tuple[str, ...], output: str, rules: tuple[Path, ...], workers: int
) -> int:
    """Write the texts of documents to one gettext template (POT).

    SRC…: files, or - for standard input. A text that stands in several places is one message.
    The template is written only where something in it changed.
    """
    from isogloss.catalog import template_bytes
    from isogloss.extract import merged

    _keep_inputs(output, *sources, *map(str, rules))
    given = rules_of(rules)
    messages: list[Message] = []
    for found in _all_messages(sources, given, workers):
        messages.extend(found)
    domain = "page" if output == STDIN else Path(output).stem
    template = merged(domain, messages)
    data = template_bytes(template, domain)
    if output == STDIN:
        sys.stdout.buffer.write(data)
        return 0
    path = Path(output)
    if not path.is_file() or path.read_bytes() != data:
        write_file(path, data)
    count = len(sources)
    documents = "1 document" if count == 1 else f"{count} documents"
    say(ctx, f"{len(template.messages)} messages from {documents}: {output}")
    return 0


@page.command()
@click.argument("source", metavar="SRC")
@click.argument("catalog", metavar="PO", type=click.Path(path_type=Path))
@click.option("-o", "--output", required=True, help="The document to write; - for standard output.")
@click.option("--lang", help="The language of the result, such as de or fr-CA.")
@click.option("--utf8", "to_utf8", is_flag=True, help="Write UTF-8 and declare it.")
@its_option
@click.pass_context
def localize(
    ctx: click.Context,
    source: str,
    catalog: Path,
    output: str,
    lang: str | None,
    to_utf8: bool,
    rules: tuple[Path, ...],
) -> int:
    """Put the translations of a catalog into a document.

    SRC: the document; - for standard input. PO: its catalog. What has no translation, or a
    fuzzy one, stays as it is; so does every byte outside the texts. A document in an old
    encoding keeps it; characters that it does not have are written as references.
    Exit code 1, and nothing written, where a translation does not fit its text.
    """
    from isogloss.assemble.single import localize as localized
    from isogloss.catalog import catalog_of, read_po
    from isogloss.extract import read_single
    from isogloss.model import parse_tag

    _keep_inputs(output, source, str(catalog), *map(str, rules))
    language = None if lang is None else parse_tag(lang)
    single = read_single(read(source), source, loader(source), rules_of(rules))
    file = read_po(read(str(catalog)), str(catalog))
    entries = catalog_of(file, path=str(catalog), locale=lang or "", domain="page")
    ready = {
        entry.key: entry.strings[0] for entry in entries if entry.ready and entry.plural is None
    }
    declared = file.headers.get("Language", "").replace("_", "-")
    if language is not None and declared and declared.split("-")[0] != language.language:
        raise CatalogError(
            f"The catalog is in “{declared}”, and --lang says “{language}”",
            place=str(catalog),
            hint="Name the catalog of that language, or correct its Language header.",
        )
    known = {(unit.context, unit.text) for unit in single.page.units}
    if ready and not any(key in known for key in ready):
        raise CatalogError(
            f"The catalog belongs to another document: none of its {len(ready)} translations "
            f"has its text in {source}",
            place=str(catalog),
            hint="Name the catalog that was made from this document, or update it first.",
        )
    result = localized(single, ready, language=language, to_utf8=to_utf8)
    if result.refused:
        from isogloss.check.phrases import short

        lines = {entry.key: entry.line for entry in entries}
        for refusal in result.refused:
            click.echo(
                f"{catalog}:{lines[refusal.key]}: error: The translation of "
                f"“{short(refusal.key.text)}” does not fit: {refusal.reason}\n"
                "  Keep every inline code of the source once, opened and closed in order.",
                err=True,
            )
        return 1
    if output == STDIN:
        sys.stdout.buffer.write(result.data)
    else:
        write_file(Path(output), result.data)
    say(ctx, f"{result.filled} of {result.units} texts are translated: {output}")
    return 0


@page.command()
@click.argument("source", metavar="SRC")
@click.option("--category", help="Only this data category, such as translate; else all on a line.")
@its_option
def its(source: str, category: str | None, rules: tuple[Path, ...]) -> int:
    """Print what ITS 2.0 says of every element and attribute of a document.

    SRC: the document; - for standard input. The form is that of the W3C's ITS 2.0 test suite.
    """
    from isogloss.extract.its import format_all, format_category, resolve
    from isogloss.extract.single import Markup, markup_of, refuse_others

    data = read(source)
    refuse_others(data, source)
    resolved = resolve(
        data,
        path=source,
        html=markup_of(data, source) is Markup.HTML,
        load=loader(source),
        given=rules_of(rules),
    )
    text = format_all(resolved) if category is None else format_category(resolved, category)
    click.echo(text, nl=False)
    return 0


def _all_messages(
    sources: tuple[str, ...], given: tuple[RulesFile, ...], workers: int
) -> Iterable[list[Message]]:
    if workers == 1 or len(sources) == 1:
        return (_messages(source, given) for source in sources)
    from concurrent.futures import ProcessPoolExecutor
    from itertools import repeat

    # A worker has no standard input of its own.
    piped = [read(source) if source == STDIN else None for source in sources]
    with ProcessPoolExecutor(min(workers, len(sources))) as pool:
        return list(pool.map(_messages, sources, repeat(given), piped, chunksize=16))


def _messages(
    source: str, given: tuple[RulesFile, ...], data: bytes | None = None
) -> list[Message]:
    from isogloss.extract import messages_of, read_single

    data = read(source) if data is None else data
    single = read_single(data, source, loader(source), given)
    return list(messages_of(single.page, variables=False))


def _keep_inputs(output: str, *inputs: str) -> None:
    """Raise UsageError where the output would take the place of what it is made from."""
    path = Path(output)
    for name in inputs:
        if (
            STDIN not in (name, output)
            and path.exists()
            and Path(name).exists()
            and path.samefile(name)
        ):
            raise UsageError(
                "The output would overwrite what it is made from",
                place=output,
                hint="Name another file; the source is needed for every later translation.",
            )
