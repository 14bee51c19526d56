"""The benchmarks' own parts: pages that are always the same, names, and the comparison's rows."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from bench import comparison, corpus, pages
from bench.__main__ import NAMES, main
from bench.figures import Figure
from isogloss.extract import read_single

ROOT = Path(__file__).parents[2]


def test_pages_are_the_same_in_every_process() -> None:
    code = "from bench.pages import page; import sys; sys.stdout.write(page(7))"
    output = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    assert output == pages.page(7)
    assert pages.page(7) != pages.page(8)


def test_pages_are_of_the_size_that_the_figures_speak_of() -> None:
    site = pages.site(20)
    sizes = [len(data) for data in site.values()]
    units = [len(read_single(data, name, _no_files).page.units) for name, data in site.items()]
    assert 11_000 < sum(sizes) / len(sizes) < 13_000
    assert 90 < sum(units) / len(units) < 100


def _no_files(path: str) -> bytes:
    raise FileNotFoundError(2, "nothing is linked here", path)


def test_an_unknown_name_is_answered_with_the_known_ones(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["NOPE"]) == 2
    said = capsys.readouterr().out
    assert "NOPE" in said
    assert all(name in said for name in NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_benchmark_can_be_measured(name: str) -> None:
    assert callable(import_module(f"bench.{name}").measure)


def test_a_figure_says_whether_its_goal_is_met() -> None:
    assert "goal ≥ 8: NOT MET" in Figure("a", 7.9, "", goal=8, at_least=True).line()
    assert "goal ≤ 2: met" in Figure("a", 1.9, "", goal=2).line()
    assert Figure("a", 99, "").met


def test_the_cases_are_unlike_and_cut_at_their_marks() -> None:
    names = [case.name for case in comparison.cases()]
    assert len(names) == len(set(names)) >= 25
    by_name = {case.name: case for case in comparison.cases()}
    assert b"\r\n" in by_name["crlf"].html()
    assert "Café".encode("latin-1") in by_name["legacy"].html()
    assert by_name["misnested"].xhtml() is None
    assert by_name["ruby"].xhtml() is not None
    assert not any(b"<!--case:" in case.html() for case in by_name.values())


def test_the_comparison_page_has_a_row_for_each_case_and_no_other() -> None:
    text = (ROOT / "docs/comparison.md").read_text("utf-8")
    rows = [line.split("|")[1].strip() for line in text.splitlines() if line.startswith("| `")]
    assert rows == [f"`{case.name}`: {case.title}" for case in comparison.cases()]
    assert all(tool in text for tool in comparison.TOOLS)


@pytest.mark.parametrize(
    ("units", "seen"),
    [
        (["Plain"], "plain"),
        (["One <b>two</b>", "<a1/>"], "codes"),
        (['<a href="x">y</a>'], "attributes"),
        (["5 < 6 = 6"], "plain"),
    ],
)
def test_what_a_translator_sees_of_the_markup(units: list[str], seen: str) -> None:
    assert comparison.inside(units) == seen


@pytest.mark.parametrize(
    ("name", "document"),
    [
        ("a.html", True),
        ("a.html.ja.utf8", True),
        ("a.svg", True),
        ("a.html.gz", False),
        ("a.css", False),
    ],
)
def test_which_files_of_a_package_are_documents(tmp_path: Path, name: str, document: bool) -> None:
    (tmp_path / name).write_bytes(b"<p>")
    assert corpus.is_document(tmp_path / name) is document


def test_a_page_that_does_not_come_back_is_counted_and_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(corpus, "CORPUS", tmp_path)
    good, bad = tmp_path / "good.html", tmp_path / "bad.html"
    good.write_bytes(b"<!doctype html><p>Text &amp; <b>more</b><p title='a'>Rest")
    bad.write_bytes(b"no markup")
    count = corpus.counted([good, bad])
    assert (count.files, count.pages, count.identical, count.arrived) == (2, 1, 1, 1)
    assert [(kind, name) for kind, name, _ in count.refused] == [("refused", "bad.html")]


def test_gaps_are_what_lies_outside_the_texts() -> None:
    page = read_single(b"<p>One</p>\n<p title='x y'>Two</p>", "a.html", _no_files).page
    assert corpus.gaps(page) == ["<p>", "</p>\n<p title=", ">", "</p>"]
