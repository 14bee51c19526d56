"""The Makefile and its set-up script, as far as they go without installing anything."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")


def make(*arguments: str, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    # Not the variables of the make that runs these tests.
    env = {key: value for key, value in os.environ.items() if not key.startswith("MAKE")}
    env.pop("PYTHON", None)
    return subprocess.run(
        ["make", *arguments], cwd=folder, env=env, capture_output=True, text=True, check=False
    )


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder with only what the set-up reads, and an environment that is set up already."""
    for name in ["tools", "requirements", "pipeline/isogloss/doctor"]:
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "Makefile", tmp_path)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "pipeline/isogloss/__init__.py").touch()
    venv = tmp_path / ".venv"
    (venv / "bin").mkdir(parents=True)
    for name in ["bin/python", "bin/isogloss"]:
        (venv / name).write_text(f'#!/bin/sh\necho "{name} $*"\n', encoding="utf-8")
        (venv / name).chmod(0o755)
    (venv / "made-for").write_text(f"{tmp_path}\n", encoding="utf-8")
    (venv / "runtime.stamp").touch()
    (venv / "system-build.stamp").touch()
    return tmp_path


def test_help_lists_the_targets() -> None:
    done = make("help")
    assert done.returncode == 0, done.stderr
    listed = [line.split()[1] for line in done.stdout.splitlines()]
    assert {"run", "setup", "test", "lint", "bench", "clean", "help"} <= set(listed)


def test_run_is_the_default_and_calls_nothing_else_once_set_up(checkout: Path) -> None:
    done = make(folder=checkout)
    assert (done.returncode, done.stdout) == (0, "bin/isogloss \n"), done.stderr


@pytest.mark.parametrize("changed", ["requirements/runtime.lock", "pyproject.toml"])
def test_changed_lock_or_project_is_installed(checkout: Path, changed: str) -> None:
    os.utime(checkout / ".venv/runtime.stamp", (1_000_000_000, 1_000_000_000))
    os.utime(checkout / ".venv/bin/python", (1_000_000_000, 1_000_000_000))
    for name in ["requirements/runtime.lock", "pyproject.toml"]:
        os.utime(checkout / name, (1_000_000_000, 1_000_000_000))
    os.utime(checkout / changed)
    done = make("setup", folder=checkout)
    assert done.returncode == 0, done.stderr
    assert "--require-hashes -r requirements/runtime.lock" in done.stdout
    assert "--no-deps --no-build-isolation -e ." in done.stdout


def test_unsuitable_python_is_told(checkout: Path) -> None:
    shutil.rmtree(checkout / ".venv")
    old = checkout / "old-python"
    old.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    old.chmod(0o755)
    done = make("setup", f"PYTHON={old}", folder=checkout)
    assert done.returncode != 0
    assert f"{old} is not a Python 3.11 or newer" in done.stderr


def test_moved_checkout_makes_its_environment_anew(checkout: Path) -> None:
    (checkout / ".venv/made-for").write_text("/elsewhere\n", encoding="utf-8")
    done = make("--dry-run", "setup", folder=checkout)
    assert "tools/setup.sh venv" in done.stdout


def test_clean_says_what_it_removes_and_keeps_the_environment(checkout: Path) -> None:
    (checkout / "build").mkdir()
    (checkout / "locales").mkdir()
    done = make("clean", folder=checkout)
    assert "Removing output/, build/" in done.stdout
    assert not (checkout / "build").exists()
    assert (checkout / ".venv").exists()
    assert (checkout / "locales").exists()
