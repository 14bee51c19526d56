"""Glossaries in TBX, read: ISO 30042:2008 (`<martif>`) and ISO 30042:2019 (`<tbx>`), both styles.

Of a concept, the preferred term of each language counts: what is marked so, else the first that
is not marked as deprecated or superseded.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from isogloss.interop import xml
from isogloss.interop.languages import canonical
from isogloss.model import ExchangeError, LanguageTag, parse_tag

_CONCEPTS = ("termEntry", "conceptEntry")
_LANGUAGES = ("langSet", "langSec")
_TERMS = ("tig", "ntig", "termSec")
_STATUS = "administrativestatus"
_OUT = ("deprecatedterm", "supersededterm", "obsoleteterm")


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the glossary. translations: by locale of the project. line: in the file."""

    source: str
    translations: Mapping[str, str]
    line: int


@dataclass(frozen=True, slots=True)
class Glossary:
    """The terms of a file, in its order.

    without_source: concepts that have no usable term in the source language.
    """

    terms: tuple[Term, ...]
    without_source: int


def read_tbx(
    data: bytes, path: str, source_language: LanguageTag, locales: Collection[str]
) -> Glossary:
    """Read a glossary.

    locales: those of the project; terms of other languages are left out. A term of `fr-FR`
    counts for `fr` where the project has that alone.
    Raises ExchangeError, with the line, where the file is no TBX, or has no term in the source
    language of the project.
    """
    root = xml.parse(data, path)
    if xml.local(root) not in ("martif", "tbx"):
        raise ExchangeError(
            f"This is no TBX file: it starts with <{xml.local(root)}>",
            place=f"{path}:{xml.line_of(root)}",
            hint="Export the glossary as TBX-Basic.",
        )
    terms: list[Term] = []
    without = 0
    for concept in root.iter():
        if xml.local(concept) not in _CONCEPTS:
            continue
        found = dict(_by_language(concept))
        source = _of(str(source_language), found)
        if source is None:
            without += 1
            continue
        translations = {locale: _of(locale, found) for locale in sorted(locales)}
        terms.append(
            Term(
                source,
                {locale: term for locale, term in translations.items() if term},
                xml.line_of(concept),
            )
        )
    if not terms:
        raise ExchangeError(
            f"The glossary has no term in {source_language}, the language of the sources",
            place=path,
            hint="Export it with that language, and look at the xml:lang of its entries.",
        )
    return Glossary(tuple(terms), without)


def _by_language(concept: etree._Element) -> Iterator[tuple[str, str]]:
    for section in concept:
        if xml.local(section) not in _LANGUAGES:
            continue
        tag = canonical(section.get(f"{{{xml.XML}}}lang") or section.get("lang") or "")
        terms = [each for each in map(_term, section.iter()) if each is not None]
        if tag is None or not terms:
            continue
        best = min(terms, key=lambda each: each[0])
        if best[0] < _REJECTED:
            yield tag, best[1]


_PREFERRED, _ADMITTED, _REJECTED = range(3)


def _term(node: etree._Element) -> tuple[int, str] | None:
    """Rank and words of a term section, None for other elements."""
    if xml.local(node) not in _TERMS:
        return None
    words = next(
        ("".join(map(str, each.itertext())) for each in node.iter() if xml.local(each) == "term"),
        "",
    )
    status = next(filter(None, map(_status, node.iter())), "")
    if status.startswith("preferredterm"):
        rank = _PREFERRED
    else:
        rank = _REJECTED if status.startswith(_OUT) else _ADMITTED
    folded = " ".join(words.split())
    return (rank, folded) if folded else None


def _status(node: etree._Element) -> str:
    """The administrative status: a `termNote` in the DCA style, an element in the DCT style."""
    name = xml.local(node)
    kind = node.get("type", "") if name == "termNote" else name
    return (node.text or "").strip().lower() if kind.lower() == _STATUS else ""


def _of(locale: str, found: Mapping[str, str]) -> str | None:
    """The term for a locale: of that very tag, else of a narrower one (`fr-FR` for `fr`)."""
    if locale in found:
        return found[locale]
    wanted = parse_tag(locale)
    return next((term for tag, term in found.items() if wanted in parse_tag(tag).chain), None)
