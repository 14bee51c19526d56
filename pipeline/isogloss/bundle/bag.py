"""Write a BagIt 1.0 bag: RFC 8493."""

from __future__ import annotations

import hashlib
import io
import os
import shutil
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from isogloss.model import BundleError

SOFTWARE = "Isogloss"
_DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_FILE_MODE = 0o644
_FOLDER_MODE = 0o755
_OURS = frozenset({"Payload-Oxum", "Bagging-Date", "Bag-Software-Agent"})


def write_bag(
    folder: Path,
    payload: Mapping[str, bytes | Path] | Iterable[tuple[str, bytes | Path]],
    info: Mapping[str, str],
    *,
    epoch: int | None = None,
) -> None:
    """Write a bag into a folder that does not exist yet or is empty.

    payload: paths relative to `data/`, with `/`, and the bytes or the file to copy.
    info: further lines of `bag-info.txt`. `Payload-Oxum` and `Bag-Software-Agent` are
    added, and `Bagging-Date` (section 2.2.2) where an epoch is given, which is also the
    time stamp of every file. No clock is read; the same arguments make the same bytes,
    modes and order. All is on the disk when it returns.

    Raises BundleError for a path that must not be in a bag, for two paths that some file
    systems take for one, and where the disk refuses; what was begun is then removed.
    """
    items = dict(sorted(_unique(payload.items() if isinstance(payload, Mapping) else payload)))
    if folder.is_symlink() or (folder.exists() and (not folder.is_dir() or any(folder.iterdir()))):
        raise BundleError(
            "a bag is written into an empty folder, and this one is not",
            place=folder.name,
            hint="Move what is in it elsewhere.",
        )
    try:
        _write(folder, items, info, epoch)
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise BundleError(
            f"the bundle cannot be written: {error.strerror or error}",
            place=_place(folder, error),
            hint="Check the space and the rights there; the bundle from before is untouched.",
        ) from error


def _write(
    folder: Path, items: Mapping[str, bytes | Path], info: Mapping[str, str], epoch: int | None
) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    size = 0
    manifest: list[str] = []
    (folder / "data").mkdir()
    for path, content in items.items():
        target = folder / "data" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        digest, count = _write_file(target, content)
        size += count
        manifest.append(_manifest_line(digest, f"data/{path}"))
    tags = {
        "bag-info.txt": _bag_info(info, size, len(items), epoch),
        "bagit.txt": _DECLARATION,
        "manifest-sha256.txt": "".join(manifest).encode(),
    }
    lines = [
        _manifest_line(_write_file(folder / name, content)[0], name)
        for name, content in tags.items()
    ]
    _write_file(folder / "tagmanifest-sha256.txt", "".join(lines).encode())
    _settle(folder, epoch)


def _unique(
    items: Iterable[tuple[str, bytes | Path]],
) -> Iterable[tuple[str, bytes | Path]]:
    """Pass on what may stand in a bag; refuse the rest (RFC 8493, sections 5.1 and 5.2)."""
    taken: dict[str, tuple[str, bool]] = {}
    for path, content in items:
        _refuse_unsafe(path)
        parts = path.split("/")
        for at in range(1, len(parts) + 1):
            part, whole = "/".join(parts[:at]), at == len(parts)
            key = unicodedata.normalize("NFC", part).casefold()
            if key in taken and (whole or taken[key] != (part, False)):
                raise BundleError(
                    f"“{path}” and “{taken[key][0]}” cannot stand in one bundle: some file "
                    "systems take them for the same",
                    hint="Rename one of them.",
                )
            taken[key] = (part, whole)
        yield path, content


def _refuse_unsafe(path: str) -> None:
    parts = path.split("/")
    if (
        any(part in ("", ".", "..") for part in parts)
        or path.startswith("~")
        or any(mark in path for mark in "\0\\")
        or ":" in parts[0]
    ):
        raise BundleError(
            f"“{path}” is no path that a bundle may hold",
            hint="Write it relative to the bundle, with “/”, without “.”, “..” and “\\”.",
        )


def _write_file(target: Path, content: bytes | Path) -> tuple[str, int]:
    """Write or copy one file. Returns its digest and size, both of what was written."""
    digest = hashlib.sha256()
    size = 0
    source = io.BytesIO(content) if isinstance(content, bytes) else content.open("rb")
    try:
        with source, target.open("wb") as sink:
            while chunk := source.read(1 << 20):
                digest.update(chunk)
                sink.write(chunk)
                size += len(chunk)
    except OSError as error:
        if error.filename is None:  # a failing write does not know of what file it tells
            raise OSError(error.errno, error.strerror, str(target)) from error
        raise
    return digest.hexdigest(), size


def _manifest_line(digest: str, path: str) -> str:
    """One line of a manifest; section 2.1.3 says which characters are escaped."""
    escaped = path.replace("%", "%25").replace("\n", "%0A").replace("\r", "%0D")
    return f"{digest}  {escaped}\n"


def _bag_info(info: Mapping[str, str], size: int, count: int, epoch: int | None) -> bytes:
    if taken := _OURS.intersection(info):
        raise BundleError(f"bag-info.txt gets its {min(taken)} from the bag itself")
    fields = {**info, "Payload-Oxum": f"{size}.{count}", "Bag-Software-Agent": SOFTWARE}
    if epoch is not None:
        fields["Bagging-Date"] = datetime.fromtimestamp(epoch, UTC).strftime("%Y-%m-%d")
    lines: list[str] = []
    for label, value in sorted(fields.items()):
        if ":" in label or label != " ".join(label.split()) or not label:
            raise BundleError(f"“{label}” cannot be a label in bag-info.txt")
        lines.append(f"{label}: {' '.join(value.split())}\n")
    return "".join(lines).encode()


def _settle(folder: Path, epoch: int | None) -> None:
    """Give every file its mode and time, and see all of it on the disk, deepest first."""
    for root, _, names in os.walk(folder, topdown=False):
        for name in names:
            _settle_one(Path(root, name), _FILE_MODE, epoch)
        _settle_one(Path(root), _FOLDER_MODE, epoch)


def _settle_one(path: Path, mode: int, epoch: int | None) -> None:
    path.chmod(mode)
    if epoch is not None:
        os.utime(path, (epoch, epoch))
    sync(path)


def sync(path: Path) -> None:
    """See a file, or a folder's list of names, on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _place(folder: Path, error: OSError) -> str:
    """The file of an error, told from the bag's folder on."""
    name = error.filename
    if isinstance(name, str) and Path(name).is_relative_to(folder):
        return str(PurePosixPath(folder.name, *Path(name).relative_to(folder).parts))
    return folder.name
