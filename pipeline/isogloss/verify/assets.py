"""Words and links in the files that pages bring along: style sheets and SVG images."""

from __future__ import annotations

from isogloss.model import Carrier, Link, Passage
from isogloss.verify.contents import Asset
from isogloss.verify.html_page import read_html
from isogloss.verify.stylesheet import read_style


def read_asset(data: bytes, *, path: str) -> Asset:
    """Read a `.css` or `.svg` file. Never fails.

    SVG is read with the HTML reader, which knows SVG's texts, titles and links and does not
    stumble over what is no XML.
    """
    if path.lower().endswith(".svg"):
        reading = read_html(data, path=path, edition="", page="")
        return Asset(path, reading.passages, reading.links)
    style = read_style(data.decode("utf-8", errors="replace").removeprefix("\ufeff"))
    return Asset(
        path,
        tuple(
            Passage(Carrier.STYLE, word.text, "", "", False, word.line) for word in style.strings
        ),
        tuple(Link("css", word.text, "", word.line) for word in style.addresses),
    )
