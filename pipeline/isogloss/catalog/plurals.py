"""Plural forms and names of locales, from CLDR through Babel."""

from __future__ import annotations

import re
from functools import lru_cache
from gettext import c2py
from typing import TYPE_CHECKING

from isogloss.model import parse_tag

if TYPE_CHECKING:
    from babel.plural import PluralRule

# Numbers that tell all rules apart. Rules for whole millions (“1 000 000 de personnes”) are
# left out, as gettext's own table does: they serve compact notation.
_SAMPLES = range(2001)
# What Babel's table lacks or writes in a way that editors do not know, in the order of CLDR's
# categories: Arabic, Hebrew and others with a dual, Filipino and Cebuano, Maltese, Welsh.
_MORE = (
    (6, "(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5)"),
    (3, "(n==1 ? 0 : n==2 ? 1 : 2)"),
    (2, "(n==1 || n==2 || n==3 || (n%10!=4 && n%10!=6 && n%10!=9) ? 0 : 1)"),
    (
        5,
        "(n==1 ? 0 : n==2 ? 1 : n==0 || (n%100>=3 && n%100<=10) ? 2 "
        ": n%100>=11 && n%100<=19 ? 3 : 4)",
    ),
    (6, "(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n==3 ? 3 : n==6 ? 4 : 5)"),
)


def plural_forms(locale: str) -> str:
    """The value of a `Plural-Forms` header for the locale.

    It parts the numbers as CLDR's cardinal rules do (Unicode Technical Standard 35, part 3,
    section 5), in an expression that gettext reads.
    """
    number, expression = _forms(locale)
    return f"nplurals={number}; plural={expression};"


def plural_count(locale: str) -> int:
    """How many plural forms the locale has in gettext."""
    return _forms(locale)[0]


def language_name(locale: str) -> str:
    """English name of the locale, for the people who read a header."""
    from babel.core import Locale, UnknownLocaleError

    try:
        return Locale.parse(locale, sep="-").get_display_name("en") or locale
    except (UnknownLocaleError, ValueError):
        return locale


@lru_cache
def _forms(locale: str) -> tuple[int, str]:
    """Number of forms and expression. Two of them where CLDR does not know the language."""
    rule = _rule(locale)
    if rule is None:
        return 2, "(n != 1)"
    wanted = _parts([rule(n) for n in _SAMPLES])
    return _known().get(wanted) or _generated(rule)


def _rule(locale: str) -> PluralRule | None:
    from babel.core import Locale, UnknownLocaleError

    for tag in parse_tag(locale).chain:
        try:
            return Locale.parse(str(tag), sep="-").plural_form
        except (UnknownLocaleError, ValueError):
            continue
    return None


@lru_cache
def _known() -> dict[tuple[int, ...], tuple[int, str]]:
    """Expressions that are in use, the shortest for each way of parting the numbers."""
    from babel.messages.plurals import PLURALS

    found: dict[tuple[int, ...], tuple[int, str]] = {}
    in_use = {(int(number), expression) for number, expression in PLURALS.values()}
    for number, expression in sorted((*in_use, *_MORE), key=lambda each: (len(each[1]), each)):
        index = c2py(expression)
        forms = [index(n) for n in _SAMPLES]
        if len(set(forms)) == number:
            found.setdefault(_parts(forms), (number, expression))
    return found


def _generated(rule: PluralRule) -> tuple[int, str]:
    """An expression made from CLDR's rule. Operands for decimals and exponents are 0."""
    from babel.plural import to_gettext

    header = to_gettext(rule)
    expression = re.sub(r"\b[cefitvw]\b", "0", header.partition("plural=")[2].rstrip("; "))
    index = c2py(expression)
    used = sorted({index(n) for n in _SAMPLES})
    for place, number in enumerate(used):
        if place != number:  # a category that only decimals have comes before this one
            expression = f"(({expression}) == {number} ? {place} : ({expression}))"
    return len(used), expression


def _parts(forms: list[str] | list[int]) -> tuple[int, ...]:
    """Which numbers have one form, whatever the form is called."""
    names: dict[str | int, int] = {}
    return tuple(names.setdefault(form, len(names)) for form in forms)
