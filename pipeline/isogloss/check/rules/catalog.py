"""Family 2: whether a catalog holds what its template asks for, in good gettext form."""

from __future__ import annotations

import re
from collections.abc import Iterator

from isogloss.check.phrases import short
from isogloss.check.registry import Hit, rule
from isogloss.check.samples import GOOD_HEADERS, catalogs, message, translation
from isogloss.check.subjects import CatalogPair, Where
from isogloss.model import Message, Severity, Translation

_ERROR, _WARNING, _INFO = Severity.ERROR, Severity.WARNING, Severity.INFO
_MANUAL = "GNU gettext manual"
_NPLURALS = re.compile(r"nplurals\s*=\s*(\d+)\s*;\s*plural\s*=")
_CHARSET = re.compile(r"charset=([\w-]+)", re.IGNORECASE)


def _at(subject: CatalogPair, entry: Translation | Message) -> Where:
    return Where(
        path=subject.catalog.path,
        line=entry.line if isinstance(entry, Translation) else 0,
        locale=str(subject.locale),
        statement=entry.context or "" if subject.safety else "",
        msgctxt=entry.context or "",
        msgid=entry.text,
        msgstr=entry.strings[0] if isinstance(entry, Translation) and entry.strings else "",
    )


def _missing(subject: CatalogPair) -> Iterator[Hit]:
    if not subject.required:
        return
    for each in subject.template.messages:
        entry = subject.catalog.translations.get(each.key)
        if entry is None:
            yield Hit(
                f"The catalog does not have “{short(each.text)}”.",
                "Run “isogloss update”, then translate it.",
                where=_at(subject, each),
            )
        elif not entry.fuzzy and not all(entry.strings):
            yield Hit(
                f"“{short(each.text)}” has no translation yet.",
                "Translate it; an edition never falls back to the source language.",
                where=_at(subject, entry),
            )


@rule(
    "IG201",
    "translation-missing",
    subject=CatalogPair,
    draft=_WARNING,
    review=_ERROR,
    release=_ERROR,
    why="An edition never falls back to the source language, so the text would be missing.",
    source=f"{_MANUAL}, 5: msgmerge; Isogloss design, section 1: fallback chain",
    bad=[
        catalogs([message("Symptoms")], []),
        catalogs([message("Symptoms")], [translation("Symptoms", "")]),
    ],
    good=[
        catalogs([message("Symptoms")], [translation("Symptoms", "Síntomas")]),
        catalogs([message("Symptoms")], [], locale="es-MX", required=False, headers={}),
    ],
)
def translation_missing(subject: CatalogPair) -> Iterator[Hit]:
    """A message of the template has no translation."""
    if not subject.safety:
        yield from _missing(subject)


@rule(
    "IG202",
    "statement-translation-missing",
    subject=CatalogPair,
    draft=_WARNING,
    review=_ERROR,
    release=_ERROR,
    why="A market without the words of a safety statement cannot be published.",
    source="EU MDR 2017/745, Article 10(11): information in the languages of the Member State",
    bad=[catalogs([message("Death.", "isi.death")], [], safety=True)],
    good=[
        catalogs(
            [message("Death.", "isi.death")],
            [translation("Death.", "Muerte.", context="isi.death")],
            safety=True,
        )
    ],
)
def statement_translation_missing(subject: CatalogPair) -> Iterator[Hit]:
    """A safety statement has no translation."""
    if subject.safety:
        yield from _missing(subject)


@rule(
    "IG203",
    "translation-fuzzy",
    subject=CatalogPair,
    draft=_WARNING,
    review=_ERROR,
    release=_ERROR,
    why="A fuzzy translation belongs to an older or a similar source text. It is never shipped.",
    source=f"{_MANUAL}, 3: fuzzy entries",
    bad=[catalogs([message("Symptoms")], [translation("Symptoms", "Síntoma", fuzzy=True)])],
    good=[catalogs([message("Symptoms")], [translation("Symptoms", "Síntomas")])],
)
def translation_fuzzy(subject: CatalogPair) -> Iterator[Hit]:
    """A translation is marked fuzzy."""
    wanted = {each.key for each in subject.template.messages}
    for entry in subject.catalog:
        if entry.fuzzy and entry.key in wanted:
            was = f" It was made for “{entry.previous}”." if entry.previous else ""
            yield Hit(
                f"The translation of “{short(entry.text)}” is fuzzy.{was}",
                "Check it against the source text, then remove the flag.",
                where=_at(subject, entry),
            )


@rule(
    "IG210",
    "previous-text-left",
    subject=CatalogPair,
    draft=_WARNING,
    review=_WARNING,
    release=_WARNING,
    why="Who clears the flag and not the old text may not have compared the two; some editors "
    "(Lokalize, OmegaT) leave it there when they clear the flag.",
    source=f"{_MANUAL}, 3: “#|” comments go together with fuzzy",
    bad=[
        catalogs(
            [message("Call 911 at once.", "emergency")],
            [translation("Call 911 at once.", "Llame.", context="emergency", previous="Call 911.")],
            safety=True,
        )
    ],
    good=[
        catalogs([message("Text", "a")], [translation("Text", "Texto", context="a")], safety=True),
        catalogs([message("New text")], [translation("New text", "Texto", previous="Text")]),
    ],
)
def previous_text_left(subject: CatalogPair) -> Iterator[Hit]:
    """A statement is no longer fuzzy, but still shows an older source text."""
    if not subject.safety:
        return
    wanted = {each.key for each in subject.template.messages}
    for entry in subject.catalog:
        if entry.ready and entry.previous not in (None, entry.text) and entry.key in wanted:
            yield Hit(
                f"The translation of “{short(entry.text)}” is not fuzzy, but still has the text "
                f"it was made for: “{short(entry.previous or '')}”.",
                "Compare the two texts, correct the translation, then remove the “#|” lines.",
                where=_at(subject, entry),
            )


@rule(
    "IG204",
    "translation-stale",
    subject=CatalogPair,
    draft=_INFO,
    review=_WARNING,
    release=_WARNING,
    why="A translation of a text that no page has any more is work that nobody sees.",
    source=f"{_MANUAL}, 5: obsolete entries",
    bad=[catalogs([], [translation("Old text", "Texto antiguo")])],
    good=[catalogs([message("Text")], [translation("Text", "Texto")])],
)
def translation_stale(subject: CatalogPair) -> Iterator[Hit]:
    """The catalog has an active entry that the template does not have."""
    wanted = {each.key for each in subject.template.messages}
    for entry in subject.catalog:
        if entry.key not in wanted:
            yield Hit(
                f"No page has “{short(entry.text)}” any more.",
                "Run “isogloss update”; it keeps the translation as obsolete.",
                where=_at(subject, entry),
            )


@rule(
    "IG205",
    "header-wrong",
    subject=CatalogPair,
    draft=_ERROR,
    review=_ERROR,
    release=_ERROR,
    why="Tools read language, encoding and plural forms from the header; a wrong one damages text.",
    source=f"{_MANUAL}, 6.2: filling in the header entry; 11.2.6: plural forms",
    bad=[
        catalogs([], [], headers={**GOOD_HEADERS, "Language": "fr"}),
        catalogs([], [], headers={**GOOD_HEADERS, "Content-Type": "text/plain; charset=latin-1"}),
        catalogs(
            [message("a page", plural="{n} pages")],
            [],
            headers={**GOOD_HEADERS, "Plural-Forms": "nplurals=6; plural=0;"},
            required=False,
        ),
    ],
    good=[
        catalogs([], []),
        catalogs([], [], locale="pt-BR", headers={**GOOD_HEADERS, "Language": "pt_BR"}),
    ],
)
def header_wrong(subject: CatalogPair) -> Iterator[Hit]:
    """Language, charset or plural forms of the header do not fit the catalog."""
    headers = subject.catalog.headers
    language = headers.get("Language", "").replace("_", "-").replace("@latin", "")
    if language != str(subject.locale):
        says = f"says “{headers['Language']}”" if language else "names no language"
        yield Hit(
            f"The header {says}; the catalog is for {subject.locale}.",
            f"Write “Language: {subject.locale}”.",
        )
    charset = _CHARSET.search(headers.get("Content-Type", ""))
    if charset is None or charset[1].lower() not in ("utf-8", "utf8"):
        says = f"says charset “{charset[1]}”" if charset else "names no charset"
        yield Hit(
            f"The header {says}; catalogs are UTF-8.",
            "Write “Content-Type: text/plain; charset=UTF-8”.",
        )
    if any(each.plural is not None for each in subject.template.messages):
        count = _NPLURALS.search(headers.get("Plural-Forms", ""))
        if count is None or int(count[1]) != subject.plural_count:
            says = f"declares {count[1]} plural forms" if count else "declares no plural forms"
            yield Hit(
                f"The header {says}; {subject.locale} has {subject.plural_count}.",
                "Take the Plural-Forms line from a catalog that “isogloss init” makes, or CLDR.",
            )


@rule(
    "IG206",
    "review-status-missing",
    subject=CatalogPair,
    draft=_INFO,
    review=_INFO,
    release=_INFO,
    why="Whoever opens the file must see whether a specialist has read these translations.",
    source="ISO 17100:2015, 5.3: revision and review",
    bad=[
        catalogs(
            [message("Text")],
            [translation("Text", "Texto")],
            headers={key: GOOD_HEADERS[key] for key in ("Language", "Content-Type")},
        )
    ],
    good=[catalogs([message("Text")], [translation("Text", "Texto")])],
)
def review_status_missing(subject: CatalogPair) -> Iterator[Hit]:
    """The header has no X-Review-Status."""
    if subject.catalog.translations and not subject.catalog.headers.get("X-Review-Status"):
        yield Hit(
            "The header does not say who has reviewed these translations.",
            "Add “X-Review-Status: …” to the header.",
        )


@rule(
    "IG209",
    "translation-not-reviewed",
    subject=CatalogPair,
    draft=None,
    review=None,
    release=_ERROR,
    why="What no specialist has read must not be released.",
    source="ISO 17100:2015, 5.3: revision and review",
    bad=[catalogs([message("Text")], [translation("Text", "Texto")])],
    good=[
        catalogs(
            [message("Text")],
            [translation("Text", "Texto")],
            headers={**GOOD_HEADERS, "X-Review-Status": "reviewed"},
        )
    ],
)
def translation_not_reviewed(subject: CatalogPair) -> Iterator[Hit]:
    """The header's X-Review-Status is not `reviewed`."""
    status = subject.catalog.headers.get("X-Review-Status", "")
    if subject.catalog.translations and status != "reviewed":
        yield Hit(
            f"These translations are not reviewed: the header says “{status or 'nothing'}”.",
            "After the review, set “X-Review-Status: reviewed” in the header.",
        )


@rule(
    "IG207",
    "plural-forms-incomplete",
    subject=CatalogPair,
    draft=_ERROR,
    review=_ERROR,
    release=_ERROR,
    why="A count for which there is no form shows no text, or stops the build.",
    source=f"{_MANUAL}, 11.2.6: plural forms; CLDR plural rules",
    bad=[
        catalogs(
            [message("a page", plural="{n} pages")],
            [translation("a page", "una página", plural="{n} pages")],
        ),
        catalogs(
            [message("a page", plural="{n} pages")],
            [translation("a page", "una página", "", plural="{n} pages")],
        ),
    ],
    good=[
        catalogs(
            [message("a page", plural="{n} pages")],
            [translation("a page", "una página", "{n} páginas", plural="{n} pages")],
        )
    ],
)
def plural_forms_incomplete(subject: CatalogPair) -> Iterator[Hit]:
    """A message with a plural has more or fewer forms than the language."""
    for entry in subject.catalog:
        if entry.fuzzy or not any(entry.strings):
            continue
        wanted = 1 if entry.plural is None else subject.plural_count
        given = sum(1 for each in entry.strings if each)
        if given != wanted or len(entry.strings) != wanted:
            yield Hit(
                f"“{short(entry.text)}” has {given} of {wanted} forms.",
                f"Fill msgstr[0] to msgstr[{wanted - 1}], and no more.",
                where=_at(subject, entry),
            )


@rule(
    "IG208",
    "line-end-differs",
    subject=CatalogPair,
    draft=_WARNING,
    review=_ERROR,
    release=_ERROR,
    why="msgfmt refuses the catalog, and texts that are joined run together.",
    source=f"{_MANUAL}, 4: msgfmt --check-format, leading and trailing newlines",
    bad=[catalogs([message("Text\n")], [translation("Text\n", "Texto")])],
    good=[catalogs([message("Text\n")], [translation("Text\n", "Texto\n")])],
)
def line_end_differs(subject: CatalogPair) -> Iterator[Hit]:
    """Source and translation do not both begin, or end, with a line break."""
    for entry in subject.catalog:
        others = entry.strings if entry.plural is None else (entry.plural, *entry.strings)
        for target in others:
            if not target or entry.fuzzy:
                continue
            for side, differs in (
                ("begin", entry.text.startswith("\n") != target.startswith("\n")),
                ("end", entry.text.endswith("\n") != target.endswith("\n")),
            ):
                if differs:
                    yield Hit(
                        f"Source and translation do not both {side} with a line break.",
                        "Make the translation as the source is.",
                        where=_at(subject, entry),
                    )
