"""Damaged, foreign and hostile files: exit code 2, a place and a remedy, and nothing changed."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest

from tests.interop.projects import Command, contents

X2 = 'xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="de"'
UNIT = '<unit id="1"><segment><source>Start</source><target>{}</target></segment></unit>'
BILLION = (
    '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "' + "&a;" * 50 + '"><!ENTITY c "' + "&b;" * 50
    + '"><!ENTITY d "' + "&c;" * 50 + '">]>'
)  # fmt: skip


def xliff(target: str = "Anfang", before: str = "") -> bytes:
    return f'{before}<xliff {X2}><file id="f">{UNIT.format(target)}</file></xliff>'.encode()


def assert_refused(isogloss: Command, data: bytes, *said: str, name: str = "in.xlf") -> None:
    file = isogloss.root / name
    file.write_bytes(data)
    before = contents(isogloss.root)
    ran = isogloss("import", file)
    assert ran.code == 2, ran.said
    assert ran.out == b""
    assert name in ran.err
    for each in said:
        assert each in ran.err, ran.err
    assert ran.err.count("\n") >= 2, "it says what to do now"
    assert contents(isogloss.root) == before


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"   \n", "empty"),
        (xliff()[:-30], "XML cannot be read"),
        (xliff().replace(b"</target>", b"</traget>"), "mismatch"),
        (xliff("a\x01b"), "Char value 1"),
        (xliff("ä").replace("ä".encode(), b"\xe4"), "encod"),
        (xliff("&nosuch;"), "entity"),
        (b"<html><body>hello</body></html>", "cannot be imported"),
        (b'<tmx version="1.4"><header/><body/></tmx>', "cannot be imported"),
        (b'<xliff xmlns="urn:oasis:names:tc:xliff:document:3.0"/>', "cannot be imported"),
        (f"<xliff {X2}/>".encode(), "no units"),
        (xliff(before='<!DOCTYPE x [<!ENTITY e "Anfang">]>'), "document type"),
        (xliff("&e;", before='<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'), "document type"),
        (xliff("&d;", before=BILLION), "document type"),
        (xliff(before='<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:1/x">%p;]>'), "document type"),
        (xliff("<pc>" * 5_000 + "</pc>" * 5_000), "deep"),
        (b'<?xml version="1.0" encoding="UTF-7"?>' + xliff(), "XML"),
        (xliff().decode().encode("utf-16")[:-3], "XML"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_xml_that_cannot_be_used_changes_nothing(isogloss: Command, data: bytes, said: str) -> None:
    assert_refused(isogloss, data, said)


def test_an_external_document_type_is_not_fetched(isogloss: Command) -> None:
    """TMX and old TBX files name one; there is nothing wrong with that."""
    file = isogloss.root / "in.xlf"
    file.write_bytes(xliff(before='<!DOCTYPE xliff SYSTEM "http://127.0.0.1:1/x.dtd">'))
    assert isogloss("import", file).code == 0


def test_what_is_too_large_is_not_read(isogloss: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    import isogloss.build.interop as edge

    monkeypatch.setattr(edge, "MAX_BYTES", 1_000)
    assert_refused(isogloss, xliff("a" * 1_000), "larger than")


def test_a_file_that_is_not_there_is_named(isogloss: Command) -> None:
    ran = isogloss("import", isogloss.root / "none.xlf")
    assert ran.code == 2
    assert "none.xlf: error: The file cannot be read" in ran.said
    ran = isogloss("import", isogloss.root)
    assert ran.code == 2


def test_one_bad_file_of_several_keeps_all_out(isogloss: Command) -> None:
    good = isogloss.root / "good.xlf"
    good.write_bytes(isogloss.export("xliff2").replace(b">Anfang<", b">Beginn<"))
    bad = isogloss.root / "bad.xlf"
    bad.write_bytes(good.read_bytes()[:-40])
    before = contents(isogloss.root)
    assert isogloss("import", good, bad).code == 2
    assert contents(isogloss.root) == before
    assert isogloss("import", good).code == 0


# -- CSV


@pytest.fixture
def csv(isogloss: Command) -> bytes:
    return isogloss.export("csv")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (b'"hash"', b'"hush"', "no column “hash”"),
        (b'"translation"', b'"source"', "no column “translation”"),
        (b'"note"', b'"source"', "“source” stands twice"),
        (b'"Anfang"', b'"An"fang"', "quotes"),
        (b'"Anfang",', b"", "cells"),
        (b"Anfang", b"Anf\xe4ng", "not UTF-8"),
        (b'"Anfang"', b'"Anfang', "quotes"),
    ],
)
def test_a_damaged_list_changes_nothing(
    isogloss: Command, csv: bytes, old: bytes, new: bytes, said: str
) -> None:
    assert old in csv
    assert_refused(isogloss, csv.replace(old, new, 1), said, name="in.csv")


def test_a_list_that_was_cut_off_changes_nothing(isogloss: Command, csv: bytes) -> None:
    assert_refused(isogloss, csv[:-20], name="in.csv")
    assert_refused(isogloss, csv.decode("utf-8-sig").encode("utf-16"), "not UTF-8", name="in.csv")
    assert_refused(isogloss, b'"' + b"a" * 200_000, "longer than any text", name="in.csv")


def test_an_id_of_a_list_cannot_act_upon_a_terminal(isogloss: Command, csv: bytes) -> None:
    path = isogloss.root / "in.csv"
    path.write_bytes(re.sub(rb'"(m[0-9a-f]{8})', b'"\x1b[31m\\1', csv, count=1))
    ran = isogloss("import", path)
    assert ran.code == 1
    assert "\x1b" not in ran.said
    assert "⟨U+001B⟩[31m" in ran.said


def test_text_that_is_no_list_at_all_is_named(isogloss: Command) -> None:
    assert_refused(isogloss, b"just some words\n", "no worklist", name="in.csv")
    assert_refused(isogloss, b"%PDF-1.7\n%\xe2\xe3", name="in.pdf")


# -- XLSX


@pytest.fixture
def xlsx(isogloss: Command) -> bytes:
    return isogloss.export("xlsx")


def repacked(data: bytes, change: dict[str, bytes | None], **more: bytes) -> bytes:
    """The workbook with parts replaced, taken out (None), or added."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for info in old.infolist():
            content = change.get(info.filename, old.read(info))
            if content is not None:
                new.writestr(info.filename, content)
        for name, content in more.items():
            new.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return out.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


def test_a_damaged_workbook_changes_nothing(isogloss: Command, xlsx: bytes) -> None:
    assert_refused(isogloss, xlsx[:2_000], "damaged", name="in.xlsx")
    assert_refused(isogloss, xlsx[:4] + bytes(50), "damaged", name="in.xlsx")
    assert_refused(isogloss, repacked(xlsx, {"xl/workbook.xml": None}), "damaged", name="in.xlsx")
    assert_refused(isogloss, repacked(xlsx, {SHEET: None}), "damaged", name="in.xlsx")
    assert_refused(isogloss, repacked(xlsx, {SHEET: b"<worksheet"}), "XML", name="in.xlsx")
    at = xlsx.rindex(b"PK\x01\x02") + 42  # where the directory says that the last part begins
    assert_refused(
        isogloss, xlsx[:at] + b"\xff\xff\xff\x7f" + xlsx[at + 4 :], "damaged", name="in.xlsx"
    )
    place = xlsx.index(b"Anfang")
    broken = xlsx[:place] + b"Anfing" + xlsx[place + 6 :]
    assert_refused(isogloss, broken, "damaged", name="in.xlsx")


def test_a_workbook_with_macros_or_a_password_is_refused(isogloss: Command, xlsx: bytes) -> None:
    macros = repacked(xlsx, {}, xl__vbaProject_dot_bin=b"x")
    assert_refused(isogloss, macros, "macros", name="in.xlsm")
    assert_refused(
        isogloss, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "password", name="a.xls"
    )


def test_a_workbook_that_unpacks_to_much_more_is_refused(isogloss: Command, xlsx: bytes) -> None:
    bomb = repacked(xlsx, {}, xl__bomb_dot_xml=bytes(65 * 1024 * 1024))
    assert len(bomb) < 200_000
    assert_refused(isogloss, bomb, "unpacks to more", name="in.xlsx")
    many = repacked(xlsx, {}, **{f"a{number}": b"" for number in range(1_000)})
    assert_refused(isogloss, many, "unpacks to more", name="in.xlsx")


def test_a_workbook_that_lies_of_its_size_is_refused(
    isogloss: Command, xlsx: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    from isogloss.interop import xlsx_read

    opened = xlsx_read._opened

    def told_little(data: bytes, path: str) -> zipfile.ZipFile:
        archive = opened(data, path)
        monkeypatch.setattr(xlsx_read, "MAX_BYTES", 3_000)  # after the sizes were believed
        return archive

    monkeypatch.setattr(xlsx_read, "_opened", told_little)
    assert_refused(isogloss, xlsx, "damaged", name="in.xlsx")


def test_declarations_in_a_workbook_are_refused(isogloss: Command, xlsx: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(xlsx)) as archive:
        sheet = archive.read(SHEET)
    evil = sheet.replace(b"?>\n", b'?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>', 1)
    assert evil != sheet
    assert_refused(isogloss, repacked(xlsx, {SHEET: evil}), "document type", name="in.xlsx")


def test_a_workbook_without_a_worklist_is_refused(isogloss: Command, xlsx: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(xlsx)) as archive:
        sheet = archive.read(SHEET)
    other = repacked(xlsx, {SHEET: sheet.replace(b">hash<", b">hush<")})
    assert_refused(isogloss, other, "no column “hash”", name="in.xlsx")


# -- what a catalog could not hold


def test_a_charset_that_cannot_hold_a_text_keeps_all_out(isogloss: Command) -> None:
    path = isogloss.root / "locales/de/LC_MESSAGES/start.po"
    text = path.read_text("utf-8").replace("charset=UTF-8", "charset=ISO-8859-1")
    path.write_bytes(text.encode("latin-1"))
    data = isogloss.export("xliff2").decode().replace(">Anfang<", ">مرحبا<")
    file: Path = isogloss.root / "in.xlf"
    file.write_text(data, "utf-8")
    before = contents(isogloss.root)
    ran = isogloss("import", file)
    assert ran.code == 2
    assert "start.po: error: The catalog's charset" in ran.said
    assert contents(isogloss.root) == before


def test_a_catalog_saved_during_the_import_is_not_overwritten(
    isogloss: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    import isogloss.build.interop as edge

    path = isogloss.root / "locales/de/LC_MESSAGES/start.po"
    file = isogloss.root / "in.xlf"
    file.write_bytes(isogloss.export("xliff2").replace(b">Anfang<", b">Beginn<"))
    original = edge.take_in

    def meanwhile(*words: object, **named: object) -> object:
        path.write_bytes(path.read_bytes() + b"# saved by an editor\n")
        return original(*words, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(edge, "take_in", meanwhile)
    ran = isogloss("import", file)
    assert ran.code == 2
    assert "saved by another program" in ran.said
    assert path.read_bytes().endswith(b"# saved by an editor\n")
    assert b"Beginn" not in path.read_bytes()
