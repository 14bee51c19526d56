"""Judge a bundle by itself: what lies in it against what it says it owes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from isogloss.check import BundleFiles, Delivery, Fault, run
from isogloss.check.delivered import places_of
from isogloss.model import Finding, Gate
from isogloss.verify import BundleContents, read_bundle


@dataclass(frozen=True, slots=True)
class Counts:
    """How much was looked at. found, required: statements, over all artefacts."""

    files: int
    artefacts: int
    found: int
    required: int


def judge_bundle(folder: Path) -> tuple[tuple[Finding, ...], Counts]:
    """Read a bundle and run the rules of families 7 to 9 over it.

    Raises BundleError where the folder is no bundle.
    """
    contents = read_bundle(folder)
    market = contents.description.market.id if contents.description else folder.name
    gate = contents.description.gate if contents.description else Gate.RELEASE
    subjects: list[BundleFiles | Delivery] = [
        BundleFiles(
            market=market,
            declared=contents.declared,
            actual=contents.actual,
            readings=contents.readings,
            faults=tuple(
                Fault(item.path, item.line, item.message) for item in contents.differences
            ),
        ),
        *_deliveries(contents, market, gate),
    ]
    found = required = 0
    for subject in subjects:
        if isinstance(subject, Delivery):
            owed = [item for item in subject.obligations if item.required]
            required += len(owed)
            found += sum(bool(places_of(item, subject.reading)) for item in owed)
    counts = Counts(len(contents.actual), len(contents.readings), found, required)
    return run(subjects, gate), counts


def _deliveries(contents: BundleContents, market: str, gate: Gate) -> list[Delivery]:
    read = {
        (reading.edition, reading.page, reading.artefact): reading for reading in contents.readings
    }
    return [
        Delivery(
            market=market,
            edition=edition,
            page=page,
            artefact=artefact,
            obligations=tuple(
                item
                for item in contents.obligations
                if (item.edition, item.page, item.artefact) == (edition, page, artefact)
            ),
            reading=reading,
            draft=gate is not Gate.RELEASE,
        )
        for (edition, page, artefact), reading in read.items()
    ]
