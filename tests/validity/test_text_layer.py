"""The text layer of every PDF of the site reads back, in two readers that are not ours."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest

from isogloss.model import Carrier
from isogloss.verify import read_pdf

PAGES = ("understanding-mr", "causes-and-risks", "living-with-mr", "mr-at-a-glance")
LEFT_TO_RIGHT = ("us/en-US", "us/es-US", "ca/fr-CA", "de/de-DE", "jp/ja-JP")
RIGHT_TO_LEFT = ("sa/ar-SA",)
# Marks that steer lines and directions, and what readers make of a hyphen at a line's end.
UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2028-\u202f\u2060\u2066-\u2069\ufffe\x02]")
# pdftotext puts these round every run of a right-to-left line, in the place of a space.
RUNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
MARKS = re.compile("[\u064b-\u0652]")

pytestmark = pytest.mark.pdf


def pdfium(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as document:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def poppler(path: Path) -> str:
    # In the order of the file: table cells side by side come one after the other.
    return _pdftotext(path, "-raw")


def poppler_by_lines(path: Path) -> str:
    return _pdftotext(path)


def _pdftotext(path: Path, *options: str) -> str:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is missing (poppler-utils)")
    done = subprocess.run(["pdftotext", *options, str(path), "-"], capture_output=True, check=True)
    return done.stdout.decode("utf-8")


READERS = {"pdfium": pdfium, "pdftotext": poppler}
RIGHT_TO_LEFT_READERS = {"pdfium": pdfium, "pdftotext": poppler_by_lines}


def blocks(path: Path) -> list[str]:
    reading = read_pdf(path.read_bytes(), path=path.name, edition="", page="")
    return [
        passage.text
        for passage in reading.passages
        if passage.carrier is Carrier.BODY and not passage.hidden
    ]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("edition", LEFT_TO_RIGHT)
def test_every_block_of_a_left_to_right_pdf_reads_back_verbatim(
    built_site: Path, edition: str, page: str, reader: str
) -> None:
    market, tag = edition.split("/")
    path = built_site / "output" / market / "data" / tag / f"{page}.pdf"
    # Lines end anywhere, and Japanese has no spaces to end them at: compare without.
    found = "".join(UNSEEN.sub("", READERS[reader](path)).split())
    wanted = blocks(path)
    assert len(wanted) > 10
    lost = [text for text in wanted if "".join(UNSEEN.sub("", text).split()) not in found]
    assert lost == []


@pytest.mark.parametrize("reader", RIGHT_TO_LEFT_READERS)
@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("edition", RIGHT_TO_LEFT)
def test_the_words_of_a_right_to_left_pdf_read_back(
    built_site: Path, edition: str, page: str, reader: str
) -> None:
    market, tag = edition.split("/")
    path = built_site / "output" / market / "data" / tag / f"{page}.pdf"
    text = MARKS.sub("", UNSEEN.sub("", RUNS.sub(" ", RIGHT_TO_LEFT_READERS[reader](path))))
    found = set(re.findall(r"\w+", text))
    words = re.findall(r"\w+", MARKS.sub("", UNSEEN.sub("", " ".join(blocks(path)))))
    assert len(words) > 100
    share = sum(word in found for word in words) / len(words)
    assert share >= 0.95, [word for word in words if word not in found][:20]
