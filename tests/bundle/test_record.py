"""What a bundle says of itself."""

from __future__ import annotations

import json
from datetime import date

import msgspec
import pytest

from isogloss.bundle import (
    EditionRecord,
    FoundAt,
    ObligationRecord,
    Validity,
    bundle_json,
    findings_json,
    obligations_json,
    verification_json,
)
from isogloss.model import Artefact, Finding, Gate, Obligation, Reading, Severity, Span
from isogloss.verify import Description

PLACE = FoundAt("fr-CA", "a", Artefact.HTML, 12)


def record(draft: bool = False, supersedes: str | None = None) -> bytes:
    return bundle_json(
        market="ca",
        name="Canada",
        gate=Gate.DRAFT if draft else Gate.RELEASE,
        draft=draft,
        review_status="signed off",
        serial=7,
        revision="ca-7",
        editions=[
            EditionRecord("fr-CA", "fr", "ltr", {"a": {Artefact.HTML: "fr-CA/a.html"}}),
            EditionRecord("en-CA", "en", "ltr", {"a": {Artefact.PDF: "en-CA/a.pdf"}}),
        ],
        statements={"isi.nickel": [PLACE]},
        source_digest="ab" * 32,
        tools={"weasyprint": "70.0", "isogloss": "0.1.0"},
        validity=Validity(date(2026, 11, 24), None),
        supersedes=supersedes,
    )


def test_the_record_has_the_documented_form() -> None:
    assert json.loads(record(supersedes="ca-6")) == {
        "format": 1,
        "market": {"id": "ca", "name": "Canada"},
        "gate": "release",
        "draft": False,
        "review_status": "signed off",
        "serial": 7,
        "revision": "ca-7",
        "supersedes": "ca-6",
        "validity": {"first": "2026-11-24"},
        "languages": ["en", "fr"],
        "editions": [
            {
                "tag": "fr-CA",
                "language": "fr",
                "direction": "ltr",
                "pages": [{"name": "a", "html": "fr-CA/a.html"}],
            },
            {
                "tag": "en-CA",
                "language": "en",
                "direction": "ltr",
                "pages": [{"name": "a", "pdf": "en-CA/a.pdf"}],
            },
        ],
        "statements": {
            "isi.nickel": [{"edition": "fr-CA", "page": "a", "artefact": "html", "line": 12}]
        },
        "source": {"sha256": "ab" * 32},
        "tools": {"isogloss": "0.1.0", "weasyprint": "70.0"},
    }


def test_the_witness_reads_the_record() -> None:
    found = msgspec.json.decode(record(), type=Description)
    assert found.validity is not None
    assert (found.validity.first, found.validity.last) == (date(2026, 11, 24), None)
    assert found.supersedes is None


def test_a_draft_is_valid_on_no_day() -> None:
    assert "validity" not in json.loads(record(draft=True))


def test_the_same_values_make_the_same_bytes() -> None:
    assert record() == record()
    assert record().endswith(b"}\n")


@pytest.mark.parametrize("where", [(), (PLACE,)])
def test_an_obligation_tells_where_its_text_was_found(where: tuple[FoundAt, ...]) -> None:
    owed = Obligation("isi.nickel", "ca", "fr-CA", "a", Artefact.HTML, True, None, "Texte.")
    data = json.loads(obligations_json([ObligationRecord(owed, where)]))
    [found] = data["obligations"]
    assert (found["found"], len(found["where"])) == (bool(where), len(where))
    assert (found["artefact"], found["required"], found["text"]) == ("html", True, "Texte.")


def test_a_finding_is_written_without_what_does_not_apply() -> None:
    finding = Finding(
        "IG412", "number-changed", Severity.ERROR, "m", "h", "a.po", 4, span=Span(1, 3)
    )
    [found] = json.loads(findings_json([finding]))["findings"]
    assert found == {
        "rule": "IG412",
        "name": "number-changed",
        "severity": "error",
        "message": "m",
        "hint": "h",
        "path": "a.po",
        "line": 4,
        "span": [1, 3],
    }


def test_the_verification_tells_who_read_which_bytes() -> None:
    reading = Reading(
        "data/fr-CA/a.html", "fr-CA", "a", Artefact.HTML, "fr-CA", "ltr", (), (), frozenset(),
        False, (),
    )  # fmt: skip
    data = json.loads(
        verification_json([reading], {"data/fr-CA/a.html": "ab" * 32}, {"lxml": "6.1.3"})
    )
    assert data["readers"] == {"lxml": "6.1.3"}
    assert data["artefacts"][0]["sha256"] == "ab" * 32
