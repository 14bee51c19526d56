"""Files at the edge: read whole, written whole or not at all."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import TypeVar

from isogloss.model import CatalogError

_ASIDE = ".isogloss"  # how the name of a file ends that is not yet in its place
_SYNCS = 16  # how many files wait for the disk at once

T = TypeVar("T")


class MeanwhileError(CatalogError):
    """A file is no longer what it was when this run read it."""


_ATTEMPTS = 3


def retried(work: Callable[[], T]) -> T:
    """What `work` gives, done again from its start where a file was saved meanwhile.

    Raises MeanwhileError where that happens again and again.
    """
    for _ in range(_ATTEMPTS - 1):
        try:
            return work()
        except MeanwhileError:
            continue
    return work()


@dataclass(frozen=True, slots=True)
class Replacement:
    """What a file shall be. before, after: its bytes; None where there is no file."""

    before: bytes | None
    after: bytes | None


def write_atomically(path: Path, data: bytes) -> None:
    """Put `data` at `path` in one step; a crash leaves the old file or the new one.

    A link is written through. Raises CatalogError where the disk or the rights do not allow
    it; `path` is untouched then.
    """
    target = _target(path)
    aside = _write_aside(path, target, data)
    try:
        _sync(aside)
        aside.replace(target)
        _sync_folder(target.parent)
    except OSError as error:
        raise _refused(path, error) from None
    finally:
        aside.unlink(missing_ok=True)


def write_together(root: Path, changes: Mapping[str, Replacement]) -> dict[str, tuple[int, int]]:
    """Write several files below `root`: all, or none where anything stands in the way.

    changes: by path relative to `root`, in the order in which they are put in place. First
    every new file is written aside and every old one compared with what it should be; only
    then are they renamed. The caller holds the project's lock.

    Returns size and modification time (nanoseconds) of each new file.
    Raises MeanwhileError where a file is not what it was, CatalogError where it cannot be
    written. Nothing is changed then, unless the file was saved between the comparison and
    the renaming; in that case files before it in the order have their new contents.
    """
    targets = {name: _target(root / name) for name in changes}
    aside: dict[str, Path] = {}
    try:
        for name, change in changes.items():
            if change.after is not None:
                aside[name] = _write_aside(root / name, targets[name], change.after)
            else:
                _require_writable(root / name, targets[name])
        _together(lambda name: _sync_aside(root / name, aside[name]), aside)
        for name, change in changes.items():
            _compare(root / name, name, change)
        # A rename keeps them, so that a file which someone saves after it has others.
        stamps = {name: _stamp(path) for name, path in aside.items()}
        for name, change in changes.items():
            try:
                _compare(root / name, name, change)
                if name in aside:
                    aside[name].replace(targets[name])
                else:
                    (root / name).unlink()
            except OSError as error:
                raise _refused(root / name, error) from None
        _together(_sync_folder, {target.parent for target in targets.values()})
        return stamps
    finally:
        for path in aside.values():
            path.unlink(missing_ok=True)


def _target(path: Path) -> Path:
    """Where the bytes lie: behind a link, or at the path itself."""
    try:
        return path.resolve() if path.is_symlink() else path
    except (OSError, RuntimeError):  # links in a circle
        return path


def _require_regular(path: Path, target: Path) -> None:
    """Nothing but a file is replaced: a device or a pipe serves others, too."""
    if target.exists() and not target.is_file():
        raise CatalogError(
            "This is no regular file, and is not replaced by one",
            place=str(path),
            hint="Remove it, or give another place.",
        )


def _write_aside(path: Path, target: Path, data: bytes) -> Path:
    """A new file beside the target, with the target's mode and owner."""
    aside: Path | None = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _require_regular(path, target)
        _require_writable(path, target)
        aside = target.with_name(f".{target.name}{_ASIDE}")
        aside.unlink(missing_ok=True)  # what a run that was killed left there
        handle = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            _take_rights(file.fileno(), target)
    except BaseException as error:
        if aside is not None:
            aside.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise _refused(path, error) from None
        raise
    return aside


def _stamp(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_size, status.st_mtime_ns


def _require_writable(path: Path, target: Path) -> None:
    """A rename would pass over a file that may only be read; who made it so meant it."""
    try:
        os.close(os.open(target, os.O_WRONLY | os.O_CLOEXEC))
    except FileNotFoundError:
        return
    except OSError as error:
        raise _refused(path, error) from None


def _take_rights(handle: int, target: Path) -> None:
    try:
        old = target.stat()
    except FileNotFoundError:
        os.fchmod(handle, 0o644)
        return
    with suppress(PermissionError):  # only root may give files away
        os.fchown(handle, old.st_uid, old.st_gid)
    os.fchmod(handle, old.st_mode & 0o777)


def _compare(path: Path, name: str, change: Replacement) -> None:
    try:
        now: bytes | None = path.read_bytes()
    except FileNotFoundError:
        now = None
    except OSError as error:
        raise _refused(path, error) from None
    if now != change.before:
        raise MeanwhileError(
            "The catalog was saved by another program during this run",
            place=name,
            hint="Nothing was lost. Run isogloss again to merge what was saved.",
        )


def write_cache(path: Path, data: bytes) -> None:
    """Put a cache in its place, if that can be done: nobody needs it, and it proves itself."""
    aside = path.with_name(f"{path.name}{_ASIDE}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        aside.write_bytes(data)
        aside.replace(path)
    except OSError:
        with suppress(OSError):
            aside.unlink(missing_ok=True)


def _together(action: Callable[[T], None], items: Collection[T]) -> None:
    """Do to each what waits for the disk: to wait together costs little more than to wait once.

    Raises the first error, when all have ended.
    """
    waiting, errors = deque(items), list[BaseException]()

    def work() -> None:
        with suppress(IndexError):
            while True:
                item = waiting.popleft()
                try:
                    action(item)
                except Exception as error:  # it is raised again, where it belongs
                    errors.append(error)

    threads = [Thread(target=work) for _ in range(min(_SYNCS, len(items)) - 1)]
    for thread in threads:
        thread.start()
    work()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]


def _sync_aside(path: Path, aside: Path) -> None:
    try:
        _sync(aside)
    except OSError as error:
        raise _refused(path, error) from None


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sync_folder(folder: Path) -> None:
    """Make renames last through a power cut, where the file system can be asked to."""
    with suppress(OSError):
        _sync(folder)


def _refused(path: Path, error: OSError) -> CatalogError:
    return CatalogError(
        f"The file cannot be written: {error.strerror or error}",
        place=str(path),
        hint="Check the rights of the folder and the space on the disk; nothing was changed.",
    )
