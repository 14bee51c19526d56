"""Catalogs on hostile disks: all are written or none, and what somebody saved is never lost."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from isogloss.build.files import MeanwhileError, Replacement, write_atomically, write_together
from isogloss.build.inputs import read_inputs
from isogloss.bundle import lock
from isogloss.model import CatalogError
from tests.privileges import as_other_people

from .sites import contents, entry, po, statement, update, write_page

ISOGLOSS = Path(sys.executable).with_name("isogloss")


def run(root: Path, *words: str, most: int | None = None) -> subprocess.CompletedProcess[str]:
    """The command as other people run it. most: bytes that a file may have."""

    def before() -> None:
        as_other_people()
        if most is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    return subprocess.run(
        [str(ISOGLOSS), *words],
        cwd=root,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        preexec_fn=before,
        check=False,
    )


def edit(root: Path) -> None:
    """Change the sources so that catalogs of all locales change."""
    write_page(root, "heart", ("Blood flows fast.", statement("stop", "Do not stop.")))
    write_page(root, "other", ("Learn more.", "Something else now."))


def leftovers(root: Path) -> list[Path]:
    return [path for path in (root / "locales").rglob(".*") if path.is_file()]


@contextmanager
def mode(path: Path, wanted: int) -> Iterator[None]:
    before = path.stat().st_mode
    path.chmod(wanted)
    try:
        yield
    finally:
        path.chmod(before)


@pytest.mark.parametrize("most", [20, 300, 600])
def test_a_full_disk_leaves_everything_as_it_was(site: Path, most: int) -> None:
    edit(site)
    before = contents(site)
    ran = run(site, "update", most=most)
    assert ran.returncode == 2, ran.stderr
    assert "File too large" in ran.stderr
    assert "nothing was changed" in ran.stderr
    assert contents(site) == before
    assert not leftovers(site)
    assert run(site, "update").returncode == 0


def test_one_folder_that_may_not_be_written_stops_all(site: Path) -> None:
    edit(site)
    before = contents(site)
    with mode(site / "locales/fr/LC_MESSAGES", 0o555):
        ran = run(site, "update")
    assert ran.returncode == 2
    assert "locales/fr" in ran.stderr
    assert contents(site) == before
    assert not leftovers(site)


def test_a_catalog_that_may_only_be_read_is_not_replaced(site: Path) -> None:
    edit(site)
    before = contents(site)
    with mode(po(site, "fr", "other"), 0o444):
        ran = run(site, "update")
    assert ran.returncode == 2
    assert "fr/LC_MESSAGES/other.po" in ran.stderr
    assert contents(site) == before


def test_a_linked_catalog_is_written_through_its_link(site: Path, tmp_path: Path) -> None:
    away = tmp_path / "away.po"
    path = po(site, "de", "heart")
    path.replace(away)
    path.symlink_to(away)
    edit(site)
    update(site)
    assert path.is_symlink()
    assert b"Blood flows fast." in away.read_bytes()


@pytest.mark.parametrize("wanted", [0o600, 0o664])
def test_a_catalog_keeps_its_mode(site: Path, wanted: int) -> None:
    po(site, "de", "heart").chmod(wanted)
    edit(site)
    update(site)
    assert po(site, "de", "heart").stat().st_mode & 0o777 == wanted


def test_what_an_editor_saves_during_the_run_is_merged_too(site: Path) -> None:
    """A thread saves a catalog again and again while updates run; no word of it is lost."""
    path = po(site, "de", "heart")
    saved: list[str] = []
    stop = threading.Event()

    def save() -> None:
        while not stop.is_set():
            text = path.read_text("utf-8")
            number = len(saved)
            line = f"# saved {number}"
            aside = path.with_name(".editor")
            aside.write_text(
                text.replace("\nmsgid", f"\n{line}\nmsgid", 2).replace(
                    f"\n{line}\nmsgid", "\nmsgid", 1
                ),
                "utf-8",
            )
            if path.read_text("utf-8") == text:
                aside.replace(path)
                saved.append(line)
            time.sleep(0.002)

    thread = threading.Thread(target=save)
    thread.start()
    try:
        for number in range(6):
            write_page(site, "heart", (f"Blood flows {number}.", statement("stop", "Do not stop.")))
            try:
                update(site)
            except MeanwhileError as error:
                assert error.place == "locales/de/LC_MESSAGES/heart.po"
    finally:
        stop.set()
        thread.join()
    update(site)
    text = path.read_text("utf-8")
    assert saved
    # A save may itself have come between the editor's own reading and writing; the last holds.
    assert saved[-1] in text


def test_a_file_that_is_not_what_was_read_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "b").write_bytes(b"saved by an editor")
    changes = {"a": Replacement(b"old", b"new"), "b": Replacement(b"old", b"new")}
    with pytest.raises(MeanwhileError) as caught:
        write_together(tmp_path, changes)
    assert caught.value.place == "b"
    assert (tmp_path / "a").read_bytes() == b"old"
    assert (tmp_path / "b").read_bytes() == b"saved by an editor"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b"]


def test_a_file_that_came_into_being_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"mine")
    with pytest.raises(MeanwhileError):
        write_together(tmp_path, {"a": Replacement(None, b"new")})
    assert (tmp_path / "a").read_bytes() == b"mine"


def test_a_file_is_removed_only_if_it_is_what_was_read(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"more")
    with pytest.raises(MeanwhileError):
        write_together(tmp_path, {"a": Replacement(b"old", None)})
    write_together(tmp_path, {"a": Replacement(b"more", None)})
    assert not (tmp_path / "a").exists()


def test_what_a_killed_run_left_aside_is_no_catalog_and_goes_with_the_next_run(
    site: Path,
) -> None:
    aside = po(site, "de", "heart").with_name(".heart.po.isogloss")
    aside.write_bytes(b"half a catal")
    editor = po(site, "de", "heart").with_name(".#heart.po")
    editor.symlink_to("somebody@somewhere")
    assert read_inputs(site).catalogs["de", "heart"]
    edit(site)
    update(site)
    assert not aside.exists()
    assert editor.is_symlink()


@pytest.mark.slow
def test_a_run_killed_at_any_moment_leaves_every_catalog_old_or_new(site: Path) -> None:
    for number in range(12):
        write_page(site, "heart", (f"Blood flows {number}.", statement("stop", "Do not stop.")))
        old = po(site, "de", "heart").read_bytes()
        child = subprocess.Popen(
            [str(ISOGLOSS), "update"],
            cwd=site,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(0.1 + number * 0.03)
        os.kill(child.pid, signal.SIGKILL)
        child.wait()
        now = po(site, "de", "heart").read_bytes()
        assert now == old or f"Blood flows {number}.".encode() in now
        update(site)
        assert entry(site, "de", "heart", f"Blood flows {number}.").fuzzy
    assert not leftovers(site)


def test_two_updates_do_not_run_at_once(site: Path) -> None:
    edit(site)
    before = contents(site)
    with lock(site / "output"):
        for command in (("update",), ("extract",), ("update", "--fill")):
            ran = run(site, *command)
            assert ran.returncode == 2
            assert "another isogloss run" in ran.stderr
    assert contents(site) == before


def test_one_file_is_written_with_its_link_and_mode(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "real").chmod(0o640)
    (tmp_path / "link").symlink_to("real")
    write_atomically(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"
    assert (tmp_path / "real").stat().st_mode & 0o777 == 0o640
    with pytest.raises(CatalogError):
        write_atomically(tmp_path / "real" / "below", b"new")


def test_a_pipe_is_not_replaced_by_a_file(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.po"
    os.mkfifo(pipe)
    with pytest.raises(CatalogError, match="no regular file"):
        write_atomically(pipe, b"text")
    assert pipe.is_fifo()
    assert list(tmp_path.iterdir()) == [pipe]
