"""Figures that a translator has converted: miles to kilometres, °F to °C, feet to metres.

A right conversion is no finding; a wrong one stays a figure that is lost and one that is added.
Source: NIST Special Publication 811, Appendix B.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from isogloss.check.number_words import number_words
from isogloss.check.numerals import figures
from isogloss.model import LanguageTag

# Unit -> what one of it is in units that translators write.
_FACTORS: dict[str, dict[str, str]] = {
    "mile": {"km": "1.609344", "m": "1609.344"},
    "foot": {"m": "0.3048", "cm": "30.48"},
    "inch": {"cm": "2.54", "mm": "25.4", "m": "0.0254"},
    "yard": {"m": "0.9144"},
    "pound": {"kg": "0.45359237", "g": "453.59237"},
    "ounce": {"g": "28.349523", "ml": "29.573530"},
    "gallon": {"l": "3.785412"},
    "pint": {"l": "0.473176", "ml": "473.176"},
    "quart": {"l": "0.946353"},
    "acre": {"ha": "0.404686", "m²": "4046.86", "km²": "0.00404686"},
    "stone": {"kg": "6.350293"},
    "sqmile": {"km²": "2.589988"},
    "sqfoot": {"m²": "0.092903"},
    "degree": {},
}
_IMPERIAL = re.compile(
    r"(?:\s?(?:to|-|–|and|or|by)\s?\d[\d.,]*)?[\s-]?(?:"
    r"(?P<sqmile>square miles?)|(?P<sqfoot>square f(?:oo|ee)t|sq\.? ?ft)"
    r"|(?P<mile>miles?\b|mph\b|mi\b)"
    r"|(?P<foot>f(?:oo|ee)t\b|ft\b|['′](?!\w))|(?P<inch>inch(?:es)?\b|in\.(?!\w)|[\"″])"
    r"|(?P<yard>yards?\b|yds?\b)|(?P<pound>pounds?\b|lbs?\b)|(?P<ounce>ounces?\b|oz\b)"
    r"|(?P<gallon>gallons?\b)|(?P<pint>pints?\b)|(?P<quart>quarts?\b)|(?P<acre>acres?\b)"
    r"|(?P<stone>stones?\b)|(?P<degree>°\s?F\b|℉|degrees?\b|F\b|fahrenheit\b))",
    re.IGNORECASE,
)
_FEET_AND_INCHES = re.compile(r"(\d+)[\s-]?(?:foot|feet|ft|['′])[\s-]?(\d+)", re.IGNORECASE)
_HALF = re.compile(r"half an?$", re.IGNORECASE)
# Translators round: 30 yards are 27 metres, three inches seven centimetres and a half.
_NEAR = Decimal("0.04")


class Imperial(NamedTuple):
    """A quantity in a unit that translators convert. start, end: of its number in the source."""

    value: Decimal
    unit: str
    start: int
    end: int


@lru_cache(maxsize=512)
def imperial(text: str, language: LanguageTag) -> tuple[Imperial, ...]:
    """The quantities of an English text in units that translators convert."""
    if language.language != "en" or _ANY.search(text) is None:
        return ()
    return tuple(_imperial(text, language))


_ANY = re.compile(
    r"mile|mph|\bmi\b|foot|feet|ft\b|['′\"″]|inch|\bin\.|yard|yds?\b|pound|lbs?\b|ounce|oz\b|gallon|pint"
    r"|quart|acre|stone|\dF\b|[\s°]F\b|℉|degree|fahrenheit",
    re.IGNORECASE,
)


def _imperial(text: str, language: LanguageTag) -> Iterator[Imperial]:
    for match in _FEET_AND_INCHES.finditer(text):
        value = int(match[1]) + Decimal(int(match[2])) / 12
        yield Imperial(value, "foot", match.start(1), match.end(1))
        yield Imperial(value, "foot", match.start(2), match.end(2))
    numbers = [
        *((each.value, each.start, each.end) for each in figures(text, language)),
        *((each.value, each.start, each.end) for each in number_words(text, language)),
    ]
    for value, start, end in numbers:
        unit = _IMPERIAL.match(text, end)
        if unit is not None and unit.lastgroup is not None:
            half = _HALF.search(text, max(0, end - 7), end)
            yield Imperial(Decimal("0.5") if half else value, unit.lastgroup, start, end)


def is_conversion(given: Imperial, value: Decimal, unit: str) -> bool:
    """Whether the value is what was given, in another unit, as near as translators round it.

    unit: the symbol of the unit the value has, where that is known; "" where it is not.
    """
    return any(_near(value, each) for each in _converted(given, unit))


def _converted(given: Imperial, unit: str) -> Iterator[Decimal]:
    if given.unit == "degree":
        # A temperature, and a difference of temperatures.
        yield (given.value - 32) * 5 / 9
        yield given.value * 5 / 9
    for symbol, factor in _FACTORS[given.unit].items():
        if unit in ("", symbol) or symbol.startswith(unit):
            yield given.value * Decimal(factor)


def _near(value: Decimal, wanted: Decimal) -> bool:
    near = abs(value - wanted) <= max(abs(wanted) * _NEAR, Decimal("0.05"))
    return near or (abs(wanted) >= 2 and value == int(value) and abs(value - wanted) < 1)
