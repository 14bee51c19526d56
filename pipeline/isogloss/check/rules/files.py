"""Family 2, a PO file by itself: what msgfmt refuses, and what it does not see."""

from __future__ import annotations

import re
from collections.abc import Iterator

from isogloss.catalog.entry import Entry
from isogloss.catalog.faults import FaultKind
from isogloss.catalog.plural_header import fits, read_plural_header
from isogloss.catalog.plurals import plural_forms
from isogloss.check.format_strings import FORMATS, Arguments, arguments, percent_in_prose
from isogloss.check.phrases import short
from isogloss.check.registry import Hit, rule
from isogloss.check.samples import lone
from isogloss.check.scripts import letters_by_script, scripts_of
from isogloss.check.subjects import LoneCatalog, Where
from isogloss.model import Severity, Span

_ERROR, _WARNING = Severity.ERROR, Severity.WARNING
_MANUAL = "GNU gettext manual"
_REQUIRED = (
    "Project-Id-Version",
    "PO-Revision-Date",
    "Last-Translator",
    "Language-Team",
    "Language",
    "MIME-Version",
    "Content-Type",
    "Content-Transfer-Encoding",
)
_GOOD = 'msgid "Symptoms"\nmsgstr "Síntomas"\n'
_PLURAL = 'msgid "a page"\nmsgid_plural "%d pages"\nmsgstr[0] "una página"\nmsgstr[1] "%d páginas"'


def _faults(subject: LoneCatalog, *kinds: FaultKind) -> Iterator[Hit]:
    for fault in subject.faults:
        if fault.kind in kinds:
            where = Where(path=subject.path, line=fault.line, locale=str(subject.locale or ""))
            yield Hit(f"{fault.message}.", fault.hint, where=where)


@rule(
    "IG211",
    "syntax-broken",
    subject=LoneCatalog,
    draft=_ERROR,
    review=_ERROR,
    release=_ERROR,
    why="Gettext refuses the file, or reads another text than the one that was meant.",
    source=f"{_MANUAL}, 3: the format of PO files",
    bad=[
        lone('msgid "Symptoms\nmsgstr "Síntomas"\n'),
        lone('msgid "Symptoms"\n\nmsgid "Sign"\nmsgstr "Signo"\n'),
        lone('msgid "Symptoms"\nmsgstr "\\q"\n'),
    ],
    good=[lone(_GOOD), lone('#~ msgid "Sign"\n#~ msgstr "Signo"\n')],
)
def syntax_broken(subject: LoneCatalog) -> Iterator[Hit]:
    """A line is not as gettext defines PO files."""
    yield from _faults(subject, FaultKind.SYNTAX)
    for entry in _active(subject):
        if entry.flags and entry.block.count("\n#,") + entry.block.startswith("#,") > 1:
            yield Hit(
                "Flags stand in two lines, and gettext reads only the last of them.",
                "Write all flags in one line: #, fuzzy, c-format.",
                where=subject.at(entry),
            )


@rule(
    "IG212",
    "charset-wrong",
    subject=LoneCatalog,
    draft=_ERROR,
    review=_ERROR,
    release=_ERROR,
    why="Read in another charset than it is in, every letter beyond ASCII is a wrong one.",
    source=f"{_MANUAL}, 6.2: Content-Type in the header entry",
    bad=[lone(_GOOD, charset="ISO-8859-1"), lone(_GOOD, charset="UTF-16")],
    good=[lone(_GOOD), lone('msgid "Sign"\nmsgstr "Signo"\n', charset="ISO-8859-1")],
)
def charset_wrong(subject: LoneCatalog) -> Iterator[Hit]:
    """The bytes of the file are not in the charset that its header names."""
    yield from _faults(subject, FaultKind.CHARSET)


@rule(
    "IG213",
    "message-twice",
    subject=LoneCatalog,
    draft=_ERROR,
    review=_ERROR,
    release=_ERROR,
    why="Which of two translations a reader gets depends on the tool; gettext refuses both.",
    source=f"{_MANUAL}, 3: duplicate message definition",
    bad=[lone(_GOOD + "\n" + _GOOD), lone(f'{_GOOD}\n#~ msgid "Symptoms"\n#~ msgstr "Signos"\n')],
    good=[lone(f'{_GOOD}\nmsgctxt "menu"\n{_GOOD}')],
)
def message_twice(subject: LoneCatalog) -> Iterator[Hit]:
    """A message stands twice in the file, active or obsolete."""
    yield from _faults(subject, FaultKind.TWICE)


@rule(
    "IG214",
    "conflict-marker-left",
    subject=LoneCatalog,
    draft=_ERROR,
    review=_ERROR,
    release=_ERROR,
    why="Two versions of a text stand side by side, and nobody has chosen.",
    source=f"{_MANUAL}, 7: msgcat marks conflicts with #-#-#-#-#; git-merge",
    bad=[
        lone(f"<<<<<<< HEAD\n{_GOOD}=======\n>>>>>>> other\n"),
        lone(f"# <<<<<<< HEAD\n{_GOOD}"),
        lone('msgid "Sign"\nmsgstr "#-#-#-#-#  a.po  #-#-#-#-#\\nSigno"\n'),
    ],
    good=[lone(f"# ======= Menu =======\n{_GOOD}")],
)
def conflict_marker_left(subject: LoneCatalog) -> Iterator[Hit]:
    """A merge of two versions of the file was not finished."""
    yield from _faults(subject, FaultKind.CONFLICT)
    for entry, number, text in _texts(subject):
        if "#-#-#-#-#  " in text:
            yield Hit(
                "The translation holds two texts that msgcat could not choose between.",
                "Keep the right one, and remove the lines with #-#-#-#-#.",
                where=subject.at(entry, number),
            )


@rule(
    "IG215",
    "file-cut-off",
    subject=LoneCatalog,
    draft=_ERROR,
    review=_ERROR,
    release=_ERROR,
    why="What stood after the cut is gone, and nothing else shows it.",
    source=f"{_MANUAL}, 3: the format of PO files",
    bad=[lone(f'{_GOOD}\nmsgid "Sign"')],
    good=[lone(_GOOD)],
)
def file_cut_off(subject: LoneCatalog) -> Iterator[Hit]:
    """The file ends inside an entry."""
    yield from _faults(subject, FaultKind.CUT_OFF)


@rule(
    "IG216",
    "file-perhaps-cut-off",
    subject=LoneCatalog,
    draft=_WARNING,
    review=_WARNING,
    release=_WARNING,
    why="A cut between two lines of a text leaves a file that every tool accepts.",
    source=f"{_MANUAL}, 3: texts of several lines",
    bad=[lone('msgid "Tell your doctor."\nmsgstr ""\n"Informe a su "\n')],
    good=[lone('msgid "Tell your doctor."\nmsgstr ""\n"Informe a su "\n"médico."\n')],
)
def file_perhaps_cut_off(subject: LoneCatalog) -> Iterator[Hit]:
    """The last text of the file ends like a line that goes on."""
    yield from _faults(subject, FaultKind.PERHAPS_CUT_OFF)


@rule(
    "IG217",
    "header-missing",
    subject=LoneCatalog,
    draft=_ERROR,
    review=_ERROR,
    release=_ERROR,
    why="Without it no tool knows the charset, the language, or the plural forms.",
    source=f"{_MANUAL}, 6.2: filling in the header entry",
    bad=[lone(_GOOD, header=False)],
    good=[lone(_GOOD)],
)
def header_missing(subject: LoneCatalog) -> Iterator[Hit]:
    """The file has no header entry."""
    if subject.file.header is None and (subject.file.entries or not subject.faults):
        yield Hit(
            "The file has no header entry.",
            'Put one first: msgid "" and a msgstr with Language, Content-Type and so on.',
        )


@rule(
    "IG218",
    "header-incomplete",
    subject=LoneCatalog,
    draft=_WARNING,
    review=_WARNING,
    release=_WARNING,
    why="Tools and people read from the header whose text this is, and how to read it.",
    source=f"{_MANUAL}, 6.2: filling in the header entry; msgfmt --check-header",
    bad=[lone('msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n', header=False)],
    good=[lone(_GOOD)],
)
def header_incomplete(subject: LoneCatalog) -> Iterator[Hit]:
    """Fields of the header are missing, or still have the text of the template."""
    header = subject.file.header
    if header is None or subject.is_template:
        return
    fields = subject.file.headers
    missing = [name for name in _REQUIRED if name not in fields]
    if missing:
        yield Hit(
            f"The header does not have {', '.join(missing)}.",
            "Add these fields; msgfmt --check asks for them.",
            where=Where(path=subject.path, line=header.line, locale=str(subject.locale or "")),
        )


@rule(
    "IG219",
    "language-unknown",
    subject=LoneCatalog,
    draft=_ERROR,
    review=_ERROR,
    release=_ERROR,
    why="Rules on figures, words and letters need the language; without it they are silent.",
    source=f"{_MANUAL}, 6.2: Language in the header entry; BCP 47",
    bad=[lone(_GOOD, locale=None)],
    good=[lone(_GOOD)],
)
def language_unknown(subject: LoneCatalog) -> Iterator[Hit]:
    """Neither the header nor the path says which language the translations are in."""
    if subject.locale is None and not subject.is_template:
        yield Hit(
            "Nothing says which language this is, so its texts were not checked.",
            "Write “Language: …” in the header, or name it: isogloss lint --lang TAG.",
        )


@rule(
    "IG220",
    "plural-forms-wrong",
    subject=LoneCatalog,
    draft=_ERROR,
    review=_ERROR,
    release=_ERROR,
    why="With wrong rules a reader is shown the form for another number, or none.",
    source=f"{_MANUAL}, 11.2.6: plural forms; Unicode Technical Standard 35, part 3, section 5",
    bad=[
        lone(_PLURAL, plural="nplurals=2; plural=(n / 0);"),
        lone(_PLURAL, plural="nplurals=2; plural=n;"),
        lone(_PLURAL, plural="nplurals=3; plural=n==1 ? 0 : n==2 ? 1 : 2;"),
        lone(_PLURAL, plural=""),
    ],
    good=[lone(_PLURAL), lone(_GOOD, plural="")],
)
def plural_forms_wrong(subject: LoneCatalog) -> Iterator[Hit]:
    """The plural forms of the header cannot be used, or are not those that the texts have."""
    header = subject.file.header
    if header is None or subject.is_template:
        return
    plurals = [entry for entry in _active(subject) if entry.plural is not None]
    where = Where(path=subject.path, line=header.line, locale=str(subject.locale or ""))
    wanted = plural_forms(str(subject.locale)) if subject.locale else "nplurals=…; plural=…;"
    hint = f"Write “Plural-Forms: {wanted}”."
    value = subject.file.headers.get("Plural-Forms", "")
    before = header.strings[0].partition("Plural-Forms:")[0]
    if "plural=" in before or "nplurals=" in before:
        yield Hit(
            "The header has plural forms outside Plural-Forms, where gettext finds them first.",
            "Remove it there.",
            where=where,
        )
    if not value:
        if plurals:
            yield Hit("There are plural forms, but the header does not say which.", hint)
        return
    read = read_plural_header(value)
    if isinstance(read, str):
        yield Hit(f"{read}.", hint, where=where)
        return
    if not plurals:
        return
    for entry in plurals:
        given = sum(1 for each in entry.strings if each)
        if given and (given != read.number or len(entry.strings) != read.number):
            yield Hit(
                f"“{short(entry.text)}” has {given} forms, the header says {read.number}.",
                f"Fill msgstr[0] to msgstr[{read.number - 1}], and no more.",
                where=subject.at(entry),
            )


@rule(
    "IG227",
    "plural-forms-of-other-language",
    subject=LoneCatalog,
    draft=_WARNING,
    review=_WARNING,
    release=_WARNING,
    why="With the rules of another language a reader is shown the form for another number.",
    source=f"Unicode Technical Standard 35, part 3, section 5; {_MANUAL}, 11.2.6: plural forms",
    bad=[lone(_PLURAL, plural="nplurals=2; plural=n != 1;", locale="pl")],
    good=[
        lone(_PLURAL, plural="nplurals=2; plural=n > 1;", locale="fr"),
        lone(_PLURAL, plural="nplurals=2; plural=(1 < n || n == 0);"),
        lone(_GOOD, plural="nplurals=2; plural=n != 1;", locale="pl"),
    ],
)
def plural_forms_of_other_language(subject: LoneCatalog) -> Iterator[Hit]:
    """Numbers that need plural forms of their own in the language share one."""
    read = read_plural_header(subject.file.headers.get("Plural-Forms", ""))
    if isinstance(read, str) or subject.locale is None or fits(read, str(subject.locale)):
        return
    if any(entry.plural is not None for entry in _active(subject)):
        yield Hit(
            f"The plural forms of the header are not those of {subject.locale}.",
            f"CLDR has “Plural-Forms: {plural_forms(str(subject.locale))}”.",
        )


@rule(
    "IG221",
    "format-string-differs",
    subject=LoneCatalog,
    draft=_ERROR,
    review=_ERROR,
    release=_ERROR,
    why="The program that fills the text in stops, or shows one value in the place of another.",
    source=f"{_MANUAL}, 15.3: format strings; msgfmt --check-format",
    bad=[
        lone('#, c-format\nmsgid "%d of %s"\nmsgstr "%s de %d"\n'),
        lone('#, python-format\nmsgid "%(n)d pages"\nmsgstr "%(m)d páginas"\n'),
        lone('#, python-brace-format\nmsgid "{a} of {b}"\nmsgstr "{a} de {"\n'),
        lone('#, python-format\nmsgid "%d of it"\nmsgstr "100 % de eso, %d"\n'),
    ],
    good=[
        lone('#, c-format\nmsgid "%d of %s"\nmsgstr "%2$s: %1$d"\n'),
        lone(f"#, python-format\n{_PLURAL}"),
        lone('#, python-brace-format\nmsgid "{a} of {b}"\nmsgstr "{b}: {a}"\n'),
        lone('msgid "100% of it"\nmsgstr "el 100 % de eso"\n'),
        lone('#, no-c-format\nmsgid "100% of it"\nmsgstr "el 100 % de eso"\n'),
    ],
)
def format_string_differs(subject: LoneCatalog) -> Iterator[Hit]:
    """A text that is flagged as a format takes other values in the translation."""
    for entry, number, text in _texts(subject):
        for flag in _formats(entry):
            source = entry.text if number == 0 or entry.plural is None else entry.plural
            wanted = arguments(entry.plural or entry.text, flag)
            given = arguments(text, flag)
            if wanted is None:
                continue
            if given is None:
                message = f"The translation is no {flag}; the source text is."
            elif given != wanted and not (
                entry.plural is not None and _may_leave_out(given, wanted)
            ):
                message = f"As {flag}, source and translation take different values."
            else:
                continue
            yield Hit(
                f"{message} The source has {_listed(source)}, the translation {_listed(text)}.",
                "Write each placeholder as the source has it, and %% for a percent sign."
                if flag != "python-brace-format"
                else "Write each placeholder as the source has it, and {{ for a brace.",
                where=subject.at(entry, number),
            )


@rule(
    "IG222",
    "format-flag-doubtful",
    subject=LoneCatalog,
    draft=_WARNING,
    review=_WARNING,
    release=_WARNING,
    why="A percent sign that is taken for a placeholder shows a number, or stops the program.",
    source=f"{_MANUAL}, 15.2: no-c-format; 15.3.2: Python format strings",
    bad=[lone('#, python-format\nmsgid "100% of it"\nmsgstr "100% of it"\n')],
    good=[
        lone('msgid "100% of it"\nmsgstr "el 100 % de eso"\n'),
        lone('#, python-format\nmsgid "%d % of it"\nmsgstr "%d % oro"\n'),
        lone('#, python-format\nmsgid "100%% of it"\nmsgstr "el 100 %% de eso"\n'),
    ],
)
def format_flag_doubtful(subject: LoneCatalog) -> Iterator[Hit]:
    """A text with a percent sign in prose is flagged as a format."""
    for entry in _active(subject):
        found = percent_in_prose(entry.text)
        if found is not None and any(flag != FORMATS[2] for flag in _formats(entry)):
            yield Hit(
                f"“{short(entry.text)}” is flagged as a format, but its percent sign is one.",
                "Mark it no-c-format or no-python-format in the source, or write %% there.",
                where=subject.at(entry),
                source_span=Span(found.start(), found.end()),
            )


@rule(
    "IG223",
    "fuzzy-without-text",
    subject=LoneCatalog,
    draft=_WARNING,
    review=_WARNING,
    release=_WARNING,
    why="Fuzzy says that a translation needs a look; where there is none, one was lost.",
    source=f"{_MANUAL}, 3: fuzzy entries",
    bad=[lone('#, fuzzy\nmsgid "Sign"\nmsgstr ""\n')],
    good=[lone('#, fuzzy\nmsgid "Sign"\nmsgstr "Signo"\n'), lone('msgid "Sign"\nmsgstr ""\n')],
)
def fuzzy_without_text(subject: LoneCatalog) -> Iterator[Hit]:
    """An entry is marked fuzzy and has no translation."""
    for entry in () if subject.is_template else _active(subject):
        if entry.fuzzy and not any(entry.strings):
            yield Hit(
                f"“{short(entry.text)}” is fuzzy, but has no translation.",
                "Remove the flag and translate it; look whether a translation was lost.",
                where=subject.at(entry),
            )


@rule(
    "IG224",
    "source-text-translated",
    subject=LoneCatalog,
    draft=_WARNING,
    review=_WARNING,
    release=_WARNING,
    why="A translation that was written over the msgid is never found: msgid is the key.",
    source=f"{_MANUAL}, 8.2: the msgid must not be changed by translators",
    bad=[lone('msgid "Спросите врача."\nmsgstr ""\n', locale="ru")],
    good=[
        lone('msgid "Ask your doctor."\nmsgstr "Спросите врача."\n', locale="ru"),
        lone('msgid "Русский"\nmsgstr "Русский"\n', locale="ru"),
    ],
)
def source_text_translated(subject: LoneCatalog) -> Iterator[Hit]:
    """A msgid is written in the script of the translations."""
    if subject.locale is None:
        return
    own = scripts_of(subject.locale) - scripts_of(subject.source_language)
    if not own or scripts_of(subject.locale) & scripts_of(subject.source_language):
        return
    for entry in _active(subject):
        if entry.text.isascii():
            continue
        counts = letters_by_script(entry.text)
        ours = sum(count for script, count in counts.items() if script in own)
        if ours >= 12 and ours == counts.total():
            yield Hit(
                f"The source text is written in {' and '.join(sorted(own & set(counts)))}.",
                "Restore the msgid from the template, and put the translation in msgstr.",
                where=subject.at(entry),
            )


@rule(
    "IG225",
    "line-ends-mixed",
    subject=LoneCatalog,
    draft=_WARNING,
    review=_WARNING,
    release=_WARNING,
    why="Line ends of two kinds come from a broken merge, and carriage returns show in texts.",
    source=f"{_MANUAL}, 8.3: the escape \\r should not be used",
    bad=[lone(_GOOD.replace("\n", "\r\n")), lone('msgid "Sign"\nmsgstr "Sig\\rno"\n')],
    good=[lone(_GOOD)],
)
def line_ends_mixed(subject: LoneCatalog) -> Iterator[Hit]:
    """Lines end in two ways, or a translation has a carriage return."""
    if subject.file.mixed_newlines:
        yield Hit("Some lines end with CR LF, others with LF.", "Save the file with LF.")
    for entry, number, text in _texts(subject):
        if "\r" in text and "\r" not in entry.text:
            place = text.index("\r")
            yield Hit(
                "The translation has a carriage return, the source has none.",
                "Remove \\r.",
                Span(place, place + 1),
                where=subject.at(entry, number),
            )


@rule(
    "IG226",
    "byte-order-mark",
    subject=LoneCatalog,
    draft=_ERROR,
    review=_ERROR,
    release=_ERROR,
    why="msgfmt takes it for text and refuses the file.",
    source="Unicode Standard, 23.8: byte order mark; RFC 3629, section 6",
    bad=[lone(_GOOD, mark=True)],
    good=[lone(_GOOD)],
)
def byte_order_mark(subject: LoneCatalog) -> Iterator[Hit]:
    """The file begins with a byte order mark."""
    if subject.file.byte_order_mark:
        yield Hit("The file begins with a byte order mark.", "Save it as UTF-8 without BOM.")


def _active(subject: LoneCatalog) -> Iterator[Entry]:
    return (entry for entry in subject.file.entries if not entry.obsolete)


def _texts(subject: LoneCatalog) -> Iterator[tuple[Entry, int, str]]:
    """The translations that are used: entry, number of the form, text."""
    for entry in _active(subject):
        if not entry.flags or not entry.fuzzy:
            for number, text in enumerate(entry.strings):
                if text:
                    yield entry, number, text


def _formats(entry: Entry) -> list[str]:
    return [flag for flag in FORMATS if flag in entry.flags] if entry.flags else []


def _may_leave_out(given: Arguments, wanted: Arguments) -> bool:
    """A form for one number need not show it."""
    return all(wanted.get(name) == kind for name, kind in given.items())


_PLACEHOLDER = re.compile(r"%\([^()]*\)[\w]|%[-+ #0-9.*$']*[a-zA-Z]|%|\{[^{}]*\}|[{}]")


def _listed(text: str) -> str:
    found = _PLACEHOLDER.findall(text.replace("%%", "").replace("{{", "").replace("}}", ""))
    return " and ".join(found) or "none"
