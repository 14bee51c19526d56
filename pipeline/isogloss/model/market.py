"""Markets, editions, statements, and what a market owes: its obligations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fnmatch import fnmatchcase
from typing import Literal

from isogloss.model.locale import LanguageTag
from isogloss.model.page import StatementId

PageSize = Literal["A4", "Letter"]


class Artefact(StrEnum):
    """The two forms in which a page is published."""

    HTML = "html"
    PDF = "pdf"


@dataclass(frozen=True, slots=True)
class Edition:
    """One language in one market: `fr-CA`.

    digits: CLDR numbering system for numbers the program writes (`latn`, `arab`).
    """

    tag: LanguageTag
    market: str
    digits: str


@dataclass(frozen=True, slots=True)
class Market:
    """Where editions are published and under whose rules.

    variables: what `{name}` in the pages stands for here.
    forbidden: statement ids or patterns (`isi.*`) that must not appear.
    pages: names of the pages published here, in their order.
    forbidden_words: words that must appear nowhere, such as a product's name.
    """

    id: str
    name: str
    editions: tuple[Edition, ...]
    variables: Mapping[str, str]
    forbidden: tuple[str, ...]
    pages: tuple[str, ...]
    page_size: PageSize
    forbidden_words: tuple[str, ...] = ()

    def forbids(self, statement: StatementId) -> bool:
        """Whether this market must not show the statement."""
        return any(fnmatchcase(statement, pattern) for pattern in self.forbidden)


@dataclass(frozen=True, slots=True)
class Statement:
    """A registered piece of safety, legal or claim text.

    pages: where it must stand. artefacts: in which of a page's forms.
    order: statements of a page stand in rising order; None where it may stand anywhere.
    markets: the only markets that have it; None for every market that does not forbid it.
    requires: statements that must stand on the same page wherever this one does.
    line: line of its entry in the register.
    """

    id: StatementId
    kind: str
    pages: tuple[str, ...]
    artefacts: tuple[Artefact, ...]
    order: int | None
    markets: tuple[str, ...] | None
    requires: tuple[StatementId, ...]
    line: int

    def belongs_to(self, market: Market) -> bool:
        """Whether the market shows this statement."""
        ours = self.markets is None or market.id in self.markets
        return ours and not market.forbids(self.id)


@dataclass(frozen=True, slots=True)
class Obligation:
    """A statement that must (or must not) stand in one artefact.

    text: the words a reader must find, or None where the edition has no text that may be
    published, in which case the obligation cannot be met.
    required: False for text that must not be there.
    """

    statement: StatementId
    market: str
    edition: str
    page: str
    artefact: Artefact
    required: bool
    order: int | None
    text: str | None
