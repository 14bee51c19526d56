"""Words and addresses in CSS: what a style sheet can say to a reader.

A scanner for CSS Syntax Level 3, section 4, as far as strings, addresses, comments and
escapes go. It knows no properties but those whose strings are no words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_TOKEN = re.compile(
    r"""(?P<comment>/\*.*?(?:\*/|\Z))
    |(?P<string>"(?:[^"\\\n\r\f]|\\(?:.|\Z))*"?|'(?:[^'\\\n\r\f]|\\(?:.|\Z))*'?)
    |(?P<url>url\(\s*)
    |(?P<name>@?-?-?(?:[A-Za-z_\u0080-\U0010ffff]|\\[^\n\r\f])(?:[\w\u0080-\U0010ffff-]|\\[^\n\r\f])*)
    |(?P<mark>[:;{}])
    """,
    re.DOTALL | re.VERBOSE | re.IGNORECASE,
)
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_BARE_URL = re.compile(r"(?:[^\\)]|\\(?:.|\Z))*", re.DOTALL)
# CSS Syntax Level 3, section 4.3.7.
_ESCAPE = re.compile(
    r"\\(?:([0-9a-fA-F]{1,6})(?:\r\n|[ \t\n\r\f])?|(\r\n|[\n\r\f])|(.))", re.DOTALL
)
_NO_WORDS = frozenset(
    {"font-family", "font", "src", "grid-template-areas", "grid-template", "@charset"}
)
_HIDING = {
    "display": frozenset({"none"}),
    "visibility": frozenset({"hidden", "collapse"}),
    "content-visibility": frozenset({"hidden"}),
}
_ZERO = re.compile(r"\+?(?:0+(?:\.0*)?|\.0+)(?:[a-z]+|%)?")


@dataclass(frozen=True, slots=True)
class Word:
    """A string or an address of a style sheet, escapes resolved. line: from 1."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class StyleWords:
    """strings: what `content` and the like can show. addresses: of `url()` and `@import`."""

    strings: tuple[Word, ...]
    addresses: tuple[Word, ...]


def read_style(css: str, line: int = 1) -> StyleWords:
    """Find the strings and the addresses in a style sheet, or in a list of declarations.

    line: where the text begins in its file. Broken CSS gives what can be found in it.
    """
    strings: list[Word] = []
    addresses: list[Word] = []
    declared = candidate = ""
    counted = position = 0
    in_url = False
    while token := _TOKEN.search(css, position):
        position = token.end()
        line += css.count("\n", counted, token.start())
        counted = token.start()
        kind = token.lastgroup
        if kind == "name":
            candidate = resolve_escapes(token["name"]).lower()
            if candidate.startswith("@"):
                declared = candidate
        elif kind == "mark":
            declared = candidate if token["mark"] == ":" else ""
            candidate = ""
        elif kind == "url":
            if css[position : position + 1] in ('"', "'"):
                in_url = True
            elif bare := _BARE_URL.match(css, position):
                addresses.append(Word(resolve_escapes(bare[0]).strip(), line))
                position = bare.end()
        elif kind == "string":
            text = resolve_escapes(token["string"][1:].removesuffix(token["string"][0]))
            if in_url or declared == "@import":
                addresses.append(Word(text, line))
                in_url = False
            elif declared not in _NO_WORDS and text.strip():
                strings.append(Word(text, line))
    return StyleWords(tuple(strings), tuple(addresses))


def hides(declarations: str) -> bool:
    """Whether a `style` attribute takes its element from the reader's sight."""
    plain = resolve_escapes(_COMMENT.sub("", declarations)).lower()
    for declaration in plain.split(";"):
        name, _, value = (part.strip() for part in declaration.partition(":"))
        value = value.removesuffix("!important").strip()
        if value in _HIDING.get(name, ()):
            return True
        if name in ("opacity", "font-size") and _ZERO.fullmatch(value):
            return True
    return False


def resolve_escapes(text: str) -> str:
    """Replace CSS escapes by the characters they stand for."""
    return _ESCAPE.sub(_escaped, text) if "\\" in text else text


def _escaped(match: re.Match[str]) -> str:
    if match[1]:
        number = int(match[1], 16)
        sound = 0 < number <= 0x10FFFF and not 0xD800 <= number <= 0xDFFF
        return chr(number) if sound else "\ufffd"
    return match[3] or ""
