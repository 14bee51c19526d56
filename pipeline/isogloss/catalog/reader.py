"""Reading PO files: every line is understood, or it is a fault with its place.

polib takes a file that was cut off inside a string, or that has an entry twice, without a
word. Nothing is translated from a file that has not passed `read_po`. The format is that of the
GNU gettext manual, section 3.
"""

from __future__ import annotations

import re

from isogloss.catalog.decode import UNDECODED, decode
from isogloss.catalog.draft import Draft
from isogloss.catalog.entry import Entry, PoFile
from isogloss.catalog.faults import Fault, FaultKind
from isogloss.model import MessageKey

__all__ = ["Entry", "PoFile", "read_leniently", "read_po"]

_MOST_FAULTS = 1000
"""A file with more is none of gettext's; nobody reads so many lines."""

# A plain entry, whole: most are. Every other is read line by line, to the same result.
_STRING = r'"[^"\\\n]*+(?:\\[nt"\\][^"\\\n]*+)*+"'
_STRINGS = rf"({_STRING}(?:\n{_STRING})*+)\n"
_PLAIN = re.compile(
    r"((?:#(?![~|=])[^\n]*+\n)*+)"
    rf"(?:msgctxt {_STRINGS})?+"
    rf"msgid {_STRINGS}"
    rf"(?:msgstr {_STRINGS}|msgid_plural {_STRINGS}((?:msgstr\[[0-9]\] {_STRING}\n"
    rf"(?:{_STRING}\n)*+)++))"
    r'(?=\n|\Z|#(?!~)|msgid "|msgctxt ")'
)
_FORM = re.compile(rf"msgstr\[([0-9])\] {_STRINGS}")
_ESCAPE = re.compile(r'\\([nt"\\])')
_ESCAPES = {"n": "\n", "t": "\t", '"': '"', "\\": "\\"}
_HIDDEN_CONFLICT = re.compile(r"^#[~.:,|]? *(?:<<<<<<<|>>>>>>>) \S", re.M)


def read_po(data: bytes, path: str) -> PoFile:
    """Read a PO or POT file.

    Raises CatalogError with `path:line` and a remedy where anything in it is not as gettext
    defines, where an entry stands twice, or where its bytes are not in the charset it names.
    """
    file, faults = read_leniently(data)
    for fault in faults:
        raise fault.error(path)
    return file


def read_leniently(data: bytes) -> tuple[PoFile, tuple[Fault, ...]]:
    """Read what can be read of a PO or POT file, and say what cannot.

    data: any bytes. An entry that has a fault is left out; those before and after it are not.
    The faults stand in the order in which they were found: bytes, then lines, then entries.
    """
    if not data.strip():
        hint = "Restore it from a good copy, or remove it: isogloss update makes a new one."
        fault = Fault(FaultKind.CUT_OFF, 1, "The file is empty", hint)
        return PoFile(None, (), "", "utf-8", b"", "\n"), (fault,)
    decoded = decode(data)
    faults = list(decoded.faults)
    entries, trailing = _entries(decoded.text, faults)
    if any(fault.kind is FaultKind.CHARSET for fault in faults):
        entries = [entry for entry in entries if UNDECODED.search(entry.block) is None]
    _check_hidden_conflicts(decoded.text, faults)
    _check_end(entries, faults)
    header = next((entry for entry in entries if _is_header(entry)), None)
    others = _without_twins(header, entries, faults)
    file = PoFile(
        header,
        others,
        trailing,
        decoded.encoding,
        decoded.mark,
        decoded.newline,
        decoded.mixed_newlines,
        decoded.text,
    )
    return file, tuple(faults)


def _is_header(entry: Entry) -> bool:
    return not entry.text and entry.context is None and not entry.obsolete


def _entries(text: str, faults: list[Fault]) -> tuple[list[Entry], str]:
    """All entries of a text whose lines end with LF, and the comments after the last."""
    entries: list[Entry] = []
    position, line, length = 0, 1, len(text)
    while position < length:
        if text[position] == "\n":
            position += 1
            line += 1
            continue
        found = _PLAIN.match(text, position)
        entry = None if found is None else _plain(found, line)
        if found is not None and entry is not None:
            end = found.end()
        else:
            draft, end = _careful(text, position, line, faults)
            entry = draft.finish(end, end == length)
            if draft.middle < 0 and end == length:
                return entries, text[position:].strip("\n")
        if entry is not None:
            entries.append(entry)
        line += text.count("\n", position, end)
        position = end
        if len(faults) > _MOST_FAULTS:
            message = f"There are more than {_MOST_FAULTS} faults; the rest was not read"
            hint = "This may be no PO file. Restore it from a good copy."
            faults.append(Fault(FaultKind.SYNTAX, line, message, hint))
            break
    return entries, ""


def _plain(found: re.Match[str], line: int) -> Entry | None:
    """The entry that `_PLAIN` has matched; None where its forms are not in order."""
    comments, context, text, single, plural, forms = found.groups()
    if forms is None:
        strings: tuple[str, ...] = (_text(single),)
    else:
        numbered = _FORM.findall(forms)
        if [number for number, _ in numbered] != list("0123456789"[: len(numbered)]):
            return None
        strings = tuple(_text(written) for _, written in numbered)
    return Entry(
        None if context is None else _text(context),
        _text(text),
        None if plural is None else _text(plural),
        strings,
        _flags(comments) if "#," in comments else (),
        None,
        None,
        None,
        False,
        line + comments.count("\n"),
        found.string,
        found.start(),
        found.end(1),
        found.end(),
    )


def _text(written: str) -> str:
    """The text of one or more lines in quotes, which `_PLAIN` found to be well formed."""
    text = written[1:-1]
    if '"\n"' in text:
        text = text.replace('"\n"', "")
    if "\\" not in text:
        return text
    if "\\\\" in text:
        return _ESCAPE.sub(lambda escape: _ESCAPES[escape[1]], text)
    # Each backslash begins an escape of its own.
    return text.replace("\\n", "\n").replace('\\"', '"').replace("\\t", "\t")


def _flags(comments: str) -> tuple[str, ...]:
    lines = (line[2:].split(",") for line in comments.split("\n") if line.startswith("#,"))
    return tuple(flag.strip() for line in lines for flag in line if flag.strip())


def _careful(text: str, position: int, line: int, faults: list[Fault]) -> tuple[Draft, int]:
    """Read one entry line by line. Returns it and where it ends."""
    draft = Draft(text, position, faults)
    length = len(text)
    while position < length:
        end = text.find("\n", position)
        end = length if end < 0 else end
        if draft.line(text[position:end], position, line) or len(faults) > _MOST_FAULTS:
            return draft, position
        position = min(end + 1, length)
        line += 1
    return draft, position


def _check_hidden_conflicts(text: str, faults: list[Fault]) -> None:
    """Conflict markers that became comments, as a tool that found them in its way leaves them."""
    if "<<<<<<< " not in text and ">>>>>>> " not in text:
        return
    for found in _HIDDEN_CONFLICT.finditer(text):
        faults.append(
            Fault(
                FaultKind.CONFLICT,
                text.count("\n", 0, found.start()) + 1,
                "A comment holds the marker of a merge conflict",
                "Look whether the entries beside it are the right side, then remove the line.",
            )
        )


def _check_end(entries: list[Entry], faults: list[Fault]) -> None:
    """Between two lines of a long text a cut leaves no trace but a text that wants to go on."""
    if not entries or entries[-1].obsolete or not entries[-1].text:
        return
    last = entries[-1]
    text, written = last.plural or last.text, last.strings[-1]
    several_lines = last.body.rstrip().rpartition("\n")[2].lstrip().startswith('"')
    if several_lines and any(written.endswith(end) > text.endswith(end) for end in (" ", "\n")):
        faults.append(
            Fault(
                FaultKind.PERHAPS_CUT_OFF,
                last.line,
                "The last text of the file ends like a line that goes on",
                "The file may have been cut off: restore it from a good copy. If it is whole, "
                "remove the space or line end at the end of the text.",
            )
        )


def _without_twins(
    header: Entry | None, entries: list[Entry], faults: list[Fault]
) -> tuple[Entry, ...]:
    """The entries but the header, each message once: obsolete ones too, as gettext wants it."""
    conflicts = [fault.line for fault in faults if fault.kind is FaultKind.CONFLICT]
    seen: dict[str | MessageKey, Entry] = {}  # by text alone where there is no context
    others: list[Entry] = []
    for entry in entries:
        if entry.obsolete and not entry.text and entry.context is None:
            others.append(entry)  # an old header, which is no message
            continue
        first = seen.setdefault(entry.text if entry.context is None else entry.key, entry)
        if first is entry:
            if entry is not header:
                others.append(entry)
        elif not any(first.line < line < entry.line for line in conflicts):
            named = f"“{entry.text[:60]}”"
            if entry.context is not None:
                named += f" (context “{entry.context}”)"
            faults.append(
                Fault(
                    FaultKind.TWICE,
                    entry.line,
                    f"The message {named} stands twice, first in line {first.line}",
                    "Remove one of the two entries; keep the translation you want.",
                )
            )
    return tuple(others)
