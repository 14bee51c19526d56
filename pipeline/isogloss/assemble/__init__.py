"""From pages and catalogs to localized documents."""

from isogloss.assemble.formats import date, generated_text
from isogloss.assemble.layout import Chrome, Layouts
from isogloss.assemble.links import Links, links_for
from isogloss.assemble.page import AssemblyError, LocalizedPage, assemble_page
from isogloss.assemble.texts import Texts, texts_for

__all__ = [
    "AssemblyError",
    "Chrome",
    "Layouts",
    "Links",
    "LocalizedPage",
    "Texts",
    "assemble_page",
    "date",
    "generated_text",
    "links_for",
    "texts_for",
]
