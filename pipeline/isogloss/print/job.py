"""What the print room is handed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class PrintJob:
    """One localized document to print.

    html: the whole localized document.
    root: folder that every resource must lie under (the bundle's data folder).
    folder: folder that the document's relative URLs start from (root / edition).
    language: BCP 47 tag of the edition.
    direction: "ltr" or "rtl".
    page_size: "A4" or "Letter".
    native_digits: CLDR numbering system of page numbers and list numbers: "latn", "arab".
    epoch: seconds since 1970 for the dates in the file (SOURCE_DATE_EPOCH), never the clock.
    """

    html: str
    root: Path
    folder: Path
    language: str
    direction: str
    page_size: str
    native_digits: str
    epoch: int
