"""`isogloss pseudo`: the site in a language that nobody has to translate."""

from __future__ import annotations

import click

from isogloss.cli.place import clear, progress_of, root_of, say

_SHOWN = 78  # characters of a text, so that its line fits


@click.command()
@click.option("-j", "--jobs", "workers", type=click.IntRange(1), help="Processes that print.")
@click.option("--print/--no-print", "printing", default=True, help="With or without PDFs.")
@click.pass_context
def pseudo(ctx: click.Context, workers: int | None, printing: bool) -> int:
    """Build the site in two pseudo-locales, to see what translation will do to it.

    output/pseudo holds a draft of each page in en-XA (accented letters, two fifths longer, in
    brackets: what is cut off, put together from parts or not translatable shows) and in ar-XB
    (Arabic letters from right to left: what keeps to the wrong side shows). Texts that no
    catalog gave are listed. Nothing in locales/ is read or written.
    """
    from isogloss.build.job import Options
    from isogloss.build.pseudo import MARKET, build_pseudo
    from isogloss.build.run import default_workers
    from isogloss.check.phrases import short
    from isogloss.report.findings import format_text

    root = root_of(ctx)
    options = Options(printing=printing, workers=workers or default_workers())
    result, notes, found = build_pseudo(root, options, progress_of(ctx))
    clear(ctx)
    if result.blocked:
        reasons = str(result.error) if result.error else format_text(result.findings)
        click.echo(reasons, err=True)
        return 1
    for each in found:
        click.echo(f"{each.path}:{each.line}: not translatable: {short(each.text, _SHOWN)}")
    for note in notes:
        say(ctx, f"No PDFs were made. {note}")
    count = f"{len(found)} text{'' if len(found) == 1 else 's'}" if found else "No text"
    click.echo(f"{count} that no catalog gives. Look at output/{MARKET}/data/.")
    return 0
