"""A translation as markup for its place: the one way in which a text enters a document."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from html import escape

from isogloss.model import Code, Place
from isogloss.model.notation import Kind, read


def _in_json(text: str) -> str:
    """Characters inside a JSON string (RFC 8259, 7) in a script that nothing in it can end.

    In ASCII: a script has no character references for what an encoding lacks.
    """
    written = json.dumps(text)[1:-1]
    return written.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


_ESCAPES: dict[Place, Callable[[str], str]] = {
    Place.BLOCK: partial(escape, quote=False),
    Place.TEXT_ONLY: partial(escape, quote=False),
    Place.ATTRIBUTE: partial(escape, quote=True),
    Place.JSON: _in_json,
}
_SPECIAL = re.compile(r"[<>&{}\"'\0]")
_QUOTED = frozenset({Place.ATTRIBUTE, Place.JSON})


class Misfit(ValueError):
    """A translation's codes do not fit its unit. The message says which, in words."""


def filled(
    text: str,
    codes: Iterable[Code],
    place: Place,
    *,
    value: Callable[[str], str] | None,
    opening: Callable[[Code], str],
    closing: Callable[[Code], str],
) -> Iterator[str]:
    """The parts of a translation, in order, ready to stand in the document.

    Characters are escaped; codes become what the source has for them. Nothing else can come
    of a translation: no element, attribute, reference, comment or template code.
    value: what a variable stands for, None where braces are text.
    opening, closing: the source of a code's tags.
    Raises Misfit where a code is unknown, doubled, or not closed in order, or where
    the text holds what HTML cannot hold.
    """
    known = {code.name: code for code in codes}
    if not known and place is not Place.JSON and _SPECIAL.search(text) is None:
        # Most texts are words and nothing else: there is nothing to read or to escape.
        yield text
        return
    unused = dict(known)
    opened: list[str] = []
    written_as = _ESCAPES[place]
    for token in read(text, variables=value is not None):
        match token.kind:
            case Kind.TEXT:
                if "\0" in token.value:
                    raise Misfit("it holds a NUL character, which HTML cannot hold")
                yield written_as(token.value)
            case Kind.VARIABLE if value is not None:
                yield written_as(value(token.value))
            case Kind.CLOSE:
                if not opened or opened.pop() != token.value:
                    raise Misfit(f"</{token.value}> closes nothing here")
                yield closing(known[token.value])
            case Kind.OPEN | Kind.ALONE:
                code = unused.pop(token.value, None)
                alone = token.kind is Kind.ALONE
                if code is None or (code.close is None) != alone:
                    written = text[token.start : token.end]
                    raise Misfit(f"{written} is no code of this text, or stands twice")
                if not alone:
                    opened.append(token.value)
                yield opening(code)
    if opened:
        raise Misfit(f"<{opened[-1]}> is not closed")


def in_place(written: str, place: Place) -> str:
    """What stands in the slot: attribute values and JSON strings bring their quotes."""
    return f'"{written}"' if place in _QUOTED else written
