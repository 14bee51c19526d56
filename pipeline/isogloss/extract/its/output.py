"""The form of the W3C test suite: a line a node, what is said of it behind tabs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from isogloss.extract.its.categories import Category
from isogloss.extract.its.document import Document, Node
from isogloss.extract.its.information import Information, Pairs
from isogloss.extract.its.names import XML
from isogloss.extract.its.resolve import Resolved

_QUALIFIED = etree.XPath("name(@*[local-name()=$name and namespace-uri()=$uri])")
# Its spaces have a meaning (8.19); all other values are words, spaced as the source happens to be.
_SPACED = frozenset({"allowedCharacters"})
_CONTROLS = str.maketrans("\t\n\r", "   ")


def lines(resolved: Resolved, categories: Iterable[Category]) -> Iterator[str]:
    """One line, without its end, for each element and attribute in document order."""
    shown = tuple(categories)
    document = resolved.document
    for number, path in enumerate(_paths(document)):
        yield path + _said(resolved, Node(number), shown)
        attributes = sorted(
            (_attribute_name(document, number, name), name)
            for name in map(str, document.elements[number].attrib)
        )
        for written, name in attributes:
            yield f"{path}/@{written}" + _said(resolved, Node(number, name), shown)


def _said(resolved: Resolved, node: Node, categories: tuple[Category, ...]) -> str:
    """Plain fields of all categories by name, then each list of records behind its reference."""
    plain: list[tuple[str, str]] = []
    apart: list[str] = []
    tools = resolved.annotators[node.element]
    if tools and any(category.annotated for category in categories):
        plain.append(("annotatorsRef", " ".join(tools)))
    for category in categories:
        found = resolved.information(node, category.name)
        if found is not None:
            plain.extend(found.pairs)
            apart.extend(_records(category, found))
    said = [_pair(name, value) for name, value in sorted(plain)] + apart
    return "".join("\t" + item for item in said)


def _records(category: Category, found: Information) -> Iterator[str]:
    if category.stand_off is None or not found.reference:
        return
    yield _pair(category.stand_off.reference, found.reference)
    for number, pairs in enumerate(found.records, 1):
        yield from _numbered(pairs, number)


def _numbered(pairs: Pairs, number: int) -> Iterator[str]:
    for name, value in sorted(pairs):
        yield f"{name}[{number}]" + _pair(name, value)[len(name) :]


def _pair(name: str, value: str) -> str:
    text = value.translate(_CONTROLS) if name in _SPACED else " ".join(value.split())
    return f'{name}="{text}"'


def _paths(document: Document) -> Iterator[str]:
    """The path of each element, in document order."""
    paths: list[str] = []
    counts: list[dict[str, int]] = []
    for number, element in enumerate(document.elements):
        parent = document.parents[number]
        name = _element_name(document, element)
        if parent < 0:
            path = f"/{name}"
        else:
            index = counts[parent].get(name, 0) + 1
            counts[parent][name] = index
            path = f"{paths[parent]}/{name}[{index}]"
        paths.append(path)
        counts.append({})
        yield path


def _element_name(document: Document, element: etree._Element) -> str:
    local = etree.QName(element).localname
    name = document.tree.written.get(local, local)
    return f"{element.prefix}:{name}" if element.prefix else name


def _attribute_name(document: Document, number: int, name: str) -> str:
    expanded = etree.QName(name)
    local = document.tree.written.get(expanded.localname, expanded.localname)
    if not expanded.namespace:
        return local
    if expanded.namespace == XML:
        return f"xml:{local}"
    element = document.elements[number]
    qualified = str(_QUALIFIED(element, name=expanded.localname, uri=expanded.namespace))
    return qualified if local == expanded.localname else f"{qualified.partition(':')[0]}:{local}"
