"""Do the fonts of a bundle have a glyph for every character of a text?"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from isogloss.print.errors import PrintError

FONT_SUFFIXES = (".woff2", ".woff", ".ttf", ".otf")


def fonts_cover(text: str, font_folder: Path) -> tuple[str, ...]:
    """The characters of `text` that no font in the folder has a glyph for, each once, sorted."""
    wanted = {c for c in set(text) if not _needs_no_glyph(c)}
    if not wanted:
        return ()
    for path in sorted(font_folder.glob("*")):
        if path.suffix in FONT_SUFFIXES:
            stat = path.stat()
            wanted -= _characters(path, stat.st_mtime_ns, stat.st_size)
    return tuple(sorted(wanted))


def missing_glyphs_error(missing: Iterable[str], language: str) -> PrintError:
    """The error that tells which characters and scripts are missing and what to add."""
    characters = sorted(set(missing))
    shown = ", ".join(f"{c} (U+{ord(c):04X} {unicodedata.name(c, '?')})" for c in characters[:5])
    more = f" and {len(characters) - 5} more" if len(characters) > 5 else ""
    scripts = sorted({_script(c) for c in characters})
    return PrintError(
        f"No font of the bundle has a glyph for {shown}{more}, "
        f"in the edition {language} (script: {', '.join(scripts)}).",
        hint="Put a font for this script (Noto has one) into source/assets/fonts, name it in "
        "source/assets/css/fonts.css and in the font-family of print.css; "
        "source/assets/fonts/README.md says how.",
    )


def require_glyphs(text: str, font_folder: Path, language: str) -> None:
    """Raise PrintError where a font for the text is missing, before anything is built."""
    if missing := fonts_cover(text, font_folder):
        raise missing_glyphs_error(missing, language)


def _needs_no_glyph(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) in ("Cc", "Cf", "Zl", "Zp")


def _script(character: str) -> str:
    """The script in words, taken from the character's name: good enough for a message."""
    name = unicodedata.name(character, "")
    if name.startswith(("CJK", "IDEOGRAPHIC")):
        return "Han"
    first = name.split(" ")[0]
    return first.capitalize() if unicodedata.category(character)[0] in "LM" else "symbols"


@lru_cache(maxsize=64)
def _characters(path: Path, _mtime: int, _size: int) -> frozenset[str]:
    from fontTools.ttLib import TTFont

    with TTFont(path, lazy=True) as font:
        return frozenset(map(chr, font.getBestCmap()))
