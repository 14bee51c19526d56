"""A baseline: the findings that are known, so that only new ones are shown.

A finding is known by what it is about, not by its line: a file that is sorted anew, or has
entries more, changes nothing. A translation that changes makes its findings new.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from isogloss.model import ConfigurationError, Finding, Severity

VERSION = 1
_DIGITS = re.compile(r"\d+")
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Known:
    """One finding of a baseline, with what a person needs to recognize it."""

    fingerprint: str
    rule: str
    locale: str
    about: str


@dataclass(frozen=True, slots=True)
class Compared:
    """Findings beside a baseline. gone: what the baseline has and the findings have not."""

    new: tuple[Finding, ...]
    known: tuple[Finding, ...]
    gone: tuple[Known, ...]

    @property
    def known_safety_errors(self) -> int:
        """How many of the known findings are errors in safety text."""
        return sum(1 for each in self.known if each.statement and each.severity is Severity.ERROR)


def fingerprint(finding: Finding) -> str:
    """What a finding is known by, in hexadecimal.

    For a message: rule, locale, msgctxt, msgid, and the translation. For what is about a whole
    file: rule, locale, path, and the words of the message without its numbers.
    """
    if finding.msgid:
        about = [finding.msgctxt, finding.msgid, _digest(finding.msgstr)]
    else:
        words = _DIGITS.sub("0", finding.message)
        about = [finding.path, finding.statement, finding.market, finding.page, words]
    return _digest("\0".join([finding.rule, finding.locale, *about]))[:32]


def read_baseline(text: str, path: str) -> tuple[Known, ...]:
    """Read a baseline file. Raises ConfigurationError where it is none."""
    try:
        table = json.loads(text)
        if table["version"] != VERSION:
            raise ConfigurationError(
                f"The baseline has version {table['version']}, which is not known here",
                place=path,
                hint="Write it anew: --write-baseline FILE.",
            )
        return tuple(
            Known(*(str(each[name]) for name in ("fingerprint", "rule", "locale", "about")))
            for each in table["findings"]
        )
    except (ValueError, KeyError, TypeError):
        raise ConfigurationError(
            "This is no baseline", place=path, hint="Write it anew: --write-baseline FILE."
        ) from None


def baseline_text(findings: Iterable[Finding]) -> str:
    """A baseline file of the findings: one a line, in an order that depends on them alone."""
    lines = sorted(
        json.dumps(
            {
                "rule": finding.rule,
                "locale": finding.locale,
                "about": _about(finding),
                "fingerprint": fingerprint(finding),
            },
            ensure_ascii=False,
        )
        for finding in findings
    )
    listed = ",\n".join(f"  {line}" for line in lines)
    inside = f"\n{listed}\n " if lines else ""
    return f'{{"version": {VERSION},\n "findings": [{inside}]}}\n'


def compare(findings: Iterable[Finding], baseline: Iterable[Known]) -> Compared:
    """Part the findings into new and known ones. What is there twice must be known twice."""
    left = Counter(known.fingerprint for known in baseline)
    new: list[Finding] = []
    known: list[Finding] = []
    for finding in findings:
        key = fingerprint(finding)
        if left[key] > 0:
            left[key] -= 1
            known.append(finding)
        else:
            new.append(finding)
    gone: list[Known] = []
    for each in baseline:
        if left[each.fingerprint] > 0:
            left[each.fingerprint] -= 1
            gone.append(each)
    return Compared(tuple(new), tuple(known), tuple(gone))


def format_compared(compared: Compared) -> str:
    """What is to say of the baseline: how much is known, and what could leave it."""
    known, safety = len(compared.known), compared.known_safety_errors
    first = f"{known} known from the baseline"
    first += f", {safety} of them errors in safety text." if safety else "."
    lines = [first]
    if compared.gone:
        lines.append(
            f"{len(compared.gone)} of the baseline are gone; write it anew to make it shorter:"
        )
        lines += [f"  {each.rule} {each.locale} {each.about}".rstrip() for each in compared.gone]
    return "\n".join(lines)


def compared_to_json(compared: Compared) -> dict[str, object]:
    """The field `baseline` of `--format json`."""
    return {
        "known": len(compared.known),
        "known_safety_errors": compared.known_safety_errors,
        "gone": [
            {"rule": each.rule, "locale": each.locale, "about": each.about}
            for each in compared.gone
        ],
    }


def _about(finding: Finding) -> str:
    words = finding.msgctxt or finding.msgid or finding.path or finding.message
    return words[:_SHOWN]


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
