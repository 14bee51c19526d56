"""Three independent readers of a PDF: poppler, pdfium and, through pikepdf, the structure."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2

INLINE = {"/Span", "/NonStruct", "/Link", "/Em", "/Strong", "/Lbl"}
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
JAPANESE = "[\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]"


def fold(text: str) -> str:
    """What is compared: no bidi controls, white space folded, Japanese lines joined."""
    text = re.sub("\u00ad\\s+|[\x02\ufffe]", "", text)  # the ends of hyphenated lines
    text = re.sub("[\u202a-\u202e]", " ", text)  # poppler puts its own in place of spaces
    text = " ".join(INVISIBLE.sub("", text).split())
    return re.sub(f"(?<={JAPANESE}) (?={JAPANESE})", "", text)


def poppler(data: bytes) -> str:
    done = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", "-", "-"], input=data, capture_output=True, check=True
    )
    return fold(done.stdout.decode())


def pdfium(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    pages = [page.get_textpage().get_text_bounded() for page in document]
    return fold("\n".join(pages))


def blocks(data: bytes) -> list[tuple[str, str]]:
    """(kind, text) of each block in document order: the ActualText of its leaves, joined."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return list(_blocks(pdf.Root.StructTreeRoot.K[0]))


def structure(data: bytes) -> str:
    return fold("\n".join(text for _, text in blocks(data)))


def _kids(element: Any) -> Iterator[Any]:
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid


def _text(element: Any) -> str:
    if "/ActualText" in element:
        return str(element.ActualText)
    return "".join(map(_text, _kids(element)))


def _inline(element: Any) -> bool:
    return str(element.S) in INLINE and all(map(_inline, _kids(element)))


def _blocks(element: Any) -> Iterator[tuple[str, str]]:
    text = ""
    for kid in _kids(element):
        if _inline(kid):
            text += _text(kid)
            continue
        if text.strip():
            yield str(element.S), fold(text)
        text = ""
        yield from _blocks(kid)
    if text.strip():
        yield str(element.S), fold(text)
