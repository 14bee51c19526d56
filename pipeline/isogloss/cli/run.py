"""`isogloss run` and `isogloss build`: the main job, and its parts by choice."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from isogloss.build import state
from isogloss.cli.place import Choice, clear, progress_of, root_of, say, wants_color
from isogloss.model.errors import UsageError

if TYPE_CHECKING:
    from isogloss.build.job import Options
    from isogloss.build.run import Result

_GATES = ("draft", "review", "release")
_LONGEST_EPOCH = 11  # digits: up to the year 5138, before calendars and file systems end


@click.command()
@click.pass_context
def run(ctx: click.Context) -> int:
    """Do the main job: extract, update, check and build all markets as drafts.

    A run in which nothing changed since the last does nothing and says so.
    """
    return _build(ctx, gate="draft", printing=True, markets=(), workers=None)


@click.command()
@click.option("-m", "--market", "markets", multiple=True, help="Only this market; repeat for more.")
@click.option(
    "--gate",
    type=Choice(_GATES),
    default="draft",
    show_default=True,
    help="What the bundles are made for. Drafts are watermarked and noindex; each further "
    "gate asks more, and release refuses what is not complete.",
)
@click.option("-j", "--jobs", "workers", type=click.IntRange(1), help="Processes that print.")
@click.option("--print/--no-print", "printing", default=True, help="With or without PDFs.")
@click.pass_context
def build(
    ctx: click.Context,
    markets: tuple[str, ...],
    gate: str,
    workers: int | None,
    printing: bool,
) -> int:
    """Build bundles in output/: HTML, PDF, manifest and evidence for each market.

    Markets are independent. One that is blocked keeps the bundle that it had, and the exit
    code is 1.
    """
    return _build(ctx, gate=gate, printing=printing, markets=markets, workers=workers)


def _build(
    ctx: click.Context,
    *,
    gate: str,
    printing: bool,
    markets: tuple[str, ...],
    workers: int | None,
) -> int:
    root = root_of(ctx)
    epoch = _source_date_epoch()
    before = state.load(root)
    stamps = state.sweep_inputs(root)
    request = state.request_text(
        gate, printing=printing, markets=markets, epoch="" if epoch is None else str(epoch)
    )
    if before is not None:
        asked = set(markets) or set(before.keys)
        if _nothing_changed(root, before, request, stamps, asked):
            count = f"{len(asked)} bundle{'s are' if len(asked) > 1 else ' is'}"
            click.echo(f"Nothing to do: {count} up to date.  {state.INDEX}")
            return 0
    from isogloss.build.job import Options
    from isogloss.build.run import build_project, default_workers, remember
    from isogloss.model import Gate

    options = Options(
        gate=Gate(gate),
        printing=printing,
        markets=markets,
        workers=workers or default_workers(),
        epoch=epoch,
    )
    result = build_project(root, options, before, progress_of(ctx))
    _write_index(root, result)
    remember(root, options, stamps, result, before)
    return _tell(ctx, options, result)


def _nothing_changed(
    root: Path,
    before: state.State,
    request: str,
    stamps: dict[str, state.Stamp],
    asked: set[str],
) -> bool:
    if before.request != request or before.blocked or before.inputs != stamps:
        return False
    if not asked or not asked.issubset(before.keys):
        return False
    now = state.sweep_outputs(root, asked)
    return now.get(state.INDEX) == before.outputs.get(state.INDEX) and all(
        state.of_market(now, market) == state.of_market(before.outputs, market) for market in asked
    )


def _source_date_epoch() -> int | None:
    """The one date of a build, where the environment gives it (reproducible-builds.org)."""
    text = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= _LONGEST_EPOCH):
        raise UsageError(
            f"SOURCE_DATE_EPOCH is “{text}”, which is no number of seconds on the calendar",
            hint="Give seconds since 1970-01-01 UTC, or unset it.",
        )
    return int(text)


def _write_index(root: Path, result: Result) -> None:
    from isogloss.build.files import write_atomically
    from isogloss.report.index import index_page

    data = index_page(root / "output").encode("utf-8")
    path = root / state.INDEX
    if not path.exists() or path.read_bytes() != data:
        write_atomically(path, data)


def _tell(ctx: click.Context, options: Options, result: Result) -> int:
    from isogloss.model import Severity
    from isogloss.report.findings import format_overview, format_text
    from isogloss.report.table import format_table
    from isogloss.report.updates import format_notices

    findings = result.findings
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    if errors:
        click.echo(format_text(errors, color=wants_color()), nl=False, err=True)
    stopped: dict[str, list[str]] = {}
    for market in result.markets:
        if market.error is not None:
            stopped.setdefault(str(market.error), []).append(market.market)
    for message, names in stopped.items():
        clear(ctx)
        click.echo(f"{message}\n  This stops {', '.join(names)}.", err=True)
    click.echo(format_table(result.rows))
    created = [update.path for update in result.updates.catalogs if not update.before]
    if created:
        say(ctx, f"New catalogs, still to be translated: {', '.join(created)}")
    for notice in format_notices(result.updates):
        say(ctx, notice)
    for note in result.notes:
        say(ctx, f"No PDFs were made. {note}")
    if any(finding.severity is Severity.WARNING for finding in findings):
        say(ctx, format_overview(findings, Severity.WARNING))
        say(ctx, "What a draft warns of blocks later: isogloss check shows it, place by place.")
    blocked = [market.market for market in result.markets if market.blocked]
    if blocked:
        say(
            ctx,
            f"Blocked: {', '.join(blocked)}. Each keeps the bundle that it had, if any.",
        )
    click.echo(f"Browse all bundles: {state.INDEX}")
    return 1 if blocked else 0
