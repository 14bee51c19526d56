"""Read a finished PDF back: its tagged text, what surrounds it, and where it leads."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pikepdf

from isogloss.model import Artefact, BundleError, Carrier, Passage, Reading
from isogloss.verify.html_words import fold
from isogloss.verify.pdf_content import join, lines, read_pages
from isogloss.verify.pdf_fonts import MISSING
from isogloss.verify.pdf_objects import check_file, entry, object_number, text
from isogloss.verify.pdf_record import read_bookmarks, read_links, read_metadata, read_names
from isogloss.verify.pdf_structure import read_structure

# What pikepdf and Python raise where objects are not of the types that they should be of.
_DAMAGE = (
    pikepdf.PdfError,
    pikepdf.DataDecodingError,
    ArithmeticError,
    AttributeError,
    LookupError,
    MemoryError,
    RuntimeError,
    TypeError,
    ValueError,
)


def read_pdf(data: bytes, *, path: str, edition: str, page: str) -> Reading:
    """Read every word of a tagged PDF, in the order of its structure (ISO 32000-2, 14.7).

    One passage a block-level structure element: its ActualText where it has one, else the
    text of its marked content; hidden where nothing of it is painted. Then, as hidden
    passages of the BODY, what is on paper but not in the structure, which assistive
    technology does not read out: artifacts and other text that no structure element claims
    (running heads, page numbers, the watermark). Alternative texts are ATTRIBUTE, outline
    titles BOOKMARK, document information and XMP METADATA, names of destinations ANCHOR.
    A passage's line is its page number.

    Text of the structure whose page is no longer in the document is left out, and
    `unreadable` says that it was; text whose marked content is nowhere on its page is hidden.

    Raises BundleError where the file is no PDF, is damaged beyond reading, is encrypted, or
    inflates to more than anybody would print.
    """
    try:
        check_file(data)
        with _open(data) as pdf:
            return _read(pdf, path, edition, page)
    except pikepdf.PasswordError as error:
        raise BundleError(
            "the PDF is encrypted", place=path, hint="Publish it without a password."
        ) from error
    except _DAMAGE as error:
        raise BundleError(
            f"the PDF cannot be read: {error}", place=path, hint="Build the bundle again."
        ) from error


def _open(data: bytes) -> Any:
    return pikepdf.open(BytesIO(data), suppress_warnings=True)


def _read(pdf: Any, path: str, edition: str, page: str) -> Reading:
    root = pdf.Root
    language = text(entry(root, "/Lang"))
    pages = {object_number(leaf.obj): number for number, leaf in enumerate(pdf.pages, start=1)}
    texts = list(read_pages(pdf.pages))
    structure = read_structure(root, pages, texts, language)
    passages = list(structure.passages)
    for number, shown in enumerate(texts, start=1):
        unclaimed = [
            piece
            for key, pieces in shown.marked.items()
            if key not in structure.claimed
            for piece in pieces
        ]
        for pieces in (*lines(unclaimed), *shown.artifacts, *lines(shown.loose)):
            words = fold(join(pieces))
            if words:
                passages.append(Passage(Carrier.BODY, words, language, "", True, number))
    names = read_names(root)
    passages.extend(read_bookmarks(root, pages, language))
    passages.extend(read_metadata(pdf, language))
    passages.extend(Passage(Carrier.ANCHOR, name, language, "", False, 1) for name in names)
    links, contents = read_links(pdf, language)
    passages.extend(contents)
    missing = [character for shown in texts for character in shown.unreadable]
    missing.extend(structure.lost)
    missing.extend(MISSING for passage in passages if MISSING in passage.text)
    direction = str(entry(entry(root, "/ViewerPreferences"), "/Direction"))
    return Reading(
        path=path,
        edition=edition,
        page=page,
        artefact=Artefact.PDF,
        language=language,
        direction={"/L2R": "ltr", "/R2L": "rtl"}.get(direction, ""),
        passages=tuple(passages),
        links=links,
        anchors=frozenset(names),
        noindex=False,
        unreadable=tuple(dict.fromkeys(missing)),
    )
