"""A text as exchange formats need it: runs of plain characters, codes, and variables."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from isogloss.model.notation import PLACEHOLDER, Kind, read, write_text

_NAME = re.compile(r"[a-z][a-z0-9-]*")
_TAG = re.compile(r"<(?P<close>/)?(?P<name>[a-z][a-z0-9-]*)(?P<alone>/)?>")
_VARIABLE = re.compile(r"\{[a-z][a-z0-9_]*\}")


class Part(NamedTuple):
    """A run of text, a code, or a variable (which a Python format counts as).

    value: the characters of text, the name of a code, a variable as it is written.
    """

    kind: Kind
    value: str

    @property
    def written(self) -> str:
        """A code or variable as translators see it."""
        if self.kind is Kind.OPEN:
            return f"<{self.value}>"
        if self.kind is Kind.CLOSE:
            return f"</{self.value}>"
        return f"<{self.value}/>" if self.kind is Kind.ALONE else self.value


def parts_of(text: str, *, escaped: bool, formats: bool) -> tuple[Part, ...]:
    """Cut a text into parts.

    escaped: whether it is in the notation, in which `&lt;` is a character. Else, as in layouts
    and in PO files of other projects, text is as it stands, and tags are codes if all are whole.
    formats: whether `%(name)s` is a placeholder.
    In the notation a literal brace is doubled in the parts too: a tool's `{name}` is a variable.
    """
    found: list[Part] = []
    for token in read(text):
        written = text[token.start : token.end]
        value = token.value
        if token.kind is Kind.TEXT:
            value = value.replace("{", "{{").replace("}", "}}") if escaped else written
        elif token.kind is Kind.VARIABLE:
            value = written
        found.append(Part(token.kind, value))
    if not escaped and len(_nested(found, _partners(found))) < len(found):
        tags = (Kind.OPEN, Kind.CLOSE, Kind.ALONE)
        found = [Part(Kind.TEXT, each.written) if each.kind in tags else each for each in found]
    return tuple(_merged(_with_formats(found) if formats else found))


def text_of(parts: Iterable[Part], *, escaped: bool) -> str:
    """The text that the parts make. escaped: whether it is to be in the notation."""
    return "".join(
        write_text(part.value) if part.kind is Kind.TEXT and escaped else part.written
        for part in _merged(parts)
    )


def part_of(written: str) -> Part | None:
    """The code or variable that is written so, None where it is none of ours."""
    tag = _TAG.fullmatch(written)
    if tag and not (tag["close"] and tag["alone"]):
        kind = Kind.CLOSE if tag["close"] else Kind.ALONE if tag["alone"] else Kind.OPEN
        return Part(kind, tag["name"])
    placeholder = PLACEHOLDER.fullmatch(written)
    if _VARIABLE.fullmatch(written) or (placeholder and _stands_for_more(placeholder)):
        return Part(Kind.VARIABLE, written)
    return None


def is_name(word: str) -> bool:
    """Whether the word can name a code."""
    return _NAME.fullmatch(word) is not None


class Numbered(NamedTuple):
    """A part with the id of its code; both tags of a pair have the same, text has 0.

    whole: whether a tag has its partner, and what stands between them is whole too.
    """

    part: Part
    number: int
    whole: bool


def numbered(parts: Sequence[Part], source: Sequence[Part]) -> tuple[Numbered, ...]:
    """Give codes the ids that they have in the source text, counted from 1 there.

    What the source has not, or has less often, gets ids after those.
    """
    ids: dict[tuple[str, int], int] = {}
    for key in _occurrences(source):
        ids.setdefault(key, len(ids) + 1)
    for key in _occurrences(parts):
        ids.setdefault(key, len(ids) + 1)
    partners = _partners(parts)
    seen: Counter[str] = Counter()
    given: dict[int, int] = {}
    for index, part in enumerate(parts):
        if part.kind is Kind.TEXT or index in given:
            continue
        written = _opening(part)
        number = ids[written, seen[written]]
        seen[written] += 1
        given[index] = number
        partner = partners.get(index)
        if partner is not None:
            given[partner] = number
    nested = _nested(parts, partners)
    return tuple(
        Numbered(part, given.get(index, 0), index in nested) for index, part in enumerate(parts)
    )


def _opening(part: Part) -> str:
    return Part(Kind.OPEN, part.value).written if part.kind is Kind.CLOSE else part.written


def _occurrences(parts: Sequence[Part]) -> Iterator[tuple[str, int]]:
    partners = _partners(parts)
    ends = set(partners.values())
    seen: Counter[str] = Counter()
    for index, part in enumerate(parts):
        if part.kind is Kind.TEXT or index in ends:
            continue
        yield _opening(part), seen[_opening(part)]
        seen[_opening(part)] += 1


def _partners(parts: Sequence[Part]) -> dict[int, int]:
    """The end tag of each start tag that has one, by their positions."""
    found: dict[int, int] = {}
    waiting: dict[str, list[int]] = {}
    for index, part in enumerate(parts):
        if part.kind is Kind.OPEN:
            waiting.setdefault(part.value, []).append(index)
        elif part.kind is Kind.CLOSE and waiting.get(part.value):
            found[waiting[part.value].pop()] = index
    return found


def _nested(parts: Sequence[Part], partners: dict[int, int]) -> frozenset[int]:
    """The positions of all tags, if they are well nested; else of none."""
    stack: list[int] = []
    for index, part in enumerate(parts):
        if part.kind is Kind.OPEN:
            stack.append(index)
        elif part.kind is Kind.CLOSE and (not stack or partners.get(stack.pop()) != index):
            return frozenset()
    return frozenset() if stack else frozenset(range(len(parts)))


def _with_formats(parts: Iterable[Part]) -> Iterator[Part]:
    for part in parts:
        if part.kind is not Kind.TEXT:
            yield part
            continue
        position = 0
        for match in filter(_stands_for_more, PLACEHOLDER.finditer(part.value)):
            yield Part(Kind.TEXT, part.value[position : match.start()])
            yield Part(Kind.VARIABLE, match[0])
            position = match.end()
        yield Part(Kind.TEXT, part.value[position:])


def _stands_for_more(placeholder: re.Match[str]) -> bool:
    return placeholder["good"] not in (None, "%")


def _merged(parts: Iterable[Part]) -> Iterator[Part]:
    words = ""
    for part in parts:
        if part.kind is Kind.TEXT:
            words += part.value
            continue
        if words:
            yield Part(Kind.TEXT, words)
            words = ""
        yield part
    if words:
        yield Part(Kind.TEXT, words)
