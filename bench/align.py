"""Pages that were translated, paired again: how many pairs are right, left open, and wrong.

`python -m bench.align FOLDER` takes Debian packages of documentation that are unpacked there
(`apt-get download`, `dpkg -x PACKAGE FOLDER`), not installed: debian-reference-*,
debian-handbook, installation-guide-amd64, maint-guide-*.

What is right is known without the program under test: these manuals are made from catalogs, so
a page and its translation have the same elements in the same order. A page counts only where
that holds for all of it. Each text of the translation then gets a number in a comment, which
nothing reads that aligns; the page is damaged, aligned, and the comments tell what was paired.
"""

from __future__ import annotations

import copy
import random
import re
import sys
import time
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import lxml.html

from isogloss.align import align
from isogloss.align.pairing import SURE
from isogloss.extract import Single, read_single
from isogloss.extract.markup import Kind, LineIndex, pieces
from isogloss.model import IsoglossError, Place, Unit

MOST = 4
"""Pages taken of each manual and language, spread evenly over those that can be judged."""
LANGUAGES = frozenset("ar-MA de de-DE fr fr-FR ja ja-JP pt ru ru-RU zh-CN zh-cn".split())
_LEAST_UNITS = 12
_MARK = re.compile(r"<!--([gt]):(\d+)-->")
_TAGS = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)
_BLOCKS = "p li dt dd tr h1 h2 h3 h4 pre table".split()
_INLINE = re.compile(
    r"(?:/(?:a|abbr|b|code|em|i|img|input|kbd|label|span|strong|tt|var|q)\[\d+\])+(?=/@|$)"
)
# Ids that DocBook's stylesheets count; two runs count differently.
_COUNTED = re.compile(r"idm\d+")
_ADDRESS_LANGUAGE = re.compile(r"\.[a-z]{2}(?:-[a-z]+)?(?=\.html)")

Damage = Callable[[lxml.html.HtmlElement, random.Random, list[lxml.html.HtmlElement]], None]


@dataclass(frozen=True, slots=True)
class Pair:
    """A page and its translation, with the number that each unit of the source has there."""

    name: str
    language: str
    source: Single
    marked: str


@dataclass(slots=True)
class Count:
    """What came of the units of the source: those that have a partner, and those without."""

    partners: int = 0
    right: int = 0
    empty: int = 0
    wrong: int = 0
    alone: int = 0
    alone_paired: int = 0
    seconds: float = 0.0
    examples: list[str] = field(default_factory=list)

    def add(self, other: Count) -> None:
        for name in ("partners", "right", "empty", "wrong", "alone", "alone_paired", "seconds"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.examples += other.examples

    def line(self) -> str:
        """The shares, in percent: wrong ones of all units, as they would stand in the catalog."""
        total = self.partners + self.alone
        wrong = self.wrong + self.alone_paired
        return (
            f"{100 * self.right / max(1, self.partners):6.2f} "
            f"{100 * self.empty / max(1, self.partners):6.2f} "
            f"{100 * wrong / max(1, total):6.2f}  {self.partners:6} {self.alone:5} "
            f"{self.seconds:7.1f} s"
        )


def _no_files(path: str) -> bytes:
    raise FileNotFoundError(2, "nothing is linked", path)


def _read(data: bytes, name: str) -> Single:
    return read_single(data, name, _no_files)


# -- what is right ----------------------------------------------------------


def key_of(unit: Unit, source: str) -> str:
    """Where a unit stands, by elements and their numbers.

    Within a sentence a translation moves links; their attributes are told by their targets.
    """
    if unit.place is not Place.ATTRIBUTE:
        return f"{unit.id} {unit.place}"
    start = source.rfind("<", 0, unit.span.start)
    tag = source[start : source.find(">", unit.span.end) + 1]
    found = next((each for each in pieces(tag, LineIndex(tag)) if each.kind is Kind.OPEN), None)
    attributes = found.attributes if found else {}
    target = attributes.get("href") or attributes.get("src") or ""
    return f"{_INLINE.sub('', unit.id)} {_ADDRESS_LANGUAGE.sub('', target)}"


def keys(single: Single) -> list[str]:
    """The keys of all units; where one stands twice, numbered."""
    seen: Counter[str] = Counter()
    found = []
    for unit in single.page.units:
        key = _COUNTED.sub("idm", key_of(unit, single.page.source))
        seen[key] += 1
        found.append(f"{key} {seen[key]}")
    return found


def pair_of(source: Path, translated: Path, language: str) -> Pair | None:
    """The two pages, None where their elements are not the same."""
    try:
        one = _read(source.read_bytes(), source.name)
        other = _read(translated.read_bytes(), translated.name)
    except IsoglossError:
        return None
    numbers = {key: number for number, key in enumerate(keys(one))}
    there = keys(other)
    if len(numbers) < _LEAST_UNITS or sorted(numbers) != sorted(there):
        return None
    marked = _marked(other, [numbers[key] for key in there])
    return Pair(translated.name, language, one, marked)


def _marked(single: Single, numbers: list[int]) -> str:
    """The page with each unit's number before it, in a comment."""
    text = single.page.source
    places = []
    for unit, number in zip(single.page.units, numbers, strict=True):
        at, kind = unit.span.start, "g"
        if unit.place in (Place.ATTRIBUTE, Place.TEXT_ONLY):
            at, kind = text.rfind("<", 0, at), "t"
        places.append((at, kind, number))
    parts, position = [], 0
    for at, kind, number in sorted(places):
        parts += [text[position:at], f"<!--{kind}:{number}-->"]
        position = at
    return "".join([*parts, text[position:]])


def numbers_of(single: Single) -> list[list[int]]:
    """The numbers of each unit; two where two texts became one."""
    text = single.page.source
    marks = [
        (match.end(), match.start(), match[1], int(match[2])) for match in _MARK.finditer(text)
    ]
    ends = [each[0] for each in marks]
    found = []
    for unit in single.page.units:
        start, stop = unit.span
        kind = "t" if unit.place in (Place.ATTRIBUTE, Place.TEXT_ONLY) else "g"
        if kind == "t":
            start = stop = text.rfind("<", 0, start)
        numbers = []
        at = bisect_right(ends, start)
        for _, begin, its_kind, number in marks[at:]:
            if begin >= stop:
                break
            if its_kind == kind:
                numbers.append(number)
        while at and not _TAGS.sub("", text[ends[at - 1] : start]).strip():
            at -= 1
            if kind == "t" and ends[at] != start:
                break
            if marks[at][2] == kind:
                numbers.append(marks[at][3])
            if kind == "t":
                start = marks[at][1]
        found.append(numbers)
    return found


# -- damage -----------------------------------------------------------------


def _chosen(
    root: lxml.html.HtmlElement, chance: random.Random, share: float
) -> list[lxml.html.HtmlElement]:
    blocks = [each for each in root.iter(*_BLOCKS) if each.getparent() is not None]
    return chance.sample(blocks, int(share * len(blocks) + 0.5))


def drop(
    root: lxml.html.HtmlElement, chance: random.Random, _: list[lxml.html.HtmlElement]
) -> None:
    """8 % of the blocks are not in the translation."""
    for block in _chosen(root, chance, 0.08):
        if block.getparent() is not None:
            block.drop_tree()


def add(
    root: lxml.html.HtmlElement, chance: random.Random, others: list[lxml.html.HtmlElement]
) -> None:
    """5 % more blocks, from other pages in that language."""
    for block in _chosen(root, chance, 0.05):
        same = [each for each in others if each.tag == block.tag]
        if same:
            block.addnext(copy.deepcopy(chance.choice(same)))


def merge(
    root: lxml.html.HtmlElement, chance: random.Random, _: list[lxml.html.HtmlElement]
) -> None:
    """3 % of the blocks are one with the next of their kind."""
    for block in _chosen(root, chance, 0.03):
        follows = block.getnext()
        if follows is None or follows.tag != block.tag or block.tag == "tr":
            continue
        last = block[-1] if len(block) else None
        words = f" {follows.text or ''}"
        if last is None:
            block.text = (block.text or "") + words
        else:
            last.tail = (last.tail or "") + words
        block.extend(list(follows))
        follows.getparent().remove(follows)


def swap(
    root: lxml.html.HtmlElement, chance: random.Random, _: list[lxml.html.HtmlElement]
) -> None:
    """Two sections that follow each other have changed places."""
    sections = [
        (each, each.getnext())
        for each in root.iter("div", "section", "ul", "dl", "table")
        if each.getnext() is not None and each.getnext().tag == each.tag
    ]
    if sections:
        first, second = chance.choice(sections)
        first.tail, second.tail = second.tail, first.tail
        second.addnext(first)


def restyle(
    root: lxml.html.HtmlElement, chance: random.Random, _: list[lxml.html.HtmlElement]
) -> None:
    """Another system made the page: no ids, no classes, other elements, some codes left out."""
    renamed = {"div": "section", "em": "i", "strong": "b", "tt": "code", "dl": "div"}
    for each in list(root.iter("*")):
        for name in ("id", "name", "class", "style"):
            each.attrib.pop(name, None)
        each.tag = renamed.get(each.tag, each.tag)
        if each.tag in ("code", "i", "b", "span") and chance.random() < 0.05:
            each.drop_tag()


VARIANTS: dict[str, tuple[Damage, ...]] = {
    "intact": (),
    "damaged": (drop, add, merge, swap),
    "damaged, other system": (restyle, drop, add, merge, swap),
}


def damaged(pair: Pair, kind: str, others: list[lxml.html.HtmlElement]) -> bytes:
    """The translation after all kinds of damage; the same each time."""
    chance = random.Random(f"{pair.language} {pair.name} {kind}")
    root = lxml.html.document_fromstring(pair.marked.encode(), parser=_parser())
    for each in VARIANTS[kind]:
        each(root.body, chance, others)
    return lxml.html.tostring(root, encoding="utf-8", doctype="<!DOCTYPE html>")


def _parser() -> lxml.html.HTMLParser:
    return lxml.html.HTMLParser(encoding="utf-8")


def blocks_of(pair: Pair) -> list[lxml.html.HtmlElement]:
    """Blocks of a page, to be put into others: their numbers are taken out."""
    root = lxml.html.document_fromstring(_MARK.sub("", pair.marked).encode(), parser=_parser())
    return [each for each in root.body.iter("p", "li", "dd", "h3") if len(each.text_content()) > 9]


# -- judging ----------------------------------------------------------------


def judge(pair: Pair, data: bytes) -> Count:
    """Align the page with what the damage left of its translation."""
    translated = _read(data, pair.name)
    started = time.perf_counter()
    result = align(pair.source, translated)
    count = Count(seconds=time.perf_counter() - started)
    numbers = numbers_of(translated)
    texts = [unit.text for unit in translated.page.units]
    partner = {each[0]: j for j, each in enumerate(numbers) if len(each) == 1}
    for number, each in enumerate(result.pairings):
        true = partner.get(number)
        given = each.target if each.text else None
        if true is None:
            count.alone += 1
            if given is not None:
                count.alone_paired += 1
                count.examples.append(_told(pair, each.source, texts[given], each.confidence))
            continue
        count.partners += 1
        if given is None:
            count.empty += 1
        elif given == true or texts[given] == texts[true]:
            count.right += 1
        else:
            count.wrong += 1
            count.examples.append(_told(pair, each.source, texts[given], each.confidence))
    return count


def _told(pair: Pair, number: int, text: str, confidence: float) -> str:
    unit = pair.source.page.units[number]
    return f"{pair.name}:{unit.line} {confidence:.2f} {unit.text[:60]!r} / {text[:60]!r}"


# -- the pages --------------------------------------------------------------


def manuals(folder: Path) -> Iterator[tuple[str, str, list[tuple[Path, Path]]]]:
    """Manual, language, and its pages with their translations."""
    share = folder / "usr/share"
    for name, top in (("debian-reference", share / "debian-reference"),):
        yield from _by_suffix(name, sorted(top.glob("*.html")))
    yield from _by_suffix("maint-guide", sorted(share.glob("doc/maint-guide*/html/*.html")))
    for name, top, english in (
        ("debian-handbook", share / "doc/debian-handbook/html", "en-US"),
        ("installation-guide", share / "doc/installation-guide-amd64", "en"),
    ):
        for other in sorted(top.glob("*")):
            pages = [
                (page, other / page.name)
                for page in sorted((top / english).glob("*.html"))
                if (other / page.name).is_file()
            ]
            if other.name != english and pages:
                yield name, other.name, pages


def _by_suffix(name: str, paths: list[Path]) -> Iterator[tuple[str, str, list[tuple[Path, Path]]]]:
    known = {tuple(path.name.split(".")[:2]): path for path in paths if path.name.count(".") == 2}
    for language in sorted({key[1] for key in known} - {"en"}):
        pages = [
            (known[page, "en"], path)
            for (page, other), path in known.items()
            if other == language and (page, "en") in known
        ]
        yield name, language, pages


def main(arguments: list[str]) -> int:
    """Print a table for each manual and language.

    arguments: the folder, then `manual:language` for others than LANGUAGES of all manuals;
    `--wrong` shows the pairs that are wrong.
    """
    tell = "--wrong" in arguments
    wanted = [each for each in arguments if not each.startswith("-")]
    if not wanted or not Path(wanted[0]).is_dir():
        print("SKIPPED: name the folder of unpacked packages: python -m bench.align FOLDER")
        return 2
    only = set(wanted[1:])
    totals = {kind: Count() for kind in VARIANTS}
    print(f"confidence of {SURE} or more".ljust(58) + "right  empty  wrong  units alone")
    for name, language, pages in manuals(Path(wanted[0])):
        if f"{name}:{language}" not in only if only else language not in LANGUAGES:
            continue
        found = [pair_of(*each, language) for each in pages]
        pairs = [each for each in found if each is not None]
        judged = f"{name} {language} ({len(pairs)}/{len(pages)})"
        pairs = pairs[:: max(1, len(pairs) // MOST)][:MOST]
        if not pairs:
            print(f"{name} {language}: none of {len(pages)} pages has the same elements")
            continue
        others = [block for pair in pairs for block in blocks_of(pair)]
        for kind, total in totals.items():
            count = Count()
            for pair in pairs:
                count.add(judge(pair, damaged(pair, kind, others)))
            total.add(count)
            print(f"{judged:34} {kind:22} {count.line()}", flush=True)
            if tell:
                for each in count.examples:
                    print(f"    {each}")
    for kind, total in totals.items():
        print(f"{'all':34} {kind:22} {total.line()}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
