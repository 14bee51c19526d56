"""Family 3, the rest: variables, and text that only looks like markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import html5

from isogloss.check.fillings import Comparison, compare
from isogloss.check.inline_codes import Kinds, codes, of_kind, troubles
from isogloss.check.phrases import short, times
from isogloss.check.registry import Hit, rule
from isogloss.check.rules.placeholders import is_filled_in
from isogloss.check.samples import pair
from isogloss.check.subjects import Translated
from isogloss.model import Severity, Span
from isogloss.model.notation import read

_ERROR, _WARNING = Severity.ERROR, Severity.WARNING
_SOURCE = "W3C ITS 2.0, 8.9 Elements Within Text; OASIS XLIFF 2.1, 4.7.2 inline codes"

# What looks like markup and is none of the notation's codes: tags with attributes or capital
# letters, comments, declarations, processing instructions, template code.
_MARKUP = re.compile(r"</?[A-Za-z][^<>]{0,200}>|<[!?/][^<>]{0,200}|<script\b|\{%|%\}|\{#|#\}")
_BARE = re.compile(r"</?\s?[^\s<>=]{1,40}\s?/?>?")
_REFERENCE = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,30}|#[0-9]{1,9}|#[xX][0-9A-Fa-f]{1,8});?")
# Named references that pages use most, for the case that the semicolon is gone as well.
_KNOWN = frozenset(name for name in html5 if not name.endswith(";") and len(name) > 3)


def _compared(unit: Translated) -> Comparison:
    """Those of layouts have rules of their own (`rules/placeholders.py`)."""
    return compare(unit.text, unit.target, unit.counterpart, printf=not is_filled_in(unit))


@rule(
    "IG306",
    "variable-lost",
    subject=Translated,
    draft=_ERROR,
    review=_ERROR,
    release=_ERROR,
    why="The variable is the emergency number, the address, the date: without it, none is shown.",
    source=f"GNU gettext manual, 4: format strings; {_SOURCE}",
    bad=[
        pair("Call {emergency_number}.", "Llame al 911.", "es"),
        pair("Call {emergency_number}.", "Llame al {numero}.", "es"),
        pair("Call {emergency_number}.", "Llame al {Emergency_Number}.", "es"),
        pair("{0} of {1} pages", "{0} de {} páginas", "es"),
        pair("%s of %d pages", "%s de %%d páginas", "es"),
    ],
    good=[
        pair("Call {emergency_number}.", "Llame al {emergency_number}.", "es"),
        pair("%1$s of %2$s", "%2$s / %1$s", "ja"),
        pair("About 5 % of all", "Un 5 % de todos", "es"),
    ],
)
def variable_lost(unit: Translated) -> Iterator[Hit]:
    """A variable of the source is not in the translation, or not as it was."""
    if unit.counterpart is not None:
        return
    for each in _compared(unit).lost:
        name, instead = each.filling.name, each.instead
        stands = f"; “{unit.target[slice(*instead)]}” stands there" if instead else ""
        yield Hit(
            f"{name} stands {times(each.wanted)} in the source and {times(each.given)} "
            f"in the translation{stands}.",
            f"Write {name} where its value belongs; the name is not translated.",
            instead,
            source_span=each.filling.span,
            expected=name,
        )


@rule(
    "IG307",
    "variable-added",
    subject=Translated,
    draft=_ERROR,
    review=_ERROR,
    release=_ERROR,
    why="A variable that the source does not have has no value here, or the wrong one.",
    source=f"GNU gettext manual, 4: format strings; {_SOURCE}",
    bad=[
        pair("Call your doctor.", "Llame al {numero}.", "es"),
        pair("Call {n}.", "Llame al {n}{n}.", "es"),
    ],
    good=[
        pair("Call {emergency_number}.", "Llame al {emergency_number}.", "es"),
        pair("Call {n}, please: {n}.", "Llame al {n}.", "es"),
        pair("one page", "{n} página", "es", plural="{n} pages"),
    ],
)
def variable_added(unit: Translated) -> Iterator[Hit]:
    """The translation has a variable that the source does not have, or has it more often."""
    for each in _compared(unit).added:
        name = each.filling.name
        if each.wanted:
            yield Hit(
                f"{name} stands more than {times(each.wanted)}, as the source has it.",
                "Write it as often as the source does: its value would be shown again.",
                each.filling.span,
            )
        else:
            yield Hit(
                f"{name} is no variable of this text.",
                "Use the variables of the source; a literal brace is written {{.",
                each.filling.span,
            )


@rule(
    "IG308",
    "markup-in-translation",
    subject=Translated,
    draft=_ERROR,
    review=_ERROR,
    release=_ERROR,
    why="Translations are text. What looks like markup would be shown to readers as it is, "
    "and means that someone pasted from a page or tried to change it.",
    source="OWASP Cross-Site Scripting Prevention, output encoding; HTML Standard 13.1",
    bad=[
        pair("Stop.", '<b onclick="x()">Pare</b>.', "es"),
        pair("Stop.", "Pare <!-- nota -->.", "es"),
        pair("Stop.", "Pare {% if x %}.", "es"),
        pair("Stop.", "<SCRIPT>Pare", "es"),
        pair("<em>Stop</em>", "&lt;em>Pare&lt;/em>", "es"),
        pair("<em>Stop</em>", "< em >Pare</ em >", "es"),
    ],
    good=[
        pair("Under <em>5</em>", "Menos de <em>5</em>", "es"),
        pair("if x &lt; 5", "si x &lt; 5", "es"),
        pair("if x < 5 or y > 3", "si x < 5 o y > 3", "es"),
        pair("Write <!-- x -->", "Escriba <!-- x -->", "es"),
    ],
)
def markup_in_translation(unit: Translated) -> Iterator[Hit]:
    """The translation has text that looks like markup and is no code."""
    written_out = list(of_kind(troubles(unit.text, unit.target), Kinds.SHOWN))
    for each in written_out:
        yield Hit(
            each.message, each.hint, each.span, source_span=each.source_span, expected=each.expected
        )
    known = {token.start for token in codes(unit.target)}
    known.update(each.span.start for each in written_out if each.span is not None)
    for match in _MARKUP.finditer(unit.target):
        of_the_same = written_out and _BARE.fullmatch(match[0])
        if match.start() not in known and match[0] not in unit.text and not of_the_same:
            yield Hit(
                f"“{short(match[0], 40)}” looks like markup.",
                "Write plain text and the codes of the source; a literal < is written &lt;.",
                Span(match.start(), match.end()),
            )


@rule(
    "IG309",
    "reference-not-plain",
    subject=Translated,
    draft=_ERROR,
    review=_ERROR,
    release=_ERROR,
    why="Only &lt; &gt; &amp; &quot; &apos; &nbsp; and numbers are read; others would be shown.",
    source="HTML Standard 13.5: named character references; Isogloss model, notation",
    bad=[
        pair("Doctor and nurse", "M&eacute;dico y enfermera", "es"),
        pair("Doctor", "Médico &#0;", "es"),
        pair("at 5 pm", "à 17&nbsph", "fr"),
    ],
    good=[
        pair("AT&T", "AT&T", "es"),
        pair("H&M, Q&A, R&D", "H&M, Q&A, I&D", "es"),
        pair("Doctor & nurse", "Médico &amp; enfermera", "es"),
        pair("R&D; more", "R&D; más", "es"),
    ],
)
def reference_not_plain(unit: Translated) -> Iterator[Hit]:
    """The translation has a character reference that is not read as one."""
    for match in _REFERENCE.finditer(unit.target):
        tokens = read(match[0])
        unread = len(tokens) == 1 and tokens[0].value == match[0]
        if unread and match[0] not in unit.text and (match[0][-1] == ";" or _is_known(match[0])):
            yield Hit(
                f"{match[0]} would be shown as it is.",
                "Write the character itself.",
                Span(match.start(), match.end()),
            )


def _is_known(written: str) -> bool:
    """Whether a reference without its semicolon begins with the name of a character."""
    return any(written.startswith(name, 1) for name in _KNOWN)


@rule(
    "IG310",
    "brace-stray",
    subject=Translated,
    draft=_WARNING,
    review=_WARNING,
    release=_WARNING,
    why="A brace that stands alone is most often a damaged variable.",
    source="Isogloss model, notation: variables are {name}, a literal brace is doubled",
    bad=[
        pair("Call your doctor.", "Llame a su médico}.", "es"),
        pair("Call {n} now.", "{Llame al {n} ya.", "es"),
    ],
    good=[
        pair("Call {emergency_number}.", "Llame al {emergency_number}.", "es"),
        pair("a {{ b", "a {{ b", "es"),
    ],
)
def brace_stray(unit: Translated) -> Iterator[Hit]:
    """A brace belongs to no variable and is not doubled."""
    for place in _compared(unit).strays:
        yield Hit(
            f"The brace “{unit.target[place]}” belongs to no variable.",
            "Write the variable as in the source, or double the brace.",
            Span(place, place + 1),
        )
