"""XLIFF 1.0 to 1.2, read: as we wrote it, as a tool made it of that, or as made of a PO file."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from isogloss.interop import xml
from isogloss.interop.content import Unreadable, Walk, domain_of, folded, parts_in, preserved
from isogloss.interop.items import State
from isogloss.interop.languages import canonical
from isogloss.interop.parts import Part, part_of
from isogloss.interop.proposals import Origin, Proposal, Proposals, form_of
from isogloss.interop.xliff1 import CONTEXT, KEPT
from isogloss.model import ExchangeError
from isogloss.model.notation import Kind

_PLURALS = "x-gettext-plurals"
_FINAL = ("final", "signed-off")


def read_xliff1(root: etree._Element, path: str) -> Proposals:
    """What the file offers, a proposal for each `<trans-unit>`.

    Raises ExchangeError where its parts are in several source languages.
    """
    files = list(xml.children(root, "file"))
    languages = {each.get("source-language", "") for each in files}
    if len(languages) > 1:
        raise ExchangeError(
            f"The file has several source languages: {', '.join(sorted(languages))}",
            place=path,
            hint="Split it: one file for each project.",
        )
    units = [
        _unit(unit, file, index)
        for file in files
        for body in xml.children(file, "body")
        for index, unit in _units(body, None)
        if unit.get("translate") != "no" and unit.get("restype") != "x-gettext-domain-header"
    ]
    return Proposals(path, "XLIFF 1.2", next(iter(languages), ""), tuple(units))


def _units(node: etree._Element, plural: int | None) -> Iterator[tuple[int | None, etree._Element]]:
    """The units below a body or group. The number is its place in a group of plural forms."""
    position = plural
    for child in xml.children(node, "trans-unit", "group"):
        if xml.local(child) == "trans-unit":
            yield position, child
            position = None if position is None else position + 1
        else:
            yield from _units(child, 0 if child.get("restype") == _PLURALS else None)


def _unit(unit: etree._Element, file: etree._Element, index: int | None) -> Proposal:
    kept = _kept(unit)
    form = form_of(kept.get("form", ""))
    known: dict[str, Part] = {}
    source: tuple[Part, ...] | None = None
    target: tuple[Part, ...] | None = None
    fault = ""
    target_node = xml.first(unit, "target")
    try:
        source_node = xml.first(unit, "source")
        source = None if source_node is None else _read(source_node, known)
        target = None if target_node is None else _read(target_node, known) or None
    except Unreadable as error:
        fault = str(error)
    origin = Origin(
        kept.get("source-hash", ""),
        kept.get("target-hash", ""),
        next((state for state in State if state == kept.get("state")), None),
    )
    return Proposal(
        line=xml.line_of(unit),
        id=unit.get("id", ""),
        domain=kept.get("domain", domain_of(file.get("original", ""))),
        locale=canonical(file.get("target-language", "")) or "",
        context=kept.get(CONTEXT) or (unit.get("resname") if origin.source_hash else None),
        form=index if form is None else form,
        source=source,
        target=target,
        state=_state(unit, target_node),
        origin=origin,
        written=not origin.source_hash,
        stated=bool(unit.get("approved") or (target_node is not None and target_node.get("state"))),
        fault=fault,
    )


def _kept(unit: etree._Element) -> dict[str, str]:
    """What we noted in the unit, and what converters from PO call its context."""
    return {
        context.get("context-type", "").removeprefix(KEPT): context.text or ""
        for group in xml.children(unit, "context-group")
        for context in xml.children(group, "context")
        if context.get("context-type", "").startswith((KEPT, CONTEXT))
    }


def _state(unit: etree._Element, target: etree._Element | None) -> State:
    """How far the translation is. “Approved” alone is no review: converters write it for all."""
    written = "" if target is None else target.get("state", "")
    if written in _FINAL:
        return State.FINAL
    if written == "translated" or written.startswith("x-"):
        return State.TRANSLATED
    if written:
        return State.INITIAL
    return State.INITIAL if unit.get("approved") == "no" else State.TRANSLATED


def _read(node: etree._Element, known: dict[str, Part]) -> tuple[Part, ...]:
    """The parts of a source or target. known: what codes stand for, by their ids."""
    found = parts_in(node, lambda child, walk: _inline(child, walk, known))
    return found if preserved(node, default=True) else folded(found)


def _inline(node: etree._Element, walk: Walk, known: dict[str, Part]) -> Iterator[Part]:
    name = xml.local(node)
    if name == "mrk":
        yield from walk(node)
        return
    part = _named(node, name, known)
    if name == "g":
        if part.kind is not Kind.OPEN:
            raise Unreadable(f"The pair <g id=“{node.get('id')}”> stands for {part.written}")
        yield part
        yield from walk(node)
        yield Part(Kind.CLOSE, part.value)
    elif name in ("ex", "ept") and part.kind is Kind.OPEN:
        yield Part(Kind.CLOSE, part.value)
    else:
        yield part


def _named(node: etree._Element, name: str, known: dict[str, Part]) -> Part:
    """What a code stands for: as it says, as its content says, or by its id in the source."""
    if name not in ("g", "x", "bx", "ex", "bpt", "ept", "ph", "it"):
        raise Unreadable(f"<{name}> is no inline element of XLIFF 1.2")
    number = node.get("rid") or node.get("id") or ""
    content = "" if name == "g" else node.text or ""
    part = part_of(node.get("equiv-text") or "") or part_of(content.strip()) or known.get(number)
    if part is None:
        raise Unreadable(f"The code <{name} id=“{number}”> is none of this text")
    known.setdefault(number, part)
    return part
