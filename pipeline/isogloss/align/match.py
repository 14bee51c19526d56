"""Which unit of the source is which unit of the translation, and how sure that is."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace
from statistics import median
from typing import NamedTuple

from isogloss.align.anchors import parts
from isogloss.align.evidence import Scale, Weighed, evidence, scale_of, weighed
from isogloss.align.lattice import IN_ORDER, LEFT_OVER, Steps, posteriors
from isogloss.align.lexicon import lexicon_of
from isogloss.align.traits import Side, Trait

LIKELIER = 0.5
"""A pair with more than this is the likeliest of all that its two units can be in."""
_SURE = 0.8
"""The least share of pairs that words and lengths are learned from."""
_ENOUGH = 5
"""The fewest pairs to learn from."""
_LONG = 20
"""Characters from which a text tells of the ratio of lengths."""
_MOVED, _MOVED_EVIDENCE = 0.9, 5.0
"""The least share and evidence of pairs whose order says nothing for them."""
_ROUNDS = 3
_FULL = 120
"""Units of either side up to which each is compared with each."""
_WIDTH = 50
_NARROW = 15
"""Units to either side of the line through landmarks, before and after the first pairs."""


class Match(NamedTuple):
    """A unit of the source and one of the translation, by number, and the share of the pair."""

    source: int
    translated: int
    share: float


def matches(source: Side, translated: Side) -> tuple[tuple[Match, ...], Scale]:
    """The likeliest pairs, by number of the source's unit, and the scale they were found with."""
    here, there = source.traits, translated.traits
    scale = scale_of(here, there)
    cuts = tuple(parts(source.ids, translated.ids, (len(here), len(there))))
    found = _all((here, there), cuts, scale, _same_texts(here, there), _WIDTH)
    sure = [each for each in found if each.share >= _SURE]
    if len(sure) >= _ENOUGH:
        scale = replace(
            _measured(here, there, sure, scale),
            lexicon=lexicon_of(
                [(here[each.source].words, there[each.translated].words) for each in sure]
            ),
            shapes={},
        )
        known = {each.source: each.translated for each in sure}
        found = _all((here, there), cuts, scale, known, _NARROW)
    return tuple(sorted(found)), scale


def _measured(
    here: Sequence[Trait], there: Sequence[Trait], sure: Sequence[Match], scale: Scale
) -> Scale:
    """The scale with the ratio of lengths that pairs have, and how much it varies."""
    ratios = [
        math.log((there[each.translated].length + 1) / (here[each.source].length + 1))
        for each in sure
        if here[each.source].length >= _LONG
        and here[each.source].same != there[each.translated].same
    ]
    if len(ratios) < _ENOUGH:
        return scale
    ratio = median(ratios)
    # 1.4826 median deviations are a standard deviation where the distribution is normal.
    spread = (1.4826 * median(abs(each - ratio) for each in ratios)) ** 2
    return replace(scale, ratio=ratio, spread=max(0.03, min(0.2, 1.5 * spread)))


def _all(
    traits: tuple[Sequence[Trait], Sequence[Trait]],
    cuts: Sequence[tuple[range, range]],
    scale: Scale,
    landmarks: Mapping[int, int],
    width: int,
) -> list[Match]:
    """Pairs within the parts, then pairs among what those left over: what was moved."""
    here, there = ([weighed(each, scale) for each in side] for side in traits)
    found: list[Match] = []
    for one, other in cuts:
        found += _in_order(here, there, one, other, scale, IN_ORDER, landmarks, width)
    for _ in range(_ROUNDS):
        used = {each.source for each in found}, {each.translated for each in found}
        open_here = [i for i in range(len(here)) if i not in used[0]]
        open_there = [j for j in range(len(there)) if j not in used[1]]
        more = [
            each
            for each in _in_order(here, there, open_here, open_there, scale, LEFT_OVER, {}, _WIDTH)
            if each.share >= _MOVED
            and evidence(here[each.source], there[each.translated], scale) >= _MOVED_EVIDENCE
        ]
        if not more:
            break
        found += more
    return found


def _in_order(
    here: Sequence[Weighed],
    there: Sequence[Weighed],
    one: Sequence[int],
    other: Sequence[int],
    scale: Scale,
    steps: Steps,
    landmarks: Mapping[int, int],
    width: int,
) -> list[Match]:
    if not one or not other:
        return []

    def score(i: int, j: int) -> float:
        return evidence(here[one[i]], there[other[j]], scale)

    place = {j: position for position, j in enumerate(other)}
    knots = [
        (position, place[landmarks[i]])
        for position, i in enumerate(one)
        if i in landmarks and landmarks[i] in place
    ]
    bands = _bands(_in_line(knots), len(one), len(other), width)
    shares = posteriors(bands, len(other), score, steps)
    return [
        Match(one[i], other[j], share)
        for i, row in enumerate(shares)
        for j, share in row.items()
        if share > LIKELIER
    ]


def _bands(
    knots: Sequence[tuple[int, int]], count: int, size: int, width: int
) -> list[tuple[int, int]]:
    """Where the partner of each unit is looked for: everywhere, or near a line.

    knots: places that the line goes through, in order. width: how far from it, in units; where
    one side has more between two knots than the other, so much more.
    """
    if count * size <= _FULL * _FULL:
        return [(0, size)] * count
    knots = [(0, 0), *knots, (count, size)]
    rows = [each[0] for each in knots]
    bands: list[tuple[int, int]] = []
    low = high = 0
    for i in range(count):
        k = max(1, min(len(knots) - 1, bisect_left(rows, i + 1)))
        (i0, j0), (i1, j1) = knots[k - 1], knots[k]
        middle = j0 + (i - i0) * (j1 - j0) / max(1, i1 - i0)
        reach = width + abs((i1 - i0) - (j1 - j0))
        low = max(low, min(size - 1, int(middle - reach)))
        high = max(high, min(size, int(middle + reach) + 1))
        bands.append((low, high))
    bands[-1] = (bands[-1][0], size)
    return bands


def _in_line(places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of places, of those given in the source's order, that is in both orders."""
    best: list[int] = []  # the smallest end of a run of each length
    ends: list[int] = []
    previous: list[int] = []
    for index, (_, j) in enumerate(places):
        at = bisect_left(best, j)
        previous.append(ends[at - 1] if at else -1)
        best[at : at + 1] = [j]
        ends[at : at + 1] = [index]
    chain: list[tuple[int, int]] = []
    index = ends[-1] if ends else -1
    while index >= 0:
        chain.append(places[index])
        index = previous[index]
    return chain[::-1]


def _same_texts(here: Sequence[Trait], there: Sequence[Trait]) -> dict[int, int]:
    """Texts that stand once on either side and are the same, such as commands and names."""
    once_here, once_there = _once(here), _once(there)
    return {i: once_there[text] for text, i in once_here.items() if text in once_there}


def _once(traits: Sequence[Trait]) -> dict[str, int]:
    places: dict[str, int] = {}
    twice: set[str] = set()
    for index, trait in enumerate(traits):
        if trait.same in places:
            twice.add(trait.same)
        places[trait.same] = index
    return {text: index for text, index in places.items() if text not in twice}
