"""`isogloss pseudo`: a bundle like any other, and what it shows."""

from __future__ import annotations

from pathlib import Path

from .projects import isogloss, tree


def test_the_sample_site_has_no_hard_coded_text(project: Path) -> None:
    before = tree(project, "locales")
    ran = isogloss(project, "pseudo", "--no-print")
    assert ran.code == 0, ran.said
    assert ran.out.startswith("No text that no catalog gives.")
    assert tree(project, "locales") == before
    page = (project / "output/pseudo/data/ar-XB/mr-at-a-glance.html").read_text(encoding="utf-8")
    assert 'lang="ar-XB"' in page
    assert 'dir="rtl"' in page


def test_the_bundle_verifies(project: Path) -> None:
    isogloss(project, "pseudo", "--no-print")
    ran = isogloss(project, "verify", "output/pseudo")
    assert ran.code == 0, ran.said


def test_hard_coded_text_is_listed_with_its_line(project: Path) -> None:
    layout = project / "source/layouts/article.html"
    text = layout.read_text(encoding="utf-8")
    assert "<aside" in text
    layout.write_text(text.replace("<aside", "<p>Nobody translates this</p><aside", 1), "utf-8")
    ran = isogloss(project, "pseudo", "--no-print")
    assert ran.code == 0, ran.said
    lines = [line for line in ran.out.splitlines() if "Nobody translates this" in line]
    assert len(lines) == 4
    path, number = lines[0].split(": ")[0].split(":")
    written = (project / path).read_text(encoding="utf-8").splitlines()
    assert "Nobody translates this" in written[int(number) - 1]


def test_the_next_run_is_what_it_would_have_been(project: Path) -> None:
    before = tree(project, "output/us")
    isogloss(project, "pseudo", "--no-print")
    assert isogloss(project, "build", "--no-print").code == 0
    assert tree(project, "output/us") == before


def test_a_market_of_that_name_is_not_overwritten(project: Path) -> None:
    markets = project / "source/markets.toml"
    text = markets.read_text(encoding="utf-8")
    markets.write_text(text.replace("[us", "[pseudo"), encoding="utf-8")
    ran = isogloss(project, "pseudo", "--no-print")
    assert ran.code == 2
    assert "source/markets.toml" in ran.err
    assert not (project / "output/pseudo").exists()
