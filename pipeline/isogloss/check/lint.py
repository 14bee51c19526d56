"""All rules that one PO file by itself can be held against, without a project."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from isogloss.catalog import catalog_of
from isogloss.catalog.reader import Entry, read_leniently
from isogloss.check.registry import Family, Rule
from isogloss.check.rules import RULES
from isogloss.check.run import find, settled
from isogloss.check.subjects import (
    CatalogPair,
    LoneCatalog,
    Subject,
    Translated,
    TranslatedCatalog,
)
from isogloss.check.units import subjects_for_catalog
from isogloss.model import (
    SAFETY_DOMAIN,
    Catalog,
    Finding,
    Gate,
    LanguageTag,
    Message,
    Template,
    parse_tag,
)
from isogloss.model.locale import LocaleError

if TYPE_CHECKING:
    from concurrent.futures import Executor

_FAMILIES = frozenset({Family.MARKUP, Family.INVARIANTS, Family.MEANING, Family.TYPOGRAPHY})
# Of the rules that hold a catalog against its template, those that look only at the catalog.
_WITHOUT_TEMPLATE = frozenset({"IG208", "IG210"})
_UNDETERMINED = LanguageTag("und")
_MODIFIERS = {"latin": "Latn", "cyrillic": "Cyrl", "latn": "Latn", "cyrl": "Cyrl"}


@dataclass(frozen=True, slots=True)
class Linted:
    """What was found in one file, and how many messages it has in which state."""

    findings: tuple[Finding, ...]
    translated: int
    fuzzy: int
    untranslated: int


def lint(
    data: bytes,
    path: str,
    *,
    language: LanguageTag | None,
    source_language: LanguageTag,
    gate: Gate,
    rules: Iterable[Rule[Any]] = RULES,
    pool: Executor | None = None,
) -> Linted:
    """Hold one PO or POT file against the rules that need nothing else.

    data: any bytes. An entry that cannot be read is a finding, and hides no other.
    language: of the translations; None to take what the header, the folder or the name says.
    A fuzzy or untranslated message is no finding here: it is counted.
    pool: processes that the units of a large file are spread over; they load rules by
    themselves, so it is only for those of `RULES`. The result is the same with and without.
    """
    file, faults = read_leniently(data)
    locale = language or locale_of(file.headers, path)
    name = PurePath(path).stem
    catalog = catalog_of(file, path=path, locale=str(locale or _UNDETERMINED), domain=name)
    alone = LoneCatalog(path, file, faults, locale, source_language)
    chosen = lint_rules(rules)
    counts = Counter(_state(entry) for entry in file.entries if not entry.obsolete)
    found = find(_files(alone, catalog), gate, rules=chosen)
    units: tuple[Translated, ...] = ()
    if locale is not None and not alone.is_template:
        units = tuple(subjects_for_catalog(None, catalog, source_language))
    del file, faults, catalog, alone  # texts are in the units; nothing else is needed any more
    ids = frozenset(rule.id for rule in chosen)
    if pool is None or len(units) < _MANY:
        found |= find(units, gate, rules=chosen)
        parts = []
    else:
        starts = range(0, len(units), _PART)
        parts = [pool.submit(_of_units, units[at : at + _PART], gate, ids) for at in starts]
    if units:
        found |= find([TranslatedCatalog(units)], gate, rules=chosen)
    for part in parts:
        found |= part.result()
    return Linted(settled(found), counts["translated"], counts["fuzzy"], counts["untranslated"])


_MANY, _PART = 4000, 500
"""From so many units on, starting processes costs less than it saves; how many each is given."""


def _of_units(units: tuple[Translated, ...], gate: Gate, ids: frozenset[str]) -> set[Finding]:
    """What the rules with these ids find in the units; run in another process."""
    return find(units, gate, rules=[rule for rule in RULES if rule.id in ids])


def lint_rules(rules: Iterable[Rule[Any]]) -> list[Rule[Any]]:
    """The rules that need no project."""
    return [
        rule
        for rule in rules
        if rule.subject is LoneCatalog or (rule.family in _FAMILIES or rule.id in _WITHOUT_TEMPLATE)
    ]


def _files(alone: LoneCatalog, catalog: Catalog) -> Iterator[Subject]:
    yield alone
    messages = (
        Message(each.text, each.context, each.plural, (), (), ()) for each in catalog if each.ready
    )
    yield CatalogPair(
        template=Template(catalog.domain, tuple(messages)),
        catalog=catalog,
        locale=alone.locale or _UNDETERMINED,
        plural_count=0,  # for rules that are not among those above
        required=False,
        safety=catalog.domain == SAFETY_DOMAIN,
    )


def _state(entry: Entry) -> str:
    if not any(entry.strings):
        return "untranslated"
    if entry.fuzzy:
        return "fuzzy"
    return "translated" if all(entry.strings) else "untranslated"


def locale_of(headers: Mapping[str, str], path: str) -> LanguageTag | None:
    """The language of a file: as its header says, else the folder, else its own name.

    The folder is the one above LC_MESSAGES. Names are those of gettext (`pt_BR`, `sr@latin`) or
    language tags; of `app.de.po`, the last part counts. None where nothing names a language
    that CLDR knows.
    """
    pure = PurePath(path)
    header = tag_of(headers.get("Language", ""))
    if header is not None:
        return header
    folders = pure.parts[:-1]
    if folders[-1:] == ("LC_MESSAGES",) and len(folders) > 1:
        folder = tag_of(folders[-2])
        if folder is not None:
            return folder
    return tag_of(pure.stem.rpartition(".")[2])


_LOCALE = re.compile(
    r"([A-Za-z]{2,3})(?:[_-]([A-Za-z]{4}))?(?:[_-]([A-Za-z]{2}|[0-9]{3}))?(?:\.[\w-]+)?(?:@(\w+))?"
)


def tag_of(name: str) -> LanguageTag | None:
    """The language tag of a gettext locale name; None where it names no language of CLDR."""
    from babel.core import Locale, UnknownLocaleError

    match = _LOCALE.fullmatch(name.strip())
    if match is None:
        return None
    script = match[2] or _MODIFIERS.get((match[4] or "").lower(), "")
    parts = [match[1].lower(), script.title(), (match[3] or "").upper()]
    try:
        tag = parse_tag("-".join(part for part in parts if part))
        if Locale("en").languages.get(tag.language) is None:
            return None
    except (LocaleError, UnknownLocaleError):
        return None
    return tag
