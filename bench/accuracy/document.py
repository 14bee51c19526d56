"""The page docs/accuracy.md, and the figures that the rules' own pages show."""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.accuracy.damage import GROUPS
from bench.accuracy.peers import PeerScore
from bench.accuracy.score import SINGLE, Score, groups
from bench.accuracy.table import KINDS, counted
from isogloss.check import RULES
from isogloss.model import Severity

REASONS = Path(__file__).with_name("reasons.toml")
_OF = groups()
_INTRODUCTION = """\
# Accuracy of the rules on texts

Made by `python -m bench.accuracy FOLDER --write docs/accuracy.md`.

The rules of families 3 to 6 are measured on sentences that professionals translated: TICO-19 \
(medical, 13 languages) and NTREX-128 (news, 7 languages). What a rule says of such a pair is, \
almost always, a false alarm. Then each pair is damaged in one known way, and it counts whether \
a rule says something that it did not say of the pair before: another rule, another message, or \
other characters it points at.

- **Damage is tried only where the sentence allows it**: no digit is changed where there is none.
- **Carriers.** Inline codes, variables, doses, ranges, dates, durations, addresses and names are \
rare in these files. They are put into source and translation alike, in brackets before the last \
mark, as CLDR writes them in the language, and are then damaged. That the pair with its carrier \
is silent is measured as well.
- **Several sentences.** Units of two or three sentences are joined from neighbouring lines of \
one document.
- **Other languages.** “Wrong language” puts in the translation of the same sentence into another \
language. “Close language” gives the text out as the close language: Swedish as Danish, Russian as \
Ukrainian, Hindi as Nepali, Spanish as Portuguese and back, Simplified as Traditional Chinese and \
back. Only rules of family 5 count there.
- **Swaps** are made in catalogs of 120 messages, read as `isogloss lint` reads them. All else is \
run one text at a time.
- **Native digits.** Where a language has digits of its own, its good translations are written \
with them as well and must stay silent.
- **Held back**: the language `sw` (`tico19-sw`) and the document `ntrex-nl`. Nobody looks at \
them while rules are tuned; `--held-back` scores only them.

“Found” is by an error or a warning at the release gate; what only informs never counts. Each \
damage is tried on up to {sample} pairs of each file. The same seeds give the same figures.
"""


@dataclass(frozen=True, slots=True)
class Measured:
    """All that the page shows."""

    scores: Sequence[Score]
    held_back: Sequence[Score]
    peers: Sequence[PeerScore]
    speed: str
    sample: int


def page(given: Measured) -> str:
    """The text of docs/accuracy.md."""
    parts = [_INTRODUCTION.format(sample=given.sample)]
    parts += ["## Recall and targets", "", *_recall(given), ""]
    parts += ["## Recall by language", "", *_by_file(given.scores), ""]
    parts += ["## False alarms", "", *_alarms(given.scores), ""]
    parts += ["## False alarms that are left", "", *_left(given.scores), ""]
    if given.held_back:
        parts += ["## Held back", "", *_by_file(given.held_back), "", *_alarms(given.held_back), ""]
    parts += ["## Other checkers", "", *_peers(given), ""]
    parts += ["## By damage", "", *_by_damage(given.scores), ""]
    parts += ["## Speed", "", given.speed, ""]
    return "\n".join(parts)


def _sum(scores: Sequence[Score], field: str) -> Counter[str]:
    return sum((getattr(score, field) for score in scores), Counter[str]())


def _of_group(counts: Counter[str], group: str) -> int:
    return sum(count for name, count in counts.items() if _OF[name] == group)


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.2f}" if whole else "–"


def _recall(given: Measured) -> list[str]:
    lines = [
        "| damage | tried | by an error, % | found, % | target, % | held back, % |",
        "|---|--:|--:|--:|--:|--:|",
    ]
    tried, found, errors = (_sum(given.scores, each) for each in ("tried", "found", "by_error"))
    back_tried, back_found = (_sum(given.held_back, each) for each in ("tried", "found"))
    for group in GROUPS:
        whole, any_ = _of_group(tried, group.name), _of_group(found, group.name)
        if not whole:
            continue
        missed = " **missed**" if 100 * any_ < group.recall * whole else ""
        target = f"{group.recall:g}{missed}" if group.recall else "none"
        back = _percent(_of_group(back_found, group.name), _of_group(back_tried, group.name))
        lines.append(
            f"| {group.title} | {whole} | {_percent(_of_group(errors, group.name), whole)} "
            f"| {_percent(any_, whole)} | {target} | {back} |"
        )
    return lines


def _by_file(scores: Sequence[Score]) -> list[str]:
    shown = [each for each in GROUPS if any(_of_group(score.tried, each.name) for score in scores)]
    lines = [
        "| file | " + " | ".join(each.name for each in shown) + " |",
        "|---|" + "--:|" * len(shown),
    ]
    for score in scores:
        cells = (
            _percent(_of_group(score.found, each.name), _of_group(score.tried, each.name))
            for each in shown
        )
        lines.append(f"| {score.file} | " + " | ".join(cells) + " |")
    return lines


def _alarms(scores: Sequence[Score]) -> list[str]:
    lines = [
        "| | units | with an error, % | with an error or a warning, % |",
        "|---|--:|--:|--:|",
    ]
    for kind in KINDS:
        rows: list[tuple[str, Sequence[Score]]] = [(f"**{kind}**", scores)]
        if kind == SINGLE:
            rows = [(score.file, [score]) for score in scores] + rows
        for title, some in rows:
            whole = sum(score.good[kind] for score in some)
            errors, both = counted(
                each for score in some for each in score.alarms if each.kind == kind
            )
            lines.append(
                f"| {title} | {whole} | {_percent(errors, whole)} | {_percent(both, whole)} |"
            )
    return lines


def _left(scores: Sequence[Score]) -> list[str]:
    """By rule, with a reason written by hand."""
    reasons = tomllib.loads(REASONS.read_text("utf-8"))
    counts, whole = _alarm_counts(scores, SINGLE)
    lines = ["| rule | in 10,000 single sentences | why |", "|---|--:|---|"]
    for rule in RULES:
        if counts[rule.id]:
            rate = 10_000 * counts[rule.id] / whole
            why = reasons.get(rule.id, "not looked into yet")
            lines.append(f"| [{rule.id} {rule.name}](rules/{rule.id}.md) | {rate:.1f} | {why} |")
    return lines


def _alarm_counts(scores: Sequence[Score], kind: str) -> tuple[Counter[str], int]:
    counts = Counter(
        rule
        for score in scores
        for alarm in score.alarms
        if alarm.kind == kind
        for rule in {each.rule for each in alarm.findings if each.severity is not Severity.INFO}
    )
    return counts, sum(score.good[kind] for score in scores)


def _peers(given: Measured) -> list[str]:
    ran = [each for each in given.peers if not each.absent]
    tried, found = _sum(given.scores, "tried"), _sum(given.scores, "found")
    lines = [
        "The same damage through other programs, in per cent found; anything that they newly say "
        "of the message counts. “Alarms” is the share of good sentences that they speak of.",
        "",
        "| damage | Isogloss | " + " | ".join(each.name for each in ran) + " |",
        "|---|--:|" + "--:|" * len(ran),
    ]
    for group in GROUPS:
        if not any(_of_group(each.tried, group.name) for each in ran):
            continue
        cells = [_percent(_of_group(found, group.name), _of_group(tried, group.name))]
        cells += [
            _percent(_of_group(each.found, group.name), _of_group(each.tried, group.name))
            for each in ran
        ]
        lines.append(f"| {group.title} | " + " | ".join(cells) + " |")
    counted_, whole = (
        counted(each for score in given.scores for each in score.alarms if each.kind == SINGLE)[1],
        sum(score.good[SINGLE] for score in given.scores),
    )
    cells = [_percent(counted_, whole), *(_percent(each.alarms, each.good) for each in ran)]
    lines.append("| **alarms** | " + " | ".join(cells) + " |")
    return [*lines, "", *(f"- {each.name}: {each.absent}" for each in given.peers if each.absent)]


def _by_damage(scores: Sequence[Score]) -> list[str]:
    tried, found, errors = (_sum(scores, each) for each in ("tried", "found", "by_error"))
    rules: dict[str, Counter[str]] = {}
    for score in scores:
        for name, counts in score.rules.items():
            rules.setdefault(name, Counter()).update(counts)
    lines = [
        "| damage | tried | by an error, % | found, % | rules, % |",
        "|---|--:|--:|--:|---|",
    ]
    for name in _OF:
        if tried[name]:
            by = ", ".join(
                f"{rule} {100 * count / tried[name]:.0f}"
                for rule, count in rules.get(name, Counter()).most_common(4)
                if count * 200 >= tried[name]
            )
            lines.append(
                f"| {name} | {tried[name]} | {_percent(errors[name], tried[name])} "
                f"| {_percent(found[name], tried[name])} | {by} |"
            )
    return lines


def measured(scores: Sequence[Score]) -> str:
    """JSON: by rule, what it finds and how often it speaks of good sentences."""
    tried = _sum(scores, "tried")
    found: dict[str, Counter[str]] = {}
    for score in scores:
        for name, by_rule in score.rules.items():
            for rule_id, count in by_rule.items():
                found.setdefault(rule_id, Counter())[name] += count
    counts, whole = _alarm_counts(scores, SINGLE)
    result: dict[str, object] = {}
    for rule in RULES:
        if not 3 <= rule.family.value <= 6:
            continue
        finds = {
            name: {"tried": tried[name], "found": count}
            for name, count in found.get(rule.id, Counter()).most_common()
            if count * 10 >= tried[name]
        }
        result[rule.id] = {"alarms": counts[rule.id], "finds": finds}
    languages = sorted({score.file.split("-", 1)[1] for score in scores})
    given = {"version": 1, "units": whole, "languages": languages, "rules": result}
    return json.dumps(given, ensure_ascii=False, indent=1) + "\n"
