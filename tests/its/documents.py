"""Small documents with ITS markup, and what the engine says of their nodes."""

from __future__ import annotations

from collections.abc import Mapping

from isogloss.extract.its import Load, Resolved, format_category, resolve

ITS = 'xmlns:its="http://www.w3.org/2005/11/its"'
XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"'
XHTML = 'xmlns:h="http://www.w3.org/1999/xhtml"'


def folder(files: Mapping[str, str]) -> Load:
    """A loader of files that are only told."""

    def load(path: str) -> bytes:
        if path not in files:
            raise FileNotFoundError(2, "No such file or directory")
        return files[path].encode()

    return load


def xml(text: str, files: Mapping[str, str] | None = None, **parameters: str) -> Resolved:
    data = text.encode()
    load = folder(files or {})
    return resolve(data, path="docs/a.xml", html=False, load=load, parameters=parameters)


def html(text: str, files: Mapping[str, str] | None = None) -> Resolved:
    return resolve(text.encode(), path="docs/a.html", html=True, load=folder(files or {}))


def ruled(rules: str, content: str, attributes: str = "") -> str:
    """An XML document with global rules in it."""
    return f'<doc {ITS}><its:rules version="2.0" {attributes}>{rules}</its:rules>{content}</doc>'


def scripted(rules: str, body: str) -> str:
    """An HTML document with global rules in a script."""
    return (
        f'<!DOCTYPE html><html><head><script type="application/its+xml">'
        f'<its:rules {ITS} {XHTML} version="2.0">{rules}</its:rules></script></head>'
        f"<body>{body}</body></html>"
    )


def said(resolved: Resolved, category: str) -> dict[str, str]:
    """What a category says of each node, by the node's path, without spaces between."""
    lines = format_category(resolved, category).splitlines()
    return {
        path: rest.replace("\t", " ") for path, _, rest in (line.partition("\t") for line in lines)
    }
