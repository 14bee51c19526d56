"""Worklists as XLSX, read: as we wrote them, or as a spreadsheet program saved them."""

from __future__ import annotations

import io
import lzma
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping

from lxml import etree

from isogloss.extract.its.document import MAX_BYTES
from isogloss.interop import xml
from isogloss.interop.proposals import Proposal, Proposals
from isogloss.interop.worklist import columns_of, proposal_of
from isogloss.interop.xlsx import OFFICE
from isogloss.model import ExchangeError

_MOST_PARTS = 1_000
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
# What zipfile raises for an archive that is damaged, encrypted, or packed in a way unknown to it.
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    IndexError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)
_MACROS = ("vbaproject.bin", "macrosheets/", "activex/")


def read_xlsx(data: bytes, path: str) -> tuple[Proposals, ...]:
    """What the worklists of a workbook offer, one for each sheet that is one.

    Raises ExchangeError where it is no workbook, is damaged, has macros, would unpack to more
    than we read, or has no sheet that is a worklist.
    """
    with _opened(data, path) as archive:
        parts = _Parts(archive, path)
        strings = _shared_strings(parts)
        found: list[Proposals] = []
        first_problem: ExchangeError | None = None
        for name, part in _sheets(parts):
            rows = list(_rows(parts.root(part), strings))
            header = {at: cell.text for at, cell in rows[0][1].items()} if rows else {}
            names = [header.get(at, "") for at in range(max(header, default=-1) + 1)]
            try:
                columns = columns_of(names, f"{path} ({name})")
            except ExchangeError as error:
                first_problem = first_problem or error
                continue
            units = tuple(_units(rows[1:], columns))
            found.append(Proposals(f"{path} ({name})", "XLSX", "", units))
    if not found:
        raise first_problem or ExchangeError(
            "The workbook has no sheet", place=path, hint="Ask for the worklist again."
        )
    return tuple(found)


def _opened(data: bytes, path: str) -> zipfile.ZipFile:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN:
        raise _damaged(path) from None
    entries = archive.infolist()
    if len(entries) > _MOST_PARTS or sum(each.file_size for each in entries) > MAX_BYTES:
        raise ExchangeError(
            f"The workbook unpacks to more than {MAX_BYTES // 1024 // 1024} MiB, "
            f"or has more than {_MOST_PARTS} parts",
            place=path,
            hint="No worklist is as large; ask for it again.",
        )
    if any(mark in each.filename.lower() for each in entries for mark in _MACROS):
        raise ExchangeError(
            "The workbook has macros",
            place=path,
            hint="Worklists have none. Save it as “Excel workbook (.xlsx)”, without macros.",
        )
    return archive


def _damaged(path: str) -> ExchangeError:
    return ExchangeError(
        "The workbook is damaged or cut off",
        place=path,
        hint="Open it in a spreadsheet program and save it again, or ask for it again.",
    )


class _Parts:
    """The parts of a package, unpacked one by one and never past the limit."""

    def __init__(self, archive: zipfile.ZipFile, path: str) -> None:
        self.archive = archive
        self.path = path
        self.names = set(archive.namelist())
        self.left = MAX_BYTES

    def root(self, name: str) -> etree._Element:
        if name not in self.names:
            raise _damaged(self.path)
        try:
            with self.archive.open(name) as part:
                data = part.read(self.left + 1)  # its size as declared may be a lie
        except _BROKEN:
            raise _damaged(self.path) from None
        self.left -= len(data)
        if self.left < 0:
            raise _damaged(self.path)
        return xml.parse(data, f"{self.path} ({name})")


def _sheets(parts: _Parts) -> Iterator[tuple[str, str]]:
    """Names and parts of the sheets, in the order of the workbook."""
    relations = parts.root("xl/_rels/workbook.xml.rels")
    targets = {each.get("Id"): each.get("Target") or "" for each in relations}
    book = parts.root("xl/workbook.xml")
    for sheets in xml.children(book, "sheets"):
        for sheet in xml.children(sheets, "sheet"):
            target = targets.get(sheet.get(f"{{{OFFICE}}}id"), "")
            part = posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")
            if "worksheets/" in part:
                yield sheet.get("name", ""), part


def _shared_strings(parts: _Parts) -> list[str]:
    name = "xl/sharedStrings.xml"
    if name not in parts.names:
        return []
    return [_string(each) for each in xml.children(parts.root(name), "si")]


def _string(node: etree._Element) -> str:
    """The text of a string, plain or in runs, without hints for pronunciation (`rPh`)."""
    found = [each.text or "" for each in xml.children(node, "t")]
    for run in xml.children(node, "r"):
        found += [each.text or "" for each in xml.children(run, "t")]
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), "".join(found))


class _Cell:
    """A cell. fault: why its content is no text that somebody wrote, "" if it is."""

    __slots__ = ("fault", "text")

    def __init__(self, text: str, fault: str = "") -> None:
        self.text = text
        self.fault = fault


def _rows(sheet: etree._Element, strings: list[str]) -> Iterator[tuple[int, dict[int, _Cell]]]:
    """Numbers and cells of the rows that have any, the cells by column from 0."""
    number = 0
    for data in xml.children(sheet, "sheetData"):
        for row in xml.children(data, "row"):
            written = row.get("r", "")
            number = int(written) if written.isdecimal() and len(written) < 8 else number + 1
            cells: dict[int, _Cell] = {}
            column = -1
            for cell in xml.children(row, "c"):
                match = _CELL.fullmatch(cell.get("r") or "")
                column = _column(match[1]) if match else column + 1
                cells[column] = _cell(cell, strings)
            if cells:
                yield number, cells


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _cell(cell: etree._Element, strings: list[str]) -> _Cell:
    kind = cell.get("t", "n")
    value = xml.first(cell, "v")
    text = "" if value is None else value.text or ""
    if xml.first(cell, "f") is not None:
        return _Cell("", "The cell holds a formula, not a text")
    if kind == "s":
        known = text.isdecimal() and len(text) < 9 and int(text) < len(strings)
        return _Cell(strings[int(text)]) if known else _Cell("", "The cell's text is lost")
    if kind == "inlineStr":
        inline = xml.first(cell, "is")
        return _Cell("" if inline is None else _string(inline))
    if kind == "str" or not text:
        return _Cell(_ESCAPE.sub(lambda match: chr(int(match[1], 16)), text))
    if kind == "e":
        return _Cell("", f"The cell holds the error {text}")
    return _Cell(text, "The cell holds a number or a date, not a text")


def _units(
    rows: list[tuple[int, dict[int, _Cell]]], columns: Mapping[str, int]
) -> Iterator[Proposal]:
    nothing = _Cell("")
    for number, cells in rows:
        row = {name: cells.get(at, nothing) for name, at in columns.items()}
        if not any(cell.text or cell.fault for cell in row.values()):
            continue
        fault = row["translation"].fault or row["source"].fault
        if fault:
            fault += "; format it as text and type it again"
        yield proposal_of({name: cell.text for name, cell in row.items()}, number, fault)
