"""The nineteen data categories of ITS 2.0, as a table (section 8, table of 8.1)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from enum import Enum, auto
from typing import NamedTuple

from isogloss.model import UsageError


class Reach(Enum):
    """What information about an element is also about (8.1, “Inheritance for element nodes”)."""

    ITSELF = auto()
    CONTENT = auto()  # child elements, but no attributes
    ALL = auto()  # child elements and attributes


class Interval(NamedTuple):
    """The numbers a value may be; `whole` for those without a fraction."""

    low: float
    high: float
    whole: bool


_NUMBER = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?")
_WHOLE = re.compile(r"[+-]?\d+")
_UNIT = Interval(0, 1, whole=False)
_HUNDRED = Interval(0, 100, whole=False)
_COUNT = Interval(0, float("inf"), whole=True)
_VOTES = Interval(float("-inf"), float("inf"), whole=True)
_YES_NO = ("yes", "no")


@dataclass(frozen=True, slots=True)
class Field:
    """One piece of a category's information, under its name in the standard.

    local: whether local markup has it. rule: whether a global rule states it.
    pointer: attribute of a global rule that holds an XPath expression to it, "" for none.
    words: its only values. interval: the numbers it may be.
    default: its value where the others are given and it is not, "" for none.
    """

    name: str
    local: bool = True
    rule: bool = False
    pointer: str = ""
    words: tuple[str, ...] = ()
    interval: Interval | None = None
    default: str = ""

    def admits(self, value: str) -> bool:
        """Whether the standard allows this value."""
        if self.words:
            return value in self.words
        if self.interval is None:
            return True
        pattern = _WHOLE if self.interval.whole else _NUMBER
        if not pattern.fullmatch(value):
            return False
        return self.interval.low <= float(value) <= self.interval.high


@dataclass(frozen=True, slots=True)
class StandOff:
    """Records that stand elsewhere, in a list with an id.

    reference: the field that points to the list. holder, record: its element, their elements.
    """

    reference: str
    holder: str
    record: str


@dataclass(frozen=True, slots=True)
class Category:
    """One data category.

    section: where the standard defines it. rule: its global rule element, "" for none.
    carriers: the fields of which one must be given for markup to say anything.
    annotated: whether its confidence needs to know the tool (5.8).
    """

    name: str
    section: str
    rule: str
    reach: Reach
    fields: tuple[Field, ...]
    carriers: tuple[str, ...]
    stand_off: StandOff | None = None
    annotated: bool = False


_AGENTS = ("person", "org", "tool", "revPerson", "revOrg", "revTool")
_PROVENANCE = (*(name + end for name in _AGENTS for end in ("", "Ref")), "provRef")

# 8.16, table of the values of locQualityIssueType.
_ISSUES = tuple(
    """terminology mistranslation omission untranslated addition duplication inconsistency grammar
    legal register locale-specific-content locale-violation style characters misspelling
    typographical formatting inconsistent-entities numbers markup pattern-problem whitespace
    internationalization length non-conformance uncategorized other""".split()
)

CATEGORIES: tuple[Category, ...] = (
    Category(
        "translate",
        "8.2",
        "translateRule",
        Reach.CONTENT,
        (Field("translate", rule=True, words=_YES_NO),),
        ("translate",),
    ),
    Category(
        "localizationnote",
        "8.3",
        "locNoteRule",
        Reach.CONTENT,
        (
            Field("locNote", rule=True, pointer="locNotePointer"),
            Field("locNoteRef", rule=True, pointer="locNoteRefPointer"),
            Field("locNoteType", rule=True, words=("alert", "description"), default="description"),
        ),
        ("locNote", "locNoteRef"),
    ),
    Category(
        "terminology",
        "8.4",
        "termRule",
        Reach.ITSELF,
        (
            Field("term", rule=True, words=_YES_NO),
            Field("termInfo", local=False, pointer="termInfoPointer"),
            Field("termInfoRef", rule=True, pointer="termInfoRefPointer"),
            Field("termConfidence", interval=_UNIT),
        ),
        ("term",),
        annotated=True,
    ),
    Category(
        "directionality",
        "8.5",
        "dirRule",
        Reach.ALL,
        (Field("dir", rule=True, words=("ltr", "rtl", "lro", "rlo")),),
        ("dir",),
    ),
    Category(
        "languageinformation",
        "8.6",
        "langRule",
        Reach.ALL,
        (Field("lang", local=False, pointer="langPointer"),),
        ("lang",),
    ),
    Category(
        "elementswithintext",
        "8.7",
        "withinTextRule",
        Reach.ITSELF,
        (Field("withinText", rule=True, words=("no", "yes", "nested")),),
        ("withinText",),
    ),
    Category(
        "domain",
        "8.8",
        "domainRule",
        Reach.ALL,
        (Field("domains", local=False, pointer="domainPointer"),),
        ("domains",),
    ),
    Category(
        "textanalysis",
        "8.9",
        "textAnalysisRule",
        Reach.ITSELF,
        (
            Field("taClassRef", pointer="taClassRefPointer"),
            Field("taSource", pointer="taSourcePointer"),
            Field("taIdent", pointer="taIdentPointer"),
            Field("taIdentRef", pointer="taIdentRefPointer"),
            Field("taConfidence", interval=_UNIT),
        ),
        ("taClassRef", "taSource", "taIdent", "taIdentRef"),
        annotated=True,
    ),
    Category(
        "localefilter",
        "8.10",
        "localeFilterRule",
        Reach.ALL,
        (
            Field("localeFilterList", rule=True),
            Field("localeFilterType", rule=True, words=("include", "exclude"), default="include"),
        ),
        ("localeFilterList",),
    ),
    Category(
        "provenance",
        "8.11",
        "provRule",
        Reach.ALL,
        (
            *(Field(name) for name in _PROVENANCE),
            Field("provenanceRecordsRef", pointer="provenanceRecordsRefPointer"),
        ),
        (*_PROVENANCE, "provenanceRecordsRef"),
        StandOff("provenanceRecordsRef", "provenanceRecords", "provenanceRecord"),
    ),
    Category(
        "externalresource",
        "8.12",
        "externalResourceRefRule",
        Reach.ITSELF,
        (Field("externalResourceRef", local=False, pointer="externalResourceRefPointer"),),
        ("externalResourceRef",),
    ),
    Category(
        "targetpointer",
        "8.13",
        "targetPointerRule",
        Reach.ITSELF,
        (Field("targetPointer", local=False, rule=True),),
        ("targetPointer",),
    ),
    Category(
        "idvalue",
        "8.14",
        "idValueRule",
        Reach.ITSELF,
        (Field("idValue", local=False, pointer="idValue"),),
        ("idValue",),
    ),
    Category(
        "preservespace",
        "8.15",
        "preserveSpaceRule",
        Reach.ALL,
        (Field("space", local=False, rule=True, words=("default", "preserve")),),
        ("space",),
    ),
    Category(
        "locqualityissue",
        "8.16",
        "locQualityIssueRule",
        Reach.CONTENT,
        (
            Field(
                "locQualityIssueType",
                rule=True,
                pointer="locQualityIssueTypePointer",
                words=_ISSUES,
            ),
            Field("locQualityIssueComment", rule=True, pointer="locQualityIssueCommentPointer"),
            Field(
                "locQualityIssueSeverity",
                rule=True,
                pointer="locQualityIssueSeverityPointer",
                interval=_HUNDRED,
            ),
            Field(
                "locQualityIssueProfileRef", rule=True, pointer="locQualityIssueProfileRefPointer"
            ),
            Field(
                "locQualityIssueEnabled",
                rule=True,
                pointer="locQualityIssueEnabledPointer",
                words=_YES_NO,
                default="yes",
            ),
            Field("locQualityIssuesRef", pointer="locQualityIssuesRefPointer"),
        ),
        ("locQualityIssueType", "locQualityIssueComment", "locQualityIssuesRef"),
        StandOff("locQualityIssuesRef", "locQualityIssues", "locQualityIssue"),
    ),
    Category(
        "locqualityrating",
        "8.17",
        "",
        Reach.CONTENT,
        (
            Field("locQualityRatingScore", interval=_HUNDRED),
            Field("locQualityRatingVote", interval=_VOTES),
            Field("locQualityRatingScoreThreshold", interval=_HUNDRED),
            Field("locQualityRatingVoteThreshold", interval=_VOTES),
            Field("locQualityRatingProfileRef"),
        ),
        ("locQualityRatingScore", "locQualityRatingVote"),
    ),
    Category(
        "mtconfidence",
        "8.18",
        "mtConfidenceRule",
        Reach.CONTENT,
        (Field("mtConfidence", rule=True, interval=_UNIT),),
        ("mtConfidence",),
        annotated=True,
    ),
    Category(
        "allowedcharacters",
        "8.19",
        "allowedCharactersRule",
        Reach.CONTENT,
        (Field("allowedCharacters", rule=True, pointer="allowedCharactersPointer"),),
        ("allowedCharacters",),
    ),
    Category(
        "storagesize",
        "8.20",
        "storageSizeRule",
        Reach.ITSELF,
        (
            Field("storageSize", rule=True, pointer="storageSizePointer", interval=_COUNT),
            Field("storageEncoding", rule=True, pointer="storageEncodingPointer", default="UTF-8"),
            Field("lineBreakType", rule=True, words=("cr", "lf", "crlf", "nel"), default="lf"),
        ),
        ("storageSize",),
    ),
)

BY_NAME = {category.name: category for category in CATEGORIES}
BY_RULE = {category.rule: category for category in CATEGORIES if category.rule}
# No field belongs to two categories.
BY_FIELD = {field.name: category for category in CATEGORIES for field in category.fields}


def category_named(name: str) -> Category:
    """The category of this name. Raises UsageError with the nearest where there is none."""
    category = BY_NAME.get(name)
    if category is not None:
        return category
    nearest = get_close_matches(name.lower().replace("-", ""), BY_NAME, n=1, cutoff=0.5)
    hint = f"Did you mean “{nearest[0]}”? " if nearest else ""
    raise UsageError(
        f"“{name}” is no ITS 2.0 data category", hint=f"{hint}There are: {', '.join(BY_NAME)}."
    )
