"""Read and check a project's configuration."""

from __future__ import annotations

import datetime
import difflib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TypeVar

from isogloss.model import (
    Artefact,
    ConfigurationError,
    Edition,
    LanguageTag,
    LocaleError,
    Market,
    Statement,
    StatementId,
    parse_tag,
)
from isogloss.project import shape, toml

SITE, MARKETS = "source/site.toml", "source/markets.toml"
STATEMENTS, TERMS = "source/statements.toml", "source/terms.toml"
KINDS = "indication contraindication warning instruction caution emergency claim legal".split()
PAGE_SIZES = ("A4", "Letter")
DIGITS = ("arab", "arabext", "beng", "deva", "latn", "thai")  # CLDR numbering systems

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Project:
    """Everything the configuration says.

    date: of this state of the content; the one date in everything that is built.
    pages: names in menu order. reading_speed: words a minute.
    products: names; a page that shows one must have statements to prove.
    locales: those that are translated although no market has an edition in them yet.
    rules: rule id or name → severity, or gate → severity.
    terms: source term → locale → translation.
    """

    name: str
    source_language: LanguageTag
    base_url: str
    date: datetime.date
    pages: tuple[str, ...]
    review_status: str
    reading_speed: int
    products: tuple[str, ...]
    locales: tuple[LanguageTag, ...]
    rules: Mapping[str, str | Mapping[str, str]]
    markets: tuple[Market, ...]
    statements: tuple[Statement, ...]
    do_not_translate: tuple[str, ...]
    terms: Mapping[str, Mapping[str, str]]

    @property
    def editions(self) -> tuple[Edition, ...]:
        return tuple(edition for market in self.markets for edition in market.editions)

    @property
    def base_locales(self) -> tuple[str, ...]:
        """Locales that must be translated in full: each edition's, without its region."""
        tags = {
            str(LanguageTag(edition.tag.language, edition.tag.script)) for edition in self.editions
        }
        tags |= {str(tag) for tag in self.locales}
        source = LanguageTag(self.source_language.language, self.source_language.script)
        return tuple(sorted(tags - {str(source)}))


def load(root: Path) -> Project:
    """Read source/*.toml below `root`.

    Raises ConfigurationError with file, line and remedy.
    """
    site_text, site = _read(root, SITE, shape.SiteFile)
    markets_text, markets = _read(root, MARKETS, dict[str, shape.MarketTable])
    statements_text, register = _read(root, STATEMENTS, shape.StatementsFile)
    terms_text, terms = _read(root, TERMS, shape.TermsFile, optional=True)
    pages = _pages(root, site, site_text)
    source_language = _tag(site.source_language, SITE, site_text, ["source_language"])
    loaded = tuple(_market(name, table, pages, markets_text) for name, table in markets.items())
    if not loaded:
        raise ConfigurationError(
            "No market is defined",
            place=f"{MARKETS}:1",
            hint="Add a table: [us] with name, editions and page_size.",
        )
    statements = _statements(register, pages, loaded, statements_text)
    _check_patterns(loaded, statements, markets_text)
    return Project(
        name=site.name,
        source_language=source_language,
        base_url=site.base_url.rstrip("/") + "/",
        date=site.date,
        pages=pages,
        review_status=site.review_status,
        reading_speed=max(1, site.reading_speed),
        products=tuple(site.products),
        locales=tuple(
            _tag(text, SITE, site_text, ["locales", index])
            for index, text in enumerate(site.locales)
        ),
        rules=site.rules,
        markets=loaded,
        statements=statements,
        do_not_translate=tuple(terms.do_not_translate),
        terms=_terms(terms, terms_text),
    )


def _read(root: Path, name: str, kind: type[T], *, optional: bool = False) -> tuple[str, T]:
    try:
        data = (root / name).read_bytes()
    except FileNotFoundError:
        if optional:
            return "", kind()
        raise ConfigurationError(
            f"{name} is missing",
            place=name,
            hint="A project has site.toml, markets.toml and statements.toml in source/. "
            "Run isogloss in a project, or name it with --root.",
        ) from None
    except OSError as error:
        raise ConfigurationError(f"{name} cannot be read: {error.strerror}", place=name) from None
    value = toml.decode(data, kind, name)
    return data.decode("utf-8"), value


def _tag(text: str, path: str, toml_text: str, steps: list[str | int]) -> LanguageTag:
    place = f"{path}:{toml.line_of(toml_text, steps)}"
    try:
        tag = parse_tag(text)
    except LocaleError as error:
        raise ConfigurationError(error.message, place=place, hint=error.hint) from None
    from babel.core import Locale, UnknownLocaleError

    try:
        names = Locale.parse(str(LanguageTag(tag.language, tag.script)), sep="-")
        known = tag.region is None or tag.region in names.territories
    except (UnknownLocaleError, ValueError):
        known = False
    if not known:
        raise ConfigurationError(
            f"“{text}” names a language or region that CLDR does not know",
            place=place,
            hint="Check language and region against the IANA language subtag registry.",
        )
    return tag


def _pages(root: Path, site: shape.SiteFile, text: str) -> tuple[str, ...]:
    folder = root / "source" / "pages"
    line = toml.line_of(text, ["pages"])
    there = {path.stem for path in folder.glob("*.html")}
    for name in site.pages:
        if name not in there:
            raise ConfigurationError(
                f"There is no page source/pages/{name}.html",
                place=f"{SITE}:{line}",
                hint=_nearest(name, there, "pages"),
            )
    forgotten = sorted(there - set(site.pages))
    if forgotten:
        raise ConfigurationError(
            f"source/pages/{forgotten[0]}.html is not listed",
            place=f"{SITE}:{line}",
            hint=f"Add “{forgotten[0]}” to pages, at its place in the menu, or move the file away.",
        )
    if len(set(site.pages)) < len(site.pages):
        raise _twice("page", site.pages, f"{SITE}:{line}")
    return tuple(site.pages)


def _market(name: str, table: shape.MarketTable, pages: tuple[str, ...], text: str) -> Market:
    def place(*keys: str) -> str:
        return f"{MARKETS}:{toml.line_of(text, [name, *keys])}"

    if not (name.isascii() and name.replace("-", "").isalnum() and name == name.lower()):
        raise ConfigurationError(
            f"“{name}” cannot name a market",
            place=place(),
            hint="It names a folder: use small letters, digits and hyphens.",
        )
    if not table.editions:
        raise ConfigurationError(
            f"The market “{name}” has no edition",
            place=place("editions"),
            hint='Name a language in a region: editions = ["fr-CA"].',
        )
    if len(set(table.editions)) < len(table.editions):
        raise _twice("edition", table.editions, place("editions"))
    editions = []
    for written in table.editions:
        tag = _tag(written, MARKETS, text, [name, "editions"])
        if tag.region is None:
            raise ConfigurationError(
                f"The edition “{written}” has no region",
                place=place("editions"),
                hint=f"An edition is a language in a region: {written}-{name.upper()}.",
            )
        editions.append(Edition(tag, name, table.digits.get(written, "latn")))
    for written, digits in table.digits.items():
        _choose(digits, DIGITS, "numbering system", place("digits"))
        if written not in table.editions:
            raise ConfigurationError(
                f"digits names “{written}”, which is no edition of “{name}”",
                place=place("digits"),
                hint=_nearest(written, table.editions, "editions"),
            )
    if table.page_size not in PAGE_SIZES:
        raise ConfigurationError(
            f"“{table.page_size}” is no page size",
            place=place("page_size"),
            hint=_nearest(table.page_size, PAGE_SIZES, "page sizes"),
        )
    chosen = pages if table.pages is None else tuple(table.pages)
    for page in chosen:
        if page not in pages:
            raise ConfigurationError(
                f"“{page}” is not a page of this site",
                place=place("pages"),
                hint=_nearest(page, pages, "pages"),
            )
    if len(set(chosen)) < len(chosen):
        raise _twice("page", chosen, place("pages"))
    return Market(
        id=name,
        name=table.name,
        editions=tuple(editions),
        variables=table.variables,
        forbidden=tuple(table.forbidden),
        forbidden_words=tuple(table.forbidden_words),
        pages=chosen,
        page_size="A4" if table.page_size == "A4" else "Letter",
    )


def _statements(
    register: shape.StatementsFile,
    pages: tuple[str, ...],
    markets: tuple[Market, ...],
    text: str,
) -> tuple[Statement, ...]:
    seen: dict[str, int] = {}
    statements = []
    ids = [table.id for table in register.statement]
    for index, table in enumerate(register.statement):

        def place(*keys: str, index: int = index) -> str:
            return f"{STATEMENTS}:{toml.line_of(text, ['statement', index, *keys])}"

        if table.id in seen:
            raise ConfigurationError(
                f"The statement “{table.id}” is registered twice",
                place=place("id"),
                hint=f"The first stands in line {seen[table.id]}. Rename or remove one.",
            )
        seen[table.id] = toml.line_of(text, ["statement", index, "id"])
        _choose(table.kind, KINDS, "kind", place("kind"))
        for artefact in table.artefacts:
            _choose(artefact, [item.value for item in Artefact], "artefact", place("artefacts"))
        for page in table.pages:
            _choose(page, pages, "page", place("pages"))
        for required in table.requires:
            _choose(required, ids, "statement", place("requires"))
        statements.append(
            Statement(
                id=StatementId(table.id),
                kind=table.kind,
                pages=tuple(table.pages),
                artefacts=tuple(Artefact(item) for item in table.artefacts),
                order=table.order,
                markets=None if table.markets is None else tuple(table.markets),
                requires=tuple(StatementId(item) for item in table.requires),
                line=seen[table.id],
            )
        )
    return tuple(statements)


def _terms(file: shape.TermsFile, text: str) -> dict[str, dict[str, str]]:
    terms = {}
    for index, term in enumerate(file.term):
        if not term.get("source"):
            raise ConfigurationError(
                "A term has no source",
                place=f"{TERMS}:{toml.line_of(text, ['term', index])}",
                hint='Name the term in the source language: source = "mitral valve".',
            )
        terms[term["source"]] = {key: term[key] for key in term if key != "source"}
        for key in terms[term["source"]]:
            _tag(key, TERMS, text, ["term", index, key])
    return terms


def _check_patterns(
    markets: tuple[Market, ...], statements: tuple[Statement, ...], text: str
) -> None:
    """A pattern that matches nothing forbids nothing: almost surely a slip."""
    for market in markets:
        for pattern in market.forbidden:
            if not any(fnmatchcase(statement.id, pattern) for statement in statements):
                raise ConfigurationError(
                    f"No statement matches “{pattern}”",
                    place=f"{MARKETS}:{toml.line_of(text, [market.id, 'forbidden'])}",
                    hint=_nearest(pattern, [statement.id for statement in statements], "ids"),
                )


def _twice(what: str, values: Sequence[str], place: str) -> ConfigurationError:
    again = next(value for value in values if values.count(value) > 1)
    return ConfigurationError(
        f"The {what} “{again}” is listed twice", place=place, hint="Remove one of the two."
    )


def _choose(value: str, allowed: Collection[str], what: str, place: str) -> None:
    if value not in allowed:
        raise ConfigurationError(
            f"“{value}” is no {what}", place=place, hint=_nearest(value, allowed, f"{what}s")
        )


def _nearest(value: str, known: Collection[str], what: str) -> str:
    near = difflib.get_close_matches(value, known, n=1)
    if near:
        return f"Did you mean “{near[0]}”?"
    shown = ", ".join(sorted(known)[:8])
    return f"Known {what}: {shown}{'…' if len(known) > 8 else ''}."
