"""Language tags, their chains and the filters that match them."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isogloss.model import CatalogError, LanguageTag, LocaleError, LocaleFilter, parse_tag


@pytest.mark.parametrize("text", ["en", "fr-CA", "zh-Hans", "zh-Hans-CN", "es-419", "ckb"])
def test_a_tag_is_read_and_written_the_same(text: str) -> None:
    assert str(parse_tag(text)) == text


@pytest.mark.parametrize(
    ("text", "hint"),
    [("FR-ca", "fr-CA"), ("fr_CA", "fr-CA"), ("ZH-hans-cn", "zh-Hans-CN"), ("pt-br", "pt-BR")],
)
def test_a_tag_in_another_spelling_is_refused_with_the_right_one(text: str, hint: str) -> None:
    with pytest.raises(LocaleError) as caught:
        parse_tag(text)
    assert f"“{hint}”" in (caught.value.hint or "")


@given(st.text(max_size=12))
def test_whatever_is_given_as_a_tag_it_is_read_or_refused_with_a_hint(text: str) -> None:
    try:
        assert str(parse_tag(text)) == text
    except LocaleError as error:
        assert error.hint


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("fr-CA", ["fr-CA", "fr"]),
        ("zh-Hans-CN", ["zh-Hans-CN", "zh-Hans", "zh"]),
        ("en", ["en"]),
    ],
)
def test_a_chain_goes_from_the_narrowest_to_the_language_and_stops(
    text: str, chain: list[str]
) -> None:
    assert [str(tag) for tag in parse_tag(text).chain] == chain


@pytest.mark.parametrize(
    ("text", "direction"),
    [("ar-SA", "rtl"), ("he", "rtl"), ("uz-Arab", "rtl"), ("ar-Latn", "ltr"), ("ja-JP", "ltr")],
)
def test_a_script_decides_the_direction(text: str, direction: str) -> None:
    assert parse_tag(text).direction == direction


@pytest.mark.parametrize(
    ("ranges", "tag", "matches"),
    [
        ("*", "en-US", True),
        ("en", "en-US", True),
        ("en", "eng", False),
        ("en-US", "en", False),
        ("*-CA", "fr-CA", True),
        ("*-CA", "fr-Latn-CA", True),
        ("*-CA", "fr", False),
        ("EN-us", "en-US", True),
        ("zh-CN", "zh-Hans-CN", True),
        ("de-*-DE", "de-Latn-DE", True),
        ("de-DE", "de-x-DE", False),
        ("", "en", False),
    ],
)
def test_filters_match_as_rfc_4647_says(ranges: str, tag: str, matches: bool) -> None:
    assert LocaleFilter((ranges,), exclude=False).admits(tag) is matches
    assert LocaleFilter((ranges,), exclude=True).admits(tag) is not matches


def test_a_filter_without_ranges_admits_nothing_or_all() -> None:
    assert not LocaleFilter((), exclude=False).admits("en")
    assert LocaleFilter((), exclude=True).admits("en")


def test_an_error_is_the_same_after_a_trip_to_another_process() -> None:
    error = CatalogError("It broke", place="a.po:3", hint="Mend it.")
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is CatalogError
    assert str(again) == str(error) == "a.po:3: error: It broke\n  Mend it."
    assert parse_tag("fr-CA") == LanguageTag("fr", None, "CA")
