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


def text_layer_share(data: bytes, passages: Iterable[Passage], rtl: bool) -> float:
    """How much of the passages' text a plain PDF reader finds, from 0.0 to 1.0.

    data: the PDF. passages: those that a reader of the paper should find, as `read_pdf`
    gave them. Counted in characters without white space, so that scripts without spaces
    count too.

    Left-to-right: each passage must be found in one piece and after the one before; where
    page furniture or another column stands between, word by word. Right-to-left readers
    turn runs round as they see fit, so there only the words count, not their order.
    Raises BundleError where pdfium cannot open the file.
    """
    found = _plain_text(data)
    words = [_words(passage.text) for passage in passages]
    total = sum(len(word) for text in words for word in text)
    if not total:
        return 1.0
    return (_share_by_words(found, words) if rtl else _share_in_order(found, words)) / total


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


def _words(text: str) -> list[str]:
    plain = _CONTROLS.sub("", unicodedata.normalize("NFKC", text))
    return plain.split()


def _share_in_order(found: str, passages: list[list[str]]) -> int:
    """Characters of words that stand in the found text, in order."""
    text = "".join(_words(found))
    position = 0
    count = 0
    for words in passages:
        whole = "".join(words)
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
    return count


def _share_by_words(found: str, passages: list[list[str]]) -> int:
    """Characters of words that stand in the found text, each as often as it is wanted."""
    supply = Counter(_words(found))
    count = 0
    for words in passages:
        for word in words:
            if supply[word]:
                supply[word] -= 1
                count += len(word)
    return count
