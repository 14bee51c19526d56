"""The doctor without the rest of Isogloss: `python3 -m isogloss.doctor`, for the Makefile.

It runs before anything is installed, with nothing but the standard library.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from isogloss.doctor.capabilities import Need
from isogloss.doctor.detect import probe
from isogloss.doctor.install import install_missing
from isogloss.doctor.report import (
    format_text,
    inspect_system,
    python_name,
    to_json,
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Take the command line; give the exit code.

    Without --install: 0 if all that a build needs is there, else 1. With it always 0: who
    asked goes on without what could not be installed.
    """
    parser = argparse.ArgumentParser(
        prog="isogloss.doctor",
        description="Show, or install, what Isogloss needs from this system.",
    )
    parser.add_argument(
        "--install", choices=[need.value for need in Need], help="install what is missing for this"
    )
    parser.add_argument(
        "--log",
        type=Path,
        default=Path("build/system-packages.log"),
        help="where the package manager's output goes",
    )
    parser.add_argument("--json", action="store_true", help="show the report as JSON")
    options = parser.parse_args(arguments)
    report = inspect_system()
    if options.install:
        install_missing(
            report.platform,
            report.missing(Need(options.install)),
            as_root=report.as_root,
            python=python_name(),
            log=options.log,
            is_missing=lambda capability: not probe(capability).found,
            say=lambda line: print(f"isogloss set-up: {line}", flush=True),
        )
        return 0
    print(json.dumps(to_json(report), indent=2) if options.json else format_text(report))
    return 0 if report.ready else 1


if __name__ == "__main__":
    sys.exit(main())
