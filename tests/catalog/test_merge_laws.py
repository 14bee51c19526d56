"""Laws of the update of a whole locale, over histories of pages that change in every way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from hypothesis import given, settings
from hypothesis import strategies as st

from bench.histories import Edit, Site, Step, beginning, edited_by_hand, step, template, updated
from isogloss.catalog import Entry, read_po
from isogloss.catalog.forms import with_forms
from isogloss.model import SAFETY_DOMAIN, MessageKey

Files = dict[str, bytes]
# The same files are read again and again.
read = lru_cache(256)(lambda data: read_po(data, "a.po"))


def entries(files: Mapping[str, bytes]) -> dict[tuple[str, MessageKey], Entry]:
    """All entries of a locale, by domain and key."""
    return {
        (domain, entry.key): entry for domain, data in files.items() for entry in read(data).entries
    }


def update(files: Files, site: Site) -> Files:
    """What `isogloss update` does with one locale, in memory."""
    return updated(files, {domain: template(site, domain) for domain in site.pages}, read)


@dataclass
class Desk:
    """What a translator has written, and has not replaced since.

    texts: all of it. marks: comments and flags. finished: domain, key and plural of what was
    finished under it.
    """

    texts: set[str] = field(default_factory=set)
    marks: set[str] = field(default_factory=set)
    finished: dict[tuple[str, MessageKey, str | None], tuple[str, ...]] = field(
        default_factory=dict
    )
    count: int = 0

    def work(self, files: Files, choices: Sequence[tuple[int, int]], all_new: bool) -> Files:
        """Files after some entries were worked on, or also all that had no translation."""
        active = [each for each in entries(files).items() if not each[1].obsolete]
        chosen: dict[str, dict[MessageKey, Edit]] = {}
        for (domain, key), entry in active if all_new else ():
            if not any(entry.strings):
                chosen.setdefault(domain, {})[key] = self.edit(entry, 2)
        for which, what in choices:
            if active:
                (domain, key), entry = active[which % len(active)]
                edits = chosen.setdefault(domain, {})
                if key not in edits:
                    edits[key] = self.edit(entry, what)
        after = {
            domain: edited_by_hand(data, chosen[domain]) if domain in chosen else data
            for domain, data in files.items()
        }
        for (domain, key), entry in entries(after).items():
            if not entry.obsolete and not entry.fuzzy and any(entry.strings):
                self.finished[domain, key, entry.plural] = entry.strings
        return after

    def edit(self, entry: Entry, what: int) -> Edit:
        self.count += 1
        texts: tuple[str, ...] | None = None
        if what % 4:
            texts = tuple(
                f"„T{self.count}.{number}“\n\\" if what % 5 else f"T{self.count}.{number} x"
                for number in range(len(entry.strings))
            )
            self.texts -= set(entry.strings)
            self.texts |= set(texts)
        confirmed = what % 3 > 0
        if texts is not None or (entry.fuzzy and confirmed):
            # From now on they are the translation of this text, or of none.
            replaced = set(entry.strings)
            self.finished = {
                key: strings
                for key, strings in self.finished.items()
                if not replaced.intersection(strings)
            }
        comment = f"C{self.count}" if what % 7 == 0 else ""
        flag = f"x-keep-{self.count}" if what % 11 == 0 else ""
        self.marks |= {comment, flag} - {""}
        return Edit(texts, confirmed, comment, flag)


def kept_texts(found: Mapping[tuple[str, MessageKey], Entry]) -> set[str]:
    """Every translation that stands anywhere, and the forms of plurals that are none now."""
    texts = {text for entry in found.values() for text in entry.strings}
    for entry in found.values():
        texts |= set(with_forms("", [f"# {line}" for line in entry.comments], 9)[0])
    return texts


_numbers = st.integers(0, 98)
_steps = st.lists(st.tuples(_numbers, _numbers, _numbers, _numbers), max_size=4)
_choices = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 98)), max_size=12)
_histories = st.lists(st.tuples(_steps, _choices, st.booleans()), min_size=2, max_size=6)


@given(_histories)
@settings(max_examples=350, deadline=None)
def test_no_translation_comment_or_flag_of_a_person_is_ever_lost(
    history: list[tuple[list[Step], list[tuple[int, int]], bool]],
) -> None:
    site, files, desk = beginning(), dict[str, bytes](), Desk()
    for steps, choices, all_new in history:
        for numbers in steps:
            site = step(site, numbers)
        before = entries(files)
        files = update(files, site)
        found = entries(files)
        assert update(files, site) == files, "two updates are one"
        assert desk.texts <= kept_texts(found), "a translation was lost"
        written = {flag for entry in found.values() for flag in entry.flags}
        written |= {line for entry in found.values() for line in entry.comments}
        assert desk.marks <= written, "a comment or flag was lost"
        for domain in site.pages:
            for message in template(site, domain).messages:
                entry = found[domain, message.key]
                assert (entry.obsolete, entry.plural) == (False, message.plural)
                known = before.get((domain, message.key))
                if known is not None and known.plural == message.plural and any(known.strings):
                    assert (entry.strings, entry.fuzzy) == (known.strings, known.fuzzy)
                finished = desk.finished.get((domain, message.key, message.plural))
                if finished is not None:
                    assert entry.strings == finished, "a text came back without its translation"
                    assert not entry.fuzzy or message.context is not None
                if domain == SAFETY_DOMAIN and known is None and any(entry.strings):
                    assert entry.fuzzy, "a statement is never filled in as if it were finished"
        for entry in found.values():
            changes = [line for line in entry.extracted if line.startswith("Changed: ")]
            assert not changes or (entry.fuzzy and entry.previous is not None)
            if entry.fuzzy and entry.previous not in (None, entry.text) and not entry.obsolete:
                assert changes
        files = desk.work(files, choices, all_new)
        again = update(files, site)
        for domain, data in files.items():
            bodies = [entry.body for entry in read(data).entries]
            assert [entry.body for entry in read(again[domain]).entries] == bodies
