"""The language of a translation: what tells it, and what does not."""

from __future__ import annotations

import pytest

from isogloss.check import Translated, run
from isogloss.check.language import chinese_characters, evidence, known_languages, other_language
from isogloss.check.samples import pair
from isogloss.check.siblings import sibling_lead, sibling_of
from isogloss.model import Gate, Severity, parse_tag

SOURCE = "Tell your doctor if you have ever had an infection of the heart before the operation."
IN = {
    "es": "Informe a su médico si alguna vez ha tenido una infección del corazón antes de la operación.",
    "pt": "Informe o seu médico se alguma vez teve uma infeção do coração antes da operação.",
    "de": "Informieren Sie vor der Operation Ihren Arzt, wenn Sie schon einmal eine Herzentzündung hatten.",
    "nl": "Vertel uw arts vóór de operatie of u ooit een infectie van het hart hebt gehad.",
    "sv": "Tala om för din läkare före operationen om du någonsin har haft en infektion i hjärtat.",
    "da": "Fortæl din læge før operationen, hvis du nogensinde har haft en infektion i hjertet.",
    "cs": "Před operací řekněte svému lékaři, zda jste někdy měli infekci srdce.",
    "sk": "Pred operáciou povedzte svojmu lekárovi, či ste niekedy mali infekciu srdca.",
    "ru": "Перед операцией сообщите врачу, если у вас когда-либо была инфекция сердца.",
    "uk": "Перед операцією повідомте лікаря, якщо у вас колись була інфекція серця.",
    "ar": "أخبر طبيبك قبل العملية إذا سبق أن أصبت بعدوى في القلب.",
    "fa": "اگر تا به حال عفونت قلبی داشته‌اید، پیش از عمل به پزشک خود بگویید.",
    "ur": "اگر آپ کو کبھی دل کا انفیکشن ہوا ہے تو آپریشن سے پہلے اپنے ڈاکٹر کو بتائیں۔",
    "hi": "अगर आपको कभी हृदय का संक्रमण हुआ है, तो ऑपरेशन से पहले अपने डॉक्टर को बताएँ।",
    "zh-Hans": "如果您曾经患过心脏感染，请在手术前告诉医生。",
    "zh-Hant": "如果您曾經患過心臟感染，請在手術前告訴醫生。",
    "ja": "心臓の感染症にかかったことがある場合は、手術の前に医師に伝えてください。",
    "ko": "심장 감염을 앓은 적이 있으면 수술 전에 의사에게 알리십시오.",
}  # fmt: skip
FAMILY = ("IG501", "IG502", "IG503", "IG514", "IG515")


def rules_of(unit: Translated) -> dict[str, Severity]:
    return {
        each.rule: each.severity
        for each in run([unit], Gate.RELEASE)
        if each.rule.startswith(FAMILY)
    }


@pytest.mark.parametrize("locale", IN)
def test_a_text_in_its_own_language_is_let_pass(locale: str) -> None:
    assert not rules_of(pair(SOURCE, IN[locale], locale))


@pytest.mark.parametrize("locale", IN)
@pytest.mark.parametrize("written", IN)
def test_a_text_in_any_other_language_blocks_release(locale: str, written: str) -> None:
    if locale == written:
        return
    found = rules_of(pair(SOURCE, IN[written], locale))
    assert Severity.ERROR in found.values(), found


def test_nothing_is_said_of_a_text_too_short_to_tell() -> None:
    for text in ("Clip", "Ja", "112", "", "MRI", "Normal", "α-Tocopherol 5 mg", "…"):
        assert not rules_of(pair("Word", text, "es"))


def test_names_codes_addresses_and_words_of_the_source_are_no_evidence() -> None:
    left = evidence("Ask Miller at https://example.org/a or B12 heute.", "Miller at")
    assert left.split() == ["Ask", "or", "heute."]


def test_a_language_the_model_does_not_know_is_judged_by_script_alone() -> None:
    assert "dsb" not in known_languages()
    assert not rules_of(pair(SOURCE, IN["cs"], "dsb"))
    assert "IG502" in rules_of(pair(SOURCE, IN["ru"], "dsb"))


def test_a_script_that_the_tables_do_not_have_is_no_wrong_script() -> None:
    assert not rules_of(pair("One login. Everything.", "ہک لاگ ان، ہر شئے تساں کیتے۔", "skr"))


def test_chinese_is_told_apart_by_characters_that_only_one_way_of_writing_has() -> None:
    assert chinese_characters("医生") == (1, 0)
    assert chinese_characters("醫生") == (0, 1)
    assert chinese_characters("心 A1 😀 \ud800") == (0, 0)
    assert not rules_of(pair(SOURCE, IN["zh-Hant"], "zh-TW"))
    assert rules_of(pair(SOURCE, IN["zh-Hant"], "zh-CN")) == {"IG514": Severity.ERROR}
    assert not rules_of(pair(SOURCE, IN["zh-Hans"], "zh"))


def test_words_tell_siblings_apart_and_only_warn() -> None:
    indonesian = "Anda bisa pulang karena perangkat ini tidak berbahaya."
    malay = "Anda boleh pulang kerana peranti ini tidak berbahaya."
    source = "You can go home because this device is not dangerous."
    assert rules_of(pair(source, indonesian, "ms")) == {"IG515": Severity.WARNING}
    assert rules_of(pair(source, malay, "id")) == {"IG515": Severity.WARNING}
    assert not rules_of(pair(source, indonesian, "id"))
    assert not rules_of(pair(source, malay, "ms"))
    assert sibling_of("es") is None
    assert sibling_lead("gdje prije", "sr") > 0 > sibling_lead("gdje prije", "bs")


@pytest.mark.parametrize(
    "damaged",
    [
        SOURCE,
        SOURCE.upper(),
        f"  {SOURCE} ",
        SOURCE.replace(".", "!"),
        SOURCE.replace(" the ", " "),
        SOURCE + " Operación",
        f"<strong>{SOURCE}</strong>",
    ],
)
def test_the_source_text_slightly_changed_is_untranslated(damaged: str) -> None:
    assert "IG501" in rules_of(pair(SOURCE, damaged, "es"))


@pytest.mark.parametrize("locale", ["es", "ar", "ja", "ru"])
def test_a_sentence_left_in_the_source_language_is_pointed_at(locale: str) -> None:
    rest = "Do not drive a car on the day after it."
    unit = pair(f"{SOURCE} {rest}", f"{IN[locale]} {rest}", locale)
    (finding,) = (each for each in run([unit], Gate.RELEASE) if each.rule == "IG503")
    assert finding.span and finding.source_span
    assert unit.target[slice(*finding.span)] in rest
    assert unit.text[slice(*finding.source_span)] == unit.target[slice(*finding.span)]


def test_names_titles_addresses_and_quotations_may_stay() -> None:
    for source, target in (
        ("The Centers for Disease Control and Prevention", "Los Centers for Disease Control and Prevention"),
        ("See https://example.org/how-to-ask-for-it now.", "Mire ahora https://example.org/how-to-ask-for-it ."),
        ("Severe acute respiratory syndrome (SARS)", "Síndrome (severe acute respiratory syndrome, SARS)"),
    ):  # fmt: skip
        assert not rules_of(pair(source, target, "es"))


def test_an_edition_in_the_source_language_is_never_in_another() -> None:
    assert not rules_of(pair(SOURCE, SOURCE, "en-GB"))


@pytest.mark.parametrize("text", ["\ud800" * 30, "\x00" * 40, "a" * 5000, "<<<{{{" * 20, "️" * 50])
def test_hostile_text_is_no_error(text: str) -> None:
    rules_of(pair(SOURCE, text, "es"))
    rules_of(pair(SOURCE, text, "zh"))
    assert other_language("", parse_tag("es")) is None
