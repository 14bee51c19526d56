"""The counts as tables, for the terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from bench.accuracy.damage import GROUPS
from bench.accuracy.score import CARRIED, CATALOG, JOINED, NATIVE, SINGLE, Alarm, Score, groups
from isogloss.model import Severity

KINDS = (SINGLE, JOINED, NATIVE, CARRIED, CATALOG)


def share(part: int, whole: int) -> str:
    return f"{100 * part / whole:6.2f}" if whole else "     –"


def recall(scores: Sequence[Score]) -> list[str]:
    """By damage and by group: how many were tried, found by an error, found at all."""
    tried, found, errors, told = (
        sum((getattr(score, each) for score in scores), Counter[str]())
        for each in ("tried", "found", "by_error", "findings")
    )
    rules: dict[str, Counter[str]] = {}
    for score in scores:
        for name, counts in score.rules.items():
            rules.setdefault(name, Counter()).update(counts)
    of = groups()
    lines = [f"{'':34}{'tried':>7} {'error %':>8} {'any %':>7} {'goal':>5} {'told':>5}"]
    for group in GROUPS:
        members = [name for name in of if of[name] == group.name and tried[name]]
        if not members:
            continue
        total, any_, error = (
            sum(each[name] for name in members) for each in (tried, found, errors)
        )
        verdict = "" if 100 * any_ >= group.recall * total else "  MISSED"
        lines.append(
            f"{group.title[:60]:<60}\n{'':34}{total:>7} {share(error, total):>8} "
            f"{share(any_, total):>7} {group.recall:>5g}{verdict}"
        )
        for name in members:
            by = " ".join(
                f"{rule}:{100 * count // tried[name]}"
                for rule, count in rules.get(name, Counter()).most_common(4)
            )
            lines.append(
                f"  {name:<32}{tried[name]:>7} {share(errors[name], tried[name]):>8} "
                f"{share(found[name], tried[name]):>7} {told[name] / tried[name]:>11.2f}  {by}"
            )
    return lines


def recall_by_file(scores: Sequence[Score]) -> list[str]:
    """A row a group, a column a file: found by an error or a warning, in per cent."""
    of = groups()
    width = max((len(score.file) for score in scores), default=0)
    shown = [group for group in GROUPS if any(_group(score, of, group.name)[1] for score in scores)]
    lines = [" " * width + "".join(f"{group.name[:9]:>10}" for group in shown)]
    for score in scores:
        cells = (share(*_group(score, of, group.name)) for group in shown)
        lines.append(f"{score.file:<{width}}" + "".join(f"{cell:>10}" for cell in cells))
    return lines


def _group(score: Score, of: dict[str, str], group: str) -> tuple[int, int]:
    names = [name for name in of if of[name] == group]
    return sum(score.found[name] for name in names), sum(score.tried[name] for name in names)


def alarms(scores: Sequence[Score]) -> list[str]:
    """False alarms by file and kind of unit, then by rule."""
    lines = [f"{'false alarms':<18}{'units':>7} {'error %':>8} {'error+warning %':>16}"]
    for kind in KINDS:
        if kind == SINGLE:
            for score in scores:
                lines.append(_alarm_row(f"  {score.file}", [score], kind))
        lines.append(_alarm_row(kind, scores, kind))
    lines += ["", "by rule, in 10,000 units: " + ", ".join(KINDS)]
    counts = {kind: _by_rule(scores, kind) for kind in KINDS}
    good = {kind: sum(score.good[kind] for score in scores) for kind in KINDS}
    for rule in sorted({rule for each in counts.values() for rule in each}):
        cells = (
            f"{10_000 * counts[kind][rule] / good[kind] if good[kind] else 0:>9.1f}"
            for kind in KINDS
        )
        lines.append(f"  {' '.join(rule):<36}" + "".join(cells))
    return lines


def _alarm_row(title: str, scores: Sequence[Score], kind: str) -> str:
    total = sum(score.good[kind] for score in scores)
    errors, both = counted(each for score in scores for each in score.alarms if each.kind == kind)
    return f"{title:<18}{total:>7} {share(errors, total):>8} {share(both, total):>16}"


def counted(found: Iterable[Alarm]) -> tuple[int, int]:
    """How many units have an error, and how many an error or a warning."""
    grave = Counter(each.severity for each in found)
    return grave[Severity.ERROR], grave[Severity.ERROR] + grave[Severity.WARNING]


def _by_rule(scores: Sequence[Score], kind: str) -> Counter[tuple[str, str, str]]:
    return Counter(
        said
        for score in scores
        for alarm in score.alarms
        if alarm.kind == kind
        for said in {(each.rule, each.name, each.severity.value) for each in alarm.findings}
    )
