"""Rules that another package brings by an entry point."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .projects import Ran, isogloss

RULE = '''
from isogloss.check.registry import Hit, rule
from isogloss.check.samples import pair
from isogloss.check.subjects import Translated
from isogloss.model import Severity


@rule(
    "AC501",
    "acme-word",
    subject=Translated,
    draft=Severity.WARNING,
    review=Severity.WARNING,
    release=Severity.ERROR,
    why="Our style guide says “Arzt”.",
    source="Acme style guide, 3.2",
    bad=[pair("Ask your doctor.", "Fragen Sie den Doktor.", "de")],
    good=[pair("Ask your doctor.", "Fragen Sie Ihren Arzt.", "de")],
)
def acme_word(unit):
    """The translation says “Doktor”."""
    if "Doktor" in unit.target:
        yield Hit("The text says “Doktor”.", "Say “Arzt”.")
'''
PO = """
msgid ""
msgstr ""
"Language: de\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Ask your doctor."
msgstr "Fragen Sie den Doktor."
"""


def package(folder: Path, module: str, entry: str = "acme = acme_rules") -> str:
    """An installed package with rules. Returns what PYTHONPATH must say."""
    (folder / "acme_rules.py").write_text(module, encoding="utf-8")
    info = folder / "acme_rules-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: acme-rules\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(f"[isogloss.rules]\n{entry}\n")
    return str(folder)


def lint(folder: Path, path: str) -> Ran:
    (folder / "de.po").write_text(PO.lstrip(), encoding="utf-8")
    return isogloss(folder, "lint", "de.po", "--format", "json", PYTHONPATH=path)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "work"
    made.mkdir()
    return made


def test_the_rule_is_listed_explained_and_run(tmp_path: Path, folder: Path) -> None:
    path = package(tmp_path, RULE)
    listed = isogloss(folder, "rules", PYTHONPATH=path)
    assert "AC501" in listed.out
    explained = isogloss(folder, "explain", "acme-word", PYTHONPATH=path)
    assert "Acme style guide" in explained.out
    ran = lint(folder, path)
    assert ran.code == 1
    assert "AC501" in {each["rule"] for each in json.loads(ran.out)["findings"]}


def test_without_the_package_nothing_is_found(folder: Path) -> None:
    found = json.loads(lint(folder, "").out)["findings"]
    assert "AC501" not in {each["rule"] for each in found}


def test_site_toml_sets_its_severity(tmp_path: Path, project: Path) -> None:
    path = package(tmp_path, RULE.replace('"Doktor" in unit.target', "unit.target"))
    assert isogloss(project, "check", PYTHONPATH=path).out.count("AC501") > 0
    site = project / "source/site.toml"
    site.write_text(site.read_text(encoding="utf-8") + '\n[rules]\nAC501 = "off"\n', "utf-8")
    assert isogloss(project, "check", PYTHONPATH=path).out.count("AC501") == 0


@pytest.mark.parametrize(
    ("module", "entry", "said"),
    [
        ("1 / 0", "acme = acme_rules", "ZeroDivisionError"),
        ("", "acme = no_such_module", "no_such_module"),
        ("", "acme = acme_rules:nothing", "nothing"),
        ("value = 3", "acme = acme_rules:value", "is no module"),
        (RULE.replace("AC501", "IG501"), "acme = acme_rules", "IG501"),
    ],
)
def test_a_package_that_does_not_load_is_named(
    tmp_path: Path, folder: Path, module: str, entry: str, said: str
) -> None:
    ran = isogloss(folder, "rules", PYTHONPATH=package(tmp_path, module, entry))
    assert ran.code == 2
    assert said in ran.err
