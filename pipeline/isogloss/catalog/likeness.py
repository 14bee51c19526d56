"""Which of many texts is most like a given one, without comparing each with each."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from heapq import nsmallest
from itertools import pairwise

from rapidfuzz import fuzz, process

from isogloss.catalog.changes import WITHOUT_SPACES

# So few texts are compared one by one.
_FEW = 48
# Of texts that share words with the one in question, so many are looked at, and compared.
_LOOKED_AT, _COMPARED = 200, 24
# A text this short may share no whole word with what it became.
_SHORT = 24

_WORD = re.compile(r"\w+")


class Index:
    """Texts that can be asked for the one most like another. Equal questions, equal answers.

    It grows with the number of texts, not with its square: only texts that share rare words or
    pairs of words are compared.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._postings: dict[str, list[int]] = defaultdict(list)
        if len(texts) > _FEW:
            for number, text in enumerate(texts):
                for feature in _features(text):
                    self._postings[feature].append(number)

    def best(self, text: str, cutoff: float) -> tuple[int, float] | None:
        """Number and likeness (0 to 100) of the text most like this one, the first of equals.

        None where none reaches `cutoff`.
        """
        numbers: Iterable[int] = range(len(self._texts))
        if len(self._texts) > _FEW:
            numbers = self._sharing(text)
        choices = {number: self._texts[number] for number in sorted(numbers)}
        found = process.extractOne(text, choices, scorer=fuzz.ratio, score_cutoff=cutoff)
        return None if found is None else (found[2], found[1])

    def _sharing(self, text: str) -> list[int]:
        """The texts that share most with this one, rare words counting most."""
        shared = sorted(
            (len(self._postings[feature]), feature)
            for feature in _features(text)
            if feature in self._postings
        )
        weights: dict[int, float] = {}
        looked_at = 0
        for size, feature in shared:
            if looked_at and looked_at + size > _LOOKED_AT:
                break
            looked_at += size
            for number in self._postings[feature][:_LOOKED_AT]:
                weights[number] = weights.get(number, 0.0) + 1 / size
        heaviest = nsmallest(_COMPARED, [(-weight, number) for number, weight in weights.items()])
        return [number for _, number in heaviest]


def _features(text: str) -> set[str]:
    """Words, pairs of words next to each other, pairs of characters where no spaces are."""
    text = text.casefold()
    words: list[str] = []
    for word in _WORD.findall(text):
        if word.isascii() or not WITHOUT_SPACES.search(word):
            words.append(word)
        else:
            words += [word[start : start + 2] for start in range(max(1, len(word) - 1))]
    found = set(words)
    found.update(map(" ".join, pairwise(words)))
    if len(text) <= _SHORT:
        found.update(text[start : start + 3] for start in range(len(text) - 2))
    return found
