"""A bundle folder with the real fonts and style sheets, and a way to print into it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from isogloss.print import PrintJob, PrintUnavailable, render_pdf

from .samples import Sample

ASSETS = Path(__file__).parents[2] / "source/assets"
EPOCH = 1_760_000_000


def make_root(root: Path) -> Path:
    for name in ("fonts", "css"):
        shutil.copytree(ASSETS / name, root / "assets" / name, copy_function=shutil.copy2)
    return root


def job(sample: Sample, root: Path, html: str, page_size: str = "A4") -> PrintJob:
    return PrintJob(
        html=html,
        root=root,
        folder=root / sample.language,
        language=sample.language,
        direction=sample.direction,
        page_size=page_size,
        native_digits=sample.digits,
        epoch=EPOCH,
    )


@pytest.fixture(scope="session")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_root(tmp_path_factory.mktemp("bundle") / "data")


@pytest.fixture(scope="session")
def printed(root: Path) -> Callable[..., bytes]:
    """Print a sample (once for each way of printing it); skip where Pango is missing."""
    store: dict[tuple[str, str, str, str, str], bytes] = {}

    def render(
        sample: Sample, *, draft: str = "", head: str = "", body: str = "", page_size: str = "A4"
    ) -> bytes:
        key = (sample.language, draft, head, body, page_size)
        if key not in store:
            html = sample.html(draft=draft, head=head, body=body)
            try:
                store[key] = render_pdf(job(sample, root, html, page_size))
            except PrintUnavailable as error:
                pytest.skip(str(error))
        return store[key]

    return render
