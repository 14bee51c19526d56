"""Damage to figures, units, dates, addresses and names.

Digits are damaged where the sentence has some. Doses, ranges, durations, dates, addresses and
names are rare in the files, so they are put into both texts, in brackets before the last mark,
as CLDR writes them in the language.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from random import Random

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

from bench.accuracy.damage.kind import Carrier, Damage, at_end, replace_one
from bench.accuracy.damage.vocabulary import DURATIONS, NUMBER_WORDS
from bench.accuracy.data import Others, Pair

_FIGURES, _WORDS = "figures", "words"
_SYMBOLS = (
    "mg",
    "g",
    "µg",
    "kg",
    "ml",
    "l",
    "mm",
    "cm",
    "m",
    "mmHg",
    "IU",
    "mL",
    "°C",
    "kPa",
    "mg/ml",
    "mg/kg",
)
_NAMES = (
    "MitraSeal™",
    "CardioFlow®",
    "Valvex™ G4",
    "Neo-Cor 2",
    "TriClasp",
    "SafeSense™",
    "AORTIX®",
)
_URLS = (
    "https://www.example.com/heart/valves", "https://example.org/ifu?id=482", "www.example.net/de",
    "help@example.com", "https://doi.org/10.1016/j.jacc.2020.11.046", "10.1056/NEJMoa1806640",
    "ISO 14971:2019", "REF 30-1207B", "Rx-8842", "+1 800 555 0134", "NCT01626079",
)  # fmt: skip
_NATIVE = {
    "ar": 0x660, "fa": 0x6F0, "ur": 0x6F0, "hi": 0x966, "mr": 0x966, "ne": 0x966, "bn": 0x9E6,
    "th": 0xE50, "ja": 0xFF10, "zh": 0xFF10, "my": 0x1040, "ta": 0xBE6,
}  # fmt: skip
"""The digit zero of a language's own digits (CLDR numbering systems)."""


@cache
def _cldr(pair_locale: str) -> Locale:
    return Locale.parse({"tl": "fil"}.get(pair_locale, pair_locale), sep="-")


def _locale(pair: Pair) -> Locale:
    return _cldr(str(pair.locale))


def native(text: str, language: str) -> str:
    """The text with its ASCII digits in the language's own."""
    zero = _NATIVE.get(language)
    if zero is None:
        return text
    run = re.compile(r"(?<![A-Za-z\d])\d+(?![A-Za-z\d])")
    return run.sub(lambda match: "".join(chr(zero + int(each)) for each in match[0]), text)


def in_native_digits(pair: Pair, chance: Random) -> Pair | None:
    """The same translation with native digits: as good as before."""
    if "&" in pair.target or re.search(r"[A-Za-z]\S*\d|\d\S*[A-Za-z]", pair.target):
        return None
    target = native(pair.target, pair.locale.language)
    if pair.locale.language in ("ar", "fa", "ur") and chance.random() < 0.5:
        target = re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "٬", re.sub(r"(?<=\d)\.(?=\d)", "٫", target))
    return replace(pair, target=target) if target != pair.target else None


def _both(pair: Pair, source: str, target: str) -> Pair:
    return replace(
        pair,
        source=at_end(pair.source, f"({source})"),
        target=at_end(pair.target, f"({target})"),
    )


def dose(pair: Pair, chance: Random) -> Pair | None:
    amount = chance.choice((2.5, 0.5, 5, 10, 250, 1.25, 40, 0.75, 12.5, 7))
    symbol = chance.choice(_SYMBOLS)
    target = format_decimal(amount, locale=_locale(pair))
    return _both(pair, f"{amount} {symbol}", f"{target} {symbol}")


def percent(pair: Pair, chance: Random) -> Pair | None:
    amount = chance.choice((57, 4, 12.5, 0.3, 99, 20))
    space = " " if pair.locale.language in ("de", "fr", "sv", "ru", "es") else ""
    target = format_decimal(amount, locale=_locale(pair))
    return _both(pair, f"{amount}%", f"{target}{space}%")


def range_(pair: Pair, chance: Random) -> Pair | None:
    low = chance.randint(2, 60)
    high = low + chance.randint(2, 40)
    dash = chance.choice(("–", "-"))
    return _both(pair, f"{low}{dash}{high}", f"{low}{dash}{high}")


def decimal(pair: Pair, chance: Random) -> Pair | None:
    amount = chance.choice((1.5, 2.25, 36.6, 0.05, 12.75, 0.8, 103.4))
    return _both(pair, f"{amount}", format_decimal(amount, locale=_locale(pair)))


def thousands(pair: Pair, chance: Random) -> Pair | None:
    amount = chance.choice((12_500, 3_000, 250_000, 1_450_000, 6_020))
    target = format_decimal(amount, locale=_locale(pair))
    return _both(pair, f"{amount:,}", target)


def duration(pair: Pair, chance: Random) -> Pair | None:
    theirs = _durations(pair)
    if theirs is None:
        return None
    amount, which = chance.randint(11, 19), chance.randrange(len(theirs))
    space = "" if pair.locale.language in ("ja", "zh", "ko") else " "
    return _both(pair, f"{amount} {DURATIONS['en'][which]}", f"{amount}{space}{theirs[which]}")


def _durations(pair: Pair) -> list[str] | None:
    return DURATIONS.get(str(pair.locale)) or DURATIONS.get(pair.locale.language)


def long_date(pair: Pair, chance: Random) -> Pair | None:
    when = date(chance.randint(1990, 2026), chance.randint(1, 12), chance.randint(1, 28))
    source, target = (format_date(when, "long", locale=each) for each in ("en", _locale(pair)))
    return _both(pair, source, target)


def name(pair: Pair, chance: Random) -> Pair | None:
    each = chance.choice(_NAMES)
    return replace(_both(pair, each, each), names=_NAMES)


def address(pair: Pair, chance: Random) -> Pair | None:
    each = chance.choice(_URLS)
    return _both(pair, each, each)


def number_word(pair: Pair, chance: Random) -> Pair | None:
    """A number in words, with an English word of a table and its translation."""
    theirs = NUMBER_WORDS.get(pair.locale.language)
    if theirs is None:
        return None
    value = chance.randint(2, 10)
    return _both(pair, NUMBER_WORDS["en"][value - 2], theirs[value - 2])


_DIGIT = re.compile(r"\d")
_FIGURE = re.compile(r"\d+(?:[.,٫٬’\u00a0\u202f]\d+)*")


def _has_figure(pair: Pair) -> bool:
    return bool(_DIGIT.search(pair.source)) and "&" not in pair.target


def _other_digit(digit: str, chance: Random) -> str:
    zero = ord(digit) - int(digit)
    return chr(zero + (int(digit) + chance.randrange(1, 10)) % 10)


def _digit_changed(pair: Pair, chance: Random, others: Others) -> str | None:
    if not _has_figure(pair):
        return None
    return replace_one(pair.target, r"\d", lambda match: _other_digit(match[0], chance), chance)


def _digits_swapped(pair: Pair, chance: Random, others: Others) -> str | None:
    if not _has_figure(pair):
        return None
    return replace_one(pair.target, r"(\d)(?!\1)(\d)", lambda match: match[2] + match[1], chance)


def _digit_lost(pair: Pair, chance: Random, others: Others) -> str | None:
    if not _has_figure(pair):
        return None
    return replace_one(pair.target, r"(?<=\d)\d|\d(?=\d)", lambda match: "", chance)


def _digit_doubled(pair: Pair, chance: Random, others: Others) -> str | None:
    if not _has_figure(pair):
        return None
    return replace_one(pair.target, r"\d", lambda match: match[0] * 2, chance)


def _times_ten(pair: Pair, chance: Random, others: Others) -> str | None:
    if not _has_figure(pair):
        return None

    def more(match: re.Match[str]) -> str:
        zero = chr(ord(match[0][-1]) - int(match[0][-1]))
        return match[0] + zero

    return replace_one(pair.target, r"(?<![\d.,٫٬])\d+(?![\d.,٫٬])", more, chance)


def _divided_by_ten(pair: Pair, chance: Random, others: Others) -> str | None:
    if not _has_figure(pair):
        return None
    return replace_one(
        pair.target, r"(?<![\d.,٫٬])\d+0(?![\d.,٫٬])", lambda match: match[0][:-1], chance
    )


def _figure_dropped(pair: Pair, chance: Random, others: Others) -> str | None:
    if not _has_figure(pair):
        return None
    return replace_one(pair.target, _FIGURE.pattern + r"\s?", lambda match: "", chance)


def _figure_added(pair: Pair, chance: Random, others: Others) -> str | None:
    amount = chance.randint(2, 900)
    return at_end(pair.target, f"{amount}")


_MARK = r"(?<=\d)[.,٫](?=\d{1,2}(?!\d))"


def _decimal_lost(pair: Pair, chance: Random, others: Others) -> str | None:
    return replace_one(pair.target, _MARK, lambda match: "", chance)


def _decimal_moved(pair: Pair, chance: Random, others: Others) -> str | None:
    def moved(match: re.Match[str]) -> str:
        whole, mark, part = match.groups()
        return f"{whole}{part[0]}{mark}{part[1:]}" if len(part) > 1 else f"0{mark}{whole}{part}"

    return replace_one(pair.target, r"(\d+)([.,٫])(\d{1,2})(?!\d)", moved, chance)


def _group_lost(pair: Pair, chance: Random, others: Others) -> str | None:
    """A group of three digits is gone: 12,500 to 12."""
    return replace_one(
        pair.target, r"(\d)[.,٬’\u00a0\u202f]?\d{3}(?!\d)", lambda match: match[1], chance
    )


def _range_end(pair: Pair, chance: Random, others: Others) -> str | None:
    return replace_one(
        pair.target,
        r"(\d+)([–-])(\d+)",
        lambda match: f"{match[1]}{match[2]}{int(match[3]) + chance.randint(1, 30)}",
        chance,
    )


def _range_end_lost(pair: Pair, chance: Random, others: Others) -> str | None:
    side = chance.choice((1, 3))
    return replace_one(pair.target, r"(\d+)([–-])(\d+)", lambda match: match[side], chance)


def _range_to_one(pair: Pair, chance: Random, others: Others) -> str | None:
    return replace_one(pair.target, r"(\d+)([–-])(\d+)", lambda match: match[1] + match[3], chance)


def _percent_lost(pair: Pair, chance: Random, others: Others) -> str | None:
    if "%" not in pair.source or sum(each in "%٪％" for each in pair.target) != 1:
        return None
    return replace_one(pair.target, r"\s?[%٪％]", lambda match: "", chance)


def _percent_added(pair: Pair, chance: Random, others: Others) -> str | None:
    if "%" in pair.source or "percent" in pair.source or not _has_figure(pair):
        return None
    return replace_one(
        pair.target, r"(?<![\d.,])\d{1,2}(?![\d.,:/%–-])", lambda match: match[0] + "%", chance
    )


def _per_mille(pair: Pair, chance: Random, others: Others) -> str | None:
    return replace_one(pair.target, r"[%٪％]", lambda match: "‰", chance)


_NEXT_UNIT = {
    "mg": ("g", "µg", "ml", "mcg"), "g": ("mg", "kg"), "µg": ("mg", "g"), "kg": ("g", "mg"),
    "ml": ("l", "mg", "cl"), "l": ("ml", "dl"), "mm": ("cm", "m"), "cm": ("mm", "m"),
    "m": ("mm", "km"), "mmHg": ("mm", "cmH2O", "kPa"), "IU": ("mg", "ml"), "mL": ("L", "mg"),
    "°C": ("°F",), "kPa": ("mmHg", "Pa"), "mg/ml": ("mg/l", "g/ml", "mg"),
    "mg/kg": ("g/kg", "mg", "mg/g"),
}  # fmt: skip


def _symbol(pair: Pair) -> re.Match[str] | None:
    return next(reversed(list(re.finditer(r"\(([^\s()]+) ([^\s()]+)\)", pair.target))), None)


def _unit_changed(pair: Pair, chance: Random, others: Others) -> str | None:
    match = _symbol(pair)
    if match is None or match[2] not in _NEXT_UNIT:
        return None
    other = chance.choice(_NEXT_UNIT[match[2]])
    return pair.target[: match.start(2)] + other + pair.target[match.end(2) :]


def _unit_lost(pair: Pair, chance: Random, others: Others) -> str | None:
    match = _symbol(pair)
    return match and pair.target[: match.end(1)] + pair.target[match.end(2) :]


def _unit_in_sentence(pair: Pair, chance: Random, others: Others) -> str | None:
    match = re.search(r"(?<=\d)(\s?)(mg|kg|ml|mm|km|cm|µg|°C)\b", pair.target)
    if match is None or not re.search(rf"\b{match[2]}\b", pair.source):
        return None
    other = {"kg": "g", "km": "m", "°C": "°F"}.get(match[2]) or _NEXT_UNIT[match[2]][0]
    return pair.target[: match.start(2)] + other + pair.target[match.end(2) :]


def _inserted(pair: Pair) -> tuple[int, int]:
    """Where the bracket stands that a carrier has put in."""
    start = pair.target.rindex("(") + 1
    return start, pair.target.index(")", start)


def _address_changed(pair: Pair, chance: Random, others: Others) -> str | None:
    start, end = _inserted(pair)
    text = pair.target[start:end]
    places = [place for place, each in enumerate(text) if each.isalnum()]
    place = chance.choice(places)
    how = chance.choice(("other", "lost", "doubled", "space", "swapped"))
    if how == "lost":
        changed = text[:place] + text[place + 1 :]
    elif how == "doubled":
        changed = text[:place] + text[place] + text[place:]
    elif how == "space":
        changed = text[:place] + " " + text[place:] if place > 0 else text[1:]
    elif how == "swapped" and place + 1 < len(text) and text[place] != text[place + 1]:
        changed = text[:place] + text[place + 1] + text[place] + text[place + 2 :]
    else:
        each = text[place]
        other = (
            _other_digit(each, chance) if each.isdigit() else ("q" if each.lower() != "q" else "z")
        )
        changed = text[:place] + other + text[place + 1 :]
    return pair.target[:start] + changed + pair.target[end:]


def _address_lost(pair: Pair, chance: Random, others: Others) -> str | None:
    start, end = _inserted(pair)
    return pair.target[: start - 1].rstrip() + pair.target[end + 1 :]


def _name_changed(pair: Pair, chance: Random, others: Others) -> str | None:
    start, end = _inserted(pair)
    text = pair.target[start:end]
    bare = text.rstrip("™®")
    mark = text[len(bare) :]
    changed = chance.choice(
        [bare.lower() + mark, bare[:3] + bare[4:] + mark, bare[0] + " " + bare[1:] + mark,
         bare[:-1] + "x" + mark, bare[:2] + bare[3] + bare[2] + bare[4:] + mark, "МитраСил" + mark]
    )  # fmt: skip
    return pair.target[:start] + changed + pair.target[end:]


def _mark_lost(pair: Pair, chance: Random, others: Others) -> str | None:
    return replace_one(pair.target, r"[™®]", lambda match: "", chance)


def _mark_changed(pair: Pair, chance: Random, others: Others) -> str | None:
    return replace_one(pair.target, r"[™®]", lambda match: "®" if match[0] == "™" else "™", chance)


def _duration_unit(pair: Pair, chance: Random, others: Others) -> str | None:
    """The same figure with the word for another unit of time."""
    start, end = _inserted(pair)
    written = pair.target[start:end]
    word = written[2:].strip()
    other = chance.choice([each for each in _durations(pair) or () if each != word])
    return pair.target[:start] + written[: len(written) - len(word)] + other + pair.target[end:]


def _duration_unit_lost(pair: Pair, chance: Random, others: Others) -> str | None:
    start, end = _inserted(pair)
    match = _FIGURE.search(pair.target, start, end)
    return match and pair.target[:start] + match[0] + pair.target[end:]


def _date_changed(part: str) -> Callable[[Pair, Random, Others], str | None]:
    def make(pair: Pair, chance: Random, others: Others) -> str | None:
        start, end = _inserted(pair)
        month, day, year = _parsed(pair.source)
        when = date(year, month, day)
        if part == "month":
            when = when.replace(
                month=chance.choice([each for each in range(1, 13) if each != month])
            )
        elif part == "day":
            when = when.replace(day=chance.choice([each for each in range(1, 29) if each != day]))
        else:
            when = when.replace(year=year + chance.choice((-10, -1, 1, 2)))
        return (
            pair.target[:start]
            + format_date(when, "long", locale=_locale(pair))
            + pair.target[end:]
        )

    return make


_MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September",
           "October", "November", "December"]  # fmt: skip


def _parsed(source: str) -> tuple[int, int, int]:
    match = re.search(r"\((\w+) (\d+), (\d+)\)", source)
    if match is None:
        raise ValueError(source)
    return _MONTHS.index(match[1]) + 1, int(match[2]), int(match[3])


def _number_word_changed(pair: Pair, chance: Random, others: Others) -> str | None:
    start, end = _inserted(pair)
    theirs = NUMBER_WORDS[pair.locale.language]
    other = chance.choice([each for each in theirs if each != pair.target[start:end]])
    return pair.target[:start] + other + pair.target[end:]


def _number_word_to_digit(pair: Pair, chance: Random, others: Others) -> str | None:
    """The word has become a figure, and another number."""
    start, end = _inserted(pair)
    theirs = NUMBER_WORDS[pair.locale.language]
    value = theirs.index(pair.target[start:end]) + 2
    other = chance.choice([each for each in range(2, 30) if each != value])
    return f"{pair.target[:start]}{other}{pair.target[end:]}"


def _figure(
    name: str,
    make: Callable[[Pair, Random, Others], str | None],
    carrier: Carrier | None = None,
    group: str = _FIGURES,
) -> Damage:
    return Damage(name, group, make, carrier)


DAMAGES = (
    _figure("digit-changed", _digit_changed),
    _figure("digit-changed-native", _digit_changed, in_native_digits),
    _figure("digits-swapped", _digits_swapped),
    _figure("digit-lost", _digit_lost),
    _figure("digit-doubled", _digit_doubled),
    _figure("number-times-ten", _times_ten),
    _figure("number-by-ten", _divided_by_ten),
    _figure("number-dropped", _figure_dropped),
    _figure("number-dropped-native", _figure_dropped, in_native_digits),
    _figure("number-added", _figure_added),
    _figure("decimal-lost", _decimal_lost, decimal),
    _figure("decimal-moved", _decimal_moved, decimal),
    _figure("decimal-in-sentence-lost", _decimal_lost),
    _figure("group-lost", _group_lost, thousands),
    _figure("range-end-changed", _range_end, range_),
    _figure("range-end-lost", _range_end_lost, range_),
    _figure("range-dash-lost", _range_to_one, range_),
    _figure("percent-lost", _percent_lost, percent),
    _figure("percent-in-sentence-lost", _percent_lost),
    _figure("percent-added", _percent_added),
    _figure("percent-to-per-mille", _per_mille, percent),
    _figure("unit-changed", _unit_changed, dose),
    _figure("unit-lost", _unit_lost, dose),
    _figure("unit-in-sentence-changed", _unit_in_sentence),
    _figure("address-changed", _address_changed, address),
    _figure("address-lost", _address_lost, address),
    _figure("name-changed", _name_changed, name),
    _figure("mark-lost", _mark_lost, name),
    _figure("mark-changed", _mark_changed, name),
    _figure("duration-unit-changed", _duration_unit, duration, _WORDS),
    _figure("duration-unit-lost", _duration_unit_lost, duration, _WORDS),
    _figure("date-month-changed", _date_changed("month"), long_date, _WORDS),
    _figure("date-day-changed", _date_changed("day"), long_date, _WORDS),
    _figure("date-year-changed", _date_changed("year"), long_date, _WORDS),
    _figure("number-word-changed", _number_word_changed, number_word, _WORDS),
    _figure("number-word-to-digit", _number_word_to_digit, number_word, _WORDS),
)  # fmt: skip
