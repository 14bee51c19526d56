"""Numbers, dates and names in the edition's own form (CLDR, through Babel)."""

from __future__ import annotations

import datetime
import re
from functools import lru_cache

from babel.core import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.numbers import UnsupportedNumberingSystemError, format_decimal

from isogloss.model import Edition, Generated, GeneratedKind, LanguageTag, SourceError

_DATE = re.compile(r"([0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?")
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
# First digit of each CLDR numbering system of decimal digits that editions may ask for.
_ZEROS = {"latn": "0", "arab": "٠", "arabext": "۰", "deva": "०", "beng": "০", "thai": "๐"}


@lru_cache
def babel_locale(tag: LanguageTag) -> Locale:
    """The CLDR locale of a tag: with its region where CLDR has data for it."""
    for candidate in tag.chain:
        try:
            return Locale.parse(str(candidate), sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    raise SourceError(f"CLDR has no data for “{tag}”", hint="Use another edition tag.")


def number(value: str | int, edition: Edition) -> str:
    """A whole or decimal number, grouped and in the edition's digits.

    value: as HTML's `<data value>` writes it: `2000000`, `-1.5`.
    """
    locale = babel_locale(edition.tag)
    try:
        written = format_decimal(
            value, locale=locale, decimal_quantization=False, numbering_system=edition.digits
        )
    except UnsupportedNumberingSystemError:
        written = format_decimal(
            value, locale=locale, decimal_quantization=False, numbering_system="latn"
        )
    # Babel takes the marks of the numbering system, but leaves the digits themselves in ASCII.
    return in_digits(written, edition.digits)


def in_digits(text: str, digits: str) -> str:
    """ASCII digits of `text` written in a CLDR numbering system."""
    zero = _ZEROS.get(digits, "0")
    return text.translate({ord("0") + i: chr(ord(zero) + i) for i in range(10)})


def date(value: datetime.date, edition: Edition) -> str:
    """A day, written out: `1. Oktober 2026`."""
    written = format_date(value, format="long", locale=babel_locale(edition.tag))
    return in_digits(written, edition.digits)


def generated_text(item: Generated, edition: Edition, path: str) -> str:
    """What stands in a `<time datetime>` or `<data value>` of this edition.

    Raises SourceError where the value is no date or number (HTML Standard 2.3.5, 2.3.4).
    """
    value = item.value.strip()
    if item.kind is GeneratedKind.NUMBER:
        if not _NUMBER.fullmatch(value):
            raise SourceError(
                f'<data value="{item.value}"> is no number',
                place=f"{path}:{item.line}",
                hint='Write digits, with a point for decimals: value="2000000".',
            )
        return number(value, edition)
    match = _DATE.fullmatch(value)
    day = _day(match) if match else None
    if match is None or day is None:
        raise SourceError(
            f'<time datetime="{item.value}"> is no date',
            place=f"{path}:{item.line}",
            hint='Write a day or a month: datetime="2026-10-01" or datetime="2026-10".',
        )
    if match[3] is None:
        written = format_skeleton("yMMMM", day, locale=babel_locale(edition.tag))
        return in_digits(written, edition.digits)
    return date(day, edition)


def _day(match: re.Match[str]) -> datetime.date | None:
    try:
        return datetime.date(int(match[1]), int(match[2]), int(match[3] or 1))
    except ValueError:
        return None


def language_name(tag: LanguageTag, *, region: bool) -> str:
    """The language's own name for itself, capitalized where its script has capitals."""
    name = Locale(tag.language).get_language_name(tag.language) or str(tag)
    if tag.script:
        shown = tag if region else LanguageTag(tag.language, tag.script)
        name = babel_locale(shown).get_display_name() or name
    elif region and tag.region:
        name = f"{name} ({territory_name(tag)})"
    return name[:1].upper() + name[1:]


def territory_name(tag: LanguageTag) -> str:
    """The name of the tag's region in its language."""
    return str(babel_locale(tag).territories.get(tag.region or "", tag.region or ""))
