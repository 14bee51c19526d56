"""Bring a catalog up to its template. Whatever a person wrote in it stays in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from rapidfuzz import fuzz

from isogloss.catalog import blocks
from isogloss.catalog.candidates import Candidate, Candidates
from isogloss.catalog.changes import wording_before
from isogloss.catalog.forms import form_count
from isogloss.catalog.memory import Memory
from isogloss.catalog.plurals import language_name, plural_forms
from isogloss.catalog.reader import Entry, PoFile
from isogloss.catalog.splice import Edits, spliced
from isogloss.catalog.writer import file_bytes, header_block
from isogloss.model import SAFETY_DOMAIN, Message, MessageKey, Template

_NONE: Mapping[MessageKey, MessageKey] = MappingProxyType({})
_CHARSET = re.compile(r"(charset=)[\w.:-]+")


@dataclass(frozen=True, slots=True)
class Merged:
    """A merged catalog. data: the whole file, equal to the old one where nothing changed.

    kept, moved, fuzzy, new, obsolete: how many messages went which way. `moved` came from
    another catalog of the locale or were back again, `fuzzy` were made fuzzy now, `obsolete`
    left now.
    """

    data: bytes
    kept: int = 0
    moved: int = 0
    fuzzy: int = 0
    new: int = 0
    obsolete: int = 0


@dataclass(frozen=True, slots=True)
class _Fate:
    """What becomes of a message. how: the field of Merged that counts it.

    origin: the catalog that its translation comes from, None where it has none.
    """

    how: str
    block: str
    origin: Candidate | None = None


def merge(
    template: Template,
    old: PoFile | None,
    *,
    old_data: bytes,
    locale: str,
    project: str,
    complete: bool,
    memory: Memory,
    editorial: Mapping[MessageKey, MessageKey] = _NONE,
) -> Merged:
    """Merge a template into a catalog.

    old, old_data: the catalog as it is, read and raw; None and b"" where there is none yet.
    complete: whether every message belongs in it; an overrides catalog (`fr-CA` over `fr`)
    keeps what it has and takes in what moves to it from others of its locale, no more. There
    may be nothing to put into one that is not there yet: then the data is empty.
    memory: what the catalogs of the same locale know, as they were before the update.
    editorial: new key → old key, of texts whose edit is declared to change no meaning.
    """
    if old is None and not complete and not memory.leaving:
        return Merged(old_data)
    wanted = {message.key: message for message in template.messages}
    entries = old.entries if old is not None else ()
    places = {entry.key: number for number, entry in enumerate(entries)}
    active = {entry.key: entry for entry in entries if not entry.obsolete}
    retired = {entry.key: entry for entry in entries if entry.obsolete}
    offers = Candidates(template.domain, complete, wanted, active, retired, memory)
    encoding = old.encoding if old is not None else "utf-8"
    maker = _Maker(offers, form_count(old, locale), encoding, complete, editorial)
    fates: dict[MessageKey, _Fate] = {}
    for key, message in wanted.items():
        fate = maker.fate(message)
        if fate is not None:
            fates[key] = fate
    if not complete:
        fates = _one_each(fates)
    counts = Counter(fate.how for fate in fates.values())
    used = {
        fate.origin.entry.key
        for fate in fates.values()
        if fate.origin is not None and fate.origin.domain == template.domain
    }
    leaving = [
        entry
        for key, entry in offers.leaving.items()
        if key not in used and blocks.holds_work(entry)
    ]
    counts["obsolete"] = len(leaving)
    if old is None:
        if not fates and not complete:
            return Merged(old_data)
        header = _header(fates, memory, locale, project)
        return Merged(file_bytes([header, *(fate.block for fate in fates.values())]), **counts)
    replaced: dict[int, str | None] = {}
    for key, entry in active.items():
        if key not in wanted:
            replaced[places[key]] = None
        elif fates[key].block != entry.block:
            replaced[places[key]] = fates[key].block
    replaced.update((places[key], None) for key in retired if key in fates)
    edits = Edits(
        header="" if old.header is not None else new_header(locale, project),
        replaced=replaced,
        inserted=_inserted(fates, active, places),
        appended=[blocks.retired(entry) for entry in leaving],
    )
    return Merged(spliced(old, old_data, edits), **counts)


def retire(old: PoFile, *, old_data: bytes, others: Iterable[Entry]) -> Merged:
    """A catalog whose domain is no more: its translated entries become obsolete in it.

    old, old_data: the catalog, read and raw.
    others: the entries of the locale's other catalogs, as they are after the update. What is
    active there, with the same translation and all comments, and has no other translation in
    any of them, is left out here. Where nothing stays, the data is the header alone.
    """
    elsewhere: dict[MessageKey, list[Entry]] = {}
    for other in others:
        elsewhere.setdefault(other.key, []).append(other)
    replaced: dict[int, str | None] = {}
    appended = []
    for number, entry in enumerate(old.entries):
        if not blocks.holds_work(entry) or _stands(entry, elsewhere.get(entry.key, ())):
            replaced[number] = None
        elif not entry.obsolete:
            replaced[number] = None
            appended.append(blocks.retired(entry))
    edits = Edits("", replaced, {}, appended)
    return Merged(spliced(old, old_data, edits), obsolete=len(appended))


def _stands(entry: Entry, others: Sequence[Entry]) -> bool:
    """Whether all that a person wrote in the entry stands in another catalog, beyond doubt."""
    same = all((other.plural, other.strings) == (entry.plural, entry.strings) for other in others)
    return same and any(
        not other.obsolete
        and (not other.fuzzy or (entry.fuzzy and entry.previous == other.previous))
        and set(entry.comments) <= set(other.comments)
        and set(entry.flags) <= set(other.flags)
        for other in others
    )


@dataclass(frozen=True, slots=True)
class _Maker:
    """Decides for each message of a template where its translation comes from.

    count: how many plural forms the catalog has. encoding: of its file.
    """

    offers: Candidates
    count: int
    encoding: str
    complete: bool
    editorial: Mapping[MessageKey, MessageKey]

    def fate(self, message: Message) -> _Fate | None:
        """What becomes of the message; None where it does not belong in an overrides catalog."""
        key, offers = message.key, self.offers
        known = offers.active.get(key) or offers.retired.get(key)
        if key in self.editorial and (known is None or not blocks.holds_work(known)):
            found = offers.under(self.editorial[key])
            if found is not None and (found.entry.plural is None) == (message.plural is None):
                block = blocks.renamed(found.entry, message, self.encoding)
                return _Fate("kept", block, found)
        if known is not None:
            return self._known(known, message)
        found = offers.before(message)
        if found is not None:
            return self._changed(found, message)
        found = offers.moved(message)
        if found is not None and offers.domain == SAFETY_DOMAIN:
            return self._changed(found, message)
        if found is not None:
            return _Fate("moved", blocks.renamed(found.entry, message, self.encoding), found)
        if self.complete and message.context is None and message.plural is None:
            strings = offers.memory.exact.get(message.text)
            if strings is not None:
                return _Fate("moved", blocks.new_block(message, strings))
        found = offers.before_elsewhere(message) or offers.alike(message)
        if found is not None:
            return self._changed(found, message)
        if not self.complete:
            return None
        count = 1 if message.plural is None else self.count
        return _Fate("new", blocks.new_block(message, ("",) * count))

    def _known(self, known: Entry, message: Message) -> _Fate:
        if known.plural != message.plural:
            return self._changed(Candidate(known, self.offers.domain), message)
        if known.obsolete:
            return _Fate("moved", blocks.revived(known, message, self.encoding))
        return _Fate("kept", blocks.kept(known, message, self.encoding))

    def _changed(self, found: Candidate, message: Message) -> _Fate:
        """A translation for another text: fuzzy, unless it was made from this very text.

        A statement stays fuzzy all the same: nobody knows whether its translation was touched.
        """
        entry = found.entry
        before = wording_before(entry)
        again = entry.fuzzy and before == (None, message.text, message.plural)
        if again and message.context is None and entry.context is None:
            return _Fate("moved", blocks.restored(entry, message, self.count), found)
        block = blocks.fuzzied(entry, message, self.count, self.encoding)
        return _Fate("fuzzy", block, found)


def _one_each(fates: Mapping[MessageKey, _Fate]) -> dict[MessageKey, _Fate]:
    """Overrides without those that were only alike: what changed is one text, and a catalog of
    overrides has no empty entries that would say which messages are new.
    """
    rivals: dict[tuple[str, MessageKey], list[tuple[float, MessageKey]]] = {}
    for key, fate in fates.items():
        if fate.how == "fuzzy" and fate.origin is not None and fate.origin.entry.key != key:
            place = fate.origin.domain, fate.origin.entry.key
            likeness = fuzz.ratio(key.text, fate.origin.entry.text)
            rivals.setdefault(place, []).append((-likeness, key))
    lost = {
        key for each in rivals.values() for _, key in sorted(each, key=lambda rival: rival[0])[1:]
    }
    return {key: fate for key, fate in fates.items() if key not in lost}


def _inserted(
    fates: Mapping[MessageKey, _Fate],
    active: Mapping[MessageKey, Entry],
    places: Mapping[MessageKey, int],
) -> dict[int, list[str]]:
    """Blocks of messages that are new in the file, each after the one it follows."""
    followers: dict[int, list[str]] = {}
    last = -1
    for key, fate in fates.items():
        if key in active:
            last = places[key]
        else:
            followers.setdefault(last, []).append(fate.block)
    return followers


def _header(fates: Mapping[MessageKey, _Fate], memory: Memory, locale: str, project: str) -> str:
    """The header of a new catalog.

    It is that of the catalog from which more than half of its messages come, as when a page has
    another name now: what it says of people and of reviews is true of them. Else it is new.
    """
    counts = Counter[str]()
    for key, fate in fates.items():
        if fate.origin is not None:
            counts[fate.origin.domain] += 1
        elif fate.how == "moved":
            counts.update(memory.domains_of(key))
    # A catalog without a template comes first: it is the one that has another name now.
    origin = min(
        counts,
        key=lambda domain: (-counts[domain], domain in memory.templates, domain),
        default="",
    )
    header = memory.files[origin].header if counts[origin] * 2 > len(fates) else None
    if header is None:
        return new_header(locale, project)
    return _CHARSET.sub(r"\1UTF-8", header.block, count=1)


def new_header(locale: str, project: str) -> str:
    """The header entry of a catalog that nobody has worked on. project: name of the site."""
    return header_block(
        project,
        team=language_name(locale),
        language=locale.replace("-", "_"),
        plurals=plural_forms(locale),
    )
