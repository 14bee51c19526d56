"""What updates lose: the same histories of a small site through Isogloss and other programs."""

from __future__ import annotations

import base64
import json
import random
import subprocess
import tempfile
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from bench import peers
from bench.figures import Figure
from bench.histories import Edit, beginning, edited_by_hand, random_steps, step, template, updated
from isogloss.catalog import Entry, memory_of, merge, read_po, template_bytes
from isogloss.catalog.reader import read_leniently
from isogloss.model import MessageKey, Template

HISTORIES, ROUNDS = 40, 6
Files = dict[str, bytes]
Updater = Callable[[Files, Mapping[str, Template]], Files]
KINDS = GONE, CHANGED, WITHOUT, COMMENTS, FLAGS, PREVIOUS, HEADERS, FAULTS = (
    "translations gone from all files",
    "finished translations made fuzzy or changed, text the same",
    "texts that moved or came back, without their translation",
    "translator comments gone",
    "flags of translators and their tools gone",
    "fuzzy translations without the previous text",
    "header fields of people gone or changed",
    "catalogs left with faults (an entry twice and the like), each time",
)
_HEADER = '"X-Review-Status: reviewed\\n"\n"X-Reviewer: Someone\\n"\n'
_POT2PO = """
import base64, io, json, sys
from translate.convert import pot2po
for line in sys.stdin:
    old, template = (text and base64.b64decode(text) for text in json.loads(line))
    out = io.BytesIO()
    pot2po.convertpot(io.BytesIO(template), out, io.BytesIO(old) if old else None)
    print(base64.b64encode(out.getvalue()).decode(), flush=True)
"""


def measure() -> Iterator[Figure]:
    """A table of all that is lost, and the sum for Isogloss."""
    with tempfile.TemporaryDirectory() as name:
        updaters = dict(_updaters(Path(name)))
        losses = {title: _through_histories(updater) for title, updater in updaters.items()}
    width = max(map(len, KINDS))
    print(f"{HISTORIES} histories of {ROUNDS} updates")
    print(" " * width, *(f"{title:>9}" for title in losses))
    for kind in KINDS:
        print(f"{kind:<{width}}", *(f"{lost[kind]:>9}" for lost in losses.values()))
    yield Figure(
        "losses: all that isogloss lost (a count, no ratio)",
        sum(losses["isogloss"].values()),
        f"{HISTORIES} histories of {ROUNDS} updates",
        goal=0,
    )


def _updaters(folder: Path) -> Iterator[tuple[str, Updater]]:
    yield "isogloss", _isogloss
    try:
        msgmerge = peers.debian("msgmerge", "gettext")
        yield "msgmerge", lambda files, templates: _msgmerge(msgmerge, folder, files, templates)
    except peers.AbsentError as absent:
        print(f"skipped: {absent}")
    try:
        yield "pot2po", _pot2po()
    except peers.AbsentError as absent:
        print(f"skipped: {absent}")
    yield "Babel", _babel


def _isogloss(files: Files, templates: Mapping[str, Template]) -> Files:
    return updated(files, templates, lambda data: read_po(data, "a.po"))


def _msgmerge(program: str, folder: Path, files: Files, templates: Mapping[str, Template]) -> Files:
    """Each catalog with its template; a new one with all others as compendia."""
    after = dict(files)
    for domain, data in files.items():
        (folder / f"{domain}.po").write_bytes(data)
    for domain, each in templates.items():
        pot, old, out = folder / "a.pot", folder / "old.po", folder / "out.po"
        pot.write_bytes(template_bytes(each, "Site"))
        old.write_bytes(files.get(domain) or _empty())
        compendia = [] if domain in files else [f"-C{folder / other}.po" for other in files]
        done = peers.run(program, "--quiet", "--previous", *compendia, "-o", out, old, pot)
        if done.returncode:
            raise RuntimeError(done.stderr.decode(errors="replace"))
        after[domain] = out.read_bytes()
    return after


def _empty() -> bytes:
    """A catalog with a header, as Isogloss makes it too."""
    return merge(
        Template("a", ()),
        None,
        old_data=b"",
        locale="de",
        project="Site",
        complete=True,
        memory=memory_of({}, {}),
    ).data


def _pot2po() -> Updater:
    python = Path(peers.toolkit("pot2po")).parent / "python"
    process = subprocess.Popen(
        [python, "-c", _POT2PO],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )

    def one(old: bytes, pot: bytes) -> bytes:
        if process.stdin is None or process.stdout is None:
            raise RuntimeError("pot2po has no pipes")
        texts = [base64.b64encode(data).decode() for data in (old, pot)]
        process.stdin.write(json.dumps(texts) + "\n")
        process.stdin.flush()
        return base64.b64decode(process.stdout.readline())

    def update(files: Files, templates: Mapping[str, Template]) -> Files:
        made = {
            domain: one(files.get(domain) or _empty(), template_bytes(each, "Site"))
            for domain, each in templates.items()
        }
        return {**files, **made}

    return update


def _babel(files: Files, templates: Mapping[str, Template]) -> Files:
    from babel.messages.pofile import read_po as read_babel
    from babel.messages.pofile import write_po

    after = dict(files)
    for domain, each in templates.items():
        catalog = read_babel(BytesIO(files.get(domain) or _empty()), locale="de")
        catalog.update(read_babel(BytesIO(template_bytes(each, "Site"))))
        out = BytesIO()
        write_po(out, catalog, include_previous=True)
        after[domain] = out.getvalue()
    return after


@dataclass
class _Desk:
    """What a translator has written with one program, and has not replaced since."""

    texts: set[str] = field(default_factory=set)
    comments: set[str] = field(default_factory=set)
    flags: set[str] = field(default_factory=set)
    by_text: dict[str, set[tuple[str, ...]]] = field(default_factory=dict)


def _through_histories(update: Updater) -> Counter[str]:
    lost = Counter[str]()
    for seed in range(HISTORIES):
        chance = random.Random(seed)
        site, files, desk = beginning(), Files(), _Desk()
        for number in range(ROUNDS):
            names: dict[str, str] = {}
            for numbers in random_steps(chance, 4 if number else 0):
                site = step(site, numbers)
                names.update({new: names.pop(old, old) for old, new in site.renamed})
            templates = {domain: template(site, domain) for domain in site.pages}
            before, files = files, update(files, templates)
            lost.update(_compared(before, files, templates, names, desk))
            # The same luck for every program: which texts are worked on, and how.
            files = _worked_on(files, templates, random.Random(seed * 100 + number), desk)
    return lost


def _entries(data: bytes) -> dict[MessageKey, Entry]:
    return {entry.key: entry for entry in read_leniently(data)[0].entries}


def _compared(
    before: Files,
    after: Files,
    templates: Mapping[str, Template],
    names: Mapping[str, str],
    desk: _Desk,
) -> Iterator[str]:
    """The kinds of losses of one update, each as often as it happened."""
    old = {domain: _entries(data) for domain, data in before.items()}
    new = {domain: _entries(data) for domain, data in after.items()}
    everything = b"\n".join(after.values()).decode(errors="replace")
    for kind, wanted in ((GONE, desk.texts), (COMMENTS, desk.comments), (FLAGS, desk.flags)):
        gone = {text for text in wanted if f"{text}." not in everything}
        wanted.difference_update(gone)
        yield from [kind] * len(gone)
    for domain, each in templates.items():
        if read_leniently(after[domain])[1]:
            yield FAULTS
        yield from _of_messages(each, old.get(domain, {}), new[domain], desk)
        yield from _of_header(before.get(names.get(domain, domain), b""), after[domain])


def _of_messages(
    each: Template, old: Mapping[MessageKey, Entry], new: Mapping[MessageKey, Entry], desk: _Desk
) -> Iterator[str]:
    for message in each.messages:
        entry, known = new.get(message.key), old.get(message.key)
        if entry is None:
            continue
        if known is not None and not known.obsolete and known.plural == message.plural:
            done = any(known.strings) and not known.fuzzy
            if done and (entry.fuzzy or entry.strings != known.strings):
                yield CHANGED
        elif message.context is None and message.plural is None:
            known_strings = desk.by_text.get(message.text, set())
            if len(known_strings) == 1 and not any(entry.strings):
                yield WITHOUT
        if entry.fuzzy and any(entry.strings) and entry.previous is None and known is None:
            yield PREVIOUS


def _of_header(before: bytes, after: bytes) -> Iterator[str]:
    if before:
        fields = read_leniently(after)[0].headers
        for name in ("X-Review-Status", "X-Reviewer", "Last-Translator", "Language-Team"):
            if read_leniently(before)[0].headers.get(name) != fields.get(name):
                yield HEADERS


def _worked_on(
    files: Files, templates: Mapping[str, Template], chance: random.Random, desk: _Desk
) -> Files:
    """All new texts translated, fuzzy ones corrected or left, some noted; the header filled in."""
    after = dict(files)
    for domain in sorted(templates):
        edits: dict[MessageKey, Edit] = {}
        entries = {} if read_leniently(files[domain])[1] else _entries(files[domain])
        for message in sorted(templates[domain].messages, key=lambda each: str(each.key)):
            luck = chance.random(), chance.random(), chance.random(), chance.randrange(10**9)
            entry = entries.get(message.key)
            if entry is None or entry.obsolete:
                continue
            edits[message.key] = _edit(entry, luck, desk)
        if not entries:
            continue  # nothing to do, or a file that no editor opens
        data = edited_by_hand(files[domain], edits)
        if b"X-Reviewer" not in data:
            data = data.replace(b'"Language: ', f'{_HEADER}"Language: '.encode(), 1)
        after[domain] = data
    desk.by_text = _by_text(after.values())
    return after


def _edit(entry: Entry, luck: tuple[float, float, float, int], desk: _Desk) -> Edit:
    texts: tuple[str, ...] | None = None
    new, corrects = not any(entry.strings), entry.fuzzy and luck[0] < 0.5
    if new or corrects or luck[1] < 0.02:
        desk.texts.difference_update(text.rstrip(".") for text in entry.strings)
        names = [f"T{luck[3]}-{number}" for number in range(len(entry.strings))]
        desk.texts.update(names)
        texts = tuple(f"{name}." for name in names)
    comment, flag = "", ""
    if luck[2] < 0.1:
        desk.comments.add(f"C{luck[3]}")
        comment = f"C{luck[3]}."
    elif luck[2] < 0.2:
        desk.flags.add(f"x-{luck[3]}")
        flag = f"x-{luck[3]}."
    return Edit(texts, corrects, comment, flag)


def _by_text(files: Collection[bytes]) -> dict[str, set[tuple[str, ...]]]:
    """Finished translations by text, of texts without context and plural."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for data in files:
        for entry in _entries(data).values():
            plain = entry.context is None and entry.plural is None
            if plain and any(entry.strings) and not entry.fuzzy:
                found.setdefault(entry.text, set()).add(entry.strings)
    return found
