"""A document as a tree of lxml elements, from XML or from HTML, and safe to read.

XML is read without external entities, without DTDs from anywhere, and within libxml2's limits of
depth, size and entity growth. HTML is built by the HTML Standard's own tree construction
(turbohtml), into the XHTML namespace, with the source place of each start tag.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

import turbohtml
from lxml import etree

from isogloss.extract.encodings import decode_html
from isogloss.extract.its.names import MATHML, SVG, XHTML, XLINK, XML
from isogloss.model import SourceError

MAX_BYTES = 64 * 1024 * 1024
MAX_DEPTH = 600  # turbohtml itself stops nesting at 512; libxml2 stops XML at 256

Place = tuple[int, int]
_NAMESPACES = {
    turbohtml.Namespace.HTML: XHTML,
    turbohtml.Namespace.SVG: SVG,
    turbohtml.Namespace.MATHML: MATHML,
}
_FOREIGN_PREFIXES = {"xlink": XLINK, "xml": XML}
# What HTML lets into names and text, and XML does not (XML 1.0, productions 2, 4 and 4a).
_NAME_START = (
    "A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d"
    "\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_NO_NAME_START = re.compile(f"^[^{_NAME_START}]")
_NO_NAME = re.compile(f"[^-.0-9\u00b7\u0300-\u036f\u203f\u2040{_NAME_START}]")
_TEXT = etree.XPath("string()")
_NO_TEXT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Node(NamedTuple):
    """An element, by its index in document order, or one of its attributes by expanded name."""

    element: int
    attribute: str | None = None


@dataclass(frozen=True, slots=True)
class Tree:
    """What a parser made of a document.

    places: line and column of start tags, None where the element has none; empty for XML.
    written: names as written, where XML could not have them.
    """

    root: etree._Element
    places: tuple[Place | None, ...]
    written: Mapping[str, str]


@dataclass(frozen=True)
class Document:
    """A parsed document. path: where it was read. elements: all of them, in document order."""

    tree: Tree
    path: str
    html: bool
    elements: tuple[etree._Element, ...] = field(repr=False)

    @cached_property
    def index(self) -> dict[etree._Element, int]:
        """The place of each element in `elements`."""
        return {element: number for number, element in enumerate(self.elements)}

    @cached_property
    def parents(self) -> tuple[int, ...]:
        """The index of each element's parent, -1 for the root's."""
        index = self.index
        above = (element.getparent() for element in self.elements)
        return tuple(-1 if parent is None else index[parent] for parent in above)

    @cached_property
    def at(self) -> dict[Place, int]:
        """The element of each start tag of HTML."""
        found: dict[Place, int] = {}
        for number, place in enumerate(self.tree.places):
            if place is not None:
                found.setdefault(place, number)
        return found

    @cached_property
    def by_id(self) -> dict[str, etree._Element]:
        """The first element of each id: `xml:id`, and `id` in HTML."""
        found: dict[str, etree._Element] = {}
        for element in self.elements:
            identifier = element.get(f"{{{XML}}}id")
            if identifier is None and self.speaks_html(element):
                identifier = element.get("id")
            if identifier:
                found.setdefault(identifier, element)
        return found

    def speaks_html(self, element: etree._Element) -> bool:
        """Whether HTML's own attributes mean on this element what HTML says (sections 6 and 7)."""
        return self.html or element.tag.startswith(_IN_XHTML)

    def line(self, element: etree._Element) -> int:
        """The line of an element's start tag, as near as it is known."""
        if not self.html:
            line: int | None = getattr(element, "sourceline", None)
            return line or 1
        number: int | None = self.index.get(element)
        while number is not None and number >= 0:
            place = self.tree.places[number]
            if place is not None:
                return place[0]
            number = self.parents[number]
        return 1


_IN_XHTML = f"{{{XHTML}}}"


def text_of(element: etree._Element) -> str:
    """The text of an element and all in it, without comments."""
    return str(_TEXT(element))


def html_tag(element: etree._Element) -> str:
    """The local name of an HTML element, "" for elements of other vocabularies."""
    tag = element.tag
    return tag[len(_IN_XHTML) :] if tag.startswith(_IN_XHTML) else ""


def parse(data: bytes, *, path: str, html: bool) -> Document:
    """Parse a document. Raises SourceError with line and hint where it cannot be read."""
    if not html:
        return xml_document(data, path)
    _check_size(data, path)
    return html_document(decode_html(data, path).text, path)


def html_document(text: str, path: str) -> Document:
    """Build an HTML document by the HTML Standard."""
    tree = _html_tree(turbohtml.parse(text), path)
    return Document(tree, path, True, _elements(tree.root))


def xml_document(data: bytes | str, path: str, *, first_line: int = 1) -> Document:
    """Parse XML. first_line: the line of `path` on which `data` starts."""
    _check_size(data, path)
    root = _xml_root(data, path, first_line)
    return Document(Tree(root, (), {}), path, False, _elements(root))


def _check_size(data: bytes | str, path: str) -> None:
    if len(data) > MAX_BYTES:
        raise SourceError(
            f"The file is larger than {MAX_BYTES // 1024 // 1024} MiB",
            place=path,
            hint="Split it, or take it off the list of pages.",
        )


def _elements(root: etree._Element) -> tuple[etree._Element, ...]:
    return tuple(element for element in root.iter() if isinstance(element.tag, str))


# -- XML -----------------------------------------------------------------------


def _xml_root(data: bytes | str, path: str, first_line: int) -> etree._Element:
    internal: Any = "internal"  # entities of the internal subset only; lxml-stubs know a bool
    parser = etree.XMLParser(
        encoding="utf-8" if isinstance(data, str) else None,
        resolve_entities=internal,
        load_dtd=False,
        dtd_validation=False,
        attribute_defaults=False,
        no_network=True,
        huge_tree=False,
    )
    content = data.encode("utf-8", "replace") if isinstance(data, str) else data
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        line = max(error.lineno or 1, 1) + first_line - 1
        message = error.msg or "the file is empty"
        raise SourceError(
            f"The XML cannot be read: {_said(message)}", place=f"{path}:{line}", hint=_hint(message)
        ) from None


def _said(message: str) -> str:
    text = message.partition(", line ")[0].strip().rstrip(".")
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def _hint(message: str) -> str:
    if "ntity" in message and "not defined" in message:
        return (
            "Entities from files and from the network are never read; "
            "write the character itself, or declare the entity in the document."
        )
    if "amplification" in message:
        return "Its entities grow without measure; write their text out."
    if "depth" in message.lower():
        return "Elements are nested deeper than any document needs; look for a missing end tag."
    return "Mend it there; an XML editor, or xmllint --noout, shows the place."


# -- HTML ----------------------------------------------------------------------


def _html_tree(document: turbohtml.Document, path: str) -> Tree:
    """Copy turbohtml's tree into lxml, comments without text, template content in its template."""
    written: dict[str, str] = {}
    places: list[Place | None] = []
    root: etree._Element | None = None
    # The last child of each element, after which its next text goes: lxml would count to find it.
    last: dict[etree._Element, etree._Element] = {}
    # What is still to copy, last first: nodes with the element they belong to.
    waiting: list[tuple[turbohtml.Node, etree._Element | None, int]] = [
        (node, None, 0) for node in _reversed_children(document)
    ]
    while waiting:
        node, parent, depth = waiting.pop()
        if isinstance(node, turbohtml.Element):
            if depth > MAX_DEPTH:
                raise SourceError(
                    f"Elements are nested more than {MAX_DEPTH} deep",
                    place=f"{path}:{node.source_line or 1}",
                    hint="Look for a missing end tag.",
                )
            element = _html_element(node, parent, written)
            root = element if root is None else root
            if parent is not None:
                last[parent] = element
            line, column = node.source_line, node.source_col
            places.append(None if line is None or column is None else (line, column))
            waiting.extend((child, element, depth + 1) for child in _reversed_children(node))
        elif isinstance(node, turbohtml.DocumentFragment):
            waiting.extend((child, parent, depth) for child in _reversed_children(node))
        elif isinstance(node, turbohtml.Text) and parent is not None:
            _append_text(parent, last.get(parent), _NO_TEXT.sub("\ufffd", node.data))
        elif parent is not None:  # a comment or what became one
            last[parent] = etree.Comment()
            parent.append(last[parent])
    if root is None:  # the tree builder always makes an html element
        raise SourceError("The page is empty", place=path)
    return Tree(root, tuple(places), written)


def _reversed_children(node: turbohtml.Node) -> Iterator[turbohtml.Node]:
    return reversed(list(node.children))


def _html_element(
    node: turbohtml.Element, parent: etree._Element | None, written: dict[str, str]
) -> etree._Element:
    namespace = _NAMESPACES[node.namespace]
    tag = f"{{{namespace}}}{_xml_name(node.tag, written)}"
    foreign = namespace != XHTML
    nsmap: dict[Any, str] = {None: namespace}  # lxml-stubs have no None for the default namespace
    attributes: dict[str, str] = {}
    for name, value in node.attrs.items():
        prefix, colon, local = name.partition(":")
        if foreign and colon and prefix in _FOREIGN_PREFIXES:
            nsmap[prefix] = _FOREIGN_PREFIXES[prefix]
            expanded = f"{{{_FOREIGN_PREFIXES[prefix]}}}{_xml_name(local, written)}"
        else:
            expanded = _xml_name(name, written)
        text = value if isinstance(value, str) else " ".join(value or ())
        attributes[expanded] = _NO_TEXT.sub("\ufffd", text)
    if parent is None:
        return etree.Element(tag, attributes, nsmap)
    return etree.SubElement(parent, tag, attributes, nsmap)


def _append_text(parent: etree._Element, last: etree._Element | None, text: str) -> None:
    if last is None:
        parent.text = (parent.text or "") + text
    else:
        last.tail = (last.tail or "") + text


def _xml_name(name: str, written: dict[str, str]) -> str:
    """The name as XML can have it (HTML Standard 13.2.9), remembered in `written` if it differs."""
    if name.isascii() and name.isalpha():
        return name
    coerced = _NO_NAME_START.sub(_coded, _NO_NAME.sub(_coded, name))
    if coerced != name:
        written[coerced] = name
    return coerced


def _coded(match: re.Match[str]) -> str:
    return f"U{ord(match[0]):06X}"
