"""Hold the figures of a text against those of its translation."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from isogloss.check.number_words import knows_words, numbers_in_words
from isogloss.check.numerals import Figure, figures
from isogloss.check.subjects import Translated
from isogloss.check.visible import Visible, visible_with
from isogloss.model import LanguageTag

_SMALL = Decimal(12)
_CONVERTED = re.compile(
    r"(?:\s?(?:to|-|–|and|or|by)\s?\d+)?[\s-]?(?:miles?|mph|foot|feet|ft|inch(?:es)?|in\b"
    r"|pounds?|lbs?|ounces?|oz|°\s?F|℉|degrees?|gallons?|acres?|yards?|stones?|F\b"
    r"|fahrenheit|square (?:foot|feet|miles?))",
    re.IGNORECASE,
)
# The minutes of a full hour, which are left out as often as not: 7 a.m., 7:00 Uhr.
_FULL_HOUR = re.compile(r"(?<=\d[:.])00(?!\d)")
# Between the parts of a list, a date or a time.
_LIST_MARK = re.compile(r"[,;،、.:/\s]{1,2}")


class Agreement(NamedTuple):
    """What does not agree.

    lost: figures of the source that nothing in the translation answers.
    added: figures of the translation that nothing in the source answers.
    pairs: figures that answer each other, source first.
    """

    source: Visible
    target: Visible
    lost: tuple[Figure, ...]
    added: tuple[Figure, ...]
    pairs: tuple[tuple[Figure, Figure], ...]


def agreement(unit: Translated) -> Agreement:
    """Compare the figures of a unit, as readers see them."""
    return _agreement(
        visible_with(unit.text, unit.shown),
        visible_with(unit.target, unit.shown),
        unit.source_language,
        unit.locale,
    )


@lru_cache(maxsize=512)
def _agreement(
    source: Visible, target: Visible, source_language: LanguageTag, locale: LanguageTag
) -> Agreement:
    given, found = figures(source.text, source_language), figures(target.text, locale)
    pairs: list[tuple[Figure, Figure]] = []
    left = list(found)
    unanswered: list[Figure] = []
    for figure in given:
        answer = _answer(figure, left)
        if answer is None:
            unanswered.append(figure)
        else:
            left.remove(answer)
            pairs.append((figure, answer))
    lost = _unsaid(unanswered, source.text, found, target.text, locale) if unanswered else ()
    added = _unsaid(left, target.text, given, source.text, source_language) if left else ()
    if not (lost and added):
        lost = tuple(each for each in lost if not _FULL_HOUR.match(source.text, each.start))
        added = tuple(each for each in added if not _FULL_HOUR.match(target.text, each.start))
        # A figure that stands twice on one side and once on the other is no change by itself.
        lost = tuple(each for each in lost if added or not _repeated(each, found))
        added = tuple(each for each in added if lost or not _repeated(each, given))
    return Agreement(source, target, lost, added, tuple(pairs))


def _answer(figure: Figure, candidates: Sequence[Figure]) -> Figure | None:
    """The figure that says the same, by its locale's marks if there is one, or in any reading."""
    for each in candidates:
        if each.scaled == figure.scaled:
            return each
    return next((each for each in candidates if each.values & figure.values), None)


def _unsaid(
    open_figures: Sequence[Figure],
    text: str,
    others: Sequence[Figure],
    other_text: str,
    language: LanguageTag,
) -> tuple[Figure, ...]:
    """The figures that the other side says neither in words nor as a list."""
    said = numbers_in_words(other_text, language)
    return tuple(
        each
        for each in open_figures
        if not each.values & said and not _in_list(text, each, other_text, others)
    )


def _repeated(figure: Figure, others: Sequence[Figure]) -> bool:
    return any(each.values & figure.values for each in others)


def _in_list(text: str, figure: Figure, other_text: str, others: Sequence[Figure]) -> bool:
    """Whether the other side has it as a list: 2,3 read as a decimal here, “2, 3” there."""
    atoms = [Decimal(each) for each in re.findall(r"\d+", text[figure.start : figure.end])]
    if len(atoms) < 2:
        return any(
            re.fullmatch(rf".*(?<!\d){figure.value}(?!\d).*", other_text[each.start : each.end])
            and not other_text[each.start : each.end].isdecimal()
            for each in others
        )
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
    lost = [each for each in result.lost if not each.code and not _imperial(result, each)]
    added = [each for each in result.added if not each.code]
    if any(each.code for each in result.lost) and any(each.code for each in result.added):
        return True
    if lost and added:
        return True
    if len(lost) < len(result.lost):
        return False
    return knows_words(locale) and any(
        each.value > _SMALL or each.value != each.value.to_integral_value()
        for each in lost + added
        if not each.ordinal
    )


def _imperial(result: Agreement, figure: Figure) -> bool:
    """Whether the figure is in a unit that translators convert (miles, °F, pounds)."""
    return bool(_CONVERTED.match(result.source.text, figure.end))
