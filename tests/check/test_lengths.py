"""Lengths and sentences of a translation beside its source."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isogloss.check import run
from isogloss.check.lengths import UsualLength, measure, usual, usual_of
from isogloss.check.pairing import leftover
from isogloss.check.samples import pair
from isogloss.check.sentences import ends, joints, sentence_spans, sentences, stops
from isogloss.check.traces import missing_traces
from isogloss.model import Gate, parse_tag

EN, ES, JA = (parse_tag(tag) for tag in ("en", "es", "ja"))
SOURCE = (
    "Tell your doctor about all of your allergies before the operation. "
    "Do not eat anything in the six hours before it. "
    "Ask a friend or somebody of your family to drive you home on the day after the operation."
)
TARGET = (
    "Informe a su médico de todas sus alergias antes de la operación. "
    "No coma nada durante las seis horas anteriores. "
    "Pida a un amigo o a alguien de su familia que lo lleve a casa al día siguiente."
)
FAMILY = ("IG504", "IG505", "IG508", "IG519", "IG520")


def rules_of(source: str, target: str, locale: str = "es") -> set[str]:
    found = run([pair(source, target, locale)], Gate.RELEASE)
    return {each.rule for each in found if each.rule in FAMILY}


def test_a_whole_translation_is_let_pass() -> None:
    assert not rules_of(SOURCE, TARGET)


@pytest.mark.parametrize("number", range(3))
def test_a_lost_sentence_is_named(number: int) -> None:
    ours = [SOURCE[slice(*span)].strip() for span in sentence_spans(SOURCE)]
    theirs = [TARGET[slice(*span)].strip() for span in sentence_spans(TARGET)]
    del theirs[number]
    unit = pair(SOURCE, " ".join(theirs), "es")
    (finding,) = (each for each in run([unit], Gate.RELEASE) if each.rule == "IG504")
    assert finding.source_span is not None
    assert SOURCE[slice(*finding.source_span)] == ours[number]


def test_an_added_sentence_is_named() -> None:
    added = "Después de la operación puede volver a trabajar enseguida sin ningún problema."
    unit = pair(SOURCE, f"{TARGET} {added}", "es")
    (finding,) = (each for each in run([unit], Gate.RELEASE) if each.rule == "IG504")
    assert finding.span is not None
    assert unit.target[slice(*finding.span)] == added


def test_a_sentence_that_stands_twice_is_named_once() -> None:
    first = TARGET.partition(". ")[0] + "."
    unit = pair(SOURCE, f"{first} {TARGET}", "es")
    found = [each for each in run([unit], Gate.RELEASE) if each.rule in FAMILY]
    assert [each.rule for each in found] == ["IG520"]
    assert found[0].span and unit.target[slice(*found[0].span)] == first


def test_joined_and_split_sentences_are_let_pass() -> None:
    assert not rules_of(SOURCE, TARGET.replace("operación. No", "operación y no"))
    assert not rules_of(SOURCE, TARGET.replace("alergias antes", "alergias. Hágalo antes"))


@pytest.mark.parametrize(
    ("damaged", "rule"),
    [
        (TARGET[: len(TARGET) // 2], "IG508"),
        (TARGET[len(TARGET) // 2 + 1 :], "IG519"),
        (TARGET[:40].rstrip() + ".", "IG504"),
    ],
)
def test_half_of_a_text_is_not_enough(damaged: str, rule: str) -> None:
    assert rule in rules_of(SOURCE, damaged)


def test_half_of_one_sentence_is_not_enough() -> None:
    source = "Tell your doctor about all of your allergies before the operation."
    assert rules_of(source, "Informe a su médico de sus.") == {"IG505"}


def test_georgian_sentences_begin_with_small_letters() -> None:
    source = "Tell your doctor about all of your allergies."
    assert "IG519" not in rules_of(source, "უთხარით ექიმს.", "ka")


def test_what_thai_ends_with_is_not_asked() -> None:
    assert not rules_of(
        "Tell your doctor about your allergies.", "แจ้งให้แพทย์ทราบเกี่ยวกับอาการแพ้ของคุณ", "th"
    )


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 1),
        ("One.", 1),
        ("Ask Dr. Smith. Then rest.", 2),
        ("It is 3.5 mm. Use it.", 2),
        ("Wait … then go.", 1),
        ("“Rest.” Then walk!", 2),
        ("Il est 8 h. À midi, mangez.", 2),
        ("休んでください。水を飲んでください。", 2),
        ("आराम करें। पानी पिएँ।", 2),
        ("استرح. اشرب الماء؟", 2),
        ("worldwide.The United Kingdom helped.", 2),
        ("... ? !", 1),
    ],
)
def test_sentences_are_counted_in_all_scripts(text: str, count: int) -> None:
    assert sentences(text) == count


def test_what_ends_and_what_stops() -> None:
    assert ends("Ask:") and not stops("Ask:")
    assert ends("Ask.”") and stops("Ask.”")
    assert not ends("Ask") and not stops("")


def test_a_chinese_character_counts_as_three_letters() -> None:
    assert measure("abc") == 3
    assert measure("心") == 3
    assert usual(EN, JA).deviation("a" * 60, "") < -10


def test_a_large_catalog_gives_its_own_usual_length() -> None:
    fallback = usual(EN, ES)
    few = usual_of([(100.0, 130.0)] * 49, fallback)
    many = usual_of([(100.0, 130.0)] * 50, fallback)
    assert few == fallback
    assert many.mean > fallback.mean
    half = usual_of([(100.0, 56.0)] * 500, fallback)
    assert half.deviation_of(100.0, 56.0) < -3, "a catalog of halves is not usual"


def test_what_stays_in_every_translation_is_missed() -> None:
    source = "Take 25 mg of “ABC-12” (twice)."
    assert missing_traces(source, "خذ ٢٥ ملغ من «ABC-12» (مرتين)") < 0
    assert missing_traces(source, "Tome") > 1


def test_sentences_without_a_counterpart_are_left_over() -> None:
    even = UsualLength(0.0, 1.0)
    found = leftover([80.0, 60.0, 90.0], [80.0, 90.0], even)
    assert found is not None and (found.lost, found.added) == ((1,), ())
    found = leftover([80.0, 90.0], [80.0, 60.0, 90.0], even)
    assert found is not None and (found.lost, found.added) == ((), (1,))
    found = leftover([140.0], [80.0, 60.0], even)
    assert found is not None and not found.lost and not found.added
    assert leftover([], [1.0], even) is None
    assert leftover([10.0] * 13, [10.0], even) is None


@given(st.text(max_size=200))
def test_sentences_lie_in_order_and_in_the_text(text: str) -> None:
    spans = sentence_spans(text)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end <= two.start for one, two in pairwise(spans))


@given(st.lists(st.floats(1, 500), max_size=14), st.lists(st.floats(1, 500), max_size=14))
def test_no_pairing_costs_more_with_more_freedom(ours: list[float], theirs: list[float]) -> None:
    found = leftover(ours, theirs, UsualLength(0.0, 1.0))
    if found is not None:
        assert found.gain >= -1e-9
        assert set(found.lost) <= set(range(len(ours)))
        assert set(found.added) <= set(range(len(theirs)))


@pytest.mark.parametrize(
    ("source", "target", "locale"),
    [
        (
            "The heart has 4 rooms, called chambers. Between them are valves, which work like "
            "one-way doors: they open to let blood through, then close so that it cannot flow "
            "back.",
            "Das Herz hat 4 Räume, die Herzhöhlen heißen. Zwischen ihnen liegen Klappen. Sie "
            "arbeiten wie Türen, durch die es nur in eine Richtung geht: Sie öffnen sich, um das "
            "Blut durchzulassen, und schließen sich dann, damit es nicht zurückfließen kann.",
            "de",
        ),
        (
            "Acute MR is an emergency. Do not drive yourself to the hospital; call {number}.",
            "急性の僧帽弁逆流症は緊急事態です。自分で車を運転して病院に行かないでください。"
            "{number}に電話してください。",
            "ja",
        ),
    ],
)
def test_a_sentence_of_several_parts_may_become_two(source: str, target: str, locale: str) -> None:
    assert joints(source) and not rules_of(source, target, locale)


def test_lengths_of_a_language_that_was_not_measured_are_judged_generously() -> None:
    text = "Tell your doctor about all of your allergies before the operation."
    for share in (0.75, 1.4):
        assert not rules_of(text, "Q" * int(share * len(text)) + ".", "qaa")
    assert rules_of(text, "Q" * (len(text) // 4) + ".", "qaa") == {"IG505"}


def test_what_lacks_nothing_that_can_be_seen_may_be_shorter() -> None:
    text = "The approaching trough will bring some locally heavy rain to parts of the coastline"
    short = "Der Trog bringt örtlich Regen in Teile der weiten Küste Kaliforniens"[:62]
    assert not rules_of(f"{text}.", f"{short}.", "de")
    assert rules_of(f"{text} in MR 4711.", f"{short} hin.", "de")
