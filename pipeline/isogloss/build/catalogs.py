"""Bring templates and catalogs up to the sources: all in memory first, then on the disk."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from isogloss.build.files import write_atomically
from isogloss.build.inputs import CatalogFile, Inputs
from isogloss.catalog import Merged, merge, read_po, template_bytes
from isogloss.model import Catalog, CatalogError, UsageError, require_known

Progress = Callable[[str], None]
"""Told what goes on, in words."""


@dataclass(frozen=True, slots=True)
class Update:
    """One locale's merged catalog. before: its bytes on the disk, b"" where it is new."""

    path: str
    locale: str
    domain: str
    before: bytes
    merged: Merged

    @property
    def changed(self) -> bool:
        return self.merged.data != self.before


@dataclass(frozen=True, slots=True)
class Updates:
    """What extract and update would write. templates: path → bytes."""

    templates: Mapping[str, bytes]
    catalogs: tuple[Update, ...]

    def catalog_models(self, inputs: Inputs) -> dict[tuple[str, str], Catalog]:
        """All catalogs as they are after the update, by locale and domain."""
        models = {key: file.catalog for key, file in inputs.catalogs.items()}
        for update in self.catalogs:
            if update.changed:
                data = update.merged.data
                file = CatalogFile(
                    update.path, update.locale, update.domain, data, read_po(data, update.path)
                )
                models[update.locale, update.domain] = file.catalog
        return models


def plan_updates(inputs: Inputs, only: Collection[str] = ()) -> Updates:
    """Merge every template into every locale that is translated in full, and into overrides.

    only: the locales to look at; all where it is empty.
    Raises UsageError for a locale that the project does not have.
    """
    project = inputs.project
    templates = {
        f"locales/{domain}.pot": template_bytes(template, project.name)
        for domain, template in inputs.templates.items()
    }
    return Updates(templates, tuple(_updates(inputs, only)))


def update_catalogs(
    root: Path, inputs: Inputs, progress: Progress, only: Sequence[str] = ()
) -> Updates:
    """Extract and update: write the templates and catalogs that changed, and no others.

    only: the locales to update; all where it is empty.
    """
    updates = plan_updates(inputs, only)
    write_templates(root, updates)
    changed = [update for update in updates.catalogs if update.changed]
    for update in changed:
        if update.before and (root / update.path).read_bytes() != update.before:
            raise UsageError(
                "The catalog was saved by another program during this run",
                place=update.path,
                hint="Nothing was lost. Run isogloss again to merge what was saved.",
            )
    for update in changed:
        write_atomically(root / update.path, update.merged.data)
    if changed:
        progress(f"Updated {len(changed)} catalogs in locales/")
    return updates


def write_templates(root: Path, updates: Updates) -> int:
    """Write the templates that changed. Returns how many."""
    changed = 0
    for name, data in updates.templates.items():
        path = root / name
        if not path.exists() or path.read_bytes() != data:
            write_atomically(path, data)
            changed += 1
    return changed


def _updates(inputs: Inputs, only: Collection[str]) -> Iterator[Update]:
    base = inputs.project.base_locales
    overrides = sorted({locale for locale, _ in inputs.catalogs} - set(base))
    known_locales = (*base, *overrides)
    for locale in only:
        require_known(locale, known_locales, "locale")
    for locale in known_locales:
        if only and locale not in only:
            continue
        memory = _memory(inputs, locale)
        for domain, template in inputs.templates.items():
            known = inputs.catalogs.get((locale, domain))
            complete = locale in base
            if known is None and not complete:
                continue
            path = f"locales/{locale}/LC_MESSAGES/{domain}.po"
            before = known.data if known else b""
            try:
                merged = merge(
                    template,
                    known.file if known else None,
                    old_data=before,
                    locale=locale,
                    project=inputs.project.name,
                    complete=complete,
                    memory=memory,
                )
            except CatalogError as error:
                place = error.place or path
                raise CatalogError(error.message, place=place, hint=error.hint) from None
            yield Update(path, locale, domain, before, merged)


def _memory(inputs: Inputs, locale: str) -> dict[str, Sequence[str]]:
    """Finished translations of the locale by source text; a text with two is left out."""
    memory: dict[str, Sequence[str]] = {}
    doubtful: set[str] = set()
    for (other, _), file in inputs.catalogs.items():
        if other != locale:
            continue
        for entry in file.file.entries:
            if entry.fuzzy or entry.plural is not None or entry.context or not any(entry.strings):
                continue
            if memory.setdefault(entry.text, entry.strings) != entry.strings:
                doubtful.add(entry.text)
    return {text: strings for text, strings in memory.items() if text not in doubtful}
