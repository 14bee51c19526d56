"""Installs missing system packages, but only where the package manager asks for no password."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from isogloss.doctor.capabilities import Capability, install_command, packages_for
from isogloss.doctor.platforms import Platform

_SUDO_SECONDS = 10
_INSTALL_SECONDS = 1200
_APT_GET = ("env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "--yes")
_APT_INSTALL = ("-o", "DPkg::Lock::Timeout=60", "install", "--no-install-recommends")
_BREW = ("env", "HOMEBREW_NO_AUTO_UPDATE=1", "brew", "install", "--quiet")


@dataclass(frozen=True, slots=True)
class Manager:
    """A package manager that can be used here: how to install with it and refresh its lists."""

    name: str
    install: tuple[str, ...]
    refresh: tuple[str, ...] | None = None


def usable_manager(platform: Platform, *, as_root: bool) -> Manager | None:
    """Give the package manager that this user can use without a password, or None.

    That is apt-get for root and for whom sudo asks nothing, and Homebrew, which is never root's.
    """
    if platform is Platform.DEBIAN and shutil.which("apt-get"):
        if as_root:
            return _apt(())
        if _sudo_asks_nothing():
            return _apt(("sudo", "-n"))
    if platform is Platform.MACOS and not as_root and shutil.which("brew"):
        return Manager("Homebrew", _BREW)
    return None


def install_missing(
    platform: Platform,
    missing: Sequence[Capability],
    *,
    as_root: bool,
    python: str,
    log: Path,
    is_missing: Callable[[Capability], bool],
    say: Callable[[str], None],
) -> tuple[Capability, ...]:
    """Install what is missing where that can be done, and give what is missing afterwards.

    What is done, or what the person can do, goes to `say`, one line a call; what the package
    manager prints goes to the file `log`. Nothing here fails: who asked goes on without the rest.
    """
    if not missing:
        return ()
    titles = _titles(missing)
    advice = _advice(platform, missing, as_root=as_root, python=python)
    manager = usable_manager(platform, as_root=as_root)
    if manager is None:
        say(f"missing {titles}; going on without: {_without(missing)}. {advice}")
        return tuple(missing)
    packages = packages_for(platform, missing, python)
    say(f"installing with {manager.name}, for {_purposes(missing)}: {' '.join(packages)}")
    _install(manager, packages, log)
    left = tuple(capability for capability in missing if is_missing(capability))
    if left and len(missing) > 1:
        # One package that cannot be had keeps the manager from installing the others with it.
        for capability in left:
            _install(manager, packages_for(platform, [capability], python), log, refresh=False)
        left = tuple(capability for capability in left if is_missing(capability))
    if left:
        advice = _advice(platform, left, as_root=as_root, python=python)
        say(
            f"{manager.name} did not bring {_titles(left)} (see {log}); "
            f"going on without: {_without(left)}. {advice}"
        )
    return left


def _apt(prefix: tuple[str, ...]) -> Manager:
    return Manager("apt-get", (*prefix, *_APT_GET, *_APT_INSTALL), (*prefix, *_APT_GET, "update"))


def _sudo_asks_nothing() -> bool:
    return shutil.which("sudo") is not None and _run(("sudo", "-n", "true"), None, _SUDO_SECONDS)


def _install(manager: Manager, packages: Sequence[str], log: Path, *, refresh: bool = True) -> bool:
    """Install packages; when that fails, refresh the manager's lists and try once more."""
    command = (*manager.install, *packages)
    if _run(command, log, _INSTALL_SECONDS):
        return True
    if not refresh or manager.refresh is None:
        return False
    return _run(manager.refresh, log, _INSTALL_SECONDS) and _run(command, log, _INSTALL_SECONDS)


def _run(command: Sequence[str], log: Path | None, seconds: int) -> bool:
    """Run a command with no input, its output added to the log; give whether it succeeded."""
    target = log or Path("/dev/null")
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("a", encoding="utf-8") as out:
        out.write(f"$ {' '.join(command)}\n")
        out.flush()
        try:
            done = subprocess.run(  # noqa: S603 - the commands are those of this module
                command,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
                timeout=seconds,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            out.write(f"{error}\n")
            return False
    return done.returncode == 0


def _advice(
    platform: Platform, missing: Sequence[Capability], *, as_root: bool, python: str
) -> str:
    command = install_command(platform, missing, as_root=as_root, python=python)
    if command:
        return f"To have it: {command}"
    return "To have it, use this system's package manager."


def _titles(capabilities: Sequence[Capability]) -> str:
    return ", ".join(capability.title for capability in capabilities)


def _purposes(capabilities: Sequence[Capability]) -> str:
    return "; ".join(dict.fromkeys(capability.purpose for capability in capabilities))


def _without(capabilities: Sequence[Capability]) -> str:
    return "; ".join(dict.fromkeys(capability.without for capability in capabilities))
