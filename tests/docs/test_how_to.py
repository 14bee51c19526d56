"""The how-to pages' examples, put into a copy of this repository's own site."""

from __future__ import annotations

import re
import shutil
import subprocess
import textwrap
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LAST_COMPLICATION = re.compile(r'<li data-statement="isi\.complication\.bleeding">.*\n')


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name in ("source", "locales"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return tmp_path


def _example(document: str, language: str) -> str:
    """The first fenced block of a language, without its indent."""
    text = (ROOT / "docs/how-to" / document).read_text("utf-8")
    block = re.search(rf"^ *```{language}\n(.*?)^ *```$", text, re.MULTILINE | re.DOTALL)
    assert block is not None
    return textwrap.dedent(block[1])


def _isogloss(site: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    program = ROOT / ".venv/bin/isogloss"
    return subprocess.run(
        [program, *arguments], cwd=site, capture_output=True, text=True, timeout=120, check=False
    )


def _append(path: Path, text: str) -> None:
    path.write_text(f"{path.read_text('utf-8')}\n{text}", "utf-8")


def test_the_market_of_the_how_to_is_built(site: Path) -> None:
    _append(site / "source/markets.toml", _example("add-a-market.md", "toml"))
    done = _isogloss(site, "build", "--market", "be", "--no-print")
    assert done.returncode == 0, done.stderr
    assert (site / "output/be/data/fr-BE/living-with-mr.html").is_file()
    assert (site / "output/be/data/de-BE/living-with-mr.html").is_file()


def test_the_statement_of_the_how_to_is_owed_until_it_is_translated(site: Path) -> None:
    _append(site / "source/statements.toml", _example("add-a-statement.md", "toml"))
    page = site / "source/pages/understanding-mr.html"
    item = _example("add-a-statement.md", "html")
    page.write_text(LAST_COMPLICATION.sub(lambda m: m[0] + item, page.read_text("utf-8")), "utf-8")
    done = _isogloss(site, "check", "--gate", "review", "--page", "understanding-mr")
    assert done.returncode == 1
    found = set(re.findall(r"error (IG\d+) \S+ \[isi\.complication\.infection", done.stdout))
    assert found == {"IG202"}, done.stdout


def test_the_finding_of_the_how_to_is_printed_so(site: Path) -> None:
    catalog = site / "locales/es/LC_MESSAGES/safety.po"
    text = catalog.read_text("utf-8")
    assert text.count("Hasta el 57") == 1
    catalog.write_text(text.replace("Hasta el 57", "Hasta el 75"), "utf-8")
    done = _isogloss(site, "check", "--locale", "es")
    assert _example("read-a-finding.md", "text") in done.stdout
    readme = (ROOT / "README.md").read_text("utf-8")
    assert _example("read-a-finding.md", "text") in readme
