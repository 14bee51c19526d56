"""No text, however long and hostile, keeps a rule busy without end."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GROUP = 8
HOSTILE = (
    "<", "<a", "</", "<a>", "&lt;", "&#", "&amp", "{", "{{", "{a", "}", "%", "%(", "%1$", "$", "${", "[[",
    "__", "1", "1,", "1.", "1 ", "٣", "३", "1–", "10-", "%%", "5 %", "0.0", "a", "A", "é", "a ", "no ",
    ". ", "?", "??", "!", "...", "(", "((", '"', "“", "'", "’", "-", "–", " ", "\u00a0", "\n", "\t",
    "\ufeff", "\u200b", "\u200d", "\u202e", "\u2067", "\ufffd", "Ã", "Ã³", "à", "Â\u00a0", "С", "Р°", "Ð",
    "中", "鎴", "ア", "ﾃ", "한", "ا", "لا", "क्", "ก", "а", "о", "ο", "𝐚", "ａ", "ⓐ", "www.", "a@", "a.",
    "http://", "10.1/", "ISO ", "mg", "5 mg ", "two ", "hundred ", "™", "and ", "=", "/", "\\",
)  # fmt: skip
_PROGRAM = """
import sys
from isogloss.check import RULES, run
from isogloss.check.samples import pair
from isogloss.model import Gate
length, families = int(sys.argv[1]), sys.argv[2]
rules = [rule for rule in RULES if str(rule.family.value) in families]
for number, piece in enumerate(sys.stdin.read().split("\\0")):
    locale = ("es", "ja", "ru", "ar")[number % 4]
    long = (piece * (length // len(piece) + 1))[:length]
    texts = ((long, long + "x"), ("Take 5 mg of <a>it</a>.", long))
    run([pair(text, target, locale) for text, target in texts], Gate.RELEASE, rules=rules)
"""


# Rules that compare words with words take more time than their texts are long; they are given
# less, which still shows a pattern that tries everything.
@pytest.mark.slow
@pytest.mark.parametrize(("length", "families"), [(50_000, "36"), (3_000, "45")])
@pytest.mark.parametrize("first", range(0, len(HOSTILE), GROUP))
def test_long_hostile_texts_are_answered(first: int, length: int, families: str) -> None:
    subprocess.run(
        [sys.executable, "-c", _PROGRAM, str(length), families],
        input="\0".join(HOSTILE[first : first + GROUP]),
        encoding="utf-8",
        cwd=ROOT,
        check=True,
        timeout=60,
    )
