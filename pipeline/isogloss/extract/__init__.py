"""From source pages to units and templates: the first room."""

from isogloss.extract.decode import Decoded, decode_utf8
from isogloss.extract.segment import segment
from isogloss.extract.templates import layout_template, page_templates

__all__ = ["Decoded", "decode_utf8", "layout_template", "page_templates", "segment"]
