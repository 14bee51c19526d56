"""Texts that gain or lose a plural, and how many forms a catalog has."""

from __future__ import annotations

import re
from collections.abc import Sequence

import polib

from isogloss.catalog.plurals import plural_count
from isogloss.catalog.reader import PoFile

_NPLURALS = re.compile(r"nplurals\s*=\s*([1-9][0-9]?)\s*;")
_SHELVED = re.compile(r"#\s*msgstr\[([0-9]{1,2})\] was: (.*)")


def form_count(file: PoFile | None, locale: str) -> int:
    """How many plural forms a catalog's own header names; CLDR's number where it names none."""
    found = _NPLURALS.match(file.headers.get("Plural-Forms", "")) if file else None
    return int(found[1]) if found else plural_count(locale)


def without_forms(
    strings: Sequence[str], lines: Sequence[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The texts of a message that has no plural any more, and its translator comments.

    lines: the comment lines as they stand. The forms that have no place any more are added to
    them: whoever corrects the entry can read them, and `with_forms` takes them back.
    """
    shelved = [
        f"# msgstr[{number}] was: {polib.escape(text)}"
        for number, text in enumerate(strings[1:], start=1)
        if text and text != strings[0]
    ]
    return tuple(strings[:1]), (*lines, *shelved)


def with_forms(
    text: str, lines: Sequence[str], count: int
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The texts of a message that has a plural now, and its translator comments.

    count: how many forms the locale has. Forms that `without_forms` put into the comments
    (lines) are taken from there; all others are the one text.
    """
    strings, others = [text] * count, []
    for line in lines:
        found = _SHELVED.fullmatch(line.strip())
        if found is not None and 0 < int(found[1]) < count:
            strings[int(found[1])] = polib.unescape(found[2])
        else:
            others.append(line)
    return tuple(strings), tuple(others)
