"""The merge: whatever a person wrote in a catalog stays in it, and what did not change stays put."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import polib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isogloss.catalog import (
    Entry,
    Memory,
    Merged,
    memory_of,
    merge,
    plural_count,
    read_po,
    template_bytes,
)
from isogloss.model import SAFETY_DOMAIN, CatalogError, Message, MessageKey, Reference, Template

PATH = "locales/de/LC_MESSAGES/a.po"
ROOT = Path(__file__).parents[2]
MSGFMT = shutil.which("msgfmt")


def message(
    text: str,
    context: str | None = None,
    *,
    plural: str | None = None,
    notes: tuple[str, ...] = (),
    flags: tuple[str, ...] = (),
    line: int = 1,
) -> Message:
    return Message(text, context, plural, (Reference("source/a.html", line),), notes, flags)


def update(
    old: bytes,
    *messages: Message,
    domain: str = "a",
    locale: str = "de",
    complete: bool = True,
    memory: Mapping[str, str] | None = None,
) -> Merged:
    return merge(
        Template(domain, messages),
        read_po(old, PATH) if old else None,
        old_data=old,
        locale=locale,
        project="Site",
        complete=complete,
        memory=remembered(memory or {}),
    )


def remembered(translations: Mapping[str, str]) -> Memory:
    """A locale whose other catalog has these translations, and still has their messages."""
    if not translations:
        return memory_of({}, {})
    messages = tuple(message(text) for text in translations)
    template = Template("other", messages)
    data = translate(update(b"", *messages, domain="other").data, translations)
    return memory_of({"other": read_po(data, PATH)}, {"other": template})


def entries(data: bytes) -> dict[MessageKey, Entry]:
    return {entry.key: entry for entry in read_po(data, PATH).entries}


def entry(data: bytes, text: str, context: str | None = None) -> Entry:
    return entries(data)[MessageKey(context, text)]


def translate(data: bytes, strings: Mapping[str, str | tuple[str, ...]]) -> bytes:
    """The file after a person has translated the texts and removed their fuzzy flags."""
    file = polib.pofile(data.decode())
    for each in file:
        written = strings.get(each.msgid)
        if (
            written is None
            or each.obsolete
            or isinstance(written, tuple) != bool(each.msgid_plural)
        ):
            continue
        if isinstance(written, tuple):
            each.msgstr_plural = dict(enumerate(written))
        else:
            each.msgstr = written
        each.flags = [flag for flag in each.flags if flag != "fuzzy"]
        each.previous_msgid = each.previous_msgctxt = each.previous_msgid_plural = None
    return str(file).encode()


ONE, TWO = message("One of them is here."), message("Another text, unlike the first")
BASE = translate(update(b"", ONE, TWO).data, {ONE.text: "Eins", TWO.text: "Zwei"})


def test_a_new_catalog_has_every_message_and_a_full_header() -> None:
    made = update(b"", ONE, message("%(n)s page", plural="%(n)s pages"), locale="ar")
    file = read_po(made.data, PATH)
    assert made.new == 2
    assert file.headers["Language"] == "ar"
    assert file.headers["Plural-Forms"].startswith("nplurals=6")
    assert file.entries[1].strings == ("",) * 6


def test_an_exact_match_is_never_fuzzy() -> None:
    made = update(BASE, message(TWO.text, line=9), message(ONE.text, notes=("Now noted",)))
    assert made.kept == 2
    assert [(each.strings, each.fuzzy) for each in entries(made.data).values()] == [
        (("Eins",), False),
        (("Zwei",), False),
    ]
    assert entry(made.data, TWO.text).references == ("source/a.html:9",)
    assert entry(made.data, ONE.text).extracted == ("Now noted",)


def test_a_changed_text_keeps_its_translation_as_fuzzy_with_what_it_was() -> None:
    made = update(BASE, message("One of them was here."), TWO)
    found = entry(made.data, "One of them was here.")
    assert (found.strings, found.fuzzy, found.previous) == (("Eins",), True, ONE.text)
    assert MessageKey(None, ONE.text) not in entries(made.data)


def test_a_text_that_changes_twice_is_still_compared_with_what_was_translated() -> None:
    once = update(BASE, message("One of them was here."), TWO).data
    twice = update(once, message("One of them was there."), TWO).data
    found = entry(twice, "One of them was there.")
    assert (found.strings, found.fuzzy, found.previous) == (("Eins",), True, ONE.text)


def test_a_text_that_leaves_is_kept_and_comes_back() -> None:
    left = update(BASE, TWO).data
    assert entry(left, ONE.text).obsolete
    back = update(left, ONE, TWO)
    found = entry(back.data, ONE.text)
    assert (found.strings, found.fuzzy, found.obsolete) == (("Eins",), False, False)


def test_a_fuzzy_text_that_leaves_comes_back_fuzzy() -> None:
    fuzzy = update(BASE, message("One of them was here."), TWO).data
    back = update(update(fuzzy, TWO).data, message("One of them was here."), TWO).data
    found = entry(back, "One of them was here.")
    assert (found.strings, found.fuzzy, found.previous) == (("Eins",), True, ONE.text)


def test_a_text_without_a_translation_leaves_no_trace() -> None:
    assert "gone" not in update(update(b"", ONE, message("gone")).data, ONE).data.decode()


def test_a_text_that_moved_here_from_another_page_brings_its_translation() -> None:
    made = update(BASE, ONE, TWO, message("Moved"), memory={"Moved": "Verschoben"})
    found = entry(made.data, "Moved")
    assert (found.strings, found.fuzzy, made.moved) == (("Verschoben",), False, 1)


def test_an_override_gets_nothing_added() -> None:
    override = update(
        BASE, ONE, TWO, message("New"), message("Moved"), complete=False, memory={"Moved": "V"}
    )
    assert override.data == BASE
    changed = update(BASE, message("One of them was here."), TWO, message("New"), complete=False)
    assert entry(changed.data, "One of them was here.").fuzzy
    assert MessageKey(None, "New") not in entries(changed.data)


def test_comments_and_flags_of_people_and_tools_stay() -> None:
    text = BASE.decode().replace(
        '#: source/a.html:1\nmsgid "One',
        '# Ask Anna\n#: source/a.html:1\n#, no-wrap, x-mine\nmsgid "One',
    )
    for messages in (
        [ONE, TWO],
        [message(ONE.text, line=5), TWO],
        [message("One of them is where."), TWO],
        [TWO],
    ):
        found = update(text.encode(), *messages).data
        (kept,) = [each for each in entries(found).values() if each.strings == ("Eins",)]
        assert kept.comments == ("Ask Anna",)
        assert {"no-wrap", "x-mine"} <= set(kept.flags)


# -- the safety domain -------------------------------------------------------------

NOT = message("Do not use it with nickel.", "isi.nickel")
ALSO = message("Do not use it with cobalt.", "isi.cobalt")
SAFE = translate(
    update(b"", NOT, ALSO, domain=SAFETY_DOMAIN).data, {NOT.text: "Nickel", ALSO.text: "Kobalt"}
)


def test_a_statement_with_another_wording_is_fuzzy_however_small_the_change() -> None:
    made = update(
        SAFE, message("Do not use it with nickel!", "isi.nickel"), ALSO, domain=SAFETY_DOMAIN
    )
    found = entry(made.data, "Do not use it with nickel!", "isi.nickel")
    assert (found.strings, found.fuzzy) == (("Nickel",), True)
    assert (found.context_before, found.previous) == ("isi.nickel", NOT.text)


def test_a_statement_with_a_wholly_other_wording_is_compared_with_its_own_old_one() -> None:
    made = update(SAFE, message("Quite other words", "isi.nickel"), ALSO, domain=SAFETY_DOMAIN)
    assert entry(made.data, "Quite other words", "isi.nickel").strings == ("Nickel",)


def test_a_statement_takes_no_translation_of_another_that_looks_like_it() -> None:
    made = update(
        SAFE, NOT, message("Do not use it with chrome.", "isi.chrome"), domain=SAFETY_DOMAIN
    )
    found = entry(made.data, "Do not use it with chrome.", "isi.chrome")
    assert (found.strings, found.fuzzy) == (("",), False)
    assert entry(made.data, ALSO.text, "isi.cobalt").obsolete


def test_a_statement_with_a_new_id_is_fuzzy_though_its_text_is_the_same() -> None:
    made = update(SAFE, message(NOT.text, "isi.metal"), ALSO, domain=SAFETY_DOMAIN)
    found = entry(made.data, NOT.text, "isi.metal")
    assert (found.strings, found.fuzzy, found.context_before) == (("Nickel",), True, "isi.nickel")


# -- plurals --------------------------------------------------------------------------


def test_a_text_that_gets_a_plural_has_all_forms_of_its_locale_and_is_fuzzy() -> None:
    old = translate(update(b"", ONE, locale="ar").data, {ONE.text: "واحد"})
    made = update(old, message(ONE.text, plural="Many of them"), locale="ar")
    found = entry(made.data, ONE.text)
    assert (found.strings, found.plural, found.fuzzy) == (("واحد",) * 6, "Many of them", True)
    back = update(made.data, ONE, locale="ar")
    assert (entry(back.data, ONE.text).strings, entry(back.data, ONE.text).plural) == (
        ("واحد",),
        None,
    )


def test_another_plural_text_is_a_changed_text() -> None:
    first = message("%(n)s page", plural="%(n)s pages")
    old = translate(update(b"", first).data, {first.text: ("eine", "viele")})
    made = update(old, message("%(n)s page", plural="%(n)s sheets"))
    found = entry(made.data, first.text)
    assert (found.strings, found.fuzzy) == (("eine", "viele"), True)
    assert (found.plural, found.previous_plural) == ("%(n)s sheets", "%(n)s pages")
    assert update(made.data, message("%(n)s page", plural="%(n)s sheets")).data == made.data


# -- the same bytes --------------------------------------------------------------------

EDITED = {
    "as written": BASE,
    "CRLF": BASE.replace(b"\n", b"\r\n"),
    "byte order mark": b"\xef\xbb\xbf" + BASE,
    "no line end at the end": BASE.rstrip(b"\n"),
    "more empty lines": BASE.replace(b"\n\n", b"\n\n\n") + b"\n\n",
    "rewrapped": BASE.replace(b'msgstr "Eins"', b'msgstr ""\n"Ei"\n"ns"'),
    "comments": BASE.replace(b"#: source", b"#  Two spaces\n#\n#: source", 1) + b"\n# The end\n",
    "unknown flags": BASE.replace(b"msgid", b"#, x-editor, range: 0..1\nmsgid", 2),
    "references in many lines": BASE.replace(b"#: source/a.html:1", b"#:  source/a.html:1 ", 1),
    "obsolete": BASE + b'\n#~ msgid  "old"\n#~ msgstr ""\n#~ "alt"\n',
    "another charset": BASE.replace(b"UTF-8", b"ISO-8859-1").replace(b"Eins", b"\xc4ins"),
    "other header": BASE.replace(b'"Language', b'"X-Generator: Poedit 3.4\\n"\n"Language', 1),
}


@pytest.mark.parametrize("kind", EDITED)
def test_where_nothing_changed_no_byte_changes(kind: str) -> None:
    data = EDITED[kind]
    assert update(data, ONE, TWO).data == data


@pytest.mark.parametrize("kind", EDITED)
def test_where_something_changed_the_file_keeps_its_manner_and_the_rest_its_bytes(
    kind: str,
) -> None:
    data = EDITED[kind]
    made = update(data, ONE, TWO, message("New")).data
    before, after = read_po(data, PATH), read_po(made, PATH)
    assert (after.newline, after.encoding, after.byte_order_mark, after.trailing) == (
        before.newline,
        before.encoding,
        before.byte_order_mark,
        before.trailing,
    )
    blocks = [each.block for each in after.entries]
    assert [each.block for each in before.entries] == [
        block for block in blocks if '"New"' not in block
    ]
    assert update(made, ONE, TWO, message("New")).data == made


def test_a_page_with_a_space_in_its_name_does_not_change_the_file_again_and_again() -> None:
    spaced = Message("One", None, None, (Reference("source/my page.html", 3),), (), ())
    data = update(b"", spaced).data
    wrapped = data.replace(b"#: source/my page.html:3", b"#: source/my\n#: page.html:3")
    assert update(wrapped, spaced).data == wrapped


def test_what_the_files_charset_cannot_hold_is_refused() -> None:
    with pytest.raises(CatalogError):
        update(EDITED["another charset"], ONE, TWO, message("漢字 are words"))


@pytest.mark.parametrize(
    "path",
    sorted((ROOT / "locales").rglob("*.po")),
    ids=lambda path: f"{path.parts[-3]}/{path.name}",
)
def test_a_catalog_of_the_site_is_its_own_merge(path: Path) -> None:
    data = path.read_bytes()
    messages = [
        Message(
            each.text,
            each.context,
            each.plural,
            tuple(
                Reference(place.rpartition(":")[0], int(place.rpartition(":")[2]))
                for place in " ".join(each.references).split()
            ),
            each.extracted,
            tuple(flag for flag in each.flags if flag.endswith("-format")),
        )
        for each in read_po(data, PATH).entries
        if not each.obsolete
    ]
    locale = path.parts[-3]
    assert (
        update(data, *messages, domain=path.stem, locale=locale, complete="-" not in locale).data
        == data
    )


# -- histories ----------------------------------------------------------------------------

_TEXTS = [
    "Call your doctor at once.",
    "Call your doctor at once!",
    "Call your nurse at once.",
    "The valve leaks.",
    "The valve leaks a little.",
    "A wholly other text about the heart",
    'He said "stop".\nThen\tmore\\',
    "x",
]
_messages = st.lists(
    st.builds(
        message,
        st.sampled_from(_TEXTS),
        st.sampled_from([None, None, "s.one", "s.two"]),
        plural=st.sampled_from([None, None, None, "Calls", "Other calls"]),
        notes=st.sampled_from([(), ("Note one",), ("Note two", "#, fuzzy")]),
        flags=st.sampled_from([(), ("python-format",)]),
        line=st.integers(1, 3),
    ),
    max_size=6,
    unique_by=lambda each: each.key,
)
_translated = st.frozensets(st.sampled_from(_TEXTS))
_histories = st.lists(st.tuples(_messages, _translated), min_size=1, max_size=5)


def assert_good(data: bytes, tmp: Path) -> None:
    """GNU gettext takes the file with all its checks on."""
    if MSGFMT is None:
        return
    file = tmp / "a.po"
    file.write_bytes(data)
    done = subprocess.run(
        [MSGFMT, "-c", "-o", "/dev/null", str(file)], capture_output=True, text=True, check=False
    )
    serious = [line for line in done.stderr.splitlines() if "header" not in line]
    assert done.returncode == 0, serious


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("msgfmt")


@pytest.mark.parametrize("domain", ["a", SAFETY_DOMAIN])
@pytest.mark.parametrize("locale", ["de", "ar", "ja"])
@given(history=_histories)
@settings(max_examples=25, deadline=None)
def test_through_any_history_nothing_is_lost(
    domain: str, locale: str, history: list[tuple[list[Message], frozenset[str]]], folder: Path
) -> None:
    data, count, written = b"", 0, set[str]()
    for messages, translated in history:
        before = entries(data) if data else {}
        merged = update(data, *messages, domain=domain, locale=locale)
        again = update(merged.data, *messages, domain=domain, locale=locale)
        assert again.data == merged.data, "a second merge changes nothing"
        assert (again.fuzzy, again.new, again.moved, again.obsolete) == (0, 0, 0, 0)
        data = merged.data
        after = entries(data)
        wanted = {each.key: each for each in messages}
        active = {key: each for key, each in after.items() if not each.obsolete}
        assert set(active) == set(wanted)
        for key, each in active.items():
            assert each.plural == wanted[key].plural
            notes = each.extracted[: len(wanted[key].notes)]
            assert notes == wanted[key].notes
            assert each.fuzzy or each.extracted == notes
            known = before.get(key)
            if known is not None and any(known.strings) and known.plural == each.plural:
                assert each.strings == known.strings
                assert each.fuzzy == known.fuzzy, "an exact match is as sure as it was"
        kept = {text for each in after.values() for text in each.strings}
        # Forms of a plural that is none any more are kept as comments.
        kept |= {text.partition(" was: ")[2] for each in after.values() for text in each.comments}
        assert {text for text in written if text} <= kept, "a translation was lost"
        strings: dict[str, str | tuple[str, ...]] = {}
        for wish in messages:
            if wish.text in translated:
                count += 1
                forms = tuple(f"T{count}.{form}" for form in range(plural_count(locale)))
                strings[wish.text] = forms if wish.plural else f"T{count}"
        data = translate(data, strings)
        written = {text for each in entries(data).values() for text in each.strings if text}
    assert_good(data, folder)


def test_gettext_is_there_for_these_tests() -> None:
    if MSGFMT is None:
        pytest.skip("msgfmt is not installed: GNU gettext has not checked the merged catalogs")


def test_a_template_is_the_same_bytes_each_time_and_good_for_gettext(folder: Path) -> None:
    template = Template(
        "a", (ONE, message("%(n)s page", plural="%(n)s pages", flags=("python-format",)))
    )
    data = template_bytes(template, "Site")
    assert data == template_bytes(template, "Site")
    assert_good(data, folder)


def test_a_text_that_comes_back_has_its_translation_back_but_a_statement_stays_fuzzy() -> None:
    for context, fuzzy in ((None, False), ("isi.a", True)):
        flagged = read_po(
            (
                '#, fuzzy\n#| msgid "One word"\n'
                + (f'msgctxt "{context}"\n' if context else "")
                + 'msgid "One word more"\nmsgstr "Ein Wort"\n'
            ).encode(),
            "a.po",
        )
        domain = SAFETY_DOMAIN if context else "page"
        template = Template(domain, (Message("One word", context, None, (), (), ()),))
        merged = merge(
            template,
            flagged,
            old_data=b"",
            locale="de",
            project="Site",
            complete=True,
            memory=memory_of({}, {}),
        )
        entry = read_po(merged.data, "a.po").entries[0]
        assert (entry.text, entry.strings, entry.fuzzy) == ("One word", ("Ein Wort",), fuzzy)
