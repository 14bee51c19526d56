"""Numbers said in words: “two types”, “نوعان”, “quatre-vingts”, “三つ”.

Two readings are made. The generous one tells that a figure is *not* lost: a word too many hides
one finding in a hundred, a word too few blocks a good translation. The certain one tells that
a number in words has become another.
Sources: CLDR rule-based number formats (spellout, made into tables by tools/spellout.py), and
what they leave out (`said_numbers`).
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import NamedTuple

from isogloss.check.east_asian_numbers import east_asian_numbers, thai_numbers
from isogloss.check.said_numbers import DOUBTFUL, FORMS, JOINTS, LOOSE
from isogloss.check.scale_words import scales_of
from isogloss.check.words import fold, words_of
from isogloss.model import LanguageTag

_ROMAN = re.compile(r"\b(?=[IVX]{1,6}\b)(X{0,3})(IX|IV|V?I{0,3})(?:\b|(?=e\b))")
_OTHER_NAMES = {"fil": "tl", "no": "nb", "bs": "hr"}
_ARABIC_PREFIX = re.compile(r"(?:و|ف)?(?:بال|لل|ال|ب|ل|ک)?")
_DUAL = re.compile(r"\w{2,}(?:ان|ین|تا|تی|تین|تان)")
_HEBREW_DUAL = re.compile(r"\w{2,}יים")
# Compounds and endings: zweimal, dreifach, vierteilig, kolmessa.
_COMPOUNDING = frozenset(
    "de nl sv da nb nn is fi et hu lv lt eu ka tr kk ru uk be pl cs sk tl bn hi ur mr ta te ml kn"
    .split()
)  # fmt: skip
_SHORT = frozenset("sv da nb nn tl bn hi ur mr ta te ml kn".split())
_LONGEST_PHRASE = 5
# Twenty seconds are not twenty-two.
_SECONDS = re.compile("se[cgk]u?[no]")
_BETWEEN = " -\u00a0\u202f\u2010\u2011"
_PREFIXING = frozenset({"ar", "he"})
_NONE: frozenset[int] = frozenset()

_Words = tuple[tuple[str, int, int], ...]
_Sum = tuple[int, frozenset[int], bool]
"""How many words, the numbers they say, whether they can say nothing else."""


class NumberWord(NamedTuple):
    """A number in words. start, end: where it stands. certain: it can be nothing else."""

    value: Decimal
    start: int
    end: int
    certain: bool


class _Table(NamedTuple):
    """certain, loose: folded word -> numbers. phrases: first word -> (all words, number)."""

    certain: Mapping[str, frozenset[int]]
    loose: Mapping[str, frozenset[int]]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], int], ...]]
    scales: Mapping[str, int]
    joint: str
    known: frozenset[str]


def knows_words(language: LanguageTag) -> bool:
    """Whether numbers said in words in this language are read at all."""
    return bool(_table(language).certain) or language.language in ("ja", "zh", "ko", "th", "yue")


def numbers_in_words(text: str, language: LanguageTag) -> frozenset[Decimal]:
    """All numbers that words of the text may say: a generous reading."""
    return frozenset(each.value for each in number_words(text, language))


@lru_cache(maxsize=1024)
def number_words(text: str, language: LanguageTag) -> tuple[NumberWord, ...]:
    """The numbers in words of the text, the parts of longer ones too, in no order."""
    return tuple(_found(text, language))


def _found(text: str, language: LanguageTag) -> Iterator[NumberWord]:
    yield from _roman(text)
    if language.language in ("ja", "zh", "ko", "yue"):
        for value, start, end, certain in east_asian_numbers(text, language.language):
            yield NumberWord(Decimal(value), start, end, certain)
    if language.language == "th":
        for value, start, end, certain in thai_numbers(text, _spellout("th")):
            yield NumberWord(Decimal(value), start, end, certain)
        return
    yield from _spelled(text, language)


def _spelled(text: str, language: LanguageTag) -> Iterator[NumberWord]:
    table = _table(language)
    words = words_of(text, language.language)
    inflecting = language.language in _PREFIXING or language.language in _COMPOUNDING
    place = 0
    while place < len(words):
        word, start, end = words[place]
        if not inflecting and word not in table.known:
            place += 1
            continue
        length, values, certain = _phrase(text, words, place, table) or _sum(
            text, words, place, table, language.language
        )
        if length:
            last = words[place + length - 1][2]
            for value in values:
                yield NumberWord(Decimal(value), start, last, certain)
        if length > 1:
            # Its parts may be said apart: three of “three million”.
            for part, at, until in words[place : place + length]:
                for value in table.certain.get(part, _NONE) | table.loose.get(part, _NONE):
                    yield NumberWord(Decimal(value), at, until, False)
        else:
            others = table.loose.get(word, _NONE)
            if not length:
                others |= _inflected(word, language.language, table)
            for value in others - values:
                yield NumberWord(Decimal(value), start, end, False)
        place += max(1, length)


def _phrase(text: str, words: _Words, place: int, table: _Table) -> _Sum | None:
    """A number that only several words say together: quatre vingts, labing isa."""
    for parts, number in table.phrases.get(words[place][0], ()):
        run = words[place : place + len(parts)]
        if tuple(each[0] for each in run) == parts and _together(text, run):
            return len(parts), frozenset({number}), True
    return None


def _together(text: str, run: _Words) -> bool:
    return all(not text[one[2] : two[1]].strip(_BETWEEN) for one, two in pairwise(run))


def _sum(text: str, words: _Words, place: int, table: _Table, language: str) -> _Sum:
    """The longest number that begins at the word, by tens and ones, hundreds and thousands."""
    first, certain = _first(words[place][0], table, language)
    if len(first) != 1:
        return (1 if first else 0), first, certain
    total, section, length = 0, next(iter(first)), 1
    while place + length < len(words):
        at = place + length
        word, step, joined = words[at][0], 1, False
        if word == table.joint and at + 1 < len(words):
            word, step, joined = words[at + 1][0], 2, True
        elif language == "ar" and word.startswith("و"):
            word, joined = word[1:], True
        if not _together(text, words[at - 1 : at + step]):
            break
        factor = table.scales.get(word)
        more = table.certain.get(word, _NONE)
        if factor and not joined and (section or 1) < factor:
            if factor < 1000:
                section = (section or 1) * factor
            else:
                total, section = total + (section or 1) * factor, 0
        elif _SECONDS.match(word):
            break
        elif len(more) == 1 and _adds(section, next(iter(more)), bool(total), joined):
            section += next(iter(more))
        else:
            break
        length += step
    return length, frozenset({total + section}), certain or length > 1


def _first(word: str, table: _Table, language: str) -> tuple[frozenset[int], bool]:
    """The numbers that the word may begin, and whether it is certainly a number."""
    doubtful = _doubtful(language)
    if word in table.certain:
        return table.certain[word], word not in doubtful and word not in table.scales
    if language in _PREFIXING:
        bare = _bare(word, language)
        if bare in table.certain:
            return table.certain[bare], bare not in doubtful
    scale = table.scales.get(word, 0)
    return (frozenset({scale}) if scale >= 100 else _NONE), False


def _adds(section: int, more: int, above: bool, joined: bool) -> bool:
    """Whether a number goes on: twenty-one, two hundred and five, fünf und zwanzig."""
    if joined and 0 < section < 10 and 20 <= more < 100 and more % 10 == 0:
        return True
    if joined and section == 10:
        # Swahili, which has no words for the teens.
        return 0 < more < 10
    if 0 < more < 10 and section % 10 == 0:
        return section % 100 >= 20 or (section >= 100 and section % 100 == 0)
    if 0 < more < 100 <= section:
        return section % 100 == 0
    return section == 0 and above and 0 < more < 1000


def _bare(word: str, language: str) -> str:
    if language == "he":
        return word[1:]
    match = _ARABIC_PREFIX.match(word)
    return word[match.end() :] if match else word


def _inflected(word: str, language: str, table: _Table) -> frozenset[int]:
    if language in _PREFIXING:
        bare = _bare(word, language)
        known = table.certain.get(bare, _NONE) | table.loose.get(bare, _NONE)
        dual = {"ar": _DUAL, "he": _HEBREW_DUAL}.get(language)
        return known | {2} if dual is not None and dual.fullmatch(word) else known
    if language in _COMPOUNDING:
        for length in range(len(word) - 1, 2 if language in _SHORT else 3, -1):
            known = table.certain.get(word[:length]) or table.loose.get(word[:length], _NONE)
            if known:
                return known
    return _NONE


def _roman(text: str) -> Iterator[NumberWord]:
    for match in _ROMAN.finditer(text):
        tens, ones = len(match[1]), match[2]
        unit = {"IX": 9, "IV": 4}.get(ones, ("V" in ones) * 5 + ones.count("I"))
        if tens or unit:
            yield NumberWord(Decimal(tens * 10 + unit), match.start(), match.end(), False)


@lru_cache(maxsize=64)
def _doubtful(language: str) -> frozenset[str]:
    return frozenset(fold(each, language) for each in DOUBTFUL.get(language, "").split())


@lru_cache(maxsize=64)
def _spellout(language: str) -> Mapping[str, str]:
    path = files("isogloss.check") / "spellout" / f"{language}.json"
    if not path.is_file():
        return {}
    table: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return table


@lru_cache(maxsize=64)
def _table(tag: LanguageTag) -> _Table:
    language = _OTHER_NAMES.get(tag.language, tag.language)
    certain: dict[str, set[int]] = {}
    loose: dict[str, set[int]] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for number, forms in _spellout(language).items():
        for form in forms.split("|"):
            parts = tuple(fold(each, language) for each in form.split())
            if len(parts) == 1:
                certain.setdefault(parts[0], set()).add(int(number))
            elif len(parts) <= _LONGEST_PHRASE:
                phrases.setdefault(parts[0], []).append((parts, int(number)))
    for value, form in _listed(FORMS.get(language, "")):
        certain.setdefault(fold(form, language), set()).add(value)
    for value, form in _listed(LOOSE.get(language, "")):
        loose.setdefault(fold(form, language), set()).add(value)
    scales = {fold(word, language): 10**power for word, power in scales_of(language).items()}
    hundred = {word: 100 for word, numbers in certain.items() if numbers == {100}}
    if language == "en":
        certain["dozen"] = {12}
        hundred["dozen"] = 12
    return _Table(
        {word: frozenset(numbers) for word, numbers in certain.items()},
        {word: frozenset(numbers) for word, numbers in loose.items()},
        {
            word: tuple(sorted(every, key=lambda each: (-len(each[0]), each)))
            for word, every in phrases.items()
        },
        hundred | scales,
        fold(JOINTS.get(language, ""), language),
        frozenset({*certain, *loose, *phrases, *hundred, *scales}),
    )


def _listed(text: str) -> Iterator[tuple[int, str]]:
    number = 0
    for each in text.split():
        if each.isdecimal() and each.isascii():
            number = int(each)
        else:
            yield number, unicodedata.normalize("NFC", each)
