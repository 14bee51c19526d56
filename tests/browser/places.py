"""Which pages there are, read from the project's settings, so that each is a test of its own."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "source"
RIGHT_TO_LEFT = {"ar", "fa", "he", "ur"}


@dataclass(frozen=True, slots=True)
class Place:
    """One written page."""

    market: str
    edition: str
    page: str

    def __str__(self) -> str:
        return f"{self.edition}-{self.page}"

    @property
    def direction(self) -> str:
        return "rtl" if self.edition.split("-")[0] in RIGHT_TO_LEFT else "ltr"

    def file(self, root: Path) -> Path:
        return root / "output" / self.market / "data" / self.edition / f"{self.page}.html"


def _places() -> tuple[Place, ...]:
    site = tomllib.loads((SOURCE / "site.toml").read_text("utf-8"))
    markets = tomllib.loads((SOURCE / "markets.toml").read_text("utf-8"))
    return tuple(
        Place(name, edition, page)
        for name, market in markets.items()
        for edition in market["editions"]
        for page in market.get("pages", site["pages"])
    )


PLACES = _places()
# One left-to-right and one right-to-left edition of the page with the labelled drawing.
DRAWINGS = tuple(
    place
    for place in PLACES
    if place.page == "causes-and-risks" and place.edition in {"en-US", "ar-SA"}
)
