"""What an update does to each message: what a dry run shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from isogloss.build.catalogs import Update
from isogloss.catalog import Entry, read_po

Kind = Literal["moved", "fuzzy", "new", "obsolete", "filled", "doubtful"]


@dataclass(frozen=True, slots=True)
class MessageChange:
    """What becomes of one message.

    kind: `moved`, whose translation is finished and came from elsewhere, from an obsolete
    entry or from a declared edit; `fuzzy`, made so now; `new`, without translation;
    `obsolete`, left now; `filled` from the translation memory; `doubtful`, with two
    translations there.
    previous: the text that its translation was made for, "" where that is the same.
    origins: where the memory has it.
    """

    path: str
    locale: str
    domain: str
    kind: Kind
    context: str | None
    text: str
    strings: tuple[str, ...]
    previous: str = ""
    origins: tuple[str, ...] = ()


def message_changes(updates: Iterable[Update]) -> Iterator[MessageChange]:
    """The changed messages of the updates, file by file, in the order of the file."""
    for update in updates:
        memory = {each.key: each for each in update.filled}
        if not update.changed and not memory:
            continue
        before = read_po(update.before, update.path).entries if update.before else ()
        data = update.merged.data
        after = read_po(data, update.path).entries if data else ()
        active = {entry.key: entry for entry in before if not entry.obsolete}
        retired = {entry.key for entry in before if entry.obsolete}
        for entry in after:
            known, filled = active.get(entry.key), memory.get(entry.key)
            kind: Kind | None = None
            if filled is not None:
                kind = "doubtful" if filled.doubtful else "filled"
            elif entry.obsolete:
                kind = None if entry.key in retired else "obsolete"
            elif known is None:
                kind = "fuzzy" if entry.fuzzy else "moved" if any(entry.strings) else "new"
            elif entry.fuzzy != known.fuzzy:
                kind = "fuzzy" if entry.fuzzy else "moved"
            if kind is not None:
                origins = tuple(match.origin for match in filled.matches) if filled else ()
                yield _change(update, kind, entry, origins)


def _change(update: Update, kind: Kind, entry: Entry, origins: tuple[str, ...]) -> MessageChange:
    previous = entry.previous if entry.fuzzy and entry.previous != entry.text else None
    return MessageChange(
        update.path,
        update.locale,
        update.domain,
        kind,
        entry.context,
        entry.text,
        entry.strings,
        previous or "",
        origins,
    )
