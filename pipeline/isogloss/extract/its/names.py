"""Names of ITS 2.0 markup, in XML and in HTML."""

from __future__ import annotations

import re

ITS = "http://www.w3.org/2005/11/its"
XHTML = "http://www.w3.org/1999/xhtml"
SVG = "http://www.w3.org/2000/svg"
MATHML = "http://www.w3.org/1998/Math/MathML"
XLINK = "http://www.w3.org/1999/xlink"
XML = "http://www.w3.org/XML/1998/namespace"

ITS_MEDIA_TYPE = "application/its+xml"

_CAPITAL = re.compile(r"[A-Z]")


def its(name: str) -> str:
    """The expanded name of an ITS element or attribute."""
    return f"{{{ITS}}}{name}"


def html_attribute(name: str) -> str:
    """The HTML form of an ITS attribute (6.1): `locNoteRef` is `its-loc-note-ref`."""
    return "its-" + _CAPITAL.sub(lambda match: "-" + match[0].lower(), name)
