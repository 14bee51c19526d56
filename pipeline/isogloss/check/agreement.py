"""Hold the numbers of a text against those of its translation."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from isogloss.check.codes import is_cut
from isogloss.check.conversions import Imperial, imperial, is_conversion
from isogloss.check.dates import MONTH, Named, names_in
from isogloss.check.gaps import has_gap
from isogloss.check.measures import unit_after
from isogloss.check.number_words import NumberWord, knows_words, number_words
from isogloss.check.numerals import Figure, figures
from isogloss.check.subjects import Translated
from isogloss.check.unspoken import is_beside, is_name, months_in
from isogloss.check.visible import Visible, visible_with
from isogloss.model import LanguageTag

_SMALL = Decimal(12)
_TWO = 2
# The minutes of a full hour, which are left out as often as not: 7 a.m., 7:00 Uhr.
_FULL_HOUR = re.compile(r"(?<=\d[:.h])00(?!\d)")
_ATOM = re.compile(r"\d+")
# Between the parts of a list, a date or a time.
_LIST_MARK = re.compile(r"[,;،、.:/\s]{1,2}")
# Around the clock, said in words in most languages; wholly certain.
_IDIOM = re.compile(r"\b24/7\b|\b100 ?(?:%|per ?cent) (?:certain|sure|convinced|behind)")
_MEASURED = re.compile(
    r"\s?(?:[%٪％‰]|per ?cent|mg|µg|μg|mcg|kg|g|ml|mL|l|mm|cm|km|mmHg|mmol|°|IU)(?![A-Za-z])"
    r"|\s?(?:to|-|–)\s?\d"
)
_RANGE = re.compile(r"\d\s?(?:to|-|–|bis|a|à)\s?$")
# Two weeks may be 14 days, three decades 30 years.
_FACTORS = tuple(map(Decimal, (7, 10, 12, 24, 30, 60)))


class Agreement(NamedTuple):
    """What does not agree.

    lost: figures of the source that nothing in the translation answers.
    added: figures of the translation that nothing in the source answers.
    lost_words, added_words: the same of numbers that are certainly said in words.
    pairs: figures that answer each other, source first.
    convertible: where figures of the source stand in units that translators convert.
    """

    source: Visible
    target: Visible
    lost: tuple[Figure, ...]
    added: tuple[Figure, ...]
    lost_words: tuple[NumberWord, ...]
    added_words: tuple[NumberWord, ...]
    pairs: tuple[tuple[Figure, Figure], ...]
    convertible: frozenset[int]


class _Side(NamedTuple):
    """A text, its language, all its figures, and those that nothing answers so far."""

    text: str
    language: LanguageTag
    figures: tuple[Figure, ...]
    left: tuple[Figure, ...]

    @property
    def words(self) -> tuple[NumberWord, ...]:
        return number_words(self.text, self.language)


def agreement(unit: Translated) -> Agreement:
    """Compare the numbers of a unit, as readers see them."""
    shown = tuple(unit.shown.items()) if unit.shown else ()
    return _agreement(unit.text, unit.target, shown, unit.source_language, unit.locale)


@lru_cache(maxsize=64)
def _agreement(
    text: str,
    target_text: str,
    shown: tuple[tuple[str, str], ...],
    source_language: LanguageTag,
    locale: LanguageTag,
) -> Agreement:
    source, target = visible_with(text, dict(shown)), visible_with(target_text, dict(shown))
    given, found = _figures(source.text, source_language, target.text, locale)
    pairs, lost, added = _paired(given, found)
    ours = _Side(source.text, source_language, given, lost)
    theirs = _Side(target.text, locale, found, added)
    lost_words = _words(ours, theirs)
    added_words: tuple[NumberWord, ...] = ()
    convertible: frozenset[int] = frozenset()
    unanswered = lost
    if lost or added or lost_words:
        quantities = imperial(source.text, source_language)
        convertible = frozenset(each.start for each in quantities)
        lost_words = tuple(each for each in lost_words if each.start not in convertible)
        added_words = _words(theirs, ours)
        lost = _without_idioms(_unsaid(ours, theirs), source.text)
        lost = tuple(each for each in lost if not _is_converted(each, quantities, ours, theirs))
        added = tuple(
            each
            for each in _unsaid(theirs, ours)
            if not any(
                is_conversion(quantity, each.value, unit_after(target.text, each.end))
                for quantity in quantities
            )
        )
    if not (lost and added):
        lost = tuple(each for each in lost if not _FULL_HOUR.match(source.text, each.start))
        added = tuple(each for each in added if not _FULL_HOUR.match(target.text, each.start))
        # A code that stands twice on one side and once on the other is no change by itself.
        lost = tuple(
            each
            for each in lost
            if added
            or not _answered_already(each, found, pairs)
            or (each.code and is_cut(source.text, each.start, target.text))
        )
        named = {here.value for here, _ in pairs if here.code}
        added = tuple(
            each
            for each in added
            if lost or not (each.value in named or _answered_already(each, given, pairs))
        )
    if unanswered and not (lost or added) and has_gap(target.text, source.text):
        lost = tuple(each for each in unanswered if each.value)[:1]
    return Agreement(source, target, lost, added, lost_words, added_words, pairs, convertible)


def _figures(
    text: str, language: LanguageTag, other_text: str, locale: LanguageTag
) -> tuple[tuple[Figure, ...], tuple[Figure, ...]]:
    """The figures of both sides, without those that stand for months the other side names.

    Whether 5月 and May are the same month is for another rule.
    """
    here, there = figures(text, language), figures(other_text, locale)
    ours = names_in(text, language) if here or there else ()
    if not ours:
        return here, there
    theirs = names_in(other_text, locale)
    aside = _months(ours, text, theirs, other_text)
    aside_there = _months(theirs, other_text, ours, text)
    return (
        tuple(each for each in here if each.start not in aside),
        tuple(each for each in there if each.start not in aside_there),
    )


def _months(
    here: Sequence[Named], text: str, there: Sequence[Named], other_text: str
) -> frozenset[int]:
    """Where figures stand for months (5月, 3.5.2020) while the other side names them."""
    named = {
        each.number
        for each in there
        if each.kind == MONTH and not other_text[each.start].isdecimal()
    }
    if not named:
        return frozenset()
    return frozenset(
        each.start
        for each in here
        if each.kind == MONTH
        and text[each.start].isdecimal()
        and (each.certain or each.number in named)
    )


def _paired(
    given: Sequence[Figure], found: Sequence[Figure]
) -> tuple[tuple[tuple[Figure, Figure], ...], tuple[Figure, ...], tuple[Figure, ...]]:
    """Figures that answer each other, and those of each side that are left.

    Codes are asked first, so that in “peptidase 4 (DPP4)” it is the 4 that is found missing.
    """
    pairs: list[tuple[Figure, Figure]] = []
    left = list(found)
    unanswered: list[Figure] = []
    for figure in sorted(given, key=lambda each: not each.code):
        answer = _answer(figure, left)
        if answer is None:
            unanswered.append(figure)
        else:
            left.remove(answer)
            pairs.append((figure, answer))
    pairs.sort(key=lambda each: each[0].start)
    unanswered.sort(key=lambda each: each.start)
    return tuple(pairs), tuple(unanswered), tuple(left)


def _answer(figure: Figure, candidates: Sequence[Figure]) -> Figure | None:
    """The figure that says the same, by its locale's marks if there is one, or in any reading.

    A code is rather answered by a code, and a number by a number.
    """
    other = None
    for each in candidates:
        if each.scaled == figure.scaled and _same_zeros(figure, each):
            if each.code is figure.code:
                return each
            other = other or each
    if other is not None:
        return other
    likely = [each for each in candidates if each.values & figure.values]
    likely = [each for each in likely if _same_zeros(figure, each)]
    return min(likely, key=lambda each: each.code is not figure.code, default=None)


def _same_zeros(one: Figure, other: Figure) -> bool:
    """Whether both are the minutes of a full hour, or neither is: 8:00 has become no 8:0."""
    if one.value or other.value:
        return True
    return (one.end - one.start == _TWO) is (other.end - other.start == _TWO)


def _unsaid(here: _Side, there: _Side) -> tuple[Figure, ...]:
    """The figures that the other side says neither in words nor as a list."""
    if not here.left:
        return ()
    parts = _parts(there.text, there.figures)
    said = Counter(each.value for each in there.words)
    # Words that answer words of this side are taken: “a dose of 5 … for five days”.
    said.subtract(each.value for each in here.words if each.certain)
    certain = {each.value for each in there.words if each.certain}
    implied = {value for each in there.figures for value in each.implied}
    months = months_in(here.text, here.language)
    dated = {each.start for each in here.left if is_beside(each.start, each.end, months)}
    days = _days(there) if dated else frozenset()
    return tuple(
        each
        for each in here.left
        if not any(
            (
                said[value] > 0
                and (value in certain or not is_name(here.text, each))
                and (value in certain or each.start not in dated or value in days)
            )
            or (value in implied and (value or each.end - each.start == _TWO))
            for value in each.said
        )
        and not _in_list(here.text, each, there.text, there.figures, parts)
    )


def _days(side: _Side) -> frozenset[Decimal]:
    """The numbers that words beside a month say: “andra oktober”."""
    months = months_in(side.text, side.language)
    return frozenset(each.value for each in side.words if is_beside(each.start, each.end, months))


def _words(here: _Side, there: _Side) -> tuple[NumberWord, ...]:
    """The numbers that are certainly said in words here, and there less often in any way."""
    certain = [each for each in here.words if each.certain and each.value > 1]
    if not certain:
        return ()
    ours = Counter(each.value for each in certain)
    theirs = Counter(each.value for each in there.words)
    theirs.update(value for each in there.left for value in each.values)
    numbers = {*theirs, *(value for each in there.figures for value in each.values)}
    return tuple(
        each
        for each in certain
        if ours[each.value] > theirs[each.value] and not _in_other_units(each.value, numbers)
    )


def _in_other_units(value: Decimal, numbers: Iterable[Decimal]) -> bool:
    return any(
        value * each in numbers or (value / each in numbers and value > each) for each in _FACTORS
    )


def _is_converted(
    figure: Figure, quantities: Iterable[Imperial], here: _Side, there: _Side
) -> bool:
    """Whether another unit's figure stands for it, in the translation or in brackets here."""
    mine = [each for each in quantities if each.start == figure.start]
    if not mine:
        return False
    others = [
        *((each.value, unit_after(there.text, each.end)) for each in there.figures),
        *((each.value, unit_after(there.text, each.end)) for each in there.words),
        *((each.value, "") for each in here.figures if each is not figure),
    ]
    return any(is_conversion(quantity, value, unit) for quantity in mine for value, unit in others)


def _without_idioms(lost: tuple[Figure, ...], text: str) -> tuple[Figure, ...]:
    spans = [match.span() for match in _IDIOM.finditer(text)]
    return tuple(
        each for each in lost if not any(start <= each.start < end for start, end in spans)
    )


def _answered_already(
    figure: Figure, others: Sequence[Figure], pairs: Sequence[tuple[Figure, Figure]]
) -> bool:
    """Whether it is a code that the other side has, or part of a number that is answered."""
    if figure.code:
        return any(each.values & figure.values for each in others)
    return any(figure.joined & each.values for pair in pairs for each in pair)


def _parts(text: str, found: Sequence[Figure]) -> frozenset[Decimal]:
    """The numbers that stand in figures with marks: 2 and 3 of 2,3."""
    written = [text[each.start : each.end] for each in found]
    return frozenset(
        Decimal(atom) for each in written if not each.isdecimal() for atom in _ATOM.findall(each)
    )


def _in_list(
    text: str,
    figure: Figure,
    other_text: str,
    others: Sequence[Figure],
    parts: frozenset[Decimal],
) -> bool:
    """Whether the other side has it as a list: 2,3 read as a decimal here, “2, 3” there.

    parts: what `_parts` finds on the other side.
    """
    atoms = [Decimal(each) for each in _ATOM.findall(text[figure.start : figure.end])]
    if len(atoms) < 2:
        return figure.value in parts
    for first in range(len(others) - len(atoms) + 1):
        run = others[first : first + len(atoms)]
        if [each.value for each in run] == atoms and all(
            _LIST_MARK.fullmatch(other_text[one.end : two.start])
            for one, two in itertools.pairwise(run)
        ):
            return True
    return False


def certain(result: Agreement, locale: LanguageTag) -> bool:
    """Whether the disagreement cannot be a matter of wording.

    One figure for another is a change, and one code for another. A figure that is only lost or
    only added may be said in words that the tables do not have; the larger it is, the less
    likely. Figures in units that translators convert, such as miles, are left to readers.
    """
    lost = [each for each in result.lost if not each.code and each.start not in result.convertible]
    added = [each for each in result.added if not each.code]
    if any(each.code for each in result.lost) and any(each.code for each in result.added):
        return True
    if lost and added:
        return True
    if len(lost) < len(result.lost):
        return False
    return knows_words(locale) and (
        any(_weighs(each, result.source.text, result.target.text) for each in lost)
        or any(_weighs(each, result.target.text, result.source.text) for each in added)
    )


def _weighs(figure: Figure, text: str, other_text: str) -> bool:
    """Whether a figure that stands alone is a quantity: with a unit or sign, or in a range."""
    if figure.ordinal or (figure.value <= _SMALL and figure.value == int(figure.value)):
        return False
    written = text[figure.start : figure.end]
    return written not in other_text and bool(
        _MEASURED.match(text, figure.end)
        or _RANGE.search(text, max(0, figure.start - 9), figure.start)
    )
