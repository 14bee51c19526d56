"""Ids that both documents have: they cut them into parts that belong together, moved or not."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

Ids = tuple[tuple[str, int], ...]


def parts(source: Ids, translated: Ids, sizes: tuple[int, int]) -> Iterator[tuple[range, range]]:
    """Cut both documents at the ids they share, in the order of the source.

    source, translated: ids with the number of the first unit after each, in order.
    sizes: how many units each document has.
    Gives the units of each part in both; every unit is in one part.
    """
    there = dict(translated)
    shared = {name for name, _ in source if name in there}
    ends = _ends(translated, shared, sizes[1])
    for name, units in _cut(source, shared, sizes[0]):
        yield units, ends[name]


def _cut(ids: Ids, shared: set[str], size: int) -> Iterator[tuple[str, range]]:
    """The part after each shared id; the part before the first has no name."""
    marks = [("", 0), *((name, place) for name, place in ids if name in shared), ("", size)]
    for (name, start), (_, end) in pairwise(marks):
        yield name, range(start, end)


def _ends(ids: Ids, shared: set[str], size: int) -> dict[str, range]:
    return dict(_cut(ids, shared, size))
