"""Fill what is untranslated with what the same text was translated to elsewhere."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from isogloss.catalog.edit import Change, edited
from isogloss.catalog.reader import Entry, PoFile, read_po
from isogloss.catalog.writer import comment_lines, file_bytes
from isogloss.model import SAFETY_DOMAIN, MessageKey

MARK = "Translation memory:"
"""How the comment begins that says where a translation came from."""


@dataclass(frozen=True, slots=True)
class Match:
    """A finished translation of a text.

    context: msgctxt; an ordinary text is filled only from texts of its own context.
    origin: where it stands, for people: `layout.po`, `fr/layout.po`, `legacy.tmx`.
    """

    context: str | None
    text: str
    plural: str | None
    strings: tuple[str, ...]
    origin: str


@dataclass(frozen=True, slots=True)
class Filled:
    """A message that was filled, or could have been.

    matches: what its text was translated to, each once. One was taken; of several, none.
    """

    key: MessageKey
    matches: tuple[Match, ...]

    @property
    def doubtful(self) -> bool:
        return len(self.matches) > 1


Level = Mapping[tuple[str, str | None], Sequence[Match]]
"""Matches by text and plural, of one locale."""


def matches_of(file: PoFile, domain: str, origin: str) -> list[Match]:
    """The finished translations of a catalog, those of obsolete messages too.

    A statement's context is only its id, so its translation fits any message of its text.
    """
    return [
        Match(
            None if domain == SAFETY_DOMAIN else entry.context,
            entry.text,
            entry.plural,
            entry.strings,
            origin,
        )
        for entry in file.entries
        if not entry.fuzzy and all(entry.strings)
    ]


def level_of(matches: Iterable[Match]) -> Level:
    """Matches as a place to look them up."""
    found: dict[tuple[str, str | None], list[Match]] = {}
    for match in matches:
        found.setdefault((match.text, match.plural), []).append(match)
    return found


def fillings(file: PoFile, domain: str, levels: Sequence[Level]) -> tuple[Filled, ...]:
    """What can be filled in a catalog.

    levels: the locale itself, then wider ones. The first that has the text decides.
    """
    return tuple(
        Filled(entry.key, found)
        for entry in file.entries
        if not entry.obsolete and not any(entry.strings)
        if (found := _found(entry, domain, levels))
    )


def fill(file: PoFile, data: bytes, domain: str, fillings: Collection[Filled], path: str) -> bytes:
    """The catalog with its fillings: the whole file. Only the entries that are filled change.

    file, data: the catalog as read, and its bytes. path: for messages.
    Each filled entry gets a translator comment that names the origin. In the safety domain it
    is fuzzy: who signs a statement has read it there.
    """
    chosen = {each.key: each.matches[0] for each in fillings if not each.doubtful}
    if not chosen:
        return data
    fuzzy = domain == SAFETY_DOMAIN
    changes = {key: Change(match.strings, fuzzy=fuzzy) for key, match in chosen.items()}
    written = edited(file, data, changes)
    return _commented(read_po(written, path), written, chosen)


def _found(entry: Entry, domain: str, levels: Sequence[Level]) -> tuple[Match, ...]:
    for level in levels:
        by_strings: dict[tuple[str, ...], Match] = {}
        for match in level.get((entry.text, entry.plural), ()):
            fits = domain == SAFETY_DOMAIN or match.context == entry.context
            if fits and len(match.strings) == len(entry.strings):
                by_strings.setdefault(match.strings, match)
        if by_strings:
            return tuple(by_strings.values())
    return ()


def _commented(file: PoFile, data: bytes, chosen: Mapping[MessageKey, Match]) -> bytes:
    """The catalog with a comment at each chosen entry that names the origin."""
    lines = data[len(file.byte_order_mark) :].decode(file.encoding).split("\n")
    end = "\r" if file.newline == "\r\n" else ""
    for entry in reversed(file.entries):
        if entry.obsolete or entry.key not in chosen:
            continue
        above = entry.block.count("\n") - entry.body.count("\n")
        # After the comments that are there, which stand first in a block (gettext manual, 3).
        place = entry.line - 1 - above + _comments_at_top(entry.block)
        comment = comment_lines((f"{MARK} {chosen[entry.key].origin}",), (), (), ())[0]
        lines.insert(place, comment + end)
    return file_bytes(["\n".join(lines)], "\n", file.encoding, file.byte_order_mark)[:-1]


def _comments_at_top(block: str) -> int:
    count = 0
    for line in block.split("\n"):
        if line != "#" and not line.startswith("# "):
            break
        count += 1
    return count
