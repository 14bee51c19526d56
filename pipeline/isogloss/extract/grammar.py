"""What the elements of a document mean for its cutting: HTML by itself, or any XML through ITS.

A grammar answers the cutter's questions about a start tag; it names elements by the offset of
their start tag.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple, Protocol

import turbohtml

from isogloss.extract import vocabulary
from isogloss.extract.its import Annotations
from isogloss.extract.scopes import Flow, Settings, Tree, flow_of, settings_of
from isogloss.model import Limits, LocaleFilter


class Tables(NamedTuple):
    """Names of elements, by what is special about them. `vocabulary` tells what each set is.

    generated: whether `<time datetime>` and `<data value>` are filled in for each edition.
    xml: whether names are taken as they are written.
    """

    inline: frozenset[str]
    void: frozenset[str]
    opaque: frozenset[str]
    text_only: frozenset[str]
    droppable: frozenset[str]
    foreign: frozenset[str]
    generated: bool
    xml: bool


_NOTHING: frozenset[str] = frozenset()
HTML = Tables(
    vocabulary.INLINE,
    vocabulary.VOID,
    vocabulary.OPAQUE,
    vocabulary.TEXT_ONLY,
    vocabulary.DROPPABLE,
    vocabulary.FOREIGN,
    generated=True,
    xml=False,
)
SINGLE_HTML = HTML._replace(generated=False)
XHTML = SINGLE_HTML._replace(void=_NOTHING, foreign=_NOTHING, xml=True)
XML = Tables(_NOTHING, _NOTHING, _NOTHING, _NOTHING, _NOTHING, _NOTHING, generated=False, xml=True)
SVG = XML._replace(inline=vocabulary.SVG_INLINE, opaque=frozenset({"script", "style"}))


class Grammar(Protocol):
    """What the cutter asks."""

    tables: Tables

    def settings(
        self, tag: str, attributes: dict[str, str], start: int, parent: Settings
    ) -> tuple[Settings, LocaleFilter | None]:
        """What an element hands down to its content, and the locale filter it brings."""
        ...

    def flow(
        self,
        tag: str,
        attributes: dict[str, str],
        start: int,
        settings: Settings,
        parent: Settings,
    ) -> Flow:
        """How an element stands to the text around it."""
        ...

    def is_text(self, tag: str, name: str, attributes: dict[str, str], start: int) -> bool:
        """Whether an attribute is text for readers, where its element is translated."""
        ...

    def parent(self, start: int) -> int | None:
        """The element round another: -1 for none, None where only the tags themselves tell."""
        ...

    def ancestors(self, start: int) -> Iterator[tuple[int, turbohtml.Element]]:
        """The elements round another, nearest first."""
        ...


class HtmlGrammar:
    """HTML as its standard has it, with `translate` and the local attributes of ITS."""

    def __init__(self, text: str, line_starts: list[int], tables: Tables = HTML) -> None:
        self.tables = tables
        self._tree = Tree(text, line_starts)
        self.parent = self._tree.parent
        self.ancestors = self._tree.ancestors

    def settings(
        self, tag: str, attributes: dict[str, str], _: int, parent: Settings
    ) -> tuple[Settings, LocaleFilter | None]:
        return settings_of(tag, attributes, parent)

    def flow(
        self, tag: str, attributes: dict[str, str], _: int, settings: Settings, parent: Settings
    ) -> Flow:
        return flow_of(tag, attributes, settings, parent, generated=self.tables.generated)

    def is_text(self, tag: str, name: str, attributes: dict[str, str], _: int) -> bool:
        return vocabulary.is_text_attribute(tag, name, attributes)


class AnnotatedGrammar:
    """Any document, as its ITS rules and markup have it (ITS 2.0, sections 5 and 8).

    annotate: what ITS says of the element whose start tag is at an offset, or of one of its
    attributes; None for a tag that is not in the tree.
    """

    def __init__(
        self,
        tables: Tables,
        annotate: Callable[[int, str | None], Annotations | None],
        tree: Tree | None,
    ) -> None:
        self.tables = tables
        self._annotate = annotate
        self._tree = tree

    def settings(
        self, tag: str, attributes: dict[str, str], start: int, parent: Settings
    ) -> tuple[Settings, LocaleFilter | None]:
        native, _ = settings_of(tag, attributes, parent)
        found = self._annotate(start, None)
        if found is None:
            return native, None
        own = found.locale_filter if "localefilter" in found.explicit else None
        translate = found.translate
        if local_name(tag) in self.tables.opaque and "translate" not in found.explicit:
            translate = False
        note = (found.note.text or found.note.reference) if found.note else ""
        notes = parent.notes
        if note and note not in notes:
            notes = (*notes, note)
        return (
            native._replace(
                translate=translate,
                preserve=found.preserve_space or native.preserve,
                notes=notes,
                filters=(*parent.filters, own) if own else parent.filters,
                identity=found.id_value,
                limits=_limits(found),
                domains=found.domains,
            ),
            own,
        )

    def flow(
        self,
        tag: str,
        attributes: dict[str, str],
        start: int,
        settings: Settings,
        parent: Settings,
    ) -> Flow:
        found = self._annotate(start, None)
        name = local_name(tag)
        if found is None or (self.tables is not XML and "elementswithintext" not in found.explicit):
            if self.tables is SVG:
                flow = Flow.INLINE if name in self.tables.inline else Flow.BLOCK
            else:
                return flow_of(name, attributes, settings, parent, generated=self.tables.generated)
        else:
            flow = _FLOWS[found.within_text]
        if flow is Flow.INLINE and (
            settings.translate != parent.translate or settings.filters != parent.filters
        ):
            return Flow.NESTED
        return flow

    def is_text(self, tag: str, name: str, attributes: dict[str, str], start: int) -> bool:
        found = self._annotate(start, name)
        if found is not None and "translate" in found.explicit:
            return found.translate
        if self.tables is XML:
            return False
        if self.tables is SVG:
            return name in vocabulary.SVG_TEXT_ATTRIBUTES
        return vocabulary.is_text_attribute(local_name(tag), name, attributes)

    def parent(self, start: int) -> int | None:
        return None if self._tree is None else self._tree.parent(start)

    def ancestors(self, start: int) -> Iterator[tuple[int, turbohtml.Element]]:
        return iter(()) if self._tree is None else self._tree.ancestors(start)


def _limits(found: Annotations) -> Limits:
    if found.storage is None:
        return Limits(found.allowed_characters)
    return Limits(found.allowed_characters, found.storage.size, found.storage.encoding)


_FLOWS = {"no": Flow.BLOCK, "yes": Flow.INLINE, "nested": Flow.NESTED}


def local_name(tag: str) -> str:
    """A name without its namespace prefix."""
    return tag.rpartition(":")[2]
