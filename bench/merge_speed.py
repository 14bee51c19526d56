"""Merging a template into a large catalog, against the programs that others merge with."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from bench import peers
from bench.catalogs import pair
from bench.figures import Figure
from bench.timing import Comparison, compare
from isogloss.catalog import memory_of, merge, read_po
from isogloss.model import Message, Reference, Template

SIZE, SMALL, FEW = 10_000, 2_000, 500
# Merges each time it is told to, so that its start is not counted.
_POT2PO = """
import io, sys
from translate.convert import pot2po
template, old, target = sys.argv[1:]
for line in sys.stdin:
    out = io.BytesIO()
    pot2po.convertpot(io.BytesIO(open(template, "rb").read()), out, open(old, "rb"))
    open(target, "wb").write(out.getvalue())
    print("done", flush=True)
"""
_OURS = """
import sys
from pathlib import Path
from bench.merge_speed import merged
merged(*map(Path, sys.argv[1:]))
"""


def measure() -> Iterator[Figure]:
    """Ratios to msgmerge, pot2po and Babel, and how the time grows."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        yield from _against_peers(folder)
        yield from _growth(folder)


def merged(template: Path, old: Path, target: Path) -> None:
    """Read a template and a catalog, merge, and write: what every program here does."""
    data = old.read_bytes()
    result = merge(
        _template(template.read_bytes()),
        read_po(data, old.name),
        old_data=data,
        locale="de",
        project="Bench",
        complete=True,
        memory=memory_of({}, {}),
    )
    target.write_bytes(result.data)


def _template(data: bytes) -> Template:
    messages = []
    for entry in read_po(data, "large.pot").entries:
        places = (place.rpartition(":") for line in entry.references for place in line.split())
        references = tuple(Reference(path, int(line)) for path, _, line in places)
        messages.append(
            Message(entry.text, entry.context, entry.plural, references, entry.extracted, ())
        )
    return Template("large", tuple(messages))


def _written(folder: Path, size: int, *parts: float) -> tuple[Path, Path, Path]:
    """Template, catalog and target."""
    catalog, template = pair(size, *parts)
    paths = folder / f"{size}.pot", folder / f"{size}.po", folder / f"{size}-out.po"
    paths[0].write_bytes(template)
    paths[1].write_bytes(catalog)
    return paths


def _against_peers(folder: Path) -> Iterator[Figure]:
    small = _written(folder, SMALL, 0.05, 0.03, 0.02)
    large = _written(folder, SIZE, 0.05, 0.03, 0.02)
    try:
        msgmerge = peers.debian("msgmerge", "gettext")
    except peers.AbsentError as absent:
        print(f"skipped: {absent}")
    else:
        for paths in (small, large):
            theirs = _seconds(_msgmerge(msgmerge, *paths))  # minutes: once has to do
            without = _median(partial(merged, *paths))
            with_start = _median(partial(_our_process, *paths))
            found = Comparison(theirs, without, theirs / without)
            yield _figure("msgmerge with its start / isogloss without", paths, found, 1)
            found = Comparison(theirs, with_start, theirs / with_start)
            yield _figure("msgmerge / isogloss, both with their start", paths, found, 1)
    try:
        for paths, rounds, goal in ((small, 5, None), (large, 1, 5)):
            found = compare(_pot2po(*paths), partial(merged, *paths), rounds)
            yield _figure("pot2po / isogloss, both without their start", paths, found, goal)
    except peers.AbsentError as absent:
        print(f"skipped: {absent}")
    few = _written(folder, FEW, 0.05, 0.03, 0.02)
    found = compare(partial(_babel, *few), partial(merged, *few), 1)
    yield _figure("Babel's Catalog.update / isogloss", few, found, None)


def _seconds(action: Callable[[], object]) -> float:
    begun = time.perf_counter()
    action()
    return time.perf_counter() - begun


def _median(action: Callable[[], object]) -> float:
    return statistics.median(_seconds(action) for _ in range(5))


def _figure(
    title: str, paths: tuple[Path, Path, Path], found: Comparison, goal: float | None
) -> Figure:
    size = f"{int(paths[0].stem):,} messages, 5 % changed, 3 % new, 2 % gone"
    detail = f"the other {found.ours:.2f} s, isogloss {found.other:.2f} s"
    return Figure(f"merge: {title}, {size}", found.ratio, detail, goal, at_least=True)


def _msgmerge(program: str, template: Path, old: Path, target: Path) -> Callable[[], object]:
    return lambda: peers.run(program, "--quiet", "--previous", "-o", target, old, template)


def _our_process(*paths: Path) -> None:
    subprocess.run([sys.executable, "-c", _OURS, *map(str, paths)], check=True)


def _pot2po(template: Path, old: Path, target: Path) -> Callable[[], None]:
    python = Path(peers.toolkit("pot2po")).parent / "python"
    # With it pot2po compares texts as fast as it can.
    peers.run(python, "-m", "pip", "install", "--quiet", "rapidfuzz")
    process = subprocess.Popen(
        [python, "-c", _POT2PO, template, old, target],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )

    def merge_once() -> None:
        if process.stdin is None or process.stdout is None:
            raise RuntimeError("pot2po has no pipes")
        process.stdin.write("\n")
        process.stdin.flush()
        if process.stdout.readline() != "done\n":
            raise RuntimeError("pot2po ended before it had merged")

    return merge_once


def _babel(template: Path, old: Path, target: Path) -> None:
    from babel.messages.pofile import read_po as read_babel
    from babel.messages.pofile import write_po

    with old.open("rb") as file:
        catalog = read_babel(file, locale="de")
    with template.open("rb") as file:
        catalog.update(read_babel(file))
    with target.open("wb") as file:
        write_po(file, catalog, include_previous=True)


def _growth(folder: Path) -> Iterator[Figure]:
    """The worst case: every message of the catalog has changed."""
    seconds = {}
    for size in (2000, 8000):
        paths = _written(folder, size, 1.0, 0.0, 0.0)
        times = []
        for _ in range(3):
            begun = time.process_time()
            merged(*paths)
            times.append(time.process_time() - begun)
        seconds[size] = min(times)
    yield Figure(
        "merge: every message changed, 8,000 / 2,000 messages (in proportion: 4)",
        seconds[8000] / seconds[2000],
        f"{seconds[8000]:.2f} s, {seconds[2000]:.2f} s of processor time",
        goal=5,
    )
