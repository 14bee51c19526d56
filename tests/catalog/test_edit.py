"""Translations are put into a catalog, and nothing else in it changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isogloss.catalog import Change, edited, read_po
from isogloss.model import CatalogError, MessageKey

PO = """\
# Copyright line
msgid ""
msgstr ""
"Language: de\\n"
"Content-Type: text/plain; charset=UTF-8\\n"


# A remark.
#. What it is
#: a.html:3
#, fuzzy, no-wrap
#| msgid "Old text"
msgid "New "
"text"
msgstr ""
"Neuer "
"Text"

msgctxt "menu"
msgid "Open"
msgstr   "Öffnen"
#: b.html:1
msgid "%d page"
msgid_plural "%d pages"
msgstr[0] "%d Seite"
msgstr[1] "%d Seiten"

#~ msgid "Gone"
#~ msgstr "Weg"

msgid "Last "
"line"
msgstr "Letzte Zeile"
"""
NEW, MENU = MessageKey(None, "New text"), MessageKey("menu", "Open")
PAGES, LAST = MessageKey(None, "%d page"), MessageKey(None, "Last line")


def edit(text: str, changes: dict[MessageKey, Change], encoding: str = "utf-8") -> str:
    data = text.encode(encoding)
    return edited(read_po(data, "a.po"), data, changes).decode(encoding)


def test_nothing_to_change_leaves_the_bytes_as_they_are() -> None:
    assert edit(PO, {}) == PO
    assert edit(PO, {NEW: Change(("Neuer Text",), fuzzy=True)}) == PO


def test_only_the_lines_of_the_text_change() -> None:
    changed = edit(PO, {MENU: Change(("Auf",), fuzzy=False)})
    assert changed == PO.replace('msgstr   "Öffnen"', 'msgstr "Auf"')


def test_a_form_of_a_plural_changes_alone() -> None:
    changed = edit(PO, {PAGES: Change(("%d Seite", "%d Blätter"), fuzzy=False)})
    assert changed == PO.replace("%d Seiten", "%d Blätter")


def test_what_is_no_longer_fuzzy_loses_flag_and_previous_text_and_keeps_its_wrapping() -> None:
    changed = edit(PO, {NEW: Change(("Neuer Text",), fuzzy=False)})
    assert changed == PO.replace("#, fuzzy, no-wrap\n", "#, no-wrap\n").replace(
        '#| msgid "Old text"\n', ""
    )


def test_what_becomes_fuzzy_gets_the_flag_where_gettext_has_it() -> None:
    changed = edit(PO, {PAGES: Change(("%d Seite", "%d Seiten"), fuzzy=True)})
    assert changed == PO.replace('#: b.html:1\nmsgid "%d', '#: b.html:1\n#, fuzzy\nmsgid "%d')


@pytest.mark.parametrize("text", ["Ende ", "Ende\n", "a" * 90 + " "])
def test_a_text_at_the_end_can_be_read_again(text: str) -> None:
    changed = edit(PO, {LAST: Change((text,), fuzzy=False)})
    assert read_po(changed.encode(), "a.po").entries[-1].strings == (text,)


@pytest.mark.parametrize("ending", ["\n", ""])
def test_line_ends_byte_order_mark_and_a_missing_last_line_end_stay(ending: str) -> None:
    crlf = "\ufeff" + PO.rstrip("\n").replace("\n", "\r\n") + ending.replace("\n", "\r\n")
    changed = edit(crlf, {MENU: Change(("Auf",), fuzzy=False), LAST: Change(("Z",), fuzzy=True)})
    assert changed == crlf.replace('msgstr   "Öffnen"', 'msgstr "Auf"').replace(
        '"Letzte Zeile"', '"Z"'
    ).replace('msgid "Last ', '#, fuzzy\r\nmsgid "Last ')


def test_a_charset_that_cannot_hold_the_text_is_named() -> None:
    latin = PO.replace("UTF-8", "ISO-8859-1")
    assert "Auf é" in edit(latin, {MENU: Change(("Auf é",), fuzzy=False)}, "latin-1")
    with pytest.raises(CatalogError, match="ISO8859-1 cannot hold “م”"):
        edit(latin, {MENU: Change(("مرحبا",), fuzzy=False)}, "latin-1")


def test_a_message_that_is_not_there_is_named() -> None:
    with pytest.raises(CatalogError, match="no message “Nothing”"):
        edit(PO, {MessageKey(None, "Nothing"): Change(("x",), fuzzy=False)})
    with pytest.raises(CatalogError, match="2 translations are given"):
        edit(PO, {MENU: Change(("x", "y"), fuzzy=False)})


@given(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")),
    st.booleans(),
    st.sampled_from([NEW, MENU, LAST]),
)
def test_any_text_arrives_and_all_others_stay(text: str, fuzzy: bool, key: MessageKey) -> None:
    before = {entry.key: entry for entry in read_po(PO.encode(), "a.po").entries}
    changed = edit(PO, {key: Change((text,), fuzzy=fuzzy)})
    after = {entry.key: entry for entry in read_po(changed.encode(), "a.po").entries}
    assert after.keys() == before.keys()
    assert (after[key].strings, after[key].fuzzy) == ((text,), fuzzy)
    for other in before.keys() - {key}:
        assert after[other].block == before[other].block
