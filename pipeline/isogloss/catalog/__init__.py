"""Catalogs for translators: written, merged with nothing lost, and read strictly."""

from isogloss.catalog.edit import Change, edited
from isogloss.catalog.fill import Filled, Match, fill, fillings, level_of, matches_of
from isogloss.catalog.load import catalog_of
from isogloss.catalog.memory import Memory, memory_of
from isogloss.catalog.merge import Merged, merge, retire
from isogloss.catalog.plurals import plural_count, plural_forms
from isogloss.catalog.reader import Entry, PoFile, read_po
from isogloss.catalog.writer import template_bytes

__all__ = [
    "Change",
    "Entry",
    "Filled",
    "Match",
    "Memory",
    "Merged",
    "PoFile",
    "catalog_of",
    "edited",
    "fill",
    "fillings",
    "level_of",
    "matches_of",
    "memory_of",
    "merge",
    "plural_count",
    "plural_forms",
    "read_po",
    "retire",
    "template_bytes",
]
