"""Gather the running text of a page into passages, as blocks and asides come and go."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto

from isogloss.model import Carrier, Passage
from isogloss.verify.html_words import fold

_WHITE_SPACE = " \t\n\f\r"


@dataclass(frozen=True, slots=True)
class Context:
    """What an element passes on to what stands in it.

    raw: its characters are no text of the page. svg: it is inside an `<svg>`.
    """

    language: str = ""
    statement: str = ""
    hidden: bool = False
    raw: bool = False
    svg: bool = False


class Shape(Enum):
    """How an element stands in the text around it."""

    INLINE = auto()
    BLOCK = auto()
    STATEMENT = auto()
    """A passage by itself, whatever stands in it."""
    ASIDE = auto()
    """Read by itself, while the text around it goes on as if it were not there."""


@dataclass(slots=True)
class _Flow:
    """Text on its way to become a passage. place: of its first word, -1 before that."""

    context: Context
    line: int
    place: int = -1
    parts: list[str] = field(default_factory=list)
    languages: set[str] = field(default_factory=set)


class TextFlow:
    """The open elements of a page and the text in them.

    `passages` has what is finished, each with its place in the document: an aside is
    finished before the text around it, which began earlier.
    """

    def __init__(self) -> None:
        self.passages: list[tuple[int, Passage]] = []
        self._contexts = [Context()]
        self._shapes: list[Shape] = []
        self._flows = [_Flow(Context(), 1)]

    @property
    def context(self) -> Context:
        return self._contexts[-1]

    def open(self, context: Context, shape: Shape, line: int) -> None:
        """An element begins."""
        if shape is Shape.BLOCK:
            self._break(context, line)
        elif shape is Shape.STATEMENT:
            self._break(self.context, line)
        if shape in (Shape.STATEMENT, Shape.ASIDE):
            self._flows.append(_Flow(context, line))
        self._contexts.append(context)
        self._shapes.append(shape)

    def close(self, line: int) -> None:
        """The innermost open element ends."""
        shape = self._shapes.pop()
        self._contexts.pop()
        if shape in (Shape.STATEMENT, Shape.ASIDE):
            self._flush()
            self._flows.pop()
        if shape in (Shape.STATEMENT, Shape.BLOCK):
            self._break(self.context, line)

    def add(self, text: str | None, place: int) -> None:
        """Characters stand at a place in the innermost open element."""
        if not text or self.context.raw:
            return
        flow = self._flows[-1]
        flow.parts.append(text)
        if text.strip(_WHITE_SPACE):
            flow.languages.add(self.context.language)
            if flow.place < 0:
                flow.place = place

    def finish(self) -> None:
        """The page has ended."""
        self._flush()

    def _break(self, context: Context, line: int) -> None:
        """A new passage begins, or a word does: a statement is one passage throughout."""
        flow = self._flows[-1]
        if flow.context.statement:
            flow.parts.append(" ")
        else:
            self._flush()
            flow.context, flow.line = context, line

    def _flush(self) -> None:
        flow = self._flows[-1]
        text = fold("".join(flow.parts))
        if text:
            # A block all in one language says that language, whoever said `lang`.
            one = len(flow.languages) == 1
            self.passages.append(
                (
                    flow.place,
                    Passage(
                        carrier=Carrier.BODY,
                        text=text,
                        language=next(iter(flow.languages)) if one else flow.context.language,
                        statement=flow.context.statement,
                        hidden=flow.context.hidden,
                        line=flow.line,
                    ),
                )
            )
        flow.parts.clear()
        flow.languages.clear()
        flow.place = -1
