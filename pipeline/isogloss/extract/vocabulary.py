"""What HTML says of its elements and attributes, as far as cutting needs it."""

from __future__ import annotations

# Phrasing content that flows with text (HTML Standard 3.2.5.2.5; ITS 2.0, 2.5.3).
INLINE = frozenset(
    "a abbr acronym area b bdi bdo big br cite code data del dfn em embed font i img input ins "
    "kbd label link map mark meter nobr output progress q rb rp rt rtc ruby s samp script slot "
    "small span strike strong style sub sup template time tt u var wbr "
    "textpath tspan".split()  # parts of an SVG <text> (SVG 2, 11.2)
)
# Flow with text as one object; what they hold is read for itself.
NESTED = frozenset(
    "audio button canvas iframe math noscript object picture select svg textarea video".split()
)
VOID = frozenset(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source "
    "track wbr".split()
)
# Elements that flow within the text of an SVG picture (SVG 2, 11.2).
SVG_INLINE = frozenset({"a", "altGlyph", "textPath", "tref", "tspan"})
# Elements whose content is characters and never markup.
TEXT_ONLY = frozenset({"title", "textarea", "option"})
# Elements whose content is no text for readers.
OPAQUE = frozenset({"script", "style", "iframe", "noembed", "noframes", "xmp", "plaintext"})
PRESERVING = frozenset({"pre", "textarea", "listing"})
# Roots of the two other languages that HTML holds, where `<x/>` is a whole element.
FOREIGN = frozenset({"svg", "math"})
# A translation may do without these: emphasis and the like carry no function.
DROPPABLE = frozenset("b big em font i mark s small span strike strong tt u".split())

_ANY = frozenset(
    "title aria-label aria-description aria-placeholder aria-roledescription aria-valuetext".split()
)
# HTML Standard 3.2.6.2, “translatable attributes”, by element.
_BY_ELEMENT = {
    "a": frozenset({"download"}),
    "area": frozenset({"alt", "download"}),
    "img": frozenset({"alt"}),
    "input": frozenset({"alt", "placeholder"}),
    "optgroup": frozenset({"label"}),
    "option": frozenset({"label"}),
    "table": frozenset({"summary"}),
    "textarea": frozenset({"placeholder"}),
    "th": frozenset({"abbr"}),
    "track": frozenset({"label"}),
}
# SVG 2 and WAI-ARIA; `xlink:title` is from SVG 1.1, 10.
SVG_TEXT_ATTRIBUTES = _ANY | {"xlink:title"}
_BUTTON_TYPES = frozenset({"button", "reset", "submit"})
_META = frozenset(
    "description keywords application-name apple-mobile-web-app-title dc.title dc.description "
    "og:title og:description og:site_name og:image:alt og:video:alt og:audio:alt "
    "twitter:title twitter:description twitter:image:alt".split()
)


def is_text_attribute(tag: str, name: str, attributes: dict[str, str]) -> bool:
    """Whether the value of attribute `name` of `<tag>` is text for readers."""
    if name in _ANY or name in _BY_ELEMENT.get(tag, ()):
        return True
    if tag == "meta" and name == "content":
        key = attributes.get("name") or attributes.get("property") or ""
        return key.lower() in _META
    if tag == "input" and name == "value":
        return attributes.get("type", "").lower() in _BUTTON_TYPES
    return False


# Attribute names that can hold text at all: a quick sieve before `is_text_attribute`.
TEXT_ATTRIBUTES = _ANY.union({"content", "value"}, *_BY_ELEMENT.values())


def is_private(name: str) -> bool:
    """Whether an attribute speaks to translators and tools, not to readers or browsers."""
    return name.startswith("its-") or name == "data-note"
