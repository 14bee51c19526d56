"""axe-core finds nothing on any page, in light and in dark."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Open
from .places import PLACES, Place

AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"
WCAG_AND_GOOD_PRACTICE = {
    "type": "tag",
    "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"],
}
# All that the color scheme can change; the rest of the page is the same.
COLORS = {"type": "tag", "values": ["cat.color"]}
RUN = """only => axe.run(document, {runOnly: only, resultTypes: ['violations']})
  .then(result => result.violations.flatMap(violation => violation.nodes.map(
    node => `${violation.id} at ${node.target.join(' ')}: ${node.failureSummary}`)))"""


@pytest.mark.skipif(not AXE.exists(), reason="axe-core is not installed: run `make setup-test`")
@pytest.mark.parametrize("place", PLACES, ids=str)
def test_axe_finds_nothing_in_light_and_in_dark(open_page: Open, place: Place) -> None:
    page = open_page(place)
    page.add_script_tag(path=AXE)
    assert page.evaluate(RUN, WCAG_AND_GOOD_PRACTICE) == []
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.emulate_media(color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != light
    assert page.evaluate(RUN, COLORS) == []
