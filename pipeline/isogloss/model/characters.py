"""What a character is for a reader and for a terminal (Unicode Character Database)."""

from __future__ import annotations

import unicodedata
from functools import lru_cache


def western(text: str) -> str:
    """The text with all decimal digits written 0 to 9 (general category Nd)."""
    return text if text.isascii() else "".join(map(_digit, text))


@lru_cache(maxsize=4096)
def _digit(character: str) -> str:
    digit = unicodedata.decimal(character, None)
    return character if digit is None else str(digit)


def columns(text: str) -> int:
    """How many columns of a terminal the text takes."""
    if text.isascii() and text.isprintable():
        return len(text)
    return sum(map(width, text))


@lru_cache(maxsize=4096)
def width(character: str) -> int:
    """Columns of a terminal that a character takes (Unicode Standard Annex 11)."""
    if character < "\x7f":
        return 1
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
