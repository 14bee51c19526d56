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
def tab() -> Iterator[Any]:
    program = shutil.which("chromium")
    if program is None:
        pytest.skip("no chromium on this machine: `isogloss doctor` says how to get it")
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as tool:
        browser = tool.chromium.launch(executable_path=program, args=list(ARGUMENTS))
        context = browser.new_context(offline=True)
        context.set_default_timeout(10_000)
        yield context.new_page()
        browser.close()


@pytest.fixture
def open_page(tab: Any, built_site: Path) -> Iterator[Open]:
    """Open a place as file://; when the test ends, no request may have gone elsewhere."""
    elsewhere: list[str] = []

    def note(request: Any) -> None:
        if not request.url.startswith(("file:", "data:")):
            elsewhere.append(request.url)

    def open_(place: Place, *, width: int = 1280, color_scheme: str = "light") -> Any:
        tab.set_viewport_size({"width": width, "height": 900})
        tab.emulate_media(media="screen", color_scheme=color_scheme)
        tab.goto(place.file(built_site).as_uri())
        tab.evaluate("document.fonts.ready.then(() => true)")
        return tab

    # One tab serves all tests of a worker: a new one would load the fonts anew.
    tab.on("request", note)
    yield open_
    tab.remove_listener("request", note)
    assert elsewhere == []
