"""Findings for people and for programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from isogloss.model import Finding, Severity
from isogloss.report.excerpt import excerpt, printable

VERSION = 1
_NAMED = 4  # places that an overview names
_COLORS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}


def summary_of(findings: Iterable[Finding]) -> dict[str, int]:
    """How many findings there are of each severity, gravest first."""
    counts = Counter(finding.severity for finding in findings)
    return {severity.value: counts[severity] for severity in Severity}


def to_json(findings: Sequence[Finding]) -> dict[str, object]:
    """The JSON form of `--format json`: fields that do not apply are absent."""
    return {
        "version": VERSION,
        "findings": [finding_to_json(finding) for finding in findings],
        "summary": summary_of(findings),
    }


def finding_to_json(finding: Finding) -> dict[str, object]:
    """One finding as JSON."""
    fields: dict[str, object] = {
        "rule": finding.rule,
        "name": finding.name,
        "severity": finding.severity.value,
        "message": finding.message,
        "hint": finding.hint,
        "path": finding.path,
        "line": finding.line or None,
        "locale": finding.locale,
        "market": finding.market,
        "page": finding.page,
        "artefact": finding.artefact,
        "statement": finding.statement,
        "msgctxt": finding.msgctxt,
        "msgid": finding.msgid,
        "msgstr": finding.msgstr,
        "span": None if finding.span is None else list(finding.span),
        "source_span": None if finding.source_span is None else list(finding.source_span),
        "expected": finding.expected,
    }
    return {name: value for name, value in fields.items() if value not in ("", None)}


def format_text(findings: Sequence[Finding], summary: str = "", color: bool = False) -> str:
    """Findings as text: a line that programs can read, then what a person needs.

    summary: what stands at the end; counts by severity where it is empty.
    """
    blocks = [format_finding(finding, color=color) for finding in findings]
    return "\n".join([*blocks, summary or format_summary(findings)]) + "\n"


def format_summary(findings: Sequence[Finding]) -> str:
    """`2 errors, 1 warning`, or `No findings.`"""
    parts = [
        f"{count} {name if name == Severity.INFO or count == 1 else name + 's'}"
        for name, count in summary_of(findings).items()
        if count
    ]
    return ", ".join(parts) + "." if parts else "No findings."


def format_overview(findings: Iterable[Finding], severity: Severity) -> str:
    """A line for each rule that found something of the severity: how often, and where."""
    found: dict[tuple[str, str], Counter[str]] = {}
    for each in findings:
        if each.severity is severity:
            where = each.statement or each.locale or each.market or each.path
            found.setdefault((each.rule, each.name), Counter())[where] += 1
    lines = []
    for (rule, name), places in sorted(found.items()):
        named = sorted(place for place in places if place)
        more = f" and {len(named) - _NAMED} more" if len(named) > _NAMED else ""
        about = f" [{', '.join(named[:_NAMED])}{more}]" if named else ""
        lines.append(f"{severity.value} {rule} {name}, {places.total()} ×{about}")
    return "\n".join(lines)


def format_finding(finding: Finding, *, color: bool = False) -> str:
    """One finding as text, without a line break at its end."""
    lines = [_first_line(finding, color)]
    if finding.msgid:
        lines += excerpt("source", finding.msgid, finding.source_span)
    if finding.msgstr:
        label = "target" if finding.msgid else "text  "
        lines += excerpt(label, finding.msgstr, finding.span)
    if finding.expected:
        lines.append(f"  wanted  {printable(finding.expected)}")
    hint = f"{finding.hint} " if finding.hint else ""
    lines.append(f"  {printable(finding.message)}")
    lines.append(f"  {printable(hint)}(isogloss explain {finding.rule})")
    return "\n".join(lines)


def _first_line(finding: Finding, color: bool) -> str:
    place = f"{finding.path}:{finding.line}" if finding.line else finding.path
    severity = finding.severity.value
    if color:
        severity = f"\x1b[{_COLORS[finding.severity]}m{severity}\x1b[0m"
    about = ", ".join(
        part
        for part in (finding.statement, finding.locale, finding.market, finding.artefact)
        if part
    )
    start = f"{printable(place)}: " if place else ""
    return f"{start}{severity} {finding.rule} {finding.name}" + (f" [{about}]" if about else "")
