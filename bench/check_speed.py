"""How many units a second `isogloss lint` checks, and the memory that a large catalog takes.

The catalogs are made of published translations (`ISOGLOSS_PARALLEL`, a folder of
tab-separated files: id, source, target); without them the bench says so and measures nothing.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.figures import Figure

_NAMES = ("tico19-es", "tico19-ar", "ntrex-ja", "ntrex-de")
_UNITS, _MANY = 4_000, 100_000
_CORES = 2
_GOAL, _MEMORY_GOAL, _OWN = 5_000, 6, 60_000_000
"""Units a second on two cores; bytes for a byte of the file, beside those of the program."""


def measure() -> Iterator[Figure]:
    """Units a second of processor time, in one process and in two, and the memory at the peak."""
    folder = Path(os.environ.get("ISOGLOSS_PARALLEL", ""))
    if not (folder / f"{_NAMES[0]}.tsv").is_file():
        yield Figure("check: skipped", 0, "ISOGLOSS_PARALLEL names no folder of parallel texts")
        return
    with tempfile.TemporaryDirectory() as temporary:
        path = Path(temporary, "some.po")
        for name in _NAMES:
            path.write_bytes(_catalog(folder / f"{name}.tsv", _UNITS))
            for jobs in (1, _CORES):
                seconds, _ = _lint(path, jobs)
                yield Figure(
                    f"check: {name}, -j {jobs}, units a second on two cores / the goal",
                    _UNITS / seconds * _CORES / _GOAL,
                    f"{_UNITS / seconds:.0f} units for each second of a core",
                    goal=1,
                    at_least=True,
                )
        yield from _large(path, folder)


def _large(path: Path, folder: Path) -> Iterator[Figure]:
    path.write_bytes(_catalog(folder / f"{_NAMES[0]}.tsv", _MANY))
    size = path.stat().st_size
    seconds, peak = _lint(path, 1)
    yield Figure(
        f"check: memory for {_MANY:,} units / size of the file",
        (peak - _OWN) / size,
        f"{peak / 1e6:.0f} MB at the peak for {size / 1e6:.0f} MB, in {seconds:.0f} s",
        goal=_MEMORY_GOAL,
    )


def _lint(path: Path, jobs: int) -> tuple[float, int]:
    """Seconds of processor time of all processes, and the memory of the largest, in bytes."""
    program = (Path(sys.executable).parent / "isogloss", "lint", "-j", str(jobs), path)
    child = subprocess.Popen(program, stdout=subprocess.DEVNULL)
    _, _, used = os.wait4(child.pid, 0)
    child.returncode = 0
    return used.ru_utime + used.ru_stime, used.ru_maxrss * 1024


def _catalog(path: Path, units: int) -> bytes:
    """A catalog of so many units; texts that come again have another number at their end."""
    lines = path.read_text(encoding="utf-8").splitlines()[1:]
    language = path.stem.partition("-")[2].replace("-", "_")
    parts = [
        'msgid ""\nmsgstr ""\n'
        f'"Language: {language}\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    ]
    for number in range(units):
        _, source, target = lines[number % len(lines)].split("\t")
        parts.append(
            f'#: page-{number // 100}.html:{number % 100}\nmsgid "{_escaped(source)} ({number})"\n'
            f'msgstr "{_escaped(target)} ({number})"\n'
        )
    return "\n".join(parts).encode()


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')
