"""What a translation has exchanged for another of its kind: months, weekdays, units of time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from isogloss.check.dates import MONTH, WEEKDAY, Named, names_in
from isogloss.check.number_words import number_words, numbers_in_words
from isogloss.check.numerals import Figure, figures
from isogloss.check.time_words import FACTORS, TimeWord, knows_time_words, time_words
from isogloss.check.visible import Visible
from isogloss.model import LanguageTag


class Exchange(NamedTuple):
    """Where stands what the source alone has, and what the translation has instead."""

    lost: tuple[int, int]
    added: tuple[int, int]


# A month without its number: “年月30日”, “2020 年 月，”, “월 12일”.
_CUT_MONTH = re.compile(
    r"(?<![\d一二三四五六七八九十個个箇かヶカケヵ今先来來本上下當当每毎同隔翌岁歲正腊闰])(?<!\d\s)月(?=\s?[\d初上中下末に份])"
    r"|(?<=\d\s年)\s?月|(?<=\d年)\s?月"
    r"|(?<![\d가-힣])(?<!\d\s)월(?=\s?\d)"
)
# What ends a clause, or the text.
_NOTHING = re.compile(r"\s*(?:$|[)\]}.,;:!?。．、，；：！？）」』】।۔؟،])")
# How far from its figure a unit stands, in characters, and what is rather a year.
_NEAR, _FIRST_YEAR = 12, 1500
# Up to two a unit needs no number: the dual of Arabic.
_DUAL = 2
# Languages that count after the noun.
_NUMBER_AFTER = frozenset({"sw", "ha", "yo", "ln", "rw", "lg", "zu", "xh", "sn", "ny"})


def exchanged_names(
    source: Visible, target: Visible, source_language: LanguageTag, locale: LanguageTag
) -> Exchange | None:
    """A month or weekday that stands for another."""
    given = names_in(source.text, source_language)
    if not given:
        return None
    found = names_in(target.text, locale)
    for kind in (MONTH, WEEKDAY):
        lost = _lost(kind, given, found)
        added = _lost(kind, found, given)
        if lost and added:
            return Exchange((lost[0].start, lost[0].end), (added[0].start, added[0].end))
        if lost and kind == MONTH and (cut := _CUT_MONTH.search(target.text)):
            return Exchange((lost[0].start, lost[0].end), cut.span())
    return None


def _lost(kind: str, here: Iterable[Named], there: Iterable[Named]) -> list[Named]:
    """The certain names of one side that the other names less often."""
    certain = [each for each in here if each.kind == kind and each.certain]
    theirs = [each.number for each in there if each.kind == kind]
    return [
        each
        for each in certain
        if sum(other.number == each.number for other in certain) > theirs.count(each.number)
    ]


def exchanged_units(
    source: Visible, target: Visible, source_language: LanguageTag, locale: LanguageTag
) -> Exchange | None:
    """A unit of time that stands for another, and not as so many of it (24 hours, one day)."""
    given = time_words(source.text, source_language)
    if not given:
        return None
    found = time_words(target.text, locale)
    if not found:
        return None
    counted = _counted_otherwise(given, found, source.text, target.text, source_language, locale)
    if counted is not None:
        return counted
    lost, added = _lost_units(given, found), _lost_units(found, given)
    if not (lost and added):
        return None
    one, other = lost[0], added[0]
    if _converted(one.unit, other.unit, source.text, target.text, source_language, locale):
        return None
    return Exchange((one.start, one.end), (other.start, other.end))


def lost_unit(
    pairs: Sequence[tuple[Figure, Figure]],
    source: Visible,
    target: Visible,
    source_language: LanguageTag,
    locale: LanguageTag,
) -> Exchange | None:
    """A figure of the source with its unit of time, and the figure that has none there.

    pairs: figures that answer each other, source first. What may be a unit near the figure is
    taken for its own.
    """
    given = time_words(source.text, source_language)
    if not given or not knows_time_words(locale):
        return None
    found = time_words(target.text, locale)
    units = {each.unit for each in found}
    said = numbers_in_words(target.text, locale)
    for here, there in pairs:
        word = next((each for each in given if 0 < each.start - here.end <= 1), None)
        if word is None or not word.certain or here.value >= _FIRST_YEAR:
            continue
        # “One year¹”: the unit has its number in words, and the figure is another.
        if here.value in said or (here.value <= _DUAL and word.unit in units):
            continue
        # Equal figures may have been paired crosswise.
        same = [other for _, other in pairs if other.values & here.values]
        near = any(-_NEAR <= each.start - other.end <= _NEAR for each in found for other in same)
        if not near and all(_NOTHING.match(target.text, other.end) for other in same):
            return Exchange((here.start, word.end), (there.start, there.end))
    return None


def _lost_units(here: Iterable[TimeWord], there: Iterable[TimeWord]) -> list[TimeWord]:
    """The certain units of one side that the other has less often, in any form."""
    certain = [each for each in here if each.certain]
    theirs = [each.unit for each in there]
    return [
        each
        for each in certain
        if sum(other.unit == each.unit for other in certain) > theirs.count(each.unit)
    ]


def _counted_otherwise(
    given: Sequence[TimeWord],
    found: Sequence[TimeWord],
    text: str,
    other_text: str,
    language: LanguageTag,
    locale: LanguageTag,
) -> Exchange | None:
    """The same number of another unit: 14 days, 14 weeks."""
    ours, theirs = _counts(text, given, language), _counts(other_text, found, locale)
    known, there = {(n, w.unit) for n, w in ours}, {(n, w.unit) for n, w in theirs}
    for number, word in ours:
        if not word.certain or (number, word.unit) in there:
            continue
        for other_number, other in theirs:
            if number == other_number and other.certain and (number, other.unit) not in known:
                return Exchange((word.start, word.end), (other.start, other.end))
    return None


def _counts(
    text: str, words: Sequence[TimeWord], language: LanguageTag
) -> list[tuple[Decimal, TimeWord]]:
    """Each unit of time with the numbers beside it: 5 to 7 days, siku 14."""
    numbers = [
        *((each.start, each.end, each.values) for each in figures(text, language)),
        *((each.start, each.end, frozenset({each.value})) for each in number_words(text, language)),
    ]
    after = language.language in _NUMBER_AFTER
    return [
        (value, word)
        for word in words
        for start, end, values in numbers
        if (0 <= start - word.end <= 1 if after else 0 <= word.start - end <= 2)
        for value in values
    ]


def _converted(
    one: str, other: str, text: str, other_text: str, language: LanguageTag, locale: LanguageTag
) -> bool:
    ours, theirs = _numbers(text, language), _numbers(other_text, locale)
    factors = FACTORS.get((one, other))
    if factors is None:
        factors = FACTORS.get((other, one), ())
        ours, theirs = theirs, ours
    # One of the larger unit need not be said: within a day.
    return any(number * factor in ours for number in {*theirs, Decimal(1)} for factor in factors)


def _numbers(text: str, language: LanguageTag) -> set[Decimal]:
    """Every number of the text, in figures and in words."""
    return {
        *(value for each in figures(text, language) for value in each.values),
        *(each.value for each in number_words(text, language)),
    }
