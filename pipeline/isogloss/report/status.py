"""The status of all editions, for people and for programs."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import groupby

from isogloss.build.status import Dates, DomainStatus
from isogloss.model import SAFETY_DOMAIN
from isogloss.report.table import aligned

VERSION = 1
_TITLES = (
    "Market",
    "Edition",
    "Domain",
    "Messages",
    "Translated",
    "Fuzzy",
    "Untranslated",
    "Words left",
    "Behind since",
    "Texts from",
)
_RIGHT = [False, False, False, True, True, True, True, True, False, False]


def format_status(rows: Sequence[DomainStatus], dates: Dates) -> str:
    """A line for each domain of each edition, and one for the edition as a whole."""
    table: list[Sequence[str]] = [_TITLES]
    for (market, edition), group in groupby(rows, lambda row: (row.market, row.edition)):
        domains = list(group)
        table += [_line(row, dates) for row in domains]
        table.append(_total(market, edition, domains, dates))
    return aligned(table, _RIGHT)


def format_safety(rows: Sequence[DomainStatus]) -> str:
    """A line for each edition: how many of its safety statements may be published."""
    return "\n".join(
        f"{row.market} {row.edition}: safety complete {row.translated} of {row.messages}"
        + ("" if row.translated == row.messages else ", blocks a release")
        for row in rows
        if row.domain == SAFETY_DOMAIN
    )


def status_to_json(rows: Sequence[DomainStatus], dates: Dates) -> dict[str, object]:
    """The JSON form of `isogloss status --format json`."""
    return {"version": VERSION, "status": [_row_to_json(row, dates) for row in rows]}


def _row_to_json(row: DomainStatus, dates: Dates) -> dict[str, object]:
    since = row.oldest_change(dates)
    fields: dict[str, object] = {
        "market": row.market,
        "edition": row.edition,
        "domain": row.domain,
        "messages": row.messages,
        "translated": row.translated,
        "fuzzy": row.fuzzy,
        "untranslated": row.untranslated,
        "words_left": row.words_left,
        "origins": dict(row.origins),
    }
    if since is not None:
        fields["behind_since"] = since.isoformat()
    return fields


def _line(row: DomainStatus, dates: Dates) -> list[str]:
    return [
        row.market,
        row.edition,
        row.domain,
        *_counts([row]),
        _day(row.oldest_change(dates)),
        _origins(row.origins),
    ]


def _total(market: str, edition: str, rows: Sequence[DomainStatus], dates: Dates) -> Sequence[str]:
    days = [day for row in rows if (day := row.oldest_change(dates)) is not None]
    origins: Counter[str] = Counter()
    for row in rows:
        origins.update(row.origins)
    return [
        market,
        edition,
        "all",
        *_counts(rows),
        _day(min(days, default=None)),
        _origins(origins),
    ]


def _counts(rows: Sequence[DomainStatus]) -> list[str]:
    return [
        str(sum(row.messages for row in rows)),
        str(sum(row.translated for row in rows)),
        str(sum(row.fuzzy for row in rows)),
        str(sum(row.untranslated for row in rows)),
        str(sum(row.words_left for row in rows)),
    ]


def _day(day: datetime.date | None) -> str:
    return "" if day is None else day.isoformat()


def _origins(origins: Mapping[str, int]) -> str:
    return ", ".join(f"{locale} {count}" for locale, count in sorted(origins.items()))
