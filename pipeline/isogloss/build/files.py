"""Files at the edge: read whole, written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from isogloss.model import CatalogError


def write_atomically(path: Path, data: bytes) -> None:
    """Put `data` at `path` in one step; a crash leaves the old file or the new one.

    Raises CatalogError where the disk or the rights do not allow it; `path` is untouched then.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise _refused(path, error) from None
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o644
        temporary.chmod(mode)
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise _refused(path, error) from None
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _refused(path: Path, error: OSError) -> CatalogError:
    return CatalogError(
        f"The file cannot be written: {error.strerror or error}",
        place=str(path),
        hint="Check the rights of the folder and the space on the disk; nothing was changed.",
    )
