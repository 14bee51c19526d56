"""The bench's own measure: what is right is known without the program that is measured."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import align as bench

from .pages import ENGLISH, GERMAN


@pytest.fixture
def pair(tmp_path: Path) -> bench.Pair:
    (tmp_path / "a.en.html").write_text(ENGLISH)
    (tmp_path / "a.de.html").write_text(GERMAN)
    found = bench.pair_of(tmp_path / "a.en.html", tmp_path / "a.de.html", "de")
    assert found is not None
    return found


def test_each_text_of_an_intact_page_has_one_number_and_each_number_one_text(
    pair: bench.Pair,
) -> None:
    translated = bench._read(bench.damaged(pair, "intact", []), "a.html")
    numbers = bench.numbers_of(translated)
    assert all(len(each) == 1 for each in numbers)
    assert sorted(each[0] for each in numbers) == list(range(len(pair.source.page.units)))


def test_an_intact_page_is_judged_right_and_damage_leaves_texts_alone(pair: bench.Pair) -> None:
    intact = bench.judge(pair, bench.damaged(pair, "intact", []))
    assert (intact.right, intact.wrong, intact.alone) == (intact.partners, 0, 0)
    for kind in bench.VARIANTS:
        data = bench.damaged(pair, kind, bench.blocks_of(pair))
        assert data == bench.damaged(pair, kind, bench.blocks_of(pair))
        count = bench.judge(pair, data)
        assert count.partners + count.alone == len(pair.source.page.units)
        assert (count.alone > 0) == (kind != "intact")


def test_a_wrong_pair_is_counted_as_wrong(pair: bench.Pair) -> None:
    text = pair.marked
    one, two = text.index("<!--g:"), text.index("<!--g:", text.index("<!--g:") + 6)
    ends = text.index("-->", one) + 3, text.index("-->", two) + 3
    swapped = text[:one] + text[two : ends[1]] + text[ends[0] : two] + text[one : ends[0]]
    swapped += text[ends[1] :]
    wrong = bench.Pair(pair.name, pair.language, pair.source, swapped)
    assert bench.judge(wrong, bench.damaged(wrong, "intact", [])).wrong == 2


def test_pages_with_other_elements_are_not_judged(tmp_path: Path) -> None:
    (tmp_path / "a.en.html").write_text(ENGLISH)
    (tmp_path / "a.de.html").write_text(GERMAN.replace("<li>", "<li><p>", 1))
    assert bench.pair_of(tmp_path / "a.en.html", tmp_path / "a.de.html", "de") is None


def test_without_a_folder_it_says_that_it_was_skipped(capsys: pytest.CaptureFixture[str]) -> None:
    assert bench.main([]) == 2
    assert "SKIPPED" in capsys.readouterr().out
