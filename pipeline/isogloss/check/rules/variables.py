"""Family 3, the rest: variables, and text that only looks like markup."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from isogloss.check.phrases import short, times
from isogloss.check.registry import Hit, rule
from isogloss.check.samples import pair
from isogloss.check.subjects import Translated
from isogloss.model import Severity, Span
from isogloss.model.notation import Kind, Token, read

_ERROR, _WARNING = Severity.ERROR, Severity.WARNING
_SOURCE = "W3C ITS 2.0, 8.9 Elements Within Text; OASIS XLIFF 2.1, 4.7.2 inline codes"
_CODES = frozenset({Kind.OPEN, Kind.CLOSE, Kind.ALONE})

# What looks like markup and is none of the notation's codes: tags with attributes or capital
# letters, comments, declarations, processing instructions, template code.
_MARKUP = re.compile(r"</?[A-Za-z][^<>]{0,200}>|<[!?/][^<>]{0,200}|<script\b|\{%|%\}|\{#|#\}")
# printf formats as gettext's c-format and python-format know them, without the space flag.
_FORMAT = re.compile(r"%(?:\(\w{1,40}\)|\d{1,2}\$)?(?:\.\d)?[sdif](?![a-z])")
_REFERENCE = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,30}|#[0-9]{1,9}|#[xX][0-9A-Fa-f]{1,8});")


def _codes(text: str) -> tuple[Token, ...]:
    return tuple(token for token in read(text) if token.kind in _CODES)


def _span(token: Token) -> Span:
    return Span(token.start, token.end)


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
    ],
    good=[pair("Call {emergency_number}.", "Llame al {emergency_number}.", "es")],
)
def variable_lost(unit: Translated) -> Iterator[Hit]:
    """A variable of the source is not in the translation."""
    if unit.counterpart is not None:
        return
    found = Counter(name for name, _ in _variables(unit, unit.target))
    for name, count in Counter(name for name, _ in _variables(unit, unit.text)).items():
        if found[name] < count:
            yield Hit(
                f"{name} stands {times(count)} in the source and {times(found[name])} "
                "in the translation.",
                f"Write {name} where its value belongs; the name is not translated.",
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
        pair("Call {emergency_number}.", "Llame al {numero}.", "es"),
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
    known = Counter(name for name, _ in _variables(unit, unit.text))
    known |= Counter(name for name, _ in _variables(unit, unit.counterpart or ""))
    formats = any(name.startswith("%") for name in known)
    seen: Counter[str] = Counter()
    for name, span in _variables(unit, unit.target):
        seen[name] += 1
        if seen[name] != known[name] + 1 or not (formats or name.startswith("{")):
            continue
        if known[name]:
            yield Hit(
                f"{name} stands more than {times(known[name])}, as the source has it.",
                "Write it as often as the source does: its value would be shown again.",
                span,
            )
        else:
            yield Hit(
                f"{name} is no variable of this text.",
                "Use the variables of the source; a literal brace is written {{.",
                span,
            )


def _variables(unit: Translated, text: str) -> Iterator[tuple[str, Span]]:
    """Variables of the notation, and those of C and Python formats, as written.

    A percent sign in prose looks like a format at times, so formats count only where the
    source has some. Those of layouts have rules of their own (`rules/placeholders.py`).
    """
    for token in read(text):
        if token.kind is Kind.VARIABLE:
            yield text[token.start : token.end], _span(token)
    for match in () if unit.python_format else _FORMAT.finditer(text):
        yield match[0], Span(match.start(), match.end())


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
    codes = {token.start for token in _codes(unit.target)}
    for match in _MARKUP.finditer(unit.target):
        if match.start() not in codes and match[0] not in unit.text:
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
    ],
    good=[
        pair("Doctor & nurse", "Médico &amp; enfermera", "es"),
        pair("R&D; more", "R&D; más", "es"),
    ],
)
def reference_not_plain(unit: Translated) -> Iterator[Hit]:
    """The translation has a character reference that is not read as one."""
    for match in _REFERENCE.finditer(unit.target):
        tokens = read(match[0])
        unread = len(tokens) == 1 and tokens[0].value == match[0]
        if unread and match[0] not in unit.text:
            yield Hit(
                f"{match[0]} would be shown as it is.",
                "Write the character itself.",
                Span(match.start(), match.end()),
            )


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
        pair("Call {emergency_number}.", "Llame al {Emergency_Number}.", "es"),
        pair("Call {emergency_number}.", "Llame al {emergency_number.", "es"),
    ],
    good=[
        pair("Call {emergency_number}.", "Llame al {emergency_number}.", "es"),
        pair("a {{ b", "a {{ b", "es"),
    ],
)
def brace_stray(unit: Translated) -> Iterator[Hit]:
    """A brace belongs to no variable and is not doubled."""
    if _strays(unit.text):
        return
    for place in _strays(unit.target):
        yield Hit(
            f"The brace “{unit.target[place]}” belongs to no variable.",
            "Write the variable as in the source, or double the brace.",
            Span(place, place + 1),
        )


def _strays(text: str) -> list[int]:
    inside = [(token.start, token.end) for token in read(text) if token.kind is Kind.VARIABLE]
    cleared = list(text.replace("{{", "  ").replace("}}", "  "))
    for start, end in inside:
        cleared[start:end] = " " * (end - start)
    return [place for place, each in enumerate(cleared) if each in "{}"]
