"""Family 1: what is wrong in the source pages and the register, before anyone translates."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from isogloss.check.phrases import short
from isogloss.check.registry import Hit, rule
from isogloss.check.samples import market, page, sources, statement, unit
from isogloss.check.subjects import Sources, Where
from isogloss.model import LocaleFilter, Page, Severity, StatementId, Unit
from isogloss.model.notation import Kind, read

_ERROR, _WARNING, _INFO = Severity.ERROR, Severity.WARNING, Severity.INFO
_ITEM = "Do not use the clip if you are allergic to nickel."

# Words of warnings and contraindications in English patient information (FDA guidance on
# medical device patient labeling, 2001: "Warnings", "Precautions", "Contraindications").
_SAFETY_WORDS = re.compile(
    r"\b(?:warnings?|caution|contraindicat\w+|do not use|must not be used|should not be used"
    r"|allergic to|side effects?|adverse (?:events?|reactions?)|life-threatening"
    r"|call \{emergency_number\}|seek (?:immediate )?medical (?:help|attention|care)"
    r"|by prescription|by or on the order of)\b",
    re.IGNORECASE,
)


def _at(page: Page, unit: Unit) -> Where:
    return Where(
        path=page.path,
        line=unit.line,
        page=page.name,
        statement=unit.statement or "",
        msgid=unit.text,
    )


def _marked(subject: Sources) -> dict[StatementId, list[tuple[Page, Unit]]]:
    places: dict[StatementId, list[tuple[Page, Unit]]] = defaultdict(list)
    for page_ in subject.pages:
        for unit_ in page_.units:
            if unit_.statement:
                places[unit_.statement].append((page_, unit_))
    return places


@rule(
    "IG101",
    "statement-wording-differs",
    subject=Sources,
    draft=_ERROR,
    review=_ERROR,
    release=_ERROR,
    why="A statement is translated, signed off and counted once. Two wordings under one id "
    "would publish one of them unreviewed.",
    source="Isogloss design, section 2.4: one fact, one place",
    bad=[
        sources(
            [
                page("a", unit(_ITEM, "isi.nickel")),
                page("b", unit("No clip if allergic.", "isi.nickel")),
            ]
        )
    ],
    good=[sources([page("a", unit(_ITEM, "isi.nickel")), page("b", unit(_ITEM, "isi.nickel"))])],
)
def statement_wording_differs(subject: Sources) -> Iterator[Hit]:
    """Two elements marked with one statement id have different texts."""
    for statement_id, places in _marked(subject).items():
        first_page, first = places[0]
        for page_, unit_ in places[1:]:
            if unit_.text != first.text:
                yield Hit(
                    f"“{statement_id}” reads “{short(unit_.text)}” here and "
                    f"“{short(first.text)}” in {first_page.path}:{first.line}.",
                    "Give both places one wording, or the second an id of its own.",
                    where=_at(page_, unit_),
                )


@rule(
    "IG102",
    "statement-not-registered",
    subject=Sources,
    draft=_ERROR,
    review=_ERROR,
    release=_ERROR,
    why="What is not in the register is in no obligation matrix: nobody would notice its loss.",
    source="Isogloss design, section 3: the register of statements",
    bad=[sources([page("a", unit(_ITEM, "isi.nickle"))], [statement("isi.nickel")])],
    good=[sources([page("a", unit(_ITEM, "isi.nickel"))], [statement("isi.nickel")])],
)
def statement_not_registered(subject: Sources) -> Iterator[Hit]:
    """A page marks a statement that the register does not know."""
    known = {each.id for each in subject.statements}
    for statement_id, places in _marked(subject).items():
        if statement_id not in known:
            page_, unit_ = places[0]
            yield Hit(
                f"The page marks “{statement_id}”, which is not registered.",
                f"Add it to {subject.register_path}, or correct the id.",
                where=_at(page_, unit_),
            )


@rule(
    "IG103",
    "statement-not-marked",
    subject=Sources,
    draft=_ERROR,
    review=_ERROR,
    release=_ERROR,
    why="A required statement that no element carries cannot reach any market.",
    source="Isogloss design, section 3: `pages` in the register",
    bad=[sources([page("a", unit("Welcome."))], [statement("isi.nickel", pages=("a",))])],
    good=[sources([page("a", unit(_ITEM, "isi.nickel"))], [statement("isi.nickel", pages=("a",))])],
)
def statement_not_marked(subject: Sources) -> Iterator[Hit]:
    """The register requires a statement on a page that does not mark it, or that is missing."""
    marked = {page_.name: {unit_.statement for unit_ in page_.units} for page_ in subject.pages}
    for each in subject.statements:
        for name in each.pages:
            if each.id in marked.get(name, ()):
                continue
            says = "does not mark it" if name in marked else "is not there"
            yield Hit(
                f"“{each.id}” is required on the page “{name}”, which {says}.",
                "Mark the element with data-statement, or take the page out of the register.",
                where=Where(
                    path=subject.register_path, line=each.line, page=name, statement=each.id
                ),
            )


@rule(
    "IG104",
    "variable-not-defined",
    subject=Sources,
    draft=_ERROR,
    review=_ERROR,
    release=_ERROR,
    why="Without a value the page would print “{emergency_number}” where the number should be.",
    source="Isogloss design, section 3: variables of markets",
    bad=[
        sources(
            [page("a", unit("Call {emergency_number}."))],
            markets=[market("us", ("a",), editions=("en-US",))],
        )
    ],
    good=[
        sources(
            [page("a", unit("Call {emergency_number}."))],
            markets=[market("us", ("a",), editions=("en-US",), emergency_number="911")],
        ),
        sources(
            [page("a", unit("See {us_only}.", only="*-US"))],
            markets=[market("gb", ("a",), editions=("en-GB",))],
        ),
    ],
)
def variable_not_defined(subject: Sources) -> Iterator[Hit]:
    """A page uses a variable that a market publishing the page does not define."""
    for page_ in subject.pages:
        uses = tuple(_variables(page_))
        for market_ in subject.markets:
            if page_.name not in market_.pages:
                continue
            tags = [str(edition.tag) for edition in market_.editions]
            told: set[str] = set()
            for name, line, filters in uses:
                shown = any(all(each.admits(tag) for each in filters) for tag in tags)
                if name in market_.variables or name in told or not shown:
                    continue
                told.add(name)
                yield Hit(
                    f"The page uses {{{name}}}, which the market “{market_.id}” does not define.",
                    "Define it among the market's variables; a literal brace is written {{.",
                    where=Where(path=page_.path, line=line, market=market_.id, page=page_.name),
                )


def _variables(page: Page) -> Iterator[tuple[str, int, tuple[LocaleFilter, ...]]]:
    """Name, line and locale filters of each variable of the page, in units and attributes."""
    for unit_ in page.units:
        for token in read(unit_.text):
            if token.kind is Kind.VARIABLE:
                yield token.value, unit_.line, unit_.filters
    for variable in page.variables:
        around = tuple(
            region.filter
            for region in page.regions
            if region.span.start <= variable.span.start and variable.span.end <= region.span.end
        )
        yield variable.name, variable.line, around


@rule(
    "IG105",
    "id-repeated",
    subject=Sources,
    draft=_ERROR,
    review=_ERROR,
    release=_ERROR,
    why="Ids tie translations, sign-offs and evidence to a text; two texts cannot share one.",
    source="HTML Standard 3.2.6: an id is unique in its tree",
    bad=[
        sources([], [statement("isi.nickel", line=3), statement("isi.nickel", line=9)]),
        sources([page("a", unit("One.", id="x", line=1), unit("Two.", id="x", line=2))]),
    ],
    good=[sources([page("a", unit("One.", id="x"), unit("Two.", id="y"))], [statement("isi.a")])],
)
def id_repeated(subject: Sources) -> Iterator[Hit]:
    """The register or a page uses one id for two things."""
    registered: dict[StatementId, int] = {}
    for each in subject.statements:
        if each.id in registered:
            yield Hit(
                f"“{each.id}” is registered twice, first in line {registered[each.id]}.",
                "Keep one of the two entries.",
                where=Where(path=subject.register_path, line=each.line, statement=each.id),
            )
        registered.setdefault(each.id, each.line)
    for page_ in subject.pages:
        seen: dict[str, Unit] = {}
        for unit_ in page_.units:
            first = seen.setdefault(unit_.id, unit_)
            if first is not unit_ and (first.text != unit_.text or not unit_.statement):
                yield Hit(
                    f"The id “{unit_.id}” is used twice, first in line {first.line}.",
                    "Give each element an id of its own.",
                    where=_at(page_, unit_),
                )


@rule(
    "IG106",
    "safety-wording-not-marked",
    subject=Sources,
    draft=_INFO,
    review=_INFO,
    release=_INFO,
    why="Safety text that is not marked is translated as ordinary text and not counted.",
    source="FDA, Guidance on Medical Device Patient Labeling (2001), Warnings and Precautions",
    bad=[sources([page("a", unit("Do not use this device if you are pregnant."))])],
    good=[
        sources([page("a", unit("Do not use this device if you are pregnant.", "isi.pregnancy"))]),
        sources([page("a", unit("The clip is small."))]),
    ],
)
def safety_wording_not_marked(subject: Sources) -> Iterator[Hit]:
    """A text that reads like a warning is marked with no statement id."""
    for page_ in subject.pages:
        for unit_ in page_.units:
            match = None if unit_.statement else _SAFETY_WORDS.search(unit_.text)
            if match:
                yield Hit(
                    f"“{match[0]}” sounds like safety text, and the text is not marked.",
                    "Register it and mark it with data-statement if it is safety text.",
                    where=_at(page_, unit_),
                )


@rule(
    "IG107",
    "source-not-reviewed",
    subject=Sources,
    draft=None,
    review=None,
    release=_ERROR,
    why="Editions in the source language have no catalog: this is what stands for their review.",
    source="ISO 17100:2015, 5.3: revision and review",
    bad=[sources([page("a", unit("Text."))], review_status="sample text")],
    good=[sources([page("a", unit("Text."))], review_status="reviewed")],
)
def source_not_reviewed(subject: Sources) -> Iterator[Hit]:
    """The site's `review_status` is not `reviewed`."""
    if subject.review_status != "reviewed":
        yield Hit(
            f"The source texts are not reviewed: site.toml says “{subject.review_status}”.",
            "After the review, set review_status = “reviewed” in source/site.toml.",
            where=Where(path="source/site.toml", line=1),
        )
