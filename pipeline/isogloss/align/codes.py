"""A translation with the codes of its own page, written with the codes of its source."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from isogloss.align.traits import address_key, contents_of, element_of
from isogloss.extract.markup import Piece
from isogloss.model import Unit
from isogloss.model.notation import Kind, Token, read, write_text

# What makes two elements with one name different things.
_TELLING = ("href", "src", "id", "name", "datetime", "value", "cite", "lang", "class")
_ROLE = _TELLING.index("class")
"""Attributes before this one give an element more to do than to look."""
_ADDRESSES = frozenset({"href", "src", "cite"})
# Elements that only say how their text looks or what kind of word it is.
_PLAIN = frozenset(
    "abbr acronym b bdi big cite code dfn em font i kbd mark q s samp small span strike strong "
    "tt u var".split()
)
# Of these a translation may lose one, as rule IG301 has it.
_STYLE = frozenset("abbr bdi cite em mark q s small span strong u".split())

Openings = Mapping[str, Piece]


class Misfit(ValueError):
    """The codes do not go together. The message says why, as the end of a sentence."""


def carried(
    source: Unit,
    source_openings: Openings,
    translated: Unit,
    openings: Openings,
    *,
    variables: bool,
) -> str:
    """The text of `translated` with its codes named as `source` names them.

    Emphasis and the like that only the translation has is left out, its words are not.
    Variables must be the same.
    Raises Misfit where the result would not keep the rules of codes: each code of the source
    once, in its own form, but for those that only style and that a translation may do without.
    """
    names = _mapped(source, source_openings, translated, openings)
    tokens = read(translated.text, variables=variables)
    if variables:
        _keep_variables(read(source.text), tokens)
    parts: list[str] = []
    for token in tokens:
        match token.kind:
            case Kind.TEXT:
                parts.append(_written(token.value, variables=variables))
            case Kind.VARIABLE:
                parts.append(f"{{{token.value}}}")
            case Kind.OPEN if name := names[token.value]:
                parts.append(f"<{name}>")
            case Kind.CLOSE if name := names[token.value]:
                parts.append(f"</{name}>")
            case Kind.ALONE if name := names[token.value]:
                parts.append(f"<{name}/>")
            case _:
                pass
    return "".join(parts)


def _written(characters: str, *, variables: bool) -> str:
    if variables:
        characters = characters.replace("{", "{{").replace("}", "}}")
    return write_text(characters)


def _keep_variables(source: tuple[Token, ...], translated: tuple[Token, ...]) -> None:
    wanted = sorted(token.value for token in source if token.kind is Kind.VARIABLE)
    found = sorted(token.value for token in translated if token.kind is Kind.VARIABLE)
    if wanted != found:
        lacking = next((each for each in wanted if each not in found), "")
        raise Misfit(
            f"the translated page has other words where the source has {{{lacking}}}"
            if lacking
            else "its variables are not those of the source"
        )


def _mapped(
    source: Unit, source_openings: Openings, translated: Unit, openings: Openings
) -> dict[str, str]:
    """For each code of the translation the name it has in the source, "" for one left out."""
    here = _described(source, source_openings)
    there = _described(translated, openings)
    names: dict[str, str] = {}
    for alike in _ALIKE:
        for name, code in list(there.items()):
            candidates = [each for each in here if alike(here[each], code)]
            if not candidates:
                continue
            rivals = [each for each in there.values() if alike(here[candidates[0]], each)]
            only = len(candidates) == len(rivals) == 1
            # Where the source's codes are the same in all, it does not matter which is which.
            if only or len({here[each].attributes for each in candidates}) == 1:
                names[name] = candidates[0]
                del here[candidates[0]], there[name]
    for name, code in there.items():
        if any(each.element == code.element for each in here.values()):
            raise Misfit(f"which <{name}> of the source is which cannot be told")
        if code.alone or code.element not in _PLAIN:
            raise Misfit(f"it has a <{name}> that the source has not")
        names[name] = ""
    left = (code for code in source.codes if code.name in here and not code.droppable)
    lost = next((code.name for code in left if not _is_style(here[code.name])), "")
    if lost:
        raise Misfit(f"it has no <{lost}>")
    return names


class _Described(NamedTuple):
    """What a code is known by. neutral: its attributes without languages in addresses."""

    element: str
    alone: bool
    attributes: tuple[str, ...]
    neutral: tuple[str, ...]
    words: str


def _described(unit: Unit, openings: Openings) -> dict[str, _Described]:
    words = contents_of(unit.text)
    found = {}
    for code in unit.codes:
        piece = openings.get(code.name)
        given = {} if piece is None else piece.attributes
        attributes = (*(given.get(name, "") for name in _TELLING), code.shows)
        neutral = (*(_neutral(name, given.get(name, "")) for name in _TELLING), code.shows)
        element = code.name if piece is None else element_of(piece.tag)
        found[code.name] = _Described(
            element, code.close is None, attributes, neutral, words.get(code.name, "")
        )
    return found


def _is_style(code: _Described) -> bool:
    return code.element in _STYLE and not code.alone and not any(code.attributes[:_ROLE])


def _neutral(name: str, value: str) -> str:
    return address_key(value) if name in _ADDRESSES else value


def _same_kind(one: _Described, other: _Described) -> bool:
    return one.element == other.element and one.alone == other.alone


# The surest first.
_ALIKE: tuple[Callable[[_Described, _Described], bool], ...] = (
    lambda one, other: one == other,
    lambda one, other: _same_kind(one, other) and one.attributes == other.attributes,
    lambda one, other: _same_kind(one, other) and (one[3:] == other[3:]),
    lambda one, other: _same_kind(one, other) and one.neutral == other.neutral,
    lambda one, other: _same_kind(one, other) and one.words == other.words != "",
    _same_kind,
)
