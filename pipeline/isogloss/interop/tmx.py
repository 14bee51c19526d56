"""TMX 1.4b: finished translations as a memory for translators' tools (LISA OSCAR, 2005)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from isogloss.interop import xml
from isogloss.interop.languages import canonical
from isogloss.interop.parts import Part, is_name, part_of, text_of
from isogloss.model import ExchangeError
from isogloss.model.notation import Kind


@dataclass(frozen=True, slots=True)
class Pair:
    """A text and its translation, both in the notation of `isogloss.model.notation`.

    source_language, target_language: canonical tags, such as `en` and `fr-CA`.
    context: what the file says it is (`x-context`), "" where it says nothing.
    line: of the unit in the file, from 1.
    """

    source_language: str
    target_language: str
    source: str
    target: str
    context: str
    line: int


@dataclass(frozen=True, slots=True)
class Skipped:
    """A translation that was left out. reason: a sentence. language: of the target, as written."""

    line: int
    language: str
    reason: str


@dataclass(frozen=True, slots=True)
class Memory:
    """What a TMX file holds, in its order: what can be used, and what cannot."""

    pairs: tuple[Pair, ...]
    skipped: tuple[Skipped, ...]


def read_tmx(data: bytes, path: str) -> Memory:
    """Read a TMX file, of any program.

    path: its name for messages. Inline codes become codes of the notation where the file carries
    their names: an element holds `<a1>`, or is empty and its `type` is a name. Where
    one does not, the pair is skipped.
    Raises ExchangeError, with the line, where the file is no well-formed TMX.
    """
    root = xml.parse(data, path)
    if xml.local(root) != "tmx":
        raise ExchangeError(
            f"This is no TMX file: it starts with <{xml.local(root)}>",
            place=f"{path}:{xml.line_of(root)}",
            hint="Export the memory as TMX 1.4.",
        )
    header = xml.first(root, "header")
    language = "" if header is None else header.get("srclang", "")
    pairs: list[Pair] = []
    skipped: list[Skipped] = []
    for body in xml.children(root, "body"):
        for unit in xml.children(body, "tu"):
            for found in _unit(unit, unit.get("srclang", language)):
                if isinstance(found, Pair):
                    pairs.append(found)
                else:
                    skipped.append(found)
    return Memory(tuple(pairs), tuple(skipped))


def _unit(unit: etree._Element, written_language: str) -> Iterator[Pair | Skipped]:
    line = xml.line_of(unit)
    variants = [(_language(each), each) for each in xml.children(unit, "tuv")]
    language = canonical(written_language)
    if language is None:
        reason = f"Its source language, “{written_language}”, is no language tag."
        yield Skipped(line, "", reason)
        return
    source = next((each for name, each in variants if canonical(name) == language), None)
    if source is None:
        yield Skipped(line, "", f"It has no text in its source language, {language}.")
        return
    text = _segment(source)
    context = next(
        (each.text or "" for each in xml.children(unit, "prop") if each.get("type") == "x-context"),
        "",
    )
    for name, variant in variants:
        if variant is source:
            continue
        tag = canonical(name)
        target = _segment(variant)
        if tag is None:
            yield Skipped(line, name, f"“{name}” is no language tag.")
        elif isinstance(text, _Unnamed):
            yield Skipped(line, tag, f"In the source, {text.reason}")
        elif isinstance(target, _Unnamed):
            yield Skipped(line, tag, f"In the translation, {target.reason}")
        elif text and target:
            yield Pair(language, tag, text, target, context, line)


def _language(variant: etree._Element) -> str:
    return variant.get(f"{{{xml.XML}}}lang") or variant.get("lang") or ""


@dataclass(frozen=True, slots=True)
class _Unnamed:
    """Why a segment cannot be written in the notation."""

    reason: str


def _segment(variant: etree._Element) -> str | _Unnamed:
    segment = xml.first(variant, "seg")
    if segment is None:
        return ""
    parts: list[Part] = []
    starts: dict[str, str] = {}
    fault = _read(segment, parts, starts)
    return _Unnamed(fault) if fault else text_of(parts, escaped=True)


def _read(node: etree._Element, parts: list[Part], starts: dict[str, str]) -> str:
    """Read the content of an element. Returns what is wrong with it, "" for nothing.

    starts: the names of the pairs that were begun, by their `i`.
    """
    parts.append(Part(Kind.TEXT, node.text or ""))
    for child in node:
        name = xml.local(child)
        if name == "hi":  # emphasis by a tool; its text is text
            fault = _read(child, parts, starts)
        elif name in ("bpt", "ept", "ph"):
            fault = _code(child, name, parts, starts)
        else:
            fault = f"<{name}> stands for a code that has no partner or no name." if name else ""
        if fault:
            return fault
        parts.append(Part(Kind.TEXT, child.tail or ""))
    return ""


_SHAPES = {"bpt": (Kind.OPEN,), "ept": (Kind.CLOSE,), "ph": (Kind.ALONE, Kind.VARIABLE)}


def _code(node: etree._Element, element: str, parts: list[Part], starts: dict[str, str]) -> str:
    content, kind, number = (node.text or "").strip(), node.get("type", ""), node.get("i", "")
    part = part_of(content)
    if part is None and not content and element == "ept" and number in starts:
        part = Part(Kind.CLOSE, starts[number])
    elif part is None and not content and is_name(kind):
        part = Part(_SHAPES[element][0], kind)
    if part is None or len(node) or part.kind not in _SHAPES[element]:
        return f"the code <{element}> “{content or kind}” carries no name of ours."
    if element == "bpt":
        starts[number] = part.value
    elif element == "ept" and starts.pop(number, None) != part.value:
        return f"{part.written} ends what did not start."
    parts.append(part)
    return ""
