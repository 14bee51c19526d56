"""A catalog's file with some entries changed: all other lines stay as they are."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from isogloss.catalog.reader import Entry, PoFile
from isogloss.catalog.writer import encoded


@dataclass(frozen=True, slots=True)
class Edits:
    """What becomes of a file.

    header: a header for a file that has none, else "". replaced: new lines of entries that
    stay in their place, by their number in the file's entries; None for one that leaves.
    inserted: blocks that follow the entry of that number, -1 for those before the first.
    appended: blocks at the end, before the comments that close the file.
    """

    header: str
    replaced: Mapping[int, str | None]
    inserted: Mapping[int, Sequence[str]]
    appended: Sequence[str]

    def __bool__(self) -> bool:
        return bool(self.header or self.replaced or self.inserted or self.appended)


def spliced(old: PoFile, data: bytes, edits: Edits) -> bytes:
    """The file with its edits made, equal to `data` where there are none.

    old, data: the file, read and raw. Empty lines, wrapping, line ends and charset stay.
    Raises CatalogError where the charset cannot hold a new text.
    """
    if not edits:
        return data
    source = _Source(old, data)
    pieces: list[str] = []
    position = 0
    if edits.header:
        pieces.append(source.new(f"{edits.header}\n\n"))
    elif old.header is not None and (not old.entries or old.header.start < old.entries[0].start):
        position = _end(old.header)
        pieces.append(source.old(0, position))
    for each in edits.inserted.get(-1, ()):
        pieces.append(source.new(f"\n\n{each}" if position else f"{each}\n\n"))
    for number in sorted({*edits.replaced, *edits.inserted} - {-1}):
        entry = old.entries[number]
        start, end = _start(entry), _end(entry)
        block = edits.replaced.get(number)
        if block is not None:
            pieces += [source.old(position, start), source.new(block)]
        elif number in edits.replaced:
            before = old.text[position:start].rstrip("\n")
            pieces.append(source.old(position, position + len(before)))
        else:
            pieces.append(source.old(position, end))
        pieces += [source.new(f"\n\n{each}") for each in edits.inserted.get(number, ())]
        position = end
    if edits.appended:
        last = max((_end(entry) for entry in (*old.entries, old.header) if entry), default=0)
        if last > position:
            pieces.append(source.old(position, last))
            position = last
        pieces += [source.new(f"\n\n{each}") for each in edits.appended]
    pieces.append(source.old(position, len(old.text)))
    text = "".join(pieces)
    if not text.endswith("\n"):
        text += old.newline
    return old.byte_order_mark + encoded(text, old.encoding)


def _start(entry: Entry) -> int:
    return entry.end - len(entry.source[entry.start : entry.end].lstrip("\n"))


def _end(entry: Entry) -> int:
    return entry.start + len(entry.source[entry.start : entry.end].rstrip("\n"))


class _Source:
    """The file's text with its own line ends, addressed by places in `PoFile.text`."""

    def __init__(self, old: PoFile, data: bytes) -> None:
        self._text, self._newline = old.text, old.newline
        self._raw = ""
        self._returns: list[int] = []
        if old.mixed_newlines:
            self._raw = data[len(old.byte_order_mark) :].decode(old.encoding)
            found = -2
            while (found := self._raw.find("\r\n", found + 2)) >= 0:
                self._returns.append(found - len(self._returns))

    def old(self, start: int, end: int) -> str:
        """Characters [start, end) as they stand in the file."""
        if not self._raw:
            return self.new(self._text[start:end])
        first, last = bisect_left(self._returns, start), bisect_left(self._returns, end)
        return self._raw[start + first : end + last]

    def new(self, text: str) -> str:
        """New lines, ended as the file's lines are."""
        return text if self._newline == "\n" else text.replace("\n", self._newline)
