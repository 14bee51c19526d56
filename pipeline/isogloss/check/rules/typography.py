"""Family 6: characters that should not be there, or not like that."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from isogloss.check.encodings import Misread, misread
from isogloss.check.phrases import short
from isogloss.check.registry import Hit, rule
from isogloss.check.samples import pair
from isogloss.check.scripts import script_of, words_of_mixed_scripts
from isogloss.check.subjects import Translated
from isogloss.check.unseen import RIGHT_TO_LEFT, unseen
from isogloss.check.visible import visible
from isogloss.model import Severity, Span

_ERROR, _WARNING, _INFO = Severity.ERROR, Severity.WARNING, Severity.INFO

_OPENS = {"\u202a": "\u202c", "\u202b": "\u202c", "\u202d": "\u202c", "\u202e": "\u202c"}
_ISOLATES = {"\u2066": "\u2069", "\u2067": "\u2069", "\u2068": "\u2069"}
_BIDI = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]+")
# Private use, noncharacters, surrogates, line and paragraph separators, annotation, object.
_UNKNOWN = re.compile(
    "[\u2028\u2029\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufff9-\ufffc\ufffe\uffff"
    + "".join(
        f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(1, 15)
    )
    + "\U000f0000-\U0010ffff]+"
)
_DOUBLED = re.compile(r"(?<=\S)  +(?=\S)")
_STYLED = re.compile(
    r"[\uff01-\uff5e\U0001d400-\U0001d7ff\u24b6-\u24e9\u2460-\u249b\U0001f110-\U0001f189]+"
)
# Letters of Latin that are taken for others: script a and g, dotless i, Latin iota, click.
_TWIN_LETTERS = re.compile(r"[ɑɡıɩǀⅼⅰ]")
_WIDE = frozenset({"ja", "zh", "ko", "yue"})
_DOTLESS = frozenset({"tr", "az", "crh", "tt", "gag"})
_QUESTIONS = re.compile(r"\?(?=[^\W\d_])|\?{3,}")
_UNSPACED = frozenset({"ja", "zh", "yue", "th", "lo", "km", "my"})
_WORDS = re.compile(r"\S+")
_NAMES = {"\u200b": "zero width space", "\ufeff": "byte order mark", "\u00ad": "soft hyphen"}


def _span(match: re.Match[str]) -> Span:
    return Span(match.start(), match.end())


def _misread(unit: Translated) -> tuple[Misread, ...]:
    return tuple(
        each
        for each in misread(unit.target, unit.text, unit.locale)
        if unit.target[slice(*each.span)] not in unit.text
    )


def _outside(unit: Translated, found: Iterable[re.Match[str]]) -> Iterator[re.Match[str]]:
    """Those that are not part of text in the wrong encoding, which has its own finding."""
    for match in found:
        if not any(each.span.start <= match.start() < each.span.end for each in _misread(unit)):
            yield match


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
        pair("Dose 12", "Dosis \u206712\u2069", "es"),
    ],
    good=[
        pair("Call 112.", "\u2067اتصل\u2069 112.", "ar"),
        pair("Call 112.", "اتصل \u200e112.", "ar"),
    ],
)
def bidi_unbalanced(unit: Translated) -> Iterator[Hit]:
    """A bidi embedding or isolate is not closed, or text is forced to run the other way."""
    if not _BIDI.search(unit.target):
        return
    stack: list[tuple[str, int]] = []
    turned = unit.locale.direction == "rtl" or RIGHT_TO_LEFT.search(unit.target) is not None
    for match in _outside(unit, _BIDI.finditer(unit.target)):
        each, place = match[0], match.start()
        if each in _OPENS or each in _ISOLATES:
            stack.append((_OPENS.get(each) or _ISOLATES[each], place))
            if _forces(each, unit, turned):
                yield Hit(
                    f"{_name(each)} forces a direction on the text.",
                    "Remove it; use isolates (U+2066 to U+2069) for names in another direction.",
                    Span(place, place + 1),
                )
        elif stack and stack[-1][0] == each:
            stack.pop()
        else:
            yield Hit(
                f"{_name(each)} closes what was not opened.",
                "Remove it, or put the opening control before it.",
                Span(place, place + 1),
            )
    for _, place in stack:
        if not _forces(unit.target[place], unit, turned):
            yield Hit(
                f"{_name(unit.target[place])} is not closed.",
                "Close it where the text in the other direction ends.",
                Span(place, place + 1),
            )


def _forces(each: str, unit: Translated, turned: bool) -> bool:
    """An override, or a turn to the left of a text that has no letter that runs so."""
    return each not in unit.text and (
        each in "\u202d\u202e" or (each in "\u202b\u2067" and not turned)
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
        pair("Death", "Mu\u200certe", "es"),
        pair("Death", "死\u200b亡", "zh-Hans"),
        pair("Death", "Mu\ufe0eerte", "es"),
    ],
    good=[
        pair("A heart ❤️", "Un corazón ❤️", "es"),
        pair("Call 112.", "اتصل \u200e112.", "ar"),
        pair("Death", "می\u200cشود", "fa"),
        pair("heart valve", "ลิ้น\u200bหัวใจ", "th"),
        pair("heart\u00adbeat", "lati\u00addo", "es"),
    ],
)
def invisible_character(unit: Translated) -> Iterator[Hit]:
    """The translation has a character that does not show."""
    for match in _outside(unit, unseen(unit.target, unit.locale)):
        if match[0] not in unit.text:
            yield Hit(
                f"{_name(match[0])} is in the text and does not show.", "Remove it.", _span(match)
            )


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
    for match in _outside(unit, _CONTROL.finditer(unit.target)):
        yield Hit(f"U+{ord(match[0][0]):04X} is a control character.", "Remove it.", _span(match))


@rule(
    "IG609",
    "character-unknown",
    subject=Translated,
    draft=_WARNING,
    review=_ERROR,
    release=_ERROR,
    why="No font and no program has a meaning for it: readers see an empty box, or nothing.",
    source="Unicode Standard, 23.5 private use, 23.7 noncharacters, 23.8 specials; XML 1.0, 2.2",
    bad=[
        pair("Death", "Muer\ue000te", "es"),
        pair("Death", "Muer\ufdd0te", "es"),
        pair("Death", "Muerte\u2028", "es"),
    ],
    good=[pair("Death", "Muerte", "es"), pair("\ue000 Death", "\ue000 Muerte", "es")],
)
def character_unknown(unit: Translated) -> Iterator[Hit]:
    """The translation has a character for private use, or one that is no character."""
    for match in _outside(unit, _UNKNOWN.finditer(unit.target)):
        if match[0] not in unit.text:
            yield Hit(
                f"U+{ord(match[0][0]):04X} is no character of any language.",
                "Remove it, or write the character that was meant.",
                _span(match),
            )


@rule(
    "IG604",
    "character-lost",
    subject=Translated,
    draft=_ERROR,
    review=_ERROR,
    release=_ERROR,
    why="A letter was lost when the file was read in the wrong encoding; the word is damaged.",
    source="Unicode Standard, 23.8: U+FFFD replacement character",
    bad=[
        pair("heart", "coraz\ufffdn", "es"),
        pair("heart", "coraz?n", "es"),
        pair("the heart", "??????", "ru"),
    ],
    good=[
        pair("heart", "corazón", "es"),
        pair("Pain? Rest.", "¿Dolor? Descanse.", "es"),
        pair("See a.org/b?c", "Véase a.org/b?c", "es"),
    ],
)
def character_lost(unit: Translated) -> Iterator[Hit]:
    """The translation has U+FFFD or question marks where characters were lost."""
    found = list(re.finditer("\ufffd+", unit.target))
    if found and "\ufffd" not in unit.text:
        more = f", and in {len(found) - 1} more places" if len(found) > 1 else ""
        yield Hit(f"A character was lost here{more}.", "Write the word again.", _span(found[0]))
    elif "?" in unit.target:
        yield from _questions(unit)


def _questions(unit: Translated) -> Iterator[Hit]:
    """A question mark inside a word, or many of them, where the source has none such."""
    if _QUESTIONS.search(_WORDS.sub(_without_address, unit.text)):
        return
    spaced = unit.locale.language not in _UNSPACED
    for match in _QUESTIONS.finditer(_WORDS.sub(_without_address, unit.target)):
        after = unit.target[match.end() : match.end() + 1]
        # “…?Then”: only the space is missing.
        if len(match[0]) > 1 or (spaced and not (after.isupper() and match.start())):
            yield Hit(
                f"“{match[0]}” stands where letters should.", "Write the word again.", _span(match)
            )
            return


def _without_address(match: re.Match[str]) -> str:
    """Blanks in place of what has a question mark for a reason: a.org/b?c=d."""
    return " " * len(match[0]) if any(each in match[0] for each in "/@=&") else match[0]


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
        pair("heart", "СЃРµСЂРґС†Рµ", "ru"),
        pair("heart", "Ñåðäöå", "ru"),
        pair("heart", "coraz贸n", "es"),
        pair("heart", "coraz√≥n", "es"),
    ],
    good=[
        pair("heart", "corazón", "es"),
        pair("NO ENTRY", "SÃO PAULO “À”", "pt-BR"),
        pair("estimated", "« estimé\u00a0»", "fr"),
        pair("4 x 10", "4\u00a0×\u00a010", "fr"),
        pair("created", "créée", "fr"),
        pair("the letter A", "der Buchstabe „Ä“", "de"),
        pair("photo", "عکس", "fa"),
    ],
)
def mojibake(unit: Translated) -> Iterator[Hit]:
    """A run of characters is text that was read in the wrong encoding."""
    found = _misread(unit)
    if not found:
        return
    first = found[0]
    written = short(unit.target[slice(*first.span)], 40)
    means = f"“{written}” is “{short(first.meant, 40)}” in" if first.meant else f"“{written}” is in"
    more = f" ({len(found) - 1} more places)" if len(found) > 1 else ""
    yield Hit(
        f"{means} the wrong encoding{more}.",
        "Read the file as UTF-8 and write the words again.",
        first.span,
        expected=first.meant,
    )


@rule(
    "IG606",
    "mixed-scripts",
    subject=Translated,
    draft=_WARNING,
    review=_WARNING,
    release=_WARNING,
    why="A Cyrillic “а” in a Latin word looks right, but search, speech and proof do not find it.",
    source="Unicode Technical Standard 39, 5.1: mixed-script detection",
    bad=[
        pair("heart", "cor\u0430zón", "es"),
        pair("heart", "c\u0435рдце", "ru"),
        pair("is not so", "n\u043e es \u0430\u0441\u0456", "es"),
        pair("which of them", "кто из них оn", "ru"),
    ],
    good=[
        pair("X-ray", "X線", "ja"),
        pair("heart valve", "心臓の弁", "ja"),
        pair("MRI scan", "МРТ-скан", "ru"),
        pair("mL", "10 µm", "es"),
    ],
)
def mixed_scripts(unit: Translated) -> Iterator[Hit]:
    """A word has letters of two scripts, or is wholly in letters that look like others."""
    if unit.target.isascii():
        return
    damaged = [each.span for each in _misread(unit)]
    view = visible(unit.target)
    for start, end, scripts in words_of_mixed_scripts(view.text, unit.locale):
        word, place = view.text[start:end], view.span(start, end)
        if word in unit.text or any(
            span.start < place.end and place.start < span.end for span in damaged
        ):
            continue
        if len(scripts) == 1:
            yield Hit(
                f"“{word}” is written in {scripts[0]} letters that look like others.",
                f"Write it in the letters of “{unit.locale}”.",
                place,
            )
            continue
        odd = next(each for each in word if script_of(each) == scripts[-1])
        yield Hit(
            f"“{word}” mixes {' and '.join(scripts)}: “{odd}” is {_name(odd)}.",
            "Write the word again in one script.",
            place,
        )


@rule(
    "IG608",
    "letters-styled",
    subject=Translated,
    draft=_WARNING,
    review=_WARNING,
    release=_WARNING,
    why="Letters made for formulas or for East Asian lines look like others, but search, speech "
    "and proof do not find the word.",
    source="Unicode Standard Annex 15: compatibility characters; UTS 39, 4: confusables",
    bad=[
        pair("heart", "𝐜𝐨𝐫𝐚𝐳ó𝐧", "es"),
        pair("heart", "ｃｏｒａｚóｎ", "es"),
        pair("heart", "corɑzón", "es"),
    ],
    good=[
        pair("MRI", "ＭＲＩ検査", "ja"),
        pair("heart", "corazón", "es"),
        pair("warm", "ılık", "tr"),
    ],
)
def letters_styled(unit: Translated) -> Iterator[Hit]:
    """The translation has mathematical, circled or full-width letters, or rare twins of letters."""
    if unit.target.isascii():
        return
    language = unit.locale.language
    found = [
        match
        for match in _STYLED.finditer(unit.target)
        if language not in _WIDE or match[0][0] > "\U0001d3ff"
    ]
    if language not in _DOTLESS:
        found += _TWIN_LETTERS.finditer(unit.target)
    for match in _outside(unit, found):
        if match[0] not in unit.text:
            yield Hit(
                f"“{match[0]}” is not written in plain letters.",
                "Write the word in the letters of the language.",
                _span(match),
                expected=unicodedata.normalize("NFKC", match[0]),
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
