"""`isogloss doctor`: what is installed, and what works without the rest."""

from __future__ import annotations

import json

import click

from isogloss.cli.place import Choice


@click.command()
@click.option(
    "--format",
    "form",
    type=Choice(("text", "json")),
    default="text",
    show_default=True,
    help="Text to read, or JSON for other programs.",
)
def doctor(form: str) -> int:
    """Show what is installed, what works without the rest, and how to install it.

    Exit code 1 where a build cannot do everything, PDFs included.
    """
    from isogloss.doctor import format_text, inspect_system, to_json

    report = inspect_system()
    if form == "json":
        click.echo(json.dumps(to_json(report), ensure_ascii=False, indent=1))
    else:
        click.echo(format_text(report), nl=False)
    return 0 if report.ready else 1
