"""Family 4, the rest: units, addresses, marks and names are the same in every language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from isogloss.check.addresses import addresses
from isogloss.check.measures import Measure, measures, mentions, stands_in
from isogloss.check.phrases import times
from isogloss.check.registry import Hit, rule
from isogloss.check.samples import pair, safety
from isogloss.check.subjects import Translated
from isogloss.check.visible import visible_with
from isogloss.model import Severity

_ERROR, _WARNING = Severity.ERROR, Severity.WARNING
_UNITS = "SI Brochure, 9th edition, 5; ISMP List of Error-Prone Abbreviations; CLDR units"
_MARKS = {
    "™": re.compile(r"™|\(TM\)|\(MC\)", re.IGNORECASE),
    "®": re.compile(r"®|\(R\)|\(MD\)", re.IGNORECASE),
    "©": re.compile(r"©|\(C\)|copyright|авторск|حقوق", re.IGNORECASE),
}


def _texts(unit: Translated) -> tuple[str, str]:
    return visible_with(unit.text, unit.shown).text, visible_with(unit.target, unit.shown).text


@rule(
    "IG416",
    "unit-changed",
    subject=Translated,
    draft=_WARNING,
    review=_ERROR,
    release=_ERROR,
    why="Milligrams for micrograms is a thousandfold dose.",
    source=_UNITS,
    bad=[
        pair("Take 5 mg a day.", "Tome 5 g al día.", "es"),
        pair("250 mcg", "250 mg", "fr"),
        pair("120 mmHg", "120 ملم", "ar"),
        pair("5 mg/kg", "5 mg/g", "de"),
    ],
    good=[
        pair("Take 5 mg a day.", "Tome 5 miligramos al día.", "es"),
        pair("Take 5 mg a day.", "每天服用 5 毫克。", "zh-Hans"),
        pair("250 mcg", "250 µg", "fr"),
        pair("5 g of salt in 5 ml", "5 ml mit 5 g Salz", "de"),
        pair("5 mg/kg a day", "5 miligramos por kilo al día", "es"),
        pair("120 mmHg", "120 мм рт. ст.", "ru"),
    ],
)
def unit_changed(unit: Translated) -> Iterator[Hit]:
    """A figure stands with another unit of the same quantity than in the source."""
    source, target = _texts(unit)
    wanted = tuple(measures(source, unit.source_language))
    if not wanted:
        return
    view = visible_with(unit.target, unit.shown)
    for given in measures(target, unit.locale):
        same = [each for each in wanted if each.values & given.values]
        if not same or any(_says(given, each) for each in same):
            continue
        first = same[0]
        if any(each.quantity == given.quantity for each in same) or _shortened(
            first.unit, given.unit
        ):
            yield Hit(
                f"The source has {_written(first)}, the translation {_written(given)}.",
                "Correct the unit; a conversion needs its figure converted, too.",
                view.span(given.start, given.end),
                source_span=visible_with(unit.text, unit.shown).span(first.start, first.end),
                expected=_written(first),
            )


def _says(given: Measure, wanted: Measure) -> bool:
    """Whether the unit is the same, and what is below a stroke; words may stand for the stroke."""
    return given.unit == wanted.unit and (given.per == wanted.per or not (given.per and wanted.per))


def _written(measure: Measure) -> str:
    return f"{measure.unit}/{measure.per}" if measure.per else measure.unit


def _exchanged(wanted: Measure, given: Measure) -> bool:
    """Whether the same figure has another unit, which is IG416."""
    return bool(wanted.values & given.values and not _says(given, wanted)) and (
        wanted.quantity == given.quantity or _shortened(wanted.unit, given.unit)
    )


def _shortened(wanted: str, given: str) -> bool:
    """mmHg cut to mm."""
    return wanted.startswith(given)


@rule(
    "IG417",
    "unit-lost",
    subject=Translated,
    draft=_WARNING,
    review=_WARNING,
    release=_WARNING,
    why="A dose without its unit is no dose.",
    source=_UNITS,
    bad=[
        pair("Take 5 mg a day.", "Tome 5 al día.", "es"),
        pair("Take 5 mg/kg a day.", "Tome 5 mg al día.", "es"),
    ],
    good=[
        pair("Take 5 mg a day.", "Tome 5 mg al día.", "es"),
        pair("Take 5 mg/kg a day.", "Tome 5 mg por kilo al día.", "es"),
        pair("3 to 5 mg", "de 3 mg a 5 mg", "es"),
        safety("Take 5 mg a day.", "Tome 5 al día.", "es"),
    ],
)
def unit_lost(unit: Translated) -> Iterator[Hit]:
    """A unit of measurement of ordinary text is nowhere in the translation."""
    if not unit.safety:
        yield from _unit_lost(unit)


@rule(
    "IG420",
    "statement-unit-lost",
    subject=Translated,
    draft=_WARNING,
    review=_ERROR,
    release=_ERROR,
    why="A dose without its unit is no dose, and readers of a warning will guess one.",
    source=_UNITS,
    bad=[safety("Take 5 mg a day.", "Tome 5 al día.", "es")],
    good=[
        safety("Take 5 mg a day.", "Tome 5 miligramos al día.", "es"),
        safety("120 mmHg", "120 мм рт. ст.", "ru"),
        pair("Take 5 mg a day.", "Tome 5 al día.", "es"),
    ],
)
def statement_unit_lost(unit: Translated) -> Iterator[Hit]:
    """A unit of measurement of safety text is nowhere in the translation."""
    if unit.safety:
        yield from _unit_lost(unit)


def _unit_lost(unit: Translated) -> Iterator[Hit]:
    source, target = _texts(unit)
    wanted = {each.unit: each for each in measures(source, unit.source_language)}
    if not wanted:
        return
    there = tuple(measures(target, unit.locale))
    given = mentions(target) | {part for each in there for part in (each.unit, each.per)}
    if "°C" in given:
        # Held against each other as a conversion.
        given |= {"°F"}
    for name, each in wanted.items():
        written = re.split(r"\s?[/∕⁄]\s?", source[each.start : each.end])
        exchanged = any(_exchanged(each, other) for other in there)
        for part, symbol in zip((name, each.per), written, strict=False):
            if not part or part in given or stands_in(symbol, target) or exchanged:
                continue
            yield Hit(
                f"The source has the unit {_written(each)}, the translation has not.",
                f"Write {_written(each)}, or its name in the language, after the figure.",
                source_span=visible_with(unit.text, unit.shown).span(each.start, each.end),
                expected=_written(each),
            )
            break


@rule(
    "IG421",
    "name-changed",
    subject=Translated,
    draft=_WARNING,
    review=_ERROR,
    release=_ERROR,
    why="A product, company or approval code under another name is another product.",
    source="W3C ITS 2.0, 8.3 Translate; EU MDR 2017/745, Annex I 23.2(a)",
    bad=[pair("The MitraSeal™ clip", "El clip MitraSello", "es", names=("MitraSeal™",))],
    good=[
        pair("The MitraSeal™ clip", "El clip MitraSeal™", "es", names=("MitraSeal™",)),
        pair("The MitraSeal™ clip", "El clip <em>MitraSeal</em>™", "es", names=("MitraSeal™",)),
    ],
)
def name_changed(unit: Translated) -> Iterator[Hit]:
    """A name that must not be translated stands less often in the translation."""
    source, target = _texts(unit)
    for name in unit.do_not_translate:
        wanted, given = source.count(name), target.count(name)
        if given < wanted:
            place = source.find(name)
            yield Hit(
                f"“{name}” stands {times(wanted)} in the source and {times(given)} in the "
                "translation.",
                f"Write “{name}” letter by letter.",
                source_span=visible_with(unit.text, unit.shown).span(place, place + len(name)),
                expected=name,
            )


@rule(
    "IG422",
    "mark-lost",
    subject=Translated,
    draft=_WARNING,
    review=_WARNING,
    release=_WARNING,
    why="™, ® and © state rights; dropping or inventing one is a legal matter.",
    source="15 U.S.C. 1111; Berne Convention and UCC Article III for ©",
    bad=[
        pair("Coumadin® tablets", "Comprimidos de Coumadin", "es"),
        pair("Coumadin tablets", "Comprimidos de Coumadin®", "es"),
    ],
    good=[
        pair("Coumadin® tablets", "Comprimidos de Coumadin®", "es"),
        pair("© 2026", "Copyright 2026", "de"),
    ],
)
def mark_lost(unit: Translated) -> Iterator[Hit]:
    """™, ® or © stands less often on one side."""
    source, target = visible_with(unit.text, unit.shown), visible_with(unit.target, unit.shown)
    for mark, pattern in _MARKS.items():
        wanted, given = source.text.count(mark), target.text.count(mark)
        if wanted > len(pattern.findall(target.text)):
            place = source.text.find(mark)
            yield Hit(
                f"The source has {mark} {times(wanted)}, the translation {times(given)}.",
                f"Add {mark}.",
                source_span=source.span(place, place + 1),
                expected=mark,
            )
        elif given > len(pattern.findall(source.text)):
            place = target.text.rfind(mark)
            yield Hit(
                f"The translation has {mark} {times(given)}, the source {times(wanted)}.",
                f"Remove {mark}.",
                target.span(place, place + 1),
            )


_SIGNS = {"less": re.compile("[<≤⩽≦﹤＜]"), "more": re.compile("[>≥⩾≧﹥＞]")}


@rule(
    "IG425",
    "comparison-turned",
    subject=Translated,
    draft=_WARNING,
    review=_ERROR,
    release=_ERROR,
    why="A limit that was the most has become the least.",
    source="ISO 80000-2, 7; EU MDR 2017/745, Annex I 23.1",
    bad=[
        pair("a value ≤ 5", "un valor ≥ 5", "es"),
        pair("if p < 0.05 or > 2", "wenn p > 0,05 oder > 2", "de"),
    ],
    good=[
        pair("a value ≤ 5", "ein Wert < 5", "de"),
        pair("a value ≤ 5", "5 以下の値", "ja"),
        pair("Start > Settings", "Start > Einstellungen", "de"),
    ],
)
def comparison_turned(unit: Translated) -> Iterator[Hit]:
    """A sign for less stands where the source has one for more, or the other way about.

    Not told of right-to-left text: there the signs are mirrored, and typed either way.
    """
    source, target = visible_with(unit.text, unit.shown), visible_with(unit.target, unit.shown)
    if unit.locale.direction == "rtl":
        return
    ours = {way: list(sign.finditer(source.text)) for way, sign in _SIGNS.items()}
    if not any(ours.values()):
        return
    theirs = {way: list(sign.finditer(target.text)) for way, sign in _SIGNS.items()}
    for way, other in (("less", "more"), ("more", "less")):
        if len(ours[way]) > len(theirs[way]) and len(theirs[other]) > len(ours[other]):
            wanted, given = ours[way][0], theirs[other][0]
            yield Hit(
                f"The source has {wanted[0]}, the translation {given[0]}.",
                "Write the sign of the source.",
                target.span(*given.span()),
                source_span=source.span(*wanted.span()),
                expected=wanted[0],
            )


@rule(
    "IG431",
    "address-changed",
    subject=Translated,
    draft=_WARNING,
    review=_ERROR,
    release=_ERROR,
    why="A reader who follows a damaged address finds nothing, or someone else.",
    source="RFC 3986; RFC 5321; DOI Handbook, 2.2",
    bad=[
        pair("See https://doi.org/10.1000/182.", "Véase https://doi.org/10.1000/128.", "es"),
        pair("Write to help@example.org.", "Escriba a ayuda@example.org.", "es"),
        pair("doi: 10.1056/NEJMoa1806640", "doi: 10.1056/NEJMoa180664", "es"),
        pair("See www.example.org.", "Véase wwww.example.org.", "es"),
    ],
    good=[
        pair("See https://doi.org/10.1000/182.", "Véase https://doi.org/10.1000/182", "es"),
        pair("Write to help@example.org.", "help@example.org に書いてください。", "ja"),
        pair("(see www.example.org)", "（www.example.orgを参照）", "ja"),
    ],
)
def address_changed(unit: Translated) -> Iterator[Hit]:
    """A web address, DOI or e-mail address of the source is not in the translation."""
    source, target = _texts(unit)
    view = visible_with(unit.text, unit.shown)
    given = [each for each in addresses(target) if each.text not in source]
    for each in addresses(source):
        end = each.start + len(each.text)
        place = view.span(each.start, end)
        # “hhttps://…” and “wwww.…” are other addresses.
        glued = each.start > 0 and re.match(r"[A-Za-z\d]", source[each.start - 1])
        whole = ("" if glued else r"(?<![A-Za-z\d])") + re.escape(each.text)
        ends = [match.end() for match in re.finditer(whole, target, re.IGNORECASE)]
        if not ends:
            instead = next((other for other in given if other.kind == each.kind), None)
            yield Hit(
                f"The {each.kind} “{each.text}” is not in the translation.",
                "Copy it from the source. An address that differs by market is a variable.",
                None
                if instead is None
                else visible_with(unit.target, unit.shown).span(
                    instead.start, instead.start + len(instead.text)
                ),
                source_span=place,
                expected=each.text,
            )
        elif all(_goes_on(target[end:]) for end in ends) and not _goes_on(source[end:]):
            yield Hit(
                f"The {each.kind} “{each.text}” goes on in the translation.",
                "Copy it from the source.",
                source_span=place,
                expected=each.text,
            )


def _goes_on(rest: str) -> bool:
    """Whether an address would be longer with what follows it."""
    return bool(rest) and rest[0].isascii() and rest[0].isalnum()
