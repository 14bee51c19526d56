"""Installing system packages: only without a password, never failing; with fake managers."""

from pathlib import Path

import pytest

from isogloss.doctor import CAPABILITIES, Capability, Need, Platform
from isogloss.doctor.install import install_missing, usable_manager

BUILD = [capability for capability in CAPABILITIES if capability.need is Need.BUILD]
PANGO, HARFBUZZ = BUILD


class Machine:
    """A PATH of fake programs, and what was said and run on it."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.bin = root / "bin"
        self.bin.mkdir()
        self.calls = root / "calls"
        self.installed = root / "installed"
        self.installed.mkdir()
        self.log = root / "logs" / "system.log"
        self.said: list[str] = []
        monkeypatch.setenv("PATH", str(self.bin))
        self.program("env", 'while [ "${1#*=}" != "$1" ]; do shift; done\nexec "$@"')

    def program(self, name: str, script: str) -> None:
        """Put a shell script on PATH; it notes its arguments in `calls` first."""
        path = self.bin / name
        note = "" if name == "env" else f'echo "{name} $*" >>"{self.calls}"\n'
        path.write_text(f"#!/bin/sh\n{note}{script}\n", encoding="utf-8")
        path.chmod(0o755)

    def sudo(self, *, asks: bool) -> None:
        self.program("sudo", "exit 1" if asks else 'shift\n"$@"')

    def true(self) -> None:
        self.program("true", "exit 0")

    def manager(self, name: str, brings: str = "*", lists: bool = True) -> None:
        """A manager that brings the packages that match; without lists, only after an update."""
        self.program(
            name,
            f"""
            case " $* " in *" update "*) : >"{self.bin}/lists"; exit 0;; esac
            {"" if lists else f'[ -e "{self.bin}/lists" ] || exit 100'}
            for word; do case $word in
                {brings}) ;;
                lib*|pango|harfbuzz) echo "no $word"; exit 100;;
            esac; done
            for word; do case $word in
                lib*|pango|harfbuzz) : >"{self.installed}/$word";;
            esac; done""",
        )

    def install(
        self,
        platform: Platform = Platform.DEBIAN,
        *,
        as_root: bool = False,
    ) -> tuple[Capability, ...]:
        def is_missing(capability: Capability) -> bool:
            names = capability.packages.on(platform)
            return not all((self.installed / name).exists() for name in names)

        return install_missing(
            platform,
            BUILD,
            as_root=as_root,
            python="python3.13",
            log=self.log,
            is_missing=is_missing,
            say=self.said.append,
        )

    def ran(self) -> list[str]:
        return self.calls.read_text(encoding="utf-8").splitlines() if self.calls.exists() else []


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    return Machine(tmp_path, monkeypatch)


def test_root_installs_in_one_line(machine: Machine) -> None:
    machine.manager("apt-get")
    assert machine.install(as_root=True) == ()
    assert machine.said == [
        "installing with apt-get, for PDFs: libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
    ]
    (call,) = machine.ran()
    assert "--no-install-recommends" in call


def test_lists_are_fetched_only_when_needed(machine: Machine) -> None:
    machine.manager("apt-get", lists=False)
    assert machine.install(as_root=True) == ()
    assert ["update" in call for call in machine.ran()] == [False, True, False]
    assert len(machine.said) == 1


def test_sudo_that_asks_nothing_is_used(machine: Machine) -> None:
    machine.manager("apt-get")
    machine.sudo(asks=False)
    machine.true()
    assert machine.install() == ()
    assert machine.ran()[0] == "sudo -n true"
    (call,) = [call for call in machine.ran()[1:] if call.startswith("sudo")]
    assert call.startswith("sudo -n env DEBIAN_FRONTEND=noninteractive apt-get -qq")


def test_sudo_that_asks_for_a_password_leads_to_the_command(machine: Machine) -> None:
    machine.manager("apt-get")
    machine.sudo(asks=True)
    assert machine.install() == tuple(BUILD)
    assert machine.said == [
        "missing Pango, HarfBuzz subset; going on without: everything but the PDFs is built. "
        "To have it: sudo apt-get install --no-install-recommends "
        "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
    ]
    assert machine.ran() == ["sudo -n true"]


def test_no_sudo_at_all(machine: Machine) -> None:
    machine.manager("apt-get")
    assert machine.install() == tuple(BUILD)
    assert machine.ran() == []


@pytest.mark.parametrize("platform", [Platform.FEDORA, Platform.ARCH, Platform.OTHER])
def test_elsewhere_nothing_is_run(machine: Machine, platform: Platform) -> None:
    machine.manager("dnf")
    machine.manager("pacman")
    assert machine.install(platform, as_root=True) == tuple(BUILD)
    assert machine.ran() == []
    (line,) = machine.said
    assert "everything but the PDFs is built" in line


def test_homebrew_is_used_but_not_as_root(machine: Machine) -> None:
    machine.manager("brew")
    assert usable_manager(Platform.MACOS, as_root=True) is None
    assert machine.install(Platform.MACOS) == ()
    assert machine.ran() == ["brew install --quiet pango harfbuzz"]


def test_what_can_be_had_is_installed_when_the_rest_cannot(machine: Machine) -> None:
    machine.manager("apt-get", brings="libpango*")
    assert machine.install(as_root=True) == (HARFBUZZ,)
    assert len(machine.said) == 2
    assert machine.said[1] == (
        f"apt-get did not bring HarfBuzz subset (see {machine.log}); "
        "going on without: everything but the PDFs is built. "
        "To have it: apt-get install --no-install-recommends libharfbuzz-subset0"
    )
    assert "no libharfbuzz-subset0" in machine.log.read_text(encoding="utf-8")


def test_nothing_missing_says_nothing(machine: Machine) -> None:
    left = install_missing(
        Platform.DEBIAN,
        [],
        as_root=True,
        python="python3.13",
        log=machine.log,
        is_missing=lambda _: True,
        say=machine.said.append,
    )
    assert (left, machine.said, machine.ran()) == ((), [], [])
