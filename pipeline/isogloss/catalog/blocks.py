"""The lines of one entry in each of its fates: kept, moved, fuzzy, obsolete, back again.

Lines that a person or another program wrote are slices of the old file; only the lines that
come from the source are written anew, and only where they differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from isogloss.catalog.changes import Wording, change_notes, wording_before, wording_of
from isogloss.catalog.forms import with_forms, without_forms
from isogloss.catalog.reader import Entry
from isogloss.catalog.writer import body_text, comment_lines, references_of, source_lines
from isogloss.model import Message

_ACTIVE = re.compile(r"^\s*#~\s*(?=\|)")


@dataclass(frozen=True, slots=True)
class Head:
    """The lines above an entry, as they stand, by what they are.

    own: translator comments, and lines of a kind that is not known here. sticky: `#=` lines,
    a second place for flags (GNU gettext manual 1.0, 3.7). previous: `#|` lines.
    """

    own: Sequence[str]
    notes: Sequence[str]
    references: Sequence[str]
    flags: Sequence[str]
    sticky: Sequence[str]
    previous: Sequence[str]


def head_of(entry: Entry) -> Head:
    """The lines above msgctxt or msgid, sorted. Obsolete `#~|` lines come as `#|`."""
    found: dict[str, list[str]] = {kind: [] for kind in ("", "#.", "#:", "#,", "#=", "#|")}
    for line in entry.source[entry.start : entry.middle].strip("\n").split("\n"):
        plain = _ACTIVE.sub("#", line) if entry.obsolete else line
        kind = plain.lstrip()[:2]
        found[kind if kind in found else ""].append(plain)
    own = found[""] if any(found[""]) else []
    return Head(own, found["#."], found["#:"], found["#,"], found["#="], found["#|"])


def holds_work(entry: Entry) -> bool:
    """Whether a person wrote anything into the entry: a translation, a comment, a flag."""
    if any(entry.strings) or entry.comments:
        return True
    return any(flag != "fuzzy" and not flag.endswith("-format") for flag in entry.flags)


def new_block(message: Message, strings: Sequence[str]) -> str:
    """A message that gets no more than a translation, or not even that."""
    body = body_text(message.context, message.text, message.plural, strings)
    return _own_head(message) + body


def kept(entry: Entry, message: Message, encoding: str) -> str:
    """The entry with notes, references and format flags brought up to date, or just as it is."""
    if not entry.fuzzy and entry.source[entry.start : entry.middle] == _own_head(message):
        return entry.block
    head, notes, flags = head_of(entry), _notes(entry, message, encoding), _flags(entry, message)
    if (
        notes == _said(head.notes)
        and _same_references(head, message)
        and set(entry.flags) == set(flags)
    ):
        return entry.block
    return _block(head, message, notes, flags, head.previous, entry.body)


def revived(entry: Entry, message: Message, encoding: str) -> str:
    """An obsolete entry, active again, as sure or as fuzzy as it was."""
    head, notes = head_of(entry), _notes(entry, message, encoding)
    body = "\n".join(_active_lines(entry))
    return _block(head, message, notes, _flags(entry, message), head.previous, body)


def renamed(entry: Entry, message: Message, encoding: str) -> str:
    """The entry under another text that means the same, as sure or as fuzzy as it was."""
    head, notes = head_of(entry), _notes(entry, message, encoding)
    body = _body(entry, message, entry.strings)
    return _block(head, message, notes, _flags(entry, message), head.previous, body)


def restored(entry: Entry, message: Message, count: int) -> str:
    """A fuzzy entry whose text is again what its translation was made from: fuzzy no more.

    count: how many plural forms the catalog has.
    """
    head, strings = _counted(entry, message, count)
    flags = [flag for flag in _flags(entry, message) if flag != "fuzzy"]
    return _block(head, message, message.notes, flags, (), _body(entry, message, strings))


def fuzzied(entry: Entry, message: Message, count: int, encoding: str) -> str:
    """The entry's translation under another text: fuzzy, with the text it was made for.

    count: how many plural forms the catalog has. encoding: of its file.
    """
    head, strings = _counted(entry, message, count)
    flags = [flag for flag in _flags(entry, message) if flag != "fuzzy"]
    body = _body(entry, message, strings)
    if not any(strings):
        return _block(head, message, message.notes, flags, (), body)
    before = wording_before(entry)
    lines = _active_lines(entry)
    own = lines[: _first_string(lines)]
    if before == wording_of(entry):
        old = own
    else:
        old = [line.strip()[2:].strip() for line in head.previous]
    previous = [f"#| {line}" for line in _previous(before, message, old, own)]
    notes = (*message.notes, *change_notes(before, wording_of(message), encoding))
    return _block(head, message, notes, ("fuzzy", *flags), previous, body)


def retired(entry: Entry) -> str:
    """The entry as an obsolete one: its translation, its own comments, its flags."""
    head = head_of(entry)
    lines = [*head.own, *head.flags, *head.sticky]
    lines += [f"#~{line.strip()[1:]}" for line in head.previous]
    lines += [f"#~ {line}" for line in entry.body.split("\n")]
    return "\n".join(lines)


def _body(entry: Entry, message: Message, strings: Sequence[str]) -> str:
    """The message with these texts; those of the entry are written as they stand there."""
    if strings != entry.strings or (entry.plural is None) != (message.plural is None):
        return body_text(message.context, message.text, message.plural, strings)
    lines = _active_lines(entry)
    source = source_lines(message.context, message.text, message.plural)
    return "\n".join([*source, *lines[_first_string(lines) :]])


def _active_lines(entry: Entry) -> list[str]:
    """The lines of an entry from msgctxt or msgid on, without `#~`."""
    lines = entry.body.split("\n")
    return [line.strip()[2:].strip() for line in lines] if entry.obsolete else lines


def _first_string(lines: Sequence[str]) -> int:
    return next(n for n, line in enumerate(lines) if line.lstrip().startswith("msgstr"))


def _previous(
    before: Wording, message: Message, old: Sequence[str], own: Sequence[str]
) -> list[str]:
    """What the text was, as lines of keywords and strings; its context only if it is another.

    Editors show an old context as if it were part of the old text. An empty one stands for none.
    old: those lines as they are, with or without a context. own: the lines of the entry itself.
    """
    text = list(old[_first_text(old) :])
    if before.context == message.context:
        return text
    for lines in (old, own):
        context = list(lines[: _first_text(lines)])
        if context:
            return [*context, *text]
    return ['msgctxt ""', *text]


def _first_text(lines: Sequence[str]) -> int:
    return next(n for n, line in enumerate(lines) if line.lstrip().startswith("msgid"))


def _own_head(message: Message) -> str:
    """All lines above an entry that come from the source."""
    lines = comment_lines((), message.notes, references_of(message), message.flags)
    return "".join(f"{line}\n" for line in lines)


def _notes(entry: Entry, message: Message, encoding: str) -> tuple[str, ...]:
    """The source's notes and, as long as the entry is fuzzy, what changed."""
    if not entry.fuzzy or entry.previous is None:
        return message.notes
    changes = change_notes(wording_before(entry), wording_of(message), encoding)
    return (*message.notes, *changes)


def _same_references(head: Head, message: Message) -> bool:
    """Whether they are the same, however they are wrapped."""
    written = " ".join(line.lstrip()[2:] for line in head.references)
    return written.split() == " ".join(references_of(message)).split()


def _said(lines: Iterable[str]) -> tuple[str, ...]:
    """Comment lines without their marks."""
    return tuple(line.strip()[2:].strip() for line in lines)


def _flags(entry: Entry, message: Message) -> tuple[str, ...]:
    """The template's format flags, and all others that the catalog has."""
    own = (flag for flag in entry.flags if not flag.endswith("-format"))
    return tuple(dict.fromkeys((*own, *message.flags)))


def _counted(entry: Entry, message: Message, count: int) -> tuple[Head, tuple[str, ...]]:
    """The entry's head and texts, with as many plural forms as the message asks for."""
    head, strings = head_of(entry), entry.strings
    own = head.own
    if entry.plural is not None and message.plural is None:
        strings, own = without_forms(strings, own)
    elif entry.plural is None and message.plural is not None:
        strings, own = with_forms(strings[0], own, count)
    return replace(head, own=own), strings


def _block(
    head: Head,
    message: Message,
    notes: Sequence[str],
    flags: Sequence[str],
    previous: Sequence[str],
    body: str,
) -> str:
    """Lines of a block in gettext's order: the old ones where they still hold."""
    same = tuple(notes) == _said(head.notes)
    lines = [*head.own, *(head.notes if same else comment_lines((), notes, (), ()))]
    same = _same_references(head, message)
    lines += head.references if same else comment_lines((), (), references_of(message), ())
    return "\n".join([*lines, *_flag_lines(head, flags), *previous, body])


def _flag_lines(head: Head, flags: Sequence[str]) -> list[str]:
    """`#,` and `#=` lines. A flag stays in the line where it stands; a new one goes to `#,`."""
    plain, sticky = _listed(head.flags), _listed(head.sticky)
    staying = [flag for flag in sticky if flag in flags]
    wanted = [flag for flag in flags if flag not in staying]
    lines = list(head.flags) if set(plain) == set(wanted) else comment_lines((), (), (), wanted)
    if staying == sticky:
        return [*lines, *head.sticky]
    return [*lines, f"#= {', '.join(staying)}"] if staying else lines


def _listed(lines: Iterable[str]) -> list[str]:
    flags = (flag.strip() for line in lines for flag in line.strip()[2:].split(","))
    return [flag for flag in flags if flag]
