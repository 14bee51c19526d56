"""Time two things in turn and compare them pair by pair."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Comparison:
    """Seconds of both, and the median of the ratios pair by pair."""

    ours: float
    other: float
    ratio: float


def compare(ours: Callable[[], object], other: Callable[[], object], rounds: int) -> Comparison:
    """Run both `rounds` times in turn, after one run of each that is not counted."""
    ours()
    other()
    pairs = []
    for _ in range(rounds):
        pairs.append((_seconds(ours), _seconds(other)))
    return Comparison(
        ours=statistics.median(first for first, _ in pairs),
        other=statistics.median(second for _, second in pairs),
        ratio=statistics.median(first / second for first, second in pairs),
    )


def _seconds(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start
