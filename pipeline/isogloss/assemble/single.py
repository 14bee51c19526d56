"""Translations put into a document by itself: everything else stays as its bytes are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape

from isogloss.assemble.fill import Misfit, filled
from isogloss.assemble.skeleton import Part, Skeleton, Slot, joined
from isogloss.extract import Markup, Single
from isogloss.model import LanguageTag, MessageKey, Place, Region, SourceError, Span, Unit

_LANGUAGE = {
    name: re.compile(rf"(\s{name}\s*=\s*)(\"[^\"]*\"|'[^']*'|[^\s>\"'/]+)", re.IGNORECASE)
    for name in ("lang", "xml:lang", "dir")
}
_TAG_NAME = re.compile(r"<[^\s/>]+")
_CHARSETS = (
    re.compile(r"(<meta\b[^>]*?\bcharset\s*=\s*[\"']?\s*)[\w.:-]+", re.IGNORECASE),
    re.compile(r"(\A<\?xml\b[^>]*?\bencoding\s*=\s*[\"'])[\w.:-]+", re.IGNORECASE),
)
_HEAD = re.compile(r"<head\b[^>]*>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Refusal:
    """A translation that could not be put in. key: its message. reason: in words."""

    key: MessageKey
    reason: str


@dataclass(frozen=True, slots=True)
class Localized:
    """A localized document. filled: how many units have a translation now, of `units`."""

    data: bytes
    filled: int
    units: int
    refused: tuple[Refusal, ...]


def localize(
    single: Single,
    translations: Mapping[MessageKey, str],
    *,
    language: LanguageTag | None,
    to_utf8: bool,
) -> Localized:
    """Put translations into a document.

    Where there is none, and where it equals the source text, the source's bytes stay.
    language: what the document declares itself to be in; also decides ITS locale filters.
    to_utf8: write UTF-8 and declare it; else the document keeps its encoding, and what that
    does not have is written as character references.
    Raises SourceError for an encoding whose bytes cannot be written back as they were.
    """
    document, page = single.document, single.page
    work = _Work(translations, language)
    skeleton = Skeleton(page)
    root = page.root
    head = joined(skeleton.parts(Span(0, root.start)), work.fill)
    tag = joined(skeleton.parts(root), work.fill)
    rest = joined(skeleton.parts(Span(root.end, len(page.source))), work.fill)
    if language is not None and tag:
        tag = with_language(tag, language, single.markup)
    text = head + tag + rest
    result = Localized(document.data, work.count, len(page.units), tuple(work.refused))
    if text == page.source and not to_utf8:
        return result
    if to_utf8:
        data = _as_utf8(text, single.markup)
    else:
        if document.mark + document.encode(page.source) != document.data:
            raise SourceError(
                f"The bytes of this {document.encoding.upper()} document do not come back "
                "when they are decoded and encoded again",
                place=page.path,
                hint="Let it be written as UTF-8 (--utf8).",
            )
        data = document.mark + document.encode(text)
    return Localized(data, result.filled, result.units, result.refused)


@dataclass(slots=True)
class _Work:
    """The filling of one document."""

    translations: Mapping[MessageKey, str]
    language: LanguageTag | None
    count: int = 0
    refused: list[Refusal] = field(default_factory=list)

    def fill(self, slot: Slot) -> str:
        match slot.item:
            case Unit() as unit:
                return self._unit(unit, slot)
            case Region() as region if self.language is not None:
                admitted = region.filter.admits(str(self.language))
                return self._inside(slot.inside) if admitted else ""
            case _:
                return self._inside(slot.inside)

    def _inside(self, parts: tuple[Part, ...]) -> str:
        return joined(parts, self.fill)

    def _unit(self, unit: Unit, slot: Slot) -> str:
        key = MessageKey(unit.context, unit.text)
        text = self.translations.get(key)
        if text:
            self.count += 1
        if not text or text == unit.text:
            return self._inside(slot.inside)
        parts = filled(
            text,
            unit.codes,
            unit.place,
            value=None,
            opening=lambda code: self._inside(slot.codes[code.name].opening),
            closing=lambda code: slot.codes[code.name].closing,
        )
        try:
            written = "".join(parts)
        except Misfit as misfit:
            self.refused.append(Refusal(key, str(misfit)))
            return self._inside(slot.inside)
        return f'"{written}"' if unit.place is Place.ATTRIBUTE else written


def with_language(tag: str, language: LanguageTag, markup: Markup) -> str:
    """A root element's start tag that declares the language, and the direction in HTML.

    HTML Standard 3.2.6.2 and 3.2.6.4; XML 1.0, 2.12; XHTML 1.0, C.7 asks for both.
    """
    names = {
        Markup.HTML: ("lang",),
        Markup.XHTML: ("xml:lang", "lang"),
        Markup.SVG: ("xml:lang",),
        Markup.XML: ("xml:lang",),
    }[markup]
    for name in names:
        tag = _with_attribute(tag, name, str(language))
    html = markup in (Markup.HTML, Markup.XHTML)
    if html and (language.direction == "rtl" or _LANGUAGE["dir"].search(tag)):
        tag = _with_attribute(tag, "dir", language.direction)
    return tag


def _with_attribute(tag: str, name: str, value: str) -> str:
    written = f'"{escape(value)}"'
    found = _LANGUAGE[name].search(tag)
    if found:
        return tag[: found.start(2)] + written + tag[found.end(2) :]
    start = _TAG_NAME.match(tag)
    at = start.end() if start else 0
    return f"{tag[:at]} {name}={written}{tag[at:]}"


def _as_utf8(text: str, markup: Markup) -> bytes:
    """The document as UTF-8 that says so."""
    declared = False
    for pattern in _CHARSETS:
        text, count = pattern.subn(r"\g<1>utf-8", text, count=1)
        declared = declared or count > 0
    if not declared and markup is Markup.HTML:
        head = _HEAD.search(text)
        at = head.end() if head else 0
        text = f'{text[:at]}<meta charset="utf-8">{text[at:]}'
    return text.encode("utf-8")
