"""Count and find sentences: a rough measure, for what is grossly off."""

from __future__ import annotations

import re
from functools import lru_cache

from isogloss.model import Span

# Terminators of the scripts in use (Unicode Standard Annex 29, Sentence_Break=STerm and ATerm).
_END = re.compile(
    r"(?<![.!?])[.!?…]+[\"”’»)\]]*(?=\s+[^\W\d_a-z]|\s*[\"“„«¿¡]|\s*$)|(?<=[a-z]{2})\.(?=[A-Z][a-z])"
    r"|[。！？｡．]+[」』”）]*|[।॥؟۔።։။៕᠃᙮]+"
)
_ABBREVIATED = re.compile(
    r"\b(?:[A-Z]|Dr|Mr|Mrs|Ms|St|vs|etc|approx|No|Fig|al|e\.g|i\.e|U\.S|Inc|Jan|Feb|Aug|Sept?"
    r"|Oct|Nov|Dec|ca|bzw|z\.B|d\.h|Sr|Sra|M|Mme|p\.ej|EE\.UU|Prof|Nr|Sen|Gen|Rep|Gov|Lt|Col)\.$"
)
# Japanese questions end with か, with or without a mark.
_LAST = re.compile(r"[か.!?。！？｡…।॥؟۔።՝՞՜։။៕:：;；][\"'”’“‘»«)）\]」』\s\u200e\u200f\u2069]*$")
_WORDS = re.compile(r"\w\W?\w")  # vowel signs of Indic scripts are no \w
_JOINT = re.compile(r"[;:；：—–](?=\s)|, (?:which|who|where|so|but)\b")
UNMARKED = frozenset({"th", "lo", "km", "my"})
"""Languages whose sentences end with a space, as other things do."""


def sentences(text: str) -> int:
    """How many sentences the text has, at least one."""
    return max(1, len(sentence_spans(text)))


@lru_cache(maxsize=1024)  # several rules look at one text
def sentence_spans(text: str) -> tuple[Span, ...]:
    """The sentences of the text that have words, each with the mark that ends it."""
    spans: list[Span] = []
    start = 0
    for match in _END.finditer(text):
        if match[0] == "." and _ABBREVIATED.search(text[max(0, match.start() - 8) : match.end()]):
            continue
        if _WORDS.search(text, start, match.end()):
            spans.append(Span(start, match.end()))
            start = match.end()
    if _WORDS.search(text, start):
        spans.append(Span(start, len(text)))
    return tuple(spans)


def joints(text: str) -> int:
    """At how many places in its sentences an English text may well be made into two."""
    return len(_JOINT.findall(text))


def stops(text: str) -> bool:
    """Whether the text ends with a full stop, or another mark that no sentence goes on after."""
    return (
        ends(text)
        and text[-20:].rstrip("\"'”’“‘»«)）]」』 \u200e\u200f\u2069")[-1:] not in ":：;；"
    )


def ends(text: str) -> bool:
    """Whether the text ends with a mark that ends a sentence, or brackets and quotes after it."""
    return bool(_LAST.search(text[-20:]))
