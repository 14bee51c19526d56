"""One run at a time may write into an output folder."""

from __future__ import annotations

import errno
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from isogloss.model import BundleError

LOCK_NAME = ".lock"


@contextmanager
def lock(folder: Path) -> Iterator[None]:
    """Hold the folder's lock for the time of the `with` block; the folder is made if needed.

    Does not wait. The lock is flock(2) on `.lock` in the folder, so it goes with the process
    that holds it, however that ends; the file stays behind and means nothing by itself.
    Raises BundleError where another process holds it.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(
            folder / LOCK_NAME, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o644
        )
    except OSError as error:
        raise BundleError(
            f"nothing can be written here: {error.strerror}",
            place=str(folder),
            hint="Check the rights of the folder.",
        ) from error
    try:
        _take(handle, folder)
        os.ftruncate(handle, 0)
        os.pwrite(handle, f"{os.getpid()}\n".encode(), 0)
        try:
            yield
        finally:
            os.ftruncate(handle, 0)
    finally:
        os.close(handle)


def _take(handle: int, folder: Path) -> None:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno not in (errno.EWOULDBLOCK, errno.EACCES):
            raise BundleError(
                f"the file system cannot lock: {error.strerror}",
                place=str(folder),
                hint="Write to a local disk.",
            ) from error
        holder = os.pread(handle, 32, 0).decode("ascii", "replace").strip() or "unknown"
        raise BundleError(
            f"another isogloss run is writing here (pid {holder})",
            place=str(folder),
            hint="Wait until it has ended, then run this again.",
        ) from error
