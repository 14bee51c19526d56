"""Real pages that nobody prepared, from Debian's documentation: do their bytes come back?

The packages are downloaded with `apt-get download` and unpacked beside the build, never installed.
`python -m bench.corpus` prints what failed, and counts by package and encoding.
"""

from __future__ import annotations

import shutil
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bench import peers
from bench.figures import Figure
from isogloss.assemble.single import localize
from isogloss.extract import Single, read_single
from isogloss.model import IsoglossError, MessageKey, Page

CORPUS = peers.ROOT / "build/corpus"
PACKAGES = (
    "apache2-doc",  # nine languages, with old encodings in the names of the files
    "apt-doc",
    "aptitude-doc-cs",
    "aptitude-doc-ja",
    "aptitude-doc-ru",
    "debian-faq",
    "debian-faq-de",
    "debian-faq-ja",
    "debian-faq-ru",
    "debian-policy",
    "debian-reference-pt",
    "debian-reference-zh-cn",
    "developers-reference",
    "developers-reference-ja",
    "git-doc",
    "graphviz-doc",
    "installation-guide-amd64",  # some twenty languages
    "libxml2-doc",
    "maint-guide",
    "postgresql-doc-15",
    "python3.11-doc",
    "sqlite3-doc",
    "valgrind",
)
MOST = 60
"""Files taken of each package, spread evenly over the list of their names."""
_ENDINGS = (".html", ".htm", ".xhtml", ".svg", ".xml")
_MARK = "¤"


@dataclass(slots=True)
class Count:
    """What was read, and what did not come back."""

    files: int = 0
    pages: int = 0
    units: int = 0
    size: int = 0
    identical: int = 0
    arrived: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    encodings: Counter[str] = field(default_factory=Counter)
    failures: list[tuple[str, str, str]] = field(default_factory=list)
    refused: list[tuple[str, str, str]] = field(default_factory=list)


def measure() -> Iterator[Figure]:
    """Shares of pages that come back as they were, and of those whose translations arrive."""
    paths, absent = corpus()
    for line in absent:
        print(f"skipped: {line}")
    if not paths:
        return
    count = counted(paths)
    for kind, name, message in (*count.failures, *count.refused):
        print(f"  {kind}: {name}: {message}")
    encodings = ", ".join(f"{name} {number}" for name, number in count.encodings.most_common())
    kinds = ", ".join(f"{name} {number}" for name, number in count.kinds.most_common())
    yield Figure(
        "corpus: documents whose bytes come back, without and with identity translations",
        count.identical / count.pages,
        f"{count.identical} of {count.pages} documents, {count.units} units, "
        f"{count.size / 1e6:.1f} MB; {kinds}; {encodings}; "
        f"{len(count.refused)} of {count.files} files refused with a message",
        goal=1.0,
        at_least=True,
    )
    yield Figure(
        "corpus: documents in which every translation arrives and nothing else changes",
        count.arrived / count.pages,
        f"{count.arrived} of {count.pages}: each text translated, the result read again",
        goal=1.0,
        at_least=True,
    )


def corpus() -> tuple[list[Path], list[str]]:
    """The files, downloaded where they are not here yet; and lines about what is absent."""
    if shutil.which("apt-get") is None or shutil.which("dpkg-deb") is None:
        return [], ["no apt-get and dpkg-deb here; run this on Debian or Ubuntu"]
    found: list[Path] = []
    absent = []
    for package in PACKAGES:
        folder = CORPUS / package
        if not folder.is_dir() and not _fetched(package, folder):
            absent.append(f"{package} cannot be downloaded: apt-get update, then try again")
            continue
        found.extend(_some(folder))
    return found, absent


def _fetched(package: str, folder: Path) -> bool:
    store = CORPUS / "deb"
    store.mkdir(parents=True, exist_ok=True)
    if not list(store.glob(f"{package}_*.deb")):
        peers.run("apt-get", "download", package, cwd=store)
    archive = next(iter(sorted(store.glob(f"{package}_*.deb"))), None)
    if archive is None:
        return False
    aside = folder.with_name(f"{package}.part")
    shutil.rmtree(aside, ignore_errors=True)
    if peers.run("dpkg-deb", "-x", archive, aside).returncode:
        return False
    aside.rename(folder)
    return True


def _some(folder: Path) -> list[Path]:
    paths = sorted(path for path in folder.rglob("*") if is_document(path))
    few = [path for path in paths if not _is_html(path)][:MOST]
    pages = [path for path in paths if _is_html(path)]
    step = max(1, len(pages) / MOST)
    return few + [pages[int(index * step)] for index in range(min(MOST, len(pages)))]


def is_document(path: Path) -> bool:
    """Whether a file is a document by its name; Apache's are `index.html.ja.utf8`."""
    named = path.name.endswith(_ENDINGS) or ".html." in path.name
    return named and not path.name.endswith(".gz") and path.is_file() and not path.is_symlink()


def _is_html(path: Path) -> bool:
    return ".htm" in path.name or path.name.endswith(".xhtml")


def counted(paths: list[Path]) -> Count:
    """Read each file, localize it three times, and look what came of it."""
    count = Count(files=len(paths))
    for path in paths:
        name = path.relative_to(CORPUS).as_posix()
        data = path.read_bytes()
        try:
            single = read_single(data, path.name, _beside(path))
        except IsoglossError as error:
            count.refused.append(("refused", name, str(error)))
            continue
        except Exception as error:
            count.pages += 1
            count.failures.append(("crash", name, repr(error)))
            continue
        count.pages += 1
        count.units += len(single.page.units)
        count.size += len(data)
        count.kinds[single.markup.value] += 1
        count.encodings[single.document.encoding] += 1
        same = _same(single)
        count.identical += same is None
        if same is not None:
            count.failures.append(("bytes", name, same))
        arrived = _arrives(single, path)
        count.arrived += arrived is None
        if arrived is not None:
            count.failures.append(("translations", name, arrived))
    return count


def _beside(path: Path):  # type: ignore[no-untyped-def]
    def load(name: str) -> bytes:
        return (path.parent / name).read_bytes()

    return load


def _same(single: Single) -> str | None:
    """What is wrong, None where the bytes come back."""
    identity = {MessageKey(unit.context, unit.text): unit.text for unit in single.page.units}
    data = single.document.data
    for name, translations in (("no translations", {}), ("identity translations", identity)):
        try:
            result = localize(single, translations, language=None, to_utf8=False)
        except IsoglossError as error:
            return f"{name}: {error}"
        if result.data != data:
            return f"{name}: {_difference(data, result.data)}"
    document = single.document
    if document.mark + document.encode(document.text) != data:
        again = document.mark + document.encode(document.text)
        return f"encoding there and back: {_difference(data, again)}"
    return None


def _difference(before: bytes, after: bytes) -> str:
    length = min(len(before), len(after))
    at = next((place for place in range(length) if before[place] != after[place]), length)
    return f"at byte {at}, {before[at - 10 : at + 20]!r} became {after[at - 10 : at + 20]!r}"


def _arrives(single: Single, path: Path) -> str | None:
    """What is wrong, None where the translated document has the translations and no more."""
    page = single.page
    wanted = {MessageKey(unit.context, unit.text): unit.text + _MARK for unit in page.units}
    try:
        result = localize(single, wanted, language=None, to_utf8=False)
        if result.refused:
            return f"refused: {result.refused[0]}"
        again = read_single(result.data, path.name, _beside(path)).page
    except IsoglossError as error:
        return str(error)
    expected = [unit.text + _MARK for unit in page.units]
    found = [unit.text for unit in again.units]
    if found != expected:
        pair = next(
            (
                f"{one[:80]!r} became {two[:80]!r}"
                for one, two in zip(expected, found, strict=False)
                if one != two
            ),
            f"{len(expected)} texts became {len(found)}",
        )
        return f"text {pair}"
    before, after = gaps(page), gaps(again)
    if before != after:
        pair = next(
            (
                f"{one[-60:]!r} became {two[-60:]!r}"
                for one, two in zip(before, after, strict=False)
                if one != two
            ),
            "their number changed",
        )
        return f"outside the texts {pair}"
    return None


def gaps(page: Page) -> list[str]:
    """The stretches of a page that lie in no unit."""
    found, position = [], 0
    for unit in sorted(page.units, key=lambda unit: (unit.span.start, -unit.span.end)):
        if unit.span.start < position:
            continue
        found.append(page.source[position : unit.span.start])
        position = unit.span.end
    return [*found, page.source[position:]]


def main() -> int:
    """Print all of it."""
    missed = 0
    for figure in measure():
        print(figure.line())
        missed += not figure.met
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
