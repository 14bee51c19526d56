"""Family 5, the catalog as a whole: one translation for two texts."""

from __future__ import annotations

from collections.abc import Iterator

from isogloss.check.phrases import short
from isogloss.check.registry import Hit, rule
from isogloss.check.samples import catalogs, message, translation
from isogloss.check.subjects import CatalogPair, Where
from isogloss.check.visible import visible
from isogloss.model import Severity, Translation

_ERROR, _WARNING = Severity.ERROR, Severity.WARNING
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
        if len(entry.text) < _SHORT or _letters(entry.text) == _letters(other.text):
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
