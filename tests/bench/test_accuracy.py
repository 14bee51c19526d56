"""The program that measures the rules: damage is real, is the same each time, and is counted."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from random import Random

import pytest

from bench.accuracy import data, document, peers, table
from bench.accuracy.__main__ import main
from bench.accuracy.damage import DAMAGES, GROUPS
from bench.accuracy.damage.figures import in_native_digits, native
from bench.accuracy.score import SINGLE, cases, fresh, groups, score
from isogloss.check import run
from isogloss.check.samples import pair as translated
from isogloss.model import Gate, parse_tag
from isogloss.model.notation import Kind, read

SENTENCES = [
    ("Take 250 mg of it twice a day for 14 days.", "Tome 250 mg dos veces al día durante 14 días."),
    ("Do not drive for 24 hours after it.", "No conduzca durante 24 horas después."),
    ("About 57% of people feel better.", "Cerca del 57 % de las personas se sienten mejor."),
    ("Your doctor can tell you more about the risks.", "Su médico puede informarle de los riesgos."),
    ("The heart pumps 2.5 liters of blood.", "El corazón bombea 2,5 litros de sangre."),
    ("It is a small clip made of metal and fabric.", "Es un pequeño clip de metal y tela."),
]  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    lines = ["id\tsource\ttarget"]
    lines += [
        f"a_1:{number}\t{source}\t{target}" for number, (source, target) in enumerate(SENTENCES * 4)
    ]
    (tmp_path / "tico19-es.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    other = [line.replace("Su médico", "Lekarz") for line in lines]
    (tmp_path / "tico19-pl.tsv").write_text("\n".join(other) + "\n", encoding="utf-8")
    (tmp_path / "tico19-sw.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return tmp_path


def made(folder: Path, names: list[str]) -> list[tuple[str, data.Pair, data.Pair]]:
    return cases(folder / "tico19-es.tsv", data.Others(folder), names, 6)


def test_names_are_unlike_and_every_group_has_a_damage() -> None:
    names = [each.name for each in DAMAGES]
    assert len(names) == len(set(names)) > 80
    assert set(groups().values()) == {each.name for each in GROUPS}


@pytest.mark.parametrize("name", [each.name for each in DAMAGES])
def test_every_damage_changes_the_pair_and_only_its_own_part(folder: Path, name: str) -> None:
    for _, before, after in made(folder, [name]):
        assert (before.source, before.target, before.locale) != (
            after.source,
            after.target,
            after.locale,
        )
        if name not in ("negation-added",):
            assert before.source == after.source


def test_the_same_seed_gives_the_same_damage(folder: Path) -> None:
    names = [each.name for each in DAMAGES]
    assert made(folder, names) == made(folder, names)
    assert len({name for name, _, _ in made(folder, names)}) > 60


def test_what_is_held_back_is_left_out_unless_asked_for(folder: Path) -> None:
    assert [path.stem for path in data.files(folder, held_back=False)] == ["tico19-es", "tico19-pl"]
    assert [path.stem for path in data.files(folder, held_back=True)] == ["tico19-sw"]


def test_joined_units_are_neighbours_and_use_no_sentence_twice(folder: Path) -> None:
    joined = data.joined(folder / "tico19-es.tsv")
    assert joined
    parts = [part for each in joined for part in each.parts]
    assert all(2 <= len(each.parts) <= 3 for each in joined)
    assert len(parts) <= len(SENTENCES) * 4
    assert joined[0].target == " ".join(target for _, target in joined[0].parts)


def test_a_carrier_stands_in_both_texts(folder: Path) -> None:
    for damage in DAMAGES:
        if damage.carrier is None or damage.carrier is in_native_digits:
            continue
        for pair in data.read(folder / "tico19-es.tsv")[:6]:
            carried = damage.carrier(pair, Random(1))
            if carried is None:
                continue
            codes = [
                Counter(each.value for each in read(text) if each.kind is not Kind.TEXT)
                for text in (carried.source, carried.target)
            ]
            assert codes[0] == codes[1]
            assert len(carried.source) > len(pair.source)
            assert len(carried.target) > len(pair.target)


def test_native_digits_are_those_of_the_language() -> None:
    assert native("57 und 2.5", "fa") == "۵۷ und ۲.۵"
    assert native("57", "es") == "57"
    assert native("B12", "ar") == "B12"


def test_a_finding_that_only_moved_is_not_new() -> None:
    before = run([translated("Call us.", "Llame  aquí {n}.", "es")], Gate.RELEASE)
    after = run([translated("Call us.", "Ya  llame aquí {n}.", "es")], Gate.RELEASE)
    assert before
    assert not fresh(before, after)
    assert fresh((), after) == list(after)


def test_a_digit_that_changes_is_counted_as_found(folder: Path) -> None:
    result = score(folder / "tico19-es.tsv", data.Others(folder), ["digit-changed"], 9)
    assert result.tried == {"digit-changed": 9}
    assert result.found == {"digit-changed": 9}
    assert result.good[SINGLE] == len(SENTENCES) * 4
    assert table.recall([result])
    assert table.alarms([result])


def test_swapped_units_are_counted_by_unit(tmp_path: Path) -> None:
    lines = ["id\tsource\ttarget"]
    for number in range(120):
        lines.append(f"a:{number}\tPatient number {number} rests.\tEl paciente {number} descansa.")
    path = tmp_path / "tico19-es.tsv"
    path.write_text("\n".join(lines), encoding="utf-8")
    result = score(path, data.Others(tmp_path), ["swapped"], 1, alarms=False)
    assert result.tried["swapped"] == result.found["swapped"] == 16


def test_the_command_prints_tables_and_writes_the_page(
    folder: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(peers, "PEERS", ())
    page, measured = tmp_path / "accuracy.md", tmp_path / "measured.json"
    words = [str(folder), "--sample", "2", "--write", str(page), "--measured", str(measured)]
    assert main(words) == 0
    assert "false alarms" in capsys.readouterr().out
    text = page.read_text("utf-8")
    assert "## Held back" in text
    assert all(title in text for title in ("## Recall and targets", "## False alarms", "## Speed"))
    figures = json.loads(measured.read_text("utf-8"))
    assert figures["units"] == 2 * len(SENTENCES) * 4
    assert figures["rules"]["IG301"]["finds"]["code-lost"]["found"] > 0


def test_an_unknown_damage_is_answered_with_the_known_ones(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(folder), "--damage", "nope"]) == 2
    assert "digit-changed" in capsys.readouterr().out


def test_a_folder_without_texts_is_told_and_is_no_failure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path)]) == 0
    assert "skipped" in capsys.readouterr().err


def test_reasons_are_given_for_rules_that_exist() -> None:
    import tomllib

    from isogloss.check import RULES

    reasons = tomllib.loads(document.REASONS.read_text("utf-8"))
    assert reasons.keys() <= {rule.id for rule in RULES}


def test_an_absent_peer_is_told() -> None:
    from bench.peers import AbsentError

    def absent(path: Path, lines: list[int]) -> peers.Said:
        raise AbsentError("it is absent: install it")

    pair = data.Pair("1", "One", "Uno", parse_tag("es"), "a", 1, (("One", "Uno"),))
    result = peers.score([("x", pair, pair)], [pair], peers.Peer("it", absent))
    assert result.absent == "it is absent: install it"
    assert peers.total([result, result]).absent
