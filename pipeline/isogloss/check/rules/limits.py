"""Family 3, limits: what the place of a text has room for."""

from __future__ import annotations

import codecs
import re
import warnings
from collections.abc import Iterator
from functools import lru_cache

from isogloss.check.registry import Hit, rule
from isogloss.check.samples import pair
from isogloss.check.subjects import Translated
from isogloss.model import Limits, Severity, Span
from isogloss.model.notation import Kind, read

_ERROR, _WARNING = Severity.ERROR, Severity.WARNING
_DIGITS = Limits(characters="[0-9 -]")
# Encodings that would put a byte order mark before the text, with the form that does not.
_UNMARKED = {"utf-16": "utf-16-le", "utf-32": "utf-32-le", "utf-8-sig": "utf-8"}


@rule(
    "IG311",
    "storage-size-exceeded",
    subject=Translated,
    draft=_WARNING,
    review=_ERROR,
    release=_ERROR,
    why="A text that is longer than its place is cut off there, in the middle of a word or letter.",
    source="W3C ITS 2.0, 8.19 Storage Size",
    bad=[
        pair("Stop", "Arrêtez", "fr", limits=Limits(size=7)),
        pair("Stop", "止", "ja", limits=Limits(size=9, encoding="ISO-8859-1")),
        pair("Stop", "Pare", "es", limits=Limits(size=9, encoding="latin-99")),
    ],
    good=[
        pair("Stop", "Arrêtez", "fr", limits=Limits(size=8)),
        pair("Stop", "<b>Pare</b>", "es", limits=Limits(size=4)),
        pair("Stop", "Arrêtez", "fr", limits=Limits(size=7, encoding="ISO-8859-1")),
        pair("Stop", "Pare", "es", limits=Limits(size=8, encoding="UTF-16")),
    ],
)
def storage_size_exceeded(unit: Translated) -> Iterator[Hit]:
    """The translation takes more bytes than its place has.

    Codes take none, and variables none either: their values differ by market.
    """
    size, encoding = unit.limits.size, unit.limits.encoding
    if not size:
        return
    text = "".join(value for value, _ in _pieces(unit))
    try:
        name = codecs.lookup(encoding).name
        taken = len(text.encode(_UNMARKED.get(name, name)))
    except (LookupError, ValueError) as error:
        if isinstance(error, UnicodeEncodeError):
            yield Hit(
                f"{encoding} has no “{text[error.start : error.end]}”; the text is kept in it.",
                "Write it with characters of that encoding.",
            )
        else:
            yield Hit(
                f"The storage encoding “{encoding}” is not known, so the size is not measured.",
                "Correct its-storage-encoding in the source; IANA lists the names.",
            )
        return
    if taken > size:
        yield Hit(
            f"The translation takes {taken} bytes in {encoding}; its place has {size}.",
            "Shorten it.",
        )


@rule(
    "IG312",
    "character-not-allowed",
    subject=Translated,
    draft=_WARNING,
    review=_ERROR,
    release=_ERROR,
    why="The system that takes the text refuses, or changes, the characters it does not know.",
    source="W3C ITS 2.0, 8.20 Allowed Characters; XML Schema Part 2, F Regular Expressions",
    bad=[
        pair("Code 12", "Código 12", "es", limits=_DIGITS),
        pair("12", "12", "es", limits=Limits(characters="[")),
    ],
    good=[
        pair("12-34", "<b>12</b>-34 {n}", "es", limits=_DIGITS),
        pair("Stop", "Pare", "es", limits=Limits(characters="[^*+]")),
    ],
)
def character_not_allowed(unit: Translated) -> Iterator[Hit]:
    """The translation has a character that its place does not allow."""
    if not unit.limits.characters:
        return
    allowed = _compiled(unit.limits.characters)
    if allowed is None:
        yield Hit(
            f"The allowed characters “{unit.limits.characters}” cannot be read as a pattern.",
            "Correct its-allowed-characters in the source, such as [a-zA-Z0-9].",
        )
        return
    told: set[str] = set()
    for value, span in _pieces(unit):
        for place, each in enumerate(value):
            if each in told or allowed.fullmatch(each):
                continue
            told.add(each)
            exact = span is not None and len(value) == span.end - span.start
            start = span.start + place if span is not None and exact else 0
            yield Hit(
                f"“{each}” (U+{ord(each):04X}) is not allowed here; allowed is "
                f"{unit.limits.characters}.",
                "Write it another way.",
                Span(start, start + 1) if exact else span,
            )


def _pieces(unit: Translated) -> Iterator[tuple[str, Span | None]]:
    """The plain text: what is written, and what codes that stand alone show."""
    for token in read(unit.target):
        span = Span(token.start, token.end)
        if token.kind is Kind.TEXT:
            yield token.value, span
        elif token.kind is Kind.ALONE and token.value in unit.shown:
            yield unit.shown[token.value], span


@lru_cache(maxsize=64)
def _compiled(pattern: str) -> re.Pattern[str] | None:
    """The pattern, of one character; None where Python cannot read it."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # “[[” may mean another thing one day
            return re.compile(pattern)
    except (re.error, OverflowError, RecursionError):
        return None
