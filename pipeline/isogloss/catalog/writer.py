"""PO and POT files as text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from isogloss.catalog.wrapping import WIDTH, string_lines
from isogloss.model import CatalogError, Message, Template


def template_bytes(template: Template, project: str) -> bytes:
    """The POT file of a template. The same messages give the same bytes: it holds no date.

    project: name of the site, for the header.
    """
    blocks = [f"#, fuzzy\n{header_block(project, team='LANGUAGE <LL@li.org>')}"]
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


def header_block(project: str, *, team: str, language: str = "", plurals: str = "") -> str:
    """The header entry of a file that nobody has worked on.

    project: name of the site. language, plurals: `Language` and `Plural-Forms`; a template has
    neither.
    """
    fields = {
        "Project-Id-Version": project,
        "Report-Msgid-Bugs-To": "",
        "PO-Revision-Date": "YEAR-MO-DA HO:MI+ZONE",
        "Last-Translator": "FULL NAME <EMAIL@ADDRESS>",
        "Language-Team": team,
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    if plurals:
        fields["Plural-Forms"] = plurals
    text = "".join(f"{name}: {value}\n" for name, value in fields.items())
    return body_text(None, "", None, (text,))


def body_text(context: str | None, text: str, plural: str | None, strings: Sequence[str]) -> str:
    """The lines from msgctxt or msgid to the last msgstr."""
    lines = [] if context is None else string_lines("msgctxt", context)
    lines += string_lines("msgid", text)
    if plural is None:
        lines += string_lines("msgstr", strings[0])
    else:
        lines += string_lines("msgid_plural", plural)
        for number, each in enumerate(strings):
            lines += string_lines(f"msgstr[{number}]", each)
    return "\n".join(lines)


def source_lines(context: str | None, text: str, plural: str | None) -> list[str]:
    """The lines from msgctxt or msgid to the first msgstr, without it."""
    lines = [] if context is None else string_lines("msgctxt", context)
    lines += string_lines("msgid", text)
    return lines if plural is None else [*lines, *string_lines("msgid_plural", plural)]


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
