"""Which grammar a document is cut by, and how ITS answers for its tags."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import replace

from lxml import etree

from isogloss.extract.grammar import (
    XHTML,
    AnnotatedGrammar,
    Grammar,
    HtmlGrammar,
    Tables,
)
from isogloss.extract.its import (
    Annotations,
    Load,
    Node,
    Resolved,
    RulesFile,
    annotations_of,
    resolve,
    resolve_html,
)
from isogloss.extract.markup import Kind, LineIndex, Piece
from isogloss.extract.scopes import Tree

_XML = "http://www.w3.org/XML/1998/namespace"
_ITS = "{http://www.w3.org/2005/11/its}"
# What makes the ITS engine necessary for HTML; local attributes the HTML grammar knows itself.
_MARKS_OF_RULES = ("its-rules", "application/its+xml")
_DECLARATION = re.compile(r"\A<\?xml\s[^>]*\?>")
_Annotate = Callable[[int, str | None], Annotations | None]


def has_rules(text: str) -> bool:
    """Whether an HTML document may bring ITS rules of its own."""
    lowered = text.lower()
    return any(mark in lowered for mark in _MARKS_OF_RULES)


def html_grammar(
    text: str,
    lines: LineIndex,
    path: str,
    tables: Tables,
    load: Load,
    given: Iterable[RulesFile] = (),
) -> Grammar:
    """The grammar of an HTML document: with its ITS rules where it has any.

    text: newline-normalized. load: reads linked rules. given: rules from elsewhere.
    Raises SourceError where rules cannot be read.
    """
    rules = tuple(given)
    if not rules and not has_rules(text):
        return HtmlGrammar(text, lines.starts, tables)
    read = _Read(load, (text.encode("utf-8", "replace"), *(each.data for each in rules)))
    resolved = resolve_html(text, read.load, path=path, given=rules)

    def find(start: int) -> int | None:
        line = bisect_right(lines.starts, start)
        found = resolved.element(line, start - lines.starts[line - 1])
        return None if found is None else found.element

    tree = Tree(text, lines.starts)
    return _annotated_grammar(resolved, find, tables, tree, ids=read.rules_for_ids)


def xml_grammar(
    text: str,
    found: Iterable[Piece],
    path: str,
    tables: Tables,
    load: Load,
    given: Iterable[RulesFile] = (),
) -> tuple[Grammar, dict[int, int]]:
    """The grammar of an XML document, and where translations belong that go elsewhere (8.13).

    found: its pieces, whose start tags are its elements.
    The second value leads from start tag to start tag, by their offsets.
    """
    pieces = list(found)
    starts = [piece.start for piece in pieces if piece.kind is Kind.OPEN]
    # What it says of its encoding is about its bytes, which these are not any more.
    source_text = _DECLARATION.sub(_blank, text, count=1)
    rules = tuple(given)
    read = _Read(load, (source_text.encode(), *(each.data for each in rules)))
    resolved = resolve(source_text.encode(), path=path, html=False, load=read.load, given=rules)
    if len(resolved.document.elements) != len(starts):
        # Its entities hold elements. They have no start tag here, so the engine sees none either.
        source_text = "".join(
            " " if piece.kind is Kind.REFERENCE else source_text[piece.start : piece.end]
            for piece in pieces
        )
        resolved = resolve(source_text.encode(), path=path, html=False, load=read.load, given=rules)
    number = {start: index for index, start in enumerate(starts)}

    ids = tables is not XHTML or read.rules_for_ids
    grammar = _annotated_grammar(resolved, number.get, tables, None, ids=ids)
    return grammar, {starts[source]: starts[target] for source, target in resolved.targets.items()}


class _Read:
    """What rules are read from; whether one of them is about id values (8.14)."""

    def __init__(self, load: Load, known: Iterable[bytes]) -> None:
        self._load = load
        self.rules_for_ids = any(b"idValueRule" in data for data in known)

    def load(self, path: str) -> bytes:
        data = self._load(path)
        self.rules_for_ids = self.rules_for_ids or b"idValueRule" in data
        return data


def _annotated_grammar(
    resolved: Resolved,
    find: Callable[[int], int | None],
    tables: Tables,
    tree: Tree | None,
    *,
    ids: bool,
) -> AnnotatedGrammar:
    """find: the number of the element whose start tag is at an offset."""

    def annotate(start: int, attribute: str | None) -> Annotations | None:
        number = find(start)
        if number is None:
            return None
        if attribute is not None:
            attribute = _expanded(attribute, resolved.document.elements[number])
        return _annotated(resolved, Node(number, attribute))

    def term(start: int) -> str | None:
        number = find(start)
        found = None if number is None else resolved.information(Node(number), "terminology")
        if found is None or found.get("term") != "yes":
            return None
        told = found.get("termInfo") or found.get("termInfoRef") or ""
        return " ".join(told.split())

    return AnnotatedGrammar(tables, _remembered(annotate), term, tree, ids=ids)


def _expanded(name: str, element: etree._Element) -> str:
    """An attribute's name with its namespace, as the engine has it."""
    prefix, colon, local = name.partition(":")
    space = _XML if prefix == "xml" else element.nsmap.get(prefix)
    return f"{{{space}}}{local}" if colon and space else name


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\r\n]", " ", match[0])


def _annotated(resolved: Resolved, node: Node) -> Annotations:
    found = annotations_of(resolved, node)
    if str(resolved.document.elements[node.element].tag).startswith(_ITS):
        # ITS markup is for tools (ITS 2.0, 5.2); its words are no text of the document.
        return replace(found, translate=False)
    return found


def _remembered(annotate: _Annotate) -> _Annotate:
    """The cutter asks twice about each start tag; the answer is kept for the second time."""
    last: dict[tuple[int, str | None], Annotations | None] = {}

    def remembered(start: int, attribute: str | None) -> Annotations | None:
        key = (start, attribute)
        if key not in last:
            last.clear()
            last[key] = annotate(start, attribute)
        return last[key]

    return remembered
