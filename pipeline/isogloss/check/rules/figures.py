"""Family 4, figures: every number arrives, in whatever digits, marks or words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from isogloss.check.agreement import Agreement, agreement, certain
from isogloss.check.marks import marks_of
from isogloss.check.notation import in_notation, with_percent
from isogloss.check.number_words import NumberWord, knows_words
from isogloss.check.numerals import Figure
from isogloss.check.percents import (
    has_placeholder,
    has_sign,
    is_percent,
    may_be_percent,
    may_be_percents,
    said_twice,
    speaks_of_percents,
)
from isogloss.check.registry import Hit, rule
from isogloss.check.samples import pair, safety
from isogloss.check.subjects import Translated
from isogloss.check.visible import Visible
from isogloss.model import Severity

_ERROR, _WARNING = Severity.ERROR, Severity.WARNING
_SOURCE = "EU MDR 2017/745, Annex I 23.1; CLDR number symbols and spellout rules"
# Spanish admits point and comma (RAE, Ortografía 2010, VIII 2.2.1); markets differ in use.
_EITHER_MARK = frozenset({"es"})
# “One” is often an article; a hundred is often no exact number.
_FEWEST, _MOST = 2, 100
# 1 p.m. as 13.00: a point stands between hours and minutes in many languages.
_CLOCK = re.compile(r"\d{1,2}[.:]\d\d")
_HINT = "Correct the figure; if it is right as it is, the source must change first."


@rule(
    "IG411",
    "number-unmatched",
    subject=Translated,
    draft=_WARNING,
    review=_WARNING,
    release=_WARNING,
    why="A figure that is not found again may be said in words, or may be lost.",
    source=_SOURCE,
    bad=[pair("Take it 3 times a day.", "Tómelo al día.", "es")],
    good=[
        pair("Take it 3 times a day.", "Tómelo tres veces al día.", "es"),
        pair("There are 2 main types.", "هناك نوعان رئيسيان.", "ar"),
        safety("past 1 year", "länger als 10 Jahre", "de"),
    ],
)
def number_unmatched(unit: Translated) -> Iterator[Hit]:
    """A figure of ordinary text stands on one side only, and may be said in words."""
    if not unit.safety:
        yield from _unmatched(unit)


@rule(
    "IG418",
    "statement-number-unmatched",
    subject=Translated,
    draft=_WARNING,
    review=_ERROR,
    release=_ERROR,
    why="In safety text a figure that is not found again must be cleared up before anyone reads "
    "it: one year is not ten.",
    source=_SOURCE,
    bad=[
        safety(
            "heart failure: not past 1 year",
            "mit einer Herzschwäche nicht länger als 10 Jahre",
            "de",
        ),
        safety("Take it 3 times a day.", "Tómelo al día.", "es"),
        safety("It has three leaflets.", "Es hat vier Segel.", "de"),
    ],
    good=[
        safety("may not survive past 1 year", "überleben nicht länger als ein Jahr", "de"),
        safety("past 1 year", "أكثر من سنة واحدة", "ar"),
        pair("Take it 3 times a day.", "Tómelo al día.", "es"),
    ],
)
def statement_number_unmatched(unit: Translated) -> Iterator[Hit]:
    """A number of safety text, in figures or in words, stands on one side only."""
    if unit.safety:
        yield from _unmatched(unit)
        if not agreement(unit).added:
            yield from _words(unit)


def _unmatched(unit: Translated) -> Iterator[Hit]:
    result = agreement(unit)
    if not certain(result, unit.locale) and unit.counterpart is None:
        yield from _hits(result, unit)


@rule(
    "IG412",
    "number-changed",
    subject=Translated,
    draft=_WARNING,
    review=_ERROR,
    release=_ERROR,
    why="A changed figure in safety text can harm; readers cannot notice it.",
    source=_SOURCE,
    bad=[
        pair("up to 57 % of people", "hasta el 75 % de las personas", "es"),
        pair("up to 57 % of people", "ما يصل إلى ٧٥٪ من الأشخاص", "ar"),
        pair("2.5 mg a day", "25 mg al día", "es"),
        pair("For ages 18 to 65.", "Para edades de 18 en adelante.", "es"),
    ],
    good=[
        pair("up to 57 % of people", "ما يصل إلى ٥٧٪ من الأشخاص", "ar"),
        pair("1,000 people", "1.000 Personen", "de"),
        pair("2 types", "نوعان رئيسيان", "ar"),
        pair("1 year", "سنة واحدة", "ar"),
        pair("120 million people", "1億2000万人", "ja"),
        pair("12,345,678 people", "1,23,45,678 लोग", "hi"),
        pair("at 5 pm", "à 17 h", "fr"),
        pair("May 3, 2020", "2020年5月3日", "ja"),
    ],
)
def number_changed(unit: Translated) -> Iterator[Hit]:
    """A figure of the source is another in the translation, or is lost."""
    result = agreement(unit)
    if unit.counterpart is None and certain(result, unit.locale):
        yield from _hits(result, unit)


def _hits(result: Agreement, unit: Translated) -> Iterator[Hit]:
    """One hit where something stands in the translation, one for what does not."""
    lost, added = _listed(result.source, result.lost), _listed(result.target, result.added)
    there, here = _first(result.added, result.added_words), _first(result.lost, result.lost_words)
    if result.lost and result.added:
        message = f"The source has {lost}, the translation {added}."
    elif result.added:
        message = f"The translation has {added}, which the source does not have."
    elif result.lost and result.added_words:
        message = f"The source has {lost}, the translation “{_word(result.target, there)}”."
    elif result.lost:
        message = f"The source has {lost}, which the translation does not have."
    else:
        return
    yield Hit(
        message,
        _HINT,
        None if there is None else result.target.span(there.start, there.end),
        source_span=None if here is None else result.source.span(here.start, here.end),
        expected=_expected(result, unit),
    )


def _first(found: Sequence[Figure], words: Sequence[NumberWord]) -> Figure | NumberWord | None:
    if found:
        return found[0]
    return words[0] if words else None


def _expected(result: Agreement, unit: Translated) -> str:
    if not result.lost:
        return ""
    return _in_locale(result.lost[0], unit, result)


def _in_locale(figure: Figure, unit: Translated, result: Agreement) -> str:
    """The figure of the source as the translation should have it."""
    written = result.source.text[figure.start : figure.end]
    return in_notation(written, unit.source_language, unit.locale, result.target.text)


def _word(side: Visible, found: Figure | NumberWord | None) -> str:
    return "" if found is None else side.text[found.start : found.end]


def _listed(side: Visible, found: Sequence[Figure]) -> str:
    return " and ".join(dict.fromkeys(side.text[each.start : each.end] for each in found))


@rule(
    "IG413",
    "decimal-mark-differs",
    subject=Translated,
    draft=_WARNING,
    review=_WARNING,
    release=_WARNING,
    why="1.000 is a thousand to a German reader and one to an English one.",
    source="CLDR number symbols; ISO 80000-1, 7.3.2",
    bad=[
        pair("1,000 people", "1,000 Personen", "de"),
        pair("0.125 mg", "0.125 mg", "de"),
        pair("2 million people", "2 Milliarden Menschen", "de"),
    ],
    good=[
        pair("1,000 people", "1.000 Personen", "de"),
        pair("0.125 mg", "0,125 mg", "de"),
        pair("2 million people", "2.000.000 Menschen", "de"),
    ],
)
def decimal_mark_differs(unit: Translated) -> Iterator[Hit]:
    """A figure says the same only if its marks are read in another locale's way."""
    result = agreement(unit)
    for source, target in result.pairs:
        written = result.target.text[target.start : target.end]
        if source.implied and _CLOCK.fullmatch(written):
            continue
        foreign = not written.isdecimal() and _foreign_mark(written, unit)
        if foreign or (source.scaled != target.scaled and _marked(source, target, result)):
            yield Hit(
                f"“{written}” may be read as another number than "
                f"“{result.source.text[source.start : source.end]}” in the source.",
                f"Write it as {unit.locale} writes numbers.",
                result.target.span(target.start, target.end),
                source_span=result.source.span(source.start, source.end),
                expected=_in_locale(source, unit, result) if foreign else "",
            )


def _foreign_mark(written: str, unit: Translated) -> bool:
    """Whether a fraction is written with the source's mark and not the locale's own."""
    if unit.locale.language in _EITHER_MARK:
        return False
    theirs, ours = marks_of(unit.source_language).decimal, marks_of(unit.locale).decimal
    head, mark, tail = written.rpartition(theirs)
    return bool(mark and ours and theirs != ours and tail.isdecimal()) and (
        len(tail) != 3 or head.strip("0") == ""
    )


def _marked(source: Figure, target: Figure, result: Agreement) -> bool:
    """Whether the difference lies in marks or scale words, not in 5 pm and the like."""
    common = source.values & target.values
    if source.scaled != source.value or target.scaled != target.value:
        return not common & {source.scaled, target.scaled}
    written = (
        result.source.text[source.start : source.end]
        + result.target.text[target.start : target.end]
    )
    return not written.isdecimal()


@rule(
    "IG414",
    "number-word-differs",
    subject=Translated,
    draft=_WARNING,
    review=_WARNING,
    release=_WARNING,
    why="A number in words is a number: “two types” must not become three.",
    source=_SOURCE,
    bad=[
        pair("It has three leaflets.", "Es hat 2 Segel.", "de"),
        pair("It has three leaflets.", "Es hat vier Segel.", "de"),
        pair("twenty-one days", "واحد وثلاثون يوما", "ar"),
        pair("for three weeks", "四週間", "ja"),
        pair("Wait five days.", "Warten Sie.", "de"),
    ],
    good=[
        pair("It has three leaflets.", "Es hat drei Segel.", "de"),
        pair("It has three leaflets.", "Es hat 3 Segel.", "de"),
        pair("twenty-one days", "einundzwanzig Tage", "de"),
        pair("for two weeks", "für 14 Tage", "de"),
        safety("It has three leaflets.", "Es hat 2 Segel.", "de"),
    ],
)
def number_word_differs(unit: Translated) -> Iterator[Hit]:
    """The source says a number in words, and the translation says another.

    In safety text it is IG418.
    """
    if not unit.safety:
        yield from _words(unit)


def _words(unit: Translated) -> Iterator[Hit]:
    """A number in words that became another, or is not found in any form."""
    result = agreement(unit)
    if unit.counterpart is not None or result.lost:
        return
    others: list[Figure | NumberWord] = [*result.added_words, *result.added]
    for number, here in enumerate(result.lost_words):
        said = f"The source says “{_word(result.source, here)}”, the translation "
        place = result.source.span(here.start, here.end)
        if number < len(others):
            there = others[number]
            yield Hit(
                f"{said}“{_word(result.target, there)}”.",
                _HINT,
                result.target.span(there.start, there.end),
                source_span=place,
            )
        elif _FEWEST <= here.value < _MOST and knows_words(unit.locale):
            yield Hit(f"{said}does not say it.", _HINT, source_span=place)


@rule(
    "IG415",
    "percent-lost",
    subject=Translated,
    draft=_WARNING,
    review=_WARNING,
    release=_WARNING,
    why="57 of what? Without its percent sign a share becomes a count.",
    source="CLDR percent formats; ISO 80000-1, 6.5.5",
    bad=[
        pair("up to 57 % of people", "hasta 57 personas", "es"),
        pair("57 % of men, 40 % of women", "57 % der Männer, 40 der Frauen", "de"),
        pair("5 % of 30 people", "5 % von 30 % der Menschen", "de"),
        pair("40 per cent of men", "40 % % der Männer", "de"),
    ],
    good=[
        pair("up to 57 % of people", "hasta el 57 por ciento de las personas", "es"),
        pair("20 to 30 % of 50 people", "20 % bis 30 % von 50 Menschen", "de"),
        pair("5 % in 5 days", "في 5 أيام 5٪", "ar"),
        pair("up to 57% of people", "ما يصل إلى ٥٧٪ من الأشخاص", "ar"),
        pair("5 percent", "5%", "sw"),
        pair("%s files", "s Dateien", "de"),
        safety("up to 57 % of people", "hasta 57 personas", "es"),
    ],
)
def percent_lost(unit: Translated) -> Iterator[Hit]:
    """Only one of ordinary text and its translation speaks of per cent."""
    if not unit.safety:
        yield from _percent(unit)


@rule(
    "IG419",
    "statement-percent-lost",
    subject=Translated,
    draft=_WARNING,
    review=_ERROR,
    release=_ERROR,
    why="57 of what? In safety text a risk that has lost its percent sign is another risk.",
    source="CLDR percent formats; ISO 80000-1, 6.5.5; EU MDR 2017/745, Annex I 23.1",
    bad=[
        safety("up to 57 % of people", "hasta 57 personas", "es"),
        safety("up to 57 people", "hasta el 57 % de las personas", "es"),
    ],
    good=[
        safety("up to 57% of people", "ما يصل إلى ٥٧٪ من الأشخاص", "ar"),
        safety("5 percent", "5パーセント", "ja"),
        pair("up to 57 % of people", "hasta 57 personas", "es"),
        safety("Hypersensitivity is rare.", "La hipersensibilidad es rara.", "es"),
    ],
)
def statement_percent_lost(unit: Translated) -> Iterator[Hit]:
    """Only one of safety text and its translation speaks of per cent."""
    if unit.safety:
        yield from _percent(unit)


def _percent(unit: Translated) -> Iterator[Hit]:
    result = agreement(unit)
    source, target = result.source, result.target
    signed = [
        (here, there, given)
        for here, there in result.pairs
        if (given := is_percent(source.text, here.start, here.end))
        is not is_percent(target.text, there.start, there.end)
    ]
    # Equal figures may have been paired crosswise: 5 % in 5 days.
    crossed = {here.value for here, _, given in signed if given} & {
        here.value for here, _, given in signed if not given
    }
    for here, there, given in signed:
        if here.value in crossed:
            continue
        if given and not may_be_percent(target.text, there.start, there.end):
            yield _sign_lost(here, there, result, unit)
            return
        if not given and not may_be_percent(source.text, here.start, here.end):
            yield Hit(
                f"The translation has {target.text[there.start : there.end]} per cent, the source "
                "no per cent.",
                "Remove the percent sign; if it is right as it is, the source must change first.",
                target.span(there.start, there.end),
                source_span=source.span(here.start, here.end),
            )
            return
    twice = said_twice(target.text)
    if twice is not None and said_twice(source.text) is None:
        yield Hit("The translation says per cent twice.", "Say it once.", target.span(*twice))
    elif not (
        result.lost or result.added or has_placeholder(unit.text) or has_placeholder(unit.target)
    ):
        yield from _percent_nowhere(source, target)


def _sign_lost(here: Figure, there: Figure, result: Agreement, unit: Translated) -> Hit:
    written = result.source.text[here.start : here.end]
    return Hit(
        f"The source has {written} per cent, the translation no per cent.",
        "Add the percent sign.",
        result.target.span(there.start, there.end),
        source_span=result.source.span(here.start, here.end),
        expected=with_percent(_in_locale(here, unit, result), unit.locale),
    )


def _percent_nowhere(source: Visible, target: Visible) -> Iterator[Hit]:
    """Only one side speaks of per cent at all, of figures or of numbers in words."""
    if speaks_of_percents(source.text) and not may_be_percents(target.text):
        yield Hit("The source has per cent, the translation has not.", "Add the percent sign.")
    elif has_sign(target.text) and not may_be_percents(source.text):
        place = next((place for place, each in enumerate(target.text) if each in "%٪％"), None)
        span = None if place is None else target.span(place, place + 1)
        yield Hit("The translation has per cent, the source has not.", _HINT, span)
