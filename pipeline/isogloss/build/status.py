"""How far each edition is: what is translated, what is not, and which locale it comes from."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from isogloss.assemble import texts_for
from isogloss.assemble.texts import Texts
from isogloss.build.inputs import Inputs
from isogloss.model import (
    LAYOUT_DOMAIN,
    SAFETY_DOMAIN,
    Catalog,
    Edition,
    Message,
    MessageKey,
    Reference,
    require_known,
)
from isogloss.model.notation import Kind, read
from isogloss.project import Project

Dates = Mapping[str, Mapping[int, datetime.date]]
"""File → line → the day on which the line last changed."""


@dataclass(frozen=True, slots=True)
class Outstanding:
    """A message that an edition has no text of that may be published.

    fuzzy: whether it has a translation that is to be read again. words: of its source text.
    """

    message: Message
    fuzzy: bool
    words: int

    @property
    def places(self) -> tuple[Reference, ...]:
        return self.message.references


@dataclass(frozen=True, slots=True)
class DomainStatus:
    """One domain of one edition.

    messages: how many of its messages the edition shows. origins: locale → how many of them
    come from its catalogs; the source language stands for itself in its own editions.
    """

    market: str
    edition: str
    domain: str
    messages: int
    origins: Mapping[str, int]
    outstanding: tuple[Outstanding, ...]

    @property
    def translated(self) -> int:
        return self.messages - len(self.outstanding)

    @property
    def fuzzy(self) -> int:
        return sum(each.fuzzy for each in self.outstanding)

    @property
    def untranslated(self) -> int:
        return len(self.outstanding) - self.fuzzy

    @property
    def words_left(self) -> int:
        return sum(each.words for each in self.outstanding)

    def oldest_change(self, dates: Dates) -> datetime.date | None:
        """The day since which the edition has been behind its source.

        That is the oldest day on which a text changed (or came) that is outstanding. A text
        that stands in several places counts from the latest of them: before that day they
        cannot all have said the same.
        """
        found = []
        for each in self.outstanding:
            days = [
                day
                for place in each.places
                if (day := dates.get(place.path, {}).get(place.line)) is not None
            ]
            if days:
                found.append(max(days))
        return min(found, default=None)


def status_of(
    inputs: Inputs,
    catalogs: Mapping[tuple[str, str], Catalog],
    markets: Collection[str] = (),
    locales: Collection[str] = (),
) -> Iterator[DomainStatus]:
    """Every domain of every edition, market by market.

    catalogs: by locale and domain, brought up to the templates.
    markets: only these; all where it is empty. locales: only editions that take texts from one
    of these.
    Raises UsageError for a market or a locale that the project does not have.
    """
    known = {market.id: market for market in inputs.project.markets}
    for name in markets:
        require_known(name, known, "market")
    tags = {str(tag) for each in inputs.project.editions for tag in each.tag.chain}
    for name in locales:
        require_known(name, sorted(tags), "locale")
    units = {
        (page.name, MessageKey(unit.context, unit.text)): unit
        for page in inputs.pages
        for unit in page.units
    }
    for market in known.values():
        if markets and market.id not in markets:
            continue
        statements = {
            statement.id
            for statement in inputs.project.statements
            if statement.belongs_to(market) and set(statement.pages) & set(market.pages)
        }
        for edition in market.editions:
            if locales and not {str(tag) for tag in edition.tag.chain} & set(locales):
                continue
            texts = texts_for(edition.tag, inputs.project.source_language, catalogs)
            for domain, template in inputs.templates.items():
                if domain not in (*market.pages, LAYOUT_DOMAIN, SAFETY_DOMAIN):
                    continue
                shown = []
                for message in template.messages:
                    unit = units.get((domain, message.key))
                    if unit and not all(each.admits(str(edition.tag)) for each in unit.filters):
                        continue
                    if domain == SAFETY_DOMAIN and message.context not in statements:
                        continue
                    shown.append(message)
                yield _domain_status(inputs.project, texts, edition, domain, shown)


def _domain_status(
    project: Project,
    texts: Texts,
    edition: Edition,
    domain: str,
    messages: list[Message],
) -> DomainStatus:
    chain = texts.catalogs.get(domain, ())
    origins: Counter[str] = Counter()
    outstanding = []
    for message in messages:
        found = next((each for each in chain if _ready(each, message.key)), None)
        if found is not None:
            origins[found.locale] += 1
        elif texts.source:
            origins[str(project.source_language)] += 1
        else:
            fuzzy = any(_written(each, message.key) for each in chain)
            outstanding.append(Outstanding(message, fuzzy, words_in(message)))
    return DomainStatus(
        market=edition.market,
        edition=str(edition.tag),
        domain=domain,
        messages=len(messages),
        origins=dict(sorted(origins.items())),
        outstanding=tuple(outstanding),
    )


def _ready(catalog: Catalog, key: MessageKey) -> bool:
    translation = catalog.translations.get(key)
    return translation is not None and translation.ready


def _written(catalog: Catalog, key: MessageKey) -> bool:
    translation = catalog.translations.get(key)
    return translation is not None and any(translation.strings)


def words_in(message: Message) -> int:
    """Words of a message's source text, its plural included; codes and variables are none."""
    return sum(
        len(token.value.split())
        for text in (message.text, message.plural or "")
        for token in read(text)
        if token.kind is Kind.TEXT
    )
