"""Read a BagIt bag that anybody may have made: RFC 8493, and its section 5 on security."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from isogloss.model import BundleError
from isogloss.verify.contents import Difference, DifferenceKind

MOST_FILES = 50_000
LARGEST_FILE = 512 * 2**20
LARGEST_READ = 64 * 2**20
_MANIFESTS = ("manifest-sha256.txt", "tagmanifest-sha256.txt")
_LINE = re.compile(r"(?P<digest>[0-9A-Fa-f]{64})[ \t]+\*?(?P<path>\S.*)")
_ESCAPE = re.compile(r"%(0[AaDd]|25)")
_OXUM = re.compile(
    r"^Payload-Oxum:[ \t]*(\d{1,18})\.(\d{1,18})[ \t]*$", re.IGNORECASE | re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Bag:
    """A bag's manifests and its true digests. sizes: of the files that were read."""

    declared: dict[str, str] = field(default_factory=dict)
    actual: dict[str, str] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)
    differences: list[Difference] = field(default_factory=list)

    def note(self, kind: DifferenceKind, path: str, message: str, line: int = 0) -> None:
        self.differences.append(Difference(kind, path, line, message))


def read_bag(folder: Path) -> Bag:
    """Read the manifests of a bag and hash its files; nothing outside the folder is opened.

    Raises BundleError where the folder is no bag at all. All else that is wrong is
    recorded: digests in `declared` and `actual`, the rest in `differences`.
    """
    if not folder.is_dir():
        raise BundleError(
            "there is no such folder", place=str(folder), hint="Name the folder of a bundle."
        )
    if not (folder / "bagit.txt").is_file():
        raise BundleError(
            "this folder is no bundle: it has no bagit.txt",
            place=str(folder),
            hint="Name the folder of one market, such as output/ca.",
        )
    bag = Bag()
    for path, size in _walk(folder, bag):
        digest = _digest(folder, path, size, bag)
        if digest is not None and path != "tagmanifest-sha256.txt":
            bag.actual[path] = digest
            bag.sizes[path] = size
    for name in _MANIFESTS:
        _read_manifest(folder, name, bag)
    _check_declaration(folder, bag)
    return bag


def read_file(folder: Path, path: str, largest: int = LARGEST_READ) -> bytes:
    """The bytes of a file of the bag. Raises OSError, also for a link or a larger file."""
    with open(_open(folder, path), "rb") as handle:
        data = handle.read(largest + 1)
    if len(data) > largest:
        raise OSError(f"the file is larger than {largest} bytes")
    return data


def _open(folder: Path, path: str) -> int:
    return os.open(folder / path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK)


def _walk(folder: Path, bag: Bag) -> Iterator[tuple[str, int]]:
    """Regular files in the bag, sorted; what else is there is noted and not touched."""
    waiting = [""]
    count = 0
    while waiting:
        inside = waiting.pop()
        try:
            with os.scandir(folder / inside) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError as error:
            bag.note(DifferenceKind.UNREADABLE, inside, f"the folder cannot be read: {error}")
            continue
        for entry in entries:
            path = f"{inside}/{entry.name}" if inside else entry.name
            count += 1
            if count > MOST_FILES:
                bag.note(DifferenceKind.TOO_LARGE, "", f"the bundle has over {MOST_FILES} files")
                return
            about = entry.stat(follow_symlinks=False)
            if stat.S_ISDIR(about.st_mode):
                waiting.append(path)
            elif stat.S_ISREG(about.st_mode):
                yield path, about.st_size
            else:
                what = "a symbolic link" if entry.is_symlink() else "no regular file"
                bag.note(DifferenceKind.NOT_A_FILE, path, f"this is {what}; it was not opened")


def _digest(folder: Path, path: str, size: int, bag: Bag) -> str | None:
    if size > LARGEST_FILE:
        bag.note(DifferenceKind.TOO_LARGE, path, f"{size} bytes are too many to read")
        return None
    try:
        with open(_open(folder, path), "rb") as handle:
            return hashlib.file_digest(handle, "sha256").hexdigest()
    except OSError as error:
        bag.note(DifferenceKind.UNREADABLE, path, f"the file cannot be read: {error.strerror}")
        return None


def _read_manifest(folder: Path, name: str, bag: Bag) -> None:
    """Take in one manifest (sections 2.1.3 and 2.2.1), one line after the other."""
    payload = name == _MANIFESTS[0]
    try:
        text = read_file(folder, name).decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        bag.note(DifferenceKind.BROKEN_MANIFEST, name, f"the manifest cannot be read: {error}")
        return
    for number, line in enumerate(re.split(r"\r\n|\n|\r", text), start=1):
        if not line:
            continue
        match = _LINE.fullmatch(line)
        if match is None:
            bag.note(DifferenceKind.BROKEN_MANIFEST, name, "this is no digest and a path", number)
            continue
        path = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), match["path"])
        if path in bag.declared:
            bag.note(DifferenceKind.BROKEN_MANIFEST, name, f"“{path}” stands here twice", number)
            continue
        bag.declared[path] = match["digest"].lower()
        if not _is_safe(path) or payload != path.startswith("data/"):
            bag.note(DifferenceKind.UNSAFE_PATH, name, f"“{path}” does not belong in here", number)


def _is_safe(path: str) -> bool:
    """Section 5.1: a path that leads nowhere but into the bag, on every system."""
    parts = path.split("/")
    return not (
        any(part in ("", ".", "..") for part in parts)
        or path.startswith(("~", "./"))
        or any(mark in path for mark in "\0\\")
        or ":" in parts[0]
    )


def _check_declaration(folder: Path, bag: Bag) -> None:
    """bagit.txt (2.1.1), and the sum of the payload in bag-info.txt (2.2.2)."""
    try:
        declaration = read_file(folder, "bagit.txt", 4096)
        info = read_file(folder, "bag-info.txt", 2**20).decode("utf-8", "replace")
    except OSError as error:
        bag.note(DifferenceKind.BROKEN_MANIFEST, "bag-info.txt", f"it cannot be read: {error}")
        return
    lines = declaration.decode("utf-8", "replace").splitlines()
    if lines != ["BagIt-Version: 1.0", "Tag-File-Character-Encoding: UTF-8"]:
        bag.note(DifferenceKind.BROKEN_MANIFEST, "bagit.txt", "it does not say BagIt 1.0, UTF-8")
    match = _OXUM.search(info)
    payload = [size for path, size in bag.sizes.items() if path.startswith("data/")]
    if match is None:
        bag.note(DifferenceKind.OXUM, "bag-info.txt", "it does not tell the size of the payload")
    elif (int(match[1]), int(match[2])) != (sum(payload), len(payload)):
        bag.note(
            DifferenceKind.OXUM,
            "bag-info.txt",
            f"it tells of {match[1]} bytes in {match[2]} files, "
            f"and there are {sum(payload)} in {len(payload)}",
        )
