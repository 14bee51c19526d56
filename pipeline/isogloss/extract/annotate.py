"""Which grammar a document is cut by, and how ITS answers for its tags."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import replace

from isogloss.extract.grammar import (
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

_ITS = "{http://www.w3.org/2005/11/its}"
# What makes the ITS engine necessary for HTML; local attributes the HTML grammar knows itself.
_HAS_RULES = re.compile(r"its-rules|application/its\+xml|its-\w+-ref", re.IGNORECASE)
_DECLARATION = re.compile(r"\A<\?xml\s[^>]*\?>")
_Annotate = Callable[[int, str | None], Annotations | None]


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
    if not rules and not _HAS_RULES.search(text):
        return HtmlGrammar(text, lines.starts, tables)
    resolved = resolve_html(text, load, path=path, given=rules)

    def annotate(start: int, attribute: str | None) -> Annotations | None:
        line = bisect_right(lines.starts, start)
        found = resolved.element(line, start - lines.starts[line - 1])
        return None if found is None else _annotated(resolved, Node(found.element, attribute))

    return AnnotatedGrammar(tables, _remembered(annotate), Tree(text, lines.starts))


def xml_grammar(
    text: str,
    found: Iterable[Piece],
    path: str,
    tables: Tables,
    load: Load,
    given: Iterable[RulesFile] = (),
) -> Grammar:
    """The grammar of an XML document. found: its pieces, whose start tags are its elements."""
    pieces = list(found)
    starts = [piece.start for piece in pieces if piece.kind is Kind.OPEN]
    # What it says of its encoding is about its bytes, which these are not any more.
    source = _DECLARATION.sub(_blank, text, count=1)
    rules = tuple(given)
    resolved = resolve(source.encode(), path=path, html=False, load=load, given=rules)
    if len(resolved.document.elements) != len(starts):
        # Its entities hold elements. They have no start tag here, so the engine sees none either.
        for piece in pieces:
            if piece.kind is Kind.REFERENCE:
                blank = " " * (piece.end - piece.start)
                source = f"{source[: piece.start]}{blank}{source[piece.end :]}"
        resolved = resolve(source.encode(), path=path, html=False, load=load, given=rules)
    number = {start: index for index, start in enumerate(starts)}

    def annotate(start: int, attribute: str | None) -> Annotations | None:
        return _annotated(resolved, Node(number[start], attribute)) if start in number else None

    return AnnotatedGrammar(tables, _remembered(annotate), None)


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
