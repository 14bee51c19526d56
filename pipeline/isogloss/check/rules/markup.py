"""Family 3: inline codes and variables arrive as they left, and nothing else becomes markup.

These block every build. `isogloss.assemble` escapes what is no code of the unit, so that a
translation can never bring markup in; here the translator is told before that happens.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from isogloss.check.registry import Hit, rule
from isogloss.check.samples import pair
from isogloss.check.subjects import Translated
from isogloss.model import Severity, Span
from isogloss.model.notation import Kind, Token, read

_ERROR, _WARNING = Severity.ERROR, Severity.WARNING
_SOURCE = "W3C ITS 2.0, 8.9 Elements Within Text; OASIS XLIFF 2.1, 4.7.2 inline codes"
_CODES = frozenset({Kind.OPEN, Kind.CLOSE, Kind.ALONE})

# Markup that only styles its text; languages without italics or bold leave it out.
_STYLE = re.compile(r"(?:abbr|b|bdi|cite|em|i|mark|q|s|small|span|strong|u|wbr|br)\d*")
# What looks like markup and is none of the notation's codes: tags with attributes or capital
# letters, comments, declarations, processing instructions, template code.
_MARKUP = re.compile(r"</?[A-Za-z][^<>]{0,200}>|<[!?/][^<>]{0,200}|<script\b|\{%|%\}|\{#|#\}")
# printf formats as gettext's c-format and python-format know them, without the space flag.
_FORMAT = re.compile(r"%(?:\(\w{1,40}\)|\d{1,2}\$)?(?:\.\d)?[sdif](?![a-z])")
_REFERENCE = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,30}|#[0-9]{1,9}|#[xX][0-9A-Fa-f]{1,8});")


def _codes(text: str) -> tuple[Token, ...]:
    return tuple(token for token in read(text) if token.kind in _CODES)


def _counts(text: str) -> Counter[str]:
    """How often each code stands in the text; a pair counts once, at its start tag."""
    return Counter(token.value for token in _codes(text) if token.kind is not Kind.CLOSE)


def _tag(token: Token) -> str:
    start = "</" if token.kind is Kind.CLOSE else "<"
    return start + token.value + ("/>" if token.kind is Kind.ALONE else ">")


def _span(token: Token) -> Span:
    return Span(token.start, token.end)


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
    found = _counts(unit.target)
    for name, count in _counts(unit.text).items():
        if found[name] < count and not _STYLE.fullmatch(name):
            yield Hit(
                f"The code <{name}> stands {_times(count)} in the source and "
                f"{_times(found[name])} in the translation.",
                f"Put <{name}> back round the words it belongs to.",
            )


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
    allowed = _counts(unit.text)
    names = {token.value for token in _codes(unit.text)}
    seen: Counter[str] = Counter()
    for token in _codes(unit.target):
        if token.kind is Kind.CLOSE and token.value in names:
            continue
        seen[token.value] += 1
        if seen[token.value] == allowed[token.value] + 1:
            says = (
                f"stands more than {_times(allowed[token.value])}, as the source has it"
                if allowed[token.value]
                else "is no code of this text"
            )
            yield Hit(
                f"{_tag(token)} {says}.",
                "Remove it; a literal < is written &lt;.",
                _span(token),
            )


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
    alone = {token.value for token in _codes(unit.text) if token.kind is Kind.ALONE}
    paired = {token.value for token in _codes(unit.text)} - alone
    open_tags: dict[str, list[Token]] = {}
    for token in _codes(unit.target):
        if token.kind is Kind.ALONE:
            if token.value in paired:
                yield Hit(
                    f"{_tag(token)} stands alone; in the source it has a start and an end.",
                    f"Write <{token.value}>…</{token.value}>.",
                    _span(token),
                )
        elif token.kind is Kind.OPEN:
            open_tags.setdefault(token.value, []).append(token)
        elif not open_tags.get(token.value):
            yield Hit(
                f"{_tag(token)} ends what did not start.",
                f"Put <{token.value}> before it.",
                _span(token),
            )
        else:
            open_tags[token.value].pop()
    for token in sorted((each for left in open_tags.values() for each in left), key=_span):
        hint = (
            f"Write <{token.value}/>."
            if token.value in alone
            else f"Put </{token.value}> where it ends."
        )
        yield Hit(f"{_tag(token)} starts what does not end.", hint, _span(token))


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
    allowed = _parents(unit.text)[0]
    nested, overlaps = _parents(unit.target)
    for token in overlaps:
        yield Hit(
            f"{_tag(token)} ends before what was started inside it.",
            "End the codes in the reverse order of their starts.",
            _span(token),
        )
    if overlaps:
        return
    for inner, (outer, token) in nested.items():
        if inner in allowed and outer != allowed[inner][0]:
            wanted = allowed[inner][0]
            place = f"inside <{wanted}>" if wanted else "outside other codes"
            yield Hit(
                f"<{inner}> stands {f'inside <{outer}>' if outer else 'outside other codes'}; "
                f"in the source it stands {place}.",
                "Nest the codes as the source does.",
                _span(token),
            )


def _parents(text: str) -> tuple[dict[str, tuple[str, Token]], list[Token]]:
    """Each code's enclosing code ("" for none), and the end tags that cut others off."""
    parents: dict[str, tuple[str, Token]] = {}
    overlaps: list[Token] = []
    stack: list[str] = []
    for token in _codes(text):
        if token.kind is Kind.CLOSE:
            if token.value in stack:
                if stack[-1] != token.value:
                    overlaps.append(token)
                stack.remove(token.value)
            continue
        parents.setdefault(token.value, (stack[-1] if stack else "", token))
        if token.kind is Kind.OPEN:
            stack.append(token.value)
    return parents, overlaps


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
    found = _counts(unit.target)
    for name, count in _counts(unit.text).items():
        if found[name] < count and _STYLE.fullmatch(name):
            yield Hit(
                f"The translation leaves out <{name}>.",
                "Put it round the same words if the language has such emphasis.",
            )


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
    found = Counter(name for name, _ in _variables(unit.target))
    for name, count in Counter(name for name, _ in _variables(unit.text)).items():
        if found[name] < count:
            yield Hit(
                f"{name} stands {_times(count)} in the source and {_times(found[name])} "
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
    bad=[pair("Call {emergency_number}.", "Llame al {numero}.", "es")],
    good=[
        pair("Call {emergency_number}.", "Llame al {emergency_number}.", "es"),
        pair("Call {n}, please: {n}.", "Llame al {n}.", "es"),
    ],
)
def variable_added(unit: Translated) -> Iterator[Hit]:
    """The translation has a variable that the source does not have."""
    known = {name for name, _ in _variables(unit.text + (unit.counterpart or ""))}
    formats = any(name.startswith("%") for name in known)
    for name, span in _variables(unit.target):
        if name not in known and (formats or name.startswith("{")):
            yield Hit(
                f"{name} is no variable of this text.",
                "Use the variables of the source; a literal brace is written {{.",
                span,
            )


def _variables(text: str) -> Iterator[tuple[str, Span]]:
    """Variables of the notation, and those of C and Python formats, as written.

    A percent sign in prose looks like a format at times, so formats count only where the
    source has some.
    """
    for token in read(text):
        if token.kind is Kind.VARIABLE:
            yield text[token.start : token.end], _span(token)
    for match in _FORMAT.finditer(text):
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
                f"“{_short(match[0])}” looks like markup.",
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


def _times(count: int) -> str:
    return {0: "not at all", 1: "once", 2: "twice"}.get(count, f"{count} times")


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:37] + "…"
