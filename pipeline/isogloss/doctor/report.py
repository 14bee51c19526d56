"""Puts what was found into a report, and the report into text or JSON."""

from __future__ import annotations

import os
import platform as this_machine
import sys
from dataclasses import dataclass
from pathlib import Path

from isogloss.doctor.capabilities import CAPABILITIES, Capability, Need, install_command
from isogloss.doctor.detect import Status, Wheel, probe, wheels
from isogloss.doctor.platforms import Platform, detect_platform, system_name

_OS_RELEASE = (Path("/etc/os-release"), Path("/usr/lib/os-release"))

_HEADINGS = {
    Need.SETUP: "For the set-up",
    Need.BUILD: "For a build",
    Need.TEST: "For the tests only",
}


@dataclass(frozen=True, slots=True)
class Report:
    """What this machine has and lacks."""

    platform: Platform
    system: str
    python: str
    as_root: bool
    statuses: tuple[Status, ...]
    wheels: tuple[Wheel, ...]

    @property
    def ready(self) -> bool:
        """Whether everything that a build needs is there, PDFs included."""
        return not self.missing(Need.SETUP, Need.BUILD) and not self.missing_wheels

    @property
    def missing_wheels(self) -> tuple[str, ...]:
        """The names of the Python packages that are missing."""
        return tuple(wheel.name for wheel in self.wheels if wheel.version is None)

    @property
    def install_command(self) -> str:
        """The one command that installs all the missing system packages; empty if there is none."""
        return install_command(
            self.platform,
            self.missing(*Need),
            as_root=self.as_root,
            python=python_name(),
        )

    def missing(self, *needs: Need) -> tuple[Capability, ...]:
        """Give the capabilities for these needs that were not found."""
        return tuple(
            status.capability
            for status in self.statuses
            if not status.found and status.capability.need in needs
        )


def python_name() -> str:
    """Give the versioned name of this interpreter, as Debian's packages spell it: python3.13."""
    return f"python{sys.version_info.major}.{sys.version_info.minor}"


def read_os_release() -> str:
    """Give the text that says which system this is; empty where there is none, as on macOS."""
    for path in _OS_RELEASE:
        try:
            return path.read_text(encoding="utf-8", errors="replace")
        except OSError:
            continue
    return ""


def inspect_system() -> Report:
    """Look at this machine and report what it has."""
    os_release = read_os_release()
    system = this_machine.system()
    release = this_machine.mac_ver()[0] if system == "Darwin" else this_machine.release()
    return Report(
        platform=detect_platform(os_release, system),
        system=system_name(os_release, system, release),
        python=this_machine.python_version(),
        as_root=os.geteuid() == 0,
        statuses=tuple(probe(capability) for capability in CAPABILITIES),
        wheels=wheels(),
    )


def format_text(report: Report) -> str:
    """Give the report as plain text for a terminal, without a newline at its end."""
    lines = [f"{report.system}, Python {report.python}"]
    for need in Need:
        lines += ["", _HEADINGS[need]]
        if need is Need.BUILD:
            lines.append(_wheels_line(report))
        lines += [
            _status_line(status) for status in report.statuses if status.capability.need is need
        ]
    lines += ["", *_advice(report)]
    return "\n".join(lines)


def to_json(report: Report) -> dict[str, object]:
    """Give the report as plain data, ready for json.dumps."""
    return {
        "system": report.system,
        "platform": report.platform.value,
        "python": report.python,
        "ready": report.ready,
        "capabilities": [
            {
                "id": status.capability.id,
                "title": status.capability.title,
                "need": status.capability.need.value,
                "purpose": status.capability.purpose,
                "without": status.capability.without,
                "found": status.found,
                "detail": status.detail,
                "packages": list(status.capability.packages.on(report.platform)),
            }
            for status in report.statuses
        ],
        "wheels": {wheel.name: wheel.version for wheel in report.wheels},
        "install_command": report.install_command,
    }


def _line(found: bool, title: str, text: str) -> str:
    return f"  {'ok     ' if found else 'missing'}  {title:<16} {text}"


def _status_line(status: Status) -> str:
    capability = status.capability
    if status.found:
        return _line(True, capability.title, f"{capability.purpose} ({status.detail})")
    return _line(False, capability.title, f"{capability.purpose}; without it {capability.without}")


def _wheels_line(report: Report) -> str:
    if report.missing_wheels:
        return _line(False, "Python packages", ", ".join(report.missing_wheels))
    versions = ", ".join(f"{wheel.name} {wheel.version}" for wheel in report.wheels)
    return _line(True, "Python packages", versions)


def _advice(report: Report) -> list[str]:
    lines: list[str] = []
    if report.missing_wheels:
        lines += ["To install the missing Python packages:", "  make setup"]
    missing = report.missing(*Need)
    if report.install_command:
        lines += ["To install the missing system packages:", f"  {report.install_command}"]
    elif missing:
        titles = ", ".join(capability.title for capability in missing)
        lines.append(f"Install with this system's package manager: {titles}.")
    if report.ready:
        rest = "; only tests miss something." if missing else ", and so is what the tests need."
        lines.insert(0, f"All that a build needs is here, PDFs included{rest}")
    return lines
