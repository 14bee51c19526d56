"""Disks that are full and folders that may not be written: a message, and the old bundles."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from .projects import ISOGLOSS, MARKETS, Ran, changed, environment, isogloss, replace, tree

BUNDLES = tuple(f"output/{market}" for market in MARKETS)
LAYOUT = "source/layouts/article.html"


def small_files(root: Path, most: int, *words: str) -> Ran:
    """A run that may write no file larger than `most` bytes: what a full disk does to it."""
    done = subprocess.run(
        [str(ISOGLOSS), *words],
        cwd=root,
        env=environment(root.parent / "home"),
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)),
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


@contextmanager
def unprivileged_readonly(folder: Path) -> Iterator[None]:
    mode = folder.stat().st_mode
    folder.chmod(0o555)
    try:
        yield
    finally:
        folder.chmod(mode)


@pytest.mark.parametrize("most", [0, 100, 20_000, 60_000])
def test_a_full_disk_is_told_and_the_old_bundles_stay(project: Path, most: int) -> None:
    before = tree(project, *BUNDLES, "locales", times=True)
    replace(project, LAYOUT, "</footer>", "<!-- new --></footer>")
    ran = small_files(project, most, "build", "--no-print")
    assert ran.code in {1, 2}, ran.said
    assert "Traceback" not in ran.said, ran.said
    assert "File too large" in ran.err, ran.err
    assert changed(before, tree(project, *BUNDLES, "locales", times=True)) == []
    assert not list((project / "output").glob(".staging/*/*"))
    ran = isogloss(project, "build", "--no-print")
    assert ran.code == 0, ran.said


@pytest.mark.pdf
@pytest.mark.slow
def test_a_disk_that_fills_while_printing_is_told_and_the_old_bundles_stay(printed: Path) -> None:
    shutil.rmtree(printed / "output/.cache")
    before = tree(printed, *BUNDLES, times=True)
    replace(printed, LAYOUT, "</footer>", "<!-- new --></footer>")
    ran = small_files(printed, 30_000)
    assert ran.code in {1, 2}, ran.said
    assert "Traceback" not in ran.said, ran.said
    assert "File too large" in ran.err, ran.err
    assert changed(before, tree(printed, *BUNDLES, times=True)) == []


def test_a_file_in_the_place_of_the_output_folder_is_named(project: Path) -> None:
    shutil.rmtree(project / "output")
    (project / "output").write_text("mine")
    ran = isogloss(project, "build", "--no-print")
    assert ran.code == 2, ran.said
    assert "output" in ran.err
    assert (project / "output").read_text() == "mine"


def test_a_folder_of_somebody_else_in_the_place_of_a_bundle_is_not_replaced(
    project: Path,
) -> None:
    shutil.rmtree(project / "output/de")
    (project / "output/de").mkdir()
    (project / "output/de/holiday.txt").write_text("mine")
    ran = isogloss(project, "build", "--no-print")
    assert ran.code in {1, 2}, ran.said
    assert "not a bundle that Isogloss wrote" in ran.err
    assert (project / "output/de/holiday.txt").read_text() == "mine"


def test_a_link_in_the_place_of_a_bundle_is_not_followed(project: Path, tmp_path: Path) -> None:
    away = tmp_path / "away"
    shutil.move(project / "output/de", away)
    (project / "output/de").symlink_to(away)
    before = tree(tmp_path, "away", times=True)
    ran = isogloss(project, "build", "--no-print")
    assert changed(before, tree(tmp_path, "away", times=True)) == []
    assert ran.code in {0, 1, 2}


def test_an_output_folder_that_may_not_be_written_is_named(project: Path) -> None:
    before = tree(project, *BUNDLES, times=True)
    replace(project, LAYOUT, "</footer>", "<!-- new --></footer>")
    with unprivileged_readonly(project / "output"):
        ran = isogloss(project, "build", "--no-print")
        assert ran.code in {1, 2}, ran.said
        assert "Permission denied" in ran.err
    assert changed(before, tree(project, *BUNDLES, times=True)) == []


def test_a_catalog_folder_that_may_not_be_written_is_named(project: Path) -> None:
    path = project / "source/pages/living-with-mr.html"
    path.write_text(path.read_text("utf-8").replace("</main>", "<p>New.</p></main>"), "utf-8")
    with unprivileged_readonly(project / "locales/de/LC_MESSAGES"):
        ran = isogloss(project, "build", "--no-print")
        assert ran.code == 2, ran.said
        assert "locales/de" in ran.err


@pytest.mark.skipif(not Path("/dev/shm").is_dir(), reason="needs a second file system")
def test_an_output_folder_on_another_file_system_works(project: Path) -> None:
    away = Path("/dev/shm") / f"isogloss-{os.getpid()}"
    shutil.copytree(project / "output", away)
    shutil.rmtree(project / "output")
    (project / "output").symlink_to(away)
    try:
        replace(project, LAYOUT, "</footer>", "<!-- new --></footer>")
        ran = isogloss(project, "build", "--no-print")
        assert ran.code == 0, ran.said
        assert isogloss(project, "verify", "output/us").code == 0
        assert isogloss(project, "build", "--no-print").out.startswith("Nothing to do")
    finally:
        shutil.rmtree(away)
