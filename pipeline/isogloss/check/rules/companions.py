"""Family 5, the translations of a locale as a whole: does each fit its own source text?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from isogloss.check.fitting import (
    Fit,
    Knowledge,
    Texts,
    best_source,
    exchanges,
    fits,
    know,
    unrelated,
)
from isogloss.check.language import same_language
from isogloss.check.phrases import short
from isogloss.check.registry import Hit, rule
from isogloss.check.samples import many
from isogloss.check.subjects import Translated, TranslatedCatalog
from isogloss.check.visible import visible
from isogloss.model import Severity, Span

_WARNING = Severity.WARNING
_LEAST_WORDS = 3
_MOST_SEARCHED = 200
"""For so many translations that do not fit, the text that they do fit is looked for."""


class _Read(NamedTuple):
    """What was learned from the units and found in them; texts are as readers see them.

    others: for the units that have each other's translation, the other one, by number.
    """

    texts: tuple[Texts, ...]
    knowledge: Knowledge
    fits: tuple[Fit, ...]
    others: Mapping[int, int]


@lru_cache(maxsize=1)
def _read(subject: TranslatedCatalog) -> _Read | None:
    if not subject.units:
        return None
    locale, source = subject.units[0].locale, subject.units[0].source_language
    if same_language(locale, source):
        return None
    texts = tuple(
        Texts(visible(unit.text).text, visible(unit.target).text) for unit in subject.units
    )
    knowledge = know(texts, source, locale)
    if knowledge is None:
        return None
    found = tuple(fits(texts, knowledge))
    others: dict[int, int] = {}
    for each in exchanges(texts, found, knowledge):
        others |= {each.first: each.second, each.second: each.first}
    return _Read(texts, knowledge, found, others)


@rule(
    "IG516",
    "translation-of-another",
    subject=TranslatedCatalog,
    draft=_WARNING,
    review=_WARNING,
    release=_WARNING,
    why="A translation in the wrong entry reads well, and says something else.",
    source="Brown et al. 1993, The Mathematics of Statistical Machine Translation; "
    "W3C ITS 2.0, 8.17: mistranslation",
    bad=[many(exchanged=(0, 20))],
    good=[many()],
)
def translation_of_another(subject: TranslatedCatalog) -> Iterator[Hit]:
    """The translation belongs to another text.

    Which words translate each other is learned from the catalog itself, from 30 texts on; the
    more there are, the surer. Lengths, figures, names and marks count, too, where two units
    would both fit better with each other's. A catalog in which nothing fits is one finding.
    """
    read = _read(subject)
    if read is None:
        return
    if unrelated(read.fits):
        yield Hit(
            "The translations do not go with the source texts: no words answer each other.",
            "Check that this is the catalog of these texts, and that no entry has shifted.",
        )
        return
    searched = 0
    for place, (unit, each) in enumerate(zip(subject.units, read.fits, strict=True)):
        other = read.others.get(place)
        if len(unit.text.split()) < _LEAST_WORDS or not (each.misfit or other is not None):
            continue
        if other is None and searched < _MOST_SEARCHED:
            searched += 1
            other = best_source(read.texts, place, read.knowledge)
        yield Hit(
            "The words of the translation are not those of this text."
            if other is None
            else f"The translation belongs to “{short(subject.units[other].text)}” "
            f"(line {subject.units[other].line}).",
            "Check that the entry has the translation of its own text.",
            Span(0, len(unit.target)),
            where=unit.where,
            source_span=Span(0, len(unit.text)),
        )


@rule(
    "IG517",
    "part-lost",
    subject=TranslatedCatalog,
    draft=_WARNING,
    review=_WARNING,
    release=_WARNING,
    why="The half that is gone may be the one that warns.",
    source="Gale and Church 1993, A Program for Aligning Sentences; W3C ITS 2.0, 8.17: omission",
    bad=[many(halved=(0,))],
    good=[many()],
)
def part_lost(subject: TranslatedCatalog) -> Iterator[Hit]:
    """A part of the text has no counterpart in its translation.

    Words and lengths are held against those of the catalog's other translations.
    """
    for unit, each in _fitting(subject):
        if each.shortened:
            span = each.lost and visible(unit.text).span(*each.lost)
            part = f"“{short(unit.text[slice(*span)])}”" if span else "A part of the text"
            yield Hit(
                f"{part} seems to have no counterpart in the translation.",
                "Check that the whole text is translated.",
                where=unit.where,
                source_span=span,
            )


@rule(
    "IG518",
    "part-added",
    subject=TranslatedCatalog,
    draft=_WARNING,
    review=_WARNING,
    release=_WARNING,
    why="Advice that the source does not give has been approved by nobody.",
    source="Gale and Church 1993, A Program for Aligning Sentences; W3C ITS 2.0, 8.17: addition",
    bad=[many(lengthened=(0,))],
    good=[many()],
)
def part_added(subject: TranslatedCatalog) -> Iterator[Hit]:
    """A part of the translation has no counterpart in the source text.

    Words and lengths are held against those of the catalog's other translations.
    """
    for unit, each in _fitting(subject):
        if each.lengthened:
            span = each.added and visible(unit.target).span(*each.added)
            part = f"“{short(unit.target[slice(*span)])}”" if span else "A part of the translation"
            yield Hit(
                f"{part} seems to have no counterpart in the source text.",
                "Check that nothing has been added.",
                span,
                where=unit.where,
            )


def _fitting(subject: TranslatedCatalog) -> Sequence[tuple[Translated, Fit]]:
    """The units whose translation is at least of the right text."""
    read = _read(subject)
    if read is None or unrelated(read.fits):
        return ()
    return [
        (unit, each)
        for place, (unit, each) in enumerate(zip(subject.units, read.fits, strict=True))
        if not each.misfit and place not in read.others
    ]
