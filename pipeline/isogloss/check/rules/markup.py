"""Family 3: inline codes arrive as they left, and nothing else becomes markup.

These block every build. `isogloss.assemble` escapes what is no code of the unit, so that a
translation can never bring markup in; here the translator is told before that happens.
"""

from __future__ import annotations

from collections.abc import Iterator

from isogloss.check.inline_codes import Kinds, of_kind, troubles
from isogloss.check.registry import Hit, rule
from isogloss.check.samples import pair
from isogloss.check.subjects import Translated
from isogloss.model import Severity

_ERROR, _WARNING = Severity.ERROR, Severity.WARNING
_SOURCE = "W3C ITS 2.0, 8.9 Elements Within Text; OASIS XLIFF 2.1, 4.7.2 inline codes"


def _hits(unit: Translated, kind: Kinds) -> Iterator[Hit]:
    for each in of_kind(troubles(unit.text, unit.target), kind):
        yield Hit(
            each.message,
            each.hint,
            each.span,
            source_span=each.source_span,
            expected=each.expected,
        )


@rule(
    "IG301",
    "code-lost",
    subject=Translated,
    draft=_ERROR,
    review=_ERROR,
    release=_ERROR,
    why="A lost code is a lost link, reference mark or image: the reader cannot reach it.",
    source=_SOURCE,
    bad=[pair("Call <a>your doctor</a>.", "Llame a su médico.", "es")],
    good=[
        pair("Call <a>your doctor</a>.", "Llame a <a>su médico</a>.", "es"),
        pair("<em>Never</em> stop.", "やめないでください。", "ja"),
    ],
)
def code_lost(unit: Translated) -> Iterator[Hit]:
    """A code of the source that does more than style is not in the translation."""
    yield from _hits(unit, Kinds.LOST)


@rule(
    "IG302",
    "code-added",
    subject=Translated,
    draft=_ERROR,
    review=_ERROR,
    release=_ERROR,
    why="A translation may only use the codes of its own unit, each as often as the source.",
    source=_SOURCE,
    bad=[
        pair("Ask your doctor.", "Pregunte a <a>su médico</a>.", "es"),
        pair("See <a>this</a>.", "Vea <a>esto</a> o <a>esto</a>.", "es"),
        pair("Stop.", "Pare.<script>x()</script>", "es"),
    ],
    good=[pair("Ask <a>your doctor</a>.", "Pregunte a <a>su médico</a>.", "es")],
)
def code_added(unit: Translated) -> Iterator[Hit]:
    """The translation has a code that the source does not have, or has it more often."""
    yield from _hits(unit, Kinds.ADDED)


@rule(
    "IG303",
    "code-unbalanced",
    subject=Translated,
    draft=_ERROR,
    review=_ERROR,
    release=_ERROR,
    why="A start tag without its end tag would carry a link or emphasis on over what follows.",
    source=_SOURCE,
    bad=[
        pair("Call <a>your doctor</a>.", "Llame a <a>su médico.", "es"),
        pair("Call <a>your doctor</a>.", "Llame a <a/>su médico.", "es"),
        pair("Call <a>your doctor</a>.", "Llame </a>a su médico<a>.", "es"),
    ],
    good=[pair("One<br/>two <b>three</b>", "Uno<br/>dos <b>tres</b>", "es")],
)
def code_unbalanced(unit: Translated) -> Iterator[Hit]:
    """A start tag has no end tag, an end tag no start tag, or a code changed its shape."""
    yield from _hits(unit, Kinds.UNBALANCED)


@rule(
    "IG304",
    "code-misnested",
    subject=Translated,
    draft=_ERROR,
    review=_ERROR,
    release=_ERROR,
    why="Elements that overlap are torn apart by browsers (HTML Standard 13.2.10.1).",
    source=_SOURCE,
    bad=[
        pair("<a>One <b>two</b></a>", "<a>Uno <b>dos</a></b>", "es"),
        pair("<a1>One</a1> <a2>two</a2>", "<a1>Uno <a2>dos</a2></a1>", "es"),
    ],
    good=[
        pair("<a>One <b>two</b></a>", "<a><b>Dos</b> uno</a>", "es"),
        pair("<em>A</em> <b>c</b>", "<b>C</b> <em>a</em>", "es"),
    ],
)
def code_misnested(unit: Translated) -> Iterator[Hit]:
    """Codes overlap, or one stands inside another that does not hold it in the source."""
    yield from _hits(unit, Kinds.MISNESTED)


@rule(
    "IG305",
    "emphasis-lost",
    subject=Translated,
    draft=None,
    review=_WARNING,
    release=_WARNING,
    why="Emphasis tells readers what matters most; leaving it out should be a choice.",
    source="W3C Internationalization: Bold and italic text in other scripts; " + _SOURCE,
    bad=[pair("<strong>Never</strong> stop.", "No pare nunca.", "es")],
    good=[pair("<strong>Never</strong> stop.", "No pare <strong>nunca</strong>.", "es")],
)
def emphasis_lost(unit: Translated) -> Iterator[Hit]:
    """Markup that styles its text is not in the translation."""
    yield from _hits(unit, Kinds.STYLE_LOST)


@rule(
    "IG316",
    "code-emptied",
    subject=Translated,
    draft=_WARNING,
    review=_ERROR,
    release=_ERROR,
    why="A link without words cannot be followed, and emphasis without words is lost.",
    source="WCAG 2.2, 2.4.4 Link Purpose; " + _SOURCE,
    bad=[
        pair("You should <strong>not</strong> go.", "No <strong></strong> vaya.", "es"),
        pair("See <a>the list</a>.", "Véase la lista<a> </a>.", "es"),
    ],
    good=[
        pair("You should <strong>not</strong> go.", "<strong>No</strong> vaya.", "es"),
        pair("See <a><img/></a>.", "Véase <a><img/></a>.", "es"),
        pair("A mark: <i></i>.", "Una señal: <i></i>.", "es"),
    ],
)
def code_emptied(unit: Translated) -> Iterator[Hit]:
    """A code that has words in the source stands round nothing in the translation."""
    yield from _hits(unit, Kinds.EMPTIED)
