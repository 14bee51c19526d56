"""What was found in a bundle."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from isogloss.model import Artefact, Gate, Link, Obligation, Passage, Reading


class DifferenceKind(StrEnum):
    """The ways in which a bundle can be other than RFC 8493 and section 6 of the design say."""

    UNSAFE_PATH = "unsafe-path"
    NOT_A_FILE = "not-a-file"
    """A symbolic link, a device, a pipe."""
    TOO_LARGE = "too-large"
    BROKEN_MANIFEST = "broken-manifest"
    BROKEN_RECORD = "broken-record"
    """`bundle.json` or an evidence file is missing, or is not of its form."""
    UNREADABLE = "unreadable"
    OXUM = "oxum"


@dataclass(frozen=True, slots=True)
class Difference:
    """Something about the bundle that no digest tells.

    path: inside the bundle, with `/`. line: from 1, 0 where it is about a whole file.
    """

    kind: DifferenceKind
    path: str
    line: int
    message: str


@dataclass(frozen=True, slots=True)
class MarketName:
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class PageFiles:
    """A page of an edition and its files, paths inside `data/`."""

    name: str
    html: str | None = None
    pdf: str | None = None


@dataclass(frozen=True, slots=True)
class EditionFiles:
    tag: str
    language: str
    direction: str
    pages: tuple[PageFiles, ...]


@dataclass(frozen=True, slots=True)
class StatementPlace:
    edition: str
    page: str
    artefact: Artefact
    line: int


@dataclass(frozen=True, slots=True)
class Days:
    """First and last day on which the bundle may be in use; None where open."""

    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class SourceDigest:
    sha256: str


@dataclass(frozen=True, slots=True)
class Description:
    """`data/bundle.json`, format 1. `isogloss.bundle.bundle_json` tells the form."""

    format: int
    market: MarketName
    gate: Gate
    draft: bool
    review_status: str
    serial: int
    revision: str
    languages: tuple[str, ...]
    editions: tuple[EditionFiles, ...]
    statements: Mapping[str, tuple[StatementPlace, ...]]
    source: SourceDigest
    tools: Mapping[str, str]
    validity: Days | None = None
    supersedes: str | None = None


@dataclass(frozen=True, slots=True)
class Asset:
    """A style sheet or an SVG image of the bundle: the words in it and where it leads."""

    path: str
    passages: tuple[Passage, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class BundleContents:
    """A bundle, read without the project it came from. Nothing in it has been judged.

    declared, actual: SHA-256 by path inside the bundle, as the manifests say and as the
    bytes are; the payload and the tag files, but for the tag manifest that nothing covers.
    description: None where `bundle.json` cannot be used, which `differences` tells.
    """

    declared: Mapping[str, str]
    actual: Mapping[str, str]
    description: Description | None
    obligations: tuple[Obligation, ...]
    readings: tuple[Reading, ...]
    assets: tuple[Asset, ...]
    differences: tuple[Difference, ...]
