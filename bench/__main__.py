"""Run benchmarks by name and print their figures; exit 1 where a goal is missed."""

from __future__ import annotations

import platform
import sys
from importlib import import_module

NAMES = (
    "extract_speed",
    "parse_speed",
    "check_speed",
    "noop_speed",
    "site_speed",
    "update_speed",
    "merge_speed",
    "losses",
    "corpus",
)


def main(wanted: list[str]) -> int:
    """Run the named benchmarks, all where none is named."""
    unknown = [name for name in wanted if name not in NAMES]
    if unknown:
        print(f"There is no benchmark {', '.join(unknown)}. Known: {', '.join(NAMES)}")
        return 2
    print(f"Python {platform.python_version()}, {platform.machine()}")
    missed = 0
    for name in wanted or NAMES:
        for figure in import_module(f"bench.{name}").measure():
            print(figure.line(), flush=True)
            missed += not figure.met
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
