"""A unit's text as a reader sees it, with the way back to the written text.

Rules look for figures and words in what is seen: `57<sup>1</sup> %` shows 57 and a reference
mark, `&nbsp;` a space. A finding must still point into the text as it is in the catalog.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from isogloss.check.fillings import fillings
from isogloss.model import Span
from isogloss.model.notation import Kind, Token, read

_NOTHING: Mapping[str, str] = {}
VARIABLE = "\ufffc"
"""What stands for a variable: the object replacement character, no letter and no digit."""


@dataclass(frozen=True, slots=True)
class Visible:
    """The text a reader sees.

    text: codes left out, variables and placeholders as U+FFFC.
    origin: for each character of it, where it begins in the written text, and the end of all.
    """

    text: str
    origin: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """The written characters that characters [start, end) were read from."""
        if start >= end:
            return Span(self.origin[start], self.origin[start])
        last = self.origin[end - 1]
        after = next((each for each in self.origin[end:] if each > last), last + 1)
        between_codes = after > last + 1 and end < len(self.origin)
        return Span(self.origin[start], last + 1 if between_codes else after)


@lru_cache(maxsize=4096)
def visible(text: str) -> Visible:
    """Read a unit's text. Texts of codes that stand alone are added by the caller's choice."""
    return _visible(text, _NOTHING)


def visible_with(text: str, shown: Mapping[str, str]) -> Visible:
    """Read a unit's text, with what its stand-alone codes show."""
    return _visible(text, shown) if shown else visible(text)


def _visible(text: str, shown: Mapping[str, str]) -> Visible:
    parts: list[str] = []
    origin: list[int] = []
    last = ""
    joint = False
    for token in read(text):
        piece = _piece(token, shown)
        if token.kind is not Kind.TEXT:
            joint = True
        if not piece:
            continue
        if joint and last.isalnum() and piece[0].isdecimal() and token.kind is Kind.TEXT:
            # `1 year<sup>1</sup>`: markup keeps a reference mark and a figure apart.
            parts.append(" ")
            origin.append(token.start)
        elif joint and last.isdecimal() and piece[0].isalnum() and token.kind is Kind.TEXT:
            parts.append(" ")
            origin.append(token.start)
        joint = token.kind is not Kind.TEXT
        parts.append(piece)
        origin.extend(_origins(text, token, piece))
        last = piece[-1]
    origin.append(len(text))
    return _without_fillings(text, "".join(parts), origin)


def _without_fillings(written: str, seen: str, origin: list[int]) -> Visible:
    """Placeholders in other notations (`%1$s`, `{0}`) are variables as well, and no figures."""
    covered = {
        place: each.span.start
        for each in fillings(written, printf=True)
        for place in range(each.span.start, each.span.end)
    }
    if not covered:
        return Visible(seen, tuple(origin))
    parts: list[str] = []
    places: list[int] = []
    last = -1
    for each, place in zip(seen, origin, strict=False):
        start = covered.get(place)
        if start is None or start != last:
            parts.append(each if start is None else VARIABLE)
            places.append(place if start is None else start)
        last = -1 if start is None else start
    return Visible("".join(parts), (*places, origin[-1]))


def _piece(token: Token, shown: Mapping[str, str]) -> str:
    if token.kind is Kind.TEXT:
        return token.value
    if token.kind is Kind.VARIABLE:
        return VARIABLE
    if token.kind is Kind.ALONE:
        return shown.get(token.value, " " if token.value.startswith("br") else "")
    return ""


def _origins(text: str, token: Token, piece: str) -> list[int]:
    """Where each character of the piece was written: references and doubled braces are longer."""
    if len(piece) == token.end - token.start:
        return list(range(token.start, token.end))
    if token.kind is not Kind.TEXT:
        return [token.start] * len(piece)
    places: list[int] = []
    place = token.start
    for each in piece:
        places.append(place)
        if text[place] == each and text[place] not in "{}&":
            place += 1
        elif text[place] == "&" and not text.startswith("&", place + 1) and each != "&":
            place = text.index(";", place) + 1
        elif text[place] == "&":
            written = text[place : place + 10]
            is_reference = written.startswith(("&amp;", "&#38;", "&#x26;", "&#038;"))
            place = text.index(";", place) + 1 if is_reference else place + 1
        else:
            place += 2 if text[place : place + 2] in ("{{", "}}") else 1
        place = min(place, token.end - 1)
    return places
