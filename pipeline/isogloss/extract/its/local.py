"""Local markup: ITS attributes on the element itself (5.2.2, 6.1, 5.8)."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from isogloss.extract.its import html
from isogloss.extract.its.categories import BY_FIELD, CATEGORIES
from isogloss.extract.its.document import Document, html_tag
from isogloss.extract.its.names import ITS, XML, html_attribute, its

_ANNOTATORS = "annotatorsRef"
_LOCAL = {field.name: field for category in CATEGORIES for field in category.fields if field.local}
# HTML has attributes of its own for these (6.1).
_NATIVE = frozenset({"translate", "dir"})
_FROM_HTML = {html_attribute(name): name for name in (*_LOCAL, _ANNOTATORS) if name not in _NATIVE}
_WORDS = frozenset(field.name for field in _LOCAL.values() if field.words)
_IN_ITS = f"{{{ITS}}}"
_SPAN = its("span")
_FROM_XML = {f"{{{XML}}}lang": "lang", f"{{{XML}}}id": "idValue", f"{{{XML}}}space": "space"}


def fields_of(element: etree._Element, document: Document) -> dict[str, str]:
    """The fields that an element's own markup gives, and `annotatorsRef`, by their names.

    Words are matched without regard to case in HTML (6.1), exactly in XML.
    """
    given: dict[str, str] = {}
    speaks_html = document.speaks_html(element)
    is_span = element.tag == _SPAN
    if speaks_html:
        attributes = {str(name): str(value) for name, value in element.attrib.items()}
        given.update(html.native(html_tag(element), attributes))
    for key, value in element.attrib.items():
        attribute, text = str(key), str(value)
        if attribute in _FROM_XML:
            given[_FROM_XML[attribute]] = text
        elif attribute.startswith(_IN_ITS):
            _add(given, attribute[len(_IN_ITS) :], text)
        elif is_span:
            _add(given, attribute, text)
        elif speaks_html and attribute in _FROM_HTML:
            name = _FROM_HTML[attribute]
            given[name] = text.lower() if name in _WORDS else text
    return given


def _add(given: dict[str, str], name: str, value: str) -> None:
    if name in _LOCAL or name == _ANNOTATORS:
        given[name] = value


def by_category(given: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """The same fields, apart for each category they belong to."""
    found: dict[str, dict[str, str]] = {}
    for name, value in given.items():
        if name != _ANNOTATORS:
            found.setdefault(BY_FIELD[name].name, {})[name] = value
    return found


def annotators(above: tuple[str, ...], given: Mapping[str, str]) -> tuple[str, ...]:
    """The tools of an element: its own by category, and those above for other categories (5.8)."""
    written = given.get(_ANNOTATORS)
    if written is None:
        return above
    tools = dict(token.split("|", 1) for token in above)
    for token in written.split():
        category, bar, tool = token.partition("|")
        if bar and category and tool:
            tools[category] = tool
    return tuple(f"{category}|{tools[category]}" for category in sorted(tools))
