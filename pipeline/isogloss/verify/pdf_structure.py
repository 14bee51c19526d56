"""A PDF's structure tree, read as passages: ISO 32000-2, 14.7 and 14.8."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pikepdf

from isogloss.model import Carrier, Passage
from isogloss.verify.html_words import fold
from isogloss.verify.pdf_content import MarkedId, PageText, Piece, new_line
from isogloss.verify.pdf_objects import entry, object_number, text

# Inline-level types of PDF 1.7 and 2.0 (14.8.4.4), and NonStruct, which says nothing.
_INLINE = frozenset(
    """Span Quote Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Em Strong Sub
    NonStruct Private Artifact""".split()
)
_PICTURES = frozenset({"Figure", "Formula"})
_DEEPEST = 200
_MOST_ELEMENTS = 500_000
_NO_PAGE = "content of a page that is no longer there"
_NO_CONTENT = "content that is no longer on its page"


@dataclass(frozen=True, slots=True)
class Structure:
    """passages: in the structure's order. claimed: the marked content that belongs to it.

    lost: in words, what the structure tells of and the document no longer has.
    """

    passages: tuple[Passage, ...]
    claimed: frozenset[MarkedId]
    lost: tuple[str, ...]


class _Place(NamedTuple):
    """What an element passes on to what stands in it. page: 0 where it is not there."""

    page: int
    stream: int
    language: str

    @property
    def line(self) -> int:
        return self.page or 1


@dataclass(slots=True)
class _Flow:
    """Text that is being gathered for one passage."""

    language: str
    page: int
    parts: list[str] = field(default_factory=list)
    languages: set[str] = field(default_factory=set)
    unseen: list[str] = field(default_factory=list)
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
        self.here = 0  # references to marked content that was found
        self.gone = 0  # and to such whose page was not
        self.missing = 0  # or that was not on its page

    def flush(self, language: str, page: int) -> None:
        flow = self.flow
        spoken = next(iter(flow.languages)) if len(flow.languages) == 1 else flow.language
        # What nobody sees must not complete what is seen: it makes a passage of its own.
        for parts, hidden in ((flow.parts, False), (flow.unseen, True)):
            words = fold("".join(parts))
            if words:
                self.passages.append(Passage(Carrier.BODY, words, spoken, "", hidden, flow.page))
        self.flow = _Flow(language, page)

    def add(self, words: str, place: _Place, visible: bool) -> None:
        if not words:
            return
        if not self.flow.languages:
            self.flow.page = place.line
        blank = not words.strip()
        if visible or blank:
            self.flow.parts.append(words)
        if not visible or blank:
            self.flow.unseen.append(words)
        if not blank:
            self.flow.languages.add(place.language)

    def content(self, marked: MarkedId, place: _Place) -> None:
        if not place.page:
            self.gone += 1
            return
        if marked not in self.marked or marked in self.claimed:
            # Marked content belongs to one element (14.7.5.2): a second one paints nothing.
            self.missing += 1
            return
        self.here += 1
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
                self.flow.unseen.append(" ")
            self.add(piece.text, place, piece.visible)
            if piece.size:
                self.flow.before, self.flow.before_page = piece, place.page

    def element(self, item: Any, place: _Place, depth: int) -> None:
        number = object_number(item)
        self.left -= 1
        if (number and number in self.seen) or depth > _DEEPEST or self.left < 0:
            return  # a structure that holds itself has been read already
        self.seen.add(number)
        place = self.on_page(item, place)
        language = item.get("/Lang")
        if language is not None:
            place = place._replace(language=text(language))
        here, gone, missing = self.here, self.gone, self.missing
        first = len(self.passages)
        for key in ("/Alt", "/E"):
            words = fold(text(item.get(key)))
            if words:
                self.passages.append(
                    Passage(Carrier.ATTRIBUTE, words, place.language, "", False, place.line)
                )
        last = len(self.passages)
        block = self.role(item) not in _INLINE and not self.replaced
        if block:
            self.flush(place.language, place.line)
        actual = item.get("/ActualText")
        if actual is None or self.replaced:
            self.kids(item, place, depth)
        else:
            self.drawn = False
            self.replaced = True
            self.kids(item, place, depth)
            self.replaced = False
            if self.role(item) in _PICTURES:
                self.drawn = self.here > here  # by lines and images, which nobody reads
            if place.stream and not place.page and self.here == here:
                self.gone += 1
            # The text cannot be cut: where a part of what it stands for is lost, all of it is.
            whole = self.gone == gone and self.missing == missing
            if whole or self.here > here or self.gone == gone:
                self.add(text(actual), place, self.drawn and whole)
        if block:
            self.flush(place.language, place.line)
        off = place.stream and not place.page
        if self.here == here and (self.gone > gone or (off and last > first)):
            self.gone += self.gone == gone
            del self.passages[first:last]  # the words for what is on no page

    def kids(self, item: Any, place: _Place, depth: int) -> None:
        kids = entry(item, "/K")
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
        place = self.on_page(kid, place)
        stream = kid.get("/Stm")
        owner = place.stream if stream is None else object_number(stream)
        mcid = kid.get("/MCID")
        if isinstance(mcid, int):
            self.content(MarkedId(owner, mcid), place)

    def on_page(self, item: Any, place: _Place) -> _Place:
        """The place of an element or a reference, which may name its page."""
        leaf = item.get("/Pg")
        if leaf is None:
            return place
        number = object_number(leaf)
        return _Place(self.pages.get(number, 0), number, place.language)

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
    tree = entry(root, "/StructTreeRoot")
    if not isinstance(tree, pikepdf.Dictionary):
        return Structure((), frozenset(), ())
    names = tree.get("/RoleMap")
    roles = {
        key: str(value)
        for key, value in (names.items() if isinstance(names, pikepdf.Dictionary) else ())
        if isinstance(value, pikepdf.Name)
    }
    marked = {key: pieces for shown in texts for key, pieces in shown.marked.items()}
    reader = _Reader(roles, pages, marked, language)
    reader.kids(tree, _Place(0, 0, language), 0)
    reader.flush(language, 1)
    lost = ((reader.gone, _NO_PAGE), (reader.missing, _NO_CONTENT))
    return Structure(
        tuple(reader.passages),
        frozenset(reader.claimed),
        tuple(words for count, words in lost if count),
    )
