"""Names of months and weekdays in a text: a date keeps its month in every language.

Source: CLDR calendar data (Gregorian), through Babel.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from isogloss.check.words import fold, words_of
from isogloss.model import LanguageTag

MONTH, WEEKDAY = "month", "weekday"
_UNSPACED = frozenset({"ja", "zh", "yue", "ko", "th", "my", "km", "lo"})
# English names that are other words as well; beside a figure they are months.
_ALSO_WORDS = frozenset({"may", "march", "august", "mar", "sun", "sat", "wed", "dec", "jan", "mon"})
_BESIDE_A_FIGURE = re.compile(r"\W{1,3}\d|\d(?:st|nd|rd|th)?\W{1,4}(?:of\W)?$")
_IN_A_DATE = re.compile(r"\b(?:in|of|since|until|by|late|early|mid|and|to|from|last|through)\W$")
_NUMBERED = re.compile(r"(?<!\d)(?P<east>\d{1,2})\s?[月월]|\b[Tt]háng (?P<viet>\d{1,2})(?!\d)")
_HAN_MONTHS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
_HAN = re.compile(r"(?<![〇一二三四五六七八九十百千])(十[一二]?|[一二三四五六七八九])月")
_DIGIT = re.compile(r"\d")
_NUMERIC = re.compile(
    r"(?<![\d.,/-])(?:(\d{1,2})[./-]\s?(\d{1,2})[./-]\s?(?:\d{4}|\d\d)"
    r"|\d{4}[./-](\d{1,2})[./-](\d{1,2}))(?![\d%])"
)
# Names take endings: maaliskuussa, অক্টোবরের, w marcu.
_ENDINGS = frozenset(
    "fi et hu tr az kk ky uz eu ka hy bn as mr ne gu pa ta te kn ml si am pl cs sk uk be hr sr sl "
    "bg mk lt lv el ru".split()
)  # fmt: skip


_SATURDAY, _JOINER = "شنبه", "\u200c"


class Named(NamedTuple):
    """kind: month or weekday. number: January and Monday are 1. certain: it is no other word."""

    kind: str
    number: int
    start: int
    end: int
    certain: bool


@lru_cache(maxsize=1024)
def names_in(text: str, language: LanguageTag) -> tuple[Named, ...]:
    """The months and weekdays that the text names."""
    named = _unspaced if language.language in _UNSPACED else _spaced
    return (*named(text, language), *_numbered(text))


def _numbered(text: str) -> Iterator[Named]:
    """Months by their numbers: 5月, 5월, tháng 5; less certainly 3.5.2020 and 5/3."""
    if not ("月" in text or _DIGIT.search(text)):
        return
    for match in _NUMBERED.finditer(text):
        if match.lastgroup and 1 <= int(match[match.lastgroup]) <= 12:
            yield Named(MONTH, int(match[match.lastgroup]), *match.span(match.lastgroup), True)
    for match in _HAN.finditer(text):
        yield Named(MONTH, _HAN_MONTHS.index(match[1]) + 1, *match.span(1), True)
    for match in _NUMERIC.finditer(text):
        for group in range(1, 5):
            if match[group] and 1 <= int(match[group]) <= 12:
                yield Named(MONTH, int(match[group]), *match.span(group), False)


def _spaced(text: str, language: LanguageTag) -> Iterator[Named]:
    names, phrases = _names(language)
    if not names:
        return
    words = words_of(text, language.language)
    if (
        language.language not in _ENDINGS
        and names.keys().isdisjoint(each[0] for each in words)
        and phrases.isdisjoint(each[0] for each in words)
    ):
        return
    for place, (word, start, end) in enumerate(words):
        known, last = None, end
        if place + 1 < len(words) and word in phrases:
            following = words[place + 1]
            known = names.get(f"{word} {following[0]}")
            last = following[2] if known else end
        if known is None and not (place and f"{words[place - 1][0]} {word}" in names):
            known = names.get(word)
        if known is None and language.language in _ENDINGS:
            known = _with_ending(word, language)
        if known is not None:
            kind, number, wide = known
            certain = wide and (language.language != "en" or _is_date(text, word, start, last))
            yield Named(kind, number, start, last, certain)


def _with_ending(word: str, language: LanguageTag) -> tuple[str, int, bool] | None:
    stems = _stems(language)
    for cut in range(len(word), max(2, len(word) - 6), -1):
        if word[:cut] in stems:
            return stems[word[:cut]]
    return None


@lru_cache(maxsize=64)
def _stems(language: LanguageTag) -> Mapping[str, tuple[str, int, bool] | None]:
    """Wide names, and what is left of them without a short ending; None where that is of two."""
    names, _ = _names(language)
    every: dict[str, set[tuple[str, int, bool]]] = {}
    for form, known in names.items():
        if known[2] and " " not in form:
            for stem in {form, form[: max(4, len(form) - 2)], form[: max(3, len(form) - 1)]}:
                every.setdefault(stem, set()).add(known)
    return {stem: known.pop() if len(known) == 1 else None for stem, known in every.items()}


def _is_date(text: str, word: str, start: int, end: int) -> bool:
    if not text[start].isupper():
        return False
    if word not in _ALSO_WORDS:
        return True
    before = text[max(0, start - 9) : start]
    return bool(
        _BESIDE_A_FIGURE.match(text, end)
        or _BESIDE_A_FIGURE.search(before)
        or _IN_A_DATE.search(before)
    )


def _unspaced(text: str, language: LanguageTag) -> Iterator[Named]:
    names, _ = _names(language)
    pattern = _pattern(language)
    if pattern is None:
        return
    for match in pattern.finditer(text):
        kind, number, wide = names[match[0]]
        yield Named(kind, number, match.start(), match.end(), wide)


@lru_cache(maxsize=64)
def _pattern(language: LanguageTag) -> re.Pattern[str] | None:
    names, _ = _names(language)
    # 5月 has a figure, which is held against the month as a figure.
    forms = sorted((each for each in names if len(each) > 1), key=lambda each: (-len(each), each))
    return re.compile(r"(?<!\d)(?:" + "|".join(map(re.escape, forms)) + ")") if forms else None


@lru_cache(maxsize=64)
def _names(language: LanguageTag) -> tuple[Mapping[str, tuple[str, int, bool]], frozenset[str]]:
    """Folded name -> kind, number, whether it is the wide form; first words of longer names."""
    from babel.core import Locale, UnknownLocaleError

    found: dict[str, tuple[str, int, bool]] = {}
    for each in language.chain:
        name = str(each).replace("tl", "fil", 1) if each.language == "tl" else str(each)
        try:
            locale = Locale.parse(name, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
        for kind, table in ((MONTH, locale.months), (WEEKDAY, locale.days)):
            for width in ("wide", "abbreviated"):
                for context in ("format", "stand-alone"):
                    for number, written in table[context][width].items():
                        # Babel counts weekdays from Monday as 0.
                        form = fold(written.rstrip("."), language.language)
                        if len(form) > 1 and not form[0].isdecimal():
                            wide = width == "wide" and len(form) > 2
                            value = number + (kind == WEEKDAY)
                            found.setdefault(form, (kind, value, wide))
        break
    if language.language in _UNSPACED:
        found = {form: known for form, known in found.items() if known[2] and not _HAN.match(form)}
    if language.language == "fa":
        # پنج‌شنبه is written with a space or a zero-width non-joiner as well.
        for form, known in list(found.items()):
            if form.endswith(_SATURDAY) and form != _SATURDAY:
                found[f"{form.removesuffix(_SATURDAY).strip(_JOINER)} {_SATURDAY}"] = known
    return found, frozenset(form.split()[0] for form in found if " " in form)
