"""Find a statement's words in what a reader of the artefact meets."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from isogloss.model import Artefact, Carrier, Obligation, Passage, Reading

# Bidi controls (Unicode Standard Annex 9, 2) and the soft hyphen: shown to nobody, and PDF
# readers give them back or not as they like.
_UNSEEN = dict.fromkeys(
    [0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xAD]
)
# What may stand before a list item in the text of a PDF.
_LIST_MARK = re.compile(r"(?:[•◦▪‣∙·●○■□–—*-]|\w{1,3}[.)])\s+")
_LONG_ENOUGH = 24  # characters that will not stand inside another sentence by chance


@dataclass(frozen=True, slots=True)
class Found:
    """Where a text stands: passage number and character in it; statements follow that order."""

    passage: int
    start: int

    def __lt__(self, other: Found) -> bool:
        return (self.passage, self.start) < (other.passage, other.start)


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """The text as a reader sees it: NFC, one space for white space, no unseen controls."""
    return " ".join(unicodedata.normalize("NFC", text.translate(_UNSEEN)).split())


def squash(text: str) -> str:
    """Letters and digits only, in lower case: how words look in file names and anchors."""
    return "".join(each for each in fold(text).casefold() if each.isalnum())


def has_word(word: str, text: str) -> bool:
    """Whether the text has the word, in any case, and not inside a longer one."""
    wanted, folded = fold(word).casefold(), fold(text).casefold()
    start = folded.find(wanted) if wanted else -1
    while start >= 0:
        end = start + len(wanted)
        if not _same_word(folded[max(0, start - 1) : start], wanted[0]) and not _same_word(
            wanted[-1], folded[end : end + 1]
        ):
            return True
        start = folded.find(wanted, start + 1)
    return False


def visible_body(reading: Reading) -> Iterator[tuple[int, Passage]]:
    """The passages that a reader can see, with their place in the reading."""
    for place, passage in enumerate(reading.passages):
        if passage.carrier is Carrier.BODY and not passage.hidden:
            yield place, passage


def places_of(owed: Obligation, reading: Reading) -> tuple[Found, ...]:
    """Where the obligation's text stands word for word in the visible body.

    A short text must be a passage of its own, so that “Death.” is not taken as found in
    another sentence. In a PDF it may also run over two or more blocks, as at a page break.
    """
    if owed.text is None or not (wanted := fold(owed.text)):
        return ()
    body = tuple((place, fold(passage.text)) for place, passage in visible_body(reading))
    found = [
        Found(place, start)
        for place, text in body
        for start in (_stands_in(wanted, text),)
        if start >= 0
    ]
    if not found and reading.artefact is Artefact.PDF and len(wanted) >= _LONG_ENOUGH:
        found = list(_across_blocks(wanted, body))
    return tuple(found)


def _stands_in(wanted: str, text: str) -> int:
    """Where `wanted` begins in `text`, or -1."""
    if text == wanted:
        return 0
    mark = _LIST_MARK.match(text)
    if mark and text[mark.end() :] == wanted:
        return mark.end()
    if len(wanted) < _LONG_ENOUGH:
        return -1
    start = text.find(wanted)
    while start >= 0:
        end = start + len(wanted)
        if not _same_word(text[max(0, start - 1) : start], wanted[0]) and not _same_word(
            wanted[-1], text[end : end + 1]
        ):
            return start
        start = text.find(wanted, start + 1)
    return -1


def _same_word(left: str, right: str) -> bool:
    """Whether a word would go on from one character to the other."""
    return bool(left and right) and (
        (left.isdecimal() and right.isdecimal())
        or (left.isalpha() and right.isalpha() and ord(left) < 0x2E80 and ord(right) < 0x2E80)
    )


def _across_blocks(wanted: str, body: tuple[tuple[int, str], ...]) -> Iterator[Found]:
    joined = ""
    starts: list[tuple[int, int]] = []
    for place, text in body:
        starts.append((len(joined), place))
        joined += text + " "
    for glue in (" ", ""):
        # Scripts without spaces break anywhere: compare without any, too.
        whole = joined if glue else joined.replace(" ", "")
        needle = wanted if glue else wanted.replace(" ", "")
        begin = whole.find(needle)
        if begin < 0:
            continue
        if not glue:
            begin = _nth_visible(joined, begin)
        start, place = max(pair for pair in starts if pair[0] <= begin)
        yield Found(place, begin - start)
        return


def _nth_visible(text: str, count: int) -> int:
    for position, each in enumerate(text):
        if each != " ":
            if count == 0:
                return position
            count -= 1
    return len(text)


@dataclass(frozen=True, slots=True)
class Nearest:
    """The passage most like a text that was not found, and the first place they differ."""

    passage: Passage
    wanted: str
    stands: str


def nearest(owed: Obligation, passages: Iterable[Passage]) -> Nearest | None:
    """The passage that comes closest to the obligation's text, None if none is near."""
    wanted = fold(owed.text or "")
    best: tuple[float, Passage] | None = None
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(wanted)
    for passage in passages:
        text = fold(passage.text)
        ratio = 0.0
        matcher.set_seq1(text)
        if matcher.real_quick_ratio() > 0.5 and matcher.quick_ratio() > 0.5:
            ratio = matcher.ratio()
        if passage.statement == owed.statement:
            ratio += 1.0
        if ratio > 0.5 and (best is None or ratio > best[0]):
            best = (ratio, passage)
    if best is None:
        return None
    return Nearest(best[1], *_first_difference(wanted, fold(best[1].text)))


def _first_difference(wanted: str, text: str) -> tuple[str, str]:
    """The words round the first character in which the two differ."""
    same = next(
        (
            place
            for place, (one, other) in enumerate(zip(wanted, text, strict=False))
            if one != other
        ),
        min(len(wanted), len(text)),
    )
    start = max(wanted.rfind(" ", 0, same) + 1, same - 20)
    return _excerpt(wanted, start), _excerpt(text, start)


def _excerpt(text: str, start: int) -> str:
    piece = text[start : start + 30]
    return (piece + "…" if start + 30 < len(text) else piece) or "nothing"
