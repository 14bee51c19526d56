"""XML of exchange formats: written by hand, read without DTDs, entities or network."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any
from xml.parsers import expat

from lxml import etree

from isogloss.extract.its.document import xml_document
from isogloss.model import ExchangeError, SourceError

XML = "http://www.w3.org/XML/1998/namespace"
DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'

# XML 1.0, production 2: characters that no document can hold.
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MARKS = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_MARKS_IN_VALUES = _MARKS | str.maketrans({'"': "&quot;", "\n": "&#10;", "\t": "&#9;"})


def escaped(text: str) -> str:
    """Characters as the content of an element. They must be such as XML can hold."""
    return text.translate(_MARKS)


def attributes(values: Mapping[str, str | None]) -> str:
    """Attributes as they stand in a tag, each with a space before it; None leaves one out."""
    return "".join(
        f' {name}="{NOT_XML.sub("�", value).translate(_MARKS_IN_VALUES)}"'
        for name, value in values.items()
        if value is not None
    )


def element(name: str, text: str, values: Mapping[str, str | None] | None = None) -> str:
    """An element that holds text for people, without the characters that XML cannot hold."""
    words = escaped(NOT_XML.sub("�", text))
    return f"<{name}{attributes(values or {})}>{words}</{name}>"


def refuse_unwritable(text: str, place: str, format_name: str) -> None:
    """Raise ExchangeError where XML cannot hold a text, which must not be changed silently."""
    found = NOT_XML.search(text)
    if found:
        raise ExchangeError(
            f"The text holds the control character U+{ord(found[0]):04X}, "
            f"which {format_name} cannot hold",
            place=place,
            hint="Remove it from the source, or export as XLIFF 2, which can.",
        )


def parse(data: bytes, path: str) -> etree._Element:
    """The root of a document from elsewhere.

    A document type may be named (TMX files do); what it refers to is never read.
    Raises ExchangeError, with the line, where the file is no well-formed XML, where it declares
    entities or anything else, or where it is larger or deeper than libxml2 and we allow.
    """
    _check_prolog(data, path)
    try:
        return xml_document(data, path).tree.root
    except SourceError as error:
        raise ExchangeError(error.message, place=error.place, hint=error.hint) from None


class _Reached(Exception):
    pass


def _check_prolog(data: bytes, path: str) -> None:
    """Refuse declarations before anything acts on them."""
    parser = expat.ParserCreate()
    declares: list[int] = []

    def doctype(_: str, __: str | None, ___: str | None, has_internal: bool) -> None:
        if has_internal:
            declares.append(parser.CurrentLineNumber)
            raise _Reached

    def start(_name: str, _attributes: Any) -> None:
        raise _Reached

    parser.StartDoctypeDeclHandler = doctype
    parser.StartElementHandler = start
    try:
        parser.Parse(data, True)
    except _Reached:
        pass
    except expat.ExpatError as error:
        raise ExchangeError(
            f"This is not well-formed XML: {expat.ErrorString(error.code)}",
            place=f"{path}:{error.lineno}",
            hint="The file may be damaged or cut off; ask for it again.",
        ) from None
    except (ValueError, LookupError):
        raise ExchangeError(
            "The XML is in an encoding that is not read here",
            place=f"{path}:1",
            hint="Save it as UTF-8; every tool can.",
        ) from None
    if declares:
        raise ExchangeError(
            "The file declares a document type of its own, with entities or elements",
            place=f"{path}:{declares[0]}",
            hint="Exchange files need none, and none is read. Remove the part in [ ].",
        )


def line_of(node: etree._Element) -> int:
    """The line of an element's start tag."""
    line: int | None = getattr(node, "sourceline", None)
    return line or 1


def local(node: etree._Element) -> str:
    """The name of an element without its namespace, "" for comments and instructions."""
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def namespace(node: etree._Element) -> str:
    """The namespace of an element, "" where it has none."""
    return node.tag[1:].partition("}")[0] if node.tag.startswith("{") else ""


def children(node: etree._Element, *names: str) -> Iterator[etree._Element]:
    """The child elements that bear one of the names, in the namespace of their parent."""
    space = namespace(node)
    for child in node:
        if local(child) in names and namespace(child) == space:
            yield child


def first(node: etree._Element, name: str) -> etree._Element | None:
    """The first child element of a name, in the namespace of its parent."""
    return next(children(node, name), None)
