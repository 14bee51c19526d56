"""What works without a mouse."""

from __future__ import annotations

import pytest

from .conftest import Open
from .places import PLACES, Place

every_place = pytest.mark.parametrize("place", PLACES, ids=str)


@every_place
def test_the_skip_link_leads_to_the_content(open_page: Open, place: Place) -> None:
    page = open_page(place)
    page.keyboard.press("Tab")
    link = page.locator(".skip-link:focus")
    box = link.bounding_box()
    assert box is not None
    assert 0 <= box["x"] <= 1280 - box["width"]
    assert box["y"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#content"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main')?.id") == "content"


@every_place
def test_the_text_size_control_works_with_the_keyboard(open_page: Open, place: Place) -> None:
    page = open_page(place)
    size = "parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)"
    sizes = [page.evaluate(size)]
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "text-size":
            break
    for _ in range(2):
        page.keyboard.press("ArrowDown")
        sizes.append(page.evaluate(size))
    normal, large, largest = sizes
    assert normal < large < largest
