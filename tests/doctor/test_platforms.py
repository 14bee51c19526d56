"""Which family a system belongs to, from the text of its os-release file."""

import pytest

from isogloss.doctor.platforms import Platform, detect_platform, parse_os_release, system_name

DEBIAN = """\
PRETTY_NAME="Debian GNU/Linux 13 (trixie)"
ID=debian
"""
UBUNTU = 'NAME="Ubuntu"\nID=ubuntu\nID_LIKE=debian\nPRETTY_NAME="Ubuntu 24.04.2 LTS"\n'
MINT = 'ID=linuxmint\nID_LIKE="ubuntu debian"\n'
FEDORA = "# a comment\n\nID=fedora\nVERSION_ID=43\nPRETTY_NAME='Fedora Linux 43'\n"
ROCKY = 'ID="rocky"\nID_LIKE="rhel centos fedora"\n'
ARCH = 'PRETTY_NAME="Arch Linux"\nID=arch\n'
MANJARO = "ID=manjaro\nID_LIKE=arch\n"
ALPINE = 'ID=alpine\nPRETTY_NAME="Alpine Linux v3.22"\n'


@pytest.mark.parametrize(
    ("text", "platform"),
    [
        pytest.param(DEBIAN, Platform.DEBIAN, id="debian"),
        pytest.param(UBUNTU, Platform.DEBIAN, id="ubuntu"),
        pytest.param(MINT, Platform.DEBIAN, id="mint"),
        pytest.param(FEDORA, Platform.FEDORA, id="fedora"),
        pytest.param(ROCKY, Platform.FEDORA, id="rocky"),
        pytest.param(ARCH, Platform.ARCH, id="arch"),
        pytest.param(MANJARO, Platform.ARCH, id="manjaro"),
        pytest.param(ALPINE, Platform.OTHER, id="alpine"),
        pytest.param("", Platform.OTHER, id="no file"),
        pytest.param('ID="unclosed\nno field at all', Platform.OTHER, id="damaged"),
    ],
)
def test_linux_families(text: str, platform: Platform) -> None:
    assert detect_platform(text) is platform


def test_macos_is_told_by_its_kernel() -> None:
    assert detect_platform("", "Darwin") is Platform.MACOS


def test_fields_are_unquoted_and_comments_left_out() -> None:
    assert parse_os_release(FEDORA) == {
        "ID": "fedora",
        "VERSION_ID": "43",
        "PRETTY_NAME": "Fedora Linux 43",
    }


@pytest.mark.parametrize(
    ("text", "system", "name"),
    [
        (UBUNTU, "Linux", "Ubuntu 24.04.2 LTS"),
        ("", "Linux", "Linux 6.1"),
        ("", "Darwin", "macOS 6.1"),
    ],
)
def test_system_name(text: str, system: str, name: str) -> None:
    assert system_name(text, system, "6.1") == name
