"""What rules look at: eight kinds of subject, one for each stage of the house.

A subject is a value that holds all that a rule may know. Rules never read files: whoever
calls them (`isogloss.build`, `isogloss.cli`) makes the subjects from what it has read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from isogloss.catalog.entry import Entry, PoFile
from isogloss.catalog.faults import Fault as CatalogFault
from isogloss.model import (
    LAYOUT_DOMAIN,
    NO_LIMITS,
    SAFETY_DOMAIN,
    Artefact,
    Catalog,
    LanguageTag,
    Limits,
    Market,
    Obligation,
    Page,
    Reading,
    Statement,
    StatementId,
    Template,
)
from isogloss.project import EditorialChange


@dataclass(frozen=True, slots=True)
class Where:
    """The place of a finding: the fields of `isogloss.model.Finding` that say where it is."""

    path: str = ""
    line: int = 0
    locale: str = ""
    market: str = ""
    page: str = ""
    artefact: str = ""
    statement: str = ""
    msgctxt: str = ""
    msgid: str = ""
    msgstr: str = ""


@dataclass(frozen=True, slots=True)
class Sources:
    """All source pages, with the register and the markets they are published in (family 1).

    register_path: the file the statements are registered in, relative to the project.
    review_status: what site.toml says of the texts, source and translations.
    """

    pages: tuple[Page, ...]
    statements: tuple[Statement, ...]
    markets: tuple[Market, ...]
    register_path: str
    review_status: str = "reviewed"

    @property
    def where(self) -> Where:
        return Where(path=self.register_path)


@dataclass(frozen=True, slots=True)
class CatalogPair:
    """A catalog beside the template it must follow (family 2).

    plural_count: how many plural forms the language has (CLDR).
    required: whether every message must be translated; False for a locale that only
    overrides another, such as `fr-CA`.
    safety: whether these are statements.
    """

    template: Template
    catalog: Catalog
    locale: LanguageTag
    plural_count: int
    required: bool
    safety: bool

    @property
    def where(self) -> Where:
        return Where(path=self.catalog.path, line=1, locale=str(self.locale))


@dataclass(frozen=True, slots=True)
class Translated:
    """One text and its translation, neither empty nor fuzzy (families 3 to 6).

    text, target: in the notation of `isogloss.model.notation`.
    path, line: the entry in the catalog.
    statement: the id of the statement it is, "" for ordinary text.
    do_not_translate: names that stay as they are, letter by letter.
    shown: for codes that stand alone, the text they show where it is fixed.
    counterpart: the other source text (singular or plural) of a message with a plural, None
    for a message without. Its forms may say the number in words, or leave it out.
    flags: those of the message in its template, such as `python-format`.
    limits: what the place of the text has room for.
    """

    text: str
    context: str | None
    target: str
    locale: LanguageTag
    source_language: LanguageTag
    path: str
    line: int
    domain: str
    statement: str = ""
    do_not_translate: tuple[str, ...] = ()
    shown: Mapping[str, str] = field(default_factory=dict)
    counterpart: str | None = None
    flags: tuple[str, ...] = ()
    limits: Limits = NO_LIMITS

    @property
    def where(self) -> Where:
        return Where(
            path=self.path,
            line=self.line,
            locale=str(self.locale),
            statement=self.statement,
            msgctxt=self.context or "",
            msgid=self.text,
            msgstr=self.target,
        )

    @property
    def safety(self) -> bool:
        """Whether this is safety text."""
        return self.domain == SAFETY_DOMAIN or bool(self.statement)

    @property
    def python_format(self) -> bool:
        """Whether `%` means something in it: every text of a layout is filled in as a format."""
        return self.domain == LAYOUT_DOMAIN or "python-format" in self.flags


@dataclass(frozen=True, slots=True)
class Delivery:
    """One finished artefact, read back, beside what its market owes (families 7 and 8).

    pairs: (statement, what it requires): where the first stands, the second must stand too.
    expects_obligations: whether the page is one that must have at least one obligation.
    draft: whether the artefact was made for the draft gate.
    """

    market: str
    edition: str
    page: str
    artefact: Artefact
    obligations: tuple[Obligation, ...]
    reading: Reading
    pairs: tuple[tuple[StatementId, StatementId], ...] = ()
    expects_obligations: bool = False
    draft: bool = False

    @property
    def where(self) -> Where:
        return Where(
            path=self.reading.path,
            locale=self.edition,
            market=self.market,
            page=self.page,
            artefact=self.artefact.value,
        )

    def at(self, statement: str, line: int = 0, text: str = "") -> Where:
        """A place inside the artefact. text: what stands, or should stand, there."""
        return replace(self.where, statement=statement, line=line, msgstr=text)


class Fault(NamedTuple):
    """Something wrong with a bundle that no digest tells. line: from 1, 0 for a whole file."""

    path: str
    line: int
    message: str


@dataclass(frozen=True, slots=True)
class BundleFiles:
    """The files of a bundle: what the manifest declares, what is there (family 9).

    declared, actual: path inside the bundle -> SHA-256, in hexadecimal.
    faults: what whoever read the bundle could not make sense of.
    """

    market: str
    declared: Mapping[str, str]
    actual: Mapping[str, str]
    readings: tuple[Reading, ...] = ()
    faults: tuple[Fault, ...] = ()

    @property
    def where(self) -> Where:
        return Where(market=self.market)


@dataclass(frozen=True, slots=True)
class LoneCatalog:
    """A PO or POT file by itself, as `isogloss lint` sees it (family 2).

    faults: what kept parts of it from being read; those parts are not in `file`.
    locale: the language of its translations, None where nothing says it.
    """

    path: str
    file: PoFile
    faults: tuple[CatalogFault, ...]
    locale: LanguageTag | None
    source_language: LanguageTag

    @property
    def where(self) -> Where:
        return Where(path=self.path, line=1, locale=str(self.locale or ""))

    @property
    def is_template(self) -> bool:
        """Whether it is a POT, which has no language and no translations yet."""
        return self.path.endswith(".pot")

    def at(self, entry: Entry, number: int = 0) -> Where:
        """The place of an entry. number: which of its strings."""
        return replace(
            self.where,
            line=entry.line,
            msgctxt=entry.context or "",
            msgid=entry.plural if number and entry.plural is not None else entry.text,
            msgstr=entry.strings[number] if number < len(entry.strings) else "",
        )


@dataclass(frozen=True, slots=True, eq=False)
class TranslatedCatalog:
    """All translations into one locale, in the order of their catalogs (family 5).

    What single units cannot tell, they tell of each other: which words stand for which, which
    lengths are usual. Two are the same only if they are one object: comparing them is dear.
    """

    units: tuple[Translated, ...]

    @property
    def where(self) -> Where:
        if not self.units:
            return Where()
        first = self.units[0]
        return Where(path=first.path, line=1, locale=str(first.locale))


@dataclass(frozen=True, slots=True)
class EditorialRecord:
    """A declared edit of a source text that is said to change no meaning (family 2).

    path: of the register. live: whether a text that the sources have now came of the edit.
    """

    change: EditorialChange
    live: bool
    path: str
    source_language: LanguageTag

    @property
    def where(self) -> Where:
        safety = self.change.domain == SAFETY_DOMAIN
        return Where(
            path=self.path,
            line=self.change.line,
            statement=self.change.context or "" if safety else "",
            msgctxt=self.change.context or "",
            msgid=self.change.after,
        )


Subject = (
    Sources
    | CatalogPair
    | LoneCatalog
    | EditorialRecord
    | Translated
    | TranslatedCatalog
    | Delivery
    | BundleFiles
)
