"""Catalogs of pages that have another name now, or are no more."""

from __future__ import annotations

import shutil
from pathlib import Path

import polib

from isogloss.report.updates import format_notices

from .sites import contents, entry, list_pages, po, update, write_page


def rename(root: Path, old: str, new: str) -> None:
    (root / f"source/pages/{old}.html").replace(root / f"source/pages/{new}.html")
    list_pages(root)


def notices(root: Path) -> str:
    updates = update(root).updates
    assert updates is not None
    return "\n".join(format_notices(updates))


def test_the_translations_of_a_renamed_page_move_and_its_old_catalog_goes(site: Path) -> None:
    rename(site, "other", "another")
    said = notices(site)
    for locale in ("de", "fr"):
        assert not po(site, locale, "other").exists()
        found = entry(site, locale, "another", "Something else.")
        assert (found.msgstr, found.fuzzy) == (f"{locale} Something else.", False)
        assert f"locales/{locale}/LC_MESSAGES/other.po: no page has this name any more" in said
    assert not (site / "locales/other.pot").exists()
    assert "it is removed" in said
    assert update(site).updates is None


def test_what_stands_nowhere_else_stays_in_the_old_catalog(site: Path) -> None:
    (site / "source/pages/other.html").unlink()
    list_pages(site)
    said = notices(site)
    found = entry(site, "de", "other", "Something else.")
    assert found.obsolete
    assert found.msgstr == "de Something else."
    assert "stays in it as obsolete" in said
    assert update(site).updates is None


def test_a_comment_in_a_header_is_not_lost_with_the_old_catalog(site: Path) -> None:
    path = po(site, "de", "other")
    text = path.read_text("utf-8")
    path.write_text(f"# Copyright of the translator.\n{text.lstrip()}", "utf-8")
    rename(site, "other", "another")
    update(site)
    kept = [file.read_text("utf-8") for file in (site / "locales/de").rglob("*.po")]
    assert sum("Copyright of the translator." in text for text in kept) == 1


def test_the_name_of_a_translator_is_not_lost_with_the_old_catalog(site: Path) -> None:
    path = po(site, "de", "other")
    path.write_text(
        path.read_text("utf-8").replace("FULL NAME <EMAIL@ADDRESS>", "T. Person <t@example.org>"),
        "utf-8",
    )
    (site / "source/pages/other.html").unlink()
    list_pages(site)
    update(site)
    assert "T. Person" in "".join(
        file.read_text("utf-8") for file in (site / "locales/de").rglob("*.po")
    )


def test_overrides_of_a_renamed_page_move_with_it(site: Path) -> None:
    path = po(site, "fr-CA", "other")
    path.parent.mkdir(parents=True)
    file = polib.pofile(str(po(site, "fr", "other")))
    file.metadata["Language"] = "fr_CA"
    for each in [each for each in file if each.msgid != "Something else."]:
        file.remove(each)
    file[0].msgstr = "Autre chose, au Québec."
    file.save(str(path))
    update(site)
    rename(site, "other", "another")
    update(site)
    moved = entry(site, "fr-CA", "another", "Something else.")
    assert moved.msgstr == "Autre chose, au Québec."
    assert entry(site, "fr", "another", "Something else.").msgstr == "fr Something else."
    assert update(site).updates is None


def test_a_catalog_that_no_page_ever_had_is_left_alone(site: Path) -> None:
    path = po(site, "de", "app")
    shutil.copy(po(site, "de", "other"), path)
    path.write_text(path.read_text("utf-8").replace("source/pages/other.html", "app.c"), "utf-8")
    (site / "locales/app.pot").write_bytes(
        b'msgid ""\nmsgstr ""\n\n#: app.c:1\nmsgid "x"\nmsgstr ""\n'
    )
    before = contents(site)
    write_page(site, "heart", ("Blood flows.", "One more."))
    update(site)
    after = contents(site)
    for name in ("locales/de/LC_MESSAGES/app.po", "locales/app.pot"):
        assert after[name] == before[name]


def test_a_text_that_moves_to_another_page_takes_its_translation_along(site: Path) -> None:
    write_page(site, "other", ("Learn more.",))
    write_page(site, "heart", ("Blood flows.", "Something else."))
    update(site)
    assert entry(site, "de", "heart", "Something else.").msgstr == "de Something else."
