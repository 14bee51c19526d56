"""The table, and the one command that installs what is missing."""

import pytest

from isogloss.doctor import CAPABILITIES, Capability, Need, Platform, install_command

KNOWN = [platform for platform in Platform if platform is not Platform.OTHER]
BUILD = [capability for capability in CAPABILITIES if capability.need is Need.BUILD]


@pytest.mark.parametrize("capability", CAPABILITIES, ids=lambda capability: capability.id)
@pytest.mark.parametrize("platform", KNOWN)
def test_every_capability_has_packages_on_every_known_platform(
    capability: Capability, platform: Platform
) -> None:
    assert capability.packages.on(platform)


def test_capabilities_have_ids_of_their_own() -> None:
    assert len({capability.id for capability in CAPABILITIES}) == len(CAPABILITIES)


@pytest.mark.parametrize(
    ("platform", "command"),
    [
        (
            Platform.DEBIAN,
            "sudo apt-get install --no-install-recommends "
            "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
        ),
        (Platform.FEDORA, "sudo dnf install pango harfbuzz"),
        (Platform.ARCH, "sudo pacman -S --needed pango harfbuzz"),
        (Platform.MACOS, "brew install pango harfbuzz"),
        (Platform.OTHER, ""),
    ],
)
def test_install_command_for_a_build(platform: Platform, command: str) -> None:
    assert install_command(platform, BUILD) == command


def test_nothing_missing_needs_no_command() -> None:
    assert install_command(Platform.DEBIAN, []) == ""


def test_root_needs_no_sudo() -> None:
    command = install_command(Platform.FEDORA, BUILD, as_root=True)
    assert command == "dnf install pango harfbuzz"


def test_venv_package_is_that_of_the_interpreter() -> None:
    venv = [capability for capability in CAPABILITIES if capability.id == "venv"]
    command = install_command(Platform.DEBIAN, venv, python="python3.13")
    assert command.endswith(" python3.13-venv")
