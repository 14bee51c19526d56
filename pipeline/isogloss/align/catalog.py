"""A catalog from a pairing: every text of the source, and beside each what was found."""

from __future__ import annotations

import re
from collections.abc import Sequence

import polib

from isogloss.align.pairing import Alignment, Pairing
from isogloss.catalog.merge import new_header
from isogloss.catalog.writer import body_text, comment_lines, file_bytes, references_of
from isogloss.extract import merged, messages_of
from isogloss.model import Message, MessageKey, Page, Unit

# Besides the line feed: what some reader takes for the end of a line, or no text at all.
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def catalog_bytes(
    source: Page,
    translated: Sequence[Unit],
    path: str,
    alignment: Alignment,
    *,
    locale: str,
    domain: str,
    variables: bool,
) -> bytes:
    """The PO file of a page: each pair fuzzy, so that a person looks at it before it is used.

    translated, path: the units of the translated page, and its name for the comments.
    variables: whether `{name}` is one, as in the pages of a project.
    What was found stands in translator comments: those stay when the catalog is updated.
    """
    template = merged(domain, messages_of(source, variables=variables))
    found: dict[MessageKey, list[Pairing]] = {}
    safety = set()
    for pairing in alignment.pairings:
        unit = source.units[pairing.source]
        key = MessageKey(unit.context, unit.text)
        found.setdefault(key, []).append(pairing)
        if unit.statement is not None:
            safety.add(key)
    blocks = [new_header(locale, domain)]
    for message in template.messages:
        there = found[message.key]
        chosen = _chosen(there, one_wording=message.key in safety)
        comments = _comments(there, chosen, translated, path)
        blocks.append(_block(message, chosen, comments))
    return file_bytes(blocks)


def _chosen(pairings: Sequence[Pairing], *, one_wording: bool) -> str:
    """The translation of a text that stands in one or several places, "" where there is none.

    The one found most often, the surer one of two. one_wording: take none where there are two.
    """
    texts: dict[str, list[float]] = {}
    for each in pairings:
        if each.text:
            texts.setdefault(each.text, []).append(each.confidence)
    if not texts or (one_wording and len(texts) > 1):
        return ""
    return max(texts, key=lambda text: (len(texts[text]), max(texts[text])))


def _comments(
    pairings: Sequence[Pairing], chosen: str, translated: Sequence[Unit], path: str
) -> list[str]:
    """What was found at each place of a text; what is not in the catalog is told in full."""
    lines = []
    for each in pairings:
        if each.target is None:
            if not chosen:
                lines.append(f"Nothing in {path} was found for this.")
            continue
        unit = translated[each.target]
        at = f"{path}:{unit.line}, confidence {each.confidence:.2f}"
        if each.text and each.text == chosen:
            lines.append(f"Aligned with {at}. Compare before use.")
        elif each.text and chosen:
            lines.append(f"Otherwise in {at}: {_on_one_line(each.text)}")
        elif each.text:
            lines.append(f"Left empty, one of several wordings: {at}: {_on_one_line(each.text)}")
        else:
            lines.append(f"Left empty, {each.reason}: {at}: {_on_one_line(unit.text)}")
    return list(dict.fromkeys(lines))


def _on_one_line(text: str) -> str:
    """The text as a comment can hold it, line ends written as in a string of the catalog."""
    return _CONTROL.sub(" ", polib.escape(text))


def _block(message: Message, chosen: str, comments: Sequence[str]) -> str:
    flags = ("fuzzy", *message.flags) if chosen else message.flags
    lines = comment_lines(comments, message.notes, references_of(message), flags)
    return "\n".join([*lines, body_text(message.context, message.text, None, (chosen,))])
