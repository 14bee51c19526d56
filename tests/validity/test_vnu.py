"""The Nu Html Checker has nothing to say about what is written: HTML, CSS and SVG."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

VNU = Path(__file__).parents[2] / "node_modules/vnu-jar/build/dist/vnu.jar"
OPTIONS = "--format json --stdout --exit-zero-always --also-check-css --also-check-svg".split()
_PAGED = "CSS for paged media, which WeasyPrint needs and browsers skip: "
# Messages that are let pass: (pattern of the whole message, why). Each must still be needed.
ACCEPTED = (
    (
        r"CSS: “content”: “element\(print-[a-z-]+\)” is not a “content” value\.",
        _PAGED + "GCPM 3, 1.2.2, running elements",
    ),
    (
        r"CSS: “position”: “running\(print-[a-z-]+\)” is not a “position” value\.",
        _PAGED + "GCPM 3, 1.2.1, running elements",
    ),
    (
        r"CSS: “bookmark-level”: Property “bookmark-level” doesn't exist\.",
        _PAGED + "GCPM 3, 5.1, bookmarks",
    ),
)

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("java") is None, reason="java is not installed"),
    pytest.mark.skipif(not VNU.exists(), reason="vnu is not installed: run `make setup-test`"),
]


def check(*paths: Path) -> list[tuple[str, str]]:
    """(place, message) of all that the checker says of these files."""
    done = subprocess.run(
        ["java", "-jar", VNU, *OPTIONS, *paths],
        capture_output=True,
        text=True,
        check=True,
    )
    return [
        (f"{message.get('url', '')}:{message.get('lastLine', 0)}", message["message"])
        for message in json.loads(done.stdout)["messages"]
    ]


def test_every_written_page_is_valid(built_site: Path) -> None:
    pages = sorted(built_site.glob("output/*/data/*/*.html"))
    assert pages
    assert check(built_site / "output/index.html", *pages) == []


def test_style_sheets_and_drawings_are_valid(built_site: Path) -> None:
    # Every bundle has the same ones.
    assets = next(built_site.glob("output/*/data/assets"))
    files = sorted([*assets.glob("css/*.css"), *assets.glob("img/*.svg")])
    assert {file.suffix for file in files} == {".css", ".svg"}
    said = check(*files)
    patterns = [pattern for pattern, _ in ACCEPTED]
    accepted = [
        (place, text) for place, text in said if any(re.fullmatch(p, text) for p in patterns)
    ]
    assert [each for each in said if each not in accepted] == []
    assert [p for p in patterns if not any(re.fullmatch(p, text) for _, text in accepted)] == []


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("bad.html", "<!doctype html><html lang=en><title>x</title><p><div></p>"),
        ("bad.css", "p { colour: red }"),
        ("bad.svg", '<svg xmlns="http://www.w3.org/2000/svg"><rect widht="1"/></svg>'),
    ],
)
def test_the_checker_would_have_said_so(tmp_path: Path, name: str, content: str) -> None:
    file = tmp_path / name
    file.write_text(content, "utf-8")
    assert check(file)
