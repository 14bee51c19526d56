"""Numbers in the notations of many languages: what says the same is silent, what does not is told."""

from __future__ import annotations

import pytest

from isogloss.check import run
from isogloss.check.notation import in_notation, with_percent
from isogloss.check.number_words import number_words
from isogloss.check.samples import pair, safety
from isogloss.model import Finding, Gate, Severity, parse_tag

EN = parse_tag("en")


def family(text: str, target: str, locale: str) -> list[Finding]:
    found = run([pair(text, target, locale)], Gate.RELEASE)
    return [each for each in found if each.rule.startswith("IG4")]


SAME = [
    # Conversions, as near as translators round them.
    ("30 yards out", "27 Meter entfernt", "de"),
    ("2 to 4 inches of rain", "5 bis 10 cm Regen", "de"),
    ("about a mile away", "etwa 1,6 Kilometer entfernt", "de"),
    ("over half an inch", "mais de 12 mm", "pt"),
    ("waves of 20 feet", "sechs Meter hohe Wellen", "de"),
    ("45 miles (72 kilometers)", "72 Kilometer", "de"),
    ("a fever of 102 °F", "fiebre de 39 °C", "es"),
    ("6-foot-6 tall", "1,98 m groß", "de"),
    # Clocks, decades, centuries, ages.
    ("at 1 p.m.", "um 13.00 Uhr", "de"),
    ("at 5:30 pm", "à 17h30", "fr"),
    ("in the mid-1960s", "20 世纪 60 年代中期", "zh"),
    ("a 19th-century view", "eine Ansicht aus dem 19. Jahrhundert", "de"),
    # Words of one language, figures of another.
    ("a hundred and two degrees", "102 度", "zh"),
    ("two dozen members", "24 名议员", "zh"),
    ("97 people", "quatre-vingt-dix-sept personnes", "fr"),
    ("25 people", "خمسة وعشرون شخصا", "ar"),
    ("15 pigs", "열다섯 마리", "ko"),
    ("14 days", "labing-apat na araw", "tl"),
    ("12 people", "watu kumi na wawili", "sw"),
    ("35 people", "treinta y cinco personas", "es"),
    ("15 days", "สิบห้าวัน", "th"),
    ("½ tablet", "eine halbe Tablette", "de"),
    ("½ tablet", "½ comprimé", "fr"),
    # Per cent.
    ("20 to 30 % of 50 people", "20 % bis 30 % von 50 Menschen", "de"),
    ("57%", "نسبة 57 في المئة", "ar"),
    ("57 per cent", "百分之57", "zh"),
    ("57%", "%57", "tr"),
    # Dates and spans of time.
    ("By 23 March, 3% of them", "截至 3 月 23 日，3%", "zh"),
    ("On Thursday", "روز پنج شنبه", "fa"),
    ("11 March", "11 মার্চে", "bn"),
    ("twenty seconds", "veinte\u00a0segundos", "es"),
    ("in 2020", "no ano de 2020", "pt"),
    ("three-fold", "dreifach", "de"),
    ("It works 24/7.", "Он работает круглосуточно.", "ru"),
    ("2 October 1968", "den andra oktober 1968", "sv"),
    ("over 100 million people", "超过一亿人", "zh"),
    ("over 100 million people", "上亿人", "zh"),
    ("a syndrome virus 2 (SV-2)", "病毒 2 (Syndrome Virus 2, SV-2)", "zh"),
    # Units below a stroke, in words as well.
    ("5 mg/kg", "5 مغ/كغ", "ar"),
    ("85 nm wide", "85 نانومترًا", "ar"),
    ("650 km/h", "650 км/ч", "ru"),
    # A note's number is not that of the year before it.
    ("not past 1 year<sup>1</sup>", "لا تتجاوز سنة واحدة<sup>١</sup>", "ar"),
    ("left 2 weeks ago with CoV-2, free", "2 周前出院，有 CoV-2，无症状", "zh"),
    ("in the 2020 summer", "en 2020.", "es"),
    # Placeholders are no per cent.
    ("%s files", "s Dateien", "de"),
    ("%(count)s files", "Dateien: %(count)", "de"),
]


@pytest.mark.parametrize(("text", "target", "locale"), SAME)
def test_what_says_the_same_in_another_notation_is_no_finding(
    text: str, target: str, locale: str
) -> None:
    assert family(text, target, locale) == []


CHANGED = [
    ("30 yards out", "72 Meter entfernt", "de", "IG411"),
    ("2 to 4 inches of rain", "5 bis 10 mm Regen", "de", "IG411"),
    ("at least three days", "frühestens in sieben Tagen", "de", "IG414"),
    ("three types", "四种类型", "zh", "IG414"),
    ("three types", "네 가지 유형", "ko", "IG414"),
    ("three days", "สี่วัน", "th", "IG414"),
    ("five people", "watu wanne", "sw", "IG414"),
    ("twenty-one days", "trente et un jours", "fr", "IG414"),
    ("57 % of men, 40 % of women", "57 % der Männer, 40 der Frauen", "de", "IG415"),
    ("under 5 years, 40 %", "menos de 5 % años, 40 %", "es", "IG415"),
    ("Since 3 May 2020", "Depuis le 3 juin 2020", "fr", "IG423"),
    ("Since 3 May 2020", "2020年6月3日から", "ja", "IG423"),
    ("in June", "月初に", "ja", "IG423"),
    ("On Tuesday", "木曜日に", "ja", "IG423"),
    ("3 weeks and 2 days", "3 mois et 2 jours", "fr", "IG424"),
    ("for 14 days", "selama 14 minggu", "id", "IG424"),
    ("for 5 minutes", "5 時間", "ja", "IG424"),
    ("COVID-19 and COVID-19", "COVID-19 y COVID-", "es", "IG411"),
    ("ACE2 binds; ACE2 is one", "ACE2 se une; ACE es una", "es", "IG411"),
    ("10 nm wide", "10 mm de ancho", "es", "IG416"),
    ("A® and B®", "A® y B", "es", "IG422"),
    # A figure that has left its sign, its partner or its unit behind.
    ("a result of 1 %, in one test", "un resultado de %, en una prueba", "es", "IG411"),
    ("won 4-1 in one game", "ganó por -1 en cuatro partidos", "es", "IG411"),
    ("6 meters (18 feet) high", "6メートル(フィート)の高さ", "ja", "IG411"),
    ("more than $100 million", "超過 $億", "zh-Hant", "IG411"),
    ("at 8:00", "um 8:0 Uhr", "de", "IG412"),
    ("peptidase 4 (DPP4)", "peptidasa (DPP4)", "es", "IG411"),
    ("ORF8 splits into ORF8a", "ORF8 se divide en ORFa", "es", "IG411"),
    ("of SARS-CoV-2", "لسارس كوف- الإنسان", "ar", "IG411"),
    ("On 2 April. On the other hand", "अप्रैल को बंद कर दिया। दूसरी ओर", "hi", "IG411"),
    ("in July 2017", "在 2017 年 月发布", "zh", "IG423"),
    ("14 March and 2 March", "3 月 14 日和 月 2 日", "zh", "IG423"),
    # Units.
    ("5 mg/ml", "5 mg/l", "de", "IG416"),
    ("5 mg/kg", "5 mg", "de", "IG417"),
    ("10 l of it", "10 av det", "sv", "IG417"),
    ("7 m, a parameter", "7, ein Parameter", "de", "IG417"),
    ("5 mg", "5 ng mga", "tl", "IG416"),
    # Spans of time.
    ("rest (14 days)", "reposo (14)", "es", "IG424"),
    ("rest (14 days)", "বিশ্রাম (14 বছর)", "bn", "IG424"),
    ("rest (14 days)", "استراحت (۱۴ ماه)", "fa", "IG424"),
    ("rest (14 days)", "휴식 (14)", "ko", "IG424"),
    # Per cent.
    ("40 per cent of men", "男性的百分之 40%", "zh", "IG415"),
    ("40 per cent of men", "男性の40%パーセント", "ja", "IG415"),
    ("a value ≤ 5", "一个值 ≥ 5", "zh", "IG425"),
]


@pytest.mark.parametrize(("text", "target", "locale", "rule"), CHANGED)
def test_what_says_another_number_date_or_span_is_told_once(
    text: str, target: str, locale: str, rule: str
) -> None:
    assert [each.rule for each in family(text, target, locale)] == [rule]


def test_a_finding_says_where_it_stands_on_both_sides_and_what_was_expected() -> None:
    (found,) = family("Take <b>2.5 mg</b> daily.", "Täglich <b>25 mg</b> einnehmen.", "de")
    assert found.span is not None
    assert found.source_span is not None
    assert found.msgstr[slice(*found.span)] == "25"
    assert found.msgid[slice(*found.source_span)] == "2.5"
    assert found.expected == "2,5"


def test_a_foreign_mark_is_shown_on_both_sides_with_what_should_stand_there() -> None:
    (found,) = family("Take 0.125 mg.", "Nehmen Sie 0.125 mg.", "de")
    assert found.rule == "IG413"
    assert found.source_span is not None
    assert found.msgid[slice(*found.source_span)] == "0.125"
    assert found.expected == "0,125"


def test_a_name_with_another_mark_is_one_finding() -> None:
    unit = pair("The Seal™ clip", "El clip Seal®", "es", names=("Seal™",))
    assert [each.rule for each in run([unit], Gate.RELEASE)] == ["IG421"]


def test_the_expected_figure_has_the_digits_that_stand_beside_it() -> None:
    (found,) = family("57% of 614 people", "٧٥٪ من ٦١٤ شخصا", "ar")
    assert found.expected == "٥٧"


@pytest.mark.parametrize(
    ("locale", "beside", "expected"),
    [
        ("de", "", "1.234,5"),
        ("fr", "", "1\u202f234,5"),
        ("ar", "٥", "١٬٢٣٤٫٥"),
        ("xx", "", "1,234.5"),
    ],
)
def test_figures_are_written_as_the_locale_writes_them(
    locale: str, beside: str, expected: str
) -> None:
    assert in_notation("1,234.5", EN, parse_tag(locale), beside) == expected


@pytest.mark.parametrize(
    ("locale", "expected"), [("de", "57\u00a0%"), ("en", "57%"), ("tr", "%57"), ("xx", "57 %")]
)
def test_the_percent_sign_stands_where_the_locale_has_it(locale: str, expected: str) -> None:
    assert with_percent("57", parse_tag(locale)) == expected


def test_safety_text_blocks_on_a_number_in_words_and_on_a_span_of_time() -> None:
    for text, target in (("three leaflets", "vier Segel"), ("for 14 days", "für 14 Wochen")):
        found = run([safety(text, target, "de")], Gate.RELEASE)
        assert [each.severity for each in found if each.rule.startswith("IG4")] == [Severity.ERROR]


@pytest.mark.parametrize(
    ("text", "locale", "certain"),
    [
        ("in the second hour", "en", set()),
        ("zweihundert, vier", "de", {200, 4}),
        ("trois cents personnes", "fr", {300}),
        ("ne peut neuf", "fr", set()),
        ("สามารถ ห้าม สามี เก้าอี้", "th", set()),
        ("四肢 十分 千万", "zh", set()),
        ("열대 지방", "ko", set()),
        ("five hundred thousand", "en", {500_000}),
    ],
)
def test_only_what_can_be_nothing_else_is_certainly_a_number(
    text: str, locale: str, certain: set[int]
) -> None:
    found = number_words(text, parse_tag(locale))
    assert {int(each.value) for each in found if each.certain} == certain


@pytest.mark.parametrize(
    "text",
    ["two " * 4000, "月" * 5000, "1/" * 5000, "½" * 3000, "9'" * 3000, "一" * 20000, "(" * 9000],
)
def test_hostile_text_ends(text: str) -> None:
    run([pair(text, text, "de"), pair(text, text[::-1], "ja")], Gate.RELEASE)
