"""A bundle that somebody changed does not pass `verify`, and verify says what is wrong."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from .projects import Ran, copy, isogloss

PAGE = "data/de-DE/understanding-mr.html"
NICKEL = "allergisch gegen Nickel oder Titan"


@pytest.fixture
def bundle(built_site: Path, tmp_path: Path) -> Path:
    """A German bundle, with nothing of its project beside it."""
    return copy(built_site / "output/de", tmp_path / "received")


def seal(bundle: Path) -> None:
    """Make the manifests fit what is there, as somebody who wants to deceive would."""
    lines = []
    size = count = 0
    for path in sorted((bundle / "data").rglob("*")):
        if path.is_file() and not path.is_symlink():
            data = path.read_bytes()
            size, count = size + len(data), count + 1
            name = path.relative_to(bundle).as_posix()
            lines.append(f"{hashlib.sha256(data).hexdigest()}  {name}\n")
    (bundle / "manifest-sha256.txt").write_text("".join(lines), "utf-8")
    info = (bundle / "bag-info.txt").read_text("utf-8").splitlines()
    info = [
        f"Payload-Oxum: {size}.{count}" if line.startswith("Payload-Oxum") else line
        for line in info
    ]
    (bundle / "bag-info.txt").write_text("\n".join(info) + "\n", "utf-8")
    tags = ""
    for name in ("bag-info.txt", "bagit.txt", "manifest-sha256.txt"):
        tags += f"{hashlib.sha256((bundle / name).read_bytes()).hexdigest()}  {name}\n"
    (bundle / "tagmanifest-sha256.txt").write_text(tags, "utf-8")


def fails(bundle: Path, *words: str, code: int = 1) -> Ran:
    ran = isogloss(bundle.parent, "verify", bundle.name)
    assert ran.code == code, ran.said
    for word in words:
        assert word in ran.said, ran.said
    if code == 1:
        found = json.loads(isogloss(bundle.parent, "verify", bundle.name, "--format", "json").out)
        assert found["summary"]["error"] >= 1
    return ran


def test_a_bundle_verifies_far_from_its_project(bundle: Path) -> None:
    ran = isogloss(bundle.parent, "verify", bundle.name)
    assert ran.code == 0, ran.said
    assert "58 of 58 statements found" in ran.out


def test_sealing_alone_changes_nothing(bundle: Path) -> None:
    before = (bundle / "manifest-sha256.txt").read_bytes()
    seal(bundle)
    assert (bundle / "manifest-sha256.txt").read_bytes() == before
    assert isogloss(bundle.parent, "verify", bundle.name).code == 0


def test_one_changed_byte_is_found(bundle: Path) -> None:
    path = bundle / PAGE
    data = bytearray(path.read_bytes())
    data[data.index(b"112")] ^= 1
    path.write_bytes(data)
    fails(bundle, PAGE, "digest-differs")


@pytest.mark.parametrize("ending", ["html", "pdf"])
def test_a_statement_changed_with_fitting_manifests_is_found(bundle: Path, ending: str) -> None:
    if ending == "html":
        path = bundle / PAGE
        data = path.read_bytes().replace(NICKEL.encode(), b"allergisch gegen Gold oder Silber")
        assert NICKEL.encode() not in data
        path.write_bytes(data)
    else:
        other = bundle / "data/de-DE/living-with-mr.pdf"
        shutil.copy(other, bundle / "data/de-DE/understanding-mr.pdf")
    seal(bundle)
    fails(bundle, "isi.contraindication.nickel-titanium", f"understanding-mr.{ending}")


def test_a_statement_hidden_with_fitting_manifests_is_found(bundle: Path) -> None:
    path = bundle / PAGE
    text = path.read_text("utf-8")
    at = text.rindex("<li", 0, text.index(NICKEL))
    path.write_text(text[:at] + '<li style="display:none"' + text[at + 3 :], "utf-8")
    seal(bundle)
    fails(bundle, "isi.contraindication.nickel-titanium")


def test_a_file_that_nobody_checked_is_found(bundle: Path) -> None:
    (bundle / "data/de-DE/extra.html").write_text("<p>Buy now", "utf-8")
    fails(bundle, "data/de-DE/extra.html", "file-extra")


def test_a_page_that_the_description_does_not_know_is_found(bundle: Path) -> None:
    shutil.copy(bundle / PAGE, bundle / "data/de-DE/second.html")
    seal(bundle)
    fails(bundle, "second")


def test_a_file_outside_the_payload_is_found(bundle: Path) -> None:
    (bundle / "README.html").write_text("<p>Buy now", "utf-8")
    fails(bundle, "README.html")


@pytest.mark.parametrize("name", [PAGE, "data/de-DE/living-with-mr.pdf", "data/bundle.json"])
def test_a_missing_file_is_found(bundle: Path, name: str) -> None:
    (bundle / name).unlink()
    fails(bundle, name, "file-missing")


@pytest.mark.parametrize("name", ["data/de-DE/understanding-mr.pdf", PAGE])
def test_a_page_taken_out_with_fitting_manifests_is_found(bundle: Path, name: str) -> None:
    """Nothing of the page is left but what bundle.json and the obligations say of it."""
    (bundle / name).unlink()
    seal(bundle)
    fails(bundle, "understanding-mr")


@pytest.mark.pdf
def test_a_sheet_taken_out_of_a_pdf_is_found(bundle: Path) -> None:
    import pikepdf

    path = bundle / "data/de-DE/understanding-mr.pdf"
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        before = len(pdf.pages)
        del pdf.pages[before // 2 :]
        pdf.save(path)
    seal(bundle)
    fails(bundle, "understanding-mr.pdf")


@pytest.mark.pdf
@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"\0" * 5000])
def test_a_broken_pdf_is_found(bundle: Path, data: bytes) -> None:
    (bundle / "data/de-DE/understanding-mr.pdf").write_bytes(data)
    seal(bundle)
    fails(bundle, "understanding-mr.pdf")


def test_a_link_is_found_and_not_followed(bundle: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.html"
    shutil.move(bundle / PAGE, secret)
    (bundle / PAGE).symlink_to(secret)
    fails(bundle, PAGE, "symbolic link")


def test_a_loop_of_links_ends(bundle: Path) -> None:
    (bundle / "data/loop").symlink_to("..")
    fails(bundle, "data/loop")


@pytest.mark.parametrize(
    "name", ["../secret.txt", "/etc/passwd", "data/../../secret", "~/x", "data\\x", "C:/x", "data/"]
)
def test_an_unsafe_path_in_the_manifest_is_found(bundle: Path, name: str) -> None:
    with (bundle / "manifest-sha256.txt").open("a") as manifest:
        manifest.write(f"{'0' * 64}  {name}\n")
    fails(bundle, "path")


@pytest.mark.parametrize("keep", [0, 1, 100, -2])
@pytest.mark.parametrize("name", ["data/bundle.json", "data/evidence/obligations.json"])
def test_a_record_cut_off_is_found(bundle: Path, name: str, keep: int) -> None:
    path = bundle / name
    path.write_bytes(path.read_bytes()[:keep])
    seal(bundle)
    fails(bundle, name)


@pytest.mark.parametrize("text", ["null", "[]", "{}", '{"format": 9}', "[" * 5000, '"\ud800"'])
@pytest.mark.parametrize("name", ["data/bundle.json", "data/evidence/obligations.json"])
def test_a_record_of_another_form_is_found(bundle: Path, name: str, text: str) -> None:
    (bundle / name).write_bytes(text.encode("utf-8", "surrogatepass"))
    seal(bundle)
    fails(bundle, name)


def test_obligations_that_were_emptied_do_not_fit_the_description(bundle: Path) -> None:
    path = bundle / "data/evidence/obligations.json"
    path.write_text('{"format": 1, "obligations": []}', "utf-8")
    page = bundle / PAGE
    page.write_bytes(page.read_bytes().replace(NICKEL.encode(), b"allergisch gegen Gold"))
    seal(bundle)
    fails(bundle, "obligations")


def test_an_obligation_that_was_taken_out_does_not_fit_the_description(bundle: Path) -> None:
    path = bundle / "data/evidence/obligations.json"
    record = json.loads(path.read_bytes())
    record["obligations"] = [
        item
        for item in record["obligations"]
        if item["statement"] != "isi.contraindication.nickel-titanium"
    ]
    path.write_text(json.dumps(record), "utf-8")
    seal(bundle)
    fails(bundle, "isi.contraindication.nickel-titanium")


@pytest.mark.parametrize("name", ["bagit.txt"])
def test_a_folder_without_its_declaration_is_no_bundle(bundle: Path, name: str) -> None:
    (bundle / name).unlink()
    ran = fails(bundle, "no bundle", code=2)
    assert ran.out == ""


@pytest.mark.parametrize("name", ["manifest-sha256.txt", "tagmanifest-sha256.txt", "bag-info.txt"])
def test_a_bundle_without_a_tag_file_fails(bundle: Path, name: str) -> None:
    (bundle / name).unlink()
    fails(bundle, name)


@pytest.mark.parametrize("name", ["manifest-sha256.txt", "bagit.txt", "bag-info.txt"])
def test_a_tag_file_that_is_garbage_fails(bundle: Path, name: str) -> None:
    (bundle / name).write_bytes(b"\xff\xfe\0garbage\n" * 100)
    fails(bundle, name)


def test_a_folder_that_is_no_bundle_or_not_there_is_exit_code_2(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("x")
    for name, word in (("folder", "no bundle"), ("nowhere", "no such folder"), ("file", "file")):
        ran = isogloss(tmp_path, "verify", name)
        assert ran.code == 2, ran.said
        assert ran.out == ""
        assert word in ran.err
        assert name in ran.err


def test_two_bundles_that_changed_names_do_not_pass(built_site: Path, tmp_path: Path) -> None:
    """The bundle itself says which market it is for; the folder's name does not matter."""
    received = copy(built_site / "output/us", tmp_path / "de")
    ran = isogloss(received.parent, "verify", "de")
    assert ran.code == 0
