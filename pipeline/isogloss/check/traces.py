"""What of a text stays as it is in every translation: figures, codes, quotes, brackets.

Where much of it is missing, the part of the text it stood in is missing. One trace by itself
proves nothing: a translator may write WHO as OMS, or a figure as a word.
"""

from __future__ import annotations

import re

from isogloss.model.characters import western

_CODE = re.compile(r"\b(?=\w*[A-Z]\w*[A-Z\d])[A-Za-z\d]+(?:-\w+)*")
_FIGURE = re.compile(r"\d+")
_QUOTE = re.compile(r"[\"“”„«»「」『』]")
_BRACKET = re.compile(r"[(（\[]")
_MOST = 3
_MISSING, _KEPT, _UNQUOTED = 0.4, -0.2, 0.6


def missing_traces(source: str, target: str) -> float:
    """How much the traces speak for a loss, in standard deviations of length; may be below 0."""
    written = western(target)
    kept = lost = 0
    for pattern in (_CODE, _FIGURE):
        found = set(pattern.findall(source))
        gone = sum(each not in written for each in found)
        lost += min(gone, _MOST)
        kept += min(len(found) - gone, _MOST)
    quotes = bool(_QUOTE.search(source)) and not _QUOTE.search(target)
    brackets = bool(_BRACKET.search(source)) and not _BRACKET.search(target)
    return _MISSING * lost + _KEPT * kept + _UNQUOTED * (quotes + brackets)
