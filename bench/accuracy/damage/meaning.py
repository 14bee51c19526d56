"""Damage to the meaning: another language, lost or added text, a negation turned round."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from random import Random

from bench.accuracy.damage.kind import Damage, at_end, replace_one, words
from bench.accuracy.damage.vocabulary import ENGLISH_NEGATION, LIMITS, NEGATIONS
from bench.accuracy.data import Others, Pair, joiner, with_parts
from isogloss.model import parse_tag

_MEANING = (5,)

# Languages that are taken for one another; those of the issue first. A text keeps its words and
# is given out for the other language, so that no text of the other is needed.
CLOSE = {
    "es": ("pt",), "pt": ("es",), "pt-BR": ("es",), "sv": ("da",), "ru": ("uk",), "hi": ("ne",),
    "zh": ("zh-Hant",), "zh-Hant": ("zh-Hans",),
}  # fmt: skip
FARTHER = {
    "es": ("ca", "gl", "it"), "pt": ("gl",), "pt-BR": ("gl",), "sv": ("nb",), "ru": ("bg", "be"),
    "hi": ("mr",), "de": ("nl", "af"), "nl": ("af", "de"), "fa": ("ar",), "ur": ("fa",),
    "ar": ("fa", "ur"), "id": ("ms",), "fr": ("it", "ca"), "bn": ("as",),
}  # fmt: skip


def _untranslated(pair: Pair, chance: Random, others: Others) -> str | None:
    if len(pair.source.split()) < 4 or pair.source == pair.target:
        return None
    how = chance.choice(("same", "same", "case", "space", "mark", "last"))
    if how == "case":
        return pair.source.upper()
    if how == "space":
        return pair.source.replace(" ", "  ", 1) + " "
    if how == "mark":
        return pair.source.rstrip(".!?:;") + chance.choice(("", "!", ".", "…"))
    if how == "last":  # one word is translated
        return pair.source + " " + pair.target.split()[-1]
    return pair.source


def _untranslated_in_part(pair: Pair, chance: Random, others: Others) -> Pair | None:
    place = chance.randrange(len(pair.parts))
    source = pair.parts[place][0]
    if len(source.split()) < 6:
        return None
    parts = list(pair.parts)
    parts[place] = (source, source)
    return with_parts(pair, tuple(parts))


def _empty(piece: str) -> Callable[[Pair, Random, Others], str | None]:
    def make(pair: Pair, chance: Random, others: Others) -> str | None:
        return chance.choice(piece.split("|")) if len(words(pair.source)) > 1 else None

    return make


def _other_language(pair: Pair, chance: Random, others: Others) -> str | None:
    locales = others.locales(pair)
    far = [
        each for each in locales if each not in ("zh", "zh-Hant") or pair.locale.language != "zh"
    ]
    if not far or len(pair.source) < 25:
        return None
    return others.translation(pair, chance.choice(far))


def _called(table: Mapping[str, tuple[str, ...]]) -> Callable[[Pair, Random, Others], Pair | None]:
    def make(pair: Pair, chance: Random, others: Others) -> Pair | None:
        close = table.get(str(pair.locale))
        if close is None or len(pair.source) < 40:
            return None
        return replace(pair, locale=parse_tag(chance.choice(close)))

    return make


def _half(pair: Pair, chance: Random, others: Others) -> str | None:
    if len(pair.source) < 40:
        return None
    found = words(pair.target)
    if len(found) < 4:
        return None
    if chance.random() < 0.5:
        return pair.target[: found[len(found) // 2][0]].rstrip()
    return pair.target[found[len(found) // 2][0] :]


def _half_with_end(pair: Pair, chance: Random, others: Others) -> str | None:
    """The middle is gone; the last mark stands."""
    found = words(pair.target)
    if len(pair.source) < 40 or len(found) < 6:
        return None
    start = found[max(1, len(found) // 4)][0]
    end = found[max(1, len(found) // 4) + len(found) // 2][0]
    return pair.target[:start] + pair.target[end:]


def _fifth(pair: Pair, chance: Random, others: Others) -> str | None:
    found = words(pair.target)
    if len(pair.source) < 40 or len(found) < 5:
        return None
    return pair.target[: found[len(found) * 4 // 5][0]].rstrip()


def _sentence_dropped(pair: Pair, chance: Random, others: Others) -> Pair | None:
    place = chance.randrange(len(pair.parts))
    target = joiner(pair.locale).join(
        target for index, (_, target) in enumerate(pair.parts) if index != place
    )
    return replace(pair, target=target)


def _sentence_added(pair: Pair, chance: Random, others: Others) -> Pair | None:
    other = others.another(pair, chance)
    if len(other.source) < 20 or not re.search(r"[.!?。！？؟।۔॥]\W*$", other.target):
        return None
    targets = [target for _, target in pair.parts]
    targets.insert(chance.randrange(len(targets) + 1), other.target)
    return replace(pair, target=joiner(pair.locale).join(targets))


def _sentence_doubled(pair: Pair, chance: Random, others: Others) -> Pair | None:
    targets = [target for _, target in pair.parts]
    place = chance.randrange(len(targets))
    targets.insert(place, targets[place])
    return replace(pair, target=joiner(pair.locale).join(targets))


def _negation_lost(pair: Pair, chance: Random, others: Others) -> str | None:
    pattern = NEGATIONS.get(pair.locale.language)
    if pattern is None or len(ENGLISH_NEGATION.findall(pair.source)) != 1:
        return None
    if len(pattern.findall(pair.target)) != 1:
        return None
    return replace_one(pair.target, pattern, _kept, chance)


def _kept(match: re.Match[str]) -> str:
    return match[1] or "" if match.re.groups else ""


def _negation_added(pair: Pair, chance: Random, others: Others) -> Pair | None:
    """The source loses its “not”, the translation keeps it."""
    pattern = NEGATIONS.get(pair.locale.language)
    found = list(ENGLISH_NEGATION.finditer(pair.source))
    if pattern is None or len(found) != 1 or len(pattern.findall(pair.target)) != 1:
        return None
    match = found[0]
    verb = match["verb"] or match["short"] or ""
    source = pair.source[: match.start()] + verb + pair.source[match.end() :]
    return replace(pair, source=re.sub(r"  +", " ", source), parts=((source, pair.target),))


def limit(pair: Pair, chance: Random) -> Pair | None:
    theirs = LIMITS.get(str(pair.locale)) or LIMITS.get(pair.locale.language)
    if theirs is None:
        return None
    which, amount = chance.randrange(4), chance.randint(3, 90)
    return replace(
        pair,
        source=at_end(pair.source, f"({LIMITS['en'][which].format(amount)})"),
        target=at_end(pair.target, f"({theirs[which].format(amount)})"),
    )


def _limit_turned(pair: Pair, chance: Random, others: Others) -> str | None:
    theirs = LIMITS.get(str(pair.locale)) or LIMITS[pair.locale.language]
    start = pair.target.rindex("(") + 1
    end = pair.target.index(")", start)
    written = pair.target[start:end]
    figure = re.search(r"\d+", written)
    for which, form in enumerate(theirs):
        if figure and form.format(figure[0]) == written:
            other = theirs[(1, 0, 3, 2)[which]].format(figure[0])
            return pair.target[:start] + other + pair.target[end:]
    return None


DAMAGES = (
    Damage("untranslated", "untranslated", _untranslated),
    Damage("sentence-untranslated", "sentence-untranslated", _untranslated_in_part, joined=True),
    Damage("empty", "empty", _empty("")),
    Damage("only-space", "empty", _empty(" |  |\n|\u00a0|\u3000|\u200b|\t")),
    Damage("only-marks", "empty", _empty(".|…|-|—|?|...|***|N/A|_|。|、")),
    Damage("language-other", "language-other", _other_language),
    Damage("language-close", "language-close", _called(CLOSE), families=_MEANING),
    Damage("language-related", "language-related", _called(FARTHER), families=_MEANING),
    Damage("half-lost", "half-lost", _half),
    Damage("half-lost-inside", "half-lost", _half_with_end),
    Damage("half-lost-of-several", "half-lost", _half, joined=True),
    Damage("sentence-dropped", "sentence-dropped", _sentence_dropped, joined=True),
    Damage("sentence-added", "sentence-added", _sentence_added, joined=True),
    Damage("sentence-doubled", "sentence-added", _sentence_doubled, joined=True),
    Damage("end-cut", "end-cut", _fifth),
    Damage("end-cut-of-several", "end-cut", _fifth, joined=True),
    Damage("negation-lost", "negation", _negation_lost),
    Damage("negation-added", "negation", _negation_added),
    Damage("limit-turned", "limit", _limit_turned, limit),
)  # fmt: skip
