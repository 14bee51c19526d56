"""Put translations into a catalog: only the lines they concern change, all others stay."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polib

from isogloss.catalog.reader import Entry, PoFile
from isogloss.catalog.writer import body_text, file_bytes
from isogloss.model import CatalogError, MessageKey


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of an entry. strings: msgstr, or all msgstr[n] in order."""

    strings: tuple[str, ...]
    fuzzy: bool


def edited(file: PoFile, data: bytes, changes: Mapping[MessageKey, Change]) -> bytes:
    """The catalog with the changes made: the whole file, equal to `data` where none is needed.

    file, data: the catalog as it was read, and its bytes. Comments, wrapping, order, line ends
    and charset stay as they are; a text that stays is not wrapped anew. With the flag `fuzzy`
    the previous text (`#|`) goes, which explained it.
    Raises CatalogError where the catalog has no such active entry, where a message without
    plural is given several texts, or where the charset cannot hold a text.
    """
    active = {entry.key: entry for entry in file.entries if not entry.obsolete}
    lines = data[len(file.byte_order_mark) :].decode(file.encoding).split("\n")
    end = "\r" if file.newline == "\r\n" else ""
    for key in changes:
        if key not in active:
            raise CatalogError(
                f"The catalog has no message “{key.text[:60]}”",
                hint="Bring it up to the sources first: isogloss update.",
            )
    touched = False
    # From the end, so that the places of the entries before stay right.
    for key in sorted(changes, key=lambda key: -active[key].line):
        entry, change = active[key], changes[key]
        if not change.strings or (entry.plural is None and len(change.strings) != 1):
            raise CatalogError(
                f"{len(change.strings)} translations are given for “{key.text[:60]}”",
                hint="A message without plural has one; one with a plural has one for each form.",
            )
        if change.strings == entry.strings and change.fuzzy == entry.fuzzy:
            continue
        touched = True
        size, body = entry.block.count("\n") + 1, entry.body.count("\n") + 1
        first = entry.line - 1 - (size - body)
        at_end = first + size == len(lines)  # where the file ends without a line end
        lines[first : first + size] = [line + end for line in _block(entry, change)]
        if at_end:
            lines[-1] = lines[-1].removesuffix("\r")
    if not touched:
        return data
    # `file_bytes` ends every file with a line end; what is here has its own.
    return file_bytes(["\n".join(lines)], "\n", file.encoding, file.byte_order_mark)[:-1]


def _block(entry: Entry, change: Change) -> list[str]:
    """The entry's lines with the change made."""
    lines = entry.block.split("\n")
    start = len(lines) - entry.body.count("\n") - 1
    comments, body = lines[:start], lines[start:]
    if change.fuzzy != entry.fuzzy:
        comments = _with_fuzzy(comments) if change.fuzzy else _without_fuzzy(comments)
    if change.strings != entry.strings:
        kept = next(n for n, line in enumerate(body) if line.lstrip().startswith("msgstr"))
        body = [*body[:kept], *_msgstr_lines(entry, change.strings)]
    return [*comments, *body]


def _with_fuzzy(comments: Sequence[str]) -> list[str]:
    """Flags stand before the previous text and after everything else."""
    for number, line in enumerate(comments):
        if line.lstrip().startswith("#,"):
            others = line.lstrip()[2:].strip()
            flags = f"#, fuzzy, {others}" if others else "#, fuzzy"
            return [*comments[:number], flags, *comments[number + 1 :]]
    place = next(
        (n for n, line in enumerate(comments) if line.lstrip().startswith("#|")), len(comments)
    )
    return [*comments[:place], "#, fuzzy", *comments[place:]]


def _without_fuzzy(comments: Sequence[str]) -> list[str]:
    kept = []
    for line in comments:
        stripped = line.lstrip()
        if stripped.startswith("#|"):
            continue
        if not stripped.startswith("#,"):
            kept.append(line)
            continue
        flags = [flag.strip() for flag in stripped[2:].split(",")]
        others = [flag for flag in flags if flag and flag != "fuzzy"]
        if others:
            kept.append("#, " + ", ".join(others))
    return kept


def _msgstr_lines(entry: Entry, strings: Sequence[str]) -> list[str]:
    lines = body_text(entry.context, entry.text, entry.plural, strings).split("\n")
    written = lines[next(n for n, line in enumerate(lines) if line.startswith("msgstr")) :]
    source = entry.plural or entry.text
    if any(strings[-1].endswith(mark) > source.endswith(mark) for mark in (" ", "\n")):
        # In several lines it would look like a text that was cut off (see the reader).
        last = next(n for n in reversed(range(len(written))) if written[n].startswith("msgstr"))
        name = written[last].partition(" ")[0]
        written[last:] = [f'{name} "{polib.escape(strings[-1])}"']
    return written
