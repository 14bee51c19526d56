"""The damages, by kind, and the recall that each group of them must reach."""

from bench.accuracy.damage import characters, codes, figures, meaning
from bench.accuracy.damage.kind import Carrier, Damage, Group

DAMAGES: tuple[Damage, ...] = (
    *codes.DAMAGES,
    *characters.DAMAGES,
    *figures.DAMAGES,
    *meaning.DAMAGES,
)

SWAPPED = "swapped"
"""The damage that only a catalog as a whole can show; `bench.accuracy.catalogs` makes it."""

GROUPS = (
    Group("codes", "inline code or placeholder lost, added, misnested, altered", 99.5),
    Group("characters", "forbidden, invisible, bidi, mojibake, homoglyph", 99.5),
    Group("untranslated", "left untranslated", 99.5),
    Group("empty", "empty, or no word in it", 99.5),
    Group("figures", "number, mark, range, percent, unit symbol, address, name", 98),
    Group("words", "spelled-out number, unit word, date", 85),
    Group("language-other", "wrong language", 99.5),
    Group("language-close", "close language (es-pt, sv-da, ru-uk, hi-ne, Hans-Hant)", 90),
    Group("language-related", "related language, no target", 0),
    Group("half-lost", "half missing", 95),
    Group("sentence-dropped", "a sentence dropped", 96),
    Group("sentence-untranslated", "a sentence left untranslated", 96),
    Group("sentence-added", "a sentence added", 90),
    Group(SWAPPED, "swapped with another unit’s translation", 90),
    Group("negation", "negation lost or added", 80),
    Group("limit", "“up to” and “at least” turned round", 80),
    Group("end-cut", "last fifth cut", 50),
)

__all__ = ["DAMAGES", "GROUPS", "SWAPPED", "Carrier", "Damage", "Group"]
