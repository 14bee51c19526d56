"""Findings as GitHub workflow commands, which show them beside the lines of a change.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from collections.abc import Iterable

from isogloss.model import Finding, Severity

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def to_github(findings: Iterable[Finding]) -> str:
    """One line for each finding."""
    return "".join(f"{_command(finding)}\n" for finding in findings)


def _command(finding: Finding) -> str:
    title = f"{finding.rule} {finding.name}"
    about = finding.statement or finding.locale or finding.market
    properties = {
        "file": finding.path,
        "line": str(finding.line or ""),
        "title": f"{title} [{about}]" if about else title,
    }
    given = ",".join(f"{name}={_property(value)}" for name, value in properties.items() if value)
    message = "\n".join(part for part in (finding.message, finding.hint) if part)
    return f"::{_COMMANDS[finding.severity]} {given}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
