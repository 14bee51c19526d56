"""`python -m bench.accuracy FOLDER`: print what the rules find in damaged and in good pairs."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from random import Random
from time import perf_counter
from typing import TypeVar

from bench.accuracy import data, document, peers, table
from bench.accuracy.score import Score, cases, groups, score, speed

T = TypeVar("T")


def main(words: Sequence[str]) -> int:
    """Measure and print; 0 also where there is nothing to measure on."""
    given = _parser().parse_args(words)
    known = groups()
    damages = [name for name in known if not given.damage or _named(name, known, given.damage)]
    if not damages:
        print(f"There is no damage {', '.join(given.damage)}. Known: {', '.join(known)}")
        return 2
    paths = data.files(given.folder, held_back=given.held_back, locales=tuple(given.locale))
    if not paths:
        print(f"skipped: no parallel texts in {given.folder}", file=sys.stderr)
        return 0
    only_alarms, only_damage = bool(given.show_alarms), bool(given.damage)
    work = partial(
        score,
        others=data.Others(given.folder),
        damages=[] if only_alarms else damages,
        sample=given.sample,
        alarms=not only_damage,
    )
    scores = measured(work, paths, given.jobs)
    if not only_alarms:
        print("\n".join([*table.recall(scores), "", *table.recall_by_file(scores)]))
    if not only_damage:
        print("\n".join(["", *table.alarms(scores)]))
    _show(scores, given.show_missed, given.show_alarms)
    if given.peers or given.write:
        _write(given, scores, damages, paths)
    elif not only_damage and not only_alarms:
        print(f"\n{_speed(paths, given.jobs)}")
    return 0


def _write(
    given: argparse.Namespace,
    scores: Sequence[Score],
    damages: Sequence[str],
    paths: Sequence[Path],
) -> None:
    """Run the other checkers, and write the page and the rules' figures."""
    others = data.Others(given.folder)
    by_peer = [
        peers.total(each)
        for each in zip(
            *measured(partial(_peers, others=others, damages=damages), paths, given.jobs),
            strict=True,
        )
    ]
    for each in by_peer:
        rate = table.share(sum(each.found.values()), sum(each.tried.values()))
        print(f"{each.name:<16} {each.absent or f'{rate} % found'}")
    if given.write is None:
        return
    back = data.files(given.folder, held_back=True)
    work = partial(score, others=others, damages=damages, sample=given.sample)
    page = document.Measured(
        scores,
        measured(work, back, given.jobs),
        by_peer,
        _speed(paths, given.jobs),
        given.sample,
    )
    given.write.write_text(document.page(page), encoding="utf-8")
    given.measured.write_text(document.measured(scores), encoding="utf-8")


def _peers(path: Path, others: data.Others, damages: Sequence[str]) -> list[peers.PeerScore]:
    """What each other checker finds on one file; they are slow, so on fewer pairs."""
    made = cases(path, others, damages, 5)
    good = data.read(path)[:500]
    return [peers.score(made, good, each) for each in peers.PEERS]


def _speed(paths: Sequence[Path], jobs: int) -> str:
    start = perf_counter()
    units = sum(measured(speed, paths, jobs))
    rate = units / (perf_counter() - start)
    return f"{units} texts in {jobs} processes: {rate:,.0f} texts a second."


def measured(work: Callable[[Path], T], paths: Sequence[Path], jobs: int) -> list[T]:
    """One result a file, in the order of the files, whatever the number of processes."""
    if jobs == 1:
        return [work(path) for path in paths]
    with ProcessPoolExecutor(jobs) as pool:
        return list(pool.map(work, paths))


def _named(name: str, known: dict[str, str], wanted: Sequence[str]) -> bool:
    return name in wanted or known[name] in wanted


def _show(scores: Sequence[Score], missed: int, rules: Sequence[str]) -> None:
    chance = Random("shown")
    every = [case for each in scores for case in each.missed]
    for case in chance.sample(every, min(missed, len(every))):
        place = f"{case.before.path}:{case.before.line}"
        print(f"\n{place} {case.damage} missed ({case.after.locale})")
        print(f"  {case.after.source}\n  {case.before.target}\n  {case.after.target}")
    for each in scores:
        for alarm in each.alarms:
            for finding in alarm.findings:
                if finding.rule in rules or finding.name in rules:
                    pair, grave = alarm.pair, finding.severity
                    print(f"\n{pair.path}:{pair.line} {finding.rule} {grave} ({alarm.kind})")
                    print(f"  {pair.source}\n  {pair.target}\n  {finding.message}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.accuracy", description=__doc__)
    parser.add_argument("folder", type=Path, help="a folder of <name>-<locale>.tsv")
    parser.add_argument("--locale", action="append", default=[], help="only files of this locale")
    parser.add_argument(
        "--damage", action="append", default=[], help="only this damage, or group; no alarms"
    )
    parser.add_argument("--sample", type=int, default=100, help="pairs a damage and file (100)")
    parser.add_argument("--show-missed", type=int, default=0, metavar="N")
    parser.add_argument("--show-alarms", action="append", default=[], metavar="RULE")
    parser.add_argument("--held-back", action="store_true", help="only what is held back")
    parser.add_argument("--peers", action="store_true", help="run the other checkers as well")
    parser.add_argument("--write", type=Path, help="the page to write: docs/accuracy.md")
    parser.add_argument(
        "--measured",
        type=Path,
        default=Path("pipeline/isogloss/report/measured.json"),
        help="with --write: the file of the rules' figures",
    )
    parser.add_argument("-j", "--jobs", type=int, default=1)
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
