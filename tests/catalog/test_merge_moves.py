"""Where translations come from: other pages, other names, neighbours, ids, declared edits."""

from __future__ import annotations

from collections.abc import Mapping

from isogloss.catalog import Entry, Merged, memory_of, merge, read_po, retire
from isogloss.model import LAYOUT_DOMAIN, SAFETY_DOMAIN, Message, MessageKey, Reference, Template

HEADER = (
    'msgid ""\nmsgstr ""\n"Language: de\\n"\n"Last-Translator: A translator\\n"\n'
    '"X-Review-Status: reviewed\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
)


def message(text: str, context: str | None = None, plural: str | None = None) -> Message:
    return Message(text, context, plural, (Reference("source/a.html", 1),), (), ())


def po(*blocks: str) -> bytes:
    """A catalog. blocks: without the empty lines between them."""
    return "\n".join([HEADER, *(f"{block}\n" for block in blocks)]).encode()


def one(text: str, translation: str, above: str = "") -> str:
    return f'{above}msgid "{text}"\nmsgstr "{translation}"'


def update(
    domain: str,
    messages: list[Message],
    files: Mapping[str, bytes],
    others: Mapping[str, list[Message]] | None = None,
    *,
    complete: bool = True,
    editorial: Mapping[MessageKey, MessageKey] | None = None,
) -> Merged:
    """The merge of one domain of a locale. others: the messages that other domains have now."""
    templates = {
        name: Template(name, tuple(each))
        for name, each in {**(others or {}), domain: messages}.items()
    }
    known = {name: read_po(data, name) for name, data in files.items()}
    return merge(
        templates[domain],
        known.get(domain),
        old_data=files.get(domain, b""),
        locale="de",
        project="Site",
        complete=complete,
        memory=memory_of(known, templates),
        editorial=editorial or {},
    )


def found(merged: Merged, text: str, context: str | None = None) -> Entry:
    entries = {entry.key: entry for entry in read_po(merged.data, "a.po").entries}
    return entries[MessageKey(context, text)]


# -- pages with another name -------------------------------------------------------------

VALVE = "The valve lies between two chambers."
PAGE = po(one(VALVE, "Klappe", "# Ask Anna\n#, x-mine\n"), one("Second text", "Zwei"))


def test_a_page_with_another_name_keeps_translations_comments_flags_and_header() -> None:
    merged = update("new", [message(VALVE), message("Second text")], {"old": PAGE})
    entry = found(merged, VALVE)
    assert (entry.strings, entry.fuzzy, entry.comments) == (("Klappe",), False, ("Ask Anna",))
    assert "x-mine" in entry.flags
    headers = read_po(merged.data, "new").headers
    assert (headers["X-Review-Status"], headers["Last-Translator"]) == (
        "reviewed",
        "A translator",
    )


def test_a_page_with_another_name_whose_texts_changed_at_once_has_them_fuzzy() -> None:
    merged = update(
        "new", [message("The valve lies between four chambers."), message("Second text")],
        {"old": PAGE},
    )  # fmt: skip
    entry = found(merged, "The valve lies between four chambers.")
    assert (entry.strings, entry.fuzzy, entry.previous) == (("Klappe",), True, VALVE)
    assert entry.extracted == ("Changed: “The valve lies between [-two-]{+four+} chambers.”",)


def test_a_new_page_that_borrows_a_few_texts_is_not_reviewed_for_that() -> None:
    new = [message("Second text"), message("Wholly other"), message("words here")]
    merged = update("new", new, {"old": PAGE}, {"old": [message(VALVE), message("Second text")]})
    assert found(merged, "Second text").strings == ("Zwei",)
    assert "X-Review-Status" not in read_po(merged.data, "new").headers


def test_a_header_in_another_charset_says_utf_8_in_the_new_file() -> None:
    old = PAGE.replace(b"UTF-8", b"ISO-8859-1").replace(b"Zwei", b"Zw\xf6i")
    merged = update("new", [message(VALVE), message("Second text")], {"old": old})
    assert found(merged, "Second text").strings == ("Zwöi",)
    assert read_po(merged.data, "new").encoding == "utf-8"


def test_a_plural_moves_to_another_page_with_all_its_forms() -> None:
    block = 'msgid "a page"\nmsgid_plural "pages"\nmsgstr[0] "Seite"\nmsgstr[1] "Seiten"'
    merged = update("b", [message("a page", None, "pages")], {"a": po(block)}, {"a": []})
    assert found(merged, "a page").strings == ("Seite", "Seiten")
    assert not found(merged, "a page").fuzzy


def test_a_fuzzy_text_stays_fuzzy_where_it_moves() -> None:
    fuzzy = one(VALVE, "Klappe", '#, fuzzy\n#| msgid "The valve."\n')
    entry = found(update("b", [message(VALVE)], {"a": po(fuzzy)}, {"a": []}), VALVE)
    assert (entry.strings, entry.fuzzy, entry.previous) == (("Klappe",), True, "The valve.")
    assert entry.extracted[0].startswith("Changed: ")


def test_of_two_translations_the_one_of_the_page_that_most_came_from_is_taken() -> None:
    files = {"a": po(one("Learn more", "Mehr"), one(VALVE, "Klappe")), "b": po(one("Learn more", "Weiter"))}  # fmt: skip
    merged = update("new", [message("Learn more"), message(VALVE)], files)
    assert found(merged, "Learn more").strings == ("Mehr",)


def test_two_translations_that_stay_where_they_are_settle_nothing() -> None:
    files = {"a": po(one("Learn more", "Mehr")), "b": po(one("Learn more", "Weiter"))}
    same = [message("Learn more")]
    assert found(update("new", same, files, {"a": same, "b": same}), "Learn more").strings == ("",)


def test_a_text_that_went_over_changed_comes_back_with_its_translation() -> None:
    fuzzy = one("The valve closes.", "Klappe", f'#, fuzzy\n#| msgid "{VALVE}"\n')
    merged = update("a", [message(VALVE)], {"b": po(fuzzy)}, {"b": [message("The valve closes.")]})
    assert (found(merged, VALVE).strings, found(merged, VALVE).fuzzy) == (("Klappe",), False)


def test_a_text_comes_back_while_what_it_became_stays() -> None:
    fuzzy = one("The valve closes.", "Klappe", f'#, fuzzy\n#| msgid "{VALVE}"\n')
    merged = update("a", [message("The valve closes."), message(VALVE)], {"a": po(fuzzy)})
    assert (found(merged, VALVE).strings, found(merged, VALVE).fuzzy) == (("Klappe",), False)
    assert found(merged, "The valve closes.").fuzzy


# -- a catalog whose page is gone ----------------------------------------------------------


def gone(old: bytes, *others: bytes) -> Merged:
    entries = [entry for data in others for entry in read_po(data, "b.po").entries]
    return retire(read_po(old, "a.po"), old_data=old, others=entries)


def test_translations_of_a_page_that_is_gone_become_obsolete_in_its_file() -> None:
    merged = gone(PAGE)
    entries = read_po(merged.data, "a.po").entries
    assert [(each.strings, each.obsolete) for each in entries] == [
        (("Klappe",), True),
        (("Zwei",), True),
    ]
    assert (entries[0].comments, merged.obsolete) == (("Ask Anna",), 2)
    assert gone(merged.data).data == merged.data


def test_what_stands_in_another_catalog_leaves_no_copy() -> None:
    merged = update("new", [message(VALVE), message("Second text")], {"old": PAGE})
    assert read_po(gone(PAGE, merged.data).data, "old").entries == ()


def test_a_copy_stays_where_anything_differs() -> None:
    without_comment = po(one(VALVE, "Klappe"), one("Second text", "Zwei"))
    assert [each.text for each in read_po(gone(PAGE, without_comment).data, "a").entries] == [VALVE]
    fuzzy = po(one("Second text", "Zwei", "#, fuzzy\n"))
    assert len(read_po(gone(PAGE, fuzzy).data, "a").entries) == 2
    obsolete = po('#~ msgid "Second text"\n#~ msgstr "Zwei"')
    assert len(read_po(gone(PAGE, obsolete).data, "a").entries) == 2
    doubtful = po(one("Second text", "Zwei")), po(one("Second text", "Zwo"))
    assert len(read_po(gone(PAGE, *doubtful).data, "a").entries) == 2


def test_untranslated_messages_go_with_their_page_but_comments_stay() -> None:
    data = po(one("nothing", ""), one("noted", "", "# Which valve?\n"))
    entries = read_po(gone(data).data, "a").entries
    assert [(each.text, each.comments) for each in entries] == [("noted", ("Which valve?",))]


# -- ids, contexts, neighbours --------------------------------------------------------------


def in_context(context: str, text: str, translation: str) -> str:
    return f'msgctxt "{context}"\n{one(text, translation)}'


def test_an_id_tells_what_a_text_was_however_much_it_changed() -> None:
    old = po(in_context("intro", VALVE, "Klappe"))
    entry = found(update("a", [message("Quite other words", "intro")], {"a": old}), "Quite other words", "intro")  # fmt: skip
    assert (entry.strings, entry.fuzzy, entry.previous) == (("Klappe",), True, VALVE)


def test_the_context_of_a_button_is_no_id() -> None:
    old = po(in_context("button", "Close", "Zu"))
    merged = update(LAYOUT_DOMAIN, [message("Print this page", "button")], {LAYOUT_DOMAIN: old})
    assert found(merged, "Print this page", "button").strings == ("",)


def test_a_text_that_becomes_a_statement_is_fuzzy_with_its_text() -> None:
    merged = update(SAFETY_DOMAIN, [message(VALVE, "isi.valve")], {"a": PAGE}, {"a": []})
    entry = found(merged, VALVE, "isi.valve")
    assert (entry.strings, entry.fuzzy, entry.previous) == (("Klappe",), True, VALVE)
    assert (entry.context_before, entry.extracted) == (None, ("Changed: context {+isi.valve+}",))


def test_a_page_text_with_an_id_never_becomes_a_finished_statement() -> None:
    files = {"a": po(in_context("isi.valve", VALVE, "Klappe"))}
    merged = update(SAFETY_DOMAIN, [message(VALVE, "isi.valve")], files, {"a": []})
    entry = found(merged, VALVE, "isi.valve")
    assert (entry.strings, entry.fuzzy, entry.previous) == (("Klappe",), True, VALVE)


def test_a_text_between_the_same_neighbours_is_taken_though_it_is_less_alike() -> None:
    first, last = message("What comes first"), message("Some last words")
    old = "Ask your doctor which exercise suits you, and begin with short walks."
    new = "Ask the nurse about exercise. Begin with a walk each day."
    row = (one(first.text, "Erst"), one(old, "Frag"), one(last.text, "Letzt"))
    entry = found(update("a", [first, message(new), last], {"a": po(*row)}), new)
    assert (entry.strings, entry.fuzzy, entry.previous) == (("Frag",), True, old)
    elsewhere = update("a", [message(new), first, last], {"a": po(*row)})
    assert found(elsewhere, new).strings == ("",)


def test_alike_texts_in_a_row_are_matched_in_their_order() -> None:
    old = [f"Take {dose} mg a day" for dose in (1, 2, 3, 4)]
    new = [f"Take {dose} mg each day" for dose in (1, 2, 3, 4)]
    catalog = po(*(one(text, f"D{number}") for number, text in enumerate(old)))
    merged = update("a", [message(text) for text in new], {"a": catalog})
    assert [found(merged, text).strings[0] for text in new] == ["D0", "D1", "D2", "D3"]


def test_a_split_text_helps_with_both_parts_and_nothing_is_used_up_twice() -> None:
    old = "The clip holds both flaps together. It stays in the heart for good."
    parts = ["The clip holds both flaps together.", "It stays in the heart for good and all."]
    merged = update("a", [message(part) for part in parts], {"a": po(one(old, "Klammer"))})
    assert found(merged, parts[0]).strings == ("Klammer",)
    assert merged.obsolete == 0


# -- edits that change no meaning -----------------------------------------------------------

EDITED = MessageKey(None, "The valve lies between 2 chambers.")
EDITORIAL = {EDITED: MessageKey(None, VALVE)}


def test_an_editorial_change_keeps_the_translation_as_sure_as_it_was() -> None:
    merged = update("a", [message(EDITED.text)], {"a": PAGE}, editorial=EDITORIAL)
    entry = found(merged, EDITED.text)
    assert (entry.strings, entry.fuzzy, entry.previous) == (("Klappe",), False, None)
    assert (entry.comments, entry.extracted) == (("Ask Anna",), ())
    assert MessageKey(None, VALVE) not in {
        each.key for each in read_po(merged.data, "a").entries
    }  # fmt: skip
    again = update("a", [message(EDITED.text)], {"a": merged.data}, editorial=EDITORIAL)
    assert again.data == merged.data


def test_an_editorial_change_of_a_fuzzy_text_leaves_it_fuzzy() -> None:
    fuzzy = po(one(VALVE, "Klappe", '#, fuzzy\n#| msgid "The valve."\n'))
    entry = found(update("a", [message(EDITED.text)], {"a": fuzzy}, editorial=EDITORIAL), EDITED.text)  # fmt: skip
    assert (entry.strings, entry.fuzzy, entry.previous) == (("Klappe",), True, "The valve.")


def test_an_editorial_change_of_a_statement_keeps_it_finished() -> None:
    old = po(in_context("isi.valve", VALVE, "Klappe"))
    new = MessageKey("isi.valve", EDITED.text)
    merged = update(
        SAFETY_DOMAIN,
        [message(EDITED.text, "isi.valve")],
        {SAFETY_DOMAIN: old},
        editorial={new: MessageKey("isi.valve", VALVE)},
    )
    assert not found(merged, new.text, new.context).fuzzy


def test_an_editorial_change_on_a_page_with_another_name() -> None:
    merged = update("new", [message(EDITED.text)], {"old": PAGE}, editorial=EDITORIAL)
    assert (found(merged, EDITED.text).strings, found(merged, EDITED.text).fuzzy) == (
        ("Klappe",),
        False,
    )


def test_an_edit_that_adds_a_plural_is_not_editorial() -> None:
    new = message(EDITED.text, None, "many")
    assert found(update("a", [new], {"a": PAGE}, editorial=EDITORIAL), EDITED.text).fuzzy


def test_a_finished_translation_is_not_overwritten_by_an_editorial_change() -> None:
    both = po(one(VALVE, "Klappe"), one(EDITED.text, "Neu"))
    merged = update("a", [message(EDITED.text)], {"a": both}, editorial=EDITORIAL)
    assert found(merged, EDITED.text).strings == ("Neu",)
    assert found(merged, VALVE).obsolete


# -- overrides -------------------------------------------------------------------------------


def test_an_override_follows_its_text_to_another_page() -> None:
    others = {"a": [message("Second text")]}
    for files in ({"a": PAGE}, {"a": PAGE, "b": po()}):
        merged = update("b", [message(VALVE), message("More")], files, others, complete=False)
        entries = read_po(merged.data, "b").entries
        assert [(each.text, each.strings, each.fuzzy) for each in entries] == [
            (VALVE, ("Klappe",), False)
        ]
        headers = read_po(merged.data, "b").headers
        assert headers["X-Review-Status"] == "reviewed"


def test_an_override_that_stays_where_it_is_is_not_copied() -> None:
    others = {"a": [message(VALVE), message("Second text")]}
    merged = update("b", [message(VALVE)], {"a": PAGE}, others, complete=False)
    assert (merged.data, merged.new, merged.moved) == (b"", 0, 0)


def test_a_changed_override_goes_to_one_message_and_no_other_that_is_alike() -> None:
    old = po(one("Take 5 mg a day", "Cinq"), one("Stays", "Reste"))
    new = [message(text) for text in ("Take 9 mg a day or so", "Take 5 mg each day", "Stays")]
    merged = update("a", new, {"a": old}, complete=False)
    entries = read_po(merged.data, "a").entries
    assert [(each.text, each.strings, each.fuzzy) for each in entries] == [
        ("Take 5 mg each day", ("Cinq",), True),
        ("Stays", ("Reste",), False),
    ]


def test_an_override_that_was_taken_away_stays_away() -> None:
    obsolete = po(
        f'#, fuzzy\n#~| msgid "{VALVE}"\n#~ msgid "The valve closes."\n#~ msgstr "Klappe"',
        one("Stays", "Reste"),
    )
    fuzzy = po(one("The valve closes.", "Klappe", f'#, fuzzy\n#| msgid "{VALVE}"\n'))
    same = [message(VALVE), message("The valve opens."), message("Stays")]
    others = {"b": [message("The valve closes.")]}
    merged = update("a", same, {"a": obsolete, "b": fuzzy}, others, complete=False)
    entries = read_po(merged.data, "a").entries
    assert [(each.text, each.obsolete) for each in entries] == [
        ("The valve closes.", True),
        ("Stays", False),
    ]
