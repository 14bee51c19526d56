"""What the last update saw, so that the next one reads only what has changed since.

The file is a memory and no authority: where it is missing, damaged or of another version, it
counts as empty, and everything is read. `isogloss.build.incremental` says what follows from it.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

import msgspec

from isogloss.build.state import Stamp

CACHE = "output/.cache/update"
_MAGIC = b"isogloss update 1\n"
_DIGEST = 16  # bytes

T = TypeVar("T")


class Totals(msgspec.Struct, frozen=True, gc=False):
    """What became of a locale's messages, and how many of its files changed."""

    kept: int = 0
    moved: int = 0
    fuzzy: int = 0
    new: int = 0
    obsolete: int = 0
    filled: int = 0
    files: int = 0


class Sweep(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What tells a run with nothing to do from all others.

    environment: the interpreter and its libraries. stamps: size and time of each file.
    whole: whether every catalog was brought up to date. kept: messages, by locale.
    """

    environment: str
    stamps: dict[str, Stamp]
    whole: bool
    kept: dict[str, int]


class SeenDomain(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A template. digest: of its messages. texts: `marks` of its source texts."""

    digest: bytes
    texts: bytes


class SeenPage(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A page. layout: its name. rules: files of ITS rules it asked for, below the project.

    statements: its statements as messages, in MessagePack.
    """

    layout: str
    rules: tuple[str, ...]
    statements: bytes


class SeenCatalog(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A catalog that is up to date.

    digest: of the file. key: what it was merged with, b"" where no page has its domain.
    kept: how many messages of the template it has.
    extra: `marks` of the texts it has beyond its template, and of previous texts.
    """

    digest: bytes
    key: bytes
    kept: int
    extra: bytes


class SeenProject(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What an update needs to know of the configuration: see `isogloss.project.Project`."""

    name: str
    pages: tuple[str, ...]
    base_locales: tuple[str, ...]


class Seen(msgspec.Struct, frozen=True, array_like=True):
    """All that the last update read.

    digests: of each file that is no catalog, by path.
    statements: the digest of all statements of all pages, in order.
    catalogs: those that are up to date, by locale and domain.
    """

    project: SeenProject
    digests: dict[str, bytes]
    pages: dict[str, SeenPage]
    domains: dict[str, SeenDomain]
    statements: bytes
    catalogs: dict[str, dict[str, SeenCatalog]]


class Cached:
    """The cache file: the sweep at once, the rest when it is asked for."""

    def __init__(self, sweep: Sweep, rest: bytes) -> None:
        self.sweep = sweep
        self._rest = rest

    def seen(self) -> Seen | None:
        """All of it; None where it is damaged."""
        return _checked(self._rest, Seen)


def load(root: Path) -> Cached | None:
    """The cache of the project below `root`; None where there is none that can be used."""
    try:
        data = (root / CACHE).read_bytes()
    except OSError:
        return None
    start = len(_MAGIC) + 8
    if not data.startswith(_MAGIC) or len(data) < start:
        return None
    size = int.from_bytes(data[len(_MAGIC) : start], "big")
    sweep = _checked(data[start : start + size], Sweep)
    if sweep is None or sweep.environment != environment():
        return None
    return Cached(sweep, data[start + size :])


def encode(sweep: Sweep, seen: Seen) -> bytes:
    """The bytes of the cache file."""
    first, rest = (_sealed(msgspec.msgpack.encode(part)) for part in (sweep, seen))
    return b"".join((_MAGIC, len(first).to_bytes(8, "big"), first, rest))


def digest(data: bytes) -> bytes:
    """Of a file or a part of one."""
    return blake2b(data, digest_size=_DIGEST).digest()


def environment() -> str:
    """The interpreter and its libraries: installing anything touches their folder."""
    folder = Path(msgspec.__file__).parent.parent
    return f"{sys.version} {folder.stat().st_mtime_ns}"


def program_of(stamps: Mapping[str, Stamp]) -> dict[str, Stamp]:
    """The stamps of the program's own files."""
    return {path: stamp for path, stamp in stamps.items() if path.startswith("program/")}


def _sealed(data: bytes) -> bytes:
    return digest(data) + data


def _checked(data: bytes, kind: type[T]) -> T | None:
    """What was sealed; None where a bit of it is another."""
    seal, body = data[:_DIGEST], data[_DIGEST:]
    if digest(body) != seal:
        return None
    try:
        return msgspec.msgpack.decode(body, type=kind)
    except msgspec.DecodeError:
        return None
