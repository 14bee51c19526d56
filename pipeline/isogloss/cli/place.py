"""Which project a command works on, and how it says what it is doing."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import click

from isogloss.model.errors import ConfigurationError

_MARK = "source/site.toml"


def root_of(ctx: click.Context) -> Path:
    """The project's folder.

    Raises ConfigurationError where there is none.
    """
    given: Path | None = ctx.obj["root"]
    here = Path.cwd()
    if given is not None:
        if (given / _MARK).is_file():
            return given.resolve()
        raise ConfigurationError(
            f"{given} is no project: it has no {_MARK}",
            hint="Name the folder that holds source/ and locales/.",
        )
    for folder in (here, *here.parents):
        if (folder / _MARK).is_file():
            return folder
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

    def clear() -> None:
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()

    ctx.call_on_close(clear)
    return show


def say(ctx: click.Context, message: str) -> None:
    """A message for the person at the terminal, not part of the result."""
    if not ctx.obj["quiet"]:
        if sys.stderr.isatty():
            sys.stderr.write("\r\x1b[K")
        click.echo(message, err=True)


def wants_color() -> bool:
    """Whether standard output takes colors (https://no-color.org)."""
    import os

    return sys.stdout.isatty() and "NO_COLOR" not in os.environ
