"""Defaults of the data categories (8.1, column “Default Values”)."""

from __future__ import annotations

from lxml import etree

from isogloss.extract.its import html
from isogloss.extract.its.document import Document, html_tag
from isogloss.extract.its.information import Information
from isogloss.extract.its.names import MATHML, SVG

_FOR_ALL = {
    "terminology": Information((("term", "no"),)),
    "directionality": Information((("dir", "ltr"),)),
    "localefilter": Information((("localeFilterList", "*"), ("localeFilterType", "include"))),
    "preservespace": Information((("space", "default"),)),
}
_TRANSLATE = Information((("translate", "yes"),))
_NO_TRANSLATE = Information((("translate", "no"),))
_WITHIN_TEXT = {word: Information((("withinText", word),)) for word in ("no", "yes", "nested")}
_PHRASING_ROOTS = frozenset({f"{{{SVG}}}svg", f"{{{MATHML}}}math"})


def of_element(category: str, element: etree._Element, document: Document) -> Information | None:
    """What a category says of an element that nothing else speaks of."""
    if category == "translate":
        return _TRANSLATE
    if category == "elementswithintext":
        return _WITHIN_TEXT[_within_text(element, document)]
    return _anywhere(category, document)


def of_attribute(category: str, document: Document) -> Information | None:
    """What a category says of an attribute that nothing else speaks of."""
    if category == "translate":
        return _NO_TRANSLATE
    return _anywhere(category, document)


def shares_translation(element: etree._Element, attribute: str, document: Document) -> bool:
    """Whether an attribute is translated as its element is, as HTML says of some of its own."""
    tag = html_tag(element)
    if not tag or not document.speaks_html(element):
        return False
    return html.translatable(tag, attribute, _attributes(element))


def _anywhere(category: str, document: Document) -> Information | None:
    if category == "preservespace" and document.html:  # 8.15: not for HTML
        return None
    return _FOR_ALL.get(category)


def _within_text(element: etree._Element, document: Document) -> str:
    tag = html_tag(element)
    if tag:
        return html.within_text(tag, _attributes(element))
    return "yes" if document.html and element.tag in _PHRASING_ROOTS else "no"


def _attributes(element: etree._Element) -> dict[str, str]:
    return {str(name): str(value) for name, value in element.attrib.items()}
