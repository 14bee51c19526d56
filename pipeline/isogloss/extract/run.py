"""A run: inline content between two block boundaries, and the unit it becomes."""

from __future__ import annotations

import re
from collections import Counter
from enum import Enum, auto
from typing import NamedTuple

from isogloss.model import Code, Span
from isogloss.model.notation import write_text

_SPACES = re.compile(r"[ \t\n\f\r]+")
_NAME = re.compile(r"[^a-z0-9-]+")
_LETTER = re.compile(r"[^\W\d_]")
_SPACE = " \t\n\f\r"
_VARIABLE = re.compile(r"\{[a-z][a-z0-9_]*\}")
_URL = re.compile(
    r"(?:https?://|www\.|mailto:|doi:)\S+|(?<![^\s@])[^\s@]+@[^\s@]+\.[^\s@]+", re.IGNORECASE
)


class ItemKind(Enum):
    """What an item of a run is."""

    TEXT = auto()
    OPEN = auto()
    CLOSE = auto()
    ALONE = auto()


class Item(NamedTuple):
    """A text, an inline tag, or a whole element that stands as one object in the text.

    text: characters of a TEXT; of an ALONE, the fixed characters it shows.
    element: which element a tag belongs to, so that its two tags find each other.
    weighty: an ALONE that a sentence is built around (a protected name, a date).
    """

    kind: ItemKind
    start: int
    end: int
    text: str = ""
    tag: str = ""
    element: int = -1
    droppable: bool = False
    weighty: bool = False


class Cut(NamedTuple):
    """What a run comes to: the text for translators, the slice it replaces, its codes."""

    text: str
    start: int
    end: int
    codes: tuple[Code, ...]


def cut(items: list[Item], source: str, preserve: bool) -> Cut | None:
    """Turn a run into a unit's text, None where there is nothing to translate.

    source: the document that the items' offsets count.
    preserve: keep white space as it is (`<pre>`), else fold it as rendering does
    (CSS Text 3, 4.1.1).
    """
    if len(items) == 1:
        return _cut_text(items[0], source, preserve)
    items = _paired(_trimmed(items, source))
    if not _has_words(items):
        return None
    names = _names(items)
    texts: list[str] = []
    codes: list[Code] = []
    opened: dict[int, tuple[int, Item]] = {}
    for item in items:
        match item.kind:
            case ItemKind.TEXT:
                texts.append(write_text(item.text))
            case ItemKind.OPEN:
                opened[item.element] = (len(codes), item)
                name = names[item.element, item.start]
                texts.append(f"<{name}>")
                codes.append(Code(name, Span(item.start, item.end), None, item.droppable))
            case ItemKind.CLOSE:
                index, opening = opened[item.element]
                name = names[opening.element, opening.start]
                texts.append(f"</{name}>")
                codes[index] = Code(
                    name, codes[index].open, Span(item.start, item.end), item.droppable
                )
            case ItemKind.ALONE:
                name = names[item.element, item.start]
                texts.append(f"<{name}/>")
                span = Span(item.start, item.end)
                codes.append(Code(name, span, None, item.droppable, item.text))
    text = "".join(texts)
    if not preserve:
        text = folded(text)
    return Cut(text, items[0].start, items[-1].end, tuple(codes))


def _cut_text(item: Item, source: str, preserve: bool) -> Cut | None:
    """`cut` for the commonest run: one text without tags."""
    if item.kind is not ItemKind.TEXT or is_wordless(item.text):
        return None
    item = _strip_end(_strip_start(item, source), source)
    text = write_text(item.text)
    return Cut(text if preserve else folded(text), item.start, item.end, ())


def folded(text: str) -> str:
    """The text with each run of white space as one space."""
    if "\n" in text or "  " in text or "\t" in text or "\r" in text or "\f" in text:
        return _SPACES.sub(" ", text)
    return text


def is_wordless(text: str) -> bool:
    """Whether text holds nothing to translate: no letters but in variables and addresses."""
    if "{" in text or ":" in text or "@" in text or "www." in text:
        text = _URL.sub("", _VARIABLE.sub("", text))
    return _LETTER.search(text) is None


def _has_words(items: list[Item]) -> bool:
    return not is_wordless("".join(item.text for item in items if item.kind is ItemKind.TEXT))


def _paired(items: list[Item]) -> list[Item]:
    """Make tags that do not nest, or whose other half is elsewhere, stand alone."""
    whole: set[int] = set()
    waiting: list[int] = []
    open_elements: set[int] = set()
    for item in items:
        if item.kind is ItemKind.OPEN:
            waiting.append(item.element)
            open_elements.add(item.element)
        elif item.kind is ItemKind.CLOSE and item.element in open_elements:
            while (crossed := waiting.pop()) != item.element:
                open_elements.discard(crossed)
            open_elements.discard(item.element)
            whole.add(item.element)
    return [
        item._replace(kind=ItemKind.ALONE)
        if item.kind in (ItemKind.OPEN, ItemKind.CLOSE) and item.element not in whole
        else item
        for item in items
    ]


def _trimmed(items: list[Item], source: str) -> list[Item]:
    """Leave out, at both ends, white space, tags that wrap all, and objects without words."""
    first, last = 0, len(items) - 1
    start_of = {item.element: i for i, item in enumerate(items) if item.kind is ItemKind.OPEN}
    end_of = {item.element: i for i, item in enumerate(items) if item.kind is ItemKind.CLOSE}
    changed = True
    while changed and first <= last:
        changed = False
        head, tail = items[first], items[last]
        if _is_edge(head):
            first, changed = first + 1, True
        elif _is_edge(tail):
            last, changed = last - 1, True
        elif head.kind is ItemKind.OPEN:
            end = end_of.get(head.element, -1)
            if not first < end <= last:
                first, changed = first + 1, True
            elif end == last:
                first, last, changed = first + 1, last - 1, True
            elif not _bears_text(items[first + 1 : end]):
                first, changed = end + 1, True
        elif head.kind is ItemKind.CLOSE:
            first, changed = first + 1, True
        if not changed and tail.kind in (ItemKind.CLOSE, ItemKind.OPEN):
            start = start_of.get(tail.element, -1) if tail.kind is ItemKind.CLOSE else -1
            if not first <= start < last:
                last, changed = last - 1, True
            elif not _bears_text(items[start + 1 : last]):
                last, changed = start - 1, True
    kept = items[first : last + 1]
    if kept:
        kept[0] = _strip_start(kept[0], source)
        kept[-1] = _strip_end(kept[-1], source)
    return kept


def _is_edge(item: Item) -> bool:
    if item.kind is ItemKind.TEXT:
        return not item.text.strip(_SPACE)
    return item.kind is ItemKind.ALONE and not item.weighty


def _bears_text(items: list[Item]) -> bool:
    return any(
        item.text.strip(_SPACE) if item.kind is ItemKind.TEXT else item.weighty for item in items
    )


def _strip_start(item: Item, source: str) -> Item:
    """Without the white space it starts with, as far as that is written as itself."""
    if item.kind is not ItemKind.TEXT:
        return item
    written = source[item.start : item.end]
    count = len(written) - len(written.lstrip(_SPACE))
    # XML readers make one character of a line end written as two (XML 1.0, 2.11).
    read = count - written.count("\r\n", 0, count) if "\r" not in item.text else count
    return item._replace(text=item.text[read:], start=item.start + count)


def _strip_end(item: Item, source: str) -> Item:
    if item.kind is not ItemKind.TEXT:
        return item
    # The slice may end with the rest of a tag that the file breaks off in; the text does not.
    written, text = source[item.start : item.end], item.text
    count = min(len(each) - len(each.rstrip(_SPACE)) for each in (written, text))
    return item._replace(text=item.text[: len(item.text) - count], end=item.end - count)


def _names(items: list[Item]) -> dict[tuple[int, int], str]:
    """A name for each code: its tag, numbered where a tag repeats in the unit."""
    codes = [item for item in items if item.kind in (ItemKind.OPEN, ItemKind.ALONE)]
    bases = [_base_name(item.tag) for item in codes]
    numbered = {base for base, count in Counter(bases).items() if count > 1}
    taken = set(bases)
    counts: dict[str, int] = {}
    names: dict[tuple[int, int], str] = {}
    for item, base in zip(codes, bases, strict=True):
        name = base
        if base in numbered:
            while True:
                counts[base] = counts.get(base, 0) + 1
                name = f"{base}{counts[base]}"
                if name not in taken:
                    break
        names[item.element, item.start] = name
    return names


def _base_name(tag: str) -> str:
    name = _NAME.sub("-", tag.lower()).strip("-")
    return name if name[:1].isalpha() and name[0].isascii() else f"x{name}"
