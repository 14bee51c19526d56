# ruff: noqa: E501 (tables read best in one line a kind)
"""Numbers in words of languages written without spaces: Chinese, Japanese, Korean, Thai."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

Found = tuple[int, int, int, bool]
"""A number, where it begins and ends, whether it can be nothing else."""

_DIGITS = {
    **{each: number for number, each in enumerate("〇一二三四五六七八九")},
    **{each: number for number, each in enumerate("零壹贰叁肆伍陆柒捌玖")},
    "两": 2, "兩": 2, "双": 2, "雙": 2, "両": 2,
}  # fmt: skip
_POWERS = {
    "十": 10, "百": 100, "千": 1000, "万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8,
    "兆": 10**12, "廿": 20, "拾": 10, "佰": 100, "仟": 1000,
}  # fmt: skip
_MOST_DIGITS = 30
# A myriad by itself is the scale of a figure, or none; “over a hundred million” is a number.
_MYRIADS, _OVER = frozenset("万萬亿億"), ("上", "过", "過", "近", "逾", "达", "達", "约", "約")
_HAN = re.compile(f"[{''.join(_DIGITS)}{''.join(_POWERS)}]+")
# What makes a numeral a count: 三个, 四週間, 五年; without it, 四肢 and 千万 are words.
_COUNTED = re.compile(
    "[个個種种類类名人位天日周週年月次回倍歳岁時时秒期項项点點件例級级歩步口組组双篇张張枚本台匹つ头]"
    "|ヶ|か月|カ国|ヵ|小时|小時|分钟|分鐘|分の|分之|大(?![家学夫])|段階|阶段|階段"
)

_KOREAN_DIGITS = {each: number for number, each in enumerate("영일이삼사오육칠팔구")}
_KOREAN_POWERS = {"십": 10, "백": 100, "천": 1000, "만": 10**4, "억": 10**8}
# Sino-Korean numerals are syllables of countless words; a count has a counter after it.
_SINO = re.compile(
    r"(?<![가-힣])([영일이삼사오육칠팔구십백천만억]+)"
    r"(?=\s?(?:년|월|일|분|초|개월|주|회|차|번|호|세|대|배|위|등|인|중|부|퍼센트|도|킬로|시|명|개|단계|만))"
)
_NATIVE_TENS = {
    "열": 10, "스물": 20, "스무": 20, "서른": 30, "마흔": 40, "쉰": 50, "예순": 60, "일흔": 70,
    "여든": 80, "아흔": 90,
}  # fmt: skip
_NATIVE_ONES = {
    "하나": 1, "한": 1, "첫": 1, "둘": 2, "두": 2, "셋": 3, "세": 3, "석": 3, "넷": 4, "네": 4,
    "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9,
}  # fmt: skip
_NATIVE = re.compile(
    rf"(?<![가-힣])(?!열대|세대)(?:({'|'.join(_NATIVE_TENS)})\s?)?({'|'.join(_NATIVE_ONES)})?"
    r"(?P<counter>\s?(?:가지|명|개|번|살|시간|시|달|주|마리|대|단계|배|차례|곳|사람|해|분|잔|건|차|편|종|쌍|째|장|군데"
    r"|방울|알|정|팀|나라|도시))?"
)
_LOOSE_KOREAN = {"하나": 1, "둘": 2, "양쪽": 2, "모두": 2, "절반": 50, "반": 50, "다섯": 5,
                 "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9, "열두": 12, "열": 10, "세 ": 3, "네 ": 4,
                 "두 ": 2, "이틀": 2, "사흘": 3, "나흘": 4, "하루": 1, "보름": 15, "이중": 2, "두배": 2, "한 ": 1,
                 "첫": 1, "제로": 0, "십대": 10, "수십": 10}  # fmt: skip
_LOOSE_JAPANESE = {"ひとつ": 1, "ふたつ": 2, "みっつ": 3, "よっつ": 4, "いつつ": 5, "ひとり": 1, "ふたり": 2,
                   "ゼロ": 0, "ダブル": 2, "ダース": 12, "トリプル": 3, "イレブン": 11, "倍": 2, "半": 50,
                   "毎": 1, "夫婦": 2, "ペア": 2, "コンビ": 2}  # fmt: skip
_LOOSE_CHINESE = {"半": 50, "倍": 2, "双": 2, "雙": 2, "每": 1, "首": 1, "打": 12, "都": 2, "夫妇": 2, "夫婦": 2,
                  "小数": 1, "中午": 12, "周": 7}  # fmt: skip
_LOOSE_THAI = {"คู่": 2, "โหล": 12, "ครึ่ง": 50, "ทศวรรษ": 10, "ทั้งสอง": 2, "สองเท่า": 2}


def east_asian_numbers(text: str, language: str) -> Iterator[Found]:
    """The numbers in words of a Chinese, Japanese or Korean text, parts of longer ones too."""
    for match in _HAN.finditer(text):
        yield from _han(match, text)
    if language == "ko":
        yield from _korean(text)
    loose = {"ko": _LOOSE_KOREAN, "ja": _LOOSE_JAPANESE}.get(language, _LOOSE_CHINESE)
    for word, number in loose.items():
        place = text.find(word)
        if place >= 0:
            yield number, place, place + len(word), False


def _han(match: re.Match[str], text: str) -> Iterator[Found]:
    written = match[0]
    value = _summed(written, _DIGITS, _POWERS)
    before = text[match.start() - 1 : match.start()]
    if written in _MYRIADS and before not in _OVER:
        return
    counted = bool(_COUNTED.match(text, match.end())) and not before.isdecimal()
    yield value, match.start(), match.end(), counted and value > 1 and written[0] not in "千万百"
    for place, each in enumerate(written, match.start()):
        if each in _DIGITS and len(written) > 1:
            yield _DIGITS[each], place, place + 1, False
    if all(each in _DIGITS for each in written) and 1 < len(written) <= _MOST_DIGITS:
        # Year by its digits: 二〇二〇年.
        digits = int("".join(str(_DIGITS[each]) for each in written))
        yield digits, match.start(), match.end(), False


def _korean(text: str) -> Iterator[Found]:
    for match in _SINO.finditer(text):
        value = _summed(match[1], _KOREAN_DIGITS, _KOREAN_POWERS)
        certain = len(match[1]) > 1 and value > 10
        yield value, match.start(1), match.end(1), certain
    for match in _NATIVE.finditer(text):
        if match[1] or match[2]:
            value = _NATIVE_TENS.get(match[1], 0) + _NATIVE_ONES.get(match[2], 0)
            end = match.start("counter") if match["counter"] else match.end()
            yield value, match.start(), end, bool(match["counter"]) and value > 1


def _summed(written: str, digits: Mapping[str, int], powers: Mapping[str, int]) -> int:
    """三百二十 is 320, 一億二千万 120,000,000."""
    total = section = digit = 0
    for each in written:
        if each in digits:
            digit = digits[each]
        elif powers[each] < 10**4:
            section += (digit or 1) * powers[each]
            digit = 0
        else:
            total += (section + digit or 1) * powers[each]
            section = digit = 0
    return total + section + digit


def thai_numbers(text: str, spellout: Mapping[str, str]) -> Iterator[Found]:
    """The numbers in words of a Thai text. spellout: number -> forms with `|` between them."""
    if not spellout:
        return
    pattern, numbers = _thai(tuple(spellout.items()))
    for match in pattern.finditer(text):
        value = numbers[match[0]]
        yield value, match.start(), match.end(), value > 1
        for number in _thai_digits(match[0], numbers):
            yield number, match.start(), match.end(), False
    for word, number in _LOOSE_THAI.items():
        place = text.find(word)
        if place >= 0:
            yield number, place, place + len(word), False


def _thai_digits(written: str, numbers: Mapping[str, int]) -> Iterator[int]:
    for word, number in numbers.items():
        if number < 10 and word in written and word != written:
            yield number


@lru_cache(maxsize=2)
def _thai(spellout: tuple[tuple[str, str], ...]) -> tuple[re.Pattern[str], Mapping[str, int]]:
    numbers = {
        form.replace("\u200b", "").removeprefix("ที่"): int(number)
        for number, forms in spellout
        for form in forms.split("|")
    }
    words = "|".join(sorted(map(re.escape, numbers), key=lambda each: (-len(each), each)))
    # A vowel or tone sign after it makes it another syllable: สามี, ห้าม and สามารถ are words.
    other = r"(?![\u0e30-\u0e3a\u0e47-\u0e4e]|ารถ|อี้)(?!(?<=ห้า)[มง])"
    return re.compile(f"(?:{words}){other}"), numbers
