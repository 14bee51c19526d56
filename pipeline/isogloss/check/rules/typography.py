"""Family 6: characters that should not be there, or not like that."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from isogloss.check.registry import Hit, rule
from isogloss.check.samples import pair
from isogloss.check.scripts import script_of, words_of_mixed_scripts
from isogloss.check.subjects import Translated
from isogloss.model import Severity, Span

_ERROR, _WARNING, _INFO = Severity.ERROR, Severity.WARNING, Severity.INFO

_OPENS = {"\u202a": "\u202c", "\u202b": "\u202c", "\u202d": "\u202c", "\u202e": "\u202c"}
_ISOLATES = {"\u2066": "\u2069", "\u2067": "\u2069", "\u2068": "\u2069"}
_CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff]"
)
_UNSEEN = re.compile(
    r"[\u00ad\u180e\u200b\u2060-\u2064\ufeff\u115f\u1160\u3164\uffa0\U000e0000-\U000e007f]"
)
_DOUBLED = re.compile(r"(?<=\S)  +(?=\S)")
# UTF-8 read as Latin-1 or Windows-1252: a lead byte C2-F4 with its continuation bytes.
_LATIN = "[\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013\u2014"
_LATIN += "\u2018-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]"
_MOJIBAKE = re.compile(
    f"(?:[\u00c2-\u00df]{_LATIN}|[\u00e0-\u00ef]{_LATIN}{{2}}|[\u00f0-\u00f4]{_LATIN}{{3}})"
)
_NAMES = {"\u200b": "zero width space", "\ufeff": "byte order mark", "\u00ad": "soft hyphen"}


def _span(match: re.Match[str]) -> Span:
    return Span(match.start(), match.end())


def _name(character: str) -> str:
    name = _NAMES.get(character) or unicodedata.name(character, "unnamed").lower()
    return f"U+{ord(character):04X} ({name})"


@rule(
    "IG601",
    "bidi-unbalanced",
    subject=Translated,
    draft=_ERROR,
    review=_ERROR,
    release=_ERROR,
    why="An embedding that is not closed turns the order of what follows; an override can make "
    "text read other than it is.",
    source="Unicode Standard Annex 9, 3.3; CVE-2021-42574",
    bad=[
        pair("Call 112.", "\u2067اتصل 112.", "ar"),
        pair("Call 112.", "اتصل 112\u2069.", "ar"),
        pair("Dose 12", "Dosis \u202e21\u202c", "es"),
    ],
    good=[
        pair("Call 112.", "\u2067اتصل\u2069 112.", "ar"),
        pair("Call 112.", "اتصل \u200e112.", "ar"),
    ],
)
def bidi_unbalanced(unit: Translated) -> Iterator[Hit]:
    """A bidi embedding or isolate is not closed, or text is forced to run the other way."""
    stack: list[tuple[str, int]] = []
    for place, each in enumerate(unit.target):
        if each in "\u202d\u202e" and each not in unit.text:
            yield Hit(
                f"{_name(each)} forces a direction on the text.",
                "Remove it; use isolates (U+2066 to U+2069) for names in another direction.",
                Span(place, place + 1),
            )
        if each in _OPENS or each in _ISOLATES:
            stack.append((_OPENS.get(each) or _ISOLATES[each], place))
        elif each in "\u202c\u2069":
            if stack and stack[-1][0] == each:
                stack.pop()
            else:
                yield Hit(
                    f"{_name(each)} closes what was not opened.",
                    "Remove it, or put the opening control before it.",
                    Span(place, place + 1),
                )
    for _, place in stack:
        yield Hit(
            f"{_name(unit.target[place])} is not closed.",
            "Close it where the text in the other direction ends.",
            Span(place, place + 1),
        )


@rule(
    "IG602",
    "invisible-character",
    subject=Translated,
    draft=_WARNING,
    review=_WARNING,
    release=_WARNING,
    why="What nobody sees breaks search, copying, line breaks and word-for-word proof.",
    source="Unicode Standard, 23.2 and 5.21: default ignorable characters",
    bad=[
        pair("Death", "Mu\u00aderte", "es"),
        pair("Death", "\ufeffMuerte", "es"),
        pair("Death", "Mu\u200berte", "es"),
    ],
    good=[
        pair("Death", "می\u200cشود", "fa"),
        pair("heart valve", "ลิ้น\u200bหัวใจ", "th"),
        pair("heart\u00adbeat", "lati\u00addo", "es"),
    ],
)
def invisible_character(unit: Translated) -> Iterator[Hit]:
    """The translation has a character that does not show."""
    for match in _UNSEEN.finditer(unit.target):
        each = match[0]
        breaks_lines = each == "\u200b" and unit.locale.language in _NO_SPACES
        if each not in unit.text and not breaks_lines:
            yield Hit(
                f"{_name(each)} is in the text and does not show.", "Remove it.", _span(match)
            )


# Languages in which U+200B marks where a line may break (Unicode Standard, 23.2).
_NO_SPACES = frozenset({"th", "lo", "km", "my", "bo", "dz", "ja", "zh"})


@rule(
    "IG603",
    "control-character",
    subject=Translated,
    draft=_ERROR,
    review=_ERROR,
    release=_ERROR,
    why="Control characters are no text in HTML or XML; the page or the PDF would not be valid.",
    source="HTML Standard 13.2.3.5; XML 1.0, 2.2",
    bad=[pair("Death", "Muer\x08te", "es"), pair("Death", "Muerte\x9d", "es")],
    good=[pair("Death", "Muerte", "es")],
)
def control_character(unit: Translated) -> Iterator[Hit]:
    """The translation has a control character."""
    for match in _CONTROL.finditer(unit.target):
        yield Hit(f"U+{ord(match[0]):04X} is a control character.", "Remove it.", _span(match))


@rule(
    "IG604",
    "character-lost",
    subject=Translated,
    draft=_ERROR,
    review=_ERROR,
    release=_ERROR,
    why="A letter was lost when the file was read in the wrong encoding; the word is damaged.",
    source="Unicode Standard, 23.8: U+FFFD replacement character",
    bad=[pair("heart", "coraz\ufffdn", "es")],
    good=[pair("heart", "corazón", "es")],
)
def character_lost(unit: Translated) -> Iterator[Hit]:
    """The translation has U+FFFD where a character was lost."""
    for match in re.finditer("\ufffd+", unit.target):
        if "\ufffd" not in unit.text:
            yield Hit("A character was lost here.", "Write the word again.", _span(match))


@rule(
    "IG605",
    "mojibake",
    subject=Translated,
    draft=_ERROR,
    review=_ERROR,
    release=_ERROR,
    why="UTF-8 that was read as another encoding is unreadable, and often only in some words.",
    source="WHATWG Encoding Standard: UTF-8, windows-1252",
    bad=[
        pair("heart", "corazÃ³n", "es"),
        pair("the heart’s", "l’Å“uvre du cÅ“ur", "fr"),
        pair("dose", "Ø§Ù„Ø¬Ø±Ø¹Ø©", "ar"),
    ],
    good=[
        pair("heart", "corazón", "es"),
        pair("NO ENTRY", "SÃO PAULO “À”", "pt-BR"),
        pair("estimated", "« estimé\u00a0»", "fr"),
        pair("4 x 10", "4\u00a0×\u00a010", "fr"),
    ],
)
def mojibake(unit: Translated) -> Iterator[Hit]:
    """A run of characters is UTF-8 that was read as Windows-1252."""
    for match in _MOJIBAKE.finditer(unit.target):
        if "\u00a0" in match[0] and match[0][0] != "Ã":
            continue  # “4 × 10” and “sous-estimé »” with their no-break spaces
        meant = _decoded(match[0])
        if meant is not None and match[0] not in unit.text:
            yield Hit(
                f"“{match[0]}” is “{meant}” in the wrong encoding.",
                "Read the file as UTF-8 and write the word again.",
                _span(match),
            )


def _decoded(text: str) -> str | None:
    for encoding in ("cp1252", "latin-1"):
        try:
            meant = text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
        if meant.isprintable() and any(unicodedata.category(each)[0] in "LMPS" for each in meant):
            return meant
    return None


@rule(
    "IG606",
    "mixed-scripts",
    subject=Translated,
    draft=_WARNING,
    review=_WARNING,
    release=_WARNING,
    why="A Cyrillic “а” in a Latin word looks right, but search, speech and proof do not find it.",
    source="Unicode Technical Standard 39, 5.1: mixed-script detection",
    bad=[pair("heart", "cor\u0430zón", "es"), pair("heart", "c\u0435рдце", "ru")],
    good=[
        pair("X-ray", "X線", "ja"),
        pair("heart valve", "心臓の弁", "ja"),
        pair("MRI scan", "МРТ-скан", "ru"),
        pair("mL", "10 µm", "es"),
    ],
)
def mixed_scripts(unit: Translated) -> Iterator[Hit]:
    """One word has letters of two scripts that look alike."""
    for start, end, scripts in words_of_mixed_scripts(unit.target):
        word = unit.target[start:end]
        if word not in unit.text:
            odd = next(each for each in word if script_of(each) == scripts[-1])
            yield Hit(
                f"“{word}” mixes {' and '.join(scripts)}: “{odd}” is {_name(odd)}.",
                "Write the word again in one script.",
                Span(start, end),
            )


@rule(
    "IG607",
    "space-doubled",
    subject=Translated,
    draft=_INFO,
    review=_INFO,
    release=_WARNING,
    why="White space is folded in HTML but not in every attribute; it is most often a slip.",
    source="CSS Text 3, 4.1: white space processing",
    bad=[pair("Call us.", "Llame  aquí.", "es")],
    good=[pair("Call us.", "Llame aquí.", "es"), pair("Call  us.", "Llame  aquí.", "es")],
)
def space_doubled(unit: Translated) -> Iterator[Hit]:
    """The translation has two spaces in a row."""
    if not _DOUBLED.search(unit.text):
        for match in _DOUBLED.finditer(unit.target):
            yield Hit("There are two spaces in a row.", "Leave one.", _span(match))
