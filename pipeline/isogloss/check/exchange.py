"""Which two units of a catalog have each other's translation, as far as the surface tells.

A small catalog teaches few words. But lengths, figures, names in the same letters or of the same
sound, countries, months, units of time, negations, question marks and brackets of a text go with
those of its own translation. Where two units would both fit far better if they changed
translations, they were exchanged.

What each of these counts was fitted to translations of news and of medical texts into 17
languages, by logistic regression: is the gain that of an exchange, or of two units in order?
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import combinations, pairwise
from typing import NamedTuple

from isogloss.check.cldr_names import things_named
from isogloss.check.lengths import UsualLength, measure
from isogloss.check.polarities import POLARITIES
from isogloss.check.sentences import sentence_spans
from isogloss.check.sounds import sounds_of
from isogloss.check.time_words import time_words
from isogloss.model import LanguageTag
from isogloss.model.characters import western

_TOKEN = re.compile(r"\d+|[^\W\d_]{4,}")
_LETTERS = 5
_QUESTION = re.compile(r"[?？؟;՞]\W*$|か。?\W*$")
_MARKS = (re.compile(r"[(（\[]"), re.compile(r"[\"“”„«»「」『』]"), re.compile(r"[:：]"))

_FAR = 8.0
_LENGTH, _SHARED, _SOUNDS, _NAMED, _WORDS = 0.35, 0.2, 0.34, 0.6, 0.11
_FIGURE, _ASKS, _MARK, _SENTENCE = -0.35, -1.85, -1.1, -0.4
_UNNAMED, _TIME, _DENIES = -0.65, -1.5, -1.4
"""What is shared, or stands on one side only, counts, as a logarithm of odds."""
_RAREST = 3.0
_POOR, _MOST_POOR = 0.4, 120
_PROMISING = -3.5
_LEAST_LENGTH = 18
_NEIGHBOURS = 1.7
"""Neighbours change places more often than others do."""
_ALIKE = 0.9
_DENIALS = re.compile(r"\b(?:not|never|cannot|no|without)\b|n['’]t\b", re.IGNORECASE)


class Exchange(NamedTuple):
    """Two units, by number, and how much better both fit if they change translations."""

    first: int
    second: int
    gain: float


@dataclass(frozen=True, slots=True)
class Surface:
    """What can be seen of a text without knowing its words.

    sounds, named: of words, as `sounds` and `cldr_names` have them.
    """

    text: str
    language: LanguageTag
    length: float
    tokens: frozenset[str]
    figures: frozenset[str]
    asks: bool
    marks: tuple[bool, ...]
    sentences: int
    sounds: frozenset[str]
    named: frozenset[str]


def surface(text: str, language: LanguageTag) -> Surface:
    """Look at a text as a reader sees it."""
    tokens = {each[:_LETTERS].casefold() for each in _TOKEN.findall(western(text))}
    return Surface(
        text,
        language,
        length=measure(text),
        tokens=frozenset(tokens),
        figures=frozenset(each for each in tokens if each.isdecimal()),
        asks=bool(_QUESTION.search(text[-12:])),
        marks=tuple(bool(pattern.search(text)) for pattern in _MARKS),
        sentences=len(sentence_spans(text)),
        sounds=sounds_of(text),
        named=things_named(text, language),
    )


def _said(source: Surface, target: Surface) -> float:
    """What units of time and negations tell, which takes longest to see."""
    times = [{each.unit for each in time_words(one.text, one.language)} for one in (source, target)]
    patterns = [_denials(one.language.language) for one in (source, target)]
    denies = [
        pattern is not None and pattern.search(one.text) is not None
        for pattern, one in zip(patterns, (source, target), strict=True)
    ]
    denied = None not in patterns and denies[0] != denies[1]
    return _TIME * len(times[0] ^ times[1]) + _DENIES * denied


@lru_cache(maxsize=8)
def _denials(language: str) -> re.Pattern[str] | None:
    known = POLARITIES.get(language)
    if language == "en":
        return _DENIALS
    return re.compile(known.negative, re.IGNORECASE) if known else None


def _alike(one: Surface, other: Surface) -> bool:
    """Whether two texts say nearly the same, so that it does not matter whose is whose."""
    shared = len(one.tokens & other.tokens)
    return shared >= _ALIKE * max(1, len(one.tokens), len(other.tokens))


class _Rarity:
    """How much it tells that both texts have something, the more the fewer have it."""

    def __init__(self, sets: Sequence[frozenset[str]]) -> None:
        counts = Counter(each for found in sets for each in found)
        self._values = {
            each: min(_RAREST, math.log(len(sets) / count)) for each, count in counts.items()
        }

    def of(self, shared: frozenset[str]) -> float:
        return sum(self._values[each] for each in shared)


@dataclass(frozen=True, slots=True)
class _Rarities:
    tokens: _Rarity
    sounds: _Rarity
    named: _Rarity


def _likeness(source: Surface, target: Surface, usual: UsualLength, rarity: _Rarities) -> float:
    """How well the two go together, as a logarithm; only differences of it mean anything."""
    deviation = usual.deviation_of(source.length, target.length)
    return (
        -_LENGTH * min(deviation * deviation / 2, _FAR)
        + _SHARED * rarity.tokens.of(source.tokens & target.tokens)
        + _SOUNDS * rarity.sounds.of(source.sounds & target.sounds)
        + _NAMED * rarity.named.of(source.named & target.named)
        + _UNNAMED * len(source.named ^ target.named)
        + _FIGURE * len(source.figures ^ target.figures)
        + _ASKS * (source.asks != target.asks)
        + _MARK * sum(one != other for one, other in zip(source.marks, target.marks, strict=True))
        + _SENTENCE * abs(source.sentences - target.sentences)
    )


def exchanged(
    sources: Sequence[Surface],
    targets: Sequence[Surface],
    usual: UsualLength,
    words: Callable[[int, int], float],
    least: float,
) -> list[Exchange]:
    """The pairs of units that were exchanged, best first; no unit is in two of them.

    words: how well the words of the source of one unit go with the target of another.
    least: the gain to speak of.
    """
    rarity = _Rarities(
        _Rarity([each.tokens for each in targets]),
        _Rarity([each.sounds for each in targets]),
        _Rarity([each.named for each in targets]),
    )

    def seen(first: int, second: int) -> float:
        return _likeness(sources[first], targets[second], usual, rarity)

    @cache
    def said(first: int, second: int) -> float:
        return _said(sources[first], targets[second])

    own = [seen(each, each) for each in range(len(targets))]
    whole = [own[each] + _WORDS * words(each, each) for each in range(len(targets))]
    worst = sorted(range(len(targets)), key=lambda each: (whole[each], each))
    long = [each for each in worst if sources[each].length >= _LEAST_LENGTH]
    telling = set(long)
    poor = long[: min(_MOST_POOR, math.ceil(_POOR * len(long)))]
    found: list[Exchange] = []
    candidates = {(min(pair), max(pair)) for pair in combinations(poor, 2)}
    candidates.update(pair for pair in pairwise(range(len(targets))) if telling.issuperset(pair))
    for first, second in sorted(candidates):
        if _alike(sources[first], sources[second]):
            continue
        gain = seen(first, second) + seen(second, first) - own[first] - own[second]
        gain += _NEIGHBOURS if second - first == 1 else 0.0
        if gain < _PROMISING:
            continue
        told = words(first, second) + words(second, first)
        gain += _WORDS * (told - words(first, first) - words(second, second))
        if gain < _PROMISING:
            continue
        gain += said(first, second) + said(second, first) - said(first, first)
        gain -= said(second, second)
        if gain >= least:
            found.append(Exchange(first, second, gain))
    taken: set[int] = set()
    chosen: list[Exchange] = []
    for each in sorted(found, key=lambda each: (-each.gain, each)):
        if taken.isdisjoint({each.first, each.second}):
            taken |= {each.first, each.second}
            chosen.append(each)
    return chosen
