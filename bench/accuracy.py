"""Measure the rules on translations: false alarms on good ones, recall on damaged ones.

`python bench/accuracy.py FOLDER` reads `<name>-<locale>.tsv` files (id, English, translation)
made by professionals. A finding on such a pair is, almost always, a false alarm. Then each pair
is damaged in a known way, and it is counted how often a rule speaks that was silent before.
`--show RULE` prints some of what the rule said.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from isogloss.check import RULES, Rule, Translated
from isogloss.check.negation import NEGATIONS
from isogloss.model import LanguageTag, Severity, parse_tag

ENGLISH = parse_tag("en")
RULES_ON_TEXTS = tuple(rule for rule in RULES if rule.subject is Translated)
Damage = Callable[[Translated, random.Random], str | None]


def pairs(path: Path) -> Iterator[Translated]:
    """The pairs of one file; braces and < are written as the notation wants them."""
    locale = parse_tag(path.stem.split("-", 1)[1])
    for line, text in enumerate(path.read_text(encoding="utf-8").split("\n")[1:], 2):
        cells = [_written(cell) for cell in text.split("\t")]
        if len(cells) >= 3:
            yield subject(cells[1], cells[2], locale, path.name, line)


def subject(source: str, target: str, locale: LanguageTag, path: str, line: int) -> Translated:
    return Translated(source, None, target, locale, ENGLISH, path, line, "accuracy")


def _written(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}").replace("<", "&lt;")


def digit_changed(unit: Translated, chance: random.Random) -> str | None:
    places = [place for place, each in enumerate(unit.target) if each.isdecimal()]
    if not places or not re.search(r"\d", unit.text):
        return None
    place = chance.choice(places)
    zero = ord(unit.target[place]) - int(unit.target[place])
    other = chr(zero + (int(unit.target[place]) + chance.randrange(1, 10)) % 10)
    return unit.target[:place] + other + unit.target[place + 1 :]


def figure_dropped(unit: Translated, chance: random.Random) -> str | None:
    if not re.search(r"\d", unit.text):
        return None
    return _without(r"\d[\d.,]*\s?", unit.target, chance)


def decimal_moved(unit: Translated, chance: random.Random) -> str | None:
    found = list(re.finditer(r"(?<=\d)[.,٫](?=\d{1,2}(?!\d))", unit.target))
    if not found:
        return None
    place = chance.choice(found).start()
    return unit.target[:place] + unit.target[place + 1 :]


def unit_swapped(unit: Translated, chance: random.Random) -> str | None:
    del chance
    swaps = {"mg": "g", "kg": "g", "ml": "l", "mm": "cm", "km": "m", "cm": "mm", "µg": "mg"}
    match = re.search(r"(?<=\d)(\s?)(mg|kg|ml|mm|km|cm|µg)\b", unit.target)
    if match is None or match[2] not in unit.text:
        return None
    return unit.target[: match.start(2)] + swaps[match[2]] + unit.target[match.end(2) :]


def negation_dropped(unit: Translated, chance: random.Random) -> str | None:
    ours, theirs = NEGATIONS["en"], NEGATIONS.get(unit.locale.language)
    if theirs is None or not ours.strong.search(unit.text):
        return None
    return _without(theirs.strong.pattern, unit.target, chance)


def half_lost(unit: Translated, chance: random.Random) -> str | None:
    del chance
    return unit.target[: len(unit.target) // 2] if len(unit.text) >= 40 else None


def left_in_english(unit: Translated, chance: random.Random) -> str | None:
    del chance
    return unit.text if len(unit.text.split()) >= 4 else None


def character_damaged(unit: Translated, chance: random.Random) -> str | None:
    word = next((each for each in unit.target.split() if not each.isascii()), None)
    if word is None:
        return None
    how = chance.choice(["mojibake", "lost"])
    try:
        bad = word.encode().decode("cp1252") if how == "mojibake" else "\ufffd" + word[1:]
    except UnicodeError:
        bad = "\ufffd" + word[1:]
    return unit.target.replace(word, bad, 1)


def _without(pattern: str, text: str, chance: random.Random) -> str | None:
    found = list(re.finditer(pattern, text, re.IGNORECASE))
    if not found:
        return None
    match = chance.choice(found)
    return text[: match.start()] + text[match.end() :]


DAMAGES: tuple[Damage, ...] = (
    digit_changed,
    figure_dropped,
    decimal_moved,
    unit_swapped,
    negation_dropped,
    half_lost,
    left_in_english,
    character_damaged,
)


def fired(unit: Translated) -> dict[str, Rule[Any]]:
    return {rule.id: rule for rule in RULES_ON_TEXTS if any(True for _ in rule.find(unit))}


def measure(paths: Iterable[Path], show: str | None) -> None:
    chance = random.Random(20260101)
    alarms: Counter[str] = Counter()
    caught: Counter[tuple[str, str]] = Counter()
    tried: Counter[str] = Counter()
    total = with_error = 0
    for path in paths:
        count = errors = 0
        for unit in pairs(path):
            before = fired(unit)
            count += 1
            errors += any(rule.release is Severity.ERROR for rule in before.values())
            alarms.update(before.keys())
            if show in before and chance.random() < 0.1:
                hit = next(iter(before[show].find(unit)))
                print(f"{path.name}:{unit.line}\n  {unit.text}\n  {unit.target}\n  {hit.message}")
            for damage in DAMAGES:
                target = damage(unit, chance)
                if target is None or target == unit.target:
                    continue
                bad = subject(unit.text, target, unit.locale, unit.path, unit.line)
                new = [rule for rule in fired(bad).values() if rule.id not in before]
                tried[damage.__name__] += 1
                caught[damage.__name__, "any"] += bool(new)
                caught[damage.__name__, "error"] += any(
                    rule.release is Severity.ERROR for rule in new
                )
        print(f"{path.stem:<16} {count:>6} pairs {100 * errors / max(1, count):6.2f} % with errors")
        total += count
        with_error += errors
    print(f"\nfalse alarms, {total} pairs: {100 * with_error / total:.2f} % with an error")
    for rule in RULES_ON_TEXTS:
        if alarms[rule.id]:
            rate = 100 * alarms[rule.id] / total
            print(f"  {rule.id} {rule.name:<24} {rule.release or 'silent':<8} {rate:6.2f} %")
    print("\nrecall: by any rule, by a rule that blocks release")
    for damage in DAMAGES:
        name = damage.__name__
        if tried[name]:
            rates = [100 * caught[name, kind] / tried[name] for kind in ("any", "error")]
            print(f"  {name:<20} {tried[name]:>6}  {rates[0]:6.2f} %  {rates[1]:6.2f} %")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", metavar="RULE")
    arguments = parser.parse_args()
    paths = sorted(arguments.folder.glob("*-*.tsv"))
    if not paths:
        print(f"skipped: no parallel texts in {arguments.folder}", file=sys.stderr)
        return 0
    measure(paths, arguments.show)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
