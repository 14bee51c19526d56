"""Decide what is taken of a file that comes back. Nothing is guessed, nothing is overwritten
that a person wrote meanwhile."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from isogloss.catalog import Change
from isogloss.check import RULES, Family, Translated, run
from isogloss.check.phrases import short
from isogloss.interop.items import Item, State, digest
from isogloss.interop.matching import AGAIN, Index, check_source_language, locale_of, same_source
from isogloss.interop.parts import Part, text_of
from isogloss.interop.proposals import Proposal, Proposals
from isogloss.model import (
    ExchangeError,
    Finding,
    Gate,
    LanguageTag,
    MessageKey,
    Severity,
    parse_tag,
)

# What has room or not is for `isogloss check`: a text that is too long is still a translation.
_RULES = [
    rule for rule in RULES if rule.family is Family.MARKUP and rule.id not in ("IG311", "IG312")
]
_TWICE = (
    "It is translated twice in these files, each time another way",
    "Decide for one, and take the other out.",
)


class Outcome(StrEnum):
    """What became of a unit."""

    TAKEN = "taken"
    """The catalog gets its translation, or its state."""
    UNCHANGED = "unchanged"
    """It brings nothing that the catalog has not, or is not translated."""
    CONFLICT = "conflict"
    """The catalog has another translation since; it keeps that one."""
    REFUSED = "refused"
    """It does not fit the message."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one unit, and why. path, line: in the file that came in.

    message, remedy: "" where there is nothing to say. fuzzy: whether it is taken as fuzzy.
    """

    outcome: Outcome
    path: str
    line: int
    id: str
    locale: str
    domain: str
    message: str = ""
    remedy: str = ""
    fuzzy: bool = False


@dataclass(frozen=True, slots=True)
class Intake:
    """All verdicts, in the order of the files, and what becomes of the catalogs.

    changes: (locale, domain) → message → what it becomes.
    """

    verdicts: tuple[Verdict, ...]
    changes: Mapping[tuple[str, str], Mapping[MessageKey, Change]]


@dataclass(frozen=True, slots=True)
class _Taken:
    item: Item
    text: str
    fuzzy: bool


@dataclass(frozen=True, slots=True)
class _Judged:
    """A unit that would be taken. place: of its verdict."""

    place: int
    file: Proposals
    unit: Proposal
    taken: _Taken


def take_in(
    files: Iterable[Proposals],
    catalogs: Mapping[tuple[str, str], tuple[Item, ...]],
    *,
    source_language: LanguageTag,
    locale: str | None = None,
) -> Intake:
    """Hold what came back against the catalogs as they are now.

    catalogs: the items of each catalog, by locale and domain.
    locale: the one that the files must be for; needed where a file does not say.
    Raises ExchangeError where a file is of another project or language: nothing of it can be used.
    """
    index = Index(catalogs)
    verdicts: list[Verdict] = []
    judged: list[_Judged] = []
    for file in files:
        check_source_language(file, source_language)
        found = [
            (unit, index.find(unit, locale_of(unit, file, locale, index.locales)))
            for unit in file.units
        ]
        if not found:
            raise ExchangeError(
                "The file has no units", place=file.path, hint="It may be cut off. " + AGAIN
            )
        if not any(isinstance(item, Item) for _, item in found):
            raise ExchangeError(
                "No unit of the file belongs to a message of this project",
                place=file.path,
                hint="It may be of another project, or of texts that have all changed since. "
                + AGAIN,
            )
        for unit, item in found:
            if isinstance(item, str):
                verdicts.append(_verdict(Outcome.REFUSED, file, unit, unit.locale, item, AGAIN))
                continue
            verdict, text = _judge(file, unit, item, source_language)
            if text is not None:
                taken = _Taken(item, text, verdict.fuzzy)
                judged.append(_Judged(len(verdicts), file, unit, taken))
            verdicts.append(verdict)
    agreed: list[_Taken] = []
    for same in _by_item(judged).values():
        if len({each.taken.text for each in same}) == 1:
            fuzzy = any(each.taken.fuzzy for each in same)
            agreed.append(replace(same[0].taken, fuzzy=fuzzy))
            continue
        for each in same:
            verdicts[each.place] = _refused(each.file, each.unit, each.taken.item, *_TWICE)
    return Intake(tuple(verdicts), _changes(agreed, catalogs))


def _by_item(judged: Iterable[_Judged]) -> dict[tuple[str, str, str], list[_Judged]]:
    found: dict[tuple[str, str, str], list[_Judged]] = {}
    for each in judged:
        item = each.taken.item
        found.setdefault((item.locale, item.domain, item.id), []).append(each)
    return found


def _judge(
    file: Proposals, unit: Proposal, item: Item, source_language: LanguageTag
) -> tuple[Verdict, str | None]:
    """The verdict on a unit, and the text that the catalog gets, None where it gets none."""
    origin = unit.origin
    if unit.fault:
        return _refused(file, unit, item, unit.fault, "Mend the unit in your tool."), None
    same = unit.source is None or same_source(_text(unit, item, unit.source), item.text)
    if not same or origin.source_hash not in ("", item.source_hash):
        return _refused(file, unit, item, "The source text has changed since the export", AGAIN), (
            None
        )
    unchanged = _verdict(Outcome.UNCHANGED, file, unit, item.locale, domain=item.domain)
    if not unit.target:
        return unchanged, None
    text = _text(unit, item, unit.target)
    if item.parts(text) != item.parts(item.target):
        text = _without_added_lines(text, item.text)
    fuzzy = _fuzzy(unit, item)
    copied = unit.state is State.INITIAL and item.parts(text) == item.parts(item.text)
    if (not text.strip() and item.text.strip()) or (copied and not item.target):
        return unchanged, None  # tools put the source there where nobody translated
    if item.target and item.parts(text) == item.parts(item.target):
        if not _restated(unit, item, fuzzy):
            return unchanged, None
        # As the catalog writes it: a no-break space may stand there as `&nbsp;`.
        return replace(unchanged, outcome=Outcome.TAKEN, fuzzy=fuzzy), item.target
    if origin.target_hash and digest(text) == origin.target_hash:
        return unchanged, None
    if item.target and origin.target_hash != item.target_hash:
        since = "since the export" if origin.target_hash else "already"
        return _verdict(
            Outcome.CONFLICT, file, unit, item.locale,
            f"The catalog has another translation {since}: “{short(item.target)}”",
            f"Compare the two in {item.place}; to take the file's, empty that msgstr first.",
            domain=item.domain,
        ), None  # fmt: skip
    problem = _problem(text, item, source_language)
    if problem is not None:
        return _refused(file, unit, item, *problem), None
    return _verdict(Outcome.TAKEN, file, unit, item.locale, domain=item.domain, fuzzy=fuzzy), text


def _restated(unit: Proposal, item: Item, fuzzy: bool) -> bool:
    """Whether a file that leaves the text as it is brings another state for it."""
    if fuzzy == item.fuzzy or not unit.stated:
        return False
    if unit.origin.state is None:  # it may say nothing of states; only good news is taken
        return not fuzzy
    return unit.state is not unit.origin.state and unit.origin.state is item.state


def _fuzzy(unit: Proposal, item: Item) -> bool:
    """A statement is finished only when somebody has reviewed it."""
    enough = (State.REVIEWED, State.FINAL) if item.safety else tuple(State)[1:]
    return unit.state not in enough


def _without_added_lines(text: str, source: str) -> str:
    """The text without line ends at its ends that the source does not have.

    Lokalize puts one, and spaces, before an inline element that begins a unit.
    """
    stripped = text.lstrip()
    if "\n" in text[: len(text) - len(stripped)] and source == source.lstrip():
        text = stripped
    stripped = text.rstrip()
    if "\n" in text[len(stripped) :] and source == source.rstrip():
        text = stripped
    return text


def _text(unit: Proposal, item: Item, parts: tuple[Part, ...]) -> str:
    return text_of(parts, escaped=item.escaped and not unit.written)


def _problem(text: str, item: Item, source_language: LanguageTag) -> tuple[str, str] | None:
    """What keeps a text from being a translation of the item, and the remedy."""
    for where in ("start", "end"):
        method = "startswith" if where == "start" else "endswith"
        if getattr(text, method)("\n") != getattr(item.text, method)("\n"):
            return (
                f"Source and translation do not both {where} with a line break",
                "Give the translation the line breaks of the source (GNU gettext asks for it).",
            )
    if "\0" in text or any(0xD800 <= ord(each) <= 0xDFFF for each in text):
        return "The translation holds a character that no text can hold", "Type the text anew."
    subject = Translated(
        text=item.text,
        context=item.key.context,
        target=text,
        locale=parse_tag(item.locale),
        source_language=source_language,
        path=item.path,
        line=item.line,
        domain=item.domain,
        statement=item.statement,
        counterpart=item.counterpart,
        flags=item.flags,
    )
    errors = _errors(subject)
    if errors and not item.escaped:
        # A source that is not in our notation may break its rules; its translation then must.
        broken = {each.rule for each in _errors(replace(subject, target=item.text))}
        errors = [each for each in errors if each.rule not in broken]
    return (f"{errors[0].message} ({errors[0].rule})", errors[0].hint) if errors else None


def _errors(subject: Translated) -> list[Finding]:
    found = run([subject], Gate.REVIEW, rules=_RULES)
    return [each for each in found if each.severity is Severity.ERROR]


def _changes(
    taken: Iterable[_Taken], catalogs: Mapping[tuple[str, str], tuple[Item, ...]]
) -> dict[tuple[str, str], dict[MessageKey, Change]]:
    """The whole of each message that something was taken for: all its forms."""
    forms: dict[tuple[str, str], dict[MessageKey, dict[int, _Taken]]] = {}
    for each in taken:
        messages = forms.setdefault((each.item.locale, each.item.domain), {})
        messages.setdefault(each.item.key, {})[each.item.form or 0] = each
    changes: dict[tuple[str, str], dict[MessageKey, Change]] = {}
    for place, messages in forms.items():
        siblings: dict[MessageKey, list[Item]] = {}
        for item in catalogs[place]:
            if item.key in messages:
                siblings.setdefault(item.key, []).append(item)
        changes[place] = {
            key: Change(
                tuple(
                    new[item.form or 0].text if (item.form or 0) in new else item.target
                    for item in siblings[key]
                ),
                any(each.fuzzy for each in new.values())
                or any(
                    item.fuzzy and bool(item.target)
                    for item in siblings[key]
                    if (item.form or 0) not in new
                ),
            )
            for key, new in messages.items()
        }
    return changes


def _refused(file: Proposals, unit: Proposal, item: Item, message: str, remedy: str) -> Verdict:
    return _verdict(Outcome.REFUSED, file, unit, item.locale, message, remedy, domain=item.domain)


def _verdict(
    outcome: Outcome,
    file: Proposals,
    unit: Proposal,
    locale: str,
    message: str = "",
    remedy: str = "",
    *,
    domain: str = "",
    fuzzy: bool = False,
) -> Verdict:
    return Verdict(
        outcome,
        file.path,
        unit.line,
        unit.id,
        locale,
        domain or unit.domain,
        message,
        remedy,
        fuzzy,
    )
