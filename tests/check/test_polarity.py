"""A “not” that a translation of the sample's own safety statements loses is always found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from isogloss.catalog import catalog_of, read_po
from isogloss.check import Translated, run, subjects_for_catalog
from isogloss.check.samples import safety
from isogloss.model import Finding, Gate, Severity, parse_tag

LOCALES = Path(__file__).parents[2] / "locales"
NEGATES = re.compile(r"\b(?:not|cannot)\b")

# How a translator's slip would turn each language's sentences round; one place at a time.
# The codes of the texts (<strong>…</strong>) may stand between the words.
SLIPS: dict[str, list[tuple[str, str]]] = {
    "es": [(r"\b[Nn]o\b\s?", "")],
    "fr": [
        (r"\bne (\w+|<\w+>) ?(?:<strong>)?pas\b(?:</strong>)?", r"\1"),
        (r"\bn[’'](\w+) pas\b", r"\1"),
        # “Ne” alone negates “pouvoir” (Le bon usage, 1014), so nothing is lost there.
        (r"(?<=\w )(?<!peut )(?:<strong>)?pas\b(?:</strong>)?\s?", ""),
    ],
    "de": [(r"(?:<strong>)?\bnicht\b(?:</strong>)?\s?", ""), (r"\bkeine\b", "eine")],
    "ar": [
        (r"(?:<strong>)?(?<!\w)و?(?:لا|ليست|ليس|غير)(?!\w)(?:</strong>)?\s?", ""),
        (r"(?<!\w)دون علاج", "مع العلاج"),
    ],
    "ja": [
        ("受けないでください", "受けてください"),
        ("耐えられない", "耐えられる"),
        ("生存できない", "生存できる"),
        ("しないまま", "したまま"),
        ("管理できません", "管理できます"),
        ("適していません", "適しています"),
        ("ではありません", "です"),
        ("わけではありません", "わけです"),
        ("ものではありません", "ものです"),
    ],
}


def statements(locale: str) -> tuple[Translated, ...]:
    path = LOCALES / locale / "LC_MESSAGES/safety.po"
    file = read_po(path.read_bytes(), str(path))
    catalog = catalog_of(file, path=str(path), locale=locale, domain="safety")
    return tuple(subjects_for_catalog(None, catalog, parse_tag("en")))


def slips(locale: str) -> Iterator[Translated]:
    for unit in statements(locale):
        if not NEGATES.search(unit.text):
            continue
        found = {
            match.expand(unit.target[: match.start()].replace("\\", r"\\"))
            + match.expand(new)
            + unit.target[match.end() :]
            for old, new in SLIPS[locale]
            for match in re.finditer(old, unit.target)
        }
        assert found, f"{locale}: {unit.statement} has no negation that the test knows"
        yield from (replace(unit, target=target) for target in sorted(found))


def errors(units: tuple[Translated, ...], gate: Gate = Gate.REVIEW) -> list[Finding]:
    return [each for each in run(units, gate) if each.severity is Severity.ERROR]


@pytest.mark.parametrize("locale", SLIPS)
def test_a_lost_negation_of_a_sample_statement_is_an_error_at_review(locale: str) -> None:
    missed = [
        unit.target
        for unit in slips(locale)
        if "IG509" not in {each.rule for each in errors((unit,))}
    ]
    assert missed == [], "\n".join(missed)


@pytest.mark.parametrize("locale", [*SLIPS, "fr-CA"])
def test_the_sample_statements_have_no_error(locale: str) -> None:
    assert errors(statements(locale), Gate.RELEASE) == []


@pytest.mark.parametrize(
    ("target", "negates"),
    [
        ("運転しないでください。", True),
        ("運転しません。", True),
        ("運転せずに休んでください。", True),
        ("運転することなく休みます。", True),
        ("運転は禁止です。", True),
        ("運転は不可です。", True),
        ("運転を避けてください。", True),
        ("運転しなかった。", True),
        ("運転してはいけない。", True),
        ("運転なしで休んでください。", True),
        ("運転してください。", False),
        ("運転しなければなりません。", False),
        ("運転しなくてはいけません。", False),
        ("運転するかもしれません。", False),
        ("まず、必ず運転してください。", False),
        ("おなかがすいたら運転してください。", False),
        ("少なくとも運転してください。", False),
        ("心不全や不整脈のある人は運転してください。", False),
        ("防ぐために運転してください。", False),
    ],
)
def test_japanese_negatives_are_read_in_their_inflected_forms(target: str, negates: bool) -> None:
    found = {each.rule for each in errors((safety("You must not drive.", target, "ja"),))}
    assert ("IG509" not in found) is negates


@pytest.mark.parametrize(
    ("text", "target", "locale"),
    [
        ("Do not drive until your doctor agrees.", "Conduzca solo cuando su médico lo diga.", "es"),
        ("Use not only water.", "N’utilisez que de l’eau.", "fr"),
        ("You must not drive.", "Vous ne pouvez conduire.", "fr"),
        ("You must not drive.", "يجب أن تتجنب القيادة.", "ar"),
        ("You must not drive.", "لَا تَقُدِ السيارة.", "ar"),
        ("It isn’t safe if left untreated.", "Unbehandelt ist es nicht sicher.", "de"),
    ],
)
def test_a_negation_that_is_said_otherwise_is_not_lost(text: str, target: str, locale: str) -> None:
    assert errors((safety(text, target, locale),)) == []


@pytest.mark.parametrize(
    ("text", "target", "locale"),
    [
        # Two negations must not become one.
        ("You cannot eat and must not drink.", "No puede comer y debe beber.", "es"),
        ("It may not last if left untreated.", "Il peut durer si on ne le traite pas.", "fr"),
        # Not only, only, must and perhaps are no negations.
        ("Do not drive.", "Nicht nur Sie fahren.", "de"),
        ("Do not drive.", "Vous ne devez que conduire.", "fr"),
        ("Do not drive.", "لا تقود إلا السيارة.", "ar"),
    ],
)
def test_what_only_looks_like_a_negation_answers_none(text: str, target: str, locale: str) -> None:
    assert [each.rule for each in errors((safety(text, target, locale),))] == ["IG509"]


@pytest.mark.parametrize(
    ("text", "target", "locale"),
    [
        ("You have chest pain.", "لديك ألم في الصدر.", "ar"),
        ("Write it down.", "فدوّن ذلك.", "ar"),
        ("You are out of breath.", "Sie sind außer Atem.", "de"),
        ("However, call us.", "Sin embargo, llámenos.", "es"),
        ("At least 5 people", "ما لا يقل عن 5 أشخاص", "ar"),
        ("You must drive.", "運転しなければなりません。", "ja"),
        ("You may drive.", "運転するかもしれません。", "ja"),
    ],
)
def test_what_only_looks_like_a_negation_is_not_added(text: str, target: str, locale: str) -> None:
    assert errors((safety(text, target, locale),)) == []


@pytest.mark.parametrize(
    ("target", "locale"),
    [
        ("No tiene alergia.", "es"),
        ("Vous n’êtes pas allergique.", "fr"),
        ("Sie sind nicht allergisch.", "de"),
        ("ليست لديك حساسية.", "ar"),
        ("アレルギーはありません。", "ja"),
    ],
)
def test_an_added_negation_blocks(target: str, locale: str) -> None:
    found = errors((safety("You are allergic.", target, locale),))
    assert [each.rule for each in found] == ["IG510"]
