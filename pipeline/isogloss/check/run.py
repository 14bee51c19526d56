"""Run the rules over subjects: findings in a stable order, as grave as the gate says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from isogloss.check.precedence import without_consequences
from isogloss.check.registry import Hit, Rule, find_rule
from isogloss.check.rules import RULES
from isogloss.check.subjects import Subject
from isogloss.model import ConfigurationError, Finding, Gate, Severity, UsageError

Overrides = Mapping[str, Mapping[Gate, Severity | None]]
"""Rule id -> gate -> severity, None for off. A gate that is not named stays as the rule has it."""

_OFF = "off"


def run(
    subjects: Iterable[Subject],
    gate: Gate,
    overrides: Overrides | None = None,
    rules: Iterable[Rule[Any]] = RULES,
) -> tuple[Finding, ...]:
    """What the rules find in the subjects.

    The order depends on the findings alone (path, line, rule, span, …), not on that of the
    subjects; a finding that is found twice is given once, and one that follows from another
    not at all (`precedence`).
    """
    return settled(find(subjects, gate, overrides, rules))


def find(
    subjects: Iterable[Subject],
    gate: Gate,
    overrides: Overrides | None = None,
    rules: Iterable[Rule[Any]] = RULES,
) -> set[Finding]:
    """All that the rules find in the subjects, with what follows from other findings."""
    by_subject = _active(rules, gate, overrides or {})
    return {
        _finding(rule, severity, subject, hit)
        for subject in subjects
        for rule, severity in by_subject.get(type(subject), ())
        for hit in rule.find(subject)
    }


def settled(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings in their order, without those that follow from others."""
    return tuple(sorted(without_consequences(found), key=_order))


def read_overrides(table: Mapping[str, object], rules: Iterable[Rule[Any]] = RULES) -> Overrides:
    """Read the `[rules]` table of `site.toml`.

    A rule (id or name) is given one severity (`IG603 = "off"`) or one a gate
    (`IG603 = { draft = "off", release = "error" }`).
    Raises ConfigurationError for a rule, gate or severity that does not exist.
    """
    known = tuple(rules)
    result: dict[str, Mapping[Gate, Severity | None]] = {}
    for word, value in table.items():
        try:
            rule_id = find_rule(word, known).id
        except UsageError as error:
            raise ConfigurationError(error.message, hint=error.hint) from error
        if isinstance(value, str):
            result[rule_id] = dict.fromkeys(Gate, _severity(word, value))
        elif isinstance(value, Mapping):
            result[rule_id] = {
                _gate(word, str(gate)): _severity(word, each) for gate, each in value.items()
            }
        else:
            raise ConfigurationError(f"rule {word} needs a severity, or one for each gate")
    return result


def _active(
    rules: Iterable[Rule[Any]], gate: Gate, overrides: Overrides
) -> dict[type, list[tuple[Rule[Any], Severity]]]:
    active: dict[type, list[tuple[Rule[Any], Severity]]] = {}
    for rule in rules:
        severity = overrides.get(rule.id, {}).get(gate, rule.severity(gate))
        if severity is not None:
            active.setdefault(rule.subject, []).append((rule, severity))
    return active


def _finding(rule: Rule[Any], severity: Severity, subject: Subject, hit: Hit) -> Finding:
    where = hit.where or subject.where
    return Finding(
        rule=rule.id,
        name=rule.name,
        severity=severity,
        message=hit.message,
        hint=hit.hint,
        path=where.path,
        line=where.line,
        locale=where.locale,
        market=where.market,
        page=where.page,
        artefact=where.artefact,
        statement=where.statement,
        msgctxt=where.msgctxt,
        msgid=where.msgid,
        msgstr=where.msgstr,
        span=hit.span,
        source_span=hit.source_span,
        expected=hit.expected,
    )


def _order(finding: Finding) -> tuple[object, ...]:
    return (
        finding.path,
        finding.line,
        finding.rule,
        finding.span or (-1, -1),
        finding.locale,
        finding.market,
        finding.page,
        finding.artefact,
        finding.statement,
        finding.msgctxt,
        finding.msgid,
        finding.msgstr,
        finding.message,
        finding.hint,
        finding.source_span or (-1, -1),
        finding.expected,
    )


def _gate(word: str, text: str) -> Gate:
    try:
        return Gate(text)
    except ValueError:
        raise ConfigurationError(
            f"rule {word} names the gate “{text}”, which does not exist",
            hint=f"Gates are {', '.join(Gate)}.",
        ) from None


def _severity(word: str, text: object) -> Severity | None:
    if text == _OFF:
        return None
    try:
        return Severity(str(text))
    except ValueError:
        raise ConfigurationError(
            f"rule {word} is given the severity “{text}”, which does not exist",
            hint=f"Severities are {', '.join(Severity)} and {_OFF}.",
        ) from None
