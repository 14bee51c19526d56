"""How much speaks for two units being one text in two languages.

Everything is a logarithm of odds: how likely a trait is in a pair of translations, against how
likely it is in two texts that have nothing to do with each other. The length part follows
Gale and Church (1993), with the ratio of lengths taken from the documents at hand.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from isogloss.align.traits import Trait
from isogloss.model import Place

IMPOSSIBLE = -30.0
_HEADINGS = frozenset({"<h1>", "<h2>", "<h3>", "<h4>", "<h5>", "<h6>"})
_KINDS = {
    **dict.fromkeys(_HEADINGS, "heading"),
    **dict.fromkeys(("<td>", "<th>", "<caption>"), "table"),
    **dict.fromkeys(("<dt>",), "term"),
    **dict.fromkeys(("<pre>",), "pre"),
    **dict.fromkeys(("<option>", "<button>", "<label>", "<legend>"), "form"),
}
_MOST_KEPT, _LEAST_KEPT = 9.0, -5.0
_SPREAD = 0.09
"""Variance of the logarithm of the ratio of lengths in pairs; in unrelated texts it is about 1."""


class Weight(NamedTuple):
    """What it says that both texts have a trait, and that only one has it."""

    both: float
    one: float


_NONE = Weight(0.0, 0.0)
_SUREST_KEPT = 0.9
_NUMBER_LOST = -0.9
"""Numbers are kept, but may be written in words."""


Shape = tuple[Place, str, tuple[str, ...], tuple[str, ...], str]
"""Place, element, elements round it, codes, and end of a trait."""


@dataclass(frozen=True, slots=True)
class Scale:
    """What is known of the two documents together.

    ratio: logarithm of target length by source length. spread: variance of that ratio in pairs
    of long texts. weights: what a kept word or number
    that both documents have says; by how rare it is. rare: the same for elements.
    lexicon: which words were met in pairs before, with what it says.
    shapes: what two shapes of texts say, once worked out.
    """

    ratio: float
    spread: float
    weights: Mapping[str, Weight]
    rare: Mapping[str, Weight]
    lexicon: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    shapes: dict[tuple[Shape, Shape], float] = field(default_factory=dict, compare=False)


def scale_of(source: Sequence[Trait], translated: Sequence[Trait]) -> Scale:
    """The scale for two documents, before anything is paired."""
    # What both have as it is, such as examples of commands, tells nothing of the languages.
    untranslated = {each.same for each in source} & {each.same for each in translated}
    lengths = [
        sum(each.length for each in side if each.same not in untranslated)
        for side in (source, translated)
    ]
    ratio = math.log((lengths[1] + 100) / (lengths[0] + 100))
    return Scale(
        ratio=max(-1.4, min(1.0, ratio)),
        spread=_SPREAD,
        weights=_weights([each.kept for each in source], [each.kept for each in translated]),
        rare=_weights([{each.what} for each in source], [{each.what} for each in translated]),
    )


def _weights(
    source: Sequence[Iterable[str]], translated: Sequence[Iterable[str]]
) -> dict[str, Weight]:
    """For each word of both documents, what it says where both texts have it, or one only.

    A word that one document has far more often is one that this translation does not keep.
    """
    here: Counter[str] = Counter()
    there: Counter[str] = Counter()
    for counts, texts in ((here, source), (there, translated)):
        for each in texts:
            counts.update(each)
    size = max(len(source), len(translated))
    found: dict[str, Weight] = {}
    for word, count in here.items():
        if word in there:
            other = there[word]
            kept = _SUREST_KEPT * min(count, other) / max(count, other)
            met = math.log(1 + size / (1 + max(count, other))) + math.log(kept)
            found[word] = Weight(max(0.0, min(5.0, met)), math.log(1 - kept))
    return found


class Weighed(NamedTuple):
    """A trait with all that depends on the scale worked out: it is compared many times.

    kept: what it has of that which both documents have. lost: what it says if none of it is in
    the other text. words: for the lexicon. known: words of the translation that go with those
    of this text, with what they say. expected: how many of its words the lexicon has.
    """

    trait: Trait
    shape: Shape
    kept: frozenset[str]
    lost: float
    words: frozenset[str]
    known: Mapping[str, float]
    expected: int


def weighed(trait: Trait, scale: Scale) -> Weighed:
    """Work a trait out for comparing."""
    words = frozenset(trait.words)
    known: dict[str, float] = {}
    expected = 0
    for word in words:
        entries = scale.lexicon.get(word)
        if entries:
            expected += 1
            for other, says in entries.items():
                if says > known.get(other, 0.0):
                    known[other] = says
    return Weighed(
        trait,
        (trait.place, trait.what, trait.above, trait.codes, trait.end),
        frozenset(word for word in trait.kept if word in scale.weights),
        # In a fixed order: sums of fractions depend on it.
        sum(_lost(word, scale) for word in sorted(trait.kept)),
        words,
        known,
        expected,
    )


def _lost(word: str, scale: Scale) -> float:
    lost = scale.weights.get(word, _NONE).one
    return min(lost, _NUMBER_LOST) if word[0] == "n" else lost


def evidence(one: Weighed, other: Weighed, scale: Scale) -> float:
    """The logarithm of the odds that `other` is the translation of `one`."""
    shapes = one.shape, other.shape
    total = scale.shapes.get(shapes)
    if total is None:
        total = scale.shapes[shapes] = _of_shapes(one.trait, other.trait, scale)
    if total <= IMPOSSIBLE:
        return total
    total += length_evidence(one.trait.length, other.trait.length, scale)
    total += _kept(one, other, scale)
    if one.known:
        total += _known(one, other)
    return total


def _of_shapes(source: Trait, translated: Trait, scale: Scale) -> float:
    if source.place is not translated.place:
        return IMPOSSIBLE
    total = _place(source, translated, scale)
    if total <= IMPOSSIBLE:
        return IMPOSSIBLE
    total += _codes(source.codes, translated.codes)
    if source.end == translated.end:
        return total + {"?": 1.5, "!": 1.0, ":": 1.0}.get(source.end, 0.1)
    return total - (0.8 if "?" in (source.end, translated.end) else 0.4)


def _place(source: Trait, translated: Trait, scale: Scale) -> float:
    if source.what == translated.what:
        total = 0.8 * min(3.0, scale.rare.get(source.what, _NONE).both) + 0.3
    elif source.place is Place.ATTRIBUTE:
        if source.what.split()[0] != translated.what.split()[0]:
            return IMPOSSIBLE
        total = -1.0
    else:
        kinds = _KINDS.get(source.what, ""), _KINDS.get(translated.what, "")
        total = -3.0 if kinds[0] != kinds[1] else -0.8 if kinds[0] else -0.2
    for first, second in zip(source.above, translated.above, strict=False):
        if first != second:
            return total - 0.6
        total += 0.3
    return total


def length_evidence(source: int, translated: int, scale: Scale) -> float:
    """What the lengths say. Short texts vary more: their spread is that of a few characters."""
    plain = math.log((translated + 1) / (source + 1))
    difference = plain - scale.ratio
    spread = scale.spread + 4.0 / (source + translated + 2)
    of_pair = -difference * difference / (2 * spread)
    # A text that was left as it is, or most of it, is as long as before.
    as_it_is = -plain * plain / (2 * spread) - 1.5
    of_others = -difference * difference / 2
    return max(-6.0, max(of_pair, as_it_is) - 0.5 * math.log(spread) - of_others)


def _kept(one: Weighed, other: Weighed, scale: Scale) -> float:
    both = 0.0
    only = one.lost + other.lost
    shared = one.kept & other.kept
    if shared:
        for word in sorted(shared):
            both += scale.weights[word].both
            only -= 2 * _lost(word, scale)
    if one.trait.same == other.trait.same:
        both += 1.0
    return min(_MOST_KEPT, 0.8 * both) + max(_LEAST_KEPT, 0.7 * only)


def _codes(source: tuple[str, ...], translated: tuple[str, ...]) -> float:
    if source == translated:
        return 0.4 * min(5, len(source)) + 0.1
    here, there = Counter(source), Counter(translated)
    apart = (here - there).total() + (there - here).total()
    return max(-3.0, -0.7 * apart)


def _known(one: Weighed, other: Weighed) -> float:
    met = sorted(other.words & one.known.keys())
    missed = max(0, one.expected - len(met))
    return max(-2.0, min(8.0, sum(one.known[word] for word in met) - 0.15 * missed))
