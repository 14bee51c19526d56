"""Bundles of friends and of strangers."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

import pytest

from isogloss.bundle import ObligationRecord, bundle_json, obligations_json, write_bag
from isogloss.model import Artefact, BundleError, Gate, Obligation
from isogloss.verify import BundleContents, DifferenceKind, read_bundle

from .documents import drawn_pdf

OWED = Obligation("isi.nickel", "gb", "en-GB", "a", Artefact.HTML, True, 1, "Do not use.")


def payload() -> dict[str, bytes | Path]:
    return {
        "bundle.json": bundle_json(
            market="gb",
            name="United Kingdom",
            gate=Gate.RELEASE,
            draft=False,
            review_status="signed off",
            serial=1,
            revision="gb-1",
            editions=(),
            statements={},
            source_digest="00" * 32,
            tools={},
        ),
        "evidence/obligations.json": obligations_json([ObligationRecord(OWED, ())]),
        "en-GB/a.html": b'<html lang="en-GB"><p data-statement="isi.nickel">Do not use.',
        "en-GB/a.pdf": drawn_pdf(b"/P <</MCID 0>> BDC BT /F 9 Tf (Do) Tj ET EMC", {}),
        "assets/site.css": b'a::after{content:"w"}',
        "assets/logo.png": b"\x89PNG",
    }


@pytest.fixture
def bag(tmp_path: Path) -> Path:
    write_bag(tmp_path / "gb", payload(), {})
    return tmp_path / "gb"


def kinds(contents: BundleContents) -> set[DifferenceKind]:
    return {item.kind for item in contents.differences}


def test_a_sound_bundle_is_read_without_a_difference(bag: Path) -> None:
    found = read_bundle(bag)
    assert found.differences == ()
    assert found.declared == found.actual
    assert found.obligations == (OWED,)
    assert found.description is not None
    assert (found.description.market.id, found.description.gate) == ("gb", Gate.RELEASE)
    assert [(item.path, item.edition, item.page, item.artefact) for item in found.readings] == [
        ("data/en-GB/a.html", "en-GB", "a", Artefact.HTML),
        ("data/en-GB/a.pdf", "en-GB", "a", Artefact.PDF),
    ]
    assert [asset.passages[0].text for asset in found.assets] == ["w"]


def test_changed_missing_and_extra_files_show_in_the_digests(bag: Path) -> None:
    (bag / "data/en-GB/a.html").write_bytes(b"<p>Use it.")
    (bag / "data/assets/logo.png").unlink()
    (bag / "data/extra.html").write_bytes(b"<p>new")
    found = read_bundle(bag)
    changed = hashlib.sha256(b"<p>Use it.").hexdigest()
    assert found.actual["data/en-GB/a.html"] == changed != found.declared["data/en-GB/a.html"]
    assert set(found.declared) - set(found.actual) == {"data/assets/logo.png"}
    assert set(found.actual) - set(found.declared) == {"data/extra.html"}
    assert kinds(found) == {DifferenceKind.OXUM}


@pytest.mark.parametrize(
    "path",
    ["/etc/passwd", "data/../../x", "../x", "data//x", "~/x", "C:/x", "data\\x", "bag-info.txt"],
)
def test_an_unsafe_path_is_told_and_never_opened(bag: Path, path: str) -> None:
    manifest = bag / "manifest-sha256.txt"
    manifest.write_text(manifest.read_text() + f"{'0' * 64}  {path}\n")
    found = read_bundle(bag)
    assert DifferenceKind.UNSAFE_PATH in kinds(found)
    assert path in found.declared


@pytest.mark.parametrize(
    "line", ["nonsense", "00  data/x", "\0" * 80, f"{'0' * 64}  data/en-GB/a.html", "é" * 70]
)
def test_a_broken_manifest_is_told_with_its_line(bag: Path, line: str) -> None:
    manifest = bag / "manifest-sha256.txt"
    manifest.write_text(manifest.read_text() + line + "\n")
    count = len(manifest.read_text().splitlines())
    found = read_bundle(bag)
    broken = [item for item in found.differences if item.kind is DifferenceKind.BROKEN_MANIFEST]
    assert [(item.path, item.line) for item in broken] == [("manifest-sha256.txt", count)]


def test_links_and_pipes_are_not_followed(bag: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.html").write_text("<p>secret")
    (bag / "data/en-GB/link.html").symlink_to(tmp_path / "secret.html")
    (bag / "data/folder").symlink_to(tmp_path)
    os.mkfifo(bag / "data/pipe.html")
    found = read_bundle(bag)
    told = [item.path for item in found.differences if item.kind is DifferenceKind.NOT_A_FILE]
    assert told == ["data/folder", "data/pipe.html", "data/en-GB/link.html"]
    assert not any("secret" in item.text for each in found.readings for item in each.passages)


@pytest.mark.parametrize("name", ["manifest-sha256.txt", "bagit.txt", "data/bundle.json"])
def test_a_record_that_is_a_link_is_not_read(bag: Path, tmp_path: Path, name: str) -> None:
    (bag / name).rename(tmp_path / "away")
    (bag / name).symlink_to(tmp_path / "away")
    assert DifferenceKind.NOT_A_FILE in kinds(read_bundle(bag))


def test_a_huge_file_is_neither_hashed_nor_read(bag: Path) -> None:
    with (bag / "data/en-GB/huge.html").open("wb") as file:
        file.truncate(2**40)
    with (bag / "data/en-GB/large.pdf").open("wb") as file:
        file.truncate(100 * 2**20)
    found = read_bundle(bag)
    told = {item.path for item in found.differences if item.kind is DifferenceKind.TOO_LARGE}
    assert told == {"data/en-GB/huge.html", "data/en-GB/large.pdf"}
    assert "data/en-GB/huge.html" not in found.actual


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "[" * 100_000, '{"format": 1}', "\xff", '{"format": 9}', "null"]
)
@pytest.mark.parametrize("name", ["data/bundle.json", "data/evidence/obligations.json"])
def test_a_broken_record_is_told(bag: Path, name: str, text: str) -> None:
    (bag / name).write_text(text, encoding="latin-1")
    found = read_bundle(bag)
    broken = [item.path for item in found.differences if item.kind is DifferenceKind.BROKEN_RECORD]
    assert broken == [name]


def test_a_record_of_another_format_is_told(bag: Path) -> None:
    path = bag / "data/bundle.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "format": 2}))
    assert DifferenceKind.BROKEN_RECORD in kinds(read_bundle(bag))


def test_an_unreadable_pdf_is_told_and_the_rest_is_read(bag: Path) -> None:
    (bag / "data/en-GB/a.pdf").write_bytes(b"no pdf")
    found = read_bundle(bag)
    assert DifferenceKind.UNREADABLE in kinds(found)
    assert len(found.readings) == 1


@pytest.mark.parametrize("name", ["manifest-sha256.txt", "tagmanifest-sha256.txt", "bag-info.txt"])
def test_a_missing_tag_file_is_told(bag: Path, name: str) -> None:
    (bag / name).unlink()
    assert DifferenceKind.BROKEN_MANIFEST in kinds(read_bundle(bag))


def test_a_folder_that_is_no_bundle_is_refused(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "missing"):
        with pytest.raises(BundleError) as error:
            read_bundle(folder)
        assert error.value.hint
