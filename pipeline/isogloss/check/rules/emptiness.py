"""Family 3: a translation that is there, and says nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from isogloss.check.registry import Hit, rule
from isogloss.check.samples import pair
from isogloss.check.subjects import Translated
from isogloss.check.visible import VARIABLE, visible_with
from isogloss.model import Severity, Span

_ERROR, _WARNING = Severity.ERROR, Severity.WARNING
_WORD = re.compile(r"[^\W\d_]+")


@rule(
    "IG317",
    "words-missing",
    subject=Translated,
    draft=_WARNING,
    review=_ERROR,
    release=_ERROR,
    why="A space or a dash fills the place of a translation, and so hides that there is none.",
    source="W3C ITS 2.0, 8.17: localization quality issue types, omission",
    bad=[
        pair("Tell your doctor.", "...", "es"),
        pair("Tell your doctor.", " ", "ja"),
        pair("See <a>the list</a>.", "<a> </a>.", "es"),
    ],
    good=[
        pair("Not known", "Desconocido", "es"),
        pair("None", "–", "es"),
        pair("57 %", "٥٧٪", "ar"),
        pair("Page {n}", "{n}", "ja"),
        pair("two to three", "2〜3", "ja"),
    ],
)
def words_missing(unit: Translated) -> Iterator[Hit]:
    """The source has words, the translation neither a word nor a figure."""
    target = visible_with(unit.target, unit.shown).text
    if any(each.isalnum() or each == VARIABLE for each in target):
        return
    words = _WORD.findall(visible_with(unit.text, unit.shown).text)
    # One word may be a sign in a table: “–” for “None”.
    if len(words) > 1 or (words and not target.strip()):
        yield Hit(
            "The translation has no word in it.",
            "Translate the text, or leave the message empty so that it counts as untranslated.",
            Span(0, len(unit.target)),
        )
