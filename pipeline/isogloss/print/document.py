"""What a parsed document needs before it is laid out: changes that no reader sees."""

from __future__ import annotations

import re
from typing import Any

WATERMARK = "print-draft"
RUNNING = ("print-header", "print-footer", WATERMARK, "print-draft-note")
WORD_JOINER = "\u2060"
LONGEST_WORD = 40
_WORD = re.compile("[^\\s\u2e80-\ua4ff\uac00-\ud7af\uf900-\ufaff\ufe30-\uffef]+")
_DASH = re.compile(r"(?<=\w)([-\u2010/:]|[\u2013\u2014])(?=\w)")


def prepare(root: Any) -> None:
    """Ready an etree document for paged layout, in place."""
    note_draft(root)
    bring_forward(root)
    keep_words_whole(root)


def note_draft(root: Any) -> None:
    """Set a readable copy beside the watermark, which is drawn but never read as text."""
    for element in [e for e in root.iter("div") if e.get("class") == WATERMARK]:
        note = element.makeelement("div", {"class": "print-draft-note"})
        note.text = "".join(element.itertext())
        element.insert(len(element), note)


def bring_forward(root: Any) -> None:
    """Move the running elements to the front: a margin box shows only what came before it."""
    body = root.find("body")
    if body is None:
        return
    parents = {child: parent for parent in root.iter() for child in parent}
    found = [e for e in root.iter("div") if set((e.get("class") or "").split()) & set(RUNNING)]
    for element in reversed(found):
        _cut(parents[element], element)
        body.insert(0, element)


def keep_words_whole(root: Any) -> None:
    """Let no line end inside a word of moderate length ("X-rays", "1-800-555-0199").

    Readers of a PDF take a hyphen at a line's end for hyphenation and drop it, and a phone number
    or a dose that is torn apart is a danger on paper. Longer words (addresses) may break.
    """
    body = root.find("body")
    for node in body.iter() if body is not None else ():
        if isinstance(node.tag, str):
            node.text = _joined(node.text)
            for child in node:
                child.tail = _joined(child.tail)


def _joined(text: str | None) -> str | None:
    return _WORD.sub(_join, text) if text else text


def _join(word: re.Match[str]) -> str:
    if len(word[0]) > LONGEST_WORD:
        return word[0]
    return _DASH.sub(f"{WORD_JOINER}\\1{WORD_JOINER}", word[0])


def _cut(parent: Any, element: Any) -> None:
    """Remove an element but keep the text after it."""
    tail, element.tail = element.tail, None
    position = list(parent).index(element)
    parent.remove(element)
    if tail and position:
        before = parent[position - 1]
        before.tail = (before.tail or "") + tail
    elif tail:
        parent.text = (parent.text or "") + tail
