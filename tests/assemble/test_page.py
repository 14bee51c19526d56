"""A page in one edition: its texts, its market's content, and nothing that is not published."""

from __future__ import annotations

import pytest

from isogloss.assemble import AssemblyError, Texts, assemble_page, texts_for
from isogloss.model import SourceError, parse_tag
from tests.assemble.editions import assembled, catalog, edition, page_of, spanish, whole


def body(html: str, tag: str = "en-US", **variables: str) -> str:
    return assemble_page(whole(html), Texts({}, source=True), edition(tag), variables).body


def test_what_is_no_text_goes_out_as_it_came_in() -> None:
    html = "<P  CLASS=a\n id='b'>One &mdash; <B>two</B>&nbsp;<IMG SRC=x ALT=Pic /><!-- c --></P >"
    assert body(html) == html
    translated = assembled(whole(html), {"One — <b>two</b>\u00a0": "Uno", "Pic": "Foto"})
    assert "<P  CLASS=a\n id='b'>Uno<IMG SRC=x ALT=\"Foto\" /><!-- c --></P >" in translated


def test_an_untranslated_text_says_so() -> None:
    page = whole("<p title='Tip'>One <b>two</b></p>")
    made = assemble_page(page, Texts({}, source=False), edition("es-US"), {})
    assert made.body == '<p title="[untranslated: Tip]">[untranslated: One <b>two</b>]</p>'


def test_a_fuzzy_or_empty_translation_is_none() -> None:
    page = whole("<p>One</p>")
    for written, fuzzy in (("Uno", True), ("", False)):
        texts = Texts({"a": (catalog("a", {"One": written}, fuzzy=fuzzy),)}, source=False)
        assert "[untranslated: One]" in assemble_page(page, texts, edition("es-US"), {}).body


def test_a_filtered_part_stands_only_in_its_editions() -> None:
    html = "<p>Call <b its-locale-filter-list='*-US'>911</b><b its-locale-filter-list='*-DE'>112</b></p>"
    assert body(html, "en-US") == "<p>Call <b>911</b></p>"
    assert body(html, "en-DE") == "<p>Call <b>112</b></p>"
    assert body(html, "en-GB") == "<p>Call </p>"


def test_words_to_translators_are_not_published() -> None:
    html = "<p data-note='Be brief' class=x its-loc-note=y>Word <b its-term=yes>x</b> y</p>"
    assert body(html) == "<p class=x>Word <b>x</b> y</p>"
    assert "Be brief" not in assembled(whole(html), {"Word <b>x</b> y": "<b>x</b>"})


def test_variables_are_filled_in_and_escaped() -> None:
    html = "<p title='Call {n}'>Call {n} or <a href='{u}'>this</a> {{n}}</p>"
    assert body(html, n='<9 & "1">', u="https://x/?a=1&b") == (
        '<p title="Call &lt;9 &amp; &quot;1&quot;&gt;">Call &lt;9 &amp; "1"&gt; or '
        "<a href='https://x/?a=1&amp;b'>this</a> {n}</p>"
    )


def test_a_variable_without_a_value_is_an_error_with_its_line() -> None:
    with pytest.raises(SourceError) as caught:
        body("<p>\n<p>Call {number}</p>")
    assert caught.value.place == "source/pages/a.html:2"
    assert "number" in (caught.value.hint or "")


def test_a_text_in_a_text_keeps_its_own_translation() -> None:
    page = whole("<p>See <button title='Tip'>this</button> now</p>")
    made = assembled(page, {"See <button/> now": "<button/> ya", "this": "esto", "Tip": "Idea"})
    assert '<p><button title="Idea">esto</button> ya</p>' in made


def test_the_title_is_plain_text() -> None:
    page = whole("<svg><title>Drawing</title></svg>", head="<title>A &amp; B {n}</title>")
    texts = spanish(page, {"A & B {n}": "A &lt;b> {n}"})
    assert assemble_page(page, texts, edition("es-US"), {"n": "9"}).title == "A <b> 9"
    untitled = whole("<svg><title>Drawing</title></svg>", head="<title>2026</title>")
    assert assemble_page(untitled, texts, edition("es-US"), {}).title != "Drawing"


@pytest.mark.parametrize(
    "html",
    [
        "<p>Word",
        "<title>Word</title><body>x",
        "<html><head></head><body>x</body>\n<p>Word</p></html>",
        "<html><head></head><body title=Word></body></html>",
        "<html><head></head><body>x</body><body>y</body></html>",
        "<html><head></head><body></body><time datetime=2026-10-01>x</time></html>",
    ],
)
def test_text_that_the_layout_would_lose_is_an_error(html: str) -> None:
    with pytest.raises(SourceError) as caught:
        assemble_page(page_of(html), Texts({}, source=True), edition("en-US"), {})
    assert (caught.value.place or "").startswith("source/pages/a.html:")


def test_a_translation_that_does_not_fit_names_edition_text_and_place() -> None:
    with pytest.raises(AssemblyError) as caught:
        assembled(whole("<p>One <b>two</b></p>"), {"One <b>two</b>": "Uno <i>dos</i>"})
    assert "es-US" in caught.value.message
    assert "<i>" in caught.value.message


# -- where texts come from ------------------------------------------------------


def test_the_narrowest_locale_that_has_a_finished_text_gives_it() -> None:
    catalogs = {
        ("fr", "a"): catalog("a", {"One": "Un", "Two": "Deux"}, locale="fr"),
        ("fr-CA", "a"): catalog("a", {"One": "Une"}, locale="fr-CA"),
        ("de", "a"): catalog("a", {"Two": "Zwei"}, locale="de"),
    }
    page = whole("<p>One<p>Two<p>Three")
    texts = texts_for(parse_tag("fr-CA"), parse_tag("en"), catalogs)
    made = assemble_page(page, texts, edition("fr-CA"), {})
    assert made.body == "<p>Une<p>Deux<p>[untranslated: Three]"


def test_a_fuzzy_override_falls_back_to_the_language() -> None:
    catalogs = {
        ("fr", "a"): catalog("a", {"One": "Un"}, locale="fr"),
        ("fr-CA", "a"): catalog("a", {"One": "Une"}, locale="fr-CA", fuzzy=True),
    }
    texts = texts_for(parse_tag("fr-CA"), parse_tag("en"), catalogs)
    assert assemble_page(whole("<p>One"), texts, edition("fr-CA"), {}).body == "<p>Un"


@pytest.mark.parametrize(
    ("tag", "source", "falls_back"),
    [
        ("en-GB", "en", True),
        ("en-GB", "en-US", True),
        ("es-US", "en", False),
        ("zh-Hans-CN", "zh-Hans", True),
        ("zh-Hant-TW", "zh-Hans", False),
        ("sr-Latn-RS", "sr", False),
    ],
)
def test_only_editions_in_the_source_language_and_script_fall_back_on_the_source(
    tag: str, source: str, falls_back: bool
) -> None:
    assert texts_for(parse_tag(tag), parse_tag(source), {}).source is falls_back
