"""Upper and lower bounds of figures: “up to 14 days”, “at least 2”, ≤, ≥.

A bound is only looked for beside a figure in digits, where its words mean little else, and it is
compared with the bound of the same figure on the other side.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from isogloss.check.bound_words import BOUND_WORDS, BoundWords
from isogloss.model import LanguageTag, Span
from isogloss.model.characters import western

_DIGIT = re.compile(r"\d")
_FIGURE = re.compile(r"\d(?:[\d.,٫٬'’\u00a0\u202f]{0,14}\d)?")
_SPACELESS = frozenset({"ja", "zh", "ko", "th"})
_NEAR, _NEAR_SPACELESS = 24, 8
# Signs: Unicode Standard, Mathematical Operators and their compatibility forms.
_UPPER_SIGN, _LOWER_SIGN = "[≤<⩽＜]", "[≥>⩾＞]"
_PAUSE = r"[^\d.,;:!?()。।۔،؛؟、，]"
# “Over 24 hours” may mean “during”.
_OVER = re.compile(r"over\W*$", re.IGNORECASE)
_HOURS = re.compile(r"\s*(?:hours?|days?|weeks?|months?|minutes?)\b")


class Side(Enum):
    """Which way a bound goes: nothing above it, or nothing below it."""

    UPPER = "upper"
    LOWER = "lower"


class Bound(NamedTuple):
    """A bound in a text. value: the figure's digits in ASCII. span: of words and figure."""

    side: Side
    value: str
    span: Span


class _Patterns(NamedTuple):
    before: re.Pattern[str]
    after: re.Pattern[str]


def bounds(text: str, tag: LanguageTag) -> tuple[Bound, ...]:
    """The bounds of a text's figures. A figure with words of both sides has none."""
    patterns = _patterns(tag.language)
    near = _NEAR_SPACELESS if tag.language in _SPACELESS else _NEAR
    text += "."  # the end of a text is the end of a sentence
    figures = list(_FIGURE.finditer(text))
    found = []
    for number, figure in enumerate(figures):
        floor = figures[number - 1].end() if number else 0
        roof = figures[number + 1].start() if number + 1 < len(figures) else len(text)
        left = text[max(floor, figure.start() - 2 * near) : figure.start()]
        right = text[figure.end() : min(roof, figure.end() + 2 * near)]
        if _OVER.search(left) and _HOURS.match(right):
            continue
        before, after = _last(patterns.before, left, near), patterns.after.match(right)
        sides = {_side(each) for each in (before, after) if each}
        if len(sides) == 1:
            start = figure.start() - (len(left) - before.start("words") if before else 0)
            end = figure.end() + (after.end() if after else 0)
            value = "".join(filter(str.isdecimal, western(figure[0])))
            found.append(Bound(sides.pop(), value, Span(start, end)))
    return tuple(found)


def turned_bound(
    source: str, source_language: LanguageTag, target: str, locale: LanguageTag
) -> tuple[Bound, Bound] | None:
    """A figure's bound in the source, and the opposite one of the same figure in the target.

    source, target: what readers see. A figure that stands more than once is not judged.
    """
    if _DIGIT.search(source) is None:
        return None
    ours = _single(bounds(source, source_language))
    if not ours:
        return None
    theirs = _single(bounds(target, locale))
    for value, bound in ours.items():
        other = theirs.get(value)
        if other is not None and other.side is not bound.side:
            return bound, other
    return None


def _last(pattern: re.Pattern[str], text: str, near: int) -> re.Match[str] | None:
    """The words that stand next to the end of the text, if nothing but a few others follow."""
    last = max(pattern.finditer(text), key=lambda match: match.start(), default=None)
    if last is None or not re.fullmatch(f"{_PAUSE}{{0,{near}}}", text[last.end() :]):
        return None
    return last


def _single(found: tuple[Bound, ...]) -> dict[str, Bound]:
    values = [each.value for each in found]
    return {each.value: each for each in found if values.count(each.value) == 1}


def _side(match: re.Match[str]) -> Side:
    return Side.UPPER if match["upper"] is not None else Side.LOWER


@lru_cache
def _patterns(language: str) -> _Patterns:
    words = BOUND_WORDS.get(language, BoundWords())
    spaceless = language in _SPACELESS
    near = _NEAR_SPACELESS if spaceless else _NEAR
    # Arabic writes “and”, “so”, “by” and “to” with the word that follows.
    start = "" if spaceless else r"(?:(?<!\w)[وفبل]?)" if language == "ar" else r"(?<!\w)"
    end = "" if spaceless else r"(?!\w)"

    def either(upper: str, lower: str) -> str:
        upper = "|".join(
            part for part in (_UPPER_SIGN, upper and f"{start}(?:{upper}){end}") if part
        )
        lower = "|".join(
            part for part in (_LOWER_SIGN, lower and f"{start}(?:{lower}){end}") if part
        )
        return f"(?P<words>(?P<upper>{upper})|(?P<lower>{lower}))"

    before = either(words.upper_before, words.lower_before)
    after = either(words.upper_after, words.lower_after)
    return _Patterns(
        re.compile(before, re.IGNORECASE),
        re.compile(rf"{_PAUSE}{{0,{near}}}?{after}", re.IGNORECASE),
    )
