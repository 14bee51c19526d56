"""The logical text of the document, written into the PDF's structure tree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pydyf

from isogloss.print.text_layer import SOFT_HYPHEN, Piece, TextLayer, plain

_INLINE = ("/Span", "/NonStruct", "/Link")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Leaf:
    """A structure element that holds text itself, and its text as drawn, piece by piece."""

    element: Any
    pieces: tuple[Piece, ...]


def write_actual_text(pdf: Any, layer: TextLayer, root: Any) -> None:
    """Give each leaf of the structure tree its logical text as ActualText.

    pdf: the pydyf document after tagging. root: the document's etree element.
    """
    tree = _Tree(pdf, layer)
    parents = {child: parent for parent in root.iter() for child in parent}
    for block in tree.blocks():
        _write_block(block, parents)


def _write_block(block: list[Leaf], parents: dict[Any, Any]) -> None:
    pieces = [piece for leaf in block for piece in leaf.pieces]
    texts = iter(_logical(pieces, _plain_text(_scope(pieces, parents))))
    for leaf in block:
        text = "".join(next(texts) for _ in leaf.pieces)
        leaf.element["ActualText"] = pydyf.String(text)


class _Tree:
    """The structure tree of a pydyf document, with look-ups by reference."""

    def __init__(self, pdf: Any, layer: TextLayer) -> None:
        self._objects = {item.reference: item for item in pdf.objects[1:]}
        self._layer = layer
        self._tags = {
            reference: self._objects[page["Contents"]]._tags
            for reference in pdf.page_references
            for page in (self._objects[reference],)
        }
        self._root = self._objects[pdf.catalog["StructTreeRoot"]]

    def blocks(self) -> Iterator[list[Leaf]]:
        """The leaves of each block, in document order."""
        for reference in self._root["K"]:
            yield from self._walk(self._objects[reference])

    def _walk(self, element: Any) -> Iterator[list[Leaf]]:
        block: list[Leaf] = []
        for kid in self._kids(element):
            if kid["S"] == "/Figure":
                continue
            if kid["S"] in _INLINE and not self._holds_block(kid):
                block += self._leaves(kid)
            else:
                if block:
                    yield block
                block = []
                yield from self._walk(kid)
        if block:
            yield block

    def _leaves(self, element: Any) -> Iterator[Leaf]:
        if element["S"] == "/Figure":
            return
        if element["S"] == "/Link" or any(isinstance(kid, int) for kid in element["K"]):
            pieces = tuple(self._pieces(element))
            if pieces:
                yield Leaf(element, pieces)
            return
        for kid in self._kids(element):
            yield from self._leaves(kid)

    def _pieces(self, element: Any) -> Iterator[Piece]:
        for kid in element["K"]:
            if isinstance(kid, int):
                piece = self._layer.piece(self._tags[element["Pg"]], kid)
                if piece:
                    yield piece
            elif (child := self._objects[kid]).get("Type") == "/StructElem":
                yield from self._pieces(child)

    def _kids(self, element: Any) -> Iterator[Any]:
        for kid in element["K"]:
            if not isinstance(kid, int):
                child = self._objects[kid]
                if child.get("Type") == "/StructElem":
                    yield child

    def _holds_block(self, element: Any) -> bool:
        return any(
            (kid["S"] not in _INLINE and kid["S"] != "/Figure") or self._holds_block(kid)
            for kid in self._kids(element)
        )


def _scope(pieces: list[Piece], parents: dict[Any, Any]) -> Any:
    """The innermost element of the document that holds all pieces."""

    def path(element: Any) -> list[Any]:
        line = [element]
        while line[-1] in parents:
            line.append(parents[line[-1]])
        return line[::-1]

    common = path(pieces[0].element)
    for piece in pieces[1:]:
        other = path(piece.element)
        size = 0
        for one, two in zip(common, other, strict=False):
            if one is not two:
                break
            size += 1
        common = common[:size]
    return common[-1] if common else pieces[0].element


def _plain_text(element: Any) -> str:
    """An element's text with white space folded; a <br> is white space."""
    parts: list[str] = []

    def collect(node: Any) -> None:
        if isinstance(node.tag, str):
            if node.tag == "br":
                parts.append("\n")
            parts.append(node.text or "")
            for child in node:
                collect(child)
                parts.append(child.tail or "")

    collect(element)
    return _SPACE.sub(" ", plain("".join(parts)))


def _logical(pieces: list[Piece], source: str) -> list[str]:
    """The text of each piece, with the white space that line ends have swallowed.

    Lines lose the space they break at, and Japanese breaks where there is none; only the
    document knows. Text that is not in the document (generated content) stays as drawn.
    """
    texts: list[str] = []
    position = 0
    for piece in pieces:
        core = piece.text.rstrip(SOFT_HYPHEN)
        pattern = r"\s*".join(map(re.escape, "".join(core.split())))
        found = re.compile(pattern).search(source, position) if pattern else None
        text = _SPACE.sub(" ", core)
        if found:
            position = found.end()
            if source[position : position + 1] == " " and not text.endswith(" "):
                text += " "
        texts.append(text)
    if texts:
        texts[-1] = texts[-1].rstrip()
    return texts
