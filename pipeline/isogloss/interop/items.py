"""Work items: the messages of a catalog, one for each text that a translator writes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from isogloss.catalog import Entry, PoFile, plural_count
from isogloss.interop.parts import Part, parts_of
from isogloss.model import (
    LAYOUT_DOMAIN,
    NO_LIMITS,
    SAFETY_DOMAIN,
    CatalogError,
    LanguageTag,
    Limits,
    MessageKey,
    parse_tag,
)


class State(StrEnum):
    """How far a translation is, in the words of XLIFF 2.1, 4.3.1.26.

    A catalog knows the first two: what is not translated or fuzzy, and what is translated.
    """

    INITIAL = "initial"
    TRANSLATED = "translated"
    REVIEWED = "reviewed"
    FINAL = "final"


@dataclass(frozen=True, slots=True)
class Item:
    """One text and its translation, as they stand in a catalog.

    id: an NMTOKEN of XML; made of the message, so that it is the same in every locale.
    form: which plural form it is, from 0; None for a message without plural.
    text: what is translated; counterpart: the singular, or plural, beside it, None without.
    key: of the message in its catalog. target: "" where there is none.
    previous: what the translation was made from, where that is another text.
    escaped: whether the texts are in the notation of `isogloss.model.notation`.
    """

    id: str
    domain: str
    locale: str
    path: str
    line: int
    key: MessageKey
    form: int | None
    text: str
    counterpart: str | None
    target: str
    fuzzy: bool
    previous: str | None
    notes: tuple[str, ...]
    references: tuple[str, ...]
    flags: tuple[str, ...]
    limits: Limits
    escaped: bool

    @property
    def safety(self) -> bool:
        return self.domain == SAFETY_DOMAIN

    @property
    def state(self) -> State:
        return State.TRANSLATED if self.target and not self.fuzzy else State.INITIAL

    @property
    def statement(self) -> str:
        """The id of the statement it is, "" for ordinary text."""
        return self.key.context or "" if self.safety else ""

    @property
    def group(self) -> str:
        """The id that all forms of a message with a plural share, else its own."""
        return self.id if self.form is None else self.id.rpartition("-")[0]

    @property
    def source_hash(self) -> str:
        """Changes with anything of the message that a translation depends on."""
        return digest(
            self.key.context or "", self.key.text, self.text, str(self.key.context is None)
        )

    @property
    def target_hash(self) -> str:
        return digest(self.target)

    def parts(self, text: str) -> tuple[Part, ...]:
        """A text of this item, source or target, cut into parts."""
        formats = self.domain == LAYOUT_DOMAIN or "python-format" in self.flags
        return parts_of(text, escaped=self.escaped, formats=formats)

    @property
    def place(self) -> str:
        return f"{self.path}:{self.line}"


@dataclass(frozen=True, slots=True)
class Job:
    """What is exported into one file: all items of one locale, by domain.

    domains: domain, path of its catalog, items in the order of the catalog; none is empty.
    """

    source_language: LanguageTag
    locale: LanguageTag
    domains: tuple[tuple[str, str, tuple[Item, ...]], ...]

    @property
    def items(self) -> Iterator[Item]:
        return (item for _, _, items in self.domains for item in items)


def items_of(
    file: PoFile,
    *,
    path: str,
    locale: str,
    domain: str,
    limits: Mapping[MessageKey, Limits],
    escaped: bool,
) -> tuple[Item, ...]:
    """The active messages of a catalog, in its order; a message with a plural once a form.

    escaped: whether its texts are in our notation.
    """
    found = []
    for entry in file.entries:
        if not entry.obsolete:
            room = limits.get(entry.key, NO_LIMITS)
            found += [
                _item(entry, path, locale, domain, room, form, escaped=escaped)
                for form in _forms(entry, locale)
            ]
    ids = {item.id: item for item in found}
    if len(ids) < len(found):
        raise CatalogError("Two messages have the same digest", place=path)
    return tuple(found)


def digest(*words: str) -> str:
    """64 bits, in hexadecimal, that stand for some texts: enough to tell change from chance."""
    data = "\x04".join(words).encode("utf-8", "surrogatepass")
    return hashlib.sha256(data).hexdigest()[:16]


def _forms(entry: Entry, locale: str) -> list[int | None]:
    if entry.plural is None:
        return [None]
    return list(range(max(len(entry.strings), plural_count(str(parse_tag(locale))))))


def _item(
    entry: Entry,
    path: str,
    locale: str,
    domain: str,
    limits: Limits,
    form: int | None,
    *,
    escaped: bool,
) -> Item:
    text, counterpart = entry.text, entry.plural
    # Form 0 is the singular, except where a language has but one form.
    if entry.plural is not None and (form or plural_count(locale) == 1):
        text, counterpart = entry.plural, entry.text
    # A statement is known by its id alone, whatever its wording is now.
    statement = domain == SAFETY_DOMAIN and entry.context is not None
    context = "" if entry.context is None else f"{entry.context}\x04"
    number = digest(context, "" if statement else entry.text)
    return Item(
        id=f"m{number}" if form is None else f"m{number}-{form}",
        domain=domain,
        locale=locale,
        path=path,
        line=entry.line,
        key=entry.key,
        form=form,
        text=text,
        counterpart=counterpart,
        target=entry.strings[form or 0] if (form or 0) < len(entry.strings) else "",
        fuzzy=entry.fuzzy,
        previous=entry.previous if entry.fuzzy else None,
        notes=entry.extracted,
        references=tuple(" ".join(entry.references).split()),
        flags=entry.flags,
        limits=limits,
        escaped=escaped,
    )
