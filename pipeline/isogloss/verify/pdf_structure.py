"""A PDF's structure tree, read as passages: ISO 32000-2, 14.7 and 14.8."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pikepdf

from isogloss.model import Carrier, Passage
from isogloss.verify.html_words import fold
from isogloss.verify.pdf_content import MarkedId, PageText, Piece, new_line

# Inline-level types of PDF 1.7 and 2.0 (14.8.4.4), and NonStruct, which says nothing.
_INLINE = frozenset(
    """Span Quote Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Em Strong Sub
    NonStruct Private Artifact""".split()
)
_PICTURES = frozenset({"Figure", "Formula"})
_DEEPEST = 200
_MOST_ELEMENTS = 500_000


@dataclass(frozen=True, slots=True)
class Structure:
    """passages: in the structure's order. claimed: the marked content that belongs to it."""

    passages: tuple[Passage, ...]
    claimed: frozenset[MarkedId]


class _Place(NamedTuple):
    """What an element passes on to what stands in it."""

    page: int
    stream: int
    language: str


@dataclass(slots=True)
class _Flow:
    """Text that is being gathered for one passage."""

    language: str
    page: int
    parts: list[str] = field(default_factory=list)
    languages: set[str] = field(default_factory=set)
    visible: bool = False
    before: Piece | None = None
    before_page: int = 0


class _Reader:
    def __init__(
        self,
        roles: Mapping[str, str],
        pages: Mapping[int, int],
        marked: Mapping[MarkedId, list[Piece]],
        language: str,
    ) -> None:
        self.roles = roles
        self.pages = pages
        self.marked = marked
        self.passages: list[Passage] = []
        self.flow = _Flow(language, 1)
        self.seen: set[int] = set()
        self.left = _MOST_ELEMENTS
        self.claimed: set[MarkedId] = set()
        self.replaced = False  # an ActualText above stands for all of it
        self.drawn = False  # and something of it can be seen

    def flush(self, language: str, page: int) -> None:
        flow = self.flow
        text = fold("".join(flow.parts))
        if text:
            spoken = next(iter(flow.languages)) if len(flow.languages) == 1 else flow.language
            self.passages.append(
                Passage(Carrier.BODY, text, spoken, "", not flow.visible, flow.page)
            )
        self.flow = _Flow(language, page)

    def add(self, text: str, place: _Place, visible: bool) -> None:
        if not text:
            return
        if not self.flow.languages:
            self.flow.page = place.page
        self.flow.parts.append(text)
        if text.strip():
            self.flow.languages.add(place.language)
            self.flow.visible = self.flow.visible or visible

    def content(self, marked: MarkedId, place: _Place) -> None:
        self.claimed.add(marked)
        if self.replaced:
            pieces = self.marked.get(marked, ())
            self.drawn = self.drawn or any(piece.visible for piece in pieces)
            return
        for piece in self.marked.get(marked, ()):
            before = self.flow.before
            if before is not None and (
                self.flow.before_page != place.page or new_line(before, piece)
            ):
                self.flow.parts.append(" ")
            self.add(piece.text, place, piece.visible)
            if piece.size:
                self.flow.before, self.flow.before_page = piece, place.page

    def element(self, item: Any, place: _Place, depth: int) -> None:
        number = item.objgen[0]
        self.left -= 1
        if (number and number in self.seen) or depth > _DEEPEST or self.left < 0:
            return  # a structure that holds itself has been read already
        self.seen.add(number)
        leaf = item.get("/Pg")
        if leaf is not None and leaf.objgen[0] in self.pages:
            place = _Place(self.pages[leaf.objgen[0]], leaf.objgen[0], place.language)
        if "/Lang" in item:
            place = place._replace(language=str(item["/Lang"]))
        for key in ("/Alt", "/E"):
            words = fold(str(item.get(key, "")))
            if words:
                self.passages.append(
                    Passage(Carrier.ATTRIBUTE, words, place.language, "", False, place.page)
                )
        block = self.role(item) not in _INLINE and not self.replaced
        if block:
            self.flush(place.language, place.page)
        actual = item.get("/ActualText")
        if actual is None or self.replaced:
            self.kids(item, place, depth)
        else:
            self.drawn = self.role(item) in _PICTURES
            self.replaced = True
            self.kids(item, place, depth)
            self.replaced = False
            self.add(str(actual), place, self.drawn)
        if block:
            self.flush(place.language, place.page)

    def kids(self, item: Any, place: _Place, depth: int) -> None:
        kids = item.get("/K")
        if kids is None:
            return
        for kid in kids if isinstance(kids, pikepdf.Array) else (kids,):
            if isinstance(kid, int):
                self.content(MarkedId(place.stream, kid), place)
            elif isinstance(kid, pikepdf.Dictionary):
                kind = str(kid.get("/Type", ""))
                if kind == "/MCR":
                    self.reference(kid, place)
                elif kind != "/OBJR":
                    self.element(kid, place, depth + 1)

    def reference(self, kid: Any, place: _Place) -> None:
        leaf, stream = kid.get("/Pg"), kid.get("/Stm")
        if leaf is not None and leaf.objgen[0] in self.pages:
            place = _Place(self.pages[leaf.objgen[0]], leaf.objgen[0], place.language)
        owner = place.stream if stream is None else stream.objgen[0]
        mcid = kid.get("/MCID")
        if isinstance(mcid, int):
            self.content(MarkedId(owner, mcid), place)

    def role(self, item: Any) -> str:
        name = str(item.get("/S", ""))
        for _ in range(8):
            if name not in self.roles:
                break
            name = self.roles[name]
        return name.removeprefix("/")


def read_structure(
    root: Any, pages: Mapping[int, int], texts: Sequence[PageText], language: str
) -> Structure:
    """Read a document's structure; one with none gives nothing.

    root: the catalog. pages: page numbers by object number. texts: what each page shows.
    """
    tree = root.get("/StructTreeRoot")
    if not isinstance(tree, pikepdf.Dictionary):
        return Structure((), frozenset())
    roles = {
        key: str(value)
        for key, value in tree.get("/RoleMap", pikepdf.Dictionary()).items()
        if isinstance(value, pikepdf.Name)
    }
    marked = {key: pieces for text in texts for key, pieces in text.marked.items()}
    reader = _Reader(roles, pages, marked, language)
    first = next(iter(pages), 0)
    reader.kids(tree, _Place(1, first, language), 0)
    reader.flush(language, 1)
    return Structure(tuple(reader.passages), frozenset(reader.claimed))
