"""Family 5, bounds: “at most” must not become “at least”."""

from __future__ import annotations

from collections.abc import Iterator

from isogloss.check.bounds import Side, turned_bound
from isogloss.check.registry import Hit, rule
from isogloss.check.samples import pair, safety
from isogloss.check.subjects import Translated
from isogloss.check.visible import visible
from isogloss.model import Severity

_ERROR, _WARNING = Severity.ERROR, Severity.WARNING
_WHY = "Who reads “at least 2 tablets” for “up to 2 tablets” takes too many."
_SOURCE = "EU MDR 2017/745, Annex I 23.1; ISMP, List of Error-Prone Abbreviations (< and >)"
_MEANS = {Side.UPPER: "not more than the figure", Side.LOWER: "not less than the figure"}


@rule(
    "IG530",
    "bound-turned",
    subject=Translated,
    draft=_WARNING,
    review=_WARNING,
    release=_WARNING,
    why=_WHY,
    source=_SOURCE,
    bad=[
        pair("Rest for up to 14 days.", "Ruhen Sie mindestens 14 Tage.", "de"),
        pair("at least 3 times a week", "como máximo 3 veces por semana", "es"),
        pair("a weight of ≤ 70 kg", "体重が70 kg以上", "ja"),
        pair("more than 5 hours", "أقل من 5 ساعات", "ar"),
        pair("Rest for up to 14 days.", "استرح 14 يومًا على الأقل.", "ar"),
        pair("fewer than 20 people", "20 से अधिक लोग", "hi"),
    ],
    good=[
        pair("Rest for up to 14 days.", "Ruhen Sie höchstens 14 Tage.", "de"),
        pair("at least 3 times a week", "no menos de 3 veces por semana", "es"),
        pair("a weight of ≤ 70 kg", "体重が70 kg以下", "ja"),
        pair("more than 5 hours", "ما يزيد على 5 ساعات", "ar"),
        pair("less than two months, over 200 papers", "en dos meses, más de 200 artículos", "es"),
        safety("up to 14 days", "mindestens 14 Tage", "de"),
    ],
)
def bound_turned(unit: Translated) -> Iterator[Hit]:
    """Ordinary text has a figure as an upper bound, its translation as a lower one, or so."""
    if not unit.safety:
        yield from _turned(unit)


@rule(
    "IG531",
    "statement-bound-turned",
    subject=Translated,
    draft=_WARNING,
    review=_ERROR,
    release=_ERROR,
    why=_WHY,
    source=_SOURCE,
    bad=[
        safety("up to 14 days", "mindestens 14 Tage", "de"),
        safety("not more than 2 tablets", "plus de 2 comprimés", "fr"),
    ],
    good=[
        safety("up to 14 days", "bis zu 14 Tage", "de"),
        safety("not more than 2 tablets", "pas plus de 2 comprimés", "fr"),
        pair("up to 14 days", "mindestens 14 Tage", "de"),
    ],
)
def statement_bound_turned(unit: Translated) -> Iterator[Hit]:
    """Safety text has a figure as an upper bound, its translation as a lower one, or so."""
    if unit.safety:
        yield from _turned(unit)


def _turned(unit: Translated) -> Iterator[Hit]:
    source, target = visible(unit.text), visible(unit.target)
    found = turned_bound(source.text, unit.source_language, target.text, unit.locale)
    if found is None:
        return
    ours, theirs = found
    wanted = source.text[ours.span.start : ours.span.end]
    given = target.text[theirs.span.start : theirs.span.end]
    yield Hit(
        f"The source says “{wanted}”, {_MEANS[ours.side]}; the translation says “{given}”, "
        f"{_MEANS[theirs.side]}.",
        "Say the bound as the source does.",
        target.span(*theirs.span),
        source_span=source.span(*ours.span),
    )
