"""What a market's bundle depends on, as one digest: the same key, the same bundle."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Mapping
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

from isogloss.build.documents import Document
from isogloss.build.inputs import Inputs
from isogloss.model import SAFETY_DOMAIN, Catalog, Finding, Market

_TOOLS = ("weasyprint", "pydyf", "turbohtml", "babel", "jinja2", "lxml", "pikepdf", "rapidfuzz")
_SEALS = ("manifest-sha256.txt", "tagmanifest-sha256.txt")


def market_key(
    inputs: Inputs,
    market: Market,
    documents: Iterable[Document],
    catalogs: Mapping[tuple[str, str], Catalog],
    findings: Iterable[Finding],
    circumstances: Iterable[str],
) -> str:
    """The digest of everything that the market's bundle is made from.

    documents: its pages as HTML. findings: what was found before they were made.
    circumstances: what is the same for all markets: gate, date, sources, assets, program.
    """
    digest = hashlib.sha256()
    # Of the project all but the other markets: what they say shows in this one's documents.
    parts: list[object] = [*circumstances, replace(inputs.project, markets=(market,)), *findings]
    for edition in market.editions:
        for tag in edition.tag.chain:
            catalog = catalogs.get((str(tag), SAFETY_DOMAIN))
            for entry in catalog or ():
                parts.append((str(tag), entry.key, entry.strings, entry.ready))
    for part in parts:
        digest.update(f"{part!r}\0".encode())
    for document in documents:
        digest.update(f"{document.edition.tag}\0{document.page}\0{document.html}\0".encode())
    return digest.hexdigest()


def program_digest() -> str:
    """Of this program's own code, the libraries it stands on, and the interpreter."""
    digest = hashlib.sha256(sys.version.encode())
    digest.update(" ".join(f"{name} {version(name)}" for name in _TOOLS).encode())
    for path in sorted(Path(__file__).parent.parent.rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def seal(folder: Path) -> str | None:
    """The digest of a bundle's manifests, and so of all that is in it; None without them."""
    try:
        data = [(folder / name).read_bytes() for name in _SEALS]
    except OSError:
        return None
    return hashlib.sha256(b"\0".join(data)).hexdigest()
