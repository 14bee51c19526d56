"""Worklists as CSV: RFC 4180, UTF-8 with a byte order mark, safe to open in a spreadsheet."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator

from isogloss.interop.items import Job
from isogloss.interop.proposals import Proposal, Proposals
from isogloss.interop.worklist import COLUMNS, columns_of, proposal_of, row_of
from isogloss.model import ExchangeError

# What makes a spreadsheet take a cell for a formula (OWASP, CSV Injection).
_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_DELIMITERS = ",;\t"


def write_csv(jobs: Iterable[Job]) -> bytes:
    """The rows of all items, locale by locale.

    A cell that would be read as a formula gets an apostrophe before it; so does one that starts
    with apostrophes before such a character. `read_csv` takes exactly those away.
    """
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for job in jobs:
        for item in job.items:
            writer.writerow([_harmless(cell) for cell in row_of(item)])
    return codecs.BOM_UTF8 + out.getvalue().encode("utf-8")


def read_csv(data: bytes, path: str) -> Proposals:
    """What a worklist offers, saved by any spreadsheet: separated by comma, semicolon or tab.

    Raises ExchangeError, with the line, where it is not UTF-8, where columns are missing, or
    where quotes or the number of cells show that it is damaged.
    """
    try:
        text = data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        raise ExchangeError(
            "The file is not UTF-8",
            place=f"{path}:{data.count(bytes((10,)), 0, error.start) + 1}",
            hint="Save it as “CSV UTF-8”.",
        ) from None
    header = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=header.count)
    rows = _rows(text, delimiter, path)
    first = next(rows, (1, []))
    columns = columns_of(first[1], path)
    units: list[Proposal] = []
    for line, row in rows:
        if not any(row):
            continue
        if len(row) != len(first[1]):
            raise ExchangeError(
                f"The row has {len(row)} cells, the first row has {len(first[1])}",
                place=f"{path}:{line}",
                hint="A quote or a separator was lost there; mend the row, or save the list again "
                "from the spreadsheet.",
            )
        units.append(proposal_of({name: _plain(row[at]) for name, at in columns.items()}, line))
    return Proposals(path, "CSV", "", tuple(units))


def _rows(text: str, delimiter: str, path: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            raise ExchangeError(
                "The quotes of this row do not match, or a cell is longer than any text",
                place=f"{path}:{line}",
                hint="A cell with a quote inside is quoted, and the quote doubled. Save the list "
                "again from the spreadsheet; it may have been cut off.",
            ) from None
        yield line, row


def _harmless(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _plain(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
