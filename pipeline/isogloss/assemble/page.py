"""Put an edition's texts back into a page: slices of the source, and texts between them.

A translation is read into text and the unit's own inline codes. All else in it is text, and
is escaped; it cannot bring an element, an attribute, a reference or template code with it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape

from isogloss.assemble.formats import generated_text
from isogloss.assemble.texts import Texts
from isogloss.model import (
    SAFETY_DOMAIN,
    Edition,
    Generated,
    IsoglossError,
    MessageKey,
    Page,
    Place,
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


@dataclass(frozen=True, slots=True)
class _Slot:
    """A part of the source that this edition replaces; `part` None means that it goes away."""

    span: Span
    part: Unit | Generated | Variable | Region | None


def assemble_page(
    page: Page, texts: Texts, edition: Edition, variables: Mapping[str, str]
) -> LocalizedPage:
    """The page in the edition's language and with the market's content.

    variables: what `{name}` stands for in this market.
    Raises AssemblyError where a translation's codes do not fit the unit, SourceError where a
    variable has no value.
    """
    work = _Assembly(page, texts, edition, variables)
    title = next((unit for unit in page.units if unit.what == "<title>"), None)
    return LocalizedPage(
        name=page.name,
        head=work.render(page.head).strip(),
        body=work.render(page.body).strip(),
        title="" if title is None else work.plain(title),
    )


class _Assembly:
    """One page on its way into one edition."""

    def __init__(
        self, page: Page, texts: Texts, edition: Edition, variables: Mapping[str, str]
    ) -> None:
        self.page = page
        self.texts = texts
        self.edition = edition
        self.variables = variables
        self.slots = sorted(self._slots(), key=lambda slot: (slot.span.start, -slot.span.end))
        self.starts = [slot.span.start for slot in self.slots]

    def _slots(self) -> Iterator[_Slot]:
        tag = str(self.edition.tag)
        for region in self.page.regions:
            if not region.filter.admits(tag):
                yield _Slot(region.span, None)
        for span in self.page.private:
            yield _Slot(span, None)
        yield from (_Slot(unit.span, unit) for unit in self.page.units)
        yield from (_Slot(item.span, item) for item in self.page.generated)
        yield from (_Slot(variable.span, variable) for variable in self.page.variables)

    def render(self, span: Span, first: int | None = None) -> str:
        """The characters of the source in `span`, with every slot inside filled."""
        source = self.page.source
        index = bisect_left(self.starts, span.start) if first is None else first
        position = span.start
        parts: list[str] = []
        while index < len(self.slots) and self.starts[index] < span.end:
            slot = self.slots[index]
            if slot.span.start >= position and slot.span.end <= span.end:
                parts.append(source[position : slot.span.start])
                parts.append(self._fill(slot, index))
                position = slot.span.end
            index += 1
        parts.append(source[position : span.end])
        return "".join(parts)

    def _fill(self, slot: _Slot, index: int) -> str:
        match slot.part:
            case Unit() as unit:
                return self._unit(unit, index)
            case Generated() as item:
                return escape(generated_text(item, self.edition, self.page.path), quote=False)
            case Variable() as variable:
                return escape(self._value(variable.name, variable.line))
            case _:
                return ""

    def _unit(self, unit: Unit, index: int) -> str:
        text = self.text_of(unit)
        if text is None:
            text = f"[untranslated: {unit.text}]"
        elif text == unit.text and "{" not in text and "}" not in text:
            return self.render(unit.span, index + 1)
        written = "".join(self._written(unit, text))
        return f'"{written}"' if unit.place is Place.ATTRIBUTE else written

    def text_of(self, unit: Unit) -> str | None:
        """The unit's text in this edition, None where there is none that may be shown."""
        domain = SAFETY_DOMAIN if unit.statement else self.page.name
        return self.texts.text(domain, MessageKey(unit.statement, unit.text))

    def plain(self, unit: Unit) -> str:
        """The unit's text in this edition without markup, for titles and menus."""
        text = self.text_of(unit)
        if text is None:
            text = f"[untranslated: {unit.text}]"
        words = []
        for token in read(text):
            if token.kind is Kind.TEXT:
                words.append(token.value)
            elif token.kind is Kind.VARIABLE:
                words.append(self._value(token.value, unit.line))
        return " ".join("".join(words).split())

    def _written(self, unit: Unit, text: str) -> Iterator[str]:
        """A translation as HTML for the unit's place."""
        codes = {code.name: code for code in unit.codes}
        unused = dict(codes)
        opened: list[str] = []
        for token in read(text):
            match token.kind:
                case Kind.TEXT:
                    yield escape(token.value, quote=unit.place is Place.ATTRIBUTE)
                case Kind.VARIABLE:
                    value = self._value(token.value, unit.line)
                    yield escape(value, quote=unit.place is Place.ATTRIBUTE)
                case Kind.CLOSE:
                    code = codes.get(token.value)
                    if not opened or opened.pop() != token.value or code is None:
                        raise self._misfit(unit, f"</{token.value}> closes nothing here")
                    if code.close is not None:
                        yield self.page.source[code.close.start : code.close.end]
                case Kind.OPEN | Kind.ALONE:
                    code = unused.pop(token.value, None)
                    alone = token.kind is Kind.ALONE
                    if code is None or (code.close is None) != alone:
                        written = text[token.start : token.end]
                        raise self._misfit(unit, f"{written} is no code of this text, or a second")
                    if not alone:
                        opened.append(token.value)
                    yield self.render(code.open)
        if opened:
            raise self._misfit(unit, f"<{opened[-1]}> is not closed")

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

    def _misfit(self, unit: Unit, what: str) -> AssemblyError:
        return AssemblyError(
            f"The {self.edition.tag} translation of “{unit.text[:60]}” does not fit: {what}",
            place=f"{self.page.path}:{unit.line}",
            hint="Keep every inline code of the source once, opened and closed in order.",
        )
