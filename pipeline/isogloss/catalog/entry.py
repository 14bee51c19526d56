"""A PO file in memory: entries that know where they stand in its text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from isogloss.model import MessageKey


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as it stands in the file.

    previous_*: what the `#|` lines give. strings: msgstr, or all msgstr[n] in order.
    line: of the entry's first keyword, from 1.
    source: the whole file's text, its lines ended by LF; the entry is the characters
    [start, end) of it, and its comments end at `middle`. What the comments say is read when
    it is asked for: most of them never are.
    """

    context: str | None
    text: str
    plural: str | None
    strings: tuple[str, ...]
    flags: tuple[str, ...]
    previous_context: str | None
    previous: str | None
    previous_plural: str | None
    obsolete: bool
    line: int
    source: str = field(repr=False)
    start: int
    middle: int
    end: int

    @property
    def key(self) -> MessageKey:
        return MessageKey(self.context, self.text)

    @property
    def context_before(self) -> str | None:
        """The context of the text before: that of the entry where `#|` names none.

        An empty one stands for a text that had none.
        """
        return self.context if self.previous_context is None else self.previous_context or None

    @property
    def fuzzy(self) -> bool:
        return "fuzzy" in self.flags

    @property
    def block(self) -> str:
        """All lines of the entry as written."""
        return self.source[self.start : self.end].strip("\n")

    @property
    def body(self) -> str:
        """The lines from msgctxt or msgid on, as written (with `#~` where obsolete)."""
        return self.source[self.middle : self.end].strip("\n")

    @property
    def comments(self) -> tuple[str, ...]:
        """The translator's comments, a line each, without their `#` marks."""
        return tuple(
            line[1:].removeprefix(" ") for line in self._lines() if line[1:2] not in {*".:,|~="}
        )

    @property
    def extracted(self) -> tuple[str, ...]:
        """The `#.` lines, without their marks."""
        return self._marked(".")

    @property
    def references(self) -> tuple[str, ...]:
        """The `#:` lines, without their marks."""
        return self._marked(":")

    def _marked(self, mark: str) -> tuple[str, ...]:
        return tuple(line[2:].strip() for line in self._lines() if line[1:2] == mark)

    def _lines(self) -> Iterator[str]:
        lines = map(str.strip, self.source[self.start : self.middle].split("\n"))
        return (line for line in lines if line.startswith("#"))


@dataclass(frozen=True, slots=True)
class PoFile:
    """A PO file: its header entry and the others in the order of the file.

    trailing: comments that stand after the last entry.
    newline: how its lines end; mixed_newlines: whether some end otherwise.
    encoding, byte_order_mark: how its bytes become characters.
    text: the whole file, its lines ended by LF.
    """

    header: Entry | None
    entries: tuple[Entry, ...]
    trailing: str
    encoding: str
    byte_order_mark: bytes
    newline: str
    mixed_newlines: bool = False
    text: str = field(default="", repr=False)

    @property
    def headers(self) -> dict[str, str]:
        """The header's fields."""
        if self.header is None:
            return {}
        fields = (line.partition(":") for line in self.header.strings[0].split("\n") if line)
        return {name.strip(): value.strip() for name, _, value in fields}
