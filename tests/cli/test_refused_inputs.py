"""Input that cannot be used: exit 2, one message with its place and remedy, nothing written."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from .projects import Ran, changed, isogloss, po_path, replace, tree

SITE, MARKETS, REGISTER = "source/site.toml", "source/markets.toml", "source/statements.toml"
DE_SAFETY = po_path("de", "safety")


def refused(root: Path, place: str, *words: str) -> Ran:
    """The main job must refuse: exit 2, `place` first, a remedy, and nothing touched."""
    before = tree(root, times=True)
    for command in (("build", "--no-print"), ("check",))[: 1 + (len(words) > 1)]:
        ran = isogloss(root, *command)
        assert ran.code == 2, ran.said
        assert ran.out == ""
        lines = ran.err.splitlines()
        assert re.match(re.escape(place) + r"(:\d+)*: error: ", lines[0]), ran.err
        assert len(lines) > 1, f"no remedy: {ran.err}"
        assert len(lines) <= 6, f"not one message: {ran.err}"
        for word in words:
            assert word in ran.err, ran.err
        assert changed(before, tree(root, times=True)) == []
    return ran


@pytest.mark.parametrize("name", [MARKETS, REGISTER])
def test_a_missing_configuration_file_is_named(project: Path, name: str) -> None:
    (project / name).unlink()
    refused(project, name, "is missing")


@pytest.mark.parametrize("name", [SITE, MARKETS, REGISTER, "source/terms.toml"])
def test_a_syntax_error_in_toml_has_its_line(project: Path, name: str) -> None:
    path = project / name
    text = path.read_text("utf-8")
    path.write_text(text + "\nbroken = = 1\n", "utf-8")
    refused(project, f"{name}:{text.count(chr(10)) + 2}")


@pytest.mark.parametrize(
    ("name", "old", "new", "near"),
    [
        (SITE, "base_url =", "base_ulr =", "base_url"),
        pytest.param(MARKETS, 'editions = ["de-DE"]', 'edition = ["de-DE"]', "editions"),
        pytest.param(MARKETS, 'page_size = "A4"', 'pagesize = "A4"', "page_size"),
        (REGISTER, "artefacts =", "artifacts =", "artefacts"),
    ],
)
def test_an_unknown_key_names_the_nearest_right_one(
    project: Path, name: str, old: str, new: str, near: str
) -> None:
    line = replace(project, name, old, new)
    refused(project, f"{name}:{line}", new.split(maxsplit=1)[0], f"“{near}”")


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (SITE, 'name = "Mitral Valve Health"', "name = 5"),
        (SITE, "date = 2026-11-24", 'date = "tomorrow"'),
        pytest.param(MARKETS, 'editions = ["de-DE"]', 'editions = "de-DE"'),
        pytest.param(MARKETS, 'emergency_number = "112"', "emergency_number = 112"),
        (REGISTER, "order = 110", 'order = "110"'),
    ],
)
def test_a_value_of_the_wrong_type_has_its_line(
    project: Path, name: str, old: str, new: str
) -> None:
    line = replace(project, name, old, new)
    refused(project, f"{name}:{line}", new.split(maxsplit=1)[0])


@pytest.mark.parametrize("tag", ["xx-DE", "de-XX", "de_DE", "german", "de-DE-", "", "../de-DE"])
def test_an_edition_that_is_no_language_tag_has_its_line(project: Path, tag: str) -> None:
    line = replace(project, MARKETS, 'editions = ["de-DE"]', f'editions = ["{tag}"]')
    refused(project, f"{MARKETS}:{line}", f"“{tag}”")


@pytest.mark.parametrize(
    "name", ["de/x", "De", "", *(pytest.param(name) for name in ("..", ".cache"))]
)
def test_a_market_cannot_lead_out_of_the_output_folder(project: Path, name: str) -> None:
    line = replace(project, MARKETS, "[de]", f'["{name}"]')
    replace(project, MARKETS, "[de.variables]", f'["{name}".variables]')
    refused(project, f"{MARKETS}:{line}", f"“{name}”")


def test_an_unknown_kind_of_statement_names_the_nearest(project: Path) -> None:
    line = replace(project, REGISTER, 'kind = "warning"', 'kind = "warnign"')
    refused(project, f"{REGISTER}:{line}", "“warning”")


def test_a_forbidden_pattern_that_matches_nothing_is_a_slip(project: Path) -> None:
    line = replace(project, MARKETS, '"legal.trademark"', '"legal.trademrak"')
    refused(project, f"{MARKETS}:{line}", "“legal.trademrak”", "“legal.trademark”")


PAGE = "source/pages/living-with-mr.html"
LAYOUT = "source/layouts/article.html"


def test_a_page_that_is_not_utf8_has_the_line(project: Path) -> None:
    path = project / PAGE
    data = path.read_bytes()
    at = data.index(b"When to call for help")
    path.write_bytes(data[:at] + b"\xe9" + data[at:])
    refused(project, f"{PAGE}:{data.count(bytes([10]), 0, at) + 1}")


def test_an_unknown_layout_is_named_with_those_there_are(project: Path) -> None:
    replace(project, PAGE, 'data-layout="article"', 'data-layout="artikel"')
    refused(project, f"{PAGE}:2", "“artikel”", "article")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("{% endfor %}", "{% endfro %}"),
        ("{% if draft %}", "{% if draft %"),
        ("{{ page.body }}", "{{ page.body }"),
    ],
)
def test_a_syntax_error_in_a_layout_has_its_line(project: Path, old: str, new: str) -> None:
    replace(project, LAYOUT, old, new)
    refused(project, LAYOUT)


def test_a_name_that_a_layout_does_not_have_is_an_error_with_its_line(project: Path) -> None:
    line = replace(project, LAYOUT, "{{ page.body }}", "{{ page.bdoy }}")
    before = tree(project, "output")
    ran = isogloss(project, "build", "--no-print")
    assert ran.code in {1, 2}, ran.said
    assert f"{LAYOUT}:{line}" in ran.err
    assert "bdoy" in ran.err
    assert changed(before, tree(project, "output")) in ([], ["output/.cache/state.json"])


def test_a_time_that_is_no_date_has_its_line(project: Path) -> None:
    path = project / PAGE
    text = path.read_text("utf-8")
    text = text.replace("</main>", '<p>Seen <time datetime="2026-13-45">then</time>.</p>\n</main>')
    line = text[: text.index("2026-13-45")].count("\n") + 1
    path.write_text(text, "utf-8")
    before = tree(project, "output")
    ran = isogloss(project, "build", "--no-print")
    assert ran.code in {1, 2}, ran.said
    assert f"{PAGE}:{line}" in ran.err
    assert "2026-13-45" in ran.err
    assert changed(before, tree(project, "output")) in ([], ["output/.cache/state.json"])


def _syntax(data: bytes) -> bytes:
    return data.replace(b'msgstr "Sie sind allergisch', b"msgstr Sie sind allergisch", 1)


def _charset(data: bytes) -> bytes:
    return data.replace(b"charset=UTF-8", b"charset=ISO-8859-1", 1)


def _conflict(data: bytes) -> bytes:
    line = b'msgstr "Sie sind allergisch gegen Nickel oder Titan."\n'
    assert line in data
    return data.replace(line, b"<<<<<<< HEAD\n" + line + b"=======\n" + line + b">>>>>>> other\n")


def _cut_off(data: bytes) -> bytes:
    return data[: data.index(b"Nickel oder")]


def _twice(data: bytes) -> bytes:
    at = data.index(b'msgctxt "isi.contraindication.nickel-titanium"')
    end = data.index(b"\n\n", at)
    return data + b"\n" + data[at:end] + b"\n"


def _not_utf8(data: bytes) -> bytes:
    return data.replace("für".encode(), b"f\xfcr", 1)


def _nul(data: bytes) -> bytes:
    return data.replace(b"Nickel oder", b"Nickel\0oder", 1)


def _empty(_: bytes) -> bytes:
    return b""


def _utf16(data: bytes) -> bytes:
    return data.decode("utf-8").encode("utf-16")


@pytest.mark.parametrize(
    "spoil",
    [
        _syntax,
        _charset,
        _conflict,
        _cut_off,
        _twice,
        _not_utf8,
        _utf16,
        _nul,
        _empty,
    ],
)
def test_a_catalog_that_cannot_be_read_stops_everything_before_a_byte_is_written(
    project: Path, spoil: Callable[[bytes], bytes]
) -> None:
    path = project / DE_SAFETY
    data = path.read_bytes()
    path.write_bytes(spoil(data))
    assert path.read_bytes() != data
    ran = refused(project, DE_SAFETY)
    assert re.match(re.escape(DE_SAFETY) + r":\d+", ran.err), f"no line: {ran.err}"


def test_a_folder_in_the_place_of_a_catalog_is_named(project: Path) -> None:
    (project / DE_SAFETY).unlink()
    (project / DE_SAFETY).mkdir()
    refused(project, DE_SAFETY)


def test_a_locale_folder_with_a_wrong_name_is_named_with_the_right_one(project: Path) -> None:
    (project / "locales/fr-CA").rename(project / "locales/fr_CA")
    refused(project, "locales/fr_CA/LC_MESSAGES/causes-and-risks.po", "fr-CA")


def test_a_catalog_that_may_not_be_read_is_named(project: Path) -> None:
    path = project / DE_SAFETY
    path.chmod(0)
    ran = isogloss(project, "check")
    assert ran.code == 2, ran.said
    assert f"{DE_SAFETY}: error: The file cannot be read: Permission denied" in ran.err
    path.chmod(0o644)


@pytest.mark.parametrize("name", [PAGE, LAYOUT, SITE, MARKETS])
def test_a_folder_in_the_place_of_a_source_is_named(project: Path, name: str) -> None:
    (project / name).unlink()
    (project / name).mkdir()
    before = tree(project)
    ran = isogloss(project, "check")
    assert ran.code == 2, ran.said
    assert changed(before, tree(project)) == []


def test_a_project_without_pages_or_assets_is_no_crash(project: Path) -> None:
    import shutil

    shutil.rmtree(project / "source/pages")
    refused(project, SITE)
