"""The one family of errors that a user can meet.

Each carries what a message needs: what happened, where, and what to do now. The command
line catches `IsoglossError` once and prints it; no other exception is meant to reach a user.
"""

from __future__ import annotations

from collections.abc import Collection


class IsoglossError(Exception):
    """Something the user can mend.

    message: one sentence, what happened.
    place: `path` or `path:line` or `path:line:column`, relative to the project where possible.
    hint: one sentence, what to do about it.
    """

    def __init__(self, message: str, *, place: str | None = None, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.place = place
        self.hint = hint

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        then = f"\n  {self.hint}" if self.hint else ""
        return f"{where}error: {self.message}{then}"

    def __reduce__(self) -> tuple[object, ...]:
        # Errors travel from worker processes; keyword-only fields need telling.
        return (_rebuild, (type(self), self.message, self.place, self.hint))


def _rebuild(
    kind: type[IsoglossError], message: str, place: str | None, hint: str | None
) -> IsoglossError:
    return kind(message, place=place, hint=hint)


class ConfigurationError(IsoglossError):
    """A configuration file is missing, broken, or says something impossible."""


class SourceError(IsoglossError):
    """A source page, layout or asset cannot be used."""


class CatalogError(IsoglossError):
    """A catalog cannot be read, or must not be overwritten."""


class BundleError(IsoglossError):
    """A bundle cannot be written or read."""


class ExchangeError(IsoglossError):
    """A file of an exchange format (XLIFF, TMX, TBX, CSV, XLSX) cannot be read or written."""


class UsageError(IsoglossError):
    """The command line names something that does not exist."""


def require_known(name: str, known: Collection[str], what: str) -> None:
    """Refuse a name that a user gave and that does not exist.

    known: the names that do. what: their kind, in the singular.
    Raises UsageError with the nearest of them.
    """
    if name in known:
        return
    import difflib

    near = difflib.get_close_matches(name, known, n=1)
    hint = f"Did you mean “{near[0]}”?" if near else f"Known: {', '.join(sorted(known))}."
    raise UsageError(f"There is no {what} “{name}”", hint=hint)
