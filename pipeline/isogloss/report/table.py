"""Tables for a terminal: plain columns, the same on and off it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from isogloss.build.cache import Totals
from isogloss.model.characters import columns

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
    return aligned(table, [key in _RIGHT for key, _ in _COLUMNS])


def format_totals(totals: Mapping[str, Totals]) -> str:
    """One line a locale: how many messages were kept, moved, made fuzzy, added, retired, filled."""
    kinds = ("kept", "moved", "fuzzy", "new", "obsolete", "filled", "files")
    titles = [kind.capitalize() for kind in kinds[:-1]]
    table = [["Locale", *titles, "Files changed"]]
    table += [
        [locale, *(str(getattr(each, kind)) for kind in kinds)] for locale, each in totals.items()
    ]
    return aligned(table, [False] + [True] * len(kinds))


def aligned(table: Sequence[Sequence[str]], right: Sequence[bool]) -> str:
    """Rows as lines of equally wide columns. right: for each column, whether it ends flush."""
    widths = [max(columns(row[column]) for row in table) for column in range(len(right))]
    lines = []
    for row in table:
        cells = []
        for text, width, to_right in zip(row, widths, right, strict=True):
            space = " " * (width - columns(text))
            cells.append(space + text if to_right else text + space)
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines)
