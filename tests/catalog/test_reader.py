"""The strict reader: a PO file is understood to its last line, or refused with the line."""

from __future__ import annotations

import re
from pathlib import Path

import polib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isogloss.catalog import PoFile, catalog_of, read_po
from isogloss.model import CatalogError, MessageKey

ROOT = Path(__file__).parents[2]
SITE = sorted((ROOT / "locales").rglob("*.po*"))
PATH = "locales/de/LC_MESSAGES/a.po"
HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def read(text: str) -> PoFile:
    return read_po((HEADER + text).encode(), PATH)


def refused(data: bytes) -> CatalogError:
    with pytest.raises(CatalogError) as caught:
        read_po(data, PATH)
    assert re.fullmatch(rf"{PATH}:\d+", caught.value.place or "")
    assert caught.value.hint
    return caught.value


def test_an_entry_is_read_with_all_it_has() -> None:
    (entry,) = read(
        "# A comment\n#. A note\n#: a.html:1 b.html:2\n#, fuzzy, python-format\n"
        '#| msgctxt "old"\n#| msgid "was"\n#| " before"\n'
        'msgctxt "c"\nmsgid "one"\nmsgid_plural "many"\n'
        'msgstr[0] "eins"\nmsgstr[1] ""\n"vie"\n"le"\n'
    ).entries
    assert (entry.context, entry.text, entry.plural) == ("c", "one", "many")
    assert entry.strings == ("eins", "viele")
    assert (entry.previous_context, entry.previous) == ("old", "was before")
    assert (entry.comments, entry.extracted) == (("A comment",), ("A note",))
    assert (entry.references, entry.flags) == (
        ("a.html:1 b.html:2",),
        ("fuzzy", "python-format"),
    )
    assert (entry.fuzzy, entry.obsolete, entry.line) == (True, False, 11)


def test_an_obsolete_entry_is_read_but_is_not_in_the_catalog() -> None:
    file = read('msgid "a"\nmsgstr "b"\n\n# Kept\n#~| msgid "was"\n#~ msgid "c"\n#~ msgstr "d"\n')
    assert [(entry.text, entry.obsolete, entry.previous) for entry in file.entries] == [
        ("a", False, None),
        ("c", True, "was"),
    ]
    catalog = catalog_of(file, path=PATH, locale="de", domain="a")
    assert [translation.text for translation in catalog] == ["a"]


def test_entries_need_no_empty_line_between_them() -> None:
    file = read('msgid "a"\nmsgstr "b"\n#. x\nmsgid "c"\nmsgstr "d"\nmsgid "e"\nmsgstr "f"')
    assert [entry.strings for entry in file.entries] == [("b",), ("d",), ("f",)]
    assert file.entries[1].extracted == ("x",)


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (r"a\nb\tc\"d\\e", 'a\nb\tc"d\\e'),
        (r"\a\b\f\v\r", "\a\b\f\v\r"),
        (r"\x41\101", "AA"),
        ("é 漢 \u202f", "é 漢 \u202f"),
        (r"\\n", r"\n"),
    ],
)
def test_escapes_are_those_of_gettext(written: str, text: str) -> None:
    assert read(f'msgid "{written}x"\nmsgstr ""\n').entries[0].text == f"{text}x"


DAMAGE = {
    "no quote at the end": ('msgid "a\nmsgstr "b"\n', 4),
    "a bare quote inside": ('msgid "a"b"\nmsgstr "b"\n', 4),
    "no msgstr": ('msgid "a"\n\nmsgid "b"\nmsgstr "c"\n', 4),
    "no msgid": ('msgstr "b"\n', 4),
    "two msgid": ('msgid "a"\nmsgid "b"\nmsgstr "c"\n', 5),
    "two msgstr": ('msgid "a"\nmsgstr "b"\nmsgstr "c"\n', 6),
    "context after msgid": ('msgid "a"\nmsgctxt "b"\nmsgstr "c"\n', 5),
    "plural after msgstr": ('msgid "a"\nmsgstr[0] "c"\nmsgid_plural "b"\n', 6),
    "plural without forms": ('msgid "a"\nmsgid_plural "b"\nmsgstr "c"\n', 4),
    "forms without plural": ('msgid "a"\nmsgstr[0] "c"\n', 4),
    "a form left out": ('msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[2] "d"\n', 4),
    "form numbers in other digits": ('msgid "a"\nmsgid_plural "b"\nmsgstr[٠] "c"\n', 6),
    "a string of its own": ('"a"\n', 4),
    "a string after an empty line": ('msgid "a"\nmsgstr "b"\n\n"c"\n', 7),
    "a comment inside": ('msgid "a"\n# x\nmsgstr "b"\n', 5),
    "other words": ('msgid "a"\nmsgstr "b"\nhello\n', 6),
    "a keyword without text": ('msgid\nmsgstr "b"\n', 4),
    "a bad escape": ('msgid "a"\nmsgstr "\\q"\n', 5),
    "a backslash at the end": ('msgid "a"\nmsgstr "b\\"\n', 5),
    "a byte that is no ASCII": ('msgid "a"\nmsgstr "\\303\\251"\n', 5),
    "a byte in hexadecimal": ('msgid "a"\nmsgstr "\\xe9"\n', 5),
    "an escaped NUL": ('msgid "a"\nmsgstr "\\0"\n', 5),
    "a NUL": ('msgid "a"\nmsgstr "\x00"\n', 5),
    "a bare carriage return": ('msgid "a"\nmsgstr "b"\n# c\rmsgid "d"\n', 6),
    "twice": ('msgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n', 7),
    "twice, once obsolete": ('msgid "a"\nmsgstr "b"\n\n#~ msgid "a"\n#~ msgstr "c"\n', 7),
    "twice obsolete": ('#~ msgid "a"\n#~ msgstr "b"\n\n#~ msgid "a"\n#~ msgstr "c"\n', 7),
    "twice in one context": (
        'msgctxt "c"\nmsgid "a"\nmsgstr ""\n\nmsgctxt "c"\nmsgid "a"\nmsgstr ""\n',
        8,
    ),
    "half obsolete": ('msgid "a"\n#~ msgstr "b"\n', 5),
    "half obsolete, the other half": ('#~ msgid "a"\nmsgstr "b"\n', 5),
    "half obsolete inside a string": ('#~ msgid "a"\n#~ msgstr ""\n"b"\n', 6),
    "a conflict": ('<<<<<<< HEAD\nmsgid "a"\nmsgstr "b"\n=======\n', 4),
    "a conflict in an entry": ('msgid "a"\n<<<<<<< HEAD\nmsgstr "b"\n=======\n', 5),
    "a previous text that is none": ('#| msgstr "a"\nmsgid "a"\nmsgstr "b"\n', 4),
    "a previous text of nothing": ('#| "a"\nmsgid "a"\nmsgstr "b"\n', 4),
}


@pytest.mark.parametrize("kind", DAMAGE)
def test_damage_is_refused_with_its_line(kind: str) -> None:
    text, line = DAMAGE[kind]
    assert refused((HEADER + text).encode()).place == f"{PATH}:{line}"


def test_the_second_of_two_entries_names_the_first() -> None:
    error = refused((HEADER + 'msgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n').encode())
    assert "line 4" in error.message


# -- bytes ------------------------------------------------------------------------


def test_other_charsets_are_read_as_the_header_says() -> None:
    data = HEADER.replace("UTF-8", "ISO-8859-1") + 'msgid "a"\nmsgstr "é"\n'
    file = read_po(data.encode("latin-1"), PATH)
    assert file.entries[0].strings == ("é",)
    assert read_po(data.replace("ISO-8859-1", "CHARSET").encode(), PATH).encoding == "utf-8"


def test_a_charset_in_a_comment_or_a_text_is_not_the_files() -> None:
    data = f'# charset=KOI8-R\n{HEADER}msgid "charset=utf-16"\nmsgstr "é"\n'
    assert read_po(data.encode(), PATH).entries[0].strings == ("é",)
    assert read_po('msgid "charset=hex"\nmsgstr "é"\n'.encode(), PATH).encoding == "utf-8"


def test_bytes_that_are_not_in_the_charset_are_refused_with_their_line() -> None:
    error = refused((HEADER + 'msgid "a"\nmsgstr "é"\n').encode("latin-1"))
    assert error.place == f"{PATH}:5"
    assert "0xE9" in error.message


@pytest.mark.parametrize(
    "name",
    ["nothing", "hex", "rot13", "base64", "utf-16", "utf-7", "idna", "punycode", "undefined",
     "unicode_escape", "raw_unicode_escape", "cp037", "zip", "mbcs"],
)  # fmt: skip
def test_a_charset_that_no_po_file_can_have_is_refused(name: str) -> None:
    data = HEADER.replace("UTF-8", name) + 'msgid "a + b"\nmsgstr "\\\\u0041"\n'
    assert refused(data.encode()).place == f"{PATH}:2"


def test_a_byte_order_mark_and_line_ends_are_kept_apart() -> None:
    data = b"\xef\xbb\xbf" + (HEADER + 'msgid "a"\nmsgstr "b"\n').replace("\n", "\r\n").encode()
    file = read_po(data, PATH)
    assert (file.newline, file.byte_order_mark) == ("\r\n", b"\xef\xbb\xbf")
    assert file.entries[0].strings == ("b",)
    assert file.headers == {"Content-Type": "text/plain; charset=UTF-8"}


@pytest.mark.parametrize("data", [b"", b"\n", b"  \r\n"])
def test_an_empty_file_is_refused(data: bytes) -> None:
    refused(data)


# -- a file that was cut off ---------------------------------------------------------


def key_and_content(file: PoFile) -> list[tuple[object, ...]]:
    return [
        (entry.key, entry.plural, entry.strings, entry.flags, entry.previous, entry.obsolete)
        for entry in (*([file.header] if file.header else []), *file.entries)
    ]


LONG = (
    'msgid ""\nmsgstr ""\n"Language: de\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
    '# Übersetzer\n#. Note\n#: a.html:1\n#, fuzzy\n#| msgid "before"\nmsgctxt "s.t"\nmsgid ""\n'
    '"Do not use it if you "\n"are allergic."\nmsgstr ""\n"Nicht verwenden, wenn Sie "\n'
    '"allergisch sind. "\n"Überhaupt nicht."\n\n'
    'msgid "%d page"\nmsgid_plural "%d pages"\nmsgstr[0] "eine \\"Seite\\""\nmsgstr[1] "viele"\n\n'
    '#~ msgid "old"\n#~ msgstr "alt"\n'
).encode()


def cuts(data: bytes, offsets: range) -> None:
    """Cut the file at each offset. What is still read is, entry by entry, what was there.

    What the strict reader cannot see, because it leaves a well-formed file: a cut exactly
    between two entries (the missing ones come back as untranslated with the next update, and
    the check reports them missing), one between two forms of a plural, and one between two
    lines of a text that is the last. The last is refused where the line ends as only a line
    inside a text does, with a space or a line end; else it is a shorter text, which the rules
    on lost sentences and numbers, and the sign-off's hash, are there to find. In every case
    all entries but the last are whole.
    """
    whole = key_and_content(read_po(data, PATH))
    for offset in offsets:
        try:
            found = key_and_content(read_po(data[:offset], PATH))
        except CatalogError as error:
            assert re.fullmatch(rf"{PATH}:\d+", error.place or "")
            continue
        assert found[:-1] == whole[: len(found) - 1]
        if not found or found[-1] == whole[len(found) - 1]:
            continue
        key, plural, strings, *rest = found[-1]
        whole_key, whole_plural, whole_strings, *whole_rest = whole[len(found) - 1]
        assert (key, plural, rest) == (whole_key, whole_plural, whole_rest)
        assert isinstance(strings, tuple)
        assert isinstance(whole_strings, tuple)
        assert strings[:-1] == whole_strings[: len(strings) - 1]
        assert whole_strings[len(strings) - 1].startswith(strings[-1])
        assert data[:offset].rstrip(b"\r\n").endswith(b'"')
        if key != (None, ""):  # the header's lines all end with a line end
            assert not strings[-1].endswith((" ", "\n")) or whole_strings[-1].endswith(strings[-1])


def test_a_cut_at_any_byte_is_refused_or_reads_what_was_there() -> None:
    cuts(LONG, range(len(LONG) + 1))
    cuts(LONG.replace(b"\n", b"\r\n"), range(len(LONG)))


@pytest.mark.parametrize("name", ["de/LC_MESSAGES/safety.po", "ar/LC_MESSAGES/layout.po"])
def test_a_cut_at_any_byte_of_a_real_catalog_is_refused_or_reads_what_was_there(name: str) -> None:
    data = (ROOT / "locales" / name).read_bytes()[:6000]
    data = data[: data.rindex(b"\n\n") + 1]
    cuts(data, range(len(data)))


# -- agreement with others -------------------------------------------------------------


@pytest.mark.parametrize("path", SITE, ids=lambda path: f"{path.parts[-3]}/{path.name}")
def test_a_catalog_of_the_site_is_read_as_polib_reads_it(path: Path) -> None:
    agree(path.read_bytes())


def agree(data: bytes) -> None:
    ours = read_po(data, PATH).entries
    theirs = polib.pofile(data.decode())
    assert len(ours) == len(theirs)
    by_key = {MessageKey(entry.msgctxt, entry.msgid): entry for entry in theirs}
    for entry in ours:
        other = by_key[entry.key]
        plural = tuple(other.msgstr_plural[index] for index in sorted(other.msgstr_plural))
        assert entry.strings == (plural or (other.msgstr,))
        assert entry.plural == (other.msgid_plural or None)
        assert entry.flags == tuple(other.flags)
        assert entry.obsolete == bool(other.obsolete)
        # polib writes the previous text of an obsolete entry (#~|), but does not read it.
        assert entry.obsolete or entry.previous == other.previous_msgid
        assert "\n".join(entry.comments) == other.tcomment
        assert "\n".join(entry.extracted) == other.comment


# polib takes some control characters for line ends, also inside a string.
texts = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"])
    | st.sampled_from('\n\t"\\'),
    max_size=120,
)
lines = st.text(st.characters(codec="utf-8", categories=["L", "N", "P"]), min_size=1, max_size=20)


@st.composite
def entries(draw: st.DrawFn) -> polib.POEntry:
    plural = draw(st.booleans())
    fuzzy = draw(st.booleans())
    entry = polib.POEntry(
        msgid=draw(texts.filter(bool)),
        msgctxt=draw(st.none() | texts),
        msgstr="" if plural else draw(texts),
        tcomment=draw(st.just("") | lines.map("T {}".format)),
        comment=draw(st.just("") | lines),
        occurrences=[("a.html", "1")],
        flags=["fuzzy"] if fuzzy else [],
        obsolete=draw(st.booleans()),
    )
    if plural:
        entry.msgid_plural = draw(texts.filter(bool))
        entry.msgstr_plural = {0: draw(texts), 1: draw(texts)}
    if fuzzy:
        entry.previous_msgid = draw(texts.filter(bool))
    return entry


@given(st.lists(entries(), max_size=4, unique_by=lambda entry: (entry.msgctxt, entry.msgid)))
@settings(max_examples=150, deadline=None)
def test_what_polib_writes_is_read_as_it_was_meant(made: list[polib.POEntry]) -> None:
    file = polib.POFile()
    file.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
    file.extend(made)
    file.append(polib.POEntry(msgid="the last", msgstr="das Letzte"))
    agree(str(file).encode())


@given(st.text(st.characters(codec="utf-8"), max_size=60) | st.sampled_from(['"', "msgid", "#~"]))
@settings(max_examples=200, deadline=None)
def test_whatever_stands_in_a_file_it_is_read_or_refused_with_its_line(text: str) -> None:
    for data in (text.encode(), (HEADER + text).encode(), (HEADER + f'msgid "{text}"').encode()):
        try:
            read_po(data, PATH)
        except CatalogError as error:
            assert re.fullmatch(rf"{PATH}:\d+", error.place or "")
