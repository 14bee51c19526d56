"""Strings of the Jinja2 layouts, by Babel's extractor."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO

from babel.messages.extract import extract
from jinja2 import Environment, TemplateSyntaxError

from isogloss.model import Message, Reference, SourceError

NOTE_TAG = "NOTE:"
_KEYWORDS = {
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
# What a translation must keep, or double, because the layout fills it in with Python's `%`.
_FORMAT = re.compile(r"%\(|%%")
_OPTIONS = {"silent": "false", "trimmed": "true", "newstyle_gettext": "true"}


def layout_messages(data: bytes, path: str) -> Iterator[Message]:
    """The messages of one layout, in the order of the file.

    data: the layout, UTF-8. path: its place in the project.
    Raises SourceError with the line where the template is broken.
    """
    try:
        Environment(extensions=["jinja2.ext.i18n"], autoescape=True).parse(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SourceError(
            "The layout is not UTF-8",
            place=f"{path}:{line}",
            hint="Save it as UTF-8 in your editor.",
        ) from None
    except TemplateSyntaxError as error:
        raise SourceError(
            f"The layout is broken: {error.message}",
            place=f"{path}:{error.lineno}",
            hint="See the Jinja2 template documentation for the syntax.",
        ) from None
    found = extract(
        "jinja2.ext:babel_extract",
        BytesIO(data),
        keywords=_KEYWORDS,
        comment_tags=[NOTE_TAG],
        options=_OPTIONS,
    )
    for line, texts, comments, context in found:
        text, plural = (texts, None) if isinstance(texts, str) else (texts[0], texts[1])
        yield Message(
            text=text,
            context=context,
            plural=plural,
            references=(Reference(path, line),),
            notes=tuple(" ".join(comment.removeprefix(NOTE_TAG).split()) for comment in comments),
            flags=("python-format",) if _FORMAT.search(text + (plural or "")) else (),
        )
