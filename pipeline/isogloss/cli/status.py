"""`isogloss status`: how far every edition is."""

from __future__ import annotations

import click

from isogloss.cli.place import clear, echo_json, format_option, progress_of, root_of


@click.command()
@click.option("-m", "--market", "markets", multiple=True, help="Only this market; repeat for more.")
@click.option(
    "-l", "--locale", "locales", multiple=True, help="Only editions with texts of this locale."
)
@format_option
@click.pass_context
def status(
    ctx: click.Context, markets: tuple[str, ...], locales: tuple[str, ...], form: str
) -> int:
    """Show how far each edition is: translated, fuzzy, untranslated, and where texts come from.

    A table of market, edition and domain. “Fuzzy” has a translation that must be read again,
    “Words left” are those of the source texts that wait. “Behind since” is the day on which
    the oldest of them changed, as far as git knows. “Texts from” names the locales of the
    edition's fallback chain and how many texts each gives. Nothing is written; the exit code
    is 0 whatever is missing.
    """
    from isogloss.build.catalogs import plan_updates
    from isogloss.build.history import changed_days
    from isogloss.build.inputs import read_inputs
    from isogloss.build.status import status_of
    from isogloss.report.status import format_safety, format_status, status_to_json

    root = root_of(ctx)
    progress = progress_of(ctx)
    progress("Reading sources and catalogs")
    inputs = read_inputs(root)
    catalogs = plan_updates(inputs).catalog_models(inputs)
    rows = tuple(status_of(inputs, catalogs, markets, locales))
    paths = {place.path for row in rows for each in row.outstanding for place in each.places}
    dates = changed_days(root, paths, progress)
    clear(ctx)
    if form == "json":
        echo_json(status_to_json(rows, dates))
    else:
        click.echo(format_status(rows, dates))
        click.echo()
        click.echo(format_safety(rows))
    return 0
