"""The main job: extract, update, check, build."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from isogloss.build import state
from isogloss.build.catalogs import Progress, Updates, update_catalogs
from isogloss.build.checks import check_project
from isogloss.build.files import write_atomically
from isogloss.build.inputs import read_inputs
from isogloss.build.job import Job, MarketResult, Options
from isogloss.bundle import lock
from isogloss.model import Finding, Market, require_known
from isogloss.project import Project


@dataclass(frozen=True, slots=True)
class Result:
    """What a run did. notes: what to tell the user of the PDFs."""

    markets: tuple[MarketResult, ...]
    updates: Updates
    notes: tuple[str, ...] = ()

    @property
    def rows(self) -> list[dict[str, str]]:
        return [row for market in self.markets for row in market.rows]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings of all markets that were asked for, each once."""
        return tuple(
            dict.fromkeys(finding for market in self.markets for finding in market.findings)
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
        inputs, updates = update_catalogs(root, inputs, progress)
        catalogs = updates.catalog_models(inputs)
        progress("Checking")
        findings = check_project(inputs, catalogs, options.gate)
        job = Job(inputs, catalogs, findings, options, progress)
        results, notes = job.build(markets, before)
        return Result(results, updates, notes)


def _chosen(project: Project, names: Sequence[str]) -> tuple[Market, ...]:
    known = {market.id: market for market in project.markets}
    for name in names:
        require_known(name, known, "market")
    return tuple(known[name] for name in names) if names else project.markets


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
    stamps = {path: stamp for path, stamp in inputs.items() if path not in ours}
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
