"""Exchange files and catalogs: read, written, and a file that came back put into its catalogs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

from isogloss.build.checks import tightest_limits
from isogloss.build.files import Replacement, write_together
from isogloss.build.inputs import CatalogFile, Inputs, read_inputs
from isogloss.bundle import lock
from isogloss.catalog import edited, read_po
from isogloss.check.lint import locale_of
from isogloss.extract.its.document import MAX_BYTES
from isogloss.interop.intake import Intake, take_in
from isogloss.interop.items import Item, Job, State, items_of
from isogloss.interop.reading import is_glossary, read_proposals
from isogloss.interop.tbx import Term, read_tbx
from isogloss.interop.terms import MergedTerms, merged_terms
from isogloss.model import (
    LAYOUT_DOMAIN,
    CatalogError,
    ConfigurationError,
    ExchangeError,
    LanguageTag,
    Limits,
    MessageKey,
    UsageError,
    parse_tag,
    require_known,
)
from isogloss.project import shape, toml
from isogloss.project.load import TERMS

_NO_TERMS = MergedTerms("", {}, (), (), ())


@dataclass(frozen=True, slots=True)
class Catalogs:
    """Catalogs that texts go out of and come back into: of a project, or PO files by themselves.

    root: what the paths of the catalogs are relative to. files: by locale and domain.
    limits: what the places of the messages have room for; a PO file does not say.
    plain: domains whose texts are not in our notation; None for all of them.
    terms: the glossary as it is, None without a project.
    """

    root: Path
    source_language: LanguageTag
    files: Mapping[tuple[str, str], CatalogFile]
    limits: Mapping[MessageKey, Limits]
    plain: tuple[str, ...] | None
    terms: Mapping[str, Mapping[str, str]] | None

    @property
    def locales(self) -> tuple[str, ...]:
        return tuple(sorted({locale for locale, _ in self.files}))

    def items(self) -> dict[tuple[str, str], tuple[Item, ...]]:
        return {
            (locale, domain): items_of(
                file.file,
                path=file.path,
                locale=locale,
                domain=domain,
                limits=self.limits,
                escaped=self.plain is not None and domain not in self.plain,
            )
            for (locale, domain), file in sorted(self.files.items())
        }


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did, or would do. written: paths of the files that changed, in order."""

    intake: Intake
    terms: MergedTerms
    written: tuple[str, ...]


def project_catalogs(root: Path) -> Catalogs:
    """The catalogs of a project, as they are on the disk."""
    return _of_project(read_inputs(root))


def _of_project(inputs: Inputs) -> Catalogs:
    return Catalogs(
        inputs.root,
        inputs.project.source_language,
        inputs.catalogs,
        tightest_limits(unit for page in inputs.pages for unit in page.units),
        (LAYOUT_DOMAIN,),
        inputs.project.terms,
    )


def po_catalogs(paths: Iterable[str], source_language: LanguageTag) -> Catalogs:
    """PO files by themselves. Their language is what their header says, or their path.

    Raises CatalogError where that is not clear, or where two are the same.
    """
    files: dict[tuple[str, str], CatalogFile] = {}
    for path in paths:
        data = read_file(path)
        file = read_po(data, path)
        locale = locale_of(file.headers, path)
        if locale is None:
            raise CatalogError(
                "The file does not say which language it is in",
                place=f"{path}:1",
                hint="Write it into the header: Language: fr",
            )
        key = (str(locale), Path(path).stem)
        if key in files:
            raise CatalogError(
                f"{files[key].path} has the same language and the same name",
                place=path,
                hint="Give one of them another name, or take them one by one.",
            )
        files[key] = CatalogFile(path, *key, data, file)
    return Catalogs(Path(), source_language, files, {}, None, None)


def jobs(
    catalogs: Catalogs, locales: Collection[str], domains: Collection[str], *, untranslated: bool
) -> tuple[Job, ...]:
    """What is to be exported, one job a locale; locales and domains without items are left out.

    locales, domains: the ones to take; all where empty.
    untranslated: only messages that are not translated, or fuzzy.
    Raises UsageError for a locale or domain that there is not.
    """
    for locale in locales:
        require_known(locale, catalogs.locales, "locale")
    for domain in domains:
        require_known(domain, {each for _, each in catalogs.files}, "domain")
    found: dict[str, list[tuple[str, str, tuple[Item, ...]]]] = {}
    for (locale, domain), items in catalogs.items().items():
        if (locales and locale not in locales) or (domains and domain not in domains):
            continue
        kept = tuple(item for item in items if not untranslated or item.state is State.INITIAL)
        if kept:
            path = catalogs.files[locale, domain].path
            found.setdefault(locale, []).append((domain, path, kept))
    return tuple(
        Job(catalogs.source_language, parse_tag(locale), tuple(parts))
        for locale, parts in found.items()
    )


def import_files(
    catalogs: Path | Catalogs,
    paths: Sequence[str],
    *,
    locale: str | None,
    dry_run: bool,
) -> Imported:
    """Take in what files bring. All are read first; where one cannot be used, nothing changes.

    catalogs: a project's folder, or PO files by themselves.
    Raises an IsoglossError with the place and a remedy.
    """
    incoming = [(path, read_file(path)) for path in paths]
    held = lock(catalogs / "output") if isinstance(catalogs, Path) and not dry_run else None
    with held or nullcontext():
        known = project_catalogs(catalogs) if isinstance(catalogs, Path) else catalogs
        if locale is not None:
            require_known(locale, known.locales, "locale")
        glossaries = [each for each in incoming if is_glossary(each[1], each[0])]
        proposals = [
            file
            for path, data in incoming
            if (path, data) not in glossaries
            for file in read_proposals(data, path)
        ]
        intake = take_in(
            proposals, known.items(), source_language=known.source_language, locale=locale
        )
        changes = dict(_catalog_changes(known, intake))
        terms = _NO_TERMS
        if glossaries:
            terms, change = _terms_change(known, glossaries, locale)
            if change is not None:
                changes[TERMS] = change
        if not dry_run:
            write_together(known.root, changes)
    return Imported(intake, terms, tuple(changes))


def _catalog_changes(catalogs: Catalogs, intake: Intake) -> Iterator[tuple[str, Replacement]]:
    for key in sorted(intake.changes):
        file, changes = catalogs.files[key], intake.changes[key]
        try:
            data = edited(file.file, file.data, changes)
        except CatalogError as error:
            place = error.place or file.path
            raise CatalogError(error.message, place=place, hint=error.hint) from None
        if data != file.data:
            read_po(data, file.path)  # what is written can be read again, whatever came in
            yield file.path, Replacement(file.data, data)


def _terms_change(
    catalogs: Catalogs, glossaries: Iterable[tuple[str, bytes]], locale: str | None
) -> tuple[MergedTerms, Replacement | None]:
    if catalogs.terms is None:
        raise UsageError(
            "A glossary goes into a project's source/terms.toml, and PO files were named",
            hint="Leave out --po, and run it in the project.",
        )
    locales = (locale,) if locale else catalogs.locales
    found: list[Term] = []
    for path, data in glossaries:
        found += read_tbx(data, path, catalogs.source_language, locales).terms
    file = catalogs.root / TERMS
    before = file.read_bytes() if file.exists() else None
    merged = merged_terms((before or b"").decode("utf-8"), catalogs.terms, found)
    data = merged.text.encode("utf-8")
    written = toml.decode(data, shape.TermsFile, TERMS).term
    said = {each["source"]: {key: each[key] for key in each if key != "source"} for each in written}
    if said != merged.terms:
        raise ConfigurationError(
            "The terms are written in a way that cannot be added to",
            place=TERMS,
            hint="Write each term once, as a [[term]] table with a line for each key.",
        )
    return merged, None if data == (before or b"") else Replacement(before, data)


def read_file(path: str) -> bytes:
    """A file that somebody named. Raises UsageError where there is none, ExchangeError where
    it is larger than any exchange file."""
    try:
        with Path(path).open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise UsageError(
            f"The file cannot be read: {error.strerror}", place=path, hint="Check its name."
        ) from None
    if len(data) > MAX_BYTES:
        raise ExchangeError(
            f"The file is larger than {MAX_BYTES // 1024 // 1024} MiB",
            place=path,
            hint="Split it: one file for each locale, or for each domain.",
        )
    return data
