"""How long a translation is, beside what translations into its language usually are.

Lengths of translations follow a law (Gale and Church 1993): the logarithm of the ratio of
lengths is normal, with a mean for each pair of languages and a spread that shrinks as texts
grow. The means below were measured on published translations from English (Mozilla's web
pages, the Universal Declaration of Human Rights, TICO-19) and rounded; the spread fits all of
them. A catalog that is large enough gives its own mean (`usual_of`).
"""

from __future__ import annotations

import math
import re
import statistics
from collections.abc import Iterable
from dataclasses import dataclass

from isogloss.model import LanguageTag

# Characters that say more than a letter does, in letters.
_WEIGHTS = (
    (re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]"), 2.0),  # Han: 3 letters each
    (re.compile(r"[\u3040-\u30ff]"), 0.8),  # kana: 1.8
    (re.compile(r"[\uac00-\ud7af]"), 1.1),  # Hangul: 2.1
)
_MEANS = {
    code: float(mean)
    for mean, codes in {
        "-0.35": "am",
        "-0.12": "ar he ja yue zh",
        "-0.05": "fa ig ko ps sa sw ur zu",
        "0.0": "en af bn kn lo lv sv si th",
        "0.02": "bs cs da et gu hi hr is mr nb nn no sk sl sr",
        "0.08": "az be bg cy fi id km lt pa te tr uk xh",
        "0.12": "ca de es eu gl hu hy it ka kk ms nl pl pt ro ru so sq uz vi yo",
        "0.18": "el fr ga gd ml my ta tl",
        "0.3": "ha tg",
    }.items()
    for code in codes.split()
}
_OTHER_MEAN, _OTHER_SPREAD = 0.07, 1.5
"""For languages that were not measured: so wide that most of them fit, whatever their mean."""
_FLOOR, _PER_LETTER = 0.0055, 1.1
"""The variance of the logarithm: 0.0055 + 1.1 / letters of the source."""
_SPREADS = {
    code: float(spread)
    for spread, codes in {"1.4": "ja ko my yue zh", "1.3": "ar km ru tg", "1.2": "fa he"}.items()
    for code in codes.split()
}
"""How much wider the spread is, mostly where few characters say much."""


@dataclass(frozen=True, slots=True)
class UsualLength:
    """What lengths translations have. mean: of the logarithm of the ratio; spread: a factor."""

    mean: float
    spread: float

    def deviation(self, source: str, target: str) -> float:
        """How unusual the length of the target is, in standard deviations; below 0 is short."""
        return self.deviation_of(measure(source), measure(target))

    def deviation_of(self, source: float, target: float) -> float:
        """The same for two measured lengths."""
        sigma = self.spread * math.sqrt(_FLOOR + _PER_LETTER / max(source, 1.0))
        return (math.log(max(target, 1.0) / max(source, 1.0)) - self.mean) / sigma


def measure(text: str) -> float:
    """The length of a text in letters of an alphabet."""
    length = float(len(text))
    if text.isascii():
        return length
    return length + sum(more * len(pattern.findall(text)) for pattern, more in _WEIGHTS)


def usual(source: LanguageTag, target: LanguageTag) -> UsualLength:
    """What is usual between two languages."""
    means = [_MEANS.get(each.language, _OTHER_MEAN) for each in (source, target)]
    spread = max(
        _SPREADS.get(each.language, 1.0 if each.language in _MEANS else _OTHER_SPREAD)
        for each in (source, target)
    )
    return UsualLength(means[1] - means[0], spread)


_ENOUGH = 50
_FAR = 0.25
_NARROW, _WIDE = 1.0, 1.2


def usual_of(lengths: Iterable[tuple[float, float]], fallback: UsualLength) -> UsualLength:
    """What is usual in a catalog, from its measured lengths (source, target).

    The median, so that some damaged translations do not matter, and never far from the
    fallback, so that many do not. The fallback itself where there are fewer than 50 texts.
    """
    ratios = [
        (math.log(target / source), math.sqrt(_FLOOR + _PER_LETTER / source))
        for source, target in lengths
        if source >= 25 and target > 0
    ]
    if len(ratios) < _ENOUGH:
        return fallback
    mean = statistics.median(ratio for ratio, _ in ratios)
    scaled = statistics.median(abs(ratio - mean) / sigma for ratio, sigma in ratios)
    # 0.6745: the median of the absolute value of a standard normal variable.
    mean = min(max(mean, fallback.mean - _FAR), fallback.mean + _FAR)
    spread = min(max(scaled / 0.6745, fallback.spread * _NARROW), fallback.spread * _WIDE)
    return UsualLength(mean, spread)
