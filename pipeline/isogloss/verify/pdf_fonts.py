"""From the codes in a PDF's content to characters: ToUnicode CMaps (ISO 32000-2, 9.10.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pikepdf

_SECTION = re.compile(rb"begin(codespacerange|bfchar|bfrange)(.*?)end\1", re.DOTALL)
_TOKEN = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])")
_CID = re.compile(rb"<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]+)>\s*)?(\d+)\b")
_MOST_CODES = 65536
MISSING = "\ufffd"


@dataclass(frozen=True, slots=True)
class Glyph:
    """One glyph that was shown. text: its characters, U+FFFD where the font tells none."""

    text: str
    missing: bool


@dataclass(frozen=True, slots=True)
class Font:
    """What is needed to read text set in a font.

    to_unicode: characters by code. width: bytes a code has. notdef: codes that show the
    glyph of a missing character. encoding: for simple fonts without a CMap, "" otherwise.
    """

    to_unicode: Mapping[bytes, str]
    width: int
    notdef: frozenset[bytes]
    encoding: str

    def read(self, codes: bytes) -> Iterator[Glyph]:
        """The glyphs of a shown string."""
        for start in range(0, len(codes), self.width):
            code = codes[start : start + self.width]
            text = self.to_unicode.get(code)
            if text is None:
                text = code.decode(self.encoding, "replace") if self.encoding else MISSING
            yield Glyph(text, code in self.notdef or MISSING in text)


def read_font(font: Any) -> Font:
    """Read a font dictionary. A broken CMap gives what could be read of it."""
    to_unicode: dict[bytes, str] = {}
    composite = str(font.get("/Subtype", "")) == "/Type0"
    width = 2 if composite else 1
    stream = font.get("/ToUnicode")
    if isinstance(stream, pikepdf.Stream):
        data = bytes(stream.read_bytes())
        to_unicode = read_cmap(data)
        width = _code_width(data) or width
    if not composite:
        return Font(to_unicode, 1, frozenset(), "cp1252")
    return Font(to_unicode, width, _notdef_codes(font, width), "")


def read_cmap(data: bytes) -> dict[bytes, str]:
    """The mappings of a ToUnicode CMap."""
    found: dict[bytes, str] = {}
    for section in _SECTION.finditer(data):
        tokens = _TOKEN.findall(section[2])
        if section[1] == b"bfchar":
            values = [_hex(token[0]) for token in tokens]
            found.update(
                (code, _characters(value))
                for code, value in zip(values[::2], values[1::2], strict=False)
            )
        elif section[1] == b"bfrange":
            _read_ranges(tokens, found)
    return found


def _read_ranges(tokens: list[tuple[bytes, bytes, bytes]], found: dict[bytes, str]) -> None:
    position = 0
    while position + 2 < len(tokens):
        first, last = _hex(tokens[position][0]), _hex(tokens[position + 1][0])
        start, end = int.from_bytes(first, "big"), int.from_bytes(last, "big")
        end = min(end, start + _MOST_CODES)
        position += 2
        if tokens[position][1]:  # an array: one value a code
            position += 1
            number = start
            while position < len(tokens) and not tokens[position][2]:
                if number <= end:
                    found[number.to_bytes(len(first), "big")] = _characters(
                        _hex(tokens[position][0])
                    )
                number += 1
                position += 1
            position += 1
            continue
        value = _characters(_hex(tokens[position][0]))
        position += 1
        for number in range(start, end + 1):
            if value and ord(value[-1]) + number - start <= 0x10FFFF:
                code = number.to_bytes(max(len(first), 1), "big")
                found[code] = value[:-1] + chr(ord(value[-1]) + number - start)


def _notdef_codes(font: Any, width: int) -> frozenset[bytes]:
    """Codes that lead to glyph 0: through the Encoding CMap to a CID, and on to a glyph."""
    zeros = {0}
    for descendant in font.get("/DescendantFonts", ()):
        table = descendant.get("/CIDToGIDMap")
        if isinstance(table, pikepdf.Stream):
            data = bytes(table.read_bytes())
            zeros = {
                offset // 2
                for offset in range(0, min(len(data), 2 * _MOST_CODES) - 1, 2)
                if data[offset : offset + 2] == b"\0\0"
            }
    encoding = font.get("/Encoding")
    if isinstance(encoding, pikepdf.Stream):
        return frozenset(_codes_of(bytes(encoding.read_bytes()), zeros))
    return frozenset(number.to_bytes(width, "big") for number in zeros if number < 256**width)


def _codes_of(cmap: bytes, cids: set[int]) -> Iterator[bytes]:
    """The codes that a CMap maps to one of some CIDs (Adobe Technical Note 5014)."""
    for first, last, cid in _CID.findall(cmap):
        code = _hex(first)
        start = int.from_bytes(code, "big")
        end = int.from_bytes(_hex(last), "big") if last else start
        for number in range(start, min(end, start + _MOST_CODES) + 1):
            if int(cid) + number - start in cids:
                yield number.to_bytes(len(code), "big")


def _code_width(data: bytes) -> int:
    for section in _SECTION.finditer(data):
        if section[1] == b"codespacerange":
            return max((len(_hex(token[0])) for token in _TOKEN.findall(section[2])), default=0)
    return 0


def _hex(digits: bytes) -> bytes:
    plain = b"".join(digits.split())
    return bytes.fromhex((plain + b"0" * (len(plain) % 2)).decode("ascii"))


def _characters(value: bytes) -> str:
    return value.decode("utf-16-be", "replace")
