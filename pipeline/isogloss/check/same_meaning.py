"""Whether one source text can stand for another, as far as figures, codes and negations tell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from isogloss.check.number_words import numbers_in_words
from isogloss.check.numerals import figures
from isogloss.check.polarity import denials
from isogloss.check.registry import Family
from isogloss.check.subjects import Translated
from isogloss.model import LAYOUT_DOMAIN, SAFETY_DOMAIN, Gate, LanguageTag, Severity
from isogloss.model.notation import Kind, read

# English words that deny or set a limit, and those that may do so by their beginning or end.
_CLOSED = frozenset(
    "not never neither nor no none nobody nothing nowhere without unless until hardly rarely "
    "seldom barely few little only instead except before against free too".split()
)
_AFFIXED = r"un\w+|in\w{4,}|im\w{4,}|ir\w{4,}|non\w+|dis\w+|mis\w+|\w+less"
_ENGLISH = re.compile(rf"(?<!\w)(?:cannot|\w+n['’]t|{'|'.join(sorted(_CLOSED))}|{_AFFIXED})(?!\w)")
_AFFIX = re.compile(r"^(?:un|in|im|ir|non|dis|mis)|less$")


def faults_of(
    domain: str, context: str | None, before: str, after: str, language: LanguageTag
) -> Iterator[str]:
    """Why one source text cannot stand for another: figures, codes, variables, negations.

    It is judged as a translation into its own language, by the rules for invariants.
    """
    # One of those rules calls this function.
    from isogloss.check.rules import RULES
    from isogloss.check.run import run

    if domain != LAYOUT_DOMAIN:
        old, new = (_codes(text) for text in (before, after))
        for code in (*(old - new), *(new - old)):
            yield f"The code or variable {code} is not in both texts equally often."
    for one, other in ((before, after), (after, before)):
        for number in sorted(numbers_in_words(one, language) - _numbers(other, language)):
            yield f"The number {number}, said in words, is not in both texts."
    for word in _negations_changed(before, after, language):
        yield f"“{word}” can negate, and is not in both texts equally often."
    rules = [rule for rule in RULES if rule.family is Family.INVARIANTS]
    for text, target in ((before, after), (after, before)):
        subject = Translated(
            text=text,
            context=context,
            target=target,
            locale=language,
            source_language=language,
            path="",
            line=1,
            domain=domain,
            statement=context or "" if domain == SAFETY_DOMAIN else "",
        )
        findings = run([subject], Gate.RELEASE, rules=rules)
        faults = [each for each in findings if each.severity is not Severity.INFO]
        for fault in faults:
            yield (
                f"{fault.rule} {fault.name}, with one text as the translation of the other: "
                f"{fault.message}"
            )
        if faults:
            return


def _codes(text: str) -> Counter[str]:
    return Counter(
        text[token.start : token.end] for token in read(text) if token.kind is not Kind.TEXT
    )


def _numbers(text: str, language: LanguageTag) -> frozenset[Decimal]:
    """What the text says in figures and in words."""
    written = (value for figure in figures(text, language) for value in figure.values)
    return numbers_in_words(text, language).union(written)


def _negations_changed(before: str, after: str, language: LanguageTag) -> Iterator[str]:
    """The words with which one of the texts denies, and the other does not."""
    texts = before.lower(), after.lower()
    english = language.language == "en"
    old, new = (Counter(_english(text) if english else denials(text, language)) for text in texts)
    for word in (*(old - new), *(new - old)):
        if english and word not in _CLOSED:
            # Words such as “information” only begin like a negation, unless the rest is a word
            # of the other text: safe, unsafe.
            other = texts[1] if word in old else texts[0]
            if _AFFIX.sub("", word) not in re.findall(r"\w+", other):
                continue
        yield word


def _english(text: str) -> Iterator[str]:
    """Each negation in one spelling: isn't, cannot and do not all say not."""
    for match in _ENGLISH.finditer(text):
        yield "not" if match[0].endswith(("not", "n't", "n’t")) else match[0]
