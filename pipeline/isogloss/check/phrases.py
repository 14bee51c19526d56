"""Phrases that messages of several rules need."""

from __future__ import annotations


def times(count: int) -> str:
    """How often, in words: `not at all`, `once`, `twice`, `3 times`."""
    return {0: "not at all", 1: "once", 2: "twice"}.get(count, f"{count} times")


def short(text: str, length: int = 60) -> str:
    """The text in one line, cut where it is longer."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"
