"""Make the static subset fonts of source/assets/fonts from Debian's Noto packages.

    python tools/subset_fonts.py FONTS [-o source/assets/fonts]

FONTS is the folder that holds `truetype/noto` (package fonts-noto-core) and `opentype/noto`
(package fonts-noto-cjk); on Debian it is /usr/share/fonts. The same packages and the same
fontTools and Brotli give the same bytes. Needs: fonttools, brotli.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont


@dataclass(frozen=True, slots=True)
class Face:
    """One font file to make: where it comes from and which characters it keeps."""

    target: str
    source: str
    index: int  # of the font in a collection (.ttc)
    characters: frozenset[int]


def spans(*ranges: tuple[int, int]) -> frozenset[int]:
    """The code points of inclusive ranges."""
    return frozenset(point for start, end in ranges for point in range(start, end + 1))


def jis_x_0208() -> Iterator[int]:
    """Every character of JIS X 0208: kana, punctuation, level 1 and level 2 kanji."""
    for row in range(0xA1, 0xFF):
        for cell in range(0xA1, 0xFF):
            try:
                text = bytes((row, cell)).decode("euc_jp")
            except UnicodeDecodeError:
                continue
            yield from map(ord, text)


GENERAL = spans(
    (0x2000, 0x206F),  # general punctuation, among it the invisible bidi controls
    (0x2070, 0x209F),  # superscripts and subscripts
    (0x20A0, 0x20C0),  # currency
    (0x2100, 0x214F),  # letterlike: trade mark, numero, degrees
    (0x2190, 0x2199),  # arrows
    (0x2200, 0x22FF),  # mathematics
    (0x25A0, 0x25FF),  # shapes
    (0xFEFF, 0xFEFF),
    (0xFFFC, 0xFFFD),
)
BASIC = spans((0x20, 0x7E), (0xA0, 0xFF))
LATIN = (
    BASIC
    | GENERAL
    | spans(
        (0x0100, 0x024F),  # Latin Extended-A and -B
        (0x02B0, 0x036F),  # modifiers and combining marks
        (0x0370, 0x03FF),  # Greek: units and medical symbols, and the language
        (0x0400, 0x045F),  # Cyrillic of the living languages
        (0x0490, 0x04FF),
        (0x1E00, 0x1EFF),  # Latin Extended Additional: Vietnamese, capital sharp s
        (0xFB00, 0xFB06),
    )
)
ARABIC = (
    BASIC
    | GENERAL
    | spans(
        (0x0600, 0x06FF),
        (0x0750, 0x077F),
        (0x08A0, 0x08FF),
        (0xFB50, 0xFDFF),
        (0xFE70, 0xFEFF),
    )
)
JAPANESE = (
    BASIC
    | GENERAL
    | frozenset(jis_x_0208())
    | spans(
        (0x2460, 0x2473),  # circled numbers
        (0x2713, 0x2713),  # check mark
        (0x3000, 0x303F),  # CJK punctuation
        (0x3041, 0x30FF),  # kana
        (0x3220, 0x3229),
        (0x3231, 0x3232),
        (0x3390, 0x33DD),  # square units
        (0xFF01, 0xFFEE),  # full and half width forms
    )
)

CORE = "truetype/noto"
CJK = "opentype/noto"
FACES = (
    Face("NotoSans-Regular.woff2", f"{CORE}/NotoSans-Regular.ttf", 0, LATIN),
    Face("NotoSans-Italic.woff2", f"{CORE}/NotoSans-Italic.ttf", 0, LATIN),
    Face("NotoSans-Bold.woff2", f"{CORE}/NotoSans-Bold.ttf", 0, LATIN),
    Face("NotoSansArabic-Regular.woff2", f"{CORE}/NotoSansArabic-Regular.ttf", 0, ARABIC),
    Face("NotoSansArabic-Bold.woff2", f"{CORE}/NotoSansArabic-Bold.ttf", 0, ARABIC),
    Face("NotoSansJP-Regular.woff2", f"{CJK}/NotoSansCJK-Regular.ttc", 0, JAPANESE),
    Face("NotoSansJP-Bold.woff2", f"{CJK}/NotoSansCJK-Bold.ttc", 0, JAPANESE),
)


def make(source: bytes, index: int, characters: Iterable[int]) -> bytes:
    """Subset one font: unhinted, layout features kept, licence names kept, dates kept."""
    font = TTFont(BytesIO(source), fontNumber=index, lazy=True, recalcTimestamp=False)
    options = subset.Options()
    options.hinting = False
    options.name_IDs = ["*"]
    options.name_languages = [0x409]
    options.notdef_outline = True
    options.glyph_names = False
    options.drop_tables += ["DSIG", "vhea", "vmtx", "VORG", "BASE"]
    options.layout_features = sorted(
        {*options.layout_features, "sups", "subs", "palt", "tnum", "lnum"} - {"vert", "vrt2"}
    )
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=sorted(set(characters) & set(font.getBestCmap())))
    cutter.subset(font)
    font.flavor = "woff2"
    out = BytesIO()
    font.save(out, reorderTables=False)
    return out.getvalue()


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("fonts", type=Path, help="folder with truetype/noto and opentype/noto")
    parser.add_argument("-o", "--output", type=Path, default=Path("source/assets/fonts"))
    arguments = parser.parse_args()
    arguments.output.mkdir(parents=True, exist_ok=True)
    for face in FACES:
        data = make((arguments.fonts / face.source).read_bytes(), face.index, face.characters)
        (arguments.output / face.target).write_bytes(data)
        print(f"{face.target}\t{len(data)}")


if __name__ == "__main__":
    main()
