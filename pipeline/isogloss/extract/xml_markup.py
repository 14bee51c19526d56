"""XML cut into tags and texts, each with its place in the source.

Expat reads; it fetches nothing, and no entity is expanded: a reference stays as written.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.parsers import expat

from isogloss.extract.markup import Kind, Piece
from isogloss.model import SourceError

DEEPEST = 2_000


def xml_pieces(text: str, path: str) -> Iterator[Piece]:
    """Cut an XML document into pieces that tile it.

    text: the whole document. Names of elements and attributes are as written, with prefix.
    An element that closes itself (`<x/>`) comes as a start tag and an end tag of no length.
    Raises SourceError, with line and column, where it is not well-formed XML 1.0, or where
    elements nest deeper than DEEPEST.
    """
    return iter(_Reader(text, path).read())


class _Reader:
    """The reading of one document. Expat counts bytes of UTF-8; `_at` makes characters of them."""

    def __init__(self, text: str, path: str) -> None:
        self.text = text
        self.data = text.encode("utf-8")
        self.path = path
        self.ascii = len(self.data) == len(text)
        self.byte = self.character = self.depth = 0
        self.found: list[tuple[Kind | None, str, dict[str, str], str, int]] = []
        self.parser = parser = expat.ParserCreate(encoding="utf-8")
        parser.ordered_attributes = False
        parser.buffer_text = False
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.CommentHandler = self._other
        parser.ProcessingInstructionHandler = self._two
        parser.StartCdataSectionHandler = self._cdata
        parser.EndCdataSectionHandler = self._cdata
        # With a default handler that does not expand, expat hands references over as they are.
        parser.DefaultHandler = self._rest

    def read(self) -> list[Piece]:
        try:
            self.parser.Parse(self.data, True)
        except expat.ExpatError as error:
            raise SourceError(
                f"This is not well-formed XML: {expat.ErrorString(error.code)}",
                place=f"{self.path}:{error.lineno}:{error.offset + 1}",
                hint="Mend the document; an XML editor or xmllint shows the same place.",
            ) from None
        ends = [item[4] for item in self.found[1:]]
        ends.append(len(self.text))
        pieces: list[Piece] = []
        for (kind, tag, attributes, words, start), end in zip(self.found, ends, strict=True):
            before = pieces[-1] if pieces else None
            if kind is Kind.TEXT and before is not None and before.kind is Kind.TEXT:
                pieces[-1] = before._replace(text=before.text + words, end=end)
            elif kind is not None:
                pieces.append(Piece(kind, tag, attributes, words, start, end))
            elif before is not None:
                pieces[-1] = before._replace(end=end)
        return pieces

    def _at(self) -> int:
        """The character that the current event begins with; events come in order."""
        byte = self.parser.CurrentByteIndex
        if self.ascii:
            return byte
        if byte > self.byte:
            self.character += len(self.data[self.byte : byte].decode("utf-8"))
            self.byte = byte
        return self.character

    def _add(self, kind: Kind | None, tag: str, attributes: dict[str, str], words: str) -> None:
        self.found.append((kind, tag, attributes, words, self._at()))

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise SourceError(
                f"Elements are nested more than {DEEPEST} deep",
                place=f"{self.path}:{self.parser.CurrentLineNumber}",
                hint="No page needs that; look for elements that are never closed.",
            )
        self._add(Kind.OPEN, name, attributes, "")

    def _end(self, name: str) -> None:
        self.depth -= 1
        self._add(Kind.CLOSE, name, {}, "")

    def _text(self, words: str) -> None:
        self._add(Kind.TEXT, "", {}, words)

    def _cdata(self) -> None:
        self._add(Kind.TEXT, "", {}, "")

    def _other(self, _: str) -> None:
        self._add(Kind.COMMENT, "", {}, "")

    def _two(self, _: str, __: str) -> None:
        self._add(Kind.COMMENT, "", {}, "")

    def _rest(self, words: str) -> None:
        """A reference in content, or a part of the prolog or of the document type."""
        if words.startswith("&") and self.depth:
            self._add(Kind.REFERENCE, words[1:-1], {}, "")
        else:
            self._add(Kind.COMMENT, "", {}, "")
