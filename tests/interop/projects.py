"""A small project on the disk, and the command that is run on it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from isogloss.cli import main

SITE = """\
name = "A site"
source_language = "en"
base_url = "https://site.example/"
date = 2026-01-01
pages = ["start"]
"""
MARKETS = """\
[de]
name = "Germany"
editions = ["de-DE", "fr-DE", "ar-DE"]
page_size = "A4"

[de.variables]
emergency_number = "112"
"""
STATEMENTS = """\
[[statement]]
id = "stop"
kind = "warning"
pages = ["start"]
artefacts = ["html"]
"""
TERMS = """\
# The glossary.
do_not_translate = ["MitraSeal"]

[[term]]
source = "mitral valve"
de = "Mitralklappe"  # as doctors say

[[term]]
source = "leaflet"
fr = "feuillet"
"""
PAGE = """\
<!doctype html>
<html lang="en" data-layout="article"><head><meta charset="utf-8"><title>Start</title></head>
<body>
<p>Call <a href="tel:{emergency_number}">{emergency_number}</a> <em>now</em>.</p>
<p its-storage-size="40">Line one<br>line two</p>
<p>If x &lt; 5, rest.</p>
<p data-statement="stop">Do <strong>not</strong> stop.</p>
</body></html>
"""
LAYOUT = """\
<!doctype html><html><head>{{ page.head }}</head><body>{{ page.body }}
{% trans n=3 %}{{ n }} page{% pluralize %}{{ n }} pages{% endtrans %}
</body></html>
"""
HEADER = """\
msgid ""
msgstr ""
"Language: de\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""
START = """\
#. Text of <title>
#: source/pages/start.html:2
msgid "Start"
msgstr "Anfang"

# A remark of the translator.
#. <a> is a link
#: source/pages/start.html:4
msgid "Call <a>{emergency_number}</a> <em>now</em>."
msgstr ""

#, fuzzy
#| msgid "Line one<br/>and two"
msgid "Line one<br/>line two"
msgstr "Zeile eins<br/>Zeile zwei"

msgid "If x &lt; 5, rest."
msgstr "Wenn x &lt; 5, ruhen Sie."
"""
SAFETY = """\
msgctxt "stop"
msgid "Do <strong>not</strong> stop."
msgstr "Hören Sie <strong>nicht</strong> auf."
"""
CHROME = """\
msgid "%(n)s page"
msgid_plural "%(n)s pages"
msgstr[0] "%(n)s Seite"
msgstr[1] ""
"""
CATALOGS = {"start": START, "safety": SAFETY, "layout": CHROME}


def make_project(root: Path) -> Path:
    """A project with the catalogs of one locale, de."""
    files = {
        "source/site.toml": SITE,
        "source/markets.toml": MARKETS,
        "source/statements.toml": STATEMENTS,
        "source/terms.toml": TERMS,
        "source/pages/start.html": PAGE,
        "source/layouts/article.html": LAYOUT,
    }
    files |= {f"locales/de/LC_MESSAGES/{name}.po": HEADER + t for name, t in CATALOGS.items()}
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def catalog(root: Path, domain: str = "start") -> Path:
    return root / f"locales/de/LC_MESSAGES/{domain}.po"


def contents(root: Path) -> dict[str, bytes]:
    """All that a person has in a project."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for folder in ("source", "locales")
        for path in sorted((root / folder).rglob("*"))
        if path.is_file()
    }


@dataclass(frozen=True)
class Ran:
    code: int
    out: bytes
    err: str

    @property
    def said(self) -> str:
        return self.out.decode("utf-8", "replace") + self.err


class Command:
    """The real command, in this process."""

    def __init__(self, root: Path, capture: pytest.CaptureFixture[bytes]) -> None:
        self.root = root
        self.capture = capture

    def __call__(self, *words: str | Path) -> Ran:
        self.capture.readouterr()
        with pytest.raises(SystemExit) as ended:
            main(["--root", str(self.root), *map(str, words)])
        said = self.capture.readouterr()
        ran = Ran(int(ended.value.code or 0), said.out, said.err.decode("utf-8"))
        assert "Traceback" not in ran.said
        assert "itself failed" not in ran.said, ran.said
        return ran

    def export(self, form: str, *words: str | Path) -> bytes:
        ran = self("export", "--format", form, *words)
        assert ran.code == 0, ran.said
        return ran.out
