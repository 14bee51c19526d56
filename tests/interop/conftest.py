from __future__ import annotations

from pathlib import Path

import pytest

from tests.interop.projects import Command, make_project


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project, to be changed."""
    return make_project(tmp_path / "project")


@pytest.fixture
def isogloss(root: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> Command:
    """The command, in that project."""
    return Command(root, capsysbinary)
