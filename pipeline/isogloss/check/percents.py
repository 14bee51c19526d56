"""Per cent, as a sign or in words."""

from __future__ import annotations

import re

_SIGN = re.compile("[%٪％﹪]")
# CLDR units, percent, long forms, and what else is in use.
_WORDS = re.compile(
    r"per\s?cent|percentage|por\s?ciento|por\s?cento|porcentaje|porcentagem|percentu|pour\s?cents?"
    r"|pourcentage|prozent|procent|prosent|percento|proc\.|процент|відсот|ποσοστ|τοις εκατό"
    r"|ب?المائة|ب?المئة|بالمية|نسبة|درصد|فی ?صد|فيصد|فیصد|אחוז|प्रतिशत|फीसदी|फ़ीसदी|শতাংশ|শতকরা"
    r"|persen|asilimia|porsyento|yüzde|phần trăm|เปอร์เซ็นต์|ร้อยละ|パーセント|割"
    r"|百分之|个百分|퍼센트|프로",
    re.IGNORECASE,
)


def percents(text: str) -> int:
    """How often the text speaks of per cent, in any language: their words do not collide."""
    return len(_SIGN.findall(text)) + len(_WORDS.findall(text))
