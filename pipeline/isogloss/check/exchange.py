"""Which two units of a catalog have each other's translation, as far as the surface tells.

A small catalog teaches few words. But lengths, figures, names in the same letters, question
marks and brackets of a text go with those of its own translation. Where two units would both fit
far better if they changed translations, they were exchanged.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import NamedTuple

from isogloss.check.lengths import UsualLength, measure
from isogloss.check.sentences import sentence_spans
from isogloss.check.traces import western

_TOKEN = re.compile(r"\d+|[^\W\d_]{4,}")
_LETTERS = 5
_QUESTION = re.compile(r"[?？؟;՞]\W*$|か。?\W*$")
_MARKS = (re.compile(r"[(（\[]"), re.compile(r"[\"“”„«»「」『』]"), re.compile(r"[:：]"))

_FAR = 8.0
_SHARED, _FIGURE, _ASKS, _MARK, _SENTENCE = 3.0, -1.5, -2.0, -0.7, -0.7
_POOR, _MOST_POOR = 0.4, 120
_PROMISING = -4.0
_LEAST_LENGTH = 25
_NEIGHBOURS = 1.0
"""Neighbours change places more often than others do."""
_ALIKE = 0.9


class Exchange(NamedTuple):
    """Two units, by number, and how much better both fit if they change translations."""

    first: int
    second: int
    gain: float


@dataclass(frozen=True, slots=True)
class Surface:
    """What can be seen of a text without knowing its language."""

    length: float
    tokens: frozenset[str]
    figures: frozenset[str]
    asks: bool
    marks: tuple[bool, ...]
    sentences: int


def surface(text: str) -> Surface:
    """Look at a text as a reader sees it."""
    tokens = {each[:_LETTERS].casefold() for each in _TOKEN.findall(western(text))}
    return Surface(
        length=measure(text),
        tokens=frozenset(tokens),
        figures=frozenset(each for each in tokens if each.isdecimal()),
        asks=bool(_QUESTION.search(text[-12:])),
        marks=tuple(bool(pattern.search(text)) for pattern in _MARKS),
        sentences=len(sentence_spans(text)),
    )


def _alike(one: Surface, other: Surface) -> bool:
    """Whether two texts say nearly the same, so that it does not matter whose is whose."""
    shared = len(one.tokens & other.tokens)
    return shared >= _ALIKE * max(1, len(one.tokens), len(other.tokens))


def likeness(
    source: Surface, target: Surface, usual: UsualLength, rarity: Callable[[str], float]
) -> float:
    """How well the two go together, as a logarithm; only differences of it mean anything.

    rarity: how much it tells that both have a token.
    """
    deviation = usual.deviation_of(source.length, target.length)
    return (
        -min(deviation * deviation / 2, _FAR)
        + sum(rarity(each) for each in source.tokens & target.tokens)
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
    counts = Counter(token for target in targets for token in target.tokens)

    def rarity(token: str) -> float:
        return min(_SHARED, math.log(len(targets) / counts[token]))

    def seen(first: int, second: int) -> float:
        return likeness(sources[first], targets[second], usual, rarity)

    own = [seen(each, each) for each in range(len(targets))]
    whole = [own[each] + words(each, each) for each in range(len(targets))]
    worst = sorted(range(len(targets)), key=lambda each: (whole[each], each))
    told = [each for each in worst if sources[each].length >= _LEAST_LENGTH]
    telling = set(told)
    poor = told[: min(_MOST_POOR, math.ceil(_POOR * len(told)))]
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
        gain += words(first, second) + words(second, first)
        gain -= words(first, first) + words(second, second)
        if gain >= least:
            found.append(Exchange(first, second, gain))
    taken: set[int] = set()
    chosen: list[Exchange] = []
    for each in sorted(found, key=lambda each: (-each.gain, each)):
        if taken.isdisjoint({each.first, each.second}):
            taken |= {each.first, each.second}
            chosen.append(each)
    return chosen
