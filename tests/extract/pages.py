"""Pages to cut: from a few words, from the site itself, and from the worst of the web."""

from __future__ import annotations

from pathlib import Path

from hypothesis import strategies as st

from isogloss.assemble import Texts
from isogloss.extract import Document, decode_utf8, segment
from isogloss.model import Edition, Page, Span, Unit, parse_tag

ROOT = Path(__file__).parents[2]
SITE = sorted((ROOT / "source" / "pages").glob("*.html"))

ENGLISH = Edition(parse_tag("en-US"), "us", "latn")
SOURCE_TEXTS = Texts({}, source=True)


def page_of(html: str, path: str = "source/pages/a.html") -> Page:
    return segment(Document(html.encode("utf-8", "surrogatepass"), html, "utf-8", b""), path)


def site_page(path: Path) -> Page:
    return segment(decode_utf8(path.read_bytes(), path.name), path.name)


def units_of(html: str) -> list[Unit]:
    return list(page_of(html).units)


def texts_of(html: str) -> list[str]:
    return [unit.text for unit in page_of(html).units]


def spans_of(page: Page) -> list[Span]:
    """Everything that an edition may replace, in source order, the wider first."""
    spans = [unit.span for unit in page.units]
    spans += [region.span for region in page.regions]
    spans += [item.span for item in page.generated]
    spans += [variable.span for variable in page.variables]
    spans += page.private
    return sorted(spans, key=lambda span: (span.start, -span.end))


_ELEMENTS = (
    "p b i a div ul li dl dt dd table tbody tr td th caption colgroup col select option optgroup "
    "textarea pre svg title desc foreignObject text math mi mtext annotation-xml noscript template "
    "script style button br img input hr iframe object html head body frameset xmp noembed form h1 "
    "nobr ruby rt font time data details summary marquee x-y image listing"
).split()
_ATTRIBUTES = (
    "title=word",
    "title='a \r\n b'",
    'title="q&quot;\'"',
    "title=foo/bar",
    'title = "v"\nx',
    "title=a title=b",
    "TITLE=x",
    "=a",
    '"',
    "alt=word",
    "href={x}",
    "translate=no",
    "translate=yes",
    "its-locale-filter-list='*-US'",
    "its-locale-filter-list=''",
    "its-within-text=no",
    "its-within-text=yes",
    "its-within-text=nested",
    "data-note=n",
    "data-note='n",
    "datetime=2026-10",
    "value=5",
    "hidden",
    "id=i",
    "type=submit",
    "name=description content=' w '",
    "/",
)
_PIECES = (
    "<!-- c -->", "<!--", "-->", "<!", "<?pi ?>", "<![CDATA[ cd ]]>", "<![CDATA[", "]]>",
    "<!doctype html>", "&amp;", "&lt;b&gt;", "&nbsp;", "&notit;", "&", "&#13;", "&#x0;", "&#10;",
    "\r\n", "\r", "\n", "  ", "\t", "\f", "word", "two words", "12", "{x}", "{{", "}}", "{",
    "é😀漢", "e\u0301", "\u202e", "\ufeff", "\u2028", "\x0b", "\x85", "<", "</", "</>", "<3",
    "<plaintext>", "</br>", "<p/>", "<g/>", "https://example.org/x", "12 %",
)  # fmt: skip
_start_tags = st.builds(
    lambda name, attributes, end: f"<{' '.join([name, *attributes])}{end}",
    st.sampled_from(_ELEMENTS),
    st.lists(st.sampled_from(_ATTRIBUTES), max_size=2),
    st.sampled_from([">", ">", ">", ">", "/>", " "]),
)
_plain_start_tags = st.sampled_from([f"<{name}>" for name in _ELEMENTS])
_end_tags = st.sampled_from([f"</{name}>" for name in _ELEMENTS])
_characters = st.text(
    st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=4
)


def soup(max_size: int = 30) -> st.SearchStrategy[str]:
    """What browsers read without a complaint, and nobody should write."""
    piece = st.one_of(
        _plain_start_tags, _end_tags, _start_tags, st.sampled_from(_PIECES), _characters
    )
    return st.lists(piece, max_size=max_size).map("".join)
