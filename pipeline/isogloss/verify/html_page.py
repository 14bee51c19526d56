"""Read a finished HTML page back, with a parser that the rest of the house does not use."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from isogloss.model import Artefact, BundleError, Carrier, Link, Passage, Reading
from isogloss.verify.html_attributes import is_hidden, read_attributes, read_data, read_meta
from isogloss.verify.html_flow import Context, Shape, TextFlow
from isogloss.verify.html_words import BLOCKS, OBJECTS, OUT_OF_SIGHT, RAW, fold
from isogloss.verify.stylesheet import read_style

_NO_TEXT = RAW | {"script", "style", "title", "desc"}


@dataclass(slots=True)
class _Found:
    """What the elements say apart from running text, each passage with its place."""

    passages: list[tuple[int, Passage]] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    noindex: bool = False


def read_html(data: bytes, *, path: str, edition: str, page: str) -> Reading:
    """Read every word and every link of a page, each passage in document order.

    data: the file's bytes, read as UTF-8 whatever the file says of itself; bytes that are
    none come back as U+FFFD. What is no HTML gives what text it holds. Raises BundleError
    only for elements nested over 2000 deep, which no browser would show either.

    A passage is the text of one block with its inline markup joined and `<br>` as a space.
    An element with `data-statement` is one passage whatever stands in it. Buttons, lists of
    options and other objects in a line are read by themselves and do not break it.

    Text in a hidden element is cut out of the passage around it and makes passages of its
    own, so that a hidden “not” cannot hide behind the visible words. Content of a closed
    `<details>` is not hidden: readers open it, a search in the page opens it, and paper
    shows it. Comments and what scripts hold are DATA, strings of style sheets STYLE.
    """
    text = data.decode("utf-8", errors="replace").removeprefix("\ufeff").replace("\0", "\ufffd")
    nodes = _parse(text, path)
    flow, found = TextFlow(), _Found()
    _walk(nodes, flow, found)
    root = next(node for node in nodes if isinstance(node.tag, str))
    placed = sorted((*flow.passages, *found.passages), key=lambda item: item[0])
    passages = tuple(passage for _, passage in placed)
    return Reading(
        path=path,
        edition=edition,
        page=page,
        artefact=Artefact.HTML,
        language=_language(root),
        direction=(root.get("dir") or "").lower(),
        passages=passages,
        links=tuple(found.links),
        anchors=frozenset(found.anchors),
        noindex=found.noindex,
        unreadable=("\ufffd",) if any("\ufffd" in item.text for item in passages) else (),
    )


def _parse(text: str, path: str) -> tuple[Any, ...]:
    """The nodes of the document, one after the other: comments and root elements.

    libxml2 tokenizes HTML as HTML5 does since 2.14, which lxml 6 brings. Its tree differs
    from a browser's where elements are misnested, and what follows `</html>` makes a second
    root, but no text is lost.
    """
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True)
    root: Any = None
    with suppress(etree.XMLSyntaxError):
        root = etree.fromstring(text.encode("utf-8"), parser)
    if root is None:  # there is no element in it
        root = etree.fromstring(f"<html>{text}".encode(), parser)
    for error in parser.error_log:
        if error.level == etree.ErrorLevels.FATAL:
            raise BundleError(
                f"the page cannot be read to its end: {error.message}",
                place=f"{path}:{error.line}",
                hint="Nest its elements less deep.",
            )
    return (*reversed(list(root.itersiblings(preceding=True))), root, *root.itersiblings())


def _walk(nodes: tuple[Any, ...], flow: TextFlow, found: _Found) -> None:
    events = (event for node in nodes for event in _events(node))
    for place, (event, element) in enumerate(events):
        line = element.sourceline or 0
        if event == "start":
            tag = str(element.tag)
            outer = flow.context
            context = _enter(element, tag, outer)
            flow.open(context, _shape(element, tag, context, outer), line)
            _report(element, tag, context, place, found)
            flow.add(" " if tag == "br" else element.text, place)
        elif event == "end":
            flow.close(line)
            flow.add(element.tail, place)
        else:
            if words := fold(element.text or ""):
                passage = Passage(Carrier.DATA, words, flow.context.language, "", True, line)
                found.passages.append((place, passage))
            flow.add(element.tail, place)
    flow.finish()


def _events(node: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(node.tag, str):
        yield from etree.iterwalk(node, events=("start", "end", "comment", "pi"))
    else:
        yield "comment", node


def _enter(element: Any, tag: str, outer: Context) -> Context:
    return Context(
        language=_language(element) or outer.language,
        statement=element.get("data-statement") or outer.statement,
        hidden=outer.hidden or tag in OUT_OF_SIGHT or is_hidden(element, tag),
        raw=outer.raw or tag in _NO_TEXT,
        svg=outer.svg or tag == "svg",
    )


def _language(element: Any) -> str:
    return str(element.get("lang") or element.get("xml:lang") or "")


def _shape(element: Any, tag: str, context: Context, outer: Context) -> Shape:
    if context.hidden and not outer.hidden:
        return Shape.ASIDE
    if element.get("data-statement"):
        return Shape.STATEMENT
    if tag in OBJECTS and not context.statement:
        return Shape.ASIDE
    return Shape.BLOCK if tag in BLOCKS else Shape.INLINE


def _report(element: Any, tag: str, context: Context, place: int, found: _Found) -> None:
    """Everything that an element says apart from running text."""
    line = element.sourceline or 0

    def say(carrier: Carrier, text: str, hidden: bool = context.hidden) -> None:
        if words := fold(text):
            passage = Passage(carrier, words, context.language, context.statement, hidden, line)
            found.passages.append((place, passage))

    if tag == "title":
        say(Carrier.ATTRIBUTE if context.svg else Carrier.TITLE, "".join(element.itertext()))
    elif tag == "desc":
        say(Carrier.ATTRIBUTE, "".join(element.itertext()))
    elif tag == "script":
        for words in read_data(element.get("type") or "", element.text or ""):
            say(Carrier.DATA, words)
    elif tag == "style":
        style = read_style(element.text or "", line)
        for word in style.strings:
            say(Carrier.STYLE, word.text)
        found.links.extend(Link("css", word.text, "", word.line) for word in style.addresses)
    elif tag in RAW:
        say(Carrier.DATA, element.text or "", hidden=True)
    elif tag == "meta":
        meta = read_meta(element, line)
        say(Carrier.META, meta.words)
        found.links.extend(meta.links)
        found.noindex = found.noindex or meta.noindex
    attributes = read_attributes(element, tag, line)
    for carrier, text in attributes.words:
        say(carrier, text)
    found.links.extend(attributes.links)
    found.anchors.update(attributes.anchors)
