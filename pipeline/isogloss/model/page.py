"""A source page, cut: where its units stand and what else of it changes with the edition.

Nothing here holds markup apart from its place. Every part is a span over the decoded
source; what no span covers goes out as it came in.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, NewType

UnitId = NewType("UnitId", str)
StatementId = NewType("StatementId", str)


class Span(NamedTuple):
    """Characters [start, end) of the decoded source."""

    start: int
    end: int


class Place(StrEnum):
    """What a unit's text stands in; it decides how a translation is escaped."""

    BLOCK = "block"
    ATTRIBUTE = "attribute"
    TEXT_ONLY = "text-only"
    """`<title>`, `<textarea>`, `<option>`: elements that hold text and no markup."""
    JSON = "json"
    """A string in a script that holds JSON-LD."""


@dataclass(frozen=True, slots=True)
class Code:
    """One inline code of a unit.

    name: the tag a translator sees, `em`, or `a1`, `a2` where a name repeats.
    open: the source of the start tag; of the whole element where `close` is None.
    close: the source of the end tag, None for a code that stands alone (`<br/>`).
    droppable: a translation may leave it out (emphasis), which is worth a warning.
    shows: for a code that stands alone, the text a reader sees there, if it is fixed.
    """

    name: str
    open: Span
    close: Span | None
    droppable: bool
    shows: str = ""


@dataclass(frozen=True, slots=True)
class LocaleFilter:
    """ITS 2.0, 8.10: extended language ranges, and whether they include or exclude."""

    ranges: tuple[str, ...]
    exclude: bool

    def admits(self, tag: str) -> bool:
        """Whether content under this filter belongs in the edition `tag` (RFC 4647, 3.3.2)."""
        return any(_range_matches(item, tag) for item in self.ranges) != self.exclude


def _range_matches(language_range: str, tag: str) -> bool:
    """Extended filtering of RFC 4647, section 3.3.2."""
    wanted = language_range.lower().split("-")
    given = tag.lower().split("-")
    if wanted[0] not in ("*", given[0]):
        return False
    position = 1
    for part in wanted[1:]:
        if part == "*":
            continue
        while position < len(given) and given[position] != part:
            if len(given[position]) == 1:
                return False
            position += 1
        if position == len(given):
            return False
        position += 1
    return True


@dataclass(frozen=True, slots=True)
class Limits:
    """What a translation may hold (ITS 2.0, 8.19 and 8.20).

    characters: a regular expression that each of its characters must match, "" for any.
    size: the most bytes it may take in `encoding`, 0 for no limit.
    """

    characters: str = ""
    size: int = 0
    encoding: str = "UTF-8"


NO_LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Unit:
    """The smallest text a translator sees as one message.

    id: stable across edits of the text where the page gives an id, else its path.
    text: as shown to translators, white space folded, inline codes as `<name>…</name>`.
    span: the characters of the source that a translation replaces.
    statement: the registered statement it is, None for ordinary text.
    context: what tells it from the same text elsewhere: the statement's id, an ITS id value.
    limits: what its translations may hold.
    filters: the locale filters it lies under, outermost first; all must admit an edition.
    notes: what the author tells translators.
    line: line of the source, from 1.
    what: where it stands, in words (`<li>`, `alt of <img>`), for translators.
    around: where the translation belongs in another element (ITS 2.0, 8.13), the tags that
    come with it, "" where they stand there; None where it takes the place of the text.
    """

    id: UnitId
    text: str
    span: Span
    place: Place
    codes: tuple[Code, ...]
    statement: StatementId | None
    context: str | None
    limits: Limits
    filters: tuple[LocaleFilter, ...]
    notes: tuple[str, ...]
    line: int
    what: str
    around: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Region:
    """An element that stands only in some editions, tags included."""

    span: Span
    filter: LocaleFilter


class GeneratedKind(StrEnum):
    """What is formatted for the edition."""

    DATE = "date"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Generated:
    """Text that is made for each edition: content of `<time datetime>` and `<data value>`."""

    kind: GeneratedKind
    value: str
    span: Span
    line: int


@dataclass(frozen=True, slots=True)
class Variable:
    """A `{name}` in an attribute value that is no unit, such as `href`."""

    name: str
    span: Span
    line: int


@dataclass(frozen=True, slots=True)
class Page:
    """A source page and everything in it that an edition may change.

    path: relative to the project, with `/`.
    source: the decoded document; line ends as they are in the file.
    units, regions, generated, variables: each in source order.
    private: attributes that speak to translators only and are not published.
    root: the start tag of `<html>`, empty where the page has none.
    head, body: the inner source of the two elements.
    layout: the name of the layout it asks for, None where it stands by itself.
    """

    path: str
    source: str
    units: tuple[Unit, ...]
    regions: tuple[Region, ...]
    generated: tuple[Generated, ...]
    variables: tuple[Variable, ...]
    private: tuple[Span, ...]
    root: Span
    head: Span
    body: Span
    layout: str | None

    @property
    def name(self) -> str:
        """The page's name: its file name without the ending."""
        return self.path.rpartition("/")[2].removesuffix(".html")
