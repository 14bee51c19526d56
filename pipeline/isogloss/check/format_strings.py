"""Format strings as `msgfmt --check-format` compares them (GNU gettext manual, 15.3)."""

from __future__ import annotations

import re
from collections.abc import Mapping

FORMATS = ("c-format", "python-format", "python-brace-format")
"""The flags whose texts are compared."""

Arguments = Mapping[int | str, str]
"""What a format takes: position (from 0) or name of an argument, and its type."""

_C = re.compile(
    r"%(?:(?P<escape>%)|(?:(?P<position>[1-9]\d*)\$)?[-+ #0I']*"
    r"(?P<width>\*(?:[1-9]\d*\$)?|\d+)?(?:\.(?P<precision>\*(?:[1-9]\d*\$)?|\d*))?"
    r"(?:(?P<length>hh|ll|[hlLqjzt])?(?P<letter>[diouxXeEfFgGaAcspnmCS])"
    r"|<(?P<macro>PRI[diouxX]\w+)>))"
)
_PYTHON = re.compile(
    r"%(?:(?P<escape>%)|(?:\((?P<name>[^()]*)\))?[-+ #0]*(?P<width>\*|\d+)?"
    r"(?:\.(?P<precision>\*|\d*))?[hlL]?(?P<letter>[diouxXeEfFgGcrsa%]))"
)
_BRACE = re.compile(
    r"(?P<escape>\{\{|\}\})|\{(?P<name>\w*)(?P<path>(?:\.\w+|\[[^\[\]{}]+\])*)"
    r"(?:![rsa])?(?::(?:[^{}]|\{\w*\})*)?\}"
)
_KINDS = {
    **dict.fromkeys("di", "int"),
    **dict.fromkeys("ouxX", "unsigned"),
    **dict.fromkeys("eEfFgGaA", "float"),
    "C": "wide character",
    "S": "wide string",
}


def arguments(text: str, flag: str) -> Arguments | None:
    """What the text takes as a format of the kind that `flag` names; None where it is none."""
    return {"c-format": _c, "python-format": _python, "python-brace-format": _brace}[flag](text)


def _c(text: str) -> Arguments | None:
    found: dict[int | str, str] = {}
    last = 0
    numbered: set[bool] = set()
    for part in _directives(_C, text):
        if part is None:
            return None
        if part["escape"] or part["letter"] == "m":
            continue
        for star in (part["width"], part["precision"]):
            if star and star.startswith("*"):
                place = int(star[1:-1]) - 1 if len(star) > 1 else last
                last += len(star) == 1
                found[place] = "int"
        position = part["position"]
        numbered.add(position is not None)
        place = int(position) - 1 if position else last
        last += position is None
        if part["macro"]:
            kind = f"{part['macro'][3:].lstrip('diouxX')} {_KINDS[part['macro'][3]]}"
        else:
            kind = f"{part['length'] or ''} {_KINDS.get(part['letter'], part['letter'])}".strip()
        if found.setdefault(place, kind) != kind:
            return None
    if len(numbered) > 1 or set(found) != set(range(len(found))):
        return None
    return found


def _python(text: str) -> Arguments | None:
    found: dict[int | str, str] = {}
    for part in _directives(_PYTHON, text):
        if part is None:
            return None
        if part["escape"] or part["letter"] == "%":
            continue
        if part["name"] is None:
            for star in (part["width"], part["precision"]):
                if star == "*":
                    found[len(found)] = "int"
        elif "*" in (part["width"], part["precision"]):
            return None
        place = len(found) if part["name"] is None else part["name"]
        letter = part["letter"]
        kind = {"r": "any", "s": "any", "a": "any", "c": "character"}.get(letter) or (
            "int" if letter in "diouxX" else "float"
        )
        known = found.setdefault(place, kind)
        if known != kind and "any" not in (known, kind):
            return None
        found[place] = known if kind == "any" else kind
    if len({type(place) for place in found}) > 1:
        return None
    return found


def _brace(text: str) -> Arguments | None:
    found: dict[int | str, str] = {}
    automatic = 0
    end = 0
    for part in _BRACE.finditer(text):
        if re.search(r"[{}]", text[end : part.start()]):
            return None
        end = part.end()
        if part["escape"]:
            continue
        name = part["name"]
        if not name:
            name, automatic = str(automatic), automatic + 1
        found[name] = "any"
    return None if re.search(r"[{}]", text[end:]) else found


def _directives(pattern: re.Pattern[str], text: str) -> list[re.Match[str] | None]:
    """Each `%` of the text with what follows it; None for one that begins no directive."""
    found: list[re.Match[str] | None] = []
    position = text.find("%")
    while position >= 0:
        match = pattern.match(text, position)
        found.append(match)
        if match is None:
            break
        position = text.find("%", match.end())
    return found


_WORD = re.compile(r"\d ?% [a-zA-Z](?=[a-zA-Z])")


def percent_in_prose(text: str) -> re.Match[str] | None:
    """A percent sign that a format takes for a directive and a reader for a percent: `5 % of`."""
    return _WORD.search(text)
