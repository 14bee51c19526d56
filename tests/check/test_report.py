"""Findings and rules as people and programs read them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from isogloss.check import RULES, find_rule, run
from isogloss.check.samples import pair
from isogloss.model import Finding, Gate, Severity, Span
from isogloss.report.findings import format_text, to_json
from isogloss.report.rules import explain_text, list_json, list_text, main, pages

DOCS = Path(__file__).parents[2] / "docs" / "rules"

FINDING = Finding(
    rule="IG412",
    name="number-changed",
    severity=Severity.ERROR,
    message="The source has 57, the translation 75.",
    hint="Correct the figure.",
    path="locales/es/LC_MESSAGES/safety.po",
    line=41,
    locale="es",
    statement="claim.survival",
    msgid="up to 57 % of people",
    msgstr="hasta el 75 % de las personas",
    span=Span(9, 11),
)


def test_a_finding_as_text() -> None:
    assert format_text([FINDING]) == (
        "locales/es/LC_MESSAGES/safety.po:41: error IG412 number-changed [claim.survival, es]\n"
        "  source  up to 57 % of people\n"
        "  target  hasta el 75 % de las personas\n"
        "                   ^^\n"
        "  The source has 57, the translation 75.\n"
        "  Correct the figure. (isogloss explain IG412)\n"
        "1 error.\n"
    )


def test_the_caret_counts_wide_characters_twice_and_marks_not_at_all() -> None:
    wide = replace(FINDING, msgstr="最低 75 秒", span=Span(3, 5))
    assert format_text([wide]).splitlines()[3] == " " * 10 + " " * 5 + "^^"
    marks = replace(FINDING, msgstr="e\u0301 75", span=Span(3, 5))
    assert format_text([marks]).splitlines()[3] == " " * 10 + " " * 2 + "^^"


def test_a_long_text_is_cut_round_the_span() -> None:
    long = replace(FINDING, msgstr="palabra " * 60 + "75 " + "fin " * 60, span=Span(480, 482))
    lines = format_text([long]).splitlines()
    target, caret = lines[2], lines[3]
    assert len(target) <= 104
    assert target[caret.index("^") :].startswith("75")


def test_text_does_not_reach_the_terminal_raw() -> None:
    nasty = replace(FINDING, msgstr="a\x1b[31mb\n\u202ec", span=Span(0, 1), message="x\x07y")
    text = format_text([nasty])
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "\x07" not in text


def test_colour_is_only_round_the_severity() -> None:
    assert "\x1b[31merror\x1b[0m" in format_text([FINDING], color=True)


def test_no_findings_as_text() -> None:
    assert format_text([]) == "No findings.\n"
    assert format_text([], "All is well.") == "All is well.\n"


def test_a_finding_as_json_has_what_applies_and_no_more() -> None:
    assert to_json([FINDING]) == {
        "version": 1,
        "findings": [
            {
                "rule": "IG412",
                "name": "number-changed",
                "severity": "error",
                "message": "The source has 57, the translation 75.",
                "hint": "Correct the figure.",
                "path": "locales/es/LC_MESSAGES/safety.po",
                "line": 41,
                "locale": "es",
                "statement": "claim.survival",
                "msgid": "up to 57 % of people",
                "msgstr": "hasta el 75 % de las personas",
                "span": [9, 11],
            }
        ],
        "summary": {"error": 1, "warning": 0, "info": 0},
    }


def test_every_finding_of_the_examples_can_be_told() -> None:
    subjects = [subject for rule in RULES for subject in rule.bad]
    findings = run(subjects, Gate.RELEASE)
    text = format_text(findings)
    assert {rule.id for rule in RULES} <= {finding.rule for finding in findings}
    assert all(f"(isogloss explain {finding.rule})" in text for finding in findings)


def test_rules_are_listed_and_explained() -> None:
    listed = list_text(RULES)
    assert all(rule.id in listed and rule.name in listed for rule in RULES)
    assert len(list_json(RULES)["rules"]) == len(RULES)  # type: ignore[arg-type]
    text = explain_text(find_rule("number-changed", RULES))
    assert "hasta el 75 % de las personas" in text
    assert "error at release" in text


def test_the_pages_of_the_rules_are_up_to_date(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update-golden", default=False):
        main([str(DOCS)])
    made = pages()
    there = {path.name: path.read_text(encoding="utf-8") for path in DOCS.glob("*.md")}
    assert there == made, "run: python -m isogloss.report.rules docs/rules"


def test_pages_of_rules_that_are_gone_are_removed(tmp_path: Path) -> None:
    (tmp_path / "IG199.md").write_text("old")
    assert main([str(tmp_path)]) == 0
    assert {path.name for path in tmp_path.iterdir()} == set(pages())
    assert main([]) == 2


def test_a_subject_is_told_in_words_in_the_docs() -> None:
    assert any("⟨U+202E⟩" in text for text in pages().values())
    assert pair("a", "b", "es").where.locale == "es"
