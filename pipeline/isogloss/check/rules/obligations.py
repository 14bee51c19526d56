"""Family 7: what a market must show, and must not, is read back from its finished files."""

from __future__ import annotations

from collections.abc import Iterator

from isogloss.check.delivered import (
    Found,
    nearest,
    places_of,
    visible_body,
)
from isogloss.check.phrases import short
from isogloss.check.registry import Hit, rule
from isogloss.check.samples import delivery, obligation, passage, reading
from isogloss.check.subjects import Delivery
from isogloss.model import Artefact, Obligation, Severity

_ERROR, _WARNING = Severity.ERROR, Severity.WARNING
_NICKEL = "Do not use the clip if you are allergic to nickel or titanium."
_DEATH = "Death."
_MDR = "EU MDR 2017/745, Annex I 23.1 and Article 10(11); 21 CFR 801.109"


def _required(subject: Delivery) -> Iterator[Obligation]:
    return (each for each in subject.obligations if each.required)


@rule(
    "IG701",
    "statement-not-found",
    subject=Delivery,
    draft=_WARNING,
    review=_ERROR,
    release=_ERROR,
    why="This is the proof: the words a reader must find are in the finished file, or it is not "
    "published.",
    source=_MDR,
    bad=[
        delivery([obligation("isi.nickel", _NICKEL)], reading(passage("Welcome."))),
        delivery(
            [obligation("isi.nickel", _NICKEL)],
            reading(passage(_NICKEL, "isi.nickel", hidden=True)),
        ),
        delivery(
            [obligation("isi.nickel", _NICKEL)],
            reading(passage(_NICKEL.replace("nickel or ", ""), "isi.nickel")),
        ),
        delivery([obligation("isi.death", _DEATH)], reading(passage("It does not cause Death."))),
    ],
    good=[
        delivery([obligation("isi.nickel", _NICKEL)], reading(passage(_NICKEL, "isi.nickel"))),
        delivery([obligation("isi.death", _DEATH)], reading(passage("• Death."))),
        delivery(
            [obligation("isi.nickel", _NICKEL)],
            reading(passage(_NICKEL[:19]), passage(_NICKEL[20:]), artefact=Artefact.PDF),
        ),
    ],
)
def statement_not_found(subject: Delivery) -> Iterator[Hit]:
    """A required statement does not stand word for word in the visible text."""
    for owed in _required(subject):
        if owed.text is None or places_of(owed, subject.reading):
            continue
        close = nearest(owed, (each for _, each in visible_body(subject.reading)))
        if close is None:
            says = f"“{owed.statement}” is not in the visible text: “{short(owed.text)}”"
            hint = (
                "Build the page again; if it is still missing, look at its source and its filters."
            )
            yield Hit(says + ".", hint, where=subject.at(owed.statement, text=owed.text))
        else:
            yield Hit(
                f"“{owed.statement}” should read “{close.wanted}” where the nearest passage "
                f"(line {close.passage.line}) reads “{close.stands}”.",
                "Build the page again; the artefact must have the words of the catalog.",
                where=subject.at(owed.statement, close.passage.line, owed.text),
            )


@rule(
    "IG702",
    "statement-without-text",
    subject=Delivery,
    draft=_WARNING,
    review=_ERROR,
    release=_ERROR,
    why="An edition that has no words for a required statement cannot be published.",
    source=_MDR,
    bad=[delivery([obligation("isi.nickel", None)], reading())],
    good=[delivery([obligation("isi.nickel", _NICKEL)], reading())],
)
def statement_without_text(subject: Delivery) -> Iterator[Hit]:
    """The edition has no text for a required statement that may be published."""
    for owed in _required(subject):
        if owed.text is None:
            yield Hit(
                f"“{owed.statement}” has no text in {subject.edition} that may be published.",
                "Translate it in the safety catalog, and have it reviewed.",
                where=subject.at(owed.statement),
            )


@rule(
    "IG703",
    "statement-order",
    subject=Delivery,
    draft=_WARNING,
    review=_ERROR,
    release=_ERROR,
    why="A lead such as “Do not use the clip if:” makes sense only before its items.",
    source="21 CFR 202.1(e)(5) and (7): fair balance and presentation; the register's `order`",
    bad=[
        delivery(
            [
                obligation("isi.lead", "Do not use if:", order=1),
                obligation("isi.x", _DEATH, order=2),
            ],
            reading(passage(_DEATH), passage("Do not use if:")),
        )
    ],
    good=[
        delivery(
            [
                obligation("isi.x", _DEATH, order=2),
                obligation("isi.lead", "Do not use if:", order=1),
            ],
            reading(passage("Do not use if:"), passage(_DEATH), passage("Do not use if:")),
        )
    ],
)
def statement_order(subject: Delivery) -> Iterator[Hit]:
    """Statements do not stand in the order the register gives them."""
    placed = [
        (owed.order, owed, places)
        for owed in _required(subject)
        if owed.order is not None and (places := places_of(owed, subject.reading))
    ]
    placed.sort(key=lambda each: (each[0], min(each[2])))
    kept = _longest_rising([places for _, _, places in placed])
    for number, (_, owed, places) in enumerate(placed):
        if number not in kept:
            before = [each for place, (_, each, _) in enumerate(placed) if place < number]
            after = f"after “{before[-1].statement}”" if before else "before the other statements"
            line = subject.reading.passages[min(places).passage].line
            yield Hit(
                f"“{owed.statement}” must stand {after}.",
                "Put the statements of the page in the order of the register.",
                where=subject.at(owed.statement, line, owed.text or ""),
            )


def _longest_rising(places: list[tuple[Found, ...]]) -> frozenset[int]:
    """The most statements that can be said to stand in order: the others are out of place."""
    best: list[tuple[int, int, Found, int]] = []  # length, statement, place, index before
    for number, candidates in enumerate(places):
        for found in candidates:
            length, before = 1, -1
            for index, (count, other, place, _) in enumerate(best):
                if other < number and place < found and count >= length:
                    length, before = count + 1, index
            best.append((length, number, found, before))
    kept: set[int] = set()
    index = max(range(len(best)), key=lambda each: best[each][0], default=-1)
    while index >= 0:
        kept.add(best[index][1])
        index = best[index][3]
    return frozenset(kept)


@rule(
    "IG705",
    "required-partner-missing",
    subject=Delivery,
    draft=_WARNING,
    review=_ERROR,
    release=_ERROR,
    why="A claim stands only beside what balances it: its condition, its reference, its warnings.",
    source="21 CFR 202.1(e)(5)(ii): fair balance; the register's `requires`",
    bad=[
        delivery(
            [obligation("claim.x", _NICKEL)],
            reading(passage(_NICKEL, "claim.x")),
            pairs=[("claim.x", "isi.lead")],
        )
    ],
    good=[
        delivery(
            [obligation("claim.x", _NICKEL), obligation("isi.lead", _DEATH)],
            reading(passage(_NICKEL, "claim.x"), passage(_DEATH, "isi.lead")),
            pairs=[("claim.x", "isi.lead")],
        ),
        delivery([], reading(passage("Welcome.")), pairs=[("claim.x", "isi.lead")]),
    ],
)
def required_partner_missing(subject: Delivery) -> Iterator[Hit]:
    """A statement stands without the statement that must stand with it."""
    present = {each.statement for _, each in visible_body(subject.reading) if each.statement}
    present |= {owed.statement for owed in subject.obligations if places_of(owed, subject.reading)}
    for first, second in subject.pairs:
        if first in present and second not in present:
            yield Hit(
                f"“{first}” stands here without “{second}”, which it requires.",
                "Show both or neither in this market.",
                where=subject.at(first),
            )


@rule(
    "IG706",
    "obligations-empty",
    subject=Delivery,
    draft=_WARNING,
    review=_ERROR,
    release=_ERROR,
    why="A product page for which the register asks nothing is a hole in the register.",
    source="Isogloss design, section 1: the obligation matrix",
    bad=[delivery([], reading(passage("The clip.")), expects_obligations=True)],
    good=[
        delivery([], reading(passage("The heart."))),
        delivery(
            [obligation("isi.death", _DEATH)], reading(passage(_DEATH)), expects_obligations=True
        ),
    ],
)
def obligations_empty(subject: Delivery) -> Iterator[Hit]:
    """A page that must carry statements has none to carry in this market."""
    if subject.expects_obligations and not any(_required(subject)):
        yield Hit(
            f"The market “{subject.market}” requires no statement on this page.",
            "Register the statements this page needs, or take the page out of the market.",
        )
