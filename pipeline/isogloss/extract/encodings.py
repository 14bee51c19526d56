"""From bytes in any declared encoding to characters, and back to the same bytes.

HTML is decoded as the Encoding Standard says, XML as XML 1.0, appendix F and section 4.3.3.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

import turbohtml

from isogloss.model import SourceError

# Encoding Standard names whose Python codec goes by another name, because it differs.
_CODECS = {
    "shift_jis": "cp932",
    "euc-kr": "cp949",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "windows-874": "cp874",
    "iso-8859-8-i": "iso8859-8",
    "x-mac-cyrillic": "mac_cyrillic",
    "macintosh": "mac_roman",
}
# What readers of XML may take such a name for, where they don't take it as browsers do.
_NARROW = {"big5hkscs": "big5", "cp932": "shift_jis", "cp949": "euc_kr", "gb18030": "gbk"}
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What Python can call an encoding, and no document can be in.
_NO_ENCODINGS = frozenset(
    "base64 bz2 hex idna mbcs oem punycode quopri raw-unicode-escape rot-13 undefined "
    "unicode-escape utf-7 uu zlib".split()
)
_PRESCAN = 1024  # bytes that are searched for a declaration (HTML Standard 13.2.3.2)
_XML_DECLARATION = re.compile(
    rb"<\?xml\s[^>]*?encoding\s*=\s*(?:\"([A-Za-z0-9._-]+)\"|'([A-Za-z0-9._-]+)')"
)


@dataclass(frozen=True, slots=True)
class Document:
    """A document's bytes and characters.

    data: everything, byte order mark included. text: the characters after the mark.
    encoding: the Python codec between them. mark: the byte order mark, b"" where none.
    """

    data: bytes
    text: str
    encoding: str
    mark: bytes

    def encode(self, text: str) -> bytes:
        """Characters of this document as its bytes; none is lost, whatever the encoding.

        What the encoding does not have becomes a character reference, which is right in text
        and in attribute values (HTML Standard 13.2.5.1, XML 1.0 section 4.1).
        """
        return text.encode(self.encoding, _HANDLER)

    def for_any_reader(self, text: str) -> str:
        """Text for XML: what only some readers find in this encoding, as references."""
        narrow = _NARROW.get(self.encoding)
        if narrow is None:
            return text

        def spelled(match: re.Match[str]) -> str:
            alike = match[0].encode(narrow, _HANDLER) == match[0].encode(self.encoding, _HANDLER)
            return match[0] if alike else f"&#{ord(match[0])};"

        return _BEYOND_ASCII.sub(spelled, text)


def decode_utf8(data: bytes, path: str) -> Document:
    """Decode a project's page, which must be UTF-8 (HTML Standard 4.2.5.4).

    Raises SourceError with line and byte where it is not.
    """
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    return _decoded(
        data,
        mark,
        "utf-8",
        path,
        message="The file is not UTF-8: byte 0x{byte:02X} cannot be read",
        hint="Save it as UTF-8 in your editor, or convert it: iconv -f WINDOWS-1252 -t UTF-8.",
    )


def decode_html(data: bytes, path: str) -> Document:
    """Decode an HTML document: by its byte order mark, its `<meta>`, or as the bytes look.

    Raises SourceError, with the line, where the bytes do not fit the encoding.
    """
    for mark, name in MARKS:
        if data.startswith(mark):
            return _decoded(data, mark, name, path)
    if data.isascii() and b"charset" not in data[:_PRESCAN].lower():
        # It declares nothing, and readers guess: what is added must be ASCII too.
        return _decoded(data, b"", "ascii", path)
    named = turbohtml.parse(data, positions=False).encoding or "utf-8"
    return _decoded(data, b"", _codec(named, path), path)


def decode_xml(data: bytes, path: str) -> Document:
    """Decode an XML document: by its byte order mark, its declaration, or as UTF-8."""
    for mark, name in MARKS:
        if data.startswith(mark):
            return _decoded(data, mark, name, path)
    declared = _XML_DECLARATION.match(data)
    named = (declared[1] or declared[2]).decode("ascii") if declared else "utf-8"
    return _decoded(data, b"", _codec(named, path), path)


def _codec(named: str, path: str) -> str:
    lowered = named.lower()
    try:
        found = codecs.lookup(_CODECS.get(lowered, lowered)).name
    except LookupError:
        found = ""
    if not found or found.replace("_", "-").removesuffix("-codec") in _NO_ENCODINGS:
        raise SourceError(
            f"The document names an encoding that cannot be read: {named}",
            place=path,
            hint="Convert it to UTF-8 and declare that.",
        ) from None
    return found


def _decoded(
    data: bytes,
    mark: bytes,
    encoding: str,
    path: str,
    *,
    message: str = "Byte 0x{byte:02X} cannot be read as {encoding}",
    hint: str = "Declare the encoding that the file is in, or convert it to UTF-8.",
) -> Document:
    body = data[len(mark) :]
    try:
        text = body.decode(encoding, _HANDLER)
    except UnicodeDecodeError as error:
        line = body.count(b"\n", 0, error.start) + 1
        raise SourceError(
            message.format(byte=body[error.start], encoding=encoding.upper()),
            place=f"{path}:{line}",
            hint=hint,
        ) from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise SourceError(
            "The file holds a NUL character, so it is no text",
            place=f"{path}:{line}",
            hint="Restore the file from a good copy, or convert it to UTF-8.",
        )
    return Document(data, text, encoding, mark)


def _lossless(error: UnicodeError) -> tuple[str | bytes, int]:
    """C1 controls stand for the bytes that windows-125x leave open (Encoding Standard, 9)."""
    if isinstance(error, UnicodeDecodeError) and error.encoding == "charmap":
        byte = error.object[error.start]
        if 0x80 <= byte <= 0x9F:
            return chr(byte), error.start + 1
    if isinstance(error, UnicodeEncodeError):
        code = ord(error.object[error.start])
        if error.encoding == "charmap" and 0x80 <= code <= 0x9F:
            return bytes([code]), error.start + 1
        return f"&#{code};", error.start + 1
    raise error


_HANDLER = "isogloss-lossless"
codecs.register_error(_HANDLER, _lossless)
