"""The translations that the rules are measured on: pairs of sentences from files.

A file is `<name>-<locale>.tsv`: a header line, then `id`, English, translation. Texts come out
in the notation of `isogloss.model.notation`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from random import Random

from isogloss.check import Translated
from isogloss.model import LanguageTag, parse_tag

ENGLISH = parse_tag("en")
HELD_BACK = ("tico19-sw", "ntrex-nl")
"""A language and a document that nobody looks at while rules are tuned."""

_NO_SPACES = frozenset({"ja", "zh", "th", "km", "lo", "my", "bo"})
_TERMINAL = re.compile(r"[.!?。！？؟।۔॥][\"'”’»」』)\]]*$")


@dataclass(frozen=True, slots=True)
class Pair:
    """A source text and its translation, or several that follow one another, joined.

    id: as in the file, the first one's where joined. path, line: where it stands.
    parts: the sentences it was joined from, one pair of texts each.
    names: do-not-translate names. flags: of the message, such as `python-format`.
    """

    id: str
    source: str
    target: str
    locale: LanguageTag
    path: str
    line: int
    parts: tuple[tuple[str, str], ...]
    names: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()

    def subject(self, line: int) -> Translated:
        """What the rules on texts look at. line: tells its findings from those of others."""
        return Translated(
            text=self.source,
            context=None,
            target=self.target,
            locale=self.locale,
            source_language=ENGLISH,
            path=self.path,
            line=line,
            domain="accuracy",
            do_not_translate=self.names,
            flags=self.flags,
        )


def files(folder: Path, *, held_back: bool, locales: tuple[str, ...] = ()) -> list[Path]:
    """The files to measure on. locales: only these, all where none is named."""
    return [
        path
        for path in sorted(folder.glob("*-*.tsv"))
        if (path.stem in HELD_BACK) is held_back
        and (not locales or path.stem.split("-", 1)[1] in locales)
    ]


@cache
def read(path: Path) -> tuple[Pair, ...]:
    """All pairs of a file, in its order."""
    locale = parse_tag(path.stem.split("-", 1)[1])
    found = []
    for line, text in enumerate(path.read_text(encoding="utf-8").split("\n")[1:], 2):
        cells = [_written(cell) for cell in text.split("\t")]
        if len(cells) >= 3 and cells[1].strip() and cells[2].strip():
            parts = ((cells[1], cells[2]),)
            found.append(Pair(cells[0], cells[1], cells[2], locale, path.name, line, parts))
    return tuple(found)


def _written(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}").replace("<", "&lt;")


@cache
def joined(path: Path) -> tuple[Pair, ...]:
    """Neighbouring whole sentences of a file, two or three to a unit: no sentence twice."""
    chance = Random(f"joined {path.stem}")
    found: list[Pair] = []
    run: list[Pair] = []
    wanted = 2
    for pair in read(path):
        whole = _TERMINAL.search(pair.source) and _TERMINAL.search(pair.target)
        if not whole or len(pair.source) < 20 or (run and _document(run[0]) != _document(pair)):
            run = []
        if whole and len(pair.source) >= 20:
            run.append(pair)
        if len(run) == wanted:
            found.append(join(run))
            run, wanted = [], chance.choice((2, 2, 3))
    return tuple(found)


def _document(pair: Pair) -> str:
    return pair.id.rpartition(":")[0]


def join(pairs: list[Pair]) -> Pair:
    """One unit of several: with spaces between them where the language has any."""
    parts = tuple((pair.source, pair.target) for pair in pairs)
    return with_parts(pairs[0], parts)


def with_parts(pair: Pair, parts: tuple[tuple[str, str], ...]) -> Pair:
    """The pair made of these sentences."""
    source = " ".join(source for source, _ in parts)
    target = joiner(pair.locale).join(target for _, target in parts)
    return replace(pair, source=source, target=target, parts=parts)


def joiner(locale: LanguageTag) -> str:
    """What stands between two sentences."""
    return "" if locale.language in _NO_SPACES else " "


@dataclass(frozen=True, slots=True)
class Others:
    """What else there is: the other translations of the same folder."""

    folder: Path

    def translation(self, pair: Pair, locale: str) -> str | None:
        """The same sentence in another locale's file, None where there is none."""
        name = pair.path.split("-", 1)[0]
        return _by_id(self.folder / f"{name}-{locale}.tsv").get(pair.id)

    def locales(self, pair: Pair) -> list[str]:
        """Locales of the same document, without that of the pair."""
        name = pair.path.split("-", 1)[0]
        found = [
            path.stem.split("-", 1)[1]
            for path in sorted(self.folder.glob(f"{name}-*.tsv"))
            if path.stem not in HELD_BACK
        ]
        return [each for each in found if each.split("-")[0] != pair.locale.language]

    def another(self, pair: Pair, chance: Random) -> Pair:
        """Another pair of the same file."""
        return chance.choice(read(self.folder / pair.path))


@cache
def _by_id(path: Path) -> dict[str, str]:
    return {pair.id: pair.target for pair in read(path)} if path.is_file() else {}
