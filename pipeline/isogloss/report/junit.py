"""Findings as JUnit XML, for systems that show tests.

A suite is a file, a test in it a rule that spoke: the name of a test stays the same from run to
run, so that its history shows, and a rule that speaks ten times fails once. A test fails where
one of its findings is an error; warnings and notes stand in its output.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from isogloss.interop import xml
from isogloss.model import Finding, Severity
from isogloss.report.findings import format_finding


def to_junit(findings: Iterable[Finding], paths: Sequence[str] = ()) -> str:
    """The XML. paths: files that were checked; one without findings is a suite that passed."""
    by_file: dict[str, dict[str, list[Finding]]] = {path: {} for path in paths}
    for finding in findings:
        title = f"{finding.rule} {finding.name}"
        by_file.setdefault(finding.path, {}).setdefault(title, []).append(finding)
    suites = [
        _suite(path or "project", tests or {"isogloss": []})
        for path, tests in sorted(by_file.items())
    ]
    tests = sum(each[1] for each in suites)
    failures = sum(each[2] for each in suites)
    return (
        f"{xml.DECLARATION}"
        f'<testsuites name="isogloss" tests="{tests}" failures="{failures}" errors="0">\n'
        f"{''.join(each[0] for each in suites)}</testsuites>\n"
    )


def _suite(path: str, tests: dict[str, list[Finding]]) -> tuple[str, int, int]:
    failures = sum(any(map(_fails, found)) for found in tests.values())
    cases = "".join(
        line for title, found in sorted(tests.items()) for line in _case(path, title, found)
    )
    head = f'tests="{len(tests)}" failures="{failures}" errors="0" skipped="0"'
    return (
        f" <testsuite{xml.attributes({'name': path})} {head}>\n{cases} </testsuite>\n",
        len(tests),
        failures,
    )


def _case(path: str, title: str, found: Sequence[Finding]) -> Iterator[str]:
    start = f"  <testcase{xml.attributes({'classname': path, 'name': title})}"
    if not found:
        yield f"{start}/>\n"
        return
    errors = [finding for finding in found if _fails(finding)]
    others = [finding for finding in found if not _fails(finding)]
    yield f"{start}>\n"
    if errors:
        more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
        values = {"message": errors[0].message + more, "type": errors[0].rule}
        yield f"   {xml.element('failure', _told(errors), values)}\n"
    if others:
        yield f"   {xml.element('system-out', _told(others))}\n"
    yield "  </testcase>\n"


def _fails(finding: Finding) -> bool:
    return finding.severity is Severity.ERROR


def _told(findings: Iterable[Finding]) -> str:
    return "\n".join(map(format_finding, findings))
