"""Family 5: the language a translation is written in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from babel.core import get_global
from rapidfuzz.distance import Indel

from isogloss.check.language import OtherLanguage, evidence, other_language, same_language
from isogloss.check.registry import Hit, rule
from isogloss.check.samples import pair, safety
from isogloss.check.scripts import letters_by_script, scripts_of
from isogloss.check.subjects import Translated
from isogloss.check.visible import VARIABLE, Visible, visible
from isogloss.model import LanguageTag, Severity, Span

_ERROR, _WARNING = Severity.ERROR, Severity.WARNING
_WORD = re.compile(r"[^\W\d_]{2,}")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|(?<!\S)[^\s@]+@\S+|(?<![\w-])[\w-]+(?:\.[\w-]+)+")


def _without_names(text: str, names: tuple[str, ...]) -> str:
    """The text with names and variables blanked; every other character stays in its place."""
    for name in names:
        text = text.replace(name, " " * len(name))
    return text.replace(VARIABLE, " ")


@rule(
    "IG501",
    "untranslated",
    subject=Translated,
    draft=_WARNING,
    review=_ERROR,
    release=_ERROR,
    why="A reader of the language cannot read it.",
    source="EU MDR 2017/745, Article 10(11); WCAG 2.2, 3.1.2 Language of Parts",
    bad=[
        pair("Ask your doctor for the full list.", "Ask your doctor for the full list.", "es"),
        pair("Ask your doctor for the list.", "<em>Ask</em> your doctor for the list", "ar"),
        pair("Ask your doctor for the full list.", "Ask a doctor for the full list!", "de"),
        safety("Death.", "Death.", "de"),
    ],
    good=[
        pair("MitraSeal™ clip", "MitraSeal™ clip", "nl", names=("MitraSeal™",)),
        pair("Normal", "Normal", "es"),
        pair("Call 112", "Call 112", "en-GB"),
        pair("Jones, Smith, Miller et al.", "Jones, Smith, Miller et al.", "de"),
    ],
)
def untranslated(unit: Translated) -> Iterator[Hit]:
    """The translation is the source text, or nearly."""
    if _is_untranslated(unit):
        yield Hit(
            "The translation is the same as the source text, or nearly.",
            'Translate it, or mark it translate="no" in the page.',
            Span(0, len(unit.target)),
            source_span=Span(0, len(unit.text)),
        )


def _is_untranslated(unit: Translated) -> bool:
    if same_language(unit.locale, unit.source_language):
        return False
    source, target = visible(unit.text).text, visible(unit.target).text
    return _same(source, target, unit.do_not_translate, unit.safety, _shares_script(unit))


@lru_cache(maxsize=64)  # several rules ask the same of one unit
def _same(source: str, target: str, names: tuple[str, ...], safety: bool, alike: bool) -> bool:
    """Whether the target is the source, or nearly. alike: whether the languages share a script."""
    if not _shared(source, target):
        return False
    words = _WORD.findall(_ADDRESS.sub(" ", _without_names(source, names)))
    others = _WORD.findall(_ADDRESS.sub(" ", _without_names(target, names)))
    # Names, titles and brands are alike in many languages: sentences are not, nor statements.
    common = {word for word in words if word.islower()}
    if words == others:
        small = [word for word in words if word.islower()]
        return bool(
            (safety and words) or len(small) >= 3 or (len(words) >= 2 and small and not alike)
        )
    if not alike and not any(map(str.isascii, others)):
        return False
    as_written = not target.isupper()
    shared = [
        word.casefold()
        for word in others
        if word.casefold() in common and (word.islower() or not as_written)
    ]
    small_words = any(len(word) <= _SMALL_WORD for word in shared)
    if len(shared) < (3 if alike else 2) or not small_words:
        return False
    folded = [[word.casefold() for word in each] for each in (words, others)]
    return bool(Indel.normalized_similarity(*folded) >= _NEARLY)


@lru_cache(maxsize=64)
def _shared(source: str, target: str) -> frozenset[str]:
    """The words that stand in both, whatever their case."""
    ours = _WORD.findall(source.casefold())
    return frozenset(ours).intersection(_WORD.findall(target.casefold()))


_NEARLY = 0.7
_SMALL_WORD = 4
"""Articles, prepositions and the like are short; names and terms seldom have any."""


def _shares_script(unit: Translated) -> bool:
    return bool(scripts_of(unit.locale) & scripts_of(unit.source_language))


def _scripts(locale: LanguageTag) -> frozenset[str] | None:
    """The scripts of the language; None where CLDR names one that the tables here do not have."""
    own = scripts_of(locale)
    if own != {"Latin"} or locale.script:
        return own
    likely = get_global("likely_subtags").get(locale.language, "")
    return own if not likely or "_Latn" in likely else None


# Japanese has syllables, Korean has Hangul, in every sentence; Chinese characters alone do not do.
_NEEDED = {"ja": frozenset({"Hiragana", "Katakana"}), "ko": frozenset({"Hangul"})}
_BARE_HAN = 12


@rule(
    "IG502",
    "script-wrong",
    subject=Translated,
    draft=_WARNING,
    review=_ERROR,
    release=_ERROR,
    why="Text in another script than the language's is text of another language.",
    source="CLDR supplemental data: scripts of languages; WCAG 2.2, 3.1.2",
    bad=[
        pair("Ask your doctor about the clip.", "Pregunte a su médico por el clip.", "ar"),
        pair("Ask your doctor about the clip.", "医師に伝えてください。", "zh-Hans"),
        pair("Ask your doctor about the clip.", "请向您的医生咨询有关夹子的信息。", "ja"),
    ],
    good=[
        pair("Ask your doctor.", "اسأل طبيبك.", "ar"),
        pair("MRI", "MRI", "ar"),
        pair("Example Cardio", "Example Cardio", "ja"),
        pair("Cardiac surgery, Example Heart Center", "Example Heart Center 心臓外科", "ja"),
    ],
)
def script_wrong(unit: Translated) -> Iterator[Hit]:
    """Most letters of the translation are of a script the language is not written in."""
    if _is_untranslated(unit):
        return
    own = _scripts(unit.locale)
    if own is None:
        return
    target = _without_names(visible(unit.target).text, unit.do_not_translate)
    counts = letters_by_script(evidence(target, visible(unit.text).text))
    total = sum(counts.values())
    foreign = total - sum(count for script, count in counts.items() if script in own)
    # Names and terms are often left in Latin letters; nothing is left in any other script.
    odd = foreign - (0 if "Latin" in own else counts["Latin"])
    needed = _NEEDED.get(unit.locale.language)
    if (total >= 20 and foreign * 5 > total * 4) or (odd >= 6 and odd * 4 > total):
        main = next(script for script, _ in counts.most_common() if script not in own)
        wanted = " and ".join(sorted(own))
        message = f"The translation is written in {main}; {unit.locale} is written in {wanted}."
    elif needed and counts["Han"] >= _BARE_HAN and not any(counts[each] for each in needed):
        wanted = " or ".join(sorted(needed))
        message = f"The translation has no {wanted}; it reads like Chinese."
    else:
        return
    yield Hit(message, "Check that the text is in the right catalog.", Span(0, len(unit.target)))


@rule(
    "IG514",
    "other-language",
    subject=Translated,
    draft=_WARNING,
    review=_ERROR,
    release=_ERROR,
    why="A reader gets a page that is partly in somebody else’s language. 139 languages are known; "
    "texts in others are judged by script, length and words alone.",
    source="WCAG 2.2, 3.1.2 Language of Parts; Lui and Baldwin 2012, langid.py; CLDR",
    bad=[
        pair(
            "Tell your doctor if you are allergic to nickel or titanium.",
            "Informieren Sie Ihren Arzt, wenn Sie allergisch gegen Nickel oder Titan sind.",
            "nl",
        ),
        pair(
            "Tell your doctor about all of your medicines.",
            "Informe o seu médico sobre todos os medicamentos que está a tomar.",
            "es",
        ),
        pair("Ask your doctor about the clip.", "請向您的醫生詢問有關夾子的資訊。", "zh-Hans"),
    ],
    good=[
        pair("Tell your doctor.", "Informe a su médico.", "es"),
        pair("Ask your doctor about the clip.", "请向您的医生咨询有关夹子的信息。", "zh"),
        pair("Example Cardio Clinic", "Example Cardio Clinic", "fr"),
        pair("Ask your doctor about all risks.", "Hỏi bác sĩ của bạn về mọi rủi ro.", "vi"),
    ],
)
def in_other_language(unit: Translated) -> Iterator[Hit]:
    """The translation is in another language than the catalog's.

    What tells the language is 139 languages' statistics of letter sequences, for Chinese the
    characters that only one way of writing has. Other languages are judged by script alone.
    """
    other = _other_language(unit)
    if other is not None and other.certain:
        yield _hit_language(unit, other)


@rule(
    "IG515",
    "close-language",
    subject=Translated,
    draft=_WARNING,
    review=_WARNING,
    release=_WARNING,
    why="Indonesian for Malay, or Danish for Norwegian, passes for right at a glance.",
    source="WCAG 2.2, 3.1.2 Language of Parts; Lui and Baldwin 2012, langid.py; CLDR",
    bad=[
        pair(
            "You can do it because the device is safe.",
            "Anda bisa melakukannya karena perangkat ini aman.",
            "ms",
        )
    ],
    good=[
        pair(
            "You can do it because the device is safe.",
            "Anda bisa melakukannya karena perangkat ini aman.",
            "id",
        ),
        pair("Tell your doctor.", "Fortæl det til din læge.", "da"),
    ],
)
def in_close_language(unit: Translated) -> Iterator[Hit]:
    """The translation reads more like another language than like the catalog's."""
    other = _other_language(unit)
    if other is not None and not other.certain:
        yield _hit_language(unit, other)


def _other_language(unit: Translated) -> OtherLanguage | None:
    if same_language(unit.locale, unit.source_language):
        return None
    other = _found(
        _without_names(visible(unit.target).text, unit.do_not_translate),
        visible(unit.text).text,
        unit.locale,
    )
    if other is None or _is_untranslated(unit) or any(True for _ in script_wrong.find(unit)):
        return None
    return other


@lru_cache(maxsize=64)  # two rules ask the same of one unit
def _found(target: str, source: str, locale: LanguageTag) -> OtherLanguage | None:
    return other_language(evidence(target, source), locale)


def _hit_language(unit: Translated, other: OtherLanguage) -> Hit:
    return Hit(
        f"The translation reads like “{other.language}”, not like “{unit.locale}”.",
        "Check that the text is in the right catalog.",
        Span(0, len(unit.target)),
    )


_QUOTED = re.compile(r"[(（\[][^()（）\[\]]*[)）\]]|[“„«「『][^“”„«»「」『』]*[”“»」』]")
_RUN, _LONG_RUN = 4, 7
_PART = 0.4
"""A quotation that is more of the text than this is not a quotation in it."""


@rule(
    "IG503",
    "partly-untranslated",
    subject=Translated,
    draft=_WARNING,
    review=_WARNING,
    release=_WARNING,
    why="A sentence left in the source language inside a translation is easily overlooked.",
    source="W3C ITS 2.0, 8.17: localization quality issue types, untranslated",
    bad=[
        pair(
            "Tell your doctor about your allergies. Ask about all of the risks, too.",
            "Informe a su médico sobre sus alergias. Ask about all of the risks, too.",
            "es",
        )
    ],
    good=[
        pair("World Health Organization (WHO)", "World Health Organization (WHO)", "es"),
        pair("Tell your doctor about all of it.", "Informe a su médico de todo.", "es"),
        pair(
            "It causes severe acute respiratory syndrome (SARS).",
            "Nagdudulot ito ng severe acute respiratory syndrome (SARS).",
            "tl",
        ),
        pair(
            "He called it “the art of the deal”.",
            "Er nannte es „the art of the deal“ (die Kunst des Geschäfts).",
            "de",
        ),
    ],
)
def partly_untranslated(unit: Translated) -> Iterator[Hit]:
    """A run of words of the source stands in the translation."""
    if same_language(unit.locale, unit.source_language) or _is_untranslated(unit):
        return
    source, target = visible(unit.text), visible(unit.target)
    if len(_shared(source.text, target.text)) < _RUN - 1:
        return
    found = _longest_run(_prose(source, unit), _prose(target, unit), _shares_script(unit))
    if found is not None:
        first, last, source_first, source_last = found
        run = target.text[first:last]
        yield Hit(
            f"“{run}” stands in the translation as in the source.",
            "Translate these words, too.",
            target.span(first, last),
            source_span=source.span(source_first, source_last),
        )


def _prose(text: Visible, unit: Translated) -> str:
    """The text with names, addresses, and what stands in quotes or brackets blanked."""
    named = _without_names(text.text, unit.do_not_translate)

    def blank(match: re.Match[str]) -> str:
        return "\0" * len(match[0])

    def blank_if_short(match: re.Match[str]) -> str:
        return blank(match) if len(match[0]) < _PART * len(named) else match[0]

    return _QUOTED.sub(blank_if_short, _ADDRESS.sub(blank, named))


def _longest_run(source: str, target: str, alike: bool) -> tuple[int, int, int, int] | None:
    """The longest run of running text that both have: its place in the target and the source.

    alike: whether the two languages are written in one script, so that words may be shared.
    """
    there, here = list(_WORD.finditer(source)), list(_WORD.finditer(target))
    places: dict[str, list[int]] = {}
    for number, match in enumerate(there):
        places.setdefault(match[0], []).append(number)
    best: tuple[int, int, int] | None = None
    start = 0
    while start < len(here):
        longest = 0
        for first in places.get(here[start][0], ()):
            length = 1
            while (
                start + length < len(here)
                and first + length < len(there)
                and here[start + length][0] == there[first + length][0]
                and _adjoin(target, here[start + length - 1].end(), here[start + length].start())
            ):
                length += 1
            longest = max(longest, length)
            words = [match[0] for match in here[start : start + length]]
            if _is_prose(words, alike) and (best is None or length > best[2]):
                best = (start, first, length)
        start += max(1, longest)
    if best is None:
        return None
    start, first, length = best
    return (
        here[start].start(),
        here[start + length - 1].end(),
        there[first].start(),
        there[first + length - 1].end(),
    )


def _adjoin(text: str, end: int, start: int) -> bool:
    return "\0" not in text[end:start]


def _is_prose(words: list[str], alike: bool) -> bool:
    """Whether the words are more than a name or a term: those have few small words."""
    lower = [word for word in words if word.islower()]
    if len(words) >= _LONG_RUN:
        return len(lower) >= _RUN
    least = _RUN if alike else _RUN - 1
    small = any(len(word) <= _SMALL_WORD for word in lower)
    return len(words) >= least and len(lower) >= least - 1 and small
