"""`isogloss init`: the catalogs of a new locale."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import polib
import pytest

from .projects import isogloss, replace, tree


def catalogs(root: Path, locale: str) -> dict[str, polib.POFile]:
    folder = root / "locales" / locale / "LC_MESSAGES"
    files = {path.stem: polib.pofile(str(path)) for path in folder.glob("*.po")}
    for file in files.values():
        for entry in file.obsolete_entries():
            file.remove(entry)
    return files


def listed(root: Path, locale: str) -> None:
    """Put the locale into site.toml."""
    replace(root, "source/site.toml", "reading_speed", f'locales = ["{locale}"]\nreading_speed')


def test_a_new_language_gets_every_message(project: Path) -> None:
    listed(project, "pl")
    before = tree(project, "locales")
    ran = isogloss(project, "init", "pl")
    assert ran.code == 0, ran.said
    made, sample = catalogs(project, "pl"), catalogs(project, "de")
    assert made.keys() == sample.keys()
    for domain, file in made.items():
        assert [each.msgid for each in file] == [each.msgid for each in sample[domain]]
        assert file.metadata["Language"] == "pl"
        assert file.metadata["Language-Team"] == "Polish"
        assert file.metadata["Plural-Forms"].startswith("nplurals=3;")
        assert file.percent_translated() == 0
    after = tree(project, "locales")
    assert before == {name: each for name, each in after.items() if "/pl/" not in name}


def test_what_it_makes_is_what_update_would_keep(project: Path) -> None:
    listed(project, "pl")
    isogloss(project, "init", "pl")
    before = tree(project, "locales")
    ran = isogloss(project, "update")
    assert ran.code == 0, ran.said
    assert tree(project, "locales") == before


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="needs msgfmt of GNU gettext")
def test_msgfmt_takes_the_catalogs(project: Path) -> None:
    listed(project, "pt-BR")
    isogloss(project, "init", "pt-BR", "--from", "es")
    for path in (project / "locales/pt-BR").rglob("*.po"):
        subprocess.run(["msgfmt", "-c", "-o", "/dev/null", str(path)], check=True)


def test_translations_of_a_sibling_are_fuzzy_and_say_where_they_come_from(project: Path) -> None:
    listed(project, "pt-BR")
    ran = isogloss(project, "init", "pt-BR", "--from", "es")
    assert ran.code == 0, ran.said
    for domain, file in catalogs(project, "pt-BR").items():
        for entry, source in zip(file, catalogs(project, "es")[domain], strict=True):
            assert (entry.msgid, entry.msgstr) == (source.msgid, source.msgstr)
            assert entry.fuzzy
            assert entry.tcomment.startswith("Translation memory: es/")


def test_a_regional_locale_gets_catalogs_without_messages(project: Path) -> None:
    ran = isogloss(project, "init", "de-AT")
    assert ran.code == 0, ran.said
    assert all(len(file) == 0 for file in catalogs(project, "de-AT").values())
    before = tree(project, "locales")
    assert isogloss(project, "update").code == 0
    assert tree(project, "locales") == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["de"], "has catalogs already"),
        (["it"], "locales = ["),
        (["xx"], "CLDR knows no language"),
        (["pt_br"], "pt-BR"),
        (["en-GB"], "language of the source"),
        (["../../etc"], "is not a language tag"),
        (["de-AT", "--from", "de"], "--from"),
        (["de-AT", "--from", "tlh"], "tlh"),
    ],
)
def test_what_cannot_be_made_changes_nothing(project: Path, words: list[str], said: str) -> None:
    before = tree(project, "source", "locales")
    ran = isogloss(project, "init", *words)
    assert ran.code == 2
    assert said in ran.err
    assert tree(project, "source", "locales") == before


def test_a_locale_of_the_list_that_is_none_is_named_with_its_line(project: Path) -> None:
    listed(project, "portugues")
    ran = isogloss(project, "init", "it")
    assert ran.code == 2
    assert "source/site.toml:" in ran.err
