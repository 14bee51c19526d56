"""A document by itself, without a project: HTML, XHTML, SVG, or any XML with ITS rules."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from isogloss.extract.cutter import Cutter
from isogloss.extract.decode import Decoded
from isogloss.extract.encodings import Document, decode_html, decode_xml
from isogloss.extract.grammar import (
    SINGLE_HTML,
    SVG,
    XHTML,
    XML,
    AnnotatedGrammar,
    Grammar,
    HtmlGrammar,
)
from isogloss.extract.its import (
    Annotations,
    Load,
    Node,
    Resolved,
    RulesFile,
    annotations_of,
    resolve,
)
from isogloss.extract.its import resolve_html as resolve_its_html
from isogloss.extract.markup import Kind, LineIndex, Newlines, pieces
from isogloss.extract.scopes import Tree
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
_ITS = "{http://www.w3.org/2005/11/its}"
# What makes the ITS engine necessary for HTML; local attributes the HTML grammar knows itself.
_HAS_RULES = re.compile(r"its-rules|application/its\+xml|its-\w+-ref", re.IGNORECASE)


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
    grammar: Grammar
    if given or _HAS_RULES.search(newlines.text):
        resolved = resolve_its_html(newlines.text, load, path=path, given=given)

        def node(start: int, attribute: str | None) -> Node | None:
            line = bisect_right(lines.starts, start)
            found = resolved.element(line, start - lines.starts[line - 1])
            return None if found is None else Node(found.element, attribute)

        annotate = _memo(lambda start, name: _annotated(resolved, node(start, name)))
        grammar = AnnotatedGrammar(SINGLE_HTML, annotate, Tree(newlines.text, lines.starts))
    else:
        grammar = HtmlGrammar(newlines.text, lines.starts, SINGLE_HTML)
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
    starts = [piece.start for piece in found if piece.kind is Kind.OPEN]
    number = {start: index for index, start in enumerate(starts)}
    resolved = resolve(document.text.encode("utf-8"), path=path, html=False, load=load, given=given)
    annotate = _memo(
        lambda start, name: (
            _annotated(resolved, Node(number[start], name)) if start in number else None
        )
    )
    tables = {Markup.XHTML: XHTML, Markup.SVG: SVG, Markup.XML: XML}[markup]
    newlines = Newlines.untouched(document.text)
    cutter = Cutter(
        newlines, LineIndex(document.text), path, AnnotatedGrammar(tables, annotate, None)
    )
    cutter.read(iter(found))
    return page_of(cutter, _decoded(document))


def _annotated(resolved: Resolved, node: Node | None) -> Annotations | None:
    if node is None:
        return None
    found = annotations_of(resolved, node)
    if str(resolved.document.elements[node.element].tag).startswith(_ITS):
        # ITS markup is for tools (ITS 2.0, 5.2); its words are no text of the document.
        return replace(found, translate=False)
    return found


def _memo(
    annotate: Callable[[int, str | None], Annotations | None],
) -> Callable[[int, str | None], Annotations | None]:
    """The cutter asks twice about each start tag; the answer is kept for the second time."""
    last: dict[tuple[int, str | None], Annotations | None] = {}

    def remembered(start: int, attribute: str | None) -> Annotations | None:
        key = (start, attribute)
        if key not in last:
            last.clear()
            last[key] = annotate(start, attribute)
        return last[key]

    return remembered


def _decoded(document: Document) -> Decoded:
    return Decoded(document.text, document.encoding, document.mark)
