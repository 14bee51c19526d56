"""Make the pictures of the README from the bundles that a build made.

    python tools/screenshots.py [--bundles output] [-o docs/images]

Needs what the tests need: playwright with a Chromium on PATH, and Poppler's pdftoppm.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

LARGEST = 200_000  # bytes of one picture
COLORS = (256, 128, 64, 32)


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture: its name, and the file inside the bundles it shows.

    at: for a page the CSS selector that is scrolled to, for a PDF the page number.
    """

    name: str
    path: str
    at: str


SHOTS = (
    Shot("page-en-US", "us/data/en-US/understanding-mr.html", "html"),
    Shot("page-ar-SA", "sa/data/ar-SA/living-with-mr.html", "html"),
    Shot("pdf-ja-JP", "jp/data/ja-JP/causes-and-risks.pdf", "1"),
    Shot("pdf-ar-SA", "sa/data/ar-SA/living-with-mr.pdf", "1"),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--bundles", type=Path, default=Path("output"))
    parser.add_argument("-o", "--output", type=Path, default=Path("docs/images"))
    arguments = parser.parse_args()
    arguments.output.mkdir(parents=True, exist_ok=True)
    for shot in SHOTS:
        source = arguments.bundles / shot.path
        data = printed(source, shot.at) if source.suffix == ".pdf" else seen(source, shot.at)
        small = shrunk(data)
        (arguments.output / f"{shot.name}.png").write_bytes(small)
        print(f"{shot.name}.png\t{len(small)}")


def seen(page: Path, selector: str) -> bytes:
    """What a browser shows of a page at 1100 by 760 pixels."""
    browser_path = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path)
        tab = browser.new_page(viewport={"width": 1100, "height": 760})
        tab.goto(page.resolve().as_uri())
        tab.locator(selector).first.scroll_into_view_if_needed()
        tab.evaluate("document.fonts.ready")
        data = tab.screenshot()
        browser.close()
    return data


def printed(pdf: Path, number: str) -> bytes:
    """One page of a PDF, 700 pixels high."""
    size = ["-scale-to-x", "-1", "-scale-to-y", "700"]
    command = ["pdftoppm", "-png", "-f", number, "-l", number, *size, str(pdf)]
    done = subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - made here
    return done.stdout


def shrunk(data: bytes) -> bytes:
    """The picture in as many colors of a palette as its size allows, without metadata."""
    picture = Image.open(BytesIO(data)).convert("RGB")
    for colors in COLORS:
        out = BytesIO()
        picture.quantize(colors).save(out, "PNG", optimize=True)
        if out.tell() <= LARGEST:
            break
    return out.getvalue()


if __name__ == "__main__":
    main()
