"""Characters that do not show: which are normal where they stand, and which are a slip.

Unicode Standard 5.21 (default ignorable code points), 23.2 (layout controls), Annex 31 section
2.3 (joiners in identifiers).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from isogloss.check.scripts import script_of
from isogloss.model import LanguageTag

_UNSEEN = re.compile(
    r"[\u00ad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000\u2001\u200b-\u200f"
    r"\u205f-\u2065\u206a-\u206f\u2800\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8"
    r"\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
# Scripts whose letters change shape beside a joiner.
_JOINING = (
    "ARABIC", "SYRIAC", "MONGOLIAN", "NKO", "DEVANAGARI", "BENGALI", "GURMUKHI", "GUJARATI",
    "ORIYA", "TAMIL", "TELUGU", "KANNADA", "MALAYALAM", "SINHALA", "KHMER", "MYANMAR", "TIBETAN",
    "BALINESE", "JAVANESE",
)  # fmt: skip
# Languages in which U+200B marks where a line may break (Unicode Standard, 23.2).
_NO_SPACES = frozenset({"th", "lo", "km", "my", "bo", "dz"})
_WIDE_SPACE = frozenset({"ja", "zh", "ko", "yue"})
RIGHT_TO_LEFT = re.compile(
    r"[\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff]"
)
"""A character of a script that runs from right to left."""


def unseen(text: str, language: LanguageTag) -> Iterator[re.Match[str]]:
    """The characters of a text that do not show and have no work to do where they stand."""
    for match in _UNSEEN.finditer(text):
        before = text[match.start() - 1] if match.start() else ""
        after = text[match.end()] if match.end() < len(text) else ""
        if not _normal(match[0], before, after, text, language):
            yield match


def _normal(each: str, before: str, after: str, text: str, language: LanguageTag) -> bool:
    if each in "\u200c\u200d":
        emoji = each == "\u200d" and _symbol(before) and _symbol(after)
        return emoji or _joins(before) or _joins(after)
    if each in "\u200e\u200f\u061c":
        return language.direction == "rtl" or RIGHT_TO_LEFT.search(text) is not None
    if each == "\u200b":
        return language.language in _NO_SPACES and not (before + after).isspace() and bool(after)
    if each == "\u3000":
        return language.language in _WIDE_SPACE
    if each in "\ufe0e\ufe0f":
        return _symbol(before) or before in "0123456789#*"
    if "\ufe00" <= each <= "\ufe0d":
        return _symbol(before) or script_of(before) in ("Han", "Mongolian", "Myanmar")
    if "\U000e0100" <= each <= "\U000e01ef":
        return script_of(before) == "Han"
    if "\U000e0020" <= each <= "\U000e007f":
        return before == "\U0001f3f4" or "\U000e0020" <= before <= "\U000e007e"
    if "\u180b" <= each <= "\u180f":
        return script_of(before) == "Mongolian"
    return False


def _joins(character: str) -> bool:
    return bool(character) and unicodedata.name(character, "").startswith(_JOINING)


def _symbol(character: str) -> bool:
    return bool(character) and (
        character == "\ufe0f" or unicodedata.category(character) in ("So", "Sm", "Sk", "Po")
    )
