"""The names of countries, months and days of the week in a text, by what CLDR calls them.

“Italy”, “Italien” and “イタリア” are one thing; where a source text has it and the translation
has not, they may not belong together. Words are compared by their first letters, so that
inflected names and “Italian” are known as well.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache

from isogloss.model import LanguageTag

_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u064b-\u065f\u0900-\u0dff])*")
_ARTICLE = re.compile(r"^[وفبلك]?ال(?=..)")
_UNSPACED = frozenset({"zh", "yue", "ja", "th", "lo", "km", "my", "bo", "dz"})
_LETTERS = 4


def things_named(text: str, language: LanguageTag) -> frozenset[str]:
    """What of these the text names, as CLDR's codes; nothing for languages without CLDR data."""
    names = _names(language)
    if language.language in _UNSPACED:
        pattern = _pattern(language)
        return frozenset(names[each] for each in pattern.findall(text)) if pattern else frozenset()
    return frozenset(names[stem] for word in _WORD.findall(text) if (stem := _stem(word)) in names)


def _stem(word: str) -> str:
    return _ARTICLE.sub("", word.casefold())[:_LETTERS]


@lru_cache(maxsize=16)
def _pattern(language: LanguageTag) -> re.Pattern[str] | None:
    names = sorted(_names(language), key=lambda each: (-len(each), each))
    return re.compile("|".join(map(re.escape, names))) if names else None


@lru_cache(maxsize=16)
def _names(language: LanguageTag) -> Mapping[str, str]:
    """The beginning of a name, or the name where words join, with its code."""
    unspaced = language.language in _UNSPACED
    found: dict[str, str] = {}
    shared: Counter[str] = Counter()
    for code, name in _cldr(language):
        key = name if unspaced else _stem(max(_WORD.findall(name), key=len, default=""))
        if len(key) < (2 if unspaced else _LETTERS):
            continue
        shared[key] += found.setdefault(key, code) != code
    return {key: code for key, code in found.items() if not shared[key]}


def _cldr(language: LanguageTag) -> Iterator[tuple[str, str]]:
    from babel.core import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(str(language), sep="-")
    except (UnknownLocaleError, ValueError):
        return
    for code, name in sorted(locale.territories.items()):
        if len(code) == 2 or code in _CONTINENTS:
            yield code, name
    for kind, periods in (("month", locale.months), ("day", locale.days)):
        for context in sorted(periods):
            for number, name in sorted(periods[context].get("wide", {}).items()):
                yield f"{kind} {number}", name


_CONTINENTS = frozenset({"002", "003", "005", "009", "019", "142", "150"})
