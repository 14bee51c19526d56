"""What can go wrong between a localized document and its PDF."""

from __future__ import annotations

from isogloss.model.errors import IsoglossError


class PrintError(IsoglossError):
    """A document cannot be printed as it is: a missing glyph, a missing or forbidden resource."""


class PrintUnavailable(PrintError):
    """This machine cannot print at all: WeasyPrint or Pango is not installed."""
