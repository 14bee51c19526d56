"""Family 5: negations that are lost in translation, or come in."""

from __future__ import annotations

from collections.abc import Iterator

from isogloss.check.polarity import added_negation, lost_negation
from isogloss.check.registry import Hit, rule
from isogloss.check.samples import pair, safety
from isogloss.check.subjects import Translated
from isogloss.check.visible import visible
from isogloss.model import Severity

_ERROR, _WARNING = Severity.ERROR, Severity.WARNING


@rule(
    "IG506",
    "negation-lost",
    subject=Translated,
    draft=_WARNING,
    review=_WARNING,
    release=_WARNING,
    why="“Do not use” without its “not” is advice to use.",
    source="Hossain et al. 2020, It's not a Non-Issue: Negation as a Source of Error in MT",
    bad=[
        pair("Do not use the clip if you are allergic.", "Use el clip si es alérgico.", "es"),
        pair("You must not drive.", "Vous devez conduire.", "fr"),
        pair("You must not drive.", "Sie müssen fahren.", "de"),
        pair("You must not drive.", "يجب أن تقود السيارة.", "ar"),
        pair("You must not drive.", "運転します。", "ja"),
    ],
    good=[
        pair("Do not use the clip.", "No use el clip.", "es"),
        pair("You must not drive.", "Vous ne devez pas conduire.", "fr"),
        pair("You must not drive.", "Sie dürfen nicht fahren.", "de"),
        pair("You must not drive.", "يجب ألا تقود السيارة.", "ar"),
        pair("You must not drive.", "運転してはいけません。", "ja"),
        safety("You must not drive.", "Sie müssen fahren.", "de"),
    ],
)
def negation_lost(unit: Translated) -> Iterator[Hit]:
    """Ordinary text negates, its translation does not."""
    if not unit.safety:
        yield from _lost(unit)


@rule(
    "IG507",
    "negation-added",
    subject=Translated,
    draft=_WARNING,
    review=_WARNING,
    release=_WARNING,
    why="A “not” that the source does not have turns advice round.",
    source="Hossain et al. 2020, It's not a Non-Issue: Negation as a Source of Error in MT",
    bad=[pair("You may drive home.", "No puede conducir a casa.", "es")],
    good=[
        pair("You may drive home.", "Puede conducir a casa.", "es"),
        pair("Avoid alcohol.", "No beba alcohol.", "es"),
        safety("You may drive home.", "No puede conducir a casa.", "es"),
    ],
)
def negation_added(unit: Translated) -> Iterator[Hit]:
    """The translation of ordinary text negates, and nothing in the source does."""
    if not unit.safety:
        yield from _added(unit)


@rule(
    "IG509",
    "statement-negation-lost",
    subject=Translated,
    draft=_WARNING,
    review=_ERROR,
    release=_ERROR,
    why="A warning without its “not” is advice to do what harms.",
    source="Hossain et al. 2020, It's not a Non-Issue: Negation as a Source of Error in MT; "
    "EU MDR 2017/745, Annex I 23.1",
    bad=[
        safety("You should not have the clip.", "Usted debe recibir el clip.", "es"),
        safety("You cannot tolerate it.", "Vous le tolérez.", "fr"),
        safety("It may not last if left untreated.", "Es hält, wenn es unbehandelt bleibt.", "de"),
        safety("You should not have the clip.", "ينبغي أن يُركَّب لك المشبك.", "ar"),
        safety("You should not have the clip.", "クリップによる治療を受けてください。", "ja"),
        safety("It is not suitable.", "適していなければなりません。", "ja"),
    ],
    good=[
        safety("You should not have the clip.", "No debe recibir el clip.", "es"),
        safety("Do not drive.", "Evite conducir.", "es"),
        safety("It is not suitable.", "Il est inadapté.", "fr"),
        safety("Do not smoke.", "Rauchen ist verboten.", "de"),
        safety("Do not smoke.", "التدخين ممنوع.", "ar"),
        safety("You should not have the clip.", "クリップによる治療を受けないでください。", "ja"),
        safety("Do not smoke.", "禁煙してください。", "ja"),
        safety("Not only you but also your family.", "Sie und auch Ihre Familie.", "de"),
    ],
)
def statement_negation_lost(unit: Translated) -> Iterator[Hit]:
    """Safety text negates, and its translation does not, or not as often."""
    if unit.safety:
        yield from _lost(unit)


@rule(
    "IG510",
    "statement-negation-added",
    subject=Translated,
    draft=_WARNING,
    review=_ERROR,
    release=_ERROR,
    why="A “not” that the source does not have turns a warning or an instruction round.",
    source="Hossain et al. 2020, It's not a Non-Issue: Negation as a Source of Error in MT; "
    "EU MDR 2017/745, Annex I 23.1",
    bad=[
        safety("You are allergic to nickel.", "No tiene alergia al níquel.", "es"),
        safety("Call your doctor.", "N’appelez pas votre médecin.", "fr"),
    ],
    good=[
        safety("You are allergic to nickel.", "Tiene alergia al níquel.", "es"),
        safety("Avoid alcohol.", "No beba alcohol.", "es"),
        safety("Only a doctor may use it.", "لا يجوز استخدامه إلا على يد طبيب.", "ar"),
    ],
)
def statement_negation_added(unit: Translated) -> Iterator[Hit]:
    """The translation of safety text negates, and nothing in the source does."""
    if unit.safety:
        yield from _added(unit)


def _lost(unit: Translated) -> Iterator[Hit]:
    source, target = visible(unit.text), visible(unit.target)
    found = lost_negation(source.text, unit.source_language, target.text, unit.locale)
    if found is not None:
        yield Hit(
            f"The source says “{found.word}”; the translation does not negate it.",
            "Check that the translation does not say the opposite.",
            source_span=source.span(*found.span) if found.span else None,
        )


def _added(unit: Translated) -> Iterator[Hit]:
    source, target = visible(unit.text), visible(unit.target)
    found = added_negation(source.text, unit.source_language, target.text, unit.locale)
    if found is not None:
        yield Hit(
            f"The translation says “{found.word}”; the source does not negate.",
            "Check that the translation does not say the opposite.",
            target.span(*found.span) if found.span else None,
        )
