"""What the last update saw saves work and changes no result."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from isogloss.build import cache
from isogloss.model import CatalogError, SourceError

from .sites import (
    contents,
    list_pages,
    po,
    statement,
    translate,
    update,
    write_page,
    write_site,
)


def stamps(root: Path) -> dict[str, tuple[int, int]]:
    found = {}
    for path in sorted(root.rglob("*")):
        if path.is_file() and path.name != ".lock":
            status = path.stat()
            found[str(path.relative_to(root))] = (status.st_mtime_ns, status.st_ino)
    return found


def test_a_second_update_writes_nothing_at_all(site: Path) -> None:
    update(site)
    before = stamps(site)
    outcome = update(site)
    assert outcome.updates is None
    assert stamps(site) == before


def test_an_update_without_changes_counts_the_same_as_one_that_reads_everything(
    site: Path,
) -> None:
    update(site)
    from_cache = update(site).totals
    (site / cache.CACHE).unlink()
    assert update(site).totals == from_cache
    assert from_cache["de"].kept > 0


def hide(path: Path) -> None:
    """Break a file so that its size and time of change tell nothing of it."""
    before = path.stat()
    path.write_bytes(b"!" * before.st_size)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def test_only_the_catalogs_of_a_changed_page_are_read(site: Path) -> None:
    update(site)
    for locale in ("de", "fr"):
        for domain in ("lungs", "layout"):
            hide(po(site, locale, domain))
    hide(site / "source/pages/lungs.html")
    write_page(site, "heart", ("Blood flows fast.", statement("stop", "Do not stop.")))
    totals = update(site).totals
    assert totals["de"].fuzzy == 1
    (site / cache.CACHE).unlink()
    with pytest.raises((CatalogError, SourceError)):
        update(site)


def test_a_file_that_was_only_touched_is_not_merged(site: Path) -> None:
    update(site)
    path = po(site, "de", "heart")
    os.utime(path)
    outcome = update(site)
    assert outcome.updates is not None
    assert outcome.updates.catalogs == ()
    assert update(site).updates is None


def test_other_locales_stay_to_be_done_when_one_is_asked_for(site: Path) -> None:
    write_page(site, "other", ("Learn more.", "Something quite else."))
    assert set(update(site, "de").totals) == {"de"}
    assert b"quite" not in po(site, "fr", "other").read_bytes()
    assert update(site).totals["fr"].fuzzy == 1
    assert b"quite" in po(site, "fr", "other").read_bytes()
    assert update(site).updates is None


def test_a_new_message_finds_its_translation_in_a_catalog_that_did_not_change(
    site: Path,
) -> None:
    update(site)
    write_page(
        site, "heart", ("Blood flows.", "Something else.", statement("stop", "Do not stop."))
    )
    assert update(site).totals["de"].moved == 1
    assert b"de Something else." in po(site, "de", "heart").read_bytes()


def spoil_bits(data: bytes) -> bytes:
    middle = len(data) // 2
    return data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: b"",
        lambda data: b"\0" * len(data),
        lambda data: data[: len(data) // 3],
        lambda data: data[:-1],
        lambda data: data + b"x",
        lambda data: data.replace(b"isogloss update 1", b"isogloss update 0"),
        spoil_bits,
    ],
)
def test_a_damaged_cache_is_made_anew(site: Path, spoil: Callable[[bytes], bytes]) -> None:
    update(site)
    path = site / cache.CACHE
    path.write_bytes(spoil(path.read_bytes()))
    write_page(site, "other", ("Learn more.", "Something else now."))
    assert update(site).totals["de"].fuzzy == 1
    assert update(site).updates is None


def test_every_single_byte_of_the_cache_is_watched(site: Path) -> None:
    update(site)
    write_page(site, "other", ("Learn more.", "Something else now."))
    data = (site / cache.CACHE).read_bytes()
    expected = update(site, dry_run=True).totals
    for position in range(0, len(data), 41):
        spoiled = data[:position] + bytes([data[position] ^ 0x55]) + data[position + 1 :]
        (site / cache.CACHE).write_bytes(spoiled)
        assert update(site, dry_run=True).totals == expected, position


def test_a_folder_in_the_place_of_the_cache_does_not_matter(site: Path) -> None:
    (site / cache.CACHE).unlink()
    (site / cache.CACHE).mkdir()
    write_page(site, "other", ("Learn more.", "Something else now."))
    assert update(site).totals["de"].fuzzy == 1


TEXTS = st.sampled_from(
    ["Blood flows.", "Blood flows fast.", "Air flows.", "Learn more.", "Something else.", "Rest."]
)
STATEMENTS = st.sampled_from([(), ("Do not stop.",), ("Do not stop now.",)])
NAMES = st.sampled_from(["heart", "lungs", "kidney"])
LOCALES = st.sampled_from(["de", "fr", "fr-CA"])
STEPS = st.one_of(
    st.tuples(st.just("page"), NAMES, st.lists(TEXTS, max_size=4), STATEMENTS),
    st.tuples(st.just("remove"), NAMES),
    st.tuples(st.just("rename"), NAMES, NAMES),
    st.tuples(st.just("translate"), LOCALES, NAMES),
    st.tuples(st.just("override"), NAMES),
    st.tuples(st.just("drop"), LOCALES, NAMES),
    st.tuples(st.just("update"), st.sampled_from(["", "de", "fr"])),
)


def take(root: Path, step: tuple[object, ...]) -> None:
    """One thing that somebody does to a project."""
    pages = root / "source/pages"
    match step:
        case ("page", str(name), list(texts), tuple(statements)):
            marked = [statement("stop", str(text)) for text in statements]
            write_page(root, name, [*map(str, texts), *marked])
            for other in pages.glob("*.html"):  # one statement, one wording
                if other.stem != name:
                    other.write_text(
                        other.read_text("utf-8").replace("data-statement", "data-gone"), "utf-8"
                    )
        case ("remove", str(name)):
            if len(list(pages.glob("*.html"))) > 1:
                (pages / f"{name}.html").unlink(missing_ok=True)
        case ("rename", str(name), str(new)):
            if (pages / f"{name}.html").exists():
                (pages / f"{name}.html").replace(pages / f"{new}.html")
        case ("translate", str(locale), str(name)):
            if po(root, locale, name).exists():
                translate(root, locale, name)
        case ("override", str(name)):
            source, target = po(root, "fr", name), po(root, "fr-CA", name)
            if source.exists() and not target.exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                text = source.read_text("utf-8").replace("fr ", "fr-CA ")
                target.write_text(text.replace("Language: fr\\n", "Language: fr_CA\\n"), "utf-8")
        case ("drop", str(locale), str(name)):
            po(root, locale, name).unlink(missing_ok=True)
    list_pages(root)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
@given(st.lists(STEPS, min_size=1, max_size=8))
def test_the_result_is_the_same_with_and_without_what_the_last_update_saw(
    steps: list[tuple[object, ...]],
) -> None:
    with tempfile.TemporaryDirectory() as name:
        warm = write_site(
            Path(name) / "warm", {"heart": ["Blood flows.", "Learn more."], "lungs": ["Air flows."]}
        )
        update(warm)
        for step in [*steps, ("update", "")]:
            take(warm, step)
            if step[0] != "update":
                continue
            cold = Path(shutil.copytree(warm, Path(name) / "cold"))
            (cold / cache.CACHE).unlink(missing_ok=True)
            only = [str(step[1])] if step[1] else []
            expected, got = update(cold, *only), update(warm, *only)
            assert contents(warm) == contents(cold)
            assert got.totals == expected.totals
            shutil.rmtree(cold)
        assert update(warm).updates is None
