"""Put an edition's texts back into a page: slices of the source, and texts between them.

A translation is read into text and the unit's own inline codes. All else in it is text, and
is escaped; it cannot bring an element, an attribute, a reference or template code with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from isogloss.assemble.fill import Misfit, filled, in_place
from isogloss.assemble.formats import generated_text
from isogloss.assemble.skeleton import Skeleton, Slot, joined
from isogloss.assemble.texts import Texts, untranslated
from isogloss.model import (
    SAFETY_DOMAIN,
    Edition,
    Generated,
    IsoglossError,
    MessageKey,
    Page,
    Region,
    SourceError,
    Span,
    Unit,
    Variable,
)
from isogloss.model.notation import Kind, read


class AssemblyError(IsoglossError):
    """A translation cannot be put into its page."""


@dataclass(frozen=True, slots=True)
class LocalizedPage:
    """A page in one edition. head, body: inner HTML of the two elements. title: plain text."""

    name: str
    head: str
    body: str
    title: str


def assemble_page(
    page: Page, texts: Texts, edition: Edition, variables: Mapping[str, str]
) -> LocalizedPage:
    """The page in the edition's language and with the market's content.

    variables: what `{name}` stands for in this market.
    Raises AssemblyError where a translation's codes do not fit the unit, SourceError where a
    variable has no value.
    """
    work = _Assembly(page, texts, edition, variables)
    skeleton = Skeleton(page)
    _check_all_inside(page)
    in_head = (unit for unit in page.units if _is_within(unit, page.head))
    title = next((unit for unit in in_head if unit.what == "<title>"), None)
    return LocalizedPage(
        name=page.name,
        head=joined(skeleton.parts(page.head), work.fill).strip(),
        body=joined(skeleton.parts(page.body), work.fill).strip(),
        title="" if title is None else work.plain(title),
    )


def _check_all_inside(page: Page) -> None:
    """Only what stands in `<head>` and `<body>` goes out; text beside them must not get lost."""
    items: list[Unit | Generated] = [*page.units, *page.generated]
    for item in items:
        if not (_is_within(item, page.head) or _is_within(item, page.body)):
            raise SourceError(
                "Text stands outside <head> and <body>, where the page's layout does not take it",
                place=f"{page.path}:{item.line}",
                hint="Write the tags <head>, </head>, <body> and </body>, once each, "
                "with all text between them.",
            )


def _is_within(item: Unit | Generated, span: Span) -> bool:
    return span.start <= item.span.start and item.span.end <= span.end


class _Assembly:
    """One page on its way into one edition."""

    def __init__(
        self, page: Page, texts: Texts, edition: Edition, variables: Mapping[str, str]
    ) -> None:
        self.page = page
        self.texts = texts
        self.edition = edition
        self.variables = variables

    def fill(self, slot: Slot) -> str:
        """What stands in a slot in this edition."""
        match slot.item:
            case Unit() as unit:
                return self._unit(unit, slot)
            case Generated() as item:
                return escape(generated_text(item, self.edition, self.page.path), quote=False)
            case Variable() as variable:
                return escape(self._value(variable.name, variable.line))
            case Region() as region if region.filter.admits(str(self.edition.tag)):
                return joined(slot.inside, self.fill)
            case _:
                return ""

    def _unit(self, unit: Unit, slot: Slot) -> str:
        text = self.text_of(unit)
        if text is None:
            text = untranslated(unit.text)
        elif text == unit.text and "{" not in text and "}" not in text:
            return joined(slot.inside, self.fill)
        written = self._written(unit, slot, text)
        return in_place(written, unit.place)

    def text_of(self, unit: Unit) -> str | None:
        """The unit's text in this edition, None where there is none that may be shown."""
        domain = SAFETY_DOMAIN if unit.statement else self.page.name
        return self.texts.text(domain, MessageKey(unit.context, unit.text))

    def plain(self, unit: Unit) -> str:
        """The unit's text in this edition without markup, for titles and menus."""
        text = self.text_of(unit)
        if text is None:
            text = untranslated(unit.text)
        words = []
        for token in read(text):
            if token.kind is Kind.TEXT:
                words.append(token.value)
            elif token.kind is Kind.VARIABLE:
                words.append(self._value(token.value, unit.line))
        return " ".join("".join(words).split())

    def _written(self, unit: Unit, slot: Slot, text: str) -> str:
        """A translation as HTML for the unit's place."""
        parts = filled(
            text,
            unit.codes,
            unit.place,
            value=lambda name: self._value(name, unit.line),
            opening=lambda code: joined(slot.codes[code.name].opening, self.fill),
            closing=lambda code: slot.codes[code.name].closing,
        )
        try:
            return "".join(parts)
        except Misfit as misfit:
            raise AssemblyError(
                f"The {self.edition.tag} translation of “{unit.text[:60]}” does not fit: {misfit}",
                place=f"{self.page.path}:{unit.line}",
                hint="Keep every inline code of the source once, opened and closed in order.",
            ) from None

    def _value(self, name: str, line: int) -> str:
        try:
            return self.variables[name]
        except KeyError:
            raise SourceError(
                f"{{{name}}} has no value in the market “{self.edition.market}”",
                place=f"{self.page.path}:{line}",
                hint=f"Add {name} to [{self.edition.market}.variables] in source/markets.toml, "
                "or write {{ and }} for literal braces.",
            ) from None
