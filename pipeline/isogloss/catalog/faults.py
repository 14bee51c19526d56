"""What can be wrong with a PO file as a file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from isogloss.model import CatalogError


class FaultKind(StrEnum):
    """What a fault is about. Each kind has its own rule in `isogloss.check.rules.files`."""

    SYNTAX = "syntax"
    CHARSET = "charset"
    CONFLICT = "conflict"
    CUT_OFF = "cut-off"
    PERHAPS_CUT_OFF = "perhaps-cut-off"
    TWICE = "twice"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that keeps a PO file from being read as it stands.

    line: from 1. message: one sentence without its full stop. hint: what to do about it.
    """

    kind: FaultKind
    line: int
    message: str
    hint: str

    def error(self, path: str) -> CatalogError:
        """The fault as the error that a strict reading raises."""
        return CatalogError(self.message, place=f"{path}:{self.line}", hint=self.hint)
