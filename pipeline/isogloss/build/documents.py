"""Every HTML document of a market, in memory."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from isogloss.assemble import (
    Chrome,
    Layouts,
    LocalizedPage,
    assemble_page,
    date,
    links_for,
    texts_for,
)
from isogloss.build.inputs import Inputs
from isogloss.model import Catalog, Edition, Market, Page, Place
from isogloss.model.notation import plain_text


@dataclass(frozen=True, slots=True)
class Document:
    """One page of one edition. revision: the code that page and PDF print."""

    edition: Edition
    page: str
    html: str
    revision: str


def documents(
    inputs: Inputs,
    market: Market,
    catalogs: Mapping[tuple[str, str], Catalog],
    layouts: Layouts,
    *,
    draft: bool,
    with_pdf: bool,
) -> Iterator[Document]:
    """All documents of the market, edition by edition, in menu order."""
    project = inputs.project
    pages = [page for page in inputs.pages if page.name in market.pages]
    for edition in market.editions:
        texts = texts_for(edition.tag, project.source_language, catalogs)
        localized = [assemble_page(page, texts, edition, market.variables) for page in pages]
        titles = {page.name: page.title for page in localized}
        day = date(project.date, edition)
        for source, page in zip(pages, localized, strict=True):
            revision = _revision(page)
            chrome = Chrome(
                links=links_for(
                    page.name,
                    edition,
                    market,
                    project.markets,
                    project.statements,
                    base_url=project.base_url,
                    titles=titles,
                    with_pdf=with_pdf,
                ),
                minutes=_minutes(source, edition, project.reading_speed),
                draft=draft,
                revision=f"{revision} · {day}",
            )
            html = layouts.render(source.layout or "", page, chrome, edition, market, texts)
            yield Document(edition, page.name, html, revision)


def _revision(page: LocalizedPage) -> str:
    """A code of the text itself: the same text has the same code anywhere."""
    return hashlib.sha256(f"{page.head}\n{page.body}".encode()).hexdigest()[:8]


def _minutes(page: Page, edition: Edition, words_a_minute: int) -> int:
    """Reading time, from the words of the source text that the edition shows."""
    words = 0
    for unit in page.units:
        shown = all(each.admits(str(edition.tag)) for each in unit.filters)
        if unit.place is Place.BLOCK and shown:
            words += len(plain_text(unit.text, {}, {}).split())
    return max(1, math.ceil(words / words_a_minute))
