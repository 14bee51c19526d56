"""What is written reads back, and is wrapped as GNU gettext wraps it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isogloss.catalog import read_po
from isogloss.catalog.wrapping import WIDTH, string_lines
from isogloss.catalog.writer import body_text

LOCALES = Path(__file__).parents[2] / "locales"
CATALOGS = sorted(LOCALES.glob("*/LC_MESSAGES/*.po"))
TEXTS = st.text(
    st.characters(codec="utf-8", exclude_characters="\x85\u2028\u2029\x1c\x1d\x1e\x00")
    | st.sampled_from('"\\\n\t\r  aé日（。-—/<>{}'),
    max_size=3 * WIDTH,
)


@given(context=st.none() | TEXTS, text=TEXTS, translation=TEXTS)
def test_what_is_written_reads_back(context: str | None, text: str, translation: str) -> None:
    body = body_text(context, f"x{text}", None, (translation,))
    header = body_text(None, "", None, ("Content-Type: text/plain; charset=UTF-8\n",))
    (read,) = read_po(f"{header}\n\n{body}\n".encode(), "de.po").entries
    assert (read.context, read.text, read.strings) == (context, f"x{text}", (translation,))


@given(text=TEXTS)
def test_only_a_word_that_cannot_be_broken_is_longer_than_a_line(text: str) -> None:
    for line in string_lines("msgid", text)[1:]:
        assert line.startswith('"')
        assert line.endswith('"')
        assert len(line) <= WIDTH or " " not in line[1:-1].strip(" ")


@pytest.mark.skipif(shutil.which("msgcat") is None, reason="needs msgcat of GNU gettext")
@pytest.mark.parametrize("path", CATALOGS, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_entries_are_wrapped_as_msgcat_wraps_them(path: Path) -> None:
    done = subprocess.run(["msgcat", "--to-code=UTF-8", str(path)], capture_output=True, check=True)
    for entry in read_po(done.stdout, path.name).entries:
        if not entry.obsolete:
            body = body_text(entry.context, entry.text, entry.plural, entry.strings)
            assert body == entry.body
