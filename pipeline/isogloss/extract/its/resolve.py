"""What every category says of every node: local markup, global rules, inheritance, defaults.

Precedence is that of 5.5: markup on the node itself, then global rules (the last wins), then what
the parent element hands down, then the default. Information of a category is taken whole from the
strongest source that has any. Each rule is evaluated once, each element visited once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from isogloss.extract.its import defaults, links, local
from isogloss.extract.its.categories import BY_NAME, Reach
from isogloss.extract.its.document import Document, Node, Place
from isogloss.extract.its.domain import domains
from isogloss.extract.its.expressions import Expression, absolute, with_values
from isogloss.extract.its.information import Information
from isogloss.extract.its.rules import Pointed, Rule, RulesFile, Stated, islands, rules
from isogloss.extract.its.standoff import Records
from isogloss.model import SourceError

_ByCategory = Mapping[str, Information]


@dataclass(frozen=True, slots=True)
class Resolved:
    """The ITS information of a document.

    targets: the element that an element's translation belongs in (8.13), both by index.
    explicit: what local markup and rules say of a node. handed: what each element has by itself
    or from above of the categories that reach further. annotators: the tools of each element.
    """

    document: Document
    explicit: Mapping[Node, _ByCategory]
    handed: tuple[_ByCategory, ...]
    annotators: tuple[tuple[str, ...], ...]
    targets: Mapping[int, int]

    def information(self, node: Node, category: str) -> Information | None:
        """What a category says of a node, None where it says nothing."""
        found = self.explicit.get(node, {}).get(category)
        if found is not None:
            return found
        reach = BY_NAME[category].reach
        if reach is Reach.ALL or (reach is Reach.CONTENT and node.attribute is None):
            found = self.handed[node.element].get(category)
            if found is not None:
                return found
        element = self.document.elements[node.element]
        if node.attribute is None:
            return defaults.of_element(category, element, self.document)
        if category == "translate" and defaults.shares_translation(
            element, node.attribute, self.document
        ):
            return self.information(Node(node.element), category)
        return defaults.of_attribute(category, self.document)

    def element(self, line: int, column: int) -> Node | None:
        """The element whose start tag is at this place of an HTML document."""
        number = self.document.at.get((line, column))
        return None if number is None else Node(number)

    def place(self, node: Node) -> Place | None:
        """Where an HTML element's start tag is; None where the source has none."""
        return self.document.tree.places[node.element] if self.document.html else None


def resolved(
    document: Document,
    file: str,
    load: links.Load,
    parameters: Mapping[str, str],
    given: Iterable[RulesFile] = (),
) -> Resolved:
    """Resolve a document. file: its own name, in the folder that `load` reads from."""
    scripts = islands(document)
    records = Records(document, file, scripts, load)
    explicit: dict[Node, dict[str, Information]] = {}
    targets: dict[int, int] = {}
    for rule in rules(document, file, scripts, load, parameters, given):
        _apply(rule, document, records, explicit)
        if rule.category.name == "targetpointer":
            targets.update(_targets(rule, document))
    annotators = _read_local(document, records, explicit)
    return Resolved(document, explicit, _handed_down(document, explicit), annotators, targets)


def _targets(rule: Rule, document: Document) -> Iterator[tuple[int, int]]:
    """Where the translation of each element that a targetPointer rule selects belongs."""
    pointer = next(each.value for each in rule.readings if isinstance(each, Stated))
    way = _expression(rule, document, "targetPointer", pointer)
    for node in _expression(rule, document, "selector", rule.selector).nodes():
        target = way.element(node) if node.attribute is None else None
        if target is not None:
            yield node.element, target.element


def _apply(
    rule: Rule, document: Document, records: Records, explicit: dict[Node, dict[str, Information]]
) -> None:
    """Note what a rule says of the nodes it selects, over what earlier rules said."""
    if not absolute(rule.selector):
        raise SourceError(
            f"The selector “{rule.selector}” of {rule.name} does not start at the root",
            place=rule.place,
            hint="Write it absolute, as in //p or /html/body (ITS 2.0, 5.3.2.1).",
        )
    pointers = {
        reading: _expression(rule, document, reading.attribute, reading.expression)
        for reading in rule.readings
        if isinstance(reading, Pointed)
    }
    for node in _expression(rule, document, "selector", rule.selector).nodes():
        given: dict[str, str] = {}
        for reading in rule.readings:
            name = reading.field.name
            if not isinstance(reading, Pointed):
                given[name] = reading.value
                continue
            texts = pointers[reading].texts(node)
            if name == "domains":
                texts = [text for text in [domains(texts, rule.mapping)] if text]
            elif name == "idValue":
                texts = [text for text in texts if text]
            if texts:
                given[name] = texts[0]
        if "targetPointer" in given:  # 8.13 asks for no node, but for the way to it
            given["targetPointer"] = with_values(given["targetPointer"], rule.parameters)
        found = records.information(rule.category, given, rule.place)
        if found.pairs or found.reference:
            explicit.setdefault(node, {})[rule.category.name] = found


def _expression(rule: Rule, document: Document, attribute: str, text: str) -> Expression:
    return Expression(
        text,
        document,
        namespaces=rule.namespaces,
        parameters=rule.parameters,
        what=f"{attribute} of {rule.name}",
        place=rule.place,
    )


def _read_local(
    document: Document, records: Records, explicit: dict[Node, dict[str, Information]]
) -> tuple[tuple[str, ...], ...]:
    """Note what local markup says, over what rules said; return the tools of each element."""
    tools: list[tuple[str, ...]] = []
    for number, element in enumerate(document.elements):
        parent = document.parents[number]
        above = tools[parent] if parent >= 0 else ()
        if not element.attrib:
            tools.append(above)
            continue
        given = local.fields_of(element, document)
        tools.append(local.annotators(above, given))
        for name, fields in local.by_category(given).items():
            place = f"{document.path}:{document.line(element)}"
            found = records.information(BY_NAME[name], fields, place)
            if found.pairs or found.reference:
                explicit.setdefault(Node(number), {})[name] = found
    return tuple(tools)


def _handed_down(
    document: Document, explicit: Mapping[Node, _ByCategory]
) -> tuple[_ByCategory, ...]:
    """What each element has of the categories that reach its content, its own or from above."""
    handed: list[_ByCategory] = []
    for number, parent in enumerate(document.parents):
        above: _ByCategory = handed[parent] if parent >= 0 else {}
        own = _reaching(explicit.get(Node(number), {}).items())
        handed.append({**above, **own} if own else above)
    return tuple(handed)


def _reaching(items: Iterable[tuple[str, Information]]) -> dict[str, Information]:
    return {name: found for name, found in items if BY_NAME[name].reach is not Reach.ITSELF}
