"""Family 5, catalogs as a whole: one translation for two texts, two for one text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from isogloss.check.phrases import short
from isogloss.check.registry import Hit, rule
from isogloss.check.samples import catalogs, message, pair, safety, translation
from isogloss.check.subjects import CatalogPair, Translated, TranslatedCatalog, Where
from isogloss.check.visible import visible
from isogloss.model import Severity, Span, Translation

_ERROR, _WARNING, _INFO = Severity.ERROR, Severity.WARNING, Severity.INFO
_NICKEL, _COBALT = "You are allergic to nickel or titanium.", "You are allergic to cobalt."
_SPANISH = "Tiene alergia al níquel o al titanio."
_SHORT = 12
"""Shorter texts are labels, and labels have synonyms."""


@rule(
    "IG511",
    "translation-repeated",
    subject=CatalogPair,
    draft=_WARNING,
    review=_WARNING,
    release=_WARNING,
    why="A translation that was pasted into the wrong entry reads well and says something else.",
    source="W3C ITS 2.0, 8.17: mistranslation, inconsistency",
    bad=[
        catalogs(
            [message(_NICKEL), message(_COBALT)],
            [translation(_NICKEL, _SPANISH), translation(_COBALT, _SPANISH)],
        )
    ],
    good=[
        catalogs(
            [message(_NICKEL), message(_NICKEL.upper())],
            [translation(_NICKEL, _SPANISH), translation(_NICKEL.upper(), _SPANISH)],
        ),
        catalogs(
            [message("Sign"), message("Symptom")],
            [translation("Sign", "Síntoma"), translation("Symptom", "Síntoma")],
        ),
    ],
)
def translation_repeated(subject: CatalogPair) -> Iterator[Hit]:
    """Two different texts have one translation."""
    if not subject.safety:
        yield from _repeats(subject)


@rule(
    "IG512",
    "statement-translation-repeated",
    subject=CatalogPair,
    draft=_WARNING,
    review=_ERROR,
    release=_ERROR,
    why="Of two warnings that read the same, one is not given.",
    source="W3C ITS 2.0, 8.17: mistranslation; EU MDR 2017/745, Annex I 23.1",
    bad=[
        catalogs(
            [message(_NICKEL, "isi.nickel"), message(_COBALT, "isi.cobalt")],
            [
                translation(_NICKEL, _SPANISH, context="isi.nickel"),
                translation(_COBALT, _SPANISH, context="isi.cobalt"),
            ],
            safety=True,
        )
    ],
    good=[
        catalogs(
            [message(_NICKEL, "isi.nickel"), message(_NICKEL, "us.nickel")],
            [
                translation(_NICKEL, _SPANISH, context="isi.nickel"),
                translation(_NICKEL, _SPANISH, context="us.nickel"),
            ],
            safety=True,
        )
    ],
)
def statement_translation_repeated(subject: CatalogPair) -> Iterator[Hit]:
    """Two different safety statements have one translation."""
    if subject.safety:
        yield from _repeats(subject)


def _repeats(subject: CatalogPair) -> Iterator[Hit]:
    wanted = {each.key for each in subject.template.messages}
    first: dict[str, Translation] = {}
    for entry in subject.catalog:
        if not entry.ready or entry.key not in wanted or entry.plural is not None:
            continue
        target = visible(entry.strings[0]).text.strip()
        other = first.setdefault(target, entry)
        if other is entry or len(entry.text) < _SHORT:
            continue
        if _letters(entry.text) == _letters(other.text):
            continue
        yield Hit(
            f"“{short(entry.text)}” has the translation of “{short(other.text)}” "
            f"(line {other.line}).",
            "Check that each entry has the translation of its own text.",
            where=Where(
                path=subject.catalog.path,
                line=entry.line,
                locale=str(subject.locale),
                statement=entry.context or "" if subject.safety else "",
                msgctxt=entry.context or "",
                msgid=entry.text,
                msgstr=entry.strings[0],
            ),
        )


def _letters(text: str) -> str:
    """What tells two texts apart beyond case, marks and codes."""
    return "".join(each for each in visible(text).text.casefold() if each.isalnum())


_ASK = "Ask your doctor about all risks."
_LEAST_WORDS = 4
"""Fewer words in another context may well mean something else."""


@rule(
    "IG521",
    "translations-differ",
    subject=TranslatedCatalog,
    draft=_INFO,
    review=_INFO,
    release=_INFO,
    why="A reader who meets two wordings looks for a difference that is not there.",
    source="W3C ITS 2.0, 8.17: inconsistency",
    bad=[
        TranslatedCatalog(
            (
                pair(_ASK, "Pregunte a su médico por todos los riesgos.", "es"),
                pair(_ASK, "Consulte los riesgos con su médico.", "es", domain="other"),
            )
        )
    ],
    good=[
        TranslatedCatalog(
            (
                pair(_ASK, "Pregunte a su médico por todos los riesgos.", "es"),
                pair(_ASK, "Pregunte a su médico por todos los riesgos.", "es", domain="other"),
            )
        ),
        TranslatedCatalog(
            (
                safety(_ASK, "Pregunte a su médico por todos los riesgos.", "es"),
                safety(_ASK, "Consulte los riesgos con su médico.", "es"),
            )
        ),
    ],
)
def translations_differ(subject: TranslatedCatalog) -> Iterator[Hit]:
    """One text has two translations in a locale.

    The texts have the same context, or at least four words. Safety statements are IG522's.
    """
    yield from _differences(subject, safety=False)


@rule(
    "IG522",
    "statement-translations-differ",
    subject=TranslatedCatalog,
    draft=_WARNING,
    review=_WARNING,
    release=_WARNING,
    why="Only one of the two wordings can be the one that was approved.",
    source="W3C ITS 2.0, 8.17: inconsistency; EU MDR 2017/745, Annex I 23.1",
    bad=[
        TranslatedCatalog(
            (
                safety(_NICKEL, _SPANISH, "es"),
                pair(_NICKEL, "Es alérgico al níquel o al titanio.", "es"),
            )
        )
    ],
    good=[
        TranslatedCatalog(
            (safety(_NICKEL, _SPANISH, "es"), pair(_NICKEL, f"<b>{_SPANISH}</b>", "es"))
        ),
        TranslatedCatalog(
            (
                safety("Stop.", "Pare.", "es"),
                replace(pair("Stop.", "Deténgase.", "es"), context="button"),
            )
        ),
    ],
)
def statement_translations_differ(subject: TranslatedCatalog) -> Iterator[Hit]:
    """A safety statement has two translations in a locale, as a statement or in other text.

    The texts have the same context, or at least four words.
    """
    yield from _differences(subject, safety=True)


def _differences(subject: TranslatedCatalog, *, safety: bool) -> Iterator[Hit]:
    """Translations that differ from the first one of their text.

    safety: look at texts of which one or more are safety statements, or at those with none.
    """
    # Of a message with a plural, several translations of one text are right.
    alone = [each for each in subject.units if each.counterpart is None]
    for text, same in groupby(sorted(alone, key=_source), key=_source):
        units = list(same)
        if len(units) < 2 or any(each.safety for each in units) is not safety:
            continue
        for number, unit in enumerate(units):
            other = next((each for each in units[:number] if _comparable(unit, each)), None)
            if other is not None and _wording(unit) != _wording(other):
                yield Hit(
                    f"“{short(text)}” is translated otherwise at {other.path}:{other.line}: "
                    f"“{short(other.target)}”.",
                    "Use one translation, unless the two places mean different things.",
                    Span(0, len(unit.target)),
                    where=unit.where,
                    source_span=Span(0, len(unit.text)),
                )


def _source(unit: Translated) -> str:
    return unit.text


def _comparable(one: Translated, other: Translated) -> bool:
    return one.context == other.context or len(one.text.split()) >= _LEAST_WORDS


def _wording(unit: Translated) -> str:
    """What a reader reads, whatever its case and spaces."""
    return " ".join(visible(unit.target).text.casefold().split())
