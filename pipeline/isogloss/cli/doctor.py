"""`isogloss doctor`: what is installed, and what works without the rest."""

from __future__ import annotations

import click

from isogloss.cli.place import echo_json, format_option


@click.command()
@format_option
def doctor(form: str) -> int:
    """Show what is installed, what works without the rest, and how to install it.

    Exit code 1 where a build cannot do everything, PDFs included.
    """
    from isogloss.doctor import format_text, inspect_system, to_json

    report = inspect_system()
    if form == "json":
        echo_json(to_json(report))
    else:
        click.echo(format_text(report), nl=False)
    return 0 if report.ready else 1
