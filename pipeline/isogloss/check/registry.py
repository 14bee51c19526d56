"""What a rule is, and how a rule is found by its id or name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from enum import IntEnum
from types import ModuleType
from typing import Any, Generic, TypeVar

from isogloss.check.subjects import Subject, Where
from isogloss.model import ConfigurationError, Gate, Severity, Span, UsageError

S = TypeVar("S", bound=Subject)


class Family(IntEnum):
    """What a rule is about; the first digit of its id."""

    SOURCE = 1
    CATALOG = 2
    MARKUP = 3
    INVARIANTS = 4
    MEANING = 5
    TYPOGRAPHY = 6
    OBLIGATIONS = 7
    ARTEFACTS = 8
    BUNDLE = 9


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule says of its subject.

    span: characters of the translation (`msgstr`) it is about.
    source_span: characters of the source text (`msgid`) it is about.
    expected: what should stand in the translation, in the locale's own notation (`1.000`).
    where: the place, if it is not that of the subject as a whole.
    """

    message: str
    hint: str
    span: Span | None = None
    where: Where | None = None
    source_span: Span | None = None
    expected: str = ""


@dataclass(frozen=True, slots=True)
class Rule(Generic[S]):
    """A check with a stable id and an explanation.

    draft, review, release: how grave a hit is at each gate; None where the rule is silent.
    why: what goes wrong for a reader if nobody looks. source: the norm or study it rests on.
    bad, good: subjects it must and must not speak about; they are its tests and its page.
    find: a rule finds, it does not decide; gates decide.
    """

    id: str
    name: str
    family: Family
    subject: type[S]
    draft: Severity | None
    review: Severity | None
    release: Severity | None
    why: str
    source: str
    bad: tuple[S, ...]
    good: tuple[S, ...]
    find: Callable[[S], Iterator[Hit]]

    def severity(self, gate: Gate) -> Severity | None:
        """How grave a hit is at the gate; None where the rule is silent."""
        return {Gate.DRAFT: self.draft, Gate.REVIEW: self.review, Gate.RELEASE: self.release}[gate]

    @property
    def summary(self) -> str:
        """What the rule finds, in one line: the first of its docstring."""
        return (self.find.__doc__ or "").strip().partition("\n")[0]


def rule(
    id: str,
    name: str,
    *,
    subject: type[S],
    draft: Severity | None,
    review: Severity | None,
    release: Severity | None,
    why: str,
    source: str,
    bad: Sequence[S],
    good: Sequence[S],
) -> Callable[[Callable[[S], Iterator[Hit]]], Rule[S]]:
    """Make a rule of the function below. The family is the first digit of the id."""

    def make(find: Callable[[S], Iterator[Hit]]) -> Rule[S]:
        return Rule(
            id=id,
            name=name,
            family=Family(int(id[2])),
            subject=subject,
            draft=draft,
            review=review,
            release=release,
            why=why,
            source=source,
            bad=tuple(bad),
            good=tuple(good),
            find=find,
        )

    return make


def collect(modules: Iterable[ModuleType]) -> tuple[Rule[Any], ...]:
    """All rules of the modules, by id. Raises ConfigurationError where two share id or name."""
    found = [each for module in modules for each in vars(module).values() if isinstance(each, Rule)]
    by_word: dict[str, Rule[Any]] = {}
    for each in found:
        for word in (each.id, each.name):
            if word in by_word:
                raise ConfigurationError(f"two rules are called “{word}”")
            by_word[word] = each
    return tuple(sorted(found, key=lambda each: each.id))


def find_rule(word: str, rules: Iterable[Rule[Any]]) -> Rule[Any]:
    """The rule with this id or name. Raises UsageError that names the nearest one."""
    by_word: dict[str, Rule[Any]] = {}
    for each in rules:
        by_word[each.id] = by_word[each.name] = each
    wanted = word.strip()
    for form in (wanted, wanted.upper(), wanted.lower()):
        if form in by_word:
            return by_word[form]
    nearest = _nearest(wanted, by_word)
    listing = "“isogloss rules” lists all."
    raise UsageError(
        f"there is no rule “{wanted}”",
        hint=f"The nearest is {nearest}; {listing}" if nearest else listing,
    )


def _nearest(wanted: str, by_word: Mapping[str, Rule[Any]]) -> str | None:
    """The id with the nearest number, or the name that is spelled most alike."""
    number = re.fullmatch(r"[iI][gG]?(\d{1,6})", wanted)
    if number:
        ids = sorted({each.id for each in by_word.values()})
        return min(ids, key=lambda each: _distance(each[2:], number[1]), default=None)
    alike = get_close_matches(wanted.lower(), by_word, n=1, cutoff=0.4)
    return alike[0] if alike else None


def _distance(one: str, other: str) -> tuple[bool, int]:
    """How far two numbers of rules are apart; another family is farther than any number."""
    return one[0] != other[0], abs(int(one) - int(other))
