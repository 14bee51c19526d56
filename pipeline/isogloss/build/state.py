"""What the last run saw and made, so that the next can tell in one sweep that nothing changed.

Imports nothing heavy: this is all that a run with nothing to do needs.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

STATE = "output/.cache/state.json"
INDEX = "output/index.html"
FORMAT = 3
Stamp = tuple[int, int]


@dataclass(frozen=True, slots=True)
class State:
    """One run.

    request: what was asked for (gate, print or not) and the tool that did it.
    inputs, outputs: size and modification time (nanoseconds) of every file, by path.
    keys: for each market whose bundle stands, the digest of all that the bundle depends on.
    rows: the summary's lines about those bundles, to be shown again.
    blocked: markets that were not written.
    """

    request: str
    inputs: dict[str, Stamp]
    outputs: dict[str, Stamp]
    keys: dict[str, str]
    rows: list[dict[str, str]]
    blocked: list[str]


def load(root: Path) -> State | None:
    """The state of the last run; None where there is none that can be used."""
    try:
        raw = json.loads((root / STATE).read_bytes())
        if raw["format"] != FORMAT:
            return None
        return State(
            request=raw["request"],
            inputs={path: (size, time) for path, (size, time) in raw["inputs"].items()},
            outputs={path: (size, time) for path, (size, time) in raw["outputs"].items()},
            keys=raw["keys"],
            rows=raw["rows"],
            blocked=raw["blocked"],
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def encode(state: State) -> bytes:
    """The state as the bytes of its file."""
    return json.dumps(
        {
            "format": FORMAT,
            "request": state.request,
            "inputs": state.inputs,
            "outputs": state.outputs,
            "keys": state.keys,
            "rows": state.rows,
            "blocked": state.blocked,
        },
        ensure_ascii=False,
        separators=(",", ":"),
    ).encode()


def sweep_inputs(root: Path) -> dict[str, Stamp]:
    """Stamps of the project's sources and catalogs, and of the program itself."""
    found = dict(_sweep(str(root), ["source", "locales"]))
    package = str(Path(__file__).parent.parent)
    found.update(
        (f"program/{path}", stamp) for path, stamp in _sweep(package, ["."]) if path.endswith(".py")
    )
    return found


def sweep_outputs(root: Path, markets: Iterable[str]) -> dict[str, Stamp]:
    """Stamps of the bundles and of the index."""
    return dict(_sweep(str(root), [*(f"output/{market}" for market in markets), INDEX]))


def of_market(outputs: Mapping[str, Stamp], market: str) -> dict[str, Stamp]:
    """The stamps of one market's bundle."""
    start = f"output/{market}/"
    return {path: stamp for path, stamp in outputs.items() if path.startswith(start)}


def request_text(gate: str, *, printing: bool, markets: Iterable[str], epoch: str) -> str:
    """What a run was asked for, in one line: runs with the same line are interchangeable."""
    wanted = ",".join(markets) or "*"
    return f"{gate} print={printing} markets={wanted} epoch={epoch} python={sys.version_info[:3]}"


def _sweep(base: str, starts: Iterable[str]) -> Iterator[tuple[str, Stamp]]:
    pending = [os.path.normpath(f"{base}/{start}") for start in starts]
    cut = len(base) + 1
    while pending:
        folder = pending.pop()
        try:
            entries = os.scandir(folder)
        except NotADirectoryError:
            status = os.stat(folder)  # noqa: PTH116 - strings are what makes this sweep cheap
            yield folder[cut:], (status.st_size, status.st_mtime_ns)
            continue
        except FileNotFoundError:
            continue
        with entries:
            for entry in entries:
                if entry.name[0] == "." or entry.name == "__pycache__":
                    continue
                if entry.is_dir():
                    pending.append(entry.path)
                else:
                    status = entry.stat()
                    yield entry.path[cut:], (status.st_size, status.st_mtime_ns)
