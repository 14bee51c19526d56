"""Input that cannot be used: exit 2, one message with its place and remedy, nothing written."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from .documents import Ran, catalog, isogloss

_DEEP = 100_000
_PAGE = "<!doctype html><title>Title</title><p>Words</p>"
_ITS = 'xmlns:its="http://www.w3.org/2005/11/its" xmlns:xlink="http://www.w3.org/1999/xlink"'
_LAUGHS = (
    "<!DOCTYPE l [<!ENTITY a0 'ha'>"
    + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12))
    + "]><l>&a11;</l>"
)

FILES: dict[str, bytes] = {
    "empty.html": b"",
    "blank.xml": b" \n\t ",
    "wrong.html": b"<!doctype html>\n<meta charset=utf-8>\n<p>caf\xe9 now</p>",
    "wrong.xml": b"<?xml version='1.0' encoding='utf-8'?>\n<a>caf\xe9</a>",
    "odd.html": b"\xff\xfe<\x00p\x00>\x00\x00\xd8a\x00",
    "wide.html": b"\xff\xfe\x00\x00<\x00\x00\x00p\x00\x00\x00>\x00\x00\x00",
    "rot13.xml": b"<?xml version='1.0' encoding='rot13'?><a>words</a>",
    "unknown.xml": b"<?xml version='1.0' encoding='x-none'?><a>words</a>",
    "picture.png": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR<svg>",
    "program": b"\x7fELF\x02\x01\x01<html>",
    "paper.pdf": b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n",
    "paper.html": b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n",
    "pack.docx": b"PK\x03\x04\x14\x00<html>",
    "plain.txt": b"Only words here, and 3 < 4.\n",
    "late.html": _PAGE.encode() + b" " * 9000 + b"\n\x00",
    "deep.xml": b"<a>" * _DEEP + b"x" + b"</a>" * _DEEP,
    "deep.svg": b"<svg>" + b"<g>" * _DEEP + b"</g>" * _DEEP + b"</svg>",
    "broken.xml": b"<a>\n<b>words</a>",
    "control.xml": b"<a>\n\x01</a>",
    "two.xml": b"<a>x</a><b>y</b>",
    "laughs.xml": _LAUGHS.encode(),
    "attributes.xml": _LAUGHS.replace("<l>&a11;</l>", "<l t='&a11;'/>").encode(),
    "loop.xml": b"<!DOCTYPE a [<!ENTITY b '&c;'><!ENTITY c '&b;'>]><a t='&b;'>x</a>",
    "undeclared.xml": b"<a>\n&nothing;</a>",
    "self.xml": f"<a {_ITS}><its:rules version='2.0' xlink:href='loop-rules.xml'/>x</a>".encode(),
    "outside.xml": f"<a {_ITS}><its:rules version='2.0' xlink:href='../x.xml'/>x</a>".encode(),
    "net.xml": f"<a {_ITS}><its:rules version='2.0' xlink:href='http://example.org/r'/>x</a>".encode(),
    "gone.xml": f"<a {_ITS}><its:rules version='2.0' xlink:href='gone-rules.xml'/>x</a>".encode(),
    "selector.xml": f"<a {_ITS}><its:rules version='2.0'><its:translateRule selector='//[' translate='no'/></its:rules>x</a>".encode(),
    "island.html": b"<!doctype html><script type=application/its+xml><its:rules></script><p>x",
    "linked.html": b"<!doctype html><link rel=its-rules href=gone-rules.xml><p>x",
}
_MAY_HAVE_NO_HINT: frozenset[str] = frozenset()


def refused(ran: Ran, place: str | None = None) -> None:
    assert ran.code == 2, (ran.code, ran.err)
    assert ran.out == b""
    lines = ran.err.splitlines()
    assert 2 <= len(lines) <= 3, ran.err
    assert all(len(line) < 400 for line in lines), ran.err[:1000]
    assert lines[1].startswith("  ") and lines[1].strip(), ran.err
    if place is None:
        assert lines[0].startswith("error: "), ran.err
    else:
        assert re.match(rf"(\./)?{re.escape(place)}(:\d+)*: error: ", lines[0]), ran.err


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a page, its template and its catalog."""
    inner = tmp_path / "inner"
    inner.mkdir()
    (tmp_path / "x.xml").write_text(f"<its:rules {_ITS} version='2.0'/>")
    (inner / "loop-rules.xml").write_text(
        f"<its:rules {_ITS} version='2.0' xlink:href='loop-rules.xml'/>"
    )
    (inner / "good.html").write_text(_PAGE)
    assert isogloss(inner, "extract", "good.html", "-o", "good.pot").code == 0
    catalog(inner / "good.po", {"Words": "Wörter"}, inner / "good.pot")
    return inner


@pytest.mark.parametrize("name", FILES)
def test_what_is_no_document_is_refused(folder: Path, name: str) -> None:
    (folder / name).write_bytes(FILES[name])
    (folder / "out").write_bytes(b"before")
    place = "loop-rules.xml" if name == "self.xml" else name
    refused(isogloss(folder, "extract", name, "-o", "out", seconds=20), place)
    refused(isogloss(folder, "localize", name, "good.po", "-o", "out", "--lang", "de"), place)
    assert (folder / "out").read_bytes() == b"before"
    assert not list(folder.glob(".out*"))


@pytest.mark.parametrize("name", sorted(set(FILES) - {"undeclared.xml", "laughs.xml"}))
def test_its_refuses_the_same_documents(folder: Path, name: str) -> None:
    (folder / name).write_bytes(FILES[name])
    refused(isogloss(folder, "its", name), "loop-rules.xml" if name == "self.xml" else name)


def test_html_nested_without_end_is_read_or_refused_soon(folder: Path) -> None:
    for tag in ("<div>", "<b>", "<b id=x>", "<svg>", "<span its-locale-filter-list=de>", "<button>",
                "<table><tr><td>", "<p translate=no><b translate=yes>"):  # fmt: skip
        (folder / "deep.html").write_text(f"<!doctype html>{tag * _DEEP}words")
        ran = isogloss(folder, "extract", "deep.html", "-o", "out.pot", seconds=60)
        if ran.code:
            refused(ran, "deep.html")


def test_an_entity_from_a_file_or_from_the_network_is_never_read(folder: Path) -> None:
    (folder / "secret.txt").write_text("the secret")
    for system in ("secret.txt", f"file://{folder}/secret.txt", "http://127.0.0.1:9/x"):
        for body in ("<a>words &e;</a>", "<a>words <b t='x'/> &e; more</a>"):
            (folder / "e.xml").write_text(f"<!DOCTYPE a [<!ENTITY e SYSTEM '{system}'>]>{body}")
            ran = isogloss(folder, "extract", "e.xml", "-o", "-", seconds=20)
            assert b"secret" not in ran.out.replace(b"secret.txt", b"")
            if ran.code:
                refused(ran, "e.xml")
    (folder / "e.xml").write_text("<!DOCTYPE a SYSTEM 'http://127.0.0.1:9/x.dtd'><a>words</a>")
    assert isogloss(folder, "extract", "e.xml", "-o", "-", seconds=20).code == 0


def test_xinclude_is_no_instruction(folder: Path) -> None:
    (folder / "secret.txt").write_text("the secret")
    (folder / "x.xml").write_text(
        "<a xmlns:xi='http://www.w3.org/2001/XInclude'><p>words</p>"
        "<xi:include href='secret.txt' parse='text'/></a>"
    )
    ran = isogloss(folder, "extract", "x.xml", "-o", "-")
    assert ran.code == 0
    assert b"the secret" not in ran.out


def test_a_missing_file_and_a_folder_are_named(folder: Path) -> None:
    refused(isogloss(folder, "extract", "none.html", "-o", "out.pot"))
    refused(isogloss(folder, "extract", ".", "-o", "out.pot"))
    refused(isogloss(folder, "localize", "none.html", "good.po", "-o", "out.html"))
    refused(isogloss(folder, "localize", "good.html", "none.po", "-o", "out.html"))
    refused(isogloss(folder, "localize", "good.html", ".", "-o", "out.html"))
    refused(isogloss(folder, "its", "none.html"))
    refused(isogloss(folder, "extract", "good.html", "-o", "o.pot", "--its", "none.xml"))
    assert not (folder / "out.pot").exists()
    assert not (folder / "out.html").exists()


@pytest.mark.parametrize("tag", ["german", "de_DE", "xx-XX-", "", "../de", "de-DE-x", "d"])
def test_what_is_no_language_tag_is_refused(folder: Path, tag: str) -> None:
    ran = isogloss(folder, "localize", "good.html", "good.po", "-o", "out.html", "--lang", tag)
    refused(ran)
    assert not (folder / "out.html").exists()


def test_the_catalog_of_another_page_is_refused(folder: Path) -> None:
    (folder / "other.html").write_text("<p>Something else</p>")
    ran = isogloss(folder, "localize", "other.html", "good.po", "-o", "out.html")
    refused(ran, "good.po")
    assert not (folder / "out.html").exists()


@pytest.mark.parametrize(
    "po",
    [
        b'msgid "Words"\nmsgstr "x\n',
        b'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Words"\nmsgstr "\xff"\n',
        b'msgid "Words"\nmsgstr "a"\n\nmsgid "Words"\nmsgstr "b"\n',
        b"<html>\n<p>no catalog</p>\n",
        b"\x00\x01\x02",
        b"\xde\x12\x04\x95\x00\x00\x00\x00",
    ],
)
def test_a_broken_catalog_is_refused(folder: Path, po: bytes) -> None:
    (folder / "bad.po").write_bytes(po)
    refused(isogloss(folder, "localize", "good.html", "bad.po", "-o", "out.html"), "bad.po")
    assert not (folder / "out.html").exists()


def test_an_output_that_cannot_be_written_is_refused(folder: Path) -> None:
    (folder / "taken").mkdir()
    for out in ("taken", "good.html/out", "/proc/none/out"):
        ran = isogloss(folder, "localize", "good.html", "good.po", "-o", out)
        refused(ran, out)
        refused(isogloss(folder, "extract", "good.html", "-o", out), out)
    assert list((folder / "taken").iterdir()) == []
    assert not list(folder.glob(".*"))
    assert (folder / "good.html").read_text() == _PAGE


def test_a_read_only_folder_is_refused(folder: Path) -> None:
    (folder / "closed").mkdir(mode=0o555)
    refused(isogloss(folder, "extract", "good.html", "-o", "closed/a.pot"), "closed/a.pot")


def test_an_output_equal_to_an_input_is_refused(folder: Path) -> None:
    """The source would be gone, and with it the way to its next translation."""
    (folder / "link.html").symlink_to("good.html")
    (folder / "same.html").hardlink_to(folder / "good.html")
    po = (folder / "good.po").read_bytes()
    for out in ("good.html", "./good.html", "link.html", "same.html"):
        refused(
            isogloss(folder, "localize", "good.html", "good.po", "-o", out), out.removeprefix("./")
        )
        refused(isogloss(folder, "extract", "good.html", "-o", out), out.removeprefix("./"))
    refused(isogloss(folder, "localize", "good.html", "good.po", "-o", "good.po"), "good.po")
    assert (folder / "good.html").read_text() == _PAGE
    assert (folder / "good.po").read_bytes() == po


@pytest.mark.parametrize(
    "rules",
    [
        "<its:rules",
        "no XML",
        "",
        f"<its:rules {_ITS} version='2.0'><its:translateRule selector='//p'/></its:rules>",
        f"<its:rules {_ITS} version='2.0'><its:translateRul selector='//p' translate='no'/></its:rules>",
        f"<its:rules {_ITS} version='2.0'><its:translateRule selector='p' translate='no'/></its:rules>",
        f"<its:rules {_ITS} version='2.0'><its:translateRule selector='//z:p' translate='no'/></its:rules>",
        f"<its:rules {_ITS} version='3.0'/>",
        f"<its:rules {_ITS} version='2.0' xlink:href='r.xml'/>",
        f"<its:rules {_ITS} version='2.0' xlink:href='../x.xml'/>",
        f"<its:rules {_ITS} version='2.0' xlink:href='gone.xml'/>",
    ],
)
def test_a_broken_file_of_rules_is_refused_with_its_place(folder: Path, rules: str) -> None:
    (folder / "r.xml").write_text(rules)
    refused(isogloss(folder, "extract", "good.html", "-o", "o.pot", "--its", "r.xml"), "r.xml")
    assert not (folder / "o.pot").exists()


def test_an_error_in_a_worker_is_the_same_error(folder: Path) -> None:
    (folder / "broken.xml").write_bytes(FILES["broken.xml"])
    ran = isogloss(folder, "extract", "good.html", "broken.xml", "-o", "o.pot", "-j", "2")
    refused(ran, "broken.xml")
    assert not (folder / "o.pot").exists()


def test_a_catalog_of_another_language_is_refused(folder: Path) -> None:
    po = (folder / "good.po").read_text()
    (folder / "ar.po").write_text(
        po.replace('"Content-Type', '"Language: ar\\n"\n"Content-Type', 1)
        if "Language:" not in po
        else re.sub(r"Language: \w*", "Language: ar", po)
    )
    ran = isogloss(folder, "localize", "good.html", "ar.po", "-o", "out.html", "--lang", "de")
    refused(ran, "ar.po")
    assert not (folder / "out.html").exists()
