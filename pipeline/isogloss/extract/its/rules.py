"""Global rules: found in a document and in what it links, and read (5.2.1, 5.4, 6.2)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import NamedTuple

from lxml import etree

from isogloss.extract.its import links
from isogloss.extract.its.categories import BY_RULE, Category, Field
from isogloss.extract.its.document import Document, html_tag, text_of, xml_document
from isogloss.extract.its.names import ITS_MEDIA_TYPE, XLINK, its
from isogloss.model import SourceError

_VERSIONS = ("1.0", "2.0")
_NO_RULES = frozenset({"param", "rubyRule"})  # rubyRule: ITS 1.0 only, for no category of 2.0
MAX_FILES = 100


class Stated(NamedTuple):
    """A field whose value the rule states."""

    field: Field
    value: str


class Pointed(NamedTuple):
    """A field whose value stands where an XPath expression points from the selected node."""

    field: Field
    attribute: str
    expression: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A global rule as written.

    name: of its element. mapping: its domainMapping (8.8).
    namespaces, parameters: what its expressions may use. place: path and line.
    """

    category: Category
    name: str
    selector: str
    readings: tuple[Stated | Pointed, ...]
    mapping: str
    namespaces: Mapping[str, str]
    parameters: Mapping[str, str]
    place: str


@dataclass(frozen=True, slots=True)
class Island:
    """XML in an HTML script (6.2, 6.3). first_line: the line on which it starts."""

    document: Document
    first_line: int


def islands(document: Document) -> dict[int, Island]:
    """The ITS scripts of an HTML document, by the index of their element."""
    found: dict[int, Island] = {}
    for number, element in enumerate(document.elements):
        if html_tag(element) != "script" or len(element):
            continue
        if (element.get("type") or "").split(";")[0].strip().lower() != ITS_MEDIA_TYPE:
            continue
        text = element.text or ""
        content = text.lstrip()
        if content:
            first = document.line(element) + text[: len(text) - len(content)].count("\n")
            parsed = xml_document(content, document.path, first_line=first)
            found[number] = Island(parsed, first)
    return found


def rules(
    document: Document,
    file: str,
    scripts: Mapping[int, Island],
    load: links.Load,
    parameters: Mapping[str, str],
    given: Iterable[RulesFile] = (),
) -> list[Rule]:
    """All rules that apply to a document, those of lower precedence first (5.5).

    file: the document's own name. parameters: values that replace those of its:param (5.3.5).
    given: files of rules that whoever calls adds; the document's own come after them.
    """
    reader = _Reader(document.path, load, dict(parameters))
    found: list[Rule] = []
    for each in given:
        found.extend(reader.of_given(each))
    for number, element in enumerate(document.elements):
        place = _Source(document, file, (file,), 1)
        if element.tag == its("rules"):
            found.extend(reader.of_element(element, place))
        elif number in scripts:
            island = scripts[number]
            source = _Source(island.document, file, (file,), island.first_line)
            for inner in island.document.elements:
                if inner.tag == its("rules"):
                    found.extend(reader.of_element(inner, source))
        elif html_tag(element) == "link" and _links_rules(element):
            found.extend(reader.of_file(element.get("href") or "", place, document.line(element)))
    return found


def _links_rules(link: etree._Element) -> bool:
    return "its-rules" in (link.get("rel") or "").lower().split()


class RulesFile(NamedTuple):
    """A file of rules. path: for messages, and where its own links start from."""

    path: str
    data: bytes


class _Source(NamedTuple):
    """Where rules are read. chain: the files that led here, this one last."""

    document: Document
    file: str
    chain: tuple[str, ...]
    first_line: int

    def place(self, line: int) -> str:
        return f"{self.document.path}:{line}"

    def place_of(self, element: etree._Element) -> str:
        return self.place(self.document.line(element) + self.first_line - 1)


class _Reader:
    """Reads rules elements; counts the files it reads, so that links cannot multiply."""

    def __init__(self, path: str, load: links.Load, parameters: dict[str, str]) -> None:
        self._path = path
        self._load = load
        self._parameters = parameters
        self._files = 0

    def of_element(self, element: etree._Element, source: _Source) -> Iterator[Rule]:
        """The rules of an its:rules element; those it links come first (5.4)."""
        place = source.place_of(element)
        version = element.get("version", "2.0")
        if version not in _VERSIONS:
            raise SourceError(
                f"The rules are of ITS version “{version}”",
                place=place,
                hint=f"Write version=“2.0”; read are {' and '.join(_VERSIONS)}.",
            )
        language = element.get("queryLanguage", "xpath")
        if language != "xpath":
            raise SourceError(
                f"The rules select by “{language}”, which is not read (ITS 2.0, 5.3)",
                place=place,
                hint="Write their selectors in XPath and leave queryLanguage out.",
            )
        target = element.get(f"{{{XLINK}}}href")
        if target is not None:
            line = source.document.line(element) + source.first_line - 1
            yield from self.of_file(target, source, line)
        named = (
            (child.get("name"), text_of(child)) for child in element.iterchildren(its("param"))
        )
        parameters = {name: text for name, text in named if name} | self._parameters
        namespaces = {prefix: uri for prefix, uri in element.nsmap.items() if prefix}
        for child in element.iterchildren(its("*")):
            if etree.QName(child).localname not in _NO_RULES:
                yield _rule(child, namespaces, parameters, source.place_of(child))

    def of_given(self, given: RulesFile) -> Iterator[Rule]:
        """The rules of a file that was given with the document."""
        source = _Source(xml_document(given.data, given.path), given.path, (given.path,), 1)
        for element in source.document.elements:
            if element.tag == its("rules"):
                yield from self.of_element(element, source)

    def of_file(self, reference: str, source: _Source, line: int) -> Iterator[Rule]:
        """The rules of a linked file, wherever they stand in it."""
        place = source.place(line)
        if links.elsewhere(reference.strip()):
            raise SourceError(
                f"The rules file “{reference}” is no file beside the document",
                place=place,
                hint="Put a copy in the project and link that; nothing is read from the network.",
            )
        file = links.beside(source.file, reference.strip())
        if file in source.chain:
            raise SourceError(
                f"The rules file “{file}” links back to itself",
                place=place,
                hint=f"Take one link out of {' → '.join((*source.chain, file))}.",
            )
        self._files += 1
        if self._files > MAX_FILES:
            raise SourceError(
                f"The document links more than {MAX_FILES} rules files",
                place=place,
                hint="Link each file once.",
            )
        data = links.read(self._load, file, what="rules file", place=place)
        linked = xml_document(data, links.shown(self._path, file))
        inside = _Source(linked, file, (*source.chain, file), 1)
        for element in linked.elements:
            if element.tag == its("rules"):
                yield from self.of_element(element, inside)


def _rule(
    element: etree._Element,
    namespaces: dict[str, str],
    parameters: dict[str, str],
    place: str,
) -> Rule:
    name = etree.QName(element).localname
    category = BY_RULE.get(name)
    if category is None:
        nearest = get_close_matches(name, BY_RULE, n=1)
        raise SourceError(
            f"ITS 2.0 has no rule “{name}”",
            place=place,
            hint=f"Did you mean “{nearest[0]}”?" if nearest else f"It has {', '.join(BY_RULE)}.",
        )
    selector = element.get("selector")
    if not selector or not selector.strip():
        raise SourceError(
            f"The {name} has no selector", place=place, hint="Say which nodes it is about."
        )
    readings = tuple(_readings(element, category, name, place))
    if not any(reading.field.name in category.carriers for reading in readings):
        wanted = " or ".join(_wanted(category))
        raise SourceError(
            f"The {name} says nothing of what it selects",
            place=place,
            hint=f"Give it {wanted} (ITS 2.0, {category.section}).",
        )
    own = {prefix: uri for prefix, uri in element.nsmap.items() if prefix}
    return Rule(
        category=category,
        name=name,
        selector=selector.strip(),
        readings=readings,
        mapping=element.get("domainMapping", ""),
        namespaces={**namespaces, **own},
        parameters=parameters,
        place=place,
    )


def _readings(
    element: etree._Element, category: Category, name: str, place: str
) -> Iterator[Stated | Pointed]:
    for field in category.fields:
        value = element.get(field.name) if field.rule else None
        if field.name == "locNote" and value is None:  # 8.3: in a rule the note is an element
            note = element.find(its("locNote"))
            value = None if note is None else text_of(note)
        if value is not None:
            if not field.admits(value):
                raise SourceError(
                    f"The {name} has {field.name}=“{value}”",
                    place=place,
                    hint=_allowed(field),
                )
            yield Stated(field, value)
        elif field.pointer:
            expression = element.get(field.pointer)
            if expression is not None:
                yield Pointed(field, field.pointer, expression)


def _wanted(category: Category) -> Iterator[str]:
    for field in category.fields:
        if field.name in category.carriers:
            yield from ([field.name] if field.rule else [])
            yield from ([field.pointer] if field.pointer else [])


def _allowed(field: Field) -> str:
    if field.words:
        return f"It is one of: {', '.join(field.words)}."
    return "It is a number in the standard's range."
