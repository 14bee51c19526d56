"""Family 7: what a market must show, and must not, is read back from its finished files."""

from __future__ import annotations

from collections.abc import Iterator

from isogloss.check.delivered import (
    Found,
    fold,
    has_word,
    nearest,
    places_of,
    squash,
    visible_body,
)
from isogloss.check.registry import Hit, rule
from isogloss.check.samples import delivery, link, obligation, passage, reading
from isogloss.check.subjects import Delivery, Where
from isogloss.model import Artefact, Carrier, Obligation, Severity

_ERROR, _WARNING = Severity.ERROR, Severity.WARNING
_NICKEL = "Do not use the clip if you are allergic to nickel or titanium."
_DEATH = "Death."
_MDR = "EU MDR 2017/745, Annex I 23.1 and Article 10(11); 21 CFR 801.109"


def _at(subject: Delivery, statement: str, line: int = 0, msgstr: str = "") -> Where:
    where = subject.where
    return Where(
        path=where.path,
        line=line,
        locale=where.locale,
        market=where.market,
        page=where.page,
        artefact=where.artefact,
        statement=statement,
        msgstr=msgstr,
    )


def _word(word: str) -> Obligation:
    return obligation(f"words.{word}", word, required=False)


def _is_word(owed: Obligation) -> bool:
    """Whether it is no statement but a word that the market forbids."""
    return not owed.required and owed.statement.startswith("words.")


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
            says = f"“{owed.statement}” is not in the visible text: “{_short(owed.text)}”"
            hint = (
                "Build the page again; if it is still missing, look at its source and its filters."
            )
            yield Hit(says + ".", hint, where=_at(subject, owed.statement, msgstr=owed.text))
        else:
            yield Hit(
                f"“{owed.statement}” should read “{close.wanted}” where the nearest passage "
                f"(line {close.passage.line}) reads “{close.stands}”.",
                "Build the page again; the artefact must have the signed-off words.",
                where=_at(subject, owed.statement, close.passage.line, owed.text),
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
                where=_at(subject, owed.statement),
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
                where=_at(subject, owed.statement, line, owed.text or ""),
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
                    f"{passage_.carrier} text “{_short(passage_.text)}” {where}.",
                    "Put it under a locale filter that leaves this market out.",
                    where=_at(subject, owed.statement, passage_.line, passage_.text),
                )
        if not told and len(wanted) >= 24 and wanted in body:
            yield Hit(
                f"“{owed.statement}” is forbidden in the market “{subject.market}”, and its words "
                "run over several passages.",
                "Put them under a locale filter that leaves this market out.",
                where=_at(subject, owed.statement, msgstr=owed.text or ""),
            )
        for anchor, letters in squashed:
            if squash(owed.statement) in letters or _names_it(letters, wanted):
                yield Hit(
                    f"“{owed.statement}” is forbidden in the market “{subject.market}”, and the "
                    f"name “{anchor}” gives it away.",
                    "Rename the file or the anchor for this market.",
                    where=_at(subject, owed.statement),
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
                where=_at(subject, first),
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
                    f"{passage_.carrier} text “{_short(passage_.text)}” has it.",
                    "Put the text under a locale filter that leaves this market out.",
                    where=_at(subject, passage_.statement, passage_.line, passage_.text),
                )
        for name in names:
            if has_word(word, name) or (len(squash(word)) > 5 and squash(word) in squash(name)):
                yield Hit(
                    f"“{word}” is forbidden in the market “{subject.market}”, and the name "
                    f"“{name}” has it.",
                    "Rename the file or the anchor, or leave the link out for this market.",
                    where=_at(subject, ""),
                )


def _names(subject: Delivery) -> tuple[str, ...]:
    """Anchors, file names and link targets: words that stand in none of the texts."""
    links = (each.href for each in subject.reading.links)
    return (*sorted(subject.reading.anchors), subject.reading.path, *links)


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57].rstrip() + "…"
