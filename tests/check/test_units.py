"""The rules on translations, met through `run`, beyond the examples they carry."""

from __future__ import annotations

from dataclasses import replace

import pytest

from isogloss.check import run, subjects_for_catalog
from isogloss.check.samples import catalogs, message, pair, translation
from isogloss.model import Gate, Limits, Severity, parse_tag

EN = parse_tag("en")


def errors(text: str, target: str, locale: str, names: tuple[str, ...] = ()) -> set[str]:
    found = run([pair(text, target, locale, names=names)], Gate.RELEASE)
    return {finding.rule for finding in found if finding.severity is Severity.ERROR}


def rules(text: str, target: str, locale: str) -> set[str]:
    return {finding.rule for finding in run([pair(text, target, locale)], Gate.RELEASE)}


@pytest.mark.parametrize("markup", ["<script>", "<b onclick=x>", "<!--", "</p>", "<img src=x>"])
def test_markup_that_is_no_code_of_the_unit_stops_even_a_draft(markup: str) -> None:
    found = run([pair("Stop <b>now</b>.", f"Pare <b>ya</b>{markup}.", "es")], Gate.DRAFT)
    assert any(finding.severity is Severity.ERROR for finding in found)


def test_a_lost_variable_is_no_finding_in_a_plural_form() -> None:
    pages = catalogs(
        [message("{n} page", plural="{n} pages")],
        [translation("{n} page", "una página", "{n} páginas", plural="{n} pages")],
    )
    subjects = list(subjects_for_catalog(pages.template, pages.catalog, EN))
    assert [each.text for each in subjects] == ["{n} page", "{n} pages"]
    assert run(subjects, Gate.RELEASE) == ()


def test_only_ready_translations_of_the_template_are_looked_at() -> None:
    mixed = catalogs(
        [message("One"), message("Two"), message("Three")],
        [
            translation("One", "Uno"),
            translation("Two", "Dos", fuzzy=True),
            translation("Three", ""),
            translation("Old", "Viejo"),
        ],
    )
    wanted = subjects_for_catalog(mixed.template, mixed.catalog, EN)
    assert [each.text for each in wanted] == ["One"]
    every = subjects_for_catalog(None, mixed.catalog, EN)
    assert [each.text for each in every] == ["One", "Old"]


def test_a_statement_id_reaches_the_finding() -> None:
    safety = catalogs(
        [message("Up to 57 %", "claim.survival")],
        [translation("Up to 57 %", "Hasta el 75 %", context="claim.survival")],
        safety=True,
    )
    (finding,) = run(subjects_for_catalog(safety.template, safety.catalog, EN), Gate.RELEASE)
    assert (finding.statement, finding.msgctxt, finding.line) == (
        "claim.survival",
        "claim.survival",
        10,
    )


GOOD_FIGURES = [
    ("There are 2 main types.", "هناك نوعان رئيسيان.", "ar"),
    ("past 1 year", "بعد سنة واحدة", "ar"),
    ("1,000 people", "1 000 personnes", "fr"),
    ("1,000 people", "1\u202f000 personnes", "fr"),
    ("1,234.5 mg", "1.234,5 mg", "de"),
    ("5 liters (1.3 gallons)", "5 litros (1.3 galones)", "es"),
    ("1,234.5 mg", "1’234.5 mg", "de-CH"),
    ("0.5 mg", "٠٫٥ ملغ", "ar"),
    ("12,345,678", "१,२३,४५,६७८", "hi"),
    ("2.5 million", "250万", "ja"),
    ("120 million", "1억 2000만", "ko"),
    ("300 billion", "3 000 亿", "zh-Hans"),
    ("a 5-7 day course", "un curso de 5 a 7 días", "es"),
    ("2019–20", "2019–2020", "pt-BR"),
    ("19th-century art", "konst från 1800-talet", "sv"),
    ("the 1980s", "les années 80", "fr"),
    ("at 4:40 am", "um 4.40 Uhr", "de"),
    ("at 5:30 pm", "um 17:30 Uhr", "de"),
    ("at 5 pm", "um 17:00 Uhr", "de"),
    ("the 2nd dose", "la segunda dosis", "es"),
    ("4 chambers", "vier Kammern", "de"),
    ("4 chambers", "4つの部屋", "ja"),
    ("4 chambers", "四つの部屋", "ja"),
    ("six symptoms", "6 síntomas", "es"),
    ("On June 3", "6月3日", "ja"),
    ("up to 57<sup>1</sup> %", "hasta 57<sup>1</sup> %", "es"),
]


@pytest.mark.parametrize(("text", "target", "locale"), GOOD_FIGURES)
def test_figures_in_the_forms_of_a_locale_are_no_findings(
    text: str, target: str, locale: str
) -> None:
    assert not rules(text, target, locale) & {"IG411", "IG412", "IG413"}


@pytest.mark.parametrize(
    ("text", "target", "locale"),
    [
        ("up to 57 % of people", "hasta el 5,7 % de las personas", "es"),
        ("at least 15 seconds", "最低 51 秒", "ja"),
        ("24 to 48 hours", "من ٢٤ إلى ٨٤ ساعة", "ar"),
        ("0.5 mg", "5 mg", "fr"),
        ("5 mg", "0.5 mg", "es"),
        ("5 mg", "2,5 mg", "es"),
        ("1,000 people", "10.000 Personen", "de"),
        ("Call 112 at once.", "अभी 121 पर कॉल करें।", "hi"),
    ],
)
def test_a_changed_figure_blocks_release(text: str, target: str, locale: str) -> None:
    assert "IG412" in errors(text, target, locale)


def test_a_mark_of_the_wrong_locale_is_a_warning() -> None:
    assert "IG413" in rules("1,000 people", "1,000 Personen", "de")
    assert not errors("1,000 people", "1,000 Personen", "de")


def test_a_span_points_into_the_written_text_past_codes_and_references() -> None:
    target = "<em>hasta</em>&nbsp;el 75 &amp; más"
    (finding,) = run([pair("<em>up to</em> 57 &amp; more", target, "es")], Gate.RELEASE)
    assert finding.span is not None
    assert target[slice(*finding.span)] == "75"


def test_a_name_split_by_a_code_is_still_the_name() -> None:
    assert not errors("Example Cardio", "Example <b>Cardio</b>", "es", ("Example Cardio",)) & {
        "IG421"
    }


def test_flags_and_limits_reach_the_subject() -> None:
    pages = catalogs([message("Stop")], [translation("Stop", "Alto ahí")])
    (template_message,) = pages.template.messages
    flagged = replace(template_message, flags=("python-format",))
    template = replace(pages.template, messages=(flagged,))
    limits = {flagged.key: Limits(characters="[A-Z]", size=4)}
    (unit,) = subjects_for_catalog(template, pages.catalog, EN, limits=limits)
    assert unit.python_format
    assert {each.rule for each in run([unit], Gate.RELEASE)} == {"IG311", "IG312"}


@pytest.mark.parametrize("characters", ["[", "a{99999999999}", "(?P<a>", "*"])
def test_allowed_characters_that_are_no_pattern_are_told_and_stop_nothing(characters: str) -> None:
    unit = pair("Stop", "Alto", "es", limits=Limits(characters=characters))
    (finding,) = run([unit], Gate.REVIEW)
    assert finding.rule == "IG312"
    assert characters in finding.message


@pytest.mark.parametrize("encoding", ["", "latin-99", "rot13", "a\0b", "idna"])
def test_a_storage_encoding_that_is_not_known_is_told(encoding: str) -> None:
    unit = pair("Stop", "x" * 70, "es", limits=Limits(size=99, encoding=encoding))
    assert {each.rule for each in run([unit], Gate.REVIEW)} == {"IG311"}


def test_a_character_that_is_not_allowed_is_pointed_at_past_codes_and_references() -> None:
    target = "<b>12</b> &amp; 3x"
    unit = pair("12", target, "es", limits=Limits(characters="[0-9& ]"))
    found = [each for each in run([unit], Gate.REVIEW) if each.rule == "IG312"]
    assert [each.message[:3] for each in found] == ["“x”"]
