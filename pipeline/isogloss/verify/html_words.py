"""Which elements and attributes of HTML carry words, and which hold addresses.

Plain tables for the HTML reader, from the HTML Standard (sections 4 and 15.3) and
WAI-ARIA 1.2. They are written down here a second time on purpose: what verifies must not
share a mistake with what cuts the pages.
"""

from __future__ import annotations

import re

WHITE_SPACE = re.compile(r"[ \t\n\f\r]+")

BLOCKS = frozenset(
    """address article aside blockquote body caption center col colgroup dd details dialog dir
    div dl dt fieldset figcaption figure footer foreignobject form frameset h1 h2 h3 h4 h5 h6
    header hgroup hr html legend li listing main menu nav ol optgroup option p plaintext pre
    search section summary table tbody td text tfoot th thead tr ul xmp""".split()
)
"""Elements that begin and end a passage; `text` and `foreignobject` are SVG's."""

RAW = frozenset({"iframe", "noembed", "noframes"})
"""Elements whose text a browser keeps from view and that holds markup as plain text."""

OUT_OF_SIGHT = frozenset(
    "template noscript datalist video audio canvas object meter progress annotation".split()
)
"""Elements whose content is shown only where they themselves do not work, or never."""

OBJECTS = frozenset("button math select svg textarea".split())
"""Elements that stand in a line of text as one thing; what they hold is read by itself."""

WORD_ATTRIBUTES = frozenset(
    """abbr alt aria-braillelabel aria-brailleroledescription aria-description aria-label
    aria-placeholder aria-roledescription aria-valuetext label placeholder summary title
    download""".split()
)
SHOWN_VALUES = frozenset(
    "button submit reset text search email tel url number date time month week image".split()
)
"""Types of `<input>` whose `value` stands on the screen."""

ADDRESSES = {
    ("a", "href"): "a",
    ("a", "xlink:href"): "a",
    ("area", "href"): "a",
    ("audio", "src"): "audio",
    ("base", "href"): "base",
    ("blockquote", "cite"): "cite",
    ("button", "formaction"): "form",
    ("del", "cite"): "cite",
    ("embed", "src"): "embed",
    ("form", "action"): "form",
    ("frame", "src"): "iframe",
    ("iframe", "src"): "iframe",
    ("image", "href"): "img",
    ("image", "xlink:href"): "img",
    ("img", "src"): "img",
    ("img", "srcset"): "img",
    ("img", "longdesc"): "a",
    ("input", "formaction"): "form",
    ("input", "src"): "img",
    ("ins", "cite"): "cite",
    ("object", "data"): "object",
    ("q", "cite"): "cite",
    ("script", "src"): "script",
    ("link", "imagesrcset"): "preload",
    ("source", "src"): "source",
    ("source", "srcset"): "source",
    ("track", "src"): "track",
    ("video", "poster"): "img",
    ("video", "src"): "video",
}
"""Element and attribute → the `rel` of the Link. `<link>` gives its own, other elements with
`href` are SVG's and load what they name."""

TECHNICAL_META = frozenset(
    """color-scheme content-language content-security-policy content-type default-style
    fb:app_id format-detection generator msapplication-tilecolor og:image:height
    og:image:type og:image:width og:locale og:locale:alternate og:type referrer robots
    theme-color twitter:card twitter:creator twitter:site viewport x-ua-compatible
    mobile-web-app-capable googlebot charset refresh""".split()
)
"""`<meta>` names whose content is for machines and holds no words."""

ADDRESS_META = frozenset(
    """og:url og:image og:image:url og:image:secure_url og:audio og:video og:video:url
    twitter:image twitter:player twitter:url msapplication-tileimage""".split()
)
"""`<meta>` names whose content is an address."""


def fold(text: str) -> str:
    """Fold HTML white space; no-break spaces are text and stay."""
    return WHITE_SPACE.sub(" ", text).strip(" ")
