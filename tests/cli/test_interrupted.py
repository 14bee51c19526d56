"""Runs that end before their end: whatever stands in output/ is whole, old or new."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from .projects import ISOGLOSS, MARKETS, changed, environment, isogloss, po_path, tree

pytestmark = pytest.mark.slow


def start(root: Path, *words: str) -> subprocess.Popen[bytes]:
    """A run in a process group of its own, as a shell starts it."""
    return subprocess.Popen(
        [str(ISOGLOSS), *words],
        cwd=root,
        env=environment(root.parent / "home"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def of_group(group: int) -> list[str]:
    """Processes of the group that still live."""
    found = []
    for folder in Path("/proc").iterdir():
        with contextlib.suppress(OSError, ValueError, IndexError):
            if folder.name.isdigit():
                after_name = (folder / "stat").read_text().rpartition(")")[2].split()
                if int(after_name[2]) == group and after_name[0] != "Z":
                    found.append(folder.name)
    return found


def wait_until(done: object, seconds: float) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if done():  # type: ignore[operator]
            return True
        time.sleep(0.02)
    return False


def edit_everything(root: Path, word: str) -> None:
    """Change a text of every edition, so that every bundle and every page's PDF is made anew."""
    page = root / "source/layouts/article.html"
    text = page.read_text("utf-8")
    at = text.index("</body>")
    page.write_text(
        text[:at].rstrip()
        + f'\n<div class="site-chrome" translate="no" hidden data-x="{word}"></div>\n</body>\n</html>\n',
        "utf-8",
    )


@pytest.mark.pdf
@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="reads /proc")
def test_ctrl_c_while_printing_leaves_the_old_bundles_and_no_process(printed: Path) -> None:
    shutil.rmtree(printed / "output/.cache")
    edit_everything(printed, "new")
    before = tree(printed, *(f"output/{market}" for market in MARKETS), times=True)
    run = start(printed)
    cache = printed / "output/.cache/pdf"
    assert wait_until(lambda: len(list(cache.glob("*.pdf"))) >= 2, 60), "it does not print"
    os.killpg(run.pid, signal.SIGINT)
    out, err = run.communicate(timeout=30)
    assert run.returncode == 130, err
    assert b"Traceback" not in out + err
    assert b"Interrupted" in err
    assert len(err.strip().splitlines()) == 1, err
    assert wait_until(lambda: not of_group(run.pid), 5), of_group(run.pid)
    assert changed(before, tree(printed, *(f"output/{m}" for m in MARKETS), times=True)) == []
    assert isogloss(printed, "verify", "output/us").code == 0
    kept = {path.name: path.stat().st_mtime_ns for path in cache.glob("*.pdf")}
    ran = isogloss(printed)
    assert ran.code == 0, ran.said
    now = {path.name: path.stat().st_mtime_ns for path in cache.glob("*.pdf")}
    assert kept.items() <= now.items(), "what was printed before the interruption is not used"
    assert isogloss(printed, "verify", "output/sa").code == 0


@pytest.mark.pdf
@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="reads /proc")
def test_workers_end_with_the_run_that_is_killed(printed: Path) -> None:
    shutil.rmtree(printed / "output/.cache")
    run = start(printed, "build", "-j", "2")
    cache = printed / "output/.cache/pdf"
    assert wait_until(lambda: list(cache.glob("*.pdf")), 60), "it does not print"
    os.kill(run.pid, signal.SIGKILL)
    run.communicate(timeout=30)
    assert wait_until(lambda: not of_group(run.pid), 10), of_group(run.pid)


def _moments(seed: int, count: int, longest: float) -> Iterator[float]:
    chance = random.Random(seed)
    return (chance.uniform(0.05, longest) for _ in range(count))


def _kill_at(root: Path, delay: float, *words: str) -> None:
    run = start(root, *words)
    with contextlib.suppress(subprocess.TimeoutExpired):
        run.wait(delay)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(run.pid, signal.SIGKILL)
    run.communicate(timeout=30)


def _all_whole(root: Path) -> None:
    for market in MARKETS:
        ran = isogloss(root, "verify", f"output/{market}")
        assert ran.code == 0, ran.said


def test_a_run_killed_at_any_moment_leaves_whole_bundles(project: Path) -> None:
    for number, delay in enumerate(_moments(1, 7, 3.0)):
        edit_everything(project, f"v{number}")
        _kill_at(project, delay, "build", "--no-print")
        for market in MARKETS:
            assert (project / f"output/{market}/data/bundle.json").is_file()
        if number % 4 == 3:
            _all_whole(project)
    ran = isogloss(project, "build", "--no-print")
    assert ran.code == 0, ran.said
    staging = project / "output/.staging"
    assert not staging.exists() or list(staging.iterdir()) == []
    assert not list(project.rglob(".*.po.*")), "a temporary file was left"
    _all_whole(project)
    assert isogloss(project, "build", "--no-print").out.startswith("Nothing to do")


@pytest.mark.pdf
def test_a_printing_run_killed_at_any_moment_leaves_whole_bundles(printed: Path) -> None:
    for number, delay in enumerate(_moments(2, 3, 8.0)):
        edit_everything(printed, f"v{number}")
        _kill_at(printed, delay)
    _all_whole(printed)
    ran = isogloss(printed)
    assert ran.code == 0, ran.said
    assert not list((printed / "output/.cache/pdf").glob(".*")), "a temporary file was left"
    assert isogloss(printed, "verify", "output/sa").code == 0


def test_what_a_killed_run_left_in_staging_is_cleaned_up(project: Path) -> None:
    left = project / "output/.staging/us-0123456789abcdef"
    (left / "data").mkdir(parents=True)
    (left / "data/half.html").write_text("half")
    edit_everything(project, "x")
    assert isogloss(project, "build", "--no-print").code == 0
    assert not left.exists()


def test_a_second_run_at_the_same_time_is_told_to_wait(project: Path) -> None:
    import fcntl

    before = tree(project, times=True)
    with (project / "output/.lock").open("r+") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        handle.write("4711\n")
        handle.flush()
        edit_everything(project, "x")
        for words in (["build", "--no-print"], ["update"], []):
            ran = isogloss(project, *words)
            assert ran.code == 2, ran.said
            assert "another isogloss run is writing here (pid 4711)" in ran.err
            assert len(ran.err.splitlines()) == 2
            assert changed(before, tree(project, times=True)) == []
        assert isogloss(project, "verify", "output/us").code == 0, "reading needs no lock"
        assert isogloss(project, "check").code == 0
    assert isogloss(project, "build", "--no-print").code == 0


def test_two_runs_started_together_never_harm_each_other(project: Path) -> None:
    edit_everything(project, "x")
    runs = [start(project, "build", "--no-print") for _ in range(3)]
    codes = []
    for run in runs:
        out, err = run.communicate(timeout=60)
        assert b"Traceback" not in out + err, err
        codes.append(run.returncode)
    assert set(codes) <= {0, 2}
    assert 0 in codes
    _all_whole(project)


def test_a_catalog_saved_during_a_run_is_not_lost(project: Path) -> None:
    """A translator saves while a build runs: the next run takes the text in."""
    name = po_path("de", "living-with-mr")
    path = project / name
    edit_everything(project, "x")
    run = start(project, "build", "--no-print")
    time.sleep(0.4)
    text = path.read_text("utf-8").replace("Wie das Blut", "Wie unser Blut")
    path.write_text(text, "utf-8")
    run.communicate(timeout=60)
    assert isogloss(project, "build", "--no-print").code == 0
    assert "Wie unser Blut" in path.read_text("utf-8")
    page = project / "output/de/data/de-DE/living-with-mr.html"
    assert "Wie unser Blut" in page.read_text("utf-8")
