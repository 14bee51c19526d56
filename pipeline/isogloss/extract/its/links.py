"""Files that a document or a rules file names: linked rules (5.4) and stand-off records (6.3).

What may be read is for the caller's loader to say; addresses with a scheme or a host never reach
it, so that nothing here can be made to ask the network.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from urllib.parse import unquote

from isogloss.model import SourceError

Load = Callable[[str], bytes]
"""Reads a file by its path relative to the document's folder, `/` between its parts."""

# A scheme, a host, a path from a root, no path at all, or a character no file name should have.
_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|[/\\\\?#]|$|.*[\x00-\x1f\x7f]", re.DOTALL)


def elsewhere(reference: str) -> bool:
    """Whether a reference names anything but a file that can be reached from the document."""
    return bool(_ELSEWHERE.match(unquote(reference)))


def beside(base: str, reference: str) -> str:
    """The path of a reference in the file `base`; both relative to the document's folder."""
    file = unquote(reference.partition("#")[0].partition("?")[0])
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), file))


def shown(document_path: str, path: str) -> str:
    """The same path for messages, as `document_path` is given."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(document_path), path))


def read(load: Load, path: str, *, what: str, place: str) -> bytes:
    """Read a file that `place` names. Raises SourceError where it cannot be had."""
    try:
        return load(path)
    except OSError as error:
        raise SourceError(
            f"The {what} “{path}” cannot be read: {error.strerror or 'it is not there'}",
            place=place,
            hint="Put the file there, or correct the reference to it.",
        ) from None
