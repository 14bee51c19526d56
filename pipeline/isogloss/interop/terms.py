"""Put terms of a glossary into `source/terms.toml`. What stands there stays as it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from isogloss.interop.tbx import Term
from isogloss.project import toml

_HEADER = re.compile(r"\s*\[{1,2}\s*([A-Za-z0-9_.\"'-]+)\s*\]{1,2}")
_KEY = re.compile(r"\s*[\"']?[A-Za-z0-9_-]+[\"']?\s*=")


@dataclass(frozen=True, slots=True)
class MergedTerms:
    """The file with the terms in it. text: equal to the old one where nothing is new.

    added: terms that are new; completed: those that got a translation; kept: (term, locale,
    what stands, what the glossary has) where the two differ.
    terms: what the file must say now; whoever writes it compares.
    """

    text: str
    terms: Mapping[str, Mapping[str, str]]
    added: tuple[str, ...]
    completed: tuple[str, ...]
    kept: tuple[tuple[str, str, str, str], ...]


def merged_terms(
    text: str, known: Mapping[str, Mapping[str, str]], terms: Iterable[Term]
) -> MergedTerms:
    """Merge terms into the text of `terms.toml`.

    text: of the file, "" where there is none. known: source term → locale → translation, in the
    order of the file's [[term]] tables.
    A new term is written at the end, a new translation at the end of its term's table.
    """
    wanted: dict[str, dict[str, str]] = {}
    for term in terms:
        mine = wanted.setdefault(term.source, {})
        for locale, words in term.translations.items():
            mine.setdefault(locale, words)
    kept = tuple(
        (source, locale, known[source][locale], words)
        for source, translations in wanted.items()
        if source in known
        for locale, words in translations.items()
        if known[source].get(locale, words) != words
    )
    lines = text.split("\n")
    ends = _ends_of_terms(lines)
    completed = []
    for index, source in reversed(list(enumerate(known))):
        new = {
            locale: words
            for locale, words in wanted.get(source, {}).items()
            if locale not in known[source]
        }
        if new and index < len(ends):
            at = ends[index] + 1
            lines[at:at] = [toml.line(locale, words) for locale, words in new.items()]
            completed.append(source)
    added = [source for source in wanted if source not in known and wanted[source]]
    result = "\n".join(lines)
    for source in added:
        start = f"{result.rstrip()}\n\n" if result.strip() else ""
        table = ["[[term]]", toml.line("source", source)]
        table += [toml.line(locale, words) for locale, words in wanted[source].items()]
        result = start + "\n".join(table) + "\n"
    everything = {
        source: {**wanted.get(source, {}), **known.get(source, {})} for source in (*known, *added)
    }
    return MergedTerms(result, everything, tuple(added), tuple(reversed(completed)), kept)


def _ends_of_terms(lines: list[str]) -> list[int]:
    """The last line with a key in each [[term]] table, in order."""
    ends: list[int] = []
    inside = False
    for number, line in enumerate(lines):
        header = _HEADER.match(line)
        if header:
            inside = header[1] == "term" and line.lstrip().startswith("[[")
            if inside:
                ends.append(number)
        elif inside and _KEY.match(line):
            ends[-1] = number
    return ends
