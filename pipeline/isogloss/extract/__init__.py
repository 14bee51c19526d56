"""From source pages to units and templates: the first room."""

from isogloss.extract.encodings import Document, decode_utf8
from isogloss.extract.segment import segment
from isogloss.extract.single import Markup, Single, read_single
from isogloss.extract.templates import layout_template, merged, messages_of, page_templates

__all__ = [
    "Document",
    "Markup",
    "Single",
    "decode_utf8",
    "layout_template",
    "merged",
    "messages_of",
    "page_templates",
    "read_single",
    "segment",
]
