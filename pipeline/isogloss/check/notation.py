"""Write a figure of the source as its translation should have it, in the locale's notation."""

from __future__ import annotations

import re
import unicodedata

from isogloss.check.marks import marks_of
from isogloss.model import LanguageTag

_FIGURE = re.compile(r"\d+(?:[.,\u00a0\u202f ’']\d+)*")
_ARABIC = {"decimal": "٫", "group": "٬"}


def in_notation(
    written: str, source_language: LanguageTag, locale: LanguageTag, beside: str
) -> str:
    """The figure, such as `2.5`, as the locale writes it: `2,5`, `٢٫٥`.

    beside: the text it stands in; if that has digits of its own script, so has the result.
    A figure that has no decimal or grouping mark of the source's language stays as it is.
    """
    theirs, ours = marks_of(source_language), marks_of(locale)
    zero = _zero(beside)
    arabic = zero in ("٠", "۰")
    decimal = _ARABIC["decimal"] if arabic else ours.decimal or theirs.decimal
    group = _ARABIC["group"] if arabic else ours.group or theirs.group

    def one(character: str) -> str:
        if character == theirs.decimal:
            return decimal
        if character == theirs.group:
            return group
        digit = unicodedata.decimal(character, None)
        return character if digit is None else chr(ord(zero) + digit)

    return "".join(map(one, written)) if _FIGURE.fullmatch(written) else written


def with_percent(figure: str, locale: LanguageTag) -> str:
    """The figure with the percent sign where the locale has it: `57 %`, `%57`, `٥٧٪`."""
    from babel.core import Locale, UnknownLocaleError

    for each in locale.chain:
        try:
            pattern = Locale.parse(str(each), sep="-").percent_formats[None].pattern
        except (UnknownLocaleError, ValueError, KeyError):
            continue
        sign = "٪" if figure[:1] in "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹" else "%"
        before, after = re.split("[#0][#0,.]*", pattern, maxsplit=1)
        return f"{before}{figure}{after}".replace("%", sign)
    return f"{figure} %"


def _zero(text: str) -> str:
    """The zero of the first digits in the text that are not those of Latin script."""
    for each in text:
        digit = unicodedata.decimal(each, None) if not each.isascii() else None
        if digit is not None:
            return chr(ord(each) - digit)
    return "0"
