"""Other checkers of PO files, run on the same damaged pairs."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import peers
from bench.accuracy import catalogs
from bench.accuracy.data import Pair

Said = list[Counter[str]]
"""For each entry of a catalog, what a peer says of it and how often."""


@dataclass(frozen=True, slots=True)
class Peer:
    """name: with its command. check: a PO file's path and its number of entries -> what is said.

    Raises peers.AbsentError where the program is not here.
    """

    name: str
    check: Callable[[Path, list[int]], Said]


def said(peer: Peer, pairs: Sequence[Pair]) -> Said:
    """What the peer says of each pair, all in one catalog."""
    content, lines = catalogs.po_bytes(pairs)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "catalog.po"
        path.write_bytes(content)
        return peer.check(path, lines)


def _pofilter(path: Path, lines: list[int]) -> Said:
    program = peers.toolkit("pofilter")
    output = path.with_suffix(".out.po")
    _output(program, "--progress=none", "-i", path, "-o", output)
    result: Said = [Counter() for _ in lines]
    waiting: list[str] = []
    for line in output.read_text("utf-8", "replace").split("\n") if output.is_file() else ():
        if line.startswith("# (pofilter) "):
            waiting.append(line.removeprefix("# (pofilter) ").partition(":")[0])
        elif match := re.match(r'msgctxt "(\d+)"', line):
            result[int(match[1])].update(waiting)
            waiting = []
    return result


def _msgfmt(path: Path, lines: list[int]) -> Said:
    """Line by line: the entry that a line belongs to is the last that begins before it."""
    program = peers.debian("msgfmt", "gettext")
    result: Said = [Counter() for _ in lines]
    for match in re.finditer(
        r"^[^:\n]*\.po:(\d+):(?:\d+:)? (.*)",
        _output(program, "-c", "-o", "/dev/null", path),
        re.MULTILINE,
    ):
        before = [number for number, line in enumerate(lines) if line <= int(match[1])]
        if before:
            result[before[-1]][match[2]] += 1
    return result


def _dennis(path: Path, lines: list[int]) -> Said:
    program = peers.toolkit("pofilter").replace("pofilter", "dennis-cmd")
    if not Path(program).is_file():
        peers.run(Path(program).parent / "python", "-m", "pip", "install", "--quiet", "dennis")
    if not Path(program).is_file():
        raise peers.AbsentError("dennis-cmd is absent: pip install dennis, in peers")
    result: Said = [Counter() for _ in lines]
    waiting = ""
    for line in _output(program, "lint", path).split("\n"):
        if code := re.match(r"(?:Error: |Warning: )?([EW]\d{3}):", line):
            waiting = code[1]
        elif (match := re.match(r'\d+:msgctxt "(\d+)"', line)) and waiting:
            result[int(match[1])][waiting] += 1
            waiting = ""
    return result


def _output(*command: str | Path) -> str:
    """What the program prints to either stream, in order."""
    done = subprocess.run(
        [str(word) for word in command],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        timeout=600,
        env={
            "PYTHONUNBUFFERED": "1",
            "PYTHONUTF8": "1",
            "LC_ALL": "C.UTF-8",
            "PATH": "/usr/bin:/bin",
        },
    )
    return done.stdout.decode("utf-8", "replace")


PEERS = (
    Peer("pofilter", _pofilter),
    Peer("msgfmt -c", _msgfmt),
    Peer("dennis-cmd lint", _dennis),
)


@dataclass(frozen=True, slots=True)
class PeerScore:
    """absent: how to get it, "" where it ran. Counts by damage; alarms among good pairs."""

    name: str
    absent: str
    tried: Counter[str]
    found: Counter[str]
    good: int = 0
    alarms: int = 0


def score(cases: Sequence[tuple[str, Pair, Pair]], good: Sequence[Pair], peer: Peer) -> PeerScore:
    """Count on one language. cases: damage, pair before, pair after. good: undamaged pairs."""
    try:
        before = said(peer, [pair for _, pair, _ in cases])
        after = said(peer, [pair for _, _, pair in cases])
        alarms = said(peer, good)
    except peers.AbsentError as absent:
        return PeerScore(peer.name, str(absent), Counter(), Counter())
    found = Counter(
        damage for (damage, _, _), old, now in zip(cases, before, after, strict=True) if now - old
    )
    return PeerScore(
        peer.name,
        "",
        Counter(damage for damage, _, _ in cases),
        found,
        len(good),
        sum(1 for each in alarms if each),
    )


def total(scores: Sequence[PeerScore]) -> PeerScore:
    """Those of one peer, over languages."""
    return PeerScore(
        scores[0].name,
        next((each.absent for each in scores if each.absent), ""),
        sum((each.tried for each in scores), Counter()),
        sum((each.found for each in scores), Counter()),
        sum(each.good for each in scores),
        sum(each.alarms for each in scores),
    )
