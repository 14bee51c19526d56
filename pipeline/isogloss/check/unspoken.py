"""Figures that words hardly ever say: of codes and labels, and the day beside a month.

A word that may be a number, and may be none, does not answer them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from isogloss.check.dates import MONTH, Named, names_in
from isogloss.check.numerals import Figure
from isogloss.model import LanguageTag

# Numbers that are names: Table 2, Annex 1.
_LABEL = re.compile(r"\b(?:Fig(?:ure|\.)|Table|Section|Annex|Appendix|Page)\s?$")
# From a day to its month: “3 May”, “3rd of May”, “May 3”.
_BESIDE = 6


def is_name(text: str, figure: Figure) -> bool:
    """Whether the figure of the text is a name: of a code (ACE2), a table, a section."""
    label = _LABEL.search(text, max(0, figure.start - 9), figure.start)
    return figure.code or label is not None


def months_in(text: str, language: LanguageTag) -> tuple[Named, ...]:
    """The months that the text names."""
    return tuple(each for each in names_in(text, language) if each.kind == MONTH)


def is_beside(start: int, end: int, months: Iterable[Named]) -> bool:
    """Whether what stands at [start, end) is beside one of the months."""
    return any(
        0 < month.start - end <= _BESIDE or 0 < start - month.end <= _BESIDE for month in months
    )
