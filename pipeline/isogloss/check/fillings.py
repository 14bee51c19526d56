"""Places of a text that a program fills in: variables and placeholders in all usual notations.

A catalog from elsewhere may hold `{0}`, `%(name)s`, `%1$s`, `${name}`, `{{name}}` and others.
What matters is the same for all: each must arrive as it left.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from isogloss.model import Span
from isogloss.model.notation import Kind, read

# `{name}` is read by the notation. The space flag of printf and a sign after a figure are left
# out: in prose, “5 % de” and “100%” are shares.
_PRINTF = (
    r"(?<![\d%٪])%(?:\(\w{1,60}\)|\d{1,2}\$)?[-+0#]{0,3}(?:\d{1,3}|\*)?(?:\.(?:\d{1,2}|\*))?"
    r"(?:hh?|ll?|[qjztL])?[diouxXeEfFgGcsrpn@](?![A-Za-z])"
)
_OTHERS = (
    r"\{\{\s?[\w.-]{1,60}\s?\}\}|[$%#]\{[^{}\s]{1,60}\}|\{[\w.!:\[\]-]{0,60}\}"
    r"|%[A-Za-z_]\w{1,40}%|(?<![\w$])\$[a-z_]\w{1,40}|\[\[\w{1,40}\]\]|\b__\w{1,40}__\b"
)
_ALL = re.compile(f"{_OTHERS}|{_PRINTF}")
_WITHOUT_PRINTF = re.compile(_OTHERS)
_BRACE = re.compile(r"[{}]")


@dataclass(frozen=True, slots=True)
class Filling:
    """One placeholder, as it is written, and where."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Lost:
    """A placeholder of the source that the translation does not have, or has less often.

    instead: what stands there in its place, if something looks like it.
    """

    filling: Filling
    wanted: int
    given: int
    instead: Span | None


@dataclass(frozen=True, slots=True)
class Added:
    """A placeholder that the source does not have, or has `wanted` times only."""

    filling: Filling
    wanted: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """How the placeholders of a translation differ; each difference is told once.

    strays: braces that belong to no placeholder, where the source has none such.
    """

    lost: tuple[Lost, ...] = ()
    added: tuple[Added, ...] = ()
    strays: tuple[int, ...] = ()


_SIGNS = frozenset("{}%$[_｛")


def fillings(text: str, *, printf: bool) -> Iterator[Filling]:
    """The placeholders of a text, in its order. printf: whether `%s` and the like are some."""
    if _SIGNS.isdisjoint(text):
        return
    variables = {token.start: token.end for token in read(text) if token.kind is Kind.VARIABLE}
    end = 0
    for match in (_ALL if printf else _WITHOUT_PRINTF).finditer(text):
        if match.start() >= end:
            yield Filling(match[0], Span(match.start(), match.end()))
            end = match.end()
            for start in range(match.start(), end):
                variables.pop(start, None)
    # What the notation reads as a variable inside doubled braces: `{{{name}}}`.
    for start, stop in variables.items():
        yield Filling(text[start:stop], Span(start, stop))


@lru_cache(maxsize=1024)
def compare(text: str, target: str, counterpart: str | None, printf: bool) -> Comparison:
    """Hold the placeholders of a translation against those of its source.

    counterpart: the other source text of a message with a plural, whose placeholders a
    translation may use as well.
    """
    if _SIGNS.isdisjoint(text) and _SIGNS.isdisjoint(target):
        return Comparison()
    given = list(fillings(text, printf=printf))
    found = list(fillings(target, printf=printf))
    wanted = Counter(each.name for each in given)
    allowed = wanted | Counter(each.name for each in fillings(counterpart or "", printf=printf))
    added = list(_added(found, allowed))
    strays = _strays(target, found)
    lost: list[Lost] = []
    counts = Counter(each.name for each in found)
    for name, count in wanted.items():
        if counts[name] < count:
            filling = next(each for each in given if each.name == name)
            instead = _instead(filling, added, target)
            lost.append(Lost(filling, count, counts[name], instead))
    if lost or _strays(text, given):
        strays = ()
    return Comparison(tuple(lost), tuple(added), strays)


def _added(found: list[Filling], allowed: Counter[str]) -> Iterator[Added]:
    # A percent or dollar sign in prose looks like a placeholder at times, so they count only
    # where the source has some.
    signs = {name[0] for name in allowed} | {"{"}
    seen: Counter[str] = Counter()
    for each in found:
        seen[each.name] += 1
        if seen[each.name] == allowed[each.name] + 1 and each.name[0] in signs:
            yield Added(each, allowed[each.name])


def _instead(filling: Filling, added: list[Added], target: str) -> Span | None:
    """What stands in the place of a lost placeholder; it is taken from what was added."""
    for number, each in enumerate(added):
        if not each.wanted:
            return added.pop(number).filling.span
    core = "".join(each for each in filling.name if each.isalnum() or each == "_")
    if len(core) < 2:
        return None
    match = re.search(
        rf"[{{｛(\[<$%％#]{{0,3}}\s?{re.escape(core)}\s?[}}｝)\]>$%]{{0,3}}", target, re.IGNORECASE
    )
    return match and Span(match.start(), match.end())


def _strays(text: str, found: list[Filling]) -> tuple[int, ...]:
    if not _BRACE.search(text):
        return ()
    cleared = list(text.replace("{{", "  ").replace("}}", "  "))
    for each in found:
        cleared[each.span.start : each.span.end] = " " * (each.span.end - each.span.start)
    return tuple(place for place, each in enumerate(cleared) if each in "{}")
