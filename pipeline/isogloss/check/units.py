"""Make the subjects of the unit rules (families 3 to 6) from a catalog."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from isogloss.check.subjects import Translated, TranslatedCatalog
from isogloss.model import (
    NO_LIMITS,
    SAFETY_DOMAIN,
    Catalog,
    LanguageTag,
    Limits,
    MessageKey,
    Template,
    parse_tag,
)

_NOTHING: Mapping[str, str] = {}


def subjects_for_catalog(
    template: Template | None,
    catalog: Catalog,
    source_language: LanguageTag,
    do_not_translate: tuple[str, ...] = (),
    shown: Mapping[MessageKey, Mapping[str, str]] | None = None,
    limits: Mapping[MessageKey, Limits] | None = None,
) -> Iterator[Translated]:
    """The translations of a catalog that may be published: neither empty nor fuzzy.

    template: only what it has is looked at; None to look at all, as `isogloss lint` does.
    shown: by message, the text that its stand-alone codes show where it is fixed.
    limits: by message, what its place in the page has room for.
    """
    locale = parse_tag(catalog.locale)
    wanted = None if template is None else {each.key: each.flags for each in template.messages}
    for entry in catalog:
        if not entry.ready or (wanted is not None and entry.key not in wanted):
            continue
        for number, target in enumerate(entry.strings):
            # Form 0 is the singular in most languages; the others stand for many.
            text, counterpart = entry.text, entry.plural
            if number > 0 and entry.plural is not None:
                text, counterpart = entry.plural, entry.text
            yield Translated(
                text=text,
                context=entry.context,
                target=target,
                locale=locale,
                source_language=source_language,
                path=catalog.path,
                line=entry.line,
                domain=catalog.domain,
                statement=entry.context or "" if catalog.domain == SAFETY_DOMAIN else "",
                do_not_translate=do_not_translate,
                shown=(shown or {}).get(entry.key, _NOTHING),
                counterpart=counterpart,
                flags=() if wanted is None else wanted[entry.key],
                limits=(limits or {}).get(entry.key, NO_LIMITS),
            )


def with_whole(units: Iterable[Translated]) -> Iterator[Translated | TranslatedCatalog]:
    """The translations into one locale, one by one, and then as a whole."""
    every = tuple(units)
    yield from every
    if every:
        yield TranslatedCatalog(every)
