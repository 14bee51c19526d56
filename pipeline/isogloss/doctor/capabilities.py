"""The table of what Isogloss needs from a system, for the doctor and the Makefile alike."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from isogloss.doctor.platforms import Platform


class Need(StrEnum):
    """What a capability is needed for."""

    SETUP = "setup"
    BUILD = "build"
    TEST = "test"


@dataclass(frozen=True, slots=True)
class Libraries:
    """Found when each library loads; for each, the names to try in turn, as WeasyPrint does."""

    names: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Programs:
    """Found when a program is there: at one of the paths, or on PATH under one of the names."""

    names: tuple[str, ...]
    paths: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Modules:
    """Found when this Python has each module; for parts of Python that some systems ship apart."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Packages:
    """The packages that bring a capability on each platform; `{python}` is e.g. python3.13."""

    debian: tuple[str, ...]
    fedora: tuple[str, ...]
    arch: tuple[str, ...]
    macos: tuple[str, ...]

    def on(self, platform: Platform) -> tuple[str, ...]:
        """Give the package names on a platform; none on one that is not known."""
        match platform:
            case Platform.DEBIAN:
                return self.debian
            case Platform.FEDORA:
                return self.fedora
            case Platform.ARCH:
                return self.arch
            case Platform.MACOS:
                return self.macos
            case Platform.OTHER:
                return ()


@dataclass(frozen=True, slots=True)
class Capability:
    """One thing that a system may have: what it is for, how it is found, and what brings it."""

    id: str
    title: str
    need: Need
    purpose: str
    without: str
    probe: Libraries | Programs | Modules
    packages: Packages


CAPABILITIES: tuple[Capability, ...] = (
    Capability(
        id="venv",
        title="Python's venv",
        need=Need.SETUP,
        purpose="the virtual environment",
        without="nothing can be set up",
        probe=Modules(("venv", "ensurepip")),
        packages=Packages(("{python}-venv",), ("python3",), ("python",), ("python",)),
    ),
    Capability(
        id="pango",
        title="Pango",
        need=Need.BUILD,
        purpose="PDFs",
        without="everything but the PDFs is built",
        probe=Libraries(
            (
                ("libgobject-2.0.so.0", "libgobject-2.0.0.dylib", "gobject-2.0"),
                ("libpango-1.0.so.0", "libpango-1.0.dylib", "pango-1.0"),
                ("libharfbuzz.so.0", "libharfbuzz.0.dylib", "harfbuzz"),
                ("libfontconfig.so.1", "libfontconfig.1.dylib", "fontconfig"),
                ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib", "pangoft2-1.0"),
            )
        ),
        packages=Packages(
            ("libpango-1.0-0", "libpangoft2-1.0-0"), ("pango",), ("pango",), ("pango",)
        ),
    ),
    Capability(
        id="harfbuzz-subset",
        title="HarfBuzz subset",
        need=Need.BUILD,
        purpose="PDFs",
        without="everything but the PDFs is built",
        probe=Libraries(
            (("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib", "harfbuzz-subset"),)
        ),
        packages=Packages(("libharfbuzz-subset0",), ("harfbuzz",), ("harfbuzz",), ("harfbuzz",)),
    ),
    Capability(
        id="chromium",
        title="Chromium",
        need=Need.TEST,
        purpose="tests that open pages in a browser",
        without="those tests skip",
        probe=Programs(
            ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
            (
                "/Applications/Chromium.app/Contents/MacOS/Chromium",
                "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            ),
        ),
        packages=Packages(("chromium",), ("chromium",), ("chromium",), ("google-chrome",)),
    ),
    Capability(
        id="gettext",
        title="GNU gettext",
        need=Need.TEST,
        purpose="tests that have msgfmt check the catalogs",
        without="those tests skip",
        probe=Programs(("msgfmt",), ("/opt/homebrew/opt/gettext/bin/msgfmt",)),
        packages=Packages(("gettext",), ("gettext",), ("gettext",), ("gettext",)),
    ),
    Capability(
        id="poppler",
        title="Poppler",
        need=Need.TEST,
        purpose="tests that read PDFs with pdftotext",
        without="those tests skip",
        probe=Programs(("pdftotext",)),
        packages=Packages(("poppler-utils",), ("poppler-utils",), ("poppler",), ("poppler",)),
    ),
    Capability(
        id="java",
        title="Java",
        need=Need.TEST,
        purpose="tests that check pages with the vnu HTML checker",
        without="those tests skip",
        # macOS has a /usr/bin/java that only says where to get Java, hence Homebrew's paths first.
        probe=Programs(
            ("java",), ("/opt/homebrew/opt/openjdk/bin/java", "/usr/local/opt/openjdk/bin/java")
        ),
        packages=Packages(
            ("default-jre-headless",),
            ("java-latest-openjdk-headless",),
            ("jre-openjdk-headless",),
            ("openjdk",),
        ),
    ),
    Capability(
        id="npm",
        title="Node.js and npm",
        need=Need.TEST,
        purpose="getting vnu and axe-core, with which tests check pages",
        without="those tests skip",
        probe=Programs(("npm",)),
        packages=Packages(("nodejs", "npm"), ("nodejs", "npm"), ("nodejs", "npm"), ("node",)),
    ),
)


def packages_for(
    platform: Platform, capabilities: Iterable[Capability], python: str = "python3"
) -> list[str]:
    """Give the packages that bring these capabilities on a platform, each once and in order.

    `python` is the versioned name of the interpreter, for packages that are named after it.
    """
    names = [
        name.format(python=python)
        for capability in capabilities
        for name in capability.packages.on(platform)
    ]
    return list(dict.fromkeys(names))


_COMMANDS = {
    Platform.DEBIAN: "sudo apt-get install --no-install-recommends",
    Platform.FEDORA: "sudo dnf install",
    Platform.ARCH: "sudo pacman -S --needed",
    Platform.MACOS: "brew install",
}


def install_command(
    platform: Platform,
    missing: Iterable[Capability],
    *,
    as_root: bool = False,
    python: str = "python3",
) -> str:
    """Give the one command for a person to run that installs what is missing on a platform.

    Empty when nothing is missing, or when the platform is one whose packages are not known.
    For someone who is root already the command goes without sudo.
    """
    packages = packages_for(platform, missing, python)
    if not packages or platform not in _COMMANDS:
        return ""
    command = " ".join([_COMMANDS[platform], *packages])
    return command.removeprefix("sudo ") if as_root else command
