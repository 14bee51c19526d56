"""TMX 1.4b, written: the finished translations of all locales in one memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from isogloss.interop import xml
from isogloss.interop.items import Item, Job, State
from isogloss.interop.parts import Numbered, numbered
from isogloss.model.notation import Kind


def write_tmx(jobs: Sequence[Job], version: str) -> bytes:
    """The memory: one `<tu>` for each message or plural form, with all its translations.

    jobs: one a locale, of one source language. version: of Isogloss, for the header.
    Only what is translated and not fuzzy goes in, and nothing whose codes are broken.
    Raises ExchangeError, with the place, for a text with characters that XML 1.0 cannot hold.
    """
    language = str(jobs[0].source_language)
    header: dict[str, str | None] = {
        "creationtool": "Isogloss",
        "creationtoolversion": version,
        "segtype": "paragraph",
        "o-tmf": "gettext",
        "adminlang": "en",
        "srclang": language,
        "datatype": "xml",
    }
    out = [xml.DECLARATION, '<tmx version="1.4">\n', f"<header{xml.attributes(header)}/>\n<body>\n"]
    for items in _gathered(jobs):
        out += _unit(items, language)
    out.append("</body>\n</tmx>\n")
    return "".join(out).encode("utf-8")


def _gathered(jobs: Iterable[Job]) -> Iterator[list[Item]]:
    """The translations of each text, in the order of the first locale that has it."""
    found: dict[tuple[str, str, str], list[Item]] = {}
    for job in jobs:
        for item in job.items:
            if item.state is State.TRANSLATED and _whole(item):
                found.setdefault((item.domain, item.id, item.text), []).append(item)
    yield from found.values()


def _whole(item: Item) -> bool:
    source = item.parts(item.text)
    codes = (*numbered(source, source), *numbered(item.parts(item.target), source))
    return all(code.whole for code in codes if code.part.kind in (Kind.OPEN, Kind.CLOSE))


def _unit(items: Sequence[Item], language: str) -> Iterator[str]:
    first = items[0]
    yield f"<tu{xml.attributes({'tuid': f'{first.domain}.{first.id}'})}>\n"
    yield xml.element("prop", first.domain, {"type": "x-domain"}) + "\n"
    if first.key.context is not None:
        yield xml.element("prop", first.key.context, {"type": "x-context"}) + "\n"
    xml.refuse_unwritable(first.text, first.place, "TMX")
    source = first.parts(first.text)
    yield _variant(language, numbered(source, source))
    for item in items:
        xml.refuse_unwritable(item.target, item.place, "TMX")
        yield _variant(item.locale, numbered(item.parts(item.target), source))
    yield "</tu>\n"


def _variant(language: str, codes: Sequence[Numbered]) -> str:
    segment = "".join(map(_inline, codes))
    return f"<tuv{xml.attributes({'xml:lang': language})}><seg>{segment}</seg></tuv>\n"


def _inline(code: Numbered) -> str:
    part, number = code.part, str(code.number)
    written = xml.escaped(part.written)
    if part.kind is Kind.TEXT:
        return xml.escaped(part.value)
    if part.kind is Kind.CLOSE:
        return f"<ept{xml.attributes({'i': number})}>{written}</ept>"
    if part.kind is Kind.OPEN:
        values: dict[str, str | None] = {"i": number, "x": number, "type": part.value}
        return f"<bpt{xml.attributes(values)}>{written}</bpt>"
    kind = "variable" if part.kind is Kind.VARIABLE else part.value
    return f"<ph{xml.attributes({'x': number, 'type': kind})}>{written}</ph>"
