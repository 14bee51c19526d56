"""Pages and their translations, real runs of `isogloss align`, and what it wrote."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import polib

from isogloss.align import Alignment, align
from isogloss.extract import Single, read_single
from tests.privileges import as_other_people

ISOGLOSS = Path(sys.executable).with_name("isogloss")

ENGLISH = """<!DOCTYPE html><html lang="en"><head><title>After the operation</title></head><body>
<h1>After the operation</h1>
<p>Most people go home after 3 days. Rest as long as your doctor says.</p>
<h2 id="medicines">Medicines</h2>
<p>Take 2 tablets of <b>Cardiolex</b> every 8 hours, with a glass of water.</p>
<p>Do not drive a car in the first 14 days.</p>
<ul><li>Tell us about allergies.</li><li>Do you take blood thinners?</li></ul>
<h2 id="warning-signs">Warning signs</h2>
<p>Call <a href="tel:911">911</a> or read <a href="help.en.html">our guide</a> if you have:</p>
<table><tr><td>Chest pain</td><td>at once</td></tr><tr><td>Fever over 38.5 °C</td>
<td>the same day</td></tr></table>
<p><img src="heart.png" alt="A heart with four chambers">The picture shows the heart.</p>
</body></html>
"""
GERMAN = """<!DOCTYPE html><html lang="de"><head><title>Nach der Operation</title></head><body>
<h1>Nach der Operation</h1>
<p>Die meisten Menschen gehen nach 3 Tagen nach Hause. Ruhen Sie so lange, wie Ihr Arzt sagt.</p>
<h2 id="medicines">Medikamente</h2>
<p>Nehmen Sie alle 8 Stunden 2 Tabletten <b>Cardiolex</b> mit einem Glas Wasser ein.</p>
<p>Fahren Sie in den ersten 14 Tagen nicht Auto.</p>
<ul><li>Nennen Sie uns Ihre Allergien.</li><li>Nehmen Sie Blutverdünner ein?</li></ul>
<h2 id="warning-signs">Warnzeichen</h2>
<p>Lesen Sie <a href="help.de.html">unseren Ratgeber</a> oder wählen Sie <a href="tel:911">911</a> bei:</p>
<table><tr><td>Brustschmerzen</td><td>sofort</td></tr><tr><td>Fieber über 38,5 °C</td>
<td>am selben Tag</td></tr></table>
<p><img src="heart.png" alt="Ein Herz mit vier Kammern">Das Bild zeigt das Herz.</p>
</body></html>
"""


@dataclass(frozen=True)
class Ran:
    """What a run said and how it ended."""

    code: int
    out: str
    err: str


def isogloss(folder: Path, *words: str) -> Ran:
    """Run the command in a folder."""
    done = subprocess.run(
        [str(ISOGLOSS), *words],
        cwd=folder,
        env={"HOME": str(folder), "PATH": os.environ["PATH"], "LANG": "C.UTF-8"},
        capture_output=True,
        stdin=subprocess.DEVNULL,
        timeout=120,
        check=False,
        preexec_fn=as_other_people,
    )
    err = done.stderr.decode("utf-8")
    assert "Traceback" not in err and "isogloss itself failed" not in err, err
    return Ran(done.returncode, done.stdout.decode("utf-8"), err)


def no_files(path: str) -> bytes:
    raise FileNotFoundError(2, "nothing can be linked here", path)


def single(text: str, name: str = "a.html") -> Single:
    return read_single(text.encode("utf-8"), name, no_files)


def aligned(source: str, translated: str, *, variables: bool = False) -> Alignment:
    return align(single(source), single(translated), variables=variables)


def pairs(source: str, translated: str, *, variables: bool = False) -> dict[str, str]:
    """The texts that were paired, by source text."""
    units = single(source).page.units
    found = aligned(source, translated, variables=variables)
    return {units[each.source].text: each.text for each in found.pairings if each.text}


def reasons(source: str, translated: str, *, variables: bool = False) -> dict[str, str]:
    """Why texts were left empty, by source text."""
    units = single(source).page.units
    found = aligned(source, translated, variables=variables)
    return {units[each.source].text: each.reason for each in found.pairings if not each.text}


def catalog(path: Path) -> dict[str, polib.POEntry]:
    return {entry.msgid: entry for entry in polib.pofile(str(path))}


def page(*blocks: str, lang: str = "en") -> str:
    return f'<!DOCTYPE html><html lang="{lang}"><body>{"".join(blocks)}</body></html>'
