"""One cause, one finding: what follows from a graver finding on the same text is not repeated.

A text that was left in the source language also has the wrong marks; one that belongs to another
unit also has the wrong figures and the wrong length. Whoever mends the cause mends the rest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from isogloss.model import Finding, Severity

_LENGTH = ("IG504", "IG505", "IG508", "IG517", "IG518", "IG519", "IG520")
_FOLLOWS: Mapping[str, tuple[str, ...]] = {
    "IG501": ("IG4", "IG5", "IG6"),
    "IG421": ("IG422",),
    "IG502": ("IG5",),
    "IG514": ("IG5",),
    "IG516": ("IG4", *_LENGTH),
    "IG503": ("IG505", "IG517", "IG518"),
    "IG513": ("IG504", "IG505", "IG517"),
    "IG520": ("IG504", "IG505", "IG518"),
    "IG504": ("IG505", "IG517", "IG518"),
    "IG517": ("IG505", "IG508", "IG519"),
    "IG518": ("IG505",),
    "IG508": ("IG505",),
    "IG519": ("IG505",),
}
"""Rule -> rules, or families of them, whose findings on the same text follow from its own."""

_GRAVITY = {Severity.INFO: 0, Severity.WARNING: 1, Severity.ERROR: 2}


def without_consequences(findings: Iterable[Finding]) -> list[Finding]:
    """The findings without those that follow from another on the same translation.

    A finding is only left out for one that is at least as grave.
    """
    every = list(findings)
    causes: defaultdict[tuple[object, ...], list[Finding]] = defaultdict(list)
    for each in every:
        if each.rule in _FOLLOWS and each.msgstr:
            causes[_text(each)].append(each)
    return [each for each in every if not any(_causes(one, each) for one in causes[_text(each)])]


def _text(finding: Finding) -> tuple[object, ...]:
    return (
        finding.path,
        finding.line,
        finding.locale,
        finding.msgctxt,
        finding.msgid,
        finding.msgstr,
    )


def _causes(cause: Finding, finding: Finding) -> bool:
    return (
        cause.rule != finding.rule
        and finding.rule.startswith(_FOLLOWS[cause.rule])
        and _GRAVITY[cause.severity] >= _GRAVITY[finding.severity]
    )
