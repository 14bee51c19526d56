"""Numbers said in words: enough to see that “2 types” and “نوعان” agree.

The tables are for telling that a figure is *not* lost. They need not be grammars: a word too
many hides one finding in a hundred, a word too few blocks a good translation.
Sources: CLDR rule-based number formats (spellout), and the grammars' duals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from isogloss.check.marks import months_of
from isogloss.model import LanguageTag

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ROMAN = re.compile(r"\b(?=[IVX]{1,6}\b)(X{0,3})(IX|IV|V?I{0,3})(?:\b|(?=e\b))")

# Words for 0 to 12, all forms of one number between commas; `|` leaves a number out.
_TO_TWELVE = {
    "en": (
        "zero|one,a,an,once,single,first,each|two,twice,both,pair,couple,second"
        ",double|three,third,triple,thrice|four,fourth,quarter|five,fifth|six,sixth"
        "|seven,seventh|eight,eighth|nine,ninth|ten,tenth,decade|eleven|twelve"
        ",twelfth,dozen"
    ),
    "es": (
        "cero,ningún,ninguna|un,uno,una,primer,primero,primera,cada|dos,ambos,ambas"
        ",doble,segundo,segunda,par|tres,tercer,tercero,tercera,triple|cuatro,cuarto"
        ",cuarta|cinco,quinto,quinta|seis,sexto,sexta|siete|ocho|nueve|diez,década"
        "|once|doce,docena"
    ),
    "fr": (
        "zéro|un,une,premier,première,chaque|deux,double,second,seconde,deuxième"
        "|trois,troisième,triple|quatre,quatrième|cinq,cinquième|six|sept|huit|neuf"
        "|dix,décennie|onze|douze,douzaine"
    ),
    "de": (
        "null|ein,eine,einen,einem,einer,eines,eins,einmal,erste,ersten,erster,jede"
        "|zwei,zweimal,beide,beiden,doppelt,zweite,zweiten,zweiter,paar|drei,dreimal"
        ",dritte,dritten|vier,vierte,vierten|fünf,fünfte,fünften|sechs|sieben|acht"
        "|neun|zehn,jahrzehnt|elf|zwölf,dutzend"
    ),
    "nl": (
        "nul|een,één,eerste,elk|twee,beide,tweede,dubbel,paar|drie,derde|vier,vierde"
        "|vijf,vijfde|zes|zeven|acht|negen|tien|elf|twaalf,dozijn"
    ),
    "it": (
        "zero|un,uno,una,prima,primo|due,entrambi,secondo,seconda,doppio|tre,terzo"
        ",terza|quattro|cinque|sei|sette|otto|nove|dieci|undici|dodici"
    ),
    "pt": (
        "zero|um,uma,primeiro,primeira,cada|dois,duas,ambos,ambas,segundo,segunda"
        ",dobro,par|três,terceiro,terceira|quatro,quarto,quarta|cinco,quinto|seis"
        ",sexto|sete|oito|nove|dez,década|onze|doze,dúzia"
    ),
    "sv": (
        "noll|en,ett,första|två,båda,andra,dubbelt,par|tre,tredje|fyra,fjärde|fem"
        ",femte|sex|sju|åtta|nio|tio|elva|tolv"
    ),
    "da": ("nul|en,et,første|to,begge,anden|tre,tredje|fire|fem|seks|syv|otte|ni|ti|elleve|tolv"),
    "nb": (
        "null|en,ei,et,ett,første|to,begge,andre|tre,tredje|fire|fem|seks|sju,syv"
        "|åtte|ni|ti|elleve|tolv"
    ),
    "pl": (
        "zero|jeden,jedna,jedno,jednego,jednej,jednym,pierwszy|dwa,dwie,dwóch,dwoma"
        ",dwu,oba,obie|trzy,trzech,trzema|cztery,czterech|pięć,pięciu|sześć,sześciu"
        "|siedem|osiem|dziewięć|dziesięć|jedenaście|dwanaście"
    ),
    "ru": (
        "ноль|один,одна,одно,одного,одной,одну,первый,первая,первого|два,две,двух"
        ",двумя,двум,оба,обе,второй,вторая|три,трёх,трех,тремя,третий|четыре,четырёх"
        ",четырех|пять,пяти|шесть,шести|семь,семи|восемь,восьми|девять,девяти|десять"
        ",десяти|одиннадцать|двенадцать,двенадцати"
    ),
    "uk": (
        "нуль|один,одна,одного,одну|два,дві,двох|три,трьох|чотири|п'ять|шість|сім"
        "|вісім|дев'ять|десять|одинадцять|дванадцять"
    ),
    "ar": (
        "صفر|واحد,واحدة,أول,أولى,مرة|اثنان,اثنين,اثنتان,اثنتين,ثاني,ثانية,ضعف,كلا"
        ",كلتا,مرتين|ثلاث,ثلاثة,ثالث,ثالثة|أربع,أربعة,رابع|خمس,خمسة,خامس|ست,ستة,سادس"
        "|سبع,سبعة|ثمان,ثماني,ثمانية|تسع,تسعة|عشر,عشرة|أحد عشر|اثنا عشر,اثني عشر"
    ),
    "fa": (
        "صفر|یک,اول,اولین|دو,هردو,دوم,دومین|سه,سوم|چهار,چهارم|پنج,پنجم|شش|هفت|هشت|نه"
        "|ده|یازده|دوازده"
    ),
    "ur": (
        "صفر|ایک,پہلا,پہلی,پہلے|دو,دونوں,دوسرا,دوسری|تین,تیسرا|چار|پانچ|چھ|سات|آٹھ|نو|دس|گیارہ|بارہ"
    ),
    "he": (
        "אפס|אחד,אחת,ראשון,ראשונה|שניים,שתיים,שני,שתי,שנייה|שלוש,שלושה,שלישי|ארבע"
        ",ארבעה|חמש,חמישה|שש,שישה|שבע,שבעה|שמונה|תשע,תשעה|עשר,עשרה"
    ),
    "hi": (
        "शून्य|एक,पहला,पहली,पहले|दो,दोनों,दूसरा,दूसरी,दूसरे|तीन,तीसरा,तीसरे|चार,चौथा"
        "|पांच,पाँच|छह,छः|सात|आठ|नौ|दस|ग्यारह|बारह"
    ),
    "bn": (
        "শূন্য|এক,একটি,একজন,প্রথম|দুই,দুটি,দু,উভয়,দ্বিতীয়|তিন,তিনটি,তৃতীয়|চার"
        ",চারটি|পাঁচ,পাঁচটি|ছয়,ছয়|সাত|আট|নয়|দশ|এগারো|বারো"
    ),
    "id": (
        "nol|satu,se,pertama,sebuah|dua,kedua|tiga,ketiga|empat,keempat|lima|enam"
        "|tujuh|delapan|sembilan|sepuluh|sebelas"
    ),
    "ms": ("sifar|satu,pertama|dua,kedua|tiga,ketiga|empat|lima|enam|tujuh|lapan|sembilan|sepuluh"),
    "sw": (
        "sifuri|moja,mmoja,kwanza|mbili,wawili,viwili,miwili,pili,yote|tatu,watatu"
        ",vitatu,mitatu|nne,wanne,vinne,minne|tano,watano,vitano,mitano|sita|saba"
        "|nane,wanane|tisa|kumi"
    ),
    "tl": (
        "sero|isa,isang,una,unang|dalawa,dalawang,ikalawang,pangalawa|tatlo,tatlong"
        ",ikatlong,ikatlo|apat,apat na|lima,limang|anim|pito,pitong|walo,walong|siyam"
        "|sampu,sampung"
    ),
    "tr": "sıfır|bir,birinci,ilk|iki,ikinci|üç,üçüncü|dört|beş|altı|yedi|sekiz|dokuz|on",
    "vi": "không|một,nhất|hai,đôi|ba|bốn|năm|sáu|bảy|tám|chín|mười",
}
# Larger round numbers of some languages, English (the usual source) most fully.
_LARGER = {
    "en": {
        "thirteen": 13,
        "fourteen": 14,
        "fifteen": 15,
        "sixteen": 16,
        "seventeen": 17,
        "eighteen": 18,
        "nineteen": 19,
        "twenty": 20,
        "thirty": 30,
        "forty": 40,
        "fifty": 50,
        "sixty": 60,
        "seventy": 70,
        "eighty": 80,
        "ninety": 90,
        "hundred": 100,
        "thousand": 1000,
        "million": 10**6,
        "billion": 10**9,
        "half": 50,
        "fortnight": 14,
        "century": 100,
        "dozens": 12,
        "hundreds": 100,
        "thousands": 1000,
        "millions": 10**6,
        "hourly": 1,
        "nil": 0,
        "tens": 10,
        "teens": 10,
        "twenties": 20,
        "thirties": 30,
        "forties": 40,
        "fifties": 50,
        "sixties": 60,
        "seventies": 70,
        "eighties": 80,
        "nineties": 90,
    },
    "es": {
        "veinte": 20,
        "treinta": 30,
        "cincuenta": 50,
        "cien": 100,
        "ciento": 100,
        "mil": 1000,
        "quince": 15,
        "quincena": 15,
        "quincenal": 14,
        "cuarenta": 40,
        "millón": 10**6,
    },
    "fr": {
        "vingt": 20,
        "trente": 30,
        "quinze": 15,
        "cinquante": 50,
        "cent": 100,
        "mille": 1000,
        "quarante": 40,
        "soixante": 60,
        "quinzaine": 15,
    },
    "de": {
        "zwanzig": 20,
        "dreißig": 30,
        "fünfzig": 50,
        "hundert": 100,
        "tausend": 1000,
        "fünfzehn": 15,
        "vierzig": 40,
        "million": 10**6,
        "vierzehn": 14,
    },
    "pt": {
        "vinte": 20,
        "trinta": 30,
        "quinze": 15,
        "cinquenta": 50,
        "cem": 100,
        "cento": 100,
        "mil": 1000,
        "quarenta": 40,
        "catorze": 14,
        "quatorze": 14,
    },
    "ru": {
        "двадцать": 20,
        "тридцать": 30,
        "сорок": 40,
        "пятьдесят": 50,
        "сто": 100,
        "тысяча": 1000,
        "тысячи": 1000,
        "миллион": 10**6,
    },
    "ar": {
        "عشرون": 20,
        "عشرين": 20,
        "ثلاثون": 30,
        "ثلاثين": 30,
        "أربعين": 40,
        "خمسين": 50,
        "مائة": 100,
        "مئة": 100,
        "ألف": 1000,
        "مليون": 10**6,
        "نصف": 50,
    },
    "fa": {
        "بیست": 20,
        "سی": 30,
        "پنجاه": 50,
        "صد": 100,
        "هزار": 1000,
        "میلیون": 10**6,
    },
    "hi": {
        "सौ": 100,
        "हजार": 1000,
        "हज़ार": 1000,
        "बीस": 20,
        "पचास": 50,
        "लाख": 100000,
    },
}

_ARTICLE_LESS_DUAL = re.compile(r"\w{2,}(?:ان|ين|تا|تي|يْن)$")
_ARABIC_PREFIX = re.compile(r"^(?:و|ف)?(?:ال|ب|ل|ك|لل|بال)?")
_HEBREW_DUAL = re.compile(r"\w{2,}יים$")


@lru_cache(maxsize=64)
def _table(language: LanguageTag) -> dict[str, frozenset[int]]:
    words: dict[str, set[int]] = {}
    name = {"no": "nb", "nn": "nb", "fil": "tl"}.get(language.language, language.language)
    for number, forms in enumerate(_TO_TWELVE.get(name, "").split("|")):
        for form in filter(None, forms.split(",")):
            words.setdefault(form, set()).add(number)
    for form, number in _LARGER.get(name, {}).items():
        words.setdefault(form, set()).add(number)
    for form, number in months_of(language).items():
        words.setdefault(form, set()).add(number)
    return {form: frozenset(numbers) for form, numbers in words.items()}


def knows_words(language: LanguageTag) -> bool:
    """Whether numbers said in words in this language are read at all."""
    return language.language in _TO_TWELVE or language.language in ("ja", "zh", "ko", "no", "fil")


def numbers_in_words(text: str, language: LanguageTag) -> frozenset[Decimal]:
    """All numbers that words of the text may say: a generous reading."""
    return frozenset(words_for_numbers(text, language))


def words_for_numbers(text: str, language: LanguageTag) -> dict[Decimal, str]:
    """The same numbers, each with the word that may say it first."""
    found: dict[Decimal, str] = {}
    for number, word in _numbers(text, language):
        found.setdefault(Decimal(number), word)
    return found


def _numbers(text: str, language: LanguageTag) -> Iterator[tuple[int, str]]:
    yield from _roman(text)
    if language.language in ("ja", "zh", "ko"):
        yield from _cjk(text)
    table = _table(language)
    words = [match[0] for match in _WORD.finditer(text)]
    folded = [word.casefold() for word in words]
    previous: frozenset[int] = frozenset()
    for position, word in enumerate(folded):
        numbers = table.get(word) or _inflected(word, language.language, table)
        pair = table.get(f"{word} {folded[position + 1]}") if position + 1 < len(words) else None
        numbers |= pair or frozenset()
        for number in numbers:
            yield number, words[position]
        # Twenty-one, three hundred, five thousand.
        for tens in previous:
            for ones in numbers:
                if (tens % 10 == 0 and 0 < ones < 10 <= tens) or ones in (100, 1000, 10**6, 10**9):
                    whole = tens + ones if ones < tens else tens * ones
                    yield whole, f"{words[position - 1]} {words[position]}"
        previous = numbers


def _inflected(word: str, language: str, table: dict[str, frozenset[int]]) -> frozenset[int]:
    if language in ("ar", "fa", "ur"):
        bare = word[len(match[0]) :] if (match := _ARABIC_PREFIX.match(word)) else word
        known = table.get(bare, frozenset())
        return known | {2} if language == "ar" and _ARTICLE_LESS_DUAL.match(word) else known
    if language == "he":
        return table.get(word[1:], frozenset()) | ({2} if _HEBREW_DUAL.match(word) else set())
    if language in ("de", "nl", "sv"):
        # Compounds: zweimal, Dreifach-, vierteilig.
        return next(
            (numbers for form, numbers in table.items() if len(form) > 3 and word.startswith(form)),
            frozenset(),
        )
    return frozenset()


def _roman(text: str) -> Iterator[tuple[int, str]]:
    for match in _ROMAN.finditer(text):
        tens, ones = len(match[1]), match[2]
        unit = {"IX": 9, "IV": 4}.get(ones, ("V" in ones) * 5 + ones.count("I"))
        yield tens * 10 + unit, match[0]


_CJK_DIGITS = {
    **{each: number for number, each in enumerate("〇一二三四五六七八九")},
    **{each: number for number, each in enumerate("零壹贰叁肆伍陆柒捌玖")},
    "两": 2, "兩": 2, "半": 50, "双": 2, "雙": 2, "両": 2,
}  # fmt: skip
_CJK_POWERS = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
_CJK = re.compile(f"[{''.join(_CJK_DIGITS)}{''.join(_CJK_POWERS)}]+")
_KOREAN = {
    "하나": 1,
    "한": 1,
    "둘": 2,
    "두": 2,
    "세": 3,
    "셋": 3,
    "네": 4,
    "넷": 4,
    "다섯": 5,
    "여섯": 6,
    "일곱": 7,
    "여덟": 8,
    "아홉": 9,
    "열": 10,
    "첫": 1,
    "양": 2,
    "이": 2,
    "삼": 3,
    "사": 4,
    "오": 5,
    "육": 6,
    "칠": 7,
    "팔": 8,
    "구": 9,
    "십": 10,
    "백": 100,
    "천": 1000,
    "만": 10000,
}
_KANA = {"ひとつ": 1, "ふたつ": 2, "みっつ": 3, "ひとり": 1, "ふたり": 2, "ゼロ": 0, "ダブル": 2}


def _cjk(text: str) -> Iterator[tuple[int, str]]:
    for match in _CJK.finditer(text):
        total = section = digit = 0
        for each in match[0]:
            if each in _CJK_DIGITS:
                digit = _CJK_DIGITS[each]
                yield digit, each
            elif _CJK_POWERS[each] < 10**4:
                section += (digit or 1) * _CJK_POWERS[each]
                digit = 0
            else:
                total += (section + digit or 1) * _CJK_POWERS[each]
                section = digit = 0
        yield total + section + digit, match[0]
    for words in (_KOREAN, _KANA):
        for word, number in words.items():
            if word in text:
                yield number, word
