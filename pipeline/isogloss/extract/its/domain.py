"""Domain values and their mapping (8.8)."""

from __future__ import annotations

import re
from collections.abc import Iterable

_PAIR = re.compile(r"""\s*("[^"]*"|'[^']*'|[^\s,"']+)\s+("[^"]*"|'[^']*'|[^\s,"']+)\s*(?:,|$)""")


def domains(nodes: Iterable[str], mapping: str) -> str:
    """The list of domains that nodes name, in the standard's steps, "" where they name none.

    Values are compared as they are: a working draft's case-insensitive match was objected to
    (W3C I18N issue 242), and the test suite expects none.
    """
    mapped = _mapping(mapping)
    found: dict[str, None] = {}
    for text in nodes:
        for part in text.split(","):
            value = _unquoted(part.strip())
            if value:
                found[mapped.get(value, value)] = None
    return ", ".join(found)


def _mapping(mapping: str) -> dict[str, str]:
    pairs: dict[str, str] = {}
    for match in _PAIR.finditer(mapping):
        pairs.setdefault(_unquoted(match[1]), _unquoted(match[2]))
    return pairs


def _unquoted(value: str) -> str:
    if value[:1] in {"'", '"'}:
        value = value[1:]
    if value[-1:] in {"'", '"'}:
        value = value[:-1]
    return value
