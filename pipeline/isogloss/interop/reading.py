"""What a file that comes in is, by its content: names and endings can be anything."""

from __future__ import annotations

import codecs

from isogloss.interop import xml
from isogloss.interop.csv_list import read_csv
from isogloss.interop.proposals import Proposals
from isogloss.interop.xliff1_read import read_xliff1
from isogloss.interop.xliff2 import CORE as XLIFF2
from isogloss.interop.xliff2_read import read_xliff2
from isogloss.interop.xlsx_read import read_xlsx
from isogloss.model import ExchangeError

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_XLIFF1 = "urn:oasis:names:tc:xliff:document:1."
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def is_glossary(data: bytes, path: str) -> bool:
    """Whether the file is TBX. Raises ExchangeError where it is broken XML."""
    return _is_xml(data) and xml.local(xml.parse(data, path)) in ("martif", "tbx")


def read_proposals(data: bytes, path: str) -> tuple[Proposals, ...]:
    """What an XLIFF file or a worklist offers, of any version that we know.

    Raises ExchangeError, with a remedy, for anything else, and for what is damaged.
    """
    if not data.strip():
        raise ExchangeError("The file is empty", place=path, hint="Ask for it again.")
    if data.startswith(_ZIP):
        return read_xlsx(data, path)
    if data.startswith(_OLE):
        raise ExchangeError(
            "The file is an old Excel workbook, or one with a password",
            place=path,
            hint="Save it as “Excel workbook (.xlsx)” without a password.",
        )
    if not _is_xml(data):
        return (read_csv(data, path),)
    root = xml.parse(data, path)
    name, space = xml.local(root), xml.namespace(root)
    if name == "xliff" and space == XLIFF2:
        return (read_xliff2(root, path),)
    if name == "xliff" and (not space or space.startswith(_XLIFF1)):
        return (read_xliff1(root, path),)
    if name == "tmx":
        hint = "A memory can fill what is untranslated: isogloss update --tmx FILE."
    else:
        hint = "XLIFF 1.2 and 2.1, TBX, and worklists as CSV or XLSX can be imported."
    place = f"{path}:{xml.line_of(root)}"
    raise ExchangeError(f"<{name}> cannot be imported", place=place, hint=hint)


def _is_xml(data: bytes) -> bool:
    if data.startswith(_UTF16):
        return data[2:].replace(b"\0", b"").lstrip()[:1] == b"<"
    return data.removeprefix(codecs.BOM_UTF8).lstrip()[:1] == b"<"
