"""`isogloss init`: catalogs for a new locale."""

from __future__ import annotations

import click

from isogloss.cli.place import root_of


@click.command()
@click.argument("locale")
@click.option(
    "--from",
    "sibling",
    metavar="LOCALE",
    help="A locale to take translations from; they are fuzzy until someone has read them.",
)
@click.pass_context
def init(ctx: click.Context, locale: str, sibling: str | None) -> int:
    """Make the catalogs of a LOCALE that has none yet.

    Their headers have the language, its name, and its plural forms (CLDR). A locale with a
    wider one in the project, such as fr-CA beside fr, gets catalogs for overrides: they are
    empty, and everything comes from the wider locale until an entry says otherwise.
    """
    from isogloss.build.init import init_locale
    from isogloss.bundle import lock

    root = root_of(ctx)
    with lock(root / "output"):
        made = init_locale(root, locale, sibling)
    for each in made:
        click.echo(each.path)
    messages, filled = sum(each.messages for each in made), sum(each.filled for each in made)
    if messages:
        taken = f", {filled} of them from {sibling} and fuzzy" if sibling else ""
        click.echo(f"{messages} messages to translate in {len(made)} catalogs{taken}.")
    else:
        click.echo(
            f"{len(made)} catalogs for what {locale} says otherwise; copy entries into them."
        )
    return 0
