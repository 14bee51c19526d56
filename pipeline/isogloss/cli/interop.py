"""`isogloss export` and `isogloss import`: texts to translators' tools, and back."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from isogloss.cli.documents import write_file
from isogloss.cli.place import (
    Choice,
    echo_json,
    format_option,
    harmless,
    progress_of,
    root_of,
    say,
)
from isogloss.model.errors import UsageError

if TYPE_CHECKING:
    from isogloss.interop.items import Job

_ENDINGS = {"xliff2": "xlf", "xliff1": "xlf", "tmx": "tmx", "csv": "csv", "xlsx": "xlsx"}
_A_LOCALE_EACH = ("xliff2", "xliff1")


@click.command("export")
@click.argument("catalogs", metavar="[PO]…", nargs=-1)
@click.option(
    "--format",
    "form",
    type=Choice(tuple(_ENDINGS)),
    required=True,
    help="What to write: XLIFF 2.1 or 1.2, a TMX memory, or a worklist for a spreadsheet.",
)
@click.option("-l", "--locale", "locales", multiple=True, help="Only this locale.")
@click.option("-d", "--domain", "domains", multiple=True, help="Only this domain.")
@click.option(
    "--only",
    type=Choice(("untranslated", "all")),
    default="all",
    show_default=True,
    help="Only what is not translated or is fuzzy, or everything.",
)
@click.option(
    "-o",
    "--output",
    help="A file, or a folder for a file each; else one file goes to standard output.",
)
@click.option("--source-lang", default="en", show_default=True, help="Of PO files by themselves.")
@click.pass_context
def export(
    ctx: click.Context,
    catalogs: tuple[str, ...],
    form: str,
    locales: tuple[str, ...],
    domains: tuple[str, ...],
    only: str,
    output: str | None,
    source_lang: str,
) -> int:
    """Write the project's catalogs, or PO files by themselves, for translators' tools.

    XLIFF comes as one file for each locale; memories and worklists hold all locales.
    """
    from isogloss.build.interop import jobs, po_catalogs, project_catalogs
    from isogloss.model import parse_tag

    progress = progress_of(ctx)
    progress("Reading catalogs")
    known = (
        po_catalogs(catalogs, parse_tag(source_lang))
        if catalogs
        else project_catalogs(root_of(ctx))
    )
    chosen = jobs(known, locales, domains, untranslated=only == "untranslated")
    if not chosen:
        say(ctx, "There is nothing to export.")
        return 0
    progress("")
    written = _written(form, chosen)
    if output is None:
        _to_standard_output(written)
        return 0
    folder = len(written) > 1 or output.endswith("/") or Path(output).is_dir()
    for name, data in written.items():
        path = Path(output) / name if folder else Path(output)
        write_file(path, data)
        say(ctx, f"Written: {path}")
    return 0


def _written(form: str, chosen: tuple[Job, ...]) -> dict[str, bytes]:
    """The files, by name."""
    ending = _ENDINGS[form]
    if form in _A_LOCALE_EACH:
        from isogloss.interop.xliff1 import write_xliff1
        from isogloss.interop.xliff2 import write_xliff2

        write = write_xliff2 if form == "xliff2" else write_xliff1
        return {f"{job.locale}.{ending}": write(job) for job in chosen}
    if form == "tmx":
        from importlib.metadata import version

        from isogloss.interop.tmx_write import write_tmx

        return {f"memory.{ending}": write_tmx(chosen, version("isogloss"))}
    if form == "csv":
        from isogloss.interop.csv_list import write_csv

        return {f"worklist.{ending}": write_csv(chosen)}
    from isogloss.interop.xlsx import write_xlsx

    return {f"worklist.{ending}": write_xlsx(chosen)}


def _to_standard_output(written: dict[str, bytes]) -> None:
    if len(written) > 1:
        raise UsageError(
            f"{len(written)} files do not fit on standard output",
            hint="Name a folder (-o FOLDER), or one locale (--locale LOCALE).",
        )
    name, data = next(iter(written.items()))
    if name.endswith(".xlsx") and sys.stdout.isatty():
        raise UsageError("A workbook is not for a terminal", hint=f"Name a file: -o {name}")
    sys.stdout.buffer.write(data)


@click.command("import")
@click.argument("files", metavar="FILE…", nargs=-1, required=True)
@click.option("-l", "--locale", help="The locale the files are for, where they do not say.")
@click.option("--po", "catalogs", multiple=True, help="A PO file to take it into, not a project.")
@click.option("--source-lang", default="en", show_default=True, help="Of the files of --po.")
@click.option("--dry-run", is_flag=True, help="Show what would be taken, and write nothing.")
@format_option
@click.pass_context
def import_(
    ctx: click.Context,
    files: tuple[str, ...],
    locale: str | None,
    catalogs: tuple[str, ...],
    source_lang: str,
    dry_run: bool,
    form: str,
) -> int:
    """Take in what came back: XLIFF, worklists, and glossaries in TBX.

    A unit is taken if its source text is the catalog's and its codes are whole. What was
    changed in a catalog since the export stays. Exit code 1 where a unit was not taken.
    """
    from isogloss.build.interop import import_files, po_catalogs
    from isogloss.interop.intake import Outcome
    from isogloss.model import parse_tag
    from isogloss.report.interop import format_import, import_json

    progress_of(ctx)("Reading files and catalogs")
    target = po_catalogs(catalogs, parse_tag(source_lang)) if catalogs else root_of(ctx)
    done = import_files(target, files, locale=locale, dry_run=dry_run)
    progress_of(ctx)("")
    show = import_json if form == "json" else format_import
    result = show(done.intake.verdicts, done.terms, done.written, dry_run=dry_run)
    if isinstance(result, str):
        click.echo(harmless(result))
    else:
        echo_json(result)
    left = (Outcome.REFUSED, Outcome.CONFLICT)
    return 1 if any(verdict.outcome in left for verdict in done.intake.verdicts) else 0
