"""Whether a translation denies what its English source denies, and nothing more.

Negations are counted, not placed: each “not” of the source needs an answer in the translation,
and each answer is used once. Words that say “not” otherwise (“avoid”, “impossible”) only answer
where the source has no such word itself. The idea of errors of polarity is from Hossain et al.,
“It's not a Non-Issue: Negation as a Source of Error in Machine Translation” (2020).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from isogloss.check.polarities import POLARITIES
from isogloss.model import LanguageTag, Span

# What a translation must keep. “No” and “without” have too many other ways to be said.
_REQUIRED = re.compile(
    r"(?<!\w)(?:not|never|cannot|\w+n['’]t|untreated)(?!\w)",
    re.IGNORECASE,
)
_NEUTRAL = re.compile(
    r"\b(?:not|isn['’]t|aren['’]t) (?:only|just|merely|simply|least)\b|\bwhether or not\b"
    r"|\bor not\b|\bif not\b|\bnot (?:necessarily|yet|to mention)\b|\bnever(?:theless|mind)\b"
    r"|\b(?:why|do|does|did|is|are|was|were|wo|ca)n['’]t (?:you|we|they|it|he|she|i)\b"
    r"|\bwhy not\b|\bno(?:t)? (?:more|less|fewer|later|longer) than\b|\bn['’]t (?:only|just)\b"
    r"|n['’]t (?:only|just|necessarily|yet)\b|\bcannot (?:only|just)\b|(?:ca|could)n['’]t help\b"
    r"|\bnever more\b",
    re.IGNORECASE,
)
# Their translations deny almost always; so do not those of _WEAK.
_FIRM = re.compile(
    r"\b(?:no(?! (?:longer|matter|doubt|one's)\b)|none|nobody|nothing|nowhere|without|neither"
    r"|nor)\b",
    re.IGNORECASE,
)
# Words that a translation may give back by a word of its own for “not”.
_WEAK = re.compile(
    r"\b(?:"
    r"un(?!i[tvqof]|der|til|less|ited|its?\b)\w{3,}"
    r"|in(?:abil|activ|adequa|appropria|capa|complet|correct|compat|consist|curab|depend"
    r"|direct|effect|efficien|eligib|evitab|exist|experienc|explicab|secur|significan"
    r"|sufficien|toler|valid|visib|accura|access|voluntar|certain)\w*"
    r"|im(?:poss|prop|perf|mobil|balanc|patien|practic|prob|pun)\w*"
    r"|ir(?:reg|relev|respons|revers)\w*|il(?:legal|licit|literat)\w*|non\w*"
    r"|dis(?:abl|agree|allow|appear|approv|continu|regard|trust|miss|courag|prov|qualif"
    r"|ease)\w*|mis\w+|\w{3,}(?<!un)(?<!regard)less|free|absen\w+|against|forbid\w*"
    r"|prohibit\w*|ban(?:s|ned|ning)?|lack\w*|avoid\w*|prevent\w*|stop\w*|fail\w*|refus\w*"
    r"|den(?:y|ie[ds]|ying|ial)|declin\w+|reject\w*|hardly|rarely|rare|seldom|barely"
    r"|few\w*|little|less|instead|rather than|except\w*|loss|los[et]\w*|missing|miss"
    r"|difficult\w*|hard|exclu\w+|negativ\w*|a-?symptomatic|cancel\w*|halt\w*"
    r"|end(?:ed|s|ing)?|clos\w+|doubt\w*|zero|cease\w*|withdr\w+|restrict\w*|poor\w*"
    r"|rule[sd]? out|out|anti\w*|contra\w*|contrast|opposit\w*|wrong\w*|false\w*|resist\w*"
    r"|block\w*|inhibit\w*|protect\w*|low\w*|weak\w*|limit\w*|mitigat\w*|reduc\w*"
    r"|eliminat\w*|remov\w*|away|off|unlike"
    r")\b",
    re.IGNORECASE,
)
# Words that translators turn into a “not”: “less clear”, “remains open”.
_TURNED = re.compile(
    r"\b(?:"
    r"un(?!i[tvqof]|der|til|less|ited|its?\b)\w{3,}"
    r"|in(?:abil|activ|action|adequa|appropria|capa|complet|correct|compat|consist|curab"
    r"|direct|distingu|effect|efficien|eligib|evitab|exist|experienc|explicab"
    r"|secur|significan|sufficien|toler|valid|viab|visib|accura|access|voluntar"
    r"|certain)\w*|im(?:poss|prop|perf|mobil|balanc|patien|practic|prob|pun)\w*"
    r"|ir(?:reg|relev|respons|revers)\w*|il(?:legal|licit|literat)\w*|non\w*"
    r"|dis(?:abl|agree|allow|appear|approv|continu|regard|trust|miss|courag|prov|qualif"
    r"|comfort)\w*|mis\w+|ab(?:normal|sen|stain|stent)\w*|atypical\w*|a-?symm\w*"
    r"|\w{3,}(?<!un)(?<!regard)less|free|forbid\w*|prohibit\w*|ban(?:s|ned|ning)?|lack\w*"
    r"|avoid\w*|prevent\w*|stop\w*|fail\w*|refus\w*|den(?:y|ie[ds]|ying|ial)|declin\w+"
    r"|reject\w*|hardly|rarely|seldom|barely|less\w*|instead|rather"
    r"|except\w*|unless|until|till|yet|else|longer|missing|negativ\w*"
    r"|a-?symptomatic|false\w*|wrong\w*|rule[sd]? out|los[est]\w*"
    r"|poor\w*|weak\w*|difficult\w*|hard\w*|challeng\w*|against|substandard|under\w+|malaise"
    r"|ill\w*|doubt\w*|though|dead|vague|rare|remain\w*|await\w*|soon|opposed"
    r"|resist\w*|problem\w*|refrain\w*|quit|skip\w*|ignor\w*"
    r"|reluctan\w*|neutral\w*|whether|outside|out of|exclud\w*|jury|forgot\w*|keep"
    r")\b",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"\b(?:not|n['’]t|never|cannot)\b[^.;]{0,80}"
    r"\b(?:until|till|unless|except|without|before|other than|only)\b|\bnot (?:until|before|yet)\b",
    re.IGNORECASE,
)
_SHARED = re.compile(r"\b(?:or|and)\b", re.IGNORECASE)  # “don't stand or sit”
# Arabic vowel signs are read past: لا and لَا are one word.
_HARAKAT = re.compile("[\u064b-\u0652\u0670\u0640]")


class Denial(NamedTuple):
    """A word that negates. span: of the text it stands in, None where that cannot be told."""

    word: str
    span: Span | None


class _Patterns(NamedTuple):
    neutral: re.Pattern[str]
    negative: re.Pattern[str]
    concord: re.Pattern[str]
    instead: re.Pattern[str]
    only: re.Pattern[str]
    clear: re.Pattern[str] | None


def denials(text: str, language: LanguageTag) -> tuple[str, ...]:
    """Each word by which a text denies or sets a limit, in lower case, as often as it is there.

    Empty for languages that are not known; English is one of them.
    """
    known = _patterns(language.language)
    if known is None:
        return ()
    bare = _bare(text, language)
    return tuple(
        match[0].lower()
        for pattern in (known.negative, known.instead, known.only)
        for match in pattern.finditer(bare)
    )


def lost_negation(
    source: str, source_language: LanguageTag, target: str, locale: LanguageTag
) -> Denial | None:
    """The negation of the source that the translation leaves out, None where there is none.

    source, target: what readers see. Only sources in English are judged.
    """
    known = _patterns(locale.language)
    if known is None or source_language.language != "en":
        return None
    bare = _blanked(_NEUTRAL, source)
    required = list(_REQUIRED.finditer(bare))
    if not required:
        return None
    rest = _REQUIRED.sub(" ", bare)
    firm, weak = len(_FIRM.findall(rest)), len(_WEAK.findall(rest))
    text = known.neutral.sub(" ", _bare(target, locale))
    concord, text_left = _taken(known.concord, text)
    negative, text_left = _taken(known.negative, text_left)
    instead = len(known.instead.findall(text_left))
    given = negative + max(0, instead - weak)
    if locale.language not in _CONCORD:
        given += max(0, concord - firm)
    if _UNTIL.search(source):
        given += len(known.only.findall(text))
    if given >= len(required) + max(0, firm - concord):
        return None
    return Denial(required[-1][0], Span(*required[-1].span()))


def added_negation(
    source: str, source_language: LanguageTag, target: str, locale: LanguageTag
) -> Denial | None:
    """What negates in the translation where nothing in the source does, None for nothing.

    source, target: what readers see. Only sources in English are judged.
    """
    known = _patterns(locale.language)
    if known is None or source_language.language != "en":
        return None
    bare = _bare(target, locale)
    text = _blanked(known.neutral, bare)
    if known.clear is not None:
        found = list(known.clear.finditer(text))
    else:
        found = list(known.negative.finditer(_blanked(known.concord, text)))
    if not found:
        return None
    required = len(_REQUIRED.findall(source))
    rest = _REQUIRED.sub(" ", source)
    firm = len(_FIRM.findall(rest))
    answered = required + firm + len(_TURNED.findall(rest))
    if (required or firm) and _SHARED.search(source):
        answered += 1
    if len(found) <= answered:
        return None
    span = Span(*found[0].span()) if len(bare) == len(target) else None
    return Denial(found[0][0].strip(), span)


# Languages in which “nobody”, “nothing” and their like stand beside a negated verb.
_CONCORD = frozenset({"cs", "el", "es", "it", "pl", "pt", "ru", "uk"})


def _blanked(pattern: re.Pattern[str], text: str) -> str:
    """The text with spaces where the pattern stands, so that all else keeps its place."""
    return pattern.sub(lambda match: " " * len(match[0]), text)


def _taken(pattern: re.Pattern[str], text: str) -> tuple[int, str]:
    """How often the pattern stands in the text, and the text without it."""
    left, count = pattern.subn(" ", text)
    return count, left


def _bare(text: str, locale: LanguageTag) -> str:
    """The text in one form; in Arabic without vowel signs.

    A doubled waw stays told apart: دوّن writes, دون is without.
    """
    if locale.language == "ar":
        text = _HARAKAT.sub("", text.replace("و\u0651", "وو"))
    return unicodedata.normalize("NFC", text)


@lru_cache
def _patterns(language: str) -> _Patterns | None:
    words = POLARITIES.get(language)
    if words is None:
        return None

    def compiled(text: str) -> re.Pattern[str]:
        return re.compile(text, re.IGNORECASE)

    return _Patterns(
        neutral=compiled(words.neutral),
        negative=compiled(words.negative),
        concord=compiled(words.concord),
        instead=compiled(words.instead),
        only=compiled(words.only),
        clear=compiled(words.clear) if words.clear else None,
    )
