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
from isogloss.model import NO_LIMITS, Limits, LocaleFilter


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
    any_attribute: bool
    """Whether rules can make any attribute text; else only those can be that HTML has for it."""

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

    def is_text(
        self, tag: str, name: str, attributes: dict[str, str], start: int, settings: Settings
    ) -> bool:
        """Whether an attribute is text to translate. settings: of its element."""
        ...

    def of_attribute(self, name: str, start: int, settings: Settings) -> Settings:
        """The settings of such an attribute."""
        ...

    def parent(self, start: int) -> int | None:
        """The element round another: -1 for none, None where only the tags themselves tell."""
        ...

    def ancestors(self, start: int) -> Iterator[tuple[int, turbohtml.Element]]:
        """The elements round another, nearest first."""
        ...


class HtmlGrammar:
    """HTML as its standard has it, with `translate` and the local attributes of ITS."""

    any_attribute = False

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

    def is_text(
        self, tag: str, name: str, attributes: dict[str, str], _: int, settings: Settings
    ) -> bool:
        return settings.translate and vocabulary.is_text_attribute(tag, name, attributes)

    def of_attribute(self, _: str, __: int, settings: Settings) -> Settings:
        return _outside(settings)


class AnnotatedGrammar:
    """Any document, as its ITS rules and markup have it (ITS 2.0, sections 5 and 8).

    annotate: what ITS says of the element whose start tag is at an offset, or of one of its
    attributes; None for a tag that is not in the tree.
    term: whether the element there is a term, as `Settings.term` has it.
    ids: whether an id value tells texts apart; HTML has ids for many other ends.
    """

    any_attribute = True

    def __init__(
        self,
        tables: Tables,
        annotate: Callable[[int, str | None], Annotations | None],
        term: Callable[[int], str | None],
        tree: Tree | None,
        *,
        ids: bool,
    ) -> None:
        self.tables = tables
        self._annotate = annotate
        self._term = term
        self._tree = tree
        self._ids = ids
        self._html = tables is not XML and tables is not SVG

    def settings(
        self, tag: str, attributes: dict[str, str], start: int, parent: Settings
    ) -> tuple[Settings, LocaleFilter | None]:
        native, native_filter = settings_of(tag, attributes, parent)
        found = self._annotate(start, None)
        if found is None:
            return (native, native_filter) if self._html else (native, None)
        own = found.locale_filter if "localefilter" in found.explicit else None
        translate = found.translate
        name = local_name(tag)
        if name != tag and name in self.tables.opaque and "translate" not in found.explicit:
            translate = False
        preserve = found.preserve_space
        if self._html and "preservespace" not in found.explicit:
            preserve = preserve or native.preserve
        notes = native.notes if self._html else parent.notes
        for note in _notes(found):
            if note not in notes:
                notes = (*notes, note)
        return (
            native._replace(
                translate=translate,
                preserve=preserve,
                notes=notes,
                filters=(*parent.filters, own) if own else parent.filters,
                identity=found.id_value if self._ids else "",
                limits=_limits(found),
                domains=found.domains,
                term=self._term(start) if found.term else None,
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
        explicit = found is not None and "elementswithintext" in found.explicit
        if self._html:
            within = found.within_text if found is not None and explicit else None
            generated = self.tables.generated
            return flow_of(
                name, attributes, settings, parent, generated=generated, within_text=within
            )
        if found is not None and (explicit or self.tables is XML):
            flow = _FLOWS[found.within_text]
        else:
            flow = Flow.INLINE if name in self.tables.inline else Flow.BLOCK
        if flow is Flow.INLINE and (
            settings.translate != parent.translate or settings.filters != parent.filters
        ):
            return Flow.NESTED
        return flow

    def is_text(
        self, tag: str, name: str, attributes: dict[str, str], start: int, settings: Settings
    ) -> bool:
        found = self._annotate(start, name)
        if found is not None and "translate" in found.explicit:
            return found.translate
        if not settings.translate or self.tables is XML:
            return False
        if self.tables is SVG:
            return name in vocabulary.SVG_TEXT_ATTRIBUTES
        return vocabulary.is_text_attribute(local_name(tag), name, attributes)

    def of_attribute(self, name: str, start: int, settings: Settings) -> Settings:
        found = self._annotate(start, name)
        outside = _outside(settings)
        if found is None:
            return outside
        identity = found.id_value if self._ids else ""
        return outside._replace(notes=_notes(found), identity=identity, limits=_limits(found))

    def parent(self, start: int) -> int | None:
        return None if self._tree is None else self._tree.parent(start)

    def ancestors(self, start: int) -> Iterator[tuple[int, turbohtml.Element]]:
        return iter(()) if self._tree is None else self._tree.ancestors(start)


def _outside(settings: Settings) -> Settings:
    """What an element hands to its attributes: statement, note, limits and term are not theirs."""
    return settings._replace(statement=None, notes=(), identity="", limits=NO_LIMITS, term=None)


def _notes(found: Annotations) -> tuple[str, ...]:
    note = (found.note.text or found.note.reference) if found.note else ""
    return (note,) if note else ()


def _limits(found: Annotations) -> Limits:
    if found.storage is None:
        return Limits(found.allowed_characters)
    return Limits(found.allowed_characters, found.storage.size, found.storage.encoding)


_FLOWS = {"no": Flow.BLOCK, "yes": Flow.INLINE, "nested": Flow.NESTED}


def local_name(tag: str) -> str:
    """A name without its namespace prefix."""
    return tag.rpartition(":")[2]
