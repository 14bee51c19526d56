"""Make the number words of pipeline/isogloss/check/spellout from CLDR's spellout rules.

    npm pack cldr-rbnf && tar xzf cldr-rbnf-*.tgz
    python tools/spellout.py package/rbnf [-o pipeline/isogloss/check/spellout]

The rules are rule-based number formats (UTS #35, part 3). For each language one file is written:
every form of a number in one word, in all genders and cases, and what it takes several words to
say where those words do not add up by themselves (French `quatre-vingts`).
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

NUMBERS = (*range(101), *range(200, 1000, 100), 1000)
# Languages that are written without spaces, and those that CLDR only sketches.
LEFT_OUT = frozenset({"ja", "zh", "yue", "und", "root", "my", "km", "lo", "ccp", "kl", "ak"})
PUBLIC = re.compile(r"%spellout-(?:numbering$|cardinal|ordinal|construct)")
_PART = re.compile(r"\[(?P<optional>[^\]]*)\]|(?P<mark>[→←=])(?P<what>[^→←=]*)(?P=mark)→?")
_PLURAL = re.compile(r"\$\([^$]*\)\$")


class Unsayable(Exception):
    """The rules give digits, or go round in circles."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """One rule: for numbers from base, text with places for quotient and remainder."""

    base: int
    divisor: int
    text: str

    @property
    def twofold(self) -> bool:
        return "←" in self.text and "→" in self.text


def rule_sets(data: Mapping[str, Any]) -> dict[str, tuple[Spelling, ...]]:
    """The rule sets of a language by name; rules for signs and fractions are left out."""
    sets: dict[str, tuple[Spelling, ...]] = {}
    for name, rules in data.items():
        if not name.startswith("%"):
            continue
        found = []
        for head, text in rules:
            match = re.fullmatch(r"(\d+)(?:/(\d+))?(>*)", head)
            if match is None:
                continue
            base, radix = int(match[1]), int(match[2] or 10)
            power = radix
            while power * radix <= base:
                power *= radix
            for _ in match[3]:
                power //= radix
            found.append(Spelling(base, power if base >= radix else 1, text.rstrip(";")))
        sets[name] = tuple(sorted(found, key=lambda each: each.base))
    return sets


def spell(number: int, name: str, sets: Mapping[str, tuple[Spelling, ...]], depth: int = 0) -> str:
    """The number in words. Raises Unsayable."""
    rules = sets.get(name, ())
    fitting = [each for each in rules if each.base <= number]
    if not fitting or depth > 12:
        raise Unsayable
    rule = fitting[-1]
    if rule.twofold and number % rule.divisor == 0 and rule.base % rule.divisor and fitting[:-1]:
        rule = fitting[-2]

    def place(mark: str, what: str) -> str:
        value = {"→": number % rule.divisor, "←": number // rule.divisor, "=": number}[mark]
        if what and not what.startswith("%"):
            raise Unsayable
        return spell(value, what or name, sets, depth + 1)

    def filled(text: str) -> str:
        def one(match: re.Match[str]) -> str:
            if match["mark"]:
                return place(match["mark"], match["what"])
            return filled(match["optional"]) if number % rule.divisor else ""

        return _PART.sub(one, text)

    return filled(_PLURAL.sub("", rule.text).removeprefix("'"))


def forms(data: Mapping[str, Any]) -> dict[int, set[str]]:
    """Number -> all ways to say it, in lower case, hyphens as spaces, without soft hyphens."""
    sets = rule_sets(data)
    said: dict[int, set[str]] = {}
    for name in filter(PUBLIC.match, sets):
        for number in NUMBERS:
            try:
                text = spell(number, name, sets)
            except Unsayable:
                continue
            text = re.sub(r"[\s\-‑–]+", " ", text.replace("\u00ad", "").replace("’", "'"))
            text = text.strip().casefold()
            if text and not re.search(r"[\d#,.()%]", text):
                said.setdefault(number, set()).add(text)
    return said


def kept(said: Mapping[int, Iterable[str]]) -> Iterator[tuple[int, list[str]]]:
    """Forms of one word, and those of several that are no sum of tens and ones."""
    words: dict[str, set[int]] = {}
    for number, texts in said.items():
        for text in texts:
            if " " not in text:
                words.setdefault(text, set()).add(number)
    for number, texts in sorted(said.items()):
        found = {
            text
            for text in texts
            if " " not in text or (number < 100 and not _adds_up(number, text.split(), words))
        }
        if found:
            yield number, sorted(found)


def _adds_up(number: int, parts: list[str], words: Mapping[str, set[int]]) -> bool:
    values = [words[each] for each in parts if each in words]
    if len(values) != 2 or len(parts) > 3 or parts[0] not in words or parts[-1] not in words:
        return False
    return any(
        {one, other} == {number // 10 * 10, number % 10} and number > 20
        for one in values[0]
        for other in values[1]
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("rules", type=Path, help="the folder rbnf of the package cldr-rbnf")
    parser.add_argument("-o", type=Path, default=Path("pipeline/isogloss/check/spellout"))
    arguments = parser.parse_args()
    for path in sorted(arguments.rules.glob("*.json")):
        if "-" in path.stem or path.stem in LEFT_OUT:
            continue
        rules = json.loads(path.read_text(encoding="utf-8"))["rbnf"]["rbnf"]
        table = {
            str(number): "|".join(texts) for number, texts in kept(forms(rules["SpelloutRules"]))
        }
        if len(table) < 20:
            continue
        lines = ",\n".join(
            f"{json.dumps(number)}: {json.dumps(text, ensure_ascii=False)}"
            for number, text in table.items()
        )
        name = {"fil": "tl", "no": "nb"}.get(path.stem, path.stem)
        (arguments.o / f"{name}.json").write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
