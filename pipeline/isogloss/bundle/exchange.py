"""Let two folders change places in one step, where the system can do that."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # linux/fs.h
_RENAME_SWAP = 2  # macOS, sys/stdio.h
# What a system or a file system answers that does not have it.
_UNABLE = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EPERM})


def exchange(one: Path, other: Path) -> bool:
    """Let two paths of one file system change places: renameat2(2), renamex_np(2).

    Returns False where the system has no such step, with nothing done. Raises OSError
    where it has and the step fails.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    paths = os.fsencode(one), os.fsencode(other)
    if sys.platform == "darwin":
        if not hasattr(libc, "renamex_np"):
            return False
        result = libc.renamex_np(*paths, ctypes.c_uint(_RENAME_SWAP))
    else:
        if not hasattr(libc, "renameat2"):
            return False
        result = libc.renameat2(
            _AT_FDCWD, paths[0], _AT_FDCWD, paths[1], ctypes.c_uint(_RENAME_EXCHANGE)
        )
    if result == 0:
        return True
    number = ctypes.get_errno()
    if number in _UNABLE:
        return False
    raise OSError(number, os.strerror(number), str(one), None, str(other))
