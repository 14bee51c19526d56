"""Text that was read in the wrong encoding: where it is, and what it was meant to be.

UTF-8 has a form that other text hardly ever has: a lead byte with its continuation bytes. If a
run of characters, written in an old encoding, has that form and gives letters of the language,
it was UTF-8 (WHATWG Encoding Standard, UTF-8 decoder).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from isogloss.check.scripts import script_of, scripts_of
from isogloss.model import LanguageTag, Span

_ONE_BYTE = (
    "cp1252", "latin-1", "iso8859-15", "mac_roman", "cp437", "cp850", "cp1250", "iso8859-2",
    "cp1254", "cp1257", "cp1251", "koi8-r", "cp866", "mac_cyrillic", "cp1253", "cp1255", "cp1256",
    "cp874",
)  # fmt: skip
_MORE_BYTES = ("gbk", "big5", "cp932", "cp949", "euc_jp")
_EAST_ASIAN = re.compile(r"[\u2e80-\u2fdf\u3005-\u9fff\uac00-\ud7af\uf900-\ufaff\uff61-\uff9f]")
_UTF8 = re.compile(
    rb"(?:[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|\xf0[\x90-\xbf][\x80-\xbf]{2})+"
)
_UTF8_EAST_ASIAN = re.compile(rb"(?:[\xe3-\xef][\x80-\xbf]{2}){2,}")
# Bytes C0 to FF of an old encoding, read as Latin-1: no word has so many marked letters in a row.
_LATIN_RUN = re.compile(
    r"[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff][\u0080-\u00ff\u0160\u0161\u0178\u017d\u017e\u0192]{3,}"
)
_MARKED = re.compile(r"[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff]")

_TYPOGRAPHIC = frozenset(
    "\u00a0\u2002\u2003\u2009\u202f\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"
    "αβγδεζηθικλμνξοπρστυφχψωΔΣΦΨ"
    "‘’‚‛“”„‟‹›–—―‐‑‒•…‰′″†‡€™℃Ω≤≥≠≈−→←×÷√∞№"
    "।॥،؛؟٪٫٬۔、。〈〉《》「」『』【】〔〕・ー〜！（），．：；？％＋－／～"
) | frozenset(map(chr, range(0xA1, 0xC0)))  # fmt: skip
# Letters beyond Latin-1 that Latin-script languages use (CLDR exemplar characters).
_LETTERS = {
    "pl": "ąćęłńśźż", "cs": "čďěňřšťůž", "sk": "čďľĺňŕšťž", "hu": "őű", "tr": "ğışİ", "az": "əğışİ",
    "ro": "ășțşţ", "hr": "čćđšž", "bs": "čćđšž", "sr": "čćđšž", "sl": "čšž", "lt": "ąčęėįšųūž",
    "lv": "āčēģīķļņšūž", "et": "šž", "fi": "šž", "fr": "œŒŸ", "mt": "ċġħż", "cy": "ŵŷ", "nl": "ĳ",
    "eo": "ĉĝĥĵŝŭ", "vi": "ăđĩũơư", "de": "ẞ", "mi": "āēīōū", "haw": "āēīōū", "yo": "ẹọṣ",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Misread:
    """Characters that were read in the wrong encoding. meant: the text, as far as it is known."""

    span: Span
    meant: str


@lru_cache(maxsize=1024)
def misread(text: str, source: str, language: LanguageTag) -> tuple[Misread, ...]:
    """The runs of a text in `language` that were read in the wrong encoding, in its order.

    source: the text it translates; what stands there may stand in the translation.
    """
    if text.isascii():
        return ()
    found = [
        *_one_byte(text, source, language),
        *_more_bytes(text, source, language),
        *_latin_run(text, language),
    ]
    result: list[Misread] = []
    for each in sorted(found, key=lambda each: (each.span.start, -each.span.end)):
        if not result or each.span.start >= result[-1].span.end:
            result.append(each)
    return tuple(result)


def _one_byte(text: str, source: str, language: LanguageTag) -> Iterator[Misread]:
    own = scripts_of(language)
    letters = {each for each in set(text) if each > "\x7f"}
    for form in _FORMS:
        if form.first.isdisjoint(letters) or form.after.isdisjoint(letters):
            continue
        for match in form.pattern.finditer(text):
            meant = _meant(match[0], form.table, source, language)
            if meant is None:
                continue
            start, end = match.span()
            natural = "Latin" not in own and all(
                script_of(each) in own for each in match[0] if each.isalpha()
            )
            whole = not text[start - 1 : start].isalpha() and not text[end : end + 1].isalpha()
            if natural and len(meant) < (2 if whole else 3):
                continue
            if len(meant) == 1 and script_of(match[0][0]) in own and _closing(text, match):
                continue
            yield Misread(Span(start, end), meant)


def _meant(run: str, table: dict[str, int], source: str, language: LanguageTag) -> str | None:
    """What the run was before it was read wrongly, once or twice; None if it was nothing."""
    for _ in range(2):
        try:
            run = bytes(table[each] for each in run).decode()
        except (KeyError, UnicodeDecodeError):
            return None
        if _plausible(run, source, language):
            return run
    return None


def _closing(text: str, match: re.Match[str]) -> bool:
    """Whether it is a capital with a closing quote, or with the space before a French mark."""
    last = match[0][-1]
    if last in "\u00a0\u202f":
        return match[0][0] not in "ÃÂ" or text[match.end() : match.end() + 1] in (*"»:;!?%×€", "")
    capitals = text[match.start() - 1 : match.start()].isupper() or match.start() == 0
    return last in "‘’“”»›" and match[0][0].isupper() and capitals


def _more_bytes(text: str, source: str, language: LanguageTag) -> Iterator[Misread]:
    if not _EAST_ASIAN.search(text):
        return
    # Han is common in Chinese and Japanese, so that a few bytes may have the form by chance.
    pattern, least = {"zh": (_UTF8_EAST_ASIAN, 3), "ja": (_UTF8_EAST_ASIAN, 3)}.get(
        language.language, (_UTF8_EAST_ASIAN, 2) if language.language == "ko" else (_UTF8, 1)
    )
    for encoding in _MORE_BYTES:
        for match in pattern.finditer(text.encode(encoding, "replace")):
            meant = match[0].decode("utf-8", "replace")
            written = match[0].decode(encoding, "ignore")
            start = text.find(written)
            if (
                start >= 0
                and len(meant) >= least
                and _EAST_ASIAN.search(written)
                and _plausible(meant, source, language)
            ):
                yield Misread(Span(start, start + len(written)), meant)


def _latin_run(text: str, language: LanguageTag) -> Iterator[Misread]:
    """Letters of an old one-byte encoding, read as Latin-1: Ïðèâåò."""
    least = 5 if "Latin" in scripts_of(language) else 4
    for match in _LATIN_RUN.finditer(text):
        if len(match[0]) >= least and len(_MARKED.findall(match[0])) * 4 >= len(match[0]) * 3:
            yield Misread(Span(match.start(), match.end()), "")


def _plausible(meant: str, source: str, language: LanguageTag) -> bool:
    """Whether a text of the language has these characters."""
    own = scripts_of(language)
    letters = _LETTERS.get(language.language, "")
    for each in meant:
        if each in _TYPOGRAPHIC or "\u00c0" <= each <= "\u00ff" or each in source:
            continue
        script = script_of(each) if each.isalpha() else ""
        if script == "Latin" and each.lower() not in letters and each not in letters:
            if language.language != "vi" or not "\u1e00" <= each <= "\u1eff":
                return False
        elif not (script in own if script else _mark_or_digit(each, own)):
            return False
    return True


_BLOCKS = {
    "Arabic": "\u0600\u08ff", "Hebrew": "\u0590\u05ff", "Devanagari": "\u0900\u097f",
    "Bengali": "\u0980\u09ff", "Gurmukhi": "\u0a00\u0a7f", "Gujarati": "\u0a80\u0aff",
    "Oriya": "\u0b00\u0b7f", "Tamil": "\u0b80\u0bff", "Telugu": "\u0c00\u0c7f",
    "Kannada": "\u0c80\u0cff", "Malayalam": "\u0d00\u0d7f", "Sinhala": "\u0d80\u0dff",
    "Thai": "\u0e00\u0e7f", "Lao": "\u0e80\u0eff", "Tibetan": "\u0f00\u0fff",
    "Myanmar": "\u1000\u109f", "Khmer": "\u1780\u17ff", "Ethiopic": "\u1200\u139f",
    "Thaana": "\u0780\u07bf", "Katakana": "\u3040\u30ff", "Han": "\u3000\u303f",
}  # fmt: skip


def _mark_or_digit(each: str, own: frozenset[str]) -> bool:
    """Vowel signs and digits have no script of their own here; their block tells it."""
    return any(block[0] <= each <= block[1] for script in own if (block := _BLOCKS.get(script, "")))


@dataclass(frozen=True, slots=True)
class _Form:
    """What UTF-8 looks like in an old encoding.

    first, after: the characters that lead bytes and continuation bytes are read as.
    table: the byte of each character.
    """

    pattern: re.Pattern[str]
    first: frozenset[str]
    after: frozenset[str]
    table: dict[str, int]


def _form(encoding: str) -> _Form:
    """A byte that the encoding does not define is read as a control character, as browsers do."""
    table: dict[str, int] = {}
    for byte in range(0x80, 0x100):
        table[bytes([byte]).decode(encoding, "ignore") or chr(byte)] = byte

    def some(low: int, high: int) -> str:
        return "".join(each for each, byte in table.items() if low <= byte <= high)

    def class_of(low: int, high: int) -> str:
        return f"[{re.escape(some(low, high))}]"

    after = class_of(0x80, 0xBF)
    pattern = (
        f"(?:{class_of(0xC2, 0xDF)}{after}|{class_of(0xE0, 0xEF)}{after}{{2}}"
        f"|{class_of(0xF0, 0xF4)}{after}{{3}})+"
    )
    return _Form(
        re.compile(pattern), frozenset(some(0xC2, 0xF4)), frozenset(some(0x80, 0xBF)), table
    )


_FORMS = tuple(_form(each) for each in _ONE_BYTE)
