"""Words that damages are made with. They are this program's own, not the rules'."""

from __future__ import annotations

import re

NUMBER_WORDS: dict[str, list[str]] = {
    language: words.split()
    for language, words in {
        "en": "two three four five six seven eight nine ten",
        "de": "zwei drei vier fünf sechs sieben acht neun zehn",
        "es": "dos tres cuatro cinco seis siete ocho nueve diez",
        "fr": "deux trois quatre cinq six sept huit neuf dix",
        "pt": "dois três quatro cinco seis sete oito nove dez",
        "it": "due tre quattro cinque sei sette otto nove dieci",
        "nl": "twee drie vier vijf zes zeven acht negen tien",
        "sv": "två tre fyra fem sex sju åtta nio tio",
        "ru": "два три четыре пять шесть семь восемь девять десять",
        "ar": "اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة",
        "fa": "دو سه چهار پنج شش هفت هشت نه ده",
        "ur": "دو تین چار پانچ چھ سات آٹھ نو دس",
        "hi": "दो तीन चार पाँच छह सात आठ नौ दस",
        "bn": "দুই তিন চার পাঁচ ছয় সাত আট নয় দশ",
        "id": "dua tiga empat lima enam tujuh delapan sembilan sepuluh",
        "tl": "dalawa tatlo apat lima anim pito walo siyam sampu",
        "sw": "mbili tatu nne tano sita saba nane tisa kumi",
        "ja": "二 三 四 五 六 七 八 九 十",
        "zh": "二 三 四 五 六 七 八 九 十",
        "ko": "둘 셋 넷 다섯 여섯 일곱 여덟 아홉 열",
    }.items()
}
"""Two to ten."""

DURATIONS: dict[str, list[str]] = {
    language: words.split(", ")
    for language, words in {
        "en": "days, weeks, months, years, hours, minutes",
        "de": "Tage, Wochen, Monate, Jahre, Stunden, Minuten",
        "es": "días, semanas, meses, años, horas, minutos",
        "fr": "jours, semaines, mois, ans, heures, minutes",
        "pt": "dias, semanas, meses, anos, horas, minutos",
        "nl": "dagen, weken, maanden, jaar, uur, minuten",
        "sv": "dagar, veckor, månader, år, timmar, minuter",
        "ru": "дней, недель, месяцев, лет, часов, минут",
        "ar": "يومًا, أسبوعًا, شهرًا, سنة, ساعة, دقيقة",
        "fa": "روز, هفته, ماه, سال, ساعت, دقیقه",
        "ur": "دن, ہفتے, مہینے, سال, گھنٹے, منٹ",
        "hi": "दिन, सप्ताह, महीने, वर्ष, घंटे, मिनट",
        "bn": "দিন, সপ্তাহ, মাস, বছর, ঘণ্টা, মিনিট",
        "id": "hari, minggu, bulan, tahun, jam, menit",
        "tl": "araw, linggo, buwan, taon, oras, minuto",
        "sw": "siku, wiki, miezi, miaka, saa, dakika",
        "ja": "日間, 週間, か月, 年間, 時間, 分",
        "zh": "天, 周, 个月, 年, 小时, 分钟",
        "zh-Hant": "天, 週, 個月, 年, 小時, 分鐘",
        "ko": "일, 주, 개월, 년, 시간, 분",
    }.items()
}
"""Days, weeks, months, years, hours, minutes, as they stand after 11 to 19."""

LIMITS: dict[str, tuple[str, str, str, str]] = {
    "en": ("up to {}", "at least {}", "more than {}", "less than {}"),
    "de": ("bis zu {}", "mindestens {}", "mehr als {}", "weniger als {}"),
    "es": ("hasta {}", "al menos {}", "más de {}", "menos de {}"),
    "fr": ("jusqu’à {}", "au moins {}", "plus de {}", "moins de {}"),
    "pt": ("até {}", "pelo menos {}", "mais de {}", "menos de {}"),
    "nl": ("tot {}", "ten minste {}", "meer dan {}", "minder dan {}"),
    "sv": ("upp till {}", "minst {}", "mer än {}", "mindre än {}"),
    "ru": ("до {}", "не менее {}", "более {}", "менее {}"),
    "ar": ("ما يصل إلى {}", "على الأقل {}", "أكثر من {}", "أقل من {}"),
    "fa": ("تا {}", "حداقل {}", "بیش از {}", "کمتر از {}"),
    "ur": ("{} تک", "کم از کم {}", "{} سے زیادہ", "{} سے کم"),
    "hi": ("{} तक", "कम से कम {}", "{} से अधिक", "{} से कम"),
    "bn": ("{} পর্যন্ত", "কমপক্ষে {}", "{}-এর বেশি", "{}-এর কম"),
    "id": ("hingga {}", "setidaknya {}", "lebih dari {}", "kurang dari {}"),
    "tl": ("hanggang {}", "hindi bababa sa {}", "higit sa {}", "mas mababa sa {}"),
    "sw": ("hadi {}", "angalau {}", "zaidi ya {}", "chini ya {}"),
    "ja": ("最大{}", "少なくとも{}", "{}を超える", "{}未満"),
    "zh": ("最多{}", "至少{}", "超过{}", "少于{}"),
    "zh-Hant": ("最多{}", "至少{}", "超過{}", "少於{}"),
    "ko": ("최대 {}", "최소 {}", "{} 초과", "{} 미만"),
}
"""Up to, at least, more than, less than, round a figure."""

NEGATIONS: dict[str, re.Pattern[str]] = {
    language: re.compile(pattern, re.IGNORECASE)
    for language, pattern in {
        "de": r"\b(?:nicht|niemals|nie)\b ?",
        "es": r"\b(?:no|nunca)\b ",
        "fr": r"\b(?:ne |n['’])(\S+ )(?:pas|jamais)\b ?",
        "pt": r"\b(?:não|nunca)\b ",
        "nl": r"\b(?:niet|nooit)\b ?",
        "sv": r"\b(?:inte|aldrig)\b ?",
        "ru": r"\b(?:не|никогда не)\b ",
        "ar": r"(?<!\w)(?:لا|لم|لن|ليس|ليست) ",
        "fa": r"(?<!\w)(?:ن(?=می‌)|نمی\u200c?(?=\w))",
        "ur": r"(?<!\w)(?:نہیں|نہ) ",
        "hi": r"(?<![\w\u093c-\u094d])(?:नहीं|न) ",
        "bn": r" (?:না|নয়|নেই)(?=[ ।,])",
        "id": r"\b(?:tidak|jangan|bukan|belum)\b ",
        "tl": r"\b(?:hindi|huwag|wala)\b ",
        "zh": r"不(?![仅但同断管论过少错])|没有|沒有|未",
        "ja": r"(?<=[かさなまばらがわけれせきえめべてで])ない(?=[。、とたの])|(?<=ま)せん",
        "ko": r"(?:지 않|지 못)|\b(?:안|못) ",
    }.items()
}
"""What negates a clause, and what goes with it when it is left out."""

ENGLISH_NEGATION = re.compile(
    r"(?P<verb>\b(?:is|are|was|were|can|could|should|would|will|must|may|might|has|have|had"
    r"|do|does|did)) not\b"
    r"|(?P<short>\b(?:is|are|was|were|could|should|would|has|have|had|do|does|did))n[’']t\b"
    r"|\b(?:never|cannot|can[’']t|won[’']t)\b",
    re.IGNORECASE,
)
