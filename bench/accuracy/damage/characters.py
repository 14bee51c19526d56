"""Damage to characters: what was read in a wrong encoding, is not seen, or only looks right."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from random import Random

from bench.accuracy.damage.kind import Damage, words
from bench.accuracy.data import Others, Pair

_GROUP = "characters"
_LEGACY = ("cp1252", "latin-1", "cp1251", "mac_roman", "cp437", "cp850", "koi8-r", "gbk",
           "shift_jis", "cp1250", "big5", "euc_kr", "cp1256", "cp1253", "iso8859_15")  # fmt: skip
_INVISIBLE = "\u200b\u2060\ufeff\u00ad\u180e\u2061\u2063\u3164\uffa0\u115f\U000e0041\ufe0e\u034f"
_FORBIDDEN = (
    "\x00\x01\x08\x0b\x1b\x1f\x7f\x85\x9d\ufffe\uffff\ufdd0\ufffd\ue000\uf8ff\U000f0001\U0001fffe"
    "\ufff9\ufffc\u2028\u2029"
)
_BIDI = ("\u202e", "\u202d", "\u202a", "\u202b", "\u2066", "\u2067", "\u2068", "\u2069", "\u202c")

# Letters that look alike in three scripts, each beside its Latin twin.
_TWINS = {
    "Cyrillic": dict(zip("aceopxyiABCEHKMOPTXIjs", "асеорхуіАВСЕНКМОРТХІјѕ", strict=True)),
    "Greek": dict(zip("oABEZHIKMNOPTYXv", "οΑΒΕΖΗΙΚΜΝΟΡΤΥΧν", strict=True)),
    "Armenian": dict(zip("ohunSOLg", "օհսոՏՕԼց", strict=True)),
}


def _letters(text: str) -> list[int]:
    return [place for place, each in enumerate(text) if each.isalpha()]


def _inserted(
    characters: str | tuple[str, ...], *, inside: bool = True
) -> Callable[[Pair, Random, Others], str | None]:
    def make(pair: Pair, chance: Random, others: Others) -> str | None:
        del others
        text = pair.target
        places = [
            place
            for place in range(1, len(text))
            if (not inside or (text[place - 1].isalpha() and text[place].isalpha()))
            and text[place] not in "&;<>"
        ]
        each = chance.choice(characters)
        if not places or "&" in text or each in pair.source + text:
            return None
        place = chance.choice(places)
        return text[:place] + each + text[place:]

    return make


def _lost(pair: Pair, chance: Random, others: Others) -> str | None:
    places = _letters(pair.target)
    if not places or "&" in pair.target:
        return None
    place = chance.choice(places)
    return pair.target[:place] + "\ufffd" * chance.choice((1, 1, 2)) + pair.target[place + 1 :]


def _in_encoding(text: str, encoding: str) -> str | None:
    """The text, written in UTF-8 and read in another encoding."""
    try:
        return text.encode().decode(encoding)
    except UnicodeError:
        return None


def _whole_in_encoding(encoding: str) -> Callable[[Pair, Random, Others], str | None]:
    def make(pair: Pair, chance: Random, others: Others) -> str | None:
        if pair.target.isascii():
            return None
        return _in_encoding(pair.target, encoding) or pair.target.encode().decode(
            encoding, "replace"
        )

    return make


def _word_in_encoding(pair: Pair, chance: Random, others: Others) -> str | None:
    encoding = chance.choice(_LEGACY)
    found = [
        (start, end)
        for start, end in words(pair.target)
        if any(each.isalpha() and not each.isascii() for each in pair.target[start:end])
    ]
    chance.shuffle(found)
    for start, end in found:
        bad = _in_encoding(pair.target[start:end], encoding)
        if bad:
            return pair.target[:start] + bad + pair.target[end:]
    return None


def _doubly(pair: Pair, chance: Random, others: Others) -> str | None:
    if pair.target.isascii():
        return None
    once = pair.target.encode().decode("latin-1")
    return once.encode().decode("latin-1")


def _read_as_legacy(pair: Pair, chance: Random, others: Others) -> str | None:
    """Written in the old encoding of the language, read as Latin-1: Ïðèâåò."""
    encoding = {
        "ru": ("cp1251", "koi8-r"), "uk": ("cp1251",), "ar": ("cp1256",), "fa": ("cp1256",),
        "ja": ("shift_jis", "euc_jp"), "zh": ("gbk",), "ko": ("euc_kr",), "el": ("cp1253",),
        "he": ("cp1255",), "th": ("cp874",),
    }.get(pair.locale.language)  # fmt: skip
    if encoding is None:
        return None
    data = pair.target.encode(chance.choice(encoding), "ignore")
    return data.decode(chance.choice(("latin-1", "cp1252")), "replace")


def _question_marks(pair: Pair, chance: Random, others: Others) -> str | None:
    """Written in an encoding that lacks the letters: ????? ??."""
    target = pair.target.encode("ascii", "replace").decode()
    return target if target.count("?") - pair.target.count("?") >= 3 else None


def _homoglyph(count: int) -> Callable[[Pair, Random, Others], str | None]:
    def make(pair: Pair, chance: Random, others: Others) -> str | None:
        text = pair.target
        table = _table(text, chance)
        places = [
            place
            for place in range(len(text))
            if text[place] in table and _in_word(text, place, 3) and "&" not in text
        ]
        if not places:
            return None
        start = chance.choice(places)
        changed = [place for place in places if start <= place < start + 8][:count]
        return "".join(table[each] if place in changed else each for place, each in enumerate(text))

    return make


def _table(text: str, chance: Random) -> dict[str, str]:
    if sum("CYRILLIC" in unicodedata.name(each, "") for each in text) > len(text) / 3:
        return {theirs: ours for ours, theirs in _TWINS["Cyrillic"].items()}
    return _TWINS[chance.choice(list(_TWINS))]


def _in_word(text: str, place: int, length: int) -> bool:
    """Whether the letter stands in a word of at least so many letters."""
    match = next(
        (each for each in re.finditer(r"[^\W\d_]+", text) if each.start() <= place < each.end()),
        None,
    )
    return match is not None and len(match[0]) >= length


def _word_of_homoglyphs(pair: Pair, chance: Random, others: Others) -> str | None:
    """A whole short word in letters of the other script."""
    text = pair.target
    table = _table(text, chance)
    found = [
        match
        for match in re.finditer(r"[^\W\d_]{2,6}", text)
        if all(each in table for each in match[0])
    ]
    if not found or "&" in text:
        return None
    match = chance.choice(found)
    return text[: match.start()] + "".join(table[each] for each in match[0]) + text[match.end() :]


def _styled(pair: Pair, chance: Random, others: Others) -> str | None:
    """Full-width or mathematical letters in place of plain ones."""
    found = list(re.finditer(r"\b[A-Za-z]{3,}\b", pair.target))
    if not found or "&" in pair.target or pair.locale.language in ("ja", "zh", "ko"):
        return None
    match = chance.choice(found)
    capital, small = chance.choice(
        [
            (0xFF21, 0xFF41),
            (0x1D400, 0x1D41A),
            (0x1D468, 0x1D482),
            (0x1D5A0, 0x1D5BA),
            (0x1D670, 0x1D68A),
        ]
    )
    styled = "".join(
        chr((capital if each.isupper() else small) + ord(each.lower()) - ord("a"))
        for each in match[0]
    )
    return pair.target[: match.start()] + styled + pair.target[match.end() :]


DAMAGES = (
    Damage("character-lost", _GROUP, _lost),
    Damage("character-forbidden", _GROUP, _inserted(_FORBIDDEN)),
    Damage("character-invisible", _GROUP, _inserted(_INVISIBLE)),
    Damage("character-invisible-between", _GROUP, _inserted(_INVISIBLE[:4], inside=False)),
    Damage("bidi-control", _GROUP, _inserted(_BIDI, inside=False)),
    *(Damage(f"mojibake-{each}", _GROUP, _whole_in_encoding(each)) for each in _LEGACY),
    Damage("mojibake-one-word", _GROUP, _word_in_encoding),
    Damage("mojibake-twice", _GROUP, _doubly),
    Damage("mojibake-legacy-as-latin", _GROUP, _read_as_legacy),
    Damage("letters-to-question-marks", _GROUP, _question_marks),
    Damage("homoglyph-one", _GROUP, _homoglyph(1)),
    Damage("homoglyph-some", _GROUP, _homoglyph(4)),
    Damage("homoglyph-word", _GROUP, _word_of_homoglyphs),
    Damage("letters-styled", _GROUP, _styled),
)  # fmt: skip
