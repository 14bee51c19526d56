"""Count sentences and weigh lengths: rough measures, for what is grossly off."""

from __future__ import annotations

import re

from isogloss.model import LanguageTag

# Terminators of the scripts in use (Unicode Standard Annex 29, Sentence_Break=STerm).
_END = re.compile(
    r"(?<![.!?])[.!?]+[\"”’»)\]]*(?=\s+[^\W\d_a-z]|\s*$)|[。！？｡]+[」』”）]*|[।॥؟۔።]+"
)
_ABBREVIATED = re.compile(
    r"\b(?:[A-Z]|Dr|Mr|Mrs|Ms|St|vs|etc|approx|No|Fig|al|e\.g|i\.e|U\.S|Inc|Jan|Feb|Aug|Sept?"
    r"|Oct|Nov|Dec|ca|bzw|z\.B|d\.h|Sr|Sra|M|Mme|p\.ej|EE\.UU)\.$"
)
# Japanese questions end with か, with or without a mark.
_LAST = re.compile(r"[か.!?。！？｡…।॥؟۔:：;；][\"'”’“‘»«)）\]」』\s\u200e\u200f\u2069]*$")
UNMARKED = frozenset({"th", "lo", "km", "my"})
"""Languages whose sentences end with a space, as other things do."""
# Characters for one of English, roughly (Unicode CLDR sample texts; UDHR in Unicode).
_DENSE = {"zh": 0.32, "ja": 0.45, "ko": 0.5, "yue": 0.32}


def sentences(text: str) -> int:
    """How many sentences the text has, at least one."""
    count = 0
    for match in _END.finditer(text):
        if match[0] != "." or not _ABBREVIATED.search(
            text[max(0, match.start() - 8) : match.end()]
        ):
            count += 1
    tail = text[max((match.end() for match in _END.finditer(text)), default=0) :]
    return max(1, count + bool(re.search(r"\w{2}", tail)))


def ends(text: str) -> bool:
    """Whether the text ends with a mark that ends a sentence, or brackets and quotes after it."""
    return bool(_LAST.search(text[-20:]))


def expected_length(length: int, source: LanguageTag, target: LanguageTag) -> float:
    """How many characters a translation usually has."""
    return length * _DENSE.get(target.language, 1.0) / _DENSE.get(source.language, 1.0)
