"""SARIF, JUnit, GitHub commands, excerpts and baselines."""

from __future__ import annotations

import json
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from isogloss.check import RULES, run
from isogloss.model import ConfigurationError, Finding, Gate, Severity, Span
from isogloss.report.baseline import baseline_text, compare, format_compared, read_baseline
from isogloss.report.excerpt import excerpt
from isogloss.report.github import to_github
from isogloss.report.junit import to_junit
from isogloss.report.sarif import to_sarif

FINDING = Finding(
    rule="IG412",
    name="number-changed",
    severity=Severity.ERROR,
    message="The source has 57 %, the translation 75.",
    hint="Correct: it, now.",
    path="locales/es, a/safety.po",
    line=41,
    locale="es",
    statement="claim.survival",
    msgid="up to 57 % of people",
    msgstr="hasta el 75 % de <las> personas\x00",
    span=Span(9, 11),
)
EVERY = run([subject for rule in RULES for subject in rule.bad], Gate.RELEASE)


def test_a_github_command_is_escaped() -> None:
    assert to_github([FINDING]) == (
        "::error file=locales/es%2C a/safety.po,line=41,"
        "title=IG412 number-changed [claim.survival]::"
        "The source has 57 %25, the translation 75.%0ACorrect: it, now.\n"
    )
    assert all(line.startswith("::") for line in to_github(EVERY).splitlines())


def test_junit_has_a_suite_for_a_file_and_a_test_for_a_rule() -> None:
    warning = replace(FINDING, severity=Severity.WARNING, rule="IG415", name="percent-lost")
    root = ElementTree.fromstring(to_junit([FINDING, FINDING, warning], ["good.po"]).encode())
    assert (root.get("tests"), root.get("failures")) == ("3", "1")
    assert [suite.get("name") for suite in root] == ["good.po", FINDING.path]
    failed, warned = root[1]
    assert failed.get("name") == "IG412 number-changed"
    assert failed[0].tag == "failure"
    assert "and 1 more" in (failed[0].get("message") or "")
    assert warned[0].tag == "system-out"


def test_every_finding_of_the_examples_is_well_formed_junit() -> None:
    root = ElementTree.fromstring(to_junit(EVERY).encode())
    assert {case.get("name", "").split()[0] for case in root.iter("testcase")} == {
        finding.rule for finding in EVERY
    }


def test_sarif_has_what_the_standard_asks_for() -> None:
    log = json.loads(json.dumps(to_sarif(EVERY, "1.2.3")))
    assert (log["version"], len(log["runs"])) == ("2.1.0", 1)
    driver = log["runs"][0]["tool"]["driver"]
    assert driver["name"]
    ids = [rule["id"] for rule in driver["rules"]]
    assert ids == sorted(set(ids))
    for rule in driver["rules"]:
        assert rule["help"]["text"]
        assert rule["defaultConfiguration"]["level"] in ("none", "note", "warning", "error")
    prints = [result["partialFingerprints"]["isogloss/v1"] for result in log["runs"][0]["results"]]
    assert len(prints) == len(set(prints)) == len(EVERY)
    for result in log["runs"][0]["results"]:
        assert ids[result["ruleIndex"]] == result["ruleId"]
        assert result["message"]["text"]
        assert result["level"] in ("note", "warning", "error")
        for location in result.get("locations", ()):
            physical = location["physicalLocation"]
            assert " " not in physical["artifactLocation"]["uri"]
            assert physical.get("region", {"startLine": 1})["startLine"] >= 1


def test_sarif_tells_known_findings_as_unchanged() -> None:
    known = read_baseline(baseline_text([FINDING]), "b.json")
    compared = compare([FINDING, replace(FINDING, msgstr="otro")], known)
    log = json.loads(json.dumps(to_sarif(compared.new, "1", compared)))
    states = [result["baselineState"] for result in log["runs"][0]["results"]]
    assert states == ["new", "unchanged"]


def test_a_baseline_knows_findings_whose_line_has_moved() -> None:
    known = read_baseline(baseline_text([FINDING]), "b.json")
    moved = replace(FINDING, line=99, path="other.po")
    changed = replace(FINDING, msgstr="hasta el 76 %")
    compared = compare([moved, changed], known)
    assert (compared.new, compared.known, compared.gone) == ((changed,), (moved,), ())
    assert compared.known_safety_errors == 1
    assert "1 of them errors in safety text" in format_compared(compared)
    assert compare([moved, moved], known).new == (moved,)


def test_what_is_gone_from_a_baseline_is_named() -> None:
    known = read_baseline(baseline_text(EVERY), "b.json")
    assert compare(EVERY, known).new == ()
    compared = compare(EVERY[1:], known)
    assert len(compared.gone) == 1
    assert EVERY[0].rule in format_compared(compared)


def test_a_baseline_is_the_same_in_any_order_with_a_line_for_each() -> None:
    text = baseline_text(EVERY)
    assert text == baseline_text(reversed(EVERY))
    assert len(text.splitlines()) == len(EVERY) + 3
    assert read_baseline(baseline_text([]), "b") == ()


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"version": 9, "findings": []}', "\ud800"])
def test_what_is_no_baseline_is_refused(text: str) -> None:
    with pytest.raises(ConfigurationError):
        read_baseline(text, "b.json")


@pytest.mark.parametrize(
    ("text", "span", "shown"),
    [
        ("أقل من 75 ثانية", Span(7, 9), "أقل من ⟦75⟧ ثانية"),
        ("a 👩‍⚕️ 75", Span(7, 9), "a 👩‍⚕️ ⟦75⟧"),
        ("कि 75", Span(3, 5), "कि ⟦75⟧"),
    ],
)
def test_where_columns_are_uncertain_the_place_is_marked_in_the_line(
    text: str, span: Span, shown: str
) -> None:
    assert excerpt("target", text, span) == [f"  target  {shown}"]


@pytest.mark.parametrize("text", ["最低 75 秒", "e\u0301 75", "x 75"])
def test_where_they_are_certain_a_caret_stands_below(text: str) -> None:
    start = text.index("75")
    lines = excerpt("target", text, Span(start, start + 2))
    assert len(lines) == 2
    assert lines[1].strip() == "^^"


def test_a_mark_is_closed_where_the_excerpt_is_cut() -> None:
    (line,) = excerpt("target", "ا" * 300, Span(2, 250))
    assert line.count("⟦") == line.count("⟧") == 1
