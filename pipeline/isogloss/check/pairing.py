"""Pair the sentences of a text with those of its translation, by their lengths.

Gale and Church (1993): sentences that translate each other have lengths that go together. One
may become two, or two one. What then is left over on either side has been lost, or added.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, product
from typing import NamedTuple

from isogloss.check.lengths import UsualLength

_MOST = 12
"""Texts of more sentences are not paired: it costs their number squared."""
_SPLIT, _PRICE = 4.0, 3.0
_FAR = 12.0
# Sentences of the source and of the translation that go together, and what it costs.
_GROUPS = ((1, 1, 0.0), (1, 2, _SPLIT), (2, 1, _SPLIT), (2, 2, 2 * _SPLIT), (1, 3, 2 * _SPLIT),
           (3, 1, 2 * _SPLIT))  # fmt: skip
_ALONE = ((1, 0, _PRICE), (0, 1, _PRICE))


class Leftover(NamedTuple):
    """Sentences without a counterpart, by number: of the source, of the translation.

    gain: how much likelier the pairing is with them than one without, as a logarithm.
    """

    lost: tuple[int, ...]
    added: tuple[int, ...]
    gain: float


def leftover(
    source: Sequence[float], target: Sequence[float], usual: UsualLength
) -> Leftover | None:
    """Which sentences are left over. source, target: measured lengths of the sentences.

    None where there are too many sentences, or none on a side.
    """
    if not source or not target or max(len(source), len(target)) > _MOST:
        return None
    whole, _ = _best(source, target, usual, _GROUPS)
    free, path = _best(source, target, usual, _GROUPS + _ALONE)
    lost = tuple(before[0] for before, after in pairwise(path) if after[1] == before[1])
    added = tuple(before[1] for before, after in pairwise(path) if after[0] == before[0])
    return Leftover(lost, added, whole - free)


def _best(
    source: Sequence[float],
    target: Sequence[float],
    usual: UsualLength,
    groups: Sequence[tuple[int, int, float]],
) -> tuple[float, list[tuple[int, int]]]:
    """The cheapest pairing: its cost, and the places it goes through from (0, 0) to the end."""
    costs = {(0, 0): 0.0}
    before: dict[tuple[int, int], tuple[int, int]] = {}
    for place in product(range(len(source) + 1), range(len(target) + 1)):
        for ours, theirs, price in groups:
            from_ = (place[0] - ours, place[1] - theirs)
            if from_ not in costs:
                continue
            cost = costs[from_] + price
            if ours and theirs:
                cost += _mismatch(
                    sum(source[from_[0] : place[0]]), sum(target[from_[1] : place[1]]), usual
                )
            if cost < costs.get(place, float("inf")):
                costs[place] = cost
                before[place] = from_
    end = (len(source), len(target))
    if end not in costs:
        return _FAR * max(end), []
    path = [end]
    while path[-1] in before:
        path.append(before[path[-1]])
    return costs[end], path[::-1]


def _mismatch(source: float, target: float, usual: UsualLength) -> float:
    deviation = usual.deviation_of(source, target)
    return min(deviation * deviation / 2, _FAR)
