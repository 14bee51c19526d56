"""What names and loan words sound like: their consonants, in one alphabet for many scripts.

“virus”, “вирус” and “वायरस” have the same consonants. Letters are read by their Unicode names,
which say how they sound (CYRILLIC SMALL LETTER VE, HANGUL SYLLABLE BEON); sounds that languages
confuse are one class: b, p, f and v; g, k and q; s, z and sh; d and t; l and r.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0dff])*")
_RUN = re.compile(r"[\u30a0-\u30ff]+")
"""Katakana, which Japanese writes names and loan words in."""
_SPELLINGS = (
    (re.compile(r"c(?=[eiy])|ch|sh|ti(?=[aeo])|j|ts|tz|dž|sz"), "s"),
    (re.compile(r"x"), "ks"),
)
_CLASSES = str.maketrans("bpfvgkqcszjdtlrmn", "ppppkkkksssttrrnn")
_SILENT = re.compile(r"[^pkstrmn]+")
_TWICE = re.compile(r"(.)\1+")
_ARTICLE = re.compile(r"^[وفبلك]?ال(?=..)")
_NAME = re.compile(r"(?:LETTER|SYLLABLE|CHARACTER)(?: [A-Z]+)*? ([A-Z]+)(?: WITH .*)?$")
_LEAST, _MOST = 3, 4


@lru_cache(maxsize=4096)
def sounds_of(text: str) -> frozenset[str]:
    """The first three, and the first four, consonants of each word that has as many."""
    found: set[str] = set()
    words = _WORD.findall(text)
    if not text.isascii():
        words += _RUN.findall(text)
    for word in words:
        sound = _sound(word)
        if len(sound) >= _LEAST:
            found.add(sound[:_LEAST])
        if len(sound) >= _MOST:
            found.add(sound[:_MOST])
    return frozenset(found)


@lru_cache(maxsize=16384)
def _sound(word: str) -> str:
    """The consonants of a word, one letter a class; none for Chinese characters."""
    plain = word.lower()
    if not plain.isascii():
        bare = _ARTICLE.sub("", plain)
        plain = "".join(map(_letter, unicodedata.normalize("NFC", bare)))
    for pattern, spelled in _SPELLINGS:
        plain = pattern.sub(spelled, plain)
    return _TWICE.sub(r"\1", _SILENT.sub("", plain.translate(_CLASSES)))


@lru_cache(maxsize=4096)
def _letter(letter: str) -> str:
    """How one letter sounds, in small Latin letters; "" for what is no letter of a sound."""
    if letter.isascii():
        return letter
    base = unicodedata.normalize("NFD", letter)[0]
    if base.isascii():
        return base
    name = _NAME.search(unicodedata.name(letter, ""))
    if name is None:
        return ""
    said = name[1].lower()
    if "HANGUL" in unicodedata.name(letter) or (len(said) == 2 and said[0] in "aeiou"):
        return said
    consonants = re.match(r"ts|[^aeiou]", said)
    return consonants[0] if consonants else ""
