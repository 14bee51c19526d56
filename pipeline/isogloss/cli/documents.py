"""Documents that a command is given by name: read, with the files of rules they link."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from isogloss.cli.place import find_root
from isogloss.model.errors import SourceError, UsageError

if TYPE_CHECKING:
    from isogloss.extract.its import Load, RulesFile

STDIN = "-"
"""The name of standard input."""

its_option = click.option(
    "--its",
    "rules",
    multiple=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="A file of ITS 2.0 rules to apply, beside those that the document has; repeat for more.",
)


def rules_of(paths: Iterable[Path]) -> tuple[RulesFile, ...]:
    """The files of `--its`. Raises as `read` does."""
    from isogloss.extract.its import RulesFile

    return tuple(RulesFile(str(path), read(str(path))) for path in paths)


def read(name: str) -> bytes:
    """The bytes of a file, or of standard input.

    Raises UsageError where there is none or it is a folder, SourceError where it cannot be read.
    """
    if name == STDIN:
        return sys.stdin.buffer.read()
    try:
        return Path(name).read_bytes()
    except FileNotFoundError:
        raise UsageError(f"There is no file {name}", hint="Check the path.") from None
    except IsADirectoryError:
        raise UsageError(
            f"{name} is a folder", hint="Name the files in it; several are read in one call."
        ) from None
    except OSError as error:
        raise SourceError(
            f"The file cannot be read: {error.strerror}", place=name, hint="Check its rights."
        ) from None


def write_file(path: Path, data: bytes) -> None:
    """Put a result where somebody asked for it: a file whole or not at all.

    A device or a pipe, such as /dev/stdout, is written into; a file in its place would take it
    away from all that use it. Raises CatalogError where the disk or the rights do not allow it.
    """
    from isogloss.build.files import write_atomically

    if path.exists() and not path.is_file() and not path.is_dir():
        path.write_bytes(data)
    else:
        write_atomically(path, data)


def loader(source: str) -> Load:
    """A function that reads what a document links, from its folder or the project round it."""
    folder = Path.cwd() if source == STDIN else Path(source).resolve().parent
    top = find_root(folder) or folder

    def load(path: str) -> bytes:
        file = (folder / path).resolve()
        if not file.is_relative_to(top):
            raise PermissionError(0, f"it lies outside {top.name}")
        return file.read_bytes()

    return load
