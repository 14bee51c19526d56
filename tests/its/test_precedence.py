"""What wins: local markup, then the last rule, then what is inherited, then the default (5.5)."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from isogloss.extract.its import Node, annotations_of, categories, format_all, format_category
from tests.its.documents import ITS, XLINK, html, ruled, said, scripted, xml

_NO = '<its:translateRule selector="//p" translate="no"/>'
_YES = '<its:translateRule selector="//p" translate="yes"/>'


def test_the_last_rule_wins() -> None:
    assert said(xml(ruled(_YES + _NO, "<p/>")), "translate")["/doc/p[1]"] == 'translate="no"'
    assert said(xml(ruled(_NO + _YES, "<p/>")), "translate")["/doc/p[1]"] == 'translate="yes"'


def test_local_markup_wins_over_rules() -> None:
    resolved = xml(ruled(_NO, '<p its:translate="yes"/><p/>'))
    assert said(resolved, "translate")["/doc/p[1]"] == 'translate="yes"'
    assert said(resolved, "translate")["/doc/p[2]"] == 'translate="no"'


def test_a_rule_wins_over_what_is_inherited() -> None:
    resolved = xml(ruled(_YES, '<s its:translate="no"><p><b/></p><q/></s>'))
    found = said(resolved, "translate")
    assert found["/doc/s[1]/p[1]/b[1]"] == 'translate="yes"'
    assert found["/doc/s[1]/q[1]"] == 'translate="no"'


def test_linked_rules_yield_to_those_beside_the_link() -> None:
    linked = f'<its:rules {ITS} version="2.0">{_NO}<its:translateRule selector="//q" translate="no"/></its:rules>'
    text = ruled(_YES, "<p/><q/>", f'{XLINK} xlink:href="rules/r.xml"')
    found = said(xml(text, {"rules/r.xml": linked}), "translate")
    assert found["/doc/p[1]"] == 'translate="yes"'
    assert found["/doc/q[1]"] == 'translate="no"'


def test_a_linked_file_may_link_another_from_its_own_folder() -> None:
    first = f'<its:rules {ITS} {XLINK} version="2.0" xlink:href="../b.xml"/>'
    second = f'<its:rules {ITS} version="2.0">{_NO}</its:rules>'
    text = ruled("", "<p/>", f'{XLINK} xlink:href="in/a.xml"')
    found = said(xml(text, {"in/a.xml": first, "b.xml": second}), "translate")
    assert found["/doc/p[1]"] == 'translate="no"'


def test_scripts_and_links_of_html_count_in_their_order() -> None:
    rules = f'<its:rules {ITS} xmlns:h="http://www.w3.org/1999/xhtml" version="2.0"><its:translateRule selector="//h:b" translate="%s"/></its:rules>'
    script = '<script type="Application/ITS+XML">' + rules % "yes" + "</script>"
    link = '<link rel="stylesheet ITS-RULES" href="r.xml">'
    files = {"r.xml": rules % "no"}
    path = "/html/body[1]/b[1]"
    last_link = html(f"<!DOCTYPE html>{script}{link}<body><b>x</b>", files)
    last_script = html(f"<!DOCTYPE html>{link}{script}<body><b>x</b>", files)
    assert said(last_link, "translate")[path] == 'translate="no"'
    assert said(last_script, "translate")[path] == 'translate="yes"'


def test_information_is_replaced_whole_not_merged() -> None:
    rule = '<its:locNoteRule selector="//p" locNoteType="alert"><its:locNote>rule</its:locNote></its:locNoteRule>'
    found = said(xml(ruled(rule, '<p its:locNote="own"/>')), "localizationnote")
    assert found["/doc/p[1]"] == 'locNote="own" locNoteType="description"'


def test_inheritance_reaches_as_far_as_the_table_of_8_1_says() -> None:
    text = f"""<doc {ITS}><p a="1" its:translate="no" its:dir="rtl" its:locNote="n" its:term="yes"
        its:withinText="nested" its:localeFilterList="de" its:storageSize="3" xml:lang="he"
        xml:space="preserve" its:allowedCharacters="[a]" its:mtConfidence="0.5"
        its:org="o"><b c="2"/></p></doc>"""
    resolved = xml(text)
    child, attribute = "/doc/p[1]/b[1]", "/doc/p[1]/b[1]/@c"

    def at(category: str) -> tuple[str, str]:
        found = said(resolved, category)
        return found[child], found[attribute]

    assert at("translate") == ('translate="no"',) * 2  # an attribute by its default
    assert at("directionality") == ('dir="rtl"',) * 2
    assert at("languageinformation") == ('lang="he"',) * 2
    assert at("localefilter") == ('localeFilterList="de" localeFilterType="include"',) * 2
    assert at("preservespace") == ('space="preserve"',) * 2
    assert at("provenance") == ('org="o"',) * 2
    assert at("localizationnote") == ('locNote="n" locNoteType="description"', "")
    assert at("allowedcharacters") == ('allowedCharacters="[a]"', "")
    assert at("mtconfidence") == ('mtConfidence="0.5"', "")
    assert at("terminology") == ('term="no"',) * 2
    assert at("elementswithintext") == ('withinText="no"', "")
    assert at("storagesize") == ("", "")


def test_tools_are_inherited_by_category() -> None:
    text = f"""<doc {ITS} its:annotatorsRef="mt-confidence|a terminology|t"><p
        its:annotatorsRef="mt-confidence|b"><q/></p></doc>"""
    found = said(xml(text), "mtconfidence")
    assert found["/doc/p[1]/q[1]"] == 'annotatorsRef="mt-confidence|b terminology|t"'
    assert found["/doc"] == 'annotatorsRef="mt-confidence|a terminology|t"'


def test_native_attributes_win_over_pointers() -> None:
    rules = '<its:langRule selector="//p" langPointer="@l"/><its:idValueRule selector="//p" idValue="@n"/>'
    resolved = xml(
        ruled(rules, '<p l="fr" n="one" xml:lang="de" xml:id="two"/><p l="fr" n="one"/>')
    )
    assert said(resolved, "languageinformation")["/doc/p[1]"] == 'lang="de"'
    assert said(resolved, "languageinformation")["/doc/p[2]"] == 'lang="fr"'
    assert said(resolved, "idvalue")["/doc/p[1]"] == 'idValue="two"'
    assert said(resolved, "idvalue")["/doc/p[2]"] == 'idValue="one"'


# -- laws ----------------------------------------------------------------------

_WORD = st.sampled_from(["yes", "no", None])
_TREE = st.recursive(
    st.tuples(_WORD, st.just(())),
    lambda inner: st.tuples(_WORD, st.lists(inner, max_size=3).map(tuple)),
    max_leaves=12,
)
Tree = tuple[str | None, tuple["Tree", ...]]


def _written(tree: Tree) -> str:
    word, children = tree
    attribute = f' its:translate="{word}"' if word else ""
    return f"<n{attribute}>{''.join(map(_written, children))}</n>"


def _expected(tree: Tree, above: str) -> list[str]:
    word, children = tree
    own = word or above
    return [own, *(value for child in children for value in _expected(child, own))]


@given(_TREE)
def test_an_element_is_translated_as_its_nearest_marked_ancestor(tree: Tree) -> None:
    resolved = xml(f"<doc {ITS}>{_written(tree)}</doc>")
    nodes = map(Node, range(1, len(resolved.document.elements)))
    found = ["yes" if annotations_of(resolved, node).translate else "no" for node in nodes]
    assert found == _expected(tree, "yes")


@given(_TREE, st.lists(st.sampled_from(["yes", "no"]), max_size=4))
def test_of_rules_about_the_same_nodes_only_the_last_counts(tree: Tree, words: list[str]) -> None:
    all_rules = [f'<its:translateRule selector="//n" translate="{word}"/>' for word in words]
    content = _written(tree)
    every = said(xml(ruled("".join(all_rules), content)), "translate")
    last = said(xml(ruled("".join(all_rules[-1:]), content)), "translate")
    in_content = {path for path in every if path.startswith("/doc/n")}
    assert {path: every[path] for path in in_content} == {path: last[path] for path in in_content}


@given(_TREE)
def test_all_forms_have_the_same_nodes_in_the_same_order(tree: Tree) -> None:
    resolved = xml(f"<doc {ITS}>{_written(tree)}</doc>")
    paths = [line.partition("\t")[0] for line in format_all(resolved).splitlines()]
    for name in categories():
        lines = format_category(resolved, name).splitlines()
        assert [line.partition("\t")[0] for line in lines] == paths


def test_the_merged_form_says_what_each_category_says() -> None:
    text = scripted(
        '<its:domainRule selector="//h:p" domainPointer="@title"/>',
        '<p title="a, b" lang="fr" its-loc-note="n" its-annotators-ref="mt-confidence|t">x</p>',
    )
    resolved = html(text)
    line = next(
        line
        for line in format_all(resolved).splitlines()
        if line.startswith("/html/body[1]/p[1]\t")
    )
    merged = line.split("\t")[1:]
    assert merged == sorted(merged)
    for name in categories():
        alone = said(resolved, name)["/html/body[1]/p[1]"]
        assert all(pair in line for pair in alone.split('" ')), name
    assert line.count("annotatorsRef=") == 1
