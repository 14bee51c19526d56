"""Per cent, as a sign or in words."""

from __future__ import annotations

import re

_SIGN = re.compile("[%٪％﹪]")
# Words for a share that may stand for per cent, and for other things.
_SHARES = re.compile(
    r"percentage|porcentaje|porcentagem|percentu|pourcentage|نسبة|割|프로|proc\."
    r"|\bshare|\brate\b|proportion",
    re.IGNORECASE,
)
# CLDR units, percent, long forms, and what else is in use.
_WORDS = re.compile(
    r"per\s?cent(?!age)|por\s?ciento|por\s?cento|pour\s?cents?|prozent|procent|prosent|percento"
    r"|процент|відсот|ποσοστ|τοις εκατό|ب?المائة|ب?المئة|بالمية|درصد|فی ?صد|فيصد"
    r"|فیصد|אחוז|प्रतिशत|फीसदी|फ़ीसदी|শতাংশ|শতকরা"
    r"|(?<!\w)persen|asilimia|porsi?yento|porsento|por sento"
    r"|percentage points?|yüzde|phần trăm|เปอร์เซ็นต์|ร้อยละ|パーセント"
    r"|百分之|[个個]百分|퍼센트|프로(?![가-힣])|százalék|prosenttia?|protsent|procen|sută|फीसद|टक्के|टक्का|శాతం|சதவீத|ਪ੍ਰਤੀਸ਼ਤ|ટકા",
    re.IGNORECASE,
)


# From one figure to the per cent of a later one: 20 to 30 %, 5, 10 and 15 %.
_ON = r"(?:[^\w%]{0,3}[^\W\d]{0,4}[^\w%]{0,3}\d[\d.,٫]*){0,4}"
_BEFORE = re.compile(
    r"(?:[%٪％]\s?|百分之\s?|百分の|ร้อยละ\s?|asilimia\s|yüzde\s|শতকরা\s)(?:\d[\d.,٫]*\s?[-–~〜～]\s?)?$",
    re.IGNORECASE,
)
_DIRECT = re.compile(
    rf"[\s\u00a0\u202f-]{{0,2}}\+?(?:{_SIGN.pattern}|(?:{_WORDS.pattern}))", re.IGNORECASE
)
_LATER = re.compile(rf"{_ON}\s?(?:{_DIRECT.pattern})", re.IGNORECASE)
_NEARBY = 30
# “40 % %”, “百分之 17 %”.
_TWICE = re.compile(
    rf"\d\s?{_SIGN.pattern}\s?(?:{_SIGN.pattern}|(?:{_WORDS.pattern}))"
    rf"|(?:百分之|百分の|ร้อยละ|yüzde)\s?\d[\d.,]*\s?{_SIGN.pattern}",
    re.IGNORECASE,
)
# %s, %1$s, %(name)s, and what is left of one: “% s”.
_PLACEHOLDER = re.compile(
    r"(?<!\d)(?<!\d\s)%(?:\(|(?:\d+\$)?[#+ -]?(?:\.?\d+)?l?[sdiufgxc@](?!\w))"
)
# نسبة goes with a sign: it is no word for one.
_NEAR_SHARES = re.compile(_SHARES.pattern.replace("|نسبة", ""), re.IGNORECASE)


def is_percent(text: str, start: int, end: int) -> bool:
    """Whether the figure at [start, end) has a percent sign or word of its own."""
    return bool(_DIRECT.match(text, end) or _BEFORE.search(text, max(0, start - 12), start))


def may_be_percent(text: str, start: int, end: int) -> bool:
    """Whether it may share the percent sign of another figure, or a word for shares near it."""
    near = text[max(0, start - _NEARBY) : end + _NEARBY]
    return bool(_LATER.match(text, end) or _NEAR_SHARES.search(near) or _WORDS.search(near))


def said_twice(text: str) -> tuple[int, int] | None:
    """Where a figure has two percent signs, or a sign and a word; None where none has."""
    match = _TWICE.search(text)
    return match.span() if match else None


def has_placeholder(text: str) -> bool:
    """Whether a percent sign begins a placeholder, such as `%s`."""
    return _PLACEHOLDER.search(text) is not None


def has_sign(text: str) -> bool:
    """Whether there is a percent sign."""
    return _SIGN.search(text) is not None


def speaks_of_percents(text: str) -> bool:
    """Whether the text speaks of per cent, in any language: their words do not collide."""
    return bool(_SIGN.search(text) or _WORDS.search(text))


def may_be_percents(text: str) -> bool:
    """Whether the text speaks of per cent, or of a share that may be one."""
    return speaks_of_percents(text) or _SHARES.search(text) is not None
