"""Projects to spoil: copies of this repository's own, built once a session."""

from __future__ import annotations

from pathlib import Path

import pytest

from .projects import REPOSITORY, copy, isogloss


@pytest.fixture(scope="session")
def built_unprinted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that was built without PDFs. Not to be changed."""
    root = tmp_path_factory.mktemp("unprinted") / "project"
    root.mkdir()
    for name in ("source", "locales"):
        copy(REPOSITORY / name, root / name)
    ran = isogloss(root, "build", "--no-print")
    assert ran.code == 0, ran.said
    return root


@pytest.fixture
def printed(built_site: Path, tmp_path: Path) -> Path:
    """A copy of a built project, to be changed."""
    return copy(built_site, tmp_path / "project")


@pytest.fixture
def project(built_unprinted: Path, tmp_path: Path) -> Path:
    """A copy of a project built without PDFs, to be changed."""
    return copy(built_unprinted, tmp_path / "project")
