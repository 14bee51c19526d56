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
from itertools import chain
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


class Weights(NamedTuple):
    """What a word tells, as logarithms, None for nothing.

    forms: its partners. hit, miss: where one of them stands in the other text, or none. The
    others: the same for a pair of texts that was learned from, without what it added.
    """

    forms: frozenset[str]
    hit: float | None
    miss: float | None
    learned_hit: float | None
    learned_miss: float | None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The partners of the words of one language in another, and what each word tells."""

    partners: Mapping[str, Partners]
    weights: Mapping[str, Weights]

    def evidence(
        self, words: Sequence[Word], present: frozenset[str], learned: bool
    ) -> list[tuple[Word, float]]:
        """For each word that tells something: how much more likely, as a logarithm, what stands
        in the other text is if it says the same than if it does not. A word tells it once.

        present: the forms of the other text. learned: whether this very pair of texts was
        learned from; what it added is then taken off.
        """
        found: list[tuple[Word, float]] = []
        seen: set[str] = set()
        known = self.weights
        for word in words:
            form = word[0]
            weights = known.get(form)
            if weights is None or form in seen:
                continue
            seen.add(form)
            forms, hit, miss, learned_hit, learned_miss = weights
            if forms.isdisjoint(present):
                value = learned_miss if learned else miss
            else:
                value = learned_hit if learned else hit
            if value is not None:
                found.append((word, value))
        return found


def _weights(known: Partners) -> Weights:
    return Weights(
        known.forms,
        _weight(known, known.kept, known.units, hit=True),
        _weight(known, known.kept, known.units, hit=False),
        _weight(known, known.kept - 1, known.units - 1, hit=True),
        _weight(known, known.kept, known.units - 1, hit=False),
    )


def _weight(known: Partners, kept: int, units: int, *, hit: bool) -> float | None:
    """What a word tells where it was found in `units` units, with a partner in `kept` of them."""
    if units < 2:
        return None
    together = (min(kept, units) + _PRIOR_KEPT) / (units + _PRIOR)
    if together <= known.chance:
        return None
    odds = together / known.chance if hit else (1 - together) / (1 - known.chance)
    return min(_FOR, max(_AGAINST, math.log(odds)))


def learn(
    texts: Sequence[tuple[Iterable[str], Iterable[str]]],
) -> tuple[Lexicon, Lexicon]:
    """Learn from pairs of word lists. Returns the lexicon of the first language, of the second."""
    pairs = [
        (sorted(set(first))[:_MOST_WORDS], sorted(set(second))[:_MOST_WORDS])
        for first, second in texts
    ]
    ours, our_units = _numbered([first for first, _ in pairs])
    theirs, their_units = _numbered([second for _, second in pairs])
    found, found_back = _partners(our_units, their_units, len(ours), len(theirs))
    homes, other_homes = _homes(our_units, len(ours)), _homes(their_units, len(theirs))
    return (
        _lexicon(found, ours, theirs, homes, other_homes, len(pairs)),
        _lexicon(found_back, theirs, ours, other_homes, homes, len(pairs)),
    )


def sample(count: int) -> range:
    """Which of so many units are learned from: all, or every so many."""
    return range(0, count, -(-count // _MOST_UNITS) or 1)


def _homes(units: Sequence[Sequence[int]], size: int) -> list[set[int]]:
    """For each word, the units that have it."""
    homes: list[set[int]] = [set() for _ in range(size)]
    for unit, words in enumerate(units):
        for word in words:
            homes[word].add(unit)
    return homes


def _lexicon(
    found: Mapping[int, Sequence[int]],
    names: Sequence[str],
    other_names: Sequence[str],
    homes: Sequence[set[int]],
    other_homes: Sequence[set[int]],
    units: int,
) -> Lexicon:
    partners: dict[str, Partners] = {}
    for word, others in found.items():
        near = set().union(*(other_homes[each] for each in others))
        home = homes[word]
        kept = len(near & home)
        chance = (len(near) - kept + 0.5) / (units - len(home) + 1.0)
        partners[names[word]] = Partners(
            frozenset(other_names[each] for each in others), kept, len(home), min(chance, 0.99)
        )
    return Lexicon(partners, {form: _weights(known) for form, known in partners.items()})


def _numbered(texts: Sequence[Sequence[str]]) -> tuple[list[str], list[list[int]]]:
    """The words that more than one text has, and the texts in their numbers."""
    counts = Counter(chain.from_iterable(texts))
    names = [word for word, count in counts.items() if count > 1]
    numbers = {word: number for number, word in enumerate(names)}
    return names, [[numbers[word] for word in text if word in numbers] for text in texts]


def _partners(
    ours: Sequence[Sequence[int]], theirs: Sequence[Sequence[int]], size: int, other_size: int
) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    """For each word of a language, those of the other that stand for it: first, second."""
    import numpy as np

    both = [(first, second) for first, second in zip(ours, theirs, strict=True) if first and second]
    if not both:
        return {}, {}
    # Each word of a translation beside each word of its source.
    sizes = np.array([len(first) for first, _ in both])
    other_sizes = np.array([len(second) for _, second in both])
    our_words = np.array([word for first, _ in both for word in first])
    their_words = np.array([word for _, second in both for word in second])
    small = np.int32  # there are some million pairs
    times = np.repeat(sizes, other_sizes)
    there = np.repeat(np.arange(len(their_words), dtype=small), times)
    shift = np.repeat(np.cumsum(sizes) - sizes, other_sizes) - (np.cumsum(times) - times)
    here = np.arange(len(there), dtype=small) + np.repeat(shift.astype(small), times)
    kinds, found, counts = np.unique(
        our_words[here] * other_size + their_words[there], return_inverse=True, return_counts=True
    )
    kind = found.astype(small)
    del found
    word, other = kinds // other_size, kinds % other_size
    our_counts = np.bincount(our_words, minlength=size)
    their_counts = np.bincount(their_words, minlength=other_size)
    lift = counts * len(ours) / (our_counts[word] * their_counts[other])
    usual = (counts > 1) & (lift > _LEAST_LIFT)

    def best(group: Any, word: Any, other: Any, size: int) -> dict[int, list[int]]:
        """Share out each word of the other language (group) among the words of its unit."""
        share = np.ones(len(kinds))
        for _ in range(_ROUNDS):
            weight = share[kind]
            weight /= np.bincount(group, weight)[group]
            mass = np.bincount(kind, weight, minlength=len(kinds))
            share = mass / np.bincount(word, mass, minlength=size)[word]
        good = usual & (np.round(share, 9) > _LEAST_SHARE)
        found: dict[int, list[int]] = {}
        for one, two in zip(word[good].tolist(), other[good].tolist(), strict=True):
            found.setdefault(one, []).append(two)
        return found

    return best(there, word, other, size), best(here, other, word, other_size)
