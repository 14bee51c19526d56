"""A document by itself, without a project: HTML, XHTML, SVG, or any XML with ITS rules."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from isogloss.extract.annotate import html_grammar, xml_grammar
from isogloss.extract.cutter import Cutter
from isogloss.extract.decode import Decoded
from isogloss.extract.encodings import Document, decode_html, decode_xml
from isogloss.extract.grammar import SINGLE_HTML, SVG, XHTML, XML
from isogloss.extract.its import Load, RulesFile
from isogloss.extract.markup import LineIndex, Newlines, pieces
from isogloss.extract.segment import page_of
from isogloss.extract.xml_markup import xml_pieces
from isogloss.model import Page, SourceError

LARGEST = 256 * 1024 * 1024
"""Bytes. Nobody writes such a page; a file like it is something else."""

_ROOT = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>\s*|<!--.*?-->\s*|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>\s*)*"
    rb"<([A-Za-z_][\w.:-]*)([^>]*)",
    re.DOTALL | re.IGNORECASE,
)


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
    root = _ROOT.match(data[:65536])
    element = root[1].decode("ascii", "replace") if root else ""
    if name.endswith(".svg") or element in ("svg", "svg:svg"):
        return Markup.SVG
    if name.endswith((".xhtml", ".xht")):
        return Markup.XHTML
    if name.endswith((".html", ".htm")):
        return Markup.HTML
    if element.lower() == "html":
        return Markup.XHTML if data.lstrip()[:5] == b"<?xml" else Markup.HTML
    if name.endswith(".xml") or data.lstrip()[:5] == b"<?xml" or (root and b"xmlns" in root[2]):
        return Markup.XML
    return Markup.HTML


def read_single(data: bytes, path: str, load: Load, given: Iterable[RulesFile] = ()) -> Single:
    """Read and cut a document.

    path: for messages and for what its name tells. load: reads linked ITS rules, by their path
    relative to the document's folder. given: further ITS rules.
    Raises SourceError, with place and remedy, for what is no such document.
    """
    _refuse_others(data, path)
    markup = markup_of(data, path)
    rules = tuple(given)
    if markup is Markup.HTML:
        document = decode_html(data, path)
        return Single(document, markup, _cut_html(document, path, load, rules))
    document = decode_xml(data, path)
    return Single(document, markup, _cut_xml(document, markup, path, load, rules))


def _refuse_others(data: bytes, path: str) -> None:
    if not data.strip():
        raise SourceError("The file is empty", place=path, hint="Name a file with a document.")
    if len(data) > LARGEST:
        raise SourceError(
            f"The file has {len(data):,} bytes; more than {LARGEST:,} are not read",
            place=path,
            hint="Name a page, not an archive or a disk image.",
        )
    if b"\x00" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise SourceError(
            "The file holds NUL bytes, so it is neither HTML nor XML",
            place=path,
            hint="Name a text file: HTML, XHTML, SVG or XML.",
        )
    if b"<" not in data.replace(b"\x00", b""):
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
    return page_of(cutter, _decoded(document))


def _cut_xml(
    document: Document,
    markup: Markup,
    path: str,
    load: Load,
    given: tuple[RulesFile, ...],
) -> Page:
    found = list(xml_pieces(document.text, path))
    tables = {Markup.XHTML: XHTML, Markup.SVG: SVG, Markup.XML: XML}[markup]
    grammar = xml_grammar(document.text, found, path, tables, load, given)
    newlines = Newlines.untouched(document.text)
    cutter = Cutter(newlines, LineIndex(document.text), path, grammar)
    cutter.read(iter(found))
    return page_of(cutter, _decoded(document))


def _decoded(document: Document) -> Decoded:
    return Decoded(document.text, document.encoding, document.mark)
