"""Worklists in spreadsheets: what people see, what a program must not run, what comes back."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from isogloss.catalog import read_po
from tests.interop.projects import Command, catalog

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
SHEET = "xl/worksheets/sheet1.xml"


def rows(data: bytes, delimiter: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=delimiter))


def written(lines: list[list[str]], delimiter: str = ",", mark: str = "\ufeff") -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows(lines)
    return (mark + out.getvalue()).encode("utf-8")


def filled(lines: list[list[str]], source: str, translation: str) -> list[list[str]]:
    head = lines[0]
    for line in lines:
        if line[head.index("source")].startswith(source):
            line[head.index("translation")] = translation
    return lines


def strings(root: Path, text: str, domain: str = "start") -> tuple[str, ...]:
    file = read_po(catalog(root, domain).read_bytes(), "a.po")
    return next(entry.strings for entry in file.entries if entry.text.startswith(text))


def fuzzy(root: Path, text: str, domain: str = "start") -> bool:
    file = read_po(catalog(root, domain).read_bytes(), "a.po")
    return next(entry.fuzzy for entry in file.entries if entry.text.startswith(text))


def give(isogloss: Command, data: bytes, name: str = "back.csv") -> Path:
    path = isogloss.root / name
    path.write_bytes(data)
    return path


# -- CSV


def test_a_list_is_what_spreadsheets_open_as_utf_8(isogloss: Command) -> None:
    data = isogloss.export("csv")
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == 8
    assert rows(data)[0] == [
        "domain", "locale", "context", "line", "source", "translation", "status", "note",
        "max length", "id", "hash",
    ]  # fmt: skip


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\\t", "'=", "＝"])
def test_no_cell_is_a_formula_and_none_is_changed(isogloss: Command, start: str) -> None:
    path = catalog(isogloss.root)
    text = path.read_text("utf-8").replace('"Anfang"', f'"{start}HYPERLINK(A1)"')
    path.write_text(text, "utf-8")
    data = isogloss.export("csv")
    for line in rows(data):
        assert not any(cell[:1] in tuple("=+-@\t\r\n＝＋－＠") for cell in line if cell)
    before = path.read_bytes()
    assert isogloss("import", give(isogloss, data)).code == 0
    assert path.read_bytes() == before


def test_what_is_typed_after_an_apostrophe_stays_unless_it_guards_a_formula(
    isogloss: Command,
) -> None:
    lines = filled(rows(isogloss.export("csv")), "Start", "'s Anfang")
    assert isogloss("import", give(isogloss, written(lines))).code == 0
    assert strings(isogloss.root, "Start") == ("'s Anfang",)


@pytest.mark.parametrize(("delimiter", "mark"), [(";", "\ufeff"), ("\t", ""), (",", "")])
def test_a_list_comes_back_with_any_separator_and_order_of_columns(
    isogloss: Command, delimiter: str, mark: str
) -> None:
    lines = filled(rows(isogloss.export("csv")), "Start", 'Beginn; hier,\t"so"')
    turned = [line[::-1] for line in lines]
    ran = isogloss("import", give(isogloss, written(turned, delimiter, mark)))
    assert ran.code == 0, ran.said
    assert strings(isogloss.root, "Start") == ('Beginn; hier,\t"so"',)


def test_who_fills_in_a_translation_need_not_touch_the_status(isogloss: Command) -> None:
    lines = filled(rows(isogloss.export("csv")), "Call", "Rufen Sie <a>{emergency_number}</a>.")
    lines = filled(lines, "Line", "Zeile 1<br/>Zeile 2")
    lines = filled(lines, "Do", "Bitte <strong>nicht</strong> aufhören.")
    ran = isogloss("import", give(isogloss, written(lines)))
    assert ran.code == 0
    assert "3 taken (1 as fuzzy)" in ran.said
    assert not fuzzy(isogloss.root, "Call")
    assert not fuzzy(isogloss.root, "Line")
    assert fuzzy(isogloss.root, "Do", "safety")  # nobody says that it was reviewed


def test_a_status_that_was_changed_counts(isogloss: Command) -> None:
    lines = filled(rows(isogloss.export("csv")), "Do", "Bitte <strong>nicht</strong> aufhören.")
    status = lines[0].index("status")
    for line in lines[1:]:
        line[status] = "Reviewed" if line[status] != "untranslated" else line[status]
    isogloss("import", give(isogloss, written(lines)))
    assert not fuzzy(isogloss.root, "Do", "safety")
    assert not fuzzy(isogloss.root, "Line")
    for line in lines[1:]:
        line[status] = "done"
    ran = isogloss("import", give(isogloss, written(lines)))
    assert ran.code == 1
    assert "“done” is none of untranslated, fuzzy, translated, reviewed, final" in ran.said


def test_a_refused_row_is_named_by_its_line(isogloss: Command) -> None:
    lines = filled(rows(isogloss.export("csv")), "Call", "Rufen Sie 112.")
    ran = isogloss("import", give(isogloss, written(lines)))
    assert ran.code == 1
    # The rows before it hold line breaks.
    at = written(lines).decode().split("\n")
    number = next(n for n, line in enumerate(at, start=1) if "Rufen Sie 112." in line)
    assert f"back.csv:{number}: refused" in ran.said


def test_a_row_whose_hash_was_lost_does_not_overwrite(isogloss: Command) -> None:
    lines = filled(rows(isogloss.export("csv")), "Start", "Beginn")
    for line in lines[1:]:
        line[lines[0].index("hash")] = ""
    ran = isogloss("import", give(isogloss, written(lines)))
    assert ran.code == 1
    assert "conflict" in ran.said
    assert strings(isogloss.root, "Start") == ("Anfang",)


# -- XLSX


def sheet(data: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return etree.fromstring(archive.read(SHEET))


def edited(data: bytes, old: bytes, new: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(out, "w") as result:
        for name in archive.namelist():
            content = archive.read(name)
            if name == SHEET:
                assert old in content
                content = content.replace(old, new)
            result.writestr(name, content)
    return out.getvalue()


def test_a_workbook_has_the_same_bytes_every_time(isogloss: Command) -> None:
    data = isogloss.export("xlsx")
    assert data == isogloss.export("xlsx")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not any("docProps" in name for name in archive.namelist())


def test_only_translations_can_be_changed_and_nothing_is_a_formula(isogloss: Command) -> None:
    data = isogloss.export("xlsx")
    root = sheet(data)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        styles = etree.fromstring(archive.read("xl/styles.xml"))
    formats = styles.find(f"{MAIN}cellXfs")
    open_cells = {
        re_column(cell.get("r"))
        for cell in root.iter(f"{MAIN}c")
        if formats[int(cell.get("s"))].find(f"{MAIN}protection").get("locked") == "0"
    }
    assert open_cells == {"F"}
    assert root.find(f"{MAIN}sheetProtection").get("sheet") == "1"
    assert all(each.get("quotePrefix") == "1" for each in list(formats)[1:])
    assert all(each.find(f"{MAIN}alignment").get("wrapText") == "1" for each in list(formats)[1:])
    assert not list(root.iter(f"{MAIN}f"))


def re_column(name: str) -> str:
    return name.rstrip("0123456789")


def test_a_sheet_runs_as_its_language_does(isogloss: Command) -> None:
    arabic = isogloss.root / "locales/ar/LC_MESSAGES/start.po"
    arabic.parent.mkdir(parents=True)
    arabic.write_bytes(catalog(isogloss.root).read_bytes())
    view = f"{MAIN}sheetViews/{MAIN}sheetView"
    assert sheet(isogloss.export("xlsx", "-l", "ar")).find(view).get("rightToLeft") == "1"
    assert sheet(isogloss.export("xlsx", "-l", "de")).find(view).get("rightToLeft") is None


def test_a_workbook_comes_back_with_its_translations(isogloss: Command) -> None:
    data = edited(isogloss.export("xlsx"), b">Anfang<", ">Beginn _x000D_\u200f<".encode())
    ran = isogloss("import", give(isogloss, data, "back.xlsx"))
    assert ran.code == 0, ran.said
    assert strings(isogloss.root, "Start") == ("Beginn \r\u200f",)


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        (b'<c r="F5" s="3"><f>1+1</f><v>2</v></c>', "formula"),
        (b'<c r="F5" s="3"><v>45000</v></c>', "number or a date"),
        (b'<c r="F5" s="3" t="e"><v>#REF!</v></c>', "error #REF!"),
        (b'<c r="F5" s="3" t="s"><v>99</v></c>', "lost"),
    ],
)
def test_a_cell_that_holds_no_text_is_refused(isogloss: Command, cell: bytes, said: str) -> None:
    data = isogloss.export("xlsx")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        content = archive.read(SHEET)
    start = content.index(b'<c r="F5"')
    end = content.index(b"</c>", start) + 4
    ran = isogloss("import", give(isogloss, edited(data, content[start:end], cell), "back.xlsx"))
    assert ran.code == 1
    assert said in ran.said
    assert "back.xlsx (de):5: refused" in ran.said
    assert strings(isogloss.root, "Start") == ("Anfang",)


def test_a_text_longer_than_a_cell_is_not_cut_off(isogloss: Command) -> None:
    path = catalog(isogloss.root)
    path.write_text(path.read_text("utf-8").replace('"Anfang"', f'"{"a" * 32_768}"'), "utf-8")
    ran = isogloss("export", "--format", "xlsx")
    assert ran.code == 2
    assert "32768 characters" in ran.said


def test_a_workbook_that_another_program_saved_comes_in(isogloss: Command) -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed")
    book = openpyxl.load_workbook(io.BytesIO(isogloss.export("xlsx")))
    page = book["de"]
    place = next(cell for row in page for cell in row if cell.value == "Anfang")
    place.value = "Beginn"
    out = io.BytesIO()
    book.save(out)
    ran = isogloss("import", give(isogloss, out.getvalue(), "back.xlsx"))
    assert ran.code == 0, ran.said
    assert strings(isogloss.root, "Start") == ("Beginn",)


def test_shared_strings_in_runs_are_one_text(isogloss: Command) -> None:
    data = edited(
        isogloss.export("xlsx"),
        b'<c r="F5" s="3" t="inlineStr"><is><t xml:space="preserve">Anfang</t></is></c>',
        b'<c r="F5" s="3" t="s"><v>0</v></c>',
    )
    out = io.BytesIO(data)
    shared = (
        f'<sst xmlns="{MAIN[1:-1]}"><si><r><t>Be</t></r><r><t xml:space="preserve">ginn </t></r>'
        "<rPh><t>no</t></rPh></si></sst>"
    )
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("xl/sharedStrings.xml", shared)
    assert isogloss("import", give(isogloss, out.getvalue(), "back.xlsx")).code == 0
    assert strings(isogloss.root, "Start") == ("Beginn ",)
