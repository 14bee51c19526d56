"""The register of editorial changes: edits of source texts that change no meaning.

It lies in source/editorial.toml and is reviewed like everything in source/.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import msgspec

from isogloss.model import ConfigurationError, MessageKey
from isogloss.project import toml

EDITORIAL = "source/editorial.toml"

_HEADER = """\
# Edits of source texts that change no meaning: their translations stay as they are.
# Written by isogloss update --editorial. A change in the safety domain needs
# approved_by = "role, name" before a release.
"""


class ChangeTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One [[change]] of source/editorial.toml."""

    domain: str
    before: str
    after: str
    by: str
    why: str
    context: str | None = None
    approved_by: str | None = None


class EditorialFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """source/editorial.toml."""

    change: list[ChangeTable] = []


@dataclass(frozen=True, slots=True)
class EditorialChange:
    """A source text that became another one with the same meaning.

    context: msgctxt, the same before and after. by, why: who says so and for what reason.
    approved_by: role and name of who signed it off, "" for nobody.
    line: in the register, 0 for one that is not written yet.
    """

    domain: str
    context: str | None
    before: str
    after: str
    by: str
    why: str
    approved_by: str = ""
    line: int = 0


def load_editorial(root: Path) -> tuple[EditorialChange, ...]:
    """The register of the project below `root`; empty where there is no such file.

    Raises ConfigurationError with file, line and remedy.
    """
    try:
        data = (root / EDITORIAL).read_bytes()
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise ConfigurationError(
            f"The file cannot be read: {error.strerror}", place=EDITORIAL, hint="Check its rights."
        ) from None
    return read_editorial(data)


def read_editorial(data: bytes) -> tuple[EditorialChange, ...]:
    """Read the register's bytes.

    Raises ConfigurationError, with the line, where it cannot be read, where a change says
    nothing, or where one text is said to have become two.
    """
    tables = toml.decode(data, EditorialFile, EDITORIAL).change
    text = data.decode("utf-8")
    found: list[EditorialChange] = []
    first: dict[tuple[str, MessageKey], EditorialChange] = {}
    for index, table in enumerate(tables):
        line = toml.line_of(text, ["change", index])
        for key in ("domain", "before", "after", "by", "why"):
            if not getattr(table, key).strip():
                raise ConfigurationError(
                    f"“{key}” says nothing",
                    place=f"{EDITORIAL}:{toml.line_of(text, ['change', index, key])}",
                    hint="Each change has domain, before, after, by and why.",
                )
        if table.before == table.after:
            raise ConfigurationError(
                "The text is the same before and after",
                place=f"{EDITORIAL}:{line}",
                hint="Remove the table.",
            )
        change = EditorialChange(
            table.domain,
            table.context,
            table.before,
            table.after,
            table.by,
            table.why,
            (table.approved_by or "").strip(),
            line,
        )
        known = first.setdefault((change.domain, MessageKey(change.context, change.before)), change)
        if known is not change:
            same = known.after == change.after
            what = "is declared twice" if same else "is said to have become two texts"
            raise ConfigurationError(
                f"The text “{change.before[:60]}” {what}, first in line {known.line}",
                place=f"{EDITORIAL}:{line}",
                hint="Remove one of the two tables; keep the one that is true.",
            )
        found.append(change)
    return tuple(found)


def editorial_bytes(changes: Iterable[EditorialChange]) -> bytes:
    """The register as the bytes of its file: sorted, so that the order of work does not show."""
    tables = [_HEADER]
    for change in sorted(changes, key=_order):
        lines = ["[[change]]", toml.line("domain", change.domain)]
        if change.context is not None:
            lines.append(toml.line("context", change.context))
        lines += [
            toml.line(name, getattr(change, name)) for name in ("before", "after", "by", "why")
        ]
        if change.approved_by:
            lines.append(toml.line("approved_by", change.approved_by))
        tables.append("\n".join(lines) + "\n")
    return "\n".join(tables).encode("utf-8")


def by_domain(
    changes: Iterable[EditorialChange],
) -> Mapping[str, tuple[EditorialChange, ...]]:
    """The changes of each domain, in a fixed order."""
    ordered = sorted(changes, key=_order)
    return {
        domain: tuple(group) for domain, group in groupby(ordered, key=lambda each: each.domain)
    }


def earlier_texts(
    changes: Iterable[EditorialChange], key: MessageKey
) -> tuple[tuple[EditorialChange, MessageKey], ...]:
    """What a message was before, going back from one change to the one before it.

    changes: of its domain. Returns each change on the way with the key before it, nearest first.
    """
    found: list[tuple[EditorialChange, MessageKey]] = []
    seen = {key}
    pending = [key]
    known = tuple(changes)
    while pending:
        now = pending.pop(0)
        for change in known:
            before = MessageKey(change.context, change.before)
            if MessageKey(change.context, change.after) == now and before not in seen:
                seen.add(before)
                found.append((change, before))
                pending.append(before)
    return tuple(found)


def _order(change: EditorialChange) -> tuple[str, str, str, str]:
    return change.domain, change.context or "", change.before, change.after
