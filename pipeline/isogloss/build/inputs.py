"""Everything a run reads, read once and before anything is written."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from operator import itemgetter
from pathlib import Path

from isogloss.catalog import PoFile, catalog_of, read_po
from isogloss.extract import decode_utf8, layout_template, page_templates, segment
from isogloss.model import (
    Catalog,
    CatalogError,
    LocaleError,
    Page,
    SourceError,
    Template,
    parse_tag,
)
from isogloss.project import EditorialChange, Project, load, load_editorial

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
    editorial: the register of changes that mean nothing.
    """

    root: Path
    project: Project
    pages: tuple[Page, ...]
    layouts: Mapping[str, str]
    assets: tuple[str, ...]
    templates: Mapping[str, Template]
    catalogs: Mapping[tuple[str, str], CatalogFile]
    editorial: tuple[EditorialChange, ...] = ()


def read_inputs(root: Path) -> Inputs:
    """Read and check all sources and catalogs.

    Raises an IsoglossError with place and remedy for the first that cannot be used.
    """
    project = load(root)
    pages = tuple(read_page(root, name, rules_reader(root)) for name in project.pages)
    layouts = read_layouts(root)
    templates = {template.domain: template for template in page_templates(pages)}
    chrome = chrome_template(layouts)
    templates[chrome.domain] = chrome
    for page in pages:
        check_layout(page, layouts)
    return Inputs(
        root=root,
        project=project,
        pages=pages,
        layouts={name: data.decode("utf-8") for name, data in layouts.items()},
        assets=tuple(_files_below(root / ASSETS)),
        templates=templates,
        catalogs=_read_catalogs(root),
        editorial=load_editorial(root),
    )


def reread(inputs: Inputs) -> Inputs:
    """The same with the catalogs as they are now. Raises CatalogError as `read_inputs` does."""
    return replace(inputs, catalogs=_read_catalogs(inputs.root))


def _read(root: Path, path: str) -> bytes:
    file = root / path
    if file.exists() and not file.is_file():  # a pipe would be waited for without end
        raise SourceError(
            "This is no regular file", place=path, hint="Put the file itself there, or remove it."
        )
    try:
        return file.read_bytes()
    except OSError as error:
        raise SourceError(
            f"The file cannot be read: {error.strerror}", place=path, hint="Check its rights."
        ) from None


def page_path(name: str) -> str:
    return f"{PAGES}/{name}.html"


def read_page(root: Path, name: str, load_rules: Callable[[str], bytes]) -> Page:
    """Read and cut a page. Raises SourceError with place and remedy."""
    path = page_path(name)
    return segment(decode_utf8(_read(root, path), path), path, load_rules)


def rules_reader(
    root: Path, asked: Callable[[str], None] = lambda path: None
) -> Callable[[str], bytes]:
    """Reads ITS rules that a page links; they stand in source/, as all that it is made of.

    asked: told the path of each file, relative to the project.
    """
    source = (root / "source").resolve()

    def load(path: str) -> bytes:
        file = (root / PAGES / path).resolve()
        if not file.is_relative_to(source):
            raise PermissionError(1, "it lies outside source/")
        asked(f"source/{file.relative_to(source).as_posix()}")
        return file.read_bytes()

    return load


def read_layouts(root: Path) -> dict[str, bytes]:
    """The layouts by file name. Raises SourceError for one that cannot be read."""
    return {
        path.name: _read(root, f"{LAYOUTS}/{path.name}")
        for path in sorted((root / LAYOUTS).glob("*.html"))
    }


def chrome_template(layouts: Mapping[str, bytes]) -> Template:
    """The template of the site chrome. Raises SourceError where a layout is broken."""
    from isogloss.extract.layouts import layout_messages

    return layout_template(
        message
        for name, data in layouts.items()
        for message in layout_messages(data, f"{LAYOUTS}/{name}")
    )


def check_layout(page: Page, layouts: Collection[str]) -> None:
    """Raises SourceError where a page cannot be put in its layout. layouts: file names."""
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
        if path.name.startswith("."):  # what editors and interrupted runs leave beside a file
            continue
        file = read_catalog(root, name)
        found[file.locale, file.domain] = file
    return dict(sorted(found.items(), key=itemgetter(0)))


def read_catalog(root: Path, path: str) -> CatalogFile:
    """Read the catalog at locales/LOCALE/LC_MESSAGES/DOMAIN.po.

    Raises CatalogError with place and remedy where it cannot be used.
    """
    _, locale, _, name = path.split("/")
    try:
        parse_tag(locale)
    except LocaleError as error:
        raise CatalogError(error.message, place=path, hint=error.hint) from None
    data = _read(root, path)
    domain = name.removesuffix(".po")
    return CatalogFile(path, locale, domain, data, read_po(data, path))
