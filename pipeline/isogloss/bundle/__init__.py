"""Writing a market's bundle: a BagIt bag, put in place whole or not at all."""

from isogloss.bundle.bag import write_bag
from isogloss.bundle.locking import lock
from isogloss.bundle.place import clean_up, put_in_place, stage
from isogloss.bundle.record import (
    EditionRecord,
    FoundAt,
    ObligationRecord,
    Validity,
    bundle_json,
    findings_json,
    obligations_json,
    verification_json,
)

__all__ = [
    "EditionRecord",
    "FoundAt",
    "ObligationRecord",
    "Validity",
    "bundle_json",
    "clean_up",
    "findings_json",
    "lock",
    "obligations_json",
    "put_in_place",
    "stage",
    "verification_json",
    "write_bag",
]
