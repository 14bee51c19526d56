"""What the print room refuses, and what it says then."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from isogloss.model import IsoglossError
from isogloss.print import PrintError, PrintUnavailable, fonts_cover, require_glyphs

from .conftest import ASSETS
from .samples import ENGLISH

pdf = pytest.mark.pdf


@pdf
@pytest.mark.parametrize(
    ("head", "body", "said"),
    [
        ("", '<p><img alt="x" src="http://example.org/a.png"></p>', "http://example.org/a.png"),
        ("", '<p><img alt="x" src="https://example.org/a.png"></p>', "https://example.org/a.png"),
        ("", '<p><img alt="x" src="file:///etc/passwd"></p>', "/etc/passwd"),
        ("", '<p><img alt="x" src="../../secret.png"></p>', "/secret.png"),
        ("", '<p><img alt="x" src="../..%2f..%2fetc/passwd"></p>', "etc/passwd"),
        ("", '<p style="background: url(ftp://example.org/a.png)">x</p>', "ftp://example.org"),
        ('<link rel="stylesheet" href="//example.org/a.css">', "<p>x</p>", "example.org/a.css"),
        ("<style>@import 'http://example.org/b.css';</style>", "<p>x</p>", "example.org/b.css"),
        (
            "<style>@font-face{font-family:X;src:url(http://example.org/x.woff2)}</style>",
            "<p>x</p>",
            "example.org/x.woff2",
        ),
    ],
)
def test_a_resource_outside_the_bundle_stops_the_print(
    printed: Callable[..., bytes], head: str, body: str, said: str
) -> None:
    with pytest.raises(PrintError, match="outside the bundle") as caught:
        printed(ENGLISH, head=head, body=body)
    assert said in caught.value.message
    assert caught.value.hint


@pdf
def test_a_link_in_the_file_system_cannot_lead_out(
    printed: Callable[..., bytes], root: Path
) -> None:
    (root / "assets/way-out.png").symlink_to("/etc/passwd")
    with pytest.raises(PrintError, match="outside the bundle"):
        printed(ENGLISH, body='<p><img alt="x" src="../assets/way-out.png"></p>')


@pdf
def test_a_missing_resource_stops_the_print(printed: Callable[..., bytes]) -> None:
    with pytest.raises(PrintError, match=r"assets/img/none\.svg"):
        printed(ENGLISH, body='<p><img alt="x" src="../assets/img/none.svg"></p>')


@pdf
def test_a_missing_glyph_stops_the_print(printed: Callable[..., bytes]) -> None:
    with pytest.raises(PrintError) as caught:
        printed(ENGLISH, body="<p>नमस्ते world</p>")
    assert "U+0928" in caught.value.message
    assert "Devanagari" in caught.value.message
    assert "en-US" in caught.value.message
    assert "fonts.css" in (caught.value.hint or "")


@pdf
def test_a_font_of_one_document_does_not_reach_the_next(printed: Callable[..., bytes]) -> None:
    before = printed(ENGLISH, body="<p>One.</p>")
    face = "@font-face{font-family:'Noto Sans';src:url(../assets/fonts/NotoSansJP-Bold.woff2)}"
    printed(ENGLISH, head=f"<style>{face}</style>", body="<p>Two.</p>")
    assert printed(ENGLISH, body="<p>One.</p>", head=" ") == before


def test_errors_are_of_the_house() -> None:
    assert issubclass(PrintError, IsoglossError)
    assert issubclass(PrintUnavailable, PrintError)


def test_fonts_cover_names_each_character_without_a_glyph() -> None:
    folder = ASSETS / "fonts"
    assert fonts_cover("Häuser \u00ad\u200f\u2066 لا يُعالَج 弁膜症① 57 % ≤ ™", folder) == ()
    assert fonts_cover("abc नम", folder) == ("न", "म")
    with pytest.raises(PrintError, match="Devanagari"):
        require_glyphs("न", folder, "hi-IN")


def test_the_package_can_be_imported_without_weasyprint() -> None:
    script = "import sys, isogloss.print; assert 'weasyprint' not in sys.modules"
    subprocess.run([sys.executable, "-c", script], check=True)


def test_without_weasyprint_the_error_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from isogloss.print import PrintJob, render_pdf

    for name in [n for n in sys.modules if n.startswith(("weasyprint", "isogloss.print.engine"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    job = PrintJob("<p>x", tmp_path, tmp_path, "en-US", "ltr", "A4", "latn", 0)
    with pytest.raises(PrintUnavailable, match="Pango") as caught:
        render_pdf(job)
    assert "isogloss doctor" in (caught.value.hint or "")
