"""Pages that are already translated, paired with their sources: catalogs from both.

It takes two documents, cut into units, and gives the catalog of the one with the texts of the
other. What is not sure stays empty, and stands in a comment.
"""

from isogloss.align.catalog import catalog_bytes
from isogloss.align.pairing import Alignment, Pairing, align
from isogloss.align.partners import Partners, partners
from isogloss.align.traits import declared_language

__all__ = [
    "Alignment",
    "Pairing",
    "Partners",
    "align",
    "catalog_bytes",
    "declared_language",
    "partners",
]
