"""A PO file as the rest of the house sees it: its active entries, by message key."""

from __future__ import annotations

from isogloss.catalog.reader import PoFile
from isogloss.model import Catalog, Translation


def catalog_of(file: PoFile, *, path: str, locale: str, domain: str) -> Catalog:
    """The catalog of a PO file that was read strictly.

    path: relative to the project. The order of the file is kept.
    """
    return Catalog(
        path=path,
        locale=locale,
        domain=domain,
        headers=file.headers,
        translations={
            entry.key: Translation(
                text=entry.text,
                context=entry.context,
                plural=entry.plural,
                strings=entry.strings,
                fuzzy=entry.fuzzy,
                previous=entry.previous,
                line=entry.line,
            )
            for entry in file.entries
            if not entry.obsolete
        },
    )
