"""The shares of pairs are those of adding up all ways one by one."""

from __future__ import annotations

import math
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isogloss.align.lattice import IN_ORDER, Steps, posteriors

Way = tuple[tuple[int, int], ...]


def _ways(
    count: int, size: int, i: int, j: int, state: str, steps: Steps
) -> Iterator[tuple[Way, float]]:
    """All ways from here on, each with its pairs and the likelihood of its steps."""
    if i == count and j == size:
        yield (), 1.0
        return
    gaps = {
        "pair": steps.pair_gap,
        "lone": steps.gap_gap,
        "other": steps.gap_other,
    }
    if i < count and j < size:
        step = steps.pair_pair if state == "pair" else steps.gap_pair
        for rest, likely in _ways(count, size, i + 1, j + 1, "pair", steps):
            yield ((i, j), *rest), likely * step
    if i < count:
        step = gaps[state]
        for rest, likely in _ways(count, size, i + 1, j, "lone", steps):
            yield rest, likely * step
    if j < size:
        step = {"pair": steps.pair_gap, "lone": steps.gap_other, "other": steps.gap_gap}[state]
        for rest, likely in _ways(count, size, i, j + 1, "other", steps):
            yield rest, likely * step


@settings(max_examples=60, deadline=None)
@given(
    st.integers(1, 4).flatmap(
        lambda count: st.integers(1, 4).flatmap(
            lambda size: st.lists(
                st.lists(st.floats(-6, 6), min_size=size, max_size=size),
                min_size=count,
                max_size=count,
            )
        )
    )
)
def test_shares_are_the_sum_of_all_ways(odds: list[list[float]]) -> None:
    count, size = len(odds), len(odds[0])
    totals: dict[tuple[int, int], float] = {}
    everything = 0.0
    for pairs, likely in _ways(count, size, 0, 0, "pair", IN_ORDER):
        weight = likely * math.exp(sum(odds[i][j] for i, j in pairs))
        everything += weight
        for pair in pairs:
            totals[pair] = totals.get(pair, 0.0) + weight
    found = posteriors([(0, size)] * count, size, lambda i, j: odds[i][j], IN_ORDER)
    for i in range(count):
        for j in range(size):
            wanted = totals.get((i, j), 0.0) / everything
            assert found[i].get(j, 0.0) == pytest.approx(wanted, abs=0.011)
            if wanted > 0.02:
                assert found[i][j] == pytest.approx(wanted, rel=1e-6)


def test_a_narrow_band_finds_what_the_whole_finds() -> None:
    def score(i: int, j: int) -> float:
        return 5.0 if i == j else -5.0

    size = 300
    bands = [(max(0, i - 5), min(size, i + 6)) for i in range(size)]
    found = posteriors(bands, size, score, IN_ORDER)
    assert all(found[i][i] > 0.99 for i in range(size))


def test_of_two_that_fit_alike_neither_is_sure() -> None:
    found = posteriors([(0, 2)], 2, lambda _, __: 2.0, IN_ORDER)
    assert found[0][0] < 0.75 and found[0][1] < 0.75


def test_many_units_do_not_run_out_of_numbers() -> None:
    size = 2000
    bands = [(max(0, i - 3), min(size, i + 4)) for i in range(size)]
    found = posteriors(bands, size, lambda i, j: 12.0 if i == j else -12.0, IN_ORDER)
    assert all(found[i][i] > 0.99 for i in range(size))
    worst = posteriors(bands, size, lambda _, __: -12.0, IN_ORDER)
    assert all(share <= 1.0 for row in worst for share in row.values())
