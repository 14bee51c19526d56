"""`isogloss check`: all rules that need no finished artefact."""

from __future__ import annotations

from pathlib import Path

import click

from isogloss.cli.findings import baseline_options, show
from isogloss.cli.place import Choice, findings_format_option, progress_of, root_of


@click.command()
@click.option("-m", "--market", "markets", multiple=True, help="Only what concerns this market.")
@click.option("-l", "--locale", "locales", multiple=True, help="Only this locale's catalogs.")
@click.option("-p", "--page", "pages", multiple=True, help="Only this page's texts.")
@click.option(
    "--gate",
    type=Choice(("draft", "review", "release")),
    default="review",
    show_default=True,
    help="The step to check for; it decides what is an error.",
)
@findings_format_option
@baseline_options
@click.pass_context
def check(
    ctx: click.Context,
    markets: tuple[str, ...],
    locales: tuple[str, ...],
    pages: tuple[str, ...],
    gate: str,
    form: str,
    baseline: Path | None,
    write_baseline: Path | None,
) -> int:
    """Check sources and catalogs, and show every finding with its place and remedy.

    Exit code 1 where something blocks at the gate. What only finished pages and PDFs can
    show is checked by build and verify.
    """
    from isogloss.build.catalogs import plan_updates
    from isogloss.build.checks import check_project
    from isogloss.build.inputs import read_inputs
    from isogloss.build.selection import selected
    from isogloss.model import Gate

    root = root_of(ctx)
    progress = progress_of(ctx)
    progress("Reading sources and catalogs")
    inputs = read_inputs(root)
    catalogs = plan_updates(inputs).catalog_models(inputs)
    progress("Checking")
    found = check_project(inputs, catalogs, Gate(gate))
    findings = selected(inputs, found, markets=markets, locales=locales, pages=pages)
    progress("")
    return show(findings, form, baseline=baseline, write_baseline=write_baseline)
