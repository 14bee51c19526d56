"""What HTML itself says of its elements and attributes, where ITS 2.0 takes it over."""

from __future__ import annotations

from collections.abc import Mapping

# Phrasing content (HTML Standard 3.2.5.2.5) is within text; four of its elements hold text of
# their own (ITS 2.0, 8.7). `link` and `meta` are phrasing content with `itemprop` only.
_PHRASING = frozenset(
    """a abbr area audio b bdi bdo br button canvas cite code data datalist del dfn em embed i img
    input ins kbd keygen label map mark math meter object output picture progress q ruby s samp
    select slot small span strong sub sup svg template time u var video wbr""".split()
)
_NESTED = frozenset({"iframe", "noscript", "script", "textarea"})

# Translatable attributes (HTML Standard 3.2.6.5), by the elements that have them.
_TRANSLATABLE_ANYWHERE = frozenset({"lang", "style", "title"})
_TRANSLATABLE = {
    "abbr": {"th"},
    "alt": {"area", "img", "input"},
    "download": {"a", "area"},
    "label": {"optgroup", "option", "track"},
    "placeholder": {"input", "textarea"},
    "srcdoc": {"iframe"},
}
_OVERRIDES = {"ltr": "lro", "rtl": "rlo"}
_TRANSLATABLE_METADATA = frozenset({"application-name", "description", "keywords"})


def within_text(tag: str, attributes: Mapping[str, str]) -> str:
    """The default of Elements Within Text for an HTML element (8.7)."""
    if tag in _NESTED:
        return "nested"
    if tag in _PHRASING or (tag in {"link", "meta"} and "itemprop" in attributes):
        return "yes"
    return "no"


def translatable(tag: str, attribute: str, attributes: Mapping[str, str]) -> bool:
    """Whether HTML lets an attribute share its element's translation mode (8.2)."""
    if attribute in _TRANSLATABLE_ANYWHERE:
        return True
    if attribute == "content" and tag == "meta":
        return attributes.get("name", "").strip().lower() in _TRANSLATABLE_METADATA
    if attribute == "value" and tag == "input":
        return attributes.get("type", "").strip().lower() in {"button", "reset"}
    return tag in _TRANSLATABLE.get(attribute, ())


def native(tag: str, attributes: Mapping[str, str]) -> dict[str, str]:
    """ITS fields that HTML has attributes of its own for (6.1): translate, dir, lang, id.

    `dir="auto"` leaves the direction to the text, so it says nothing here; in `bdo` the
    direction overrides that of the characters (8.5).
    """
    given: dict[str, str] = {}
    translate = attributes.get("translate")
    if translate is not None:
        given["translate"] = translate.lower() or "yes"
    direction = attributes.get("dir", "").lower()
    if direction in _OVERRIDES:
        given["dir"] = _OVERRIDES[direction] if tag == "bdo" else direction
    language = attributes.get("lang")
    if language is not None:
        given["lang"] = language
    identifier = attributes.get("id")
    if identifier:
        given["idValue"] = identifier
    return given
