"""What a PDF says of itself and where it leads: outline, metadata, links, destinations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pikepdf
from lxml import etree

from isogloss.model import Carrier, Link, Passage
from isogloss.verify.html_words import fold
from isogloss.verify.pdf_objects import entry, object_number, read_stream, text

_MOST_BOOKMARKS = 20_000
_MOST_NODES = 20_000
_DEEPEST = 40
# Machine values: dates, tools, identifiers (XMP Part 1, 8.4; ISO 14289-1, 5).
_NO_WORDS = frozenset(
    """CreationDate ModDate Producer Creator Trapped CreateDate ModifyDate MetadataDate
    CreatorTool format part conformance rev amd corr DocumentID InstanceID OriginalDocumentID
    RenditionClass VersionID""".split()
)


def read_bookmarks(root: Any, pages: Mapping[int, int], language: str) -> Iterator[Passage]:
    """Outline titles in reading order (ISO 32000-2, 12.3.3)."""
    waiting = [entry(entry(root, "/Outlines"), "/First")]
    seen: set[tuple[int, int]] = set()
    while waiting and len(seen) < _MOST_BOOKMARKS:
        item = waiting.pop()
        if not isinstance(item, pikepdf.Dictionary) or item.objgen in seen:
            continue
        seen.add(item.objgen)
        title = fold(text(item.get("/Title")))
        if title:
            yield Passage(Carrier.BOOKMARK, title, language, "", False, _target_page(item, pages))
        waiting.append(item.get("/Next"))
        waiting.append(item.get("/First"))


def _target_page(item: Any, pages: Mapping[int, int]) -> int:
    target = item.get("/Dest")
    if target is None:
        target = entry(item.get("/A"), "/D")
    if isinstance(target, pikepdf.Array) and len(target):
        return pages.get(object_number(target[0]), 1)
    return 1


def read_metadata(pdf: Any, language: str) -> Iterator[Passage]:
    """Words of the document information dictionary (14.3.3), of XMP, and attachments' names."""
    information = entry(pdf.trailer, "/Info")
    if isinstance(information, pikepdf.Dictionary):
        for key, value in information.items():
            if key.removeprefix("/") not in _NO_WORDS and isinstance(value, pikepdf.String):
                yield from _metadata(str(value), language)
    stream = entry(pdf.Root, "/Metadata")
    if isinstance(stream, pikepdf.Stream):
        yield from _read_xmp(read_stream(stream), language)
    for name in _name_tree(pdf.Root, "/EmbeddedFiles"):
        yield from _metadata(name, language)


def _read_xmp(data: bytes, language: str) -> Iterator[Passage]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    try:
        root = etree.fromstring(data, parser) if data.strip() else None
    except etree.XMLSyntaxError:
        return
    if root is None:
        return
    for element in root.iter(etree.Element):
        name = _local(element.tag)
        holder = element.getparent()
        spoken = element.get("{http://www.w3.org/XML/1998/namespace}lang") or language
        if name not in _NO_WORDS and len(element) == 0:
            words = element.text or ""
            if name == "li" and spoken == "x-default":
                spoken = language
            yield from _metadata(words, spoken)
        if holder is not None and name == "Description":
            for key, value in element.attrib.items():
                local = _local(key)
                if local not in _NO_WORDS and local != "about":
                    yield from _metadata(str(value), spoken)


def _local(name: object) -> str:
    return str(name).rpartition("}")[2]


def _metadata(value: str, language: str) -> Iterator[Passage]:
    words = fold(value)
    if words:
        yield Passage(Carrier.METADATA, words, language, "", False, 1)


def read_links(pdf: Any, language: str) -> tuple[tuple[Link, ...], list[Passage]]:
    """Where annotations lead, and the words they carry for assistive technology (12.5, 12.6)."""
    links: list[Link] = []
    words: list[Passage] = []
    for number, page in enumerate(pdf.pages, start=1):
        annotations = page.get("/Annots")
        if not isinstance(annotations, pikepdf.Array):
            continue
        for item in annotations:
            if not isinstance(item, pikepdf.Dictionary):
                continue
            address = _address(item)
            if address:
                links.append(Link("a", address, "", number))
            for key in ("/Contents", "/TU"):
                said = fold(text(item.get(key)))
                if said and said not in (address, address.removeprefix("#")):
                    words.append(Passage(Carrier.ATTRIBUTE, said, language, "", False, number))
    return tuple(links), words


def _address(annotation: Any) -> str:
    target = annotation.get("/Dest")
    action = annotation.get("/A")
    if isinstance(action, pikepdf.Dictionary):
        if "/URI" in action:
            return text(action["/URI"])
        target = action.get("/D", target)
        file = action.get("/F")
        if isinstance(file, pikepdf.Dictionary):
            file = file.get("/UF", file.get("/F"))
        if file is not None:
            return text(file)
    if isinstance(target, pikepdf.String):
        return f"#{target}"
    if isinstance(target, pikepdf.Name):
        return f"#{str(target).removeprefix('/')}"
    return ""


def read_names(root: Any) -> tuple[str, ...]:
    """Names of destinations, which links can aim at (12.3.2.4)."""
    names = list(_name_tree(root, "/Dests"))
    old = entry(root, "/Dests")
    if isinstance(old, pikepdf.Dictionary):
        names.extend(key.removeprefix("/") for key in old.keys())  # noqa: SIM118
    return tuple(dict.fromkeys(names))


def _name_tree(root: Any, kind: str) -> Iterator[str]:
    """Keys of a name tree (7.9.6), in order."""
    waiting = [(entry(entry(root, "/Names"), kind), 0)]
    left = _MOST_NODES
    while waiting and left > 0:
        left -= 1
        node, depth = waiting.pop()
        if not isinstance(node, pikepdf.Dictionary) or depth > _DEEPEST:
            continue
        pairs = node.get("/Names")
        if isinstance(pairs, pikepdf.Array):
            for position in range(0, len(pairs), 2):
                name = text(pairs[position])
                if name:
                    yield name
        kids = node.get("/Kids")
        if isinstance(kids, pikepdf.Array):
            waiting.extend((kid, depth + 1) for kid in reversed(list(kids)[:left]))
