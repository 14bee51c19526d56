"""A new locale: its catalogs, empty or from those of a sibling."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.core import Locale, UnknownLocaleError

from isogloss.build.catalogs import Update, catalog_path, plan_catalogs, work_of
from isogloss.build.files import Replacement, write_together
from isogloss.build.inputs import Inputs, read_inputs
from isogloss.catalog import Change, edited, read_po
from isogloss.catalog.fill import Level, fill, fillings, level_of, matches_of
from isogloss.catalog.merge import new_header
from isogloss.catalog.writer import file_bytes
from isogloss.model import LanguageTag, LocaleError, UsageError, parse_tag, require_known


@dataclass(frozen=True, slots=True)
class NewCatalog:
    """A catalog to be written. messages: how many it has; filled: those from the sibling."""

    path: str
    data: bytes
    messages: int
    filled: int


def init_locale(root: Path, name: str, sibling: str | None) -> tuple[NewCatalog, ...]:
    """Write the catalogs of a locale that has none. The caller holds the project's lock.

    name: a language tag. A locale with a wider one in the project (`fr-CA`, `fr`) gets catalogs
    for overrides: they hold nothing, and its texts come from the wider one until an entry says
    otherwise. Any other gets every message of every template.
    sibling: a locale whose translations stand in the new catalogs, fuzzy, until someone who
    knows the new locale has read them; None for none.
    Raises UsageError where the tag is none, has catalogs already, or is no locale of the
    project; nothing is written then.
    """
    inputs = read_inputs(root)
    tag = _new_tag(inputs, name)
    existing = {locale for locale, _ in inputs.catalogs}
    if sibling is not None:
        require_known(sibling, sorted(existing), "locale")
    wider = {str(each) for each in tag.chain[1:]}
    if wider & (existing | set(inputs.project.base_locales)):
        found = tuple(_overrides(inputs, name, sibling))
    elif name in inputs.project.base_locales:
        found = tuple(_complete(inputs, name, sibling))
    else:
        raise UsageError(
            f"No market has an edition in “{name}”",
            place="source/markets.toml",
            hint=f'Add one, such as {name}-…, or write locales = ["{name}"] in source/site.toml.',
        )
    write_together(root, {each.path: Replacement(None, each.data) for each in found})
    return found


def _new_tag(inputs: Inputs, name: str) -> LanguageTag:
    try:
        tag = parse_tag(name)
    except LocaleError as error:
        raise UsageError(error.message, hint=error.hint) from None
    if not any(_in_cldr(each) for each in tag.chain):
        raise UsageError(
            f"CLDR knows no language “{tag.language}”",
            hint="Write its language as BCP 47 has it, such as pt for Portuguese.",
        )
    paths = sorted(file.path for (locale, _), file in inputs.catalogs.items() if locale == name)
    if paths:
        raise UsageError(
            f"“{name}” has catalogs already",
            place=paths[0],
            hint=f"Bring them up to the sources with: isogloss update {name}.",
        )
    if tag.chain[-1] == inputs.project.source_language and tag.script is None:
        raise UsageError(
            f"“{name}” is the language of the source; its texts need no translation",
            hint="Write what differs in a region as locale filters in the pages.",
        )
    return tag


def _in_cldr(tag: LanguageTag) -> bool:
    try:
        Locale.parse(str(tag), sep="-")
    except (UnknownLocaleError, ValueError):
        return False
    return True


def _complete(inputs: Inputs, locale: str, sibling: str | None) -> Iterator[NewCatalog]:
    levels = _levels(inputs, sibling)
    for update in plan_catalogs(work_of(inputs), (locale,)):
        data, filled = _filled(update, levels)
        yield NewCatalog(update.path, data, len(inputs.templates[update.domain].messages), filled)


def _levels(inputs: Inputs, sibling: str | None) -> list[Level]:
    matches = [
        match
        for (locale, domain), known in inputs.catalogs.items()
        if locale == sibling
        for match in matches_of(known.file, domain, f"{sibling}/{domain}.po")
    ]
    return [level_of(matches)]


def _filled(update: Update, levels: list[Level]) -> tuple[bytes, int]:
    """The new catalog with the sibling's translations, all of them fuzzy."""
    empty = read_po(update.merged.data, update.path)
    found = fillings(empty, update.domain, levels)
    data = fill(empty, update.merged.data, update.domain, found, update.path)
    changes = {
        each.key: Change(each.matches[0].strings, fuzzy=True) for each in found if not each.doubtful
    }
    return edited(read_po(data, update.path), data, changes), len(changes)


def _overrides(inputs: Inputs, locale: str, sibling: str | None) -> Iterator[NewCatalog]:
    """Catalogs that only say what differs: of nothing, or of what a sibling says otherwise."""
    if sibling is not None:
        raise UsageError(
            f"“{locale}” takes its texts from a wider locale, so it needs none of “{sibling}”",
            hint="Leave --from out, and copy the entries that differ.",
        )
    header = new_header(locale, inputs.project.name)
    for domain in inputs.templates:
        yield NewCatalog(catalog_path(locale, domain), file_bytes([header]), 0, 0)
