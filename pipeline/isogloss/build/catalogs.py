"""Bring templates and catalogs up to the sources: all in memory first, then on the disk."""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from isogloss.build.declared import earlier_keys, settled_entries
from isogloss.build.files import Replacement, retried, write_together
from isogloss.build.inputs import CatalogFile, Inputs, reread
from isogloss.build.retired import is_ours, retired
from isogloss.catalog import (
    Filled,
    Memory,
    Merged,
    edited,
    memory_of,
    merge,
    read_po,
    template_bytes,
)
from isogloss.model import Catalog, CatalogError, MessageKey, Template, require_known
from isogloss.project import EditorialChange, by_domain

Progress = Callable[[str], None]
"""Told what goes on, in words."""


@dataclass(frozen=True, slots=True)
class Update:
    """One locale's merged catalog. before: its bytes on the disk, b"" where it is new.

    retired: whether no page has this domain any more. filled: what came from the memory.
    """

    path: str
    locale: str
    domain: str
    before: bytes
    merged: Merged
    retired: bool = False
    filled: tuple[Filled, ...] = ()

    @property
    def changed(self) -> bool:
        return self.merged.data != self.before

    @property
    def removed(self) -> bool:
        """Whether the file goes, since all that was in it stands elsewhere."""
        return self.retired and not self.merged.data


@dataclass(frozen=True, slots=True)
class Updates:
    """What extract and update would write.

    templates: path → bytes, None for one whose page is no more. catalogs: those looked at.
    doubtful: texts with two translations in the memory, with what they are.
    """

    templates: Mapping[str, bytes | None]
    catalogs: tuple[Update, ...]

    def catalog_models(self, inputs: Inputs) -> dict[tuple[str, str], Catalog]:
        """All catalogs as they are after the update, by locale and domain."""
        models = {key: file.catalog for key, file in inputs.catalogs.items()}
        for update in self.catalogs:
            key = update.locale, update.domain
            if update.removed:
                del models[key]
            elif update.changed:
                data = update.merged.data
                models[key] = CatalogFile(
                    update.path, *key, data, read_po(data, update.path)
                ).catalog
        return models


@dataclass(frozen=True, slots=True)
class Work:
    """What an update looks at. Templates and catalogs may be read when they are asked for.

    project: its name. base_locales: those that are translated in full.
    templates: by domain. existing: the domains of each locale's catalogs, sorted.
    catalog: reads the catalog of a locale and domain.
    editorial: changes that mean nothing, by domain.
    due: the domains of a locale whose catalogs can be others after the update.
    related: the domains of a locale whose catalogs can hold any of some texts.
    holders: the domains whose templates can hold any of some texts.
    """

    project: str
    base_locales: tuple[str, ...]
    templates: Mapping[str, Template]
    existing: Mapping[str, Sequence[str]]
    catalog: Callable[[str, str], CatalogFile]
    editorial: Mapping[str, tuple[EditorialChange, ...]]
    due: Callable[[str], Container[str]]
    related: Callable[[str, Collection[str]], Collection[str]]
    holders: Callable[[Collection[str]], Collection[str]]


def plan_updates(inputs: Inputs, only: Collection[str] = ()) -> Updates:
    """Merge every template into every locale that is translated in full, and into overrides.

    only: the locales to look at; all where it is empty.
    Raises UsageError for a locale that the project does not have.
    """
    name = inputs.project.name
    templates: dict[str, bytes | None] = {
        template_path(domain): template_bytes(template, name)
        for domain, template in inputs.templates.items()
    }
    templates.update(gone_templates(inputs.root, inputs.templates))
    return Updates(templates, plan_catalogs(work_of(inputs), only))


def work_of(inputs: Inputs) -> Work:
    """All of a project that was read whole."""
    existing: dict[str, list[str]] = {}
    for locale, domain in sorted(inputs.catalogs):
        existing.setdefault(locale, []).append(domain)
    return Work(
        project=inputs.project.name,
        base_locales=inputs.project.base_locales,
        templates=inputs.templates,
        existing=existing,
        catalog=lambda locale, domain: inputs.catalogs[locale, domain],
        editorial=by_domain(inputs.editorial),
        due=lambda locale: {*inputs.templates, *existing.get(locale, ())},
        related=lambda locale, texts: existing.get(locale, ()),
        holders=lambda texts: inputs.templates,
    )


def plan_catalogs(work: Work, only: Collection[str] = ()) -> tuple[Update, ...]:
    """What becomes of the catalogs that are due. only: the locales to look at; all if empty.

    Raises UsageError for a locale that the project does not have, CatalogError with the place
    for a catalog that cannot be used.
    """
    known = (*work.base_locales, *sorted(set(work.existing) - set(work.base_locales)))
    for locale in only:
        require_known(locale, known, "locale")
    return tuple(
        update
        for locale in known
        if not only or locale in only
        for update in _locale_updates(work, locale)
    )


def update_catalogs(root: Path, inputs: Inputs, progress: Progress) -> tuple[Inputs, Updates]:
    """Extract and update: write the templates and catalogs that changed, and no others.

    The caller holds the project's lock.
    Returns the inputs as they were merged: a catalog that was saved meanwhile is read again.
    Raises MeanwhileError where that happens again and again.
    """
    given = [inputs]

    def work() -> tuple[Inputs, Updates]:
        current = given.pop() if given else reread(inputs)
        updates = plan_updates(current)
        write_updates(root, updates, progress)
        return current, updates

    return retried(work)


def write_updates(root: Path, updates: Updates, progress: Progress) -> dict[str, tuple[int, int]]:
    """Write what changed, all or nothing: new translations first, what leaves a catalog last.

    Returns the stamps of the written files. Raises MeanwhileError where a catalog is not what
    was merged, CatalogError where it cannot be written.
    """
    files = _template_files(root, updates.templates)
    changed = [update for update in updates.catalogs if update.changed]
    for update in sorted(changed, key=lambda each: each.retired):
        after = None if update.removed else update.merged.data
        files[update.path] = Replacement(update.before or None, after)
    stamps = write_together(root, files)
    if changed:
        progress(f"Updated {len(changed)} catalogs in locales/")
    return stamps


def write_templates(root: Path, updates: Updates) -> int:
    """Write the templates that changed. Returns how many."""
    files = _template_files(root, updates.templates)
    write_together(root, files)
    return len(files)


def gone_templates(root: Path, domains: Container[str]) -> dict[str, None]:
    """The templates below locales/ whose pages are no more: all in them came from the page."""
    found: dict[str, None] = {}
    for path in sorted((root / "locales").glob("*.pot")):
        if path.stem in domains or path.name.startswith("."):
            continue
        name = path.relative_to(root).as_posix()
        try:
            entries = read_po(path.read_bytes(), name).entries
        except (OSError, CatalogError):
            continue
        page = f"source/pages/{path.stem}.html:"
        places = [each for entry in entries for each in " ".join(entry.references).split()]
        if places and all(each.startswith(page) for each in places):
            found[name] = None
    return found


def template_path(domain: str) -> str:
    return f"locales/{domain}.pot"


def catalog_path(locale: str, domain: str) -> str:
    return f"locales/{locale}/LC_MESSAGES/{domain}.po"


def _template_files(root: Path, templates: Mapping[str, bytes | None]) -> dict[str, Replacement]:
    files = {}
    for name, data in templates.items():
        path = root / name
        before = path.read_bytes() if path.exists() else None
        if before != data:
            files[name] = Replacement(before, data)
    return files


def _locale_updates(work: Work, locale: str) -> Iterator[Update]:
    complete = locale in work.base_locales
    due, existing = work.due(locale), work.existing.get(locale, ())
    here = set(existing)
    wanted = [domain for domain in work.templates if domain in due and (complete or domain in here)]
    known = {domain: work.catalog(locale, domain) for domain in wanted if domain in here}
    gone = {
        domain: file
        for domain in existing
        if domain in due and domain not in work.templates
        if is_ours((file := work.catalog(locale, domain)).file)
    }
    if not complete:
        heirs = _heirs(work, here, [*known.values(), *gone.values()])
        wanted = [domain for domain in work.templates if domain in {*wanted, *heirs}]
    if not wanted and not gone:
        return
    related = work.related(locale, _texts(work, wanted, known, gone.values()))
    files = {
        domain: work.catalog(locale, domain).file
        for domain in existing
        if domain in known or domain in gone or domain in related
    }
    memory = memory_of(files, work.templates)
    after = {domain: file for domain, file in files.items() if domain not in gone}
    for domain in wanted:
        update = _merged(work, locale, domain, known.get(domain), complete, memory)
        if gone and update.changed:
            after[domain] = read_po(update.merged.data, update.path)
        if update.before or update.merged.data:
            yield update
    for file in gone.values():
        merged = retired(file, after)
        yield Update(file.path, locale, file.domain, file.data, merged, retired=True)


def _heirs(work: Work, here: Container[str], files: Iterable[CatalogFile]) -> Collection[str]:
    """Domains without a catalog of overrides that may take in what leaves another one.

    They are those that no locale has a catalog of yet, as when a page has another name, and
    those that have a text which leaves. files: the catalogs that may lose texts.
    """
    leaving: set[str] = set()
    for file in files:
        template = work.templates.get(file.domain)
        keys = {message.key for message in template.messages} if template else set()
        active = (entry for entry in file.file.entries if not entry.obsolete)
        leaving.update(entry.text for entry in active if entry.key not in keys)
    if not leaving:
        return ()
    known = {domain for domains in work.existing.values() for domain in domains}
    holders = {
        domain
        for domain in work.holders(leaving)
        if any(message.text in leaving for message in work.templates[domain].messages)
    }
    return {
        domain
        for domain in work.templates
        if domain not in here and (domain in holders or domain not in known)
    }


def _texts(
    work: Work,
    wanted: Iterable[str],
    known: Mapping[str, CatalogFile],
    gone: Iterable[CatalogFile],
) -> frozenset[str]:
    """The texts whose other translations matter: of new messages, and of pages that are gone."""
    texts = {entry.text for file in gone for entry in file.file.entries}
    for domain in wanted:
        there = {entry.key for entry in known[domain].file.entries} if domain in known else set()
        texts.update(
            message.text for message in work.templates[domain].messages if message.key not in there
        )
    return frozenset(texts)


def _merged(
    work: Work,
    locale: str,
    domain: str,
    known: CatalogFile | None,
    complete: bool,
    memory: Memory,
) -> Update:
    path = catalog_path(locale, domain)
    template = work.templates[domain]
    file, data = (known.file, known.data) if known else (None, b"")
    changes = work.editorial.get(domain, ())
    earlier: dict[MessageKey, MessageKey] = {}
    try:
        if changes and file is not None:
            settled = edited(file, data, settled_entries(template, file, changes))
            if settled != data:
                file, data = read_po(settled, path), settled
            earlier = earlier_keys(template, file, changes)
        merged = merge(
            template,
            file,
            old_data=data,
            locale=locale,
            project=work.project,
            complete=complete,
            memory=memory,
            editorial=earlier,
        )
    except CatalogError as error:
        raise CatalogError(error.message, place=error.place or path, hint=error.hint) from None
    return Update(path, locale, domain, known.data if known else b"", merged)
