"""The tolerant reading: each fault is told, and one broken entry hides no other."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isogloss.catalog import read_po, reader
from isogloss.catalog.faults import FaultKind
from isogloss.catalog.reader import read_leniently
from isogloss.model import CatalogError

ROOT = Path(__file__).parents[2]
HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
BROKEN = {
    "a quote missing": 'msgid "b\nmsgstr "c"\n',
    "an escape": 'msgid "b"\nmsgstr "\\q"\n',
    "no msgstr": 'msgid "b"\n',
    "no msgid": 'msgstr "b"\n',
    "no quote before": 'msgid b"\nmsgstr "c"\n',
    "a comment inside": 'msgid "b"\n# x\nmsgstr "c"\n',
    "half obsolete": '#~ msgid "b"\nmsgstr "c"\n',
    "other words": "hello\n",
    "forms left out": 'msgid "b"\nmsgid_plural "c"\nmsgstr[1] "d"\n',
    "a conflict": '<<<<<<< a\nmsgid "b"\nmsgstr "c"\n=======\nmsgid "b"\nmsgstr "d"\n>>>>>>> b\n',
}
MUTATIONS = (b'"', b"\\", b"\n", b"#", b"#~ ", b"msgid ", b"\x00", b"\r", b"\xff", b"\xef\xbb\xbf")


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_entry_is_told_and_its_neighbours_are_read(kind: str) -> None:
    text = f'{HEADER}msgid "first"\nmsgstr "1"\n\n{BROKEN[kind]}\nmsgid "last"\nmsgstr "2"\n'
    file, faults = read_leniently(text.encode())
    texts = [entry.text for entry in file.entries]
    assert texts[0] == "first"
    assert texts[-1] == "last"
    assert faults
    assert all(7 <= fault.line <= 13 for fault in faults)


def test_every_fault_is_told() -> None:
    text = HEADER + "\n".join(BROKEN[kind] for kind in ("a quote missing", "an escape"))
    assert [fault.line for fault in read_leniently(text.encode())[1]] == [4, 8]


def test_the_strict_reading_raises_the_first_of_them() -> None:
    text = (HEADER + BROKEN["an escape"] + "\n" + BROKEN["other words"]).encode()
    with pytest.raises(CatalogError) as caught:
        read_po(text, "a.po")
    assert caught.value.place == "a.po:5"
    assert caught.value.message == read_leniently(text)[1][0].message


def test_a_file_in_utf_16_is_told_and_read() -> None:
    text = HEADER + 'msgid "a"\nmsgstr "é"\n'
    for encoding in ("utf-16", "utf-16-le", "utf-32"):
        file, faults = read_leniently(text.encode(encoding))
        assert faults[0].kind is FaultKind.CHARSET
        assert file.entries[0].strings == ("é",)


def test_an_entry_with_a_byte_of_another_charset_is_left_out() -> None:
    data = HEADER.encode() + b'msgid "a"\nmsgstr "\xe9"\n\nmsgid "b"\nmsgstr "c"\n'
    file, faults = read_leniently(data)
    assert [fault.kind for fault in faults] == [FaultKind.CHARSET]
    assert [entry.text for entry in file.entries] == ["b"]


def test_an_entry_without_context_may_follow_one_with_context_at_once() -> None:
    file = read_po(
        (HEADER + 'msgctxt "c"\nmsgid "a"\nmsgstr "b"\nmsgid "a"\nmsgstr "d"\n').encode(), ""
    )
    assert [entry.context for entry in file.entries] == ["c", None]


def test_a_second_header_stands_twice() -> None:
    assert [each.kind for each in read_leniently((HEADER + HEADER).encode())[1]] == [
        FaultKind.TWICE
    ]


def test_sticky_flags_are_flags() -> None:
    entry = read_po(
        (HEADER + '#, fuzzy\n#= c-format\nmsgid "a"\nmsgstr "b"\n').encode(), ""
    ).entries[0]
    assert entry.flags == ("fuzzy", "c-format")


@given(st.binary(max_size=200), st.booleans())
@settings(max_examples=300, deadline=None)
def test_no_bytes_stop_it(data: bytes, header: bool) -> None:
    read_leniently(HEADER.encode() + data if header else data)


@given(st.randoms(use_true_random=False), st.integers(1, 4))
@settings(max_examples=150, deadline=None)
def test_no_change_of_a_real_catalog_stops_it(chance: random.Random, times: int) -> None:
    read_leniently(mutated(_sample(), chance, times))


def test_lines_of_any_length_are_read() -> None:
    long = "x" * 2_000_000
    _, faults = read_leniently(f'{HEADER}msgid "{long}"\nmsgstr "{long}\\q{long}"\n'.encode())
    assert [fault.line for fault in faults] == [5]
    assert (
        read_po(f'{HEADER}msgid "{long}"\nmsgstr "{long}"\n'.encode(), "").entries[0].text == long
    )


def test_a_file_of_faults_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    faults = read_leniently(HEADER.encode() + b"hello\n\n" * 50_000)[1]
    assert len(faults) < 1100
    assert "the rest was not read" in faults[-1].message


# -- the quick way and the careful way ---------------------------------------------


def _sample() -> bytes:
    path = ROOT / "locales/de/LC_MESSAGES/layout.po"
    return path.read_bytes() if path.is_file() else (HEADER + 'msgid "a"\nmsgstr "b"\n').encode()


def mutated(data: bytes, chance: random.Random, times: int) -> bytes:
    for _ in range(times):
        place = chance.randrange(len(data) + 1)
        cut = chance.choice((0, 0, 1, 9))
        data = data[:place] + chance.choice((b"", *MUTATIONS)) + data[place + cut :]
    return data


def both_ways(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    quick = read_leniently(data)
    with monkeypatch.context() as patched:
        patched.setattr(reader, "_PLAIN", reader.re.compile("(?!)"))
        careful = read_leniently(data)
    assert quick == careful
    for one, other in zip(quick[0].entries, careful[0].entries, strict=True):
        assert (one.block, one.body) == (other.block, other.body)
        assert (one.comments, one.extracted, one.references) == (
            other.comments,
            other.extracted,
            other.references,
        )


@pytest.mark.parametrize("seed", range(60))
def test_plain_entries_are_read_as_the_careful_way_reads_them(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    both_ways(mutated(_sample(), random.Random(seed), seed % 5), monkeypatch)


def test_the_catalogs_of_the_site_are_read_alike_both_ways(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for path in sorted((ROOT / "locales").rglob("*.po*")):
        both_ways(path.read_bytes(), monkeypatch)


@pytest.mark.parametrize("keyword", ["msgctxt", "msgid_plural"])
def test_an_old_text_without_its_msgid_is_a_fault_as_for_msgfmt(keyword: str) -> None:
    data = (
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        f'#, fuzzy\n#| {keyword} "a"\nmsgctxt "a"\nmsgid "x"\nmsgstr "y"\n\n'
        'msgid "z"\nmsgstr "Z"\n'
    ).encode()
    file, faults = read_leniently(data)
    assert [fault.line for fault in faults] == [7]
    assert [entry.text for entry in file.entries] == ["z"]
