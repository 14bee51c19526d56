"""How a unit's text is written for translators, and how it is read back.

Inline codes are tags without attributes: `<em>…</em>`, `<a1>…</a1>`, `<br/>`. Variables are
`{name}`; a literal brace is doubled. `<` is written `&lt;`, and `&` is written `&amp;` only
where what follows would be read as a character reference. In a translation, references that
stand for plain characters are read as those characters. All else is text, whatever it looks
like: this module is why a translation can never become markup.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum, auto
from typing import NamedTuple

_REFERENCES = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'", "nbsp": "\u00a0"}
_READ_AS_REFERENCE = r"&(?:lt|gt|amp|quot|apos|nbsp|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});"
_TOKEN = re.compile(
    r"<(?P<close>/)?(?P<name>[a-z][a-z0-9-]*)(?P<alone>/)?>"
    rf"|(?P<reference>{_READ_AS_REFERENCE})"
    r"|(?P<brace>\{\{|\}\})"
    r"|\{(?P<variable>[a-z][a-z0-9_]*)\}"
)
# Of the texts of layouts, which Jinja2 fills in as printf-style formats.
PLACEHOLDER = re.compile(r"%(?P<good>%|\([A-Za-z_][A-Za-z0-9_]*\)[sd])?")
"""A placeholder, `%%`, or a percent sign alone, which is a mistake: `good` tells them apart."""

_AMPERSAND = re.compile(rf"(?={_READ_AS_REFERENCE})&")
# Control characters are no text in HTML or XML (HTML Standard 13.2.3.5, XML 1.0 section 2.2).
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


class Kind(Enum):
    """What one token of a unit's text is."""

    TEXT = auto()
    OPEN = auto()
    CLOSE = auto()
    ALONE = auto()
    VARIABLE = auto()


class Token(NamedTuple):
    """One token. value: the characters it stands for, or the name of code or variable.

    start, end: the characters of the written text that it was read from.
    """

    kind: Kind
    value: str
    start: int
    end: int


def write_text(characters: str) -> str:
    """Write plain characters (variables and doubled braces as they are) in the notation."""
    return _AMPERSAND.sub("&amp;", characters).replace("<", "&lt;")


def read(text: str, *, variables: bool = True) -> tuple[Token, ...]:
    """Cut a unit's text, of a source or of a translation, into tokens.

    variables: whether braces mean anything; outside a project they are text.
    Never fails. Adjacent characters make one TEXT token each time they are interrupted by
    nothing but references and doubled braces.
    """
    tokens: list[Token] = []
    words: list[str] = []
    words_start = position = 0

    def flush(end: int) -> None:
        if words:
            tokens.append(Token(Kind.TEXT, "".join(words), words_start, end))
            words.clear()

    for match in _TOKEN.finditer(text):
        if match.start() > position:
            if not words:
                words_start = position
            words.append(text[position : match.start()])
        position = match.end()
        kind = match.lastgroup
        neither = bool(match["close"] and match["alone"])  # `</a/>` is no tag
        if neither or (not variables and kind in ("brace", "variable")):
            if not words:
                words_start = match.start()
            words.append(match[0])
            continue
        if kind in ("reference", "brace"):
            if not words:
                words_start = match.start()
            words.append(_characters(match[0]))
            continue
        flush(match.start())
        if kind == "variable":
            tokens.append(Token(Kind.VARIABLE, match["variable"], match.start(), match.end()))
        else:
            shape = Kind.CLOSE if match["close"] else Kind.ALONE if match["alone"] else Kind.OPEN
            tokens.append(Token(shape, match["name"], match.start(), match.end()))
    if position < len(text):
        if not words:
            words_start = position
        words.append(text[position:])
    flush(len(text))
    return tuple(tokens)


def _characters(written: str) -> str:
    if written[0] in "{}":
        return written[0]
    body = written[1:-1]
    if body[0] != "#":
        return _REFERENCES[body]
    number = int(body[2:], 16) if body[1] in "xX" else int(body[1:])
    if number > 0x10FFFF or 0xD800 <= number <= 0xDFFF or _CONTROL.match(chr(number)):
        return written
    return chr(number)


def plain_text(text: str, variables: Mapping[str, str], shown: Mapping[str, str]) -> str:
    """What a reader sees of a unit's text: codes removed, variables filled in.

    shown: for codes that stand alone, the text they show; others show nothing, `<br/>` a
    space. A variable without a value stays as written.
    """
    parts: list[str] = []
    for token in read(text):
        if token.kind is Kind.TEXT:
            parts.append(token.value)
        elif token.kind is Kind.VARIABLE:
            parts.append(variables.get(token.value, text[token.start : token.end]))
        elif token.kind is Kind.ALONE:
            parts.append(shown.get(token.value, " " if token.value.startswith("br") else ""))
    return "".join(parts)
