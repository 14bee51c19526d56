"""One headless Chromium a worker, and pages in it that may load nothing but files."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from .places import Place

ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
Open = Callable[..., Any]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    program = shutil.which("chromium")
    if program is None:
        pytest.skip("no chromium on this machine: `isogloss doctor` says how to get it")
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as tool:
        browser = tool.chromium.launch(executable_path=program, args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium: Any, built_site: Path) -> Iterator[Open]:
    """Open a place as file://; when the test ends, no request may have gone elsewhere."""
    contexts = []
    elsewhere: list[str] = []

    def note(request: Any) -> None:
        if not request.url.startswith(("file:", "data:")):
            elsewhere.append(request.url)

    def open_(
        place: Place, *, width: int = 1280, height: int = 900, color_scheme: str = "light"
    ) -> Any:
        context = chromium.new_context(
            viewport={"width": width, "height": height}, color_scheme=color_scheme, offline=True
        )
        contexts.append(context)
        context.on("request", note)
        page = context.new_page()
        page.goto(place.file(built_site).as_uri())
        page.evaluate("document.fonts.ready.then(() => true)")
        return page

    yield open_
    for context in contexts:
        context.close()
    assert elsewhere == []
