"""Codes and placeholders: every damage is found, and told once."""

from __future__ import annotations

import pytest

from isogloss.check import Family, run
from isogloss.check.samples import pair
from isogloss.model import Finding, Gate, Severity


def told(text: str, target: str, **more: str) -> list[Finding]:
    found = run([pair(text, target, "es", **more)], Gate.RELEASE)
    return [each for each in found if each.rule.startswith("IG3")]


LINK = "Call <a>your doctor</a> today."
TWO = "<em>Never</em> stop it <a>by yourself</a>."
NESTED = "See <a>the <em>full</em> list</a>."
ONE_CAUSE = [
    (LINK, "Llame a su médico hoy.", "IG301"),
    (LINK, "Llame a su médico</a> hoy.", "IG303"),
    (LINK, "Llame a <a>su médico hoy.", "IG303"),
    (LINK, "Llame a <a>su médico<a> hoy.", "IG303"),
    (LINK, "Llame a </a>su médico<a> hoy.", "IG303"),
    (LINK, "Llame a <a/>su médico hoy.", "IG303"),
    (LINK, "Llame a <b>su médico</b> hoy.", "IG302"),
    (LINK, "Llame a <b>su médico</a> hoy.", "IG302"),
    (LINK, "Llame a <a>su médico</a> <a>hoy</a>.", "IG302"),
    (LINK, "Llame a <a>su médico</a> hoy<br/>.", "IG302"),
    (LINK, "Llame a <a></a>su médico hoy.", "IG316"),
    (LINK, "Llame a < a>su médico</ a> hoy.", "IG308"),
    (LINK, "Llame a <A>su médico</A> hoy.", "IG308"),
    (LINK, "Llame a &lt;a>su médico&lt;/a> hoy.", "IG308"),
    (LINK, "Llame a ＜a＞su médico＜/a＞ hoy.", "IG308"),
    (LINK, "Llame a [a]su médico[/a] hoy.", "IG308"),
    (LINK, 'Llame a <a href="x">su médico</a> hoy.', "IG308"),
    (TWO, "No lo deje <em>nunca.</em>", "IG301"),
    (TWO, "No lo deje nunca <a>por su cuenta</a>.", "IG305"),
    (TWO, "<em>Nunca lo <a>deje</em> solo</a>.", "IG304"),
    (TWO, "<em>Nunca lo deje <a>solo</a></em>.", "IG304"),
    (NESTED, "Vea <em>la <a>lista</a> completa</em>.", "IG304"),
    (NESTED, "Vea la <em>lista</em> completa.", "IG301"),
    ("One<br/>two", "Uno dos", "IG305"),
    ("One<br/>two", "Uno<br>dos", "IG303"),
    ("One<br/>two", "Uno<br></br>dos", "IG303"),
    ("One<img/>two", "Uno<hr/>dos", "IG302"),
    ('See <a href="x">it</a>.', "Véalo.", "IG301"),
    ('See <a href="x">it</a>.', "Véa</a>lo.", "IG303"),
    ('See <a href="x">it</a>.', 'Véa<a href="x">lo.', "IG303"),
    ('See <a href="x">it</a>.', "Véa<a>lo</a>.", "IG303"),
    ('See <a href="x">it</a>.', 'Véa<a href="y">lo</a>.', "IG308"),
    ('One<img src="x">two', "Uno dos", "IG301"),
    ("Call {number}.", "Llame.", "IG306"),
    ("Call {number}.", "Llame al {numero}.", "IG306"),
    ("Call {number}.", "Llame al {Number}.", "IG306"),
    ("Call {number}.", "Llame al {number.", "IG306"),
    ("Call {number}.", "Llame al ｛number｝.", "IG306"),
    ("Call {number}.", "Llame al {number\u200b}.", "IG306"),
    ("Call {number}.", "Llame al <number>.", "IG306"),
    ("Call {number}.", "Llame al {number} {number}.", "IG307"),
    ("Call {number}.", "Llame al {number} o {otro}.", "IG307"),
    ("Call them.", "Llame}.", "IG310"),
    ("{0} of {1}", "{0} de {2}", "IG306"),
    ("{{n}} pages", "{{m}} páginas", "IG306"),
    ("${name} pages", "${nombre} páginas", "IG306"),
    ("%s pages", "%d páginas", "IG306"),
    ("%s pages", "s páginas", "IG306"),
    ("%1$s of %2$s", "%1$s de %3$s", "IG306"),
    ("%(n)s of it", "%%(n)s de ello", "IG306"),
    ("Doctor", "M&eacute;dico", "IG309"),
    ("Tell your doctor.", "—", "IG317"),
]


@pytest.mark.parametrize(("text", "target", "rule"), ONE_CAUSE)
def test_one_damage_gives_one_finding(text: str, target: str, rule: str) -> None:
    assert [each.rule for each in told(text, target)] == [rule]


@pytest.mark.parametrize(
    ("text", "target", "rule"),
    [
        ("Page %(page)s", "Seite %(seite)s", "IG314"),
        ("Page %(page)s", "Seite %(page)", "IG315"),
        ("Page %(page)s", "Seite", "IG313"),
        ("%d pages", "%s Seiten", "IG306"),
    ],
)
def test_a_layout_text_has_one_finding_as_well(text: str, target: str, rule: str) -> None:
    found = told(text, target, domain="layout")
    assert [each.rule for each in found] == [rule]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("<a>x</a> and <b><a>y</a></b>", "<b><a>y</a></b> y <a>x</a>"),
        ("<em>A</em> <b>c</b>", "<b>C</b> <em>a</em>"),
        ("%1$s of %2$s", "%2$s / %1$s"),
        ("About 5 % of all, 100 % sure", "Un 5 % de todos, 100 % seguro"),
        ("US$5 and AT&T", "5 US$ y AT&T"),
        ("if x < 5", "si x < 5"),
        ('<a href="x">It</a> is <br> <b>so</b>', '<b>Así</b> es <br> <a href="x">esto</a>'),
        ("{{ a }}", "{{ a }}"),
    ],
)
def test_a_good_translation_has_none(text: str, target: str) -> None:
    assert not told(text, target)


def test_a_finding_points_at_both_sides_and_says_what_should_stand() -> None:
    (lost,) = told(LINK, "Llame a su médico hoy.")
    assert lost.span is None
    assert lost.source_span is not None
    assert LINK[slice(*lost.source_span)] == lost.expected == "<a>"
    (broken,) = told("Call {number}.", "Llame al {numero}.")
    assert broken.span is not None
    assert "Llame al {numero}."[slice(*broken.span)] == "{numero}"
    assert broken.expected == "{number}"


def test_markup_beside_a_broken_code_is_still_told() -> None:
    found = told(LINK, "Llame a < a>su médico</ a> <img src=x onerror=y()> hoy.")
    assert [each.severity for each in found] == [Severity.ERROR] * 2


def test_placeholders_in_any_notation_are_no_figures() -> None:
    found = run([pair("%1$s of {0} pages", "{0} Seiten von %1$s", "de")], Gate.RELEASE)
    assert not [each for each in found if int(each.rule[2]) == Family.INVARIANTS]
