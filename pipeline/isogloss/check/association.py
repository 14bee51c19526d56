"""Which words of one language stand for which of another, learned from a catalog itself.

No dictionary is used. In a catalog of some hundred units, words that translate each other occur
in the same units far more often than by chance. A few rounds of expectation maximization
(Brown et al. 1993, model 1) find them. Each word of a text then is evidence for or against:
where its partners stand in the other text, the two belong together; where they are missing,
they do not, or a part is lost. A unit is never evidence for itself.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from isogloss.model import LanguageTag

_WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f\u0900-\u0dff\u200c\u200d][^\W_]*)*")
_UNSPACED = frozenset({"zh", "yue", "ja", "th", "lo", "km", "my", "bo", "dz"})
# Arabic and its neighbours write the article and short words at the front of the next word.
_JOINED = re.compile(r"^[وفبلك]?ال(?=..)")
_STEM = 6

_LEAST_SHARE = 0.08
_LEAST_LIFT = 2.0
_ROUNDS = 3
_MOST_UNITS = 4000
_MOST_WORDS = 80
_FOR, _AGAINST = 4.0, -3.0
_PRIOR_KEPT, _PRIOR = 1.0, 3.0
"""What is taken for seen before anything is: few units are weak evidence."""


class Word(NamedTuple):
    """A word as it is compared, and the characters of the text it stands at."""

    form: str
    start: int
    end: int


@lru_cache(maxsize=4096)
def words_of(text: str, language: LanguageTag) -> tuple[Word, ...]:
    """The words of a text, cut to their first letters; pairs of characters where words join."""
    unspaced = language.language in _UNSPACED
    found: list[Word] = []
    for match in _WORD.finditer(text):
        word = match[0].lower()
        start = match.start()
        if unspaced and not word.isascii():
            found.extend(
                Word(word[place : place + 2], start + place, start + place + 2)
                for place in range(max(1, len(word) - 1))
            )
        else:
            bare = word if word.isascii() else _JOINED.sub("", word)
            found.append(Word(bare[:_STEM], start, match.end()))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Partners:
    """What is known of one word.

    forms: its partners in the other language. kept: in how many of the units that have it one of
    them stands. units: how many units have it. chance: how often one of them stands elsewhere.
    """

    forms: frozenset[str]
    kept: int
    units: int
    chance: float


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The partners of the words of one language in another."""

    partners: Mapping[str, Partners]

    def evidence(
        self, words: Sequence[Word], present: frozenset[str], learned: bool
    ) -> list[tuple[Word, float]]:
        """For each word that tells something: how much more likely, as a logarithm, what stands
        in the other text is if it says the same than if it does not.

        present: the forms of the other text. learned: whether this very pair of texts was
        learned from; what it added is then taken off.
        """
        found: list[tuple[Word, float]] = []
        for word in words:
            known = self.partners.get(word.form)
            if known is None:
                continue
            hit = not known.forms.isdisjoint(present)
            units = known.units - learned
            if units < 2:
                continue
            kept = min(known.kept - (learned and hit), units)
            together = (kept + _PRIOR_KEPT) / (units + _PRIOR)
            if together <= known.chance:
                continue
            odds = together / known.chance if hit else (1 - together) / (1 - known.chance)
            found.append((word, min(_FOR, max(_AGAINST, math.log(odds)))))
        return found


def learn(
    texts: Sequence[tuple[Iterable[str], Iterable[str]]],
) -> tuple[Lexicon, Lexicon]:
    """Learn from pairs of word lists. Returns the lexicon of the first language, of the second."""
    pairs = [
        (sorted(set(first))[:_MOST_WORDS], sorted(set(second))[:_MOST_WORDS])
        for first, second in texts
    ]
    return _learn(pairs), _learn([(second, first) for first, second in pairs])


def sample(count: int) -> range:
    """Which of so many units are learned from: all, or every so many."""
    return range(0, count, -(-count // _MOST_UNITS) or 1)


def _learn(pairs: Sequence[tuple[Sequence[str], Sequence[str]]]) -> Lexicon:
    ours, our_units = _numbered([first for first, _ in pairs])
    theirs, their_units = _numbered([second for _, second in pairs])
    found = _partners(our_units, their_units, len(ours), len(theirs))
    names, other_names = list(ours), list(theirs)
    holders: list[set[int]] = [set() for _ in theirs]
    for unit, words in enumerate(their_units):
        for word in words:
            holders[word].add(unit)
    homes: list[set[int]] = [set() for _ in ours]
    for unit, words in enumerate(our_units):
        for word in words:
            homes[word].add(unit)
    partners: dict[str, Partners] = {}
    for word, others in found.items():
        near = set().union(*(holders[each] for each in others))
        home = homes[word]
        kept = len(near & home)
        chance = (len(near) - kept + 0.5) / (len(pairs) - len(home) + 1.0)
        partners[names[word]] = Partners(
            frozenset(other_names[each] for each in others), kept, len(home), min(chance, 0.99)
        )
    return Lexicon(partners)


def _numbered(texts: Sequence[Sequence[str]]) -> tuple[dict[str, int], list[list[int]]]:
    """Numbers for the words that more than one text has, and the texts in numbers."""
    counts = Counter(word for text in texts for word in text)
    numbers: dict[str, int] = {}
    for text in texts:
        for word in text:
            if counts[word] > 1:
                numbers.setdefault(word, len(numbers))
    return numbers, [[numbers[word] for word in text if word in numbers] for text in texts]


def _partners(
    ours: Sequence[Sequence[int]], theirs: Sequence[Sequence[int]], size: int, other_size: int
) -> dict[int, list[int]]:
    """For each word, the words of the other language that stand for it."""
    import numpy as np

    keys: list[Any] = []
    groups: list[Any] = []
    group = 0
    for first, second in zip(ours, theirs, strict=True):
        if first and second:
            left, right = np.array(first, dtype=np.int64), np.array(second, dtype=np.int64)
            keys.append((left[None, :] * other_size + right[:, None]).ravel())
            numbers = np.arange(group, group + len(second), dtype=np.int64)
            groups.append(np.repeat(numbers, len(first)))
            group += len(second)
    if not keys:
        return {}
    kinds, kind, counts = np.unique(np.concatenate(keys), return_inverse=True, return_counts=True)
    where = np.concatenate(groups)
    word, other = kinds // other_size, kinds % other_size
    share = np.ones(len(kinds))
    for _ in range(_ROUNDS):
        weight = share[kind]
        weight /= np.bincount(where, weight, minlength=group)[where]
        mass = np.bincount(kind, weight, minlength=len(kinds))
        share = mass / np.bincount(word, mass, minlength=size)[word]
    our_counts = np.bincount([each for text in ours for each in text], minlength=size)
    other_counts = np.bincount([each for text in theirs for each in text], minlength=other_size)
    lift = counts * len(ours) / (our_counts[word] * other_counts[other])
    good = (share > _LEAST_SHARE) & (counts > 1) & (lift > _LEAST_LIFT)
    found: dict[int, list[int]] = {}
    for first_word, second_word in zip(word[good].tolist(), other[good].tolist(), strict=True):
        found.setdefault(first_word, []).append(second_word)
    return found
