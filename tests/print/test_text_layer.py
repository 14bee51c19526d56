"""The text of a printed page reads back in every script, in three independent readers."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable

import pytest

from . import readers
from .samples import ARABIC, ENGLISH, GERMAN, JAPANESE, SAMPLES, Sample

pytestmark = pytest.mark.pdf
LEFT_TO_RIGHT = (ENGLISH, GERMAN, JAPANESE)


def words(text: str) -> Counter[str]:
    """Words without vowel marks and punctuation: what a reader of the drawn text can give."""
    kept = "".join(c for c in text if unicodedata.category(c) != "Mn")
    return Counter(re.findall(r"\w+", kept))


def share_of_words(sample: Sample, text: str) -> float:
    wanted = words(readers.fold(" ".join(sample.sentences)))
    return 1 - (wanted - words(text)).total() / wanted.total()


@pytest.mark.parametrize("reader", [readers.poppler, readers.pdfium])
@pytest.mark.parametrize("sample", LEFT_TO_RIGHT, ids=lambda s: s.language)
def test_every_left_to_right_sentence_reads_back_word_for_word(
    printed: Callable[..., bytes], sample: Sample, reader: Callable[[bytes], str]
) -> None:
    text = reader(printed(sample))
    assert [s for s in map(readers.fold, sample.sentences) if s not in text] == []


@pytest.mark.parametrize("reader", [readers.poppler, readers.pdfium])
def test_right_to_left_words_read_back(
    printed: Callable[..., bytes], reader: Callable[[bytes], str]
) -> None:
    assert share_of_words(ARABIC, reader(printed(ARABIC))) >= 0.95


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda s: s.language)
def test_the_structure_tree_gives_every_sentence_word_for_word(
    printed: Callable[..., bytes], sample: Sample
) -> None:
    text = readers.structure(printed(sample))
    assert [s for s in map(readers.fold, sample.sentences) if s not in text] == []


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda s: s.language)
def test_a_watermark_tears_no_sentence(printed: Callable[..., bytes], sample: Sample) -> None:
    data = printed(sample, draft="DRAFT")
    if sample.direction == "ltr":
        for text in (readers.poppler(data), readers.pdfium(data)):
            assert [s for s in map(readers.fold, sample.sentences) if s not in text] == []
    else:
        assert share_of_words(sample, readers.poppler(data)) >= 0.95


def test_the_structure_keeps_tashkeel_and_link_text_in_its_sentence(
    printed: Callable[..., bytes],
) -> None:
    kinds = {text: kind for kind, text in readers.blocks(printed(ARABIC))}
    sentence = readers.fold(ARABIC.sentences[0])
    assert kinds[sentence] == "/P"
    assert any("يُعالَج" in text for text in kinds)


def test_a_paragraph_over_two_pages_reads_as_one_text(printed: Callable[..., bytes]) -> None:
    sentence = "Sentence number {} of a paragraph that is too long for a single page."
    body = "<p>" + " ".join(sentence.format(n) for n in range(1, 120)) + "</p>"
    text = readers.structure(printed(ENGLISH, body=body))
    assert [n for n in range(1, 120) if sentence.format(n) not in text] == []


def test_weasyprint_alone_still_loses_text() -> None:
    """When this fails, WeasyPrint needs the changes of `text_layer.py` no longer."""
    weasyprint = pytest.importorskip("weasyprint", exc_type=(ImportError, OSError))
    html = (
        "<html lang=ar dir=rtl><title>x</title>"
        "<p style=\"font-family:'Noto Sans Arabic'\">السلامة لا بد أولا الإجراء</p></html>"
    )
    css = "@font-face{font-family:'Noto Sans Arabic';src:url(NotoSansArabic-Regular.woff2)}"
    from isogloss.print.faces import BundleFonts

    from .conftest import ASSETS

    fonts = BundleFonts()
    sheet = weasyprint.CSS(string=css, base_url=f"{ASSETS}/fonts/", font_config=fonts)
    data = weasyprint.HTML(string=html).write_pdf(font_config=fonts, stylesheets=[sheet])
    assert words(readers.poppler(data)) != words("السلامة لا بد أولا الإجراء")


def test_nothing_stays_changed_in_weasyprint(printed: Callable[..., bytes]) -> None:
    printed(ENGLISH)
    from weasyprint.draw import text

    assert text.draw_first_line.__module__ == "weasyprint.draw.text"


def test_a_reference_mark_stays_with_its_word_and_an_identifier_in_one_piece(
    printed: Callable[..., bytes],
) -> None:
    site = "<style>sup a { padding-inline: 0.3em; padding-block: 0.5em }</style>"
    filler = "Some words that push it to the end"
    body = "".join(
        f'<p style="width: {width}mm">{filler} untreated.<sup><a href="#r">1</a></sup> '
        'See <a href="https://doi.org/10.1056/NEJMoa1806640">doi:10.1056/NEJMoa1806640</a></p>'
        for width in range(60, 170, 5)
    )
    data = printed(ENGLISH, head="", body=site + body)
    for text in (readers.poppler(data), readers.pdfium(data), readers.structure(data)):
        assert text.count("doi:10.1056/NEJMoa1806640") == 22
    assert readers.structure(data).count("untreated.1") == 22
