"""The systems whose packages the doctor knows, and how to tell which one this is."""

from __future__ import annotations

import shlex
from enum import StrEnum


class Platform(StrEnum):
    """A family of systems that share one package manager."""

    DEBIAN = "debian"
    FEDORA = "fedora"
    ARCH = "arch"
    MACOS = "macos"
    OTHER = "other"


_FAMILIES = {
    "debian": Platform.DEBIAN,
    "ubuntu": Platform.DEBIAN,
    "fedora": Platform.FEDORA,
    "rhel": Platform.FEDORA,
    "centos": Platform.FEDORA,
    "arch": Platform.ARCH,
    "archlinux": Platform.ARCH,
}


def parse_os_release(text: str) -> dict[str, str]:
    """Take the text of /etc/os-release; give its fields, unquoted, without any other line."""
    fields: dict[str, str] = {}
    for line in text.splitlines():
        key, equals, value = line.strip().partition("=")
        if not equals or key.startswith("#"):
            continue
        try:
            fields[key] = " ".join(shlex.split(value))
        except ValueError:
            fields[key] = value
    return fields


def detect_platform(os_release: str, system: str = "Linux") -> Platform:
    """Take the text of /etc/os-release and the kernel's name (platform.system()); give the family.

    A system that names none of the known families, itself or as what it is like, is OTHER.
    """
    if system == "Darwin":
        return Platform.MACOS
    fields = parse_os_release(os_release)
    for name in [fields.get("ID", ""), *fields.get("ID_LIKE", "").split()]:
        if name.lower() in _FAMILIES:
            return _FAMILIES[name.lower()]
    return Platform.OTHER


def system_name(os_release: str, system: str, release: str) -> str:
    """Give this system's own name if it has one, else the kernel's name and release."""
    if system == "Darwin":
        return f"macOS {release}"
    return parse_os_release(os_release).get("PRETTY_NAME") or f"{system} {release}"
