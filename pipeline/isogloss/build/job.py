"""The building of all markets of one run: made, printed, read back, written."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from isogloss.assemble import Layouts
from isogloss.build import state
from isogloss.build.catalogs import Progress
from isogloss.build.checks import overrides_of
from isogloss.build.documents import Document, documents
from isogloss.build.inputs import ASSETS, Inputs
from isogloss.build.keys import market_key, program_digest, seal
from isogloss.build.market import Artefacts, Delivered, deliver, read_findings, write_bundle
from isogloss.build.pdfs import Order, print_all
from isogloss.check.obligations import wordings
from isogloss.model import Catalog, Finding, Gate, IsoglossError, Market, Severity
from isogloss.print import PrintUnavailable, require_glyphs


@dataclass(frozen=True, slots=True)
class Options:
    """What a run is asked for. markets: ids, all where empty. epoch: SOURCE_DATE_EPOCH or None."""

    gate: Gate = Gate.DRAFT
    printing: bool = True
    markets: tuple[str, ...] = ()
    workers: int = 1
    epoch: int | None = None

    @property
    def request(self) -> str:
        epoch = "" if self.epoch is None else str(self.epoch)
        return state.request_text(
            self.gate, printing=self.printing, markets=self.markets, epoch=epoch
        )


@dataclass(frozen=True, slots=True)
class MarketResult:
    """What became of a market.

    rows: a line for each edition: market, edition, pages, found, required, path, seconds.
    error: what stopped it before its artefacts could be judged.
    key: the digest of all that its bundle was made from, and of the bundle; empty where it
    must be made again. kept: whether the last run's bundle is still right and was left alone.
    """

    market: str
    rows: tuple[dict[str, str], ...]
    findings: tuple[Finding, ...]
    error: IsoglossError | None
    key: str = ""

    @property
    def blocked(self) -> bool:
        return self.error is not None or any(
            finding.severity is Severity.ERROR for finding in self.findings
        )


@dataclass(slots=True)
class Job:
    """The building of all markets of one run."""

    inputs: Inputs
    catalogs: Mapping[tuple[str, str], Catalog]
    findings: tuple[Finding, ...]
    options: Options
    progress: Progress
    started: dict[str, float] = field(default_factory=dict)

    def build(
        self, markets: Sequence[Market], before: state.State | None
    ) -> tuple[tuple[MarketResult, ...], tuple[str, ...]]:
        """What became of each market, and what to tell the user of the PDFs."""
        epoch = self._epoch()
        assets = self._assets_digest()
        layouts = Layouts(self.inputs.layouts)
        results: dict[str, MarketResult] = {}
        made: dict[str, tuple[Document, ...]] = {}
        kept: dict[str, tuple[Document, ...]] = {}
        keys: dict[str, str] = {}
        source_digest = self._source_digest(assets)
        circumstances = (
            self.options.gate.value,
            f"print={self.options.printing}",
            str(epoch),
            assets,
            source_digest,
            program_digest(),
        )
        for market in markets:
            self.started[market.id] = time.perf_counter()
            mine = self._findings_for(market)
            if any(finding.severity is Severity.ERROR for finding in mine):
                results[market.id] = MarketResult(market.id, self._blocked_rows(market), mine, None)
                continue
            try:
                self._require_fonts(market)
                made[market.id] = self._documents(market, layouts, with_pdf=self.options.printing)
            except IsoglossError as error:
                results[market.id] = MarketResult(
                    market.id, self._blocked_rows(market), mine, error
                )
                continue
            keys[market.id] = market_key(
                self.inputs, market, made[market.id], self.catalogs, mine, circumstances
            )
            unchanged = self._unchanged(market, keys[market.id], before)
            if unchanged is not None:
                results[market.id] = unchanged
                kept[market.id] = made.pop(market.id)
        pdfs, notes = self._print(markets, made, kept, assets, epoch)
        if notes:
            # Without PDFs, no page must link to one.
            made = {
                market.id: self._documents(market, layouts, with_pdf=False)
                for market in markets
                if market.id in made
            }
        source = wordings(self.inputs.pages)
        overrides = overrides_of(self.inputs)
        for market in markets:
            if market.id in results:
                continue
            mine, printed = self._findings_for(market), pdfs.get(market.id, {})
            errors = (item for item in printed.values() if isinstance(item, IsoglossError))
            failed = next(errors, None)
            if failed is not None:
                rows = self._blocked_rows(market)
                results[market.id] = MarketResult(market.id, rows, mine, failed)
                continue
            self.progress(f"Verifying {market.id}")
            good = {key: item for key, item in printed.items() if isinstance(item, bytes)}
            delivered = deliver(
                self.inputs,
                market,
                Artefacts(made[market.id], good),
                source,
                self.catalogs,
                self.options.gate,
                overrides,
            )
            # A bundle that lacks its PDFs is made again as soon as they can be printed.
            key = "" if notes else keys[market.id]
            results[market.id] = self._written(delivered, mine, key, source_digest, epoch)
        return tuple(results[market.id] for market in markets), notes

    def _epoch(self) -> int:
        """The moment that all artefacts bear, in seconds: as it was asked for, or the site's."""
        if self.options.epoch is not None:
            return self.options.epoch
        day = self.inputs.project.date
        return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())

    def _written(
        self,
        delivered: Delivered,
        mine: tuple[Finding, ...],
        key: str,
        source_digest: str,
        epoch: int,
    ) -> MarketResult:
        """Write the bundle, unless something blocks it. key: of the market, "" for none."""
        market, together = delivered.market, (*mine, *delivered.findings)
        sealed = ""
        if not delivered.blocked:
            folder = write_bundle(
                self.inputs,
                delivered,
                together,
                gate=self.options.gate,
                source_digest=source_digest,
                epoch=epoch,
            )
            sealed = f"{key} {seal(folder)}" if key else ""
        rows = self._rows(market, delivered)
        return MarketResult(market.id, rows, together, None, sealed)

    def _documents(
        self, market: Market, layouts: Layouts, *, with_pdf: bool
    ) -> tuple[Document, ...]:
        return tuple(
            documents(
                self.inputs,
                market,
                self.catalogs,
                layouts,
                draft=self.options.gate is not Gate.RELEASE,
                with_pdf=with_pdf,
            )
        )

    def _print(
        self,
        markets: Sequence[Market],
        made: Mapping[str, tuple[Document, ...]],
        kept: Mapping[str, tuple[Document, ...]],
        assets: str,
        epoch: int,
    ) -> tuple[dict[str, dict[tuple[str, str], bytes | IsoglossError]], tuple[str, ...]]:
        """PDFs by market, edition and page; what to tell the user where none can be made."""
        if not self.options.printing or not made:
            return {}, ()
        orders = _orders(markets, made)
        # Only who knows all documents can tell which cached PDFs nobody wants any more.
        complete = len(made) + len(kept) == len(self.inputs.project.markets)
        count = 0

        def done(order: Order) -> None:
            nonlocal count
            count += 1
            tag, page = order.document.edition.tag, order.document.page
            self.progress(f"Printing {count}/{len(orders)}  {tag}/{page}.pdf")

        printed = print_all(
            self.inputs.root,
            orders,
            assets=assets,
            epoch=epoch,
            workers=self.options.workers,
            unchanged=_orders(markets, kept) if complete else None,
            done=done,
        )
        unavailable = next(
            (item for item in printed.values() if isinstance(item, PrintUnavailable)), None
        )
        if unavailable is not None:
            return {}, (f"{unavailable.message} {unavailable.hint}",)
        result: dict[str, dict[tuple[str, str], bytes | IsoglossError]] = {}
        for key, item in printed.items():
            result.setdefault(key.market, {})[key.edition, key.page] = item
        return result, ()

    def _unchanged(
        self, market: Market, key: str, before: state.State | None
    ) -> MarketResult | None:
        """The last run's result, where its bundle stands untouched and would come out the same."""
        root = self.inputs.root
        if before is None or market.id not in before.keys:
            return None
        stamps = state.of_market(state.sweep_outputs(root, [market.id]), market.id)
        sealed = f"{key} {seal(root / 'output' / market.id)}"
        if before.keys[market.id] != sealed or state.of_market(before.outputs, market.id) != stamps:
            return None
        findings = read_findings(root / "output" / market.id)
        rows = tuple(row for row in before.rows if row["market"] == market.id)
        if findings is None or len(rows) != len(market.editions):
            return None
        seconds = f"{time.perf_counter() - self.started[market.id]:.1f}"
        where = f"output/{market.id} (unchanged)"
        return MarketResult(
            market.id,
            tuple({**row, "bundle": where, "seconds": seconds} for row in rows),
            findings,
            None,
            sealed,
        )

    def _findings_for(self, market: Market) -> tuple[Finding, ...]:
        """Findings that concern the market: its own, its locales', and the sources'."""
        locales = {str(tag) for edition in market.editions for tag in edition.tag.chain}
        return tuple(
            finding
            for finding in self.findings
            if finding.market in ("", market.id)
            and (not finding.locale or finding.locale in locales)
        )

    def _require_fonts(self, market: Market) -> None:
        """Every character of the market's texts has a glyph; else a reader would see boxes."""
        if not self.options.printing:
            return
        fonts = self.inputs.root / ASSETS / "fonts"
        for edition in market.editions:
            chain = {str(tag) for tag in edition.tag.chain}
            for (locale, _), catalog in self.catalogs.items():
                if locale in chain:
                    text = "".join(string for entry in catalog for string in entry.strings)
                    require_glyphs(text, fonts, str(edition.tag))

    def _assets_digest(self) -> str:
        digest = hashlib.sha256()
        for asset in self.inputs.assets:
            data = (self.inputs.root / ASSETS / asset).read_bytes()
            digest.update(f"{asset}\0{hashlib.sha256(data).hexdigest()}\n".encode())
        return digest.hexdigest()

    def _source_digest(self, assets: str) -> str:
        digest = hashlib.sha256()
        for page in self.inputs.pages:
            digest.update(f"{page.path}\0{page.source}\0".encode())
        for name, text in sorted(self.inputs.layouts.items()):
            digest.update(f"{name}\0{text}\0".encode())
        digest.update(assets.encode())
        return digest.hexdigest()

    def _rows(self, market: Market, delivered: Delivered) -> tuple[dict[str, str], ...]:
        seconds = time.perf_counter() - self.started[market.id]
        rows = []
        for edition in market.editions:
            found, required = delivered.counts(str(edition.tag))
            where = "blocked" if delivered.blocked else f"output/{market.id}"
            rows.append(
                {
                    "market": market.id,
                    "edition": str(edition.tag),
                    "pages": str(len(market.pages)),
                    "found": str(found),
                    "required": str(required),
                    "bundle": where,
                    "seconds": f"{seconds:.1f}",
                }
            )
        return tuple(rows)

    def _blocked_rows(self, market: Market) -> tuple[dict[str, str], ...]:
        return tuple(
            {
                "market": market.id,
                "edition": str(edition.tag),
                "pages": str(len(market.pages)),
                "found": "–",
                "required": "–",
                "bundle": "blocked",
                "seconds": "",
            }
            for edition in market.editions
        )


def _orders(markets: Sequence[Market], made: Mapping[str, tuple[Document, ...]]) -> list[Order]:
    return [Order(market, document) for market in markets for document in made.get(market.id, ())]
