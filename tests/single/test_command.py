"""`isogloss page` as a person or a script runs it."""

from __future__ import annotations

from pathlib import Path

import polib
import pytest

from .documents import catalog, isogloss

_PAGES = {
    "a.html": "<!doctype html><title>Same</title><p>Of a <b>bold</b> page</p><p>Twice</p><p>Twice</p>",
    "b.xml": "<d><p>Of b</p><t>Same</t></d>",
    "c.svg": "<svg xmlns='http://www.w3.org/2000/svg'><title>Of c</title></svg>",
    "d.xhtml": "<html xmlns='http://www.w3.org/1999/xhtml'><body><p>Of d</p></body></html>",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in _PAGES.items():
        (tmp_path / name).write_text(text)
    return tmp_path


def test_standard_input_and_output_work(folder: Path) -> None:
    for name, text in _PAGES.items():
        piped = isogloss(folder, "extract", "-", "-o", "-", given=text.encode())
        assert piped.code == 0, piped.err
        ids = [entry.msgid for entry in polib.pofile(piped.out.decode())]
        named = isogloss(folder, "extract", name, "-o", "-")
        assert ids == [entry.msgid for entry in polib.pofile(named.out.decode())]
        (folder / "p.pot").write_bytes(named.out)
        po = catalog(folder / "p.po", lambda text: f"{text}!", folder / "p.pot")
        done = isogloss(folder, "localize", "-", po.name, "-o", "-", given=text.encode())
        assert isogloss(folder, "localize", name, po.name, "-o", "-").out == done.out
        assert done.code == 0
        assert b"!" in done.out
        assert isogloss(folder, "its", "-", given=text.encode()).code == 0


def test_a_catalog_comes_through_standard_input(folder: Path) -> None:
    isogloss(folder, "extract", "a.html", "-o", "p.pot")
    po = catalog(folder / "p.po", {"Twice": "Zweimal"}, folder / "p.pot").read_bytes()
    done = isogloss(folder, "localize", "a.html", "-", "-o", "-", given=po)
    assert done.code == 0, done.err
    assert done.out.count(b"Zweimal") == 2


def test_more_processes_give_the_same_bytes(folder: Path) -> None:
    names = sorted(_PAGES) * 6
    one = isogloss(folder, "extract", *names, "-o", "-")
    two = isogloss(folder, "extract", *names, "-o", "-", "-j", "2")
    assert one.code == two.code == 0
    assert one.out == two.out
    piped = isogloss(folder, "extract", "b.xml", "-", "-o", "-", "-j", "2", given=b"<p>Piped")
    assert piped.code == 0, piped.err
    assert b'"Piped"' in piped.out


def test_a_text_of_several_documents_is_one_message_with_all_its_places(folder: Path) -> None:
    ran = isogloss(folder, "extract", *sorted(_PAGES), "-o", "-")
    entries = {entry.msgid: entry for entry in polib.pofile(ran.out.decode())}
    assert entries["Same"].occurrences == [("a.html", "1"), ("b.xml", "1")]
    assert entries["Twice"].occurrences == [("a.html", "1")] * len(entries["Twice"].occurrences)


def test_a_template_in_which_nothing_changed_is_not_touched(folder: Path) -> None:
    isogloss(folder, "extract", "a.html", "-o", "p.pot")
    before = (folder / "p.pot").stat()
    assert isogloss(folder, "extract", "a.html", "-o", "p.pot").code == 0
    after = (folder / "p.pot").stat()
    assert (before.st_mtime_ns, before.st_ino) == (after.st_mtime_ns, after.st_ino)
    (folder / "a.html").write_text("<p>New")
    isogloss(folder, "extract", "a.html", "-o", "p.pot")
    assert b'"New"' in (folder / "p.pot").read_bytes()


@pytest.mark.parametrize(
    "wrong",
    ["Of a <i>bold</i> page", "Of a page</b>", "<b>Of</b> a <b>bold</b> page", "Of <b>a", "\x01 <b>x</b>",
     "Of a <b/> page"],
)  # fmt: skip
def test_a_translation_that_does_not_fit_is_told_with_its_line(folder: Path, wrong: str) -> None:
    isogloss(folder, "extract", "a.html", "-o", "p.pot")
    catalog(folder / "p.po", {"Of a <b>bold</b> page": wrong, "Twice": "Zwei"}, folder / "p.pot")
    line = (folder / "p.po").read_text().split("\n").index('msgid "Of a <b>bold</b> page"') + 1
    ran = isogloss(folder, "localize", "a.html", "p.po", "-o", "out.html")
    assert ran.code == 1, ran.err
    assert ran.err.startswith(f"p.po:{line}: error: "), ran.err
    assert not (folder / "out.html").exists()


def test_one_refused_translation_is_told_once(folder: Path) -> None:
    isogloss(folder, "extract", "a.html", "-o", "p.pot")
    catalog(folder / "p.po", {"Twice": "<b>"}, folder / "p.pot")
    ran = isogloss(folder, "localize", "a.html", "p.po", "-o", "out.html")
    assert ran.code == 1
    assert ran.err.count("error:") == 1


def test_what_is_fuzzy_or_empty_stays_as_it_is(folder: Path) -> None:
    isogloss(folder, "extract", "a.html", "-o", "p.pot")
    file = polib.pofile(str(folder / "p.pot"))
    for entry in file:
        entry.msgstr = "" if entry.msgid == "Twice" else "Anders <b>x</b>"
        entry.flags = ["fuzzy"]
    file.save(str(folder / "p.po"))
    ran = isogloss(folder, "localize", "a.html", "p.po", "-o", "out.html")
    assert ran.code == 0, ran.err
    assert (folder / "out.html").read_text() == _PAGES["a.html"]


def test_its_prints_one_category_and_names_the_nearest_right_one(folder: Path) -> None:
    ran = isogloss(folder, "its", "a.html", "--category", "translate")
    assert b'/html/body[1]/p[1]\ttranslate="yes"' in ran.out
    wrong = isogloss(folder, "its", "a.html", "--category", "transalte")
    assert wrong.code == 2
    assert "“translate”" in wrong.err
