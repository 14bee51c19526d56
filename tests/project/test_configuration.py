"""Every slip in the configuration is met with its file, its line and what to do about it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isogloss.assemble.formats import in_digits
from isogloss.cli.place import find_root
from isogloss.model import ConfigurationError
from isogloss.project import Project, load
from isogloss.project.load import DIGITS
from isogloss.project.shape import StatementsFile
from isogloss.project.toml import decode

ROOT = Path(__file__).parents[2]

SITE = """name = "Site"
source_language = "en"
base_url = "https://site.example"
date = 2026-11-24

pages = ["heart", "valve"]

[rules]
IG412 = "error"
"""
MARKETS = """# Markets
[us]
name = "United States"
editions = ["en-US", "es-US"]
page_size = "Letter"

[us.variables]
number = "911"

[jp]
name = "Japan"
editions = ["ja-JP"]
page_size = "A4"
pages = ["heart"]
forbidden = ["isi.*"]
digits = { ja-JP = "latn" }
"""
STATEMENTS = """# Register

[[statement]]
id = "emergency.acute"
kind = "emergency"
pages = ["heart", "valve"]
artefacts = ["html", "pdf"]

[[statement]]
id = "isi.indication"
kind = "indication"
pages = ["heart"]
artefacts = ["html"]
order = 10
requires = ["emergency.acute"]
"""
TERMS = """do_not_translate = ["MitraSeal"]

[[term]]
source = "valve"
de = "Klappe"
"""
FILES = {"site": SITE, "markets": MARKETS, "statements": STATEMENTS, "terms": TERMS}


def project_in(folder: Path, **changed: str | None) -> Path:
    """A project on the disk; `None` leaves a file out."""
    (folder / "source" / "pages").mkdir(parents=True, exist_ok=True)
    for name in ("heart", "valve"):
        (folder / "source" / "pages" / f"{name}.html").write_text("<p>x</p>", encoding="utf-8")
    for name, text in {**FILES, **changed}.items():
        if text is not None:
            path = folder / "source" / f"{name}.toml"
            path.write_text(text, encoding="utf-8", newline="")
    return folder


def test_a_good_project_is_read(tmp_path: Path) -> None:
    project = load(project_in(tmp_path))
    assert isinstance(project, Project)
    assert (project.base_url, project.date) == (
        "https://site.example/",
        datetime.date(2026, 11, 24),
    )
    assert [str(edition.tag) for edition in project.editions] == ["en-US", "es-US", "ja-JP"]
    assert project.base_locales == ("es", "ja")
    assert project.markets[1].pages == ("heart",)
    assert [(each.id, each.line) for each in project.statements] == [
        ("emergency.acute", 4),
        ("isi.indication", 10),
    ]
    assert project.terms == {"valve": {"de": "Klappe"}}


def test_this_repositorys_own_project_is_read() -> None:
    assert load(ROOT).statements


def test_terms_are_at_will(tmp_path: Path) -> None:
    assert load(project_in(tmp_path, terms=None)).do_not_translate == ()


def test_a_source_language_with_region_needs_no_translation_of_itself(tmp_path: Path) -> None:
    site = SITE.replace('source_language = "en"', 'source_language = "en-US"')
    assert load(project_in(tmp_path, site=site)).base_locales == ("es", "ja")


def test_the_root_is_found_from_below(tmp_path: Path) -> None:
    root = project_in(tmp_path)
    assert find_root(root / "source" / "pages") == root
    assert find_root(Path("/")) is None


@dataclass(frozen=True)
class Slip:
    """A change to one file, the line that is to blame, and words of message or hint."""

    file: str
    change: Callable[[str], str | None]
    line: int | None
    words: str


def swap(old: str, new: str) -> Callable[[str], str]:
    def change(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return change


SLIPS = {
    "site missing": Slip("site", lambda _: None, None, "is missing"),
    "markets missing": Slip("markets", lambda _: None, None, "is missing"),
    "statements missing": Slip("statements", lambda _: None, None, "is missing"),
    "no closing quote": Slip("site", swap('"Site"', '"Site'), 1, "not TOML"),
    "no value": Slip("site", swap("date = 2026-11-24", "date ="), 4, "not TOML"),
    "a key twice": Slip("site", swap('base_url = "https://site.example"', 'name = "Two"'), 3, "not TOML"),
    "a table twice": Slip("markets", swap("[jp]", "[us]"), 10, "not TOML"),
    "list never closed": Slip("site", swap('"valve"]', '"valve"'), 8, "not TOML"),
    "no TOML at all": Slip("markets", lambda _: "hello", 1, "not TOML"),
    "unknown key": Slip("site", swap("base_url", "base_ur"), 3, "“base_url”"),
    "unknown key in a market": Slip("markets", swap("page_size", "page_sise"), 5, "“page_size”"),
    "unknown key in the second market": Slip("markets", swap('forbidden = ["', 'forbiden = ["'), 15, "“forbidden”"),
    "unknown key in a statement": Slip("statements", swap("requires", "require"), 15, "“requires”"),
    "unknown table": Slip("statements", lambda text: text + "\n[[statment]]\nid = 'x'\n", 17, "“statement”"),
    "missing key": Slip("site", swap('name = "Site"\n', ""), 1, "“name” is missing"),
    "missing key in the second market": Slip("markets", swap('page_size = "A4"\n', ""), 10, "[jp]"),
    "missing key in the second statement": Slip("statements", swap('kind = "indication"\n', ""), 9, "“kind”"),
    "wrong type": Slip("site", swap("2026-11-24", '"soon"'), 4, "“date”"),
    "wrong type in a list": Slip("site", swap('"heart", "valve"', '"heart", 5'), 6, "“pages”"),
    "text for a list": Slip("markets", swap('["ja-JP"]', '"ja-JP"'), 12, "a list"),
    "a number for a variable": Slip("markets", swap('"911"', "911"), 8, "“number”"),
    "text for a number": Slip("statements", swap("order = 10", 'order = "ten"'), 14, "“order”"),
    "a value for a market": Slip("markets", lambda text: f"name = 'x'\n{text}", 1, "a table"),
    "source language in other letters": Slip("site", swap('"en"', '"EN"'), 2, "“en”"),
    "source language unknown": Slip("site", swap('"en"', '"xx"'), 2, "CLDR"),
    "edition with underscore": Slip("markets", swap("es-US", "es_US"), 4, "“es-US”"),
    "edition of nowhere": Slip("markets", swap("ja-JP", "ja-QX"), 12, "CLDR"),
    "edition without region": Slip("markets", swap("es-US", "es"), 4, "es-US"),
    "edition twice": Slip("markets", swap("es-US", "en-US"), 4, "twice"),
    "no edition": Slip("markets", swap('["ja-JP"]', "[]"), 12, "no edition"),
    "no market": Slip("markets", lambda _: "", 1, "No market"),
    "market with a name for no folder": Slip("markets", swap("[jp]", '["../jp"]'), 10, "../jp"),
    "page size": Slip("markets", swap('"A4"', '"A5"'), 13, "A4"),
    "page of a market": Slip("markets", swap('["heart"]', '["hart"]'), 14, "“heart”"),
    "page of a market twice": Slip("markets", swap('["heart"]', '["heart", "heart"]'), 14, "twice"),
    "digits of no edition": Slip("markets", swap("{ ja-JP", "{ ja-US"), 16, "“ja-JP”"),
    "digits that are none": Slip("markets", swap('"latn"', '"latin"'), 16, "“latn”"),
    "pattern of nothing": Slip("markets", swap("isi.*", "isl.*"), 15, "isl.*"),
    "page listed but not there": Slip("site", swap('"valve"', '"valves"'), 6, "“valve”"),
    "page there but not listed": Slip("site", swap(', "valve"', ""), 6, "valve"),
    "page twice": Slip("site", swap('"valve"', '"valve", "heart"'), 6, "twice"),
    "statement twice": Slip("statements", swap("isi.indication", "emergency.acute"), 10, "line 4"),
    "kind": Slip("statements", swap('"indication"', '"indicaton"'), 11, "“indication”"),
    "artefact": Slip("statements", swap('["html"]', '["htm"]'), 13, "“html”"),
    "page of a statement": Slip("statements", swap('["heart"]', '["hearts"]'), 12, "“heart”"),
    "required statement": Slip("statements", swap('["emergency.acute"]', '["emergency.acut"]'), 15, "“emergency.acute”"),
    "term of no locale": Slip("terms", swap("de =", "d-e ="), 5, "“d-e”"),
    "term without source": Slip("terms", swap("source", "sorce"), 3, "source"),
    "date with a time": Slip("site", swap("2026-11-24", "2026-11-24T10:00:00"), 4, "“date”"),
}  # fmt: skip


@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("kind", SLIPS)
def test_a_slip_is_told_with_its_line_and_a_remedy(kind: str, newline: str, tmp_path: Path) -> None:
    slip = SLIPS[kind]
    text = slip.change(FILES[slip.file])
    changed = None if text is None else text.replace("\n", newline)
    with pytest.raises(ConfigurationError) as caught:
        load(project_in(tmp_path, **{slip.file: changed}))
    error = caught.value
    place = f"source/{slip.file}.toml" + (f":{slip.line}" if slip.line else "")
    assert re.fullmatch(rf"{re.escape(place)}(:\d+)?", error.place or ""), error.place
    assert slip.words in f"{error.message}\n{error.hint}", str(error)
    assert error.hint


def test_a_file_that_is_not_utf_8_is_refused_with_its_line(tmp_path: Path) -> None:
    root = project_in(tmp_path)
    (root / "source" / "site.toml").write_bytes(SITE.replace("Site", "é").encode("latin-1"))
    with pytest.raises(ConfigurationError) as caught:
        load(root)
    assert caught.value.place == "source/site.toml:1"


def test_a_folder_in_place_of_a_file_is_told(tmp_path: Path) -> None:
    root = project_in(tmp_path, terms=None)
    (root / "source" / "terms.toml").mkdir()
    with pytest.raises(ConfigurationError) as caught:
        load(root)
    assert caught.value.place == "source/terms.toml"


def test_every_numbering_system_that_may_be_asked_for_can_be_written() -> None:
    written = {in_digits("5", digits) for digits in DIGITS}
    assert written == {"5", "٥", "۵", "५", "৫", "๕"}


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_a_register_that_is_cut_or_scrambled_is_read_or_refused_with_its_line(
    data: st.DataObject,
) -> None:
    start = data.draw(st.integers(0, len(STATEMENTS)))
    end = data.draw(st.integers(start, len(STATEMENTS)))
    middle = data.draw(st.text(max_size=5) | st.sampled_from(["[", "]", "[[", '"', "=", "\n"]))
    text = STATEMENTS[:start] + middle + STATEMENTS[end:]
    try:
        decode(text.encode("utf-8", "surrogatepass"), StatementsFile, "source/statements.toml")
    except ConfigurationError as error:
        assert re.fullmatch(r"source/statements\.toml:\d+(:\d+)?", error.place or "")
        assert error.hint
