"""A strict reader of PO files: every line is understood, or the file is refused with its place.

polib takes a file that was cut off inside a string, or that has an entry twice, without a
word. Nothing is translated from a file that has not passed here. The format is that of the
GNU gettext manual, section 3.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from isogloss.model import CatalogError, MessageKey

# In the header's own line: a comment or a text may speak of a charset too.
_CHARSET = re.compile(
    rb'^(?:msgstr[ \t]*)?"[^"\r\n]*Content-Type:[^"\r\n]*?charset=([\w.:-]+)', re.M
)
_KEYWORD = re.compile(r'(msgctxt|msgid_plural|msgid|msgstr(?:\[([0-9]{1,3})\])?)\s*(".*)')
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"\s*')
_ESCAPE = re.compile(r"\\(x[0-9a-fA-F]{1,2}|[0-7]{1,3}|.)")
_ESCAPES = {
    "n": "\n",
    "t": "\t",
    "r": "\r",
    "a": "\a",
    "b": "\b",
    "f": "\f",
    "v": "\v",
    '"': '"',
    "\\": "\\",
}
# Codecs that Python has for its own ends, and that are no charsets of files.
_PYTHONS_OWN = frozenset({"idna", "punycode", "raw-unicode-escape", "unicode-escape"})
_ASCII = bytes((*range(0x20, 0x7F), 0x0A))
_CONFLICT = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as it stands in the file.

    comments: translator comments, extracted, references: lines without their `#` marks.
    previous_*: what the `#|` lines give. strings: msgstr, or all msgstr[n] in order.
    body: the lines from msgctxt or msgid on, as written (with `#~` where obsolete).
    line: of the entry's first keyword, from 1.
    """

    context: str | None
    text: str
    plural: str | None
    strings: tuple[str, ...]
    comments: tuple[str, ...]
    extracted: tuple[str, ...]
    references: tuple[str, ...]
    flags: tuple[str, ...]
    previous_context: str | None
    previous: str | None
    previous_plural: str | None
    obsolete: bool
    line: int
    block: str
    body: str

    @property
    def key(self) -> MessageKey:
        return MessageKey(self.context, self.text)

    @property
    def fuzzy(self) -> bool:
        return "fuzzy" in self.flags


@dataclass(frozen=True, slots=True)
class PoFile:
    """A PO file: its header entry and the others in the order of the file.

    trailing: comments that stand after the last entry.
    newline: how its lines end. encoding, byte_order_mark: how its bytes become characters.
    """

    header: Entry | None
    entries: tuple[Entry, ...]
    trailing: str
    encoding: str
    byte_order_mark: bytes
    newline: str

    @property
    def headers(self) -> dict[str, str]:
        """The header's fields."""
        if self.header is None:
            return {}
        fields = (line.partition(":") for line in self.header.strings[0].split("\n") if line)
        return {name.strip(): value.strip() for name, _, value in fields}


def read_po(data: bytes, path: str) -> PoFile:
    """Read a PO or POT file.

    Raises CatalogError with `path:line` and a remedy where anything in it is not as gettext
    defines, where an entry stands twice, or where its bytes are not in the charset it names.
    """
    if not data.strip():
        raise CatalogError(
            "The file is empty",
            place=f"{path}:1",
            hint="Restore it from a good copy, or remove it: isogloss update makes a new one.",
        )
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    body = data[len(mark) :]
    encoding = _encoding(body, path)
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError as error:
        line = body.count(b"\n", 0, error.start) + 1
        raise CatalogError(
            f"The file says it is {encoding.upper()}, but byte 0x{body[error.start]:02X} is not",
            place=f"{path}:{line}",
            hint="Save the file in the charset that its Content-Type header names, best UTF-8.",
        ) from None
    newline = "\r\n" if "\r\n" in text else "\n"
    text = text.replace("\r\n", "\n")
    _check_characters(text, path)
    reader = _Reader(text, path)
    entries = reader.read()
    _check_end(entries, path)
    header = next((entry for entry in entries if _is_header(entry)), None)
    others = tuple(entry for entry in entries if entry is not header)
    _check_twice(others, path)
    return PoFile(header, others, reader.trailing, encoding, mark, newline)


def _is_header(entry: Entry) -> bool:
    return not entry.text and entry.context is None and not entry.obsolete


def _encoding(body: bytes, path: str) -> str:
    declared = _CHARSET.search(body)
    name = declared[1].decode("ascii", "replace") if declared else "UTF-8"
    if name == "CHARSET":
        return "utf-8"
    if not _holds_ascii(name):
        line = body.count(b"\n", 0, declared.start() if declared else 0) + 1
        raise CatalogError(
            f"The header names a charset that no PO file can have: {name}",
            place=f"{path}:{line}",
            hint="Write Content-Type: text/plain; charset=UTF-8 and save the file as UTF-8.",
        )
    encoding = codecs.lookup(name).name
    if encoding != "utf-8" and not body.isascii() and _is_utf8(body):
        line = body.count(b"\n", 0, declared.start() if declared else 0) + 1
        raise CatalogError(
            f"The header says {name}, but the file is in UTF-8",
            place=f"{path}:{line}",
            hint="Write charset=UTF-8 there; the texts themselves are right as they are.",
        )
    return encoding


def _is_utf8(body: bytes) -> bool:
    """Text of another charset is hardly ever UTF-8 by chance."""
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _holds_ascii(charset: str) -> bool:
    """Whether the charset exists and has ASCII as it is, as PO syntax needs it: not UTF-16."""
    try:
        if codecs.lookup(charset).name.replace("_", "-") in _PYTHONS_OWN:
            return False
        return _ASCII.decode(charset) == _ASCII.decode("ascii")
    except (LookupError, UnicodeError):
        return False


def _check_characters(text: str, path: str) -> None:
    """NUL ends a string in gettext, and a bare CR would hide the lines that it ends."""
    found = re.search("[\\0\\r]", text)
    if found is not None:
        what = "NUL character" if found[0] == "\0" else "carriage return without a line feed"
        raise CatalogError(
            f"The file holds a {what}",
            place=f"{path}:{text.count(chr(10), 0, found.start()) + 1}",
            hint="Save it in your editor with line ends LF, or restore it from a good copy.",
        )


def _check_end(entries: list[Entry], path: str) -> None:
    """Between two lines of a long text a cut leaves no trace but a text that wants to go on."""
    if not entries or entries[-1].obsolete or not entries[-1].text:
        return
    last = entries[-1]
    text, written = last.plural or last.text, last.strings[-1]
    several_lines = last.body.rstrip().rpartition("\n")[2].lstrip().startswith('"')
    if several_lines and any(written.endswith(end) > text.endswith(end) for end in (" ", "\n")):
        raise CatalogError(
            "The last text of the file ends like a line that goes on",
            place=f"{path}:{last.line}",
            hint="The file may have been cut off: restore it from a good copy. If it is whole, "
            "remove the space or line end at the end of the text.",
        )


def _check_twice(entries: tuple[Entry, ...], path: str) -> None:
    seen: dict[MessageKey, Entry] = {}
    for entry in entries:  # obsolete ones too: gettext refuses a file with two of them
        first = seen.setdefault(entry.key, entry)
        if first is not entry:
            named = f"“{entry.text[:60]}”"
            if entry.context is not None:
                named += f" (context “{entry.context}”)"
            raise CatalogError(
                f"The message {named} stands twice, first in line {first.line}",
                place=f"{path}:{entry.line}",
                hint="Remove one of the two entries; keep the translation you want.",
            )


class _Reader:
    """The reading of one file, line by line."""

    def __init__(self, text: str, path: str) -> None:
        self.lines = text.split("\n")
        self.path = path
        self.entries: list[Entry] = []
        self.trailing = ""
        self._reset(0)

    def _reset(self, start: int) -> None:
        self.start = start
        self.body_start = -1
        self.values: dict[str, list[str]] = {}
        self.current: list[str] | None = None
        self.comments: list[str] = []
        self.extracted: list[str] = []
        self.references: list[str] = []
        self.flags: list[str] = []
        self.obsolete = False

    def read(self) -> list[Entry]:
        number = 0
        for number, line in enumerate(self.lines):
            self._line(number, line)
        self._finish(number + 1)
        return self.entries

    def _fail(self, number: int, message: str, hint: str) -> CatalogError:
        return CatalogError(message, place=f"{self.path}:{number + 1}", hint=hint)

    def _line(self, number: int, line: str) -> None:
        stripped = line.strip()
        if not stripped:
            self.current = None
            if self.body_start >= 0:
                self._finish(number)
            return
        if line.startswith(_CONFLICT):
            raise self._fail(
                number,
                "The file holds a merge conflict",
                "Choose one side between <<<<<<< and >>>>>>>, and remove the marker lines.",
            )
        if stripped.startswith("#~"):
            rest = stripped[2:].lstrip()
            if rest.startswith("|"):
                self._begin_comment(number)
                self._previous(number, rest[1:].strip())
                return
            self._keyword(number, rest, obsolete=True)
        elif stripped.startswith("#"):
            self._begin_comment(number)
            self._comment(number, stripped)
        else:
            self._keyword(number, stripped, obsolete=False)

    def _begin_comment(self, number: int) -> None:
        if "msgstr" in self.values or any(name.startswith("msgstr[") for name in self.values):
            self._finish(number)
        elif self.body_start >= 0:
            raise self._fail(
                number,
                "A comment stands inside an entry",
                "Comments stand before msgctxt and msgid. Restore the entry from a good copy.",
            )

    def _comment(self, number: int, line: str) -> None:
        mark, rest = line[1:2], line[2:].strip()
        if mark == ".":
            self.extracted.append(rest)
        elif mark == ":":
            self.references.append(rest)
        elif mark == ",":
            self.flags.extend(flag.strip() for flag in rest.split(",") if flag.strip())
        elif mark == "|":
            self._previous(number, rest)
        else:
            self.comments.append(line[1:].removeprefix(" "))

    def _previous(self, number: int, line: str) -> None:
        if line.startswith('"'):
            if self.current is None:
                raise self._fail(number, "A “#|” line continues nothing", "Remove the line.")
            self.current.append(self._string(number, line))
            return
        keyword = _KEYWORD.fullmatch(line)
        if keyword is None or keyword[1].startswith("msgstr"):
            raise self._fail(
                number,
                "A “#|” line is neither msgctxt nor msgid",
                "Such lines hold the previous source text. Remove the line.",
            )
        self.current = self.values.setdefault(f"#{keyword[1]}", [])
        self.current.append(self._string(number, keyword[3]))

    def _keyword(self, number: int, line: str, *, obsolete: bool) -> None:
        if line.startswith('"'):
            if self.current is None or self.body_start < 0:
                raise self._fail(
                    number,
                    "A string continues nothing",
                    "A line in quotes follows msgid or msgstr. Restore the line before it.",
                )
            if obsolete != self.obsolete:
                raise self._mixed(number)
            self.current.append(self._string(number, line))
            return
        keyword = _KEYWORD.fullmatch(line)
        if keyword is None:
            raise self._fail(
                number,
                f"This line is not part of a PO file: {line[:50]}",
                "A line starts with #, msgctxt, msgid, msgstr or a quote. "
                "Mend the line, or restore the file from a good copy.",
            )
        name = keyword[1]
        starts = name == "msgctxt" or (name == "msgid" and "msgctxt" not in self.values)
        if self.body_start >= 0 and (starts or name in self.values):
            if starts and any(value.startswith("msgstr") for value in self.values):
                self._finish(number)
            else:
                raise self._fail(
                    number,
                    f"“{name}” comes where msgstr should",
                    "An entry has msgctxt (at will), msgid, msgid_plural (at will), msgstr.",
                )
        if name == "msgid_plural" and any(value.startswith("msgstr") for value in self.values):
            raise self._fail(
                number,
                "“msgid_plural” comes after msgstr",
                "An entry has msgctxt (at will), msgid, msgid_plural (at will), msgstr.",
            )
        if self.body_start >= 0 and obsolete != self.obsolete:
            raise self._mixed(number)
        if name.startswith("msgstr") and "msgid" not in self.values:
            raise self._fail(number, "There is a msgstr without a msgid", "Restore the msgid.")
        if self.body_start < 0:
            self.body_start = number
            self.obsolete = obsolete
        self.current = self.values.setdefault(name, [])
        self.current.append(self._string(number, keyword[3]))

    def _mixed(self, number: int) -> CatalogError:
        return self._fail(
            number,
            "An entry is obsolete (#~) in one line and not in another",
            "Write #~ before all lines of the entry, or before none.",
        )

    def _string(self, number: int, written: str) -> str:
        match = _STRING.fullmatch(written)
        if match is None:
            raise self._fail(
                number,
                "The text does not end with a quote, or has a bare quote inside",
                'Each line of text starts and ends with a quote; inside, write \\".',
            )

        def unescape(escape: re.Match[str]) -> str:
            code = escape[1]
            if code in _ESCAPES:
                return _ESCAPES[code]
            # Numbers are bytes in the file's charset; only ASCII is the same in all of them.
            digits, base = (code[1:], 16) if code[0] == "x" else (code, 8)
            if digits and digits[0] in "0123456789abcdefABCDEF"[: base + 6 * (base == 16)]:
                byte = int(digits, base)
                if 0 < byte < 0x80:
                    return chr(byte)
            raise self._fail(
                number,
                f"“\\{code}” is no escape of a character",
                "For a backslash write two: \\\\. Write letters of all kinds as themselves.",
            )

        return _ESCAPE.sub(unescape, match[1]) if "\\" in match[1] else match[1]

    def _finish(self, end: int) -> None:
        """End the entry before line `end`."""
        if self.body_start < 0:
            self.trailing = "\n".join(self.lines[self.start : end]).strip("\n")
            return
        strings = sorted(
            (int(name[7:-1]), "".join(parts))
            for name, parts in self.values.items()
            if name.startswith("msgstr[")
        )
        single = self.values.get("msgstr")
        plural = self._joined("msgid_plural")
        numbered = [index for index, _ in strings]
        if "msgid" not in self.values or (single is None and not strings):
            raise self._fail(
                self.body_start,
                "The entry is not complete: it ends before msgstr",
                "The file may have been cut off. Restore it from a good copy.",
            )
        if (plural is None) != (not strings) or numbered != list(range(len(numbered))):
            raise self._fail(
                self.body_start,
                "msgid_plural and msgstr[0], msgstr[1], … do not go together here",
                "A message with msgid_plural has msgstr[0] and so on; one without has msgstr.",
            )
        lines = self.lines[self.start : end]
        self.entries.append(
            Entry(
                context=self._joined("msgctxt"),
                text="".join(self.values["msgid"]),
                plural=plural,
                strings=tuple(text for _, text in strings) if strings else ("".join(single or ()),),
                comments=tuple(self.comments),
                extracted=tuple(self.extracted),
                references=tuple(self.references),
                flags=tuple(self.flags),
                previous_context=self._joined("#msgctxt"),
                previous=self._joined("#msgid"),
                previous_plural=self._joined("#msgid_plural"),
                obsolete=self.obsolete,
                line=self.body_start + 1,
                block="\n".join(lines).strip("\n"),
                body="\n".join(self.lines[self.body_start : end]).strip("\n"),
            )
        )
        self._reset(end)

    def _joined(self, name: str) -> str | None:
        parts = self.values.get(name)
        return None if parts is None else "".join(parts)
