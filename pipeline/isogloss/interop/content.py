"""Content of elements with text and inline elements, as parts. Both XLIFF readers use it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import PurePosixPath

from lxml import etree

from isogloss.interop import xml
from isogloss.interop.parts import Part
from isogloss.model.notation import Kind

Walk = Callable[[etree._Element], Iterator[Part]]
"""The parts of an element's content."""

_FOLDED = re.compile(r"[ \t\r]*\n\s*")


class Unreadable(Exception):
    """Why a unit's content cannot be used, in a sentence; it never leaves this package."""


def parts_in(
    node: etree._Element, inline: Callable[[etree._Element, Walk], Iterable[Part]]
) -> tuple[Part, ...]:
    """The parts of an element's content.

    inline: the parts that a child element stands for; its second argument reads its content.
    Raises Unreadable.
    """

    def walk(each: etree._Element) -> Iterator[Part]:
        if each.text:
            yield Part(Kind.TEXT, each.text)
        for child in each:
            if isinstance(child.tag, str):
                yield from inline(child, walk)
            if child.tail:
                yield Part(Kind.TEXT, child.tail)

    return tuple(walk(node))


def preserved(node: etree._Element, *, default: bool) -> bool:
    """Whether white space counts in an element (XML 1.0, 2.10). default: where none says."""
    for each in (node, *node.iterancestors()):
        said = each.get(f"{{{xml.XML}}}space")
        if said is not None:
            return said == "preserve"
    return default


def folded(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Without the line breaks and indents that a tool put into text where none counts."""
    found = []
    for index, part in enumerate(parts):
        if part.kind is Kind.TEXT:
            text = _FOLDED.sub(" ", part.value)
            if index == 0 and part.value.lstrip(" \t\r").startswith("\n"):
                text = text[1:]
            if index == len(parts) - 1 and part.value.rstrip(" \t\r").endswith("\n"):
                text = text[:-1]
            found.append(Part(Kind.TEXT, text))
        else:
            found.append(part)
    return tuple(found)


def domain_of(original: str) -> str:
    """The domain of a catalog by its path."""
    return PurePosixPath(original.replace("\\", "/")).name.partition(".po")[0]
