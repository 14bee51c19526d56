"""XLIFF 1.2, written (OASIS Standard, 1 February 2008): one file a locale."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from isogloss.interop import xml
from isogloss.interop.items import Item, Job, State
from isogloss.interop.parts import Numbered, numbered
from isogloss.model.notation import Kind

CORE = "urn:oasis:names:tc:xliff:document:1.2"
TOOL = "isogloss"
KEPT = "x-isogloss-"  # starts the names of contexts that hold what an import needs to know
CONTEXT = "x-po-msgctxt"
FUZZY, EMPTY = "needs-review-translation", "needs-translation"
_VARIABLE = "x-isogloss-variable"


def write_xliff1(job: Job) -> bytes:
    """The file, with a `<file>` for each domain.

    Raises ExchangeError, with the place, for a text with characters that XML 1.0 cannot hold.
    """
    out = [xml.DECLARATION, f"<xliff{xml.attributes({'xmlns': CORE, 'version': '1.2'})}>\n"]
    for _, path, items in job.domains:
        values: dict[str, str | None] = {
            "original": path,
            "source-language": str(job.source_language),
            "target-language": str(job.locale),
            "datatype": "x-gettext",
            "tool-id": TOOL,
        }
        out.append(f"<file{xml.attributes(values)}>\n<header>")
        out.append(f"<tool{xml.attributes({'tool-id': TOOL, 'tool-name': 'Isogloss'})}/>")
        out.append("</header>\n<body>\n")
        for group, members in groupby(items, key=lambda item: item.group):
            forms = list(members)
            if forms[0].form is None:
                out += _unit(forms[0])
                continue
            out.append(f"<group{xml.attributes({'id': group, 'restype': 'x-gettext-plurals'})}>\n")
            for item in forms:
                out += _unit(item)
            out.append("</group>\n")
        out.append("</body>\n</file>\n")
    out.append("</xliff>\n")
    return "".join(out).encode("utf-8")


def _unit(item: Item) -> Iterator[str]:
    xml.refuse_unwritable(item.text + item.target, item.place, "XLIFF 1.2")
    in_bytes = bool(item.limits.size) and item.limits.encoding.lower() == "utf-8"
    values = {
        "id": item.id,
        "resname": item.key.context,
        "approved": _approved(item),
        "xml:space": "preserve",
        "maxbytes": str(item.limits.size) if in_bytes else None,
        "charclass": item.limits.characters or None,
    }
    yield f"<trans-unit{xml.attributes(values)}>\n"
    source = item.parts(item.text)
    yield f"<source>{_content(numbered(source, source))}</source>\n"
    target = numbered(item.parts(item.target), source)
    state = {"state": state_of(item)}
    yield f"<target{xml.attributes(state)}>{_content(target)}</target>\n"
    yield from _contexts(item)
    yield from _notes(item)
    yield "</trans-unit>\n"


def _approved(item: Item) -> str | None:
    """As gettext has it: what is not fuzzy counts as final. Of a statement we do not say so."""
    if not item.target:
        return None
    return "yes" if item.state is State.TRANSLATED and not item.safety else "no"


def state_of(item: Item) -> str:
    """The state of the target, in the words of XLIFF 1.2."""
    if not item.target:
        return EMPTY
    return FUZZY if item.state is State.INITIAL else "translated"


def _contexts(item: Item) -> Iterator[str]:
    kept = {
        f"{KEPT}domain": item.domain,
        f"{KEPT}source-hash": item.source_hash,
        f"{KEPT}target-hash": item.target_hash,
        f"{KEPT}state": item.state.value,
        f"{KEPT}statement": item.statement,
        f"{KEPT}form": "" if item.form is None else str(item.form),
        CONTEXT: item.key.context or "",
    }
    yield _group("information", [(name, value) for name, value in kept.items() if value])
    places: list[tuple[str, str]] = []
    for reference in item.references:
        path, _, line = reference.rpartition(":")
        if path and line.isdecimal():
            places += [("sourcefile", path), ("linenumber", line)]
    if places:
        yield _group("location", places)


def _group(purpose: str, contexts: Sequence[tuple[str, str]]) -> str:
    # It has no name: the schema wants names of groups to be unique in the whole file.
    inner = "".join(xml.element("context", text, {"context-type": kind}) for kind, text in contexts)
    return f"<context-group{xml.attributes({'purpose': purpose})}>{inner}</context-group>\n"


def _notes(item: Item) -> Iterator[str]:
    developer: dict[str, str | None] = {"from": "developer"}
    for note in item.notes:
        yield xml.element("note", note, developer) + "\n"
    if item.limits.size:
        most = f"At most {item.limits.size} bytes in {item.limits.encoding}."
        yield xml.element("note", most, developer) + "\n"
    if item.counterpart is not None:
        other = f"The other text of this message is: {item.counterpart}"
        yield xml.element("note", other, developer) + "\n"
    if item.previous is not None:
        before = f"The translation was made from: {item.previous}"
        yield xml.element("note", before, {**developer, "annotates": "target"}) + "\n"


def _content(codes: Sequence[Numbered]) -> str:
    return "".join(map(_inline, codes))


def _inline(code: Numbered) -> str:
    part = code.part
    values: dict[str, str | None] = {"id": str(code.number)}
    if part.kind is Kind.TEXT:
        return xml.escaped(part.value)
    if part.kind is Kind.CLOSE and code.whole:
        return "</g>"
    if part.kind is Kind.CLOSE:  # a tag without its partner, or tags that overlap
        return f"<ex{xml.attributes({**values, 'equiv-text': part.written})}/>"
    values |= {"ctype": f"x-{part.value}", "equiv-text": part.written}
    if part.kind is Kind.VARIABLE:
        # With content: a converter that knows no codes would leave out the number of `<x/>`.
        values["ctype"] = _VARIABLE
        return f"<ph{xml.attributes(values)}>{xml.escaped(part.written)}</ph>"
    if part.kind is Kind.OPEN:
        return f"<{'g' if code.whole else 'bx'}{xml.attributes(values)}{'' if code.whole else '/'}>"
    return f"<x{xml.attributes(values)}/>"
