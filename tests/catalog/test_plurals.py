"""Plural forms: as CLDR parts the numbers, in expressions that gettext reads."""

from __future__ import annotations

from gettext import c2py

import pytest
from babel import Locale, localedata

from isogloss.catalog.plurals import plural_count, plural_forms

LANGUAGES = sorted({name.partition("_")[0] for name in localedata.locale_identifiers()})


def parts(forms: list[object]) -> list[int]:
    names: dict[object, int] = {}
    return [names.setdefault(form, len(names)) for form in forms]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_of_cldr_has_its_own_forms(language: str) -> None:
    number, _, expression = plural_forms(language).partition("; plural=")
    index = c2py(expression.rstrip(";"))
    rule = Locale(language).plural_form
    numbers = range(1500)
    forms = [index(n) for n in numbers]
    assert parts(forms) == parts([rule(n) for n in numbers])
    assert sorted(set(forms)) == list(range(plural_count(language)))
    assert number == f"nplurals={plural_count(language)}"


@pytest.mark.parametrize(
    ("locale", "header"),
    [
        ("de", "nplurals=2; plural=(n != 1);"),
        ("fr", "nplurals=2; plural=(n > 1);"),
        ("fr-CA", "nplurals=2; plural=(n > 1);"),
        ("pt-PT", "nplurals=2; plural=(n != 1);"),
        ("pt-BR", "nplurals=2; plural=(n > 1);"),
        ("ja", "nplurals=1; plural=0;"),
        ("tr", "nplurals=2; plural=(n != 1);"),
        ("en-XA", "nplurals=2; plural=(n != 1);"),
        ("zh-Hant-TW", "nplurals=1; plural=0;"),
    ],
)
def test_the_header_is_the_one_in_use(locale: str, header: str) -> None:
    assert plural_forms(locale) == header


def test_a_language_that_cldr_lacks_has_singular_and_plural() -> None:
    assert plural_forms("tlh") == "nplurals=2; plural=(n != 1);"
