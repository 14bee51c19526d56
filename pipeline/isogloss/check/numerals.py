"""Read the figures of a text, in any digits and with any marks.

`1,000` is a thousand in English and one in German, and translators do not always follow their
locale. So a figure has all the values it may stand for, and the one its locale gives it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from isogloss.check.marks import Marks, marks_of
from isogloss.check.scale_words import is_scale_word, scale_after, scale_before
from isogloss.model import LanguageTag
from isogloss.model.characters import western

# Space and apostrophe only group digits by three (CLDR: fr, ru, de-CH); others may be either.
_FIGURE = re.compile(
    r"(?:(?:(?<![\w.,])|(?<=\sو))\.(?=\d))?"
    r"\d+(?:(?:[.,٫٬،·]\d+)|(?:[ \u00a0\u202f\u2009'’]\d{3}(?!\d)))*"
)
_MARK = re.compile(r"[^\d]")
_ALWAYS_DECIMAL, _ALWAYS_GROUP = "٫", "٬ \u00a0\u202f\u2009'’"
_HALF_DAY = re.compile(r"(?::\d\d)?\s?([ap])\.?\s?m\b", re.IGNORECASE)
_TIME = re.compile(r":\d\d(?!\d)")
_YEARS = re.compile(r"(?:1[5-9]|20)\d\d[-–‑/]\d\d")
_PERSIAN_FRACTION = re.compile(r"(?<![\d/])([۰-۹]+)/([۰-۹]+)(?![\d/])")
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b")
_FRACTION = re.compile("[¼½¾⅐-⅞]")
_SOME = re.compile(r"[\d¼½¾⅐-⅞]")
_HOURS = re.compile(r"\d\s?h\s?$")
_CENTURY = re.compile(r"(?:st|nd|rd|th)?[\s-]centur", re.IGNORECASE)
_DECADE = re.compile(r"['’]?s\b")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number written in digits.

    values: all it may stand for. value: what it is by the marks of its locale.
    said: what words for it may say; other readings of its marks are none.
    joined: the numbers it is a part of, such as 120,000,000 for both of 1億2000万.
    scaled: value with its scale word (`2 million`), the same where there is none.
    start, end: where its digits stand.
    code: whether it is part of a name, such as `COVID-19` or `B12`.
    ordinal: `2nd`, `1980s`: words may stand for it.
    implied: what may stand beside it elsewhere: the century of a decade, the minutes of 1 p.m.
    """

    values: frozenset[Decimal]
    value: Decimal
    said: frozenset[Decimal]
    scaled: Decimal
    start: int
    end: int
    code: bool
    ordinal: bool
    implied: frozenset[Decimal] = frozenset()
    joined: frozenset[Decimal] = frozenset()


@lru_cache(maxsize=1024)
def figures(text: str, language: LanguageTag) -> tuple[Figure, ...]:
    """The figures of the text, in its order."""
    if _SOME.search(text) is None:
        return ()
    if language.language == "fa":
        # Persian writes 2.5 as ۲/۵ as well (Unicode CLDR, fa: U+066B is not on keyboards).
        text = _PERSIAN_FRACTION.sub(r"\1٫\2", text)
    marks = marks_of(language)
    found: list[Figure] = []
    for start, end in _runs(text, marks):
        written = western(text[start:end])
        values, value = _read(written, marks)
        scale = scale_after(text, end, language.language) or scale_before(
            text, start, language.language
        )
        scaled = value * scale
        otherwise = set(_said_otherwise(text, end, values))
        every = values | {each * scale for each in values} | otherwise
        found.append(
            Figure(
                values=frozenset(every),
                value=value,
                said=frozenset({value, scaled, *otherwise}),
                scaled=scaled,
                start=start,
                end=end,
                code=_is_code(text, start, end),
                ordinal=bool(_ORDINAL.match(text, end) or _DECADE.match(text, end)),
                implied=_implied(text, end, value),
            )
        )
    found.extend(_fractions(text))
    found.sort(key=lambda each: each.start)
    return _joined(text, tuple(found), language.language)


def _implied(text: str, end: int, value: Decimal) -> frozenset[Decimal]:
    if _HALF_DAY.match(text, end):
        return frozenset({Decimal(0)})
    if value >= 1000 and _DECADE.match(text, end):
        return frozenset({value // 100 + 1, value % 100})
    return frozenset()


def _fractions(text: str) -> Iterator[Figure]:
    """½ and the like; a whole number before it is a figure of its own."""
    for match in _FRACTION.finditer(text):
        value = Decimal(str(unicodedata.numeric(match[0])))
        # A half may be fifty per cent.
        values = frozenset({value, value * 100})
        yield Figure(values, value, values, value, match.start(), match.end(), False, True)


def _joined(text: str, found: tuple[Figure, ...], language: str) -> tuple[Figure, ...]:
    """Figures that are one number: 1億2000万, 2 लाख 44 हज़ार, and 14 to 22 million."""
    result = list(found)
    for number, (first, second) in enumerate(pairwise(found)):
        if first.scaled != first.value:
            between = text[first.end : second.start]
            if is_scale_word(between, language):
                _also(result, (number, number + 1), first.scaled + second.scaled)
                together = (first.value + second.value / 10) * (second.scaled / (second.value or 1))
                _also(result, (number, number + 1), together * first.scaled / (first.value or 1))
        elif second.scaled != second.value and second.start - first.end <= 5:
            _also(result, (number,), first.value * second.scaled / (second.value or 1))
        if _YEARS.fullmatch(text[first.start : second.end]):
            _also(result, (number + 1,), first.value // 100 * 100 + second.value)
    return tuple(result)


def _also(result: list[Figure], numbers: tuple[int, ...], value: Decimal) -> None:
    for number in numbers:
        figure = result[number]
        result[number] = replace(
            figure,
            values=figure.values | {value},
            said=figure.said | {value},
            joined=figure.joined | {value},
        )


def _runs(text: str, marks: Marks) -> Iterator[tuple[int, int]]:
    """Where figures stand; what is no one number (12.03.2020, 1,2,3) is cut at its marks."""
    for match in _FIGURE.finditer(text):
        clock = _HALF_DAY.match(text, match.end()) and not match[0].isdecimal()
        if not clock and _is_one_number(match[0], marks):
            yield match.start(), match.end()
        else:
            for part in re.finditer(r"\d+", match[0]):
                yield match.start() + part.start(), match.start() + part.end()


def _is_one_number(written: str, marks: Marks) -> bool:
    found = _MARK.findall(written)
    parts = _MARK.split(written)
    if not found or parts[0] == "":
        return len(found) < 2
    if len(found) == 1:
        # `1,2` in English is a list; in most of Europe it is a number. A point is never a list.
        by_three = len(parts[1]) == 3 and len(parts[0]) <= 3
        return by_three or found[0] in (marks.decimal, ".", _ALWAYS_DECIMAL) or not marks.decimal
    if len(set(found[:-1])) > 1 or not _may_group(parts[:-1]):
        return False
    return len(parts[-1]) == 3 or found[-1] != found[-2]


def _may_group(parts: list[str]) -> bool:
    """By thousands, or by lakhs and crores (12,34,567)."""
    return 1 <= len(parts[0]) <= 3 and all(2 <= len(each) <= 3 for each in parts[1:])


def _read(written: str, marks: Marks) -> tuple[set[Decimal], Decimal]:
    found = _MARK.findall(written)
    parts = _MARK.split(written)
    if not parts[0]:
        return {Decimal(f"0.{parts[1]}")}, Decimal(f"0.{parts[1]}")
    whole = Decimal("".join(parts))
    if not found:
        return {whole}, whole
    fraction = Decimal("".join(parts[:-1]) + "." + parts[-1])
    last = found[-1]
    if last in _ALWAYS_GROUP or (len(found) > 1 and found[-2] == last):
        return {whole}, whole
    if (
        last == _ALWAYS_DECIMAL
        or len(parts[-1]) != 3
        or parts[0].strip("0") == ""
        or len(found) > 1
    ):
        return {fraction}, fraction
    return {whole, fraction}, fraction if last == marks.decimal else whole


def _said_otherwise(text: str, end: int, values: set[Decimal]) -> Iterator[Decimal]:
    """5 pm is 17 h; the 1980s are the 80s, the 19th century the 1800s."""
    half_day = _HALF_DAY.match(text, end)
    decade = _DECADE.match(text, end)
    clock = _TIME.match(text, end)
    for value in values:
        if half_day and value <= 12:
            yield value % 12 + (12 if half_day[1] in "pP" else 0)
        if value <= 21 and _CENTURY.match(text, end):
            yield (value - 1) * 100
        if clock and 13 <= value <= 24:
            yield value - 12
        if decade and value >= 1000:
            yield value % 100


def _is_code(text: str, start: int, end: int) -> bool:
    """Whether letters go before, as in B12, COVID-19, H1N1, or a code goes on (2019-nCoV)."""
    before = text[max(0, start - 2) : start]
    after = text[end : end + 2]
    if before[-1:].isalpha() and before[-1:].isascii():
        return not _HOURS.search(text, max(0, start - 4), start)
    if before[1:] in ("-", "‑") and before[:1].isalpha():
        return True
    return (
        after[:1] in ("-", "‑")
        and after[1:2].isalpha()
        and after[1:2].isascii()
        and (text[end + 2 : end + 3].isupper())
    )
