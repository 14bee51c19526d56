"""Numbers, dates and names as each edition writes them."""

from __future__ import annotations

import datetime

import pytest

from isogloss.assemble import date, generated_text
from isogloss.assemble.formats import language_name, number
from isogloss.model import Edition, Generated, GeneratedKind, SourceError, Span, parse_tag
from tests.assemble.editions import edition

EDITIONS = {
    "en-US": edition("en-US"),
    "de-DE": edition("de-DE", "de"),
    "fr-CA": edition("fr-CA", "ca"),
    "ar-SA": edition("ar-SA", "sa", "arab"),
    "en-SA": edition("en-SA", "sa"),
    "ja-JP": edition("ja-JP", "jp"),
    "zh-Hans-CN": edition("zh-Hans-CN", "cn"),
}


def generated(kind: GeneratedKind, value: str, where: Edition = EDITIONS["en-US"]) -> str:
    return generated_text(Generated(kind, value, Span(0, 1), 7), where, "source/pages/a.html")


@pytest.mark.parametrize(
    ("tag", "value", "written"),
    [
        ("en-US", "2000000", "2,000,000"),
        ("en-US", "-1.5", "-1.5"),
        ("en-US", "0.125", "0.125"),
        ("de-DE", "2000000", "2.000.000"),
        ("de-DE", "1234.5", "1.234,5"),
        ("fr-CA", "2000000", "2\u00a0000\u00a0000"),
        ("fr-CA", "1.5", "1,5"),
        ("ar-SA", "2000000", "٢٬٠٠٠٬٠٠٠"),
        ("ar-SA", "1.5", "١٫٥"),
        ("en-SA", "2000000", "2,000,000"),
        ("ja-JP", "2000000", "2,000,000"),
        ("zh-Hans-CN", "12345", "12,345"),
    ],
)
def test_a_number_is_written_as_the_edition_writes_it(tag: str, value: str, written: str) -> None:
    assert generated(GeneratedKind.NUMBER, value, EDITIONS[tag]) == written
    assert number(value, EDITIONS[tag]) == written


@pytest.mark.parametrize(
    ("tag", "value", "written"),
    [
        ("en-US", "2026-10-01", "October 1, 2026"),
        ("en-US", "2026-10", "October 2026"),
        ("de-DE", "2026-10-01", "1. Oktober 2026"),
        ("de-DE", "2026-10", "Oktober 2026"),
        ("fr-CA", "2026-10-01", "1 octobre 2026"),
        ("ja-JP", "2026-10-01", "2026年10月1日"),
        ("ja-JP", "2026-10", "2026年10月"),
        ("ar-SA", "2026-10-01", "١ أكتوبر ٢٠٢٦"),
        ("en-SA", " 2026-10-01 ", "October 1, 2026"),
    ],
)
def test_a_date_is_written_as_the_edition_writes_it(tag: str, value: str, written: str) -> None:
    found = generated(GeneratedKind.DATE, value, EDITIONS[tag])
    assert found.replace("\u200f", "") == written


def test_the_date_of_the_content_is_written_out() -> None:
    assert date(datetime.date(2026, 11, 24), EDITIONS["de-DE"]) == "24. November 2026"


@pytest.mark.parametrize(
    "value", ["", "2,000", "1e5", "two", "1.", ".5", "+1", "1 000", "NaN", "--1", "１２", "٣"]
)
def test_what_is_no_number_is_an_error_with_its_line(value: str) -> None:
    with pytest.raises(SourceError) as caught:
        generated(GeneratedKind.NUMBER, value)
    assert caught.value.place == "source/pages/a.html:7"
    assert caught.value.hint


@pytest.mark.parametrize(
    "value",
    ["", "2026", "2026-13", "2026-02-30", "0000-01-01", "01.10.2026", "2026-10-01T10:00", "PT1H",
     "２０２６-10-01"],
)  # fmt: skip
def test_what_is_no_date_is_an_error_with_its_line(value: str) -> None:
    with pytest.raises(SourceError) as caught:
        generated(GeneratedKind.DATE, value)
    assert caught.value.place == "source/pages/a.html:7"
    assert caught.value.hint


@pytest.mark.parametrize(
    ("tag", "region", "name"),
    [
        ("es-US", False, "Español"),
        ("de-DE", False, "Deutsch"),
        ("fr-CA", True, "Français (Canada)"),
        ("ar-SA", False, "العربية"),
        ("ja-JP", False, "日本語"),
        ("zh-Hans-CN", False, "中文 (简体)"),
        ("zh-Hans-CN", True, "中文 (简体, 中国)"),
    ],
)
def test_a_language_names_itself(tag: str, region: bool, name: str) -> None:
    found = language_name(parse_tag(tag), region=region)
    assert found.translate({ord("（"): " (", ord("）"): ")", ord("，"): ", "}) == name
