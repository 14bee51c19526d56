"""A subject in words, for the examples in `isogloss explain` and docs/rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from isogloss.check.subjects import (
    BundleFiles,
    CatalogPair,
    Delivery,
    EditorialRecord,
    LoneCatalog,
    Sources,
    Subject,
    Translated,
    TranslatedCatalog,
)

_TELLING = ('"Content-Type: text/plain; charset=I', '"Plural-Forms')
"""Of a header, what an example can be about; the rest is the same in all."""


def in_words(subject: Subject) -> tuple[str, ...]:
    """The lines that show what the subject is."""
    match subject:
        case Sources():
            return tuple(_sources(subject))
        case CatalogPair():
            return tuple(_catalogs(subject))
        case LoneCatalog():
            return tuple(_lone(subject))
        case EditorialRecord(change=change):
            approved = change.approved_by or "nobody"
            return (
                f"{change.context or change.domain}: {change.before} → {change.after}",
                f"declared by {change.by}, approved by {approved}",
            )
        case Translated():
            return (
                f"{subject.source_language}: {_visible(subject.text)}",
                f"{subject.locale}: {_visible(subject.target)}",
            )
        case TranslatedCatalog():
            return tuple(_many(subject.units))
        case Delivery():
            return tuple(_delivery(subject))
        case BundleFiles():
            return tuple(_files(subject))


_SHOWN = 2


def _many(units: Sequence[Translated]) -> Iterator[str]:
    for unit in units[:_SHOWN]:
        yield from in_words(unit)
    if len(units) > _SHOWN:
        yield f"… and {len(units) - _SHOWN} more"


def _sources(subject: Sources) -> Iterator[str]:
    for page in subject.pages:
        for unit in page.units:
            mark = f' data-statement="{unit.statement}"' if unit.statement else ""
            only = "".join(
                f' its-locale-filter-list="{", ".join(each.ranges)}"' for each in unit.filters
            )
            yield f"{page.path}:{unit.line}: <p{mark}{only}>{unit.text}</p>"
    for statement in subject.statements:
        pages = ", ".join(statement.pages) or "nowhere in particular"
        yield f"{subject.register_path}:{statement.line}: {statement.id}, required on: {pages}"
    for market in subject.markets:
        names = ", ".join(f"{name} = {value}" for name, value in market.variables.items())
        yield f"market {market.id}: pages {', '.join(market.pages)}; variables {names or 'none'}"


def _catalogs(subject: CatalogPair) -> Iterator[str]:
    for message in subject.template.messages:
        yield f"template: msgid {_quoted(message.text)}"
    for name, value in subject.catalog.headers.items():
        yield f"catalog ({subject.locale}): {name}: {value}"
    for entry in subject.catalog:
        flag = "#, fuzzy " if entry.fuzzy else ""
        strings = " ".join(_quoted(each) for each in entry.strings)
        yield f"catalog ({subject.locale}): {flag}msgid {_quoted(entry.text)} msgstr {strings}"


def _lone(subject: LoneCatalog) -> Iterator[str]:
    yield f"{subject.path} ({subject.locale or 'no language'}):"
    for line in subject.file.text.strip("\n").split("\n"):
        if not line.startswith('"') or line.startswith(_TELLING):
            yield f"  {_visible(line)}"


def _delivery(subject: Delivery) -> Iterator[str]:
    for owed in subject.obligations:
        verb = "must have" if owed.required else "must not have"
        order = "" if owed.order is None else f", order {owed.order}"
        text = "no text that may be published" if owed.text is None else _visible(owed.text)
        yield f"{verb} {owed.statement}{order}: {text}"
    for first, second in subject.pairs:
        yield f"{first} requires {second}"
    reading = subject.reading
    yield f"{reading.path}: lang={reading.language or 'none'} dir={reading.direction or 'none'}"
    for passage in reading.passages:
        mark = f" [{passage.statement}]" if passage.statement else ""
        hidden = " hidden" if passage.hidden else ""
        yield f"  {passage.carrier}{mark}{hidden}: {_visible(passage.text)}"
    for each in reading.links:
        yield f"  link {each.rel}: {each.href}"
    if subject.draft:
        yield f"  a draft, {'noindex' if reading.noindex else 'without noindex'}"
    if reading.unreadable:
        yield f"  unreadable: {', '.join(_visible(each) for each in reading.unreadable)}"


def _files(subject: BundleFiles) -> Iterator[str]:
    for path, digest in subject.declared.items():
        yield f"declared: {_visible(path)} {digest[:8]}…"
    for path, digest in subject.actual.items():
        yield f"there: {_visible(path)} {digest[:8]}…"
    for reading in subject.readings:
        for each in reading.links:
            language = f" hreflang={each.hreflang}" if each.hreflang else ""
            yield f"{reading.path}: {each.rel} {each.href}{language}"
    for fault in subject.faults:
        yield f"not as it should be: {fault.path}: {fault.message}"


def _quoted(text: str) -> str:
    return '"' + _visible(text).replace('"', '\\"') + '"'


def _visible(text: str) -> str:
    """The text with characters that do not show written as U+XXXX."""
    return "".join(each if each.isprintable() else f"⟨U+{ord(each):04X}⟩" for each in text)
