"""A translated project to spoil."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from .sites import statement, translate_all, update, write_site

PAGES = {
    "heart": ("Blood flows.", "Call <a href='x.html'>us</a>.", statement("stop", "Do not stop.")),
    "lungs": ("Air flows.", "Learn more.", statement("stop", "Do not stop.")),
    "other": ("Learn more.", "Something else."),
}


@pytest.fixture(scope="session")
def _translated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = write_site(tmp_path_factory.mktemp("site") / "project", PAGES)
    update(root)
    translate_all(root)
    update(root)
    return root


@pytest.fixture
def site(_translated: Path, tmp_path: Path) -> Path:
    """Three pages with two languages, all translated and up to date. May be changed."""
    return Path(shutil.copytree(_translated, tmp_path / "project", symlinks=True))
