"""What the other catalogs of a locale know: texts that moved, pages that have another name now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from isogloss.catalog.changes import Wording, wording_before
from isogloss.catalog.likeness import Index
from isogloss.catalog.reader import Entry, PoFile
from isogloss.model import MessageKey, Template


@dataclass(frozen=True, slots=True)
class Leaving:
    """A translated entry whose message has left the template of its catalog.

    domain: of that catalog.
    """

    domain: str
    entry: Entry


@dataclass(frozen=True)
class Memory:
    """The catalogs of one locale, to look translations up in. Nothing is read before it is asked
    for: an update in which no text is new costs nothing here.

    files: by domain, as they are before the update. templates: by domain, as they are now; a
    domain may have a file and no template any more.
    """

    files: Mapping[str, PoFile]
    templates: Mapping[str, Template]

    @cached_property
    def exact(self) -> Mapping[str, Sequence[str]]:
        """Finished translations of texts without context and plural, by source text.

        A text with two different translations is left out: where it stands decides.
        """
        found: dict[str, Sequence[str]] = {}
        doubtful: set[str] = set()
        for file in self.files.values():
            for entry in file.entries:
                if entry.fuzzy or entry.plural is not None or entry.context or not entry.strings[0]:
                    continue
                if found.setdefault(entry.text, entry.strings) != entry.strings:
                    doubtful.add(entry.text)
        return {text: strings for text, strings in found.items() if text not in doubtful}

    @cached_property
    def leaving(self) -> Sequence[Leaving]:
        """All translated entries whose message leaves its template with this update."""
        found = []
        for domain, file in self.files.items():
            template = self.templates.get(domain)
            wanted = {message.key for message in template.messages} if template else set()
            found += [
                Leaving(domain, entry)
                for entry in file.entries
                if not entry.obsolete and any(entry.strings) and entry.key not in wanted
            ]
        return tuple(found)

    def moved(self, key: MessageKey, domain: str, home: str) -> Leaving | None:
        """The entry of this very message that leaves another domain than this one.

        home: the domain that decides where the message leaves several with different
        translations; without an entry there, none is taken.
        """
        found = [each for each in self._leaving_by_key.get(key, ()) if each.domain != domain]
        if len({(each.entry.plural, each.entry.strings) for each in found}) > 1:
            found = [each for each in found if each.domain == home]
        return min(found, key=lambda each: each.entry.fuzzy, default=None)

    def same_text(self, text: str, domain: str) -> Leaving | None:
        """An entry that leaves another domain and has this text, in whatever context."""
        found = (each for each in self._leaving_by_text.get(text, ()) if each.domain != domain)
        return next(found, None)

    def made_from(self, wording: Wording, domain: str) -> Leaving | None:
        """A fuzzy entry of another domain whose translation was made from this very message.

        It need not leave: a page may have taken it over under a changed text.
        """
        found = self._fuzzy_by_previous.get(wording)
        return None if found is None or found.domain == domain else found

    def most_alike(
        self, text: str, context: str | None, cutoff: float
    ) -> tuple[Leaving, float] | None:
        """The leaving entry with this context whose text is most like this one, and how like."""
        if context not in self._leaving_by_context:
            return None
        entries, index = self._leaving_by_context[context]
        found = index.best(text, cutoff)
        return None if found is None else (entries[found[0]], found[1])

    def home_of(self, keys: Iterable[MessageKey], domain: str) -> str:
        """The other domain that most of the messages leave, "" where there is none."""
        counts = Counter(
            each.domain
            for key in keys
            for each in self._leaving_by_key.get(key, ())
            if each.domain != domain
        )
        return min(counts, key=lambda name: (-counts[name], name), default="")

    def domains_of(self, key: MessageKey) -> Sequence[str]:
        """The domains in which the message has a translation, active or obsolete."""
        return self._domains.get(key, ())

    @cached_property
    def _leaving_by_key(self) -> Mapping[MessageKey, Sequence[Leaving]]:
        found: dict[MessageKey, list[Leaving]] = {}
        for each in self.leaving:
            found.setdefault(each.entry.key, []).append(each)
        return found

    @cached_property
    def _leaving_by_text(self) -> Mapping[str, Sequence[Leaving]]:
        found: dict[str, list[Leaving]] = {}
        for each in self.leaving:
            found.setdefault(each.entry.text, []).append(each)
        return found

    @cached_property
    def _fuzzy_by_previous(self) -> Mapping[Wording, Leaving]:
        found: dict[Wording, Leaving] = {}
        for domain, file in self.files.items():
            for entry in file.entries:
                if entry.fuzzy and entry.previous is not None and any(entry.strings):
                    found.setdefault(wording_before(entry), Leaving(domain, entry))
        return found

    @cached_property
    def _leaving_by_context(self) -> Mapping[str | None, tuple[Sequence[Leaving], Index]]:
        found: dict[str | None, list[Leaving]] = {}
        for each in self.leaving:
            found.setdefault(each.entry.context, []).append(each)
        return {
            context: (entries, Index([each.entry.text for each in entries]))
            for context, entries in found.items()
        }

    @cached_property
    def _domains(self) -> Mapping[MessageKey, Sequence[str]]:
        found: dict[MessageKey, list[str]] = {}
        for domain, file in self.files.items():
            for entry in file.entries:
                if any(entry.strings):
                    found.setdefault(entry.key, []).append(domain)
        return found


def memory_of(files: Mapping[str, PoFile], templates: Mapping[str, Template]) -> Memory:
    """The memory of one locale.

    files: its catalogs by domain, as they are before the update. templates: by domain.
    """
    return Memory(files, templates)
