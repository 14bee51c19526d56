"""ITS 2.0: what authors say about the localization of their documents, resolved for each node.

    resolved = resolve(data, path="source/pages/a.html", html=True, load=load)
    print(format_category(resolved, "translate"), end="")

The package reads no file itself: `load` gives it linked rules and stand-off records, by their
paths relative to the document's folder.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePath

from isogloss.extract.its import output
from isogloss.extract.its.annotations import Annotations, Note, StorageSize, annotations_of
from isogloss.extract.its.categories import CATEGORIES, category_named
from isogloss.extract.its.document import Node, html_document, parse
from isogloss.extract.its.information import Information
from isogloss.extract.its.links import Load
from isogloss.extract.its.resolve import Resolved, resolved
from isogloss.extract.its.rules import RulesFile

__all__ = [
    "Annotations",
    "Information",
    "Load",
    "Node",
    "Note",
    "Resolved",
    "RulesFile",
    "StorageSize",
    "annotations_of",
    "categories",
    "format_all",
    "format_category",
    "resolve",
    "resolve_html",
]


def categories() -> tuple[str, ...]:
    """The names of the data categories, in the standard's order."""
    return tuple(category.name for category in CATEGORIES)


def resolve(
    data: bytes,
    *,
    path: str,
    html: bool,
    load: Load,
    parameters: Mapping[str, str] | None = None,
    given: Iterable[RulesFile] = (),
) -> Resolved:
    """Resolve a document.

    path: where it was read, for messages. html: whether it is HTML; else it is XML.
    load: reads a linked file, by its path relative to the document's folder; raises OSError
    where there is none, or where it must not be read.
    parameters: values in place of those that its:param gives to variables (5.3.5).
    given: files of rules to be added; the document's own rules are stronger.
    Raises SourceError for what cannot be read, with the place.
    """
    document = parse(data, path=path, html=html)
    return resolved(document, PurePath(path).name, load, parameters or {}, given)


def resolve_html(
    text: str, load: Load, *, path: str = "page.html", given: Iterable[RulesFile] = ()
) -> Resolved:
    """Resolve a decoded page; `element(line, column)` of what it returns finds start tags."""
    return resolved(html_document(text, path), PurePath(path).name, load, {}, given)


def format_category(resolved: Resolved, name: str) -> str:
    """The test suite's form of one category. Raises UsageError where there is none of the name."""
    return "".join(line + "\n" for line in output.lines(resolved, [category_named(name)]))


def format_all(resolved: Resolved) -> str:
    """The same form with all categories of a node on its line."""
    return "".join(line + "\n" for line in output.lines(resolved, CATEGORIES))
