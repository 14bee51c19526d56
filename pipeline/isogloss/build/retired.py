"""Catalogs of pages that are no more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from isogloss.build.inputs import CatalogFile
from isogloss.catalog import Merged, PoFile, read_po, retire

# Header fields that a tool writes; nothing is lost with them.
_TOOLS_FIELDS = frozenset(
    "Project-Id-Version Report-Msgid-Bugs-To POT-Creation-Date PO-Revision-Date Language "
    "MIME-Version Content-Type Content-Transfer-Encoding Plural-Forms X-Generator".split()
)
_NOBODY = ("FULL NAME <EMAIL@ADDRESS>", "")


def is_ours(file: PoFile) -> bool:
    """Whether the catalog was made for a page; others in the folder are left alone."""
    return any(
        reference.startswith("source/")
        for entry in file.entries
        for line in entry.references
        for reference in line.split()
    )


def retired(known: CatalogFile, after: Mapping[str, PoFile]) -> Merged:
    """What becomes of the catalog of a page that is no more; its data is b"" where it goes.

    after: the locale's other catalogs by domain, as they are after the update.
    """
    others = [entry for file in after.values() for entry in file.entries]
    merged = retire(known.file, old_data=known.data, others=others)
    return replace(merged, data=b"") if _nothing_left(known, merged, after) else merged


def _nothing_left(known: CatalogFile, merged: Merged, after: Mapping[str, PoFile]) -> bool:
    """Whether all that people wrote into the file stands in catalogs that took its texts."""
    left = read_po(merged.data, known.path) if merged.data.strip() else None
    if left is not None and (left.entries or left.trailing):
        return False
    header = known.file.header
    if header is None:
        return True
    texts = {entry.key for entry in known.file.entries}
    heirs = [file for file in after.values() if texts & {entry.key for entry in file.entries}]
    kept = {field for file in heirs for field in file.headers.items()}
    comments = {line for file in heirs if file.header for line in file.header.comments}
    return {line for line in header.comments if line.strip()} <= comments and all(
        name in _TOOLS_FIELDS
        or (name in ("Last-Translator", "Language-Team") and value in _NOBODY)
        or (name, value) in kept
        for name, value in known.file.headers.items()
    )
