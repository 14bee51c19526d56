"""JSON-LD: texts for readers are offered, and translations stay strings."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from isogloss.assemble.fill import filled, in_place
from isogloss.extract import decode_utf8, segment
from isogloss.extract.json_ld import KEYS, text_values
from isogloss.model import Place
from isogloss.model.notation import write_text

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=12),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(sorted(KEYS)) | st.text(max_size=5), inner, max_size=4)
    ),
    max_leaves=20,
)


def shown(value: object, key: str = "") -> list[str]:
    """The same by walking the parsed value."""
    if isinstance(value, dict):
        return [text for name, each in value.items() for text in shown(each, name)]
    if isinstance(value, list):
        return [text for each in value for text in shown(each, key)]
    if isinstance(value, str) and key in KEYS and value.isprintable():
        return [value]
    return []


@given(JSON, st.sampled_from([None, 1]), st.booleans())
def test_the_texts_are_those_of_the_listed_properties(
    value: object, indent: int | None, ascii_only: bool
) -> None:
    source = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    found = list(text_values(source))
    assert [each.text for each in found] == shown(value)
    assert all(json.loads(source[each.start : each.end]) == each.text for each in found)


def test_what_is_no_json_is_left_alone() -> None:
    for source in ("", "{", '{"name": "a"', "var name = 'x'", "[" * 100_000):
        assert list(text_values(source)) == []


@given(st.text())
def test_a_translation_stays_one_string_in_a_script_that_it_cannot_end(text: str) -> None:
    written = "".join(
        filled(
            write_text(text.replace("\0", "")),
            (),
            Place.JSON,
            value=None,
            opening=lambda _: "",
            closing=lambda _: "",
        )
    )
    assert json.loads(in_place(written, Place.JSON)) == text.replace("\0", "")
    assert not set(written) & set("<>&")
    assert written.isascii()


def test_a_page_offers_its_json_ld_with_the_property_named() -> None:
    page = segment(
        decode_utf8(
            b'<script type="application/ld+json">{"name": "Leaky valve", "url": "x"}</script>'
            b'<script>{"name": "code"}</script>',
            "a.html",
        ),
        "a.html",
    )
    assert [(unit.text, unit.what) for unit in page.units] == [("Leaky valve", "name in JSON-LD")]
