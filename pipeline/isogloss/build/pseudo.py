"""A market of pseudo-locales, built like any other, that shows what no translator can reach."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from isogloss.assemble.formats import language_name
from isogloss.build.catalogs import Progress
from isogloss.build.inputs import Inputs, read_inputs
from isogloss.build.job import Job, MarketResult, Options
from isogloss.bundle import lock
from isogloss.catalog.pseudo import ACCENTED, MIRRORED, pseudo_catalog
from isogloss.model import Carrier, Edition, Market, UsageError, parse_tag
from isogloss.project import Project
from isogloss.verify import read_html

MARKET = "pseudo"
_READ = frozenset({Carrier.BODY, Carrier.TITLE, Carrier.ATTRIBUTE})
# A word with a bare vowel: an accented text has none.
_ADDRESS = re.compile(r"\S+[@/]\S+")
_BARE = re.compile(r"\b(?=[a-z]*[aeiou])[a-z]{2,}\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class HardCoded:
    """A text of a finished page that did not come from a catalog. line: of the page's HTML."""

    path: str
    line: int
    text: str


def build_pseudo(
    root: Path, options: Options, progress: Progress
) -> tuple[MarketResult, tuple[str, ...], tuple[HardCoded, ...]]:
    """Build the bundle output/pseudo: all pages in both pseudo-locales.

    Returns what became of it, what to tell of the PDFs, and the texts that no catalog gave.
    Raises UsageError where the project has a market of that name.
    """
    progress("Reading sources")
    inputs = read_inputs(root)
    if MARKET in {market.id for market in inputs.project.markets}:
        raise UsageError(
            f"The project has a market of its own that is called “{MARKET}”",
            place="source/markets.toml",
            hint="Give that market another name.",
        )
    market = _pseudo_market(inputs.project)
    catalogs = {
        (locale, domain): pseudo_catalog(template, locale)
        for locale in (ACCENTED, MIRRORED)
        for domain, template in inputs.templates.items()
    }
    project = replace(inputs.project, markets=(*inputs.project.markets, market))
    with lock(root / "output"):
        job = Job(replace(inputs, project=project), catalogs, (), options, progress)
        results, notes = job.build((market,), None)
    found = () if results[0].blocked else tuple(_hard_coded(inputs, market))
    return results[0], notes, found


def _pseudo_market(project: Project) -> Market:
    """A market that shows everything and forbids nothing; XA and XB are no region's rules."""
    first = project.markets[0]
    variables: dict[str, str] = {}
    for each in project.markets:
        variables = {**each.variables, **variables}
    return Market(
        id=MARKET,
        name="Pseudo",
        editions=(
            Edition(parse_tag(ACCENTED), MARKET, "latn"),
            Edition(parse_tag(MIRRORED), MARKET, "arab"),
        ),
        variables=variables,
        forbidden=(),
        pages=project.pages,
        page_size=first.page_size,
    )


def _hard_coded(inputs: Inputs, market: Market) -> Iterator[HardCoded]:
    """Texts that readers meet on the accented pages and that did not come from a catalog.

    Text marked as in another language, names that must not be translated and what the
    market's variables say are no translator's to change.
    """
    names = {language_name(edition.tag, region=True) for edition in market.editions}
    names |= {language_name(edition.tag, region=False) for edition in market.editions}
    fixed = sorted(
        {*inputs.project.do_not_translate, *market.variables.values(), *names},
        key=len,
        reverse=True,
    )
    for page in market.pages:
        name = f"output/{MARKET}/data/{ACCENTED}/{page}.html"
        data = (inputs.root / name).read_bytes()
        reading = read_html(data, path=name, edition=ACCENTED, page=page)
        for passage in reading.passages:
            ours = passage.carrier in _READ and passage.language == ACCENTED
            if ours and _has_bare_word(passage.text, fixed):
                yield HardCoded(name, passage.line, passage.text)


def _has_bare_word(text: str, fixed: Sequence[str]) -> bool:
    """Whether the text, which no catalog put in brackets, has a word without accents."""
    for each in fixed:
        text = text.replace(each, " ")
    text = _ADDRESS.sub(" ", text)
    return "[" not in text and _BARE.search(text) is not None
