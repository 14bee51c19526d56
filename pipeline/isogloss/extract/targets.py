"""Translations that belong in another element than their text (ITS 2.0, 8.13)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from isogloss.extract.markup import Kind, Piece
from isogloss.model import Page, Place, SourceError, Span, Unit


class _Element(NamedTuple):
    """An element. whole: with its tags. inside: between them, empty where it closes itself."""

    whole: Span
    inside: Span
    name: str


def with_targets(page: Page, found: Iterable[Piece], targets: Mapping[int, int]) -> Page:
    """The page with each text of a pointed-from element translated into the element pointed to.

    found: the pieces of the document. targets: start tag of the text → start tag of the place.
    What stands in those places is no text to translate: it is the translation.
    Raises SourceError where such an element holds more than one text.
    """
    if not targets:
        return page
    elements = _elements(found)
    places = sorted(elements[target].whole for target in targets.values())
    units = [unit for unit in page.units if not _stands_in(unit.span, places)]
    starts = [unit.span.start for unit in units]
    moved: dict[Span, Unit] = {}
    for start, target in targets.items():
        inside = elements[start].inside
        first, last = bisect_left(starts, inside.start), bisect_left(starts, inside.end)
        texts = [unit for unit in units[first:last] if unit.place is not Place.ATTRIBUTE]
        if len(texts) > 1:
            raise SourceError(
                f"<{elements[start].name}> has {len(texts)} texts, but one target",
                place=f"{page.path}:{texts[1].line}",
                hint="Let the targetPointer rule select the elements that hold one text each.",
            )
        moved.update((unit.span, _moved(unit, elements[target], page.source)) for unit in texts)
    together = sorted((moved.get(unit.span, unit) for unit in units), key=lambda unit: unit.span)
    return replace(page, units=tuple(together))


def _stands_in(span: Span, places: list[Span]) -> bool:
    """Whether a span lies in one of the places, which are sorted and apart."""
    index = bisect_right(places, span.start, key=lambda place: place.start) - 1
    return index >= 0 and span.end <= places[index].end


def _moved(unit: Unit, target: _Element, source: str) -> Unit:
    if target.inside.start < target.whole.end:
        return replace(unit, span=target.inside, around=("", ""))
    tag = source[slice(*target.whole)].removesuffix("/>").rstrip()
    return replace(unit, span=target.whole, around=(f"{tag}>", f"</{target.name}>"))


def _elements(found: Iterable[Piece]) -> dict[int, _Element]:
    elements: dict[int, _Element] = {}
    opened: list[Piece] = []
    for piece in found:
        if piece.kind is Kind.OPEN:
            opened.append(piece)
        elif piece.kind is Kind.CLOSE:
            start = opened.pop()
            elements[start.start] = _Element(
                Span(start.start, piece.end), Span(start.end, piece.start), start.tag
            )
    return elements
