"""Print documents in worker processes, each one only when something it depends on changed."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from importlib.metadata import version
from multiprocessing.connection import wait
from pathlib import Path
from typing import NamedTuple

from isogloss.build.documents import Document
from isogloss.build.files import write_atomically
from isogloss.model import IsoglossError, Market
from isogloss.print import PrintJob, render_pdf

CACHE = "output/.cache/pdf"
_ENGINES = ("weasyprint", "pydyf", "fonttools", "tinycss2")


class OrderKey(NamedTuple):
    """Which PDF: market, edition, page."""

    market: str
    edition: str
    page: str


@dataclass(frozen=True, slots=True)
class Order:
    """A document to print, and the market it is for."""

    market: Market
    document: Document

    @property
    def key(self) -> OrderKey:
        return OrderKey(self.market.id, str(self.document.edition.tag), self.document.page)


def print_all(
    root: Path,
    orders: Iterable[Order],
    *,
    assets: str,
    epoch: int,
    workers: int,
    unchanged: Iterable[Order] | None,
    done: Callable[[Order], None],
) -> Mapping[OrderKey, bytes | IsoglossError]:
    """The PDF of each order, or the error that stopped it.

    assets: digest of all files that a document may draw on.
    unchanged: what need not be printed now and stays in the cache; where it is None, other
    PDFs may still be of use, and all stay.
    done: told of each document as soon as it is there.
    """
    results: dict[OrderKey, bytes | IsoglossError] = {}
    missing: list[tuple[Order, str]] = []
    used: set[str] = set()
    tools = _tools_digest()
    for order in orders:
        digest = _digest(_job(root, order, epoch), assets, tools)
        used.add(digest)
        cached = _cached(root, digest)
        if cached is None:
            missing.append((order, digest))
        else:
            results[order.key] = cached
            done(order)
    if missing:
        _print_missing(root, missing, epoch, workers, results, done)
    if unchanged is not None:
        used.update(_digest(_job(root, order, epoch), assets, tools) for order in unchanged)
        _forget(root, used)
    return results


def _print_missing(
    root: Path,
    missing: Sequence[tuple[Order, str]],
    epoch: int,
    workers: int,
    results: dict[OrderKey, bytes | IsoglossError],
    done: Callable[[Order], None],
) -> None:
    # Spawned, not forked: Pango keeps threads and locks that do not survive a fork.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(
        min(workers, len(missing)), mp_context=context, initializer=_follow_parent
    )
    try:
        futures: dict[Future[bytes], tuple[Order, str]] = {
            pool.submit(render_pdf, _job(root, order, epoch)): (order, digest)
            for order, digest in missing
        }
        for future in as_completed(futures):
            order, digest = futures[future]
            try:
                data = future.result()
            except IsoglossError as error:
                results[order.key] = error
            else:
                write_atomically(root / CACHE / f"{digest}.pdf", data)
                results[order.key] = data
            done(order)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _follow_parent() -> None:
    """End this worker when the run that started it ends, however it ends."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        sentinel = parent.sentinel

        def watch() -> None:
            wait([sentinel])
            os._exit(1)

        threading.Thread(target=watch, daemon=True).start()


def _job(root: Path, order: Order, epoch: int) -> PrintJob:
    edition = order.document.edition
    # `../assets/…` leads from source/pages to where it leads from an edition's folder.
    return PrintJob(
        html=order.document.html,
        root=root / "source",
        folder=root / "source" / "pages",
        language=str(edition.tag),
        direction=edition.tag.direction,
        page_size=order.market.page_size,
        native_digits=edition.digits,
        epoch=epoch,
    )


def _digest(job: PrintJob, assets: str, tools: str) -> str:
    parts = (
        job.html,
        job.language,
        job.direction,
        job.page_size,
        job.native_digits,
        str(job.epoch),
        assets,
        tools,
    )
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _tools_digest() -> str:
    """What prints: versions of the libraries, and the print room's own code."""
    digest = hashlib.sha256(" ".join(f"{name} {version(name)}" for name in _ENGINES).encode())
    for path in sorted((Path(__file__).parent.parent / "print").glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _cached(root: Path, key: str) -> bytes | None:
    try:
        data = (root / CACHE / f"{key}.pdf").read_bytes()
    except OSError:
        return None
    return data if data.startswith(b"%PDF") and data.rstrip().endswith(b"%%EOF") else None


def _forget(root: Path, keep: set[str]) -> None:
    """Drop cached PDFs that this run had no use for."""
    for path in (root / CACHE).glob("*.pdf"):
        if path.stem not in keep:
            path.unlink(missing_ok=True)
