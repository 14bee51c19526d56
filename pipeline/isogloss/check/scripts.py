"""Which script a letter belongs to, which scripts a language is written in.

Python's `unicodedata` has no script property, but the names of letters begin with it
(Unicode Standard, 4.8), and block order settles the rest.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from isogloss.model import LanguageTag

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_NAMED = (
    "LATIN", "GREEK", "CYRILLIC", "ARMENIAN", "HEBREW", "ARABIC", "DEVANAGARI", "BENGALI",
    "GURMUKHI", "GUJARATI", "ORIYA", "TAMIL", "TELUGU", "KANNADA", "MALAYALAM", "SINHALA", "THAI",
    "LAO", "TIBETAN", "MYANMAR", "GEORGIAN", "HANGUL", "ETHIOPIC", "KHMER", "MONGOLIAN", "HIRAGANA",
    "KATAKANA", "BOPOMOFO", "CJK", "THAANA", "SYRIAC",
)  # fmt: skip
_SCRIPTS = {name: name.capitalize() for name in _NAMED} | {"CJK": "Han"}

# The scripts of a language, where it is not Latin (CLDR supplemental data, languageData).
_OF_LANGUAGE: dict[str, frozenset[str]] = {
    language: frozenset(scripts.split("+"))
    for scripts, languages in {
        "Arabic": "ar fa ur ps ckb sd ug",
        "Hebrew": "he yi",
        "Cyrillic": "ru uk be bg mk kk ky mn tg",
        "Cyrillic+Latin": "sr uz bs az",
        "Greek": "el",
        "Armenian": "hy",
        "Georgian": "ka",
        "Devanagari": "hi mr ne sa kok mai",
        "Bengali": "bn as",
        "Gurmukhi": "pa",
        "Gujarati": "gu",
        "Oriya": "or",
        "Tamil": "ta",
        "Telugu": "te",
        "Kannada": "kn",
        "Malayalam": "ml",
        "Sinhala": "si",
        "Thai": "th",
        "Lao": "lo",
        "Khmer": "km",
        "Myanmar": "my",
        "Tibetan": "bo dz",
        "Ethiopic": "am ti",
        "Hangul+Han": "ko",
        "Hiragana+Katakana+Han": "ja",
        "Han": "zh yue",
        "Thaana": "dv",
    }.items()
    for language in languages.split()
}
_OF_SUBTAG = {
    "Latn": "Latin", "Cyrl": "Cyrillic", "Arab": "Arabic", "Hans": "Han", "Hant": "Han",
    "Hebr": "Hebrew", "Deva": "Devanagari", "Beng": "Bengali", "Guru": "Gurmukhi", "Thai": "Thai",
}  # fmt: skip


@lru_cache(maxsize=8192)
def script_of(character: str) -> str:
    """The script of a letter, "" for what is no letter or is shared by scripts."""
    if not character.isalpha() or character in "ªº":
        return ""
    first = unicodedata.name(character, "").split(" ", 1)[0].split("-", 1)[0]
    return _SCRIPTS.get(first, "")


def scripts_of(language: LanguageTag) -> frozenset[str]:
    """The scripts the language is written in."""
    if language.script in _OF_SUBTAG:
        return frozenset({_OF_SUBTAG[language.script]})
    return _OF_LANGUAGE.get(language.language, frozenset({"Latin"}))


def letters_by_script(text: str) -> Counter[str]:
    """How many letters of each script the text has."""
    counts = Counter(map(script_of, text))
    del counts[""]
    return counts


# Scripts whose letters look alike (UTS 39, confusables): only they are taken for one another.
_ALIKE = frozenset({"Latin", "Cyrillic", "Greek", "Armenian"})


def words_of_mixed_scripts(text: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Words with letters of two look-alike scripts: start, end, scripts, the rarer one last."""
    for match in _WORD.finditer(text):
        word = match[0]
        if word.isascii():
            continue
        counts = Counter(script for each in word if (script := _letter_script(each)) in _ALIKE)
        if len(counts) > 1:
            yield match.start(), match.end(), tuple(name for name, _ in counts.most_common())


def _letter_script(character: str) -> str:
    return "" if character in "µμπΩβαγ" else script_of(character)
