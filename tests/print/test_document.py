"""What a printed file says of itself: tags, language, title, bookmarks, size, dates, links."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from . import readers
from .samples import ARABIC, ENGLISH, JAPANESE, SAMPLES, Sample

pytestmark = pytest.mark.pdf


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda s: s.language)
def test_the_file_is_tagged_titled_and_in_its_language(
    printed: Callable[..., bytes], sample: Sample
) -> None:
    with pikepdf.open(BytesIO(printed(sample))) as pdf:
        assert str(pdf.Root.Lang) == sample.language
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert str(pdf.Root.ViewerPreferences.Direction) == (
            "/R2L" if sample.direction == "rtl" else "/L2R"
        )
        assert str(pdf.docinfo.Title) == sample.title
        assert str(pdf.docinfo.CreationDate) == "D:20251009085320Z"
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda s: s.language)
def test_headings_are_bookmarks(printed: Callable[..., bytes], sample: Sample) -> None:
    document = pypdfium2.PdfDocument(printed(sample))
    titles = [bookmark.get_title() for bookmark in document.get_toc()]
    assert titles == list(sample.headings)


@pytest.mark.parametrize(
    ("page_size", "expected"), [("A4", (595.28, 841.89)), ("Letter", (612.0, 792.0))]
)
def test_the_page_has_the_size_of_its_market(
    printed: Callable[..., bytes], page_size: str, expected: tuple[float, float]
) -> None:
    document = pypdfium2.PdfDocument(printed(ENGLISH, page_size=page_size))
    assert document[0].get_size() == pytest.approx(expected, abs=0.01)


def test_header_and_page_numbers_stand_on_every_page(printed: Callable[..., bytes]) -> None:
    body = "<h1>One</h1>" + "<p style='break-after: page'>Text.</p>" * 3
    document = pypdfium2.PdfDocument(printed(ENGLISH, body=body))
    pages = [page.get_textpage().get_text_bounded() for page in document]
    assert [f"Page {n} of {len(pages)}" in text for n, text in enumerate(pages, 1)] == (
        [True] * len(pages)
    )
    assert all(ENGLISH.title in text for text in pages[1:])


def test_page_numbers_are_in_the_digits_of_the_edition(printed: Callable[..., bytes]) -> None:
    assert "صفحة ١ من ١" in readers.poppler(printed(ARABIC))


@pytest.mark.parametrize("page_size", ["A4", "Letter"])
def test_page_numbers_of_right_to_left_documents_stand_inside_every_page(
    printed: Callable[..., bytes], page_size: str
) -> None:
    body = "<h1>واحد</h1>" + "<p style='break-after: page'>نص.</p>" * 2 + "<p>نص.</p>"
    document = pypdfium2.PdfDocument(printed(ARABIC, body=body, page_size=page_size))
    margin = 20 / 25.4 * 72
    footers = [
        readers.fold(
            page.get_textpage().get_text_bounded(
                left=margin - 1, bottom=0, right=page.get_width() - margin + 1, top=margin
            )
        )
        for page in document
    ]
    assert len(footers) == 3
    for footer, digit in zip(footers, "١٢٣", strict=True):
        assert f"صفحة {digit} من ٣" in footer
        assert "2026-11" in footer


def test_a_draft_says_so_on_every_page_and_a_release_nowhere(
    printed: Callable[..., bytes],
) -> None:
    body = "<p style='break-after: page'>Text.</p><p>More.</p>"
    document = pypdfium2.PdfDocument(printed(ENGLISH, draft="DRAFT", body=body))
    assert all("DRAFT" in page.get_textpage().get_text_bounded() for page in document)
    assert "DRAFT" not in readers.pdfium(printed(ENGLISH, body=body))
    plain = pypdfium2.PdfDocument(printed(ENGLISH, body=body))
    for marked, unmarked in zip(document, plain, strict=True):
        assert marked.render().to_pil().tobytes() != unmarked.render().to_pil().tobytes()


def test_chrome_is_not_printed(printed: Callable[..., bytes]) -> None:
    assert "chrome" not in readers.poppler(printed(ENGLISH))


def test_links_inside_the_bundle_stay_relative(printed: Callable[..., bytes]) -> None:
    body = (
        '<p><a href="other.html#x">a</a> <a href="../fr-FR/page.html">b</a> '
        '<a href="https://doi.org/10.1000/182">c</a> <a href="tel:911">d</a></p>'
    )
    with pikepdf.open(BytesIO(printed(ENGLISH, body=body))) as pdf:
        targets = [str(note.A.URI) for note in pdf.pages[0].Annots]
    assert targets == [
        "other.html#x",
        "../fr-FR/page.html",
        "https://doi.org/10.1000/182",
        "tel:911",
    ]


def test_only_the_fonts_of_the_bundle_are_embedded(printed: Callable[..., bytes]) -> None:
    with pikepdf.open(BytesIO(printed(JAPANESE))) as pdf:
        fonts = pdf.pages[0].Resources.Font
        names = {str(font.BaseFont).split("+")[1] for font in fonts.values()}
        assert all(
            "FontFile" in str(f.DescendantFonts[0].FontDescriptor.keys()) for f in fonts.values()
        )
    assert all(name.startswith("Noto-Sans") for name in names)


def test_safety_text_stays_with_its_heading(printed: Callable[..., bytes]) -> None:
    body = (
        "<p style='height: 232mm'>Filler.</p>"
        "<section class='isi'><h2>Important Safety Information</h2><p>Do not.</p></section>"
    )
    document = pypdfium2.PdfDocument(printed(ENGLISH, body=body))
    pages = [page.get_textpage().get_text_bounded() for page in document]
    assert ["Important" in text for text in pages] == ["Do not." in text for text in pages]


def test_safety_text_that_fits_on_one_page_is_not_broken(printed: Callable[..., bytes]) -> None:
    items = "".join(f"<li>You are allergic to number {n}.</li>" for n in range(20))
    box = f"<h2>Important Safety Information</h2><p>Lead.</p><ul>{items}</ul><p>The end.</p>"
    body = f"<p style='height: 150mm'>Filler.</p><section class='isi'>{box}</section>"
    document = pypdfium2.PdfDocument(printed(ENGLISH, body=body))
    pages = [page.get_textpage().get_text_bounded() for page in document]
    assert ["Important" in text for text in pages] == [False, True]
    assert "The end." in pages[1]


@pytest.mark.parametrize("filler", range(150, 230, 8))
def test_no_item_of_a_list_stands_alone_at_a_break(
    printed: Callable[..., bytes], filler: int
) -> None:
    items = "".join(f"<li>Item number {n}.</li>" for n in range(8))
    body = f"<p style='height: {filler}mm'>Filler.</p><p>Lead:</p><ul>{items}</ul>"
    document = pypdfium2.PdfDocument(printed(ENGLISH, body=body))
    counts = [page.get_textpage().get_text_bounded().count("Item number") for page in document]
    assert sum(counts) == 8
    assert 1 not in counts
