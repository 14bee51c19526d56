"""The registry keeps its laws, and every rule does what its examples say."""

from __future__ import annotations

import re
from dataclasses import replace
from types import ModuleType
from typing import Any

import pytest

from isogloss.check import RULES, Family, Rule, find_rule, in_words, read_overrides, run
from isogloss.check.registry import collect
from isogloss.check.samples import pair
from isogloss.model import ConfigurationError, Gate, Severity, UsageError

GRAVITY = {None: 0, Severity.INFO: 1, Severity.WARNING: 2, Severity.ERROR: 3}
each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)


@each_rule
def test_a_rule_fires_on_its_bad_examples_and_is_silent_on_its_good_ones(rule: Rule[Any]) -> None:
    for subject in rule.bad:
        assert list(rule.find(subject)), in_words(subject)
    for subject in rule.good:
        assert not list(rule.find(subject)), in_words(subject)


@each_rule
def test_a_rule_explains_itself(rule: Rule[Any]) -> None:
    assert re.fullmatch(r"IG[1-9]\d\d", rule.id)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)+|mojibake|untranslated", rule.name)
    assert rule.family is Family(int(rule.id[2]))
    assert rule.summary.endswith(".")
    assert rule.why.endswith(".")
    assert rule.source
    assert rule.bad
    assert rule.good


@each_rule
def test_a_later_gate_never_asks_less(rule: Rule[Any]) -> None:
    draft, review, release = (GRAVITY[rule.severity(gate)] for gate in Gate)
    assert draft <= review <= release


@each_rule
def test_messages_are_sentences(rule: Rule[Any]) -> None:
    for subject in rule.bad:
        for hit in rule.find(subject):
            assert hit.message.endswith("."), hit.message
            assert hit.hint.endswith("."), hit.hint


def test_rules_are_sorted_and_every_family_has_some() -> None:
    assert [rule.id for rule in RULES] == sorted({rule.id for rule in RULES})
    assert {rule.family for rule in RULES} == set(Family)


def test_two_rules_with_one_id_are_refused() -> None:
    module = ModuleType("twice")
    module.first = RULES[0]  # type: ignore[attr-defined]
    module.second = replace(RULES[0], name="another")  # type: ignore[attr-defined]
    with pytest.raises(ConfigurationError, match="IG101"):
        collect([module])


def test_a_rule_is_found_by_id_or_name_in_any_case() -> None:
    for word in ("IG412", "ig412", "number-changed", " Number-Changed "):
        assert find_rule(word, RULES).id == "IG412"


@pytest.mark.parametrize(
    ("word", "nearest"), [("IG499", "IG431"), ("number-chnged", "number-changed"), ("", "")]
)
def test_an_unknown_rule_names_the_nearest(word: str, nearest: str) -> None:
    with pytest.raises(UsageError) as caught:
        find_rule(word, RULES)
    assert nearest in (caught.value.hint or "")


CHANGED = pair("up to 57 % of people", "hasta el 75 % de las personas", "es")


def test_severity_depends_on_the_gate() -> None:
    assert [finding.severity for finding in run([CHANGED], Gate.DRAFT)] == [Severity.WARNING]
    assert [finding.severity for finding in run([CHANGED], Gate.RELEASE)] == [Severity.ERROR]


def test_a_finding_has_the_place_of_its_subject() -> None:
    (finding,) = run([CHANGED], Gate.RELEASE)
    assert (finding.rule, finding.name) == ("IG412", "number-changed")
    assert (finding.path, finding.line, finding.locale) == (CHANGED.path, 1, "es")
    assert (finding.msgid, finding.msgstr) == (CHANGED.text, CHANGED.target)
    assert finding.span is not None
    assert CHANGED.target[slice(*finding.span)] == "75"


def test_a_site_can_silence_a_rule_or_make_it_graver() -> None:
    off = read_overrides({"IG412": "off"})
    assert run([CHANGED], Gate.RELEASE, off) == ()
    graver = read_overrides({"number-changed": {"draft": "error"}})
    assert run([CHANGED], Gate.DRAFT, graver)[0].severity is Severity.ERROR
    assert run([CHANGED], Gate.REVIEW, graver)[0].severity is Severity.ERROR


@pytest.mark.parametrize(
    "table",
    [
        {"IG999": "off"},
        {"IG412": "fatal"},
        {"IG412": {"launch": "off"}},
        {"IG412": {"draft": "never"}},
        {"IG412": 3},
    ],
)
def test_overrides_that_say_something_impossible_are_refused(table: dict[str, object]) -> None:
    with pytest.raises(ConfigurationError):
        read_overrides(table)
