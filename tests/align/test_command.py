"""`isogloss align` as a person or a script runs it."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import polib
import pytest

from .pages import ENGLISH, GERMAN, ISOGLOSS, catalog, isogloss, page

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "guide.en.html").write_text(ENGLISH)
    (tmp_path / "guide.de.html").write_text(GERMAN)
    return tmp_path


def _align(folder: Path, *words: str) -> None:
    done = isogloss(folder, "align", *words)
    assert done.code == 0, done.err


def test_every_text_is_in_the_catalog_and_every_pair_is_fuzzy(folder: Path) -> None:
    done = isogloss(folder, "align", "guide.en.html", "guide.de.html", "-o", "de.po")
    assert done.code == 0
    assert "16 of 16 texts are paired, 0 doubtful, 0 without a partner" in done.err
    assert done.out == ""
    isogloss(folder, "page", "extract", "guide.en.html", "-o", "guide.pot")
    template = polib.pofile(str(folder / "guide.pot"))
    made = polib.pofile(str(folder / "de.po"))
    assert [(each.msgctxt, each.msgid) for each in made] == [
        (each.msgctxt, each.msgid) for each in template
    ]
    assert [each.occurrences for each in made] == [each.occurrences for each in template]
    assert [each.comment for each in made] == [each.comment for each in template]
    assert all(each.fuzzy for each in made if each.msgstr)
    assert made.metadata["Language"] == "de"
    assert "Aligned with guide.de.html:4, confidence 1.00" in made[2].tcomment


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="msgfmt is not installed")
def test_the_catalog_passes_msgfmt(folder: Path) -> None:
    _align(folder, "guide.en.html", "guide.de.html", "-o", "de.po")
    words = ["msgfmt", "-c", "--use-fuzzy", "-o", os.devnull, "de.po"]
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_what_was_aligned_makes_the_translated_page(folder: Path) -> None:
    _align(folder, "guide.en.html", "guide.de.html", "-o", "de.po")
    made = polib.pofile(str(folder / "de.po"))
    for entry in made:
        entry.fuzzy = False
    made.save()
    words = ("guide.en.html", "de.po", "-o", "made.html", "--lang", "de")
    assert isogloss(folder, "page", "localize", *words).code == 0
    text = (folder / "made.html").read_text()
    assert '<a href="help.en.html">unseren Ratgeber</a> oder wählen' in text
    assert "Fieber über 38,5 °C" in text and 'alt="Ein Herz mit vier Kammern"' in text


def test_a_doubtful_pair_is_empty_and_tells_what_was_found(folder: Path) -> None:
    (folder / "guide.de.html").write_text(GERMAN.replace("ersten 14 Tagen", "ersten 41 Tagen"))
    done = isogloss(
        folder, *"align guide.en.html guide.de.html -o de.po --report report.txt".split()
    )
    assert done.code == 0
    assert "15 of 16 texts are paired, 1 doubtful" in done.err
    entry = catalog(folder / "de.po")["Do not drive a car in the first 14 days."]
    assert entry.msgstr == "" and not entry.fuzzy
    assert "its numbers are not those of the source" in entry.tcomment
    assert "Fahren Sie in den ersten 41 Tagen nicht Auto." in entry.tcomment
    report = (folder / "report.txt").read_text()
    assert "guide.en.html:6: doubtful, its numbers" in report


def test_texts_without_a_partner_are_in_the_report(folder: Path) -> None:
    extra = "<p>In Österreich wählen Sie bei Notfällen die Nummer 144.</p></body>"
    lost = "<p>Fahren Sie in den ersten 14 Tagen nicht Auto.</p>"
    (folder / "guide.de.html").write_text(GERMAN.replace(lost, "").replace("</body>", extra))
    _align(folder, *"guide.en.html guide.de.html -o de.po --report report.txt".split())
    report = (folder / "report.txt").read_text()
    assert "guide.en.html:6: without a partner: “Do not drive" in report
    assert "guide.de.html:13: without a partner: “In Österreich" in report
    entry = catalog(folder / "de.po")["Do not drive a car in the first 14 days."]
    assert entry.tcomment == "Nothing in guide.de.html was found for this."


def test_a_catalog_that_exists_is_not_overwritten(folder: Path) -> None:
    (folder / "de.po").write_text("a translator's work")
    done = isogloss(folder, "align", "guide.en.html", "guide.de.html", "-o", "de.po")
    assert done.code == 2
    assert "not overwritten" in done.err
    assert (folder / "de.po").read_text() == "a translator's work"


def test_a_report_does_not_take_the_place_of_a_page(folder: Path) -> None:
    words = "align guide.en.html guide.de.html -o de.po --report guide.de.html"
    done = isogloss(folder, *words.split())
    assert done.code == 2 and "not overwritten" in done.err
    assert (folder / "guide.de.html").read_text() == GERMAN
    assert not (folder / "de.po").exists()


def test_a_text_of_several_lines_stays_one_comment(folder: Path) -> None:
    code = "<pre>first 1\nsecond line \u2028 here</pre>"
    (folder / "guide.en.html").write_text(ENGLISH.replace("</body>", f"{code}</body>"))
    german = code.replace("first 1", "erstens 9").replace("second line", "zweite Zeile")
    (folder / "guide.de.html").write_text(GERMAN.replace("</body>", f"{german}</body>"))
    _align(folder, *"guide.en.html guide.de.html -o de.po".split())
    entry = next(each for each in polib.pofile(str(folder / "de.po")) if "second" in each.msgid)
    assert entry.msgstr == ""
    assert entry.tcomment.endswith(r"erstens 9\nzweite Zeile   here")


def test_another_page_gives_a_warning_and_an_empty_catalog(folder: Path) -> None:
    other = page(
        "<h1>Impressum</h1><p>Diese Seite wird von einem Verein herausgegeben, der keine Werbung "
        "macht und 1987 gegründet wurde.</p><p>Anschrift: Lange Straße 4, 12345 Neustadt</p>",
        lang="de",
    )
    (folder / "other.html").write_text(other)
    done = isogloss(folder, "align", "guide.en.html", "other.html", "-o", "de.po")
    assert done.code == 1
    assert "other.html: warning: This seems to be no translation of guide.en.html" in done.err
    made = polib.pofile(str(folder / "de.po"))
    assert len(made) == 15 and not any(entry.msgstr for entry in made)


def test_one_text_with_two_translations_has_the_commoner_and_tells_the_other(folder: Path) -> None:
    source = page(*(f"<h2>{word}</h2><p>Note</p>" for word in ("Wash 1", "Dry 2", "Iron 3")))
    notes = iter(("Hinweis", "Notiz", "Hinweis"))
    words = ("Waschen 1", "Trocknen 2", "Bügeln 3")
    translated = page(*(f"<h2>{word}</h2><p>{next(notes)}</p>" for word in words), lang="de")
    (folder / "a.html").write_text(source)
    (folder / "b.html").write_text(translated)
    _align(folder, "a.html", "b.html", "-o", "ab.po")
    entry = catalog(folder / "ab.po")["Note"]
    assert entry.msgstr == "Hinweis"
    assert "Otherwise in b.html:1" in entry.tcomment and "Notiz" in entry.tcomment


def test_other_formats_are_aligned(folder: Path) -> None:
    (folder / "a.svg").write_text(
        "<svg xmlns='http://www.w3.org/2000/svg'><title>The heart</title><text>Left 1</text></svg>"
    )
    (folder / "b.svg").write_text(
        "<svg xmlns='http://www.w3.org/2000/svg'><title>Das Herz</title><text>Links 1</text></svg>"
    )
    (folder / "a.xml").write_text("<d xml:lang='en'><p>One 1</p><t>Two words 2</t></d>")
    (folder / "b.xml").write_text("<d xml:lang='de'><p>Eins 1</p><t>Zwei Wörter 2</t></d>")
    _align(folder, "a.svg", "b.svg", "-o", "svg.po", "--lang", "de")
    assert catalog(folder / "svg.po")["The heart"].msgstr == "Das Herz"
    _align(folder, "a.xml", "b.xml", "-o", "xml.po")
    assert catalog(folder / "xml.po")["Two words 2"].msgstr == "Zwei Wörter 2"


def test_an_old_encoding_is_read(folder: Path) -> None:
    text = GERMAN.replace("<head>", '<head><meta charset="iso-8859-1">')
    (folder / "old.html").write_bytes(text.encode("cp1252"))
    _align(folder, "guide.en.html", "old.html", "-o", "de.po")
    assert catalog(folder / "de.po")["Fever over 38.5 °C"].msgstr == "Fieber über 38,5 °C"


# -- folders ----------------------------------------------------------------


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for language, text in (("en", ENGLISH), ("de", GERMAN)):
        for name in ("guide", "more/other", "third"):
            path = tmp_path / language / f"{name}.html"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
    (tmp_path / "en/only.html").write_text(ENGLISH)
    (tmp_path / "de/nur.html").write_text(GERMAN)
    (tmp_path / "de/bild.png").write_bytes(b"\x89PNG")
    return tmp_path


def test_folders_are_paired_by_name_and_lone_files_are_told(site: Path) -> None:
    done = isogloss(site, "align", "en", "de", "-o", "po")
    assert done.code == 0
    made = sorted(path.relative_to(site / "po").as_posix() for path in (site / "po").rglob("*.po"))
    assert made == ["guide.po", "more/other.po", "third.po"]
    assert "en/only.html: no translation of it was found" in done.err
    assert "de/nur.html: no source of it was found" in done.err
    assert "3 pages have a partner, 2 files have none" in done.err
    assert "48 of 48 texts are paired in 3 of 3 pages" in done.err


def test_more_processes_write_the_same_bytes(site: Path) -> None:
    _align(site, "en", "de", "-o", "one")
    _align(site, "en", "de", "-o", "two", "-j", "2", "--report", "two.txt")
    for path in (site / "one").rglob("*.po"):
        assert path.read_bytes() == (site / "two" / path.relative_to(site / "one")).read_bytes()


@pytest.mark.parametrize("form", ["guide.{}.html", "guide.html.{}"])
def test_languages_in_file_names_tell_the_partners(tmp_path: Path, form: str) -> None:
    for language, text in (("en", ENGLISH), ("de", GERMAN), ("fr", GERMAN)):
        (tmp_path / form.format(language)).write_text(text)
    words = ("align", ".", ".", "--lang", "de", "--source-lang", "en", "-o", "po")
    done = isogloss(tmp_path, *words)
    assert done.code == 0, done.err
    assert [path.name for path in (tmp_path / "po").iterdir()] == ["guide.po"]
    done = isogloss(tmp_path, "align", ".", ".", "-o", "po2")
    assert done.code == 2 and "--lang" in done.err


def test_a_file_that_cannot_be_read_does_not_stop_the_others(site: Path) -> None:
    (site / "de/third.html").write_bytes(b"\x7fELF\x00\x00")
    done = isogloss(site, "align", "en", "de", "-o", "po", "-j", "2")
    assert done.code == 1
    assert "third.html: error: The file is a program" in done.err
    assert sorted(path.name for path in (site / "po").rglob("*.po")) == ["guide.po", "other.po"]


def test_quiet_runs_tell_problems_only(site: Path) -> None:
    (site / "de/third.html").write_bytes(b"\x7fELF\x00\x00")
    done = isogloss(site, "--quiet", "align", "en", "de", "-o", "po")
    assert done.code == 1
    assert "third.html: error" in done.err and "only.html: no translation" in done.err
    assert "texts are paired" not in done.err


def test_folders_in_which_nothing_pairs_are_an_error(site: Path) -> None:
    (site / "empty").mkdir()
    done = isogloss(site, "align", "en", "empty", "-o", "po")
    assert done.code == 2
    assert "No file of en has a translation in empty" in done.err
    assert not (site / "po").exists()


def test_one_catalog_that_exists_stops_all(site: Path) -> None:
    (site / "po").mkdir()
    (site / "po/third.po").write_text("work")
    done = isogloss(site, "align", "en", "de", "-o", "po")
    assert done.code == 2
    assert [path.name for path in (site / "po").rglob("*.po")] == ["third.po"]


# -- what cannot be used ----------------------------------------------------


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("guide.en.html guide.en.html", "is named twice"),
        ("guide.en.html none.html", "There is no file or folder none.html"),
        ("guide.en.html .", "One of the two is a folder"),
        ("guide.en.html empty.html", "The file is empty"),
        ("guide.en.html binary.html", "The file is a PNG picture"),
        ("guide.en.html plain.html", "no markup"),
        ("guide.en.html wrong.html", "cannot be read as UTF-8"),
        ("guide.en.html broken.xml", "not well-formed XML"),
        ("guide.en.html guide.de.html --lang en", "Both pages are in “en”"),
        ("guide.en.html guide.de.html --lang german", "not a language tag"),
        ("guide.en.html silent.html", "does not say which language"),
        ("guide.en.html odd.html", "no language tag: “klingon"),
    ],
)
def test_what_cannot_be_used_is_refused_with_a_reason(
    folder: Path, words: str, message: str
) -> None:
    (folder / "empty.html").write_bytes(b"")
    (folder / "binary.html").write_bytes(b"\x89PNG\r\n\x1a\n")
    (folder / "plain.html").write_text("Nur Text")
    (folder / "wrong.html").write_bytes(b'<html lang="de"><meta charset="utf-8"><p>\xe4\xff</p>')
    (folder / "broken.xml").write_text("<d><p>Eins</d>")
    (folder / "silent.html").write_text("<p>Eins</p>")
    (folder / "odd.html").write_text("<html lang=klingon-language><p>Eins</p>")
    done = isogloss(folder, "align", *words.split(), "-o", "out.po")
    assert done.code == 2
    assert message in done.err
    assert not (folder / "out.po").exists()


def test_a_page_without_texts_gives_an_empty_catalog(folder: Path) -> None:
    (folder / "bare.html").write_text('<html lang="en"><p>17</p></html>')
    _align(folder, "bare.html", "guide.de.html", "-o", "out.po")
    assert len(polib.pofile(str(folder / "out.po"))) == 0


# -- in a project -----------------------------------------------------------


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    for name in ("source", "locales"):
        shutil.copytree(REPOSITORY / name, root / name)
    return root


def _built_like(project: Path, name: str) -> str:
    """A page as another system could have made it in German: its own texts, marked."""
    text = (project / f"source/pages/{name}.html").read_text("utf-8")
    return text.replace('lang="en"', 'lang="de"')


def test_a_page_of_a_project_has_the_messages_that_extract_writes(project: Path) -> None:
    name = "living-with-mr"
    (project / "old.html").write_text(_built_like(project, name), "utf-8")
    source = f"source/pages/{name}.html"
    _align(project, source, "old.html", "-o", "aligned.po", "--lang", "de", "--source-lang", "en")
    assert isogloss(project, "extract").code == 0
    wanted = {
        (entry.msgctxt, entry.msgid): entry
        for domain in (name, "safety")
        for entry in polib.pofile(str(project / f"locales/{domain}.pot"))
    }
    made = polib.pofile(str(project / "aligned.po"))
    assert {(entry.msgctxt, entry.msgid) for entry in made} <= wanted.keys()
    own = polib.pofile(str(project / f"locales/{name}.pot"))
    assert {(entry.msgctxt, entry.msgid) for entry in own} <= {
        (entry.msgctxt, entry.msgid) for entry in made
    }
    for entry in made:
        assert entry.occurrences[0] in wanted[entry.msgctxt, entry.msgid].occurrences


def test_a_variable_that_the_translated_page_has_filled_in_is_doubtful(project: Path) -> None:
    name = "living-with-mr"
    page_text = (project / f"source/pages/{name}.html").read_text("utf-8")
    assert "{emergency_number}" in page_text
    old = _built_like(project, name).replace("{emergency_number}", "112")
    (project / "old.html").write_text(old, "utf-8")
    _align(
        project, f"source/pages/{name}.html", "old.html", "-o", "aligned.po", "--source-lang", "en"
    )
    found = [
        entry
        for entry in polib.pofile(str(project / "aligned.po"))
        if "{emergency_number}" in entry.msgid
    ]
    assert found and not any(entry.msgstr for entry in found)
    assert any(
        "other words where the source has {emergency_number}" in entry.tcomment for entry in found
    )


@pytest.mark.skipif(shutil.which("msgmerge") is None, reason="GNU gettext is not installed")
def test_the_how_to_brings_what_was_aligned_into_the_project(project: Path) -> None:
    for name in ("living-with-mr", "understanding-mr"):
        old = _built_like(project, name).replace("<p>", "<p>Alt: ")
        (project / "old-site/de").mkdir(parents=True, exist_ok=True)
        (project / f"old-site/de/{name}.html").write_text(old, "utf-8")
    shutil.rmtree(project / "locales/de")
    how_to = (REPOSITORY / "docs/how-to/adopt-a-translated-site.md").read_text("utf-8")
    script = how_to.partition("## Into a project")[2].partition("```sh\n")[2].partition("```")[0]
    script = script.replace(".venv/bin/isogloss check --locale de\n", "")
    script = script.replace(".venv/bin/isogloss", str(ISOGLOSS))
    words = ["bash", "-e", "-c", script]
    done = subprocess.run(words, cwd=project, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    for domain in ("living-with-mr", "safety"):
        merged = polib.pofile(str(project / f"locales/de/LC_MESSAGES/{domain}.po"))
        assert sum(bool(entry.msgstr) and entry.fuzzy for entry in merged) > 15
    assert isogloss(project, "update", "de").code == 0
    kept = polib.pofile(str(project / "locales/de/LC_MESSAGES/living-with-mr.po"))
    assert any("Aligned with living-with-mr.html" in entry.tcomment for entry in kept)
