"""The programs that Isogloss is measured against, and how to get those that are absent."""

from __future__ import annotations

import shutil
import subprocess
import sys
import venv
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
PEERS = ROOT / "build/peers"


class AbsentError(Exception):
    """A peer is not here. The message says which, and how to get it."""


def run(*command: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    """Run to the end, quietly; whoever calls looks at the result."""
    return subprocess.run(
        [str(word) for word in command], cwd=cwd, capture_output=True, check=False, timeout=600
    )


@cache
def toolkit(name: str) -> str:
    """A program of the Translate Toolkit (`html2po`, `po2html`), in a venv of its own."""
    program = PEERS / "bin" / name
    if not program.is_file():
        if not (PEERS / "bin/python").is_file():
            venv.create(PEERS, with_pip=True)
        run(PEERS / "bin/python", "-m", "pip", "install", "--quiet", "translate-toolkit")
    if not program.is_file():
        raise AbsentError(f"{name} is absent: pip install translate-toolkit, in {PEERS.name}")
    return str(program)


@cache
def debian(name: str, package: str) -> str:
    """A program from a Debian package, taken from PATH."""
    found = shutil.which(name)
    if found is None:
        raise AbsentError(f"{name} is absent: apt-get install {package}")
    return found


def versions() -> str:
    """What is compared, with versions, in one line."""
    return ", ".join(
        (
            _version("Isogloss", Path(sys.executable).parent / "isogloss"),
            _toolkit_version(),
            _of_debian("itstool", "itstool"),
            _of_debian("po4a", "po4a"),
        )
    )


def _toolkit_version() -> str:
    try:
        return _version("Translate Toolkit", toolkit("html2po"))
    except AbsentError as absent:
        return str(absent)


def _of_debian(name: str, package: str) -> str:
    try:
        return _version(name, debian(name, package))
    except AbsentError as absent:
        return str(absent)


def _version(title: str, program: str | Path) -> str:
    done = run(program, "--version")
    words = (done.stdout or done.stderr).decode(errors="replace").split()
    number = next((word.strip(".") for word in words if word[0].isdigit()), "?")
    return f"{title} {number}"
