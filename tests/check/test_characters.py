"""Characters: damage is found in every language, what a language needs is no finding."""

from __future__ import annotations

import pytest

from isogloss.check import run
from isogloss.check.encodings import misread
from isogloss.check.samples import pair
from isogloss.model import Gate, parse_tag

TEXTS = {
    "es": "El corazón late más rápido según la presión",
    "de": "Größere Gefäße führen über die Hauptschlagader",
    "pl": "Proszę natychmiast zgłosić się do lekarza, żeby zapobiec",
    "cs": "Příznaky srdečního selhání se mohou zhoršit",
    "tr": "Kalp kapağı hastalığı için doktorunuza danışın",
    "vi": "Hãy hỏi bác sĩ về các nguy cơ của thủ thuật",
    "ru": "Спросите врача о возможных рисках процедуры",
    "uk": "Запитайте лікаря про можливі ризики процедури",
    "el": "Ρωτήστε τον γιατρό σας για τους κινδύνους",
    "he": "שאלו את הרופא על הסיכונים האפשריים",
    "ar": "اسأل طبيبك عن المخاطر المحتملة لهذا الإجراء",
    "fa": "از پزشک خود دربارهٔ خطرهای این روش بپرسید",
    "hi": "अपने डॉक्टर से संभावित जोखिमों के बारे में पूछें",
    "bn": "সম্ভাব্য ঝুঁকি সম্পর্কে আপনার ডাক্তারকে জিজ্ঞাসা করুন",
    "th": "สอบถามแพทย์ของคุณเกี่ยวกับความเสี่ยง",
    "ja": "起こりうる危険については医師に相談してください",
    "zh-Hans": "请向您的医生询问可能的风险和注意事项",
    "ko": "가능한 위험에 대해 의사에게 문의하십시오",
}
ENCODINGS = (
    "cp1252 latin-1 cp1250 cp1251 cp1253 cp1256 mac_roman cp437 cp850 koi8-r gbk shift_jis big5"
).split()


def rules(target: str, locale: str, text: str = "Ask your doctor about it") -> set[str]:
    found = run([pair(text, target, locale)], Gate.RELEASE)
    return {each.rule for each in found if each.rule.startswith("IG6")}


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("locale", TEXTS)
def test_a_text_in_the_wrong_encoding_is_found(locale: str, encoding: str) -> None:
    wrong = TEXTS[locale].encode().decode(encoding, "replace")
    assert rules(wrong, locale) & {"IG604", "IG605"}


@pytest.mark.parametrize("locale", TEXTS)
def test_a_text_in_the_wrong_encoding_twice_is_found(locale: str) -> None:
    once = TEXTS[locale].encode().decode("latin-1")
    assert rules(once.encode().decode("latin-1"), locale) == {"IG605"}


@pytest.mark.parametrize("locale", TEXTS)
def test_a_good_text_is_silent(locale: str) -> None:
    assert not rules(TEXTS[locale], locale)
    assert not misread(TEXTS[locale], "", parse_tag(locale))


def test_a_text_in_the_wrong_encoding_is_told_once_and_says_what_was_meant() -> None:
    target = "El corazÃ³n late mÃ¡s rÃ¡pido"
    (finding,) = run(
        [
            pair(
                "The heart beats faster.",
                target,
                "es",
            )
        ],
        Gate.RELEASE,
        rules=_family(6),
    )
    assert finding.span is not None
    assert target[slice(*finding.span)] == "Ã³"
    assert finding.expected == "ó"


def _family(number: int) -> list:  # type: ignore[type-arg]
    from isogloss.check import RULES

    return [each for each in RULES if each.family == number]


@pytest.mark.parametrize(
    ("target", "locale"),
    [
        ("der Buchstabe „Ä“ und „FÖ“", "de"),
        ("«\u00a0café\u00a0», créée, noël\u00a0!", "fr"),
        ("SÃO JOÃO “À”, “IRMÃ”", "pt-BR"),
        ("عکس و عکسی از عکاسی", "fa"),
        ("10 µm, 5 °C, ½ · ± 2 × 3", "es"),
        ("β-блокатор, Т-лимфоцит", "ru"),
        ("κ受容体とβ遮断薬", "ja"),
        ("ＭＲＩ検査　３回", "ja"),
        ("می\u200cشود", "fa"),
        ("क्\u200dष और श्\u200cर", "hi"),
        ("র\u200d্যাব", "bn"),
        ("اتصل بالرقم \u200e112\u200f فورًا", "ar"),
        ("\u2067שלום\u2069", "he"),
        ("หัวใจ\u200bเต้น", "th"),
        ("❤️ 👩\u200d⚕️", "es"),
        ("葛\U000e0100飾区", "ja"),
        ("ılık su, İyi", "tr"),
        ("3\u202f000 %", "fr"),
    ],
)
def test_what_a_language_needs_is_no_finding(target: str, locale: str) -> None:
    assert not rules(target, locale)


@pytest.mark.parametrize(
    ("target", "locale", "rule"),
    [
        *(
            (f"El cora{each}zón", "es", "IG602")
            for each in "\u00ad\u200b\u2060\ufeff\u180e\u3164\uffa0\u115f\u034f\ufe0e\u200c\u200d\u200e\u061c\u2061\u206a\u3000\u2800\U000e0041\U000e0100"
        ),
        ("医\u200b生", "zh-Hans", "IG602"),
        *((f"El cora{each}zón", "es", "IG609") for each in "\ue000\uf8ff\U000f0001\ufdd0\ufffe\U0001ffff\ufff9\ufffc\u2028"),
        *((f"El cora{each}zón", "es", "IG603") for each in "\x00\x08\x1b\x7f\x85\x9f"),
        *((f"El cora{each}zón", "es", "IG601") for each in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"),
        ("El \u202ecorazón\u202c", "es", "IG601"),
        ("El \u2067corazón\u2069", "es", "IG601"),
        ("El c\u043erazón", "es", "IG606"),
        ("El coraz\u03bfn", "es", "IG606"),
        ("\u0430\u0441\u0435 bien", "es", "IG606"),
        ("Это oн", "ru", "IG606"),
        ("на сердце", "ru", ""),
        ("на cop", "ru", "IG606"),
        ("El ｃｏｒazón", "es", "IG608"),
        ("El 𝐜𝐨𝐫𝐚zón", "es", "IG608"),
        ("El ⓒⓞⓡazón", "es", "IG608"),
        ("El corɑzón", "es", "IG608"),
        ("El coraz?n", "es", "IG604"),
        ("????? ?????", "ru", "IG604"),
        ("El coraz\ufffdn", "es", "IG604"),
    ],
)  # fmt: skip
def test_a_damaged_character_is_told_by_one_rule(target: str, locale: str, rule: str) -> None:
    assert rules(target, locale) == ({rule} if rule else set())


def test_what_stands_in_the_source_may_stand_in_the_translation() -> None:
    for each in "\u00ad\u200b\ue000\ufffd":
        assert not rules(f"El cora{each}zón", "es", f"The he{each}art")
    assert not rules("Лекарство HCoV", "ru", "HCoVs are there")
