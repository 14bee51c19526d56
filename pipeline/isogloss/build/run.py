"""The main job: extract, update, check, build."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from isogloss.assemble import Layouts
from isogloss.build import state
from isogloss.build.catalogs import Updates, plan_updates
from isogloss.build.documents import Document, documents
from isogloss.build.files import write_atomically
from isogloss.build.inputs import ASSETS, Inputs, read_inputs
from isogloss.build.keys import market_key, program_digest, seal
from isogloss.build.market import Artefacts, Delivered, deliver, read_findings, write_bundle
from isogloss.build.pdfs import Order, print_all
from isogloss.bundle import lock
from isogloss.catalog import plural_count
from isogloss.check import (
    CatalogPair,
    Overrides,
    Sources,
    Subject,
    read_overrides,
    run,
    subjects_for_catalog,
)
from isogloss.check.obligations import wordings
from isogloss.model import (
    SAFETY_DOMAIN,
    Catalog,
    Finding,
    Gate,
    IsoglossError,
    Market,
    MessageKey,
    Severity,
    UsageError,
    parse_tag,
)
from isogloss.print import PrintUnavailable, require_glyphs
from isogloss.project import Project

REGISTER = "source/statements.toml"


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
    kept: bool = False

    @property
    def blocked(self) -> bool:
        return self.error is not None or any(
            finding.severity is Severity.ERROR for finding in self.findings
        )


@dataclass(frozen=True, slots=True)
class Result:
    """What a run did. findings: of sources and catalogs, which concern all markets or a locale."""

    findings: tuple[Finding, ...]
    markets: tuple[MarketResult, ...]
    updates: Updates
    printed: bool
    notes: tuple[str, ...] = ()

    @property
    def rows(self) -> list[dict[str, str]]:
        return [row for market in self.markets for row in market.rows]

    @property
    def all_findings(self) -> tuple[Finding, ...]:
        found = dict.fromkeys(self.findings)
        for market in self.markets:
            found.update(dict.fromkeys(market.findings))
        return tuple(found)


Progress = Callable[[str], None]


def update_catalogs(
    root: Path, inputs: Inputs, progress: Progress, only: Sequence[str] = ()
) -> Updates:
    """Extract and update: write the templates and catalogs that changed, and no others.

    only: the locales to update; all where it is empty.
    """
    updates = plan_updates(inputs, only)
    write_templates(root, updates)
    changed = [update for update in updates.catalogs if update.changed]
    for update in changed:
        target = root / update.path
        if update.before and target.read_bytes() != update.before:
            raise UsageError(
                "The catalog was saved by another program during this run",
                place=update.path,
                hint="Nothing was lost. Run isogloss again to merge what was saved.",
            )
        write_atomically(target, update.merged.data)
    if changed:
        progress(f"Updated {len(changed)} catalogs in locales/")
    return updates


def write_templates(root: Path, updates: Updates) -> int:
    """Write the templates that changed. Returns how many."""
    changed = 0
    for name, data in updates.templates.items():
        path = root / name
        if not path.exists() or path.read_bytes() != data:
            write_atomically(path, data)
            changed += 1
    return changed


def check_project(
    inputs: Inputs, catalogs: Mapping[tuple[str, str], Catalog], gate: Gate
) -> tuple[Finding, ...]:
    """All rules that need no artefact: sources, catalogs, units."""
    project = inputs.project
    return run(_subjects(inputs, catalogs), gate, _overrides(project))


def _overrides(project: Project) -> Overrides:
    return read_overrides(project.rules)


def _subjects(inputs: Inputs, catalogs: Mapping[tuple[str, str], Catalog]) -> Iterable[Subject]:
    project = inputs.project
    yield Sources(inputs.pages, project.statements, project.markets, REGISTER)
    shown: dict[MessageKey, dict[str, str]] = {
        MessageKey(unit.context, unit.text): {code.name: code.shows for code in unit.codes}
        for page in inputs.pages
        for unit in page.units
    }
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
        yield from subjects_for_catalog(
            template, catalog, project.source_language, project.do_not_translate, shown
        )


def build_project(
    root: Path, options: Options, before: state.State | None, progress: Progress
) -> Result:
    """Run the whole job on the project below `root`.

    before: the state of the last run, for what need not be made again.
    Raises an IsoglossError where the project itself cannot be used; nothing is written then.
    """
    progress("Reading sources and catalogs")
    inputs = read_inputs(root)
    markets = _chosen(inputs.project, options.markets)
    with lock(root / "output"):
        updates = update_catalogs(root, inputs, progress)
        catalogs = updates.catalog_models(inputs)
        progress("Checking")
        findings = check_project(inputs, catalogs, options.gate)
        job = _Job(inputs, catalogs, findings, options, progress)
        results, printed, notes = job.build(markets, before)
        return Result(findings, results, updates, printed, notes)


def _chosen(project: Project, names: Sequence[str]) -> tuple[Market, ...]:
    known = {market.id: market for market in project.markets}
    for name in names:
        if name not in known:
            import difflib

            near = difflib.get_close_matches(name, known, n=1)
            raise UsageError(
                f"There is no market “{name}”",
                hint=f"Did you mean “{near[0]}”?" if near else f"Known: {', '.join(known)}.",
            )
    return tuple(known[name] for name in names) if names else project.markets


@dataclass(slots=True)
class _Job:
    """The building of all markets of one run."""

    inputs: Inputs
    catalogs: Mapping[tuple[str, str], Catalog]
    findings: tuple[Finding, ...]
    options: Options
    progress: Progress
    started: dict[str, float] = field(default_factory=dict)

    def build(
        self, markets: Sequence[Market], before: state.State | None
    ) -> tuple[tuple[MarketResult, ...], bool, tuple[str, ...]]:
        project = self.inputs.project
        epoch = self.options.epoch
        if epoch is None:
            day = project.date
            epoch = int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())
        assets = self._assets_digest()
        layouts = Layouts(self.inputs.layouts)
        draft = self.options.gate is not Gate.RELEASE
        results: dict[str, MarketResult] = {}
        made: dict[str, tuple[Document, ...]] = {}
        kept: dict[str, tuple[Document, ...]] = {}
        keys: dict[str, str] = {}
        source_digest = self._source_digest()
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
                made[market.id] = tuple(
                    documents(
                        self.inputs,
                        market,
                        self.catalogs,
                        layouts,
                        draft=draft,
                        with_pdf=self.options.printing,
                    )
                )
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
        pdfs, printed, notes = self._print(markets, made, kept, assets, epoch)
        source = wordings(self.inputs.pages)
        overrides = _overrides(project)
        for market in markets:
            if market.id in results:
                continue
            mine = self._findings_for(market)
            failed = next(
                (
                    item
                    for item in pdfs.get(market.id, {}).values()
                    if isinstance(item, IsoglossError)
                ),
                None,
            )
            if failed is not None:
                results[market.id] = MarketResult(
                    market.id, self._blocked_rows(market), mine, failed
                )
                continue
            self.progress(f"Verifying {market.id}")
            good = {
                key: item
                for key, item in pdfs.get(market.id, {}).items()
                if isinstance(item, bytes)
            }
            delivered = deliver(
                self.inputs,
                market,
                Artefacts(made[market.id], good),
                source,
                self.catalogs,
                self.options.gate,
                overrides,
            )
            together = (*mine, *delivered.findings)
            key = ""
            if not delivered.blocked:
                folder = write_bundle(
                    self.inputs,
                    delivered,
                    together,
                    gate=self.options.gate,
                    source_digest=source_digest,
                    epoch=epoch,
                )
                # A bundle that lacks its PDFs is made again as soon as they can be printed.
                key = "" if notes else f"{keys[market.id]} {seal(folder)}"
            results[market.id] = MarketResult(
                market.id, self._rows(market, delivered), together, None, key
            )
        return tuple(results[market.id] for market in markets), printed, notes

    def _print(
        self,
        markets: Sequence[Market],
        made: Mapping[str, tuple[Document, ...]],
        kept: Mapping[str, tuple[Document, ...]],
        assets: str,
        epoch: int,
    ) -> tuple[dict[str, dict[tuple[str, str], bytes | IsoglossError]], bool, tuple[str, ...]]:
        """PDFs by market, edition and page; whether any could be made; what to tell the user."""
        if not self.options.printing or not made:
            return {}, False, ()
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
            return {}, False, (f"{unavailable.message} {unavailable.hint}",)
        result: dict[str, dict[tuple[str, str], bytes | IsoglossError]] = {}
        for key, item in printed.items():
            result.setdefault(key.market, {})[key.edition, key.page] = item
        return result, True, ()

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
            kept=True,
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

    def _source_digest(self) -> str:
        digest = hashlib.sha256()
        for page in self.inputs.pages:
            digest.update(f"{page.path}\0{page.source}\0".encode())
        for name, text in sorted(self.inputs.layouts.items()):
            digest.update(f"{name}\0{text}\0".encode())
        digest.update(self._assets_digest().encode())
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


def remember(
    root: Path,
    options: Options,
    inputs: dict[str, state.Stamp],
    result: Result,
    before: state.State | None,
) -> None:
    """Write down what this run saw and made, for the next.

    before: the state of the run before; what it knew of bundles that this run did not write
    stays true.
    inputs: the stamps taken before anything was read. The catalogs that the run itself wrote
    are stamped again; a file that someone else saved meanwhile keeps its old stamp, so that
    the next run looks at it.
    """
    after = state.sweep_inputs(root)
    ours = {update.path for update in result.updates.catalogs if update.changed}
    ours.update(result.updates.templates)
    stamps = {path: after[path] if path in ours else stamp for path, stamp in inputs.items()}
    stamps.update({path: after[path] for path in ours if path in after})
    blocked = [market.market for market in result.markets if market.blocked]
    keys = {market.market: market.key for market in result.markets if market.key}
    rows = [row for row in result.rows if row["market"] in keys]
    outputs = state.sweep_outputs(root, keys)
    asked = {market.market for market in result.markets}
    if before is not None:
        for market, key in before.keys.items():
            if market in blocked or (options.markets and market not in asked):
                keys[market] = key
                rows += [row for row in before.rows if row["market"] == market]
                outputs.update(state.of_market(before.outputs, market))
    written = state.State(
        request=options.request,
        inputs=stamps,
        outputs=outputs,
        keys=keys,
        rows=rows,
        blocked=blocked,
    )
    write_atomically(root / state.STATE, state.encode(written))


def default_workers() -> int:
    """As many as this process may use."""
    try:
        return max(1, len(os.sched_getaffinity(0)))
    except AttributeError:
        return os.cpu_count() or 1
