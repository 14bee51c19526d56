"""Cut a page into units, and find what else of it changes from edition to edition."""

from __future__ import annotations

from operator import attrgetter

from isogloss.extract import vocabulary
from isogloss.extract.decode import Decoded
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
from isogloss.extract.scopes import Flow, Scope, Settings, Tree, flow_of, matching, settings_of
from isogloss.model import (
    Code,
    Generated,
    GeneratedKind,
    Page,
    Place,
    Region,
    SourceError,
    Span,
    Unit,
    UnitId,
    Variable,
)
from isogloss.model.notation import write_text


def segment(decoded: Decoded, path: str) -> Page:
    """Cut a page.

    decoded: the whole document. path: its place in the project, for messages.
    Returns a Page whose spans lie in `decoded.text`: what no span covers stays as it is.
    Raises SourceError, with path and line, where a statement is not exactly one unit.
    """
    newlines = Newlines(decoded.text)
    cutter = _Cutter(newlines.text, newlines, path)
    cutter.read()
    by_start = attrgetter("span")
    return Page(
        path=path,
        source=decoded.text,
        encoding=decoded.encoding,
        byte_order_mark=decoded.byte_order_mark,
        units=tuple(sorted(cutter.units, key=by_start)),
        regions=tuple(sorted(cutter.regions, key=by_start)),
        generated=tuple(sorted(cutter.generated, key=by_start)),
        variables=tuple(sorted(cutter.variables, key=by_start)),
        private=tuple(sorted(cutter.private)),
        root=cutter.root,
        head=cutter.inner.get("head", Span(0, 0)),
        body=cutter.inner.get("body", Span(0, 0)),
        layout=cutter.layout,
    )


# How deep slots may lie in slots. Real pages have three or four levels.
DEEPEST = 64


class _Cutter:
    """The reading of one page, from its first piece to its last."""

    def __init__(self, text: str, newlines: Newlines, path: str) -> None:
        self.text = text
        self.lines = LineIndex(text)
        self.newlines = newlines
        self.path = path
        self.tree = Tree(text)
        self.stack: list[Scope] = []
        self.run: list[Item] = []
        self.outer_runs: list[list[Item]] = []
        self.open_places: set[tuple[int, int]] = set()
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

    @property
    def settings(self) -> Settings:
        return self.stack[-1].settings if self.stack else Settings()

    def read(self) -> None:
        for piece in pieces(self.text, self.lines):
            self._take(piece)
        while self.stack:
            self._pop(len(self.text), len(self.text), explicit=False)
        self._flush()

    def _take(self, piece: Piece) -> None:
        match piece.kind:
            case Kind.TEXT:
                self._text(piece)
            case Kind.OPEN:
                self._open(piece)
            case Kind.CLOSE:
                self._close(piece)

    # -- text ---------------------------------------------------------------

    def _text(self, piece: Piece) -> None:
        scope = self.stack[-1] if self.stack else None
        if scope and scope.tag == "noscript":
            # The tokenizer takes it for raw text; without scripts it is markup.
            parts = list(pieces(self.text, self.lines, piece.start, piece.end))
            if not (len(parts) == 1 and parts[0].kind is Kind.TEXT):
                for part in parts:
                    self._take(part)
                return
            piece = parts[0]
        if scope and scope.tag in vocabulary.OPAQUE:
            return
        if self.shown_from:
            self.shown.append(piece.text)
        if self.settings.translate:
            self.run.append(Item(ItemKind.TEXT, piece.start, piece.end, piece.text))
        else:
            self._note_variables(piece.start, piece.end)

    # -- tags ---------------------------------------------------------------

    def _open(self, piece: Piece) -> None:
        self._follow_tree(piece)
        parent = self.settings
        settings, own_filter = settings_of(piece, parent)
        flow = flow_of(piece, settings, parent)
        void = piece.tag in vocabulary.VOID or self._closes_itself(piece)
        if not void and (flow is Flow.NESTED or own_filter) and self._depth() >= DEEPEST:
            raise SourceError(
                f"<{piece.tag}> stands in more than {DEEPEST} texts or filtered parts, "
                "one inside the other",
                place=f"{self.path}:{piece.place[0]}",
                hint="Look for elements that are not closed, and close them.",
            )
        if flow is Flow.BLOCK:
            self._flush()
        elif flow is Flow.NESTED and not void:
            self.outer_runs.append(self.run)
            self.run = []
            self.shown_from.append(len(self.shown))
        path = self._path_of(piece)
        self._attributes(piece, settings, path)
        if void:
            if flow is not Flow.BLOCK:
                self._add_alone(piece.tag, piece.start, piece.end, weighty=False)
            if own_filter:
                self.regions.append(Region(self._span(piece.start, piece.end), own_filter))
            return
        scope = Scope(
            place=piece.place,
            tag=piece.tag,
            attributes=piece.attributes,
            start=piece.start,
            content_start=piece.end,
            line=piece.place[0],
            flow=flow,
            settings=settings,
            path=path,
            own_filter=own_filter,
            first_unit=len(self.units),
            first_generated=len(self.generated),
        )
        self.stack.append(scope)
        self.open_places.add(piece.place)
        self.foreign += piece.tag in vocabulary.FOREIGN
        if flow is Flow.INLINE:
            self.run.append(
                Item(
                    ItemKind.OPEN,
                    piece.start,
                    piece.end,
                    tag=piece.tag,
                    element=piece.start,
                    droppable=piece.tag in vocabulary.DROPPABLE and not piece.attributes,
                )
            )
        if piece.tag == "html":
            self.root = self._span(piece.start, piece.end)
            self.layout = piece.attributes.get("data-layout")

    def _depth(self) -> int:
        return len(self.outer_runs) + len(self.settings.filters)

    def _closes_itself(self, piece: Piece) -> bool:
        """`<x/>` closes itself in SVG and MathML only (HTML Standard 13.1.2.1)."""
        foreign = self.foreign > 0 or piece.tag in vocabulary.FOREIGN
        return foreign and self.text[piece.end - 2 : piece.end] == "/>"

    def _follow_tree(self, piece: Piece) -> None:
        """Close what the tree builder closed before this start tag, reopen what it reopened."""
        home = self.tree.home(piece.place, self.open_places)
        if home is None:
            return
        while self.stack and self.stack[-1].place != home:
            self._pop(piece.start, piece.start, explicit=False)

    def _close(self, piece: Piece) -> None:
        index = matching(self.stack, piece.tag)
        if index is None:
            if piece.tag in vocabulary.INLINE and piece.tag != "br":
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
        if scope.flow is Flow.INLINE:
            if explicit:
                self.run.append(
                    Item(
                        ItemKind.CLOSE,
                        content_end,
                        end,
                        tag=scope.tag,
                        element=scope.start,
                        droppable=scope.tag in vocabulary.DROPPABLE and not scope.attributes,
                    )
                )
        else:
            self._flush()
        generated = self._generate(scope, content_end)
        self.stack.pop()
        self.open_places.discard(scope.place)
        self.foreign -= scope.tag in vocabulary.FOREIGN
        if scope.flow is Flow.NESTED:
            self.run = self.outer_runs.pop()
            first = self.shown_from.pop()
            shown = "" if scope.settings.translate else "".join(self.shown[first:])
            if not self.shown_from:
                self.shown.clear()
            self._add_alone(
                scope.tag, scope.start, end, weighty=bool(generated or shown.strip()), shown=shown
            )
        if scope.own_filter:
            self.regions.append(Region(self._span(scope.start, end), scope.own_filter))
        if "data-statement" in scope.attributes:
            self._check_statement(scope)
        if scope.tag in ("head", "body"):
            self.inner[scope.tag] = self._span(scope.content_start, content_end)

    def _generate(self, scope: Scope, content_end: int) -> bool:
        match scope.tag:
            case "time" if "datetime" in scope.attributes:
                kind, value = GeneratedKind.DATE, scope.attributes["datetime"]
            case "data" if "value" in scope.attributes:
                kind, value = GeneratedKind.NUMBER, scope.attributes["value"]
            case _:
                return False
        span = self._span(scope.content_start, content_end)
        self.generated.append(Generated(kind, value, span, scope.line))
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
        place = Place.TEXT_ONLY if scope and scope.tag in vocabulary.TEXT_ONLY else Place.BLOCK
        what = f"<{scope.tag}>" if scope else "text"
        identity = settings.statement or (scope.path if scope else "/")
        self._add_unit(found, place, settings, what, identity)

    def _attributes(self, piece: Piece, settings: Settings, path: str) -> None:
        """Units for the attributes that are text, variables for those that are none."""
        attributes = piece.attributes
        if not attributes:
            return
        if vocabulary.TEXT_ATTRIBUTES.isdisjoint(attributes) and not any(
            "{" in value or vocabulary.is_private(name) for name, value in attributes.items()
        ):
            return
        source = self.text[piece.start : piece.end]
        for name, value, name_start, start, end in attribute_values(source, attributes):
            if vocabulary.is_private(name):
                before = len(source[:name_start].rstrip())
                self.private.append(self._span(piece.start + before, piece.start + end))
                continue
            is_text = settings.translate and vocabulary.is_text_attribute(
                piece.tag, name, attributes
            )
            if is_text and not is_wordless(value):
                text = " ".join(write_text(value).split())
                found = Cut(text, piece.start + start, piece.start + end, ())
                # A statement or note on an element is about its content (ITS 2.0, 8.3).
                outside = settings._replace(statement=None, notes=())
                identity = f"{path}/@{name}"
                what = f"{name} of <{piece.tag}>"
                self._add_unit(found, Place.ATTRIBUTE, outside, what, identity)
            elif "{" in value:
                self._note_variables(piece.start + start, piece.start + end)

    def _add_unit(
        self, found: Cut, place: Place, settings: Settings, what: str, identity: str
    ) -> None:
        notes = settings.notes
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
                filters=settings.filters,
                notes=notes,
                line=self.lines.place(found.start)[0],
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
        place = f"{self.path}:{scope.line}"
        if generated:
            raise SourceError(
                f"The statement “{name}” holds a date or number that changes with the edition",
                place=place,
                hint="Write the date or number as text: a statement has one fixed wording.",
            )
        texts = "; ".join(f"“{unit.text[:40]}”" for unit in inside) or "no text at all"
        raise SourceError(
            f"The statement “{name}” must be exactly one text, but it holds {len(inside)}: {texts}",
            place=place,
            hint="Put data-statement on the one element whose whole content is the statement, "
            "without blocks or locale filters inside it.",
        )

    # -- small things -------------------------------------------------------

    def _note_variables(self, start: int, end: int) -> None:
        for name, first, last in variables_in(self.text[start:end]):
            span = self._span(start + first, start + last)
            self.variables.append(Variable(name, span, self.lines.place(span.start)[0]))

    def _span(self, start: int, end: int) -> Span:
        return self.newlines.span(start, end)

    def _in_source(self, code: Code) -> Code:
        close = None if code.close is None else self._span(*code.close)
        return Code(code.name, self._span(*code.open), close, code.droppable, code.shows)

    def _path_of(self, piece: Piece) -> str:
        """`/html/body/main/ul[2]/li[3]`, from the nearest ancestor that has an id."""
        identity = piece.attributes.get("id")
        if identity:
            return f"#{identity}"
        if not self.stack:
            return f"/{piece.tag}"
        parent = self.stack[-1]
        count = parent.counts[piece.tag] = parent.counts.get(piece.tag, 0) + 1
        return f"{parent.path}/{piece.tag}[{count}]"
