"""Small projects on the disk: a few pages, German and French, and Canadian French over French."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

import polib

from isogloss.build.incremental import Outcome, update_project
from isogloss.bundle import lock

LOCALES = ("de", "fr")


def write_site(root: Path, pages: Mapping[str, Sequence[str]]) -> Path:
    """A project. pages: name → paragraphs, as they stand between `<p>` and `</p>`, or whole."""
    for folder in ("pages", "layouts"):
        (root / "source" / folder).mkdir(parents=True, exist_ok=True)
    (root / "source/layouts/page.html").write_text(
        '<!doctype html><html lang="en"><head></head><body>{% trans %}Contents{% endtrans %}'
        "</body></html>",
        "utf-8",
    )
    (root / "source/markets.toml").write_text(
        '[all]\nname = "All"\neditions = ["de-DE", "fr-FR", "fr-CA"]\npage_size = "A4"\n', "utf-8"
    )
    (root / "source/statements.toml").write_text("", "utf-8")
    for name, texts in pages.items():
        write_page(root, name, texts)
    list_pages(root)
    return root


def list_pages(root: Path) -> None:
    """Name all pages in site.toml."""
    names = sorted(path.stem for path in (root / "source/pages").glob("*.html"))
    listed = ", ".join(f'"{name}"' for name in names)
    (root / "source/site.toml").write_text(
        'name = "Small"\nsource_language = "en"\nbase_url = "https://example.org/"\n'
        f"date = 2026-01-01\npages = [{listed}]\n",
        "utf-8",
    )


def write_page(root: Path, name: str, texts: Sequence[str]) -> None:
    body = "\n".join(text if text.startswith("<p ") else f"<p>{text}</p>" for text in texts)
    (root / f"source/pages/{name}.html").write_text(
        '<!doctype html>\n<html lang="en" data-layout="page"><head><title>Title</title></head>\n'
        f"<body>\n{body}\n</body></html>\n",
        "utf-8",
    )


def statement(id: str, text: str) -> str:
    return f'<p data-statement="{id}">{text}</p>'


def update(root: Path, *only: str, dry_run: bool = False) -> Outcome:
    with lock(root / "output"):
        return update_project(root, only, lambda _: None, dry_run=dry_run)


def po(root: Path, locale: str, domain: str) -> Path:
    return root / f"locales/{locale}/LC_MESSAGES/{domain}.po"


def translate(root: Path, locale: str, domain: str, **translations: str) -> None:
    """Translate every message that has no translation: `text` to `LOCALE text`."""
    path = po(root, locale, domain)
    file = polib.pofile(str(path), wrapwidth=0)
    for entry in file:
        if not entry.msgstr and not entry.obsolete:
            entry.msgstr = translations.get(entry.msgid, f"{locale} {entry.msgid}")
    file.save(str(path))


def translate_all(root: Path) -> None:
    for path in sorted((root / "locales").glob("*/LC_MESSAGES/*.po")):
        translate(root, path.parent.parent.name, path.stem)


def entry(root: Path, locale: str, domain: str, text: str) -> polib.POEntry:
    found = polib.pofile(str(po(root, locale, domain))).find(text, include_obsolete_entries=True)
    assert found is not None, text
    return found


def contents(root: Path, *folders: str) -> dict[str, str]:
    """The digest of every file below the folders (locales and source), links followed."""
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for folder in folders or ("locales", "source")
        for path in sorted((root / folder).rglob("*"))
        if path.is_file()
    }
