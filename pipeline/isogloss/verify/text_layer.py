"""Cross-check of a PDF's text with a second reader, pdfium (what Chrome shows and copies)."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

import pypdfium2

from isogloss.model import BundleError, Passage

# Unicode Standard 23.2 (bidi controls) and soft hyphens: they steer lines, they are no text.
_CONTROLS = re.compile(
    "[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe]"
)
_RTL_WORD = re.compile(r"[^\W\d_]+|\d+")


def text_layer_share(data: bytes, passages: Iterable[Passage], rtl: bool) -> float:
    """How much of the passages' text a plain PDF reader finds, from 0.0 to 1.0.

    data: the PDF. passages: those that a reader of the paper should find, as `read_pdf`
    gave them.

    Left-to-right: each passage must be found in one piece and after the one before; where
    page furniture or another column stands between, word by word. Counted in characters,
    since not all scripts have spaces. Right-to-left readers
    turn runs round as they see fit, so there only the words count, not their order.
    Raises BundleError where pdfium cannot open the file.
    """
    found = _plain_text(data)
    texts = [passage.text for passage in passages]
    if rtl:
        return _share_by_words(found, texts)
    return _share_in_order(found, texts)


def _plain_text(data: bytes) -> str:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise BundleError(
            f"pdfium cannot open the PDF: {error}", hint="Build the bundle again."
        ) from error
    try:
        parts: list[str] = []
        for page in document:
            text = page.get_textpage()
            parts.append(str(text.get_text_range()))
            text.close()
            page.close()
        return "\n".join(parts)
    finally:
        document.close()


def _share_in_order(found: str, texts: list[str]) -> float:
    """The share of characters in words that stand in the found text, in order."""
    text = "".join(_plain(found).split())
    position = count = total = 0
    for words in (_plain(text).split() for text in texts):
        whole = "".join(words)
        total += len(whole)
        start = text.find(whole, position)
        if start < 0:  # after another column, or a table read by rows
            start = text.find(whole)
        if start >= 0:
            position = start + len(whole)
            count += len(whole)
            continue
        at = position
        for word in words:
            start = text.find(word, at)
            if start >= 0:
                at = start + len(word)
                count += len(word)
    return count / total if total else 1.0


def _share_by_words(found: str, texts: list[str]) -> float:
    """The share of words that stand in the found text, each as often as it is wanted.

    Words are runs of letters or of digits: punctuation is what readers turn round most.
    Vowel marks are left out: readers place them by geometry, and tear words apart by that.
    """
    plain = _without_marks(found)
    supply = Counter(_RTL_WORD.findall(plain))
    squeezed = "".join(plain.split())
    count = total = 0
    for text in texts:
        for word in _RTL_WORD.findall(_without_marks(text)):
            total += 1
            if supply[word]:
                supply[word] -= 1
                count += 1
            elif len(word) > 3 and word in squeezed:
                count += 1
    return count / total if total else 1.0


def _plain(text: str) -> str:
    return _CONTROLS.sub("", unicodedata.normalize("NFKC", text))


def _without_marks(text: str) -> str:
    return "".join(c for c in _plain(text) if unicodedata.category(c) != "Mn")
