"""Worklists as XLSX, written (ECMA-376, SpreadsheetML): a sheet for each locale.

Only the translations can be changed. All cells are text, so that nothing is ever a formula.
Written by hand: a library would put clock times and its own name into the bytes.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence

from isogloss.interop import xml
from isogloss.interop.items import Item, Job
from isogloss.interop.worklist import COLUMNS, NUMBERS, row_of
from isogloss.model import Direction, ExchangeError

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_APPLICATION = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_LONGEST = 32_767  # characters of a cell, by Excel's specifications
_MIDNIGHT = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip can hold

# ECMA-376, 22.9.2.19 ST_Xstring: what XML cannot hold, and what looks like such an escape.
_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)|[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WIDTHS = {"source": 60, "translation": 60, "note": 40, "context": 24, "domain": 16}
# Numbers of the cell formats in _STYLES.
_HEAD, _LOCKED, _TEXT, _TEXT_RTL, _SOURCE, _SOURCE_RTL = range(1, 7)


def write_xlsx(jobs: Sequence[Job]) -> bytes:
    """The workbook. The same items give the same bytes.

    Raises ExchangeError, with the place, for a text that is longer than a cell can be.
    """
    names = [str(job.locale) for job in jobs]
    parts = {
        "[Content_Types].xml": _content_types(len(jobs)),
        "_rels/.rels": _relationships([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": _workbook(names),
        "xl/_rels/workbook.xml.rels": _relationships(
            [
                *(("worksheet", f"worksheets/sheet{n}.xml") for n, _ in enumerate(names, start=1)),
                ("styles", "styles.xml"),
            ]
        ),
        "xl/styles.xml": _styles(),
    }
    for number, job in enumerate(jobs, start=1):
        parts[f"xl/worksheets/sheet{number}.xml"] = "".join(_sheet(job))
    out = io.BytesIO()
    # Stored, not deflated: what a compressor makes of the same bytes depends on its version.
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _MIDNIGHT), xml.DECLARATION + text)
    return out.getvalue()


def _content_types(sheets: int) -> str:
    overrides = [("/xl/workbook.xml", "sheet.main"), ("/xl/styles.xml", "styles")]
    overrides += [(f"/xl/worksheets/sheet{n}.xml", "worksheet") for n in range(1, sheets + 1)]
    listed = "".join(
        f'<Override PartName="{name}" ContentType="{_APPLICATION}.{kind}+xml"/>'
        for name, kind in overrides
    )
    return (
        f'<Types xmlns="{_TYPES}"><Default Extension="rels" ContentType="application/'
        'vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{listed}</Types>'
    )


def _relationships(targets: Iterable[tuple[str, str]]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{n}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{PACKAGE}">{listed}</Relationships>'


def _workbook(names: Sequence[str]) -> str:
    sheets = "".join(
        f'<sheet name="{name}" sheetId="{n}" r:id="rId{n}"/>'
        for n, name in enumerate(names, start=1)
    )
    return f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{sheets}</sheets></workbook>'


def _styles() -> str:
    """Formats: 1 head, 2 locked, 3 and 4 to fill in (LTR, RTL), 5 and 6 the source (LTR, RTL)."""

    def cell(fill: int, direction: int, *, font: int = 0, locked: bool = True) -> str:
        # 49 is “text”: what is typed in stays as it was typed, whatever it starts with.
        return (
            f'<xf numFmtId="49" fontId="{font}" fillId="{fill}" borderId="0" xfId="0" '
            'quotePrefix="1" applyNumberFormat="1" applyFont="1" applyFill="1" '
            'applyAlignment="1" applyProtection="1">'
            f'<alignment vertical="top" wrapText="1" readingOrder="{direction}"/>'
            f'<protection locked="{int(locked)}"/></xf>'
        )

    formats = [
        cell(3, 1, font=1),
        cell(2, 1),
        cell(0, 1, locked=False),
        cell(0, 2, locked=False),
        cell(2, 1),
        cell(2, 2),
    ]

    def fill(color: str) -> str:
        return (
            f'<fill><patternFill patternType="solid"><fgColor rgb="{color}"/></patternFill></fill>'
        )

    plain = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"'
    return (
        f'<styleSheet xmlns="{MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/>'
        '</font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
        '<fills count="4"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill>'
        f"{fill('FFEEEEEE')}{fill('FFD0D0D0')}</fills>"
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        f'<cellStyleXfs count="1">{plain}/></cellStyleXfs>'
        f'<cellXfs count="{len(formats) + 1}">{plain} xfId="0"/>{"".join(formats)}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
        "</styleSheet>"
    )


def _sheet(job: Job) -> Iterator[str]:
    rtl = job.locale.direction == "rtl"
    yield f'<worksheet xmlns="{MAIN}"><sheetViews><sheetView workbookViewId="0"'
    yield ' rightToLeft="1">' if rtl else ">"
    yield '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    yield "</sheetView></sheetViews><cols>"
    for number, column in enumerate(COLUMNS, start=1):
        width = _WIDTHS.get(column, 12)
        yield f'<col min="{number}" max="{number}" width="{width}" customWidth="1"/>'
    yield "</cols><sheetData>"
    yield _row(1, [(name, _HEAD, False) for name in COLUMNS])
    for number, item in enumerate(job.items, start=2):
        yield _row(number, list(_cells(item, job.source_language.direction, job.locale.direction)))
    yield '</sheetData><sheetProtection sheet="1" objects="1" scenarios="1" formatCells="0" '
    yield 'formatColumns="0" formatRows="0" sort="0" autoFilter="0"/></worksheet>'


def _cells(item: Item, source: Direction, target: Direction) -> Iterator[tuple[str, int, bool]]:
    """Text, format, and whether it is a number."""
    for column, text in zip(COLUMNS, row_of(item), strict=True):
        if len(text) > _LONGEST:
            raise ExchangeError(
                f"The text has {len(text)} characters; a cell of a spreadsheet holds {_LONGEST}",
                place=item.place,
                hint="Export it as CSV or XLIFF.",
            )
        style = _LOCKED
        if column == "source":
            style = _SOURCE_RTL if source == "rtl" else _SOURCE
        elif column == "translation":
            style = _TEXT_RTL if target == "rtl" else _TEXT
        yield text, style, column in NUMBERS


def _row(number: int, cells: Sequence[tuple[str, int, bool]]) -> str:
    found = []
    for index, (text, style, is_number) in enumerate(cells):
        name = f"{chr(ord('A') + index)}{number}"
        if is_number:
            found.append(f'<c r="{name}" s="{style}"><v>{text}</v></c>')
        elif text:
            inner = xml.escaped(_ESCAPED.sub(_escape, text))
            found.append(
                f'<c r="{name}" s="{style}" t="inlineStr"><is>'
                f'<t xml:space="preserve">{inner}</t></is></c>'
            )
        else:
            found.append(f'<c r="{name}" s="{style}"/>')
    return f'<row r="{number}">{"".join(found)}</row>'


def _escape(match: re.Match[str]) -> str:
    return f"_x{ord(match[0]):04X}_"
