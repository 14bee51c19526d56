"""A bundle is in place whole, the old or the new, whatever happens."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from isogloss.bundle import clean_up, put_in_place, stage, write_bag
from isogloss.bundle.exchange import exchange
from isogloss.model import BundleError


def unable(_one: Path, _other: Path) -> bool:
    """A file system on which folders cannot change places."""
    return False


@pytest.fixture(params=[exchange, unable], ids=["exchange", "links"])
def swap(request: pytest.FixtureRequest) -> Callable[[Path, Path], bool]:
    found: Callable[[Path, Path], bool] = request.param
    return found


def publish(output: Path, text: bytes, swap: Callable[[Path, Path], bool] = exchange) -> None:
    clean_up(output, "ca")
    staged = stage(output, "ca")
    write_bag(staged, {"a.html": text}, {})
    put_in_place(staged, output / "ca", swap=swap)


def published(output: Path) -> bytes:
    return (output / "ca/data/a.html").read_bytes()


def test_each_bundle_takes_the_place_of_the_one_before(
    tmp_path: Path, swap: Callable[[Path, Path], bool]
) -> None:
    for text in (b"one", b"two", b"three"):
        publish(tmp_path, text, swap)
        assert published(tmp_path) == text
    clean_up(tmp_path, "ca")
    assert len(list(tmp_path.rglob("a.html"))) == 1
    assert not (tmp_path / ".staging").exists()


def test_an_empty_folder_is_filled(tmp_path: Path, swap: Callable[[Path, Path], bool]) -> None:
    (tmp_path / "ca").mkdir()
    publish(tmp_path, b"one", swap)
    assert published(tmp_path) == b"one"


def test_a_folder_gives_way_to_a_link_where_nothing_else_works(tmp_path: Path) -> None:
    publish(tmp_path, b"one")
    publish(tmp_path, b"two", unable)
    assert (tmp_path / "ca").is_symlink()
    publish(tmp_path, b"three", exchange)
    assert published(tmp_path) == b"three"
    assert len(list((tmp_path / ".versions").iterdir())) == 1


def test_what_a_run_killed_between_two_steps_left_comes_back(tmp_path: Path) -> None:
    publish(tmp_path, b"one")
    (tmp_path / ".staging").mkdir(exist_ok=True)
    (tmp_path / "ca").rename(stage(tmp_path, "ca").with_suffix(".old"))
    clean_up(tmp_path, "ca")
    assert published(tmp_path) == b"one"


def make_folder(target: Path) -> None:
    target.mkdir()
    (target / "thesis.txt").write_text("years of work")


def make_file(target: Path) -> None:
    target.write_text("mine")


def make_foreign_bag(target: Path) -> None:
    target.mkdir()
    (target / "bagit.txt").write_text("BagIt-Version: 1.0\n")
    (target / "bag-info.txt").write_text("Bag-Software-Agent: bagit.py\n")


def make_foreign_link(target: Path) -> None:
    (target.parent / "elsewhere").mkdir()
    target.symlink_to("elsewhere")


@pytest.mark.parametrize("make", [make_folder, make_file, make_foreign_bag, make_foreign_link])
def test_what_is_not_ours_is_not_replaced(
    tmp_path: Path, make: Callable[[Path], None], swap: Callable[[Path, Path], bool]
) -> None:
    make(tmp_path / "ca")
    before = sorted(str(path) for path in tmp_path.rglob("*"))
    with pytest.raises(BundleError, match="not a bundle that Isogloss wrote") as error:
        publish(tmp_path, b"new", swap)
    assert error.value.hint
    clean_up(tmp_path, "ca")
    assert sorted(str(path) for path in tmp_path.rglob("*")) == before


def test_cleaning_up_leaves_other_markets_and_other_files(tmp_path: Path) -> None:
    other = stage(tmp_path, "ca-x")
    ours = stage(tmp_path, "ca")
    probe = ours.with_name(f"{ours.name}.probe0")
    for path in (other, tmp_path / ".staging/notes", ours, probe):
        path.mkdir(parents=True)
    ours.with_name(f"{ours.name}.link").symlink_to("nowhere")
    clean_up(tmp_path, "ca")
    assert sorted(path.name for path in (tmp_path / ".staging").iterdir()) == [other.name, "notes"]


def test_cleaning_up_does_not_follow_links(tmp_path: Path) -> None:
    (tmp_path / "precious").mkdir()
    (tmp_path / "precious/file").write_text("x")
    link = stage(tmp_path, "ca")
    link.parent.mkdir()
    link.symlink_to(tmp_path / "precious")
    clean_up(tmp_path, "ca")
    assert (tmp_path / "precious/file").exists()
    assert not link.is_symlink()


LOOP = """
import sys
from pathlib import Path
from isogloss.bundle import clean_up, lock, put_in_place, stage, write_bag
output, way = Path(sys.argv[1]), sys.argv[2]
swap = {} if way == "exchange" else {"swap": lambda one, other: False}
print("ready", flush=True)
for number in range(int(sys.argv[3]), 10**9):
    with lock(output):
        clean_up(output, "ca")
        staged = stage(output, "ca")
        text = str(number).encode()
        write_bag(staged, {f"{name}.html": text for name in "abcdefgh"}, {})
        put_in_place(staged, output / "ca", **swap)
"""


@pytest.mark.slow
@pytest.mark.parametrize("way", ["exchange", "links"])
def test_a_killed_run_leaves_the_old_or_the_new_bundle_whole(tmp_path: Path, way: str) -> None:
    pick = random.Random(7)
    first = 0
    for _ in range(25):
        with subprocess.Popen(
            [sys.executable, "-c", LOOP, str(tmp_path), way, str(first)], stdout=subprocess.PIPE
        ) as run:
            assert run.stdout is not None
            run.stdout.readline()
            deadline = time.monotonic() + pick.uniform(0.0, 0.05)
            while time.monotonic() < deadline or not (tmp_path / "ca").exists():
                time.sleep(0.001)
            run.kill()
        found = {path.name: path.read_bytes() for path in (tmp_path / "ca/data").iterdir()}
        assert sorted(found) == [f"{name}.html" for name in "abcdefgh"]
        assert len(set(found.values())) == 1
        assert int(found["a.html"]) >= first - 1  # where it was killed before its first
        first = int(found["a.html"]) + 1
    clean_up(tmp_path, "ca")
    left = [path for path in tmp_path.rglob("a.html") if not path.is_relative_to(tmp_path / "ca")]
    assert len(left) == (1 if way == "links" else 0)


READER = """
import os, sys
folder = sys.argv[1]
print("ready", flush=True)
while True:
    try:
        open(os.path.join(folder, "bagit.txt")).close()
    except FileNotFoundError:  # it may have gone into the folder that was just replaced
        open(os.path.join(folder, "bagit.txt")).close()
"""


@pytest.mark.parametrize("way", [exchange, unable], ids=["exchange", "links"])
def test_a_reader_never_misses_the_bundle(tmp_path: Path, way: Callable[..., bool]) -> None:
    publish(tmp_path, b"0", way)
    with subprocess.Popen(
        [sys.executable, "-c", READER, str(tmp_path / "ca")],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as reader:
        assert reader.stdout is not None
        reader.stdout.readline()
        for number in range(40):
            publish(tmp_path, str(number).encode(), way)
        assert reader.poll() is None
        reader.kill()


def test_a_failing_step_leaves_the_old_bundle(tmp_path: Path) -> None:
    publish(tmp_path, b"old")

    def refuse(one: Path, other: Path) -> bool:
        raise PermissionError(13, "Permission denied", str(one), None, str(other))

    with pytest.raises(BundleError, match="Permission denied"):
        publish(tmp_path, b"new", refuse)
    assert published(tmp_path) == b"old"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux is sure to have it here")
def test_two_folders_change_places(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.mkdir()
    other.mkdir()
    (one / "a").touch()
    if not exchange(one, other):
        pytest.skip("this file system cannot exchange")
    assert [path.name for path in other.iterdir()] == ["a"]
    with pytest.raises(FileNotFoundError):
        exchange(one, tmp_path / "missing")
