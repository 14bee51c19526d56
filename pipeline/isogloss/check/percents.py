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
    r"|(?<!\w)persen|asilimia|porsyento|yüzde|phần trăm|เปอร์เซ็นต์|ร้อยละ|パーセント"
    r"|百分之|个百分|퍼센트",
    re.IGNORECASE,
)


def percents(text: str) -> int:
    """How often the text speaks of per cent, in any language: their words do not collide."""
    return len(_SIGN.findall(text)) + len(_WORDS.findall(text))


def may_be_percents(text: str) -> bool:
    """Whether the text speaks of per cent, or of a share that may be one."""
    return bool(percents(text) or _SHARES.search(text))
