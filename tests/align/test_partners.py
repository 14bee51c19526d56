"""Which file is the translation of which."""

from __future__ import annotations

import pytest

from isogloss.align import partners
from isogloss.align.partners import Name, name_of
from isogloss.model import UsageError, parse_tag


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("guide.html", Name("guide.html", "")),
        ("a/guide.de.html", Name("a/guide.html", "de")),
        ("index.html.pt-br", Name("index.html", "pt-br")),
        ("index.html.zh_CN", Name("index.html", "zh-cn")),
        ("guide.v2.html", Name("guide.v2.html", "")),
        ("de.html", Name("de.html", "")),
        ("heart.de.svg", Name("heart.svg", "de")),
        ("photo.png", None),
        ("README", None),
    ],
)
def test_a_name_is_read_without_its_language(path: str, name: Name | None) -> None:
    assert name_of(path) == name


def test_files_of_other_languages_are_no_partners() -> None:
    found = partners(
        ["a.en.html", "b.html"],
        ["a.de.html", "a.fr.html", "b.html", "c.de.html"],
        source_language=parse_tag("en"),
        language=parse_tag("de"),
        same_folder=False,
    )
    assert found.pairs == (
        ("a.html", "a.en.html", "a.de.html"),
        ("b.html", "b.html", "b.html"),
    )
    assert found.alone_here == ()
    assert found.alone_there == ("c.de.html",)


def test_every_file_is_in_a_pair_or_named() -> None:
    here = ["a.html", "a.en.html", "b.html"]
    there = ["a.html", "a.de.html", "c.html"]
    found = partners(here, there, source_language=None, language=None, same_folder=False)
    used = {path for pair in found.pairs for path in pair[1:2]}
    assert used | set(found.alone_here) == set(here)
    used = {path for pair in found.pairs for path in pair[2:]}
    assert used | set(found.alone_there) == set(there)


def test_several_translations_of_one_page_need_a_language() -> None:
    with pytest.raises(UsageError, match=r"several translations: a\.de\.html, a\.fr\.html"):
        partners(
            ["a.html"],
            ["a.fr.html", "a.de.html"],
            source_language=None,
            language=None,
            same_folder=False,
        )


def test_a_wider_tag_in_a_name_is_the_language_asked_for() -> None:
    found = partners(
        ["a.html"],
        ["a.pt.html", "a.pt-PT.html"],
        source_language=None,
        language=parse_tag("pt-BR"),
        same_folder=False,
    )
    assert found.pairs == (("a.html", "a.html", "a.pt.html"),)
