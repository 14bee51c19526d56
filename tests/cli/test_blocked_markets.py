"""Translations that must not be published: their market is blocked, the others are written."""

from __future__ import annotations

import html.parser
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from .projects import (
    MARKETS,
    Ran,
    changed,
    isogloss,
    make_fuzzy,
    po_path,
    replace,
    translate,
    tree,
)

PAGE = "living-with-mr"
WHAT = "Blood with fresh oxygen"  # <strong>left atrium</strong>
GERMAN = "Blut mit frischem Sauerstoff kommt aus der Lunge in den <strong>linken Vorhof</strong>."
ACUTE = (
    "Wenn Sie plötzlich nur sehr schwer Luft bekommen, Schmerzen in der Brust haben oder "
    "ohnmächtig werden, <strong>rufen Sie sofort die <a>{emergency_number}</a> an</strong>."
)


def markets_changed(before: dict[str, object], after: dict[str, object]) -> set[str]:
    return {name.split("/")[1] for name in changed(before, after)} & set(MARKETS)


def build(root: Path) -> Ran:
    return isogloss(root, "build", "--no-print")


def blocks_only(root: Path, market: str, *words: str) -> Ran:
    """The market is blocked and keeps every byte; another change still reaches the others."""
    before = tree(root, "output", times=True)
    others = {"us", "jp"} - {market}
    for other, locale in (("us", "es"), ("jp", "ja")):
        if other in others:
            _mark(root, locale)
    ran = build(root)
    assert ran.code == 1, ran.said
    after = tree(root, "output", times=True)
    assert markets_changed(before, after) == others
    for word in words:
        assert word in ran.err, ran.err
    assert re.search(rf"^Blocked: {market}\. ", ran.err, re.MULTILINE), ran.err
    assert isogloss(root, "verify", f"output/{market}").code == 0
    return ran


def _mark(root: Path, locale: str) -> None:
    """A harmless change of one message."""
    path = root / po_path(locale, PAGE)
    text = path.read_text("utf-8")
    old = {"es": "Vivir con", "ja": "とともに"}[locale]
    new = {"es": "La vida con", "ja": "と共に"}[locale]
    if old not in text:
        pytest.fail(f"{path} has no {old}")
    path.write_text(text.replace(old, new), "utf-8")


class _Tags(html.parser.HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, tuple[str, ...]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, tuple(sorted(name for name, _ in attrs))))


def tags(data: str) -> list[tuple[str, tuple[str, ...]]]:
    reader = _Tags()
    reader.feed(data)
    return reader.found


def pages(root: Path, market: str = "*") -> Iterator[tuple[str, str]]:
    for path in sorted(root.glob(f"output/{market}/data/*/*.html")):
        yield path.relative_to(root).as_posix(), path.read_text("utf-8")


@pytest.mark.parametrize(
    "bad",
    [
        GERMAN.replace("Blut", "<script>alert(1)</script>Blut"),
        GERMAN.replace("Blut", '<img src="x" onerror="alert(1)">Blut'),
        GERMAN.replace("<strong>", '<strong onclick="alert(1)">'),
        GERMAN.replace("<strong>", "<em>").replace("</strong>", "</em>"),
        GERMAN.replace("</strong>", ""),
        GERMAN.replace("<strong>linken</strong>", "").replace("</strong>", "<strong>"),
        GERMAN.replace("linken Vorhof", "linken <strong>Vorhof</strong>"),
        GERMAN + "</li></ul><script>alert(1)</script>",
        GERMAN + "<!-- ",
        GERMAN + " {unknown_variable}",
        GERMAN + " &lt;script&gt;",
    ],
)
def test_markup_that_a_translation_adds_or_loses_blocks_its_market_alone(
    project: Path, bad: str
) -> None:
    shape = {name: tags(data) for name, data in pages(project)}
    translate(project, "de", PAGE, WHAT, bad)
    before = tree(project, "output", times=True)
    ran = build(project)
    if ran.code == 0:
        # Shown as the visible text that it is, and never as markup.
        assert "alert(1)" not in bad, "what looks like a script is no slip"
    else:
        assert ran.code == 1, ran.said
        assert re.match(re.escape(po_path("de", PAGE)) + r":\d+: error IG3\d\d ", ran.err), ran.err
        assert markets_changed(before, tree(project, "output", times=True)) == set()
    for name, data in pages(project):
        assert tags(data) == shape[name], name


def test_a_blocked_market_keeps_its_last_good_bundle_and_the_others_are_written(
    project: Path,
) -> None:
    translate(project, "de", PAGE, WHAT, GERMAN.replace("Blut", "<script>alert(1)</script>Blut"))
    blocks_only(project, "de", "<script>", po_path("de", PAGE))


@pytest.mark.parametrize(
    "bad",
    [
        ACUTE.replace("{emergency_number}", "112"),
        ACUTE.replace("{emergency_number}", "{notrufnummer}"),
        ACUTE.replace("{emergency_number}", "{emergency_number}{emergency_number}"),
        ACUTE.replace("{emergency_number}", "{emergency_number"),
        ACUTE.replace("{emergency_number}", "{{emergency_number}}"),
    ],
)
def test_a_lost_or_changed_variable_blocks_its_market(project: Path, bad: str) -> None:
    translate(project, "de", "safety", "emergency.acute", bad)
    before = tree(project, "output", times=True)
    ran = build(project)
    assert ran.code == 1, ran.said
    assert "emergency.acute" in ran.err
    assert markets_changed(before, tree(project, "output", times=True)) == set()


@pytest.mark.parametrize(
    "bad",
    [
        "Zum Hauptinhalt {{7*7}}",
        "Zum Hauptinhalt {% raw %}",
        "Zum Hauptinhalt {% include 'article.html' %}",
        "Zum Hauptinhalt {{ page.body }}",
        "Zum Hauptinhalt {# weg #}",
        "Zum Hauptinhalt <b>fett</b>",
        "Zum Hauptinhalt <script>alert(1)</script>",
        "Zum Hauptinhalt %(evil)s",
        "Zum Hauptinhalt %s",
        "Zum Hauptinhalt %",
        "Zum Hauptinhalt 100 %",
        'Zum Hauptinhalt" onmouseover="alert(1)',
    ],
)
def test_template_code_in_a_layout_string_is_text_or_blocks_and_never_runs(
    project: Path, bad: str
) -> None:
    shape = {name: tags(data) for name, data in pages(project)}
    translate(project, "de", "layout", "Skip to the main content", bad)
    before = tree(project, "output", times=True)
    ran = build(project)
    assert ran.code in {0, 1}, ran.said
    for name, data in pages(project):
        assert tags(data) == shape[name], name
    if ran.code == 1:
        assert markets_changed(before, tree(project, "output", times=True)) == set()
        assert "Blocked: de." in ran.err
        assert "layout" in ran.err.splitlines()[0], ran.err
    else:
        import html

        shown = html.unescape(next(data for name, data in pages(project, "de")))
        assert bad.replace("%%", "%") in shown


def test_a_layout_string_that_asks_for_what_there_is_not_is_one_error_with_its_place(
    project: Path,
) -> None:
    translate(project, "de", "layout", "Skip to the main content", "Zum Hauptinhalt %(evil)s")
    ran = build(project)
    assert ran.code == 1
    assert ran.err.startswith(po_path("de", "layout") + ":"), ran.err
    assert "evil" in ran.err


def test_a_lost_placeholder_of_the_layout_blocks_at_review(project: Path) -> None:
    path = project / po_path("de", "layout")
    text = path.read_text("utf-8")
    assert "%(minutes)s" in text
    at = text.index("msgstr[0]")
    path.write_text(text[:at] + text[at:].replace("%(minutes)s", "fünf", 1), "utf-8")
    ran = isogloss(project, "check", "--locale", "de")
    assert ran.code == 1, ran.said
    assert "minutes" in ran.out


@pytest.mark.parametrize(
    ("locale", "old", "new"),
    [
        ("de", "Bis zu 57", "Bis zu 75"),
        ("de", "1\u00a0Jahr", "10\u00a0Jahre"),
        ("es", "57", "5.7"),
        ("fr", "57", "570"),
        ("ja", "57", "５８"),
    ],
)
def test_a_changed_figure_in_safety_text_blocks_at_review(
    project: Path, locale: str, old: str, new: str
) -> None:
    before = tree(project)
    path = project / po_path(locale, "safety")
    text = path.read_text("utf-8")
    start = text.index("msgstr", text.index('msgctxt "claim.survival"'))
    at = text.index(old, start)
    assert at < text.index("\n\n", start)
    path.write_text(text[:at] + new + text[at + len(old) :], "utf-8")
    spoilt = tree(project)
    ran = isogloss(project, "check", "--locale", locale)
    assert ran.code == 1, ran.said
    assert f"{po_path(locale, 'safety')}:" in ran.out
    assert "claim.survival" in ran.out
    assert changed(spoilt, tree(project)) == []
    assert changed(before, tree(project)) == [po_path(locale, "safety")]


@pytest.mark.parametrize(
    ("locale", "old", "new"),
    [
        ("de", "nicht", "durchaus"),
        ("es", "<strong>no</strong>", "<strong>sí</strong>"),
        ("ja", "受けないでください", "受けてください"),
    ],
)
def test_a_lost_negation_in_safety_text_blocks_at_review(
    project: Path, locale: str, old: str, new: str
) -> None:
    path = project / po_path(locale, "safety")
    text = path.read_text("utf-8")
    start = text.index("msgstr", text.index('msgctxt "isi.lead.contraindications"'))
    end = text.index("\n\n", start)
    # A line of the file may end anywhere in a text.
    entry = text[start:end].replace('"\n"', "")
    assert old in entry, entry
    path.write_text(text[:start] + entry.replace(old, new) + text[end:], "utf-8")
    ran = isogloss(project, "check", "--locale", locale)
    assert ran.code == 1, ran.said
    assert "IG509 statement-negation-lost [isi.lead.contraindications" in ran.out, ran.said


@pytest.mark.pdf
def test_a_script_without_a_font_blocks_its_market_and_says_what_to_add(printed: Path) -> None:
    translate(printed, "de", PAGE, "When to call for help", "Wann Sie Hilfe rufen \u0e01\u0e02")
    before = tree(printed, "output", times=True)
    ran = isogloss(printed)
    assert ran.code == 1, ran.said
    assert markets_changed(before, tree(printed, "output", times=True)) == set()
    assert "Thai" in ran.err
    assert "\u0e01" in ran.err or "U+0E01" in ran.err
    assert re.search(r"\bde\b|de-DE", ran.err)
    assert "source/assets/fonts" in ran.err
    assert "Blocked: de." in ran.err


def test_a_fuzzy_safety_message_is_never_shown_and_never_replaced_by_english(
    project: Path,
) -> None:
    make_fuzzy(project, "de", "safety", "isi.contraindication.nickel-titanium")
    ran = build(project)
    page = (project / "output/de/data/de-DE/understanding-mr.html").read_text("utf-8")
    if ran.code == 0:
        assert "You are allergic to nickel or titanium" not in _untold(page)
        assert "untranslated" in page
    assert "IG2" in isogloss(project, "check", "--gate", "draft").out
    gate = isogloss(project, "check", "--gate", "release")
    assert gate.code == 1
    assert "isi.contraindication.nickel-titanium" in gate.out


def test_an_empty_safety_message_is_never_replaced_by_english(project: Path) -> None:
    translate(project, "de", "safety", "isi.contraindication.nickel-titanium", "")
    ran = build(project)
    page = (project / "output/de/data/de-DE/understanding-mr.html").read_text("utf-8")
    if ran.code == 0:
        assert "You are allergic to nickel or titanium" not in _untold(page)
        assert "57 of 58" in ran.out or "28 of 29" in ran.out, "the table must show the gap"
    for gate in ("review", "release"):
        ran = isogloss(project, "check", "--gate", gate)
        assert ran.code == 1, gate
        assert "isi.contraindication.nickel-titanium" in ran.out


def _untold(page: str) -> str:
    """The page without its own markers of what is untranslated."""
    return re.sub(r"\[untranslated: [^\]]*\]", "", page)


def test_a_deleted_locale_blocks_or_marks_and_never_shows_english(project: Path) -> None:
    import shutil

    shutil.rmtree(project / "locales/de")
    ran = build(project)
    assert ran.code in {0, 1}, ran.said
    page = (project / "output/de/data/de-DE/understanding-mr.html").read_text("utf-8")
    assert "You are allergic" not in _untold(page)
    assert isogloss(project, "check", "--gate", "review").code == 1


def test_a_variable_that_one_market_lacks_stops_that_market_alone(project: Path) -> None:
    replace(project, "source/markets.toml", 'emergency_number = "112"\n', "")
    blocks_only(project, "de", "emergency_number", "source/pages/", "“de”")


def test_two_wordings_of_one_statement_are_an_error_that_names_both_places(project: Path) -> None:
    first = "source/pages/understanding-mr.html"
    second = "source/pages/mr-at-a-glance.html"
    line = replace(project, second, "If you suddenly find it very hard", "If you find it very hard")
    before = tree(project)
    for command in (("check",), ("build", "--no-print")):
        ran = isogloss(project, *command)
        assert ran.code in {1, 2}, ran.said
        assert f"{second}:{line}" in ran.said or f"{first}:26" in ran.said
        assert first in ran.said
        assert second in ran.said
    assert markets_changed(before, tree(project)) == set()
