"""The cutting itself: tags and texts in, units and everything else that may change out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

import turbohtml

from isogloss.extract import vocabulary
from isogloss.extract.grammar import Grammar
from isogloss.extract.json_ld import MEDIA_TYPE, text_values
from isogloss.extract.markup import (
    Kind,
    LineIndex,
    Newlines,
    Piece,
    attribute_values,
    pieces,
    variables_in,
)
from isogloss.extract.run import Cut, Item, ItemKind, cut, is_wordless
from isogloss.extract.scopes import Flow, Scope, Settings, matching, path_of
from isogloss.model import (
    Code,
    Generated,
    GeneratedKind,
    Place,
    Region,
    SourceError,
    Span,
    Unit,
    UnitId,
    Variable,
)
from isogloss.model.notation import write_text

_OUTSIDE = Settings()
_NO_ATTRIBUTES: dict[str, str] = {}
# How deep slots may lie in slots. Real pages have three or four levels.
DEEPEST = 64


class Cutter:
    """The reading of one document, from its first piece to its last.

    newlines, lines: the document with its lines counted. path: for messages.
    grammar: what its elements mean.
    """

    def __init__(self, newlines: Newlines, lines: LineIndex, path: str, grammar: Grammar) -> None:
        self.text = text = newlines.text
        self.lines = lines
        self.newlines = newlines
        self.path = path
        self.grammar = grammar
        self.tables = grammar.tables
        self.stack: list[Scope] = []
        self.run: list[Item] = []
        self.inline_notes: dict[int, tuple[str, ...]] = {}  # by start of the element
        self.asides: list[str] = []  # what is said of parts of the run
        self.outer_runs: list[tuple[list[Item], list[str]]] = []
        self.open_starts: set[int] = set()
        self.foreign = 0  # how many <svg> and <math> are open
        self.shown: list[str] = []
        self.shown_from: list[int] = []
        self.units: list[Unit] = []
        self.regions: list[Region] = []
        self.generated: list[Generated] = []
        self.variables: list[Variable] = []
        self.private: list[Span] = []
        self.inner: dict[str, Span] = {}
        self.root = Span(0, 0)
        self.layout: str | None = None
        # Most pages have few of these, and looking once is cheaper than in every tag.
        self.has_private = "its-" in text or "data-note" in text
        self.has_variables = "{" in text

    @property
    def settings(self) -> Settings:
        return self.stack[-1].settings if self.stack else _OUTSIDE

    def read(self, found: Iterator[Piece]) -> None:
        """Take all pieces of the document, in order."""
        self._take(found)
        while self.stack:
            self._pop(len(self.text), len(self.text), explicit=False)
        self._flush()

    def _take(self, found: Iterator[Piece]) -> None:
        for piece in found:
            kind = piece.kind
            if kind is Kind.TEXT:
                # White space between blocks is never part of a unit.
                if self.run or self.shown_from or not piece.text.isspace():
                    self._text(piece)
            elif kind is Kind.OPEN:
                self._open(piece)
            elif kind is Kind.CLOSE:
                self._close(piece)
            elif kind is Kind.REFERENCE:
                self._add_alone(piece.tag, piece.start, piece.end, weighty=True)

    # -- text ---------------------------------------------------------------

    def _text(self, piece: Piece) -> None:
        scope = self.stack[-1] if self.stack else None
        if scope is not None:
            if scope.tag == "noscript":
                # The tokenizer takes it for raw text; without scripts it is markup.
                parts = list(pieces(self.text, self.lines, piece.start, piece.end))
                if not (len(parts) == 1 and parts[0].kind is Kind.TEXT):
                    self._take(iter(parts))
                    return
                piece = parts[0]
            if scope.tag in self.tables.opaque:
                if scope.attributes.get("type", "").strip().lower() == MEDIA_TYPE:
                    self._json_ld(piece, scope)
                return
        if self.shown_from:
            self.shown.append(piece.text)
        if scope is None or scope.settings.translate:
            self.run.append(Item(ItemKind.TEXT, piece.start, piece.end, piece.text))
        else:
            self._note_variables(piece.start, piece.end)

    def _json_ld(self, piece: Piece, scope: Scope) -> None:
        if self.tables.xml or not scope.settings.translate:
            return
        for key, text, start, end in text_values(self.text[piece.start : piece.end]):
            if not is_wordless(text):
                found = Cut(write_text(text), piece.start + start, piece.start + end, ())
                identity = f"{scope.path}/{key}"
                self._add_unit(found, Place.JSON, scope.settings, f"{key} in JSON-LD", identity)

    # -- tags ---------------------------------------------------------------

    def _open(self, piece: Piece) -> None:
        _, tag, attributes, _, start, end = piece
        self._follow_tree(start)
        if attributes and attributes.get("data-statement") == "":
            raise SourceError(
                f"<{tag}> is marked as a statement, but without an id",
                place=f"{self.path}:{self.lines.line(start)}",
                hint='Write the id of the register: data-statement="isi.indication".',
            )
        stack = self.stack
        scope = stack[-1] if stack else None
        parent = scope.settings if scope is not None else _OUTSIDE
        settings, own_filter = self.grammar.settings(tag, attributes, start, parent)
        flow = self.grammar.flow(tag, attributes, start, settings, parent)
        void = tag in self.tables.void or self._closes_itself(tag, end)
        if not void and (flow is Flow.NESTED or own_filter) and self._depth(settings) > DEEPEST:
            raise SourceError(
                f"<{tag}> stands in more than {DEEPEST} texts or filtered parts, "
                "one inside the other",
                place=f"{self.path}:{self.lines.line(start)}",
                hint="Look for elements that are not closed, and close them.",
            )
        if flow is Flow.BLOCK:
            if self.run:
                self._flush()
        elif flow is Flow.NESTED and not void:
            self.outer_runs.append((self.run, self.asides))
            self.run, self.asides = [], []
            self.shown_from.append(len(self.shown))
        if void:
            if "data-statement" in attributes:
                raise self._no_statement(attributes["data-statement"], self.lines.line(start), [])
            number = 1 if scope is None else scope.next_number(tag)
            if attributes:
                self._attributes(piece, settings, scope, number)
            if flow is not Flow.BLOCK:
                self._add_alone(tag, start, end, weighty=False)
            if own_filter is not None:
                self.regions.append(Region(self._span(start, end), own_filter))
            return
        scope = Scope(
            scope,
            tag,
            attributes,
            start,
            end,
            flow,
            settings,
            own_filter,
            len(self.units),
            len(self.generated),
        )
        if attributes:
            self._attributes(piece, settings, scope.parent, scope.number)
        self._push(scope)
        if flow is Flow.INLINE:
            if settings.notes != parent.notes:
                self.inline_notes[start] = settings.notes[len(parent.notes) :]
            droppable = not attributes and tag in self.tables.droppable
            self.run.append(Item(ItemKind.OPEN, start, end, "", tag, start, droppable))
        if self.root.end == 0:
            self.root = self._span(start, end)
        if tag == "html":
            self.layout = attributes.get("data-layout")

    def _push(self, scope: Scope) -> None:
        self.stack.append(scope)
        self.open_starts.add(scope.start)
        self.foreign += scope.tag in self.tables.foreign

    def _depth(self, settings: Settings) -> int:
        return len(self.outer_runs) + len(settings.filters)

    def _closes_itself(self, tag: str, end: int) -> bool:
        """`<x/>` closes itself in SVG and MathML only (HTML Standard 13.1.2.1)."""
        foreign = self.foreign > 0 or tag in self.tables.foreign
        return foreign and self.text[end - 2 : end] == "/>"

    def _follow_tree(self, start: int) -> None:
        """Close what the tree builder closed before this start tag."""
        stack = self.stack
        home = self.grammar.parent(start)
        if home is None or not stack or stack[-1].start == home:
            return
        missing: list[tuple[int, turbohtml.Element]] = []
        if home != -1:
            known = self.open_starts
            if home not in known:
                # It stands in an element that was closed here: table content that moved out,
                # or a copy that the tree builder made of a formatting element.
                home = -1
                for place, element in self.grammar.ancestors(start):
                    if place in known:
                        home = place
                        break
                    missing.append((place, element))
        while stack and stack[-1].start != home:
            self._pop(start, start, explicit=False)
        for place, element in reversed(missing):
            self._reopen(element, place)

    def _reopen(self, element: turbohtml.Element, start: int) -> None:
        """Let the settings of an element whose start tag is at `start` hold again, without tags."""
        attributes = {
            name: " ".join(value) if isinstance(value, list) else value or ""
            for name, value in element.attrs.items()
        }
        settings, _ = self.grammar.settings(element.tag, attributes, start, self.settings)
        parent = self.stack[-1] if self.stack else None
        self._push(
            Scope(
                parent,
                element.tag,
                _NO_ATTRIBUTES,
                start,
                start,
                Flow.INLINE,
                settings,
                None,
                len(self.units),
                len(self.generated),
            )
        )

    def _close(self, piece: Piece) -> None:
        index = matching(self.stack, piece.tag)
        if index is None:
            if piece.tag in self.tables.inline and piece.tag != "br":
                self._add_alone(piece.tag, piece.start, piece.end, weighty=False)
            else:
                self._flush()
            return
        while len(self.stack) - 1 > index:
            self._pop(piece.start, piece.start, explicit=False)
        self._pop(piece.start, piece.end, explicit=True)

    def _pop(self, content_end: int, end: int, *, explicit: bool) -> None:
        """Close the innermost element; `explicit` where its end tag is [content_end, end)."""
        scope = self.stack[-1]
        tag, attributes = scope.tag, scope.attributes
        if scope.flow is Flow.INLINE:
            if explicit:
                self._close_inline(scope, content_end, end)
        elif self.run:
            self._flush()
        generated = (
            bool(attributes) and self.tables.generated and self._generate(scope, content_end)
        )
        self.stack.pop()
        self.open_starts.discard(scope.start)
        self.foreign -= tag in self.tables.foreign
        if scope.flow is Flow.NESTED:
            self.run, self.asides = self.outer_runs.pop()
            first = self.shown_from.pop()
            shown = "" if scope.settings.translate else "".join(self.shown[first:])
            if not self.shown_from:
                self.shown.clear()
            if shown:
                self._note_part(scope, shown)
            self._add_alone(
                tag, scope.start, end, weighty=bool(generated or shown.strip()), shown=shown
            )
        if scope.own_filter is not None:
            self.regions.append(Region(self._span(scope.start, end), scope.own_filter))
        if attributes and "data-statement" in attributes:
            self._check_statement(scope)
        if tag in ("head", "body") and scope.content_start > scope.start:  # not one reopened
            self.inner[tag] = self._span(scope.content_start, content_end)

    def _note_part(self, scope: Scope, text: str) -> None:
        """Keep what is said of a part of the run for the unit that it will be in."""
        settings = scope.settings
        above = scope.parent.settings.notes if scope.parent else ()
        text = " ".join(text.split())
        if settings.term is not None and text:
            self.asides.append(_term_note(text, settings.term))
        new = settings.notes[len(above) :] if settings.notes is not above else ()
        self.asides += [f"About “{text}”: {note}" for note in new]

    def _close_inline(self, scope: Scope, content_end: int, end: int) -> None:
        above = scope.parent.settings.notes if scope.parent else ()
        if scope.settings.term is not None or scope.settings.notes is not above:
            self._note_part(scope, self._text_since(scope.start))
        droppable = not scope.attributes and scope.tag in self.tables.droppable
        if content_end == end and self.run and self.run[-1].element == scope.start:
            # `<x/>` in XML: one tag, not two.
            self.run[-1] = self.run[-1]._replace(kind=ItemKind.ALONE)
            return
        self.run.append(
            Item(ItemKind.CLOSE, content_end, end, "", scope.tag, scope.start, droppable)
        )

    def _generate(self, scope: Scope, content_end: int) -> bool:
        match scope.tag:
            case "time" if "datetime" in scope.attributes:
                kind, value = GeneratedKind.DATE, scope.attributes["datetime"]
            case "data" if "value" in scope.attributes:
                kind, value = GeneratedKind.NUMBER, scope.attributes["value"]
            case _:
                return False
        span = self._span(scope.content_start, content_end)
        self.generated.append(Generated(kind, value, span, self.lines.line(scope.start)))
        # What the page shows there is an example; the edition's own form replaces it.
        del self.units[scope.first_unit :]
        return True

    def _add_alone(self, tag: str, start: int, end: int, *, weighty: bool, shown: str = "") -> None:
        self.run.append(
            Item(ItemKind.ALONE, start, end, text=shown, tag=tag, element=start, weighty=weighty)
        )

    # -- units --------------------------------------------------------------

    def _flush(self) -> None:
        """End the run: make its unit, or leave it as it is where it has no words."""
        items, self.run = self.run, []
        asides, self.asides = self.asides, []
        if not items:
            return
        settings = self.settings
        found = cut(items, self.text, settings.preserve)
        if found is None:
            for item in items:
                if item.kind is ItemKind.TEXT:
                    self._note_variables(item.start, item.end)
            return
        scope = self.stack[-1] if self.stack else None
        place = Place.TEXT_ONLY if scope and scope.tag in self.tables.text_only else Place.BLOCK
        what = f"<{scope.tag}>" if scope else "text"
        identity = settings.statement or (scope.path if scope else "/")
        if self.inline_notes:
            inside = [self.inline_notes.pop(item.start, ()) for item in items]
            settings = settings._replace(notes=(*settings.notes, *chain(*inside)))
        if settings.term is not None:
            asides.append(_term_note(" ".join(_text_of(items).split()), settings.term))
        settings = settings._replace(notes=(*settings.notes, *asides)) if asides else settings
        self._add_unit(found, place, settings, what, identity)

    def _text_since(self, start: int) -> str:
        """The text of the run from the start tag at `start` on, "" where that is elsewhere."""
        for index in range(len(self.run) - 1, -1, -1):
            if self.run[index].element == start:
                return _text_of(self.run[index:])
        return ""

    def _attributes(
        self, piece: Piece, settings: Settings, parent: Scope | None, number: int
    ) -> None:
        """Units for the attributes that are text, variables for those that are none.

        parent, number: where the element stands, for the units' paths.
        """
        attributes = piece.attributes
        if (
            not self.grammar.any_attribute
            and vocabulary.TEXT_ATTRIBUTES.isdisjoint(attributes)
            and not (self.has_variables and self.text.find("{", piece.start, piece.end) >= 0)
            and not (self.has_private and any(map(vocabulary.is_private, attributes)))
        ):
            return
        source = self.text[piece.start : piece.end]
        for name, value, name_start, start, end in attribute_values(
            source, attributes, xml=self.tables.xml
        ):
            if vocabulary.is_private(name):
                before = len(source[:name_start].rstrip())
                self.private.append(self._span(piece.start + before, piece.start + end))
                continue
            is_text = self.grammar.is_text(piece.tag, name, attributes, piece.start, settings)
            if is_text and not is_wordless(value):
                text = " ".join(write_text(value).split())
                found = Cut(text, piece.start + start, piece.start + end, ())
                # A statement or note on an element is about its content (ITS 2.0, 8.3).
                own = self.grammar.of_attribute(name, piece.start, settings)
                identity = f"{path_of(parent, piece.tag, number, attributes)}/@{name}"
                what = f"{name} of <{piece.tag}>"
                self._add_unit(found, Place.ATTRIBUTE, own, what, identity)
            elif "{" in value:
                self._note_variables(piece.start + start, piece.start + end)

    def _add_unit(
        self, found: Cut, place: Place, settings: Settings, what: str, identity: str
    ) -> None:
        notes = settings.notes
        if settings.domains:
            notes = (*notes, f"Subject field: {', '.join(settings.domains)}.")
        if settings.hidden:
            notes = (*notes, "Not shown on the screen at first; still read by some readers.")
        self.units.append(
            Unit(
                id=UnitId(identity),
                text=found.text,
                span=self._span(found.start, found.end),
                place=place,
                codes=tuple(self._in_source(code) for code in found.codes),
                statement=settings.statement,
                context=settings.statement or settings.identity or None,
                limits=settings.limits,
                filters=settings.filters,
                notes=notes,
                line=self.lines.line(found.start),
                what=what,
            )
        )

    def _check_statement(self, scope: Scope) -> None:
        inside = [
            unit for unit in self.units[scope.first_unit :] if unit.place is not Place.ATTRIBUTE
        ]
        generated = len(self.generated) > scope.first_generated
        if len(inside) == 1 and not generated:
            return
        name = scope.attributes["data-statement"]
        if generated:
            raise SourceError(
                f"The statement “{name}” holds a date or number that changes with the edition",
                place=f"{self.path}:{self.lines.line(scope.start)}",
                hint="Write the date or number as text: a statement has one fixed wording.",
            )
        raise self._no_statement(name, self.lines.line(scope.start), inside)

    def _no_statement(self, name: str, line: int, inside: list[Unit]) -> SourceError:
        texts = "; ".join(f"“{unit.text[:40]}”" for unit in inside) or "no text at all"
        return SourceError(
            f"The statement “{name}” must be exactly one text, but it holds {len(inside)}: {texts}",
            place=f"{self.path}:{line}",
            hint="Put data-statement on the one element whose whole content is the statement, "
            "without blocks or locale filters inside it.",
        )

    # -- small things -------------------------------------------------------

    def _note_variables(self, start: int, end: int) -> None:
        for name, first, last in variables_in(self.text[start:end]):
            span = self._span(start + first, start + last)
            self.variables.append(Variable(name, span, self.lines.line(start + first)))

    def _span(self, start: int, end: int) -> Span:
        return self.newlines.span(start, end)

    def _in_source(self, code: Code) -> Code:
        close = None if code.close is None else self._span(*code.close)
        return Code(code.name, self._span(*code.open), close, code.droppable, code.shows)


def _text_of(items: list[Item]) -> str:
    return "".join(item.text for item in items if item.kind in (ItemKind.TEXT, ItemKind.ALONE))


def _term_note(text: str, told: str) -> str:
    return f"Term: “{text}”" + (f" ({told})" if told else "")
