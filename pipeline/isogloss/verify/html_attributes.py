"""What the attributes of an element, and the data in scripts, say and where they lead."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from isogloss.model import Carrier, Link
from isogloss.verify.html_words import (
    ADDRESS_META,
    ADDRESSES,
    SHOWN_VALUES,
    TECHNICAL_META,
    WORD_ATTRIBUTES,
    fold,
)
from isogloss.verify.stylesheet import hides, read_style

_REFRESH = re.compile(r"^[\s\d.;,]*(?:url\s*=)?\s*[\"']?(?P<url>[^\"']*)", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s,]*")
_ADDRESS = re.compile(r"\S+")
_DESCRIPTOR = re.compile(r"(?:[^,(]|\([^)]*\)?)*")


@dataclass(frozen=True, slots=True)
class Attributes:
    """words: carrier and text. anchors: what a fragment can aim at."""

    words: tuple[tuple[Carrier, str], ...]
    links: tuple[Link, ...]
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Meta:
    """What one `<meta>` says."""

    words: str
    links: tuple[Link, ...]
    noindex: bool


def is_hidden(element: Any, tag: str) -> bool:
    """Whether an element takes its content from sight or from assistive technology.

    HTML Standard 6.1 (hidden), 6.3 (inert), 4.11.4 (a dialog that is not open), 6.12
    (popover); WAI-ARIA 1.2, aria-hidden; the inline style. Style sheets are not asked.
    """
    get = element.get
    return (
        get("hidden") is not None
        or (get("aria-hidden") or "").strip().lower() == "true"
        or get("inert") is not None
        or (tag == "dialog" and get("open") is None)
        or get("popover") is not None
        or hides(get("style") or "")
    )


def read_attributes(element: Any, tag: str, line: int) -> Attributes:
    """Words, links and anchors in the attributes of one element."""
    words: list[tuple[Carrier, str]] = []
    links: list[Link] = []
    anchors: list[str] = []
    hreflang = element.get("hreflang") or ""
    for raw_name, value in element.attrib.items():
        name = str(raw_name)
        if name == "id" or (name == "name" and tag in ("a", "map")):
            anchors.append(value)
            words.append((Carrier.ANCHOR, value))
        elif name in WORD_ATTRIBUTES:
            words.append((Carrier.ATTRIBUTE, value))
        elif name == "value":
            shown = tag == "input" and (element.get("type") or "text").lower() in SHOWN_VALUES
            if tag in ("input", "button", "option", "data", "param"):
                words.append((Carrier.ATTRIBUTE if shown else Carrier.DATA, value))
        elif name == "style":
            words.append((Carrier.STYLE, value))
            style = read_style(value, line)
            words.extend((Carrier.STYLE, word.text) for word in style.strings if "\\" in value)
            links.extend(Link("css", word.text, "", line) for word in style.addresses)
        elif _is_data(name):
            words.append((Carrier.DATA, value))
        elif name == "ping":
            links.extend(Link("ping", address, "", line) for address in value.split())
        elif name == "href" and tag == "link":
            links.append(Link(fold(element.get("rel") or "").lower(), value, hreflang, line))
        elif rel := ADDRESSES.get((tag, name)):
            addresses = _candidates(value) if name.endswith("srcset") else (fold(value),)
            links.extend(Link(rel, address, hreflang, line) for address in addresses)
        elif name in ("href", "xlink:href"):
            links.append(Link("use", fold(value), "", line))
        elif "url(" in value.lower():  # SVG's fill, filter, mask and so on
            found = read_style(value, line).addresses
            links.extend(Link("css", word.text, "", line) for word in found)
    words.extend((Carrier.ANCHOR, name) for link in links for name in _address_words(link.href))
    return Attributes(tuple(words), tuple(links), tuple(anchors))


def _is_data(name: str) -> bool:
    """Whether an attribute may hold words that only scripts, tools or translators read."""
    return name.startswith(("on", "data-", "its-loc-note", "srcdoc")) and name != "data-statement"


def read_meta(element: Any, line: int) -> Meta:
    """What a `<meta>` says: its words, an address, or that robots shall stay away."""
    name = fold(element.get("name") or element.get("property") or element.get("http-equiv") or "")
    name = name.lower()
    content = element.get("content") or ""
    if name in ("robots", "googlebot"):
        wishes = {wish.strip() for wish in content.lower().split(",")}
        return Meta("", (), not wishes.isdisjoint({"noindex", "none"}))
    if name == "refresh":
        match = _REFRESH.match(content)
        address = match["url"].strip() if match else ""
        return Meta("", (Link("refresh", address, "", line),) if address else (), noindex=False)
    if name in ADDRESS_META:
        return Meta("", (Link(name, content.strip(), "", line),), noindex=False)
    return Meta("" if name in TECHNICAL_META else content, (), noindex=False)


def read_data(kind: str, text: str) -> tuple[str, ...]:
    """The strings of a script: each one of JSON data, else the script as it stands."""
    if "json" in kind.lower():
        try:
            return tuple(_strings(json.loads(text, object_pairs_hook=_values)))
        except (ValueError, RecursionError):
            pass  # broken data still says what it says
    return (text,)


def _values(pairs: list[tuple[str, object]]) -> list[object]:
    """All values of an object, also of a key that stands there twice."""
    return [value for _, value in pairs]


def _strings(value: object) -> Iterator[str]:
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, str):
            yield item
        elif isinstance(item, list):
            waiting.extend(reversed(item))


def _candidates(srcset: str) -> Iterator[str]:
    """The addresses of a srcset (HTML Standard 4.8.4.2.1), which may hold commas themselves."""
    position = _match_end(_BETWEEN, srcset, 0)
    while match := _ADDRESS.match(srcset, position):
        address = match[0].rstrip(",")
        yield address
        position = match.end()
        if address == match[0]:
            position = _match_end(_DESCRIPTOR, srcset, position)
        position = _match_end(_BETWEEN, srcset, position)


def _match_end(pattern: re.Pattern[str], text: str, position: int) -> int:
    match = pattern.match(text, position)
    return match.end() if match else position


def _address_words(href: str) -> Iterator[str]:
    """The file name and the fragment of an address, as a person reads them."""
    if href.lower().startswith(("data:", "tel:", "mailto:", "javascript:")):
        if not href.lower().startswith("data:"):
            yield unquote(href)
        return
    path, _, fragment = href.partition("#")
    name = path.partition("?")[0].rpartition("/")[2]
    for part in (name, fragment):
        if part:
            yield unquote(part)
