"""Family 7, the other side: what a market must not show stands in no carrier."""

from __future__ import annotations

from collections.abc import Iterator

from isogloss.check.delivered import (
    fold,
    has_word,
    squash,
    visible_body,
)
from isogloss.check.phrases import short
from isogloss.check.registry import Hit, rule
from isogloss.check.samples import delivery, link, obligation, passage, reading
from isogloss.check.subjects import Delivery
from isogloss.model import Carrier, Obligation, Severity

_ERROR = Severity.ERROR
_NICKEL = "Do not use the clip if you are allergic to nickel or titanium."
_DEATH = "Death."


def _word(word: str) -> Obligation:
    return obligation(f"words.{word}", word, required=False)


def _is_word(owed: Obligation) -> bool:
    """Whether it is no statement but a word that the market forbids."""
    return not owed.required and owed.statement.startswith("words.")


@rule(
    "IG704",
    "forbidden-text",
    subject=Delivery,
    draft=_ERROR,
    review=_ERROR,
    release=_ERROR,
    why="Text about a product that is not approved in a market must reach nobody there, not "
    "even in a title, a file name or the metadata of a PDF.",
    source="21 CFR 812.7; EU MDR 2017/745, Article 7; Isogloss design, section 9.7",
    bad=[
        delivery([obligation("isi.nickel", _NICKEL, required=False)], reading(passage(_NICKEL))),
        delivery(
            [obligation("isi.nickel", _NICKEL, required=False)],
            reading(passage("Anders gesagt.", "isi.nickel")),
        ),
        delivery(
            [obligation("isi.nickel", _NICKEL, required=False)],
            reading(passage("Safety. " + _NICKEL.upper(), carrier=Carrier.META)),
        ),
        delivery(
            [obligation("isi.nickel", _NICKEL, required=False)],
            reading(passage("isi-nickel", carrier=Carrier.ANCHOR)),
        ),
        delivery(
            [obligation("isi.nickel", _NICKEL, required=False)],
            reading(passage(_NICKEL[:19]), passage(_NICKEL[20:])),
        ),
    ],
    good=[
        delivery(
            [obligation("isi.nickel", _NICKEL, required=False)],
            reading(passage("Nickel is a metal."), passage("nickel", carrier=Carrier.ANCHOR)),
        ),
        delivery([obligation("isi.death", _DEATH, required=False)], reading(passage("Not death."))),
    ],
)
def forbidden_text(subject: Delivery) -> Iterator[Hit]:
    """Words of a statement that the market forbids stand somewhere in the artefact."""
    body = fold(" ".join(each.text for _, each in visible_body(subject.reading))).casefold()
    squashed = [(name, squash(name)) for name in _names(subject)]
    for owed in subject.obligations:
        if owed.required or _is_word(owed):
            continue
        wanted = fold(owed.text or "").casefold()
        told = False
        for passage_ in subject.reading.passages:
            if passage_.statement == owed.statement or _carries(
                passage_.text, passage_.carrier, owed.statement, wanted
            ):
                told = True
                where = "is marked with it" if passage_.statement == owed.statement else "has it"
                yield Hit(
                    f"“{owed.statement}” is forbidden in the market “{subject.market}”, and the "
                    f"{passage_.carrier} text “{short(passage_.text)}” {where}.",
                    "Put it under a locale filter that leaves this market out.",
                    where=subject.at(owed.statement, passage_.line, passage_.text),
                )
        if not told and len(wanted) >= 24 and wanted in body:
            yield Hit(
                f"“{owed.statement}” is forbidden in the market “{subject.market}”, and its words "
                "run over several passages.",
                "Put them under a locale filter that leaves this market out.",
                where=subject.at(owed.statement, text=owed.text or ""),
            )
        for anchor, letters in squashed:
            if squash(owed.statement) in letters or _names_it(letters, wanted):
                yield Hit(
                    f"“{owed.statement}” is forbidden in the market “{subject.market}”, and the "
                    f"name “{anchor}” gives it away.",
                    "Rename the file or the anchor for this market.",
                    where=subject.at(owed.statement),
                )


def _carries(text: str, carrier: Carrier, statement: str, wanted: str) -> bool:
    if carrier is Carrier.ANCHOR:
        return squash(statement) in squash(text) or _names_it(squash(text), wanted)
    if not wanted:
        return False
    folded = fold(text).casefold()
    if len(wanted) >= 24:
        return wanted in folded
    return folded == wanted


def _names_it(letters: str, wanted: str) -> bool:
    name = squash(wanted)
    return len(name) >= 12 and name in letters


@rule(
    "IG707",
    "forbidden-word",
    subject=Delivery,
    draft=_ERROR,
    review=_ERROR,
    release=_ERROR,
    why="In a market in which a device is not approved, its very name is promotion.",
    source="21 CFR 812.7; EU MDR 2017/745, Article 7; Isogloss design, section 9.7",
    bad=[
        delivery([_word("MitraSeal")], reading(passage("The MITRASEAL clip"))),
        delivery(
            [_word("Example Cardio")],
            reading(passage("Example Cardio", carrier=Carrier.METADATA)),
        ),
        delivery([_word("MitraSeal")], reading(links=(link("a", "mitra-seal.html"),))),
    ],
    good=[
        delivery([_word("MitraSeal")], reading(passage("The mitral valve seals."))),
        delivery([_word("clip")], reading(passage("Eclipse"))),
    ],
)
def forbidden_word(subject: Delivery) -> Iterator[Hit]:
    """A word that the market forbids stands somewhere in the artefact."""
    names = _names(subject)
    for owed in subject.obligations:
        if not _is_word(owed):
            continue
        word = owed.text or ""
        for passage_ in subject.reading.passages:
            if has_word(word, passage_.text):
                yield Hit(
                    f"“{word}” is forbidden in the market “{subject.market}”, and the "
                    f"{passage_.carrier} text “{short(passage_.text)}” has it.",
                    "Put the text under a locale filter that leaves this market out.",
                    where=subject.at(passage_.statement, passage_.line, passage_.text),
                )
        for name in names:
            if has_word(word, name) or (len(squash(word)) > 5 and squash(word) in squash(name)):
                yield Hit(
                    f"“{word}” is forbidden in the market “{subject.market}”, and the name "
                    f"“{name}” has it.",
                    "Rename the file or the anchor, or leave the link out for this market.",
                    where=subject.at(""),
                )


def _names(subject: Delivery) -> tuple[str, ...]:
    """Anchors, file names and link targets: words that stand in none of the texts."""
    links = (each.href for each in subject.reading.links)
    return (*sorted(subject.reading.anchors), subject.reading.path, *links)
