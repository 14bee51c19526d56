"""The report on this machine and on ones made up, as text and as JSON."""

import dataclasses
import json
import os
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

import isogloss.doctor
from isogloss.doctor import (
    CAPABILITIES,
    Need,
    Platform,
    Report,
    Status,
    Wheel,
    format_text,
    inspect_system,
    probe,
    to_json,
)
from isogloss.doctor.capabilities import Libraries, Modules, Programs
from isogloss.doctor.detect import wheels


def machine(platform: Platform, *missing: str, wheel: str | None = "1.0") -> Report:
    """A made-up machine that has everything but the capabilities with these ids."""
    return Report(
        platform=platform,
        system="A system",
        python="3.13.1",
        as_root=False,
        statuses=tuple(
            Status(capability, capability.id not in missing, "somewhere")
            for capability in CAPABILITIES
        ),
        wheels=(Wheel("lxml", wheel),),
    )


def test_complete_machine_is_ready() -> None:
    report = machine(Platform.ARCH)
    assert report.ready
    assert report.install_command == ""
    text = format_text(report)
    assert "All that a build needs is here, PDFs included" in text
    assert "missing" not in text


@pytest.mark.parametrize(
    ("platform", "command"),
    [
        (
            Platform.DEBIAN,
            "sudo apt-get install --no-install-recommends "
            "libpango-1.0-0 libpangoft2-1.0-0 poppler-utils",
        ),
        (Platform.FEDORA, "sudo dnf install pango poppler-utils"),
        (Platform.ARCH, "sudo pacman -S --needed pango poppler"),
        (Platform.MACOS, "brew install pango poppler"),
    ],
)
def test_missing_things_are_named_with_one_command(platform: Platform, command: str) -> None:
    report = machine(platform, "pango", "poppler")
    assert not report.ready
    text = format_text(report)
    assert text.endswith(f"To install the missing system packages:\n  {command}")
    assert "missing  Pango            PDFs; without it everything but the PDFs is built" in text
    assert to_json(report)["install_command"] == command


def test_unknown_platform_gets_the_names_of_what_to_install() -> None:
    text = format_text(machine(Platform.OTHER, "pango", "java"))
    assert text.endswith("Install with this system's package manager: Pango, Java.")


def test_what_only_tests_need_does_not_count_for_a_build() -> None:
    report = machine(Platform.DEBIAN, "chromium")
    assert report.ready
    assert "only tests miss something" in format_text(report)


def test_missing_python_package_is_brought_by_make() -> None:
    report = machine(Platform.DEBIAN, wheel=None)
    assert not report.ready
    assert "missing  Python packages  lxml" in format_text(report)
    assert "make setup" in format_text(report)


def test_json_is_plain_data() -> None:
    data = json.loads(json.dumps(to_json(machine(Platform.DEBIAN, "pango"))))
    assert data["ready"] is False
    assert data["wheels"] == {"lxml": "1.0"}
    pango = next(entry for entry in data["capabilities"] if entry["id"] == "pango")
    assert pango["found"] is False
    assert pango["packages"] == ["libpango-1.0-0", "libpangoft2-1.0-0"]


def test_this_machine_is_seen_as_it_is() -> None:
    report = inspect_system()
    found = {status.capability.id: status.found for status in report.statuses}
    assert found["venv"]
    assert found["gettext"] == (shutil.which("msgfmt") is not None)
    assert found["poppler"] == (shutil.which("pdftotext") is not None)
    assert {"lxml", "weasyprint"} <= {wheel.name for wheel in report.wheels}
    assert not report.missing_wheels


@pytest.mark.skipif(sys.platform != "linux", reason="looks libraries up as Linux names them")
def test_pango_is_found_where_weasyprint_finds_it() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import weasyprint"], capture_output=True, check=False
    )
    report = inspect_system()
    found = {status.capability.id: status.found for status in report.statuses}
    assert found["pango"] == (done.returncode == 0)


def test_probes_tell_what_is_not_there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    some = CAPABILITIES[0]
    monkeypatch.setenv("PATH", str(tmp_path))
    for what, detail in [
        (Libraries((("libno-such.so.7", "no-such"),)), "libno-such.so.7"),
        (Programs(("no-such-program",)), "no-such-program"),
        (Modules(("venv", "no_such_module")), "no_such_module"),
    ]:
        status = probe(dataclasses.replace(some, probe=what))
        assert (status.found, status.detail) == (False, detail)


def test_program_is_found_at_a_path_of_its_own(tmp_path: Path) -> None:
    program = tmp_path / "browser"
    program.touch()
    capability = dataclasses.replace(
        CAPABILITIES[0], probe=Programs(("no-such-program",), (str(program),))
    )
    assert probe(capability) == Status(capability, True, str(program))


def test_wheels_are_those_of_the_package_itself() -> None:
    assert Wheel("lxml", version("lxml")) in wheels()
    assert "ruff" not in {wheel.name for wheel in wheels()}
    assert wheels("no-such-distribution") == (Wheel("no-such-distribution", None),)


def test_runs_with_the_standard_library_alone() -> None:
    source = Path(isogloss.doctor.__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-S", "-m", "isogloss.doctor", "--json"],
        env={**os.environ, "PYTHONPATH": str(source)},
        capture_output=True,
        text=True,
        check=False,
    )
    # Without site-packages nothing that Isogloss imports is there, whatever the system has.
    assert done.returncode == 1, done.stderr
    assert set(json.loads(done.stdout)["wheels"].values()) == {None}


def test_needs_cover_setup_build_and_test() -> None:
    assert {capability.need for capability in CAPABILITIES} == set(Need)
