"""`isogloss verify`: a bundle proved complete, offline and without its project."""

from __future__ import annotations

from pathlib import Path

import click

from isogloss.cli.place import echo_json, format_option, progress_of, wants_color


@click.command()
@click.argument("bundle", type=click.Path(path_type=Path, file_okay=False))
@format_option
@click.pass_context
def verify(ctx: click.Context, bundle: Path, form: str) -> int:
    """Read every file of BUNDLE and hold it against the manifest and its obligations.

    Needs no project and no network. Exit code 1 where anything is missing, altered or out
    of place.
    """
    from isogloss.build.bundles import judge_bundle
    from isogloss.model import Severity
    from isogloss.report.findings import format_text, to_json

    progress_of(ctx)(f"Reading {bundle}")
    findings, counts = judge_bundle(bundle)
    if form == "json":
        echo_json(to_json(findings))
    else:
        click.echo(format_text(findings, color=wants_color()), nl=False)
        click.echo(
            f"{counts.files} files, {counts.artefacts} artefacts, "
            f"{counts.found} of {counts.required} statements found."
        )
    return 1 if any(finding.severity is Severity.ERROR for finding in findings) else 0
