"""Which project a command works on, and how it says what it is doing."""

from __future__ import annotations

import sys
from collections.abc import Callable
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

import click

from isogloss.model.errors import ConfigurationError

_MARK = "source/site.toml"


if TYPE_CHECKING:
    _Choice = click.Choice[str]
else:
    _Choice = click.Choice


class Choice(_Choice):
    """One of some words; for any other it names the nearest."""

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        words = list(self.choices)
        if value not in words:
            near = get_close_matches(str(value), words, n=1)
            hint = f" Did you mean “{near[0]}”?" if near else ""
            self.fail(f"“{value}” is none of {', '.join(words)}.{hint}", param, ctx)
        return str(value)


def find_root(start: Path) -> Path | None:
    """The nearest folder, from `start` upward, that holds source/site.toml."""
    return next((path for path in (start, *start.parents) if (path / _MARK).is_file()), None)


format_option = click.option(
    "--format",
    "form",
    type=Choice(("text", "json")),
    default="text",
    show_default=True,
    help="Text to read, or JSON for other programs.",
)


findings_format_option = click.option(
    "--format",
    "form",
    type=Choice(("text", "json", "sarif", "junit", "github")),
    default="text",
    show_default=True,
    help="Text to read, JSON, or a form that a CI system shows.",
)


def echo_json(value: object) -> None:
    """A result for other programs, on standard output."""
    import json

    click.echo(json.dumps(value, ensure_ascii=False, indent=1))


def root_of(ctx: click.Context) -> Path:
    """The project's folder.

    Raises ConfigurationError where there is none.
    """
    given: Path | None = ctx.obj["root"]
    if given is not None:
        if (given / _MARK).is_file():
            return given.resolve()
        raise ConfigurationError(
            f"{given} is no project: it has no {_MARK}",
            hint="Name the folder that holds source/ and locales/.",
        )
    found = find_root(Path.cwd())
    if found is not None:
        return found
    raise ConfigurationError(
        f"There is no project here: neither this folder nor one above has {_MARK}",
        hint="Go to a project's folder, or name it: isogloss --root FOLDER.",
    )


def progress_of(ctx: click.Context) -> Callable[[str], None]:
    """A function that shows what goes on, on a terminal and nowhere else."""
    if ctx.obj["quiet"] or not sys.stderr.isatty():
        return lambda _: None

    def show(message: str) -> None:
        sys.stderr.write(f"\r\x1b[K{message}")
        sys.stderr.flush()

    ctx.call_on_close(lambda: clear(ctx))
    return show


def clear(ctx: click.Context) -> None:
    """Take the line of progress away before something is said."""
    if not ctx.obj["quiet"] and sys.stderr.isatty():
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()


def harmless(text: str) -> str:
    """The lines of a text without what a terminal would act upon: names and texts are data."""
    from isogloss.report.excerpt import printable

    return "\n".join(map(printable, text.split("\n")))


def say(ctx: click.Context, message: str) -> None:
    """A message for the person at the terminal, not part of the result."""
    if not ctx.obj["quiet"]:
        clear(ctx)
        click.echo(harmless(message), err=True)


def wants_color() -> bool:
    """Whether standard output takes colors (https://no-color.org)."""
    import os

    return sys.stdout.isatty() and "NO_COLOR" not in os.environ
