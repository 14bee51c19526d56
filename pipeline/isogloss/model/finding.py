"""What a rule found, and how grave that is at which gate."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from isogloss.model.page import Span


class Severity(StrEnum):
    """`error` blocks at the gate it is given for; the others do not."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Gate(StrEnum):
    """The step a build is made for. Each asks more than the one before."""

    DRAFT = "draft"
    REVIEW = "review"
    RELEASE = "release"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a rule found.

    rule, name: `IG412`, `number-changed`. severity: at the gate that was asked for.
    message: what is wrong. hint: what to do about it.
    path, line: the file to open; line from 1, 0 where a file has none.
    span: characters of `msgstr` (or of the text named in the message) that it is about.
    source_span: characters of `msgid` that it is about.
    expected: what should stand there, in the locale's own notation (`1.000`).
    The rest say what it belongs to and are empty where they do not apply.
    """

    rule: str
    name: str
    severity: Severity
    message: str
    hint: str
    path: str
    line: int = 0
    locale: str = ""
    market: str = ""
    page: str = ""
    artefact: str = ""
    statement: str = ""
    msgctxt: str = ""
    msgid: str = ""
    msgstr: str = ""
    span: Span | None = None
    source_span: Span | None = None
    expected: str = ""
