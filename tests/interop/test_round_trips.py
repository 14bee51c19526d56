"""What goes out comes back as it was, in every format, whatever the text is."""

from __future__ import annotations

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from isogloss.interop import xml
from isogloss.interop.csv_list import read_csv, write_csv
from isogloss.interop.intake import Outcome, take_in
from isogloss.interop.items import Item, Job
from isogloss.interop.parts import numbered, parts_of, text_of
from isogloss.interop.proposals import Proposal
from isogloss.interop.tmx import read_tmx
from isogloss.interop.tmx_write import write_tmx
from isogloss.interop.xliff1 import write_xliff1
from isogloss.interop.xliff1_read import read_xliff1
from isogloss.interop.xliff2 import write_xliff2
from isogloss.interop.xliff2_read import read_xliff2
from isogloss.interop.xlsx import write_xlsx
from isogloss.interop.xlsx_read import read_xlsx
from isogloss.model import NO_LIMITS, MessageKey, parse_tag
from isogloss.model.notation import Kind

ENGLISH = parse_tag("en")
_FRAGMENTS = [
    *"<a> </a> <em> </em> <br/> <a1> </a1> {n} {{ }} { } &lt; &amp; &amp;lt; &nbsp; &#123; &".split(),
    *"%(n)s %% ]]> _x0041_ =1+1 ' '= \u200f \u202a \u2068 \ufeff \u00ad \u2028 \u0085 <x> -- ;".split(),
    *" \t,\n".replace(",", ""),
    "\r\n",
    "  ",
    "<!-- a -->",
    '"',
]
_CHARACTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
_TEXTS = st.lists(
    st.one_of(st.sampled_from(_FRAGMENTS), st.text(_CHARACTERS, max_size=5)), max_size=8
)
TEXTS = _TEXTS.map("".join)
FULL = TEXTS.filter(bool)


def item(source: str, target: str, domain: str = "start", context: str | None = None) -> Item:
    return Item(
        id="m1", domain=domain, locale="ar", path="p.po", line=3, key=MessageKey(context, source),
        form=None, text=source, counterpart=None, target=target, fuzzy=False, previous=None,
        notes=("What it is", "\x01"), references=("a.html:3",), flags=(), limits=NO_LIMITS,
        escaped=domain != "layout",
    )  # fmt: skip


def job(*items: Item) -> Job:
    return Job(ENGLISH, parse_tag("ar"), ((items[0].domain, "p.po", items),))


def assert_back(each: Item, unit: Proposal) -> None:
    """Source and target mean what they meant, and a text that is written the short way is itself."""
    assert not unit.fault
    for parts, text in ((unit.source, each.text), (unit.target, each.target)):
        written = text_of(parts or (), escaped=each.escaped and not unit.written)
        assert each.parts(written) == each.parts(text)
        assert text_of(each.parts(written), escaped=each.escaped) == text_of(
            each.parts(text), escaped=each.escaped
        )
    verdicts = take_in(
        [_file(unit)], {("ar", each.domain): (each,)}, source_language=ENGLISH
    ).verdicts
    assert [verdict.outcome for verdict in verdicts] == [Outcome.UNCHANGED]


def _file(unit: Proposal):  # type: ignore[no-untyped-def]
    from isogloss.interop.proposals import Proposals

    return Proposals("f", "x", "en", (unit,))


def xml_text(text: str) -> bool:
    return not xml.NOT_XML.search(text)


@settings(deadline=None, max_examples=100)
@given(FULL, TEXTS, st.sampled_from(["start", "layout"]))
def test_xliff_2_gives_back_every_text(source: str, target: str, domain: str) -> None:
    each = item(source, target, domain)
    data = write_xliff2(job(each))
    (unit,) = read_xliff2(xml.parse(data, "f"), "f").units
    assert_back(each, unit)


@settings(deadline=None, max_examples=100)
@given(FULL, TEXTS, st.sampled_from(["start", "layout"]))
def test_xliff_1_gives_back_every_text_that_xml_can_hold(
    source: str, target: str, domain: str
) -> None:
    assume(xml_text(source + target))
    each = item(source, target, domain)
    (unit,) = read_xliff1(xml.parse(write_xliff1(job(each)), "f"), "f").units
    assert_back(each, unit)


@settings(deadline=None, max_examples=100)
@given(FULL, TEXTS, st.sampled_from(["start", "layout"]))
def test_csv_gives_back_every_text(source: str, target: str, domain: str) -> None:
    each = item(source, target, domain)
    (unit,) = read_csv(write_csv([job(each)]), "f").units
    assert (
        text_of(unit.source or (), escaped=False),
        text_of(unit.target or (), escaped=False),
    ) == (
        source,
        target,
    )
    assert_back(each, unit)


@settings(deadline=None, max_examples=100)
@given(FULL, TEXTS, st.sampled_from(["start", "layout"]))
def test_xlsx_gives_back_every_text(source: str, target: str, domain: str) -> None:
    each = item(source, target, domain)
    (sheet,) = read_xlsx(write_xlsx([job(each)]), "f")
    (unit,) = sheet.units
    assert (
        text_of(unit.source or (), escaped=False),
        text_of(unit.target or (), escaped=False),
    ) == (
        source,
        target,
    )
    assert_back(each, unit)


@settings(deadline=None, max_examples=100)
@given(FULL, FULL)
def test_tmx_gives_back_every_finished_text(source: str, target: str) -> None:
    assume(xml_text(source + target))
    each = item(source, target, context="c")
    memory = read_tmx(write_tmx([job(each)], "1"), "f")
    parts = each.parts(source)
    codes = (*numbered(parts, parts), *numbered(each.parts(target), parts))
    whole = all(code.whole for code in codes if code.part.kind in (Kind.OPEN, Kind.CLOSE))
    assert not memory.skipped
    assert len(memory.pairs) == whole
    for pair in memory.pairs:
        assert (pair.source_language, pair.target_language, pair.context) == ("en", "ar", "c")
        assert each.parts(pair.source) == parts
        assert each.parts(pair.target) == each.parts(target)


@given(TEXTS, st.booleans(), st.booleans())
def test_parts_make_the_text_again(text: str, escaped: bool, formats: bool) -> None:
    parts = parts_of(text, escaped=escaped, formats=formats)
    written = text_of(parts, escaped=escaped)
    assert parts_of(written, escaped=escaped, formats=formats) == parts
    if not escaped:
        assert written == text


@given(TEXTS, TEXTS)
def test_a_code_has_one_id_in_source_and_target(source: str, target: str) -> None:
    parts = parts_of(source, escaped=True, formats=True)
    ids = {
        (each.number, each.part.kind): each.part.written
        for each in numbered(parts, parts)
        if each.part.kind is not Kind.TEXT
    }
    for each in numbered(parts_of(target, escaped=True, formats=True), parts):
        if each.part.kind is not Kind.TEXT:
            assert ids.setdefault((each.number, each.part.kind), each.part.written) == (
                each.part.written
            )


@settings(deadline=None, max_examples=20)
@given(FULL, TEXTS)
def test_the_same_items_give_the_same_bytes(source: str, target: str) -> None:
    each = job(item(source, target))
    for write in (write_xliff2, lambda one: write_csv([one]), lambda one: write_xlsx([one])):
        assert write(each) == write(each)
