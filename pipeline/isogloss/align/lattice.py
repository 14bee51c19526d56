"""Two sequences in the same order: how likely each is paired with each.

A pair hidden Markov model (Durbin et al. 1998, chapter 4) with three states: a pair, a unit of
the source alone, a unit of the translation alone. Forward and backward sums give, for each
pair, its share of all the ways in which the two documents can be laid side by side; a pair that
could as well be the next one has half of it or less.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import NamedTuple


class Steps(NamedTuple):
    """How likely one state follows another: pairs, gaps that begin, go on, end, change side."""

    pair_pair: float
    pair_gap: float
    gap_gap: float
    gap_pair: float
    gap_other: float


IN_ORDER = Steps(0.94, 0.03, 0.6, 0.35, 0.05)
"""Translations keep nearly everything; what is missing is missing in a row."""
LEFT_OVER = Steps(0.7, 0.15, 0.79, 0.02, 0.19)
"""Among texts that found no partner, most have none."""

_STRONGEST = 12.0

Row = list[float]


def posteriors(
    bands: Sequence[tuple[int, int]],
    size: int,
    score: Callable[[int, int], float],
    steps: Steps,
) -> list[dict[int, float]]:
    """The share of each pair, for each unit of the source, where it is more than a trace.

    bands: for each unit of the source, the units [low, high) of the translation it may be
    paired with; low and high never fall, and the last high is `size`, the number of units
    that the translation has.
    score: logarithm of the odds of a pair.
    """
    count = len(bands)
    # Columns are numbers of units of the translation that are behind: one more than units.
    lows = [0, *(low for low, _ in bands)]
    highs = [bands[0][1] if bands else size, *(high for _, high in bands)]
    odds = [
        [math.exp(max(-_STRONGEST, min(_STRONGEST, score(i, j)))) for j in range(low, high)]
        for i, (low, high) in enumerate(bands)
    ]
    forward: list[tuple[Row, Row, Row]] = []
    scales: Row = []
    first = _first_row(highs[0], steps)
    forward.append(first[0])
    scales.append(first[1])
    for i in range(1, count + 1):
        rows, scale = _forward(forward[-1], lows[i - 1], lows[i], highs[i], odds[i - 1], steps)
        forward.append(rows)
        scales.append(scale)
    backward = _last_row(highs[-1] - lows[-1] + 1, steps)
    total = sum(rows[-1] for rows in forward[-1]) or 1.0
    shares: list[dict[int, float]] = [{} for _ in bands]
    for i in range(count, 0, -1):
        low = lows[i]
        found = shares[i - 1]
        for k, (ahead, behind) in enumerate(zip(forward[i][0], backward[0], strict=True)):
            share = ahead * behind / total
            if share > 0.01:
                found[low + k - 1] = min(1.0, share)
        if i > 1:
            width = len(forward[i - 1][0])
            backward = _backward(backward, lows[i - 1], width, low, odds[i - 1], steps, scales[i])
    return shares


def _first_row(high: int, steps: Steps) -> tuple[tuple[Row, Row, Row], float]:
    pairs, lone, others = [1.0], [0.0], [0.0]
    for k in range(1, high + 1):
        pairs.append(0.0)
        lone.append(0.0)
        others.append(pairs[k - 1] * steps.pair_gap + others[k - 1] * steps.gap_gap)
    return (pairs, lone, others), 1.0


def _forward(
    before: tuple[Row, Row, Row], low_before: int, low: int, high: int, odds: Row, steps: Steps
) -> tuple[tuple[Row, Row, Row], float]:
    """One unit of the source further. Columns run from low to high, both included."""
    pair_pair, pair_gap, gap_gap, gap_pair, gap_other = steps
    old_pairs, old_lone, old_others = before
    last = len(old_pairs) - 1
    pairs: Row = []
    lone: Row = []
    others: Row = []
    pair = other = alone = 0.0
    for column in range(low, high + 1):
        # To the left in this row.
        left_other = pair * pair_gap + other * gap_gap + alone * gap_other
        k = column - low_before
        if column > low and 0 <= k - 1 <= last:
            pair = odds[column - 1 - low] * (
                old_pairs[k - 1] * pair_pair + (old_lone[k - 1] + old_others[k - 1]) * gap_pair
            )
        else:
            pair = 0.0
        if 0 <= k <= last:
            alone = old_pairs[k] * pair_gap + old_lone[k] * gap_gap + old_others[k] * gap_other
        else:
            alone = 0.0
        other = left_other
        pairs.append(pair)
        lone.append(alone)
        others.append(other)
    scale = sum(pairs) + sum(lone) + sum(others)
    if scale <= 0.0:
        return (pairs, lone, others), 1.0
    inverse = 1.0 / scale
    return (
        [each * inverse for each in pairs],
        [each * inverse for each in lone],
        [each * inverse for each in others],
    ), scale


def _last_row(width: int, steps: Steps) -> tuple[Row, Row, Row]:
    """What is still to come after the last unit of the source: lone units of the translation."""
    pairs, lone, others = [1.0], [1.0], [1.0]
    for _ in range(width - 1):
        ahead = others[-1]
        pairs.append(ahead * steps.pair_gap)
        lone.append(ahead * steps.gap_other)
        others.append(ahead * steps.gap_gap)
    return pairs[::-1], lone[::-1], others[::-1]


def _backward(
    after: tuple[Row, Row, Row],
    low: int,
    width: int,
    low_after: int,
    odds: Row,
    steps: Steps,
    scale: float,
) -> tuple[Row, Row, Row]:
    """The row before, from the row after: `odds` are those of the unit between them."""
    pair_pair, pair_gap, gap_gap, gap_pair, gap_other = steps
    next_pairs, next_lone, _ = after
    last = len(next_pairs) - 1
    inverse = 1.0 / scale
    pairs: Row = [0.0] * width
    lone: Row = [0.0] * width
    others: Row = [0.0] * width
    right = 0.0
    for position in range(width - 1, -1, -1):
        k = low + position - low_after
        match = gone = 0.0
        if 0 <= k < last:
            match = next_pairs[k + 1] * odds[k] * inverse
        if 0 <= k <= last:
            gone = next_lone[k] * inverse
        pairs[position] = match * pair_pair + gone * pair_gap + right * pair_gap
        lone[position] = match * gap_pair + gone * gap_gap + right * gap_other
        others[position] = here = match * gap_pair + gone * gap_other + right * gap_gap
        right = here
    return pairs, lone, others
