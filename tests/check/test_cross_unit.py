"""What the translations of a whole catalog tell of each other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from isogloss.check import Translated, TranslatedCatalog, run, with_whole
from isogloss.check.association import Word, learn, sample, words_of
from isogloss.check.cldr_names import things_named
from isogloss.check.precedence import without_consequences
from isogloss.check.samples import many, pair, safety
from isogloss.check.sounds import sounds_of
from isogloss.model import Finding, Gate, Severity, parse_tag

FAMILY = ("IG516", "IG517", "IG518")


def found_in(subject: TranslatedCatalog) -> list[Finding]:
    return [each for each in run([subject], Gate.RELEASE) if each.rule in FAMILY]


def test_a_catalog_in_order_is_let_pass() -> None:
    assert not found_in(many())


def test_two_exchanged_translations_are_both_named_with_the_other_ones_line() -> None:
    found = found_in(many(exchanged=(3, 40)))
    assert [(each.rule, each.line) for each in found] == [("IG516", 4), ("IG516", 41)]
    assert "line 41" in found[0].message
    assert "line 4)" in found[1].message


@pytest.mark.parametrize("place", [0, 30, 70])
def test_neighbours_that_changed_places_are_found(place: int) -> None:
    lines = {each.line for each in found_in(many(exchanged=(place, place + 1)))}
    assert lines == {place + 1, place + 2}


def test_a_lost_half_is_pointed_at_in_the_source() -> None:
    subject = many(halved=(5,))
    (finding,) = found_in(subject)
    assert (finding.rule, finding.line) == ("IG517", 6)
    assert finding.source_span is not None
    assert subject.units[5].text[slice(*finding.source_span)] in "Ask again before the journey."


def test_an_added_part_is_pointed_at_in_the_translation() -> None:
    subject = many(lengthened=(5,))
    (finding,) = found_in(subject)
    assert (finding.rule, finding.line) == ("IG518", 6)
    assert finding.span is not None
    assert finding.span.start == len(many().units[5].target) + 1


def test_a_catalog_of_other_texts_is_one_finding() -> None:
    units = many().units
    moved = [each.target for each in units[35:] + units[:35]]
    mixed = moved[::2] + moved[1::2]
    subject = TranslatedCatalog(
        tuple(replace(unit, target=target) for unit, target in zip(units, mixed, strict=True))
    )
    found = found_in(subject)
    assert found, "nothing fits, and nothing is said"


def test_a_small_catalog_teaches_nothing() -> None:
    units = many(exchanged=(0, 20)).units
    assert not found_in(TranslatedCatalog(units[:29]))
    assert not found_in(TranslatedCatalog(()))


def test_an_edition_in_the_source_language_is_not_compared() -> None:
    units = tuple(replace(each, locale=parse_tag("en-GB")) for each in many(halved=(1,)).units)
    assert not found_in(TranslatedCatalog(units))


def test_the_whole_comes_after_its_units_and_not_without_any() -> None:
    units = many().units[:2]
    given = list(with_whole(units))
    assert given[:2] == list(units)
    assert isinstance(given[2], TranslatedCatalog) and given[2].units == units
    assert not list(with_whole(()))


def test_the_same_is_found_in_any_run() -> None:
    assert found_in(many(exchanged=(3, 40))) == found_in(many(exchanged=(3, 40)))


def test_a_large_catalog_is_learned_from_in_part() -> None:
    assert list(sample(5)) == [0, 1, 2, 3, 4]
    assert len(sample(100_000)) <= 4000
    assert not sample(0)


def test_words_that_go_together_are_learned() -> None:
    pairs = [([f"a{number % 5}", "the"], [f"b{number % 5}", "el"]) for number in range(40)]
    ours, theirs = learn(pairs)
    assert ours.partners["a1"].forms == {"b1"}
    assert theirs.partners["b4"].forms == {"a4"}
    assert learn([]) == learn([([], []), ([], ["x"])])


def test_words_are_cut_to_what_inflection_leaves() -> None:
    assert [each.form for each in words_of("Hospitals, B12!", parse_tag("en"))] == ["hospit", "b12"]
    assert [each.form for each in words_of("心脏病", parse_tag("zh"))] == ["心脏", "脏病"]
    assert [each.form for each in words_of("والطبيب", parse_tag("ar"))] == ["طبيب"]
    assert words_of("", parse_tag("th")) == ()


@pytest.mark.parametrize("text", ["\ud800", "\x00", "…", "{{", "<em>", "a" * 3000, " "])
def test_hostile_units_are_no_error(text: str) -> None:
    units = many().units
    found_in(TranslatedCatalog((*units, replace(units[0], target=text))))
    found_in(TranslatedCatalog((*units, replace(units[0], text=text, target=text))))


def finding(rule: str, severity: Severity, unit: Translated) -> Finding:
    return Finding(
        rule, rule, severity, "m", "h", unit.path, unit.line, msgid=unit.text, msgstr=unit.target
    )


def test_what_follows_from_a_cause_on_the_same_text_is_left_out() -> None:
    unit, other = pair("One.", "Uno.", "es"), pair("Two.", "Dos.", "es")
    cause = finding("IG501", Severity.ERROR, unit)
    follows = finding("IG412", Severity.ERROR, unit)
    elsewhere = finding("IG412", Severity.ERROR, other)
    markup = finding("IG301", Severity.ERROR, unit)
    kept = without_consequences([follows, cause, elsewhere, markup])
    assert kept == [cause, elsewhere, markup]


def test_a_warning_never_hides_an_error() -> None:
    unit = pair("One.", "Uno.", "es")
    cause = finding("IG516", Severity.WARNING, unit)
    grave = finding("IG412", Severity.ERROR, unit)
    assert without_consequences([cause, grave]) == [cause, grave]
    assert without_consequences([cause, replace(grave, severity=Severity.WARNING)]) == [cause]


@pytest.mark.parametrize(
    "word",
    ["вирус", "فيروس", "वायरस", "ভাইরাস", "바이러스", "Βίρους", "vírus", "वाइरस"],
)
def test_one_word_sounds_alike_in_many_scripts(word: str) -> None:
    assert sounds_of("virus") <= sounds_of(f"… {word}, …")


def test_names_sound_alike_in_katakana_and_with_an_article() -> None:
    assert sounds_of("Trump") & sounds_of("大統領トランプは")
    assert sounds_of("patient") <= sounds_of("Пациенты") | sounds_of("пациент")
    assert sounds_of("البنسلين") & sounds_of("penicillin")


@pytest.mark.parametrize("text", ["", "12", "心脏病", "\ud800", "a" * 3000, "\u0301", "⠃⠗"])
def test_what_has_no_sound_has_none(text: str) -> None:
    assert sounds_of(text) == frozenset()


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("Im April nach Italien.", "de"),
        ("В апреле в Италии.", "ru"),
        ("4月にイタリアへ。", "ja"),
        ("अप्रैल में इटली", "hi"),
    ],
)
def test_countries_and_months_are_one_thing_in_all_languages(text: str, locale: str) -> None:
    said = things_named("Italian patients went home in April.", parse_tag("en"))
    assert said == {"IT", "month 4"}
    assert said == things_named(text, parse_tag(locale))


def test_a_language_that_cldr_does_not_know_names_nothing() -> None:
    assert not things_named("Italy in March", parse_tag("qaa"))


def test_a_word_that_stands_twice_tells_what_it_tells_once() -> None:
    pairs = [([f"a{number % 5}"], [f"b{number % 5}"]) for number in range(40)]
    ours, _ = learn(pairs)
    word = Word("a1", 0, 2)
    once = ours.evidence([word], frozenset(), False)
    assert once and once == ours.evidence([word, Word("a1", 3, 5)], frozenset(), False)


ASK = "Ask your doctor about all risks."
FIRST, SECOND = "Pregunte a su médico por todos los riesgos.", "Consulte los riesgos."


def wordings(*units: Translated) -> list[tuple[str, int]]:
    numbered = tuple(replace(each, line=line) for line, each in enumerate(units, 1))
    found = run([TranslatedCatalog(numbered)], Gate.RELEASE)
    return [(each.rule, each.line) for each in found if each.rule in ("IG521", "IG522")]


def test_two_translations_of_one_text_are_named_at_the_later_place() -> None:
    units = (pair(ASK, FIRST, "es"), pair(ASK, FIRST, "es"), pair(ASK, SECOND, "es"))
    assert wordings(*units) == [("IG521", 3)]
    (finding,) = (
        each for each in run([TranslatedCatalog(units)], Gate.RELEASE) if each.rule == "IG521"
    )
    assert finding.severity is Severity.INFO
    assert f"{units[0].path}:1" in finding.message and "Pregunte" in finding.message


@pytest.mark.parametrize("statement_first", [True, False])
def test_a_statement_that_is_worded_otherwise_elsewhere_is_a_warning(statement_first: bool) -> None:
    units = [safety(ASK, FIRST, "es"), pair(ASK, SECOND, "es")]
    assert wordings(*(units if statement_first else units[::-1])) == [("IG522", 2)]


def test_short_texts_in_other_contexts_and_plural_forms_may_differ() -> None:
    stop = pair("Stop.", "Pare.", "es")
    assert not wordings(stop, replace(stop, target="Alto.", context="sign"))
    assert wordings(stop, replace(stop, target="Alto."))
    days = pair("{n} days are left.", "Queda {n} día.", "es", plural="{n} day is left.")
    assert not wordings(days, replace(days, target="Quedan {n} días."))


def test_case_spaces_and_codes_make_no_other_wording() -> None:
    assert not wordings(pair(ASK, FIRST, "es"), pair(ASK, f" <b>{FIRST.upper()}</b>", "es"))
