"""From pages to templates: one domain a page, one for all statements, one for the layouts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from isogloss.extract.markup import Kind, LineIndex, pieces
from isogloss.model import (
    LAYOUT_DOMAIN,
    SAFETY_DOMAIN,
    Code,
    Message,
    MessageKey,
    Page,
    Place,
    Reference,
    SourceError,
    Template,
    Unit,
)
from isogloss.model.notation import Kind as TokenKind
from isogloss.model.notation import read

T = TypeVar("T")

_SPACES = re.compile(r"\s+")


def page_templates(pages: Iterable[Page]) -> Iterator[Template]:
    """A template for each page, in order, then the safety template.

    Raises SourceError, naming both places, where one statement has two wordings.
    """
    statements: list[tuple[Page, Unit]] = []
    for page in pages:
        ordinary = [(page, unit) for unit in page.units if unit.statement is None]
        statements.extend((page, unit) for unit in page.units if unit.statement is not None)
        yield Template(page.name, _merged(_message(page, unit) for page, unit in ordinary))
    _check_wordings(statements)
    yield Template(SAFETY_DOMAIN, _merged(_message(page, unit) for page, unit in statements))


def messages_of(page: Page, *, variables: bool = True) -> Iterator[Message]:
    """The messages of a page, one a unit, in source order.

    variables: whether `{name}` is filled in, as it is in projects.
    """
    return (_message(page, unit, variables=variables) for unit in page.units)


def merged(domain: str, messages: Iterable[Message]) -> Template:
    """A template of all the messages: one for each key, with all its references and notes."""
    return Template(domain, _merged(messages))


def layout_template(messages: Iterable[Message]) -> Template:
    """The template of the site chrome."""
    return Template(LAYOUT_DOMAIN, _merged(messages))


def _merged(messages: Iterable[Message]) -> tuple[Message, ...]:
    """One message for each key, with the references and notes of all its places."""
    found: dict[MessageKey, Message] = {}
    for message in messages:
        known = found.get(message.key)
        if known is None:
            found[message.key] = message
            continue
        found[message.key] = replace(
            known,
            plural=known.plural or message.plural,
            references=_united(known.references, message.references),
            notes=_united(known.notes, message.notes),
        )
    return tuple(found.values())


def _united(first: tuple[T, ...], second: tuple[T, ...]) -> tuple[T, ...]:
    return tuple(dict.fromkeys((*first, *second)))


def _message(page: Page, unit: Unit, *, variables: bool = True) -> Message:
    return Message(
        text=unit.text,
        context=unit.context,
        plural=None,
        references=(Reference(page.path, unit.line),),
        # A note is one line of a PO file, whatever stands in an id or an address.
        notes=tuple(
            _SPACES.sub(" ", note).strip() for note in _notes(page, unit, variables=variables)
        ),
        flags=(),
    )


def _notes(page: Page, unit: Unit, *, variables: bool) -> Iterator[str]:
    """What a translator is told: where it stands, what the author says, what the codes are."""
    if unit.statement is not None:
        yield f"Safety statement {unit.statement}, {unit.what}"
    elif unit.place is Place.ATTRIBUTE:
        yield f"{unit.what[:1].upper()}{unit.what[1:]}, at {unit.id}"
    else:
        yield f"Text of {unit.what}, at {unit.id}"
    yield from unit.notes
    for code in unit.codes:
        explained = _explained(page.source, code)
        if explained:
            yield explained
    for token in read(unit.text, variables=variables):
        if token.kind is TokenKind.VARIABLE:
            yield f"{{{token.value}}} is filled in for each market; keep it as it is."


def _explained(source: str, code: Code) -> str | None:
    tag = source[code.open.start : code.open.end]
    written = f"<{code.name}>" if code.close is not None else f"<{code.name}/>"
    if code.shows.strip():
        return f"{written} shows “{code.shows.strip()}”, which stays as it is."
    opening = next(
        (piece for piece in pieces(tag, LineIndex(tag)) if piece.kind is Kind.OPEN), None
    )
    if opening is None:
        return None
    if opening.tag == "a" and "href" in opening.attributes:
        return f"{written} is a link to {opening.attributes['href']}"
    if opening.tag in ("time", "data"):
        return f"{written} is a {'date' if opening.tag == 'time' else 'number'} that is filled in."
    if opening.tag == "br":
        return f"{written} is a line break."
    if opening.tag == "img":
        return f"{written} is a picture."
    if code.close is None:
        return f"{written} stands for a part that is translated by itself; keep it."
    return None


def _check_wordings(statements: list[tuple[Page, Unit]]) -> None:
    first: dict[str, tuple[Page, Unit]] = {}
    for page, unit in statements:
        known_page, known = first.setdefault(unit.statement or "", (page, unit))
        if known.text != unit.text:
            raise SourceError(
                f"The statement “{unit.statement}” has two wordings: here “{unit.text}”, "
                f"in {known_page.path}:{known.line} “{known.text}”",
                place=f"{page.path}:{unit.line}",
                hint="One id has one wording. Make them alike, or give one a statement id "
                "of its own.",
            )
