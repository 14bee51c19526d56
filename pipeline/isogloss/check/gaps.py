"""Places of a text where a figure has stood: “un %”, “(千米)”, “15:Uhr”, “à :0”.

A figure that the tables find in words may be lost all the same. Where its sign, its unit or its
partner stands alone, and no such thing in the source, it is.
"""

from __future__ import annotations

import re

_HAN = "\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3"
_GAPS = (
    # A sign without its figure, on either side.
    re.compile(r"(?:^|[^\d\s)\]\"'”’+½⅓¼])\s?[%٪％](?!\s?\d)"),
    re.compile(r"(?<!\d)(?<!\d\s)[$€£](?!\s?[\d.])"),
    # Half a score, range, clock or fraction.
    re.compile(r"(?:^|[\s(（])[:/]\d"),
    re.compile(r"(?:^|[\s(（])[-–‑]\d"),
    re.compile(rf"\d[:–/][^\W\d_]|\d[-‑][{_HAN}]"),
    # The ending of an ordinal: “типа -го”.
    re.compile(r"(?<!\S)[-‑][^\W\d_]{1,2}(?!\w)"),
    re.compile(r"(?<![\d가-힣])\s퍼센트"),
    # Brackets that held a figure with its unit.
    re.compile(
        rf"[(（]\s?(?![^)）]{{0,12}}[〇一二三四五六七八九十百千万萬時时])"
        rf"(?:[^\d\s()（）.,;:\"'“”A-Z{_HAN}]{{1,10}}|[{_HAN}]{{1,5}})?[)）]"
    ),
)


def has_gap(text: str, other_text: str) -> bool:
    """Whether the text has more of these places than the other one."""
    return any(
        len(each.findall(text)) > len(each.findall(other_text))
        for each in _GAPS
        if each.search(text)
    )
