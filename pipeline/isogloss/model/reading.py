"""What an independent reader found in a finished artefact."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from isogloss.model.market import Artefact


class Carrier(StrEnum):
    """The kinds of place in an artefact that can carry words to a reader or a machine."""

    BODY = "body"
    TITLE = "title"
    META = "meta"
    ATTRIBUTE = "attribute"
    """`alt`, `title`, `aria-label`, `placeholder` and the like."""
    ANCHOR = "anchor"
    """Fragment identifiers, `id` and file names."""
    DATA = "data"
    """JSON-LD and other machine-readable text in scripts."""
    STYLE = "style"
    """CSS generated content."""
    BOOKMARK = "bookmark"
    METADATA = "metadata"
    """PDF document information and XMP."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of text as a reader meets it: a block, an attribute, a bookmark.

    text: white space folded. language: of the text itself, inherited where not said.
    statement: the id it is marked with, "" where it is not.
    hidden: not perceivable on screen or paper (hidden attribute, template, `display:none` inline).
    line: of the artefact, from 1; for a PDF the page number.
    """

    carrier: Carrier
    text: str
    language: str
    statement: str
    hidden: bool
    line: int


@dataclass(frozen=True, slots=True)
class Link:
    """A reference to another resource, as written. rel: `stylesheet`, `alternate`, `a`, `img`…"""

    rel: str
    href: str
    hreflang: str
    line: int


@dataclass(frozen=True, slots=True)
class Reading:
    """One artefact, read back.

    path: inside the bundle, `data/fr-CA/living-with-mr.html`.
    language, direction: as the document declares them, "" where it does not.
    anchors: fragment identifiers that links can aim at.
    unreadable: characters that no font had a glyph for, or that came back as U+FFFD; and in
    words, what of the file could not be read.
    """

    path: str
    edition: str
    page: str
    artefact: Artefact
    language: str
    direction: str
    passages: tuple[Passage, ...]
    links: tuple[Link, ...]
    anchors: frozenset[str]
    noindex: bool
    unreadable: tuple[str, ...]
