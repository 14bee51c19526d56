"""Pseudo-translations: texts that look foreign and can still be read, or run the other way.

`en-XA` and `ar-XB` are the pseudo-locales of CLDR (Unicode Technical Standard 35, part 1,
section 3.9: private use regions XA and XB). Codes and variables stay as they are.
"""

from __future__ import annotations

from isogloss.catalog.plurals import plural_count, plural_forms
from isogloss.model import LAYOUT_DOMAIN, Catalog, MessageKey, Template, Translation
from isogloss.model.notation import PLACEHOLDER, Kind, read, write_text

ACCENTED, MIRRORED = "en-XA", "ar-XB"
GROWTH = 0.4
"""How much longer an accented text is than its source: what short texts grow by in German or
Finnish (W3C Internationalization, Text size in translation)."""

_LATIN = str.maketrans(
    "ACDEGHIJKLNORSTUWYZacdeghijklnorstuwyz", "ÅÇĎÉĜĤÎĴĶĻÑÖŘŠŢÛŴÝŽåçďéĝĥîĵķļñöřšţûŵýž"
)
_VOWELS = frozenset("åéîöûýÅÉÎÖÛÝ")
# Arabic letters by sound, near enough to recognize a word by its consonants.
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_SOUNDS = "ا ب ك د ي ف ج ه ي ج ك ل م ن و ب ق ر س ت و ف و كس ي ز".split()
_ARABIC = str.maketrans(dict(zip(_LETTERS, _SOUNDS, strict=True)))
_FILLER = "öñé ţŵö ţĥřéé ƒöûř ƒîvé šîx".replace("ƒ", "f").split()


def pseudo_catalog(template: Template, locale: str) -> Catalog:
    """A complete catalog of a template in a pseudo-locale, as if someone had translated it.

    locale: ACCENTED or MIRRORED.
    """
    translations: dict[MessageKey, Translation] = {}
    for message in template.messages:
        sources = [message.text]
        if message.plural is not None:
            sources += [message.plural] * (plural_count(locale) - 1)
        layout = template.domain == LAYOUT_DOMAIN
        translations[message.key] = Translation(
            text=message.text,
            context=message.context,
            plural=message.plural,
            strings=tuple(pseudo_text(text, locale, layout=layout) for text in sources),
            fuzzy=False,
            previous=None,
            line=1,
        )
    return Catalog(
        path=f"pseudo/{locale}/{template.domain}.po",
        locale=locale,
        domain=template.domain,
        headers={"Plural-Forms": plural_forms(locale)},
        translations=translations,
    )


def pseudo_text(text: str, locale: str, *, layout: bool = False) -> str:
    """A text in a pseudo-locale.

    ACCENTED: letters with accents, two fifths longer, in brackets, so that a text that is
    cut off or put together from parts shows. MIRRORED: Arabic letters.
    layout: whether it is a text of a layout, plain with placeholders, and not in the notation.
    """
    pieces = _layout_pieces(text) if layout else _unit_pieces(text)
    length = sum(len(piece) for piece, fixed in pieces if not fixed)
    if not any(piece.strip() for piece, fixed in pieces if not fixed):
        return text
    written = str if layout else _written
    missing = round(length * GROWTH) if locale == ACCENTED else 0
    parts = []
    for piece, fixed in pieces:
        if fixed:
            parts.append(piece)
        elif locale == MIRRORED:
            parts.append(written(piece.lower().translate(_ARABIC)))
        else:
            longer, missing = _lengthened(piece.translate(_LATIN), missing)
            parts.append(written(longer))
    changed = "".join(parts)
    if locale == MIRRORED:
        return changed
    start = len(changed) - len(changed.lstrip())
    end = len(changed.rstrip())
    return f"{changed[:start]}[{changed[start:end]}{_filler(missing)}]{changed[end:]}"


def _unit_pieces(text: str) -> list[tuple[str, bool]]:
    """Characters of a unit's text, and codes and variables as they are written."""
    return [
        (token.value, False) if token.kind is Kind.TEXT else (text[token.start : token.end], True)
        for token in read(text)
    ]


def _layout_pieces(text: str) -> list[tuple[str, bool]]:
    """Characters of a layout's text, and placeholders as they are written."""
    pieces = []
    position = 0
    for match in PLACEHOLDER.finditer(text):
        pieces += [(text[position : match.start()], False), (match[0], True)]
        position = match.end()
    return [*pieces, (text[position:], False)]


def _written(characters: str) -> str:
    return write_text(characters).replace("{", "{{").replace("}", "}}")


def _lengthened(text: str, missing: int) -> tuple[str, int]:
    """The text with its vowels doubled, as far as it must grow; and what is then still missing."""
    letters = []
    for letter in text:
        letters.append(letter)
        if missing > 0 and letter in _VOWELS:
            letters.append(letter)
            missing -= 1
    return "".join(letters), missing


def _filler(length: int) -> str:
    """Words of about the length, with a space before them."""
    filler = ""
    for number in range(length):
        if len(filler) >= length:
            break
        filler += f" {_FILLER[number % len(_FILLER)]}"
    return filler
