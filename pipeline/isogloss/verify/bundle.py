"""Read a whole bundle, offline and without the project that it came from."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import msgspec

from isogloss.model import BundleError, Obligation, Reading
from isogloss.verify.assets import read_asset
from isogloss.verify.bag import LARGEST_READ, Bag, read_bag, read_file
from isogloss.verify.contents import Asset, BundleContents, Description, DifferenceKind
from isogloss.verify.html_page import read_html
from isogloss.verify.pdf import read_pdf

DESCRIPTION = "data/bundle.json"
OBLIGATIONS = "data/evidence/obligations.json"
_FORMAT = 1
_Record = TypeVar("_Record")


@dataclass(frozen=True, slots=True)
class _Obligations:
    """`data/evidence/obligations.json`; what was found at build time is not believed."""

    format: int
    obligations: tuple[Obligation, ...]


def read_bundle(folder: Path) -> BundleContents:
    """Read a bundle as it lies there: manifests, records, and every HTML, PDF, CSS and SVG.

    Files are opened only inside the folder, links are not followed, and nothing is believed
    that the bundle says of what it holds: digests are computed and artefacts read anew.
    An artefact's edition is the folder it lies in, its page the name of its file.

    Raises BundleError where the folder is no bundle. Whatever else is wrong with it is in
    the result: the check rules of families 7 to 9 judge it.
    """
    bag = read_bag(folder)
    description = _read_record(folder, bag, DESCRIPTION, Description)
    matrix = _read_record(folder, bag, OBLIGATIONS, _Obligations)
    for path, record in ((DESCRIPTION, description), (OBLIGATIONS, matrix)):
        if record is not None and record.format != _FORMAT:
            bag.note(
                DifferenceKind.BROKEN_RECORD, path, f"its format is {record.format}, not {_FORMAT}"
            )
    readings: list[Reading] = []
    assets: list[Asset] = []
    for path in sorted(bag.actual):
        if path.startswith("data/") and not path.startswith("data/evidence/"):
            found = _read_one(folder, bag, path)
            if isinstance(found, Reading):
                readings.append(found)
            elif found is not None:
                assets.append(found)
    return BundleContents(
        declared=bag.declared,
        actual=bag.actual,
        description=description,
        obligations=() if matrix is None else matrix.obligations,
        readings=tuple(readings),
        assets=tuple(assets),
        differences=tuple(bag.differences),
    )


def _read_one(folder: Path, bag: Bag, path: str) -> Reading | Asset | None:
    stem, _, ending = path.rpartition("/")[2].rpartition(".")
    ending = ending.lower()
    if ending not in ("html", "htm", "xhtml", "pdf", "css", "svg"):
        return None
    if bag.sizes[path] > LARGEST_READ:
        message = f"{bag.sizes[path]} bytes are too many to read the words of"
        bag.note(DifferenceKind.TOO_LARGE, path, message)
        return None
    parts = path.split("/")
    edition = parts[1] if len(parts) > 2 else ""
    try:
        data = read_file(folder, path)
        if ending == "pdf":
            return read_pdf(data, path=path, edition=edition, page=stem)
        if ending in ("css", "svg"):
            return read_asset(data, path=path)
        return read_html(data, path=path, edition=edition, page=stem)
    except (OSError, BundleError) as error:
        message = error.message if isinstance(error, BundleError) else str(error)
        bag.note(DifferenceKind.UNREADABLE, path, message)
        return None


def _read_record(folder: Path, bag: Bag, path: str, kind: type[_Record]) -> _Record | None:
    if path not in bag.actual:
        bag.note(DifferenceKind.BROKEN_RECORD, path, "the bundle does not have it")
        return None
    try:
        return msgspec.json.decode(read_file(folder, path), type=kind)
    except (OSError, UnicodeDecodeError, RecursionError, msgspec.MsgspecError) as error:
        bag.note(DifferenceKind.BROKEN_RECORD, path, f"it is not of its form: {error}")
        return None
