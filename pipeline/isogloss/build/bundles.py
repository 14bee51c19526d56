"""Judge a bundle by itself: what lies in it against what it says it owes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from isogloss.check import BundleFiles, Delivery, Fault, run
from isogloss.check.delivered import places_of
from isogloss.model import Artefact, Finding, Gate, Obligation, Reading
from isogloss.verify import BundleContents, StatementPlace, read_bundle

DESCRIPTION = "data/bundle.json"
OBLIGATIONS = "data/evidence/obligations.json"


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
            faults=(
                *(Fault(item.path, item.line, item.message) for item in contents.differences),
                *_contradictions(contents),
            ),
        ),
        *_deliveries(contents, market, gate),
    ]
    owed = [item for item in contents.obligations if item.required]
    read = {_place(reading): reading for reading in contents.readings}
    found = sum(_place(item) in read and bool(places_of(item, read[_place(item)])) for item in owed)
    counts = Counts(len(contents.actual), len(contents.readings), found, len(owed))
    return run(subjects, gate), counts


def _place(item: Reading | Obligation | StatementPlace) -> tuple[str, str, Artefact]:
    return item.edition, item.page, item.artefact


def _contradictions(contents: BundleContents) -> Iterator[Fault]:
    """Where the bundle's records and its artefacts tell different stories.

    Whoever changes one and makes the manifests fit must change all of them in the same way.
    """
    read = {_place(reading): reading for reading in contents.readings}
    owed: dict[tuple[str, str, Artefact], dict[str, Obligation]] = {}
    for item in contents.obligations:
        if item.required:
            owed.setdefault(_place(item), {})[item.statement] = item
    for (edition, page, form), items in owed.items():
        if (edition, page, form) not in read:
            yield Fault(
                OBLIGATIONS,
                0,
                f"{len(items)} statements must stand in {edition}/{page}.{form.value}, "
                "which the bundle does not have",
            )
    if contents.description is None:
        return
    described = {
        f"data/{path}"
        for edition in contents.description.editions
        for page in edition.pages
        for path in (page.html, page.pdf)
        if path is not None
    }
    paths = {reading.path for reading in contents.readings}
    for path in sorted(described - paths):
        yield Fault(DESCRIPTION, 0, f"it tells of {path}, which the bundle does not have")
    for path in sorted(paths - described):
        yield Fault(path, 0, "bundle.json does not tell of this page")
    told = contents.description.statements
    for statement in sorted({name for items in owed.values() for name in items} - told.keys()):
        yield Fault(DESCRIPTION, 0, f"it does not tell of “{statement}”, which is owed")
    for statement, places in told.items():
        for at in dict.fromkeys(map(_place, places)):
            name = f"{at[0]}/{at[1]}.{at[2].value}"
            obligation = owed.get(at, {}).get(statement)
            if obligation is None:
                yield Fault(
                    OBLIGATIONS, 0, f"“{statement}” in {name} is missing, and bundle.json has it"
                )
            elif at in read and not places_of(obligation, read[at]):
                yield Fault(
                    read[at].path, 0, f"bundle.json tells of “{statement}” here; it cannot be read"
                )


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
