"""A page as untouched slices of its source and slots between them.

It depends on the page alone: what an edition brings goes into the slots.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass

from isogloss.model import Code, Generated, Page, Region, Span, Unit, Variable


@dataclass(frozen=True, slots=True)
class Private:
    """An attribute for translators and tools, which is not published."""

    span: Span


Item = Unit | Generated | Variable | Region | Private


@dataclass(frozen=True, slots=True)
class CodeParts:
    """The source of an inline code: its start tag (or the whole element), and its end tag."""

    opening: tuple[Part, ...]
    closing: str


@dataclass(frozen=True, slots=True)
class Slot:
    """A part of the source that may change. inside: the source itself, with the slots in it.

    codes: for a unit, what its codes stand for, by name.
    """

    item: Item
    inside: tuple[Part, ...]
    codes: dict[str, CodeParts]


Part = str | Slot
Fill = Callable[[Slot], str]


class Skeleton:
    """The slots of a page, to be cut out of any stretch of it."""

    def __init__(self, page: Page) -> None:
        self._source = page.source
        items: list[Item] = [*page.units, *page.generated, *page.variables, *page.regions]
        items += [Private(span) for span in page.private]
        self._items = sorted(items, key=lambda item: (item.span.start, -item.span.end))
        self._starts = [item.span.start for item in self._items]
        self._slots: dict[int, Slot] = {}

    def parts(self, span: Span) -> tuple[Part, ...]:
        """The characters of `span` as slices and slots; joined, they are the source again."""
        return self._parts(span, bisect_left(self._starts, span.start))

    def _parts(self, span: Span, index: int) -> tuple[Part, ...]:
        source, position = self._source, span.start
        found: list[Part] = []
        while index < len(self._items) and self._starts[index] < span.end:
            item = self._items[index]
            start, end = item.span
            # Slots nest: those inside one that was taken, or round this stretch, are passed.
            if start >= position and end <= span.end:
                if start > position:
                    found.append(source[position:start])
                found.append(self._slot(item, index))
                position = end
            index += 1
        if position < span.end:
            found.append(source[position : span.end])
        return tuple(found)

    def _slot(self, item: Item, index: int) -> Slot:
        # Made once: a slot in an inline code is met again in the unit's own inside, and so on
        # at every level of nesting.
        slot = self._slots.get(index)
        if slot is None:
            codes = item.codes if isinstance(item, Unit) else ()
            slot = self._slots[index] = Slot(
                item=item,
                inside=self._parts(item.span, index + 1),
                codes={code.name: self._code(code) for code in codes},
            )
        return slot

    def _code(self, code: Code) -> CodeParts:
        closing = "" if code.close is None else self._source[slice(*code.close)]
        return CodeParts(self.parts(code.open), closing)


def joined(parts: tuple[Part, ...], fill: Fill) -> str:
    """The parts as text, each slot as `fill` has it."""
    return "".join([part if isinstance(part, str) else fill(part) for part in parts])


def restored(parts: tuple[Part, ...]) -> str:
    """The parts as they stand in the source."""
    return joined(parts, lambda slot: restored(slot.inside))
