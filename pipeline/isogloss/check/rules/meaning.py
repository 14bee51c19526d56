"""Family 5: signals that a translation does not say what the source says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from isogloss.check.polarity import added_negation, lost_negation
from isogloss.check.registry import Hit, rule
from isogloss.check.samples import pair, safety
from isogloss.check.scripts import letters_by_script, scripts_of
from isogloss.check.sentences import UNMARKED, ends, expected_length, sentences
from isogloss.check.subjects import Translated
from isogloss.check.visible import VARIABLE, visible
from isogloss.model import LanguageTag, Severity, Span

_ERROR, _WARNING = Severity.ERROR, Severity.WARNING
_WORD = re.compile(r"[^\W\d_]{2,}")


def _without_names(text: str, names: tuple[str, ...]) -> str:
    for name in names:
        text = text.replace(name, " ")
    return text.replace(VARIABLE, " ")


@rule(
    "IG501",
    "untranslated",
    subject=Translated,
    draft=_WARNING,
    review=_ERROR,
    release=_ERROR,
    why="A reader of the language cannot read it.",
    source="EU MDR 2017/745, Article 10(11); WCAG 2.2, 3.1.2 Language of Parts",
    bad=[
        pair("Ask your doctor for the full list.", "Ask your doctor for the full list.", "es"),
        pair("Ask your doctor for the list.", "<em>Ask</em> your doctor for the list", "ar"),
        safety("Death.", "Death.", "de"),
    ],
    good=[
        pair("MitraSeal™ clip", "MitraSeal™ clip", "nl", names=("MitraSeal™",)),
        pair("Normal", "Normal", "es"),
        pair("Call 112", "Call 112", "en-GB"),
        pair("Jones, Smith, Miller et al.", "Jones, Smith, Miller et al.", "de"),
    ],
)
def untranslated(unit: Translated) -> Iterator[Hit]:
    """The translation is the source text."""
    if unit.locale.language == unit.source_language.language:
        return
    source = _without_names(visible(unit.text).text, unit.do_not_translate)
    target = _without_names(visible(unit.target).text, unit.do_not_translate)
    words = _WORD.findall(source)
    if words != _WORD.findall(target):
        return
    # Names, titles and brands are alike in many languages: sentences are not, nor statements.
    common = [word for word in words if word.islower()]
    if (
        (unit.safety and words)
        or len(common) >= 3
        or (len(words) >= 2 and common and not _shares_script(unit))
    ):
        yield Hit(
            "The translation is the same as the source text.",
            'Translate it, or mark it translate="no" in the page.',
            Span(0, len(unit.target)),
        )


def _shares_script(unit: Translated) -> bool:
    return bool(scripts_of(unit.locale) & scripts_of(unit.source_language))


@rule(
    "IG502",
    "script-wrong",
    subject=Translated,
    draft=_WARNING,
    review=_ERROR,
    release=_ERROR,
    why="Text in another script than the language's is text of another language.",
    source="CLDR supplemental data: scripts of languages; WCAG 2.2, 3.1.2",
    bad=[pair("Ask your doctor about the clip.", "Pregunte a su médico por el clip.", "ar")],
    good=[
        pair("Ask your doctor.", "اسأل طبيبك.", "ar"),
        pair("MRI", "MRI", "ar"),
        pair("Example Cardio", "Example Cardio", "ja"),
    ],
)
def script_wrong(unit: Translated) -> Iterator[Hit]:
    """Most letters of the translation are of a script the language is not written in."""
    text = _without_names(visible(unit.target).text, unit.do_not_translate)
    counts = letters_by_script(text)
    own = scripts_of(unit.locale)
    total = sum(counts.values())
    ours = sum(count for script, count in counts.items() if script in own)
    if total >= 20 and ours * 5 < total:
        main = counts.most_common(1)[0][0]
        yield Hit(
            f"The translation is written in {main}; {unit.locale} is written in "
            f"{' and '.join(sorted(own))}.",
            "Check that the text is in the right catalog.",
        )


@rule(
    "IG503",
    "partly-untranslated",
    subject=Translated,
    draft=_WARNING,
    review=_WARNING,
    release=_WARNING,
    why="A sentence left in the source language inside a translation is easily overlooked.",
    source="W3C ITS 2.0, 8.17: localization quality issue types, untranslated",
    bad=[
        pair(
            "Tell your doctor. Ask about all of the risks before you decide.",
            "Informe a su médico. Ask about all of the risks before you decide.",
            "es",
        )
    ],
    good=[
        pair("World Health Organization (WHO)", "World Health Organization (WHO)", "es"),
        pair("Tell your doctor about all of it.", "Informe a su médico de todo.", "es"),
    ],
)
def partly_untranslated(unit: Translated) -> Iterator[Hit]:
    """A run of words of the source stands in the translation."""
    if unit.locale.language == unit.source_language.language:
        return
    source = _WORD.findall(_without_names(visible(unit.text).text, unit.do_not_translate))
    runs = {tuple(source[start : start + 5]) for start in range(len(source) - 4)}
    places = list(_WORD.finditer(unit.target))
    target = [each[0] for each in places]
    if target == source:
        return
    for start in range(len(target) - 4):
        run = tuple(target[start : start + 5])
        if run in runs and sum(word.islower() for word in run) >= 4:
            yield Hit(
                f"“{' '.join(run)}” stands in the translation as in the source.",
                "Translate these words, too.",
                Span(places[start].start(), places[start + 4].end()),
            )
            return


@rule(
    "IG504",
    "sentences-differ",
    subject=Translated,
    draft=_WARNING,
    review=_WARNING,
    release=_WARNING,
    why="A sentence that is gone, or has come in, changes what the reader is told.",
    source="W3C ITS 2.0, 8.17: omission, addition; Unicode Standard Annex 29, 5",
    bad=[
        pair(
            "Tell your doctor. Do not drive. Rest for a day. Drink water.",
            "Informe a su médico.",
            "es",
        ),
        pair("Rest.", "Descanse. No conduzca. Beba agua. No fume.", "es"),
    ],
    good=[
        pair("Tell your doctor. Do not drive.", "Informe a su médico y no conduzca.", "es"),
        pair("Ask Dr. Smith. Then rest.", "اسأل الدكتور سميث. ثم استرح.", "ar"),
    ],
)
def sentences_differ(unit: Translated) -> Iterator[Hit]:
    """The translation has far fewer or far more sentences than the source."""
    if unit.locale.language in UNMARKED:
        return
    wanted, given = sentences(visible(unit.text).text), sentences(visible(unit.target).text)
    if given * 2 < wanted or given > wanted * 2 + 1:
        yield Hit(
            f"The source has {wanted} sentences, the translation {given}.",
            "Check that nothing is left out or added.",
        )


@rule(
    "IG513",
    "statement-sentence-lost",
    subject=Translated,
    draft=_WARNING,
    review=_WARNING,
    release=_ERROR,
    why="The sentence that is gone may be the one that warns.",
    source="W3C ITS 2.0, 8.17: omission; Unicode Standard Annex 29, 5",
    bad=[
        safety("It is for adults. A doctor must confirm.", "Es ist für Erwachsene.", "de"),
        safety("Caution: Rest. Drink water.", "注意：安静にしてください。", "ja"),
    ],
    good=[
        safety("Tell your doctor. Do not drive.", "Informe a su médico. No conduzca.", "es"),
        safety("Rest for a day.", "Descanse. Solo un día.", "es"),
    ],
)
def statement_sentence_lost(unit: Translated) -> Iterator[Hit]:
    """Safety text has fewer sentences in the translation than in the source."""
    if not unit.safety or unit.locale.language in UNMARKED:
        return
    wanted, given = sentences(visible(unit.text).text), sentences(visible(unit.target).text)
    if given < wanted:
        yield Hit(
            f"The source has {wanted} sentences, the translation {given}.",
            "Translate every sentence, and let each stay one.",
        )


@rule(
    "IG505",
    "length-differs",
    subject=Translated,
    draft=_WARNING,
    review=_WARNING,
    release=_WARNING,
    why="A translation of half the usual length has most often lost half of the text.",
    source="W3C Internationalization: Text size in translation; ITS 2.0, 8.17: length",
    bad=[
        pair(
            "Tell your doctor if you are allergic to nickel, titanium, cobalt or chromium.",
            "Informe a su médico.",
            "es",
        )
    ],
    good=[
        pair("Symptoms", "症状", "ja"),
        pair(
            "Tell your doctor if you are allergic to nickel or titanium.",
            "如果您对镍或钛过敏,请告诉医生。",
            "zh-Hans",
        ),
    ],
)
def length_differs(unit: Translated) -> Iterator[Hit]:
    """The translation is far shorter or longer than translations into its language are."""
    source, target = visible(unit.text).text, visible(unit.target).text
    if len(source) < 60:  # short texts vary too much
        return
    usual = expected_length(len(source), unit.source_language, unit.locale)
    if len(target) < usual * 0.5 or len(target) > usual * 2.2:
        word = "short" if len(target) < usual else "long"
        yield Hit(
            f"The translation is very {word}: {len(target)} characters for {len(source)}.",
            "Check that nothing is left out or added.",
        )


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
    word = lost_negation(*_sides(unit))
    if word:
        yield Hit(
            f"The source says “{word}”; the translation does not negate it.",
            "Check that the translation does not say the opposite.",
        )


def _added(unit: Translated) -> Iterator[Hit]:
    word = added_negation(*_sides(unit))
    if word:
        yield Hit(
            f"The translation says “{word}”; the source does not negate.",
            "Check that the translation does not say the opposite.",
        )


def _sides(unit: Translated) -> tuple[str, LanguageTag, str, LanguageTag]:
    return (
        visible(unit.text).text,
        unit.source_language,
        visible(unit.target).text,
        unit.locale,
    )


@rule(
    "IG508",
    "end-missing",
    subject=Translated,
    draft=_WARNING,
    review=_WARNING,
    release=_WARNING,
    why="A text that stops before its full stop was most often cut off.",
    source="W3C ITS 2.0, 8.17: omission; Unicode Standard Annex 29, STerm",
    bad=[pair("Tell your doctor if you are allergic.", "Informe a su médico si es", "es")],
    good=[
        pair("Tell your doctor.", "Informe a su médico.", "es"),
        pair("Tell your doctor.", "医師に伝えてください。", "ja"),
        pair("Tell your doctor.", "บอกแพทย์ของคุณ", "th"),
        pair("Ask “why?”", "Pregunte «¿por qué?»", "es"),
    ],
)
def end_missing(unit: Translated) -> Iterator[Hit]:
    """The source ends like a sentence, the translation does not."""
    if unit.locale.language in UNMARKED:
        return
    if ends(visible(unit.text).text) and not ends(visible(unit.target).text):
        yield Hit(
            "The translation does not end like a sentence; the source does.",
            "Check that its end is not lost.",
            Span(max(0, len(unit.target) - 1), len(unit.target)),
        )
