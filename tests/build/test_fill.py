"""Untranslated messages are filled from what the same text was translated to elsewhere."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from isogloss.build.filling import fill_project
from isogloss.build.incremental import Outcome
from isogloss.catalog import Match, fill, fillings, level_of, read_po

from .sites import contents, entry, po, statement, update, write_page

ISOGLOSS = Path(sys.executable).with_name("isogloss")


def run(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(ISOGLOSS), "update", *words],
        cwd=root,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )


def filled(root: Path, *only: str, tmx: tuple[Path, ...] = ()) -> Outcome:
    return fill_project(root, only, tmx, lambda _: None)


def clear(root: Path, locale: str, domain: str, text: str, strings: str = "") -> None:
    """Take the translation of a message away, or give it another."""
    path = po(root, locale, domain)
    file = polib.pofile(str(path))
    found = file.find(text)
    assert found is not None
    found.msgstr = strings
    file.save(str(path))


def test_an_empty_message_takes_the_translation_of_another_catalog_and_says_so(
    site: Path,
) -> None:
    clear(site, "de", "other", "Learn more.")
    totals = filled(site).totals
    assert totals["de"].filled == 1
    assert totals["fr"].filled == 0
    found = entry(site, "de", "other", "Learn more.")
    assert (found.msgstr, found.fuzzy) == ("de Learn more.", False)
    assert found.tcomment == "Translation memory: lungs.po"
    assert update(site).totals["de"].kept == totals["de"].kept


def test_without_being_asked_nothing_is_filled(site: Path) -> None:
    clear(site, "de", "other", "Learn more.")
    update(site)
    assert entry(site, "de", "other", "Learn more.").msgstr == ""


def test_an_obsolete_translation_is_part_of_the_memory(site: Path) -> None:
    write_page(site, "lungs", ("Air flows.",))
    update(site)
    assert entry(site, "de", "lungs", "Learn more.").obsolete
    clear(site, "de", "other", "Learn more.")
    filled(site)
    assert entry(site, "de", "other", "Learn more.").msgstr == "de Learn more."


def test_a_statement_is_filled_as_fuzzy_only(site: Path) -> None:
    text = statement("stop", "Do not stop.") + statement("rest", "Air flows.")
    write_page(site, "heart", ("Blood flows.", text))
    update(site)
    assert entry(site, "de", "safety", "Air flows.").msgstr in ("", "de Air flows.")
    clear(site, "de", "safety", "Air flows.")
    filled(site)
    found = entry(site, "de", "safety", "Air flows.")
    assert (found.msgstr, found.fuzzy) == ("de Air flows.", True)
    assert "Translation memory: lungs.po" in found.tcomment


def test_a_text_with_two_translations_is_named_and_not_filled(site: Path) -> None:
    write_page(site, "heart", ("Blood flows.", "Learn more.", statement("stop", "Do not stop.")))
    update(site)
    clear(site, "de", "lungs", "Learn more.", "Mehr erfahren.")
    clear(site, "de", "heart", "Learn more.", "Weitere Angaben.")
    clear(site, "de", "other", "Learn more.")
    ran = run(site, "--fill")
    assert ran.returncode == 0
    assert "“Learn more.” has different translations in heart.po, lungs.po" in ran.stderr
    assert entry(site, "de", "other", "Learn more.").msgstr == ""


def test_a_region_is_filled_from_its_language_and_never_the_other_way(site: Path) -> None:
    path = po(site, "fr-CA", "other")
    path.parent.mkdir(parents=True)
    path.write_bytes(
        po(site, "fr", "other").read_bytes().replace(b"Language: fr\\n", b"Language: fr_CA\\n")
    )
    clear(site, "fr-CA", "other", "Something else.")
    clear(site, "fr-CA", "other", "Learn more.", "En savoir plus, au Québec.")
    clear(site, "fr", "other", "Learn more.")
    clear(site, "fr", "lungs", "Learn more.")
    filled(site)
    found = entry(site, "fr-CA", "other", "Something else.")
    assert found.msgstr == "fr Something else."
    assert found.tcomment == "Translation memory: fr/other.po"
    assert entry(site, "fr", "other", "Learn more.").msgstr == ""


TMX = """<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="block"
 o-tmf="x" adminlang="en" srclang="en" datatype="html"/><body>
<tu><tuv xml:lang="en"><seg>Something new.</seg></tuv>
<tuv xml:lang="de"><seg>Etwas Neues.</seg></tuv>
<tuv xml:lang="fr-FR"><seg>Nouveau.</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>Learn more.</seg></tuv><tuv xml:lang="de"><seg>Anders.</seg></tuv></tu>
</body></tmx>
"""


def test_a_tmx_file_is_a_memory_too(site: Path, tmp_path: Path) -> None:
    memory = tmp_path / "legacy.tmx"
    memory.write_text(TMX, "utf-8")
    write_page(site, "other", ("Learn more.", "Something else.", "Something new."))
    clear(site, "de", "other", "Learn more.")
    ran = run(site, "--tmx", str(memory), "--format", "json")
    assert ran.returncode == 0, ran.stderr
    found = entry(site, "de", "other", "Something new.")
    assert found.msgstr == "Etwas Neues."
    assert found.tcomment == "Translation memory: legacy.tmx"
    # The catalogs say one thing and the file another: nobody but a translator can choose.
    assert entry(site, "de", "other", "Learn more.").msgstr == ""
    kinds = {
        (each["locale"], each["msgid"]): each["change"]
        for each in json.loads(ran.stdout)["changes"]
    }
    assert kinds["de", "Something new."] == "filled"
    assert kinds["de", "Learn more."] == "doubtful"
    # A region's words do not become those of the language.
    assert kinds["fr", "Something new."] != "filled"


@pytest.mark.parametrize("content", [None, "no XML at all", "<tmx", "<xliff/>"])
def test_a_memory_that_cannot_be_read_stops_all(
    site: Path, tmp_path: Path, content: str | None
) -> None:
    memory = tmp_path / "legacy.tmx"
    if content is not None:
        memory.write_text(content, "utf-8")
    clear(site, "de", "other", "Learn more.")
    before = contents(site)
    ran = run(site, "--tmx", str(memory))
    assert ran.returncode == 2, ran.stdout
    assert "legacy.tmx" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert contents(site) == before


def test_only_the_lines_of_filled_entries_change() -> None:
    data = (
        b'\xef\xbb\xbf# Header comment\r\nmsgid ""\r\nmsgstr "Content-Type: text/plain; '
        b'charset=UTF-8\\n"\r\n\r\n#  odd   spacing\r\n#. note\r\n#: a.html:1\r\n'
        b'msgid   "A"\r\nmsgstr ""\r\n\r\nmsgid "B"\r\nmsgstr "b"\r\n\r\n#~ msgid "C"\r\n'
        b'#~ msgstr "c"\r\n# end\r\n'
    )
    file = read_po(data, "x.po")
    match = Match(None, "A", None, ("ä",), "other.po")
    found = fillings(file, "page", [level_of([match])])
    written = fill(file, data, "page", found, "x.po")
    expected = data.replace(b"#. note", b"# Translation memory: other.po\r\n#. note").replace(
        b'"A"\r\nmsgstr ""', '"A"\r\nmsgstr "ä"'.encode()
    )
    assert written == expected
    assert fill(read_po(written, "x.po"), written, "page", (), "x.po") == written


TEXTS = st.sampled_from(["A", "B", "C %", 'D "q"', "E\n"])


@given(
    st.dictionaries(TEXTS, st.sampled_from(["", "x", "y "]), min_size=1),
    st.lists(st.tuples(TEXTS, st.sampled_from(["t", "u"]), st.sampled_from([None, "menu"]))),
)
def test_filling_touches_no_translation_and_a_second_time_does_nothing(
    entries: dict[str, str], known: list[tuple[str, str, str | None]]
) -> None:
    file = polib.POFile()
    file.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
    file.extend(polib.POEntry(msgid=text, msgstr=string) for text, string in entries.items())
    data = str(file).encode()
    level = level_of(
        Match(context, text, None, (string,), "m.po") for text, string, context in known
    )
    read = read_po(data, "x.po")
    written = fill(read, data, "page", fillings(read, "page", [level]), "x.po")
    after = {each.text: each for each in read_po(written, "x.po").entries}
    for text, string in entries.items():
        offered = {each for name, each, context in known if name == text and context is None}
        expected = string or (next(iter(offered)) if len(offered) == 1 else "")
        assert after[text].strings == (expected,)
        assert bool(after[text].comments) == (not string and len(offered) == 1)
    again = read_po(written, "x.po")
    assert fill(again, written, "page", fillings(again, "page", [level]), "x.po") == written
