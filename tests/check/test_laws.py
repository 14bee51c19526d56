"""What holds for every rule and any text: no order, no crash, no wrong place."""

from __future__ import annotations

import random
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from isogloss.check import RULES, Subject, Translated, run
from isogloss.check.visible import visible
from isogloss.model import Gate, parse_tag

SUBJECTS: tuple[Subject, ...] = tuple(
    subject for rule in RULES for subject in (*rule.bad, *rule.good)
)
LOCALES = (
    "ar",
    "de",
    "es",
    "fa",
    "fr-CA",
    "he",
    "hi",
    "ja",
    "ko",
    "pl",
    "sw",
    "th",
    "xx",
    "zh-Hans",
)

# Pieces that rules look for, so that random texts are not only noise.
pieces = st.sampled_from(
    [
        *(
            "<a>",
            "</a>",
            "<b1>",
            "<br/>",
            "{name}",
            "{{",
            "}}",
            "&lt;",
            "&amp;",
            "&#0;",
            "&eacute;",
        ),
        *("57", "1,000", "1.000", ".5", "٥٧", "१२,३४,५६७", "2019–20", " million", "万", "億", "%"),
        *(
            " mg",
            " µg",
            "mmHg",
            "https://a.example/x(",
            "@b.example",
            "10.1000/182",
            "5 pm",
            "'",
            "™",
        ),
        *(
            "\u2067",
            "\u202e",
            "\u2069",
            "\ufeff",
            "\ufffd",
            "Ã©",
            "  ",
            "\n",
            "no",
            "لا",
            "ません",
            "XIV",
        ),
    ]
)
texts = st.lists(st.one_of(pieces, st.text(max_size=8)), max_size=14).map("".join)


def subject(text: str, target: str, locale: str, names: tuple[str, ...] = ()) -> Translated:
    return Translated(
        text=text,
        context=None,
        target=target,
        locale=parse_tag(locale),
        source_language=parse_tag("en"),
        path="a.po",
        line=3,
        domain="a",
        do_not_translate=names,
    )


@given(st.randoms(use_true_random=False), st.sampled_from(Gate))
@settings(max_examples=20, deadline=None)
def test_the_order_of_subjects_does_not_matter(shuffle: random.Random, gate: Gate) -> None:
    mixed = list(SUBJECTS)
    shuffle.shuffle(mixed)
    assert run(mixed, gate) == run(SUBJECTS, gate)


def test_a_subject_that_is_given_twice_is_found_once() -> None:
    assert run(SUBJECTS + SUBJECTS, Gate.RELEASE) == run(SUBJECTS, Gate.RELEASE)


@given(texts, texts, st.sampled_from(LOCALES))
@settings(max_examples=400, deadline=None)
@example("1" * 5000, "1," * 2500, "de")
@example("<" * 4000, "<a" * 2000, "es")
@example("no " * 1500, "{" * 4000, "fr-CA")
@example("." * 20000, ". " * 5000, "es")
@example("a@" * 2000, "www." * 1500, "ja")
def test_no_text_stops_a_rule_and_every_span_lies_in_the_translation(
    text: str, target: str, locale: str
) -> None:
    for finding in run([subject(text, target, locale, ("Name™",))], Gate.RELEASE):
        if finding.span is not None:
            assert 0 <= finding.span.start <= finding.span.end <= len(target)


@given(texts)
@settings(max_examples=300, deadline=None)
def test_what_a_reader_sees_can_be_found_in_what_is_written(text: str) -> None:
    view = visible(text)
    assert len(view.origin) == len(view.text) + 1
    assert list(view.origin) == sorted(view.origin)
    assert view.origin[-1] == len(text)
    for place in range(len(view.text)):
        span = view.span(place, place + 1)
        assert 0 <= span.start < span.end <= len(text) or not text


@given(texts.filter(bool))
@settings(max_examples=200, deadline=None)
def test_a_text_that_is_left_as_it_is_loses_no_code_and_no_figure(text: str) -> None:
    found = {finding.rule for finding in run([subject(text, text, "en-GB")], Gate.RELEASE)}
    same = {
        "IG301",
        "IG302",
        "IG306",
        "IG307",
        "IG308",
        "IG309",
        "IG411",
        "IG412",
        "IG416",
        "IG431",
    }
    assert not found & same


def test_every_rule_is_a_plain_value() -> None:
    rules: tuple[Any, ...] = RULES
    assert all(hash(rule.id) and rule.find.__doc__ for rule in rules)
