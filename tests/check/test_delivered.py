"""Completeness is proved on what was read back: families 7 to 9 beyond their examples."""

from __future__ import annotations

import pytest

from isogloss.check import run
from isogloss.check.samples import delivery, files, link, obligation, passage, reading
from isogloss.model import Artefact, Carrier, Gate, Passage, Reading

LEAD = "Do not use the clip if any of these is true for you:"
ITEM = "You are allergic to nickel or titanium."


def found(
    *passages: Passage, artefact: Artefact = Artefact.HTML, required: bool = True
) -> set[str]:
    owed = [obligation("isi.item", ITEM, required=required)]
    return rules(owed, reading(*passages, artefact=artefact))


def rules(owed: list, what: Reading) -> set[str]:  # type: ignore[type-arg]
    return {finding.rule for finding in run([delivery(owed, what)], Gate.RELEASE)}


@pytest.mark.parametrize(
    "text",
    [
        ITEM,
        ITEM.replace(" ", "\u00a0"),
        "\u2067" + ITEM + "\u2069",
        "•  " + ITEM,
        "1. " + ITEM,
        "Safety. " + ITEM + " More.",
        ITEM.replace("allergic", "aller\u00adgic"),
    ],
)
def test_white_space_bidi_controls_and_list_marks_do_not_hide_a_statement(text: str) -> None:
    assert "IG701" not in found(passage(text))


@pytest.mark.parametrize(
    "text",
    [
        ITEM.replace("nickel", "nickle"),
        ITEM.replace(" or titanium", ""),
        ITEM.lower(),
        ITEM.removesuffix("."),
        "",
    ],
)
def test_a_statement_that_is_not_word_for_word_blocks(text: str) -> None:
    assert "IG701" in found(passage(text))


def test_a_short_statement_is_not_found_inside_another_sentence() -> None:
    owed = [obligation("isi.death", "Death.")]
    assert "IG701" in rules(owed, reading(passage("It cannot cause Death. It is safe.")))
    assert "IG701" not in rules(owed, reading(passage("Death.")))


def test_words_in_a_title_or_hidden_do_not_count() -> None:
    assert "IG701" in found(passage(ITEM, carrier=Carrier.META), passage(ITEM, hidden=True))


def test_a_statement_may_run_over_a_page_break_in_a_pdf_only() -> None:
    parts = (passage(ITEM[:20]), passage(ITEM[20:]))
    assert "IG701" not in found(*parts, artefact=Artefact.PDF)
    assert "IG701" in found(*parts, artefact=Artefact.HTML)


def test_the_message_says_where_the_nearest_passage_differs() -> None:
    owed = [obligation("isi.item", ITEM)]
    wrong = reading(passage("Other."), passage(ITEM.replace("nickel", "copper"), line=7))
    findings = run([delivery(owed, wrong)], Gate.RELEASE)
    (missing,) = (each for each in findings if each.rule == "IG701")
    assert "nickel or titanium" in missing.message
    assert "copper or titanium" in missing.message
    assert (missing.line, missing.statement) == (7, "isi.item")


def test_only_the_statement_that_is_out_of_place_is_named() -> None:
    texts = [LEAD, ITEM, "Death.", "Stroke.", "Bleeding."]
    owed = [obligation(f"isi.{n}", text, order=n) for n, text in enumerate(texts)]
    moved = reading(*(passage(text) for text in [*texts[1:], texts[0]]))
    findings = run([delivery(owed, moved)], Gate.RELEASE)
    assert [(each.rule, each.statement) for each in findings] == [("IG703", "isi.0")]


@pytest.mark.parametrize("carrier", list(Carrier))
def test_forbidden_text_is_found_in_every_carrier(carrier: Carrier) -> None:
    text = "you-are-allergic-to-nickel-or-titanium" if carrier is Carrier.ANCHOR else ITEM
    assert "IG704" in found(passage(text, carrier=carrier), required=False)


def test_forbidden_text_is_found_in_file_names_and_links() -> None:
    owed = [obligation("isi.item", ITEM, required=False)]
    assert "IG704" in rules(owed, reading(links=(link("a", "other.html#isi-item"),)))
    assert "IG704" in rules(owed, reading(anchors=["isi.item"]))
    assert "IG704" in rules(owed, reading(name="isi-item"))


def test_a_bundle_that_is_as_declared_has_no_findings() -> None:
    assert run([files(["bagit.txt", "data/en-GB/page.html"])], Gate.RELEASE) == ()


def test_every_wrong_file_is_named() -> None:
    bundle = files({"a": "11" * 32, "b": "22" * 32}, {"a": "33" * 32, "c": "44" * 32})
    named = [(each.rule, each.path) for each in run([bundle], Gate.DRAFT)]
    assert named == [("IG901", "a"), ("IG902", "b"), ("IG903", "c")]
