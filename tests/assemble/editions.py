"""Editions and their texts, as short as tests need them."""

from __future__ import annotations

from collections.abc import Mapping

from isogloss.assemble import Texts, assemble_page
from isogloss.extract import Document, segment
from isogloss.model import (
    LAYOUT_DOMAIN,
    SAFETY_DOMAIN,
    Catalog,
    Edition,
    MessageKey,
    Page,
    Translation,
    parse_tag,
)

PLURALS = {"Plural-Forms": "nplurals=2; plural=(n != 1);"}


def edition(tag: str, market: str = "us", digits: str = "latn") -> Edition:
    return Edition(parse_tag(tag), market, digits)


def catalog(
    domain: str,
    strings: Mapping[str | tuple[str, str], str | tuple[str, ...]],
    *,
    locale: str = "es",
    fuzzy: bool = False,
    headers: Mapping[str, str] = PLURALS,
) -> Catalog:
    """A catalog. strings: translations (or plural forms) by text, or by context and text."""
    translations = {}
    for line, (key, written) in enumerate(strings.items(), start=1):
        context, text = key if isinstance(key, tuple) else (None, key)
        forms = written if isinstance(written, tuple) else (written,)
        plural = f"{text}s" if isinstance(written, tuple) else None
        found = Translation(text, context, plural, forms, fuzzy, None, line)
        translations[MessageKey(context, text)] = found
    return Catalog(
        f"locales/{locale}/LC_MESSAGES/{domain}.po", locale, domain, headers, translations
    )


def spanish(page: Page, strings: Mapping[str, str]) -> Texts:
    """Texts in which each unit of the page has a translation: its own text, if no other."""
    ordinary: dict[str | tuple[str, str], str | tuple[str, ...]] = {}
    safety: dict[str | tuple[str, str], str | tuple[str, ...]] = {}
    for unit in page.units:
        written = strings.get(unit.text, unit.text)
        if unit.statement is None:
            ordinary[unit.text] = written
        else:
            safety[unit.statement, unit.text] = written
    return Texts(
        {
            page.name: (catalog(page.name, ordinary),),
            SAFETY_DOMAIN: (catalog(SAFETY_DOMAIN, safety),),
            LAYOUT_DOMAIN: (),
        },
        source=False,
    )


def page_of(html: str) -> Page:
    return segment(
        Document(html.encode("utf-8", "surrogatepass"), html, "utf-8", b""), "source/pages/a.html"
    )


def whole(body: str, head: str = "") -> Page:
    return page_of(f"<!doctype html><html><head>{head}</head><body>{body}</body></html>")


def assembled(
    page: Page, strings: Mapping[str, str], variables: Mapping[str, str] | None = None
) -> str:
    """The Spanish page, as a document."""
    made = assemble_page(page, spanish(page, strings), edition("es-US"), variables or {})
    return f"<!doctype html><html><head>{made.head}</head><body>{made.body}</body></html>"
