"""PDFs of our own print room, read back by this witness and by pdfium."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from isogloss.model import Carrier
from isogloss.print import PrintJob, PrintUnavailable, render_pdf
from isogloss.verify import read_html, read_pdf, text_layer_share

ASSETS = Path(__file__).parents[2] / "source/assets"
TEXTS = {
    "de-DE": "Sie sollten den Clip nicht erhalten, wenn Sie allergisch gegen Nickel sind. ",
    "ar-EG": "يجب ألا تحصل على المشبك إذا كانت لديك حساسية من النيكل أو التيتانيوم، ٥٧٪ أو 12 mg. ",
    "ja-JP": "ニッケルまたはチタンにアレルギーのある方は、使用できません。",
}

pytestmark = [
    pytest.mark.pdf,
    pytest.mark.skipif(not (ASSETS / "fonts").is_dir(), reason="the fonts are not there yet"),
]


@pytest.mark.parametrize("language", TEXTS)
def test_paper_says_what_the_page_says(tmp_path: Path, language: str) -> None:
    direction = "rtl" if language.startswith("ar") else "ltr"
    for name in ("fonts", "css"):
        shutil.copytree(ASSETS / name, tmp_path / "assets" / name)
    html = f"""<!doctype html><html lang="{language}" dir="{direction}"><head><title>T</title>
    <link rel="stylesheet" href="../assets/css/fonts.css">
    <link rel="stylesheet" href="../assets/css/print.css"></head><body><main>
    <h1>{TEXTS[language]}</h1><p>{TEXTS[language] * 12}</p>
    <ul><li>{TEXTS[language]}</li></ul></main></body></html>"""
    job = PrintJob(
        html=html,
        root=tmp_path,
        folder=tmp_path / language,
        language=language,
        direction=direction,
        page_size="A4",
        native_digits="latn",
        epoch=0,
    )
    try:
        data = render_pdf(job)
    except PrintUnavailable as error:
        pytest.skip(str(error))
    paper = read_pdf(data, path="a.pdf", edition=language, page="a")
    screen = read_html(html.encode(), path="a.html", edition=language, page="a")
    shown = [item for item in paper.passages if item.carrier is Carrier.BODY and not item.hidden]
    wanted = [item.text for item in screen.passages if item.carrier is Carrier.BODY]
    assert [item.text for item in shown if item.text != "•"] == wanted
    assert (paper.language, paper.direction, paper.unreadable) == (language, direction, ())
    share = text_layer_share(data, shown, rtl=direction == "rtl")
    assert share >= 0.95 if direction == "rtl" else share == 1.0
