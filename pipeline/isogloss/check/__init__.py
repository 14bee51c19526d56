"""The check room: rules find, gates decide.

`run(subjects, gate)` gives findings; `RULES` are the rules; `find_rule` looks one up by id or
name; `subjects_for_catalog` makes the subjects of the unit rules from a catalog.
"""

from isogloss.check.registry import Family, Hit, Rule, find_rule
from isogloss.check.rules import RULES
from isogloss.check.run import Overrides, read_overrides, run
from isogloss.check.subjects import (
    BundleFiles,
    CatalogPair,
    Delivery,
    EditorialRecord,
    Fault,
    LoneCatalog,
    Sources,
    Subject,
    Translated,
    TranslatedCatalog,
    Where,
)
from isogloss.check.units import subjects_for_catalog, with_whole
from isogloss.check.wording import in_words

__all__ = [
    "RULES",
    "BundleFiles",
    "CatalogPair",
    "Delivery",
    "EditorialRecord",
    "Family",
    "Fault",
    "Hit",
    "LoneCatalog",
    "Overrides",
    "Rule",
    "Sources",
    "Subject",
    "Translated",
    "TranslatedCatalog",
    "Where",
    "find_rule",
    "in_words",
    "read_overrides",
    "run",
    "subjects_for_catalog",
    "with_whole",
]
