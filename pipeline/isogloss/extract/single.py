"""A document by itself, without a project: HTML, XHTML, SVG, or any XML with ITS rules."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from isogloss.extract.annotate import html_grammar, xml_grammar
from isogloss.extract.cutter import Cutter
from isogloss.extract.encodings import MARKS, Document, decode_html, decode_xml
from isogloss.extract.grammar import SINGLE_HTML, SVG, XHTML, XML
from isogloss.extract.its import Load, RulesFile
from isogloss.extract.markup import LineIndex, Newlines, pieces
from isogloss.extract.segment import page_of
from isogloss.extract.targets import with_targets
from isogloss.extract.xml_markup import xml_pieces
from isogloss.model import Page, SourceError

LARGEST = 64 * 1024 * 1024
"""Bytes. Nobody writes such a page; a file like it is something else."""

_BEFORE_ROOT = re.compile(
    r"\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>", re.DOTALL | re.IGNORECASE
)
_ROOT = re.compile(r"<([^\s/>!?&<]+)([^>]*)")
_MARKUP = re.compile(rb"<[A-Za-z_:!?/\x80-\xff]")
_SIGNATURES = {
    b"%PDF-": "a PDF document",
    b"PK\x03\x04": "a ZIP archive, such as a Word or an EPUB file",
    b"\x89PNG": "a PNG picture",
    b"GIF8": "a GIF picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"\x7fELF": "a program",
    b"\x1f\x8b": "a compressed file",
    b"{\\rtf": "an RTF document",
}


class Markup(StrEnum):
    """The languages a document can be written in."""

    HTML = "html"
    XHTML = "xhtml"
    SVG = "svg"
    XML = "xml"


@dataclass(frozen=True, slots=True)
class Single:
    """A document that was read and cut. document: its bytes and characters."""

    document: Document
    markup: Markup
    page: Page


def markup_of(data: bytes, path: str) -> Markup:
    """Which language a document is in: by the end of its name, else by how it begins."""
    name = path.lower()
    start = _beginning(data)
    declared = start.startswith("<?xml")
    position = 0
    while before := _BEFORE_ROOT.match(start, position):
        position = before.end()
    root = _ROOT.match(start, position)
    element = root[1] if root else ""
    if name.endswith(".svg"):
        return Markup.SVG
    if name.endswith((".xhtml", ".xht")):
        return Markup.XHTML
    if name.endswith((".html", ".htm")):
        return Markup.HTML
    if element in ("svg", "svg:svg"):
        return Markup.SVG
    if element.lower() == "html":
        return Markup.XHTML if declared else Markup.HTML
    if name.endswith(".xml") or declared or (root and "xmlns" in root[2]):
        return Markup.XML
    return Markup.HTML


def _beginning(data: bytes) -> str:
    """How a document begins, near enough to know its language."""
    start = data[:65536]
    for mark, encoding in MARKS:
        if start.startswith(mark):
            return start[len(mark) :].decode(encoding, "replace").lstrip()
    return start.decode("utf-8", "replace").lstrip()


def read_single(data: bytes, path: str, load: Load, given: Iterable[RulesFile] = ()) -> Single:
    """Read and cut a document.

    path: for messages and for what its name tells. load: reads linked ITS rules, by their path
    relative to the document's folder. given: further ITS rules.
    Raises SourceError, with place and remedy, for what is no such document.
    """
    refuse_others(data, path)
    markup = markup_of(data, path)
    rules = tuple(given)
    if markup is Markup.HTML:
        document = decode_html(data, path)
        return Single(document, markup, _cut_html(document, path, load, rules))
    document = decode_xml(data, path)
    return Single(document, markup, _cut_xml(document, markup, path, load, rules))


def refuse_others(data: bytes, path: str) -> None:
    """Raise SourceError for what is no document at all, by the look of its bytes."""
    if not data.strip():
        raise SourceError("The file is empty", place=path, hint="Name a file with a document.")
    if len(data) > LARGEST:
        raise SourceError(
            f"The file has {len(data):,} bytes; more than {LARGEST:,} are not read",
            place=path,
            hint="Name a page, not an archive or a disk image.",
        )
    known = next((what for start, what in _SIGNATURES.items() if data.startswith(start)), None)
    if known is not None:
        raise SourceError(
            f"The file is {known}, so it is neither HTML nor XML",
            place=path,
            hint="Name an HTML, XHTML, SVG or XML file.",
        )
    marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if b"\x00" in data and not marked:
        line = data.count(b"\n", 0, data.index(b"\x00")) + 1
        raise SourceError(
            "The file holds NUL bytes, so it is neither HTML nor XML",
            place=f"{path}:{line}",
            hint="Name a text file: HTML, XHTML, SVG or XML; UTF-16 needs a byte order mark.",
        )
    if not _MARKUP.search(data.replace(b"\x00", b"") if marked else data):
        raise SourceError(
            "The file has no markup, so it is neither HTML nor XML",
            place=path,
            hint="Name an HTML, XHTML, SVG or XML file.",
        )


def _cut_html(document: Document, path: str, load: Load, given: tuple[RulesFile, ...]) -> Page:
    newlines = Newlines(document.text)
    lines = LineIndex(newlines.text)
    grammar = html_grammar(newlines.text, lines, path, SINGLE_HTML, load, given)
    cutter = Cutter(newlines, lines, path, grammar)
    cutter.read(pieces(newlines.text, lines))
    return page_of(cutter, document)


def _cut_xml(
    document: Document,
    markup: Markup,
    path: str,
    load: Load,
    given: tuple[RulesFile, ...],
) -> Page:
    found = list(xml_pieces(document.text, path))
    tables = {Markup.XHTML: XHTML, Markup.SVG: SVG, Markup.XML: XML}[markup]
    grammar, targets = xml_grammar(document.text, found, path, tables, load, given)
    newlines = Newlines.untouched(document.text)
    cutter = Cutter(newlines, LineIndex(document.text), path, grammar)
    cutter.read(iter(found))
    return with_targets(page_of(cutter, document), found, targets)
