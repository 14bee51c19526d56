"""How well each translation of a catalog fits its own source text.

What `association` has learned from the whole catalog, and the lengths that are usual in it, are
held against each unit: as a whole (is it the translation of this text at all?), for each part of
the source (is it missing in the translation?), and for each part of the translation (does the
source have it?). A verdict is a sum of logarithms of odds; one alone never decides.
"""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from isogloss.check.association import Lexicon, Word, learn, sample, words_of
from isogloss.check.exchange import Exchange, exchanged, surface
from isogloss.check.lengths import UsualLength, measure, usual, usual_of
from isogloss.check.sentences import UNMARKED, ends, joints, sentence_spans
from isogloss.model import LanguageTag, Span

_LEAST_UNITS = 30
"""With fewer units, chance is too much of what is learned."""
_MISFIT, _BELONGS = -6.0, 6.0
_LOST, _ADDED = -13.5, -16.0
_LENGTH_WEIGHT, _SENTENCE = 3.0, 4.0
"""What a standard deviation of length counts, and a sentence less or more, as logarithms."""
_LENGTH_CLIP = 5.0
_LEAST_LENGTH = 40
"""Lengths of shorter texts tell nothing."""
_CUT = 2.0
_LEAST_PART, _MOST_PART = 0.12, 0.9
_NOTHING_FITS = 4.0
_EXCHANGED = 2.5


class Texts(NamedTuple):
    """A source text and its translation, as readers see them."""

    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Fit:
    """How a translation fits its source text. All scores are logarithms of odds.

    whole: evidence of the words that the two belong together, both ways. told: how many words
    told anything. lost: the part of the source that most likely has no counterpart, None if all
    have; lost_score: how likely the translation is whole, below -13.5 it is not. added,
    added_score: the same for the translation, below -16 something was added.
    """

    whole: float
    told: int
    lost: Span | None
    lost_score: float
    added: Span | None
    added_score: float

    @property
    def misfit(self) -> bool:
        """Whether the translation is that of another text."""
        return self.whole < _MISFIT

    @property
    def shortened(self) -> bool:
        """Whether a part of the source is not translated."""
        return self.lost_score < _LOST

    @property
    def lengthened(self) -> bool:
        """Whether the translation has a part that the source has not."""
        return self.added_score < _ADDED


@dataclass(frozen=True, slots=True, eq=False)
class Knowledge:
    """What a catalog has taught: words of the source, words of the translation, lengths."""

    source: Lexicon
    target: Lexicon
    usual: UsualLength
    source_language: LanguageTag
    locale: LanguageTag
    learned: range


def know(texts: Sequence[Texts], source: LanguageTag, locale: LanguageTag) -> Knowledge | None:
    """Learn from a catalog. None if it is too small to learn from."""
    chosen = sample(len(texts))
    if len(chosen) < _LEAST_UNITS:
        return None
    words = [
        (
            [word.form for word in words_of(texts[place].source, source)],
            [word.form for word in words_of(texts[place].target, locale)],
        )
        for place in chosen
    ]
    lengths = [(measure(texts[place].source), measure(texts[place].target)) for place in chosen]
    first, second = learn(words)
    return Knowledge(
        first, second, usual_of(lengths, usual(source, locale)), source, locale, chosen
    )


def fits(texts: Sequence[Texts], knowledge: Knowledge) -> Iterator[Fit]:
    """How each of the catalog's translations fits."""
    for place, each in enumerate(texts):
        yield fit(each, each, knowledge, learned=place in knowledge.learned)


def fit(source: Texts, target: Texts, knowledge: Knowledge, *, learned: bool) -> Fit:
    """How the target of one unit fits the source of another, or of the same."""
    forward, back = _evidence(source, target, knowledge, learned=learned)
    whole = sum([value for _, value in forward]) + sum([value for _, value in back])
    long, short = measure(source.source), measure(target.target)
    usual = knowledge.usual
    cut = ends(source.source) and not ends(target.target)
    deviation = usual.deviation_of(long, short) if long >= _LEAST_LENGTH else 0.0
    more = 0
    if knowledge.locale.language not in UNMARKED:
        more = len(sentence_spans(target.target)) - len(sentence_spans(source.source))
    fewer = _LENGTH_WEIGHT * min(deviation, 0.5) - _SENTENCE * (more < 0)
    longer = -_LENGTH_WEIGHT * max(deviation, -0.5)
    longer -= _SENTENCE * (more > joints(source.source))
    lost, lost_score = _part(
        source.source, forward, long, short, usual, cut=cut, worth=_LOST - fewer
    )
    added, added_score = _part(
        target.target, back, short, long, _reverse(usual), cut=False, worth=_ADDED - longer
    )
    told = len(forward) + len(back)
    return Fit(whole, told, lost, lost_score + fewer, added, added_score + longer)


def exchanges(
    texts: Sequence[Texts], found: Sequence[Fit], knowledge: Knowledge
) -> tuple[Exchange, ...]:
    """The units that have each other's translation. found: how each fits its own text.

    They are looked for among some thousand at a time, so that a large catalog needs no more
    memory; the last of each part is the first of the next, as neighbours change places most.
    """
    chosen: list[Exchange] = []
    taken: set[int] = set()
    for start in range(0, len(texts), _PART):
        part = slice(start, start + _PART + 1)
        for each in _exchanges(texts[part], found[part], knowledge):
            units = {start + each.first, start + each.second}
            if taken.isdisjoint(units):
                taken |= units
                chosen.append(Exchange(start + each.first, start + each.second, each.gain))
    return tuple(chosen)


_PART = 4000


def _exchanges(
    texts: Sequence[Texts], found: Sequence[Fit], knowledge: Knowledge
) -> Sequence[Exchange]:
    known: dict[tuple[int, int], float] = {}

    def words(first: int, second: int) -> float:
        if first == second:
            return found[first].whole
        if (first, second) not in known:
            known[first, second] = _whole(texts[first], texts[second], knowledge)
        return known[first, second]

    return exchanged(
        [surface(each.source, knowledge.source_language) for each in texts],
        [surface(each.target, knowledge.locale) for each in texts],
        knowledge.usual,
        words,
        _EXCHANGED,
    )


def unrelated(found: Sequence[Fit]) -> bool:
    """Whether the translations of a catalog, taken together, do not fit its source texts."""
    told = [each.whole for each in found if each.told]
    return len(told) >= _LEAST_UNITS and statistics.median(told) < _NOTHING_FITS


def best_source(texts: tuple[Texts, ...], place: int, knowledge: Knowledge) -> int | None:
    """The unit whose source text the translation of another unit belongs to, if one is found."""
    words = words_of(texts[place].target, knowledge.locale)
    wanted: Counter[str] = Counter()
    for word in {each.form for each in words}:
        known = knowledge.target.partners.get(word)
        if known is not None and known.units <= _RARE:
            wanted.update(known.forms)
    if not wanted:
        return None
    scores = [
        (sum(wanted[form] for form in forms), -number)
        for number, forms in enumerate(_source_forms(texts, knowledge))
        if not forms.isdisjoint(wanted) and texts[number].source != texts[place].source
    ]
    candidates = [-number for _, number in sorted(scores, reverse=True)[:_CANDIDATES]]
    rated = [(_whole(texts[number], texts[place], knowledge), -number) for number in candidates]
    if not rated:
        return None
    score, number = max(rated)
    return -number if score > _BELONGS else None


_RARE, _CANDIDATES = 50, 5


@lru_cache(maxsize=1)
def _source_forms(texts: tuple[Texts, ...], knowledge: Knowledge) -> tuple[frozenset[str], ...]:
    return tuple(
        frozenset(word.form for word in words_of(each.source, knowledge.source_language))
        for each in texts
    )


def _evidence(
    source: Texts, target: Texts, knowledge: Knowledge, *, learned: bool
) -> tuple[list[tuple[Word, float]], list[tuple[Word, float]]]:
    """What the words of the source tell, and those of the target."""
    ours = words_of(source.source, knowledge.source_language)
    theirs = words_of(target.target, knowledge.locale)
    return (
        knowledge.source.evidence(ours, frozenset([each[0] for each in theirs]), learned),
        knowledge.target.evidence(theirs, frozenset([each[0] for each in ours]), learned),
    )


def _whole(source: Texts, target: Texts, knowledge: Knowledge) -> float:
    """How well the words of a target go with a source, neither taken as learned from."""
    forward, back = _evidence(source, target, knowledge, learned=True)
    return sum([value for _, value in forward]) + sum([value for _, value in back])


def _reverse(usual: UsualLength) -> UsualLength:
    return UsualLength(-usual.mean, usual.spread)


def _part(
    text: str,
    evidence: Sequence[tuple[Word, float]],
    length: float,
    other: float,
    usual: UsualLength,
    *,
    cut: bool,
    worth: float,
) -> tuple[Span | None, float]:
    """The part of the text that most likely has no counterpart, and how likely it has one.

    worth: a part that is likelier than this to have one need not be found.
    """
    best: tuple[Span | None, float] = (None, 0.0)
    if not evidence:
        return best
    if sum(value for _, value in evidence if value < 0) - _LENGTH_CLIP - _CUT >= worth:
        return best
    now = usual.deviation_of(length, other)
    for first, last, total in _runs(text, evidence):
        if total - _LENGTH_CLIP - _CUT >= best[1]:
            continue
        wide = _between(text, evidence, first, last)
        tight = evidence[last][0].end - evidence[first][0].start
        share = (wide.end - wide.start + tight) / (2 * len(text))
        if total >= 0 or not _LEAST_PART <= share <= _MOST_PART:
            continue
        then = usual.deviation_of(length * (1 - share), other)
        by_length = max(-_LENGTH_CLIP, min(_LENGTH_CLIP, (then * then - now * now) / 2))
        score = total + by_length - (_CUT if cut and last == len(evidence) - 1 else 0.0)
        if score < best[1]:
            best = (wide, score)
    return best


def _between(text: str, evidence: Sequence[tuple[Word, float]], first: int, last: int) -> Span:
    """The words from one to another, with those beside them that tell nothing."""
    start = evidence[first - 1][0].end if first else 0
    end = evidence[last + 1][0].start if last + 1 < len(evidence) else len(text)
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _runs(text: str, evidence: Sequence[tuple[Word, float]]) -> Iterator[tuple[int, int, float]]:
    """Parts that may be lost: the run with most against it, whole sentences, beginning, end."""
    last = len(evidence) - 1
    total, start = 0.0, 0
    best = (0, 0, 0.0)
    for place, (_, value) in enumerate(evidence):
        if total >= 0:
            total, start = 0.0, place
        total += value
        if total < best[2]:
            best = (start, place, total)
    yield best
    total = 0.0
    for place in range(last, 0, -1):
        total += evidence[place][1]
        yield place, last, total
    for span in sentence_spans(text):
        inside = [
            at for at, (word, _) in enumerate(evidence) if span.start <= word.start < span.end
        ]
        if inside:
            yield inside[0], inside[-1], sum(evidence[at][1] for at in inside)
