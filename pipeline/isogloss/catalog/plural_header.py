"""What a `Plural-Forms` header says, and whether that fits the language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from gettext import c2py

from babel.messages.plurals import PLURALS

from isogloss.catalog.plurals import plural_forms

_NUMBER = re.compile(r"nplurals\s*=\s*([0-9]+)")
_EXPRESSION = re.compile(r"(?:^|[;\s])plural\s*=\s*([^;\n]+)")
# All that rules of languages look at lies in the last two digits and in small numbers; the
# rest is there for expressions that look at something else.
_SAMPLES = (*range(1001), *range(1001, 1_000_001, 977), *(10**power for power in range(4, 7)))
_MOST = 1000
"""An expression may not be longer; no language needs a tenth of it."""


@dataclass(frozen=True, slots=True)
class PluralHeader:
    """A `Plural-Forms` header. number: of forms. forms: the form of each sample number."""

    number: int
    forms: tuple[int, ...]


def read_plural_header(value: str) -> PluralHeader | str:
    """Read the header's value; where it cannot be, a sentence (without full stop) that says why."""
    number, expression = _NUMBER.search(value), _EXPRESSION.search(value)
    if number is None or expression is None:
        return "Plural-Forms is not “nplurals=…; plural=…;”"
    count = int(number[1][:9])
    if count == 0:
        return "Plural-Forms has nplurals=0"
    forms = _evaluated(expression[1].strip())
    if isinstance(forms, str):
        return forms
    if max(forms) >= count:
        sample = next(n for n, form in zip(_SAMPLES, forms, strict=True) if form >= count)
        return f"Plural-Forms has {count} forms, but chooses form {max(forms)} for n = {sample}"
    return PluralHeader(count, forms)


def fits(header: PluralHeader, locale: str) -> bool:
    """Whether the header tells apart all numbers that the language does.

    It need not be the expression of CLDR (Unicode Technical Standard 35, part 3, section 5), nor
    as short: one that gettext's table has for the language is good, and one with more forms.
    """
    accepted = [plural_forms(locale)]
    for name in (locale.replace("-", "_"), locale.partition("-")[0]):
        if name in PLURALS:
            number, expression = PLURALS[name]
            accepted.append(f"nplurals={number}; plural={expression};")
    return any(
        isinstance(known := read_plural_header(each), PluralHeader) and _refines(header, known)
        for each in accepted
    )


def _refines(header: PluralHeader, known: PluralHeader) -> bool:
    """Whether numbers that `known` tells apart never share a form."""
    seen: dict[int, int] = {}
    pairs = zip(header.forms, known.forms, strict=True)
    return all(seen.setdefault(form, wanted) == wanted for form, wanted in pairs)


@lru_cache(maxsize=256)
def _evaluated(expression: str) -> tuple[int, ...] | str:
    if len(expression) > _MOST or re.search(r"[^n0-9()\s!<>=&|?:+*/%-]", expression):
        return "The expression of Plural-Forms is none"
    try:
        choose = c2py(expression)
        forms = tuple(int(choose(n)) for n in _SAMPLES)
    except (ValueError, ArithmeticError, RecursionError, MemoryError):
        return "The expression of Plural-Forms cannot be worked out for every number"
    if min(forms) < 0:
        return "The expression of Plural-Forms gives a negative number"
    return forms
