"""The words of a text, folded so that spellings of one word meet."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import groupby


def _marks() -> str:
    """The combining marks of all scripts but the far planes, as ranges of a character class."""
    points = (point for point in range(0x300, 0xFFFF) if unicodedata.category(chr(point))[0] == "M")
    ranges = []
    for _, run in groupby(enumerate(points), key=lambda each: each[1] - each[0]):
        members = [point for _, point in run]
        ranges.append(f"{chr(members[0])}-{chr(members[-1])}")
    return "".join(ranges)


MARKS = _marks()
"""Inside `[…]` of a pattern: what Python's `\\w` leaves out of words in Devanagari, Thai, …"""
_WORD = re.compile(rf"[^\W\d_](?:[^\W\d_]|[{MARKS}\u200d]|['’](?=[^\W\d_]))*")
_ASCII_WORD = re.compile(r"[A-Za-z]+(?:'[A-Za-z]+)*")
_SAME = str.maketrans(
    {
        **dict.fromkeys("أإآٱ", "ا"),
        **dict.fromkeys("يىے", "ی"),
        **dict.fromkeys("ةہھۃ", "ه"),
        **dict.fromkeys(map(chr, range(0x64B, 0x653)), ""),
        "ك": "ک",
        "ё": "е",
        "’": "'",
        "ـ": "",
        # Joiners, and the dots below letters of Devanagari and Bengali.
        "\u200d": "",
        "\u093c": "",
        "\u09bc": "",
    }
)


@lru_cache(maxsize=16384)
def fold(word: str, language: str) -> str:
    """The word in lower case, hamza, kinds of yeh and vowel signs of Arabic script apart."""
    folded = unicodedata.normalize("NFC", word).casefold().translate(_SAME)
    if language == "en":
        return folded.removesuffix("'s")
    if language == "tl":
        # Stress marks are for dictionaries.
        spread = unicodedata.normalize("NFD", folded)
        return "".join(each for each in spread if not unicodedata.combining(each))
    return folded.replace("i\u0307", "i") if language in ("tr", "az") else folded


@lru_cache(maxsize=1024)
def words_of(text: str, language: str) -> tuple[tuple[str, int, int], ...]:
    """The words of the text: folded, with where each begins and ends."""
    pattern = _ASCII_WORD if text.isascii() else _WORD
    return tuple((fold(match[0], language), *match.span()) for match in pattern.finditer(text))
