"""Finds out what is really there: libraries by loading them, programs on PATH, Python packages."""

from __future__ import annotations

import ctypes
import ctypes.util
import importlib.metadata
import importlib.util
import re
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from isogloss.doctor.capabilities import Capability, Libraries, Modules, Programs


@dataclass(frozen=True, slots=True)
class Status:
    """Whether a capability is there; `detail` is where it was found, or the first thing missing."""

    capability: Capability
    found: bool
    detail: str


@dataclass(frozen=True, slots=True)
class Wheel:
    """A Python package that Isogloss imports, and its installed version, None if it is missing."""

    name: str
    version: str | None


def probe(capability: Capability) -> Status:
    """Look for one capability on this machine."""
    match capability.probe:
        case Libraries(names):
            missing = next((options[0] for options in names if not _loads(options)), None)
            return Status(capability, missing is None, missing or names[-1][0])
        case Programs(names, paths):
            where = _program(names, paths)
            return Status(capability, where is not None, where or names[0])
        case Modules(names):
            missing = next((name for name in names if importlib.util.find_spec(name) is None), None)
            return Status(capability, missing is None, missing or sys.executable)


def wheels(distribution: str = "isogloss") -> tuple[Wheel, ...]:
    """Give the Python packages that an installed distribution requires, without its extras.

    Where the distribution itself is not installed, it is the one that is given, as missing.
    """
    try:
        requirements = importlib.metadata.requires(distribution) or []
    except importlib.metadata.PackageNotFoundError:
        return (Wheel(distribution, None),)
    names = [
        re.split(r"[^A-Za-z0-9._-]", requirement, maxsplit=1)[0]
        for requirement in requirements
        if "extra ==" not in requirement
    ]
    return tuple(Wheel(name, _version(name)) for name in sorted(names))


def _version(distribution: str) -> str | None:
    try:
        return importlib.metadata.version(distribution)
    except importlib.metadata.PackageNotFoundError:
        return None


def _loads(options: tuple[str, ...]) -> bool:
    """Load a library under one of its names; on macOS also where the system's search finds it."""
    for name in options:
        candidates = [name]
        if sys.platform == "darwin" and (where := ctypes.util.find_library(name)):
            candidates.append(where)
        for candidate in candidates:
            try:
                ctypes.CDLL(candidate)
            except OSError:
                continue
            return True
    return False


def _program(names: tuple[str, ...], paths: tuple[str, ...]) -> str | None:
    for path in paths:
        if Path(path).is_file():
            return path
    for name in names:
        where = shutil.which(name)
        if where and not (sys.platform == "darwin" and where == "/usr/bin/java"):
            return where
    return None
