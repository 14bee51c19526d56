"""Declared edits of source texts, as one catalog sees them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from isogloss.catalog import Change, PoFile
from isogloss.model import SAFETY_DOMAIN, MessageKey, Template
from isogloss.project import EditorialChange, by_domain, earlier_texts


def earlier_keys(
    template: Template, file: PoFile, changes: Sequence[EditorialChange]
) -> dict[MessageKey, MessageKey]:
    """New key → the key under which this catalog has its translation."""
    active = {entry.key for entry in file.entries if not entry.obsolete}
    found = {}
    for message in template.messages:
        if message.key not in active:
            keys = (key for _, key in earlier_texts(changes, message.key) if key in active)
            key = next(keys, None)
            if key is not None:
                found[message.key] = key
    return found


def settled_entries(
    template: Template, file: PoFile, changes: Sequence[EditorialChange]
) -> dict[MessageKey, Change]:
    """Entries that an update made fuzzy before their change was declared, as not fuzzy.

    A statement stays fuzzy: nobody knows whether it was so before, or was touched since.
    """
    if template.domain == SAFETY_DOMAIN:
        return {}
    wanted = {message.key for message in template.messages}
    return {
        entry.key: Change(entry.strings, fuzzy=False)
        for entry in file.entries
        if entry.fuzzy
        and not entry.obsolete
        and entry.key in wanted
        and entry.previous is not None
        and entry.previous_plural == entry.plural
        and any(
            key == MessageKey(entry.context_before, entry.previous)
            for _, key in earlier_texts(changes, entry.key)
        )
    }


def live_changes(
    changes: Iterable[EditorialChange], templates: Mapping[str, Template]
) -> frozenset[EditorialChange]:
    """The declared changes that lead to a text which the sources have now."""
    return frozenset(
        change
        for domain, of_domain in by_domain(changes).items()
        if domain in templates
        for message in templates[domain].messages
        for change, _ in earlier_texts(of_domain, message.key)
    )
