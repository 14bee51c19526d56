"""Open elements while a page is read, and what each hands down to its content.

The tree builder (turbohtml) knows which end tags HTML implies; asking it where each start tag
landed keeps this stack right on any tag soup, without a second copy of HTML's rules.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

import turbohtml

from isogloss.extract import vocabulary
from isogloss.model import NO_LIMITS, Limits, LocaleFilter, StatementId

# HTML Standard 13.2.4.2: an end tag does not look for its element past these.
_SCOPE_LIMITS = frozenset(
    "applet caption html marquee object table td template th svg math".split()
)
_LIST_LIMITS = _SCOPE_LIMITS | {"ol", "ul"}
# Attributes that change what an element hands down, and those that change how it flows.
_SCOPING = frozenset(
    "translate its-locale-filter-list its-loc-note data-note data-statement hidden aria-hidden "
    "its-allowed-characters its-storage-size its-loc-note-ref its-term".split()
)
_NOTHING: frozenset[str] = frozenset()
_DECIDING = frozenset("data-statement its-within-text datetime value".split())


class Flow(Enum):
    """How an element stands to the text around it (ITS 2.0, 8.7: withinText no, yes, nested)."""

    BLOCK = auto()
    INLINE = auto()
    NESTED = auto()


_DEEPEST = 40
_LONGEST = 400  # characters of a path, before it starts anew
_FLOWS = {
    **dict.fromkeys(vocabulary.INLINE, Flow.INLINE),
    **dict.fromkeys(
        vocabulary.NESTED | (vocabulary.OPAQUE & vocabulary.INLINE) | {"template"}, Flow.NESTED
    ),
}


class Settings(NamedTuple):
    """What an element hands down to its content.

    identity: an ITS id value (8.14). limits: what a translation may hold (8.19, 8.20).
    domains: subject fields (8.9), for translators.
    term: None where it is no term (8.4), else where that is explained, "" if nowhere.
    """

    translate: bool = True
    preserve: bool = False
    notes: tuple[str, ...] = ()
    filters: tuple[LocaleFilter, ...] = ()
    statement: StatementId | None = None
    hidden: bool = False
    identity: str = ""
    limits: Limits = NO_LIMITS
    domains: tuple[str, ...] = ()
    term: str | None = None


class Scope:
    """One open element.

    start: where its start tag begins, which also identifies it. content_start: where that ends.
    own_filter: the locale filter the element itself brings.
    first_unit, first_generated: how many of each had been found when it opened.
    """

    __slots__ = (
        "_path",
        "attributes",
        "content_start",
        "counts",
        "first_generated",
        "first_unit",
        "flow",
        "number",
        "own_filter",
        "parent",
        "settings",
        "start",
        "tag",
    )

    def __init__(
        self,
        parent: Scope | None,
        tag: str,
        attributes: dict[str, str],
        start: int,
        content_start: int,
        flow: Flow,
        settings: Settings,
        own_filter: LocaleFilter | None,
        first_unit: int,
        first_generated: int,
    ) -> None:
        self.parent = parent
        self.tag = tag
        self.attributes = attributes
        self.start = start
        self.content_start = content_start
        self.flow = flow
        self.settings = settings
        self.own_filter = own_filter
        self.first_unit = first_unit
        self.first_generated = first_generated
        self.counts: dict[str, int] | None = None
        self.number = 1 if parent is None else parent.next_number(tag)
        self._path: str | None = None

    def next_number(self, tag: str) -> int:
        """Number of a new child among its siblings of the same name, from 1."""
        counts = self.counts
        if counts is None:
            counts = self.counts = {}
        number = counts[tag] = counts.get(tag, 0) + 1
        return number

    @property
    def path(self) -> str:
        """For people: `#overview/ul[2]/li[1]`, from the nearest ancestor that has an id."""
        if self._path is None:
            # From the nearest element whose path is known down to this one, without recursion.
            chain = [self]
            above = self.parent
            while above is not None and above._path is None and len(chain) < _DEEPEST:
                chain.append(above)
                above = above.parent
            path = None if above is None else above._path or "…"
            for scope in reversed(chain):
                path = scope._path = _path_below(path, scope.tag, scope.number, scope.attributes)
        return self._path or ""


def path_of(parent: Scope | None, tag: str, number: int, attributes: dict[str, str]) -> str:
    """The path of an element in `parent`; very deep ones start with `…`."""
    return _path_below(None if parent is None else parent.path, tag, number, attributes)


def _path_below(above: str | None, tag: str, number: int, attributes: dict[str, str]) -> str:
    # `data-l10n-id` is Fluent's name for an element.
    if identity := attributes.get("id") or attributes.get("data-l10n-id"):
        return f"#{identity}"
    if above is None:
        return f"/{tag}"
    return f"{above if len(above) < _LONGEST else '…'}/{tag}[{number}]"


class Tree:
    """Where HTML's tree construction put each start tag of a document.

    Elements are named by the offset of their start tag.
    """

    def __init__(self, text: str, line_starts: list[int]) -> None:
        self._line_starts = line_starts
        self._elements: dict[int, turbohtml.Element] = {}
        elements = self._elements
        for element in turbohtml.parse(text).iter_elements():
            line, column = element.source_line, element.source_col
            if line is not None and column is not None:
                elements.setdefault(line_starts[line - 1] + column, element)

    def parent(self, start: int) -> int | None:
        """The element round the one whose start tag is at `start`, -1 where there is none.

        None where the tree builder dropped the tag or keeps it apart (`<template>`).
        """
        element = self._elements.get(start)
        return None if element is None else self._written(element.parent)

    def ancestors(self, start: int) -> Iterator[tuple[int, turbohtml.Element]]:
        """The elements round the one whose start tag is at `start`, nearest first.

        Only those that have a start tag in the source, each with the place of it.
        """
        node: turbohtml.Node | None = self._elements.get(start)
        while node is not None:
            node = node.parent
            place = self._place(node)
            if place is not None and isinstance(node, turbohtml.Element):
                yield place, node

    def _written(self, element: turbohtml.Node | None) -> int:
        """The nearest of `element` and its ancestors that has a start tag in the source."""
        while element is not None:
            found = self._place(element)
            if found is not None:
                return found
            element = element.parent
        return -1

    def _place(self, element: turbohtml.Node | None) -> int | None:
        line = None if element is None else element.source_line
        if element is None or line is None:
            return None
        return self._line_starts[line - 1] + (element.source_col or 0)


def matching(stack: list[Scope], tag: str) -> int | None:
    """Index of the open element that `</tag>` closes, None where it closes nothing."""
    if stack and stack[-1].tag == tag:
        return len(stack) - 1
    limits = _LIST_LIMITS if tag == "li" else _SCOPE_LIMITS
    for index in range(len(stack) - 1, -1, -1):
        if stack[index].tag == tag:
            return index
        if stack[index].tag in limits:
            return None
    return None


def settings_of(
    tag: str, attributes: dict[str, str], parent: Settings
) -> tuple[Settings, LocaleFilter | None]:
    """What the element of a start tag hands down, and the locale filter it brings itself."""
    preserve = parent.preserve or tag in vocabulary.PRESERVING
    if not attributes or _SCOPING.isdisjoint(attributes):
        if preserve != parent.preserve or parent.limits.size or parent.term is not None:
            limits = _limits(attributes, parent.limits)
            return parent._replace(preserve=preserve, limits=limits, term=None), None
        return parent, None
    translate = parent.translate
    match attributes.get("translate", "inherit").lower():
        case "no":
            translate = False
        case "yes" | "":
            translate = True
    own_filter = _locale_filter(attributes)
    note = (
        " ".join(attributes.get("its-loc-note", "").split())
        or attributes.get("its-loc-note-ref")
        or attributes.get("data-note")
    )
    is_term = attributes.get("its-term", "").lower() == "yes"
    statement = attributes.get("data-statement")
    return (
        Settings(
            translate=translate,
            preserve=preserve,
            notes=(*parent.notes, note) if note and note not in parent.notes else parent.notes,
            filters=(*parent.filters, own_filter) if own_filter else parent.filters,
            statement=StatementId(statement) if statement else parent.statement,
            hidden=parent.hidden
            or "hidden" in attributes
            or attributes.get("aria-hidden") == "true",
            limits=_limits(attributes, parent.limits),
            term=attributes.get("its-term-info-ref", "") if is_term else None,
        ),
        own_filter,
    )


def _limits(attributes: dict[str, str], parent: Limits) -> Limits:
    """ITS 2.0, 8.19 and 8.20: allowed characters are inherited, a storage size is not."""
    characters = attributes.get("its-allowed-characters", parent.characters)
    size = attributes.get("its-storage-size", "")
    if not (size.isascii() and size.isdigit()):
        return Limits(characters) if characters else NO_LIMITS
    encoding = attributes.get("its-storage-encoding") or "UTF-8"
    return Limits(characters, int(size), encoding)


def _locale_filter(attributes: dict[str, str]) -> LocaleFilter | None:
    """ITS 2.0, 8.10: an absent list means `*`, a type other than exclude means include."""
    listed = attributes.get("its-locale-filter-list")
    if listed is None:
        return None
    ranges = tuple(item.strip() for item in listed.split(",") if item.strip())
    exclude = attributes.get("its-locale-filter-type", "").lower() == "exclude"
    return LocaleFilter(ranges, exclude)


def flow_of(
    tag: str,
    attributes: dict[str, str],
    settings: Settings,
    parent: Settings,
    *,
    generated: bool,
    within_text: str | None = None,
) -> Flow:
    """How the element of a start tag stands to the text around it.

    generated: whether dates and numbers are filled in, and so are no part of the text.
    within_text: what ITS says of it (8.7), None for what its own attribute says.
    """
    flow = _FLOWS.get(tag, Flow.BLOCK)
    if within_text or (attributes and not _DECIDING.isdisjoint(attributes)):
        if "data-statement" in attributes:
            return Flow.BLOCK
        if within_text is None:
            within_text = attributes.get("its-within-text", "").lower()
        match within_text:
            case "no":
                return Flow.BLOCK
            case "nested":
                return Flow.NESTED
            case "yes" if flow is Flow.BLOCK:
                flow = Flow.INLINE
        if generated and (
            (tag == "time" and "datetime" in attributes)
            or (tag == "data" and "value" in attributes)
        ):
            return Flow.NESTED
    if flow is Flow.INLINE and (
        settings.translate != parent.translate or settings.filters != parent.filters
    ):
        return Flow.NESTED
    return flow
