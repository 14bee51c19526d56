"""XLIFF 2.1, written (OASIS Standard, 13 February 2018): one file a locale.

What stands where is told in docs/how-to/work-with-xliff.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from isogloss.interop import xml
from isogloss.interop.items import Item, Job, digest
from isogloss.interop.parts import Numbered, Part, numbered
from isogloss.model import Direction
from isogloss.model.notation import Kind

CORE = "urn:oasis:names:tc:xliff:document:2.0"
METADATA = "urn:oasis:names:tc:xliff:metadata:2.0"
SIZES = "urn:oasis:names:tc:xliff:sizerestriction:2.0"
ITS = "http://www.w3.org/2005/11/its"
CATEGORY = "isogloss"
FUZZY = "isogloss:fuzzy"
_PROFILES = {"utf-8": "xliff:utf8", "utf-16": "xliff:utf16", "utf-32": "xliff:utf32"}
_NMTOKEN = re.compile(r"[A-Za-z0-9._:-]+")
# XLIFF 2.1, 4.3.1.37: the few words it has for what a code is.
_TYPES = {"a": "link", "img": "image", "q": "quote", "button": "ui", "input": "ui"}
_STYLES = frozenset("abbr b bdi br cite em i mark s small strong sub sup u wbr".split())


def write_xliff2(job: Job) -> bytes:
    """The file, with a `<file>` for each domain.

    Control characters in texts are written as `<cp>`; nothing is lost.
    """
    out = [
        xml.DECLARATION,
        "<xliff",
        xml.attributes(
            {
                "xmlns": CORE,
                "xmlns:mda": METADATA,
                "xmlns:slr": SIZES,
                "xmlns:its": ITS,
                "its:version": "2.0",
                "version": "2.1",
                "srcLang": str(job.source_language),
                "trgLang": str(job.locale),
            }
        ),
        ">\n",
    ]
    for domain, path, items in job.domains:
        out += _file(domain, path, items, job.source_language.direction, job.locale.direction)
    out.append("</xliff>\n")
    return "".join(out).encode("utf-8")


def _file(
    domain: str, path: str, items: Sequence[Item], source: Direction, target: Direction
) -> Iterator[str]:
    name = domain if _NMTOKEN.fullmatch(domain) else f"d{digest(domain)}"
    values: dict[str, str | None] = {
        "id": name,
        "original": path,
        "srcDir": source,
        "trgDir": target,
        "xml:space": "preserve",
        "canResegment": "no",
    }
    yield f"<file{xml.attributes(values)}>\n"
    profile = next((each for each in map(_profile, items) if each), None)
    if profile is not None:
        yield f"<slr:profiles{xml.attributes({'storageProfile': profile})}/>\n"
    for group, members in groupby(items, key=lambda item: item.group):
        forms = list(members)
        if forms[0].form is None:
            yield from _unit(forms[0], profile)
            continue
        yield f"<group{xml.attributes({'id': group, 'type': 'isogloss:plural'})}>\n"
        for item in forms:
            yield from _unit(item, profile)
        yield "</group>\n"
    yield "</file>\n"


def _profile(item: Item) -> str | None:
    return _PROFILES.get(item.limits.encoding.lower()) if item.limits.size else None


def _unit(item: Item, profile: str | None) -> Iterator[str]:
    size = str(item.limits.size) if profile and _profile(item) == profile else None
    values = {
        "id": item.id,
        "name": item.key.context,
        "type": "isogloss:statement" if item.statement else None,
        "slr:storageRestriction": size,
        "its:allowedCharacters": item.limits.characters or None,
    }
    yield f"<unit{xml.attributes(values)}>\n"
    yield from _metadata(item)
    yield from _notes(item)
    source = item.parts(item.text)
    target = item.parts(item.target)
    codes = [*numbered(source, source), *numbered(target, source)]
    data = {each.part.written: "" for each in codes if each.part.kind is not Kind.TEXT}
    if data:
        data = {written: f"d{number}" for number, written in enumerate(data, start=1)}
        yield "<originalData>"
        for written, name in data.items():
            yield f"<data{xml.attributes({'id': name})}>{xml.escaped(written)}</data>"
        yield "</originalData>\n"
    fuzzy = FUZZY if item.fuzzy and item.target else None
    yield f"<segment{xml.attributes({'state': item.state.value, 'subState': fuzzy})}>\n"
    yield f"<source>{_content(numbered(source, source), data)}</source>\n"
    if item.target:
        yield f"<target>{_content(numbered(target, source), data)}</target>\n"
    yield "</segment>\n</unit>\n"


def _metadata(item: Item) -> Iterator[str]:
    kept = {
        "domain": item.domain,
        "source-hash": item.source_hash,
        "target-hash": item.target_hash,
        "state": item.state.value,
        "statement": item.statement,
        "form": "" if item.form is None else str(item.form),
    }
    yield f'<mda:metadata><mda:metaGroup category="{CATEGORY}">'
    for name, value in kept.items():
        if value:
            yield xml.element("mda:meta", value, {"type": name})
    yield "</mda:metaGroup></mda:metadata>\n"


def _notes(item: Item) -> Iterator[str]:
    notes = [xml.element("note", note, {"category": "description"}) for note in item.notes]
    if item.limits.size:
        most = f"At most {item.limits.size} bytes in {item.limits.encoding}."
        notes.append(xml.element("note", most, {"category": "size"}))
    if item.counterpart is not None:
        other = f"The other text of this message is: {item.counterpart}"
        notes.append(xml.element("note", other, {"category": "plural"}))
    if item.previous is not None:
        values: dict[str, str | None] = {"category": "previous-source", "appliesTo": "target"}
        notes.append(xml.element("note", item.previous, values))
    notes += [xml.element("note", each, {"category": "location"}) for each in item.references]
    if notes:
        yield f"<notes>{''.join(notes)}</notes>\n"


def _content(codes: Sequence[Numbered], data: dict[str, str]) -> str:
    return "".join(_inline(code, data) for code in codes)


def _inline(code: Numbered, data: dict[str, str]) -> str:
    part, number = code.part, str(code.number)
    if part.kind is Kind.TEXT:
        return characters(part.value)
    if code.whole and part.kind is Kind.CLOSE:
        return "</pc>"
    values: dict[str, str | None] = {"id": number, "canCopy": "no", "canDelete": "no"}
    values |= _type(part)
    if part.kind in (Kind.ALONE, Kind.VARIABLE):
        values |= {
            "dataRef": data[part.written],
            "equiv": part.written,
            "disp": part.written,
        }
        return f"<ph{xml.attributes(values)}/>"
    if code.whole:
        end = f"</{part.value}>"
        values |= {
            "dataRefStart": data[part.written],
            "dataRefEnd": data[end],
            "dispStart": part.written,
            "dispEnd": end,
        }
        return f"<pc{xml.attributes(values)}>"
    # A tag without its partner, or tags that overlap: a fault of the catalog, kept as it is.
    name = "sc" if part.kind is Kind.OPEN else "ec"
    values |= {
        "id": f"{name}{number}",
        "isolated": "yes",
        "dataRef": data[part.written],
        "disp": part.written,
    }
    return f"<{name}{xml.attributes(values)}/>"


def _type(part: Part) -> dict[str, str | None]:
    if part.kind is Kind.VARIABLE:
        return {"type": "other", "subType": "isogloss:variable"}
    name = part.value.rstrip("0123456789")
    return {"type": "fmt" if name in _STYLES else _TYPES.get(name)}


def characters(text: str) -> str:
    """Characters as content, those that XML cannot hold as `<cp>` (XLIFF 2.1, 4.2.3.1)."""
    found, position = [], 0
    for match in xml.NOT_XML.finditer(text):
        found.append(xml.escaped(text[position : match.start()]))
        found.append(f'<cp hex="{ord(match[0]):04X}"/>')
        position = match.end()
    return "".join([*found, xml.escaped(text[position:])])
