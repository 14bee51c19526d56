"""Which language a text is in, as far as its letters and words tell.

A statistical model (py3langid: frequencies of byte sequences in 139 languages) says how likely
a text is in each language it knows. Only the lead of another language over the expected one
counts, never the best guess alone. What the model cannot tell apart is told by characters that
only one of two ways of writing has, and by words that only one of two languages uses.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from isogloss.check.language_model import labels, scores
from isogloss.check.siblings import sibling_lead, sibling_of
from isogloss.check.visible import VARIABLE
from isogloss.model import LanguageTag

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|(?<!\S)[^\s@]+@\S+")
_WORD = re.compile(r"[^\W_]+")
_WIDE = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)

# How the model calls a language, where BCP 47 has more than one name for it.
_MODEL_NAME = {"nb": "no", "fil": "tl", "prs": "fa", "iw": "he", "cmn": "zh", "arb": "ar"}
# Languages the model has by themselves, and whose texts it often takes for one another.
_ONE_FOR_THE_MODEL = (
    frozenset({"zh", "wuu", "yue", "ja"}),  # told apart by script
    frozenset({"ar", "ary", "arz"}),
    frozenset({"hr", "bs", "sr"}),
    frozenset({"fa", "uzs"}),
    frozenset({"el", "grc"}),
    frozenset({"he", "hbo"}),
    frozenset({"ku", "sdh"}),
)
_NO_LANGUAGE = "zxx"
_TRADITIONAL_REGIONS = frozenset({"TW", "HK", "MO"})


class OtherLanguage(NamedTuple):
    """A language that fits a text better than the expected one does.

    language: its code, or a code with script (`zh-Hant`). lead: how much more likely it is, as
    a natural logarithm. certain: whether the lead is larger than good translations ever have.
    """

    language: str
    lead: float
    certain: bool


@lru_cache(maxsize=1)
def known_languages() -> frozenset[str]:
    """The codes of the languages the model knows, as the model calls them."""
    return frozenset(labels()) - {_NO_LANGUAGE}


def same_language(one: LanguageTag, other: LanguageTag) -> bool:
    """Whether two tags name one language, whatever region or script."""
    return _model_name(one) == _model_name(other)


def _model_name(tag: LanguageTag) -> str:
    return _MODEL_NAME.get(tag.language, tag.language)


@lru_cache(maxsize=256)
def _expected(name: str) -> frozenset[str]:
    group = next((each for each in _ONE_FOR_THE_MODEL if name in each), frozenset({name}))
    return group & known_languages()


@lru_cache(maxsize=64)  # by the model and by words: the same text twice
def _scores(text: str) -> Mapping[str, float]:
    return dict(zip(labels(), scores(text), strict=True))


@lru_cache(maxsize=64)  # several rules ask the same of one unit
def evidence(target: str, source: str) -> str:
    """What of a translation tells its language: no addresses, codes, or words of the source."""
    shared = set(_WORD.findall(source))

    def keep(match: re.Match[str]) -> str:
        word = match[0]
        code = word.isascii() and not word.isalpha()
        return " " if word in shared or code else word

    return _WORD.sub(keep, _ADDRESS.sub(" ", target.replace(VARIABLE, " ")))


def letters(text: str) -> int:
    """How many letters the text has, those of scripts with a letter for a syllable thrice."""
    return sum(map(str.isalpha, text)) + 2 * len(_WIDE.findall(text))


def other_language(text: str, expected: LanguageTag) -> OtherLanguage | None:
    """The language that fits the text clearly better than the expected one.

    text: what `evidence` left. None where it is too short to tell, or the model does not know
    the expected language.
    """
    script = chinese_script(expected)
    if script is not None:
        other = _other_chinese(text, script)
        if other is not None:
            return other
    if letters(text) < _ENOUGH or not (_WIDE.search(text) or _has_words(text)):
        return None
    return _by_model(text, _model_name(expected)) or _by_words(text, expected)


def _has_words(text: str) -> bool:
    """Whether the text has several words, which one long name or code has not."""
    return len(set(_WORD.findall(text))) >= _LEAST_WORDS


_ENOUGH, _LEAST_WORDS = 18, 3
_LEAD, _SHARE = 6.0, 0.7
_CERTAIN_LEAD, _CERTAIN_SHARE = 9.0, 1.1


def _by_model(text: str, expected: str) -> OtherLanguage | None:
    own = _expected(expected)
    if not own:
        return None
    passed_over = own | {sibling_of(expected), _NO_LANGUAGE}
    found = _scores(text)
    ours = max(found[name] for name in own)
    if max(found.values()) - ours < _LEAD:
        return None
    name = max(found.keys() - passed_over, key=lambda each: (found[each], each))
    lead = found[name] - ours
    share = lead / math.sqrt(len(text.encode()))
    if lead < _LEAD or share < _SHARE:
        return None
    certain = lead >= _CERTAIN_LEAD and share >= _CERTAIN_SHARE
    return OtherLanguage(name, lead, certain)


_WORDS_LEAD = 4.0
_MODEL_WEIGHT = {"id": 0.5, "ms": 0.5}
"""How far the model may be trusted with a language and its sibling; not at all if not named."""


def _by_words(text: str, expected: LanguageTag) -> OtherLanguage | None:
    sibling = sibling_of(expected.language)
    if sibling is None:
        return None
    lead = sibling_lead(text, expected.language)
    weight = _MODEL_WEIGHT.get(expected.language)
    if weight:
        found = _scores(text)
        lead += weight * (found[sibling] - found[expected.language])
    return OtherLanguage(sibling, lead, certain=False) if lead > _WORDS_LEAD else None


def _other_chinese(text: str, script: str) -> OtherLanguage | None:
    counts = dict(zip(("Hans", "Hant"), chinese_characters(text), strict=True))
    other = "Hant" if script == "Hans" else "Hans"
    if counts[other] > 3 * counts[script]:
        return OtherLanguage(f"zh-{other}", float(counts[other]), certain=counts[other] > 1)
    return None


def chinese_script(tag: LanguageTag) -> str | None:
    """`Hans` or `Hant` for Chinese, None for other languages (CLDR likely subtags)."""
    if tag.language not in {"zh", "cmn"}:
        return "Hant" if tag.language == "yue" and not tag.script else None
    if tag.script in {"Hans", "Hant"}:
        return tag.script
    return "Hant" if tag.region in _TRADITIONAL_REGIONS else "Hans"


def chinese_characters(text: str) -> tuple[int, int]:
    """How many characters only simplified, and only traditional Chinese has.

    GB 2312 holds the simplified forms, Big5 the traditional ones; what both have is common.
    """
    kinds = [_kind(each) for each in text if each >= "\u3400"]
    return kinds.count("Hans"), kinds.count("Hant")


@lru_cache(maxsize=8192)
def _kind(character: str) -> str:
    simplified, traditional = _encodes(character, "gb2312"), _encodes(character, "big5")
    if simplified == traditional or not character.isalpha():
        return ""
    return "Hans" if simplified else "Hant"


def _encodes(character: str, encoding: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
