"""Cutting the sample's pages into units, against the parser alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import turbohtml

from bench.figures import Figure, against
from bench.timing import compare
from isogloss.extract import decode_utf8, segment

ROOT = Path(__file__).parent.parent


def measure() -> Iterator[Figure]:
    """Ratios of `segment` to turbohtml on the four sample pages."""
    pages = {
        path.name: path.read_bytes() for path in sorted((ROOT / "source/pages").glob("*.html"))
    }

    def cut() -> None:
        for name, data in pages.items():
            segment(decode_utf8(data, name), name)

    def parse_and_read() -> None:
        for data in pages.values():
            for element in turbohtml.parse(data.decode(), source_locations=True).iter_elements():
                _ = element.source_location

    def parse() -> None:
        for data in pages.values():
            turbohtml.parse(data.decode(), source_locations=True)

    read = compare(cut, parse_and_read, 40)
    yield Figure(
        "extract: cut pages / parse them and read where each element stands",
        read.ratio,
        against(read, "cut", "parse and read locations"),
        goal=3,
    )
    bare = compare(cut, parse, 40)
    yield Figure(
        "extract: cut pages / parse them and look at nothing",
        bare.ratio,
        against(bare, "cut", "parse"),
    )
