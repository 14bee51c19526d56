"""All that Isogloss changes in WeasyPrint: how drawn text can be read back.

Why. WeasyPrint 70 maps each glyph to the text of the first cluster it was seen in. Readers get
that text wrong where one glyph stands for several characters in a right-to-left run (lam-alef
comes out turned round), where several glyphs share a cluster (an Arabic letter with a mark maps
to nothing), and where one glyph serves two texts (ligatures, soft hyphens, contextual forms).

What. While a `TextLayer` is active, `weasyprint.draw.text.draw_first_line` is wrapped:
- a line with no right-to-left letter is drawn inside `/Span <</ActualText …>> BDC … EMC`;
- a line with right-to-left letters gets no span (readers reorder it once more); its glyphs are
  mapped one by one, clusters of several characters in visual order;
- the watermark of a draft is drawn with an empty ActualText, so that it tears no sentence;
- the text of every marked-content sequence is kept, for the structure tree (`structure.py`),
  and so is every character that no font had a glyph for.

Nothing stays changed afterwards. `tests/print/test_text_layer.py` fails on a WeasyPrint that no
longer needs this.
"""

from __future__ import annotations

import threading
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pydyf
import weasyprint
from weasyprint.draw import text as drawing
from weasyprint.text.ffi import ffi, pango

from isogloss.print.document import WATERMARK, WORD_JOINER
from isogloss.print.errors import PrintUnavailable

SUPPORTED = ("70.",)
SOFT_HYPHEN = "\u00ad"
# What a hyphenated line ends in: the joiner tells it from a hyphen of the text (sheet.py sets it).
HYPHENATION = "\u2010\u2060"
MARK = "\u200f"  # right-to-left mark: an invisible character that readers leave in its word
_LOCK = threading.Lock()


@dataclass(frozen=True, slots=True)
class Piece:
    """The text of one marked-content sequence and the document's element that it stands in."""

    text: str
    element: Any


@dataclass(slots=True)
class TextLayer:
    """What was drawn. pieces: by page (the identity of its table of tags), then by MCID."""

    pieces: dict[int, dict[int, Piece]] = field(default_factory=dict)
    missing: set[str] = field(default_factory=set)

    def piece(self, page_tags: Any, mcid: int) -> Piece | None:
        return self.pieces.get(id(page_tags), {}).get(mcid)


def has_rtl(text: str) -> bool:
    """Does the text hold a right-to-left letter?"""
    return not text.isascii() and any(unicodedata.bidirectional(c) in ("R", "AL") for c in text)


def plain(text: str) -> str:
    """The text without the invisible characters that only steer line breaks."""
    return text.replace(SOFT_HYPHEN, "").replace(WORD_JOINER, "")


def readable(text: str) -> str:
    """A drawn line as a reader should get it: hyphenation is a soft hyphen at the end."""
    if text.endswith(HYPHENATION):
        return plain(text.removesuffix(HYPHENATION)) + SOFT_HYPHEN
    return plain(text)


@contextmanager
def text_layer() -> Iterator[TextLayer]:
    """Draw with a readable text layer; one document at a time in a process."""
    if not weasyprint.__version__.startswith(SUPPORTED):
        raise PrintUnavailable(
            f"WeasyPrint {weasyprint.__version__} is installed; Isogloss prints with 70.*.",
            hint="Install it with: pip install 'weasyprint==70.*'.",
        )
    with _LOCK:
        layer = TextLayer()
        stock = drawing.draw_first_line

        def draw_first_line(
            stream: Any, textbox: Any, text_overflow: Any, block_ellipsis: Any, matrix: Any
        ) -> Any:
            text = textbox.text
            if not text.strip() or textbox.style["font_size"] < 1e-6:
                return stock(stream, textbox, text_overflow, block_ellipsis, matrix)
            _note(layer, stream, textbox)
            _map_glyphs(layer, stream, textbox)
            watermark = textbox.element is not None and textbox.element.get("class") == WATERMARK
            if has_rtl(text) and not watermark:
                return stock(stream, textbox, text_overflow, block_ellipsis, matrix)
            spoken = "" if watermark else readable(text)
            properties = pydyf.Dictionary({"ActualText": pydyf.String(spoken)})
            stream.begin_marked_content("Span", properties)
            emojis = stock(stream, textbox, text_overflow, block_ellipsis, matrix)
            stream.end_marked_content()
            return emojis

        drawing.draw_first_line = draw_first_line
        try:
            yield layer
        finally:
            drawing.draw_first_line = stock


def _note(layer: TextLayer, stream: Any, textbox: Any) -> None:
    tags = stream._tags
    tag = tags.get(textbox) if tags is not None else None
    if tag is not None:  # text inside an SVG image belongs to its Figure and has no tag
        page = layer.pieces.setdefault(id(tags), {})
        page[tag["mcid"]] = Piece(readable(textbox.text), textbox.element)


def _map_glyphs(layer: TextLayer, stream: Any, textbox: Any) -> None:
    """Fill the ToUnicode tables of the line's fonts before WeasyPrint would."""
    layout = textbox.pango_layout
    pango.pango_layout_set_single_paragraph_mode(layout.layout, True)
    first_line, _ = layout.get_first_line()
    text = layout.text.encode()
    run = first_line.runs[0]
    while run != ffi.NULL:
        item, glyphs = run.data.item, run.data.glyphs
        run_text = text[item.offset : item.offset + item.length]
        font, _ = stream.add_font(item.analysis.font)
        rtl = bool(item.analysis.level % 2)
        for start, end, ids in _clusters(glyphs, item.length, rtl):
            characters = plain(run_text[start:end].decode())
            for glyph, value in _values(ids, characters, rtl):
                if glyph & pango.PANGO_GLYPH_UNKNOWN_FLAG:
                    layer.missing.add(chr(glyph - pango.PANGO_GLYPH_UNKNOWN_FLAG))
                elif glyph != pango.PANGO_GLYPH_EMPTY:
                    font.to_unicode.setdefault(glyph, value)
        run = run.next


def _clusters(glyphs: Any, length: int, rtl: bool) -> list[tuple[int, int, list[int]]]:
    """The clusters of a run in logical order: bytes [start, end) and glyphs in logical order."""
    count = glyphs.num_glyphs
    order = range(count - 1, -1, -1) if rtl else range(count)
    starts: list[int] = []
    ids: list[list[int]] = []
    for index in order:
        start = glyphs.log_clusters[index]
        if not starts or start != starts[-1]:
            starts.append(start)
            ids.append([])
        ids[-1].append(glyphs.glyphs[index].glyph)
    ends = [*starts[1:], length]
    return list(zip(starts, ends, ids, strict=True))


def _values(ids: list[int], characters: str, rtl: bool) -> Iterator[tuple[int, str]]:
    """What each glyph of a cluster stands for.

    Marks of right-to-left scripts are told in the structure tree only: readers place them by
    geometry, between lines or inside the next word, and tear the word apart.
    """
    if not rtl:
        if len(ids) == len(characters):
            yield from zip(ids, characters, strict=True)
        else:
            yield from zip(ids, (characters, *[""] * len(ids)), strict=False)
        return
    letters = "".join(c for c in characters if unicodedata.category(c) != "Mn")
    yield ids[0], letters[::-1] or MARK
    for glyph in ids[1:]:
        yield glyph, MARK
