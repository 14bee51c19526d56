"""What a benchmark says: a figure, what it was measured against, and the goal."""

from __future__ import annotations

from dataclasses import dataclass

from bench.timing import Comparison


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the result.

    goal: the most (or, with `at_least`, the least) that the ratio may be; None where a
    figure only explains another.
    """

    name: str
    ratio: float
    detail: str
    goal: float | None = None
    at_least: bool = False

    @property
    def met(self) -> bool:
        if self.goal is None:
            return True
        return self.ratio >= self.goal if self.at_least else self.ratio <= self.goal

    def line(self) -> str:
        goal = ""
        if self.goal is not None:
            sign = "≥" if self.at_least else "≤"
            goal = f"  goal {sign} {self.goal:g}: {'met' if self.met else 'NOT MET'}"
        return f"{self.name}: {self.ratio:.2f} ×{goal}\n    {self.detail}"


def against(comparison: Comparison, ours: str, other: str) -> str:
    """The detail line of a comparison, in milliseconds."""
    return f"{ours} {comparison.ours * 1e3:.2f} ms, {other} {comparison.other * 1e3:.2f} ms"
