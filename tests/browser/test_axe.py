"""axe-core finds nothing on any page, in light and in dark."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Open
from .places import PLACES, Place

AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """tags => axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})
  .then(result => result.violations.flatMap(violation => violation.nodes.map(
    node => `${violation.id} at ${node.target.join(' ')}: ${node.failureSummary}`)))"""


@pytest.mark.skipif(not AXE.exists(), reason="axe-core is not installed: run `make setup-test`")
@pytest.mark.parametrize("color_scheme", ["light", "dark"])
@pytest.mark.parametrize("place", PLACES, ids=str)
def test_axe_finds_nothing(open_page: Open, place: Place, color_scheme: str) -> None:
    page = open_page(place, color_scheme=color_scheme)
    page.add_script_tag(path=AXE)
    assert page.evaluate(RUN, TAGS) == []
