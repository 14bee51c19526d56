"""What an update changes, message by message, and how two source texts differ, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from itertools import groupby
from typing import TYPE_CHECKING

from isogloss.build.cache import Totals
from isogloss.build.catalogs import Updates
from isogloss.build.listing import MessageChange, message_changes

if TYPE_CHECKING:
    from isogloss.build.editorial import Edit

_WORDS = re.compile(r"<[^<>]*>|\{\w+\}|\w+|\s+|.", re.DOTALL)
_RED, _GREEN, _END = "\x1b[31m", "\x1b[32m", "\x1b[0m"


def format_changes(updates: Updates) -> str:
    """A block for each file, a line for each message; "" where nothing changes."""
    lines: list[str] = []
    changes = message_changes(updates.catalogs)
    for path, of_file in groupby(changes, key=lambda change: change.path):
        lines.append(path)
        for change in of_file:
            lines += _lines(change)
    return "\n".join(lines)


def format_notices(updates: Updates) -> Iterator[str]:
    """What becomes of files whose page is no more, and what the memory could not decide."""
    for update in updates.catalogs:
        if update.removed:
            yield (
                f"{update.path}: no page has this name any more. All that is in it stands in "
                "other catalogs; it is removed."
            )
        elif update.retired and update.changed:
            yield (
                f"{update.path}: no page has this name any more. What stands nowhere else stays "
                "in it as obsolete."
            )
    for path, data in updates.templates.items():
        if data is None:
            yield f"{path}: no page has this name any more; it is removed."
    for change in message_changes(update for update in updates.catalogs if update.filled):
        if change.kind == "doubtful":
            yield (
                f"{change.path}: “{change.text}” has different translations in "
                f"{', '.join(change.origins)}; it was not filled."
            )


def updates_to_json(updates: Updates | None, totals: Mapping[str, Totals]) -> dict[str, object]:
    """The same for other programs."""
    catalogs = updates.catalogs if updates else ()
    return {
        "version": 1,
        "locales": [{"locale": locale, **_fields(each)} for locale, each in totals.items()],
        "changes": [
            {
                "path": change.path,
                "locale": change.locale,
                "domain": change.domain,
                "change": change.kind,
                "msgctxt": change.context,
                "msgid": change.text,
                "msgstr": list(change.strings),
                "previous": change.previous or None,
                "origins": list(change.origins),
            }
            for change in message_changes(catalogs)
        ],
        "retired": [
            {"path": update.path, "removed": update.removed}
            for update in catalogs
            if update.retired and update.changed
        ],
    }


def word_diff(before: str, after: str, *, color: bool = False) -> str:
    """Two texts as one: words that went in `[-…-]`, words that came in `{+…+}`."""
    gone, came = (_RED, _GREEN) if color else ("", "")
    end = _END if color else ""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    parts = []
    for tag, start, stop, first, last in SequenceMatcher(None, old, new, False).get_opcodes():
        if tag == "equal":
            parts.append("".join(old[start:stop]))
            continue
        if start < stop:
            parts.append(f"{gone}[-{''.join(old[start:stop])}-]{end}")
        if first < last:
            parts.append(f"{came}{{+{''.join(new[first:last])}+}}{end}")
    return "".join(parts)


def format_edit(edit: Edit, *, color: bool = False) -> str:
    """One edit of a source text, with what speaks against it."""
    name = f"{edit.domain}, {edit.context}" if edit.context else edit.domain
    lines = [name, f"  {word_diff(edit.before, edit.after, color=color)}"]
    return "\n".join([*lines, *(f"  ! {fault}" for fault in edit.faults)])


def _fields(totals: Totals) -> dict[str, int]:
    return {name: getattr(totals, name) for name in totals.__struct_fields__}


def _lines(change: MessageChange) -> Iterator[str]:
    context = f"[{change.context}] " if change.context else ""
    yield f"  {change.kind:<8}  {context}{change.text}".replace("\n", " ")
    if change.previous:
        yield f"       was  {change.previous}".replace("\n", " ")
    if change.origins:
        yield f"      from  {', '.join(change.origins)}"
