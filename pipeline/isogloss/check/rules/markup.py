"""Family 3: inline codes arrive as they left, and nothing else becomes markup.

These block every build. `isogloss.assemble` escapes what is no code of the unit, so that a
translation can never bring markup in; here the translator is told before that happens.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from isogloss.check.phrases import times
from isogloss.check.registry import Hit, rule
from isogloss.check.samples import pair
from isogloss.check.subjects import Translated
from isogloss.model import Severity, Span
from isogloss.model.notation import Kind, Token, read

_ERROR, _WARNING = Severity.ERROR, Severity.WARNING
_SOURCE = "W3C ITS 2.0, 8.9 Elements Within Text; OASIS XLIFF 2.1, 4.7.2 inline codes"
_EMPTY = re.compile(r"<([a-z][a-z0-9-]*)>\s*</\1>")
_CODES = frozenset({Kind.OPEN, Kind.CLOSE, Kind.ALONE})

# Markup that only styles its text; languages without italics or bold leave it out.
_STYLE = re.compile(r"(?:abbr|b|bdi|cite|em|i|mark|q|s|small|span|strong|u|wbr|br)\d*")


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
                f"The code <{name}> stands {times(count)} in the source and "
                f"{times(found[name])} in the translation.",
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
                f"stands more than {times(allowed[token.value])}, as the source has it"
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
    known = {match[1] for match in _EMPTY.finditer(unit.text)}
    for match in _EMPTY.finditer(unit.target):
        if match[1] not in known:
            yield Hit(
                f"<{match[1]}> stands round nothing.",
                "Put it round the words that it belongs to.",
                Span(match.start(), match.end()),
            )
