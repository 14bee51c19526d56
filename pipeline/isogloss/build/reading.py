"""A project of which only what changed since the last update is read.

A catalog can be another one after an update only if it changed, or its template, or the
declared editorial changes of its domain, or whether its locale is translated in full: a merge
takes from other catalogs only what is new in its template. A page's part of the templates
depends on the page and on the ITS rules that it links.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar

import msgspec

from isogloss.build import cache
from isogloss.build.cache import Cached, Seen, SeenDomain, SeenPage, SeenProject
from isogloss.build.catalogs import Work, catalog_path, gone_templates, template_path
from isogloss.build.inputs import (
    LAYOUTS,
    PAGES,
    CatalogFile,
    check_layout,
    chrome_template,
    page_path,
    read_catalog,
    read_layouts,
    read_page,
    rules_reader,
)
from isogloss.build.state import Stamp
from isogloss.catalog import template_bytes
from isogloss.extract import merged, messages_of, page_templates
from isogloss.model import LAYOUT_DOMAIN, SAFETY_DOMAIN, Message, Page, Template
from isogloss.project import EDITORIAL, EditorialChange, by_domain, load, load_editorial

K = TypeVar("K")
V = TypeVar("V")


class Lazy(Mapping[K, V], Generic[K, V]):
    """Values that are read when they are asked for, and once."""

    def __init__(self, keys: Iterable[K], read: Callable[[K], V]) -> None:
        self._keys = dict.fromkeys(keys)
        self._read = read
        self._known: dict[K, V] = {}

    def __getitem__(self, key: K) -> V:
        if key not in self._known:
            if key not in self._keys:
                raise KeyError(key)
            self._known[key] = self._read(key)
        return self._known[key]

    def __contains__(self, key: object) -> bool:
        return key in self._keys

    def __iter__(self) -> Iterator[K]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)


def marks(texts: Iterable[str]) -> bytes:
    """Texts, each as eight bytes: enough to tell which catalogs may hold a text."""
    return b"".join(cache.digest(text.encode())[:8] for text in texts)


@dataclass(slots=True)
class Reading:
    """What `read_changed` found.

    before: what the last update saw; empty where that cannot be relied on.
    digests: as in `Seen`. changed: paths of files that are new, gone or other, catalogs left
    out; catalogs_changed: the same of catalogs, by locale.
    existing: the domains of each locale's catalogs, sorted.
    pages, domains, statements: as in `Seen`.
    """

    root: Path
    project: SeenProject
    editorial: Mapping[str, tuple[EditorialChange, ...]]
    before: Seen
    digests: dict[str, bytes]
    changed: set[str]
    existing: Mapping[str, Sequence[str]]
    catalogs_changed: Mapping[str, set[str]]
    templates: Mapping[str, Template] = field(init=False)
    catalogs: dict[tuple[str, str], CatalogFile] = field(default_factory=dict)
    pages: dict[str, SeenPage] = field(default_factory=dict)
    domains: dict[str, SeenDomain] = field(default_factory=dict)
    statements: bytes = b""
    _keys: dict[bool, dict[str, bytes]] = field(default_factory=dict)
    _holding: dict[frozenset[str], set[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        made = dict[str, Template]()
        self._read_pages(made)
        self._read_layouts(made)
        for domain, template in made.items():
            self.domains[domain] = SeenDomain(
                cache.digest(msgspec.msgpack.encode(template.messages)),
                marks(message.text for message in template.messages),
            )
        self.templates = Lazy(
            (*self.project.pages, SAFETY_DOMAIN, LAYOUT_DOMAIN),
            lambda domain: made.get(domain) or self._template(domain),
        )
        keys = {domain: self._key(domain) for domain in self.domains}
        # A catalog that is translated in full is merged in another way than overrides.
        self._keys = {False: keys, True: {domain: key + b"+" for domain, key in keys.items()}}

    def work(self) -> Work:
        return Work(
            project=self.project.name,
            base_locales=self.project.base_locales,
            templates=self.templates,
            existing=self.existing,
            catalog=self.catalog,
            editorial=self.editorial,
            due=self.due,
            related=self._related,
            holders=self._holders,
        )

    def catalog(self, locale: str, domain: str) -> CatalogFile:
        """The catalog, read once."""
        file = self.catalogs.get((locale, domain))
        if file is None:
            file = read_catalog(self.root, catalog_path(locale, domain))
            self.catalogs[locale, domain] = file
        return file

    def keys(self, locale: str) -> dict[str, bytes]:
        """By domain, what the locale's catalogs depend on beside themselves."""
        return self._keys[locale in self.project.base_locales]

    def due(self, locale: str) -> set[str]:
        """The domains whose catalogs can be others now than when they were last merged."""
        known = self.before.catalogs.get(locale, {})
        keys, existing = self.keys(locale), self.existing.get(locale, ())
        due = {
            domain
            for domain, key in keys.items()
            if (seen := known.get(domain)) is None or seen.key != key
        }
        due.update(
            domain
            for domain in existing
            if domain not in keys and ((seen := known.get(domain)) is None or seen.key)
        )
        due |= known.keys() - set(existing)  # files that somebody removed
        return due | self.catalogs_changed.get(locale, set())

    def changed_templates(self) -> dict[str, bytes | None]:
        """The template files that may have to be written, with what they shall hold."""
        found: dict[str, bytes | None] = {}
        for domain, seen in self.domains.items():
            path, before = template_path(domain), self.before.domains.get(domain)
            same = before is not None and before.digest == seen.digest
            if not same or path in self.changed or self.before.project.name != self.project.name:
                found[path] = template_bytes(self.templates[domain], self.project.name)
        found.update(gone_templates(self.root, self.domains))
        return found

    def _read_pages(self, made: dict[str, Template]) -> None:
        layouts = _names(self.digests, LAYOUTS)
        for name in self.project.pages:
            known, path = self.before.pages.get(name), page_path(name)
            if (
                known is None
                or path in self.changed
                or f"{known.layout}.html" not in layouts
                or not self.changed.isdisjoint(known.rules)
            ):
                self.pages[name], made[name] = self._read_page(name, layouts)
            else:
                self.pages[name] = known
                self.domains[name] = self.before.domains[name]
        self.statements = cache.digest(b"".join(each.statements for each in self.pages.values()))
        if self.statements == self.before.statements:
            self.domains[SAFETY_DOMAIN] = self.before.domains[SAFETY_DOMAIN]
        else:
            made[SAFETY_DOMAIN] = self._statements()

    def _read_page(self, name: str, layouts: Collection[str]) -> tuple[SeenPage, Template]:
        asked: list[str] = []
        page = read_page(self.root, name, rules_reader(self.root, asked.append))
        check_layout(page, layouts)
        ordinary, statements = _messages(page)
        seen = SeenPage(page.layout or "", tuple(asked), msgspec.msgpack.encode(statements))
        return seen, merged(name, ordinary)

    def _read_layouts(self, made: dict[str, Template]) -> None:
        known = self.before.domains.get(LAYOUT_DOMAIN)
        if known is None or any(path.startswith(f"{LAYOUTS}/") for path in self.changed):
            made[LAYOUT_DOMAIN] = chrome_template(read_layouts(self.root))
        else:
            self.domains[LAYOUT_DOMAIN] = known

    def _template(self, domain: str) -> Template:
        """The template of a domain that did not change."""
        if domain == SAFETY_DOMAIN:
            return self._statements()
        if domain == LAYOUT_DOMAIN:
            return chrome_template(read_layouts(self.root))
        return self._read_page(domain, _names(self.digests, LAYOUTS))[1]

    def _statements(self) -> Template:
        messages = [
            message
            for page in self.pages.values()
            for message in msgspec.msgpack.decode(page.statements, type=list[Message])
        ]
        wordings = {message.key for message in messages}
        if len({key.context for key in wordings}) < len(wordings):
            # One id with two wordings: the error is made where both places are known.
            load_rules = rules_reader(self.root)
            tuple(page_templates(read_page(self.root, name, load_rules) for name in self.pages))
        return merged(SAFETY_DOMAIN, messages)

    def _key(self, domain: str) -> bytes:
        digest = self.domains[domain].digest
        changes = self.editorial.get(domain)
        if not changes:
            return digest
        texts = [(change.context, change.before, change.after) for change in changes]
        return cache.digest(digest + msgspec.msgpack.encode(texts))

    def _holders(self, texts: Collection[str]) -> set[str]:
        key = frozenset(texts)
        if key not in self._holding:
            wanted = set(array("Q", marks(texts)))
            self._holding[key] = {
                domain
                for domain, seen in self.domains.items()
                if wanted and not wanted.isdisjoint(array("Q", seen.texts))
            }
        return self._holding[key]

    def _related(self, locale: str, texts: Collection[str]) -> set[str]:
        if not texts:
            return set()
        wanted = set(array("Q", marks(texts)))
        return self._holders(texts) | {
            domain
            for domain, seen in self.before.catalogs.get(locale, {}).items()
            if seen.extra and not wanted.isdisjoint(array("Q", seen.extra))
        }


def read_changed(root: Path, stamps: Mapping[str, Stamp], cached: Cached | None) -> Reading:
    """Read the sources that changed. cached: what the last update saw, if anything.

    stamps: of all files, taken before.
    Raises an IsoglossError with place and remedy for the first that cannot be used.
    """
    seen, known = None, dict[str, Stamp]()
    if cached is not None and cache.program_of(cached.sweep.stamps) == cache.program_of(stamps):
        seen, known = cached.seen(), cached.sweep.stamps
    seen = seen or Seen(SeenProject("", (), ()), {}, {}, {}, b"", {})
    digests: dict[str, bytes] = {}
    changed: set[str] = set()
    existing: dict[str, list[str]] = {}
    catalogs_changed: dict[str, set[str]] = {}
    for path, stamp in stamps.items():
        same = known.get(path) == stamp
        if path.endswith(".po") and (parts := _catalog_of(path)):
            locale, domain = parts
            existing.setdefault(locale, []).append(domain)
            if not same:
                catalog = seen.catalogs.get(locale, {}).get(domain)
                if catalog is None or catalog.digest != _digest_of(root / path):
                    catalogs_changed.setdefault(locale, set()).add(domain)
        elif not path.startswith("program/"):
            before = seen.digests.get(path)
            digests[path] = now = before if same and before else _digest_of(root / path)
            if now != before or not now:
                changed.add(path)
    changed.update(seen.digests.keys() - digests.keys())
    project = seen.project
    if any(_configures(path) for path in changed) or _names(digests, PAGES) != {
        f"{name}.html" for name in project.pages
    }:
        loaded = load(root)
        project = SeenProject(loaded.name, loaded.pages, loaded.base_locales)
    return Reading(
        root,
        project,
        by_domain(load_editorial(root)),
        seen,
        digests,
        changed,
        {locale: sorted(domains) for locale, domains in existing.items()},
        catalogs_changed,
    )


def _digest_of(path: Path) -> bytes:
    """The digest of a file; b"" for one that cannot be read: whoever needs it says why."""
    try:
        return cache.digest(path.read_bytes()) if path.is_file() else b""
    except OSError:
        return b""


def _catalog_of(path: str) -> tuple[str, str] | None:
    """Locale and domain of a catalog below locales/."""
    parts = path.split("/")
    if len(parts) == 4 and parts[0] == "locales" and parts[2] == "LC_MESSAGES":
        return parts[1], parts[3][:-3]
    return None


def _configures(path: str) -> bool:
    """Whether the file is part of the configuration that `load` reads."""
    return path.startswith("source/") and path.endswith(".toml") and path != EDITORIAL


def _names(paths: Iterable[str], folder: str) -> set[str]:
    """The names of the files in a folder."""
    start = f"{folder}/"
    return {
        path.removeprefix(start)
        for path in paths
        if path.startswith(start) and path.endswith(".html") and "/" not in path[len(start) :]
    }


def _messages(page: Page) -> tuple[list[Message], list[Message]]:
    """A page's messages: of ordinary units, and of statements."""
    ordinary: list[Message] = []
    statements: list[Message] = []
    for unit, message in zip(page.units, messages_of(page), strict=True):
        (ordinary if unit.statement is None else statements).append(message)
    return ordinary, statements
