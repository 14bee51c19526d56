"""The same tricky cases through Isogloss and its peers; prints the table of docs/comparison.md.

`python -m bench.comparison` prints the table, `--details CASE` what each tool made of one case.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import lxml.etree
import lxml.html
import polib

from bench import peers

TRICKY = Path(__file__).with_name("tricky.html")
ISOGLOSS = Path(sys.executable).parent / "isogloss"
HOSTILE = ' " onx="1" <script>evil()</script>'
_MARK = "Zq9"
TOOLS = ("Isogloss", "html2po, po2html", "itstool", "po4a (xhtml)")
_CASE = re.compile(r"^<!--case: ([\w-]+) \| ([^|]+?)(?: \| ([^|]+?))?-->\n", re.MULTILINE)
_HEAD = (
    '<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml"><head><meta charset="{}" /></head>'
)
_DECLARATION = '<?xml version="1.0" encoding="{}"?>\n'


@dataclass(frozen=True, slots=True)
class Case:
    """A piece of a page. title: what it holds."""

    name: str
    title: str
    body: str
    encoding: str = "utf-8"
    newline: str = "\n"

    def html(self) -> bytes:
        """The case as a page by itself."""
        text = f"{_HEAD.format(self.encoding)}\n<body>\n{self.body}</body></html>\n"
        return text.replace("\n", self.newline).encode(self.encoding)

    def xhtml(self) -> bytes | None:
        """The same with an XML declaration, None where it is not well-formed.

        Void elements are written as the XML tools write them, so that a change is one of the
        case and not of its frame.
        """
        declaration = _DECLARATION.format(self.encoding).replace("\n", self.newline)
        data = declaration.encode() + self.html().replace(b" />", b"/>")
        try:
            lxml.etree.fromstring(data)
        except lxml.etree.XMLSyntaxError:
            return None
        return data


@dataclass(slots=True)
class Outcome:
    """What a tool made of a case.

    same: the texts put back give the source's bytes. kept: so do texts with a mark each, once
    the marks are taken out. note: why there is no answer, where there is none.
    """

    units: list[str] = field(default_factory=list)
    same: bool = False
    kept: bool = False
    hostile: str = ""
    note: str = ""
    output: bytes = b""
    translated: bytes = b""
    attacked: bytes = b""

    def bytes_kept(self) -> str:
        """When the bytes outside the translations are those of the source."""
        if not self.same:
            return "changed"
        return "same" if self.kept or not self.units else "same until translated"

    def cell(self) -> str:
        """As the table has it."""
        if self.note:
            return self.note
        if not self.units:
            return f"0, {self.bytes_kept()}"
        return ", ".join(
            (
                str(len(self.units)),
                self.bytes_kept(),
                inside(self.units),
                self.hostile,
            )
        )


class FailedError(Exception):
    """A tool ended with an error."""


def cases() -> list[Case]:
    """The cases of the tricky page."""
    found = []
    pieces = _CASE.split(TRICKY.read_text("utf-8"))[1:]
    for name, title, options, body in zip(*(iter(pieces),) * 4, strict=True):
        given = dict(each.split("=") for each in (options or "").split())
        newline = "\r\n" if given.get("newline") == "crlf" else "\n"
        found.append(Case(name, title.strip(), body, given.get("encoding", "utf-8"), newline))
    return found


def inside(units: list[str]) -> str:
    """What of the markup a translator sees: none, codes, or tags with their attributes."""
    together = "\n".join(units)
    if re.search(r"<[A-Za-z][^<>]*=", together):
        return "attributes"
    return "codes" if re.search(r"</?[A-Za-z][^<>]*>", together) else "plain"


def outcome(tool: str, case: Case) -> Outcome:
    """Run a tool on a case: extract, put the same texts back, put hostile texts in."""
    made = Outcome()
    if tool in TOOLS[:2]:
        data = case.html()
    else:
        xhtml = case.xhtml()
        if xhtml is None:
            return Outcome(note="not XML")
        data = xhtml
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        source = work / ("page.html" if tool in TOOLS[:2] else "page.xhtml")
        source.write_bytes(data)
        try:
            extract, put = _DRIVERS[tool]
            template = extract(source, work)
            made.units = [entry.msgid for entry in template]
            made.output = put(source, _filled(template, ""), work)
            made.same = made.output == data
            made.kept = made.same
            if made.units:
                made.translated = put(source, _filled(template, _MARK), work)
                made.kept = made.translated.replace(_MARK.encode(), b"") == data
                try:
                    made.attacked = put(source, _filled(template, HOSTILE), work)
                    made.hostile = _judged(made.attacked, tool)
                except FailedError as failed:
                    made.hostile = "refused"
                    made.attacked = str(failed).encode()
        except peers.AbsentError as absent:
            print(f"skipped: {absent}", file=sys.stderr)
            made.note = "absent"
        except FailedError as failed:
            made.note = "not read" if not made.units else f"{len(made.units)}, error"
            made.output = str(failed).encode()
    return made


def _filled(template: polib.POFile, addition: str) -> polib.POFile:
    filled = polib.POFile()
    filled.metadata = {"Content-Type": "text/plain; charset=UTF-8", "Language": "de"}
    for entry in template:
        filled.append(
            polib.POEntry(
                msgid=entry.msgid,
                msgctxt=entry.msgctxt,
                msgstr=entry.msgid + addition,
                occurrences=entry.occurrences,
                comment=entry.comment,
            )
        )
    return filled


def _judged(output: bytes, tool: str) -> str:
    """What the hostile addition is to a reader of the output."""
    try:
        tree = lxml.html.fromstring(output) if tool in TOOLS[:2] else lxml.etree.fromstring(output)
    except (lxml.etree.ParserError, lxml.etree.XMLSyntaxError):
        return "broken"
    for element in tree.iter("*"):
        script = str(element.tag).rpartition("}")[2] == "script"
        if script and "evil()" in "".join(map(str, element.itertext())):
            return "markup"
        if "onx" in element.attrib:
            return "markup"
    return "text" if b"evil()" in output else "left out"


def _template(path: Path) -> polib.POFile:
    return polib.pofile(str(path)) if path.is_file() else polib.POFile()


def _isogloss_extract(source: Path, work: Path) -> polib.POFile:
    _run(ISOGLOSS, "-q", "page", "extract", source, "-o", work / "page.pot")
    return _template(work / "page.pot")


def _isogloss_put(source: Path, catalog: polib.POFile, work: Path) -> bytes:
    catalog.save(str(work / "page.po"))
    command = (ISOGLOSS, "-q", "page", "localize", source, work / "page.po")
    return _written(work / "out.html", *command, "-o", work / "out.html")


def _toolkit_extract(source: Path, work: Path) -> polib.POFile:
    _run(peers.toolkit("html2po"), "--progress=none", "--pot", source, work / "page.pot")
    return _template(work / "page.pot")


def _toolkit_put(source: Path, catalog: polib.POFile, work: Path) -> bytes:
    catalog.save(str(work / "page.po"))
    command = (peers.toolkit("po2html"), "--progress=none", "-t", source, work / "page.po")
    return _written(work / "out.html", *command, work / "out.html")


def _itstool_extract(source: Path, work: Path) -> polib.POFile:
    _run(peers.debian("itstool", "itstool"), "-o", work / "page.pot", source)
    return _template(work / "page.pot")


def _itstool_put(source: Path, catalog: polib.POFile, work: Path) -> bytes:
    catalog.save_as_mofile(str(work / "de.mo"))
    target = work / "out.xhtml"
    return _written(
        target, peers.debian("itstool", "itstool"), "-m", work / "de.mo", "-o", target, source
    )


def _po4a_options(source: Path) -> tuple[str | Path, ...]:
    encoding = "iso-8859-1" if b'encoding="iso-8859-1"' in source.read_bytes()[:80] else "utf-8"
    return ("-f", "xhtml", "-M", encoding, "-m", source)


def _po4a_extract(source: Path, work: Path) -> polib.POFile:
    program = peers.debian("po4a-updatepo", "po4a")
    _run(program, *_po4a_options(source), "-p", work / "page.pot")
    return _template(work / "page.pot")


def _po4a_put(source: Path, catalog: polib.POFile, work: Path) -> bytes:
    catalog.save(str(work / "page.po"))
    target = work / "out.xhtml"
    options = _po4a_options(source)
    command = (peers.debian("po4a-translate", "po4a"), *options, "-L", options[3], "-k", "0")
    return _written(target, *command, "-p", work / "page.po", "-l", target)


def _run(*command: str | Path) -> None:
    done = peers.run(*command)
    # html2po names an error and ends with 0 all the same.
    if done.returncode or b"Error processing" in done.stderr:
        raise FailedError(done.stderr.decode(errors="replace").strip()[-300:])


def _written(target: Path, *command: str | Path) -> bytes:
    target.unlink(missing_ok=True)
    _run(*command)
    if not target.is_file():
        raise FailedError("nothing was written")
    return target.read_bytes()


_Extract = Callable[[Path, Path], polib.POFile]
_Put = Callable[[Path, polib.POFile, Path], bytes]
_DRIVERS: dict[str, tuple[_Extract, _Put]] = {
    TOOLS[0]: (_isogloss_extract, _isogloss_put),
    TOOLS[1]: (_toolkit_extract, _toolkit_put),
    TOOLS[2]: (_itstool_extract, _itstool_put),
    TOOLS[3]: (_po4a_extract, _po4a_put),
}


def table() -> str:
    """All cases through all tools, and how many of each came back as they were."""
    found = cases()
    with ThreadPoolExecutor(2) as pool:
        columns = {
            tool: list(pool.map(lambda case, tool=tool: outcome(tool, case), found))
            for tool in TOOLS
        }
    lines = [f"| case | {' | '.join(TOOLS)} |", f"|---|{'---|' * len(TOOLS)}"]
    for index, case in enumerate(found):
        cells = " | ".join(columns[tool][index].cell() for tool in TOOLS)
        lines.append(f"| `{case.name}`: {case.title} | {cells} |")
    totals = []
    for tool in TOOLS:
        run = [each for each in columns[tool] if each.note not in ("not XML", "absent", "not read")]
        safe = [each for each in run if each.units and not each.note]
        totals.append(
            f"of {len(run)}, {sum(each.bytes_kept() == 'same' for each in run)} same, "
            f"{sum(each.bytes_kept() == 'same until translated' for each in run)} "
            f"same until translated; of {len(safe)} with texts, "
            f"hostile text becomes markup in {sum(each.hostile == 'markup' for each in safe)}"
        )
    lines.append(f"| **together** | {' | '.join(totals)} |")
    return "\n".join(lines)


def details(name: str) -> str:
    """What each tool made of one case, or of all (`all`)."""
    lines = []
    for case in cases():
        if name not in (case.name, "all"):
            continue
        for tool in TOOLS:
            made = outcome(tool, case)
            lines.append(f"== {case.name}: {tool}: {made.cell()}")
            lines += [f"   unit {unit!r}" for unit in made.units]
            if not made.same:
                lines.append(f"   output {made.output!r}")
            elif not made.kept:
                lines.append(f"   translated {made.translated!r}")
            if made.hostile not in ("", "text"):
                lines.append(f"   hostile {made.attacked!r}")
    return "\n".join(lines)


def main(words: list[str]) -> int:
    """Print the table, or details."""
    if words[:1] == ["--details"]:
        print(details(words[1] if len(words) > 1 else "all"))
        return 0
    print(f"{peers.versions()}\n\n{table()}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
