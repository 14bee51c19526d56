"""Two files, read and aligned: what `isogloss align` does for each page and its translation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from isogloss.cli.documents import loader, read
from isogloss.cli.place import find_root
from isogloss.model.errors import IsoglossError, SourceError, UsageError
from isogloss.model.locale import LanguageTag, LocaleError, parse_tag

if TYPE_CHECKING:
    from isogloss.align import Alignment
    from isogloss.extract import Single
    from isogloss.extract.its import RulesFile
    from isogloss.model import Unit

_SHOWN = 80  # characters of a text in the report


class Languages(NamedTuple):
    """Which languages the documents are in; None for as they declare."""

    source: LanguageTag | None
    translation: LanguageTag | None


@dataclass(frozen=True, slots=True)
class Task:
    """Two files to pair. *_name: what the catalog and the report call them."""

    source: Path
    translated: Path
    source_name: str
    translated_name: str
    output: Path


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a task. report: a line for each text that needs a look."""

    data: bytes
    units: int
    paired: int
    doubtful: int
    alone: int
    unused: int
    related: bool
    report: tuple[str, ...]


def aligned(
    task: Task,
    languages: Languages,
    given: tuple[RulesFile, ...],
) -> Done | IsoglossError:
    """Align two files; an error that a person can mend is an answer too."""
    from isogloss.align import align, catalog_bytes

    try:
        root = _project_of(task.source)
        if root is None:
            source = _single(task.source, task.source_name, given)
            translated = _single(task.translated, task.translated_name, given)
        else:
            source = _page_of(root, task.source)
            translated = _like_a_page(task.translated, task.translated_name)
        language = _language(source, translated, task, languages)
        alignment = align(source, translated, variables=root is not None)
        units = translated.page.units
        data = catalog_bytes(
            source.page,
            units,
            task.translated_name,
            alignment,
            locale=str(language),
            domain=source.page.name,
            variables=root is not None,
        )
    except IsoglossError as error:
        return error
    pairings = alignment.pairings
    return Done(
        data=data,
        units=len(pairings),
        paired=sum(bool(each.text) for each in pairings),
        doubtful=sum(each.target is not None and not each.text for each in pairings),
        alone=sum(each.target is None for each in pairings),
        unused=len(alignment.unused),
        related=alignment.related,
        report=tuple(_report(task, source.page.units, units, alignment)),
    )


def _report(
    task: Task, source: tuple[Unit, ...], translated: tuple[Unit, ...], alignment: Alignment
) -> Iterator[str]:
    from isogloss.check.phrases import short

    for each in alignment.pairings:
        at = f"{task.source_name}:{source[each.source].line}"
        text = short(source[each.source].text, _SHOWN)
        if each.target is None:
            yield f"{at}: without a partner: “{text}”"
        elif not each.text:
            unit = translated[each.target]
            yield (
                f"{at}: doubtful, {each.reason}: “{text}”, "
                f"{task.translated_name}:{unit.line}: “{short(unit.text, _SHOWN)}”"
            )
    for number in alignment.unused:
        unit = translated[number]
        yield f"{task.translated_name}:{unit.line}: without a partner: “{short(unit.text, _SHOWN)}”"


def _single(path: Path, name: str, given: Iterable[RulesFile]) -> Single:
    from isogloss.extract import read_single

    return read_single(read(str(path)), name, loader(str(path)), given)


def _project_of(path: Path) -> Path | None:
    """The project that a file is a page of."""
    root = find_root(path.resolve().parent)
    if root is None or path.resolve().parent != root.resolve() / "source/pages":
        return None
    return root if path.suffix == ".html" else None


def _page_of(root: Path, path: Path) -> Single:
    """A page of a project, as `isogloss extract` reads it."""
    from isogloss.build.inputs import read_page, rules_reader
    from isogloss.extract import Markup, Single, decode_utf8

    page = read_page(root, path.stem, rules_reader(root))
    return Single(decode_utf8(read(str(path)), page.path), Markup.HTML, page)


def _like_a_page(path: Path, name: str) -> Single:
    """A translated page, cut as the pages of a project are."""
    from isogloss.extract import Markup, Single, segment
    from isogloss.extract.encodings import decode_html
    from isogloss.extract.single import refuse_others

    data = read(str(path))
    refuse_others(data, name)
    document = decode_html(data, name)
    return Single(document, Markup.HTML, segment(document, name, loader(str(path))))


def _language(
    source: Single,
    translated: Single,
    task: Task,
    languages: Languages,
) -> LanguageTag:
    """The language of the translation, which must not be that of the source."""
    language = languages.translation or _declared(translated, task.translated_name)
    if language is None:
        raise UsageError(
            "The page does not say which language it is in",
            place=task.translated_name,
            hint="Name it: --lang de.",
        )
    if language == (languages.source or _declared(source, task.source_name)):
        raise UsageError(
            f"Both pages are in “{language}”",
            place=task.translated_name,
            hint="Name the translated page second; where a page declares the wrong language, "
            "give the right ones with --lang and --source-lang.",
        )
    return language


def _declared(single: Single, name: str) -> LanguageTag | None:
    """The language that a document declares on its root element, None where it does not."""
    from isogloss.align import declared_language

    text = declared_language(single)
    try:
        return parse_tag(text) if text else None
    except LocaleError:
        raise SourceError(
            f"The page declares a language that is no language tag: “{text}”",
            place=name,
            hint="Name the language with --lang, that of the source with --source-lang.",
        ) from None
