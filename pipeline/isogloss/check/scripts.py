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
    counts: Counter[str] = Counter()
    for character, count in Counter(text).items():
        counts[script_of(character)] += count
    del counts[""]
    return counts


# Scripts whose letters look alike (UTS 39, confusables): only they are taken for one another.
_ALIKE = frozenset({"Latin", "Cyrillic", "Greek", "Armenian"})
# Scripts that no word of another script borrows a letter from, but for the languages of `ja`.
_FAR = frozenset({"Han", "Hangul", "Hiragana", "Katakana", "Bopomofo"})
_LATIN_LETTER = re.compile("[A-Za-z\u00c0-\u024f]")
_STRANGE = re.compile("[\u0370-\u058f\u1f00-\u1fff]")  # Greek, Cyrillic, Armenian
_FAR_LETTER = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff66-\uff9f]")
# Letters that look like those of another script of `_ALIKE`, by script.
_TWINS = {
    "Latin": frozenset("aceopxyijsvlhbABCEHIJKMNOPSTXYZVpug"),
    "Cyrillic": frozenset("асеорхуіјѕһԁԛԝвкмнтгпиАВСЕНІЈКМОРЅТХУԌԚԜЗӀӏ"),
    "Greek": frozenset("αγινορυκτΑΒΕΖΗΙΚΜΝΟΡΤΥΧϲϳ"),
    "Armenian": frozenset("ահոսցօգՀՏՍՕԼոնք"),
}


def words_of_mixed_scripts(
    text: str, language: LanguageTag
) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Words with letters of two scripts that do not go together: start, end, scripts.

    The rarer script is last. A word that is wholly of a look-alike script, in a language that
    is not written in it, is given with that script alone.
    """
    own = scripts_of(language)
    mixable = _LATIN_LETTER if own & {"Cyrillic", "Greek", "Armenian"} else _STRANGE
    if text.isascii() or not (
        mixable.search(text) or (not own & _FAR and _FAR_LETTER.search(text))
    ):
        return
    for match in _WORD.finditer(text):
        word = match[0]
        if word.isascii():
            if not own & {"Cyrillic", "Greek", "Armenian"} or not _TWINS["Latin"].issuperset(word):
                continue
            yield match.start(), match.end(), ("Latin",)
            continue
        counts = Counter(map(_letter_script, word))
        del counts[""]
        strange = counts.keys() & _ALIKE
        if len(strange) > 1 or (len(counts) > 1 and counts.keys() & _FAR and not own & _FAR):
            yield match.start(), match.end(), tuple(name for name, _ in counts.most_common())
        elif len(strange) == 1 and not strange & own:
            (script,) = strange
            letters = [each for each in word if _letter_script(each) == script]
            # A Greek small letter beside Han is a symbol: κ受容体.
            symbols = len(counts) > 1 and any(each.islower() and each != "ο" for each in letters)
            if script != "Latin" and _TWINS[script].issuperset(letters) and not symbols:
                yield match.start(), match.end(), (script,)


def _letter_script(character: str) -> str:
    """The script, "" for symbols and for Hangul fillers, which do not show."""
    return "" if character in "µμπΩβαγ\u115f\u1160\u3164\uffa0" else script_of(character)
