"""A page and its translation, unit by unit: what goes into the catalog, and what does not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from isogloss.align.codes import Misfit, carried
from isogloss.align.evidence import Scale, evidence, weighed
from isogloss.align.match import Match, matches
from isogloss.align.traits import Side, Trait, joined, side_of
from isogloss.extract import Single

SURE = 0.9
"""The least confidence with which a pair goes into the catalog."""
_CONTRADICTED = -1.0
_LEAST_RELATED = 0.4
"""The least share of the source's characters that finds a partner in its translation. Two pages
of one site reach less: what they share is their frame, which is short."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """What was found for one unit of the source.

    source, target: numbers of the units in their documents; target None where none was found.
    confidence: 0 to 1, the share of this pair in all ways to lay the documents side by side.
    text: the translation, written with the source's codes; "" where the pair is doubtful.
    reason: why it is, "" where it is not.
    """

    source: int
    target: int | None
    confidence: float
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Alignment:
    """pairings: one for each unit of the source, in its order.

    unused: numbers of the units of the translation that are in no pairing.
    related: whether one document is a translation of the other at all; else no pairing has a
    text.
    """

    pairings: tuple[Pairing, ...]
    unused: tuple[int, ...]
    related: bool


def align(source: Single, translated: Single, *, variables: bool = False) -> Alignment:
    """Find, for each unit of the source, its translation.

    variables: whether `{name}` is one, as in the pages of a project.
    """
    here = side_of(source, variables=variables)
    there = side_of(translated, variables=variables)
    found, scale = matches(here, there)
    related = _related(here, found)
    by_source = {each.source: each for each in found}
    taken = {each.translated for each in found}
    pairings = []
    for number in range(len(here.units)):
        match = by_source.get(number)
        if match is None:
            pairings.append(Pairing(number, None, 0.0, "", "no text of the page fits"))
            continue
        reason = "the page seems to be another one"
        if related:
            reason = _doubt(match, here, there, scale, by_source, taken)
        text = ""
        if not reason:
            try:
                text = carried(
                    here.units[number],
                    here.openings[number],
                    there.units[match.translated],
                    there.openings[match.translated],
                    variables=variables,
                )
            except Misfit as misfit:
                reason = str(misfit)
        pairings.append(Pairing(number, match.translated, match.share, text, reason))
    unused = tuple(j for j in range(len(there.units)) if j not in taken)
    return Alignment(tuple(pairings), unused, related)


def _related(here: Side, found: Iterable[Match]) -> bool:
    lengths = [each.length for each in here.traits]
    paired = sum(lengths[each.source] for each in found if each.share >= SURE)
    return paired >= _LEAST_RELATED * sum(lengths)


def _doubt(
    match: Match,
    here: Side,
    there: Side,
    scale: Scale,
    by_source: dict[int, Match],
    taken: set[int],
) -> str:
    """Why the pair is doubtful, "" where it is not."""
    i, j, share = match
    if share < SURE:
        return "another text fits nearly as well"
    one, other = weighed(here.traits[i], scale), weighed(there.traits[j], scale)
    alone = evidence(one, other, scale)
    if alone < _CONTRADICTED:
        return "length, numbers or names do not go together"
    if _numbers(one.trait, other.trait) and _numbers(other.trait, one.trait):
        return "its numbers are not those of the source"
    for near in (i - 1, i + 1):
        if 0 <= near < len(here.traits) and near not in by_source:
            both = joined(*[here.traits[each] for each in sorted((i, near))])
            if evidence(weighed(both, scale), other, scale) > alone + 1.0:
                return "it may hold two texts of the source"
    for near in (j - 1, j + 1):
        if 0 <= near < len(there.traits) and near not in taken:
            both = joined(*[there.traits[each] for each in sorted((j, near))])
            if evidence(one, weighed(both, scale), scale) > alone + 1.0:
                return "the source may be two texts of the page"
    return ""


def _numbers(one: Trait, other: Trait) -> bool:
    """Whether a text has a number that the other has not."""
    return any(word.startswith("n:") for word in one.kept - other.kept)
