"""A translation gets the codes of its source, or none at all."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isogloss.align.codes import Misfit, carried
from isogloss.align.traits import side_of
from isogloss.assemble.fill import filled

from .pages import page, single


def _carried(source: str, translated: str, *, variables: bool = False) -> str:
    one = side_of(single(page(f"<p>{source}</p>")), variables=variables)
    other = side_of(single(page(f"<p>{translated}</p>")), variables=variables)
    return carried(
        one.units[0],
        one.openings[0],
        other.units[0],
        other.openings[0],
        variables=variables,
    )


@pytest.mark.parametrize(
    ("source", "translated", "wanted"),
    [
        # One link; the translation has two by number, told by their targets.
        (
            'See <a href="/one">one</a> and <a href="/two">two</a>.',
            'Siehe <a href="/two">zwei</a> und <a href="/one">eins</a>.',
            "Siehe <a2>zwei</a2> und <a1>eins</a1>.",
        ),
        # What looks like a language in an address may be another page.
        (
            'In <a href="/us">A</a> and <a href="/ca">B</a>.',
            'In <a href="/ca">B</a> und <a href="/us">A</a>.',
            "In <a2>B</a2> und <a1>A</a1>.",
        ),
        # The language in an address is no difference.
        (
            'See <a href="a.en.html">one</a> or <a href="b.en.html">two</a>.',
            'Siehe <a href="b.de.html">zwei</a> oder <a href="a.de.html">eins</a>.',
            "Siehe <a2>zwei</a2> oder <a1>eins</a1>.",
        ),
        # One link on either side is the same link, wherever it leads.
        (
            'Read <a href="https://example.org/en/x">this</a> now.',
            'Lies <a href="https://example.org/de/y">dies</a> jetzt.',
            "Lies <a>dies</a> jetzt.",
        ),
        # Elements that look alike are alike.
        ("A <b>bold</b> word", "Ein <strong>fettes</strong> Wort", "Ein <b>fettes</b> Wort"),
        # Codes that are told by what stands in them.
        (
            "Use <code class=x>run</code> or <code class=y>stop</code>.",
            "Nimm <code>stop</code> oder <code>run</code>.",
            "Nimm <code2>stop</code2> oder <code1>run</code1>.",
        ),
        # Emphasis may be lost, and emphasis that was added goes while its words stay.
        ("A <em>very</em> big one", "Ein sehr großes", "Ein sehr großes"),
        ("A very big one", "Ein <em>sehr</em> großes", "Ein sehr großes"),
        ("A <span class=x>very</span> big one", "Ein sehr großes", "Ein sehr großes"),
        ("One<br>two", "Eins<br>zwei", "Eins<br/>zwei"),
        # What looks like a code is text.
        ("Less &lt;a&gt; here", "Weniger &lt;a&gt; hier", "Weniger &lt;a> hier"),
    ],
)
def test_codes_are_those_of_the_source(source: str, translated: str, wanted: str) -> None:
    assert _carried(source, translated) == wanted


@pytest.mark.parametrize(
    ("source", "translated", "why"),
    [
        ('Go <a href="x">there</a>.', "Geh dorthin.", "it has no <a>"),
        ("Go there.", 'Geh <a href="x">dorthin</a>.', "it has a <a> that the source has not"),
        (
            'Go <a href="x">here</a> or <a href="y">there</a>.',
            'Geh <a href="v">dorthin</a> oder <a href="w">hierhin</a>.',
            "cannot be told",
        ),
        ("One<br>two", "Eins zwei", "it has no <br>"),
        ("A <span id=x>very</span> big one", "Ein sehr großes", "it has no <span>"),
        ("Type <code>ls</code> here", "Tippen Sie hier ls", "it has no <code>"),
        ("One two", "Eins<br>zwei", "it has a <br> that the source has not"),
    ],
)
def test_codes_that_do_not_go_together_are_refused(source: str, translated: str, why: str) -> None:
    with pytest.raises(Misfit, match=why):
        _carried(source, translated)


def test_variables_must_be_those_of_the_source() -> None:
    assert _carried("Call {number}.", "Ruf {number} an.", variables=True) == "Ruf {number} an."
    with pytest.raises(Misfit, match=r"other words where the source has \{number\}"):
        _carried("Call {number}.", "Ruf 112 an.", variables=True)
    with pytest.raises(Misfit, match="variables"):
        _carried("Call us.", "Ruf {number} an.", variables=True)


def test_braces_are_doubled_where_they_mean_something() -> None:
    assert _carried("A {{b}}", "Ein {{b}}", variables=True) == "Ein {{b}}"
    assert _carried("A {b}", "Ein {b}") == "Ein {b}"


_PIECE = st.sampled_from(
    (
        *("word ", "<b>bold</b> ", "<a href=x>link</a> ", "<a href=y>other</a> ", "<br>"),
        *("<em>e</em> ", "<code>c</code> ", "<img src=i>", "<span class=s>s</span> "),
        *("&lt;b> ", "<i><b>n</b> m</i> "),
    )
)


@settings(max_examples=300, deadline=None)
@given(st.lists(_PIECE, max_size=6), st.lists(_PIECE, max_size=6))
def test_what_is_carried_fits_its_unit(one: list[str], other: list[str]) -> None:
    source = side_of(single(page(f"<p>x {''.join(one)} y</p>")), variables=False)
    translated = side_of(single(page(f"<p>x {''.join(other)} y</p>")), variables=False)
    try:
        text = carried(
            source.units[0],
            source.openings[0],
            translated.units[0],
            translated.openings[0],
            variables=False,
        )
    except Misfit:
        return
    unit = source.units[0]
    list(
        filled(
            text,
            unit.codes,
            unit.place,
            value=None,
            opening=lambda code: f"<{code.name}>",
            closing=lambda code: f"</{code.name}>",
        )
    )
    needed = {
        code.name
        for code in unit.codes
        if not code.droppable and not code.name.startswith(("span", "em"))
    }
    assert all(f"<{name}>" in text or f"<{name}/>" in text for name in needed)
