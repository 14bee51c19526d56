"""What each artefact of a market owes: the obligation matrix, from register and catalogs.

The words are worked out here from the catalogs alone, not taken from what assembly made:
what is looked for in an artefact must not come from where the artefact came from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from isogloss.model import (
    Artefact,
    Catalog,
    Edition,
    LanguageTag,
    Market,
    MessageKey,
    Obligation,
    Page,
    Statement,
    StatementId,
)
from isogloss.model.notation import plain_text


@dataclass(frozen=True, slots=True)
class Wording:
    """A statement as it stands in the source. shown: what its stand-alone codes show."""

    text: str
    shown: Mapping[str, str]


def wordings(pages: Iterable[Page]) -> dict[StatementId, Wording]:
    """The source wording of every statement that is marked in the pages."""
    return {
        unit.statement: Wording(unit.text, {code.name: code.shows for code in unit.codes})
        for page in pages
        for unit in page.units
        if unit.statement is not None
    }


def obligations(
    market: Market,
    edition: Edition,
    page: str,
    statements: Iterable[Statement],
    source: Mapping[StatementId, Wording],
    catalogs: Mapping[str, Catalog],
    source_language: LanguageTag,
    artefacts: Sequence[Artefact],
) -> Iterator[Obligation]:
    """Everything that must, or must not, stand on one page of one edition.

    source: the wordings; a statement of the register that no page marks has none, and its
    obligation cannot be met.
    catalogs: the safety catalogs by locale. artefacts: the forms that are made of the page.
    """
    for statement in statements:
        belongs = statement.belongs_to(market)
        required = belongs and page in statement.pages
        if belongs and not required:
            continue
        wording = source.get(statement.id)
        text = None
        if wording is not None:
            written = _written(statement.id, wording, edition, catalogs, source_language)
            text = None if written is None else _rendered(written, wording, market)
        for artefact in artefacts:
            if required and artefact not in statement.artefacts:
                continue
            yield Obligation(
                statement=statement.id,
                market=market.id,
                edition=str(edition.tag),
                page=page,
                artefact=artefact,
                required=required,
                order=statement.order if required else None,
                text=text,
            )
    for words in market.forbidden_words:
        for artefact in artefacts:
            yield Obligation(
                statement=StatementId(f"words.{words}"),
                market=market.id,
                edition=str(edition.tag),
                page=page,
                artefact=artefact,
                required=False,
                order=None,
                text=words,
            )


def _written(
    statement: StatementId,
    wording: Wording,
    edition: Edition,
    catalogs: Mapping[str, Catalog],
    source_language: LanguageTag,
) -> str | None:
    """The statement in the edition's chain of locales, which ends in the source or in nothing."""
    key = MessageKey(statement, wording.text)
    for tag in edition.tag.chain:
        catalog = catalogs.get(str(tag))
        found = catalog.translations.get(key) if catalog else None
        if found is not None and found.ready:
            return found.strings[0]
    return wording.text if edition.tag.language == source_language.language else None


def _rendered(written: str, wording: Wording, market: Market) -> str:
    """The words that a reader in this market must find: variables in, codes out."""
    shown = {name: plain_text(text, market.variables, {}) for name, text in wording.shown.items()}
    return " ".join(plain_text(written, market.variables, shown).split())
