"""Findings in the Static Analysis Results Interchange Format (SARIF 2.1.0, OASIS Standard)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from isogloss.check import RULES, Rule
from isogloss.model import Finding, Severity
from isogloss.report.baseline import Compared, fingerprint
from isogloss.report.findings import finding_to_json
from isogloss.report.rules import explain_markdown, explain_text

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_TOLD = frozenset({"rule", "name", "severity", "message", "hint", "path", "line"})


def to_sarif(
    findings: Sequence[Finding], version: str, compared: Compared | None = None
) -> dict[str, object]:
    """The log of one run. version: of Isogloss.

    compared: the findings beside a baseline; known ones are then told too, as unchanged, since
    a system that keeps findings takes what is not told for mended.
    """
    told: list[tuple[Finding, str]] = [(each, "new" if compared else "") for each in findings]
    if compared is not None:
        told += [(each, "unchanged") for each in compared.known]
    spoke = {finding.rule for finding, _ in told}
    rules = [rule for rule in RULES if rule.id in spoke]
    places = {rule.id: place for place, rule in enumerate(rules)}
    return {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "Isogloss",
                        "semanticVersion": version,
                        "rules": [_rule(rule) for rule in rules],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": _results(told, places),
            }
        ],
    }


def _rule(rule: Rule[Any]) -> dict[str, object]:
    level = _LEVELS[rule.release] if rule.release else "none"
    return {
        "id": rule.id,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.why},
        "help": {"text": explain_text(rule), "markdown": explain_markdown(rule)},
        "defaultConfiguration": {"level": level},
    }


def _results(
    told: Iterable[tuple[Finding, str]], places: dict[str, int]
) -> list[dict[str, object]]:
    seen: dict[str, int] = {}
    results = []
    for finding, state in told:
        print_of = fingerprint(finding)
        seen[print_of] = seen.get(print_of, 0) + 1
        text = f"{finding.message} {finding.hint}".strip()
        result: dict[str, object] = {
            "ruleId": finding.rule,
            "ruleIndex": places[finding.rule],
            "level": _LEVELS[finding.severity],
            "message": {"text": text},
            "partialFingerprints": {"isogloss/v1": f"{print_of}:{seen[print_of]}"},
            "properties": {
                name: value for name, value in finding_to_json(finding).items() if name not in _TOLD
            },
        }
        if finding.path:
            place: dict[str, object] = {"artifactLocation": {"uri": _uri(finding.path)}}
            if finding.line:
                place["region"] = {"startLine": finding.line}
            result["locations"] = [{"physicalLocation": place}]
        if state:
            result["baselineState"] = state
        results.append(result)
    return results


def _uri(path: str) -> str:
    """A path as a URI reference: relative ones stay so, to be read from the project's folder."""
    pure = PurePosixPath(path)
    return pure.as_uri() if pure.is_absolute() else quote(path)
