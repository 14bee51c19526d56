"""What a file that comes back says, before anything of it is believed."""

from __future__ import annotations

from dataclasses import dataclass

from isogloss.interop.items import State
from isogloss.interop.parts import Part


@dataclass(frozen=True, slots=True)
class Origin:
    """What a unit was when it was exported, as the file remembers it; "" and None: it does not.

    source_hash, target_hash: those of `Item`.
    """

    source_hash: str = ""
    target_hash: str = ""
    state: State | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """One translation that a file offers.

    line: in the file, from 1. id: of the unit, as the file has it.
    domain: "" where the file does not say. context: None where it has, or says, none.
    form: which plural form it is; None for a message without plural.
    locale: a canonical tag, "" where the file does not say.
    source, target: None where the file has none.
    written: whether text in them is as it stands in catalogs, codes and all, so that nothing
    is to be escaped; else it is characters.
    stated: whether the file says how far the translation is.
    fault: why it cannot be used, "" if it can.
    """

    line: int
    id: str
    domain: str
    locale: str
    context: str | None
    form: int | None
    source: tuple[Part, ...] | None
    target: tuple[Part, ...] | None
    state: State
    origin: Origin
    written: bool = False
    stated: bool = True
    fault: str = ""


def form_of(written: str) -> int | None:
    """The number of a plural form, from 0; None for what is no such number."""
    return int(written) if written.isdecimal() and len(written) < 3 else None


@dataclass(frozen=True, slots=True)
class Proposals:
    """All that a file offers. source_language: "" where it does not say."""

    path: str
    format: str
    source_language: str
    units: tuple[Proposal, ...]
