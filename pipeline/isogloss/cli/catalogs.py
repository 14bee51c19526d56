"""`isogloss extract` and `isogloss update`: pages to templates, templates to catalogs."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from isogloss.cli.place import (
    echo_json,
    format_option,
    harmless,
    progress_of,
    root_of,
    say,
    wants_color,
)
from isogloss.model.errors import UsageError

if TYPE_CHECKING:
    from isogloss.build.incremental import Outcome


@click.command()
@click.pass_context
def extract(ctx: click.Context) -> int:
    """Write the texts of pages, statements and layouts to locales/*.pot.

    A template is written only where something in it changed.
    """
    from isogloss.build.catalogs import plan_updates, write_templates
    from isogloss.build.inputs import read_inputs
    from isogloss.bundle import lock

    root = root_of(ctx)
    progress_of(ctx)("Reading sources")
    with lock(root / "output"):
        inputs = read_inputs(root)
        changed = write_templates(root, plan_updates(inputs))
    messages = sum(len(template.messages) for template in inputs.templates.values())
    click.echo(f"{messages} messages in {len(inputs.templates)} templates, {changed} changed.")
    return 0


@click.command()
@click.argument("names", nargs=-1, metavar="[LOCALE|MESSAGE]...")
@click.option("--dry-run", is_flag=True, help="Show what would change, and write nothing.")
@click.option(
    "--fill",
    is_flag=True,
    help="Fill what has no translation with that of the same text in the locale's catalogs.",
)
@click.option(
    "--tmx",
    "memories",
    type=click.Path(path_type=Path),
    multiple=True,
    help="Fill from this translation memory too; repeat for more. Means --fill.",
)
@click.option(
    "--editorial",
    is_flag=True,
    help="Declare edits of source texts that change no meaning; translations stay finished.",
)
@click.option("--by", metavar="NAME", help="Who declares it (with --editorial).")
@click.option("--why", metavar="TEXT", help="For what reason (with --editorial).")
@click.option("-y", "--yes", is_flag=True, help="Declare without a question (with --editorial).")
@format_option
@click.pass_context
def update(
    ctx: click.Context,
    names: tuple[str, ...],
    dry_run: bool,
    fill: bool,
    memories: tuple[Path, ...],
    editorial: bool,
    by: str | None,
    why: str | None,
    yes: bool,
    form: str,
) -> int:
    """Bring catalogs up to the sources; nothing a translator wrote is lost.

    LOCALE: only these; all where none is named. With --editorial, MESSAGE says which edits:
    a statement's id, a domain, or the beginning of the new text; all where none is named.
    """
    from isogloss.bundle import lock

    filling = fill or bool(memories)
    if editorial and filling:
        raise UsageError(
            "--editorial and --fill do not go together", hint="Run one, then the other."
        )
    if not editorial and (by or why or yes):
        raise UsageError("--by, --why and --yes belong to --editorial", hint="Add --editorial.")
    root = root_of(ctx)
    progress = progress_of(ctx)
    with nullcontext() if dry_run else lock(root / "output"):
        locales = names
        if editorial:
            declared = _declare(ctx, root, names, by, why, yes=yes, dry_run=dry_run)
            if dry_run or not declared:
                return 0
            locales = ()
        if filling:
            from isogloss.build.filling import fill_project

            outcome = fill_project(root, locales, memories, progress, dry_run=dry_run)
        else:
            from isogloss.build.incremental import update_project

            outcome = update_project(root, locales, progress, dry_run=dry_run)
    _show(ctx, outcome, form, dry_run=dry_run)
    return 0


def _show(ctx: click.Context, outcome: Outcome, form: str, *, dry_run: bool) -> None:
    if form == "json":
        from isogloss.report.updates import updates_to_json

        echo_json(updates_to_json(outcome.updates, outcome.totals))
        return
    from isogloss.report.table import format_totals

    if outcome.updates is not None:
        from isogloss.report.updates import format_changes, format_notices

        if dry_run:
            changes = format_changes(outcome.updates)
            if changes:
                click.echo(f"{harmless(changes)}\n")
        for notice in format_notices(outcome.updates):
            say(ctx, notice)
    click.echo(format_totals(outcome.totals))


def _declare(
    ctx: click.Context,
    root: Path,
    names: tuple[str, ...],
    by: str | None,
    why: str | None,
    *,
    yes: bool,
    dry_run: bool,
) -> bool:
    """Show the edits, ask, and write the register. Returns whether it was written."""
    from isogloss.build.editorial import chosen, declare, edits_of, refuse_faulty
    from isogloss.build.inputs import read_inputs
    from isogloss.report.updates import format_edit

    inputs = read_inputs(root)
    edits = edits_of(inputs)
    if names:
        edits = chosen(edits, names)
    for edit in edits:
        click.echo(format_edit(edit, color=wants_color()))
    if not edits:
        click.echo("No source text changed that has translations.")
    if dry_run or not edits:
        return False
    refuse_faulty(edits)
    if not (by or "").strip() or not (why or "").strip():
        raise UsageError(
            "An editorial change is declared by someone and for a reason",
            hint="Give --by NAME and --why TEXT.",
        )
    if not yes:
        if not sys.stdin.isatty():
            raise UsageError(
                "Nobody can be asked: standard input is no terminal",
                hint="Give --yes to declare the edits above.",
            )
        edits = tuple(
            edit
            for edit in edits
            if click.confirm(f"Does “{edit.after}” mean the same as before?", default=False)
        )
        if not edits:
            click.echo("Nothing was declared.")
            return False
    declare(root, inputs, edits, (by or "").strip(), (why or "").strip(), progress_of(ctx))
    return True
