"""Plural forms and names of locales, from CLDR through Babel."""

from __future__ import annotations

from babel.core import Locale, UnknownLocaleError
from babel.messages.plurals import get_plural


def plural_forms(locale: str) -> str:
    """The value of a `Plural-Forms` header for the locale."""
    number, expression = get_plural(locale.replace("-", "_"))
    return f"nplurals={number}; plural={expression};"


def plural_count(locale: str) -> int:
    """How many plural forms the locale has in gettext."""
    return int(get_plural(locale.replace("-", "_"))[0])


def language_name(locale: str) -> str:
    """English name of the locale, for the people who read a header."""
    try:
        return Locale.parse(locale, sep="-").get_display_name("en") or locale
    except (UnknownLocaleError, ValueError):
        return locale
