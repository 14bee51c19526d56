"""XPath 1.0 expressions of rules: selectors and pointers (5.3.2, 5.3.5)."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from typing import Any

from lxml import etree

from isogloss.extract.its.document import Document, Node, text_of
from isogloss.model import SourceError

_OURS = "urn:isogloss:its"
_PREFIX = "isogloss-its"
_ABSOLUTE = re.compile(r"[\s(]*(?:/|id\s*\()")
_TOKEN = re.compile(r"\"[^\"]*\"|'[^']*'|\$(?P<variable>[\w.:-]+)|(?<![\w.:$@/-])id(?=\s*\()")

_LITERAL = re.compile(r"\"[^\"]*\"|'[^']*'")
_VARIABLE = re.compile(r"\$([\w.:-]+)")
_CALLED = re.compile(r"(?<![\w.:-])((?:[^\W\d][\w.-]*:)?[^\W\d][\w.-]*)\s*\(")
_USED_PREFIX = re.compile(r"(?<![\w.:$-])([^\W\d][\w.-]*):(?!:)")
# XPath 1.0, section 4; node tests and operators that may stand before a parenthesis.
_CALLABLE = frozenset(
    """last position count id local-name namespace-uri name string concat starts-with contains
    substring-before substring-after substring string-length normalize-space translate boolean not
    true false lang number sum floor ceiling round
    comment text processing-instruction node and or div mod""".split()
)


def absolute(selector: str) -> bool:
    """Whether a selector starts at the root, or at an element with an id (5.3.2.1)."""
    return bool(_ABSOLUTE.match(selector))


def with_values(expression: str, parameters: Mapping[str, str]) -> str:
    """The expression with its variables replaced by what they stand for."""

    def replaced(match: re.Match[str]) -> str:
        value = parameters.get(match["variable"]) if match["variable"] else None
        if value is None or ("'" in value and '"' in value):
            return match[0]
        return f'"{value}"' if "'" in value else f"'{value}'"

    return _TOKEN.sub(replaced, expression)


class Expression:
    """A compiled expression, to be evaluated at any node of one document.

    libxml2 takes no attribute as the context of an expression. There it is evaluated as a
    predicate of that attribute, whose value a function of ours keeps.
    """

    def __init__(
        self,
        text: str,
        document: Document,
        *,
        namespaces: Mapping[str, str],
        parameters: Mapping[str, str],
        what: str,
        place: str,
    ) -> None:
        self._text = text
        self._document = document
        self._namespaces = {**namespaces, _PREFIX: _OURS}
        self._parameters = dict(parameters)
        self._what = what
        self._place = place
        self._kept: list[Any] = []
        # An absolute path selects the same nodes from everywhere.
        self._constant = text.startswith("/") and "|" not in text
        self._cache: Any = None
        self._check_names()
        self._at_element = self._compiled(self._ours(text))
        self._at_attribute: etree.XPath | None = None

    def nodes(self) -> list[Node]:
        """The elements and attributes a selector selects. Raises SourceError."""
        found = self._call(self._at_element, self._document.tree.root, {})
        if not isinstance(found, list):
            raise self._error("it gives a value, not nodes")
        return [node for node in map(self._node, found) if node is not None]

    def texts(self, context: Node) -> list[str]:
        """What a pointer gives at a node: the text of each node, or its one value."""
        if self._constant and self._cache is not None:
            value = self._cache
        else:
            value = self._value(context)
            self._cache = value
        if isinstance(value, list):
            return [_text(item) for item in value]
        return [_scalar(value)]

    def element(self, context: Node) -> Node | None:
        """The first element that a pointer leads to from a node, None where there is none."""
        value = self._value(context)
        found = (self._node(item) for item in value) if isinstance(value, list) else iter(())
        return next((node for node in found if node and node.attribute is None), None)

    def _value(self, context: Node) -> Any:
        element = self._document.elements[context.element]
        if context.attribute is None:
            return self._call(self._at_element, element, {})
        if self._at_attribute is None:
            self._at_attribute = self._compiled(
                f"@*[local-name()=${_PREFIX}-name and namespace-uri()=${_PREFIX}-namespace]"
                f"[{_PREFIX}:keep({self._ours(self._text)})]"
            )
        name = etree.QName(context.attribute)
        self._kept.clear()
        own = {f"{_PREFIX}-name": name.localname, f"{_PREFIX}-namespace": name.namespace or ""}
        self._call(self._at_attribute, element, own)
        return self._kept.pop() if self._kept else []

    def _check_names(self) -> None:
        """Refuse unknown names at once; libxml2 finds them only when it comes to use them."""
        bare = _LITERAL.sub("''", self._text)
        for called in _CALLED.findall(bare):
            if called not in _CALLABLE:
                raise self._error(f"XPath 1.0 has no function {called}()")
        for variable in _VARIABLE.findall(bare):
            if variable not in self._parameters:
                raise self._error(f"there is no its:param for the variable ${variable}")
        for prefix in _USED_PREFIX.findall(bare):
            if prefix not in self._namespaces and prefix != "xml":
                raise self._error(f"the prefix {prefix} is not declared")

    def _ours(self, text: str) -> str:
        """The expression with our id() in HTML, where libxml2's knows no ids."""
        if not self._document.html:
            return text
        return _TOKEN.sub(lambda match: f"{_PREFIX}:id" if match[0] == "id" else match[0], text)

    def _compiled(self, text: str) -> etree.XPath:
        extensions = {(_OURS, "keep"): self._keep, (_OURS, "id"): self._by_id}
        try:
            return etree.XPath(
                text, namespaces=self._namespaces, extensions=extensions, regexp=False
            )
        except etree.XPathError as error:
            raise self._error(_lowered(str(error))) from None

    def _call(self, path: etree.XPath, element: etree._Element, own: Mapping[str, str]) -> Any:
        try:
            return path(element, **self._parameters, **own)
        except etree.XPathError as error:
            raise self._error(_lowered(str(error))) from None

    def _error(self, said: str) -> SourceError:
        return SourceError(
            f"The {self._what} “{self._text}” cannot be used: {said}",
            place=self._place,
            hint="Write XPath 1.0; declare prefixes as namespaces and variables by its:param.",
        )

    def _node(self, found: Any) -> Node | None:
        if isinstance(found, etree._Element):
            number = self._document.index.get(found)
            return None if number is None else Node(number)
        if getattr(found, "is_attribute", False):
            number = self._document.index.get(found.getparent())
            return None if number is None else Node(number, found.attrname)
        return None

    def _keep(self, _context: object, value: Any) -> bool:
        self._kept.append(value)
        return True

    def _by_id(self, _context: object, value: Any) -> list[etree._Element]:
        """XPath's id(), over the ids of HTML."""
        texts = [_text(item) for item in value] if isinstance(value, list) else [_scalar(value)]
        wanted = [identifier for text in texts for identifier in text.split()]
        by_id = self._document.by_id
        return [by_id[identifier] for identifier in wanted if identifier in by_id]


def _lowered(message: str) -> str:
    return message[:1].lower() + message[1:]


def _text(item: Any) -> str:
    if isinstance(item, etree._Element):
        return text_of(item)
    if isinstance(item, Sequence) and not isinstance(item, str):  # a namespace node
        return str(item[1])
    return str(item)


def _scalar(value: object) -> str:
    """XPath's string() of a boolean, a number or a string."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        if not math.isfinite(value):
            return {"inf": "Infinity", "-inf": "-Infinity"}.get(str(value), "NaN")
        return str(int(value)) if value.is_integer() else repr(value)
    return str(value)
