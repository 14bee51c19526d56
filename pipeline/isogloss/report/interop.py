"""What an import did, for people and for other programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from isogloss.interop.intake import Outcome, Verdict
from isogloss.interop.terms import MergedTerms

_LISTED = (Outcome.REFUSED, Outcome.CONFLICT)


def format_import(
    verdicts: Sequence[Verdict], terms: MergedTerms, written: Sequence[str], *, dry_run: bool
) -> str:
    """Every unit that was not taken with its line and remedy, then how many there are of each."""
    lines: list[str] = []
    for verdict in verdicts:
        if verdict.outcome in _LISTED:
            lines += _listed(verdict)
    for source, locale, stands, offered in terms.kept:
        lines.append(
            f"source/terms.toml: kept “{stands}” for “{source}” ({locale}); "
            f"the glossary has “{offered}”."
        )
    if verdicts:
        lines.append(", ".join(_counted(verdicts)) + ".")
    if terms.added or terms.completed:
        lines.append(f"{len(terms.added)} terms new, {len(terms.completed)} completed.")
    if not written:
        lines.append("No file changes.")
    else:
        lines.append(f"{'Would write' if dry_run else 'Written'}: {', '.join(written)}")
    return "\n".join(lines)


def import_json(
    verdicts: Sequence[Verdict], terms: MergedTerms, written: Sequence[str], *, dry_run: bool
) -> dict[str, object]:
    """The same as JSON. Units that brought nothing are only counted."""
    return {
        "version": 1,
        "dry_run": dry_run,
        "units": [
            _unit(verdict) for verdict in verdicts if verdict.outcome is not Outcome.UNCHANGED
        ],
        "terms": {
            "added": list(terms.added),
            "completed": list(terms.completed),
            "kept": [
                {"source": source, "locale": locale, "stands": stands, "offered": offered}
                for source, locale, stands, offered in terms.kept
            ],
        },
        "files": list(written),
        "summary": _counts(verdicts),
    }


def _listed(verdict: Verdict) -> Iterator[str]:
    where = ", ".join(each for each in (verdict.domain, verdict.locale) if each)
    yield (
        f"{verdict.path}:{verdict.line}: {verdict.outcome} {verdict.id} [{where}] "
        f"{verdict.message.rstrip('.')}."
    )
    yield f"  {verdict.remedy}"


def _counts(verdicts: Sequence[Verdict]) -> dict[str, int]:
    counts = Counter(verdict.outcome for verdict in verdicts)
    found = {outcome.value: counts[outcome] for outcome in Outcome}
    found["fuzzy"] = sum(verdict.fuzzy for verdict in verdicts)
    return found


def _counted(verdicts: Sequence[Verdict]) -> Iterator[str]:
    counts = _counts(verdicts)
    fuzzy = f" ({counts['fuzzy']} as fuzzy)" if counts["fuzzy"] else ""
    yield f"{counts['taken']} taken{fuzzy}"
    yield f"{counts['unchanged']} unchanged"
    if counts["conflict"]:
        yield f"{counts['conflict']} in conflict with the catalog, which was kept"
    if counts["refused"]:
        yield f"{counts['refused']} refused"


def _unit(verdict: Verdict) -> Mapping[str, object]:
    """The fields that say something; `isogloss.model.Finding` leaves out the others too."""
    fields: dict[str, object] = {
        "outcome": verdict.outcome.value,
        "path": verdict.path,
        "line": verdict.line,
        "id": verdict.id,
        "locale": verdict.locale,
        "domain": verdict.domain,
        "fuzzy": verdict.fuzzy,
        "message": verdict.message,
        "hint": verdict.remedy,
    }
    return {name: value for name, value in fields.items() if value not in ("", False)}
