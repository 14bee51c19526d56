"""Web addresses, DOIs, e-mail addresses and marks of a text: what must stay letter by letter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"<>\u3000-\u303f\uff00-\uffef]+")
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+")
_URL = re.compile(r"(?:https?://|www\.)[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+", re.IGNORECASE)
_TRAILING = ".,;:!?'*_"


class Address(NamedTuple):
    """kind: what it is, in words. text: as written, without the sentence's punctuation."""

    kind: str
    text: str
    start: int


def addresses(text: str) -> Iterator[Address]:
    """Every address of the text."""
    if not ("://" in text or "www." in text.lower() or "@" in text or "10." in text):
        return
    taken = 0
    found = [
        *(("web address", match) for match in _URL.finditer(text)),
        *(("e-mail address", match) for match in _EMAIL.finditer(text)),
        *(("DOI", match) for match in _DOI.finditer(text)),
    ]
    for kind, match in sorted(found, key=lambda each: (each[1].start(), -each[1].end())):
        if match.start() >= taken:
            taken = match.end()
            yield Address(kind, _trimmed(match[0]), match.start())


def _trimmed(text: str) -> str:
    previous = ""
    while text != previous:
        previous = text
        text = text.rstrip(_TRAILING)
        for opens, closes in ("()", "[]"):
            if text.endswith(closes) and text.count(closes) > text.count(opens):
                text = text[:-1]
    return text
