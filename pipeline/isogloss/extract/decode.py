"""From the bytes of a source file to characters."""

from __future__ import annotations

import codecs
from typing import NamedTuple

from isogloss.model import SourceError


class Decoded(NamedTuple):
    """A document's characters and what is needed to turn them back into the same bytes."""

    text: str
    encoding: str
    byte_order_mark: bytes


def decode_utf8(data: bytes, path: str) -> Decoded:
    """Decode a project's page, which must be UTF-8 (HTML Standard 4.2.5.4).

    Raises SourceError with line and byte where it is not.
    """
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    body = data[len(mark) :]
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        line = body.count(b"\n", 0, error.start) + 1
        raise SourceError(
            f"The file is not UTF-8: byte 0x{body[error.start]:02X} cannot be read",
            place=f"{path}:{line}",
            hint="Save it as UTF-8 in your editor, or convert it: iconv -f WINDOWS-1252 -t UTF-8.",
        ) from None
    if "\x00" in text:
        line = text.count("\n", 0, text.index("\x00")) + 1
        raise SourceError(
            "The file holds a NUL character, so it is no HTML text",
            place=f"{path}:{line}",
            hint="Restore the file from a good copy, or save it as UTF-8.",
        )
    return Decoded(text, "utf-8", mark)
