"""What cutting a page into units needs to know of a node, in types of its own."""

from __future__ import annotations

from dataclasses import dataclass

from isogloss.extract.its.document import Node
from isogloss.extract.its.information import Information
from isogloss.extract.its.resolve import Resolved
from isogloss.model import LocaleFilter


@dataclass(frozen=True, slots=True)
class Note:
    """A note for translators (8.3). text: "" where only a reference is given."""

    text: str
    reference: str
    alert: bool


@dataclass(frozen=True, slots=True)
class StorageSize:
    """How many bytes a text may take, in which encoding and with which line breaks (8.20)."""

    size: int
    encoding: str
    line_break: str


@dataclass(frozen=True, slots=True)
class Annotations:
    """The categories that change how a page is cut, and what translators are told.

    within_text: `no`, `yes` or `nested`. allowed_characters: a regular expression of the
    standard's subset, "" for any. id_value, language: "" where none is given.
    explicit: names of the categories that markup or a rule states on this node itself.
    """

    translate: bool
    preserve_space: bool
    within_text: str
    note: Note | None
    locale_filter: LocaleFilter
    direction: str
    language: str
    id_value: str
    term: bool
    allowed_characters: str
    storage: StorageSize | None
    domains: tuple[str, ...]
    explicit: frozenset[str]


def annotations_of(resolved: Resolved, node: Node) -> Annotations:
    """Everything of a node that matters to the cutting of pages."""

    def value(category: str, field: str) -> str:
        found = resolved.information(node, category)
        return (found.get(field) or "") if found else ""

    listed = value("localefilter", "localeFilterList")
    return Annotations(
        translate=value("translate", "translate") == "yes",
        preserve_space=value("preservespace", "space") == "preserve",
        within_text=value("elementswithintext", "withinText"),
        note=_note(resolved.information(node, "localizationnote")),
        locale_filter=LocaleFilter(
            tuple(item.strip() for item in listed.split(",") if item.strip()),
            value("localefilter", "localeFilterType") == "exclude",
        ),
        direction=value("directionality", "dir"),
        language=value("languageinformation", "lang"),
        id_value=value("idvalue", "idValue"),
        term=value("terminology", "term") == "yes",
        allowed_characters=value("allowedcharacters", "allowedCharacters"),
        storage=_storage(resolved.information(node, "storagesize")),
        domains=tuple(item for item in value("domain", "domains").split(", ") if item),
        explicit=frozenset(resolved.explicit.get(node, {})),
    )


def _note(found: Information | None) -> Note | None:
    if found is None:
        return None
    return Note(
        text=" ".join((found.get("locNote") or "").split()),
        reference=found.get("locNoteRef") or "",
        alert=found.get("locNoteType") == "alert",
    )


def _storage(found: Information | None) -> StorageSize | None:
    if found is None:
        return None
    return StorageSize(
        size=int(found.get("storageSize") or 0),
        encoding=found.get("storageEncoding") or "UTF-8",
        line_break=found.get("lineBreakType") or "lf",
    )
