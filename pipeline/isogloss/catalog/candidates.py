"""Where the translation of a new message may come from: by key, id, text, neighbours, likeness."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz, process

from isogloss.catalog.changes import Wording, wording_before, wording_of
from isogloss.catalog.likeness import Index
from isogloss.catalog.memory import Memory
from isogloss.catalog.reader import Entry
from isogloss.model import LAYOUT_DOMAIN, SAFETY_DOMAIN, Message, MessageKey

# How alike two texts must be (0 to 100) for the old translation to be worth correcting, and how
# alike where both stand between the same neighbours. Measured on 6,000 texts of documentation
# in which one, two or four words were changed: at 65 the old text is found for 78 of 100 (75:
# 66), another one for 2; a new text finds one of 50 that it has nothing to do with in 1.4 of
# 100 (75: 0.9), at 50 one of two in 0.5.
LIKENESS = 65
LIKENESS_BETWEEN = 50
# From so many changed texts in a row on, neighbours say nothing any more.
_MANY_CHANGED = 8


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry whose translation is a start for a message. domain: where it stands now."""

    entry: Entry
    domain: str


# The keys before and after a row of texts; None at the ends of the file.
_Gap = tuple[MessageKey | None, MessageKey | None]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a new message stands: between which messages, and as which in its row."""

    gap: _Gap
    number: int
    many: bool


@dataclass(frozen=True)
class Candidates:
    """All that a catalog and its locale's memory have to offer for new messages.

    wanted: the messages of the template. active, retired: the catalog's entries and its
    obsolete ones. All in the order of their files.
    complete: whether all messages belong in the catalog. Into one of overrides comes only what
    leaves now: the messages that it lacks are not new, and nobody wants them back.
    """

    domain: str
    complete: bool
    wanted: Mapping[MessageKey, Message]
    active: Mapping[MessageKey, Entry]
    retired: Mapping[MessageKey, Entry]
    memory: Memory

    @cached_property
    def leaving(self) -> Mapping[MessageKey, Entry]:
        """Active entries whose message has left the template."""
        return {key: entry for key, entry in self.active.items() if key not in self.wanted}

    @cached_property
    def _left(self) -> Mapping[MessageKey, Entry]:
        """Obsolete entries that may help with another message."""
        return self.retired if self.complete else {}

    def under(self, key: MessageKey) -> Candidate | None:
        """The translation that stands under a key here, or that leaves another domain."""
        for entries in (self.active, self.retired):
            if key in entries and any(entries[key].strings):
                return Candidate(entries[key], self.domain)
        found = self.memory.moved(key, self.domain, self._home)
        return None if found is None else Candidate(found.entry, found.domain)

    def before(self, message: Message) -> Candidate | None:
        """A fuzzy entry whose translation was made from this very message."""
        entry = self._fuzzy_by_previous.get(wording_of(message))
        return None if entry is None else Candidate(entry, self.domain)

    def before_elsewhere(self, message: Message) -> Candidate | None:
        """The same in another catalog of the locale: the text changed when its page did."""
        if not self.complete:
            return None
        found = self.memory.made_from(wording_of(message), self.domain)
        return None if found is None else Candidate(found.entry, found.domain)

    def moved(self, message: Message) -> Candidate | None:
        """The entry of this very message that leaves another domain of the locale."""
        found = self.memory.moved(message.key, self.domain, self._home)
        if found is None or found.entry.plural != message.plural:
            return None
        return Candidate(found.entry, found.domain)

    def alike(self, message: Message) -> Candidate | None:
        """The best start for a message that is new as it is.

        A statement takes only what stood under its own id, or under the very same text.
        """
        if message.context is not None and self.domain != LAYOUT_DOMAIN:
            entry = self._by_id.get(message.context)
            if entry is not None:
                return Candidate(entry, self.domain)
        if self.domain != SAFETY_DOMAIN:
            found = self._most_alike(message)
            if found is not None:
                return found
        entry = self._by_text.get(message.text)
        if entry is not None:
            return Candidate(entry, self.domain)
        leaving = self.memory.same_text(message.text, self.domain)
        return None if leaving is None else Candidate(leaving.entry, leaving.domain)

    def _most_alike(self, message: Message) -> Candidate | None:
        own = self._most_alike_here(message)
        cutoff = LIKENESS if own is None else max(LIKENESS, own[1] + 0.01)
        if cutoff <= 100 and self.memory.leaving:
            found = self.memory.most_alike(message.text, message.context, cutoff)
            if found is not None and found[0].domain != self.domain:
                return Candidate(found[0].entry, found[0].domain)
        return None if own is None else Candidate(own[0], self.domain)

    def _most_alike_here(self, message: Message) -> tuple[Entry, float] | None:
        best = None
        for group in (self._leaving_by_context, self._retired_by_context):
            if best is None and message.context in group:
                entries, index = group[message.context]
                found = index.best(message.text, LIKENESS)
                best = None if found is None else (entries[found[0]], found[1])
        between = self._between(message)
        if between is not None and (best is None or between[1] >= best[1]):
            return between
        return best

    def _between(self, message: Message) -> tuple[Entry, float] | None:
        """The most alike of the texts that stood where this one stands now."""
        place = self._places.get(message.key) if self.complete else None
        entries = self._gaps.get(place.gap, ()) if place else ()
        if place is None or place.many or not 0 < len(entries) <= _MANY_CHANGED:
            return None
        # The one at the same place in the row comes first: it is taken where others are as like.
        first = min(place.number, len(entries) - 1)
        choices = {
            number: entries[number].text
            for number in sorted(range(len(entries)), key=lambda number: abs(number - first))
            if entries[number].context == message.context
        }
        found = process.extractOne(
            message.text, choices, scorer=fuzz.ratio, score_cutoff=LIKENESS_BETWEEN
        )
        return None if found is None else (entries[found[2]], found[1])

    @cached_property
    def _gaps(self) -> Mapping[_Gap, Sequence[Entry]]:
        """Translated leaving entries by the two staying ones between which they stood."""
        found: dict[_Gap, list[Entry]] = {}
        for gap, keys in _rows(self.active, self.wanted):
            found[gap] = [self.active[key] for key in keys if any(self.active[key].strings)]
        return found

    @cached_property
    def _places(self) -> Mapping[MessageKey, _Place]:
        return {
            key: _Place(gap, number, len(keys) > _MANY_CHANGED)
            for gap, keys in _rows(self.wanted, self.active)
            for number, key in enumerate(keys)
        }

    @cached_property
    def _home(self) -> str:
        return self.memory.home_of(self.wanted, self.domain)

    @cached_property
    def _fuzzy_by_previous(self) -> Mapping[Wording, Entry]:
        found: dict[Wording, Entry] = {}
        for entries in (self.leaving, self.active, self._left):
            for entry in entries.values():
                if entry.fuzzy and entry.previous is not None and any(entry.strings):
                    found.setdefault(wording_before(entry), entry)
        return found

    @cached_property
    def _by_id(self) -> Mapping[str, Entry]:
        """The translated entry of each id that leaves or has left with its text."""
        found: dict[str, Entry] = {}
        for entries in (self.leaving, self._left):
            for entry in entries.values():
                if entry.context is not None and any(entry.strings):
                    found.setdefault(entry.context, entry)
        return found

    @cached_property
    def _by_text(self) -> Mapping[str, Entry]:
        found: dict[str, Entry] = {}
        for entries in (self.leaving, self._left):
            for entry in entries.values():
                if any(entry.strings):
                    found.setdefault(entry.text, entry)
        return found

    @cached_property
    def _leaving_by_context(self) -> Mapping[str | None, tuple[Sequence[Entry], Index]]:
        return _indexed(self.leaving.values())

    @cached_property
    def _retired_by_context(self) -> Mapping[str | None, tuple[Sequence[Entry], Index]]:
        return _indexed(entry for key, entry in self._left.items() if key not in self.wanted)


def _rows(
    keys: Iterable[MessageKey], staying: Container[MessageKey]
) -> Iterator[tuple[_Gap, list[MessageKey]]]:
    """Rows of keys that do not stay, with the staying ones on either side."""
    before: MessageKey | None = None
    row: list[MessageKey] = []
    for key in keys:
        if key not in staying:
            row.append(key)
            continue
        if row:
            yield (before, key), row
            row = []
        before = key
    if row:
        yield (before, None), row


def _indexed(entries: Iterable[Entry]) -> dict[str | None, tuple[Sequence[Entry], Index]]:
    """Translated entries by context, each with an index of their texts."""
    found: dict[str | None, list[Entry]] = {}
    for entry in entries:
        if any(entry.strings):
            found.setdefault(entry.context, []).append(entry)
    return {
        context: (group, Index([entry.text for entry in group])) for context, group in found.items()
    }
