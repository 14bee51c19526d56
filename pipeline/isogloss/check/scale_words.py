"""Words for a power of ten beside a figure: 2.5 million, 250万, 2 लाख, milioni 10.

Source: CLDR compact decimal formats (long and short), and what else is in use.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

_SCALES: dict[str, dict[str, int]] = {
    "en": {"thousand": 3, "million": 6, "billion": 9, "trillion": 12, "m": 6, "bn": 9, "k": 3,
           "mn": 6, "hundred": 2},
    "es": {"mil millones": 9, "mil": 3, "millones": 6, "millón": 6, "billones": 12, "cientos": 2},
    "fr": {"mille": 3, "million": 6, "millions": 6, "milliard": 9, "milliards": 9},
    "de": {"tausend": 3, "million": 6, "millionen": 6, "mio": 6, "milliarde": 9, "milliarden": 9,
           "mrd": 9, "billion": 12, "billionen": 12},
    "nl": {"duizend": 3, "miljoen": 6, "miljard": 9, "biljoen": 12},
    "it": {"mila": 3, "milione": 6, "milioni": 6, "miliardo": 9, "miliardi": 9},
    "pt": {"mil milhões": 9, "mil": 3, "milhão": 6, "milhões": 6, "bilhão": 9, "bilhões": 9,
           "mi": 6, "bi": 9, "biliões": 12, "trilhão": 12, "trilhões": 12},
    "sv": {"tusen": 3, "miljon": 6, "miljoner": 6, "miljard": 9, "miljarder": 9},
    "pl": {"tys": 3, "tysiąc": 3, "tysięcy": 3, "mln": 6, "milion": 6, "milionów": 6, "mld": 9,
           "miliard": 9, "miliardów": 9},
    "ru": {"тыс": 3, "тысяч": 3, "тысячи": 3, "тысяча": 3, "млн": 6, "миллион": 6, "миллиона": 6,
           "миллионов": 6, "млрд": 9, "миллиард": 9, "миллиарда": 9, "миллиардов": 9},
    "ar": {"ألف": 3, "آلاف": 3, "الف": 3, "ألفًا": 3, "مليون": 6, "ملايين": 6, "مليار": 9,
           "مليارات": 9, "بليون": 9},
    "fa": {"هزار": 3, "میلیون": 6, "میلیارد": 9, "بیلیون": 9, "تریلیون": 12},
    "ur": {"ہزار": 3, "لاکھ": 5, "کروڑ": 7, "ملین": 6, "ارب": 9, "بلین": 9},
    "hi": {"हज़ार": 3, "हजार": 3, "लाख": 5, "करोड़": 7, "मिलियन": 6, "अरब": 9,
           "बिलियन": 9},
    "bn": {"হাজার": 3, "লাখ": 5, "লক্ষ": 5, "কোটি": 7, "মিলিয়ন": 6, "বিলিয়ন": 9},
    "id": {"ribu": 3, "juta": 6, "miliar": 9, "triliun": 12},
    "ms": {"ribu": 3, "juta": 6, "bilion": 9},
    "sw": {"elfu": 3, "laki": 5, "milioni": 6, "bilioni": 9},
    "tl": {"libo": 3, "libong": 3, "milyon": 6, "milyong": 6, "bilyon": 9, "bilyong": 9,
           "million": 6, "billion": 9},
    "tr": {"bin": 3, "milyon": 6, "milyar": 9},
    "he": {"אלף": 3, "מיליון": 6, "מיליארד": 9},
    "th": {"พัน": 3, "หมื่น": 4, "แสน": 5, "ล้าน": 6},
    "vi": {"nghìn": 3, "ngàn": 3, "triệu": 6, "tỷ": 9, "tỉ": 9},
    "ja": {"百": 2, "千": 3, "万": 4, "億": 8, "兆": 12},
    "zh": {"百万": 6, "百萬": 6, "千万": 7, "千萬": 7, "十亿": 9, "十億": 9, "百": 2, "千": 3,
           "万": 4, "萬": 4, "亿": 8, "億": 8, "兆": 12},
    "ko": {"백만": 6, "천만": 7, "십억": 9, "백": 2, "천": 3, "만": 4, "억": 8, "조": 12},
}  # fmt: skip
_UNSPACED = frozenset({"ja", "zh", "ko", "th"})
_BEFORE = frozenset({"sw", "id", "ms"})


def scales_of(language: str) -> Mapping[str, int]:
    """The scale words of a language with their powers of ten."""
    return _SCALES.get(language, {})


@lru_cache(maxsize=64)
def _scale_pattern(language: str, before: bool) -> re.Pattern[str] | None:
    words = _SCALES.get(language)
    if not words:
        return None
    forms = "|".join(re.escape(each) for each in sorted(words, key=len, reverse=True))
    if before:
        return re.compile(rf"({forms})\s$", re.IGNORECASE)
    end = "" if language in _UNSPACED else r"(?!\w)"
    # 3,000 多亿 is “over 300 billion”, $300+ billion the same.
    return re.compile(rf"\+?[\s\u00a0-]?[多余餘數数여]?\s?({forms}){end}", re.IGNORECASE)


def scale_after(text: str, end: int, language: str) -> int:
    """The power of ten that the word after a figure gives it; 0 where there is none."""
    pattern = _scale_pattern(language, before=False)
    match = pattern.match(text, end) if pattern else None
    return 10 ** _SCALES[language][match[1].lower()] if match else 0


def scale_before(text: str, start: int, language: str) -> int:
    """The same where the word goes before its figure (Swahili: milioni 10); 1 for none."""
    pattern = _scale_pattern(language, before=True) if language in _BEFORE else None
    match = pattern.search(text[max(0, start - 12) : start]) if pattern else None
    return 10 ** _SCALES[language][match[1].lower()] if match else 1


def is_scale_word(text: str, language: str) -> bool:
    """Whether the text is nothing but a scale word, and so joins two figures to one number."""
    return text.strip().lower() in _SCALES.get(language, {})
