"""Records that stand off: provenance and quality issues (8.11, 8.16, 6.3)."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from isogloss.extract.its import links
from isogloss.extract.its.categories import Category, StandOff
from isogloss.extract.its.document import Document, parse
from isogloss.extract.its.information import Information, Pairs, stated
from isogloss.extract.its.names import XML, its
from isogloss.extract.its.rules import Island, islands
from isogloss.model import SourceError

_XML_ID = f"{{{XML}}}id"
_HTML_ENDINGS = (".html", ".htm")


class Records:
    """Finds the records of a document by their references; reads each file once."""

    def __init__(
        self, document: Document, file: str, scripts: Mapping[int, Island], load: links.Load
    ) -> None:
        self._path = document.path
        self._file = file
        self._load = load
        self._holders = {file: _holders(document, scripts)}

    def information(self, category: Category, given: Mapping[str, str], place: str) -> Information:
        """What markup says that gives these fields, records looked up; empty where nothing.

        A reference to records stands for the whole: fields beside it are not looked at.
        """
        stand_off = category.stand_off
        reference = given.get(stand_off.reference, "").strip() if stand_off else ""
        if stand_off is None or not reference:
            return Information(stated(category, given) or ())
        holder = self._holder(stand_off, reference, place)
        if holder is None:
            return Information((), reference)
        records = (record for record in holder if record.tag == its(stand_off.record))
        read = (_record(category, record) for record in records)
        return Information((), reference, tuple(pairs for pairs in read if pairs))

    def _holder(self, stand_off: StandOff, reference: str, place: str) -> etree._Element | None:
        """The list a reference names, None for one that is on the network."""
        target, _, identifier = reference.partition("#")
        if target and links.elsewhere(target):
            return None
        file = links.beside(self._file, target) if target else self._file
        if file not in self._holders:
            data = links.read(self._load, file, what=f"{stand_off.holder} file", place=place)
            html = file.lower().endswith(_HTML_ENDINGS)
            document = parse(data, path=links.shown(self._path, file), html=html)
            self._holders[file] = _holders(document, islands(document))
        holder = self._holders[file].get((stand_off.holder, identifier))
        if holder is None:
            raise SourceError(
                f"There is no {stand_off.holder} with the id “{identifier}” in “{file}”",
                place=place,
                hint="Correct the reference, or the xml:id (in HTML also the id of its script).",
            )
        return holder


def _holders(
    document: Document, scripts: Mapping[int, Island]
) -> dict[tuple[str, str], etree._Element]:
    """All lists of records in a document, by name and id."""
    found: dict[tuple[str, str], etree._Element] = {}
    for tree in (document, *(island.document for island in scripts.values())):
        for element in tree.elements:
            identifier = element.get(_XML_ID)
            if identifier and element.tag.startswith(its("")):
                found.setdefault((etree.QName(element).localname, identifier), element)
    return found


def _record(category: Category, record: etree._Element) -> Pairs | None:
    return stated(category, {str(name): str(value) for name, value in record.attrib.items()})
