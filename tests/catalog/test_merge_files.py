"""The file around the entries: lines that nobody meant to change are not changed."""

from __future__ import annotations

import pytest

from isogloss.catalog import memory_of, merge, read_po
from isogloss.model import Message, Reference, Template

HEADER = (
    'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    '"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n==0 ? 1 : 2);\\n"\n'
)


def message(text: str, plural: str | None = None, *flags: str) -> Message:
    return Message(text, None, plural, (Reference("source/a.html", 1),), (), flags)


def merged(data: bytes, *messages: Message) -> bytes:
    return merge(
        Template("a", messages),
        read_po(data, "a.po"),
        old_data=data,
        locale="de",
        project="Site",
        complete=True,
        memory=memory_of({}, {}),
    ).data


def lines_changed(before: bytes, after: bytes) -> tuple[list[str], list[str]]:
    """Lines that went and lines that came."""
    old, new = before.decode().split("\n"), after.decode().split("\n")
    return [line for line in old if line not in new], [line for line in new if line not in old]


REFERENCE = "#: source/a.html:1\n"


def test_empty_lines_between_entries_stay_where_something_else_changed() -> None:
    data = (
        f'{HEADER}\n\n\n{REFERENCE}msgid "One"\nmsgstr "Eins"\n{REFERENCE}msgid "Two"\n'
        f'msgstr "Zwei"\n\n\n\n{REFERENCE}msgid "Three"\nmsgstr "Drei"\n\n\n'
    ).encode()
    after = merged(data, message("One"), message("Two"), message("New"), message("Three"))
    added = f'\n\n{REFERENCE}msgid "New"\nmsgstr ""'.encode()
    assert after.replace(added, b"", 1) == data


def test_a_line_end_of_its_own_stays_in_a_mixed_file() -> None:
    data = f'{HEADER}\n{REFERENCE}msgid "One"\nmsgstr "Eins"\n\n'.encode() + (
        f'{REFERENCE}msgid "Two"\nmsgstr "Zwei"\n'.replace("\n", "\r\n").encode()
    )
    after = merged(data, message("One"), message("Two"), message("New"))
    assert after.startswith(data.rstrip(b"\r\n"))
    assert b'msgid "New"\r\nmsgstr ""\r\n' in after
    assert merged(after, message("One"), message("Two"), message("New")) == after


def test_obsolete_entries_in_the_middle_stay_there() -> None:
    data = (
        f'{HEADER}\n#~ msgid "Old"\n#~ msgstr "Alt"\n\n{REFERENCE}msgid "One"\nmsgstr "Eins"\n'
    ).encode()
    after = merged(data, message("One"), message("New"))
    assert after.startswith(data.rstrip(b"\n"))


def test_a_comment_that_closes_the_file_still_closes_it() -> None:
    data = f'{HEADER}\n{REFERENCE}msgid "One"\nmsgstr "Eins"\n\n# The end\n'.encode()
    for messages in ([message("One"), message("New")], [message("New text")], []):
        assert merged(data, *messages).endswith(b"\n\n# The end\n")


def test_the_first_entry_leaves_and_the_file_is_still_good() -> None:
    data = f'{HEADER}\n{REFERENCE}msgid "One"\nmsgstr ""\n\n{REFERENCE}msgid "Two"\nmsgstr "Z"\n'
    after = merged(data.encode(), message("Two")).decode()
    assert after == f'{HEADER}\n{REFERENCE}msgid "Two"\nmsgstr "Z"\n'


def test_a_file_without_a_header_gets_one_and_loses_nothing() -> None:
    data = f'# By hand\n{REFERENCE}msgid "One"\nmsgstr "Eins"\n'.encode()
    after = read_po(merged(data, message("One"), message("New")), "a.po")
    assert after.headers["Language"] == "de"
    assert [(each.text, each.comments) for each in after.entries] == [
        ("One", ("By hand",)),
        ("New", ()),
    ]


# -- flags ----------------------------------------------------------------------------------

STICKY = f'{HEADER}\n# Hi\n{REFERENCE}#, x-one\n#= no-wrap, x-two\nmsgid "One"\nmsgstr "Eins"\n'


def test_sticky_flags_stay_in_their_line() -> None:
    data = STICKY.encode()
    assert merged(data, message("One")) == data
    fuzzy = merged(data, message("Once")).decode()
    assert "#, fuzzy, x-one\n#= no-wrap, x-two\n" in fuzzy
    assert fuzzy.count("#=") == 1
    gone = merged(data).decode()
    assert '# Hi\n#, x-one\n#= no-wrap, x-two\n#~ msgid "One"' in gone
    assert merged(gone.encode(), message("One")) == data


def test_a_flag_that_goes_goes_from_the_line_where_it_stands() -> None:
    data = STICKY.replace("#= no-wrap", "#= fuzzy, python-format")
    data = data.replace("msgid", '#| msgid "Once"\nmsgid', 2).replace('#| msgid "Once"\n', "", 1)
    back = merged(data.encode(), message("Once")).decode()
    assert "#= x-two\n" in back
    assert "fuzzy" not in back


@pytest.mark.parametrize("line", ["#= ", "#! odd", "#no space", "#  two spaces", "#"])
def test_lines_that_are_odd_stay_as_they_are(line: str) -> None:
    data = f'{HEADER}\n{line}\n{REFERENCE}msgid "One"\nmsgstr "Eins"\n'.encode()
    assert merged(data, message("One")) == data
    for messages in ([message("Once")], [message("One", None, "python-format")], []):
        assert f"\n{line.rstrip()}" in merged(data, *messages).decode().replace(" \n", "\n")


# -- plurals ----------------------------------------------------------------------------------


def test_new_plurals_have_as_many_forms_as_the_files_own_header_says() -> None:
    after = read_po(merged(HEADER.encode(), message("a page", "pages")), "a.po")
    assert after.entries[0].strings == ("", "", "")


def test_forms_that_a_text_lost_come_back_with_its_plural() -> None:
    forms = '\nmsgstr[0] "Seite"\nmsgstr[1] "Seiten\\n\\"x\\""\nmsgstr[2] "Seite"'
    data = f'{HEADER}\n{REFERENCE}msgid "a page"\nmsgid_plural "pages"{forms}\n'.encode()
    single = merged(data, message("a page"))
    entry = read_po(single, "a.po").entries[0]
    assert (entry.strings, entry.fuzzy) == (("Seite",), True)
    assert "Changed: it has no plural any more" in entry.extracted
    back = read_po(merged(single, message("a page", "pages")), "a.po").entries[0]
    assert (back.strings, back.fuzzy) == (("Seite", 'Seiten\n"x"', "Seite"), False)
    assert back.comments == ()
    other = read_po(merged(single, message("a page", "sheets")), "a.po").entries[0]
    assert (other.strings, other.fuzzy, other.comments) == (back.strings, True, ())
