"""What a bundle says of itself: `data/bundle.json` and the files of `data/evidence/`.

All functions here are pure: values in, JSON bytes out, the same bytes for the same values.
No clock, no absolute path and no host name gets in, because none is asked for.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from isogloss.model import Artefact, Finding, Gate, Obligation, Reading

FORMAT = 1


@dataclass(frozen=True, slots=True)
class EditionRecord:
    """One edition of a bundle. pages: names; files: paths inside `data/`, by page and form."""

    tag: str
    language: str
    direction: str
    files: Mapping[str, Mapping[Artefact, str]]


@dataclass(frozen=True, slots=True)
class FoundAt:
    """A place where a statement was read. line: of the HTML; for a PDF the page number."""

    edition: str
    page: str
    artefact: Artefact
    line: int


@dataclass(frozen=True, slots=True)
class Validity:
    """The days on which a bundle may be in use, first and last; None where open."""

    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class ObligationRecord:
    """An obligation and what became of it. where: all places that show it."""

    obligation: Obligation
    where: tuple[FoundAt, ...]


def bundle_json(
    *,
    market: str,
    name: str,
    gate: Gate,
    draft: bool,
    review_status: str,
    serial: int,
    revision: str,
    editions: Sequence[EditionRecord],
    statements: Mapping[str, Sequence[FoundAt]],
    source_digest: str,
    tools: Mapping[str, str],
    validity: Validity | None = None,
    supersedes: str | None = None,
) -> bytes:
    """Make `data/bundle.json`.

    validity: never written for drafts. supersedes: the revision it replaces, where known.

    The form, format 1 (keys sorted, two spaces, UTF-8, `?` = may be absent):

        {"format": 1,
         "market": {"id": "ca", "name": "Canada"},
         "gate": "release", "draft": false, "review_status": "signed off",
         "serial": 7, "revision": "ca-7-1f3a9c0b", "supersedes"?: "ca-6-…",
         "validity"?: {"first"?: "2026-11-24", "last"?: "2027-11-23"},
         "languages": ["en", "fr"],
         "editions": [{"tag": "fr-CA", "language": "fr", "direction": "ltr",
                       "pages": [{"name": "living-with-mr",
                                  "html"?: "fr-CA/living-with-mr.html",
                                  "pdf"?: "fr-CA/living-with-mr.pdf"}]}],
         "statements": {"isi.indication": [{"edition": "fr-CA", "page": "understanding-mr",
                                            "artefact": "html", "line": 125}]},
         "source": {"sha256": "…"},
         "tools": {"isogloss": "0.1.0", "weasyprint": "70.0"}}
    """
    record: dict[str, Any] = {
        "format": FORMAT,
        "market": {"id": market, "name": name},
        "gate": gate.value,
        "draft": draft,
        "review_status": review_status,
        "serial": serial,
        "revision": revision,
        "languages": sorted({edition.language for edition in editions}),
        "editions": [_edition(edition) for edition in editions],
        "statements": {
            statement: [asdict(place) for place in places]
            for statement, places in statements.items()
        },
        "source": {"sha256": source_digest},
        "tools": dict(tools),
    }
    if supersedes is not None:
        record["supersedes"] = supersedes
    if validity is not None and not draft:
        days = {"first": validity.first, "last": validity.last}
        record["validity"] = {key: day.isoformat() for key, day in days.items() if day}
    return _json(record)


def findings_json(findings: Iterable[Finding]) -> bytes:
    """Make `data/evidence/findings.json`: `{"format": 1, "findings": [{…}]}`.

    A finding is written as everywhere (fields that do not apply are absent).
    """
    return _json({"format": FORMAT, "findings": [_finding(item) for item in findings]})


def obligations_json(records: Iterable[ObligationRecord]) -> bytes:
    """Make `data/evidence/obligations.json`, the obligation matrix with its outcome.

    `{"format": 1, "obligations": [{"statement", "market", "edition", "page", "artefact",
    "required", "order", "text", "found": true, "where": [{"edition", "page", "artefact",
    "line"}]}]}`. `found` says that the text stands there, be that wanted or not.
    """
    return _json(
        {
            "format": FORMAT,
            "obligations": [
                {
                    **asdict(record.obligation),
                    "found": bool(record.where),
                    "where": [asdict(place) for place in record.where],
                }
                for record in records
            ],
        }
    )


def verification_json(
    readings: Iterable[Reading], digests: Mapping[str, str], readers: Mapping[str, str]
) -> bytes:
    """Make `data/evidence/verification.json`: who read which bytes, and how much was found.

    digests: SHA-256 by path inside the bundle. readers: versions of the reading libraries.
    `{"format": 1, "readers": {"lxml": "6.1.3"}, "artefacts": [{"path", "edition", "page",
    "artefact", "sha256", "language", "passages", "characters", "hidden", "links",
    "unreadable"}]}`.
    """
    artefacts = [
        {
            "path": reading.path,
            "edition": reading.edition,
            "page": reading.page,
            "artefact": reading.artefact.value,
            "sha256": digests[reading.path],
            "language": reading.language,
            "passages": len(reading.passages),
            "characters": sum(len(passage.text) for passage in reading.passages),
            "hidden": sum(passage.hidden for passage in reading.passages),
            "links": len(reading.links),
            "unreadable": list(reading.unreadable),
        }
        for reading in sorted(readings, key=lambda item: item.path)
    ]
    return _json({"format": FORMAT, "readers": dict(readers), "artefacts": artefacts})


def _edition(edition: EditionRecord) -> dict[str, Any]:
    return {
        "tag": edition.tag,
        "language": edition.language,
        "direction": edition.direction,
        "pages": [
            {"name": page, **{artefact.value: path for artefact, path in forms.items()}}
            for page, forms in edition.files.items()
        ],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    fields = {key: value for key, value in asdict(finding).items() if value not in ("", None)}
    if not finding.line:
        del fields["line"]
    for name in ("span", "source_span"):
        if name in fields:
            fields[name] = list(fields[name])
    return fields


def _json(value: object) -> bytes:
    text = json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True)
    return f"{text}\n".encode()
