"""Compare the inline codes of a source text with those of its translation.

One cause gives one trouble: a code that was renamed is not also lost, a start tag that is gone
does not also leave its end tag alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import lru_cache

from isogloss.check.phrases import short, times
from isogloss.model import Span
from isogloss.model.notation import Kind, Token, read

CODES = frozenset({Kind.OPEN, Kind.CLOSE, Kind.ALONE})
# Markup that only styles its text; languages without italics or bold leave it out.
_STYLE = re.compile(r"(?:abbr|b|bdi|cite|em|i|mark|q|s|small|span|strong|u|wbr|br)\d*")
_EMPTY = re.compile(r"<([a-z][a-z0-9-]*)>\s*</\1>")


class Kinds(Enum):
    """What can be wrong with a code; one rule speaks of each."""

    LOST = auto()
    STYLE_LOST = auto()
    ADDED = auto()
    UNBALANCED = auto()
    MISNESTED = auto()
    SHOWN = auto()
    EMPTIED = auto()


@dataclass(frozen=True, slots=True)
class Trouble:
    """One thing that is wrong with the codes of a translation.

    name: of the code it is about. span: in the translation, None where nothing stands.
    source_span: the code in the source text. expected: the tag that should stand there.
    """

    kind: Kinds
    name: str
    message: str
    hint: str
    span: Span | None = None
    source_span: Span | None = None
    expected: str = ""


@dataclass(frozen=True, slots=True)
class _Tags:
    """The tags of one name in one text, in its order."""

    open: tuple[Token, ...] = ()
    close: tuple[Token, ...] = ()
    alone: tuple[Token, ...] = ()

    @property
    def all(self) -> tuple[Token, ...]:
        return tuple(sorted((*self.open, *self.close, *self.alone), key=_span))


@lru_cache(maxsize=1024)
def troubles(text: str, target: str) -> tuple[Trouble, ...]:
    """What is wrong with the codes of the translation, in the order of the source's codes.

    text, target: in the notation.
    """
    if "<" not in text and "<" not in target:
        return ()
    ours, theirs = _both(text, target)
    given, found = _by_name(ours), _by_name(theirs)
    counted = [
        trouble
        for name, wanted in given.items()
        if (trouble := _counted(name, wanted, found.get(name, _Tags()))) is not None
    ]
    unknown = {
        name: tags
        for name, tags in found.items()
        if name not in given and f"{{{name}}}" not in text  # a variable written as a code
    }
    result = list(_renamed(counted, unknown))
    result = [_written_out(each, target, theirs) for each in result]
    if not result:
        result = [*_out_of_order(given, found)]
    if not result:
        result = [*_misnested(ours, theirs), *_bared(text, target, ours, theirs)]
    told = {each.name for each in result}
    result = [
        replace(each, expected=text[slice(*each.source_span)])
        if each.source_span and each.expected
        else each
        for each in result
    ]
    return (*result, *(each for each in _emptied(text, target) if each.name not in told))


def tag(token: Token) -> str:
    """The tag as it is written."""
    start = "</" if token.kind is Kind.CLOSE else "<"
    return start + token.value + ("/>" if token.kind is Kind.ALONE else ">")


def codes(text: str) -> tuple[Token, ...]:
    """The codes of a text."""
    return tuple(token for token in read(text) if token.kind in CODES)


# Catalogs from elsewhere hold tags as a page has them, with attributes.
_RAW = re.compile(r"<(?P<close>/)?(?P<name>[A-Za-z][A-Za-z0-9-]*)(?:\s[^<>]*?)?\s?(?P<alone>/)?>")


def _both(text: str, target: str) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """The codes of both texts; if the source has tags with attributes, those as well."""
    ours = codes(text)
    raw = _with_raw(text, ours)
    if len(raw) == len(ours):
        return ours, codes(target)
    closed = {token.value for token in raw if token.kind is Kind.CLOSE}
    return _void(raw, closed), _void(_with_raw(target, codes(target)), closed)


def _with_raw(text: str, known: tuple[Token, ...]) -> tuple[Token, ...]:
    tokens = {token.start: token for token in known}
    for match in _RAW.finditer(text):
        kind = Kind.CLOSE if match["close"] else Kind.ALONE if match["alone"] else Kind.OPEN
        tokens.setdefault(match.start(), Token(kind, match["name"], match.start(), match.end()))
    return tuple(tokens[start] for start in sorted(tokens))


def _void(tokens: tuple[Token, ...], closed: set[str]) -> tuple[Token, ...]:
    """`<br>` and the like, which the source never closes, stand alone."""
    return tuple(
        token._replace(kind=Kind.ALONE)
        if token.kind is Kind.OPEN and token.value not in closed
        else token
        for token in tokens
    )


def _bared(
    text: str, target: str, ours: tuple[Token, ...], theirs: tuple[Token, ...]
) -> Iterator[Trouble]:
    """A tag has lost its attributes: `<a href="…">` has become `<a>`."""
    written = Counter(target[token.start : token.end] for token in theirs)
    bare = {
        token.value: token
        for token in theirs
        if token.kind is not Kind.CLOSE
        and target[token.start : token.end].strip("</>") == token.value
    }
    for token in ours:
        tag_ = text[token.start : token.end]
        if token.value in bare and not written[tag_] and tag_.strip("</>") != token.value:
            place = bare.pop(token.value)
            yield Trouble(
                Kinds.UNBALANCED,
                token.value,
                f"{tag(place)} is not “{short(tag_, 40)}”.",
                "Write the tag as in the source, with all that stands in it.",
                _span(place),
                _span(token),
                tag_,
            )


def _span(token: Token) -> Span:
    return Span(token.start, token.end)


def _by_name(tokens: Iterable[Token]) -> dict[str, _Tags]:
    result: dict[str, _Tags] = {}
    for token in tokens:
        tags = result.get(token.value, _Tags())
        if token.kind is Kind.OPEN:
            result[token.value] = replace(tags, open=(*tags.open, token))
        elif token.kind is Kind.CLOSE:
            result[token.value] = replace(tags, close=(*tags.close, token))
        else:
            result[token.value] = replace(tags, alone=(*tags.alone, token))
    return result


def _counted(name: str, wanted: _Tags, given: _Tags) -> Trouble | None:
    """What is wrong with how often the tags of one code stand."""
    starts, ends, alone = (
        len(given.open) - len(wanted.open),
        len(given.close) - len(wanted.close),
        len(given.alone) - len(wanted.alone),
    )
    if not (starts or ends or alone):
        return None
    if wanted.open and not wanted.alone and given.alone and (starts < 0 or ends < 0):
        return _unbalanced(
            name,
            wanted,
            given.alone[0],
            "stands alone; in the source it has a start and an end",
            f"Write <{name}>…</{name}>.",
        )
    if wanted.alone and not wanted.open and alone < 0 and (given.open or given.close):
        return _unbalanced(
            name,
            wanted,
            given.all[0],
            "has another shape in the source, where it stands alone",
            f"Write <{name}/>.",
        )
    if starts == ends and alone == 0:
        return (
            _lost(name, wanted, given)
            if starts < 0
            else _added(name, wanted, given.open[len(wanted.open)])
        )
    if starts == ends == 0:
        return (
            _lost(name, wanted, given)
            if alone < 0
            else _added(name, wanted, given.alone[len(wanted.alone)])
        )
    if not given.all:
        return _lost(name, wanted, given)
    if ends > starts:
        place = _left_over(given)[0] or given.all[0]
        return _unbalanced(
            name, wanted, place, "ends what did not start", f"Put <{name}> before it."
        )
    if starts > ends:
        place = _left_over(given)[1] or given.all[-1]
        return _unbalanced(
            name, wanted, place, "starts what does not end", f"Put </{name}> where it ends."
        )
    return _added(name, wanted, given.all[-1]) if starts > 0 else _lost(name, wanted, given)


def _left_over(tags: _Tags) -> tuple[Token | None, Token | None]:
    """The first end tag without a start, and the last start tag without an end."""
    waiting: list[Token] = []
    lone: Token | None = None
    for token in tags.all:
        if token.kind is Kind.OPEN:
            waiting.append(token)
        elif token.kind is Kind.CLOSE:
            if waiting:
                waiting.pop()
            else:
                lone = lone or token
    return lone, waiting[-1] if waiting else None


def _lost(name: str, wanted: _Tags, given: _Tags) -> Trouble:
    first = wanted.all[0]
    need, have = len(wanted.open) + len(wanted.alone), len(given.open) + len(given.alone)
    if _STYLE.fullmatch(name):
        kind = Kinds.STYLE_LOST
        message = f"The translation leaves out <{name}>."
        hint = "Put it round the same words if the language has such emphasis."
    else:
        kind = Kinds.LOST
        message = (
            f"The code <{name}> stands {times(need)} in the source and {times(have)} "
            "in the translation."
        )
        hint = f"Put <{name}> back round the words it belongs to."
    return Trouble(kind, name, message, hint, None, _span(first), tag(first))


def _added(name: str, wanted: _Tags, place: Token) -> Trouble:
    count = len(wanted.open) + len(wanted.alone)
    says = f"stands more than {times(count)}, as the source has it"
    return Trouble(
        Kinds.ADDED,
        name,
        f"{tag(place)} {says if count else 'is no code of this text'}.",
        "Remove it; a literal < is written &lt;.",
        _span(place),
        _span(wanted.all[0]) if count else None,
    )


def _unbalanced(name: str, wanted: _Tags, place: Token, says: str, hint: str) -> Trouble:
    first = wanted.all[0]
    return Trouble(
        Kinds.UNBALANCED,
        name,
        f"{tag(place)} {says}.",
        hint,
        _span(place),
        _span(first),
        tag(first),
    )


def _renamed(counted: Sequence[Trouble], unknown: dict[str, _Tags]) -> Iterator[Trouble]:
    """Join each code that is gone, or has lost a side, with one that should not be there."""
    waiting = dict(unknown)
    for each in counted:
        if each.kind is Kinds.ADDED or not waiting:
            yield each
            continue
        name = next(iter(waiting))
        place = waiting.pop(name).all[0]
        yield Trouble(
            Kinds.ADDED,
            name,
            f"{tag(place)} is no code of this text; the source has <{each.name}>.",
            f"Write <{each.name}> in its place.",
            _span(place),
            each.source_span,
            each.expected,
        )
    for name, tags in waiting.items():
        yield _added(name, _Tags(), tags.all[0])


_OPENING, _CLOSING = "(?:&lt;|[<＜‹〈《\\[])", "(?:&gt;|[>＞›〉》\\]])"

_LIKE_A_TAG = re.compile(r"</?[^\W\d][^<>\s]{0,30}>")


def _written_out(trouble: Trouble, target: str, tokens: Iterable[Token]) -> Trouble:
    """A code that is not found because it is not written as one: shown to readers as it is."""
    if trouble.kind not in (Kinds.LOST, Kinds.STYLE_LOST, Kinds.UNBALANCED):
        return trouble
    name = re.escape(trouble.name)
    ruin = re.compile(
        rf"{_OPENING}\s?[/\\]?\s?{name}(?![a-z0-9-])[^<>\[\]{{}}]{{0,80}}?/?{_CLOSING}"
        rf"|{_OPENING}\s?[/\\]?\s?{name}(?![\w-])|(?<![\w<-]){name}\s?/?[>＞›]",
        re.IGNORECASE,
    )
    known = {token.start for token in tokens}
    places = [*ruin.finditer(target), *_LIKE_A_TAG.finditer(target)]
    match = next((each for each in places if each.start() not in known), None)
    if match is None or target[match.start() - 1 : match.start()] in ("<", "/"):
        return trouble
    return replace(
        trouble,
        kind=Kinds.SHOWN,
        message=f"“{short(match[0], 40)}” is not {trouble.expected} and would be shown as it is.",
        hint=f"Write {trouble.expected}, as in the source.",
        span=Span(match.start(), match.end()),
    )


def _out_of_order(given: dict[str, _Tags], found: dict[str, _Tags]) -> Iterator[Trouble]:
    """The numbers are right, but an end tag comes before its start tag."""
    for name, tags in found.items():
        lone, _ = _left_over(tags)
        if lone is not None and name in given:
            yield _unbalanced(
                name, given[name], lone, "ends what did not start", f"Put <{name}> before it."
            )


def _misnested(ours: Iterable[Token], theirs: Iterable[Token]) -> Iterator[Trouble]:
    """The first code that overlaps another, or stands in one that does not hold it."""
    allowed, (nested, overlap) = _parents(ours)[0], _parents(theirs)
    if overlap is not None:
        yield Trouble(
            Kinds.MISNESTED,
            overlap.value,
            f"{tag(overlap)} ends before what was started inside it.",
            "End the codes in the reverse order of their starts.",
            _span(overlap),
        )
        return
    names = {name for (name, _), _ in allowed}
    extra = Counter(pair for pair, _ in nested) - Counter(pair for pair, _ in allowed)
    for (inner, outer), token in nested:
        if inner in names and extra[inner, outer]:
            wanted, where = next(
                (parent, each) for (name, parent), each in allowed if name == inner
            )
            yield Trouble(
                Kinds.MISNESTED,
                inner,
                f"<{inner}> stands {_place(outer)}; in the source it stands {_place(wanted)}.",
                "Nest the codes as the source does.",
                _span(token),
                _span(where),
            )
            return


def _place(outer: str) -> str:
    return f"inside <{outer}>" if outer else "outside other codes"


_Nested = list[tuple[tuple[str, str], Token]]


def _parents(tokens: Iterable[Token]) -> tuple[_Nested, Token | None]:
    """Each code with its enclosing code ("" for none), and the first end tag that overlaps."""
    parents: _Nested = []
    stack: list[str] = []
    for token in tokens:
        if token.kind is Kind.CLOSE:
            if token.value in stack:
                if stack[-1] != token.value:
                    return parents, token
                stack.pop()
            continue
        parents.append(((token.value, stack[-1] if stack else ""), token))
        if token.kind is Kind.OPEN:
            stack.append(token.value)
    return parents, None


def _emptied(text: str, target: str) -> Iterator[Trouble]:
    known = {match[1] for match in _EMPTY.finditer(text)}
    for match in _EMPTY.finditer(target):
        if match[1] not in known:
            yield Trouble(
                Kinds.EMPTIED,
                match[1],
                f"<{match[1]}> stands round nothing.",
                "Put it round the words that it belongs to.",
                Span(match.start(), match.end()),
            )


def of_kind(found: Iterable[Trouble], kind: Kinds) -> Iterator[Trouble]:
    """Those of one kind."""
    return (each for each in found if each.kind is kind)
