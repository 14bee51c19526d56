"""ITS 2.0, 8.13: a translation goes where a targetPointer rule sends it; the source stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from isogloss.model import SourceError

from .documents import keys_of, localized, single_of

RULES = (
    '<its:rules xmlns:its="http://www.w3.org/2005/11/its" version="2.0">'
    '<its:translateRule selector="/file" translate="no"/>'
    '<its:translateRule selector="//source" translate="yes"/>'
    '<its:withinTextRule selector="//b" withinText="yes"/>'
    '<its:targetPointerRule selector="//source" targetPointer="../target"/></its:rules>'
)


def document(body: str) -> bytes:
    return f"<file>{RULES}{body}</file>".encode()


def translated(body: str, change: str = "X ") -> str:
    single = single_of(document(body), "a.xml")
    found = localized(single, {key: change + key.text for key in keys_of(single)})
    assert not found.refused
    return found.data.decode().removeprefix(f"<file>{RULES}").removesuffix("</file>")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "<u><source>One <b>two</b></source><target/></u>",
            "<u><source>One <b>two</b></source><target>X One <b>two</b></target></u>",
        ),
        (
            "<u><target n='1' /> <source>One</source></u>",
            "<u><target n='1'>X One</target> <source>One</source></u>",
        ),
        (
            '<u><source>One</source><target lang="de">old <b>text</b></target></u>',
            '<u><source>One</source><target lang="de">X One</target></u>',
        ),
        ("<u><source>One</source></u>", "<u><source>X One</source></u>"),
        (
            "<u><source>One</source><target/></u><u><source>Two</source><target/></u>",
            "<u><source>One</source><target>X One</target></u>"
            "<u><source>Two</source><target>X Two</target></u>",
        ),
    ],
)
def test_the_translation_stands_in_the_target_and_the_source_stays(
    body: str, expected: str
) -> None:
    assert translated(body) == expected


def test_a_translation_equal_to_its_text_fills_the_target_too() -> None:
    assert translated("<u><source>OK</source><target/></u>", "") == (
        "<u><source>OK</source><target>OK</target></u>"
    )


def test_without_translations_nothing_changes() -> None:
    data = document("<u><source>One</source><target/></u><u><target>alt</target></u>")
    assert localized(single_of(data, "a.xml"), {}, None).data == data


def test_two_texts_cannot_share_a_target(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as caught:
        single_of(document("<u><source>One<p/>Two</source><target/></u>"), "a.xml")
    assert "one target" in caught.value.message
    assert caught.value.place == "a.xml:1"
