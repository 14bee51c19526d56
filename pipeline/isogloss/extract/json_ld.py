"""Texts for readers in JSON-LD, the data that search engines show of a page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import NamedTuple

MEDIA_TYPE = "application/ld+json"

# Properties of schema.org whose text is shown to people.
KEYS = frozenset(
    "abstract about alternateName alternativeHeadline articleBody articleSection award caption "
    "category description disambiguatingDescription headline jobTitle keywords name "
    "possibleComplication question reviewBody slogan step text title transcript".split()
)
# RFC 8259: strings, and all that can stand between them as far as finding strings needs it.
_TOKEN = re.compile(r'"(?:[^"\\\x00-\x1f]|\\.)*"|[\[\]{}:,]|[^\s"\[\]{}:,]+')


class Value(NamedTuple):
    """A string value. start, end: of the string as written, with its quotes."""

    key: str
    text: str
    start: int
    end: int


def text_values(source: str) -> Iterator[Value]:
    """The values, in order, of properties that hold text for readers.

    source: the content of the script. A list of strings counts as values of its property.
    What is no JSON has none.
    """
    try:
        json.loads(source)
    except (ValueError, RecursionError):
        return
    key = ""
    # For each open object or list, whether it is a list and the property it is the value of.
    open_values: list[tuple[bool, str]] = []
    tokens = list(_TOKEN.finditer(source))
    for match, following in zip(tokens, [*tokens[1:], None], strict=True):
        piece = match[0]
        if piece in "[{":
            open_values.append((piece == "[", key))
        elif piece in "]}":
            open_values.pop()
        elif piece == ",":
            in_list, name = open_values[-1]
            key = name if in_list else ""
        elif piece[0] == '"':
            text = json.loads(piece)
            if following is not None and following[0] == ":":
                key = text
            elif key in KEYS and text.isprintable():
                yield Value(key, text, match.start(), match.end())
