"""`isogloss extract` and `isogloss update`: pages to templates, templates to catalogs."""

from __future__ import annotations

import click

from isogloss.cli.place import progress_of, root_of


@click.command()
@click.pass_context
def extract(ctx: click.Context) -> int:
    """Write the texts of pages, statements and layouts to locales/*.pot.

    A template is written only where something in it changed.
    """
    from isogloss.build.catalogs import plan_updates, write_templates
    from isogloss.build.inputs import read_inputs

    root = root_of(ctx)
    progress_of(ctx)("Reading sources")
    inputs = read_inputs(root)
    changed = write_templates(root, plan_updates(inputs))
    messages = sum(len(template.messages) for template in inputs.templates.values())
    click.echo(f"{messages} messages in {len(inputs.templates)} templates, {changed} changed.")
    return 0


@click.command()
@click.argument("locales", nargs=-1)
@click.option("--dry-run", is_flag=True, help="Show what would change, and write nothing.")
@click.pass_context
def update(ctx: click.Context, locales: tuple[str, ...], dry_run: bool) -> int:
    """Bring catalogs up to the sources; nothing a translator wrote is lost.

    LOCALES: only these; all where none is named.
    """
    from isogloss.build.catalogs import plan_updates, update_catalogs
    from isogloss.build.inputs import read_inputs
    from isogloss.bundle import lock
    from isogloss.report.table import format_updates

    root = root_of(ctx)
    inputs = read_inputs(root)
    if dry_run:
        updates = plan_updates(inputs, locales)
    else:
        with lock(root / "output"):
            updates = update_catalogs(root, inputs, progress_of(ctx), locales)
    click.echo(format_updates(updates.catalogs))
    return 0
