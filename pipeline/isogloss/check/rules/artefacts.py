"""Family 8: the finished file itself: its language, its links, what can be seen of it."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from isogloss.check.registry import Hit, rule
from isogloss.check.samples import delivery, link, passage, reading
from isogloss.check.subjects import Delivery
from isogloss.model import Artefact, Carrier, LocaleError, Severity, parse_tag

_ERROR, _WARNING = Severity.ERROR, Severity.WARNING


@rule(
    "IG801",
    "language-wrong",
    subject=Delivery,
    draft=_ERROR,
    review=_ERROR,
    release=_ERROR,
    why="Screen readers speak, and browsers hyphenate and choose fonts, by the declared language.",
    source="WCAG 2.2, 3.1.1 Language of Page; PDF/UA-1, 7.2",
    bad=[delivery([], reading(language="fr")), delivery([], reading(language=""))],
    good=[delivery([], reading(language="en-GB"))],
)
def language_wrong(subject: Delivery) -> Iterator[Hit]:
    """The document declares another language than its edition, or none."""
    declared = subject.reading.language
    if declared.lower() != subject.edition.lower():
        says = f"declares the language “{declared}”" if declared else "declares no language"
        yield Hit(f"The document {says}; the edition is {subject.edition}.", "Build it again.")


@rule(
    "IG802",
    "direction-wrong",
    subject=Delivery,
    draft=_ERROR,
    review=_ERROR,
    release=_ERROR,
    why="In the wrong base direction numbers, punctuation and mixed names change places.",
    source="W3C Internationalization: Structural markup and right-to-left text in HTML",
    bad=[
        delivery([], reading(edition="ar-SA", direction="ltr")),
        delivery([], reading(edition="ar-SA", direction="")),
        delivery([], reading(edition="en-GB", direction="rtl")),
    ],
    good=[
        delivery([], reading(edition="ar-SA", direction="rtl")),
        delivery([], reading(edition="en-GB", direction="")),
    ],
)
def direction_wrong(subject: Delivery) -> Iterator[Hit]:
    """The base direction is not that of the edition's language."""
    try:
        wanted = parse_tag(subject.edition).direction
    except LocaleError:
        return
    declared = subject.reading.direction
    if declared == wanted or (not declared and wanted == "ltr"):
        return
    if not declared and subject.artefact is Artefact.PDF:
        return  # a PDF says it only in its viewer preferences, which readers may leave out
    says = f"runs “{declared}”" if declared else "declares no direction"
    yield Hit(f"The document {says}; {subject.edition} runs “{wanted}”.", "Build it again.")


@rule(
    "IG803",
    "statement-hidden",
    subject=Delivery,
    draft=_ERROR,
    review=_ERROR,
    release=_ERROR,
    why="A warning that nobody can see is not given.",
    source="FTC .com Disclosures (2013): clear and conspicuous; EU MDR Annex I 23.1",
    bad=[delivery([], reading(passage("Death.", "isi.death", hidden=True)))],
    good=[
        delivery([], reading(passage("Death.", "isi.death"), passage("Menu", hidden=True))),
        delivery(
            [],
            reading(passage("Death.", "isi.death"), passage("Death.", "isi.death", hidden=True)),
        ),
    ],
)
def statement_hidden(subject: Delivery) -> Iterator[Hit]:
    """A marked statement stands only where it cannot be seen."""
    shown = {
        each.statement
        for each in subject.reading.passages
        if not each.hidden and each.carrier is Carrier.BODY
    }
    told: set[str] = set()
    for each in subject.reading.passages:
        if each.statement and each.hidden and each.statement not in shown | told:
            told.add(each.statement)
            yield Hit(
                f"“{each.statement}” is in the document but hidden.",
                "Take it out of the hidden element.",
                where=subject.at(each.statement, each.line, each.text),
            )


@rule(
    "IG804",
    "character-unreadable",
    subject=Delivery,
    draft=_ERROR,
    review=_ERROR,
    release=_ERROR,
    why="A box or a gap in the place of a letter can change a word, and a warning.",
    source="PDF/UA-1, 7.21.7: every glyph maps to Unicode; ISO 32000-1, 9.10",
    bad=[
        delivery([], reading(unreadable=("\u0e01",), artefact=Artefact.PDF)),
        delivery([], reading(passage("Do not use if \ufffd"))),
        delivery([], reading(unreadable=("content of a page that is no longer there",))),
    ],
    good=[delivery([], reading(passage("Do not use.")))],
)
def character_unreadable(subject: Delivery) -> Iterator[Hit]:
    """A character has no glyph, or was lost in an encoding."""
    # A reader gives characters, or says in words what it could not make sense of.
    unreadable = set(subject.reading.unreadable)
    for words in sorted(each for each in unreadable if " " in each.strip()):
        yield Hit(
            f"The file is damaged: it has {words}.",
            "Build the bundle again, or take it from its origin again.",
        )
    characters = {each for each in unreadable if " " not in each.strip()}
    if characters:
        names = sorted({_name(each) for each in characters})
        more = f" and {len(names) - 8} more" if len(names) > 8 else ""
        yield Hit(
            f"No font shows {', '.join(names[:8])}{more}.",
            "Add a font that covers the script, or correct the text.",
        )
    for each in subject.reading.passages:
        if "\ufffd" in each.text:
            yield Hit(
                "A character was lost in an encoding and came out as U+FFFD.",
                "Find the place in the source or the catalog and write the character again.",
                where=subject.at(each.statement, each.line, each.text),
            )


def _name(characters: str) -> str:
    shown = f"“{characters}” " if characters.isprintable() else ""
    return shown + " ".join(f"U+{ord(each):04X}" for each in characters)


@rule(
    "IG805",
    "fragment-broken",
    subject=Delivery,
    draft=_WARNING,
    review=_ERROR,
    release=_ERROR,
    why="“See the safety information below” must lead there.",
    source="HTML Standard 7.4.2.3.3: scroll to the fragment; WCAG 2.2, 2.4.5",
    bad=[delivery([], reading(links=(link("a", "#isi"),), anchors=["top-of-page"]))],
    good=[
        delivery([], reading(links=(link("a", "#isi"), link("a", "#top")), anchors=["isi"])),
        delivery([], reading(links=(link("a", "#s%C3%ADntomas"),), anchors=["síntomas"])),
    ],
)
def fragment_broken(subject: Delivery) -> Iterator[Hit]:
    """A link to a place in the same document aims at nothing."""
    anchors = subject.reading.anchors
    for each in subject.reading.links:
        if not each.href.startswith("#"):
            continue
        aim = each.href[1:]
        if aim.lower() in ("", "top") or aim in anchors or unquote(aim) in anchors:
            continue
        yield Hit(
            f"The link “{each.href}” aims at no element of the document.",
            "Give the element that id, or correct the link.",
            where=subject.at("", each.line),
        )


@rule(
    "IG806",
    "draft-indexable",
    subject=Delivery,
    draft=_ERROR,
    review=_ERROR,
    release=_ERROR,
    why="A draft that a search engine finds is read as the published text.",
    source="Google Search Central: robots meta tag, noindex; Isogloss design, section 4",
    bad=[delivery([], reading(), draft=True)],
    good=[
        delivery([], reading(noindex=True), draft=True),
        delivery([], reading()),
        delivery([], reading(artefact=Artefact.PDF), draft=True),
    ],
)
def draft_indexable(subject: Delivery) -> Iterator[Hit]:
    """A draft page does not tell search engines to leave it out."""
    if subject.draft and not subject.reading.noindex and subject.artefact is Artefact.HTML:
        yield Hit("The page is a draft and has no noindex.", "Build it again.")


@rule(
    "IG807",
    "draft-mark-left",
    subject=Delivery,
    draft=_ERROR,
    review=_ERROR,
    release=_ERROR,
    why="A page that was made as a draft must not pass for a released one.",
    source="Isogloss: drafts are noindex, what is released is not",
    bad=[delivery([], reading(noindex=True))],
    good=[delivery([], reading()), delivery([], reading(noindex=True), draft=True)],
)
def draft_mark_left(subject: Delivery) -> Iterator[Hit]:
    """A page of a bundle that is no draft says noindex, as drafts do."""
    if subject.reading.noindex and not subject.draft:
        yield Hit(
            "The bundle says it is no draft, but the page is marked as one (noindex).",
            "Build the bundle for release, or take it from its origin again.",
        )
