"""The links between a page's editions, and from page to page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from isogloss.assemble.formats import language_name
from isogloss.model import Edition, Market, Statement


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same page in another edition. tag: BCP 47. href: absolute."""

    tag: str
    href: str


@dataclass(frozen=True, slots=True)
class EditionLink:
    """An entry of the language switcher. href: relative to the page."""

    tag: str
    name: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class PageLink:
    """An entry of the menu. href: relative to the page."""

    name: str
    title: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class Links:
    """What a layout may link to. pdf: relative, None where no PDF is made."""

    canonical: str
    alternates: tuple[Alternate, ...]
    switcher: tuple[EditionLink, ...]
    pages: tuple[PageLink, ...]
    next: PageLink | None
    pdf: str | None


def links_for(
    page: str,
    edition: Edition,
    market: Market,
    markets: Iterable[Market],
    statements: Iterable[Statement],
    *,
    base_url: str,
    titles: Mapping[str, str],
    with_pdf: bool,
) -> Links:
    """The links of one page in one edition.

    titles: of the market's pages in this edition, by name, in menu order.
    """
    tag = str(edition.tag)
    register = tuple(statement for statement in statements if page in statement.pages)
    alternates = tuple(
        Alternate(str(other.tag), f"{base_url}{there.id}/{other.tag}/{page}.html")
        for there in markets
        if page in there.pages and _may_meet(market, there, register)
        for other in there.editions
    )
    pages = tuple(
        PageLink(name, title, f"{name}.html", name == page) for name, title in titles.items()
    )
    position = next(index for index, link in enumerate(pages) if link.current)
    languages = [other.tag.language for other in market.editions]
    return Links(
        canonical=f"{base_url}{market.id}/{tag}/{page}.html",
        alternates=alternates if len(alternates) > 1 else (),
        switcher=tuple(
            EditionLink(
                tag=str(other.tag),
                name=language_name(other.tag, region=languages.count(other.tag.language) > 1),
                href=f"../{other.tag}/{page}.html",
                current=other == edition,
            )
            for other in market.editions
        ),
        pages=pages,
        next=pages[position + 1] if position + 1 < len(pages) else None,
        pdf=f"{page}.pdf" if with_pdf else None,
    )


def _may_meet(here: Market, there: Market, register: tuple[Statement, ...]) -> bool:
    """Whether pages of the two markets may link to each other.

    A reader must not be led from a market that forbids a statement to a page that makes it;
    and hreflang links are reciprocal, so one ban cuts both directions.
    """
    return not any(
        (here.forbids(statement.id) and statement.belongs_to(there))
        or (there.forbids(statement.id) and statement.belongs_to(here))
        for statement in register
    )
