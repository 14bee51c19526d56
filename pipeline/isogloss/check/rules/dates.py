"""Family 4, dates and spans of time: the month, the weekday, days and not weeks."""

from __future__ import annotations

from collections.abc import Iterator

from isogloss.check.agreement import agreement
from isogloss.check.exchanged import Exchange, exchanged_names, exchanged_units, lost_unit
from isogloss.check.registry import Hit, rule
from isogloss.check.samples import pair, safety
from isogloss.check.subjects import Translated
from isogloss.check.visible import Visible, visible_with
from isogloss.model import Severity

_ERROR, _WARNING = Severity.ERROR, Severity.WARNING


@rule(
    "IG423",
    "date-changed",
    subject=Translated,
    draft=_WARNING,
    review=_ERROR,
    release=_ERROR,
    why="A patient who comes a month late, or on Thursday for Tuesday, misses a treatment.",
    source="CLDR Gregorian calendar names; ISO 8601-1",
    bad=[
        pair("Since 3 May 2020", "Seit dem 3. Juni 2020", "de"),
        pair("Since May 3, 2020", "از ۳ ژوئن ۲۰۲۰", "fa"),
        pair("Come on Tuesday.", "木曜日に来てください。", "ja"),
    ],
    good=[
        pair("Since 3 May 2020", "Seit dem 3. Mai 2020", "de"),
        pair("Since 3 May 2020", "2020年5月3日から", "ja"),
        pair("Since 3 May 2020", "Seit dem 3.5.2020", "de"),
        pair("You may march.", "Sie dürfen im Juni gehen.", "de"),
    ],
)
def date_changed(unit: Translated) -> Iterator[Hit]:
    """A month or a weekday of the source is another in the translation."""
    source, target = _views(unit)
    found = exchanged_names(source, target, unit.source_language, unit.locale)
    if found is not None:
        yield _hit(found, source, target, "Write the date of the source.")


@rule(
    "IG424",
    "time-unit-changed",
    subject=Translated,
    draft=_WARNING,
    review=_WARNING,
    release=_WARNING,
    why="Fourteen days are not fourteen weeks.",
    source="CLDR unit patterns (duration)",
    bad=[
        pair("for 14 days", "14 Wochen lang", "de"),
        pair("past 1 year", "nach 1 Monat", "de"),
        pair("every 2 hours", "كل دقيقتين", "ar"),
        pair("for 14 days", "持续 14 周", "zh-Hans"),
        pair("Rest for 14 days.", "Reposo: 14.", "es"),
    ],
    good=[
        pair("for 14 days", "14 Tage lang", "de"),
        pair("for 14 days", "zwei Wochen lang", "de"),
        pair("within 24 hours", "an einem Tag", "de"),
        pair("every 2 hours", "كل ساعتين", "ar"),
        pair("a 14-day rest", "un reposo (días: 14)", "es"),
        safety("for 14 days", "14 Wochen lang", "de"),
    ],
)
def time_unit_changed(unit: Translated) -> Iterator[Hit]:
    """A unit of time of ordinary text is another in the translation, or is missing there."""
    if not unit.safety:
        yield from _time_unit(unit)


@rule(
    "IG426",
    "statement-time-unit-changed",
    subject=Translated,
    draft=_WARNING,
    review=_ERROR,
    release=_ERROR,
    why="In safety text the span of time is part of the dose, and of the risk.",
    source="CLDR unit patterns (duration); EU MDR 2017/745, Annex I 23.1",
    bad=[safety("may not survive past 1 year", "überleben nicht länger als 1 Monat", "de")],
    good=[
        safety("may not survive past 1 year", "überleben nicht länger als 1 Jahr", "de"),
        safety("for 12 months", "1年間", "ja"),
        pair("for 14 days", "14 Wochen lang", "de"),
    ],
)
def statement_time_unit_changed(unit: Translated) -> Iterator[Hit]:
    """A unit of time of safety text is another in the translation, or is missing there."""
    if unit.safety:
        yield from _time_unit(unit)


def _time_unit(unit: Translated) -> Iterator[Hit]:
    source, target = _views(unit)
    found = exchanged_units(source, target, unit.source_language, unit.locale)
    if found is None:
        pairs = agreement(unit).pairs
        found = lost_unit(pairs, source, target, unit.source_language, unit.locale)
    if found is not None:
        yield _hit(found, source, target, "Write the span of time of the source.")


def _views(unit: Translated) -> tuple[Visible, Visible]:
    return visible_with(unit.text, unit.shown), visible_with(unit.target, unit.shown)


def _hit(found: Exchange, source: Visible, target: Visible, hint: str) -> Hit:
    return Hit(
        f"The source has “{source.text[slice(*found.lost)]}”, the translation "
        f"“{target.text[slice(*found.added)]}”.",
        hint,
        target.span(*found.added),
        source_span=source.span(*found.lost),
    )
