"""Cut a page into units, and find what else of it changes from edition to edition."""

from __future__ import annotations

from operator import attrgetter

from isogloss.extract.annotate import html_grammar
from isogloss.extract.cutter import Cutter
from isogloss.extract.encodings import Document
from isogloss.extract.grammar import HTML
from isogloss.extract.its import Load
from isogloss.extract.markup import LineIndex, Newlines, pieces
from isogloss.model import Page, Span


def no_files(path: str) -> bytes:
    """A loader for documents that must not link anything."""
    raise FileNotFoundError(2, "nothing can be linked here", path)


def segment(document: Document, path: str, load: Load = no_files) -> Page:
    """Cut a page.

    document: the whole document. path: its place in the project, for messages.
    load: reads ITS rules that the page links, by their path relative to its folder.
    Returns a Page whose spans lie in `document.text`: what no span covers stays as it is.
    Raises SourceError, with path and line, where a statement is not exactly one unit.
    """
    newlines = Newlines(document.text)
    lines = LineIndex(newlines.text)
    grammar = html_grammar(newlines.text, lines, path, HTML, load)
    cutter = Cutter(newlines, lines, path, grammar)
    cutter.read(pieces(newlines.text, lines))
    return page_of(cutter, document)


def page_of(cutter: Cutter, document: Document) -> Page:
    """The page that a cutter has read, everything in source order."""
    by_start = attrgetter("span")
    return Page(
        path=cutter.path,
        source=document.text,
        units=tuple(sorted(cutter.units, key=by_start)),
        regions=tuple(sorted(cutter.regions, key=by_start)),
        generated=tuple(sorted(cutter.generated, key=by_start)),
        variables=tuple(sorted(cutter.variables, key=by_start)),
        private=tuple(sorted(cutter.private)),
        root=cutter.root,
        head=cutter.inner.get("head", Span(0, 0)),
        body=cutter.inner.get("body", Span(0, 0)),
        layout=cutter.layout,
    )
