"""How likely a text is in each of the languages that py3langid knows.

The scores are those of `LanguageIdentifier.rank`. There a text is read byte by byte in Python,
each time anew. Words come again and again: here the way of the automaton through a word is kept,
by the word and the state in which it is met.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

_MOST_WORDS = 20_000
_LONGEST = 40
"""In bytes. What is longer is no word: text without spaces seldom comes twice."""


class _Model:
    """The automaton, the table of weights, and the words met so far."""

    def __init__(self) -> None:
        from py3langid.langid import MODEL_FILE, LanguageIdentifier

        found: Any = LanguageIdentifier.from_model_file(MODEL_FILE)
        self.moves: Any = found.tk_nextmove
        self.rows: list[int] = [row << 8 for row in found.tk_row]
        self.features: Sequence[int] = found.tk_output
        self.weights: Any = found.nb_ptc
        self.prior: Any = found.nb_pc
        self.columns: dict[str, int] = {}
        self.aliases: list[tuple[int, int]] = []
        for column, label in enumerate(found.nb_classes):
            first = self.columns.setdefault(label, column)
            if first != column:
                self.aliases.append((first, column))
        self.words: dict[tuple[int, bytes], tuple[int, tuple[int, ...]]] = {}

    def walk(self, state: int, text: bytes) -> tuple[int, tuple[int, ...]]:
        """The state after the bytes, and the features met on the way."""
        moves, rows, features = self.moves, self.rows, self.features
        met: list[int] = []
        for byte in text:
            state = moves[rows[state] + byte]
            feature = features[state]
            if feature >= 0:
                met.append(feature)
        return state, tuple(met)

    def features_of(self, text: bytes) -> Counter[int]:
        """How often each feature stands in the text."""
        *words, last = text.split(b" ")
        known, state = self.words, 0
        met: list[int] = []
        for word in words:
            way = known.get((state, word))
            if way is None:
                way = self.walk(state, word + b" ")
                if len(word) <= _LONGEST:
                    if len(known) >= _MOST_WORDS:
                        known.clear()
                    known[state, word] = way
            state = way[0]
            met += way[1]
        met += self.walk(state, last)[1]
        return Counter(met)


@lru_cache(maxsize=1)
def _model() -> _Model:
    return _Model()


def labels() -> tuple[str, ...]:
    """The languages, in the order of the model."""
    return tuple(_model().columns)


def scores(text: str) -> list[float]:
    """For each language, in the order of `labels`, the logarithm of how likely the text is in it.

    Only differences mean anything. A text without any feature of any language is equally likely
    in all.
    """
    import numpy as np

    model = _model()
    small = text.lower() if text.isupper() else text
    met = model.features_of(unicodedata.normalize("NFC", small).encode(errors="surrogatepass"))
    if not met:
        return [0.0] * len(model.columns)
    numbers = np.fromiter(met.keys(), dtype=np.intp, count=len(met))
    counts = np.fromiter(met.values(), dtype=np.float32, count=len(met))
    found: list[float] = (np.log1p(counts) @ model.weights[numbers] + model.prior).tolist()
    for first, second in model.aliases:
        found[first] = max(found[first], found[second])
    for _, second in reversed(model.aliases):
        del found[second]
    return found
