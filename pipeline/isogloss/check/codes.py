"""Names with a number, such as COVID-19, ACE2 or IG-412, that have lost it."""

from __future__ import annotations

import re
from functools import lru_cache

_STEM = re.compile(r"([^\W\d_]{2,})[-‑ ]?$")
# A hyphen that nothing follows. In “Vor- und Nachteile” a word follows that is no number either,
# which is why a cut code must be missed as well before this says anything.
_CUT = re.compile(r"[^\W\d_][-‑](?=[\s.,;:!?)\]»”\"'،。、؟।]|$)")


def is_cut(text: str, start: int, other_text: str) -> bool:
    """Whether the code whose number stands at `start` is in the other text without its number."""
    if len(_CUT.findall(other_text)) > len(_CUT.findall(text)):
        return True
    stem = _STEM.search(text, max(0, start - 24), start)
    if stem is None or not stem[1].isascii():
        return False
    bare = _bare(stem[1])
    return len(bare.findall(other_text)) > len(bare.findall(text))


@lru_cache(maxsize=256)
def _bare(stem: str) -> re.Pattern[str]:
    # Small letters after capitals are another word that ran into the code: “ACEes”.
    letter = "[A-Z]" if stem.isupper() else r"[^\W\d_]"
    return re.compile(rf"(?<![^\W\d_]){re.escape(stem)}(?![-‑ ]?\d|{letter})")
