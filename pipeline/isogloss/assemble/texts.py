"""Where an edition's texts come from: its chain of locales, and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from isogloss.model import Catalog, LanguageTag, MessageKey, Translation


@dataclass(frozen=True, slots=True)
class Texts:
    """The catalogs of an edition, narrowest locale first.

    catalogs: by domain, in the order of the chain.
    source: whether the source's own text is what this edition falls back on, which is so
    for editions in the source language and script, and for no other.
    """

    catalogs: Mapping[str, tuple[Catalog, ...]]
    source: bool

    def find(self, domain: str, key: MessageKey) -> Translation | None:
        """The first translation of the chain that may be published, None where there is none."""
        for catalog in self.catalogs.get(domain, ()):
            translation = catalog.translations.get(key)
            if translation is not None and translation.ready:
                return translation
        return None

    def text(self, domain: str, key: MessageKey) -> str | None:
        """The text itself; the source text in source editions; None where nothing may be shown."""
        found = self.find(domain, key)
        if found is not None:
            return found.strings[0]
        return key.text if self.source else None


def untranslated(text: str) -> str:
    """What a draft shows in the place of a text that it has no translation of."""
    return f"[untranslated: {text}]"


def texts_for(
    edition: LanguageTag,
    source_language: LanguageTag,
    catalogs: Mapping[tuple[str, str], Catalog],
) -> Texts:
    """The texts of an edition.

    catalogs: by locale and domain, all that the project has.
    """
    by_domain: dict[str, list[Catalog]] = {}
    for tag in edition.chain:
        for (locale, domain), catalog in sorted(catalogs.items()):
            if locale == str(tag):
                by_domain.setdefault(domain, []).append(catalog)
    return Texts(
        catalogs={domain: tuple(chain) for domain, chain in by_domain.items()},
        source=(edition.language, edition.script)
        == (source_language.language, source_language.script),
    )
