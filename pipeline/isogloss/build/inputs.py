"""Everything a run reads, read once and before anything is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from isogloss.catalog import PoFile, catalog_of, read_po
from isogloss.extract import decode_utf8, layout_template, page_templates, segment
from isogloss.extract.layouts import layout_messages
from isogloss.model import (
    Catalog,
    CatalogError,
    LocaleError,
    Page,
    SourceError,
    Template,
    parse_tag,
)
from isogloss.project import Project, load

PAGES, LAYOUTS, ASSETS = "source/pages", "source/layouts", "source/assets"


@dataclass(frozen=True, slots=True)
class CatalogFile:
    """A PO file as it lies on the disk."""

    path: str
    locale: str
    domain: str
    data: bytes
    file: PoFile

    @property
    def catalog(self) -> Catalog:
        return catalog_of(self.file, path=self.path, locale=self.locale, domain=self.domain)


@dataclass(frozen=True, slots=True)
class Inputs:
    """The project, read.

    pages: in menu order. layouts: file name → text. assets: paths below source/assets.
    templates: by domain. catalogs: by locale and domain, as they were on the disk.
    """

    root: Path
    project: Project
    pages: tuple[Page, ...]
    layouts: Mapping[str, str]
    assets: tuple[str, ...]
    templates: Mapping[str, Template]
    catalogs: Mapping[tuple[str, str], CatalogFile]


def read_inputs(root: Path) -> Inputs:
    """Read and check all sources and catalogs.

    Raises an IsoglossError with place and remedy for the first that cannot be used.
    """
    project = load(root)
    pages = tuple(
        segment(decode_utf8(_read(root, path), path), path, _rules_of(root))
        for path in (f"{PAGES}/{name}.html" for name in project.pages)
    )
    layouts = {
        path.name: _read(root, f"{LAYOUTS}/{path.name}")
        for path in sorted((root / LAYOUTS).glob("*.html"))
    }
    templates = {template.domain: template for template in page_templates(pages)}
    chrome = layout_template(
        message
        for name, data in layouts.items()
        for message in layout_messages(data, f"{LAYOUTS}/{name}")
    )
    templates[chrome.domain] = chrome
    _check_layouts(pages, layouts)
    return Inputs(
        root=root,
        project=project,
        pages=pages,
        layouts={name: data.decode("utf-8") for name, data in layouts.items()},
        assets=tuple(_files_below(root / ASSETS)),
        templates=templates,
        catalogs=_read_catalogs(root),
    )


def _read(root: Path, path: str) -> bytes:
    try:
        return (root / path).read_bytes()
    except OSError as error:
        raise SourceError(
            f"The file cannot be read: {error.strerror}", place=path, hint="Check its rights."
        ) from None


def _rules_of(root: Path) -> Callable[[str], bytes]:
    """Reads ITS rules that a page links; they stand in source/, as all that it is made of."""
    source = (root / "source").resolve()

    def load(path: str) -> bytes:
        file = (root / PAGES / path).resolve()
        if not file.is_relative_to(source):
            raise PermissionError(1, "it lies outside source/")
        return file.read_bytes()

    return load


def _check_layouts(pages: tuple[Page, ...], layouts: Mapping[str, bytes]) -> None:
    for page in pages:
        line = page.source.count("\n", 0, page.root.start) + 1
        if page.layout is None:
            raise SourceError(
                "The page names no layout",
                place=f"{page.path}:{line}",
                hint='Write <html data-layout="…"> with a file name from source/layouts.',
            )
        if f"{page.layout}.html" not in layouts:
            known = ", ".join(sorted(name.removesuffix(".html") for name in layouts))
            raise SourceError(
                f"There is no layout “{page.layout}”",
                place=f"{page.path}:{line}",
                hint=f"Known layouts: {known or 'none; add one to source/layouts'}.",
            )
        if page.head.start == page.head.end or page.body.start == page.body.end:
            raise SourceError(
                "The page has no <head> or no <body>",
                place=f"{page.path}:{line}",
                hint="A page in a layout writes both elements out, start and end tag.",
            )


def _files_below(folder: Path) -> list[str]:
    return sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith(".")
    )


def _read_catalogs(root: Path) -> dict[tuple[str, str], CatalogFile]:
    found: dict[tuple[str, str], CatalogFile] = {}
    for path in sorted((root / "locales").glob("*/LC_MESSAGES/*.po")):
        name = path.relative_to(root).as_posix()
        locale = path.parent.parent.name
        try:
            parse_tag(locale)
        except LocaleError as error:
            raise CatalogError(error.message, place=name, hint=error.hint) from None
        data = _read(root, name)
        found[locale, path.stem] = CatalogFile(name, locale, path.stem, data, read_po(data, name))
    return found
