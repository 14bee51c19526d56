"""Which message a unit of a file is about, and whether the file is one of ours at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from isogloss.interop.items import Item
from isogloss.interop.parts import text_of
from isogloss.interop.proposals import Proposal, Proposals
from isogloss.model import ExchangeError, LanguageTag, parse_tag
from isogloss.model.notation import read

AGAIN = "Export the catalog again, and translate that."


class Index:
    """Items by what files call them."""

    def __init__(self, catalogs: Mapping[tuple[str, str], tuple[Item, ...]]) -> None:
        self.locales = sorted({locale for locale, _ in catalogs})
        self.by_id: dict[tuple[str, str], dict[str, Item]] = {}
        self.by_text: dict[str, dict[str, list[Item]]] = {}
        for (locale, domain), items in catalogs.items():
            self.by_id[locale, domain] = {item.id: item for item in items}
            texts = self.by_text.setdefault(locale, {})
            for item in items:
                texts.setdefault(_folded(item.text), []).append(item)

    def find(self, unit: Proposal, locale: str) -> Item | str:
        """The item that a unit is about, or why there is none."""
        item = self.by_id.get((locale, unit.domain), {}).get(unit.id)
        if item is not None:
            return item
        if unit.origin.source_hash:  # it was ours, so its id would be there
            return "The message is not in the catalog any more, or its text has changed"
        if unit.source is None:
            return "There is no such message"
        texts = self.by_text.get(locale, {})
        both = {
            _folded(text_of(unit.source, escaped=escaped)) for escaped in (False, not unit.written)
        }
        found = [
            item
            for text in both
            for item in texts.get(text, ())
            if unit.context in (None, item.key.context)
            and unit.form == item.form
            and (not unit.domain or (locale, unit.domain) not in self.by_id
                 or unit.domain == item.domain)
        ]  # fmt: skip
        found = list({(item.domain, item.id): item for item in found}.values())
        if not found:
            return "No message has this source text"
        if len(found) > 1:
            return (
                f"{len(found)} messages have this source text; it is not clear which one is meant"
            )
        return found[0]


def locale_of(unit: Proposal, file: Proposals, wanted: str | None, locales: Sequence[str]) -> str:
    """The locale that a unit is for, one of the project's.

    wanted: the one that the file must be for, None where it says so itself.
    Raises ExchangeError where that is not clear, or where there are no such catalogs.
    """
    place = f"{file.path}:{unit.line}"
    locale = wanted or unit.locale
    if not locale:
        raise ExchangeError(
            "The file does not say which language it is in",
            place=place,
            hint="Say it: --locale LOCALE.",
        )
    if wanted and unit.locale and not _may_be(parse_tag(unit.locale), parse_tag(wanted)):
        raise ExchangeError(
            f"The file is in {unit.locale}, and {wanted} was asked for",
            place=place,
            hint=f"Import it with --locale {unit.locale}, or choose the other file.",
        )
    if locale not in locales:
        near = [each for each in locales if each.partition("-")[0] == parse_tag(locale).language]
        hint = f"If it is meant for {near[0]}, say so: --locale {near[0]}." if near else (
            f"Locales: {', '.join(locales)}."
        )  # fmt: skip
        raise ExchangeError(f"The project has no catalogs for {locale}", place=place, hint=hint)
    return locale


def _may_be(given: LanguageTag, wanted: LanguageTag) -> bool:
    """Whether a file in a language may be meant for a locale: `fr-FR` for `fr`, not for `de`."""
    scripts = {each.script for each in (given, wanted)} - {None}
    return given.language == wanted.language and len(scripts) < 2


def check_source_language(file: Proposals, expected: LanguageTag) -> None:
    """Raises ExchangeError where a file is translated from another language."""
    language = file.source_language.replace("_", "-").partition("-")[0].lower()
    if language and language != expected.language:
        raise ExchangeError(
            f"The file is translated from {file.source_language}; the project's language is "
            f"{expected}",
            place=file.path,
            hint="It may be of another project. " + AGAIN,
        )


def _folded(text: str) -> str:
    return " ".join(text.split())


def same_source(given: str, text: str) -> bool:
    """Whether two sources are one, but for white space, which tools fold."""
    return _folded(given) == _folded(text) or [
        (token.kind, _folded(token.value)) for token in read(given)
    ] == [(token.kind, _folded(token.value)) for token in read(text)]
