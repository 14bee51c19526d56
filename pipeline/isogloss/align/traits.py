"""What is compared of a unit: where it stands, how long it is, and what a translation keeps."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from isogloss.extract import Markup, Single
from isogloss.extract.markup import Kind, LineIndex, Newlines, Piece, pieces
from isogloss.extract.xml_markup import xml_pieces
from isogloss.model import Code, Place, Unit
from isogloss.model.characters import western
from isogloss.model.notation import Kind as TokenKind
from isogloss.model.notation import read

# Elements that only group others: pages are rebuilt with other ones, and nothing is meant by it.
_GROUPS = frozenset("div span section article main center figure tbody thead tfoot".split())
_SAME = {"b": "strong", "i": "em", "tt": "code", "kbd": "code", "samp": "code", "var": "code"}
_STEP = re.compile(r"([^\[\]]+)(?:\[\d+\])?")
# Words in the scripts in which names pass from one language to another.
_WORD = re.compile(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ'’]*|[\u0370-\u03ff\u0400-\u04ff]{2,}|\d+")
_LETTERS = re.compile(r"[^\W_]+")
# Scripts that set no spaces between words (CJK, kana, Thai, Lao, Myanmar, Khmer).
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_ADDRESS = re.compile(r"(?:https?://|www\.|mailto:)[^\s<>]+[^\s<>.,;:)]")
_ENDS = {
    "？": "?",
    "؟": "?",
    "!": "!",
    "！": "!",
    "：": ":",
    "。": ".",
    "।": ".",
    "۔": ".",
    "．": ".",
}
_CLOSING = "\"'”’»)）」』] \u00a0"
# What is written for a machine: paths, file names, options.
_MACHINE = re.compile(r"[A-Za-z0-9_.~$-]*[/_][A-Za-z0-9_./~$*-]+|--?[A-Za-z][\w-]+")
_UNNUMBERED = re.compile(r"[\d._-]+")
# A translated site keeps its pages' names but for the language in them.
_LANGUAGE_IN_NAME = re.compile(r"(?<=[/._-])[a-z]{2}(?:[-_][A-Za-z]{2,4})?(?=[/.]|$)")


@dataclass(frozen=True, slots=True)
class Trait:
    """What is compared of one unit.

    what: the element, or attribute and element, that it is the text of.
    above: the elements round it, nearest first, without those that only group.
    length: characters as read. words: the words it is made of, lower case, numbers in ASCII.
    kept: what a translation often leaves as it is, marked by kind: `n:57`, `w:nickel`,
    `u:` addresses and paths, `c:` what stands in code.
    codes: the elements of its inline codes. end: how its last sentence ends.
    same: the text itself, folded.
    """

    place: Place
    what: str
    above: tuple[str, ...]
    length: int
    words: tuple[str, ...]
    kept: frozenset[str]
    codes: tuple[str, ...]
    end: str
    same: str


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two documents.

    openings: for each unit, the start tags of its codes by name.
    ids: those that name one place, each with the number of the first unit after it.
    """

    units: tuple[Unit, ...]
    traits: tuple[Trait, ...]
    openings: tuple[dict[str, Piece], ...]
    ids: tuple[tuple[str, int], ...]


def side_of(single: Single, *, variables: bool) -> Side:
    """Read a document for comparing. variables: whether `{name}` is one."""
    page = single.page
    openings = tuple(_openings(unit.codes, page.source) for unit in page.units)
    traits = tuple(
        _trait(unit, found, variables) for unit, found in zip(page.units, openings, strict=True)
    )
    return Side(page.units, traits, openings, _ids(single))


def declared_language(single: Single) -> str:
    """What the root element says the document's language is, in canonical case; "" for nothing."""
    first = next((piece for piece, _ in _all_pieces(single) if piece.kind is Kind.OPEN), None)
    if first is None:
        return ""
    text = first.attributes.get("lang") or first.attributes.get("xml:lang") or ""
    head, *rest = text.strip().replace("_", "-").split("-")
    return "-".join(
        [head.lower(), *(part.title() if len(part) == 4 else part.upper() for part in rest)]
    )


def _openings(codes: tuple[Code, ...], source: str) -> dict[str, Piece]:
    """The start tags of codes; what is no tag, such as an entity, has none."""
    found: dict[str, Piece] = {}
    for code in codes:
        tag = source[code.open.start : code.open.end]
        first = next((each for each in pieces(tag, LineIndex(tag)) if each.kind is Kind.OPEN), None)
        if first is not None:
            found[code.name] = first
    return found


def _trait(unit: Unit, openings: dict[str, Piece], variables: bool) -> Trait:
    shown = {code.name: code.shows for code in unit.codes}
    parts = [
        token.value if token.kind is TokenKind.TEXT else shown.get(token.value, "") or " "
        for token in read(unit.text, variables=variables)
        if token.kind in (TokenKind.TEXT, TokenKind.ALONE)
    ]
    text = "".join(parts).strip()
    folded = western(text)
    addresses = _ADDRESS.findall(folded)
    bare = _ADDRESS.sub(" ", folded).lower()
    kept = {f"n:{int(word)}" if word.isdecimal() else f"w:{word}" for word in _WORD.findall(bare)}
    kept.update(f"u:{address}" for address in addresses)
    kept.update(f"u:{word}" for word in _MACHINE.findall(folded))
    contents = contents_of(unit.text)
    for code, piece in openings.items():
        if element_of(piece.tag) == "code" and contents.get(code):
            kept.add(f"c:{contents[code]}")
        for name in ("href", "src"):
            if value := piece.attributes.get(name):
                kept.add(f"u:{address_key(value)}")
    steps = [_STEP.match(step) for step in unit.id.split("/")]
    path = [step[1] for step in steps if step and not step[1].startswith(("#", "…"))]
    own = 2 if unit.place is Place.ATTRIBUTE else 1
    if unit.id.startswith("#"):
        own -= 1  # its own element is told by its id alone
    above = [name for name in reversed(path[: max(0, len(path) - own)]) if name not in _GROUPS]
    return Trait(
        place=unit.place,
        what=unit.what,
        above=tuple(above[:3]),
        length=len(text),
        words=tuple(_words(bare)),
        kept=frozenset(kept),
        codes=tuple(sorted(element_of(piece.tag) for piece in openings.values())),
        end=_end(text),
        same=" ".join(folded.split()).casefold(),
    )


def _words(text: str) -> Iterator[str]:
    """Words; of scripts without spaces, each two characters that follow each other."""
    for word in _LETTERS.findall(text):
        if _UNSPACED.search(word):
            yield from (word[at : at + 2] for at in range(max(1, len(word) - 1)))
        else:
            yield word


def element_of(tag: str) -> str:
    """The element by which codes are compared: one name for those that look alike."""
    return _SAME.get(tag, tag)


def address_key(value: str) -> str:
    """A link target without the language in it: `guide.en.html` and `guide.de.html` are one."""
    return _LANGUAGE_IN_NAME.sub("", value.strip())


def contents_of(text: str) -> dict[str, str]:
    """The characters inside each pair of codes."""
    opened: list[str] = []
    found: dict[str, str] = {}
    for token in read(text, variables=False):
        if token.kind is TokenKind.OPEN:
            opened.append(token.value)
            found[token.value] = ""
        elif token.kind is TokenKind.CLOSE:
            opened.remove(token.value)
        elif token.kind is TokenKind.TEXT:
            for name in opened:
                found[name] += token.value
    return found


def _end(text: str) -> str:
    last = text.rstrip(_CLOSING)[-1:]
    last = _ENDS.get(last, last)
    return last if last in "?!:." else ""


def joined(first: Trait, second: Trait) -> Trait:
    """What two units would be as one."""
    return Trait(
        place=first.place,
        what=first.what,
        above=first.above,
        length=first.length + 1 + second.length,
        words=first.words + second.words,
        kept=first.kept | second.kept,
        codes=tuple(sorted(first.codes + second.codes)),
        end=second.end,
        same=f"{first.same} {second.same}",
    )


def _ids(single: Single) -> tuple[tuple[str, int], ...]:
    """The ids that name one place, each with the number of the first unit after it.

    Ids that differ only in their numbers (`id12`, `note-3`) are counted by a program, and
    count otherwise where a text was left out: they are none.
    """
    found: list[tuple[str, int]] = []
    starts = [unit.span.start for unit in single.page.units]
    for piece, start in _all_pieces(single):
        if piece.kind is Kind.OPEN and piece.attributes:
            name = piece.attributes.get("id") or piece.attributes.get("xml:id")
            if not name and piece.tag == "a":
                name = piece.attributes.get("name")
            if name:
                found.append((name, bisect_right(starts, start)))
    series = Counter(_UNNUMBERED.sub("", name) for name, _ in found)
    return tuple((name, place) for name, place in found if series[_UNNUMBERED.sub("", name)] == 1)


def _all_pieces(single: Single) -> Iterator[tuple[Piece, int]]:
    """Tags and texts of the document, each with the character of the source it begins at."""
    source = single.page.source
    if single.markup is Markup.HTML:
        newlines = Newlines(source)
        for piece in pieces(newlines.text, LineIndex(newlines.text)):
            yield piece, newlines.span(piece.start, piece.end).start
    else:
        for piece in xml_pieces(source, single.page.path):
            yield piece, piece.start
