"""Catalogs for translators: written, merged with nothing lost, and read strictly."""

from isogloss.catalog.load import catalog_of
from isogloss.catalog.merge import Merged, merge
from isogloss.catalog.plurals import plural_count, plural_forms
from isogloss.catalog.reader import Entry, PoFile, read_po
from isogloss.catalog.writer import template_bytes

__all__ = [
    "Entry",
    "Merged",
    "PoFile",
    "catalog_of",
    "merge",
    "plural_count",
    "plural_forms",
    "read_po",
    "template_bytes",
]
