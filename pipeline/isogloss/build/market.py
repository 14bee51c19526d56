"""One market: its documents checked against what it owes, and its bundle written."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from isogloss.build.documents import Document
from isogloss.build.inputs import ASSETS, Inputs
from isogloss.bundle import (
    EditionRecord,
    FoundAt,
    ObligationRecord,
    bundle_json,
    clean_up,
    findings_json,
    obligations_json,
    put_in_place,
    stage,
    verification_json,
    write_bag,
)
from isogloss.check import BundleFiles, Delivery, Overrides, run
from isogloss.check.delivered import places_of
from isogloss.check.obligations import Wording, obligations
from isogloss.model import (
    SAFETY_DOMAIN,
    Artefact,
    Catalog,
    Finding,
    Gate,
    Market,
    Obligation,
    Reading,
    Severity,
    Span,
    StatementId,
)
from isogloss.verify import read_html, read_pdf

READERS = ("lxml", "pikepdf")


@dataclass(frozen=True, slots=True)
class Artefacts:
    """What was made for a market. pdfs: by edition and page, empty where none are printed."""

    documents: tuple[Document, ...]
    pdfs: Mapping[tuple[str, str], bytes]


@dataclass(frozen=True, slots=True)
class Delivered:
    """A market's artefacts, read back.

    files: payload paths (below `data/`) and bytes of the artefacts.
    digests: SHA-256 of these and of the assets, by path in the bundle.
    records: every obligation and where it was met.
    """

    market: Market
    files: Mapping[str, bytes]
    digests: Mapping[str, str]
    readings: tuple[Reading, ...]
    records: tuple[ObligationRecord, ...]
    findings: tuple[Finding, ...]

    @property
    def blocked(self) -> bool:
        return any(finding.severity is Severity.ERROR for finding in self.findings)

    def counts(self, edition: str) -> tuple[int, int]:
        """Required statements found in the edition, and all that are required."""
        required = [
            record
            for record in self.records
            if record.obligation.required and record.obligation.edition == edition
        ]
        return sum(bool(record.where) for record in required), len(required)


def deliver(
    inputs: Inputs,
    market: Market,
    artefacts: Artefacts,
    source: Mapping[StatementId, Wording],
    catalogs: Mapping[tuple[str, str], Catalog],
    gate: Gate,
    overrides: Overrides,
) -> Delivered:
    """Read every artefact back and hold it against what the market owes."""
    project = inputs.project
    safety = {
        locale: catalog for (locale, domain), catalog in catalogs.items() if domain == SAFETY_DOMAIN
    }
    forms = (Artefact.HTML, Artefact.PDF) if artefacts.pdfs else (Artefact.HTML,)
    files: dict[str, bytes] = {}
    readings: list[Reading] = []
    records: list[ObligationRecord] = []
    subjects: list[Delivery] = []
    pairs = tuple(
        (statement.id, required)
        for statement in project.statements
        for required in statement.requires
    )
    for document in artefacts.documents:
        tag = str(document.edition.tag)
        owed = tuple(
            obligations(
                market,
                document.edition,
                document.page,
                project.statements,
                source,
                safety,
                project.source_language,
                forms,
            )
        )
        for form in forms:
            path = f"{tag}/{document.page}.{form.value}"
            if form is Artefact.HTML:
                data = document.html.encode("utf-8")
                reading = read_html(data, path=f"data/{path}", edition=tag, page=document.page)
            else:
                data = artefacts.pdfs[tag, document.page]
                reading = read_pdf(data, path=f"data/{path}", edition=tag, page=document.page)
            files[path] = data
            readings.append(reading)
            mine = tuple(item for item in owed if item.artefact is form)
            records.extend(_record(item, reading) for item in mine)
            subjects.append(
                Delivery(
                    market=market.id,
                    edition=tag,
                    page=document.page,
                    artefact=form,
                    obligations=mine,
                    reading=reading,
                    pairs=pairs,
                    expects_obligations=_shows_product(reading, project.products),
                    draft=gate is not Gate.RELEASE,
                )
            )
    payload = _payload(inputs, files)
    digests = {f"data/{path}": _digest(content) for path, content in payload.items()}
    bundle = BundleFiles(
        market=market.id,
        declared=digests,
        actual=digests,
        readings=tuple(readings),
    )
    return Delivered(
        market=market,
        files=files,
        digests=digests,
        readings=tuple(readings),
        records=tuple(records),
        findings=run([*subjects, bundle], gate, overrides),
    )


def _record(item: Obligation, reading: Reading) -> ObligationRecord:
    where = tuple(
        FoundAt(item.edition, item.page, item.artefact, reading.passages[place.passage].line)
        for place in places_of(item, reading)
    )
    return ObligationRecord(item, where)


def _shows_product(reading: Reading, products: Sequence[str]) -> bool:
    return any(name in passage.text for passage in reading.passages for name in products)


def _payload(inputs: Inputs, files: Mapping[str, bytes]) -> dict[str, bytes | Path]:
    payload: dict[str, bytes | Path] = dict(files)
    for asset in inputs.assets:
        payload[f"assets/{asset}"] = inputs.root / ASSETS / asset
    return payload


def _digest(content: bytes | Path) -> str:
    data = content if isinstance(content, bytes) else content.read_bytes()
    return hashlib.sha256(data).hexdigest()


def write_bundle(
    inputs: Inputs,
    delivered: Delivered,
    findings: Sequence[Finding],
    *,
    gate: Gate,
    source_digest: str,
    epoch: int,
) -> Path:
    """Write the market's bundle aside and put it in place of the last one.

    findings: all that go into the evidence. The caller holds the lock on the output folder.
    Returns the folder it stands in.
    """
    market = delivered.market
    output = inputs.root / "output"
    payload = _payload(inputs, delivered.files)
    revision = hashlib.sha256(
        "\n".join(
            f"{path.removeprefix('data/')} {digest}"
            for path, digest in sorted(delivered.digests.items())
        ).encode()
    ).hexdigest()[:16]
    payload["bundle.json"] = _description(inputs, delivered, gate, revision, source_digest)
    payload["evidence/findings.json"] = findings_json(findings)
    payload["evidence/obligations.json"] = obligations_json(delivered.records)
    payload["evidence/verification.json"] = verification_json(
        delivered.readings,
        {f"data/{path}": delivered.digests[f"data/{path}"] for path in delivered.files},
        {name: version(name) for name in READERS},
    )
    clean_up(output, market.id)
    staged = stage(output, market.id)
    try:
        write_bag(
            staged,
            payload,
            {
                "Source-Organization": inputs.project.name,
                "External-Identifier": f"{market.id}-{revision}",
                "External-Description": f"{inputs.project.name}, {market.name}, {gate.value}",
            },
            epoch=epoch,
        )
        put_in_place(staged, output / market.id)
    finally:
        shutil.rmtree(staged, ignore_errors=True)
    return output / market.id


def read_findings(folder: Path) -> tuple[Finding, ...] | None:
    """The findings that a bundle of ours carries as evidence; None where they cannot be read."""
    try:
        record = json.loads((folder / "data/evidence/findings.json").read_bytes())
        return tuple(
            Finding(
                **{
                    "path": "",
                    "hint": "",
                    **item,
                    "severity": Severity(item["severity"]),
                    **{name: Span(*item[name]) for name in ("span", "source_span") if name in item},
                }
            )
            for item in record["findings"]
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _description(
    inputs: Inputs, delivered: Delivered, gate: Gate, revision: str, source_digest: str
) -> bytes:
    market = delivered.market
    editions = []
    for edition in market.editions:
        tag = str(edition.tag)
        files: dict[str, dict[Artefact, str]] = {}
        for path in delivered.files:
            folder, _, name = path.partition("/")
            page, _, form = name.rpartition(".")
            if folder == tag:
                files.setdefault(page, {})[Artefact(form)] = path
        editions.append(EditionRecord(tag, edition.tag.language, edition.tag.direction, files))
    statements: dict[str, list[FoundAt]] = {}
    for record in delivered.records:
        if record.obligation.required:
            statements.setdefault(record.obligation.statement, []).extend(record.where)
    return bundle_json(
        market=market.id,
        name=market.name,
        gate=gate,
        draft=gate is not Gate.RELEASE,
        review_status=inputs.project.review_status,
        serial=0,
        revision=revision,
        editions=editions,
        statements=statements,
        source_digest=source_digest,
        tools={
            name: version(name)
            for name in ("isogloss", "weasyprint", "turbohtml", "babel", "jinja2")
        },
    )
