"""`isogloss check`: all rules that need no finished artefact."""

from __future__ import annotations

import click

from isogloss.cli.place import Choice, echo_json, format_option, progress_of, root_of, wants_color


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
@format_option
@click.pass_context
def check(
    ctx: click.Context,
    markets: tuple[str, ...],
    locales: tuple[str, ...],
    pages: tuple[str, ...],
    gate: str,
    form: str,
) -> int:
    """Check sources and catalogs, and show every finding with its place and remedy.

    Exit code 1 where something blocks at the gate. What only finished pages and PDFs can
    show is checked by build and verify.
    """
    from isogloss.build.catalogs import plan_updates
    from isogloss.build.checks import check_project
    from isogloss.build.inputs import read_inputs
    from isogloss.build.selection import selected
    from isogloss.model import Gate, Severity
    from isogloss.report.findings import format_text, to_json

    root = root_of(ctx)
    progress = progress_of(ctx)
    progress("Reading sources and catalogs")
    inputs = read_inputs(root)
    catalogs = plan_updates(inputs).catalog_models(inputs)
    progress("Checking")
    found = check_project(inputs, catalogs, Gate(gate))
    findings = selected(inputs, found, markets=markets, locales=locales, pages=pages)
    progress("")
    if form == "json":
        echo_json(to_json(findings))
    else:
        click.echo(format_text(findings, color=wants_color()), nl=False)
    return 1 if any(finding.severity is Severity.ERROR for finding in findings) else 0
