"""Find the source texts that changed, and judge whether a change can be one of words only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from rapidfuzz import fuzz, process

from isogloss.build.catalogs import Progress, template_path
from isogloss.build.files import Replacement, write_together
from isogloss.build.inputs import Inputs
from isogloss.catalog import read_po
from isogloss.check.same_meaning import faults_of
from isogloss.model import (
    SAFETY_DOMAIN,
    MessageKey,
    Template,
    UsageError,
)
from isogloss.project import EDITORIAL, EditorialChange, editorial_bytes, read_editorial

LIKENESS = 60
"""How alike (0 to 100) two texts must be for one to be offered as an edit of the other."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A source text that became another one. faults: why it is no change of words only."""

    domain: str
    context: str | None
    before: str
    after: str
    faults: tuple[str, ...]

    def declared(self, by: str, why: str) -> EditorialChange:
        return EditorialChange(self.domain, self.context, self.before, self.after, by, why)


def edits_of(inputs: Inputs) -> tuple[Edit, ...]:
    """The source texts that changed since they were translated, and are not declared yet.

    They are found by the templates in locales/, by what leaves catalogs, and by the previous
    texts of fuzzy entries: so an edit can be declared before and after an update.
    """
    declared = {
        (change.domain, change.context, change.before, change.after) for change in inputs.editorial
    }
    language = inputs.project.source_language
    found: dict[tuple[str, str | None, str, str], Edit] = {}
    for domain, template in inputs.templates.items():
        for context, before, after in _changed(inputs, template):
            key = (domain, context, before, after)
            if key not in declared and key not in found:
                faults = tuple(faults_of(domain, context, before, after, language))
                found[key] = Edit(*key, faults)
    return tuple(found.values())


def chosen(edits: Sequence[Edit], names: Sequence[str]) -> tuple[Edit, ...]:
    """The edits with these names: a statement's id, a domain, or how the new text begins.

    Raises UsageError for a name that fits none.
    """
    found: dict[Edit, None] = {}
    for name in names:
        fits = [
            edit
            for edit in edits
            if name in (edit.context, edit.domain) or edit.after.startswith(name)
        ]
        if not fits:
            known = list(dict.fromkeys(edit.context or edit.domain for edit in edits))
            near = get_close_matches(name, known, n=1)
            raise UsageError(
                f"No changed source text is called “{name}”",
                hint=f"Did you mean “{near[0]}”?"
                if near
                else f"Changed texts: {', '.join(known) or 'none'}. Give a statement's id, a "
                "domain, or the beginning of the new text.",
            )
        found.update(dict.fromkeys(fits))
    return tuple(found)


def declare(
    root: Path, inputs: Inputs, edits: Iterable[Edit], by: str, why: str, progress: Progress
) -> None:
    """Write edits into the register. The caller holds the project's lock.

    Raises UsageError for an edit that changes meaning, ConfigurationError where the register
    would contradict itself; nothing is written then.
    """
    edits = tuple(edits)
    refuse_faulty(edits)
    changes = (*inputs.editorial, *(edit.declared(by, why) for edit in edits))
    data = editorial_bytes(changes)
    read_editorial(data)
    path = root / EDITORIAL
    before = path.read_bytes() if path.exists() else None
    write_together(root, {EDITORIAL: Replacement(before, data)})
    progress(f"Declared {len(edits)} edits in {EDITORIAL}")


def refuse_faulty(edits: Iterable[Edit]) -> None:
    """Raises UsageError that says of each edit why it is none of words only."""
    faulty = [edit for edit in edits if edit.faults]
    if not faulty:
        return
    lines = [
        f"{edit.context or edit.domain}: “{edit.before}” → “{edit.after}”\n"
        + "\n".join(f"    {fault}" for fault in edit.faults)
        for edit in faulty
    ]
    listing = "\n  ".join(lines)
    raise UsageError(
        f"{len(faulty)} of the edits can change meaning:\n  {listing}",
        hint="Nothing was declared. Let such texts be translated again (isogloss update), and "
        "name the others: isogloss update --editorial … MESSAGE.",
    )


def _changed(inputs: Inputs, template: Template) -> Iterator[tuple[str | None, str, str]]:
    """Context, text before and text after of each edit in a domain."""
    wanted = {message.key for message in template.messages}
    files = {
        locale: file.file
        for (locale, domain), file in inputs.catalogs.items()
        if domain == template.domain
    }
    # Old texts in their order, those of the template first: it has them all.
    old: dict[MessageKey, None] = {}
    path = inputs.root / template_path(template.domain)
    if path.exists():
        name = template_path(template.domain)
        old.update(dict.fromkeys(each.key for each in read_po(path.read_bytes(), name).entries))
    known = set(old)
    for file in files.values():
        active = [entry for entry in file.entries if not entry.obsolete]
        old.update(dict.fromkeys(entry.key for entry in active))
        for entry in active:
            before = MessageKey(entry.context_before, entry.previous or "")
            if (
                entry.fuzzy
                and entry.previous
                and entry.key in wanted
                and before not in wanted
                and before.context == entry.context
            ):
                yield entry.context, entry.previous, entry.text
    everywhere = [
        {entry.key for entry in file.entries if not entry.obsolete} for file in files.values()
    ]
    new = [
        key
        for key in (message.key for message in template.messages)
        if key not in known or any(key not in keys for keys in everywhere)
    ]
    leaving = [key for key in old if key not in wanted]
    yield from _paired(new, leaving, template.domain)


def _paired(
    new: Iterable[MessageKey], leaving: Sequence[MessageKey], domain: str
) -> Iterator[tuple[str | None, str, str]]:
    """New texts, each with the old text that it most likely was."""
    by_context: dict[str | None, list[str]] = {}
    for key in leaving:
        by_context.setdefault(key.context, []).append(key.text)
    for key in new:
        texts = by_context.get(key.context, [])
        if domain == SAFETY_DOMAIN:
            yield from ((key.context, text, key.text) for text in texts)
            continue
        best = process.extractOne(key.text, texts, scorer=fuzz.ratio, score_cutoff=LIKENESS)
        if best is not None:
            yield key.context, best[0], key.text
