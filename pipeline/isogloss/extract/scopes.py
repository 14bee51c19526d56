"""Open elements while a page is read, and what each hands down to its content.

The tree builder (turbohtml) knows which end tags HTML implies; asking it where each start tag
landed keeps this stack right on any tag soup, without a second copy of HTML's rules.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import NamedTuple

import turbohtml

from isogloss.extract import vocabulary
from isogloss.extract.markup import Piece
from isogloss.model import LocaleFilter, StatementId

# HTML Standard 13.2.4.2: an end tag does not look for its element past these.
_SCOPE_LIMITS = frozenset(
    "applet caption html marquee object table td template th svg math".split()
)
_LIST_LIMITS = _SCOPE_LIMITS | {"ol", "ul"}


class Flow(Enum):
    """How an element stands to the text around it (ITS 2.0, 8.7: withinText no, yes, nested)."""

    BLOCK = auto()
    INLINE = auto()
    NESTED = auto()


class Settings(NamedTuple):
    """What an element hands down to its content."""

    translate: bool = True
    preserve: bool = False
    notes: tuple[str, ...] = ()
    filters: tuple[LocaleFilter, ...] = ()
    statement: StatementId | None = None
    hidden: bool = False


@dataclass(slots=True)
class Scope:
    """One open element.

    place: where the tree builder saw its start tag. path: for people, `/main/ul[2]/li[1]`.
    own_filter: the locale filter the element itself brings.
    first_unit, first_generated: how many of each had been found when it opened.
    """

    place: tuple[int, int]
    tag: str
    attributes: dict[str, str]
    start: int
    content_start: int
    line: int
    flow: Flow
    settings: Settings
    path: str
    own_filter: LocaleFilter | None
    first_unit: int
    first_generated: int
    counts: dict[str, int] = field(default_factory=dict)


class Tree:
    """Where HTML's tree construction put each start tag of a document."""

    def __init__(self, text: str) -> None:
        document = turbohtml.parse(text)
        self._elements: dict[tuple[int, int], turbohtml.Element] = {}
        for element in document.iter_elements():
            line, column = element.source_line, element.source_col
            if line is not None and column is not None:
                self._elements.setdefault((line, column), element)

    def home(
        self, place: tuple[int, int], known: Container[tuple[int, int]]
    ) -> tuple[int, int] | None:
        """The nearest ancestor, of those in `known`, of the element whose start tag is at `place`.

        None where there is none, or the tree builder dropped the tag or keeps it apart
        (`<template>`).
        """
        element = self._elements.get(place)
        parent = None if element is None else element.parent
        while parent is not None:
            line, column = parent.source_line, parent.source_col
            if line is not None and column is not None and (line, column) in known:
                return line, column
            parent = parent.parent
        return None


def matching(stack: list[Scope], tag: str) -> int | None:
    """Index of the open element that `</tag>` closes, None where it closes nothing."""
    limits = _LIST_LIMITS if tag == "li" else _SCOPE_LIMITS
    for index in range(len(stack) - 1, -1, -1):
        if stack[index].tag == tag:
            return index
        if stack[index].tag in limits:
            return None
    return None


def settings_of(piece: Piece, parent: Settings) -> tuple[Settings, LocaleFilter | None]:
    """What the element of a start tag hands down, and the locale filter it brings itself."""
    attributes = piece.attributes
    preserve = parent.preserve or piece.tag in vocabulary.PRESERVING
    if not attributes:
        return (parent if preserve == parent.preserve else parent._replace(preserve=preserve)), None
    translate = parent.translate
    match attributes.get("translate", "inherit").strip().lower():
        case "no":
            translate = False
        case "yes" | "":
            translate = True
    own_filter = _locale_filter(attributes)
    note = attributes.get("its-loc-note") or attributes.get("data-note")
    statement = attributes.get("data-statement")
    return (
        Settings(
            translate=translate,
            preserve=preserve,
            notes=(*parent.notes, note) if note else parent.notes,
            filters=(*parent.filters, own_filter) if own_filter else parent.filters,
            statement=StatementId(statement) if statement else parent.statement,
            hidden=parent.hidden
            or "hidden" in attributes
            or attributes.get("aria-hidden") == "true",
        ),
        own_filter,
    )


def _locale_filter(attributes: dict[str, str]) -> LocaleFilter | None:
    """ITS 2.0, 8.10: an absent list means `*`, a type other than exclude means include."""
    listed = attributes.get("its-locale-filter-list")
    if listed is None:
        return None
    ranges = tuple(item.strip() for item in listed.split(",") if item.strip())
    exclude = attributes.get("its-locale-filter-type", "").strip().lower() == "exclude"
    return LocaleFilter(ranges, exclude)


def flow_of(piece: Piece, settings: Settings, parent: Settings) -> Flow:
    """How the element of a start tag stands to the text around it."""
    attributes = piece.attributes
    if "data-statement" in attributes:
        return Flow.BLOCK
    declared = attributes.get("its-within-text", "").strip().lower()
    if declared == "no":
        return Flow.BLOCK
    if declared == "nested" or piece.tag in vocabulary.NESTED:
        return Flow.NESTED
    if declared != "yes" and piece.tag not in vocabulary.INLINE:
        return Flow.BLOCK
    apart = (
        settings.translate != parent.translate
        or settings.filters != parent.filters
        or piece.tag in vocabulary.OPAQUE
        or (piece.tag == "time" and "datetime" in attributes)
        or (piece.tag == "data" and "value" in attributes)
        or piece.tag == "template"
    )
    return Flow.NESTED if apart else Flow.INLINE
