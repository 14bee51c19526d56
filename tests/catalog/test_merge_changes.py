"""What changed in a source text, said in one line; and which of many texts it was."""

from __future__ import annotations

import re
import subprocess
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz, process

from isogloss.catalog import memory_of, merge, read_po
from isogloss.catalog.changes import (
    _PLAIN_TEXT,
    Wording,
    _any_words,
    _words,
    change_notes,
    tokens,
)
from isogloss.catalog.likeness import Index
from isogloss.model import Message, Template
from tests.catalog.test_merge import MSGFMT


def changed(old: str, new: str, encoding: str = "utf-8") -> str:
    (note,) = change_notes(Wording(None, old, None), Wording(None, new, None), encoding)
    return note.removeprefix("Changed: ")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("past 1 year", "past 6 months", "“past [-1 year-]{+6 months+}”"),
        ("Do not use it", "Do use it", "“Do [-not-] use it”"),
        ("Do use it", "Do not use it", "“Do {+not+} use it”"),
        ("with nickel.", "with nickel!", "“with nickel[-.-]{+!+}”"),
        ("1,000 of 2.5 mg", "1,500 of 2.5 mg", "“[-1,000-]{+1,500+} of 2.5 mg”"),
        ("don’t", "doesn’t", "“[-don’t-]{+doesn’t+}”"),
        ("at <b>once</b>", "at <em>once</em>", "“at [-<b>-]{+<em>+}once[-</b>-]{+</em>+}”"),
        ("Call {a_b}.", "Call {c}.", "“Call [-{a_b}-]{+{c}+}.”"),
        ("a b", "a  b", "“a[-<0020>-]{+<0020><0020>+}b”"),
        ("a b", "a\u00a0b", "“a[-<0020>-]{+<00A0>+}b”"),
        ("ab", "a\u200bb", "“[-ab-]{+a<200B>b+}”"),
        ("a\nb", "a b", "“a[-<000A>-]{+<0020>+}b”"),
        ("a\rb\x07c", "a\rb\x07d", "“a b\ufffd[-c-]{+d+}”"),
        ("すぐに医師に", "すぐに看護師に", "“すぐに[-医-]{+看護+}師に”"),
        ("ลิ้นหัวใจรั่ว", "ลิ้นหัวใจรั่วมาก", "“ลิ้นหัวใจรั่ว{+มาก+}”"),
        ("हृदय का वाल्व", "हृदय की वाल्व", "“हृदय [-का-]{+की+} वाल्व”"),
        ("", "new", "“{+new+}”"),
    ],
)
def test_the_change_is_marked_where_it_is(old: str, new: str, said: str) -> None:
    assert changed(old, new) == said


def test_long_stretches_that_stayed_are_cut_short() -> None:
    long = "and so on for many more words than anybody wants to read twice, "
    assert changed(f"{long}1 year, {long}", f"{long}6 months, {long}") == (
        "“…wants to read twice, [-1 year-]{+6 months+}, and so on for many…”"
    )


def test_a_wholly_other_text_is_not_told_word_by_word() -> None:
    old, new = " ".join(f"old{n}" for n in range(40)), " ".join(f"new{n}" for n in range(40))
    assert changed(old, new) == "nearly every word"


def test_contexts_and_plurals_are_named() -> None:
    assert change_notes(Wording("a.b", "x", None), Wording("a.c", "x", "xs")) == (
        "Changed: context [-a.b-]{+a.c+}",
        "Changed: it has a plural now",
    )
    assert change_notes(Wording(None, "x", "xs"), Wording(None, "x", None)) == (
        "Changed: it has no plural any more",
    )
    assert change_notes(Wording(None, "x", "pages"), Wording(None, "x", "sheets")) == (
        "Changed: plural “[-pages-]{+sheets+}”",
    )
    assert change_notes(Wording(None, "x", None), Wording(None, "x", None)) == ()


def test_a_file_in_another_charset_is_told_in_its_characters() -> None:
    assert changed("é a", "é b", "latin-1") == '"é [-a-]{+b+}"'
    assert change_notes(Wording(None, "x", None), Wording(None, "漢", None), "latin-1") == ()


_ANY = st.text(
    st.characters(codec="utf-8") | st.sampled_from(" \n\t\r\0.,’-<>{}a1日本ก็\u0301\u200b\u2028“")
)


@given(_ANY, _ANY)
def test_a_note_is_one_good_line_for_any_texts(old: str, new: str) -> None:
    notes = change_notes(Wording(None, old, None), Wording(None, new, None))
    assert len(notes) == (old != new)
    for note in notes:
        assert len(note.splitlines()) == 1
        assert not any(unicodedata.category(each) == "Cc" for each in note)


@given(_ANY)
def test_tokens_are_the_text(text: str) -> None:
    assert "".join(tokens(text)) == text


@given(st.text(st.sampled_from("ab1é½ß_.,:'’-\u200d \n\u00a0!<{Жα×“")))
def test_the_short_way_to_words_and_the_long_one_agree(text: str) -> None:
    assert _PLAIN_TEXT.fullmatch(text)
    assert list(_words(text)) == list(_any_words(text))


# -- the note in a catalog ------------------------------------------------------------------

OLD, NEW = "It lasts 1 year or more.", "It lasts 6 months or more."
NOTE = "Changed: “It lasts [-1 year-]{+6 months+} or more.”"


def merged(data: bytes, text: str, *notes: str) -> bytes:
    return merge(
        Template("a", (Message(text, None, None, (), notes, ()),)),
        read_po(data, "a.po"),
        old_data=data,
        locale="de",
        project="Site",
        complete=True,
        memory=memory_of({}, {}),
    ).data


HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
BASE = f'{HEADER}#. Note\nmsgid "{OLD}"\nmsgstr "Ein\\n"\n"Jahr"\n'.encode()


def test_the_note_stays_while_the_entry_is_fuzzy_and_goes_when_it_is_not() -> None:
    fuzzy = merged(BASE, NEW, "Note")
    assert read_po(fuzzy, "a").entries[0].extracted == ("Note", NOTE)
    assert merged(fuzzy, NEW, "Note") == fuzzy
    assert read_po(merged(fuzzy, NEW, "Other"), "a").entries[0].extracted == ("Other", NOTE)
    confirmed = fuzzy.replace(b"#, fuzzy\n", b"").replace(f'#| msgid "{OLD}"\n'.encode(), b"")
    assert confirmed != fuzzy
    after = merged(confirmed, NEW, "Note")
    assert read_po(after, "a").entries[0].extracted == ("Note",)
    assert merged(after, NEW, "Note") == after


def test_the_translation_keeps_its_lines() -> None:
    assert b'msgstr "Ein\\n"\n"Jahr"\n' in merged(BASE, NEW, "Note")


def test_a_note_of_the_source_that_looks_like_one_stays() -> None:
    data = merged(BASE, OLD, "Changed: in 2025")
    assert read_po(data, "a").entries[0].extracted == ("Changed: in 2025",)


def test_a_note_that_another_tool_took_away_comes_back() -> None:
    fuzzy = merged(BASE, NEW, "Note")
    without = fuzzy.replace(f"#. {NOTE}\n".encode(), b"")
    assert without != fuzzy
    assert merged(without, NEW, "Note") == fuzzy


def test_gettext_reads_the_note_and_the_previous_text(tmp_path: Path) -> None:
    if MSGFMT is None:
        pytest.skip("GNU gettext is not installed")
    file = tmp_path / "a.po"
    file.write_bytes(merged(BASE, NEW, "Note"))
    done = subprocess.run(["msgcat", "--no-wrap", str(file)], capture_output=True, check=True)
    assert f"#. {NOTE}\n".encode() in done.stdout
    assert re.search(rb'#\| msgid "It lasts 1 year or more\."', done.stdout)


# -- likeness ----------------------------------------------------------------------------------

_WORDS = st.sampled_from(
    "heart valve leak doctor 6 12 months 弁が漏れる clip flap very not <a>".split()
)
_SENTENCE = st.lists(_WORDS, min_size=1, max_size=9).map(" ".join)


@given(st.lists(_SENTENCE, min_size=1, max_size=120, unique=True), _SENTENCE)
def test_the_index_finds_nearly_what_comparing_with_all_finds(texts: list[str], asked: str) -> None:
    found = Index(texts).best(asked, 75)
    best = process.extractOne(asked, texts, scorer=fuzz.ratio, score_cutoff=75)
    if asked in texts:
        assert found is not None
        assert texts[found[0]] == asked
    if best is None:
        assert found is None
    elif len(texts) <= 24:
        assert found == (texts.index(best[0]), best[1])
    elif best[1] >= 90:
        assert found is not None
        assert found[1] >= 75
    assert Index(texts).best(asked, 75) == found


def test_the_index_finds_a_changed_word_among_thousands() -> None:
    texts = [
        f"Text number {number} is about part {number * 7} of the heart" for number in range(4000)
    ]
    for number in range(0, 4000, 401):
        changed_text = texts[number].replace("about", "on")
        found = Index(texts).best(changed_text, 65)
        assert found is not None
        assert found[0] == number


def test_short_texts_without_a_common_word_are_found_too() -> None:
    texts = [*(f"{n} other words {n}" for n in range(100)), "Cardiologist"]
    found = Index(texts).best("Cardiologists", 65)
    assert found is not None
    assert found[0] == 100
