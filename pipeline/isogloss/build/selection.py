"""Choose findings by market, locale and page."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from isogloss.build.inputs import Inputs
from isogloss.model import SAFETY_DOMAIN, Finding, require_known


def selected(
    inputs: Inputs,
    findings: Sequence[Finding],
    *,
    markets: Collection[str],
    locales: Collection[str],
    pages: Collection[str],
) -> tuple[Finding, ...]:
    """The findings that concern the named markets, locales and pages; all where none is named.

    Statements concern every page. Raises UsageError for a name that does not exist.
    """
    project = inputs.project
    _require_all(markets, [market.id for market in project.markets], "market")
    known = {str(tag) for edition in project.editions for tag in edition.tag.chain}
    _require_all(locales, known | {locale for locale, _ in inputs.catalogs}, "locale")
    _require_all(pages, project.pages, "page")
    of_markets = {
        str(tag)
        for market in project.markets
        if market.id in markets
        for edition in market.editions
        for tag in edition.tag.chain
    }
    return tuple(
        finding
        for finding in findings
        if (
            not markets
            or finding.market in markets
            or (finding.locale in of_markets or not (finding.locale or finding.market))
        )
        and (not locales or finding.locale in locales)
        and (not pages or _page_of(finding) in (*pages, SAFETY_DOMAIN))
    )


def _page_of(finding: Finding) -> str:
    return finding.page or finding.path.rpartition("/")[2].rpartition(".")[0]


def _require_all(names: Collection[str], known: Collection[str], what: str) -> None:
    for name in names:
        require_known(name, known, what)
