"""The short way of writing an entry and polib's agree."""

from __future__ import annotations

import polib
from hypothesis import given
from hypothesis import strategies as st

from isogloss.catalog.writer import WIDTH, body_text

TEXTS = st.text(
    st.characters(codec="utf-8") | st.sampled_from('"\\\n\t\r  aé日'), max_size=WIDTH + 20
)


@given(context=st.none() | TEXTS, text=TEXTS, translation=TEXTS)
def test_short_entries_are_written_as_polib_writes_them(
    context: str | None, text: str, translation: str
) -> None:
    entry = polib.POEntry(msgctxt=context, msgid=text, msgstr=translation)
    expected = entry.__unicode__(wrapwidth=WIDTH).strip("\n")
    assert body_text(context, text, None, (translation,)) == expected
