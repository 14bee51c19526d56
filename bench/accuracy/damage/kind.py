"""What a damage is, and the small things that damages are made with."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from random import Random

from bench.accuracy.data import Others, Pair
from isogloss.model.notation import Kind, read

Carrier = Callable[[Pair, Random], Pair | None]
"""Puts something into source and translation alike, that a damage then damages; None: no place."""
Make = Callable[[Pair, Random, Others], "Pair | str | None"]
"""The pair, or its translation, damaged; None where the texts do not allow the damage."""


@dataclass(frozen=True, slots=True)
class Damage:
    """One way to damage a translation.

    group: the row of the table of targets it belongs to.
    carrier: what is put into both texts first. joined: whether it needs several sentences.
    families: the families of rules that can find it for the right reason; all where empty.
    """

    name: str
    group: str
    make: Make
    carrier: Carrier | None = None
    joined: bool = False
    families: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """A row of the table of targets.

    recall: the share that must be found, in per cent. by_error: whether only errors count.
    """

    name: str
    title: str
    recall: float
    by_error: bool = False


_END = re.compile(r"[\s.!?。！？؟।۔॥…:;\"'“”‘’«»‹›」』)\]]*$")
_WORD = re.compile(r"[^\s&<>{}]+")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]{2,4}")


def at_end(text: str, piece: str, space: str = " ") -> str:
    """The text with the piece before its last marks."""
    place = _end(text)
    return text[:place] + space + piece + text[place:]


def _end(text: str) -> int:
    match = _END.search(text)
    return match.start() if match and match.start() else len(text)


def words(text: str) -> list[tuple[int, int]]:
    """Runs of characters between spaces; in Chinese and Japanese, a few characters each."""
    wide = [match.span() for match in _WIDE.finditer(text)]
    if len(wide) * 4 > len(text) / 4:
        return wide
    return [match.span() for match in _WORD.finditer(text)]


def plain(pair: Pair) -> bool:
    """Whether both texts are without codes, variables and references."""
    return not any(
        token.kind is not Kind.TEXT or token.end - token.start != len(token.value)
        for text in (pair.source, pair.target)
        for token in read(text)
    )


def middle(text: str, share: float, length: int) -> tuple[int, int] | None:
    """Start and end of some words that begin at the share of the text."""
    found = words(text)
    if len(found) < 3:
        return None
    first = min(int(len(found) * share), len(found) - 1)
    last = min(first + length - 1, len(found) - 1)
    start, end = found[first][0], found[last][1]
    while end - start > 1 and not text[end - 1].isalnum() and text[end - 1].isascii():
        end -= 1  # the full stop stays outside
    return start, end


def replace_one(
    text: str, pattern: re.Pattern[str] | str, by: Callable[[re.Match[str]], str], chance: Random
) -> str | None:
    """The text with one match of the pattern replaced; None where nothing matches."""
    found = list(re.finditer(pattern, text))
    if not found:
        return None
    match = chance.choice(found)
    return text[: match.start()] + by(match) + text[match.end() :]


def swap(text: str, pieces: Iterable[tuple[int, int, str]]) -> str:
    """The text with [start, end) replaced, several at once."""
    for start, end, piece in sorted(pieces, reverse=True):
        text = text[:start] + piece + text[end:]
    return text
