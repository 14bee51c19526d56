"""The rules that need no artefact, run over a project's sources and catalogs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from isogloss.build.declared import live_changes
from isogloss.build.inputs import Inputs
from isogloss.catalog import plural_count
from isogloss.check import (
    CatalogPair,
    EditorialRecord,
    Overrides,
    Sources,
    Subject,
    Translated,
    read_overrides,
    run,
    subjects_for_catalog,
    with_whole,
)
from isogloss.model import (
    NO_LIMITS,
    SAFETY_DOMAIN,
    Catalog,
    ConfigurationError,
    Finding,
    Gate,
    Limits,
    MessageKey,
    Severity,
    Unit,
    parse_tag,
)
from isogloss.project import EDITORIAL, SITE, line_of

REGISTER = "source/statements.toml"


def check_project(
    inputs: Inputs, catalogs: Mapping[tuple[str, str], Catalog], gate: Gate
) -> tuple[Finding, ...]:
    """All rules that need no artefact: sources, catalogs, units."""
    return run(_subjects(inputs, catalogs), gate, overrides_of(inputs))


def overrides_of(inputs: Inputs) -> Overrides:
    """The project's own severities.

    Raises ConfigurationError, with the line, for a rule, gate or severity that does not exist.
    """
    found: dict[str, Mapping[Gate, Severity | None]] = {}
    for word, value in inputs.project.rules.items():
        try:
            found.update(read_overrides({word: value}))
        except ConfigurationError as error:
            text = (inputs.root / SITE).read_text(encoding="utf-8")
            place = f"{SITE}:{line_of(text, ['rules', word])}"
            raise ConfigurationError(error.message, place=place, hint=error.hint) from None
    return found


def _subjects(inputs: Inputs, catalogs: Mapping[tuple[str, str], Catalog]) -> Iterable[Subject]:
    project = inputs.project
    yield Sources(
        inputs.pages, project.statements, project.markets, REGISTER, project.review_status
    )
    current = live_changes(inputs.editorial, inputs.templates)
    for change in inputs.editorial:
        yield EditorialRecord(change, change in current, EDITORIAL, project.source_language)
    shown: dict[MessageKey, dict[str, str]] = {
        MessageKey(unit.context, unit.text): {code.name: code.shows for code in unit.codes}
        for page in inputs.pages
        for unit in page.units
    }
    limits = tightest_limits(unit for page in inputs.pages for unit in page.units)
    units: dict[str, list[Translated]] = {}
    for (locale, domain), catalog in catalogs.items():
        template = inputs.templates.get(domain)
        if template is None:
            continue
        yield CatalogPair(
            template=template,
            catalog=catalog,
            locale=parse_tag(locale),
            plural_count=plural_count(locale),
            required=locale in project.base_locales,
            safety=domain == SAFETY_DOMAIN,
        )
        units.setdefault(locale, []).extend(
            subjects_for_catalog(
                template, catalog, project.source_language, project.do_not_translate, shown, limits
            )
        )
    for each in units.values():
        yield from with_whole(each)


def tightest_limits(units: Iterable[Unit]) -> dict[MessageKey, Limits]:
    """What each message has room for, in the narrowest of its places."""
    found: dict[MessageKey, Limits] = {}
    for unit in units:
        if unit.limits == NO_LIMITS:
            continue
        key = MessageKey(unit.context, unit.text)
        known = found.get(key, unit.limits)
        narrower = known.size and (not unit.limits.size or known.size <= unit.limits.size)
        found[key] = Limits(
            known.characters or unit.limits.characters,
            known.size if narrower else unit.limits.size,
            known.encoding if narrower else unit.limits.encoding,
        )
    return found
