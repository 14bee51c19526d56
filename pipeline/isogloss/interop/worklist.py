"""Worklists: one row for each text, for people who translate in a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from isogloss.interop.items import Item, State, digest
from isogloss.interop.languages import canonical
from isogloss.interop.parts import Part
from isogloss.interop.proposals import Origin, Proposal, form_of
from isogloss.model import ExchangeError
from isogloss.model.notation import Kind

COLUMNS = (
    "domain",
    "locale",
    "context",
    "line",
    "source",
    "translation",
    "status",
    "note",
    "max length",
    "id",
    "hash",
)
NUMBERS = frozenset({"line"})
_NEEDED = ("domain", "locale", "source", "translation", "status", "id", "hash")
_STATES = {
    "untranslated": State.INITIAL,
    "fuzzy": State.INITIAL,
    "translated": State.TRANSLATED,
    "reviewed": State.REVIEWED,
    "final": State.FINAL,
}


def row_of(item: Item) -> tuple[str, ...]:
    """An item as the cells of a row, in the order of COLUMNS. Texts stand as in catalogs."""
    notes = list(item.notes)
    if item.form is not None:
        notes.insert(0, f"Plural form {item.form} of this message.")
    if item.counterpart is not None:
        notes.append(f"The other text of this message is: {item.counterpart}")
    if item.previous is not None:
        notes.append(f"The translation was made from: {item.previous}")
    status = "fuzzy" if item.target else "untranslated"
    cells = {
        "domain": item.domain,
        "locale": item.locale,
        "context": item.key.context or "",
        "line": str(item.line),
        "source": item.text,
        "translation": item.target,
        "status": "translated" if item.state is State.TRANSLATED else status,
        "note": "\n".join(notes),
        "max length": f"{item.limits.size} bytes" if item.limits.size else "",
        "id": item.id,
        "hash": f"{item.source_hash}-{item.target_hash}-{item.state.value}",
    }
    return tuple(cells[column] for column in COLUMNS)


def columns_of(header: Sequence[str], path: str) -> Mapping[str, int]:
    """Where the columns stand, by name; their order is free.

    Raises ExchangeError where one that an import needs is missing or stands twice.
    """
    names = [name.strip().lower() for name in header]
    missing = [name for name in _NEEDED if name not in names]
    if missing:
        raise ExchangeError(
            f"This is no worklist of Isogloss: it has no column “{missing[0]}”",
            place=f"{path}:1",
            hint=f"Keep the first row as it was exported: {', '.join(COLUMNS)}.",
        )
    twice = next((name for name in _NEEDED if names.count(name) > 1), None)
    if twice is not None:
        raise ExchangeError(
            f"The column “{twice}” stands twice", place=f"{path}:1", hint="Remove one of the two."
        )
    return {name: names.index(name) for name in _NEEDED}


def proposal_of(cells: Mapping[str, str], line: int, fault: str = "") -> Proposal:
    """A row that came back. cells: by column. line: of the row.

    People write into the translation and leave the status: what they wrote is translated.
    """
    kept = cells["hash"].strip().split("-")
    origin = Origin()
    if len(kept) == 3 and kept[2] in tuple(State):
        origin = Origin(kept[0], kept[1], State(kept[2]))
    target = cells["translation"]
    word = cells["status"].strip().lower()
    state = _STATES.get(word, State.INITIAL)
    written = bool(target) and digest(target) != origin.target_hash
    if word not in _STATES and not fault:
        fault = f"The status “{word}” is none of {', '.join(_STATES)}"
    if state is State.INITIAL and origin.state in (None, State.INITIAL) and written:
        state = State.TRANSLATED
    identifier = cells["id"].strip()
    return Proposal(
        line=line,
        id=identifier,
        domain=cells["domain"].strip(),
        locale=canonical(cells["locale"]) or "",
        context=None,
        form=form_of(identifier.rpartition("-")[2]) if "-" in identifier else None,
        source=tuple(_written(cells["source"])),
        target=tuple(_written(target)) or None,
        state=state,
        origin=origin,
        written=True,
        fault=fault,
    )


def _written(text: str) -> Iterator[Part]:
    if text:
        yield Part(Kind.TEXT, text)
