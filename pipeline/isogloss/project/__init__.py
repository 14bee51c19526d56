"""The project on disk: configuration, read once and checked."""

from isogloss.project.editorial import (
    EDITORIAL,
    EditorialChange,
    by_domain,
    earlier_texts,
    editorial_bytes,
    load_editorial,
    read_editorial,
)
from isogloss.project.load import SITE, Project, load
from isogloss.project.toml import line_of

__all__ = [
    "EDITORIAL",
    "SITE",
    "EditorialChange",
    "Project",
    "by_domain",
    "earlier_texts",
    "editorial_bytes",
    "line_of",
    "load",
    "load_editorial",
    "read_editorial",
]
