"""`update --fill`: the project's own catalogs and TMX files as a translation memory."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from isogloss.build.cache import Totals
from isogloss.build.catalogs import Progress, Update, Updates, plan_updates, write_updates
from isogloss.build.files import retried
from isogloss.build.incremental import Outcome, messages, summed
from isogloss.build.inputs import Inputs, read_inputs
from isogloss.catalog import Match, PoFile, fill, fillings, level_of, matches_of, read_po
from isogloss.catalog.fill import Level
from isogloss.model import LAYOUT_DOMAIN, LanguageTag, parse_tag


@dataclass(frozen=True, slots=True)
class Foreign:
    """A translation from a TMX file. locale: its language tag."""

    locale: str
    match: Match


def fill_project(
    root: Path,
    only: Sequence[str],
    memories: Sequence[Path],
    progress: Progress,
    *,
    dry_run: bool = False,
) -> Outcome:
    """Update, and fill what has no translation from the locale's catalogs and from TMX files.

    only: the locales to fill; all where it is empty. memories: TMX files.
    The caller holds the project's lock, but for a dry run.
    Raises an IsoglossError with place and remedy; nothing is written then.
    """
    progress("Reading sources, catalogs and memories")

    def work() -> Updates:
        inputs = read_inputs(root)
        foreign = read_memories(memories, inputs.project.source_language)
        updates = filled_updates(inputs, plan_updates(inputs, only), foreign)
        if not dry_run:
            write_updates(root, updates, progress)
        return updates

    updates = retried(work)
    kept: dict[str, int] = {}
    for update in updates.catalogs:
        kept[update.locale] = kept.get(update.locale, 0) + messages(update)
    totals = {locale: Totals(kept=count) for locale, count in kept.items()}
    return Outcome(updates, summed(totals, updates.catalogs))


def read_memories(paths: Iterable[Path], source_language: LanguageTag) -> tuple[Foreign, ...]:
    """The pairs of TMX files whose source is the project's.

    Raises UsageError for a file that cannot be read, ExchangeError for one that is no TMX.
    """
    from isogloss.build.interop import read_file
    from isogloss.interop.tmx import read_tmx

    found = []
    for path in paths:
        for pair in read_tmx(read_file(str(path)), str(path)).pairs:
            if parse_tag(pair.source_language).language == source_language.language:
                match = Match(None, pair.source, None, (pair.target,), path.name)
                found.append(Foreign(pair.target_language, match))
    return tuple(found)


def filled_updates(inputs: Inputs, updates: Updates, foreign: Sequence[Foreign]) -> Updates:
    """The updates with what the memory can fill.

    A text is looked up in the locale, then along its chain: `fr-CA`, `fr`. The other way would
    bring words of a region into all of a language, and is not gone.
    """
    files: dict[str, dict[str, PoFile]] = {}
    for (locale, domain), known in inputs.catalogs.items():
        files.setdefault(locale, {})[domain] = known.file
    for update in updates.catalogs:
        if update.changed:
            of_locale = files.setdefault(update.locale, {})
            if update.removed:
                del of_locale[update.domain]
            else:
                of_locale[update.domain] = read_po(update.merged.data, update.path)

    @cache
    def level(tag: str, prefix: str, plain: bool) -> Level:
        matches = [
            match
            for domain, file in files.get(tag, {}).items()
            for match in matches_of(file, domain, f"{prefix}{domain}.po")
        ]
        matches += [
            each.match for each in foreign if each.locale == tag and _fits(each.match, plain)
        ]
        return level_of(matches)

    def filled(update: Update) -> Update:
        if update.retired:
            return update
        file, domain = files[update.locale][update.domain], update.domain
        levels = [
            level(tag, "" if tag == update.locale else f"{tag}/", domain == LAYOUT_DOMAIN)
            for tag in map(str, parse_tag(update.locale).chain)
        ]
        found = fillings(file, domain, levels)
        data = fill(file, update.merged.data, domain, found, update.path)
        return replace(update, merged=replace(update.merged, data=data), filled=found)

    return replace(updates, catalogs=tuple(map(filled, updates.catalogs)))


def _fits(match: Match, plain: bool) -> bool:
    """Texts of layouts are plain: what the notation writes in another way does not fit them."""
    return not plain or not set("".join((match.text, *match.strings))) & set("<&{}")
