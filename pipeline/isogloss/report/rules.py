"""The rules for readers: a list, an explanation, a page of documentation for each.

`python -m isogloss.report.rules docs/rules` writes the pages.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from textwrap import wrap
from typing import Any

from isogloss.check import RULES, Family, Rule, in_words
from isogloss.model import Gate, Severity

_FAMILIES = {
    Family.SOURCE: "Source pages and register",
    Family.CATALOG: "Catalogs",
    Family.MARKUP: "Inline codes and variables",
    Family.INVARIANTS: "Invariants: figures, units, names, addresses",
    Family.MEANING: "Signals of a changed meaning",
    Family.TYPOGRAPHY: "Characters and typography",
    Family.OBLIGATIONS: "Obligations of a market",
    Family.ARTEFACTS: "Finished files",
    Family.BUNDLE: "Bundles",
}


def list_text(rules: Iterable[Rule[Any]]) -> str:
    """One line a rule: id, name, what it finds; a heading for each family."""
    lines: list[str] = []
    family: Family | None = None
    for rule in rules:
        if rule.family is not family:
            family = rule.family
            lines += ["", f"{family.value}  {_FAMILIES[family]}"]
        lines.append(f"  {rule.id}  {rule.name:<30} {_word(rule.release):<8} {rule.summary}")
    return "\n".join(lines[1:]) + "\n"


def list_json(rules: Iterable[Rule[Any]]) -> dict[str, object]:
    """All rules, for programs."""
    return {"version": 1, "rules": [rule_to_json(rule) for rule in rules]}


def rule_to_json(rule: Rule[Any]) -> dict[str, object]:
    """One rule, for programs."""
    return {
        "rule": rule.id,
        "name": rule.name,
        "family": rule.family.value,
        "summary": rule.summary,
        "severity": {gate.value: _word(rule.severity(gate)) for gate in Gate},
        "why": rule.why,
        "source": rule.source,
        "bad": [list(in_words(each)) for each in rule.bad],
        "good": [list(in_words(each)) for each in rule.good],
    }


def explain_text(rule: Rule[Any]) -> str:
    """What `isogloss explain` prints."""
    gates = ", ".join(f"{_word(rule.severity(gate))} at {gate.value}" for gate in Gate)
    lines = [f"{rule.id} {rule.name}", *_wrapped(rule.summary), "", *_wrapped(rule.why)]
    lines += ["", *_wrapped(f"Severity: {gates}."), *_wrapped(f"Source: {rule.source}.")]
    for title, examples in (("Found", rule.bad), ("Not found", rule.good)):
        for example in examples:
            lines += ["", f"{title}:", *(f"  {line}" for line in in_words(example))]
    return "\n".join(lines) + "\n"


def explain_markdown(rule: Rule[Any]) -> str:
    """The rule's page in docs/rules."""
    gates = " | ".join(_word(rule.severity(gate)) for gate in Gate)
    lines = [
        f"# {rule.id} {rule.name}",
        "",
        rule.summary,
        "",
        f"**Why.** {rule.why}",
        "",
        f"**Source.** {rule.source}",
        "",
        f"| {' | '.join(gate.value for gate in Gate)} |",
        f"|{'---|' * len(Gate)}",
        f"| {gates} |",
    ]
    if measurement := measurements().get(rule.id):
        lines += ["", f"**Measured.** {measurement}"]
    for title, examples in (("Found", rule.bad), ("Not found", rule.good)):
        lines += ["", f"## {title}"]
        for example in examples:
            lines += ["", "```text", *in_words(example), "```"]
    return "\n".join(lines) + "\n"


@cache
def measurements() -> dict[str, str]:
    """By rule id, a sentence on what `bench.accuracy` found out about it.

    The figures are in `measured.json` beside this module; rules that are not in it have none.
    """
    text = files("isogloss.report").joinpath("measured.json").read_text("utf-8")
    given = json.loads(text)
    units, languages = given["units"], len(given["languages"])
    result: dict[str, str] = {}
    for rule_id, figures in given["rules"].items():
        finds = ", ".join(
            f"{100 * each['found'] / each['tried']:.0f} % of “{name}”"
            for name, each in list(figures["finds"].items())[:6]
        )
        alarms = f"{10_000 * figures['alarms'] / units:.1f}" if units else "no"
        result[rule_id] = (
            f"{f'Finds {finds}. ' if finds else ''}Speaks of {alarms} in 10,000 good "
            f"translations ({units:,} sentences in {languages} languages, "
            "[accuracy](../accuracy.md))."
        )
    return result


def index_markdown(rules: Sequence[Rule[Any]]) -> str:
    """The list of all rules, docs/rules/README.md."""
    lines = ["# Rules", "", "Made by `python -m isogloss.report.rules docs/rules`."]
    for family in Family:
        own = [rule for rule in rules if rule.family is family]
        if own:
            lines += ["", f"## {family.value} {_FAMILIES[family]}", ""]
            lines += ["| rule | finds | draft | review | release |", "|---|---|---|---|---|"]
        for rule in own:
            gates = " | ".join(_word(rule.severity(gate)) for gate in Gate)
            link = f"[{rule.id} {rule.name}]({rule.id}.md)"
            lines.append(f"| {link} | {rule.summary} | {gates} |")
    return "\n".join(lines) + "\n"


def pages(rules: Sequence[Rule[Any]] = RULES) -> dict[str, str]:
    """File name -> text of everything in docs/rules."""
    made = {f"{rule.id}.md": explain_markdown(rule) for rule in rules}
    return {"README.md": index_markdown(rules), **made}


def _word(severity: Severity | None) -> str:
    return "silent" if severity is None else severity.value


def _wrapped(text: str) -> list[str]:
    return wrap(text, width=88, break_long_words=False, break_on_hyphens=False)


def main(arguments: Sequence[str]) -> int:
    """Write the pages into a folder, and remove pages of rules that are gone."""
    if len(arguments) != 1:
        sys.stderr.write("usage: python -m isogloss.report.rules FOLDER\n")
        return 2
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    made = pages()
    for old in folder.glob("IG*.md"):
        if old.name not in made:
            old.unlink()
    for name, text in made.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
