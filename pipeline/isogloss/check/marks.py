"""How a locale writes numbers: the few facts of CLDR that readers of text need."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from isogloss.model import LanguageTag


class Marks(NamedTuple):
    """The decimal mark and the grouping mark of a locale; "" where CLDR has no such locale."""

    decimal: str
    group: str


@lru_cache(maxsize=256)
def marks_of(tag: LanguageTag) -> Marks:
    """The marks for Western digits. Other digits have marks of their own (U+066B, U+066C)."""
    # Babel takes a tenth of a second to import: only for those who check texts.
    from babel.core import Locale, UnknownLocaleError
    from babel.numbers import get_decimal_symbol, get_group_symbol

    for each in tag.chain:
        try:
            locale = Locale.parse(str(each), sep="-")
            return Marks(
                get_decimal_symbol(locale, numbering_system="latn"),
                get_group_symbol(locale, numbering_system="latn"),
            )
        except (UnknownLocaleError, ValueError, LookupError):
            continue
    return Marks("", "")
