"""Tables for a terminal: plain columns, the same on and off it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from unicodedata import east_asian_width

from isogloss.build.catalogs import Update

_COLUMNS = (
    ("market", "Market"),
    ("edition", "Edition"),
    ("pages", "Pages"),
    ("statements", "Statements"),
    ("bundle", "Bundle"),
    ("seconds", "Seconds"),
)
_RIGHT = {"pages", "statements", "seconds"}


def format_table(rows: Iterable[Mapping[str, str]]) -> str:
    """The summary of a run: a line for each edition, found of required statements in each."""
    lines = [
        {**row, "statements": f"{row['found']} of {row['required']}"}
        if row["required"] != "–"
        else {**row, "statements": "–"}
        for row in rows
    ]
    shown_before: set[str] = set()
    for line in lines:
        if line["market"] in shown_before:
            line["seconds"] = ""
        shown_before.add(line["market"])
    table = [[title for _, title in _COLUMNS]]
    table += [[line[key] for key, _ in _COLUMNS] for line in lines]
    return _aligned(table, [key in _RIGHT for key, _ in _COLUMNS])


def format_updates(updates: Iterable[Update]) -> str:
    """One line a locale: how many messages were kept, moved, made fuzzy, added, retired."""
    kinds = ("kept", "moved", "fuzzy", "new", "obsolete")
    sums: dict[str, list[int]] = {}
    changed: dict[str, int] = {}
    for update in updates:
        counts = sums.setdefault(update.locale, [0] * len(kinds))
        for index, kind in enumerate(kinds):
            counts[index] += getattr(update.merged, kind)
        changed[update.locale] = changed.get(update.locale, 0) + update.changed
    table = [["Locale", *(kind.capitalize() for kind in kinds), "Files changed"]]
    table += [[locale, *map(str, counts), str(changed[locale])] for locale, counts in sums.items()]
    return _aligned(table, [False] + [True] * (len(kinds) + 1))


def _aligned(table: Sequence[Sequence[str]], right: Sequence[bool]) -> str:
    widths = [max(_width(row[column]) for row in table) for column in range(len(right))]
    lines = []
    for row in table:
        cells = []
        for text, width, to_right in zip(row, widths, right, strict=True):
            space = " " * (width - _width(text))
            cells.append(space + text if to_right else text + space)
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines)


def _width(text: str) -> int:
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)
