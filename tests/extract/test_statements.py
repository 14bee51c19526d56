"""A statement is one text with one wording, or the page is refused."""

from __future__ import annotations

import pytest

from isogloss.extract import page_templates
from isogloss.model import SAFETY_DOMAIN, SourceError, Template
from tests.extract.pages import page_of, units_of


def templates(**pages: str) -> dict[str, Template]:
    made = [page_of(html, f"source/pages/{name}.html") for name, html in pages.items()]
    return {template.domain: template for template in page_templates(made)}


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p data-statement=s.t>Do not use it.</p>", "Do not use it."),
        ("<p data-statement=s.t>Do <b>not</b> use it.</p>", "Do <b>not</b> use it."),
        ("<p>See: <span data-statement=s.t>Do not use it.</span> And so on.</p>", "Do not use it."),
        ("<ul data-statement=s.t><li>Do not use it.</ul>", "Do not use it."),
        ("<p data-statement=s.t title=Tip>Do not use it.</p>", "Do not use it."),
        ("<p data-statement=s.t>Not <span translate=no>MitraSeal</span></p>", "Not <span/>"),
        ("<p data-statement=s.t>Call {number} now.</p>", "Call {number} now."),
        ("<p data-statement=s.t>See <img alt=Word> now</p>", "See <img/> now"),
    ],
)
def test_a_statement_is_one_unit_with_its_id(html: str, text: str) -> None:
    (unit,) = [unit for unit in units_of(html) if unit.statement is not None]
    assert (unit.text, unit.statement, unit.id) == (text, "s.t", "s.t")


@pytest.mark.parametrize(
    "html",
    [
        "<div data-statement=s.t><p>One.</p><p>Two.</p></div>",
        "<div data-statement=s.t>One.<div>Two.</div></div>",
        "<p data-statement=s.t></p>",
        "<p data-statement=s.t>12 %</p>",
        "<p data-statement=s.t translate=no>Word</p>",
        "<p data-statement=s.t>One <b its-locale-filter-list='*-US'>two</b></p>",
        "<p data-statement=s.t>One <button>two</button></p>",
        "<p data-statement=s.t>One <span data-statement=u.v>two</span> three</p>",
        "<p data-statement=s.t>On <time datetime=2026-10-01>this day</time> only</p>",
        "<p data-statement=s.t>One <data value=5>5</data> two</p>",
        "<img alt='One' data-statement=s.t>",
        "<br data-statement=s.t>",
        "<p data-statement>Without an id</p>",
        "<p data-statement=''>Without an id</p>",
    ],
)
def test_what_is_not_one_text_is_no_statement(html: str) -> None:
    with pytest.raises(SourceError) as caught:
        page_of(f"<body>\n\n{html}", "source/pages/a.html")
    assert caught.value.place == "source/pages/a.html:3"
    assert caught.value.hint


def test_two_wordings_of_one_statement_are_refused_with_both_places() -> None:
    with pytest.raises(SourceError) as caught:
        templates(a="\n<p data-statement=s.t>Do not.", b="\n\n<p data-statement=s.t>Don't.")
    assert caught.value.place == "source/pages/b.html:3"
    assert "source/pages/a.html:2" in caught.value.message
    assert "Do not." in caught.value.message
    assert "Don't." in caught.value.message


def test_other_markup_is_another_wording() -> None:
    with pytest.raises(SourceError):
        templates(
            a="<p data-statement=s.t>Do <b>not</b>.", b="<p data-statement=s.t>Do <i>not</i>."
        )


def test_a_statement_goes_to_the_safety_domain_once() -> None:
    made = templates(
        a="<p>One<p data-statement=s.t>Do not.", b="<p data-statement=s.t>Do\n not.<p>Two"
    )
    assert list(made) == ["a", "b", SAFETY_DOMAIN]
    (message,) = made[SAFETY_DOMAIN].messages
    assert (message.context, message.text) == ("s.t", "Do not.")
    assert [place.path for place in message.references] == [
        "source/pages/a.html",
        "source/pages/b.html",
    ]
    assert [message.text for message in made["a"].messages] == ["One"]
    assert [message.text for message in made["b"].messages] == ["Two"]
