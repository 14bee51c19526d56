"""Links between editions: reciprocal, and never from where a statement is forbidden to it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from isogloss.assemble import Links, links_for
from isogloss.model import Artefact, Market, Statement, StatementId
from tests.assemble.editions import edition

BASE = "https://site.example/"


def market(
    name: str, *tags: str, forbidden: tuple[str, ...] = (), pages: tuple[str, ...] = ("a", "b")
) -> Market:
    editions = tuple(edition(tag, name) for tag in tags)
    return Market(name, name, editions, {}, forbidden, pages, "A4")


def statement(name: str, *pages: str, markets: tuple[str, ...] | None = None) -> Statement:
    return Statement(StatementId(name), "claim", pages, (Artefact.HTML,), None, markets, (), 1)


def links(
    page: str,
    here: Market,
    tag: str,
    markets: tuple[Market, ...],
    register: tuple[Statement, ...] = (),
) -> Links:
    where = next(each for each in here.editions if str(each.tag) == tag)
    titles = {name: name.upper() for name in here.pages}
    return links_for(
        page, where, here, markets, register, base_url=BASE, titles=titles, with_pdf=True
    )


US = market("us", "en-US", "es-US")
JP = market("jp", "ja-JP", forbidden=("isi.*",))
CA = market("ca", "en-CA", "fr-CA", pages=("a",))
ALL = (US, CA, JP)
PRODUCT = (statement("isi.indication", "a"), statement("emergency", "a", "b"))


def tags(found: Links) -> list[str]:
    return [alternate.tag for alternate in found.alternates]


def test_a_page_names_all_its_editions_and_itself() -> None:
    found = links("a", US, "en-US", (US, CA))
    assert tags(found) == ["en-US", "es-US", "en-CA", "fr-CA"]
    assert found.canonical == "https://site.example/us/en-US/a.html"
    assert found.alternates[0].href == found.canonical
    assert found.pdf == "a.pdf"


def test_a_market_without_the_page_is_not_linked() -> None:
    assert tags(links("b", US, "en-US", (US, CA))) == ["en-US", "es-US"]


def test_nothing_leads_from_an_awareness_only_market_to_the_product_or_back() -> None:
    assert tags(links("a", JP, "ja-JP", ALL, PRODUCT)) == []
    assert tags(links("a", US, "en-US", ALL, PRODUCT)) == ["en-US", "es-US", "en-CA", "fr-CA"]
    # The other page shows nothing that is forbidden anywhere.
    assert tags(links("b", JP, "ja-JP", ALL, PRODUCT)) == ["en-US", "es-US", "ja-JP"]


def test_a_statement_that_the_other_market_does_not_show_forbids_no_link() -> None:
    register = (statement("isi.indication", "a", markets=("ca",)),)
    assert tags(links("a", JP, "ja-JP", ALL, register)) == ["en-US", "es-US", "ja-JP"]


def test_the_switcher_stays_in_the_market_and_tells_regions_apart_where_it_must() -> None:
    two = market("ch", "de-CH", "de-DE", "fr-CH")
    found = links("a", two, "de-CH", (two,))
    assert [entry.href for entry in found.switcher] == [
        "../de-CH/a.html", "../de-DE/a.html", "../fr-CH/a.html",
    ]  # fmt: skip
    assert [entry.current for entry in found.switcher] == [True, False, False]
    assert len({entry.name for entry in found.switcher}) == 3


def test_the_menu_knows_where_it_is_and_what_comes_next() -> None:
    first, last = (links(page, US, "en-US", (US,)) for page in ("a", "b"))
    assert first.next is not None
    assert (first.next.title, first.next.href, last.next) == ("B", "b.html", None)
    assert [entry.current for entry in last.pages] == [False, True]


_bans = st.lists(st.sampled_from(["isi.*", "isi.one", "claim", "legal.x"]), max_size=2).map(tuple)
_own = st.none() | st.lists(st.sampled_from(["m0", "m1", "m2"]), max_size=2).map(tuple)
_registers = st.lists(
    st.builds(
        lambda name, pages, only: statement(name, *pages, markets=only),
        st.sampled_from(["isi.one", "isi.two", "claim", "legal.x"]),
        st.lists(st.sampled_from(["a", "b"]), max_size=2, unique=True),
        _own,
    ),
    max_size=4,
).map(tuple)


@given(st.lists(_bans, min_size=2, max_size=3), _registers)
def test_alternates_are_reciprocal_and_never_meet_a_ban(
    bans: list[tuple[str, ...]], register: tuple[Statement, ...]
) -> None:
    markets = tuple(
        market(f"m{index}", f"en-{region}", forbidden=ban)
        for index, (ban, region) in enumerate(zip(bans, ("US", "GB", "AU"), strict=False))
    )
    for page in ("a", "b"):
        shown = {
            each.id: [s.id for s in register if page in s.pages and s.belongs_to(each)]
            for each in markets
        }
        reach = {
            (here.id, there.id)
            for here in markets
            for there in markets
            for alternate in links(
                page, here, str(here.editions[0].tag), markets, register
            ).alternates
            if alternate.tag == str(there.editions[0].tag)
        }
        for here in markets:
            for there in markets:
                assert ((here.id, there.id) in reach) == ((there.id, here.id) in reach)
                if here is not there and (here.id, there.id) in reach:
                    assert not any(here.forbids(each) for each in shown[there.id])
