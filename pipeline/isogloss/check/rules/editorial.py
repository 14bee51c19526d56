"""Family 2: edits of source texts that were declared to change no meaning."""

from __future__ import annotations

import re
from collections.abc import Iterator

from isogloss.check.phrases import short
from isogloss.check.registry import Hit, rule
from isogloss.check.same_meaning import faults_of
from isogloss.check.subjects import EditorialRecord
from isogloss.model import SAFETY_DOMAIN, Severity, parse_tag
from isogloss.project import EDITORIAL, EditorialChange

_ERROR, _WARNING, _INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


def _record(
    domain: str,
    *,
    by: str = "Editor",
    approved_by: str = "",
    live: bool = True,
    after: str = "Do not stop taking your medicine.",
) -> EditorialRecord:
    change = EditorialChange(
        domain,
        "warning.stop" if domain == SAFETY_DOMAIN else None,
        "Do not stop taking you medicine.",
        after,
        by,
        "Typing error",
        approved_by,
        5,
    )
    return EditorialRecord(change, live, EDITORIAL, parse_tag("en"))


@rule(
    "IG230",
    "editorial-change-not-approved",
    subject=EditorialRecord,
    draft=None,
    review=_WARNING,
    release=_ERROR,
    why="The translations of the statement stay as they are only because someone said that its "
    "meaning did; another person must have read both texts.",
    source="ISO 13485:2016, 4.2.4: changes to documents are reviewed and approved",
    bad=[
        _record(SAFETY_DOMAIN),
        _record(SAFETY_DOMAIN, by="A. Editor", approved_by="medical reviewer, A. Editor"),
    ],
    good=[
        _record(SAFETY_DOMAIN, approved_by="medical reviewer, B. Reader"),
        _record("living-with-mr"),
        _record(SAFETY_DOMAIN, live=False),
    ],
)
def editorial_change_not_approved(subject: EditorialRecord) -> Iterator[Hit]:
    """A declared edit of a statement has no approval of a second person."""
    change = subject.change
    if change.domain != SAFETY_DOMAIN or not subject.live:
        return
    if not change.approved_by:
        yield Hit(
            f"The edit that made “{short(change.after)}” is declared to change no meaning by "
            f"{change.by}, and approved by nobody.",
            'Have both texts compared, then add approved_by = "role, name" to the change.',
        )
    elif re.search(rf"(?<!\w){re.escape(change.by)}(?!\w)", change.approved_by, re.IGNORECASE):
        yield Hit(
            f"The edit that made “{short(change.after)}” is declared and approved by the same "
            f"person, {change.by}.",
            "Have both texts compared by another person, and name that one in approved_by.",
        )


@rule(
    "IG231",
    "editorial-change-stale",
    subject=EditorialRecord,
    draft=_INFO,
    review=_INFO,
    release=_INFO,
    why="A declared edit of a text that the sources do not have any more says nothing, and hides "
    "those that do.",
    source="Isogloss reference: catalogs, editorial changes",
    bad=[_record(SAFETY_DOMAIN, live=False), _record("living-with-mr", live=False)],
    good=[_record(SAFETY_DOMAIN), _record("living-with-mr")],
)
def editorial_change_stale(subject: EditorialRecord) -> Iterator[Hit]:
    """A declared edit leads to no text that the sources have now; it is not applied."""
    if not subject.live:
        yield Hit(
            f"No source text is “{short(subject.change.after)}” any more.",
            "Remove the change when no catalog has its older text, or correct what it says.",
        )


@rule(
    "IG232",
    "editorial-change-of-meaning",
    subject=EditorialRecord,
    draft=_WARNING,
    review=_ERROR,
    release=_ERROR,
    why="A translation that was made for another figure, or without the “not”, would be published "
    "as one of the new text.",
    source="ISO 17100:2015, 5.3: a translation is checked against its source text",
    bad=[
        _record(SAFETY_DOMAIN, after="Stop taking your medicine."),
        _record("living-with-mr", after="Do not stop taking your 2 medicines."),
    ],
    good=[_record(SAFETY_DOMAIN), _record("living-with-mr")],
)
def editorial_change_of_meaning(subject: EditorialRecord) -> Iterator[Hit]:
    """A declared edit changes a figure, a unit, a negation, a code or a variable."""
    change = subject.change
    if not subject.live:
        return
    for fault in faults_of(
        change.domain, change.context, change.before, change.after, subject.source_language
    ):
        yield Hit(
            f"The edit that made “{short(change.after)}” is no change of words only. {fault}",
            "Remove the change, and have the text translated again in every language.",
        )
