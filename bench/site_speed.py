"""A site of 200 pages, cut and localized, against the parser, the Translate Toolkit and `cp`."""

from __future__ import annotations

import gc
import math
import pickle
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import turbohtml

from bench import peers
from bench.figures import Figure, against
from bench.pages import page, site
from bench.timing import compare
from isogloss.assemble.single import localize
from isogloss.assemble.skeleton import Part, Skeleton, Slot, joined
from isogloss.extract import Single, read_single
from isogloss.model import MessageKey, Span, Unit

ISOGLOSS = str(Path(sys.executable).parent / "isogloss")
PAGES = 200
_IN_MEMORY = Path("/dev/shm")  # a file system in memory, where the machine has one
_MEMORY = """
import sys
from pathlib import Path
from isogloss.extract import messages_of, read_single
for path in sorted(Path(sys.argv[1]).glob("*.html"))[: int(sys.argv[2])]:
    for message in messages_of(read_single(path.read_bytes(), path.name, None).page):
        pass
"""
# The peak of a child counts what its parent had at the fork, so a small process stands between.
_PEAK = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def measure() -> Iterator[Figure]:
    """Figures of cutting, of the command, of localizing, of memory, and of growth."""
    pages = site(PAGES)
    yield from _cutting(pages)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / "source"
        source.mkdir()
        for file, data in pages.items():
            (source / file).write_bytes(data)
        try:
            yield from _command(folder, source)
            yield from _localizing_against_po2html(folder, pages)
        except peers.AbsentError as absent:
            print(f"skipped: {absent}")
        yield from _localizing_against_copy(folder, pages, "on disk")
        yield from _memory(folder)
    if _IN_MEMORY.is_dir():
        # Where writing a file costs next to nothing, the work itself shows.
        with tempfile.TemporaryDirectory(dir=_IN_MEMORY) as name:
            folder = Path(name)
            (folder / "source").mkdir()
            for file, data in pages.items():
                (folder / "source" / file).write_bytes(data)
            yield from _localizing_against_copy(folder, pages, "in memory")
    yield from _growth()


def read(data: bytes, name: str) -> Single:
    """Cut a page that links nothing."""
    return read_single(data, name, _nothing)


def _nothing(path: str) -> bytes:
    raise FileNotFoundError(2, "nothing is linked here", path)


def _cutting(pages: dict[str, bytes]) -> Iterator[Figure]:
    texts = [data.decode() for data in pages.values()]
    units = sum(len(read(data, name).page.units) for name, data in pages.items())
    size = sum(map(len, pages.values()))

    def cut() -> None:
        for name, data in pages.items():
            found = read(data, name).page
            Skeleton(found).parts(Span(0, len(found.source)))

    def parse() -> None:
        for text in texts:
            turbohtml.parse(text, source_locations=True)

    def parse_and_locate() -> None:
        for text in texts:
            for element in turbohtml.parse(text, source_locations=True).iter_elements():
                _ = element.source_location

    def parse_and_tokenize() -> None:
        for text in texts:
            for element in turbohtml.parse(text).iter_elements():
                _ = element.source_line, element.source_col
            for token in turbohtml.tokenize(text):
                _ = token.type, token.line, token.col, token.tag, token.data

    def tokens_alone() -> None:
        for text in texts:
            for _ in turbohtml.tokenize(text):
                pass

    least = compare(cut, parse_and_locate, 7)
    yield Figure(
        "site: cut pages into units and skeletons / parse them and read every location",
        least.ratio,
        f"{against(least, 'cut', 'parse and locate')}; {PAGES} pages, {size / 1e6:.1f} MB, "
        f"{units / PAGES:.0f} units a page, {size / least.ours / 1e6:.1f} MB/s",
        goal=2.5,
    )
    for title, other in (
        ("parse them alone", parse),
        ("go through their tokens and do nothing", tokens_alone),
        (
            "parse them, read where each element begins, and read every token once",
            parse_and_tokenize,
        ),
    ):
        found = compare(cut, other, 5)
        yield Figure(
            f"site: cut pages into units and skeletons / {title}",
            found.ratio,
            f"{against(found, 'cut', 'the other')}; the other {size / found.other / 1e6:.0f} MB/s",
        )


def _command(folder: Path, source: Path) -> Iterator[Figure]:
    html2po = peers.toolkit("html2po")
    names = sorted(path.name for path in source.glob("*.html"))
    target = folder / "x.pot"

    def ours(*options: str) -> Callable[[], object]:
        def extract() -> None:
            target.unlink(missing_ok=True)
            _checked(ISOGLOSS, "-q", "page", "extract", *names, "-o", target, *options, cwd=source)

        return extract

    def theirs() -> None:
        _checked(html2po, "--pot", "--progress=none", source, folder / "theirs")

    single_file = folder / "theirs.pot"

    def theirs_in_one() -> None:
        command = (html2po, "--pot", "--progress=none", "--multifile=onefile")
        _checked(*command, source, single_file)

    for title, options in (("", ()), (" -j 2", ("-j", "2"))):
        found = compare(theirs, ours(*options), 3)
        yield Figure(
            f"site: html2po / isogloss page extract{title}, whole commands on {PAGES} pages",
            found.ratio,
            against(found, "html2po", "isogloss"),
            goal=8,
            at_least=True,
        )
    found = compare(theirs_in_one, ours(), 3)
    yield Figure(
        "site: html2po --multifile=onefile / isogloss page extract (both write one file)",
        found.ratio,
        against(found, "html2po", "isogloss"),
    )


def _checked(*command: str | Path, cwd: Path | None = None) -> None:
    done = peers.run(*command, cwd=cwd)
    if done.returncode:
        raise RuntimeError(f"{command[0]}: {done.stderr.decode(errors='replace')[-400:]}")


def _ready(folder: Path, pages: dict[str, bytes]) -> tuple[list[Path], dict[MessageKey, str]]:
    """Files of pickled skeletons, and a translation for every unit of all pages."""
    stored, translations = [], {}
    for name, data in pages.items():
        found = read(data, name).page
        file = folder / f"{name}.skeleton"
        file.write_bytes(pickle.dumps(Skeleton(found).parts(Span(0, len(found.source)))))
        stored.append(file)
        for unit in found.units:
            translations[MessageKey(unit.context, unit.text)] = f"Ein {unit.text}"
    return stored, translations


def filled(parts: tuple[Part, ...], translations: dict[MessageKey, str]) -> str:
    """The skeleton with its translations, as `assemble.single` fills it."""
    from isogloss.assemble.fill import filled as fill_codes
    from isogloss.model import Place

    def fill(slot: Slot) -> str:
        unit = slot.item
        if not isinstance(unit, Unit):
            return joined(slot.inside, fill)
        text = translations.get(MessageKey(unit.context, unit.text))
        if not text or text == unit.text:
            return joined(slot.inside, fill)
        written = "".join(
            fill_codes(
                text,
                unit.codes,
                unit.place,
                value=None,
                opening=lambda code: joined(slot.codes[code.name].opening, fill),
                closing=lambda code: slot.codes[code.name].closing,
            )
        )
        return f'"{written}"' if unit.place is Place.ATTRIBUTE else written

    return joined(parts, fill)


def _localizing_against_po2html(folder: Path, pages: dict[str, bytes]) -> Iterator[Figure]:
    source, catalogs = folder / "source", folder / "catalogs"
    _checked(peers.toolkit("html2po"), "--progress=none", source, catalogs)
    po2html = peers.toolkit("po2html")
    stored, translations = _ready(folder, pages)
    targets = [folder / f"ours-{name}" for name in pages]

    def ours() -> None:
        for file, target in zip(stored, targets, strict=True):
            parts = pickle.loads(file.read_bytes())
            target.write_text(filled(parts, translations), encoding="utf-8")

    def theirs() -> None:
        _checked(po2html, "--progress=none", "-t", source, catalogs, folder / "out")

    found = compare(theirs, ours, 3)
    yield Figure(
        "site: po2html / isogloss, per page, from cached skeletons",
        found.ratio,
        f"po2html {found.ours * 1e3 / PAGES:.2f} ms a page, "
        f"isogloss {found.other * 1e3 / PAGES:.3f} ms a page; po2html reads its catalogs too",
        goal=20,
        at_least=True,
    )
    one = next(iter(pages))

    def one_by_command() -> None:
        catalog = (catalogs / one).with_suffix(".po")
        _checked(ISOGLOSS, "-q", "page", "localize", source / one, catalog, "-o", folder / "one")

    def one_by_theirs() -> None:
        catalog = (catalogs / one).with_suffix(".po")
        _checked(po2html, "--progress=none", "-t", source / one, catalog, folder / "one")

    found = compare(one_by_theirs, one_by_command, 5)
    yield Figure(
        "site: po2html / isogloss page localize, one page, whole commands without a cache",
        found.ratio,
        against(found, "po2html", "isogloss"),
    )


def _localizing_against_copy(folder: Path, pages: dict[str, bytes], where: str) -> Iterator[Figure]:
    stored, translations = _ready(folder, pages)
    skeletons = [pickle.loads(file.read_bytes()) for file in stored]
    sources = [folder / "source" / name for name in pages]
    targets = [folder / f"ours-{name}" for name in pages]
    parsed = [(read(data, name), name) for name, data in pages.items()]

    def copy() -> None:
        for source, target in zip(sources, targets, strict=True):
            target.write_bytes(source.read_bytes())

    def from_memory() -> None:
        for parts, target in zip(skeletons, targets, strict=True):
            target.write_text(filled(parts, translations), encoding="utf-8")

    def from_pickles() -> None:
        for file, target in zip(stored, targets, strict=True):
            parts = pickle.loads(file.read_bytes())
            target.write_text(filled(parts, translations), encoding="utf-8")

    def unpickle() -> None:
        for file in stored:
            pickle.loads(file.read_bytes())

    def fill_alone() -> None:
        for parts in skeletons:
            filled(parts, translations)

    def untranslated() -> None:
        for parts, target in zip(skeletons, targets, strict=True):
            target.write_text(filled(parts, {}), encoding="utf-8")

    def whole_localize() -> None:
        for single, _ in parsed:
            localize(single, translations, language=None, to_utf8=False)

    copied = compare(from_pickles, copy, 7)
    yield Figure(
        f"site: localize from cached skeletons / copy the same bytes, file to file, {where}",
        copied.ratio,
        f"{copied.ours * 1e3 / PAGES:.3f} ms a page, copy {copied.other * 1e3 / PAGES:.3f} ms",
        # On disk the time to make a file decides, and that differs tenfold from run to run.
        goal=None if where == "on disk" and _IN_MEMORY.is_dir() else 2,
    )
    for title, action in (
        ("skeletons in memory, filled and written", from_memory),
        ("skeletons in memory, no translations, written", untranslated),
        ("reading the pickles alone", unpickle),
        ("filling alone, nothing read or written", fill_alone),
        ("`localize` with a page read before, skeleton made anew", whole_localize),
    ):
        found = compare(action, copy, 5)
        yield Figure(
            f"site: {title} / copy the same bytes, {where}",
            found.ratio,
            f"{found.ours * 1e3 / PAGES:.3f} ms a page, copy {found.other * 1e3 / PAGES:.3f} ms",
        )


def _memory(folder: Path) -> Iterator[Figure]:
    many = folder / "many"
    many.mkdir()
    for name, data in site(1000).items():
        (many / name).write_bytes(data)
    few = {path.name for path in sorted(many.glob("*.html"))[:100]}
    (folder / "few").mkdir()
    for name in few:
        (folder / "few" / name).write_bytes((many / name).read_bytes())
    peaks = {}
    for count in (100, 1000):
        peaks[count] = _peak(many, sys.executable, "-c", _MEMORY, many, count)
    yield Figure(
        "site: memory at the peak, reading 1,000 pages / 100 pages, one after the other",
        peaks[1000] / peaks[100],
        f"{peaks[1000]:.0f} MiB, {peaks[100]:.0f} MiB",
        goal=1.3,
    )
    for count, place in ((100, folder / "few"), (1000, many)):
        names = sorted(path.name for path in place.glob("*.html"))
        target = str(folder / "memory.pot")
        peaks[count] = _peak(place, ISOGLOSS, "-q", "page", "extract", *names, "-o", target)
    yield Figure(
        "site: memory at the peak, isogloss page extract on 1,000 pages / 100 pages, one template",
        peaks[1000] / peaks[100],
        f"{peaks[1000]:.0f} MiB, {peaks[100]:.0f} MiB; the template holds every text of the site",
        goal=1.3,
    )


def _peak(folder: Path, *command: str | Path | int) -> float:
    """The most memory that a command has at one time, in MiB."""
    words = [sys.executable, "-c", _PEAK, *map(str, command)]
    done = subprocess.run(words, cwd=folder, capture_output=True, check=True, text=True)
    return int(done.stdout.split()[-1]) / 1024


def _growth() -> Iterator[Figure]:
    body = "".join(
        page(number).partition("<main>")[2].partition("</main>")[0] for number in range(90)
    )
    sizes, seconds = [], []
    for megabytes in (1, 2, 5):
        text = (body * 6)[: megabytes * 1_000_000].encode()
        data = b"<!doctype html><html><body><main>" + text + b"</main></body></html>"
        times = []
        for _ in range(3):
            gc.collect()
            begun = time.process_time()
            found = read(data, "large.html").page
            Skeleton(found).parts(Span(0, len(found.source)))
            times.append(time.process_time() - begun)
        sizes.append(math.log(len(data)))
        seconds.append(min(times))
    slope = statistics.linear_regression(sizes, [math.log(each) for each in seconds]).slope
    listed = ", ".join(f"{each:.2f} s" for each in seconds)
    yield Figure(
        "site: exponent of the time for pages of 1, 2 and 5 MB (not a ratio)",
        slope,
        listed,
        goal=1.1,
    )
