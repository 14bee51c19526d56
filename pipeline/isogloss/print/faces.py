"""The fonts of a bundle, and no others.

WeasyPrint's own FontConfiguration starts with the fonts of the system. This one starts with
none: what is printed then depends on `assets/css/fonts.css` alone, and a character that its
fonts lack is seen as missing instead of being filled in by whatever the machine has.
Reading the fonts costs most of the time of a first page, so a process keeps the configuration.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from weasyprint import CSS
from weasyprint.text import fonts as library
from weasyprint.text.ffi import (
    ffi,
    fontconfig,
    gobject,
    pangoft2,
)

from isogloss.print.errors import PrintError
from isogloss.print.resources import VIRTUAL_ROOT, BundleFetcher

FONTS_SHEET = "assets/css/fonts.css"
# The default values of fontconfig's own files that bear on shapes and widths, said outright.
_SETTINGS = b"""<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <match target="font">
    <edit name="hinting" mode="assign"><bool>false</bool></edit>
    <edit name="autohint" mode="assign"><bool>false</bool></edit>
    <edit name="hintstyle" mode="assign"><const>hintnone</const></edit>
    <edit name="embolden" mode="assign"><bool>false</bool></edit>
  </match>
</fontconfig>
"""
ffi.cdef("FcConfig * FcConfigCreate (void);")  # the one call WeasyPrint does not declare


class BundleFonts(library.FontConfiguration):  # type: ignore[misc]
    """A font configuration that knows only the faces that style sheets give it."""

    def __init__(self) -> None:
        self._folder = None
        self._config = fontconfig.FcConfigCreate()
        fontconfig.FcConfigParseAndLoadFromMemory(self._config, _SETTINGS, True)
        self.font_map = ffi.gc(pangoft2.pango_ft2_font_map_new(), gobject.g_object_unref)
        pangoft2.pango_fc_font_map_set_config(
            ffi.cast("PangoFcFontMap *", self.font_map), self._config
        )
        fontconfig.FcConfigDestroy(self._config)  # the font map holds it now
        self.strut_layouts: dict[Any, Any] = {}
        self.font_features: dict[Any, Any] = {}
        self.faces: set[str] = set()

    def add_font_face(self, rule_descriptors: dict[str, Any], url_fetcher: Any) -> None:
        self.faces.add(str(rule_descriptors))
        super().add_font_face(rule_descriptors, url_fetcher)


def bundle_fonts(root: Path) -> BundleFonts:
    """The configuration for a bundle's fonts, from this process's store if they are the same."""
    sheet = root / FONTS_SHEET
    if not sheet.is_file():
        raise PrintError(
            f"The bundle has no {FONTS_SHEET}.",
            hint="Print uses only the fonts that this style sheet names; "
            "see source/assets/fonts/README.md.",
        )
    stamps = tuple(
        (path.name, path.stat().st_mtime_ns, path.stat().st_size)
        for path in sorted({sheet, *(root / "assets/fonts").glob("*")})
    )
    return _load(root, stamps)


def forget_fonts() -> None:
    """Empty the store, after a document that brought faces of its own."""
    _load.cache_clear()


@lru_cache(maxsize=2)
def _load(root: Path, _stamps: tuple[tuple[str, int, int], ...]) -> BundleFonts:
    fonts = BundleFonts()
    address = VIRTUAL_ROOT + FONTS_SHEET
    CSS(
        string=(root / FONTS_SHEET).read_text("utf-8"),
        base_url=address,
        url_fetcher=BundleFetcher(root),
        font_config=fonts,
    )
    if not fonts.faces:
        raise PrintError(f"{FONTS_SHEET} names no font.", hint="Give it one @font-face at least.")
    return fonts
