"""The careful reading of one entry, line by line, for whatever is not plain.

The format is that of the GNU gettext manual, section 3. A line that cannot be is a fault, and
the reading goes on: the entry is lost, its neighbours are not.
"""

from __future__ import annotations

import re

from isogloss.catalog.entry import Entry
from isogloss.catalog.faults import Fault, FaultKind

_KEYWORD = re.compile(
    r'(msgctxt|msgid_plural|msgid|msgstr(?:\[([0-9]{1,3})\])?)[ \t\r\f\v]*(".*)', re.DOTALL
)
_STRING = re.compile(r'"((?:[^"\\]|\\.)*+)"[ \t\r\f\v]*', re.DOTALL)
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
_SPACE = " \t\r\f\v"
"""What gettext passes over; other spaces of Unicode are characters like any other."""
_CONFLICT = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")
_ORDER = "An entry has msgctxt (at will), msgid, msgid_plural (at will), msgstr."


class Draft:
    """An entry in the making. `line` says after each line whether the entry has ended before it."""

    def __init__(self, text: str, start: int, faults: list[Fault]) -> None:
        self.text = text
        self.start = start
        self.faults = faults
        self.middle = -1
        self.first_line = 0
        self.values: dict[str, list[str]] = {}
        self.current: list[str] | None = None
        self.flags: list[str] = []
        self.obsolete = False
        self.damaged = False

    def line(self, line: str, offset: int, number: int) -> bool:
        """Take one line. offset: its first character; number: from 1.

        Returns True where the line does not belong to the entry any more.
        """
        stripped = line.strip(_SPACE)
        if not stripped:
            self.current = None
            return self.middle >= 0
        if line.startswith(_CONFLICT):
            if self._has_msgstr:
                return True
            self._conflict(line, number)
        elif stripped.startswith("#~"):
            rest = stripped[2:].lstrip()
            if not rest.startswith("|"):
                return self._keyword(rest, offset, number, obsolete=True)
            if self._ends_at_comment(number):
                return True
            self._previous(rest[1:].strip(), number)
        elif stripped.startswith("#"):
            if self._ends_at_comment(number):
                return True
            self._comment(stripped, number)
        else:
            return self._keyword(stripped, offset, number, obsolete=False)
        return False

    def finish(self, end: int, at_end: bool) -> Entry | None:
        """The entry, which ends before the character `end`; None where it is not whole.

        at_end: whether the file ends there, too.
        """
        if self.middle < 0 or self.damaged:
            return None
        strings = sorted(
            (int(name[7:-1]), "".join(parts))
            for name, parts in self.values.items()
            if name.startswith("msgstr[")
        )
        single = self.values.get("msgstr")
        plural = self._joined("msgid_plural")
        numbered = [index for index, _ in strings]
        if "msgid" not in self.values or (single is None and not strings):
            self._fault(
                self.first_line,
                "The entry is not complete: it ends before msgstr",
                "The file may have been cut off. Restore it from a good copy.",
                FaultKind.CUT_OFF if at_end else FaultKind.SYNTAX,
            )
            return None
        if (plural is None) != (not strings) or numbered != list(range(len(numbered))):
            self._fault(
                self.first_line,
                "msgid_plural and msgstr[0], msgstr[1], … do not go together here",
                "A message with msgid_plural has msgstr[0] and so on; one without has msgstr.",
            )
            return None
        if "#msgid" not in self.values and {"#msgctxt", "#msgid_plural"} & self.values.keys():
            self._fault(
                self.first_line,
                "The entry has “#|” lines of an old text without its msgid",
                "Remove these lines; some editors (Gtranslator) leave them there.",
            )
            return None
        return Entry(
            context=self._joined("msgctxt"),
            text="".join(self.values["msgid"]),
            plural=plural,
            strings=tuple(text for _, text in strings) if strings else ("".join(single or ()),),
            flags=tuple(self.flags),
            previous_context=self._joined("#msgctxt"),
            previous=self._joined("#msgid"),
            previous_plural=self._joined("#msgid_plural"),
            obsolete=self.obsolete,
            line=self.first_line,
            source=self.text,
            start=self.start,
            middle=self.middle,
            end=end,
        )

    @property
    def _has_msgstr(self) -> bool:
        return any(name.startswith("msgstr") for name in self.values)

    def _fault(
        self, line: int, message: str, hint: str, kind: FaultKind = FaultKind.SYNTAX
    ) -> None:
        """Note what is wrong; in an entry that is lost already only what is surely another."""
        self.faults.append(Fault(kind, line, message, hint))
        self.damaged = self.middle >= 0

    def _conflict(self, line: str, number: int) -> None:
        if line.startswith("<<<<<<<") or not any(
            fault.kind is FaultKind.CONFLICT for fault in self.faults[-3:]
        ):
            self._fault(
                number,
                "The file holds a merge conflict",
                "Choose one side between <<<<<<< and >>>>>>>, and remove the marker lines.",
                FaultKind.CONFLICT,
            )
        self.damaged = self.middle >= 0
        self.current = []

    def _ends_at_comment(self, number: int) -> bool:
        if self._has_msgstr:
            return True
        if self.middle >= 0 and not self.damaged:
            self._fault(
                number,
                "A comment stands inside an entry",
                "Comments stand before msgctxt and msgid. Restore the entry from a good copy.",
            )
        return False

    def _comment(self, line: str, number: int) -> None:
        mark, rest = line[1:2], line[2:].strip()
        if mark in (",", "="):  # gettext 0.23 writes what the programmer set with `#=`
            self.flags.extend(flag.strip() for flag in rest.split(",") if flag.strip())
        elif mark == "|":
            self._previous(rest, number)

    def _previous(self, line: str, number: int) -> None:
        if line.startswith('"'):
            if self.current is None:
                self._fault(number, "A “#|” line continues nothing", "Remove the line.")
                self.current = []
            self.current.append(self._string(line, number))
            return
        keyword = _KEYWORD.fullmatch(line)
        if keyword is None or keyword[1].startswith("msgstr"):
            self._fault(
                number,
                "A “#|” line is neither msgctxt nor msgid",
                "Such lines hold the previous source text. Remove the line.",
            )
            self.current = []
            return
        self.current = self.values.setdefault(f"#{keyword[1]}", [])
        self.current.append(self._string(keyword[3], number))

    def _keyword(self, line: str, offset: int, number: int, *, obsolete: bool) -> bool:
        if line.startswith('"'):
            self._continued(line, number, obsolete)
            return False
        keyword = _KEYWORD.fullmatch(line)
        if keyword is None:
            if self._has_msgstr and line.startswith(("msgid", "msgctxt")) and line[5:6] != "_":
                return True
            self._unknown(line, offset, number)
            return False
        name = keyword[1]
        follows = "msgctxt" in self.values and "msgid" not in self.values
        starts = name == "msgctxt" or (name == "msgid" and not follows)
        if self.middle >= 0 and starts:
            if not self._has_msgstr and not self.damaged:
                self._misplaced(name, number)
            return True
        self._check_place(name, number, obsolete)
        if self.middle < 0:
            self.middle = offset
            self.first_line = number
            self.obsolete = obsolete
            if name.startswith("msgstr"):
                self._fault(number, "There is a msgstr without a msgid", "Restore the msgid.")
        self.current = self.values.setdefault(name, [])
        self.current.append(self._string(keyword[3], number))
        return False

    def _check_place(self, name: str, number: int, obsolete: bool) -> None:
        if self.middle < 0 or self.damaged:
            return
        if name in self.values:
            self._misplaced(name, number)
        elif name == "msgid_plural" and self._has_msgstr:
            self._fault(number, "“msgid_plural” comes after msgstr", _ORDER)
        elif obsolete != self.obsolete:
            self._mixed(number)
        elif name.startswith("msgstr") and "msgid" not in self.values:
            self._fault(number, "There is a msgstr without a msgid", "Restore the msgid.")

    def _continued(self, line: str, number: int, obsolete: bool) -> None:
        """A line that is only a string."""
        if self.current is None or (self.middle < 0 and self.current):
            if not self.damaged:
                self._fault(
                    number,
                    "A string continues nothing",
                    "A line in quotes follows msgid or msgstr. Restore the line before it.",
                )
            self.current = []
            return
        if self.middle >= 0 and obsolete != self.obsolete and not self.damaged:
            self._mixed(number)
        self.current.append(self._string(line, number))

    def _unknown(self, line: str, offset: int, number: int) -> None:
        if "\ufeff" in line[:1]:
            message = "A byte order mark stands inside the file"
            hint = "Two files were joined. Remove the invisible character at the line's start."
        else:
            shown = line[:50].encode("utf-8", "replace").decode()
            message = f"This line is not part of a PO file: {shown}"
            hint = (
                "A line starts with #, msgctxt, msgid, msgstr or a quote. "
                "Mend the line, or restore the file from a good copy."
            )
        if self.middle < 0 and line.startswith("msg"):
            self.middle = offset
            self.first_line = number
        self._fault(number, message, hint)
        self.current = []

    def _misplaced(self, name: str, number: int) -> None:
        self._fault(number, f"“{name}” comes where msgstr should", _ORDER)

    def _mixed(self, number: int) -> None:
        self._fault(
            number,
            "An entry is obsolete (#~) in one line and not in another",
            "Write #~ before all lines of the entry, or before none.",
        )

    def _string(self, written: str, number: int) -> str:
        match = _STRING.fullmatch(written)
        if match is None:
            self._fault(
                number,
                "The text does not end with a quote, or has a bare quote inside",
                'Each line of text starts and ends with a quote; inside, write \\".',
            )
            self.damaged = True
            return ""
        if "\\" not in match[1]:
            return match[1]
        return _ESCAPE.sub(lambda escape: self._unescaped(escape[1], number), match[1])

    def _unescaped(self, code: str, number: int) -> str:
        if code in _ESCAPES:
            return _ESCAPES[code]
        # Numbers are bytes in the file's charset; only ASCII is the same in all of them.
        digits, base = (code[1:], 16) if code[0] == "x" else (code, 8)
        if digits and digits[0] in "0123456789abcdefABCDEF"[: base + 6 * (base == 16)]:
            byte = int(digits, base)
            if 0 < byte < 0x80:
                return chr(byte)
        shown = code.encode("utf-8", "replace").decode()
        self._fault(
            number,
            f"“\\{shown}” is no escape of a character",
            "For a backslash write two: \\\\. Write letters of all kinds as themselves.",
        )
        self.damaged = True
        return ""

    def _joined(self, name: str) -> str | None:
        parts = self.values.get(name)
        return None if parts is None else "".join(parts)
