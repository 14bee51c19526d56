"""Writing BagIt bags. RFC 8493 is checked here by hand, with none of our reading code."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path

import bagit
import pytest
from hypothesis import given
from hypothesis import strategies as st

from isogloss.bundle import write_bag
from isogloss.model import BundleError

PAYLOAD: dict[str, bytes | Path] = {
    "fr-CA/page.html": b"<p>Bonjour",
    "assets/é.css": b"",
    "odd/50% off\nnow.txt": b"x",
    "bundle.json": b"{}\n",
}


def unescape(path: str) -> str:
    return path.replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%")


def check_bag(folder: Path) -> None:
    """Complete and valid, in the words of RFC 8493, section 3."""
    declaration = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    assert (folder / "bagit.txt").read_bytes() == declaration.encode()
    files = {
        path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()
    }
    for name, inside in (("manifest-sha256.txt", True), ("tagmanifest-sha256.txt", False)):
        wanted = {
            path: hashlib.sha256(file.read_bytes()).hexdigest()
            for path, file in files.items()
            if path.startswith("data/") is inside and path != "tagmanifest-sha256.txt"
        }
        lines = (folder / name).read_bytes().decode("utf-8").removesuffix("\n").split("\n")
        pairs = [line.split("  ", 1) for line in lines if line]
        assert {unescape(path): digest for digest, path in pairs} == wanted
        assert [path for _, path in pairs] == sorted(path for _, path in pairs)
    info = (folder / "bag-info.txt").read_text("utf-8")
    payload = [file.stat().st_size for path, file in files.items() if path.startswith("data/")]
    assert f"Payload-Oxum: {sum(payload)}.{len(payload)}\n" in info
    assert all(re.fullmatch(r"[^:\n]+: .*", line) for line in info.splitlines())


def tree(folder: Path) -> dict[str, tuple[bytes, int, float]]:
    return {
        path.relative_to(folder).as_posix(): (
            path.read_bytes() if path.is_file() else b"",
            path.stat().st_mode,
            path.stat().st_mtime,
        )
        for path in (folder, *folder.rglob("*"))
    }


def test_a_bag_is_complete_and_valid(tmp_path: Path) -> None:
    source = tmp_path / "font.woff2"
    source.write_bytes(b"\0" * 3_000_000)
    payload = {**PAYLOAD, "assets/font.woff2": source}
    write_bag(tmp_path / "bag", payload, {"Source-Organization": "Example"}, epoch=86_400)
    check_bag(tmp_path / "bag")
    for path, content in payload.items():
        wanted = content if isinstance(content, bytes) else content.read_bytes()
        assert (tmp_path / "bag/data" / path).read_bytes() == wanted
    assert (tmp_path / "bag/bag-info.txt").read_text() == (
        "Bag-Software-Agent: Isogloss\nBagging-Date: 1970-01-02\n"
        "Payload-Oxum: 3000014.5\nSource-Organization: Example\n"
    )
    assert "data/odd/50%25 off%0Anow.txt\n" in (tmp_path / "bag/manifest-sha256.txt").read_text()


def test_bagit_python_takes_the_bag(tmp_path: Path) -> None:
    write_bag(tmp_path / "bag", {"a/é.html": b"x", "b.css": b""}, {}, epoch=0)
    bagit.Bag(str(tmp_path / "bag")).validate()


def test_an_empty_bag_is_valid(tmp_path: Path) -> None:
    write_bag(tmp_path / "bag", {}, {})
    check_bag(tmp_path / "bag")


def test_order_umask_and_clock_do_not_show(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    write_bag(one, PAYLOAD, {"B": "2", "A": "1"}, epoch=1_700_000_000)
    before = os.umask(0o077)
    try:
        write_bag(other, reversed(list(PAYLOAD.items())), {"A": "1", "B": "2"}, epoch=1_700_000_000)
    finally:
        os.umask(before)
    assert tree(one) == tree(other)


@pytest.mark.parametrize(
    "path", ["", "/x", "../x", "a/../x", "a//b", "a/", "./a", "~x", "a\\b", "C:/x", "a\0b"]
)
def test_an_unsafe_path_is_refused(tmp_path: Path, path: str) -> None:
    with pytest.raises(BundleError, match="no path"):
        write_bag(tmp_path / "bag", {path: b""}, {})
    assert not (tmp_path / "bag").exists()


@pytest.mark.parametrize(
    "paths",
    [
        ["a.html", "A.html"],
        ["é", "e\u0301"],
        ["a", "a"],
        ["a", "a/b"],
        ["a/b", "A/c"],
        ["a/b", "A"],
    ],
)
def test_paths_that_are_one_on_some_systems_are_refused(tmp_path: Path, paths: list[str]) -> None:
    for order in (paths, paths[::-1]):
        with pytest.raises(BundleError, match="cannot stand in one bundle"):
            write_bag(tmp_path / "bag", [(path, b"") for path in order], {})


@given(st.lists(st.text("ab%\r\n. é", min_size=1, max_size=4), max_size=4))
def test_each_path_gets_a_line_of_its_own(
    tmp_path_factory: pytest.TempPathFactory, parts: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("bags") / "bag"
    payload = {f"f{number}/{part}x": b"" for number, part in enumerate(parts) if part.strip(".")}
    write_bag(folder, payload, {})
    check_bag(folder)


@pytest.mark.parametrize("info", [{"A:B": "x"}, {"": "x"}, {"A\nB": "x"}, {"Payload-Oxum": "1.1"}])
def test_a_broken_label_is_refused(tmp_path: Path, info: dict[str, str]) -> None:
    with pytest.raises(BundleError):
        write_bag(tmp_path / "bag", {}, info)


def test_a_value_cannot_make_a_line(tmp_path: Path) -> None:
    write_bag(tmp_path / "bag", {}, {"Note": "one\nPayload-Oxum: 9.9"})
    assert "Note: one Payload-Oxum: 9.9\n" in (tmp_path / "bag/bag-info.txt").read_text()


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(BundleError, match="empty folder"):
        write_bag(tmp_path, {}, {})
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_missing_source_file_is_told_and_nothing_stays(tmp_path: Path) -> None:
    with pytest.raises(BundleError) as error:
        write_bag(tmp_path / "bag", {"a.css": tmp_path / "missing.css"}, {})
    assert error.value.hint
    assert not (tmp_path / "bag").exists()


FULL_DISK = """
import resource, sys
from pathlib import Path
from isogloss.bundle import put_in_place, stage, write_bag
from isogloss.model import BundleError
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
output = Path(sys.argv[1])
staged = stage(output, "ca")
try:
    write_bag(staged, {"a.html": b"x" * 5000}, {})
    put_in_place(staged, output / "ca")
except BundleError as error:
    print(error)
    sys.exit(0 if not staged.exists() else 3)
sys.exit(4)
"""


def test_a_full_disk_leaves_the_old_bundle(tmp_path: Path) -> None:
    write_bag(tmp_path / "ca", {"a.html": b"old"}, {})
    before = tree(tmp_path / "ca")
    done = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "a.html: error: the bundle cannot be written: File too large" in done.stdout
    assert tree(tmp_path / "ca") == before
