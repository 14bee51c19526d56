# ruff: noqa: E501 (a line of the table is one language, or one unit of it)
"""Words for seconds, minutes, hours, days, weeks, months and years.

Source: CLDR unit patterns through Babel; cases, duals and everyday words from the grammars.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from isogloss.check.words import fold, words_of
from isogloss.model import LanguageTag

UNITS = ("second", "minute", "hour", "day", "week", "month", "year")
# How many of the smaller unit make one of the larger: who says 24 hours may mean one day.
FACTORS: Mapping[tuple[str, str], tuple[int, ...]] = {
    ("second", "minute"): (60,), ("minute", "hour"): (60,), ("hour", "day"): (24,),
    ("day", "week"): (7,), ("day", "month"): (30, 31, 28), ("week", "month"): (4,),
    ("month", "year"): (12,), ("day", "year"): (365, 360), ("week", "year"): (52,),
}  # fmt: skip

# Language -> unit -> words that CLDR lacks. An asterisk stands for any ending.
_MORE: Mapping[str, Mapping[str, str]] = {
    "en": {
        "second": "sec secs", "minute": "min mins", "hour": "hour hours hourly hr hrs",
        "day": "day days daily daytime weekday* overnight night nights today birthday",
        "week": "week* fortnight* biweekly weekend*", "month": "month* trimester* quarter",
        "year": "year* annual* yearly anniversary decade decades century centuries age aged ages old "
        "teen* toddler* life lifetime summer winter spring season",
    },
    "es": {
        "second": "segund*", "minute": "minut*", "hour": "hora horas horario*", "day": "día días diari*",
        "week": "seman* quincena*", "month": "mes meses mensual* trimestr*",
        "year": "año años anual* añera* década* edad siglo*",
    },
    "fr": {
        "second": "second*", "minute": "minut*", "hour": "heure* horaire*",
        "day": "jour* quotidien* journée*", "week": "semaine* hebdo* quinzaine*",
        "month": "mois mensu* trimestr*", "year": "an ans année* annuel* décennie* âge* siècle*",
    },
    "de": {
        "second": "sekund* *sekunden", "minute": "minut* *minuten *minütig*", "hour": "stund* stünd* *stunden *stündig* *stündlich uhr",
        "day": "tag* täg* *tage *tagen *tägig* *täglich", "week": "woch* wöch* *wochen *wöchig* *wöchentlich",
        "month": "monat* *monate *monaten *monatig*", "year": "jahr* jähr* *jahre *jahren *jährig* *jährlich alter",
    },
    "nl": {
        "second": "second*", "minute": "minuut minuten", "hour": "uur uren *uur", "day": "dag* dagelijks* etmaal *daagse",
        "week": "wek* week*", "month": "maand* *maanden", "year": "jaar* jaren *jarig* jarig* eeuw decenni*",
    },
    "it": {
        "second": "second*", "minute": "minut*", "hour": "ora ore orari*", "day": "giorn* quotidian*",
        "week": "settiman*", "month": "mese mesi mensil*", "year": "anno anni annu* decenni* secolo",
    },
    "pt": {
        "second": "segund*", "minute": "minut*", "hour": "hora horas horári*", "day": "dia dias diári* diariamente",
        "week": "seman* quinzena*", "month": "mês mes meses mensa* mensal* trimestr*",
        "year": "ano anos anual* anuais década* idade século*",
    },
    "sv": {
        "second": "sekund*", "minute": "minut*", "hour": "timm* timme* *timmar klockan", "day": "dag dagar dagen dagarna dag* dyg* *dagars daglig*",
        "week": "veck* *veckor", "month": "månad* *månader", "year": "år* *åring* *årig* årlig* *årsåldern ålder decenni*",
    },
    "da": {
        "second": "sekund*", "minute": "minut*", "hour": "time* timer*", "day": "dag* døgn*", "week": "uge* ugentlig*",
        "month": "måned*", "year": "år* *årig* årlig*",
    },
    "nb": {
        "second": "sekund*", "minute": "minutt*", "hour": "time* timer*", "day": "dag* døgn*", "week": "uke* ukentlig*",
        "month": "måned*", "year": "år* *åring* årlig*",
    },
    "pl": {
        "second": "sekund*", "minute": "minut*", "hour": "godzin*", "day": "dzień dni dnia dniach dniu dob* dzienn* codzien*",
        "week": "tydzie* tygod*", "month": "miesiąc* miesię*", "year": "rok roku lat* lata rocz* letn* wiek*",
    },
    "cs": {
        "second": "sekund* vteřin*", "minute": "minut*", "hour": "hodin*", "day": "den dny dní dnů dne dnech denn* dnem",
        "week": "týden týdn* týdenn*", "month": "měsíc* měsíč*", "year": "rok* let roc* let* věk*",
    },
    "ru": {
        "second": "секунд* сек", "minute": "минут* мин", "hour": "час* часов* ч", "day": "день дня дней дни дням дню днями днях днём днем дневн* сут* сутк* ежедневн* *дневн*",
        "week": "недел* еженедельн* *недельн*", "month": "месяц* месяч* *месячн*", "year": "год* лет* летн* *летн* годов* годич* ежегодн* возраст* века век",
    },
    "uk": {
        "second": "секунд*", "minute": "хвилин*", "hour": "годин*", "day": "день дня днів дні дням днях днями доб* щоден* денн*",
        "week": "тиж*", "month": "місяц* місяч*", "year": "рік рок* роц* річ* літ",
    },
    "ar": {
        "second": "ثانیه ثوان ثوانی ثانیتین", "minute": "دقیقه دقائق دقایق دقیقتین", "hour": "ساعه ساعات ساعتین ساعتان",
        "day": "یوم ایام یومین یومان یومیا یومی یومیه یوما النهار لیله", "week": "اسبوع اسابیع اسبوعین اسبوعان اسبوعیا اسبوعی اسبوعیه اسبوعا",
        "month": "شهر اشهر شهور شهرین شهران شهریا شهری شهرا", "year": "سنه سنوات سنین سنتین عام اعوام عاما عامین سنویا سنوی سنویه العمر عقود",
    },
    "fa": {
        "second": "ثانیه*", "minute": "دقیقه* دقایق", "hour": "ساعت*", "day": "روز* شبانه شبانه‌روز روزانه", "week": "هفته* هفتگی",
        "month": "ماه* ماهه", "year": "سال* ساله سالگی سن قرن دهه",
    },
    "ur": {
        "second": "سیکنڈ* سیکنڈوں", "minute": "منٹ*", "hour": "گهنٹ* گهنٹے", "day": "دن* دنوں روز روزانه یوم یومیه", "week": "هفت* هفتے",
        "month": "ماه مهین* مهینے ماهانه", "year": "سال* برس سالانه عمر",
    },
    "he": {
        "second": "שניה שניות שנייה", "minute": "דקה דקות", "hour": "שעה שעות שעתיים", "day": "יום ימים יומיים יומי", "week": "שבוע שבועות שבועיים",
        "month": "חודש חודשים חודשיים", "year": "שנה שנים שנתיים שנת גיל",
    },
    "hi": {
        "second": "सेकंड सेकेंड सेकण्ड सेकंडों", "minute": "मिनट* मिनटों", "hour": "घंट* घण्ट* घंटे घंटों", "day": "दिन* दिनों रोज रोज़ दैनिक रोज़ाना", "week": "सप्ताह* हफ्त* हफ़्त* साप्ताहिक",
        "month": "महीन* माह मास मासिक", "year": "वर्ष* साल* वार्षिक सालाना आयु उम्र बरस",
    },
    "bn": {
        "second": "সেকেন্ড*", "minute": "মিনিট*", "hour": "ঘন্টা ঘণ্টা ঘন্টা* ঘণ্টা*", "day": "দিন* দৈনিক প্রতিদিন", "week": "সপ্তাহ* সাপ্তাহিক",
        "month": "মাস* মাসিক", "year": "বছর* বৎসর* বর্ষ* বার্ষিক বয়স* সাল*",
    },
    "id": {
        "second": "detik", "minute": "menit", "hour": "jam", "day": "hari harian", "week": "minggu mingguan pekan", "month": "bulan bulanan",
        "year": "tahun tahunan usia berusia umur",
    },
    "ms": {
        "second": "saat", "minute": "minit", "hour": "jam", "day": "hari harian", "week": "minggu mingguan", "month": "bulan bulanan",
        "year": "tahun tahunan umur berumur",
    },
    "sw": {
        "second": "sekunde", "minute": "dakika", "hour": "saa masaa", "day": "siku kila", "week": "wiki juma majuma", "month": "mwezi miezi",
        "year": "mwaka miaka umri",
    },
    "tl": {
        "second": "segundo segundong", "minute": "minuto minutong", "hour": "oras", "day": "araw araw-araw", "week": "linggo linggong lingguhan",
        "month": "buwan buwang buwanan", "year": "taon taong edad gulang taunan",
    },
    "tr": {
        "second": "saniye*", "minute": "dakika*", "hour": "saat*", "day": "gün*", "week": "hafta*", "month": "ay ayda aylık aylar* ayın",
        "year": "yıl* yaş* sene* yılı",
    },
    "vi": {
        "second": "giây", "minute": "phút", "hour": "giờ tiếng", "day": "ngày", "week": "tuần", "month": "tháng", "year": "năm tuổi",
    },
    "el": {
        "second": "δευτερόλεπτ*", "minute": "λεπτ*", "hour": "ώρ* ωρ*", "day": "μέρ* ημέρ* ημερ*", "week": "εβδομάδ* εβδομαδ*",
        "month": "μήν* μην*", "year": "έτ* ετ* χρόν* χρον* χρον",
    },
}  # fmt: skip
# What is written without spaces: (certain, after a number alone), (loose, anywhere).
_UNSPACED: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "zh": {
        "second": ("秒", "秒"), "minute": ("分钟|分鐘", "分"), "hour": ("小时|小時|个小时|個小時|個鐘頭", "时|時|点|點|鐘"),
        "day": ("天", "天|日|昼|夜"), "week": ("周|週|星期|个星期|個星期|个礼拜|個禮拜", "周|週|星期|礼拜|禮拜"),
        "month": ("个月|個月", "月"), "year": ("年(?!代|级|級)", "年|岁|歲|龄|齡"),
    },
    "ja": {
        "second": ("秒", "秒"), "minute": ("分間|分(?![のけ野類析布子裂])", "分"), "hour": ("時間", "時"), "day": ("日間", "日|昼|夜"),
        "week": ("週間|週", "週"), "month": ("[かヶカケヵ箇]月", "月"), "year": ("年間|年(?!代|生|度)", "年|歳|才|齢"),
    },
    "ko": {
        "second": ("초", "초"), "minute": ("분(?![의류야석포])", "분"), "hour": ("시간", "시"), "day": ("일간|일(?=\\s?(?:[동이]|[)\\]]))", "일|날|하루|이틀|사흘"),
        "week": ("주(?!년|택|요|자)", "주"), "month": ("개월|달(?!러)", "월|달|개월"), "year": ("년(?!대|도)", "년|해|세|살|나이"),
    },
    "th": {
        "second": ("วินาที", "วินาที"), "minute": ("(?<!วิ)นาที", "นาที"), "hour": ("ชั่วโมง", "ชั่วโมง|โมง|น\\."), "day": ("วัน", "วัน|คืน"),
        "week": ("สัปดาห์|อาทิตย์", "สัปดาห์|อาทิตย์"), "month": ("เดือน", "เดือน"), "year": ("ปี", "ปี|ขวบ|อายุ|พ\\.ศ|ค\\.ศ"),
    },
}  # fmt: skip
# “in the year 2020” names a year; “5 minggu” counts weeks, though minggu is Sunday as well.
_NAMES_A_YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")
_COUNTED = re.compile(r"\d[\s-]$|\d$")
_COUNT = r"(?:\d|[〇一二三四五六七八九十百千两兩几幾数數半多]|[가-힣]\s)\s?"


class TimeWord(NamedTuple):
    """certain: it stands for the unit and nothing else."""

    unit: str
    start: int
    end: int
    certain: bool


def knows_time_words(language: LanguageTag) -> bool:
    """Whether words for units of time are read in this language, beyond those of CLDR."""
    name = {"no": "nb", "fil": "tl"}.get(language.language, language.language)
    return name in _MORE or name in _UNSPACED


@lru_cache(maxsize=1024)
def time_words(text: str, language: LanguageTag) -> tuple[TimeWord, ...]:
    """The words for units of time in the text."""
    if language.language in _UNSPACED:
        return tuple(_unspaced(text, language.language))
    return tuple(_spaced(text, language))


def _spaced(text: str, language: LanguageTag) -> Iterator[TimeWord]:
    certain, exact, stems, tails = _table(language)
    if not certain:
        return
    for word, start, end in words_of(text, language.language):
        unit = certain.get(word)
        if unit is not None:
            named = unit == "year" and _NAMES_A_YEAR.search(text, max(0, start - 5), end + 5)
            yield TimeWord(unit, start, end, not named)
            continue
        unit = exact.get(word)
        if unit is not None:
            yield TimeWord(unit, start, end, bool(_COUNTED.search(text, max(0, start - 2), start)))
            continue
        unit = _by_part(word, stems, tails)
        if unit is not None:
            yield TimeWord(unit, start, end, False)
        elif (
            bare := _PREFIX[language.language].sub("", word)
            if language.language in _PREFIX
            else word
        ) != word:
            unit = certain.get(bare) or exact.get(bare)
            if unit is not None:
                yield TimeWord(unit, start, end, bare in certain)


_PREFIX = {
    "ar": re.compile("^[وف]?(?:ال|بال|لل|[بلک])?"),
    "he": re.compile("^[ובהלמש]{1,2}"),
}


def _by_part(word: str, stems: Mapping[str, str], tails: Mapping[str, str]) -> str | None:
    """The unit of the longest beginning or end of the word that is one's; `""` marks a start."""
    if word[:2] in stems or word[:1] in stems:
        for cut in range(len(word), 1, -1):
            if found := stems.get(word[:cut]):
                return found
    if tails:
        for cut in range(len(word), 2, -1):
            if found := tails.get(word[-cut:]):
                return found
    return None


def _unspaced(text: str, language: str) -> Iterator[TimeWord]:
    for unit, certain, loose in _patterns(language):
        taken: set[int] = set()
        for match in certain.finditer(text):
            taken.update(range(match.start("unit"), match.end("unit")))
            yield TimeWord(unit, match.start("unit"), match.end("unit"), True)
        for match in loose.finditer(text):
            if match.start() not in taken:
                yield TimeWord(unit, match.start(), match.end(), False)


@lru_cache(maxsize=8)
def _patterns(language: str) -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    count = "" if language == "th" else _COUNT
    # Of a year, such as 2020年, it is the name; 5日 may be the name of a day.
    return tuple(
        (
            unit,
            re.compile(rf"(?<!\d\d\d){count}(?P<unit>{certain})"),
            re.compile(loose),
        )
        for unit, (certain, loose) in _UNSPACED[language].items()
    )


@lru_cache(maxsize=64)
def _table(
    language: LanguageTag,
) -> tuple[Mapping[str, str], Mapping[str, str], Mapping[str, str], Mapping[str, str]]:
    """Certain words, other words, beginnings and ends of words, each with its unit."""
    certain: dict[str, str] = {}
    exact: dict[str, str] = {}
    stems: dict[str, str] = {}
    tails: dict[str, str] = {}
    for unit, forms in _cldr(language).items():
        # A stem of its forms: Monat- for Monate, Monats.
        if len(shared := _shared(forms)) >= 4:
            stems.setdefault(shared, unit)
        for form in forms:
            certain.setdefault(form, unit)
    for unit, words in _MORE.get(
        {"no": "nb", "fil": "tl"}.get(language.language, language.language), {}
    ).items():
        for word in words.split():
            folded = fold(word.strip("*"), language.language)
            if word.startswith("*"):
                tails.setdefault(folded, unit)
            elif word.endswith("*"):
                stems.setdefault(folded, unit)
            elif language.language == "en":
                exact.setdefault(folded, unit)
            else:
                certain.setdefault(folded, unit)
    for word in _DOUBTFUL.get(language.language, "").split():
        folded = fold(word, language.language)
        if folded in certain:
            exact.setdefault(folded, certain.pop(folded))
    # The first two letters of every stem, so that most words are done with at once.
    for stem in list(stems):
        stems.setdefault(stem[:2], "")
    return certain, exact, stems, tails


def _shared(forms: Sequence[str]) -> str:
    """What all forms begin with."""
    first, last = min(forms, default=""), max(forms, default="")
    length = len(first)
    while not last.startswith(first[:length]):
        length -= 1
    return first[:length]


# CLDR's words that mean other things too: the ordinal, the clock, the moon, the sun.
_DOUBTFUL: Mapping[str, str] = {
    "en": "second min", "es": "segundo segundos", "pt": "segundo", "it": "secondo ora ore", "fr": "seconde",
    "ca": "segon", "ro": "secundă ora", "nl": "seconde uur", "de": "uhr", "ar": "ثانية ساعة",
    "he": "שני שנייה", "id": "bulan minggu jam", "ms": "bulan minggu saat jam", "sw": "saa", "tl": "oras linggo",
    "vi": "năm giờ ngày", "tr": "saat ay", "ru": "час лет", "sv": "timme", "da": "time", "nb": "time",
    "ur": "ماہ", "fa": "ماه", "hu": "hét óra nap", "pl": "sekunda",
}  # fmt: skip


def _cldr(language: LanguageTag) -> dict[str, tuple[str, ...]]:
    from babel.core import Locale, UnknownLocaleError

    for each in language.chain:
        name = "fil" if each.language == "tl" else str(each)
        try:
            # Babel has no public way to all plural forms of a unit's pattern.
            patterns: Mapping[str, Any] = Locale.parse(name, sep="-")._data["unit_patterns"]
        except (UnknownLocaleError, ValueError):
            continue
        found: dict[str, tuple[str, ...]] = {}
        for unit in UNITS:
            forms: dict[str, None] = {}
            for pattern in _plurals(patterns.get(f"duration-{unit}", {})):
                bare = pattern.replace("{0}", "").strip()
                folded = fold(bare, language.language)
                if len(folded) > 1 and " " not in folded:
                    forms[folded] = None
            found[unit] = tuple(forms)
        return found
    return {}


def _plurals(widths: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    """The patterns of all plural forms; CLDR leaves out the long ones that are like the short."""
    for width in ("long", "short"):
        forms = [form for number, form in widths.get(width, {}).items() if number != "per"]
        if forms:
            yield from forms
            return
