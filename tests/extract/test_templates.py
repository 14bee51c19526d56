"""What a template tells translators beside the text."""

from __future__ import annotations

import re

import polib
import pytest
from hypothesis import given, settings

from isogloss.catalog import read_po, template_bytes
from isogloss.extract import layout_template, page_templates
from isogloss.extract.layouts import layout_messages
from isogloss.model import LAYOUT_DOMAIN, Message, SourceError
from tests.extract.pages import page_of, soup


def messages(html: str) -> tuple[Message, ...]:
    return next(page_templates([page_of(html)])).messages


def test_the_same_text_twice_is_one_message_with_both_places() -> None:
    (message,) = messages("<p>Word</p>\n<p data-note='The second'>Word</p>")
    assert [place.line for place in message.references] == [1, 2]
    assert "The second" in message.notes


def test_a_note_says_where_a_text_stands_and_what_its_codes_are() -> None:
    (message,) = messages(
        "<main id=top><p>Read <a href='x.html#y'>this</a> <img alt=''> or<br>"
        "<span translate=no>MitraSeal</span> by <time datetime=2026-10>then</time>, {n}</p></main>"
    )
    assert message.notes == (
        "Text of <p>, at #top/p[1]",
        "<a> is a link to x.html#y",
        "<img/> is a picture.",
        "<br/> is a line break.",
        "<span/> shows “MitraSeal”, which stays as it is.",
        "<time/> is a date that is filled in.",
        "{n} is filled in for each market; keep it as it is.",
    )


def test_line_breaks_in_ids_addresses_and_notes_cannot_break_a_template() -> None:
    (template, _) = page_templates(
        [page_of("<p id='a\nmsgid \"b\"' data-note='c\nd'>See <a href='x\n#y'>this</a> now</p>")]
    )
    assert all("\n" not in note for note in template.messages[0].notes)
    (entry,) = read_po(template_bytes(template, "Site"), "a.pot").entries
    assert entry.text == "See <a>this</a> now"


@given(soup())
@settings(max_examples=150, deadline=None)
def test_any_page_gives_a_template_that_two_readers_read_alike(html: str) -> None:
    (template, _) = page_templates([page_of(html)])
    data = template_bytes(template, "Site")
    ours = read_po(data, "a.pot")
    assert [entry.text for entry in ours.entries] == [each.text for each in template.messages]
    assert [entry.extracted for entry in ours.entries] == [each.notes for each in template.messages]
    # polib takes these for ends of lines, also inside a string.
    if not re.search("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]", data.decode()):
        theirs = polib.pofile(data.decode())
        assert [entry.msgid for entry in theirs] == [each.text for each in template.messages]
    assert template_bytes(template, "Site") == data


LAYOUT = """<a href="#main">{{ _("Skip to content") }}</a>
{# NOTE: How long it takes
   to read the page #}
{% trans n=page.minutes, t=number(page.minutes) %}{{ t }} minute{% pluralize n %}
  {{ t }} minutes{% endtrans %}
{{ ngettext("%(num)s page", "%(num)s pages", 3) }} {{ pgettext("menu", "Home") }}
{% trans %}Up to 50 %
   of all{% endtrans %}
"""


def test_strings_of_a_layout_come_with_plurals_contexts_and_notes() -> None:
    found = list(layout_messages(LAYOUT.encode(), "source/layouts/a.html"))
    assert [(each.text, each.plural, each.context) for each in found] == [
        ("Skip to content", None, None),
        ("%(t)s minute", "%(t)s minutes", None),
        ("%(num)s page", "%(num)s pages", None),
        ("Home", None, "menu"),
        ("Up to 50 %% of all", None, None),
    ]
    assert [each.notes for each in found if each.notes] == [
        ("How long it takes to read the page",),
    ]
    # Where a percent sign must be doubled or a placeholder kept, msgfmt is told to look.
    assert [each.flags for each in found] == [
        (),
        ("python-format",),
        ("python-format",),
        (),
        ("python-format",),
    ]
    assert [each.references[0].line for each in found] == [1, 4, 6, 6, 7]


def test_two_layouts_share_one_message() -> None:
    found = [
        message
        for name in ("a", "b")
        for message in layout_messages(b"{{ _('Home') }}", f"source/layouts/{name}.html")
    ]
    template = layout_template(found)
    assert template.domain == LAYOUT_DOMAIN
    assert [place.path[-6:] for place in template.messages[0].references] == ["a.html", "b.html"]


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"\n{% trans %}x", 2),
        (b"\n{{ ", 2),
        (b"\n\n{% nosuch %}", 3),
        (b"\n{% trans %}{% if x %}{% endif %}{% endtrans %}", 2),
        (b"\n\xff", 2),
    ],
)
def test_a_broken_layout_is_refused_with_its_line(data: bytes, line: int) -> None:
    with pytest.raises(SourceError) as caught:
        list(layout_messages(data, "source/layouts/a.html"))
    assert caught.value.place == f"source/layouts/a.html:{line}"
    assert caught.value.hint
