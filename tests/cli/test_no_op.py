"""Cost follows the change: what nothing reaches is not made again."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from .projects import MARKETS, changed, copy, isogloss, make_fuzzy, po_path, replace, tree

STATE = "output/.cache/state.json"


def bundles(root: Path) -> dict[str, object]:
    """Digest and time of every file of every bundle, and of the catalogs."""
    return tree(root, *(f"output/{market}" for market in MARKETS), "locales", times=True)


def test_a_second_run_does_nothing_and_says_so(printed: Path) -> None:
    before = tree(printed, times=True)
    ran = isogloss(printed)
    assert ran.code == 0
    assert ran.out.startswith("Nothing to do: 5 bundles are up to date.")
    assert ran.err == ""
    assert changed(before, tree(printed, times=True)) == []


def test_a_run_with_nothing_to_do_is_quick(printed: Path) -> None:
    isogloss(printed)
    start = time.perf_counter()
    isogloss(printed)
    assert time.perf_counter() - start < 2, "it takes 0.2 s; Python alone is most of it"


def test_files_that_were_only_touched_cost_a_look_and_no_bundle(printed: Path) -> None:
    before = bundles(printed)
    for path in [*(printed / "source").rglob("*"), *(printed / "locales").rglob("*")]:
        if path.is_file():
            path.touch()
    kept = tree(printed, "output", times=True)
    ran = isogloss(printed)
    assert ran.code == 0
    assert "Nothing to do" not in ran.out
    after = tree(printed, "output", times=True)
    assert changed(kept, after) == [STATE]
    assert before.keys() == bundles(printed).keys()
    assert isogloss(printed).out.startswith("Nothing to do")


@pytest.mark.parametrize(
    "name",
    [
        "output/jp/data/ja-JP/living-with-mr.html",
        "output/jp/data/ja-JP/living-with-mr.pdf",
        "output/jp/data/evidence/findings.json",
        "output/jp/manifest-sha256.txt",
        "output/index.html",
        "locales/safety.pot",
    ],
)
def test_a_file_that_was_deleted_comes_back_and_no_other_is_written(
    printed: Path, name: str
) -> None:
    before = bundles(printed)
    digest = tree(printed)[name]
    (printed / name).unlink()
    ran = isogloss(printed)
    assert ran.code == 0, ran.said
    assert tree(printed)[name] == digest
    market = name.split("/")[1] if "data" in name or "manifest" in name else "-"
    for other in changed(before, bundles(printed)):
        assert other == name or other.startswith(f"output/{market}/"), other
    assert isogloss(printed).out.startswith("Nothing to do")


def test_a_bundle_that_somebody_changed_is_made_anew(printed: Path) -> None:
    before = tree(printed)
    page = printed / "output/jp/data/ja-JP/living-with-mr.html"
    page.write_bytes(page.read_bytes().replace(b"119", b"911"))
    assert isogloss(printed).code == 0
    assert changed(before, tree(printed)) == [STATE]


def test_a_bundle_of_another_state_with_the_same_sizes_and_times_is_not_taken_for_this_one(
    project: Path, tmp_path: Path
) -> None:
    """A run killed before it wrote its state leaves new bundles beside the old state."""
    name, old, new = po_path("de", "living-with-mr"), "Wie das Blut", "Wie das Bult"
    other = copy(project, tmp_path / "other")
    replace(other, name, old, new)
    assert isogloss(other, "build", "--no-print").code == 0
    import shutil

    shutil.rmtree(project / "output/de")
    copy(other / "output/de", project / "output/de")
    (project / name).touch()
    assert isogloss(project, "build", "--no-print").code == 0
    page = project / "output/de/data/de-DE/living-with-mr.html"
    assert "Wie das Blut" in page.read_text("utf-8")


@pytest.mark.slow
def test_a_changed_german_message_changes_the_german_bundle_and_no_other(printed: Path) -> None:
    before = bundles(printed)
    cached = set((printed / "output/.cache/pdf").iterdir())
    replace(printed, po_path("de", "living-with-mr"), "Wie das Blut", "Wie unser Blut")
    ran = isogloss(printed)
    assert ran.code == 0, ran.said
    other = changed(before, bundles(printed))
    page = "output/de/data/de-DE/living-with-mr"
    assert {f"{page}.html", f"{page}.pdf"} <= set(other)
    assert all(name.startswith(("output/de/", "locales/de/")) for name in other), other
    assert ran.out.count("(unchanged)") == 7
    assert len(set((printed / "output/.cache/pdf").iterdir()) - cached) == 1, "one PDF to print"
    assert isogloss(printed).out.startswith("Nothing to do")


def test_a_changed_emergency_number_changes_its_market_and_no_other(project: Path) -> None:
    before = bundles(project)
    replace(project, "source/markets.toml", 'emergency_number = "997"', 'emergency_number = "911"')
    assert isogloss(project, "build", "--no-print").code == 0
    other = changed(before, bundles(project))
    assert "output/sa/data/ar-SA/living-with-mr.html" in other
    assert all(name.startswith("output/sa/") for name in other), other


def test_another_gate_makes_the_bundles_anew(project: Path) -> None:
    before = bundles(project)
    ran = isogloss(project, "build", "--no-print", "--gate", "review")
    assert "unchanged" not in ran.out
    assert "output/us/data/bundle.json" in changed(before, bundles(project)) or ran.code == 1


def test_one_market_alone_leaves_the_others_and_what_is_known_of_them(project: Path) -> None:
    before = bundles(project)
    replace(project, po_path("de", "living-with-mr"), "Wie das Blut", "Wie unser Blut")
    ran = isogloss(project, "build", "--no-print", "--market", "de")
    assert ran.code == 0
    assert all(
        name.startswith(("output/de/", "locales/de/")) for name in changed(before, bundles(project))
    )
    assert isogloss(project, "build", "--no-print", "-m", "de").out.startswith(
        "Nothing to do: 1 bundle is up to date."
    )
    all_of_them = isogloss(project, "build", "--no-print")
    assert all_of_them.out.count("(unchanged)") == 8


def test_a_market_alone_does_not_throw_away_the_printed_pages_of_the_others(printed: Path) -> None:
    cached = {path.name for path in (printed / "output/.cache/pdf").iterdir()}
    (printed / "source/site.toml").touch()
    assert isogloss(printed, "build", "-m", "jp").code == 0
    assert {path.name for path in (printed / "output/.cache/pdf").iterdir()} == cached


def test_a_blocked_market_is_never_nothing_to_do_and_is_whole_again_when_it_is_mended(
    project: Path,
) -> None:
    before = bundles(project)
    name, old = po_path("de", "living-with-mr"), "Wie das Blut"
    replace(project, name, old, "<script>Wie</script> das Blut")
    for _ in range(2):
        ran = isogloss(project, "build", "--no-print")
        assert ran.code == 1
        assert "Blocked: de" in ran.err
        assert "Nothing to do" not in ran.out
    replace(project, name, "<script>Wie</script> das Blut", old)
    ran = isogloss(project, "build", "--no-print")
    assert ran.code == 0
    assert ran.out.count("(unchanged)") == 8, ran.out
    assert {
        other for other in changed(before, bundles(project)) if other.startswith("output/")
    } == set()


@pytest.mark.slow
def test_state_that_is_broken_costs_a_build_and_nothing_else(project: Path) -> None:
    before = tree(project)
    for text in ("{", "[]", '{"format": 3, "keys": 1}'):
        (project / STATE).write_text(text)
        ran = isogloss(project, "build", "--no-print")
        assert ran.code == 0, ran.said
    assert changed(before, tree(project)) in ([], [STATE])


def test_an_asset_that_is_added_reaches_every_bundle(project: Path) -> None:
    (project / "source/assets/img/new.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>', "utf-8"
    )
    assert isogloss(project, "build", "--no-print").code == 0
    for market in MARKETS:
        assert (project / f"output/{market}/data/assets/img/new.svg").is_file()


def test_a_message_made_fuzzy_is_noticed(project: Path) -> None:
    make_fuzzy(project, "de", "living-with-mr", "How the blood flows")
    ran = isogloss(project, "build", "--no-print")
    page = (project / "output/de/data/de-DE/living-with-mr.html").read_text("utf-8")
    assert ran.code == 1 or "Wie das Blut fließt" not in page
