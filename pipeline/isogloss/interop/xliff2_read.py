"""XLIFF 2.0 and 2.1, read: as we wrote it, or as a tool made it of that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from isogloss.interop import xml
from isogloss.interop.content import Unreadable, Walk, domain_of, folded, parts_in, preserved
from isogloss.interop.items import State
from isogloss.interop.languages import canonical
from isogloss.interop.parts import Part, part_of
from isogloss.interop.proposals import Origin, Proposal, Proposals, form_of
from isogloss.interop.xliff2 import CATEGORY, METADATA
from isogloss.model.notation import Kind

_STATES = {state.value: state for state in State}


def read_xliff2(root: etree._Element, path: str) -> Proposals:
    """What the file offers, a proposal for each unit that has a segment."""
    locale = canonical(root.get("trgLang", "")) or ""
    units = [
        _unit(unit, locale, domain_of(file.get("original", "")), index)
        for file in xml.children(root, "file")
        for index, unit in _units(file, None)
        if unit.get("translate") != "no"
    ]
    return Proposals(path, "XLIFF 2", root.get("srcLang", ""), tuple(units))


def _units(node: etree._Element, plural: int | None) -> Iterator[tuple[int | None, etree._Element]]:
    """The units below a file or group. The number is its place in a group of plural forms."""
    position = plural
    for child in xml.children(node, "unit", "group"):
        if xml.local(child) == "unit":
            yield position, child
            position = None if position is None else position + 1
        else:
            yield from _units(child, 0 if "plural" in child.get("type", "") else None)


@dataclass(frozen=True, slots=True)
class _Codes:
    """What the codes of a unit are. data: original data. known: by id, from the sources."""

    data: dict[str, str]
    known: dict[str, Part]


def _unit(unit: etree._Element, locale: str, domain: str, index: int | None) -> Proposal:
    kept = _metadata(unit)
    form = form_of(kept.get("form", ""))
    source: tuple[Part, ...] | None = None
    target: tuple[Part, ...] | None = None
    fault = ""
    try:
        source, target = _texts(unit, _Codes(_data(unit), {}))
    except Unreadable as error:
        fault = str(error)
    segments = list(xml.children(unit, "segment"))
    states = [_STATES.get(each.get("state", ""), State.INITIAL) for each in segments]
    return Proposal(
        line=xml.line_of(unit),
        id=unit.get("id", ""),
        domain=kept.get("domain", domain),
        locale=locale,
        context=(unit.get("name") or None) if kept else None,
        form=index if form is None else form,
        source=source,
        target=target,
        state=min(states, key=list(State).index, default=State.INITIAL),
        origin=Origin(
            kept.get("source-hash", ""),
            kept.get("target-hash", ""),
            _STATES.get(kept.get("state", "")),
        ),
        written=not kept,
        stated=any(each.get("state") for each in segments),
        fault=fault,
    )


def _metadata(unit: etree._Element) -> dict[str, str]:
    """What we noted in the unit."""
    return {
        each.get("type", ""): each.text or ""
        for group in unit.iterfind(f"{{{METADATA}}}metadata/{{{METADATA}}}metaGroup")
        if group.get("category") == CATEGORY
        for each in group.iterfind(f"{{{METADATA}}}meta")
    }


def _data(unit: etree._Element) -> dict[str, str]:
    """The original data of the unit's codes. Raises Unreadable."""
    return {
        each.get("id", ""): "".join(part.value for part in parts_in(each, _code_point))
        for original in xml.children(unit, "originalData")
        for each in xml.children(original, "data")
    }


def _texts(unit: etree._Element, codes: _Codes) -> tuple[tuple[Part, ...], tuple[Part, ...] | None]:
    """Source and target of all segments together; the target is None where none has one.

    Raises Unreadable where a code is not known, or where some segments have no target.
    """

    def read(node: etree._Element) -> tuple[Part, ...]:
        found = parts_in(node, lambda child, walk: _inline(child, walk, codes))
        return found if preserved(node, default=False) else folded(found)

    source: list[Part] = []
    targets: list[tuple[int, tuple[Part, ...]]] = []
    missing: list[int] = []
    translated = False
    pieces = list(xml.children(unit, "segment", "ignorable"))
    for number, piece in enumerate(pieces, start=1):
        source_node, target_node = xml.first(piece, "source"), xml.first(piece, "target")
        text = () if source_node is None else read(source_node)
        source += text
        if target_node is not None and (len(target_node) or target_node.text):
            order = target_node.get("order", "")
            place = int(order) if order.isdecimal() and len(order) < 6 else number
            targets.append((place, read(target_node)))
            translated = translated or xml.local(piece) == "segment"
        elif xml.local(piece) == "ignorable" or not _says_something(text):
            targets.append((number, text))
        else:
            missing.append(number)
    if not translated:
        return tuple(source), None
    if missing:
        raise Unreadable(f"Segment {missing[0]} of {len(pieces)} has no translation")
    ordered = sorted(targets, key=lambda each: each[0])
    return tuple(source), tuple(part for _, parts in ordered for part in parts)


def _says_something(parts: Iterable[Part]) -> bool:
    return any(part.kind is not Kind.TEXT or part.value.strip() for part in parts)


def _code_point(node: etree._Element, _: Walk) -> Iterator[Part]:
    try:
        yield Part(Kind.TEXT, chr(int(node.get("hex", ""), 16)))
    except (ValueError, OverflowError):
        raise Unreadable(f"<cp hex=“{node.get('hex')}”> is no character") from None


def _inline(node: etree._Element, walk: Walk, codes: _Codes) -> Iterator[Part]:
    name = xml.local(node)
    if name == "cp":
        yield from _code_point(node, walk)
    elif name == "mrk":
        yield from walk(node)
    elif name in ("sm", "em"):
        return
    elif name == "pc":
        start = _named(node, codes, "dataRefStart", "dispStart")
        if start.kind is not Kind.OPEN:
            raise Unreadable(f"The pair <pc id=“{node.get('id')}”> stands for {start.written}")
        yield start
        yield from walk(node)
        yield Part(Kind.CLOSE, start.value)
    elif name in ("ph", "sc", "ec"):
        part = _named(node, codes, "dataRef", "disp", "equiv")
        if name == "ec" and part.kind is Kind.OPEN:
            part = Part(Kind.CLOSE, part.value)
        yield part
    else:
        raise Unreadable(f"<{name}> is no inline element of XLIFF 2")


def _named(node: etree._Element, codes: _Codes, data: str, *shown: str) -> Part:
    """What a code stands for: by its data, by its id in the source, or as a tool shows it."""
    number = next((each for each in map(node.get, ("copyOf", "startRef", "id")) if each), "")
    written = codes.data.get(node.get(data) or "", "")
    part = part_of(written) or codes.known.get(number)
    if part is None:
        others = (part_of(node.get(each) or "") for each in shown)
        part = next((each for each in others if each is not None), None)
    if part is None:
        raise Unreadable(f"The code <{xml.local(node)} id=“{number}”> is none of this text")
    codes.known.setdefault(node.get("id") or number, part)
    return part
