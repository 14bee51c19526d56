"""The form of the configuration files, as they are written."""

from __future__ import annotations

import datetime

import msgspec


class SiteFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """source/site.toml."""

    name: str
    source_language: str
    base_url: str
    date: datetime.date
    pages: list[str]
    review_status: str = ""
    reading_speed: int = 200
    products: list[str] = []
    locales: list[str] = []
    rules: dict[str, str | dict[str, str]] = {}


class MarketTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One table of source/markets.toml."""

    name: str
    editions: list[str]
    page_size: str
    variables: dict[str, str] = {}
    pages: list[str] | None = None
    forbidden: list[str] = []
    forbidden_words: list[str] = []
    digits: dict[str, str] = {}


class StatementTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One [[statement]] of source/statements.toml."""

    id: str
    kind: str
    pages: list[str]
    artefacts: list[str]
    order: int | None = None
    markets: list[str] | None = None
    requires: list[str] = []


class StatementsFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """source/statements.toml."""

    statement: list[StatementTable] = []


class TermsFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """source/terms.toml. A term's table has `source` and one key a locale."""

    do_not_translate: list[str] = []
    term: list[dict[str, str]] = []
