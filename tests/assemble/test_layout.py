"""The strings of a layout: filled in as text, or refused; never markup, never template code."""

from __future__ import annotations

from collections.abc import Mapping

import lxml.html
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from isogloss.assemble import Chrome, Layouts, Links, LocalizedPage, Texts
from isogloss.model import LAYOUT_DOMAIN, Market, SourceError
from tests.assemble.editions import PLURALS, catalog, edition

LAYOUT = """<!doctype html>
<html lang="{{ edition.tag }}" dir="{{ edition.dir }}"><head><title>{{ page.title }}</title>
{{ page.head }}</head><body>
<a title="{{ _("Skip to content") }}">{{ _("Skip to content") }}</a>
<i>{{ pgettext("menu", "Home") }}</i>
<p>{% trans minutes=page.minutes, name=page.title %}{{ name }} takes {{ minutes }} min{% endtrans %}</p>
<b>{% trans n=page.minutes %}{{ n }} minute{% pluralize n %}{{ n }} minutes{% endtrans %}</b>
{{ page.body }}</body></html>
"""
US = Market("us", "United States", (edition("es-US"),), {}, (), ("a",), "Letter")
CHROME = Chrome(Links("https://x/", (), (), (), None, None), 3, False, "1")
PAGE = LocalizedPage("a", "", "<main>Body &amp; more</main>", "A <title>")


def render(
    strings: Mapping[str | tuple[str, str], str | tuple[str, ...]],
    *,
    layout: str = LAYOUT,
    headers: Mapping[str, str] = PLURALS,
    source: bool = False,
) -> str:
    texts = Texts({LAYOUT_DOMAIN: (catalog(LAYOUT_DOMAIN, strings, headers=headers),)}, source)
    return Layouts({"a.html": layout}).render("a", PAGE, CHROME, edition("es-US"), US, texts)


def text_of(html: str, tag: str) -> str:
    (element,) = lxml.html.document_fromstring(html).iter(tag)
    return "".join(map(str, element.itertext()))


SKIP, MINUTES, NAMED = "Skip to content", "%(n)s minute", "%(name)s takes %(minutes)s min"


def test_a_string_is_translated_with_its_placeholders_escaped() -> None:
    html = render(
        {SKIP: "Saltar & ver", NAMED: "%(minutes)s min: %(name)s", ("menu", "Home"): "Inicio"}
    )
    assert text_of(html, "a") == "Saltar & ver"
    assert text_of(html, "p") == "3 min: A <title>"
    assert text_of(html, "i") == "Inicio"
    assert "<main>Body &amp; more</main>" in html


def test_the_plural_form_is_the_catalogs() -> None:
    forms = ("%(n)s uno", "%(n)s dos", "%(n)s tres")
    headers = {"Plural-Forms": "nplurals=3; plural=(n==1 ? 0 : n==3 ? 2 : 1);"}
    assert text_of(render({MINUTES: forms}, headers=headers), "b") == "3 tres"
    assert text_of(render({}, source=True), "b") == "3 minutes"


@pytest.mark.parametrize(
    "expression",
    [
        "",
        "n",
        "n/0",
        "n%0",
        "99",
        "(((",
        "n ? : 1",
        "os.system(1)",
        "n" * 5000,
        "(" * 500 + "n" + ")" * 500,
    ],
)
def test_a_broken_plural_rule_takes_a_form_that_exists(expression: str) -> None:
    headers = {"Plural-Forms": f"nplurals=2; plural={expression};"}
    html = render({MINUTES: ("%(n)s uno", "%(n)s dos")}, headers=headers)
    assert text_of(html, "b") in {"3 uno", "3 dos"}


def test_an_untranslated_string_says_so() -> None:
    html = render({})
    assert text_of(html, "a") == f"[untranslated: {SKIP}]"
    assert text_of(html, "b") == "[untranslated: 3 minutes]"


ATTACKS = [
    "%", "%%", "%s", "%(n)s", "%(name)s", "%(minutes)s", "%(x)s", "%(", "%(n)", "%(n)d", "%(name)d",
    "%(n)c", "%(n)x", "%(n)5s", "%(n)9999999999s", "%(n)*d", "%(n).3f", "%(n)#o", "%(n)a", "%(n)r",
    "{{ n }}", "{% endtrans %}", "{# #}", "{{ texts }}", "{n}", "<b>", "</title><script>", "&lt;", "&", '"',
    "' onclick='", "\x00", "\u202e", "\r\n", " ", "é",
]  # fmt: skip
strings = st.lists(
    st.sampled_from(ATTACKS) | st.text(st.characters(exclude_categories=["Cs"]), max_size=3),
    min_size=1,
    max_size=5,
).map("".join)
SHAPE = [
    (str(each.tag), list(each.attrib)) for each in lxml.html.document_fromstring(render({})).iter()
]


@pytest.mark.parametrize("text", [SKIP, NAMED, MINUTES])
@given(written=strings)
@settings(max_examples=250, deadline=None)
@example("%(n)999999999999999999s")
@example("%(minutes)1000000000d")
@example("%(n)c")
@example("%(minutes)e")
def test_any_translation_of_a_string_is_text_or_refused(text: str, written: str) -> None:
    try:
        html = render({text: (written, written) if text == MINUTES else written})
    except SourceError as error:
        assert error.place == "source/layouts/a.html"
        assert LAYOUT_DOMAIN in (error.hint or "")
        return
    html = html.replace("\x00", "")
    found = [
        (str(each.tag), list(each.attrib)) for each in lxml.html.document_fromstring(html).iter()
    ]
    assert found == SHAPE


@pytest.mark.parametrize(
    ("layout", "line"),
    [
        ("\n{{ nothing }}", ""),
        ("\n{{ page.nothing }}", ""),
        ("\n{% if %}", ":2"),
        ("\n{% include 'b.html' %}", ""),
    ],
)
def test_a_layout_that_cannot_be_filled_is_an_error(layout: str, line: str) -> None:
    with pytest.raises(SourceError) as caught:
        render({}, layout=layout)
    assert (caught.value.place or "").startswith("source/layouts/a.html")
    assert (caught.value.place or "").endswith(line)


def test_a_layout_that_does_not_exist_is_an_error() -> None:
    texts = Texts({}, source=True)
    with pytest.raises(SourceError) as caught:
        Layouts({}).render("nothing", PAGE, CHROME, edition("es-US"), US, texts)
    assert "nothing" in (caught.value.place or "")
