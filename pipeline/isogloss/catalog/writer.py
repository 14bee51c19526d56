"""PO and POT files as text. polib writes the strings; their order and comments are ours."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import polib

from isogloss.model import CatalogError, Message, Template

WIDTH = 79


def template_bytes(template: Template, project: str) -> bytes:
    """The POT file of a template. The same messages give the same bytes: it holds no date.

    project: name of the site, for the header.
    """
    header = header_text(
        {
            "Project-Id-Version": project,
            "Report-Msgid-Bugs-To": "",
            "PO-Revision-Date": "YEAR-MO-DA HO:MI+ZONE",
            "Last-Translator": "FULL NAME <EMAIL@ADDRESS>",
            "Language-Team": "LANGUAGE <LL@li.org>",
            "Language": "",
            "MIME-Version": "1.0",
            "Content-Type": "text/plain; charset=UTF-8",
            "Content-Transfer-Encoding": "8bit",
        }
    )
    blocks = [f"#, fuzzy\n{body_text(None, '', None, (header,))}"]
    for message in template.messages:
        strings = ("",) if message.plural is None else ("", "")
        body = body_text(message.context, message.text, message.plural, strings)
        comments = comment_lines((), message.notes, references_of(message), message.flags)
        blocks.append("\n".join([*comments, body]))
    return file_bytes(blocks)


def file_bytes(
    blocks: Iterable[str], newline: str = "\n", encoding: str = "utf-8", mark: bytes = b""
) -> bytes:
    """Blocks, with an empty line between them, as the bytes of a file.

    Raises CatalogError where the encoding cannot hold the text.
    """
    text = "\n\n".join(block for block in blocks if block) + "\n"
    return mark + encoded(text.replace("\n", newline), encoding)


def encoded(text: str, encoding: str) -> bytes:
    """A file's text as bytes. Raises CatalogError where the encoding cannot hold it."""
    try:
        return text.encode(encoding)
    except UnicodeEncodeError as error:
        raise CatalogError(
            f"The catalog's charset {encoding.upper()} cannot hold “{text[error.start]}”",
            hint="Convert the catalog to UTF-8: msgconv --to-code=UTF-8.",
        ) from None


def header_text(fields: dict[str, str]) -> str:
    """The msgstr of a header entry."""
    return "".join(f"{name}: {value}\n" for name, value in fields.items())


def body_text(context: str | None, text: str, plural: str | None, strings: Sequence[str]) -> str:
    """The lines from msgctxt or msgid to the last msgstr."""
    if plural is None:
        fields: tuple[tuple[str, str], ...] = (("msgid", text), ("msgstr", strings[0]))
        if context is not None:
            fields = (("msgctxt", context), *fields)
        if all(map(_is_plain, fields)):
            # What polib writes too, at a tenth of the cost: most texts are short.
            return "\n".join([f'{name} "{value}"' for name, value in fields])
    entry = polib.POEntry(msgid=text, msgctxt=context)
    if plural is None:
        entry.msgstr = strings[0]
    else:
        entry.msgid_plural = plural
        entry.msgstr_plural = dict(enumerate(strings))
    lines: str = entry.__unicode__(wrapwidth=WIDTH)
    return lines.strip("\n")


_SPECIAL = re.compile(r"[\\\"\x00-\x1f\x7f-\x9f\u2028\u2029]")


def _is_plain(field: tuple[str, str]) -> bool:
    """Whether a field is one line without escapes."""
    name, value = field
    return len(name) + 3 + len(value) <= WIDTH and _SPECIAL.search(value) is None


def source_lines(context: str | None, text: str, plural: str | None) -> list[str]:
    """The lines from msgctxt or msgid to the first msgstr, without it."""
    lines = body_text(context, text, plural, ("",) if plural is None else ("", "")).split("\n")
    return lines[: -1 if plural is None else -2]


def comment_lines(
    comments: Sequence[str],
    notes: Sequence[str],
    references: Sequence[str],
    flags: Sequence[str],
) -> list[str]:
    """The `#` lines above an entry, in gettext's order."""
    lines = [f"# {comment}".rstrip() for comment in comments]
    lines += [f"#. {note}".rstrip() for note in notes]
    current = "#:"
    for reference in references:
        if len(current) + 1 + len(reference) > WIDTH and current != "#:":
            lines.append(current)
            current = "#:"
        current += f" {reference}"
    if references:
        lines.append(current)
    if flags:
        lines.append("#, " + ", ".join(flags))
    return lines


def references_of(message: Message) -> tuple[str, ...]:
    """A message's places as `path:line`."""
    return tuple(f"{reference.path}:{reference.line}" for reference in message.references)
