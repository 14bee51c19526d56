"""The only door through which a document reaches files: those below its root, and data URLs.

Documents are given an address of their own (`file:///isogloss/…`), so that no folder of the
machine can come into the PDF, and so that every address outside it is seen as outside.
"""

from __future__ import annotations

import mimetypes
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from weasyprint.urls import URLFetcher, URLFetcherResponse

from isogloss.print.errors import PrintError

VIRTUAL_ROOT = "file:///isogloss/"


class BundleFetcher(URLFetcher):  # type: ignore[misc]
    """Reads `file:///isogloss/PATH` from `root / PATH` and refuses all else."""

    def __init__(self, root: Path) -> None:
        super().__init__(allowed_protocols=("file", "data"), fail_on_errors=True)
        self._root = root.resolve()

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        if url.startswith("data:"):
            return super().fetch(url)
        path = self._path(url)
        try:
            body = path.read_bytes()
        except OSError as error:
            raise PrintError(
                f"A resource of the document is missing: {url.removeprefix(VIRTUAL_ROOT)}.",
                hint="Put the file into source/assets, or correct the link to it.",
            ) from error
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        return URLFetcherResponse(url, body, {"Content-Type": kind})

    def _path(self, url: str) -> Path:
        # Files of a document are named by it, so a name is data: resolve, then compare.
        if url.startswith(VIRTUAL_ROOT):
            relative = unquote(urlsplit(url).path.removeprefix("/isogloss/"))
            path = (self._root / PurePosixPath(relative)).resolve()
            if path.is_relative_to(self._root):
                return path
        shown = "/" + url.removeprefix("file:///") if url.startswith("file:") else url
        raise PrintError(
            f"The document asks for a resource outside the bundle: {shown}.",
            hint="Print loads nothing from elsewhere. Put the file into source/assets and "
            "link to it relative to the page.",
        )


def address(root: Path, folder: Path) -> str:
    """The address that relative URLs of a document in `folder` start from."""
    inner = folder.resolve().relative_to(root.resolve()).as_posix()
    return VIRTUAL_ROOT if inner == "." else f"{VIRTUAL_ROOT}{inner}/"


def relative_link(url: str, base: str) -> str:
    """A link target as readers of the PDF need it: relative to the PDF where it is ours."""
    if not url.startswith(VIRTUAL_ROOT):
        return url
    target, start = url.removeprefix(VIRTUAL_ROOT), base.removeprefix(VIRTUAL_ROOT)
    parts, origin = target.split("/"), start.split("/")[:-1]
    while origin and len(parts) > 1 and parts[0] == origin[0]:
        parts, origin = parts[1:], origin[1:]
    return "../" * len(origin) + "/".join(parts)
