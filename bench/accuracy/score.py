"""Run the rules over good and over damaged pairs, and count."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random

from bench.accuracy import catalogs, data
from bench.accuracy.damage import DAMAGES, SWAPPED, Carrier, Damage
from bench.accuracy.damage.figures import in_native_digits
from bench.accuracy.data import Others, Pair
from isogloss.check import run
from isogloss.model import Finding, Gate, Severity

Said = tuple[str, str, str]
"""A finding by what it says: rule, message, the characters it points at. Not where: a place
moves when something before it is damaged."""


@dataclass(frozen=True, slots=True)
class Case:
    """A pair before and after it was damaged, and what is newly found."""

    damage: str
    before: Pair
    after: Pair
    new: tuple[Finding, ...]

    @property
    def by_error(self) -> bool:
        return any(each.severity is Severity.ERROR for each in self.new)

    @property
    def found(self) -> bool:
        """By an error or a warning; what only informs does not count."""
        return any(each.severity is not Severity.INFO for each in self.new)


@dataclass(frozen=True, slots=True)
class Alarm:
    """What the rules say of a good pair. kind: what sort of unit it is."""

    kind: str
    pair: Pair
    findings: tuple[Finding, ...]

    @property
    def severity(self) -> Severity:
        grave = {each.severity for each in self.findings}
        return next((each for each in Severity if each in grave), Severity.INFO)


@dataclass(slots=True)
class Score:
    """What was counted on one file.

    good: by kind of unit, how many were looked at. tried: by damage. missed: some of them.
    """

    file: str
    good: Counter[str] = field(default_factory=Counter)
    alarms: list[Alarm] = field(default_factory=list)
    tried: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    by_error: Counter[str] = field(default_factory=Counter)
    rules: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    findings: Counter[str] = field(default_factory=Counter)
    missed: list[Case] = field(default_factory=list)


SINGLE, JOINED, NATIVE, CARRIED, CATALOG = (
    "single sentences", "joined sentences", "native digits", "with carriers", "whole catalog",
)  # fmt: skip


def score(
    path: Path,
    others: Others,
    damages: Sequence[str],
    sample: int,
    *,
    alarms: bool = True,
) -> Score:
    """Count on one file. damages: their names. sample: how many pairs each damage is tried on."""
    result = Score(path.stem)
    if alarms:
        _count_alarms(path, result)
    for damage in DAMAGES:
        if damage.name in damages:
            _count(result, findings(damage, _damaged(damage, path, others, sample)))
    for name in catalogs.SWAPS_BY_NAME:
        if name in damages:
            _count(result, _swapped(name, path, sample))
    return result


def _swapped(name: str, path: Path, sample: int) -> Iterator[Case]:
    for good, bad, before, after in catalogs.swapped(path, name, sample):
        yield Case(name, good, bad, tuple(fresh(before, after)))


def _count(result: Score, found: Iterable[Case]) -> None:
    for case in found:
        name = case.damage
        result.tried[name] += 1
        result.found[name] += case.found
        result.by_error[name] += case.by_error
        result.findings[name] += len(case.new)
        result.rules[name].update({each.rule for each in case.new})
        if not case.found:
            result.missed.append(case)


def _count_alarms(path: Path, result: Score) -> None:
    chance = Random(f"alarms {path.stem}")
    kinds = {
        SINGLE: list(data.read(path)),
        JOINED: list(data.joined(path)),
        NATIVE: [new for pair in data.read(path) if (new := in_native_digits(pair, chance))],
        CARRIED: list(_carried(path)),
    }
    for kind, pairs in kinds.items():
        result.good[kind] = len(pairs)
        for pair, found in zip(pairs, _run(pairs), strict=True):
            if found:
                result.alarms.append(Alarm(kind, pair, found))
    pairs = kinds[SINGLE]
    result.good[CATALOG] = len(pairs)
    for pair, found in catalogs.alarms(pairs):
        result.alarms.append(Alarm(CATALOG, pair, found))


def _carried(path: Path) -> Iterator[Pair]:
    """Good pairs with something put into both texts; each carrier on some of them."""
    carriers: dict[Carrier, None] = {each.carrier: None for each in DAMAGES if each.carrier}
    pairs = data.read(path)
    for number, carrier in enumerate(carriers):
        chance = Random(f"carried {path.stem} {number}")
        for pair in chance.sample(pairs, min(60, len(pairs))):
            carried = carrier(pair, chance)
            if carried:
                yield carried


def cases(
    path: Path, others: Others, damages: Sequence[str], sample: int
) -> list[tuple[str, Pair, Pair]]:
    """Damage, pair before and pair after, for programs that are not ours."""
    return [
        (damage.name, before, after)
        for damage in DAMAGES
        if damage.name in damages
        for before, after in _damaged(damage, path, others, sample)
    ]


def _damaged(
    damage: Damage, path: Path, others: Others, sample: int
) -> Iterator[tuple[Pair, Pair]]:
    """Pairs before and after the damage, up to the sample's size."""
    chance = Random(f"{damage.name} {path.stem}")
    pairs = list(data.joined(path) if damage.joined else data.read(path))
    chance.shuffle(pairs)
    made = 0
    for pair in pairs:
        if made >= sample:
            return
        before = damage.carrier(pair, chance) if damage.carrier else pair
        if before is None:
            continue
        made_of_it = damage.make(before, chance, others)
        after = replace(before, target=made_of_it) if isinstance(made_of_it, str) else made_of_it
        if after is None or after == before:
            continue
        made += 1
        yield before, after


def findings(damage: Damage, made: Iterable[tuple[Pair, Pair]]) -> Iterator[Case]:
    """The damaged pairs with what is newly said of them."""
    pairs = list(made)
    if not pairs:
        return
    run_rules = catalogs.linted if damage.group == "empty" else _run
    before = run_rules([pair for pair, _ in pairs])
    after = run_rules([pair for _, pair in pairs])
    for (good, bad), old, now in zip(pairs, before, after, strict=True):
        new = [
            each
            for each in fresh(old, now)
            if not damage.families or int(each.rule[2]) in damage.families
        ]
        yield Case(damage.name, good, bad, tuple(new))


def fresh(before: Iterable[Finding], after: Iterable[Finding]) -> list[Finding]:
    """What is said after and was not said before, or not as often."""
    known = Counter(map(_said, before))
    new = []
    for each in after:
        said = _said(each)
        if known[said]:
            known[said] -= 1
        else:
            new.append(each)
    return new


def _said(finding: Finding) -> Said:
    span = finding.span
    return finding.rule, finding.message, finding.msgstr[slice(*span)] if span else ""


def _run(pairs: Sequence[Pair]) -> list[tuple[Finding, ...]]:
    """What the rules say of each pair, through the door that the commands use."""
    by_line: defaultdict[int, list[Finding]] = defaultdict(list)
    subjects = [pair.subject(line) for line, pair in enumerate(pairs)]
    for start in range(0, len(subjects), 2000):
        for finding in run(subjects[start : start + 2000], Gate.RELEASE):
            by_line[finding.line].append(finding)
    return [tuple(by_line[line]) for line in range(len(pairs))]


def speed(path: Path) -> int:
    """Run the rules once over the good pairs of a file: how many there were."""
    pairs = data.read(path)
    _run(pairs)
    return len(pairs)


def groups() -> dict[str, str]:
    """The name of each damage -> its group."""
    return {each.name: each.group for each in DAMAGES} | dict.fromkeys(
        catalogs.SWAPS_BY_NAME, SWAPPED
    )
