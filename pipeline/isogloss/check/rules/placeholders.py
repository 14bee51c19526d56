"""Family 3, layouts: `%(name)s` arrives as it left, and no other `%` stands alone.

Every text of a layout is filled in as a Python format, in the singular and in each plural form.
A placeholder that is not there shows nothing; an unknown one, or a bare `%`, stops the build.
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
from isogloss.model.notation import PLACEHOLDER

_ERROR, _WARNING = Severity.ERROR, Severity.WARNING
_SOURCE = (
    "GNU gettext manual, 15.3.2: Python format strings; Python Library Reference, printf-style"
)


def is_filled_in(unit: Translated) -> bool:
    """Whether the text is one of a layout, which is filled in with named values only."""
    return unit.python_format and not any(True for _ in _stray(unit.text))


def _placeholders(text: str) -> Iterator[re.Match[str]]:
    return (each for each in PLACEHOLDER.finditer(text) if (each["good"] or "%") != "%")


def _stray(text: str) -> Iterator[re.Match[str]]:
    return (each for each in PLACEHOLDER.finditer(text) if not each["good"])


@rule(
    "IG313",
    "placeholder-lost",
    subject=Translated,
    draft=_WARNING,
    review=_ERROR,
    release=_ERROR,
    why="The placeholder is the number, the date or the market; a form that leaves it out, or "
    "says a number in its place, shows every reader the same.",
    source=_SOURCE,
    bad=[
        pair("Page %(page)s of %(pages)s", "Seite %(page)s", "de", domain="layout"),
        pair("%(n)s minute", "fünf Minute", "de", domain="layout", plural="%(n)s minutes"),
        pair("%(n)s minutes", "fünf Minuten", "de", domain="layout", plural="%(n)s minute"),
    ],
    good=[
        pair("Page %(page)s of %(pages)s", "%(page)s／%(pages)sページ", "ja", domain="layout"),
        pair("one minute", "eine Minute", "de", domain="layout", plural="%(n)s minutes"),
        pair("Home", "Start", "de", domain="layout"),
    ],
)
def placeholder_lost(unit: Translated) -> Iterator[Hit]:
    """A placeholder of the layout is not in the translation, or in one of its plural forms."""
    if not is_filled_in(unit):
        return
    found = Counter(each[0] for each in _placeholders(unit.target))
    wanted = {each[0]: each.span() for each in _placeholders(unit.text)}
    # What stands in the place of a lost one is told by the rule that stops the build.
    instead = len(list(_unknown(unit))) + len(list(_stray(unit.target)))
    for name, count in Counter(each[0] for each in _placeholders(unit.text)).items():
        if found[name] < count and instead:
            instead -= 1
        elif found[name] < count:
            yield Hit(
                f"{name} stands {times(count)} in the source and {times(found[name])} "
                "in the translation.",
                f"Write {name} where its value belongs; the name is not translated.",
                source_span=Span(*wanted[name]),
                expected=name,
            )


def _unknown(unit: Translated) -> Iterator[str]:
    known = {
        each[0] for text in (unit.text, unit.counterpart or "") for each in _placeholders(text)
    }
    return (each[0] for each in _placeholders(unit.target) if each[0] not in known)


@rule(
    "IG314",
    "placeholder-added",
    subject=Translated,
    draft=_ERROR,
    review=_ERROR,
    release=_ERROR,
    why="A placeholder that the source does not have has no value: the page cannot be built.",
    source=_SOURCE,
    bad=[
        pair("Page %(page)s", "Seite %(seite)s", "de", domain="layout"),
        pair("Page %(page)s", "Seite %(page)d", "de", domain="layout"),
        pair("Page %(page)s", "Seite %(page)s%(page)s", "de", domain="layout"),
        pair("Home", "Start %(name)s", "de", domain="layout"),
    ],
    good=[
        pair("Page %(page)s", "Seite %(page)s", "de", domain="layout"),
        pair("one minute", "%(n)s Minute", "de", domain="layout", plural="%(n)s minutes"),
        pair("Home", "100 %%(b)s", "de", domain="layout"),
    ],
)
def placeholder_added(unit: Translated) -> Iterator[Hit]:
    """The translation has a placeholder that the source does not have, or has it more often."""
    if not is_filled_in(unit):
        return
    known = Counter(each[0] for each in _placeholders(unit.text))
    known |= Counter(each[0] for each in _placeholders(unit.counterpart or ""))
    seen: Counter[str] = Counter()
    for match in _placeholders(unit.target):
        seen[match[0]] += 1
        if seen[match[0]] == known[match[0]] + 1:
            says = (
                f"stands more than {times(known[match[0]])}, as the source has it"
                if known[match[0]]
                else "is no placeholder of this text"
            )
            listing = " and ".join(sorted(known)) or "none"
            yield Hit(
                f"{match[0]} {says}.",
                f"The source has {listing}.",
                Span(match.start(), match.end()),
            )


@rule(
    "IG315",
    "percent-sign-alone",
    subject=Translated,
    draft=_ERROR,
    review=_ERROR,
    release=_ERROR,
    why="Texts of layouts are filled in as formats; a bare % asks for a value that there is not.",
    source=_SOURCE,
    bad=[
        pair("All of it", "100 %", "de", domain="layout"),
        pair("Page %(page)s", "Seite %(page)", "de", domain="layout"),
        pair("Page %(page)s", "Seite %s", "de", domain="layout"),
    ],
    good=[
        pair("All of it", "100 %%", "de", domain="layout"),
        pair("Page %(page)s", "Seite %(page)s", "de", domain="layout"),
        pair("All of it", "100 %", "de"),
    ],
)
def percent_sign_alone(unit: Translated) -> Iterator[Hit]:
    """A percent sign of a layout text is neither doubled nor part of a placeholder."""
    if not is_filled_in(unit):
        return
    for match in _stray(unit.target):
        written = unit.target[match.start() : match.start() + 12].split("\n")[0].rstrip()
        yield Hit(
            f"“{written}” is no placeholder.",
            "Write %% for a percent sign; a placeholder is %(name)s, as in the source.",
            Span(match.start(), match.end()),
        )
