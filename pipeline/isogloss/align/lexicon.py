"""Which words go with which, learned from the pairs at hand (after Moore 2002).

It knows nothing of any language beforehand: where the texts are few, so is what it says.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence

_LEAST = 2
_MOST_WORDS = 80
"""A pair with more words says little about any two of them."""


def lexicon_of(
    pairs: Sequence[tuple[Sequence[str], Sequence[str]]],
) -> Mapping[str, Mapping[str, float]]:
    """For each word of the source, the words that stand in its translations far too often.

    Gives the pointwise mutual information (natural logarithm) of those met twice or more.
    """
    here: Counter[str] = Counter()
    there: Counter[str] = Counter()
    together: Counter[tuple[str, str]] = Counter()
    for source, translated in pairs:
        one, other = sorted(set(source)), sorted(set(translated))
        here.update(one)
        there.update(other)
        if len(one) <= _MOST_WORDS and len(other) <= _MOST_WORDS:
            together.update((a, b) for a in one for b in other)
    size = len(pairs)
    found: dict[str, dict[str, float]] = {}
    for (a, b), count in together.items():
        if count >= _LEAST:
            share = count / max(here[a], there[b])
            says = math.log(count * size / (here[a] * there[b])) * share
            if says > 0.7:
                found.setdefault(a, {})[b] = min(2.5, says)
    return found
