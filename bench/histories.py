"""Histories of a small site: texts that change, move, split, join, go and come back.

A step is four numbers, so that hypothesis can make histories as well as a random generator.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import polib

from isogloss.catalog import Entry, PoFile, memory_of, merge, read_po, retire
from isogloss.model import SAFETY_DOMAIN, Message, MessageKey, Reference, Template

Step = tuple[int, int, int, int]

_SENTENCES = (
    "The mitral valve lies between the two left chambers of the heart.",
    "Call <a>your doctor</a> if you are short of breath at night.",
    "Do not stop taking your medicine without asking.",
    "About 24 of 1,000 people over 65 have a leaky valve.",
    "The leak can make the heart work harder than it should.",
    "Most people go home 3 days after the procedure.",
    "Keep a list of all your medicines and their doses.",
    "A small clip holds the two flaps of the valve together.",
    "Ask which tests you need, and how often.",
    "Swelling of the feet is a common sign.",
    "Learn more",
    "Print this page",
)
_WORDS = ("often", "never", "today", "6 months", "not", "very", "nurse", "slowly")


class Unit(NamedTuple):
    """A text of a page, with its id and its plural, where it has them."""

    text: str
    context: str | None = None
    plural: str | None = None


@dataclass(frozen=True, slots=True)
class Site:
    """Pages by name, each a row of units. gone: what was deleted, last first. renamed: old → new
    name of the pages that the last step gave another name.
    """

    pages: Mapping[str, tuple[Unit, ...]]
    gone_units: tuple[Unit, ...] = ()
    gone_pages: tuple[tuple[str, tuple[Unit, ...]], ...] = ()
    count: int = 0
    renamed: tuple[tuple[str, str], ...] = ()


def beginning() -> Site:
    """Three pages and the statements."""
    units = tuple(Unit(text) for text in _SENTENCES)
    statements = tuple(Unit(text, f"isi.{number}") for number, text in enumerate(_SENTENCES[2:6]))
    with_plural = Unit("%(n)s page", None, "%(n)s pages")
    return Site(
        {
            "a": units[:5],
            "b": (*units[5:9], with_plural, units[10]),
            "c": (units[9], units[10], Unit(units[11].text, "id.print")),
            SAFETY_DOMAIN: statements,
        }
    )


def template(site: Site, domain: str) -> Template:
    """What is extracted from a page: each message once, with its line."""
    messages: dict[MessageKey, Message] = {}
    for line, unit in enumerate(site.pages[domain], start=1):
        reference = Reference(f"source/pages/{domain}.html", line * 10)
        found = Message(unit.text, unit.context, unit.plural, (reference,), ("A note",), ())
        messages.setdefault(found.key, found)
    return Template(domain, tuple(messages.values()))


def step(site: Site, numbers: Step) -> Site:
    """The site after one change."""
    kind, first, second, third = numbers
    site = replace(site, renamed=())
    names = list(site.pages)
    name = names[first % len(names)]
    units = list(site.pages[name])
    number = second % len(units) if units else 0
    action = _ACTIONS[kind % len(_ACTIONS)]
    return action(site, name, units, number, third) if units or action in _FREE else site


def _with(site: Site, name: str, units: Sequence[Unit]) -> Site:
    return replace(site, pages={**site.pages, name: tuple(units)}, count=site.count + 1)


def _edit(site: Site, name: str, units: list[Unit], number: int, third: int) -> Site:
    unit = units[number]
    words = unit.text.split(" ")
    place = third % len(words)
    word = _WORDS[third % len(_WORDS)]
    words[place : place + third % 2] = [word]
    units[number] = unit._replace(text=" ".join(words))
    return _with(site, name, units)


def _move(site: Site, name: str, units: list[Unit], number: int, third: int) -> Site:
    units.insert(third % len(units), units.pop(number))
    return _with(site, name, units)


def _move_away(site: Site, name: str, units: list[Unit], number: int, third: int) -> Site:
    others = [other for other in site.pages if SAFETY_DOMAIN not in (name, other) and other != name]
    if not others:
        return site
    other = others[third % len(others)]
    unit = units.pop(number)
    return _with(_with(site, name, units), other, [*site.pages[other], unit])


def _split(site: Site, name: str, units: list[Unit], number: int, third: int) -> Site:
    unit = units[number]
    words = unit.text.split(" ")
    if len(words) < 3 or unit.context or unit.plural:
        return site
    units[number : number + 1] = [
        Unit(" ".join(words[: len(words) // 2])),
        Unit(" ".join(words[len(words) // 2 :])),
    ]
    return _with(site, name, units)


def _join(site: Site, name: str, units: list[Unit], number: int, third: int) -> Site:
    both = units[number : number + 2]
    if len(both) < 2 or any(unit.context or unit.plural for unit in both):
        return site
    units[number : number + 2] = [Unit(" ".join(unit.text for unit in both))]
    return _with(site, name, units)


def _rename_page(site: Site, name: str, units: list[Unit], number: int, third: int) -> Site:
    if name == SAFETY_DOMAIN:
        return site
    new = f"page{site.count}"
    pages = {new if each == name else each: row for each, row in site.pages.items()}
    return replace(site, pages=pages, count=site.count + 1, renamed=((name, new),))


def _delete(site: Site, name: str, units: list[Unit], number: int, third: int) -> Site:
    gone = units.pop(number)
    return replace(_with(site, name, units), gone_units=(gone, *site.gone_units))


def _bring_back(site: Site, name: str, units: list[Unit], number: int, third: int) -> Site:
    if not site.gone_units:
        return site
    place = third % len(site.gone_units)
    if name == SAFETY_DOMAIN and site.gone_units[place].context is None:
        return site
    units.insert(number, site.gone_units[place])
    gone = site.gone_units[:place] + site.gone_units[place + 1 :]
    return replace(_with(site, name, units), gone_units=gone)


def _delete_page(site: Site, name: str, units: list[Unit], number: int, third: int) -> Site:
    if name == SAFETY_DOMAIN or len(site.pages) < 3:
        return site
    pages = {each: row for each, row in site.pages.items() if each != name}
    return replace(site, pages=pages, gone_pages=((name, tuple(units)), *site.gone_pages))


def _bring_page_back(site: Site, name: str, units: list[Unit], number: int, third: int) -> Site:
    if not site.gone_pages or site.gone_pages[0][0] in site.pages:
        return site
    (old, row), *rest = site.gone_pages
    return replace(site, pages={**site.pages, old: row}, gone_pages=tuple(rest))


def _plural(site: Site, name: str, units: list[Unit], number: int, third: int) -> Site:
    unit = units[number]
    if unit.context is None:
        units[number] = unit._replace(plural=None if unit.plural else f"{unit.text} (many)")
    return _with(site, name, units)


def _new(site: Site, name: str, units: list[Unit], number: int, third: int) -> Site:
    text = f"New text {site.count} about {_WORDS[third % len(_WORDS)]} and the heart"
    context = f"isi.new{site.count}" if name == SAFETY_DOMAIN else None
    units.insert(number, Unit(text, context))
    return _with(site, name, units)


def _undo(site: Site, name: str, units: list[Unit], number: int, third: int) -> Site:
    """A text of the first version takes the place of another."""
    unit = units[number]
    if unit.context is None and unit.plural is None:
        units[number] = Unit(_SENTENCES[third % len(_SENTENCES)])
    return _with(site, name, units)


_ACTIONS = (
    _edit, _edit, _move, _move_away, _split, _join, _rename_page, _delete, _bring_back,
    _delete_page, _bring_page_back, _plural, _new, _undo,
)  # fmt: skip
_FREE = (_bring_back, _bring_page_back, _new, _rename_page, _delete_page)


def random_steps(chance: random.Random, count: int) -> list[Step]:
    """Steps from a generator."""
    return [
        (chance.randrange(99), chance.randrange(99), chance.randrange(99), chance.randrange(99))
        for _ in range(count)
    ]


@dataclass(frozen=True, slots=True)
class Edit:
    """What a translator does to one entry. texts: new ones, None to leave them.

    confirm: remove `fuzzy`. comment, flag: to add, "" for none.
    """

    texts: tuple[str, ...] | None
    confirm: bool
    comment: str
    flag: str


def edited_by_hand(data: bytes, edits: Mapping[MessageKey, Edit]) -> bytes:
    """A catalog after a translator's work, as an editor of PO files would save it."""
    file = read_po(data, "a.po")
    blocks = [] if file.header is None else [file.header.block]
    for entry in file.entries:
        edit = edits.get(entry.key)
        blocks.append(entry.block if edit is None or entry.obsolete else _by_hand(entry, edit))
    return "\n\n".join([*blocks, *([file.trailing] if file.trailing else [])]).encode() + b"\n"


def _by_hand(entry: Entry, edit: Edit) -> str:
    lines = entry.block.split("\n")
    if edit.confirm:
        lines = [line for line in lines if not line.startswith("#|")]
        lines = [re.sub(r"^#,(.*?),? ?\bfuzzy\b", r"#,\1", line) for line in lines]
        lines = [re.sub(r"^#,\s*,\s*", "#, ", line) for line in lines if line.strip(" ,") != "#"]
    if edit.flag:
        place = next(n for n, line in enumerate(lines) if line.startswith(("#|", "msg")))
        lines.insert(place, f"#, {edit.flag}")
    if edit.comment:
        lines.insert(0, f"# {edit.comment}")
    if edit.texts is not None:
        place = next(n for n, line in enumerate(lines) if line.startswith("msgstr"))
        names = (
            ["msgstr"]
            if entry.plural is None
            else [f"msgstr[{number}]" for number in range(len(edit.texts))]
        )
        written = zip(names, edit.texts, strict=True)
        lines[place:] = [f'{name} "{polib.escape(text)}"' for name, text in written]
    return "\n".join(lines)


def updated(
    files: Mapping[str, bytes], templates: Mapping[str, Template], read: Callable[[bytes], PoFile]
) -> dict[str, bytes]:
    """What `isogloss update` does with the catalogs of one locale, in memory.

    read: reads a catalog; whoever updates again and again may remember what it gave.
    """
    known = {domain: read(data) for domain, data in files.items()}
    memory = memory_of(known, templates)
    after = {
        domain: merge(
            each,
            known.get(domain),
            old_data=files.get(domain, b""),
            locale="de",
            project="Site",
            complete=True,
            memory=memory,
        ).data
        for domain, each in templates.items()
    }
    others = [entry for data in after.values() for entry in read(data).entries]
    for domain in files.keys() - templates.keys():
        after[domain] = retire(known[domain], old_data=files[domain], others=others).data
    return after
