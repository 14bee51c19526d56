"""What several suites share: the option to rewrite golden files, and this repository's site, built."""

from __future__ import annotations

import fcntl
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[1]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        default=False,
        help="rewrite the expected files from what is made now, instead of comparing with them",
    )


@pytest.fixture(scope="session")
def built_site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The root of a copy of this project after its main job has run. Read it, change nothing.

    It is built once a run, also with pytest-xdist: the first worker that comes builds, the others
    wait and share (the temporary folders of all workers have one parent, new for each run).
    """
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if hasattr(request.config, "workerinput") else base
    root = shared / "built-site"
    with (shared / "built-site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = shared / "built-site.done"
        if not done.exists():
            shutil.rmtree(root, ignore_errors=True)
            _build(root)
            done.touch()
    return root


def _build(root: Path) -> None:
    for name in ("source", "locales"):
        shutil.copytree(REPOSITORY / name, root / name, copy_function=shutil.copy2)
    command = Path(sys.executable).with_name("isogloss")
    done = subprocess.run(
        [command, "--root", root], check=False, capture_output=True, text=True, cwd=root
    )
    if done.returncode:
        pytest.fail(
            f"The main job ended with exit code {done.returncode}:\n{done.stdout}{done.stderr}",
            pytrace=False,
        )
