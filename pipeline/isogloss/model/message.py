"""Gettext messages and catalogs, in gettext's own words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

SAFETY_DOMAIN = "safety"
LAYOUT_DOMAIN = "layout"


class MessageKey(NamedTuple):
    """What makes a message one: gettext looks it up by both."""

    context: str | None
    text: str


class Reference(NamedTuple):
    """A place that uses a message: `source/pages/a.html`, 12."""

    path: str
    line: int


@dataclass(frozen=True, slots=True)
class Message:
    """A message of a template: what stands in the source.

    text, plural: msgid and msgid_plural (None where there is none).
    notes: extracted comments, a line each. flags: `python-format` and the like.
    """

    text: str
    context: str | None
    plural: str | None
    references: tuple[Reference, ...]
    notes: tuple[str, ...]
    flags: tuple[str, ...]

    @property
    def key(self) -> MessageKey:
        return MessageKey(self.context, self.text)


@dataclass(frozen=True, slots=True)
class Template:
    """All messages of one domain, in the order a reader of the pages meets them."""

    domain: str
    messages: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class Translation:
    """One active entry of a catalog.

    strings: msgstr, or msgstr[0], msgstr[1], … of a message with a plural.
    previous: the msgid it was translated from, where that is another (`#|`).
    line: line of the entry in its file, from 1.
    """

    text: str
    context: str | None
    plural: str | None
    strings: tuple[str, ...]
    fuzzy: bool
    previous: str | None
    line: int

    @property
    def key(self) -> MessageKey:
        return MessageKey(self.context, self.text)

    @property
    def ready(self) -> bool:
        """Whether it may be published at all: translated and not fuzzy."""
        return not self.fuzzy and all(self.strings)


@dataclass(frozen=True, slots=True)
class Catalog:
    """A PO file's active entries.

    path: relative to the project, with `/`. locale: a language tag.
    headers: the header's fields as they stand.
    """

    path: str
    locale: str
    domain: str
    headers: Mapping[str, str]
    translations: Mapping[MessageKey, Translation]

    def __iter__(self) -> Iterator[Translation]:
        return iter(self.translations.values())
