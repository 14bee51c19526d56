"""Which texts go together: in order, with texts left out, added, merged, moved."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from .pages import ENGLISH, GERMAN, aligned, page, pairs, reasons

_PAIRS = {
    "After the operation": "Nach der Operation",
    "Medicines": "Medikamente",
    "Do not drive a car in the first 14 days.": "Fahren Sie in den ersten 14 Tagen nicht Auto.",
    "Tell us about allergies.": "Nennen Sie uns Ihre Allergien.",
    "Do you take blood thinners?": "Nehmen Sie Blutverdünner ein?",
    "Chest pain": "Brustschmerzen",
    "at once": "sofort",
    "Fever over 38.5 °C": "Fieber über 38,5 °C",
    "the same day": "am selben Tag",
    "A heart with four chambers": "Ein Herz mit vier Kammern",
    "Take 2 tablets of <b>Cardiolex</b> every 8 hours, with a glass of water.": "Nehmen Sie alle 8 "
    "Stunden 2 Tabletten <b>Cardiolex</b> mit einem Glas Wasser ein.",
}


def test_a_page_and_its_translation_are_paired_text_by_text() -> None:
    found = pairs(ENGLISH, GERMAN)
    assert not reasons(ENGLISH, GERMAN)
    assert {text: found[text] for text in _PAIRS} == _PAIRS


def test_links_that_changed_places_get_the_codes_of_the_source() -> None:
    found = pairs(ENGLISH, GERMAN)
    assert found["Call <a1>911</a1> or read <a2>our guide</a2> if you have:"] == (
        "Lesen Sie <a2>unseren Ratgeber</a2> oder wählen Sie <a1>911</a1> bei:"
    )


def test_a_text_that_was_left_out_stays_empty_and_the_others_are_paired() -> None:
    found = pairs(
        ENGLISH, GERMAN.replace("<p>Fahren Sie in den ersten 14 Tagen nicht Auto.</p>", "")
    )
    assert "Do not drive a car in the first 14 days." not in found
    wanted = {text: other for text, other in _PAIRS.items() if "drive" not in text}
    assert {text: found.get(text) for text in wanted} == wanted


def test_a_text_that_was_added_is_in_no_pair_and_is_told() -> None:
    added = "<p>In Österreich wählen Sie bei Notfällen die Nummer 144, rund um die Uhr.</p>"
    translated = GERMAN.replace('<h2 id="medicines">', f'{added}<h2 id="medicines">')
    assert pairs(ENGLISH, translated) == pairs(ENGLISH, GERMAN)
    assert len(aligned(ENGLISH, translated).unused) == 1


def test_two_texts_in_one_are_doubtful() -> None:
    translated = GERMAN.replace("<li>Nehmen Sie Blut", " Nehmen Sie Blut").replace(
        "Allergien.</li>", "Allergien."
    )
    found = pairs(ENGLISH, translated)
    assert "Tell us about allergies." not in found
    assert "Do you take blood thinners?" not in found
    assert found["Medicines"] == "Medikamente"


def test_a_section_that_moved_is_found_by_its_id() -> None:
    first = GERMAN[GERMAN.index('<h2 id="medicines">') : GERMAN.index('<h2 id="warning-signs">')]
    moved = GERMAN.replace(first, "").replace("</body>", f"{first}</body>")
    assert pairs(ENGLISH, moved) == pairs(ENGLISH, GERMAN)


def test_a_long_section_that_moved_is_found_without_ids() -> None:
    def without(text: str) -> str:
        return text.replace(' id="medicines"', "").replace(' id="warning-signs"', "")

    source, translated = without(ENGLISH), without(GERMAN)
    first = translated[translated.index("<h2>Medi") : translated.index("<h2>Warn")]
    moved = translated.replace(first, "").replace("</body>", f"{first}</body>")
    found = pairs(source, moved)
    expected = pairs(source, translated)
    assert found.items() <= expected.items()
    assert len(found) >= len(expected) - 4


def test_ids_that_a_program_counted_do_not_lead_astray() -> None:
    words = ("Wash your hands", "Open the box", "Read the paper", "Take the tablet", "Drink water")
    german = (
        "Waschen Sie die Hände",
        "Öffnen Sie die Schachtel",
        "Lesen Sie die Beilage",
        "Nehmen Sie die Tablette",
        "Trinken Sie Wasser",
    )
    numbers = (11, 24, 37, 48, 59)
    source = page(
        *(
            f'<p id="id{at}">{word} {number}.</p>'
            for at, (word, number) in enumerate(zip(words, numbers, strict=True))
        )
    )
    left = [each for at, each in enumerate(zip(german, numbers, strict=True)) if at != 1]
    translated = page(
        *(f'<p id="id{at}">{word} {number}.</p>' for at, (word, number) in enumerate(left)),
        lang="de",
    )
    found = pairs(source, translated)
    assert "Open the box 24." not in found
    assert found["Read the paper 37."] == "Lesen Sie die Beilage 37."


def test_numbers_in_other_digits_are_the_same_numbers() -> None:
    source = page("<p>Take 250 mg.</p><p>Take 500 mg.</p><p>Take 750 mg.</p><p>Take 125 mg.</p>")
    arabic = page("<p>تناول ٢٥٠ ملغ.</p><p>تناول ٧٥٠ ملغ.</p><p>تناول ١٢٥ ملغ.</p>", lang="ar")
    found = pairs(source, arabic)
    assert "Take 500 mg." not in found
    assert found["Take 750 mg."] == "تناول ٧٥٠ ملغ."
    assert found["Take 125 mg."] == "تناول ١٢٥ ملغ."


def test_another_number_makes_a_pair_doubtful() -> None:
    translated = GERMAN.replace("ersten 14 Tagen", "ersten 41 Tagen")
    drive = "Do not drive a car in the first 14 days."
    assert drive not in pairs(ENGLISH, translated)
    assert reasons(ENGLISH, translated)[drive] == "its numbers are not those of the source"


def test_a_question_is_not_paired_with_a_statement_of_the_same_length() -> None:
    source = page("<p>Are you ill?</p><p>You are ill.</p>", *["<p>Something longer here.</p>"] * 6)
    german = page("<p>Sie sind krank.</p>", *["<p>Hier etwas Längeres.</p>"] * 6, lang="de")
    assert pairs(source, german).get("Are you ill?") is None


def test_another_page_altogether_gives_no_pair() -> None:
    other = page(
        "<h1>Impressum</h1><p>Diese Seite wird von einem Verein herausgegeben, der keine Werbung "
        "macht und 1987 gegründet wurde.</p><p>Anschrift: Lange Straße 4, 12345 Neustadt</p>",
        lang="de",
    )
    found = aligned(ENGLISH, other)
    assert not found.related
    assert not any(each.text for each in found.pairings)
    assert aligned(ENGLISH, GERMAN).related


def test_every_unit_of_the_source_has_its_place() -> None:
    for translated in (GERMAN, page(lang="de"), page("<p>Ja</p>", lang="de")):
        found = aligned(ENGLISH, translated)
        assert [each.source for each in found.pairings] == list(range(len(found.pairings)))
        taken = [each.target for each in found.pairings if each.target is not None]
        assert len(taken) == len(set(taken))


_BLOCK = st.sampled_from(
    (
        *("<p>One 1.</p>", "<p>Two words?</p>", "<h2 id='a'>Head</h2>", "<ul><li>x y</ul>"),
        *("<td>Cell", "<p>{a} <b>b</b></p>", "<p><a href='x'>one</a> and <a href='y'>two</a>"),
        "<img alt='An alt'>",
    )
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_BLOCK, max_size=30), st.lists(_BLOCK, max_size=30))
def test_whatever_the_pages_are_no_unit_is_lost_or_used_twice(
    one: list[str], other: list[str]
) -> None:
    source, translated = page(*one), page(*other, lang="de")
    found = aligned(source, translated)
    assert [each.source for each in found.pairings] == list(range(len(found.pairings)))
    taken = [each.target for each in found.pairings if each.target is not None]
    assert len(taken) == len(set(taken))
    assert not set(taken) & set(found.unused)
    assert all(0 <= each.confidence <= 1.0001 for each in found.pairings)
    assert found == aligned(source, translated)
