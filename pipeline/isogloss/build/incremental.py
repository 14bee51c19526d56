"""The `update` command on the disk: what did not change since the last update is not even read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from isogloss.build import cache
from isogloss.build.cache import Seen, SeenCatalog, Sweep, Totals
from isogloss.build.files import retried, write_cache
from isogloss.build.state import Stamp, sweep_inputs
from isogloss.model.errors import require_known

if TYPE_CHECKING:
    from isogloss.build.catalogs import Progress, Update, Updates
    from isogloss.build.reading import Reading
    from isogloss.catalog import PoFile


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an update did. updates: None where nothing had changed.

    totals: by locale; they count the messages of unchanged catalogs too.
    """

    updates: Updates | None
    totals: Mapping[str, Totals]


def update_project(
    root: Path, only: Sequence[str], progress: Progress, *, dry_run: bool = False
) -> Outcome:
    """Bring templates and catalogs up to the sources.

    only: the locales to update; all where it is empty. dry_run: write nothing at all. The
    caller holds the project's lock, but for a dry run.
    Raises an IsoglossError with place and remedy for the first thing that cannot be used;
    nothing is written then.
    """
    return retried(lambda: _update(root, only, progress, dry_run=dry_run))


def _update(root: Path, only: Sequence[str], progress: Progress, *, dry_run: bool) -> Outcome:
    stamps = sweep_inputs(root)
    cached = cache.load(root)
    if cached is not None and cached.sweep.whole and cached.sweep.stamps == stamps:
        return Outcome(None, _kept(cached.sweep.kept, only))
    # Only now, for a run with nothing to do does without all of these.
    from isogloss.build.catalogs import Updates, plan_catalogs, write_updates
    from isogloss.build.reading import read_changed

    progress("Reading what changed")
    reading = read_changed(root, stamps, cached)
    updates = Updates(reading.changed_templates(), plan_catalogs(reading.work(), only))
    catalogs = _seen_catalogs(reading, updates.catalogs, only)
    kept = _messages(reading, catalogs)
    if not dry_run:
        written = write_updates(root, updates, progress)
        data = _encoded(reading, stamps, updates, written, catalogs, kept, only)
        write_cache(root / cache.CACHE, data)
    return Outcome(updates, summed(_kept(kept, only), updates.catalogs))


def summed(kept: Mapping[str, Totals], updates: Iterable[Update]) -> dict[str, Totals]:
    """The sums of each locale. kept: all its messages after the update, as if all were kept."""
    found = dict(kept)
    for update in updates:
        before, done = found[update.locale], update.merged
        filled = sum(not each.doubtful for each in update.filled)
        found[update.locale] = Totals(
            kept=before.kept - done.moved - done.fuzzy - done.new,
            moved=before.moved + done.moved,
            fuzzy=before.fuzzy + done.fuzzy,
            new=before.new + done.new,
            obsolete=before.obsolete + done.obsolete,
            filled=before.filled + filled,
            files=before.files + update.changed,
        )
    return found


def messages(update: Update) -> int:
    """How many messages a catalog has after the update."""
    done = update.merged
    return done.kept + done.moved + done.fuzzy + done.new


def _kept(kept: Mapping[str, int], only: Sequence[str]) -> dict[str, Totals]:
    for locale in only:
        require_known(locale, kept, "locale")
    return {
        locale: Totals(kept=count) for locale, count in kept.items() if not only or locale in only
    }


def _seen_catalogs(
    reading: Reading, updates: Iterable[Update], only: Sequence[str]
) -> dict[str, dict[str, SeenCatalog]]:
    """The catalogs that are up to date when the updates are written."""
    from isogloss.build.reading import marks
    from isogloss.catalog import read_po

    found: dict[str, dict[str, SeenCatalog]] = {}
    for locale, domains in reading.existing.items():
        known = reading.before.catalogs.get(locale, {})
        found[locale] = of_locale = dict(known)
        for domain in known.keys() - set(domains) | reading.catalogs_changed.get(locale, set()):
            of_locale.pop(domain, None)
        if only and locale not in only:
            continue
        # Those that are none of ours stay as they are; what was retired follows below.
        for domain in domains:
            if domain not in reading.templates and domain not in of_locale:
                file = reading.catalog(locale, domain)
                key, extra = cache.digest(file.data), marks(sorted(_texts(file.file)))
                of_locale[domain] = SeenCatalog(key, b"", 0, extra)
    for update in updates:
        of_locale = found.setdefault(update.locale, {})
        if update.removed:
            of_locale.pop(update.domain, None)
            continue
        template = reading.templates.get(update.domain)
        texts = {message.text for message in template.messages} if template else set()
        if update.changed:
            entries = read_po(update.merged.data, update.path)
        else:
            entries = reading.catalog(update.locale, update.domain).file
        of_locale[update.domain] = SeenCatalog(
            cache.digest(update.merged.data),
            reading.keys(update.locale).get(update.domain, b""),
            messages(update),
            marks(sorted(_texts(entries) - texts)),
        )
    return found


def _texts(file: PoFile) -> set[str]:
    """The texts whose translations a catalog has, or had before they changed."""
    return {text for entry in file.entries for text in (entry.text, entry.previous) if text}


def _messages(
    reading: Reading, catalogs: Mapping[str, Mapping[str, SeenCatalog]]
) -> dict[str, int]:
    """How many messages each locale has: those in full first, then overrides."""
    base = reading.project.base_locales
    return {
        locale: sum(known.kept for known in catalogs.get(locale, {}).values())
        for locale in (*base, *sorted(set(catalogs) - set(base)))
    }


def _encoded(
    reading: Reading,
    stamps: Mapping[str, Stamp],
    updates: Updates,
    written: Mapping[str, Stamp],
    catalogs: dict[str, dict[str, SeenCatalog]],
    kept: dict[str, int],
    only: Sequence[str],
) -> bytes:
    """The cache that the next update reads."""
    after, digests = {**stamps, **written}, dict(reading.digests)
    for path, data in updates.templates.items():
        if data is None:
            after.pop(path, None)
            digests.pop(path, None)
        else:
            digests[path] = cache.digest(data)
    for update in updates.catalogs:
        if update.removed:
            after.pop(update.path, None)
    whole = not only or all(
        _is_whole(reading, locale, catalogs.get(locale, {}))
        for locale in {*reading.project.base_locales, *reading.existing}
    )
    seen = Seen(
        reading.project,
        digests,
        reading.pages,
        reading.domains,
        reading.statements,
        catalogs,
    )
    return cache.encode(Sweep(cache.environment(), after, whole, kept), seen)


def _is_whole(reading: Reading, locale: str, known: Mapping[str, SeenCatalog]) -> bool:
    """Whether all catalogs of a locale are up to date."""
    keys, there = reading.keys(locale), set(reading.existing.get(locale, ()))
    wanted = keys.keys() | there if locale in reading.project.base_locales else there
    return all(domain in known and known[domain].key == keys.get(domain, b"") for domain in wanted)
