"""The same inputs give the same bytes, wherever, whenever and by however many workers."""

from __future__ import annotations

from pathlib import Path

import pytest

from .projects import MARKETS, changed, copy, isogloss, tree

BUNDLES = tuple(f"output/{market}" for market in MARKETS)


def fresh(site: Path, root: Path) -> Path:
    """The inputs alone, under other times and in another order of creation."""
    root.mkdir(parents=True)
    for name in ("locales", "source"):
        copy(site / name, root / name)
    for path in root.rglob("*"):
        if path.is_file():
            path.touch()
    return root


@pytest.mark.pdf
@pytest.mark.slow
def test_another_folder_home_zone_language_and_hash_give_the_same_bundles(
    built_site: Path, tmp_path: Path
) -> None:
    root = fresh(built_site, tmp_path / "a folder with ümläuts" / "and more" / "project")
    ran = isogloss(
        root,
        "build",
        "-j",
        "1",
        *(word for market in reversed(MARKETS) for word in ("-m", market)),
        HOME=str(tmp_path),
        TZ="Pacific/Kiritimati",
        LANG="tr_TR.UTF-8",
        LC_ALL="tr_TR.UTF-8",
        PYTHONHASHSEED="7",
        COLUMNS="40",
        PYTHONUTF8="0",
    )
    assert ran.code == 0, ran.said
    assert changed(tree(built_site, *BUNDLES), tree(root, *BUNDLES)) == []
    assert changed(tree(built_site, "locales"), tree(root, "locales")) == []


def test_pages_are_the_same_in_a_locale_that_is_not_utf8(
    built_unprinted: Path, tmp_path: Path
) -> None:
    root = fresh(built_unprinted, tmp_path / "one" / "project")
    ran = isogloss(
        root,
        "build",
        "--no-print",
        LANG="C",
        LC_ALL="C",
        PYTHONUTF8="0",
        PYTHONCOERCECLOCALE="0",
        PYTHONHASHSEED="1",
        TZ="America/Caracas",
    )
    assert ran.code == 0, ran.said
    assert changed(tree(built_unprinted, *BUNDLES), tree(root, *BUNDLES)) == []


@pytest.mark.slow
def test_markets_built_one_by_one_are_the_same(built_unprinted: Path, tmp_path: Path) -> None:
    root = fresh(built_unprinted, tmp_path / "one" / "project")
    for market in ("sa", "de", "jp", "us", "ca"):
        assert isogloss(root, "build", "--no-print", "-m", market).code == 0
    assert changed(tree(built_unprinted, *BUNDLES), tree(root, *BUNDLES)) == []
    index = tree(root, "output")["output/index.html"]
    assert index == tree(built_unprinted, "output")["output/index.html"]


def test_the_epoch_of_the_environment_is_the_date_of_every_file(
    project: Path,
) -> None:
    ran = isogloss(project, "build", "--no-print", SOURCE_DATE_EPOCH="1000000000")
    assert ran.code == 0, ran.said
    assert "Bagging-Date: 2001-09-09" in (project / "output/us/bag-info.txt").read_text()
    for path in (project / "output/us").rglob("*"):
        assert path.stat().st_mtime == 1_000_000_000


def test_no_artefact_tells_of_the_machine_it_was_made_on(built_site: Path) -> None:
    secrets = [str(built_site).encode(), str(built_site.parent).encode(), b"/home/", b"/tmp/"]
    for bundle in BUNDLES:
        for path in (built_site / bundle).rglob("*"):
            if path.is_file() and path.suffix != ".woff2":
                data = path.read_bytes()
                for secret in secrets:
                    assert secret not in data, path
