"""Short ways to write the examples that rules carry. For examples and tests, not for runs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from isogloss.catalog.reader import read_leniently
from isogloss.check.subjects import (
    BundleFiles,
    CatalogPair,
    Delivery,
    Fault,
    LoneCatalog,
    Sources,
    Translated,
    TranslatedCatalog,
)
from isogloss.model import (
    NO_LIMITS,
    Artefact,
    Carrier,
    Catalog,
    Edition,
    Limits,
    Link,
    LocaleFilter,
    Market,
    Message,
    Obligation,
    Page,
    Passage,
    Place,
    Reading,
    Reference,
    Span,
    Statement,
    StatementId,
    Template,
    Translation,
    Unit,
    UnitId,
    parse_tag,
)


def pair(
    text: str,
    target: str,
    locale: str,
    *,
    names: tuple[str, ...] = (),
    domain: str = "example",
    limits: Limits = NO_LIMITS,
    plural: str | None = None,
) -> Translated:
    """An English text and its translation. plural: the other form of the source text."""
    return Translated(
        text=text,
        context=None,
        target=target,
        locale=parse_tag(locale),
        source_language=parse_tag("en"),
        path=f"locales/{locale}/LC_MESSAGES/{domain}.po",
        line=1,
        domain=domain,
        do_not_translate=names,
        counterpart=plural,
        limits=limits,
    )


def safety(text: str, target: str, locale: str) -> Translated:
    """An English safety statement and its translation."""
    return pair(text, target, locale, domain="safety")


_PEOPLE = {"doctor": "médico", "nurse": "enfermera", "surgeon": "cirujano", "family": "familia"}
_THINGS = {
    "allergy": "alergia",
    "heart valve": "válvula cardíaca",
    "headache": "dolor de cabeza",
    "medicine": "medicamento",
    "bleeding": "hemorragia",
    "swelling": "hinchazón",
}
_TIMES = {"operation": "operación", "breakfast": "desayuno", "journey": "viaje"}


def many(
    *,
    exchanged: tuple[int, ...] = (),
    halved: tuple[int, ...] = (),
    lengthened: tuple[int, ...] = (),
) -> TranslatedCatalog:
    """72 English texts with their Spanish translations.

    exchanged: those that have each other's, in turn. halved: those that lack the second of
    their two sentences. lengthened: those that have two sentences more.
    """
    texts = [
        (
            f"Tell your {person} about the {thing}. Ask again before the {time}.",
            f"Informe a su {whom} sobre: {what}. Pregunte otra vez antes de: {when}.",
        )
        for thing, what in _THINGS.items()
        for person, whom in _PEOPLE.items()
        for time, when in _TIMES.items()
    ]
    targets = [target for _, target in texts]
    for place, other in zip(exchanged, exchanged[1:] + exchanged[:1], strict=True):
        targets[place] = texts[other][1]
    for place in halved:
        targets[place] = targets[place].partition(". ")[0] + "."
    for place in lengthened:
        targets[place] += f" {texts[-1][1]}"
    return TranslatedCatalog(
        tuple(
            replace(pair(source, target, "es"), line=line)
            for line, ((source, _), target) in enumerate(zip(texts, targets, strict=True), 1)
        )
    )


def unit(
    text: str, statement: str | None = None, *, line: int = 1, id: str = "", only: str = ""
) -> Unit:
    """A unit of a source page. only: the locale ranges it is for, such as `*-US, *-CA`."""
    ranges = tuple(part.strip() for part in only.split(",")) if only else ()
    return Unit(
        id=UnitId(id or statement or f"line-{line}"),
        text=text,
        span=Span(0, 0),
        place=Place.BLOCK,
        codes=(),
        statement=None if statement is None else StatementId(statement),
        context=statement,
        limits=NO_LIMITS,
        filters=(LocaleFilter(ranges, exclude=False),) if ranges else (),
        notes=(),
        line=line,
        what="<p>",
    )


def page(name: str, *units: Unit) -> Page:
    """A source page with these units."""
    return Page(
        path=f"source/pages/{name}.html",
        source="",
        units=units,
        regions=(),
        generated=(),
        variables=(),
        private=(),
        root=Span(0, 0),
        head=Span(0, 0),
        body=Span(0, 0),
        layout=None,
    )


def statement(
    id: str, kind: str = "warning", pages: tuple[str, ...] = (), line: int = 1
) -> Statement:
    """An entry of the register."""
    both = (Artefact.HTML, Artefact.PDF)
    return Statement(StatementId(id), kind, pages, both, None, None, (), line)


def market(
    id: str, pages: tuple[str, ...], *, editions: tuple[str, ...] = (), **variables: str
) -> Market:
    """A market with these variables."""
    made = tuple(Edition(parse_tag(tag), id, "latn") for tag in editions)
    return Market(
        id=id,
        name=id.upper(),
        editions=made,
        variables=variables,
        forbidden=(),
        forbidden_words=(),
        pages=pages,
        page_size="A4",
    )


def sources(
    pages: Sequence[Page],
    statements: Sequence[Statement] = (),
    markets: Sequence[Market] = (),
    review_status: str = "reviewed",
) -> Sources:
    register = "source/statements.toml"
    return Sources(tuple(pages), tuple(statements), tuple(markets), register, review_status)


def message(text: str, context: str | None = None, plural: str | None = None) -> Message:
    return Message(text, context, plural, (Reference("source/pages/a.html", 12),), (), ())


def translation(
    text: str,
    *strings: str,
    context: str | None = None,
    plural: str | None = None,
    fuzzy: bool = False,
    previous: str | None = None,
    line: int = 10,
) -> Translation:
    return Translation(text, context, plural, strings, fuzzy, previous, line)


GOOD_HEADERS = {
    "Language": "es",
    "Content-Type": "text/plain; charset=UTF-8",
    "Plural-Forms": "nplurals=2; plural=(n != 1);",
    "X-Review-Status": "sample translation, not medically reviewed",
}


def catalogs(
    messages: Sequence[Message],
    translations: Sequence[Translation],
    *,
    locale: str = "es",
    headers: Mapping[str, str] | None = None,
    required: bool = True,
    safety: bool = False,
) -> CatalogPair:
    """A template and a catalog, Spanish unless said."""
    domain = "safety" if safety else "example"
    return CatalogPair(
        template=Template(domain, tuple(messages)),
        catalog=Catalog(
            path=f"locales/{locale}/LC_MESSAGES/{domain}.po",
            locale=locale,
            domain=domain,
            headers=GOOD_HEADERS if headers is None else headers,
            translations={each.key: each for each in translations},
        ),
        locale=parse_tag(locale),
        plural_count=2,
        required=required,
        safety=safety,
    )


def lone(
    entries: str,
    *,
    locale: str | None = "es",
    charset: str = "UTF-8",
    plural: str = "nplurals=2; plural=(n != 1);",
    header: bool = True,
    mark: bool = False,
) -> LoneCatalog:
    """A PO file in UTF-8, whatever charset its header names. mark: with a byte order mark."""
    fields = {
        "Project-Id-Version": "example",
        "PO-Revision-Date": "2026-01-01 00:00+0000",
        "Last-Translator": "",
        "Language-Team": "",
        "Language": locale or "",
        "MIME-Version": "1.0",
        "Content-Type": f"text/plain; charset={charset}",
        "Content-Transfer-Encoding": "8bit",
        **({"Plural-Forms": plural} if plural else {}),
    }
    lines = "".join(f'"{name}: {value}\\n"\n' for name, value in fields.items())
    text = (f'msgid ""\nmsgstr ""\n{lines}\n' if header else "") + entries
    file, faults = read_leniently((b"\xef\xbb\xbf" if mark else b"") + text.encode())
    path = f"locales/{locale or 'LOCALE'}/LC_MESSAGES/example.po"
    tag = None if locale is None else parse_tag(locale)
    return LoneCatalog(path, file, faults, tag, parse_tag("en"))


def passage(
    text: str,
    statement: str = "",
    *,
    carrier: Carrier = Carrier.BODY,
    hidden: bool = False,
    line: int = 1,
) -> Passage:
    return Passage(carrier, text, "en-GB", statement, hidden, line)


def link(rel: str, href: str, hreflang: str = "") -> Link:
    return Link(rel, href, hreflang, 1)


def reading(
    *passages: Passage,
    name: str = "page",
    edition: str = "en-GB",
    artefact: Artefact = Artefact.HTML,
    language: str | None = None,
    direction: str = "ltr",
    links: tuple[Link, ...] = (),
    anchors: Sequence[str] = (),
    noindex: bool = False,
    unreadable: tuple[str, ...] = (),
) -> Reading:
    return Reading(
        path=f"data/{edition}/{name}.{artefact}",
        edition=edition,
        page=name,
        artefact=artefact,
        language=edition if language is None else language,
        direction=direction,
        passages=passages,
        links=links,
        anchors=frozenset(anchors),
        noindex=noindex,
        unreadable=unreadable,
    )


def obligation(
    id: str, text: str | None, *, required: bool = True, order: int | None = None
) -> Obligation:
    return Obligation(StatementId(id), "gb", "en-GB", "page", Artefact.HTML, required, order, text)


def delivery(
    owed: Sequence[Obligation],
    found: Reading,
    *,
    pairs: Sequence[tuple[str, str]] = (),
    expects_obligations: bool = False,
    draft: bool = False,
) -> Delivery:
    return Delivery(
        market="gb",
        edition=found.edition,
        page=found.page,
        artefact=found.artefact,
        obligations=tuple(owed),
        reading=found,
        pairs=tuple((StatementId(first), StatementId(second)) for first, second in pairs),
        expects_obligations=expects_obligations,
        draft=draft,
    )


def files(
    declared: Mapping[str, str] | Sequence[str],
    actual: Mapping[str, str] | Sequence[str] | None = None,
    readings: Sequence[Reading] = (),
    faults: Sequence[Fault] = (),
) -> BundleFiles:
    """A bundle. Paths alone stand for files with one digest."""

    def digests(paths: Mapping[str, str] | Sequence[str]) -> Mapping[str, str]:
        return paths if isinstance(paths, Mapping) else dict.fromkeys(paths, "ab" * 32)

    given = digests(declared)
    there = given if actual is None else digests(actual)
    return BundleFiles("gb", given, there, tuple(readings), tuple(faults))
