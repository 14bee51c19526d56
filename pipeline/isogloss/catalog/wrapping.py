"""Strings of a PO file, wrapped as GNU gettext wraps them.

Poedit and the gettext tools write a file anew with gettext's wrapping. What is wrapped so from
the start stays as it is, and the difference shows only what a person changed.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from isogloss.model.characters import columns

WIDTH = 79  # columns of a line, quotes included (GNU gettext manual, --width)

_PLAIN = re.compile(r'[^\\"\x00-\x1f\x7f-\x9f\u2028\u2029]*')
# Unicode Standard Annex 14: what no line begins with (CL, CP, EX, IS, NS, QU …), and what none
# ends with (OP, QU, PR …), as far as texts have it.
_NO_BREAK_BEFORE = frozenset(
    "!%),./:;?]}’”»…‰℃°、。，．：；？！）」』】〕》〉｝］ゝゞ々ー・ヽヾぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ％"
)
_NO_BREAK_AFTER = frozenset("([{‘“«「『（【〔《〈｛［$£¥€")
_GLUE = frozenset("\u00a0\u202f\u2007\u2060\ufeff\u200d")


def string_lines(keyword: str, text: str) -> list[str]:
    """The lines of one string: `msgid "…"`, or `msgid ""` and the lines that follow it."""
    if len(keyword) + 3 + len(text) <= WIDTH and text.isascii() and _PLAIN.fullmatch(text):
        return [f'{keyword} "{text}"']
    import polib

    # A line ends where the text has a line end, and nowhere else unless it is too long.
    parts = [f"{part}\\n" for part in map(polib.escape, text.split("\n"))]
    parts[-1] = parts[-1][:-2]
    if parts[-1] == "" and len(parts) > 1:
        parts.pop()
    if len(parts) == 1 and columns(keyword) + 3 + columns(parts[0]) <= WIDTH:
        return [f'{keyword} "{parts[0]}"']
    lines = [f'{keyword} ""']
    for part in parts:
        lines += [f'"{line}"' for line in _wrapped(part)]
    return lines


def _wrapped(part: str) -> list[str]:
    """A part without line ends, in lines that fit where it can be broken."""
    room = WIDTH - 2
    if columns(part) <= room:
        return [part]
    lines: list[str] = []
    current, used = "", 0
    for piece in _pieces(part):
        size = columns(piece)
        if current and used + size > room:
            lines.append(current)
            current, used = "", 0
        current += piece
        used += size
    return [*lines, current] if current else lines


def _pieces(part: str) -> list[str]:
    """The text cut at every place where a line may be broken."""
    pieces: list[str] = []
    start = 0
    for place in range(1, len(part)):
        if _may_break(part, place):
            pieces.append(part[start:place])
            start = place
    pieces.append(part[start:])
    return pieces


def _may_break(text: str, place: int) -> bool:
    """Whether a line may end before the character at `place`."""
    before, after = text[place - 1], text[place]
    if after == " " or after in _GLUE or before in _GLUE:
        return False
    if before == " ":
        return True
    if before == "\\" or after == "\\":
        return False
    if after in _NO_BREAK_BEFORE or before in _NO_BREAK_AFTER:
        return False
    if after == "<" and before in ".,:;!?}":  # as gettext does
        return True
    if before in "-\u2010\u2013":
        return not after.isdigit() and place > 1 and text[place - 2] != " "
    if before == "\u2014" or after == "\u2014":
        return True
    if before == "/":
        return not after.isdigit()
    if _is_wide(before) or _is_wide(after):
        return not unicodedata.combining(after)
    return False


@lru_cache(maxsize=4096)
def _is_wide(character: str) -> bool:
    """Whether lines break on both sides of it, as of an ideograph (UAX 14, class ID)."""
    return character > "\u2e7f" and unicodedata.east_asian_width(character) in "WF"
