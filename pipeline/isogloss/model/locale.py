"""Language tags (BCP 47, RFC 5646) and the chain in which an edition looks for its texts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from isogloss.model.errors import IsoglossError

Direction = Literal["ltr", "rtl"]

_TAG = re.compile(
    r"(?P<language>[a-z]{2,3})(?:-(?P<script>[A-Z][a-z]{3}))?(?:-(?P<region>[A-Z]{2}|\d{3}))?"
)
# Languages whose usual script runs from right to left, and the scripts that do
# (Unicode Standard, chapter 9; CLDR likelySubtags).
_RTL_LANGUAGES = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
_RTL_SCRIPTS = frozenset({"Adlm", "Arab", "Hebr", "Nkoo", "Rohg", "Syrc", "Thaa"})


class LocaleError(IsoglossError):
    """Text that should be a language tag is none."""


@dataclass(frozen=True, slots=True, order=True)
class LanguageTag:
    """A language, maybe with script and region: `fr`, `fr-CA`, `zh-Hans-CN`."""

    language: str
    script: str | None = None
    region: str | None = None

    def __str__(self) -> str:
        return "-".join(part for part in (self.language, self.script, self.region) if part)

    @property
    def direction(self) -> Direction:
        """The base direction of text in this language."""
        if self.script is not None:
            return "rtl" if self.script in _RTL_SCRIPTS else "ltr"
        return "rtl" if self.language in _RTL_LANGUAGES else "ltr"

    @property
    def chain(self) -> tuple[LanguageTag, ...]:
        """This tag, then the wider ones, narrowest first: `fr-CA`, `fr`.

        A text is taken from the first locale of the chain that has it. The chain never
        reaches the source language unless that is the language itself.
        """
        wider = [self]
        if self.region is not None:
            wider.append(LanguageTag(self.language, self.script))
        if self.script is not None:
            wider.append(LanguageTag(self.language))
        return tuple(wider)


def parse_tag(text: str) -> LanguageTag:
    """Read a tag in its canonical form: `en`, `pt-BR`, `zh-Hans`, `zh-Hans-CN`, `es-419`.

    Raises LocaleError with the canonical spelling where only case or `_` is off.
    """
    match = _TAG.fullmatch(text)
    if match:
        return LanguageTag(match["language"], match["script"], match["region"])
    parts = text.replace("_", "-").split("-")
    guess = "-".join([parts[0].lower(), *(_canonical_subtag(part) for part in parts[1:])])
    hint = (
        f"Write it as “{guess}”."
        if _TAG.fullmatch(guess)
        else "Write language-Script-REGION (BCP 47), such as fr, fr-CA or zh-Hans-CN."
    )
    raise LocaleError(f"“{text}” is not a language tag", hint=hint)


def _canonical_subtag(part: str) -> str:
    return part.title() if len(part) == 4 else part.upper()
