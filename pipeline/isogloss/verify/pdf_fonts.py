"""From the codes in a PDF's content to characters: ToUnicode CMaps (ISO 32000-2, 9.10.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from isogloss.verify.pdf_objects import entry, read_stream

_SECTION = re.compile(rb"begin(codespacerange|bfchar|bfrange)")
_TOKEN = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])")
_CID = re.compile(rb"<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]+)>\s*)?(\d{1,9})\b")
_MOST_CODES = 65536
_MOST_MAPPINGS = 4 * _MOST_CODES
_WIDEST = 4  # bytes of a code (Adobe Technical Note 5014)
MISSING = "\ufffd"


@dataclass(frozen=True, slots=True)
class Font:
    """What is needed to read text set in a font.

    to_unicode: characters by code. width: bytes a code has. notdef: codes that show the
    glyph of a missing character. encoding: for simple fonts without a CMap, "" otherwise.
    known: what was read before.
    """

    to_unicode: Mapping[bytes, str]
    width: int
    notdef: frozenset[bytes]
    encoding: str
    known: dict[bytes, tuple[str, tuple[str, ...]]] = field(default_factory=dict, compare=False)

    def read(self, codes: bytes) -> tuple[str, tuple[str, ...]]:
        """A shown string, U+FFFD where the font tells no character; which had no glyph."""
        found = self.known.get(codes)
        if found is None:
            found = self._read(codes)
            if len(codes) <= self.width:  # most strings are one glyph
                self.known[codes] = found
        return found

    def _read(self, codes: bytes) -> tuple[str, tuple[str, ...]]:
        words: list[str] = []
        missing: list[str] = []
        for start in range(0, len(codes), self.width):
            code = codes[start : start + self.width]
            text = self.to_unicode.get(code)
            if text is None:
                text = code.decode(self.encoding, "replace") if self.encoding else MISSING
            words.append(text)
            if code in self.notdef or MISSING in text:
                missing.append(text)
        return "".join(words), tuple(missing)


def read_font(font: Any) -> Font:
    """Read a font dictionary. A broken CMap gives what could be read of it."""
    to_unicode: dict[bytes, str] = {}
    composite = str(entry(font, "/Subtype")) == "/Type0"
    width = 2 if composite else 1
    stream = entry(font, "/ToUnicode")
    if isinstance(stream, pikepdf.Stream):
        data = read_stream(stream)
        to_unicode = read_cmap(data)
        width = _code_width(data) or width
    if not composite:
        return Font(to_unicode, 1, frozenset(), "cp1252")
    return Font(to_unicode, width, _notdef_codes(font, width), "")


def read_cmap(data: bytes) -> dict[bytes, str]:
    """The mappings of a ToUnicode CMap."""
    found: dict[bytes, str] = {}
    left = _MOST_MAPPINGS
    for kind, section in _sections(data):
        tokens = _TOKEN.findall(section)
        if kind == b"bfchar":
            values = [_hex(token[0]) for token in tokens]
            found.update(
                (code, _characters(value))
                for code, value in zip(values[::2], values[1::2], strict=False)
            )
        elif kind == b"bfrange":
            left = _read_ranges(tokens, found, left)
    return found


def _sections(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Kinds of sections, and what stands in them."""
    start = 0
    while match := _SECTION.search(data, start):
        start = data.find(b"end" + match[1], match.end())
        if start < 0:
            return
        yield match[1], data[match.end() : start]


def _read_ranges(
    tokens: list[tuple[bytes, bytes, bytes]], found: dict[bytes, str], left: int
) -> int:
    """Add the mappings of ranges, at most `left`; how many there may still be."""
    position = 0
    while position + 2 < len(tokens) and left > 0:
        first, last = _hex(tokens[position][0])[-_WIDEST:], _hex(tokens[position + 1][0])
        start, end = int.from_bytes(first, "big"), int.from_bytes(last[-_WIDEST:], "big")
        end = min(end, start + _MOST_CODES, 256 ** len(first) - 1)
        left -= max(end - start, 0) + 1
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
                code = number.to_bytes(len(first), "big")
                found[code] = value[:-1] + chr(ord(value[-1]) + number - start)
    return left


def _notdef_codes(font: Any, width: int) -> frozenset[bytes]:
    """Codes that lead to glyph 0: through the Encoding CMap to a CID, and on to a glyph."""
    zeros = {0}
    descendants = entry(font, "/DescendantFonts")
    for descendant in descendants if isinstance(descendants, pikepdf.Array) else ():
        table = entry(descendant, "/CIDToGIDMap")
        if isinstance(table, pikepdf.Stream):
            data = read_stream(table)
            zeros = {
                offset // 2
                for offset in range(0, min(len(data), 2 * _MOST_CODES) - 1, 2)
                if data[offset : offset + 2] == b"\0\0"
            }
    encoding = entry(font, "/Encoding")
    if isinstance(encoding, pikepdf.Stream):
        return frozenset(_codes_of(read_stream(encoding), zeros))
    return frozenset(number.to_bytes(width, "big") for number in zeros if number < 256**width)


def _codes_of(cmap: bytes, cids: set[int]) -> Iterator[bytes]:
    """The codes that a CMap maps to one of some CIDs (Adobe Technical Note 5014)."""
    left = _MOST_MAPPINGS
    for first, last, digits in _CID.findall(cmap):
        code = _hex(first)[-_WIDEST:]
        start = int.from_bytes(code, "big")
        end = int.from_bytes(_hex(last)[-_WIDEST:], "big") if last else start
        end = min(end, start + _MOST_CODES, 256 ** len(code) - 1)
        left -= max(end - start, 0) + 1
        if left < 0:
            return
        cid = int(digits)
        for number in range(start, end + 1):
            if cid + number - start in cids:
                yield number.to_bytes(len(code), "big")


def _code_width(data: bytes) -> int:
    for kind, section in _sections(data):
        if kind == b"codespacerange":
            widest = max((len(_hex(token[0])) for token in _TOKEN.findall(section)), default=0)
            return min(widest, _WIDEST)
    return 0


def _hex(digits: bytes) -> bytes:
    plain = b"".join(digits.split())
    return bytes.fromhex((plain + b"0" * (len(plain) % 2)).decode("ascii"))


def _characters(value: bytes) -> str:
    return value.decode("utf-16-be", "replace")
