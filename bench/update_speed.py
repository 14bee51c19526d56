"""`isogloss update` of 1,000 pages in 20 languages: cold, with nothing to do, one page changed."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.figures import Figure
from bench.pages import site

COMMAND = str(Path(sys.executable).parent / "isogloss")
PAGES = int(os.environ.get("UPDATE_PAGES", "1000"))
ROUNDS = 9
_EDITIONS = (
    "ar-SA bg-BG cs-CZ da-DK de-DE el-GR es-ES fi-FI fr-FR hu-HU "
    "it-IT ja-JP ko-KR nl-NL pl-PL pt-BR ro-RO sv-SE tr-TR zh-Hans-CN"
).split()
_WARNING = '<p data-statement="warning.bench">Do not stop taking your medicine.</p>\n</main>'


def measure() -> Iterator[Figure]:
    """Seconds of whole commands, held against a run with nothing to do and a sweep of stats."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        _write_project(root)
        cold = _seconds(root, "update")
        changed = next(iter(sorted((root / "source/pages").glob("*.html"))))
        _translate(root, changed.stem)
        _seconds(root, "update")
        files = [path for folder in ("source", "locales") for path in (root / folder).rglob("*.*")]
        sweeps, nothing, one, versions = [], [], [], []
        text = changed.read_text("utf-8")
        for number in range(ROUNDS):
            start = time.perf_counter()
            for path in files:
                os.stat(path)  # noqa: PTH116 - the least that any sweep costs
            sweeps.append(time.perf_counter() - start)
            versions.append(_seconds(root, "--version"))
            nothing.append(_seconds(root, "update"))
            changed.write_text(text.replace("<p>", f"<p>Risk {'abcdefghi'[number]}. ", 1), "utf-8")
            one.append(_seconds(root, "update"))
        idle = statistics.median(nothing)
        detail = f"{PAGES} pages × {len(_EDITIONS)} locales, {len(files)} files"
        yield Figure(
            "update: one page changed / nothing changed, whole commands",
            statistics.median(second / first for first, second in zip(nothing, one, strict=True)),
            f"one page {statistics.median(one) * 1e3:.0f} ms, nothing {idle * 1e3:.0f} ms; "
            f"{detail}",
            goal=2,
        )
        sweep, version = statistics.median(sweeps), statistics.median(versions)
        yield Figure(
            "update: nothing changed / os.stat of all files and isogloss --version",
            idle / (sweep + version),
            f"os.stat {sweep * 1e3:.0f} ms, isogloss --version {version * 1e3:.0f} ms",
        )
        yield Figure(
            "update: all catalogs made anew / nothing changed",
            cold / idle,
            f"cold {cold:.1f} s",
        )


def _write_project(root: Path) -> None:
    source = root / "source"
    for folder in ("pages", "layouts"):
        (source / folder).mkdir(parents=True)
    pages = site(PAGES)
    for name, data in pages.items():
        text = data.decode().replace('<html lang="en">', '<html lang="en" data-layout="page">')
        (source / "pages" / name).write_text(text.replace("</main>", _WARNING), "utf-8")
    (source / "layouts/page.html").write_text(
        '<!doctype html><html lang="en"><head></head><body>{% trans %}Contents{% endtrans %}'
        "</body></html>",
        "utf-8",
    )
    names = ", ".join(f'"{Path(name).stem}"' for name in pages)
    (source / "site.toml").write_text(
        'name = "Bench"\nsource_language = "en"\nbase_url = "https://example.org/"\n'
        f"date = 2026-01-01\npages = [{names}]\n",
        "utf-8",
    )
    editions = ", ".join(f'"{edition}"' for edition in _EDITIONS)
    (source / "markets.toml").write_text(
        f'[all]\nname = "All"\neditions = [{editions}]\npage_size = "A4"\n', "utf-8"
    )
    (source / "statements.toml").write_text(
        '[[statement]]\nid = "warning.bench"\nkind = "warning"\nartefacts = ["html"]\n'
        f"pages = [{names}]\n",
        "utf-8",
    )


def _translate(root: Path, domain: str) -> None:
    """Give every message of a page a translation in all locales."""
    from isogloss.catalog import Change, edited, read_po

    for path in (root / "locales").glob(f"*/LC_MESSAGES/{domain}.po"):
        data = path.read_bytes()
        file = read_po(data, path.name)
        changes = {entry.key: Change((f"× {entry.text}",), fuzzy=False) for entry in file.entries}
        path.write_bytes(edited(file, data, changes))


def _seconds(root: Path, *words: str) -> float:
    start = time.perf_counter()
    subprocess.run([COMMAND, *words], cwd=root, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start
