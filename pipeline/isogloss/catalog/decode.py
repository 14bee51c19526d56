"""From the bytes of a PO file to its text, and all that is wrong on the way."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from isogloss.catalog.faults import Fault, FaultKind

# In the header's own line: a comment or a text may speak of a charset too.
_CHARSET = re.compile(
    rb'^(?:msgstr[ \t]*)?"[^"\r\n]*Content-Type:[^"\r\n]*?charset=([\w.:-]+)', re.M
)
# Codecs that Python has for its own ends, and that are no charsets of files.
_PYTHONS_OWN = frozenset({"idna", "punycode", "raw-unicode-escape", "unicode-escape"})
_ASCII = bytes((*range(0x20, 0x7F), 0x0A))
_WIDE = {  # longest first: the mark of UTF-32 begins with that of UTF-16
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
UNDECODED = re.compile("[\udc80-\udcff]")
"""What stands in a decoded text for a byte that is not in the charset (PEP 383)."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text with lines ended by LF, and how it was written. `mark`: its byte order mark."""

    text: str
    encoding: str
    mark: bytes
    newline: str
    mixed_newlines: bool
    faults: tuple[Fault, ...]


def decode(data: bytes) -> Decoded:
    """The text of a PO file, whatever its bytes are.

    A byte that is not in the charset becomes a character that `UNDECODED` finds. Bare carriage
    returns and NUL characters become spaces, so that lines keep their numbers.
    """
    faults: list[Fault] = []
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    wide = _wide_encoding(data)
    if wide:
        encoding = wide
        faults.append(_charset(1, f"The file is in {wide.upper()}", "Save the file as UTF-8."))
    else:
        encoding = _encoding(data, len(mark), faults)
    body = data[len(mark) :] if mark else data
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError as error:
        faults.append(_undecodable(body, encoding, error))
        text = _forgiving(body, encoding)
    text = text.removeprefix("\ufeff") if wide else text
    returns = text.count("\r\n") if "\r" in text else 0
    if returns:
        text = text.replace("\r\n", "\n")
    text = _characters(text, faults)
    mixed = 0 < returns < text.count("\n")
    return Decoded(text, encoding, mark, "\r\n" if returns else "\n", mixed, tuple(faults))


def _wide_encoding(data: bytes) -> str:
    """UTF-16 or UTF-32, which hold ASCII with NUL bytes between; "" for all that others read."""
    for mark, name in _WIDE.items():
        if data.startswith(mark):
            return name
    head = data[:200]
    if len(head) >= 8 and head.count(0) * 3 > len(head):
        return "utf-16-be" if head[0] == 0 else "utf-16-le"
    return ""


def _encoding(data: bytes, start: int, faults: list[Fault]) -> str:
    declared = _CHARSET.search(data, start)
    name = declared[1].decode("ascii", "replace") if declared else "UTF-8"
    if name == "CHARSET":
        return "utf-8"
    line = data.count(b"\n", 0, declared.start() if declared else 0) + 1
    if not _holds_ascii(name):
        faults.append(
            _charset(
                line,
                f"The header names a charset that no PO file can have: {name}",
                "Write Content-Type: text/plain; charset=UTF-8 and save the file as UTF-8.",
            )
        )
        return "utf-8"
    encoding = codecs.lookup(name).name
    if encoding != "utf-8" and not data.isascii() and _is_utf8(data):
        faults.append(
            _charset(
                line,
                f"The header says {name}, but the file is in UTF-8",
                "Write charset=UTF-8 there; the texts themselves are right as they are.",
            )
        )
        return "utf-8"
    return encoding


def _is_utf8(body: bytes) -> bool:
    """Text of another charset is hardly ever UTF-8 by chance."""
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _holds_ascii(charset: str) -> bool:
    """Whether the charset exists and has ASCII as it is, as PO syntax needs it: not UTF-16."""
    try:
        if codecs.lookup(charset).name.replace("_", "-") in _PYTHONS_OWN:
            return False
        return _ASCII.decode(charset) == _ASCII.decode("ascii")
    except (LookupError, UnicodeError):
        return False


def _undecodable(body: bytes, encoding: str, error: UnicodeDecodeError) -> Fault:
    line = body.count(b"\n", 0, error.start) + 1
    byte = f"byte 0x{body[error.start]:02X}" if error.start < len(body) else "its end"
    return _charset(
        line,
        f"The file says it is {encoding.upper()}, but {byte} is not",
        "Save the file in the charset that its Content-Type header names, best UTF-8.",
    )


def _forgiving(body: bytes, encoding: str) -> str:
    try:
        return body.decode(encoding, "surrogateescape")
    except UnicodeDecodeError:  # codecs of several bytes can refuse to go on
        return body.decode("ascii", "surrogateescape")


def _characters(text: str, faults: list[Fault]) -> str:
    """NUL ends a string in gettext, and a bare CR would hide the lines that it ends."""
    for character, what in (("\0", "NUL character"), ("\r", "carriage return without a line feed")):
        count = text.count(character)
        if not count:
            continue
        line = text.count("\n", 0, text.index(character)) + 1
        more = f", and {count - 1} more" if count > 1 else ""
        faults.append(
            Fault(
                FaultKind.SYNTAX,
                line,
                f"The file holds a {what}{more}",
                "Save it in your editor with line ends LF, or restore it from a good copy.",
            )
        )
        whole = character == "\r" and "\n" not in text.strip()
        text = text.replace(character, "\n" if whole else " ")
    return text


def _charset(line: int, message: str, hint: str) -> Fault:
    return Fault(FaultKind.CHARSET, line, message, hint)
