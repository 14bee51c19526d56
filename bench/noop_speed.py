"""A run with nothing to do, against `isogloss --version`: the least a command can cost."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.figures import Figure, against
from bench.timing import compare

ROOT = Path(__file__).parent.parent
COMMAND = str(Path(sys.executable).parent / "isogloss")


def measure() -> Iterator[Figure]:
    """The ratio of the second run of the whole job to `--version`."""
    _run(COMMAND)

    def nothing_to_do() -> None:
        output = _run(COMMAND)
        if "Nothing to do" not in output:
            raise RuntimeError(f"the second run did something: {output}")

    comparison = compare(nothing_to_do, lambda: _run(COMMAND, "--version"), 15)
    yield Figure(
        "no-op: isogloss with nothing to do / isogloss --version",
        comparison.ratio,
        against(comparison, "isogloss", "isogloss --version"),
        goal=2,
    )


def _run(*command: str) -> str:
    done = subprocess.run(
        command, cwd=ROOT, env=dict(os.environ), capture_output=True, text=True, check=True
    )
    return done.stdout
