"""Figures with a unit of measurement, and how languages write the units."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from isogloss.check.numerals import figures
from isogloss.model import LanguageTag

# Symbol -> quantity, and its spellings in use (CLDR units; SI Brochure; ISMP list of
# error-prone abbreviations for mcg and µg). Symbols are case-sensitive, words are not.
_UNITS: dict[str, tuple[str, str, str]] = {
    "µg": (
        "mass",
        "µg μg mcg ug",
        (
            r"micro-?gram\w*|mikrogramm?\w*|микрограмм\w*|мкг|مكغ|ميكروغرام|ميكروجرام"
            "|میکروگرم|माइक्रोग्राम|মাইক্রোগ্রাম|マイクログラム|微克|마이크로그램"
            "|ไมโครกรัม|מיקרוגרם"
        ),
    ),
    "mg": (
        "mass",
        "mg",
        (
            r"milli-?gram\w*|miligram\w*|мг|миллиграмм\w*|ملغ|ملجم|مجم|مغ|ملليغرام"
            r"|مليغرام|ميليغرام|ملليجرام|میلی‌?\s?گرم|ملی گرام|मिलीग्राम|मि\.?ग्रा\.?"
            r"|মিলিগ্রাম|মিগ্রা|ミリグラム|毫克|밀리그램|มก\.?|มิลลิกรัม|מ״ג|מ\"ג"
            "|מיליגרם"
        ),
    ),
    "g": (
        "mass",
        "g",
        (
            r"gramm?e?s?|gramos?|gramas?|г|грамм\w*|غ|غرام|جرام|جم|گرم|گرام|ग्राम"
            "|গ্রাম|グラム|克|그램|กรัม|גרם|גר׳"
        ),
    ),
    "kg": (
        "mass",
        "kg KG Kg",
        (
            r"kilos?|kilo-?gramm?e?s?|kilogramos?|quilogramas?|кг|килограмм\w*|كغ|كجم"
            "|كيلوغرام|كيلوجرام|کیلوگرم|کلو گرام|کلوگرام|किलोग्राम|किग्रा|কেজি"
            r"|কিলোগ্রাম|キログラム|公斤|千克|킬로그램|กก\.?|กิโลกรัม|ק״ג|ק\"ג"
        ),
    ),
    "ml": (
        "volume",
        "ml mL",
        (
            r"milli-?lit\w+|mililit\w+|мл|миллилитр\w*|مل|مليلتر|ملليلتر|ميليلتر"
            r"|میلی‌?\s?لیتر|ملی لیٹر|मिलीलीटर|मिली|মিলি|মিলিলিটার|ミリリットル|毫升"
            r"|밀리리터|มล\.?|มิลลิลิตร|מ״ל|מ\"ל"
        ),
    ),
    "µl": (
        "volume",
        "µl μl µL μL",
        r"microlit\w+|мкл|میکرولیتر|ميكرولتر|微升|マイクロリットル",
    ),
    "l": (
        "volume",
        "l L ℓ",
        (
            r"lit(?:er|re|ro|ros|ri)s?|litr\w*|л|литр\w*|لتر|لترات|لیتر|لیٹر|लीटर"
            "|লিটার|リットル|升|公升|리터|ลิตร|ליטר"
        ),
    ),
    "mmHg": (
        "pressure",
        "mmHg mm␠Hg mm␠hg mmhg",
        (
            r"мм\s?рт\.?\s?ст\.?|ملم زئبق\w*|مم زئبق\w*|ملیمتر جیوه|میلی‌?متر جیوه"
            r"|पारे|毫米汞柱|水銀柱ミリ\w*|มม\.?ปรอท"
        ),
    ),
    "kPa": (
        "pressure",
        "kPa",
        "кПа|كيلوباسكال|千帕|キロパスカル",
    ),
    "°C": (
        "temperature",
        "°C ℃ ºC °␠C",
        (
            r"graus? celsius|grados? celsius|grad celsius|degr\w+ celsius|celsius"
            r"|градус\w* цельсия|(?:درجة\s)?(?:حرارة\s)?مئوية|(?:درجه‌?\s?)?سانتی‌?\s?گراد"
            r"|سلیسیس|(?:डिग्री\s)?सेल्सियस|(?:ডিগ্রি\s)?সেলসিয়াস|摄氏度"
            "|攝氏|섭씨"
        ),
    ),
    "°F": (
        "temperature",
        "°F ℉ ºF °␠F",
        ("fahrenheit|фаренгейта?|فهرنهايت|فارنهایت|फ़ारेनहाइट|ফারেনহাইট|华氏度|華氏|화씨"),
    ),
    "mm": (
        "length",
        "mm",
        (
            r"milli-?met\w+|milímetros?|мм|миллиметр\w*|ملم|مم|ملليمتر|مليمتر"
            r"|میلی‌?\s?متر|मिमी|मिलीमीटर|মিমি|মিলিমিটার|ミリメートル|ミリ|毫米"
            r"|밀리미터|มม\.?|มิลลิเมตร|מ״מ"
        ),
    ),
    "cm": (
        "length",
        "cm",
        (
            r"centi-?met\w+|centímetros?|sentimeter|см|сантиметр\w*|سم|سنتيمتر\w*"
            r"|سانتی‌?\s?متر|سینٹی میٹر|सेमी|सेंटीमीटर|সেমি|সেন্টিমিটার|センチメートル"
            r"|センチ|厘米|公分|센티미터|ซม\.?|เซนติเมตร|ס״מ"
        ),
    ),
    "m": (
        "length",
        # With a space: £5m is money.
        "␠m",
        (
            r"met(?:er|re|ro|ros|ri)s?|м|метр\w*|متر|متراً?|أمتار|میٹر|मीटर|মিটার|メートル|米|公尺"
            r"|미터|เมตร|מטר|מטרים"
        ),
    ),
    "km": (
        "length",
        "km",
        (
            r"kilo-?met\w+|quilômetros?|quilómetros?|км|километр\w*|كم|كيلومتر\w*"
            "|کیلومتر|کلومیٹر|किमी|किलोमीटर|কিমি|কিলোমিটার|キロメートル|公里"
            r"|千米|킬로미터|กม\.?|กิโลเมตร|ק״מ"
        ),
    ),
    "nm": (
        "length",
        "nm",
        r"nano-?met\w+|nanómetros?|нм|нанометр\w*|نانومتر|نانومیٹر|नैनोमीटर|ন্যানোমিটার|纳米|奈米|ナノメートル|나노미터|นาโนเมตร",
    ),
    "µm": (
        "length",
        "µm μm",
        r"micro-?met\w+|mikro-?met\w+|микрометр\w*|мкм|ميكرومتر|میکرومتر|माइक्रोमीटर|মাইক্রোমিটার|微米|マイクロメートル|마이크로미터|ไมโครเมตร",
    ),
    "ng": (
        "mass",
        "ng",
        r"nano-?gram\w*|нанограмм\w*|нг|نانوغرام|نانوجرام|نانوگرم|नैनोग्राम|ন্যানোগ্রাম|纳克|奈克|ナノグラム|나노그램|นาโนกรัม",
    ),
    "dl": (
        "volume",
        "dl dL",
        r"deci-?lit\w+|decilit\w+|дл|децилитр\w*|ديسيلتر|دسی‌?\s?لیتر|डेसीलीटर|ডেসিলিটার|分升|デシリットル|데시리터|เดซิลิตร",
    ),
    "h": (
        "time",
        "␠h hrs",
        "ч",
    ),
    "min": (
        "time",
        "min",
        "мин",
    ),
    "mmol": (
        "amount",
        "mmol",
        "ммоль|مليمول|ملليمول|میلی‌?مول|毫摩尔|ミリモル",
    ),
    "mol": (
        "amount",
        "mol",
        "моль|مول|摩尔|モル",
    ),
    "IU": (
        "activity",
        "IU UI U.I. I.E. IE",
        (
            r"МЕ|международн\w+ единиц\w*|وحدة دولية|واحد بین‌?المللی|国际单位"
            "|国際単位"
        ),
    ),
    "kcal": (
        "energy",
        "kcal",
        "ккал|سعرة|کیلوکالری|千卡|キロカロリー",
    ),
    "Gy": (
        "dose",
        "Gy",
        "Гр|غراي|گری|戈瑞|グレイ",
    ),
    "mSv": (
        "dose",
        "mSv",
        "мЗв|毫希沃特|ミリシーベルト",
    ),
}
_QUANTITY = {unit: quantity for unit, (quantity, _, _) in _UNITS.items()}


def _pattern() -> re.Pattern[str]:
    """One pattern for all spellings, the longest first, the unit's number as group name."""
    spellings: list[tuple[str, str]] = []
    for number, (_, symbols, words) in enumerate(_UNITS.values()):
        spellings += [(rf"{_symbol(each)}", f"s{number}") for each in symbols.split()]
        spellings.append((f"(?i:{words})", f"w{number}"))
    groups = []
    for name in dict.fromkeys(name for _, name in spellings):
        forms = sorted((form for form, own in spellings if own == name), key=len, reverse=True)
        groups.append(f"(?P<{name}>{'|'.join(forms)})")
    # Word for word, so that “g” is not found in “go”; scripts without spaces run on.
    symbols = "|".join(each for each in groups if each.startswith("(?P<s"))
    words = "|".join(each for each in groups if each.startswith("(?P<w"))
    return re.compile(
        rf"[\s\u00a0\u202f-]?(?:(?:{symbols})(?![A-Za-zµ])|(?:{words})(?![A-Za-zÀ-ÿЀ-ӿ\u0620-\u06ff]))"
    )


def stands_in(symbol: str, text: str) -> bool:
    """Whether the symbol of a unit stands in the text by itself, and not within a word."""
    return re.search(rf"(?<![{_LETTERS}]){re.escape(symbol)}(?![{_LETTERS}])", text) is not None


def mentions(text: str) -> frozenset[str]:
    """The units whose names stand anywhere in the text, before a figure or after it."""
    return frozenset(unit for unit, pattern in _NAMED.items() if pattern.search(text))


def _symbol(written: str) -> str:
    """A symbol as a pattern; `␠` stands for a space, before the symbol for one that must be."""
    if written.startswith("␠"):
        return rf"(?<=[\s\u00a0\u202f]){re.escape(written[1:])}"
    return re.escape(written).replace("␠", r"\s")


_UNIT = _pattern()
# Word for word as well, but for what Arabic joins to words: “جسم” is a body and no سم.
_LETTERS = "A-Za-zÀ-ÿЀ-ӿ\u0620-\u06ff"
_NAMED = {
    unit: re.compile(
        rf"(?<![{_LETTERS}])(?:[وفبلك]?(?:ال)?)(?i:{words})"
        rf"[\u064b-\u0655]?[اية]?[\u064b-\u0655]?(?![{_LETTERS}])"
    )
    for unit, (_, _, words) in _UNITS.items()
}
_NAMES = tuple(_UNITS)
_STROKE = re.compile(r"\s?[/∕⁄]\s?")
# 2,5 bis 10 cm, 5～7 mm.
_RANGE = re.compile(r"[^\w.,]{0,2}(?:[^\W\d]{1,4}[^\w.,]{1,2})?\d+(?:[.,٫]\d+)?")


class Measure(NamedTuple):
    """A figure with its unit.

    per: the unit below the stroke, as kg in mg/kg; "" where there is none.
    start, end: of the unit in the text, with what is below the stroke.
    """

    values: frozenset[Decimal]
    unit: str
    quantity: str
    per: str
    start: int
    end: int


def unit_after(text: str, end: int) -> str:
    """The symbol of the unit after a figure, or after the range it begins; "" for none known."""
    match = _UNIT.match(text, end)
    if match is None:
        rest = _RANGE.match(text, end)
        match = _UNIT.match(text, rest.end()) if rest else None
    return _NAMES[int(match.lastgroup[1:])] if match and match.lastgroup else ""


def measures(text: str, language: LanguageTag) -> Iterator[Measure]:
    """The figures that a unit follows."""
    for figure in figures(text, language):
        match = _UNIT.match(text, figure.end)
        if match and match.lastgroup:
            name = _NAMES[int(match.lastgroup[1:])]
            written = match[0].strip(" \u00a0\u202f-")
            start = match.end() - len(written)
            stroke = _STROKE.match(text, match.end())
            below = _UNIT.match(text, stroke.end()) if stroke else None
            per = _NAMES[int(below.lastgroup[1:])] if below and below.lastgroup else ""
            end = below.end() if below else match.end()
            yield Measure(figure.values, name, _QUANTITY[name], per, start, end)
