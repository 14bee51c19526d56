"""Bring a catalog up to its template. Whatever a person wrote in it stays in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polib
from rapidfuzz import fuzz, process

from isogloss.catalog.plurals import language_name, plural_count, plural_forms
from isogloss.catalog.reader import Entry, PoFile
from isogloss.catalog.writer import (
    body_text,
    comment_lines,
    file_bytes,
    header_text,
    previous_lines,
    references_of,
)
from isogloss.model import SAFETY_DOMAIN, Message, MessageKey, Template

# How alike two texts must be (0 to 100) for the old translation to be worth correcting.
LIKENESS = 75


@dataclass(frozen=True, slots=True)
class Merged:
    """A merged catalog. data: the whole file, equal to the old one where nothing changed.

    kept, moved, fuzzy, new, obsolete: how many messages went which way. `moved` came from
    another catalog of the locale, `fuzzy` were made fuzzy now, `obsolete` left now.
    """

    data: bytes
    kept: int
    moved: int
    fuzzy: int
    new: int
    obsolete: int


def merge(
    template: Template,
    old: PoFile | None,
    *,
    old_data: bytes,
    locale: str,
    project: str,
    complete: bool,
    memory: Mapping[str, Sequence[str]],
) -> Merged:
    """Merge a template into a catalog.

    old, old_data: the catalog as it is, read and raw; None and b"" where there is none yet.
    complete: whether every message belongs in it; an overrides catalog (`fr-CA` over `fr`)
    only keeps what it has.
    memory: translations of texts without context from other catalogs of the same locale.
    """
    safety = template.domain == SAFETY_DOMAIN
    wanted = {message.key: message for message in template.messages}
    active = {entry.key: entry for entry in old.entries if not entry.obsolete} if old else {}
    retired = {entry.key: entry for entry in old.entries if entry.obsolete} if old else {}
    leaving = {key: entry for key, entry in active.items() if key not in wanted}
    counts = {"kept": 0, "moved": 0, "fuzzy": 0, "new": 0}
    blocks: dict[MessageKey, str] = {}
    used: set[MessageKey] = set()
    for key, message in wanted.items():
        known = active.get(key) or retired.get(key)
        if known is not None and known.plural != message.plural:
            used.add(key)
            blocks[key] = _fuzzy(known, message, locale)
            counts["fuzzy"] += 1
        elif key in active:
            blocks[key] = _kept(active[key], message)
            counts["kept"] += 1
        elif key in retired:
            blocks[key] = _revived(retired[key], message)
            used.add(key)
            counts["moved"] += 1
        elif (
            complete
            and message.context is None
            and message.plural is None
            and message.text in memory
        ):
            blocks[key] = _block(message, tuple(memory[message.text]), message.flags)
            counts["moved"] += 1
        else:
            source = _nearest(message, leaving, safety)
            if source is not None and any(leaving[source].strings):
                blocks[key] = _fuzzy(leaving[source], message, locale)
                used.add(source)
                counts["fuzzy"] += 1
            elif complete:
                strings = ("",) if message.plural is None else ("",) * plural_count(locale)
                blocks[key] = _block(message, strings, message.flags)
                counts["new"] += 1
    newly_obsolete = [
        _retired(entry) for key, entry in leaving.items() if key not in used and any(entry.strings)
    ]
    still_obsolete = [entry.block for key, entry in retired.items() if key not in used]
    header = _header(old, locale, project)
    ordered = _in_order(list(wanted), list(active), blocks)
    unchanged = (
        old is not None
        and old.header is not None
        and not leaving
        and not used
        and all(key in active and blocks[key] == active[key].block for key in blocks)
    )
    data = old_data
    if not unchanged:
        everything = [header, *ordered, *still_obsolete, *newly_obsolete]
        if old is None:
            data = file_bytes(everything)
        else:
            everything.append(old.trailing)
            data = file_bytes(everything, old.newline, old.encoding, old.byte_order_mark)
    return Merged(data, obsolete=len(newly_obsolete), **counts)


def _in_order(
    wanted: list[MessageKey], active: list[MessageKey], blocks: Mapping[MessageKey, str]
) -> list[str]:
    """Known messages in the file's own order, each new one after the one it follows."""
    order = [key for key in active if key in blocks]
    position = {key: index for index, key in enumerate(order)}
    followers: dict[int, list[MessageKey]] = {}
    last = -1
    for key in wanted:
        if key in position:
            last = position[key]
        elif key in blocks:
            followers.setdefault(last, []).append(key)
    result = [blocks[key] for key in followers.get(-1, ())]
    for index, key in enumerate(order):
        result.append(blocks[key])
        result += [blocks[follower] for follower in followers.get(index, ())]
    return result


def _kept(entry: Entry, message: Message) -> str:
    """The entry with its comments brought up to date, or just as it is."""
    references = " ".join(entry.references).split()
    flags = _flags(entry, message)
    if (
        references == " ".join(references_of(message)).split()
        and entry.extracted == message.notes
        and set(entry.flags) == set(flags)
    ):
        return entry.block
    previous = previous_lines(entry.previous_context, entry.previous, entry.previous_plural)
    return _joined(entry.comments, message, flags, previous, entry.body)


def _revived(entry: Entry, message: Message) -> str:
    body = "\n".join(line.strip()[2:].strip() for line in entry.body.split("\n"))
    previous = previous_lines(entry.previous_context, entry.previous, entry.previous_plural)
    return _joined(entry.comments, message, _flags(entry, message), previous, body)


def _fuzzy(entry: Entry, message: Message, locale: str) -> str:
    """The entry for another text. A text without a translation becomes a new one."""
    strings, comments = entry.strings, entry.comments
    if (entry.plural is None) != (message.plural is None):
        if message.plural is None:
            # The forms that have no place any more stay readable for whoever corrects the entry.
            comments += tuple(
                f"msgstr[{number}] was: {polib.escape(text)}"
                for number, text in enumerate(strings[1:], start=1)
                if text and text != strings[0]
            )
            strings = strings[:1]
        else:
            strings = strings[:1] * plural_count(locale)
    if not any(strings):
        return _joined(comments, message, message.flags, (), _body(message, strings))
    if entry.fuzzy and entry.previous is not None:
        # What it was translated from, which the entry's own text may never have been.
        previous = previous_lines(entry.previous_context, entry.previous, entry.previous_plural)
    else:
        previous = previous_lines(entry.context, entry.text, entry.plural)
    body = _body(message, strings)
    others = tuple(flag for flag in _flags(entry, message) if flag != "fuzzy")
    if _came_back(entry, message):
        return _joined(comments, message, others, (), body)
    return _joined(comments, message, ("fuzzy", *others), previous, body)


def _came_back(entry: Entry, message: Message) -> bool:
    """Whether a text that had changed is again what its translation was made from.

    A statement stays fuzzy all the same: nobody knows whether its translation was touched.
    """
    return (
        message.context is None
        and entry.fuzzy
        and entry.context is None
        and entry.previous_context is None
        and entry.previous == message.text
        and entry.previous_plural == message.plural
    )


def _block(message: Message, strings: Sequence[str], flags: Sequence[str]) -> str:
    return _joined((), message, flags, (), _body(message, strings))


def _body(message: Message, strings: Sequence[str]) -> str:
    return body_text(message.context, message.text, message.plural, strings)


def _joined(
    comments: Sequence[str],
    message: Message,
    flags: Sequence[str],
    previous: Sequence[str],
    body: str,
) -> str:
    lines = comment_lines(comments, message.notes, references_of(message), flags)
    return "\n".join([*lines, *previous, body])


def _retired(entry: Entry) -> str:
    """The entry as an obsolete one: its translation, its translator's comments and flags."""
    lines = comment_lines(entry.comments, (), (), entry.flags)
    previous = previous_lines(entry.previous_context, entry.previous, entry.previous_plural)
    lines += [f"#~{line[1:]}" for line in previous]
    lines += [f"#~ {line}" for line in entry.body.split("\n")]
    return "\n".join(lines)


def _flags(entry: Entry, message: Message) -> tuple[str, ...]:
    """The template's format flags, and all others that the catalog has."""
    own = (flag for flag in entry.flags if not flag.endswith("-format"))
    return tuple(dict.fromkeys((*own, *message.flags)))


def _nearest(
    message: Message, leaving: Mapping[MessageKey, Entry], safety: bool
) -> MessageKey | None:
    """The leaving entry whose translation is the best start for a new message.

    A statement takes only what stood under its own id, or under the same text.
    """
    if safety:
        for key in leaving:
            if message.context in (key.context,) or key.text == message.text:
                return key
        return None
    texts = {key: key.text for key in leaving if key.context == message.context}
    if not texts:
        return None
    best = process.extractOne(message.text, texts, scorer=fuzz.ratio, score_cutoff=LIKENESS)
    return None if best is None else best[2]


def _header(old: PoFile | None, locale: str, project: str) -> str:
    """The header as it stands, or a new one."""
    if old is not None and old.header is not None:
        return old.header.block
    fields = {
        "Project-Id-Version": project,
        "Report-Msgid-Bugs-To": "",
        "PO-Revision-Date": "YEAR-MO-DA HO:MI+ZONE",
        "Last-Translator": "FULL NAME <EMAIL@ADDRESS>",
        "Language-Team": language_name(locale),
        "Language": locale.replace("-", "_"),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": plural_forms(locale),
    }
    return body_text(None, "", None, (header_text(fields),))
