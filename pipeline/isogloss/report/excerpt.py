"""One line of a text, with the place in it that a finding is about.

A caret below the line is right only where every terminal gives each character before it the
same columns. Terminals differ in right-to-left text, in emoji of several characters, and in
scripts whose marks take room. There the place stands between ⟦ and ⟧ instead, which are right
whatever the terminal does: they are letters of the line, and mirrored with it (UAX 9, 6.1).
"""

from __future__ import annotations

import unicodedata

from isogloss.model import Span
from isogloss.model.characters import columns, width

_WIDTH = 92  # columns of an excerpt, so that a line with its indent fits in 100
_INDENT = " " * 10
_ELLIPSIS = "…"
_OPEN, _CLOSE = "⟦", "⟧"


def excerpt(label: str, text: str, span: Span | None) -> list[str]:
    """The lines that show a text. span: characters of it to mark, None for none.

    label: six columns, such as `source`.
    """
    start_of_line = f"  {label}  "
    if span is None or not 0 <= span.start <= span.end <= len(text):
        return [start_of_line + _cut(printable(text))]
    start = _window_start(text, span)
    head = _ELLIPSIS if start else ""
    before = head + printable(text[start : span.start])
    marked = printable(text[span.start : span.end])
    after = printable(text[span.end :])
    if not _has_certain_columns(text[start : span.end]):
        marked = f"{_OPEN}{marked}{_CLOSE}"
        return [start_of_line + _cut(before + marked + after)]
    line = _cut(before + marked + after)
    room = max(1, columns(line) - columns(before))
    caret = " " * columns(before) + "^" * max(1, min(columns(marked), room))
    return [start_of_line + line, _INDENT + caret]


def printable(text: str) -> str:
    """The text in one line, without what a terminal would act upon."""
    return "".join(
        each if each.isprintable() or each in _HARMLESS else _stand_in(each) for each in text
    )


# Joiners shape letters and direction marks are harmless; the rest would disturb a terminal.
_HARMLESS = frozenset("\u200c\u200d\u200e\u200f")


def _stand_in(character: str) -> str:
    if character.isspace():
        return " " if character != "\n" else "⏎"
    return f"⟨U+{ord(character):04X}⟩"


def _has_certain_columns(text: str) -> bool:
    return text.isascii() or not any(map(_is_uncertain, text))


def _is_uncertain(character: str) -> bool:
    """Whether the columns, or the place in the line, depend on the terminal."""
    code = ord(character)
    return code > 0x7F and (
        unicodedata.bidirectional(character) in ("R", "AL", "AN")
        or unicodedata.category(character) == "Mc"
        or code in (0x200D, 0xFE0E, 0xFE0F)  # what joins and shapes emoji
        or 0x1160 <= code <= 0x11FF  # vowels and finals of Hangul written apart
        or 0x1F1E6 <= code <= 0x1F1FF  # letters of flags
        or 0x1F3FB <= code <= 0x1F3FF  # skin tones
    )


def _window_start(text: str, span: Span) -> int:
    """Where the excerpt begins so that the span is in it, at the beginning of a word if near."""
    if columns(printable(text[: span.end])) <= _WIDTH:
        return 0
    start = max(0, span.start - 30)
    space = text.find(" ", start, span.start)
    if space >= 0:
        return space + 1
    while start < span.start and unicodedata.combining(text[start]):
        start += 1
    return start


def _cut(text: str) -> str:
    used = 0
    for index, each in enumerate(text):
        used += width(each)
        if used > _WIDTH:
            shown = text[:index].rstrip()
            lost = (
                _CLOSE if _OPEN in shown and _CLOSE in text[index:] and _CLOSE not in shown else ""
            )
            return shown + _ELLIPSIS + lost
    return text
