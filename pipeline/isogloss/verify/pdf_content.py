"""What a PDF page shows, by marked content: ISO 32000-2, 9.4 (text) and 14.6 (marks)."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pikepdf

from isogloss.verify.pdf_fonts import MISSING, Font, read_font
from isogloss.verify.pdf_objects import (
    LARGEST_STREAM,
    check_stream,
    entry,
    object_number,
)

# Digits with what stands between them, and words of the scripts that run left to right.
_LTR_RUN = re.compile(r"\d+(?:[.,:/-]\d+)*|[A-Za-z\u00c0-\u024f]+(?:[ '-]?[A-Za-z\u00c0-\u024f]+)*")
_OPERATORS = "BDC BMC EMC BT ET Tf Tm Td TD T* TL Tr Tj TJ ' \" q Q cm Do"
_DEEPEST_FORM = 12
_LARGEST_CONTENT = LARGEST_STREAM // 8  # bytes of one page or form, and
_MOST_CONTENT = LARGEST_STREAM  # of all of them, each as often as it is drawn
_RUN = 2500  # what drawing a form costs, however short it is
_SMALLEST = 0.1  # points; what is smaller nobody sees
_Matrix = tuple[float, float, float, float, float, float]
_Box = tuple[float, float, float, float]
_IDENTITY: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class MarkedId(NamedTuple):
    """A marked-content sequence: object number of the page or form it is in, and its MCID."""

    stream: int
    mcid: int


@dataclass(frozen=True, slots=True)
class Piece:
    """Text shown in one go, or replaced by one ActualText; in logical order.

    x, y: where it starts on the page. size: of the font, on the page.
    visible: False where the text is set in a mode that paints nothing, in no size, or
    off the page.
    """

    text: str
    x: float
    y: float
    size: float
    visible: bool


@dataclass(frozen=True, slots=True)
class PageText:
    """marked: text by marked-content id. artifacts: one tuple a sequence.

    loose: text that is neither marked nor an artifact. unreadable: missing glyphs.
    """

    marked: dict[MarkedId, list[Piece]]
    artifacts: tuple[tuple[Piece, ...], ...]
    loose: tuple[Piece, ...]
    unreadable: tuple[str, ...]


@dataclass(slots=True)
class _Mark:
    """An open marked-content sequence."""

    owner: list[Piece] | None
    actual: str | None = None
    drawn: list[Piece] = field(default_factory=list)


@dataclass(slots=True)
class _State:
    """The part of the graphics state that reading needs (ISO 32000-2, 8.4.1 and 9.3.1)."""

    matrix: _Matrix = _IDENTITY
    font: Font | None = None
    size: float = 0.0
    leading: float = 0.0
    mode: int = 0


class _Reader:
    """Runs through one page's content and gathers."""

    def __init__(self, fonts: dict[int, Font], box: _Box | None, left: int) -> None:
        self.fonts = fonts
        self.box = box
        self.left = left
        self.marked: dict[MarkedId, list[Piece]] = {}
        self.artifacts: list[list[Piece]] = []
        self.loose: list[Piece] = []
        self.unreadable: list[str] = []
        self.marks: list[_Mark] = []

    def run(self, content: Any, resources: Any, stream: int, start: _State, depth: int) -> None:
        """Interpret one content stream. stream: object number that its MCIDs belong to."""
        state = start
        saved: list[_State] = []
        text_matrix = line_matrix = _IDENTITY
        opened = 0
        self._spend(content)
        instructions: list[Any] = list(pikepdf.parse_content_stream(content, _OPERATORS))
        for operands, operator in instructions:
            name = str(operator)
            if name in ("Tj", "TJ", "'", '"'):
                if name in ("'", '"'):
                    line_matrix = _moved(line_matrix, 0.0, -state.leading)
                    text_matrix = line_matrix
                self._show(_operand(operands, -1), state, text_matrix)
            elif name in ("BDC", "BMC"):
                self._open(operands, resources, stream)
                opened += 1
            elif name == "EMC":
                if opened:  # one that nothing opened is no reason to close an outer one
                    opened -= 1
                    self._close()
            elif name == "BT":
                text_matrix = line_matrix = _IDENTITY
            elif name == "Tm":
                text_matrix = line_matrix = _matrix(operands)
            elif name in ("Td", "TD"):
                right, up = _number(_operand(operands, 0)), _number(_operand(operands, 1))
                if name == "TD":
                    state.leading = -up
                text_matrix = line_matrix = _moved(line_matrix, right, up)
            elif name == "T*":
                text_matrix = line_matrix = _moved(line_matrix, 0.0, -state.leading)
            elif name == "TL":
                state.leading = _number(_operand(operands, 0))
            elif name == "Tr":
                state.mode = int(min(_number(_operand(operands, 0)), 8))
            elif name == "Tf":
                state.font = self._font(resources, str(_operand(operands, 0)))
                state.size = _number(_operand(operands, 1))
            elif name == "q":
                saved.append(_copy(state))
            elif name == "Q":
                state = saved.pop() if saved else state
            elif name == "cm":
                state.matrix = _product(_matrix(operands), state.matrix)
            elif name == "Do" and depth < _DEEPEST_FORM:
                self._form(resources, str(_operand(operands, 0)), stream, state, depth)
        for _ in range(opened):
            self._close()

    def _spend(self, content: Any) -> None:
        """Measure a content stream before it is parsed, which takes many times its size."""
        streams = entry(content.obj, "/Contents") if isinstance(content, pikepdf.Page) else content
        size = 0
        for stream in streams if isinstance(streams, pikepdf.Array) else (streams,):
            if isinstance(stream, pikepdf.Stream):
                check_stream(stream)
                size += len(stream.get_stream_buffer())
        self.left -= size + _RUN
        if size > _LARGEST_CONTENT or self.left < 0:
            raise ValueError("its content is too long to be read")

    def _show(self, shown: Any, state: _State, text_matrix: _Matrix) -> None:
        strings: Any = shown if isinstance(shown, pikepdf.Array) else (shown,)
        words: list[str] = []
        for item in strings:
            # Numbers first: they are half of all items, and a type costs more to ask for.
            if not isinstance(item, pikepdf.Object) or not isinstance(item, pikepdf.String):
                continue
            codes = bytes(item)
            if state.font is None:
                words.append(MISSING * len(codes))
                self.unreadable.append(MISSING)
                continue
            said, missing = state.font.read(codes)
            words.append(said)
            self.unreadable.extend(missing)
        place = _product(text_matrix, state.matrix)
        size = abs(state.size) * (abs(place[2]) + abs(place[3]))
        text = "".join(words)
        visible = (
            state.mode not in (3, 7)
            and size * (abs(place[0]) + abs(place[1])) > _SMALLEST**2
            and size > _SMALLEST
            and (self.box is None or _reaches(place, size * len(text), size, self.box))
        )
        self._add(Piece(logical(text), place[4], place[5], size, visible))

    def _add(self, piece: Piece) -> None:
        for mark in reversed(self.marks):
            if mark.actual is not None:
                mark.drawn.append(piece)
                return
            if mark.owner is not None:
                mark.owner.append(piece)
                return
        self.loose.append(piece)

    def _open(self, operands: Any, resources: Any, stream: int) -> None:
        tag = str(operands[0]) if len(operands) else ""
        properties = operands[1] if len(operands) > 1 else None
        if isinstance(properties, pikepdf.Name):
            properties = entry(entry(resources, "/Properties"), str(properties))
        if not isinstance(properties, pikepdf.Dictionary):
            properties = None
        mark = _Mark(owner=None)
        if tag == "/Artifact":
            mark.owner = []
            self.artifacts.append(mark.owner)
        elif properties is not None:
            mcid: Any = properties.get("/MCID")
            if isinstance(mcid, int):
                mark.owner = self.marked.setdefault(MarkedId(stream, mcid), [])
        if properties is not None and tag != "/Artifact":
            actual = properties.get("/ActualText")
            mark.actual = str(actual) if isinstance(actual, pikepdf.String) else None
        self.marks.append(mark)

    def _close(self) -> None:
        mark = self.marks.pop()
        if mark.actual is None:
            return
        first = mark.drawn[0] if mark.drawn else Piece("", 0.0, 0.0, 0.0, visible=True)
        piece = Piece(
            mark.actual,
            first.x,
            first.y,
            max((item.size for item in mark.drawn), default=0.0),
            # ActualText over nothing at all is not seen by anybody.
            any(item.visible for item in mark.drawn) or not mark.actual.strip(),
        )
        if mark.owner is not None:
            mark.owner.append(piece)
        else:
            self._add(piece)

    def _font(self, resources: Any, name: str) -> Font | None:
        font = entry(entry(resources, "/Font"), name)
        if not isinstance(font, pikepdf.Dictionary):
            return None
        number = object_number(font)
        if number == 0:
            return read_font(font)
        if number not in self.fonts:
            self.fonts[number] = read_font(font)
        return self.fonts[number]

    def _form(self, resources: Any, name: str, stream: int, state: _State, depth: int) -> None:
        form = entry(entry(resources, "/XObject"), name)
        if not isinstance(form, pikepdf.Stream) or str(form.get("/Subtype", "")) != "/Form":
            return
        inner = _copy(state)
        if "/Matrix" in form:
            inner.matrix = _product(_matrix(form["/Matrix"]), inner.matrix)
        # A form with structure of its own counts its MCIDs by itself (14.7.5.2).
        owner = object_number(form) if "/StructParents" in form else stream
        self.run(form, form.get("/Resources", resources), owner, inner, depth + 1)


def read_pages(pages: Any) -> Iterator[PageText]:
    """Read what each page shows. Raises ValueError where that is too much."""
    fonts: dict[int, Font] = {}
    left = _MOST_CONTENT
    for page in pages:
        reader = _Reader(fonts, _box(page), left)
        reader.run(page, page.resources, object_number(page.obj), _State(), 0)
        left = reader.left
        yield _page_text(reader)


def _page_text(reader: _Reader) -> PageText:
    return PageText(
        reader.marked,
        tuple(tuple(pieces) for pieces in reader.artifacts if pieces),
        tuple(reader.loose),
        tuple(reader.unreadable),
    )


def logical(text: str) -> str:
    """Glyphs that ran from left to right, as a reader speaks them.

    A text with right-to-left letters is turned round, but for the numbers and the
    left-to-right words in it (Unicode Standard Annex 9, L2, for a line of one level).
    """
    if text.isascii() or not any(unicodedata.bidirectional(c) in ("R", "AL") for c in text):
        return text
    return _LTR_RUN.sub(lambda run: run[0][::-1], text[::-1])


def join(pieces: Iterable[Piece]) -> str:
    """Text of pieces in a row. Where one begins a new line, a space stands between."""
    words: list[str] = []
    before: Piece | None = None
    for piece in pieces:
        if before is not None and new_line(before, piece):
            words.append(" ")
        words.append(piece.text)
        before = piece
    return "".join(words)


def lines(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """Pieces that nothing else holds together, line by line."""
    found: list[list[Piece]] = []
    for piece in pieces:
        if not found or new_line(found[-1][-1], piece):
            found.append([])
        found[-1].append(piece)
    return found


def new_line(before: Piece, piece: Piece) -> bool:
    """Whether a piece stands on another line; raised and lowered text does not."""
    return abs(before.y - piece.y) > 0.7 * max(before.size, piece.size)


def _box(page: Any) -> _Box | None:
    """What of a page can be seen (ISO 32000-2, 14.11.2); None where that is not told."""
    found: _Box | None = None
    for box in (page.mediabox, page.cropbox):
        numbers = [_number(value) for value in box] if isinstance(box, pikepdf.Array) else []
        if len(numbers) != 4:
            continue
        x, y = sorted(numbers[::2]), sorted(numbers[1::2])
        if found is None:
            found = (x[0], y[0], x[1], y[1])
        else:
            found = (
                max(x[0], found[0]),
                max(y[0], found[1]),
                min(x[1], found[2]),
                min(y[1], found[3]),
            )
    return found


def _reaches(place: _Matrix, length: float, size: float, box: _Box) -> bool:
    """Whether text that starts at a place, at most this long, can touch a box."""
    x, y = place[4], place[5]
    scale = math.hypot(place[0], place[1]) or 1.0
    right, up = place[0] / scale * length, place[1] / scale * length
    return (
        max(x, x + right) + size > box[0]
        and min(x, x + right) - size < box[2]
        and max(y, y + up) + size > box[1]
        and min(y, y + up) - size < box[3]
    )


def _copy(state: _State) -> _State:
    return _State(state.matrix, state.font, state.size, state.leading, state.mode)


def _operand(operands: Any, position: int) -> Any:
    try:
        return operands[position]
    except IndexError:
        return None


def _number(value: Any) -> float:
    try:
        return float(value)
    except (TypeError, ValueError, ArithmeticError):
        return 0.0


def _matrix(values: Any) -> _Matrix:
    try:
        numbers = [_number(value) for value in values]
    except TypeError:
        return _IDENTITY
    if len(numbers) != 6:
        return _IDENTITY
    return (numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5])


def _moved(matrix: _Matrix, right: float, up: float) -> _Matrix:
    return _product((1.0, 0.0, 0.0, 1.0, right, up), matrix)


def _product(first: _Matrix, second: _Matrix) -> _Matrix:
    """ISO 32000-2, 8.3.4: `first` is applied before `second`."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )
