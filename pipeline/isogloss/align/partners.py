"""Which file is the translation of which, by their names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from babel.localedata import exists

from isogloss.model import LanguageTag, UsageError

ENDINGS = (".html", ".htm", ".xhtml", ".xht", ".svg", ".xml")


class Name(NamedTuple):
    """A path without the language in it, and that language in lower case, "" for none."""

    neutral: str
    language: str


class Partners(NamedTuple):
    """pairs: name without language, source, translation. alone_*: files without a partner."""

    pairs: tuple[tuple[str, str, str], ...]
    alone_here: tuple[str, ...]
    alone_there: tuple[str, ...]


def name_of(path: str) -> Name | None:
    """Read a path, with `/`: `guide.de.html`, `guide.html.de`, `guide.html`.

    None for what is no document by its ending.
    """
    folder, slash, file = path.rpartition("/")
    parts = file.split(".")
    language = ""
    for at in (len(parts) - 1, len(parts) - 2):
        if at >= 1 and len(parts) > 2 and _is_language(parts[at]):
            language = parts.pop(at).lower().replace("_", "-")
            break
    neutral = f"{folder}{slash}{'.'.join(parts)}"
    return Name(neutral, language) if neutral.lower().endswith(ENDINGS) else None


def partners(
    here: Sequence[str],
    there: Sequence[str],
    *,
    source_language: LanguageTag | None,
    language: LanguageTag | None,
    same_folder: bool,
) -> Partners:
    """Pair the files of two folders by their paths in them.

    source_language, language: which language the names have, where they have one; None for
    what is not known. same_folder: whether both are one folder, told apart by names alone.
    Raises UsageError where a file could have several translations.
    """
    sources = _named(here, source_language)
    translated = _named(there, language)
    if same_folder:
        if language is None:
            raise UsageError(
                "Both folders are one, and nothing says which files are the translations",
                hint="Name their language with --lang, as the files have it: page.de.html.",
            )
        translated = [(name, path) for name, path in translated if name.language]
        taken = {path for _, path in translated}
        sources = [(name, path) for name, path in sources if path not in taken]
    by_name: dict[str, list[tuple[Name, str]]] = {}
    for name, path in translated:
        by_name.setdefault(name.neutral, []).append((name, path))
    pairs: list[tuple[str, str, str]] = []
    for neutral, path in _one_each(sources):
        candidates = by_name.get(neutral, [])
        named = [each for each in candidates if each[0].language] or candidates
        if len(named) > 1:
            found = ", ".join(other for _, other in named)
            raise UsageError(
                f"{path} has several translations: {found}",
                hint="Name the language with --lang.",
            )
        if named:
            pairs.append((neutral, path, named[0][1]))
    used = {path for pair in pairs for path in pair[1:]}
    return Partners(
        tuple(pairs),
        tuple(path for _, path in sources if path not in used),
        tuple(path for _, path in translated if path not in used),
    )


def _named(paths: Iterable[str], wanted: LanguageTag | None) -> list[tuple[Name, str]]:
    """The documents among the files, without those that are in another language by name."""
    found = []
    for path in sorted(paths):
        name = name_of(path)
        if name is not None and (
            wanted is None or not name.language or _fits(name.language, wanted)
        ):
            found.append((name, path))
    return found


def _one_each(sources: Iterable[tuple[Name, str]]) -> list[tuple[str, str]]:
    """One source for each name: that with a language in it before that without."""
    best: dict[str, tuple[Name, str]] = {}
    for name, path in sources:
        if name.neutral not in best or not best[name.neutral][0].language:
            best[name.neutral] = (name, path)
    return [(neutral, path) for neutral, (_, path) in best.items()]


def _fits(found: str, wanted: LanguageTag) -> bool:
    tag = str(wanted).lower()
    return found == tag or tag.startswith(f"{found}-") or found.startswith(f"{tag}-")


def _is_language(part: str) -> bool:
    pieces = part.replace("-", "_").split("_")
    return (
        2 <= len(pieces[0]) <= 3
        and part.isascii()
        and pieces[0].isalpha()
        and len(pieces) <= 3
        and exists(pieces[0].lower())
    )
