"""Family 9: the bundle as a set of files: complete, untouched, safe to unpack, closed."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from isogloss.check.registry import Hit, rule
from isogloss.check.samples import files, link, reading
from isogloss.check.subjects import BundleFiles, Fault, Where
from isogloss.model import Link, Reading, Severity

_ERROR, _WARNING = Severity.ERROR, Severity.WARNING
_BAGIT = "RFC 8493 (BagIt 1.0)"
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
# Names that Windows keeps for devices (Microsoft: Naming Files, Paths, and Namespaces).
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
# Links that load something into the page, as `Link.rel` names them; the others a reader follows.
_LOADED = frozenset(
    {"stylesheet", "icon", "preload", "modulepreload", "prefetch", "manifest", "img", "script"}
    | {"source", "video", "audio", "track", "iframe", "embed", "object", "image", "use", "css"}
    | {"font", "style", "poster", "input"}
)


def _at(path: str, line: int = 0, market: str = "", locale: str = "") -> Where:
    return Where(path=path, line=line, market=market, locale=locale)


@rule(
    "IG901",
    "digest-differs",
    subject=BundleFiles,
    draft=_ERROR,
    review=_ERROR,
    release=_ERROR,
    why="The file is not the one that was checked and signed off.",
    source=f"{_BAGIT}, 2.1.3 and 3",
    bad=[files({"data/a.html": "aa" * 32}, {"data/a.html": "bb" * 32})],
    good=[files({"data/a.html": "aa" * 32}, {"data/a.html": "AA" * 32})],
)
def digest_differs(subject: BundleFiles) -> Iterator[Hit]:
    """A file's SHA-256 is not the one in the manifest."""
    for path, digest in subject.declared.items():
        actual = subject.actual.get(path)
        if actual is not None and actual.lower() != digest.lower():
            yield Hit(
                "The file was changed after the bundle was made: its SHA-256 is "
                f"{actual[:12]}…, the manifest has {digest[:12]}….",
                "Take the bundle from its origin again, or build it again.",
                where=_at(path, market=subject.market),
            )


@rule(
    "IG902",
    "file-missing",
    subject=BundleFiles,
    draft=_ERROR,
    review=_ERROR,
    release=_ERROR,
    why="A bundle that has lost a file has lost what that file had to say.",
    source=f"{_BAGIT}, 3: completeness",
    bad=[files(["data/a.html", "data/b.html"], ["data/a.html"])],
    good=[files(["data/a.html"])],
)
def file_missing(subject: BundleFiles) -> Iterator[Hit]:
    """The manifest has a file that is not there."""
    for path in subject.declared:
        if path not in subject.actual:
            yield Hit(
                "The manifest has this file, the bundle does not.",
                "Take the bundle from its origin again, or build it again.",
                where=_at(path, market=subject.market),
            )


@rule(
    "IG903",
    "file-extra",
    subject=BundleFiles,
    draft=_ERROR,
    review=_ERROR,
    release=_ERROR,
    why="Nobody has checked a file that the manifest does not know.",
    source=f"{_BAGIT}, 3: completeness",
    bad=[files(["data/a.html"], ["data/a.html", "data/b.html"])],
    good=[files(["data/a.html"])],
)
def file_extra(subject: BundleFiles) -> Iterator[Hit]:
    """The bundle has a file that is not in the manifest."""
    for path in subject.actual:
        if path not in subject.declared:
            yield Hit(
                "The bundle has this file, the manifest does not.",
                "Remove it, or build the bundle again.",
                where=_at(path, market=subject.market),
            )


@rule(
    "IG904",
    "path-unsafe",
    subject=BundleFiles,
    draft=_ERROR,
    review=_ERROR,
    release=_ERROR,
    why="Such a path can write outside the folder, or be another file on another system.",
    source=f"{_BAGIT}, 5.1: path traversal, 5.2 and 6.1: control characters, case and form",
    bad=[
        files(["data/../../etc/passwd"]),
        files(["/etc/passwd"]),
        files(["C:/x"]),
        files(["data\\a.html"]),
        files(["data/a\n.html"]),
        files(["data/A.html", "data/a.html"]),
        files(["data/nul.html"]),
    ],
    good=[files(["data/fr-CA/living-with-mr.html", "data/assets/img/..hidden.svg", "bagit.txt"])],
)
def path_unsafe(subject: BundleFiles) -> Iterator[Hit]:
    """A path leaves the bundle, or is not the same file everywhere."""
    folded: dict[str, str] = {}
    for path in dict.fromkeys([*subject.declared, *subject.actual]):
        reason = _danger(path)
        twin = folded.setdefault(unicodedata.normalize("NFC", path).casefold(), path)
        if reason is None and twin != path:
            reason = f"differs from “{twin}” only in case or in the form of its letters"
        if reason:
            yield Hit(
                f"The path {_quoted(path)} {reason}.",
                "Use lower-case names of letters, digits, “-” and “.” inside the bundle.",
                where=_at(_quoted(path).strip("“”"), market=subject.market),
            )


def _danger(path: str) -> str | None:
    parts = path.split("/")
    if path.startswith(("/", "~")) or re.match(r"[A-Za-z]:", path):
        return "is absolute"
    if "\\" in path:
        return "has a backslash"
    if _CONTROL.search(path):
        return "has control characters"
    if any(part in ("", ".", "..") for part in parts):
        return "has an empty, “.” or “..” step"
    if any(_DEVICE.fullmatch(part) or part.endswith((" ", ".")) for part in parts):
        return "has a name that Windows cannot use"
    return None


def _quoted(path: str) -> str:
    return "“" + "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in path) + "”"


@rule(
    "IG905",
    "link-leaves-bundle",
    subject=BundleFiles,
    draft=_WARNING,
    review=_ERROR,
    release=_ERROR,
    why="A bundle is handed over whole; a link to a file it does not hold is broken at once.",
    source="Isogloss design, section 6: relative links only",
    bad=[
        files(["data/en-GB/page.html"], readings=[reading(links=(link("a", "other.html"),))]),
        files(["data/en-GB/page.html"], readings=[reading(links=(link("img", "../../../a.png"),))]),
    ],
    good=[
        files(
            ["data/en-GB/page.html", "data/assets/a b.png"],
            readings=[
                reading(
                    links=(
                        link("a", "#top"),
                        link("a", "page.html?x#top"),
                        link("img", "../assets/a%20b.png"),
                        link("a", "https://example.org/"),
                        link("a", "tel:112"),
                        link("img", "data:image/png;base64,AA=="),
                    )
                )
            ],
        )
    ],
)
def link_leaves_bundle(subject: BundleFiles) -> Iterator[Hit]:
    """A relative link aims at a file that is not in the bundle."""
    for reading_, each in _links(subject):
        aim = _target(reading_, each)
        if aim is not None and aim not in subject.actual:
            yield Hit(
                f"The link “{each.href}” aims at {aim or 'the bundle itself'}, which the bundle "
                "does not hold.",
                "Add the file to the market's pages or assets, or correct the link.",
                where=_at(reading_.path, each.line, subject.market, reading_.edition),
            )


def _links(subject: BundleFiles) -> Iterator[tuple[Reading, Link]]:
    for reading_ in subject.readings:
        for each in reading_.links:
            yield reading_, each


def _target(reading: Reading, link: Link) -> str | None:
    """The path in the bundle a relative link aims at; None for other links."""
    try:
        parts = urlsplit(link.href.strip())
    except ValueError:
        return None
    if parts.scheme or parts.netloc or not parts.path:
        return None
    path = posixpath.join(posixpath.dirname(reading.path), unquote(parts.path))
    return posixpath.normpath(path).lstrip("/")


@rule(
    "IG906",
    "resource-from-network",
    subject=BundleFiles,
    draft=_ERROR,
    review=_ERROR,
    release=_ERROR,
    why="What is loaded from elsewhere can change after sign-off, fail, or watch patients.",
    source="Isogloss design, section 6: nothing loaded from elsewhere; GDPR Article 5(1)(c)",
    bad=[
        files(
            ["data/en-GB/page.html"],
            readings=[reading(links=(link("img", "https://cdn.example/x.png"),))],
        ),
        files(
            ["data/en-GB/page.html"],
            readings=[reading(links=(link("script", "//cdn.example/x.js"),))],
        ),
    ],
    good=[
        files(
            ["data/en-GB/page.html"],
            readings=[reading(links=(link("a", "https://doi.org/10.1000/182"),))],
        )
    ],
)
def resource_from_network(subject: BundleFiles) -> Iterator[Hit]:
    """A page loads an image, script, style or other resource over the network."""
    for reading_, each in _links(subject):
        rels = each.rel.lower().split()
        if any(rel in _LOADED for rel in rels) and re.match(
            r"(?:[a-z][a-z0-9+.-]*:)?//", each.href.strip(), re.IGNORECASE
        ):
            yield Hit(
                f"The page loads “{each.href}” over the network.",
                "Put the file under source/assets and link to it there.",
                where=_at(reading_.path, each.line, subject.market, reading_.edition),
            )


@rule(
    "IG907",
    "hreflang-one-way",
    subject=BundleFiles,
    draft=_WARNING,
    review=_WARNING,
    release=_ERROR,
    why="Search engines ignore language links that are not returned, and show the wrong edition.",
    source="Google Search Central: localized versions of your pages; RFC 8288, alternate",
    bad=[
        files(
            ["data/en-GB/page.html", "data/cy-GB/page.html"],
            readings=[
                reading(links=(link("alternate", "../cy-GB/page.html", "cy-GB"),)),
                reading(edition="cy-GB"),
            ],
        )
    ],
    good=[
        files(
            ["data/en-GB/page.html", "data/cy-GB/page.html"],
            readings=[
                reading(links=(link("alternate", "../cy-GB/page.html", "cy-GB"),)),
                reading(edition="cy-GB", links=(link("alternate", "../en-GB/page.html", "en-GB"),)),
            ],
        )
    ],
)
def hreflang_one_way(subject: BundleFiles) -> Iterator[Hit]:
    """A page names an alternate in another language that does not name it back."""
    known = {reading_.path: reading_ for reading_ in subject.readings}
    aims = {
        path: {_target(reading_, each) for each in reading_.links if _is_alternate(each)}
        for path, reading_ in known.items()
    }
    for reading_, each in _links(subject):
        aim = _target(reading_, each)
        if not _is_alternate(each) or aim not in known or aim == reading_.path:
            continue
        other = known[aim]
        if each.hreflang.lower() not in ("x-default", other.edition.lower()):
            yield Hit(
                f"The link to {aim} says hreflang “{each.hreflang}”; that page is {other.edition}.",
                f'Write hreflang="{other.edition}".',
                where=_at(reading_.path, each.line, subject.market, reading_.edition),
            )
        if reading_.path not in aims[aim]:
            yield Hit(
                f"{aim} does not link back to this page as its alternate.",
                "Give every edition the links to all others.",
                where=_at(reading_.path, each.line, subject.market, reading_.edition),
            )


@rule(
    "IG908",
    "bundle-broken",
    subject=BundleFiles,
    draft=_ERROR,
    review=_ERROR,
    release=_ERROR,
    why="A bundle that cannot be read whole proves nothing.",
    source=f"{_BAGIT}, 2 and 3; the form of bundle.json",
    bad=[files(["data/a.html"], faults=[Fault("data/bundle.json", 3, "it ends too soon")])],
    good=[files(["data/a.html"])],
)
def bundle_broken(subject: BundleFiles) -> Iterator[Hit]:
    """A manifest, a record or a file of the bundle is not of its form."""
    for fault in subject.faults:
        yield Hit(
            f"The bundle is not as it should be: {fault.message}.",
            "Take the bundle from its origin again, or build it again.",
            where=_at(fault.path, fault.line, subject.market),
        )


def _is_alternate(link: Link) -> bool:
    return bool(link.hreflang) and "alternate" in link.rel.lower().split()
