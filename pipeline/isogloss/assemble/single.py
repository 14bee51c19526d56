"""Translations put into a document by itself: everything else stays as its bytes are."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from html import escape

import turbohtml

from isogloss.assemble.fill import Misfit, filled, in_place
from isogloss.assemble.skeleton import Part, Skeleton, Slot, joined
from isogloss.extract import Markup, Single
from isogloss.extract.markup import Kind, LineIndex, Newlines, Piece, attribute_values, pieces
from isogloss.model import Code, LanguageTag, MessageKey, Region, SourceError, Span, Unit
from isogloss.model.notation import read

_TAG_NAME = re.compile(r"<[^\s/>]+")
_DECLARED = re.compile(r"(\A<\?xml\s[^?>]*?\bencoding\s*=\s*[\"'])([\w.:-]+)")
_CHARSET = re.compile(r"(\bcharset\s*=\s*[\"']?)([^\s;\"']+)", re.IGNORECASE)
# No text in XML 1.0 (production 2), or nothing that can be encoded; C1 is nobody's intention.
_NO_TEXT = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


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
    spell = str if single.markup is Markup.HTML or to_utf8 else document.for_any_reader
    work = _Work(page.source, translations, language, spell)
    skeleton = Skeleton(page)
    root = page.root
    if language is None:
        text = joined(skeleton.parts(Span(0, len(page.source))), work.fill)
    elif single.markup is Markup.HTML and not _is_html(page.source[slice(*root)]):
        # Its tag is implied; written out, it makes the same tree (HTML Standard 13.1.2.4).
        text = joined(skeleton.parts(Span(0, len(page.source))), work.fill)
        at = _start_of_content(text)
        text = text[:at] + with_language("<html>", language, single.markup) + text[at:]
    else:
        head = joined(skeleton.parts(Span(0, root.start)), work.fill)
        tag = joined(skeleton.parts(root), work.fill)
        rest = joined(skeleton.parts(Span(root.end, len(page.source))), work.fill)
        text = head + with_language(tag, language, single.markup) + rest
    result = Localized(
        document.data, work.count, len(page.units), tuple(dict.fromkeys(work.refused))
    )
    if text == page.source and not to_utf8:
        return result
    if to_utf8:
        data = _as_utf8(text, single.markup, document.mark)
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


class _Source(str):
    """Markup of the source, which is not spelled anew."""

    __slots__ = ()


@dataclass(slots=True)
class _Work:
    """The filling of one document. spell: characters as the document's encoding has them."""

    source: str
    translations: Mapping[MessageKey, str]
    language: LanguageTag | None
    spell: Callable[[str], str]
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
        if not text or (text == unit.text and unit.around is None):
            return self._inside(slot.inside)
        parts = filled(
            text,
            unit.codes,
            unit.place,
            value=None,
            opening=lambda code: _Source(self._inside(slot.codes[code.name].opening)),
            closing=lambda code: _Source(slot.codes[code.name].closing),
        )
        try:
            _check_characters(text, unit.text)
            self._check_codes(text, unit)
            written = "".join(
                part if isinstance(part, _Source) else self.spell(part) for part in parts
            )
        except Misfit as misfit:
            self.refused.append(Refusal(key, str(misfit)))
            return self._inside(slot.inside)
        before, after = unit.around or ("", "")
        return before + in_place(written, unit.place) + after

    def _check_codes(self, text: str, unit: Unit) -> None:
        """Raise Misfit where a link, a picture or a part of its own is left out."""
        if not unit.codes:
            return
        kept = {token.value for token in read(text, variables=False)}
        for code in unit.codes:
            if code.name not in kept and not (code.droppable or self._is_break(code)):
                written = f"<{code.name}>" if code.close is not None else f"<{code.name}/>"
                raise Misfit(f"{written} of the source is left out")

    def _is_break(self, code: Code) -> bool:
        """Whether it tells where a word may be broken, which no other language needs."""
        tag = _TAG_NAME.match(self.source, code.open.start)
        return tag is not None and tag[0].lower() == "<wbr"


def _check_characters(text: str, source: str) -> None:
    """Raise Misfit for what no document can hold, unless the source's own text holds it."""
    for match in _NO_TEXT.finditer(text):
        if match[0] not in source:
            raise Misfit(f"it holds the character U+{ord(match[0]):04X}, which is no text")


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
    xml = markup is not Markup.HTML
    for name in names:
        tag = _with_attribute(tag, name, str(language), xml=xml)
    html = markup in (Markup.HTML, Markup.XHTML)
    if html and (language.direction == "rtl" or _value_of(tag, "dir", xml=xml)):
        tag = _with_attribute(tag, "dir", language.direction, xml=xml)
    return tag


def _with_attribute(tag: str, name: str, value: str, *, xml: bool) -> str:
    written = f'"{escape(value)}"'
    if found := _value_of(tag, name, xml=xml):
        return tag[: found.start] + written + tag[found.end :]
    start = _TAG_NAME.match(tag)
    at = start.end() if start else 0
    return f"{tag[:at]} {name}={written}{tag[at:]}"


def _value_of(tag: str, name: str, *, xml: bool) -> Span | None:
    """Where a start tag has the value of an attribute, quotes included."""
    for found in attribute_values(tag, {}, xml=xml):
        if found.name == name:
            return Span(found.start, found.end)
    return None


def _is_html(tag: str) -> bool:
    name = _TAG_NAME.match(tag)
    return name is not None and name[0].lower() == "<html"


def _html_pieces(text: str) -> Iterator[tuple[Piece, Span]]:
    """The pieces of HTML, each with its place in `text` as it is."""
    newlines = Newlines(text)
    for piece in pieces(newlines.text, LineIndex(newlines.text)):
        yield piece, newlines.span(piece.start, piece.end)


def _start_of_content(text: str) -> int:
    """Where the head of an HTML document can start: after its doctype, `<html>` and `<head>`."""
    at = 0
    for piece, span in _html_pieces(text):
        if piece.kind is Kind.OPEN and piece.tag in ("html", "head"):
            at = span.end
            if piece.tag == "head":
                return at
        elif piece.kind is Kind.COMMENT:
            at = span.end
        elif piece.kind is not Kind.TEXT or piece.text.strip():
            return at
    return at


def _as_utf8(text: str, markup: Markup, mark: bytes) -> bytes:
    """The document as UTF-8 that says so."""
    mark = mark if mark == codecs.BOM_UTF8 else b""
    if markup is not Markup.HTML:
        declared = _DECLARED.match(text)
        if declared and declared[2].lower() != "utf-8":
            text = f"{declared[1]}UTF-8{text[declared.end() :]}"
    if markup in (Markup.HTML, Markup.XHTML):
        text, count = _with_charset(text)
        if not count and markup is Markup.HTML and not mark:
            at = _start_of_content(text)
            text = f'{text[:at]}<meta charset="utf-8">{text[at:]}'
    data = mark + text.encode("utf-8")
    if markup is Markup.HTML and turbohtml.parse(data, positions=False).encoding != "UTF-8":
        # Readers look for `<meta` without parsing (13.2.3.2): in scripts too, but a mark is first.
        return codecs.BOM_UTF8 + data
    return data


def _with_charset(text: str) -> tuple[str, int]:
    """HTML whose `<meta>` elements declare UTF-8, and how many do."""
    parts: list[str] = []
    position = count = 0
    for piece, span in _html_pieces(text):
        if piece.kind is not Kind.OPEN or piece.tag != "meta":
            continue
        tag = text[span.start : span.end]
        pragma = piece.attributes.get("http-equiv", "").strip().lower() == "content-type"
        for found in attribute_values(tag, piece.attributes):
            at = span.start + found.start
            if found.name == "charset":
                old, new = Span(at, span.start + found.end), '"utf-8"'
                if found.value.strip().lower() == "utf-8":
                    new = text[slice(*old)]
            elif (
                found.name == "content" and pragma and (named := _CHARSET.search(tag, found.start))
            ):
                old, new = Span(span.start + named.start(2), span.start + named.end(2)), named[2]
                if new.lower() != "utf-8":
                    new = "utf-8"
            else:
                continue
            parts += [text[position : old.start], new]
            position = old.end
            count += 1
    return "".join([*parts, text[position:]]), count
