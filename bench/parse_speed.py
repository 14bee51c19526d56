"""Reading PO files, against the Python readers that others use."""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import polib
from babel.messages.pofile import read_po as read_with_babel

from bench import peers
from bench.figures import Figure, against
from bench.timing import compare
from isogloss.catalog import read_po

ROOT = Path(__file__).parent.parent
_MESSAGES = 100_000
_MEMORY = """
import resource, sys
from isogloss.check.lint import lint
from isogloss.model import Gate, parse_tag
from pathlib import Path
path = sys.argv[1]
def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
lint(Path(sys.argv[2]).read_bytes(), "warm.de.po", language=None,
     source_language=parse_tag("en"), gate=Gate.RELEASE, rules=())
before = peak()
lint(Path(path).read_bytes(), path, language=None, source_language=parse_tag("en"),
     gate=Gate.RELEASE, rules=())
print(peak() - before)
"""
_TOOLKIT = """
import sys, time
from translate.storage import factory, pypo
data = open(sys.argv[1], "rb").read()
pypo.pofile.parsestring(data)
start = time.perf_counter()
pypo.pofile.parsestring(data)
print(time.perf_counter() - start)
"""


def measure() -> Iterator[Figure]:
    """Ratios to each reader on one large catalog, and the memory that a larger one takes."""
    data = catalog(4_000)

    def ours() -> None:
        read_po(data, "a.po")

    def with_polib() -> None:
        polib.pofile(data.decode())

    def with_babel() -> None:
        read_with_babel(io.BytesIO(data))

    readers: list[tuple[str, Callable[[], None]]] = [("polib", with_polib), ("Babel", with_babel)]
    for name, reader in readers:
        read = compare(ours, reader, 5)
        yield Figure(
            f"parse: a catalog of 4,000 messages / {name}",
            read.ratio,
            against(read, "Isogloss", name),
            goal=1.5,
        )
    with tempfile.TemporaryDirectory() as folder:
        small, large = Path(folder, "small.de.po"), Path(folder, "large.de.po")
        small.write_bytes(data)
        yield from _toolkit(small, compare(ours, ours, 5).ours)
        large.write_bytes(catalog(_MESSAGES))
        size = large.stat().st_size
        done = subprocess.run(
            [sys.executable, "-c", _MEMORY, large, small],
            capture_output=True,
            text=True,
            check=True,
        )
        taken = int(done.stdout)
        yield Figure(
            f"parse: memory for {_MESSAGES:,} messages / size of the file",
            taken / size,
            f"{taken / 1e6:.0f} MB for {size / 1e6:.0f} MB",
            goal=6,
        )


def _toolkit(path: Path, ours: float) -> Iterator[Figure]:
    python = peers.PEERS / "bin/python"
    if not python.is_file():
        return
    done = subprocess.run(
        [python, "-c", _TOOLKIT, path], capture_output=True, text=True, check=False
    )
    if done.returncode == 0:
        theirs = float(done.stdout)
        told = f"Isogloss {ours * 1000:.0f} ms, Translate Toolkit {theirs * 1000:.0f} ms"
        yield Figure(
            "parse: a catalog of 4,000 messages / Translate Toolkit", ours / theirs, told, goal=1.5
        )


def catalog(messages: int) -> bytes:
    """A German catalog: plain, wrapped, plural, fuzzy and obsolete entries of the site's kind."""
    header = (
        'msgid ""\nmsgstr ""\n"Language: de\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
        '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
    )
    entries = [_entry(number) for number in range(messages)]
    return "\n".join([header, *entries]).encode()


def _entry(number: int) -> str:
    place = f"#. In a paragraph\n#: source/pages/page-{number % 97}.html:{number % 211}\n"
    if number % 10 == 0:
        return (
            f'{place}#, python-format\nmsgid "%(n)s page {number}"\n'
            f'msgid_plural "%(n)s pages {number}"\n'
            f'msgstr[0] "%(n)s Seite {number}"\nmsgstr[1] "%(n)s Seiten {number}"\n'
        )
    if number % 20 == 1:
        return (
            f'{place}#, fuzzy\n#| msgid "An older text {number}"\nmsgid "A newer text {number}"\n'
            f'msgstr "Ein älterer Text {number}"\n'
        )
    if number % 20 == 3:
        return f'#~ msgid "A text that is gone {number}"\n#~ msgstr "Ein alter Text {number}"\n'
    if number % 4 == 0:
        return (
            f'{place}msgid ""\n"Ask your <a>doctor</a> about the \\"clip\\" and what it "\n'
            f'"means for you in week {number}."\nmsgstr ""\n"Fragen Sie Ihre <a>Ärztin</a> '
            f'nach dem \\"Clip\\" und was er "\n"in Woche {number} für Sie bedeutet."\n'
        )
    return (
        f'{place}msgid "Take {number} steps each day, and rest."\n'
        f'msgstr "Gehen Sie täglich {number} Schritte, und ruhen Sie sich aus."\n'
    )
