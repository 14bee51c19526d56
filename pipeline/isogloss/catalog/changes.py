"""What changed in a text, in one line for the translator: “past [-1 year-]{+6 months+} if …”."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Indel

from isogloss.catalog.reader import Entry
from isogloss.model import Message

# Characters of unchanged text that stay readable on either side of a change.
AROUND = 24
# From so many words on, a text of which less than a third stayed is not told word by word.
_MANY_WORDS = 24

_CODES = re.compile(r"(<[^<>]*>|\{[^{}\s]*\})")
# Thai, Lao, Burmese, Khmer, kana, Han: written without spaces, compared by characters.
WITHOUT_SPACES = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff]"
)
_SPACES = re.compile(r"\s+")
_CONTROL = re.compile("[\0-\x1f\x7f-\x9f]")
_JOINS = frozenset(".,:'’-\u2010\u2011\u200c\u200d\u00ad")
# Latin, Greek, Cyrillic, Armenian and signs: without marks that combine, with spaces.
_PLAIN_TEXT = re.compile("[\0-\u02ff\u0370-\u0482\u048a-\u058f\u1e00-\u20cf\u2100-\u2bff]*")
_PLAIN_TOKEN = re.compile(
    rf"\s+|[^\W_]+(?:[{''.join(map(re.escape, sorted(_JOINS)))}][^\W_]+)*|.", re.DOTALL
)
_PLAIN = str.maketrans({"“": '"', "”": '"', "…": "..."})


class Wording(NamedTuple):
    """What makes a source text: msgctxt, msgid, msgid_plural."""

    context: str | None
    text: str
    plural: str | None


def wording_before(entry: Entry) -> Wording:
    """What an entry's translation was made from, which its own text may never have been."""
    if entry.fuzzy and entry.previous is not None:
        return Wording(entry.context_before, entry.previous, entry.previous_plural)
    return wording_of(entry)


def wording_of(of: Entry | Message) -> Wording:
    """The wording of an entry or a message itself."""
    return Wording(of.context, of.text, of.plural)


def change_notes(old: Wording, new: Wording, encoding: str = "utf-8") -> tuple[str, ...]:
    """Extracted comments that name what changed between two source texts; none if nothing did.

    Deleted words stand in [- -], new ones in {+ +}, long unchanged stretches are cut short by …
    A line has no line end and no control character. encoding: of the file they go into; what
    it cannot hold is written plainly or, where that is no help, left out.
    """
    notes = []
    if old.context != new.context:
        notes.append(f"context {_marked(old.context or '', new.context or '')}")
    if old.text != new.text:
        notes.append(_difference(old.text, new.text))
    if old.plural is None and new.plural is not None:
        notes.append("it has a plural now")
    elif old.plural is not None and new.plural is None:
        notes.append("it has no plural any more")
    elif old.plural is not None and new.plural is not None and old.plural != new.plural:
        notes.append(f"plural {_difference(old.plural, new.plural)}")
    written = (_written(f"Changed: {note}", encoding) for note in notes)
    return tuple(note for note in written if note is not None)


def _written(note: str, encoding: str) -> str | None:
    for text in (note, note.translate(_PLAIN)):
        try:
            text.encode(encoding)
        except UnicodeEncodeError:
            continue
        return text
    return None


def _difference(old: str, new: str) -> str:
    before, after = tokens(old), tokens(new)
    runs = list(_runs(before, after))
    words = sum(not token.isspace() for token in (*before, *after))
    stayed = sum(not token.isspace() for run in runs if run.same for token in run.old)
    if words >= _MANY_WORDS and stayed * 6 < words:
        return "nearly every word"
    shown = []
    for number, run in enumerate(runs):
        if run.same:
            shown.append(_shortened(run.old, number == 0, number == len(runs) - 1))
        else:
            shown.append(_change("".join(run.old), "".join(run.new)))
    return f"“{''.join(shown)}”"


class _Run(NamedTuple):
    """A stretch of tokens that stayed or that changed."""

    same: bool
    old: Sequence[str]
    new: Sequence[str]


def _runs(before: list[str], after: list[str]) -> Iterator[_Run]:
    """Stretches in turn. A space between two changed words counts as changed with them."""
    old: list[str] = []
    new: list[str] = []
    codes = Indel.opcodes(before, after)
    for number, code in enumerate(codes):
        stayed = before[code.src_start : code.src_end]
        inside = 0 < number < len(codes) - 1 and (old or new)
        if code.tag == "equal" and not (inside and all(map(str.isspace, stayed))):
            if old or new:
                yield _Run(False, old, new)
                old, new = [], []
            yield _Run(True, stayed, stayed)
        else:
            old += stayed
            new += after[code.dest_start : code.dest_end]
    if old or new:
        yield _Run(False, old, new)


def tokens(text: str) -> list[str]:
    """Codes, words, spaces, single signs and, in scripts without spaces, single characters."""
    found: list[str] = []
    for part in _CODES.split(text):
        if _CODES.fullmatch(part):
            found.append(part)
        else:
            found += _words(part)
    return found


def _words(text: str) -> Iterable[str]:
    return _PLAIN_TOKEN.findall(text) if _PLAIN_TEXT.fullmatch(text) else _any_words(text)


def _any_words(text: str) -> Iterator[str]:
    """The same for texts with marks that combine, or in scripts without spaces."""
    word = ""
    kind = ""
    for number, character in enumerate(text):
        previous, kind = kind, _kind(character)
        if kind == "mark" and word:
            word += character
            kind = previous
            continue
        if character in _JOINS and previous == "word":
            following = text[number + 1 : number + 2]
            if following and _kind(following) == "word":
                kind = "word"
        if word and (kind != previous or kind in ("sign", "single")):
            yield word
            word = ""
        word += character
    if word:
        yield word


def _kind(character: str) -> str:
    if character.isspace():
        return "space"
    if unicodedata.category(character)[0] == "M":
        return "mark"
    if not character.isalnum():
        return "sign"
    return "single" if WITHOUT_SPACES.match(character) else "word"


def _shortened(run: Sequence[str], first: bool, last: bool) -> str:
    """An unchanged stretch: whole where it is short, else what stands next to the changes."""
    text = _readable("".join(run))
    if len(text) <= (AROUND if first or last else 2 * AROUND) + 8:
        return text
    opening = "" if first else "".join(_at_most(run))
    closing = "" if last else "".join(_at_most(run[::-1])[::-1])
    return f"{_readable(opening).rstrip()}…{_readable(closing).lstrip()}"


def _at_most(run: Sequence[str]) -> list[str]:
    """The first tokens, up to AROUND characters; at least one."""
    found: list[str] = []
    size = 0
    for token in run:
        size += len(token)
        if found and size > AROUND:
            break
        found.append(token)
    return found


def _change(old: str, new: str) -> str:
    """Both sides of a change, with the spaces at its ends outside the marks."""
    before = " " if old[:1].isspace() or new[:1].isspace() else ""
    after = " " if old[-1:].isspace() or new[-1:].isspace() else ""
    if _visible(old) == _visible(new):
        return _marked(_spelled_out(old), _spelled_out(new))
    return f"{before}{_marked(_readable(old).strip(), _readable(new).strip())}{after}"


def _marked(old: str, new: str) -> str:
    return (f"[-{old}-]" if old else "") + (f"{{+{new}+}}" if new else "")


def _readable(text: str) -> str:
    """In one line, without control characters."""
    return _CONTROL.sub("\ufffd", _SPACES.sub(" ", text))


def _visible(text: str) -> str:
    return "".join(each for each in _readable(text) if unicodedata.category(each) != "Cf").strip()


def _spelled_out(text: str) -> str:
    """Characters that cannot be seen, by number: nothing else would show what changed."""
    return "".join(
        each if each.isalnum() or unicodedata.category(each)[0] in "MPS" else f"<{ord(each):04X}>"
        for each in text
    )
