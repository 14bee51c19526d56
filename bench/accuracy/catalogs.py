"""Whole catalogs: PO files of pairs, run through what `isogloss lint` runs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

from bench.accuracy import data
from bench.accuracy.data import ENGLISH, Pair
from isogloss.check import CatalogPair, run
from isogloss.check.lint import lint
from isogloss.model import (
    Catalog,
    Finding,
    Gate,
    Message,
    MessageKey,
    Template,
    Translation,
)

COUNT, SWAPS = 120, 8
"""Pairs in a catalog, and how many of them change places with another."""

MISSING = "IG201"
"""The rule that a message has no translation; `isogloss lint` only counts such messages."""

SWAPS_BY_NAME = {
    "swapped": "two units of a catalog have each other’s translation",
    "swapped-neighbours": "the same, next to each other",
    "translation-of-another": "one unit has another’s translation, which stands there, too",
}


def po_bytes(pairs: Sequence[Pair]) -> tuple[bytes, list[int]]:
    """A PO file with these translations, and the line of each entry's msgid."""
    locale = str(pairs[0].locale).replace("-", "_")
    lines = [
        'msgid ""', 'msgstr ""', f'"Language: {locale}\\n"', '"MIME-Version: 1.0\\n"',
        '"Content-Type: text/plain; charset=UTF-8\\n"', '"Content-Transfer-Encoding: 8bit\\n"',
    ]  # fmt: skip
    places: list[int] = []
    for number, pair in enumerate(pairs):
        lines.append("")
        if pair.flags:
            lines.append(f"#, {', '.join(pair.flags)}")
        lines.append(f'msgctxt "{number}"')
        places.append(len(lines))
        lines += [f"msgid {_quoted(pair.source)}", f"msgstr {_quoted(pair.target)}"]
    return "\n".join([*lines, ""]).encode(errors="surrogateescape"), places


def _quoted(text: str) -> str:
    for plain, written in (
        ("\\", "\\\\"),
        ('"', '\\"'),
        ("\n", "\\n"),
        ("\t", "\\t"),
        ("\r", "\\r"),
    ):
        text = text.replace(plain, written)
    return f'"{text}"'


def linted(pairs: Sequence[Pair]) -> list[tuple[Finding, ...]]:
    """What `isogloss lint` says of each pair, all in one catalog."""
    content, _ = po_bytes(pairs)
    found = lint(
        content,
        "catalog.po",
        language=pairs[0].locale,
        source_language=ENGLISH,
        gate=Gate.RELEASE,
    ).findings
    by_number: defaultdict[str, list[Finding]] = defaultdict(list)
    for each in found:
        by_number[each.msgctxt].append(each)
    for each in run([_whole(pairs)], Gate.RELEASE):
        if each.rule == MISSING:
            by_number[each.msgctxt].append(each)
    return [tuple(by_number[str(number)]) for number in range(len(pairs))]


def _whole(pairs: Sequence[Pair]) -> CatalogPair:
    """The catalog beside its template, as `isogloss check` has it."""
    keys = [MessageKey(str(number), pair.source) for number, pair in enumerate(pairs)]
    return CatalogPair(
        template=Template(
            "accuracy", tuple(Message(key.text, key.context, None, (), (), ()) for key in keys)
        ),
        catalog=Catalog(
            "catalog.po",
            str(pairs[0].locale),
            "accuracy",
            {},
            {
                key: Translation(key.text, key.context, None, (pair.target,), False, None, 1)
                for key, pair in zip(keys, pairs, strict=True)
            },
        ),
        locale=pairs[0].locale,
        plural_count=1,
        required=True,
        safety=False,
    )


def alarms(pairs: Sequence[Pair]) -> Iterator[tuple[Pair, tuple[Finding, ...]]]:
    """Good pairs of which something is said when the catalog is looked at as a whole."""
    for pair, found in zip(pairs, linted(pairs), strict=True):
        if found:
            yield pair, found


def swapped(
    path: Path, name: str, sample: int
) -> Iterator[tuple[Pair, Pair, list[Finding], list[Finding]]]:
    """Catalogs with some translations in the wrong place: each such pair before and after,
    with what was said of it before and what is said now."""
    pairs = [pair for pair in data.read(path) if len(pair.source) >= 20]
    chance = Random(f"{name} {path.stem}")
    made = 0
    for start in range(0, len(pairs) - COUNT + 1, COUNT):
        good = pairs[start : start + COUNT]
        bad = list(good)
        for one, other in _places(name, chance):
            if good[one].target == good[other].target:
                continue
            bad[one] = replace(good[one], target=good[other].target)
            if name != "translation-of-another":
                bad[other] = replace(good[other], target=good[one].target)
        before, after = linted(good), linted(bad)
        for number, pair in enumerate(good):
            if bad[number] is not pair:
                made += 1
                yield pair, bad[number], list(before[number]), list(after[number])
        if made >= sample:
            return


def _places(name: str, chance: Random) -> Iterator[tuple[int, int]]:
    if name == "swapped-neighbours":
        for one in chance.sample(range(0, COUNT - 1, 3), SWAPS):
            yield one, one + 1
    else:
        places = chance.sample(range(COUNT), SWAPS * 2)
        yield from zip(places[::2], places[1::2], strict=True)
