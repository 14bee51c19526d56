"""Tags and the text between them, each with its place in the source.

The HTML Standard's tokenizer (turbohtml) says what is a tag; this module adds the offsets.
It reads newline-normalized text and answers in offsets of the source as it is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

from turbohtml import TokenType, tokenize

from isogloss.model import Span

# HTML Standard 13.2.5.32 to 13.2.5.39: names, then an optional value in one of three forms.
_ATTRIBUTE = re.compile(
    r"[\s/]*(?P<name>=?[^\s/>=]+)(?:\s*=\s*(?P<value>\"[^\"]*\"|'[^']*'|[^\s>\"'][^\s>]*))?"
)
_TAG_NAME = re.compile(r"<[^\s/>]+")
_TEXT, _START_TAG, _END_TAG = TokenType.TEXT, TokenType.START_TAG, TokenType.END_TAG
_NONE: dict[str, str] = {}
_VARIABLE = re.compile(r"\{\{|\}\}|\{([a-z][a-z0-9_]*)\}")


class Kind(Enum):
    """What a piece of the source is."""

    TEXT = auto()
    OPEN = auto()
    CLOSE = auto()
    COMMENT = auto()
    REFERENCE = auto()
    """A reference to an entity that the document declares itself (XML only)."""


class Piece(NamedTuple):
    """A tag, a comment or a text.

    tag: lower-case name of a tag. attributes: of a start tag, first of duplicates wins.
    text: the characters a text stands for. start, end: offsets in the normalized source.
    """

    kind: Kind
    tag: str
    attributes: dict[str, str]
    text: str
    start: int
    end: int


class LineIndex:
    """Offsets of line starts, to turn places into offsets and back."""

    def __init__(self, text: str) -> None:
        self.starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def line(self, offset: int) -> int:
        """The line, from 1, that the character at `offset` stands in."""
        return bisect_right(self.starts, offset)


class Newlines:
    r"""Offsets before and after `\r\n` and `\r` became `\n` (HTML Standard 13.2.3.5)."""

    def __init__(self, source: str) -> None:
        self._dropped: list[int] = []
        if "\r" in source:
            pairs = [match.start() for match in re.finditer("\r\n", source)]
            self._dropped = [at - index for index, at in enumerate(pairs)]
            source = source.replace("\r\n", "\n").replace("\r", "\n")
        self.text = source

    @classmethod
    def untouched(cls, source: str) -> Newlines:
        """For readers whose offsets count the source as it is."""
        made = cls("")
        made.text = source
        return made

    def span(self, start: int, end: int) -> Span:
        """The source's own offsets of normalized [start, end)."""
        if not self._dropped:
            return Span(start, end)
        return Span(
            start + bisect_right(self._dropped, start - 1),
            end + bisect_right(self._dropped, end - 1),
        )


def pieces(text: str, lines: LineIndex, start: int = 0, stop: int | None = None) -> Iterator[Piece]:
    """Cut newline-normalized text, from offset `start` to `stop`, into pieces that tile it.

    A piece ends where the next begins: what the tokenizer drops stays with what it follows.
    """
    last = len(text) if stop is None else stop
    tokens = list(tokenize(text[start:last]))
    starts = lines.starts
    if start:
        first = lines.line(start)
        shift = start - starts[first - 1]
        places = [
            starts[token.line + first - 2] + token.col + (shift if token.line == 1 else 0)
            for token in tokens
        ]
    else:
        places = [starts[token.line - 1] + token.col for token in tokens]
    ends = [*places[1:], last]
    for token, begin, end in zip(tokens, places, ends, strict=False):
        kind = token.type
        if kind is _TEXT:
            yield Piece(Kind.TEXT, "", _NONE, token.data or "", begin, end)
        elif kind is _START_TAG:
            attributes = _NONE
            if pairs := token.attrs:
                attributes = {}
                for name, value in pairs:
                    attributes.setdefault(name, value or "")
            yield Piece(Kind.OPEN, token.tag or "", attributes, "", begin, end)
        elif kind is _END_TAG:
            yield Piece(Kind.CLOSE, token.tag or "", _NONE, "", begin, end)
        else:
            yield Piece(Kind.COMMENT, "", _NONE, "", begin, end)


class AttributeValue(NamedTuple):
    """An attribute in a start tag.

    value: decoded. name_start: of the name, relative to the tag.
    start, end: of the written value with its quotes, relative to the tag.
    """

    name: str
    value: str
    name_start: int
    start: int
    end: int


def attribute_values(
    tag_source: str, attributes: dict[str, str], *, xml: bool = False
) -> Iterator[AttributeValue]:
    """The attributes of a start tag that have a value, with the place of each value.

    attributes: what the tokenizer read from the same tag; its values are the decoded ones.
    xml: names are taken as written; in HTML they are lower-case.
    """
    name = _TAG_NAME.match(tag_source)
    position = name.end() if name else len(tag_source)
    seen: set[str] = set()
    while match := _ATTRIBUTE.match(tag_source, position):
        if match.end() == position:
            break
        position = match.end()
        known = match["name"] if xml else match["name"].lower()
        if match["value"] is not None and known not in seen:
            value = attributes.get(known, "")
            yield AttributeValue(
                known, value, match.start("name"), match.start("value"), match.end("value")
            )
        seen.add(known)


def variables_in(text: str) -> Iterator[tuple[str, int, int]]:
    """The `{name}` variables written in `text`, each with its offsets; doubled braces are none."""
    for match in _VARIABLE.finditer(text):
        if match[1]:
            yield match[1], match.start(), match.end()
