"""The site chrome: Jinja2 layouts with their own strings around a localized page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from traceback import extract_tb
from typing import Any

from jinja2 import DictLoader, Environment, StrictUndefined, TemplateError, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from isogloss.assemble.formats import language_name, number, territory_name
from isogloss.assemble.links import Links
from isogloss.assemble.page import LocalizedPage
from isogloss.assemble.texts import Texts, untranslated
from isogloss.model import LAYOUT_DOMAIN, Edition, Market, MessageKey, SourceError
from isogloss.model.notation import PLACEHOLDER


@dataclass(frozen=True, slots=True)
class Chrome:
    """What a layout is told beside the page itself.

    minutes: reading time.
    revision: the code and date that page and PDF print.
    """

    links: Links
    minutes: int
    draft: bool
    revision: str


class Layouts:
    """The project's layouts, compiled once."""

    def __init__(self, sources: Mapping[str, str]) -> None:
        """sources: template text by file name, `article.html`."""
        self._environment = Environment(
            loader=DictLoader(dict(sources)),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            extensions=["jinja2.ext.i18n"],
        )
        self._environment.policies["ext.i18n.trimmed"] = True
        install: Any = getattr(self._environment, "install_gettext_callables")  # noqa: B009
        install(_gettext, _ngettext, newstyle=True, pgettext=_pgettext, npgettext=_npgettext)

    def render(
        self,
        name: str,
        page: LocalizedPage,
        chrome: Chrome,
        edition: Edition,
        market: Market,
        texts: Texts,
    ) -> str:
        """The whole document.

        Raises SourceError where the layout does not exist, is broken, or a translation of
        its strings does not keep their placeholders.
        """
        file = f"{name}.html"
        try:
            return self._environment.get_template(file).render(
                texts=texts,
                page={
                    "name": page.name,
                    "head": Markup(page.head),  # noqa: S704 - assembled, every text in it escaped
                    "body": Markup(page.body),  # noqa: S704 - the same
                    "title": page.title,
                    "minutes": chrome.minutes,
                },
                edition={
                    "tag": str(edition.tag),
                    "dir": edition.tag.direction,
                    "name": language_name(edition.tag, region=False),
                },
                market={"id": market.id, "name": territory_name(edition.tag)},
                links=chrome.links,
                assets="../assets",
                draft=chrome.draft,
                translated=not texts.source,
                revision=chrome.revision,
                digits=edition.digits,
                number=lambda value: number(value, edition),
            )
        except TemplateError as error:
            raise SourceError(
                f"The layout cannot be filled: {error.message or type(error).__name__}",
                place=f"source/layouts/{file}{_line(error)}",
                hint=f'pages ask for it with <html data-layout="{name}">.',
            ) from None
        except (KeyError, TypeError, ValueError) as error:
            raise SourceError(
                f"A string of the layout does not keep its placeholders in {edition.tag}: {error}",
                place=f"source/layouts/{file}",
                hint=f"Compare %(…)s in the {LAYOUT_DOMAIN} catalog with the source texts; "
                "write %% for a percent sign there.",
            ) from None


def _line(error: TemplateError) -> str:
    """The line of a layout that an error is about; Jinja2 puts layouts into tracebacks."""
    line = getattr(error, "lineno", None)
    if line is None:
        frames = extract_tb(error.__traceback__)
        line = next((f.lineno for f in reversed(frames) if f.filename == "<template>"), None)
    return f":{line}" if line else ""


# The layouts' gettext functions. They find the edition's texts in the template's context, and
# what they return is escaped: Jinja2 takes the result of a newstyle gettext for markup.


@pass_context
def _gettext(context: Context, text: str) -> str:
    return _translated(context, MessageKey(None, text))


@pass_context
def _pgettext(context: Context, message_context: str, text: str) -> str:
    return _translated(context, MessageKey(message_context, text))


@pass_context
def _ngettext(context: Context, singular: str, plural: str, count: int) -> str:
    return _plural(context, MessageKey(None, singular), plural, count)


@pass_context
def _npgettext(
    context: Context, message_context: str, singular: str, plural: str, count: int
) -> str:
    return _plural(context, MessageKey(message_context, singular), plural, count)


def _translated(context: Context, key: MessageKey) -> str:
    texts: Texts = context["texts"]
    text = texts.text(LAYOUT_DOMAIN, key)
    return _format(untranslated(key.text) if text is None else text)


def _plural(context: Context, key: MessageKey, plural: str, count: int) -> str:
    texts: Texts = context["texts"]
    for catalog in texts.catalogs.get(LAYOUT_DOMAIN, ()):
        found = catalog.translations.get(key)
        if found is not None and found.ready:
            index = _plural_index(catalog.headers, count, len(found.strings))
            return _format(found.strings[index])
    own = key.text if count == 1 else plural
    return _format(own if texts.source else untranslated(own))


def _format(text: str) -> Markup:
    """The text as a format that Jinja fills in, all markup in it escaped.

    Raises ValueError where it asks for more than a value's own text: a width of millions, or
    the character of a number, is not a translator's to write.
    """
    for match in PLACEHOLDER.finditer(text):
        if not match["good"]:
            written = text[match.start() : match.start() + 10]
            raise ValueError(f"“{written}” is neither %% nor a placeholder")
    return escape(text)


def _plural_index(headers: Mapping[str, str], count: int, forms: int) -> int:
    """Which form gettext takes for `count`, by the catalog's own Plural-Forms header."""
    from gettext import c2py

    expression = headers.get("Plural-Forms", "").partition("plural=")[2].rstrip("; ")
    try:
        index = int(c2py(expression)(count))
    except (ValueError, RecursionError, ArithmeticError):
        index = 0
    return index if index < forms else 0
