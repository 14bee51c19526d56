"""Words that negate, of the languages of the sample and some more.

strong: what translators keep as a negation. any: whatever may carry one, for the other side.
Sources: the languages' reference grammars; the idea, BLEU-blind errors of polarity, is from
Hossain et al., “It's not a Non-Issue: Negation as a Source of Error in Machine Translation”
(2020).
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Negation(NamedTuple):
    """Patterns of one language."""

    strong: re.Pattern[str]
    any: re.Pattern[str]


def _words(text: str) -> str:
    return rf"(?<!\w)(?:{text})(?!\w)"


# language: (strong, weaker ones beside them); words between spaces, `~` for a free end.
_TABLE: dict[str, tuple[str, str]] = {
    "en": (
        r"not|never|cannot|neither|nor|\w+n['’]t|must not|do not",
        (
            "no|none|nobody|nothing|nowhere|without|unless|until|hardly|rarely|seldom"
            r"|barely|few|little|only|instead|rather|except|lack\w*|avoid\w*"
            r"|prevent\w*|stop\w*|fail\w*|refus\w*|den\w+|un\w+|in\w{4,}|im\w{4,}"
            r"|ir\w{4,}|non\w*|dis\w+|mis\w+|\w+less|free|too|absen\w+|against"
            r"|forbid\w*|prohibit\w*|ban\w*|far from|before|than|other|else|despite"
            r"|although|but|nil|zero|limit\w*|reduc\w*|loss|lose|lost|missing|minimal"
            r"|difficult|exclud\w*|negative|neg|unable|a-?symptom\w*|anti\w*|de\w{4,}"
            r"|still|yet|just|ever|any\w*|still|nots?|\w+nt|over-the-counter|both"
        ),
    ),
    "es": (
        "no|nunca|jamás|ni|tampoco|sin|ningún|ninguna|ninguno|nadie|nada",
        (
            r"in\w+|im\w+|des\w+|falta\w*|evit\w*|carec\w*|salvo|excepto|apenas"
            r"|imposible|ausencia|poco|poca|impid\w*"
        ),
    ),
    "fr": (
        r"ne|n['’]\w+|pas|jamais|aucun|aucune|ni|sans|non|rien|personne|nul|nulle",
        (
            r"in\w+|im\w+|dé\w+|manqu\w*|évit\w*|absen\w*|sauf|peu|impossible"
            r"|empêch\w*|interdi\w*"
        ),
    ),
    "de": (
        r"nicht|kein\w*|nie|niemals|weder|ohne|niemand|nichts",
        (
            r"noch|un\w+|\w+los\w*|\w*frei\w*|fehl\w*|vermeid\w*|außer|kaum|ausgeschlossen"
            r"|verbot\w*|wenig\w*|verhinder\w*|nirgend\w*|miss\w*"
        ),
    ),
    "nl": (
        "niet|geen|nooit|noch|zonder|niemand|niets",
        (
            r"on\w+|\w+loos|ontbre\w*|vermijd\w*|behalve|nauwelijks|weinig|voorkom\w*"
            r"|nergens|mis\w*"
        ),
    ),
    "it": (
        r"non|mai|né|senza|nessun\w*|niente|nulla",
        r"in\w+|im\w+|dis\w+|s\w+|manca\w*|evita\w*|tranne",
    ),
    "pt": (
        r"não|nunca|jamais|nem|sem|nenhum\w*|ninguém|nada|tampouco",
        r"in\w+|im\w+|des\w+|falta\w*|evit\w*|ausência|exceto|pouc\w+|imped\w*",
    ),
    "sv": (
        "inte|ej|aldrig|varken|utan|ingen|inget|inga|icke",
        r"o\w+|\w+lös\w*|\w*fri\w*|sakna\w*|undvik\w*|knappt|få|miss\w*",
    ),
    "pl": (
        r"nie\w*|nigdy|ani|bez|żaden|żadn\w*|nikt|nic",
        r"brak\w*|unika\w*|oprócz",
    ),
    "ru": (
        r"не\w*|ни\w*|нет|нельзя|без",
        r"без\w*|бес\w*|отсутств\w*|избега\w*|кроме|невозможн\w*",
    ),
    "ar": (
        (
            r"(?:[وف])?(?:لا|لم|لن|ليس\w*|ليست|غير|بدون|دون|عدم|لست|لسنا|بلا|ألا"
            r"|أبدا|أبدًا|كلا)|[لبوف]?(?:عدم|غير|دون)\w*"
        ),
        (
            r"ما|وما|لما|\w*(?:انعدام|تجنب|امتنع|يمنع|منع|ممنوع|نفي|قلة|استحالة|خلو|مستحيل|تعذر"
            r"|يتعذر|إلا|سوى|فقد\w*|نقص)\w*"
        ),
    ),
    "fa": (
        r"نه|نیست\w*|ن\w+|بدون|عدم|هیچ\w*|غیر\w*|می‌?ن\w+|مگر|بی\w*|نا\w*",
        r"\w*(?:جلوگیری|اجتناب|فاقد|منع)\w*",
    ),
    "ur": (
        r"نہیں|نہ|مت|بغیر|غیر|بنا|کوئی نہیں|نا\w*",
        r"عدم|بے\w*|لا\w*|گریز",
    ),
    "he": (
        r"[ושה]?(?:לא|אין|אל|בלי|ללא|מבלי|אינ\w+|לעולם)",
        r"אי\w*|חוסר|למעט|בלתי",
    ),
    "hi": (
        "नहीं|न|ना|मत|बिना|कोई नहीं|नही",
        r"अ\S+|रहित|बगैर|बगैर|अलावा|गैर\S*|ग़ैर\S*|नि\S+|कभी|बच\S*",
    ),
    "bn": (
        r"না\S*|নয়|নয়|নেই|নি|নাই|\S+নি|ছাড়া|ছাড়া|বিনা|ব্যতীত|\S+না",
        r"অ\S+|বিহীন|নি\S+|এড়া\S*",
    ),
    "id": (
        r"tidak|tak|bukan\w*|jangan\w*|tanpa|belum|tiada|non\w*",
        r"kecuali|hindari|menghindari|kurang|tidak\w*|mencegah|\w*cegah",
    ),
    "sw": (
        (
            r"si\w*|ha\w*|bila|bila ya|kamwe|wala|usi\w*|asi\w*|isi\w*|wasi\w*|hapana"
            r"|kuto\w*|\w*sipo\w*|\w+si\w+"
        ),
        r"bado|epuka|\w*to\w+",
    ),
    "tl": (
        r"hindi\w*|huwag|wala\w*|walang|di|ni",
        r"maliban|iwas\w*|iwasan|ayaw|bago",
    ),
}

# Scripts without spaces: parts of words.
_PARTS: dict[str, str] = {
    "ja": (
        "ない|なく|なけれ|なきゃ|なかっ|ません|ず|ぬ|無|不|未|非|なし|避け|防|まい|禁|困難"
        "|欠|以外|しか|否|ノン|マイナス"
    ),
    "zh": "不|没|沒|無|无|非|未|否|勿|别|別|莫|免|缺|避|防|禁|除|毋|难|難|仅|只|尚",
    "ko": "않|없|아니|못|안|말|불|비|무|미|금지|제외|외에|마세|마십|피하|거부|방지|만",
    "th": "ไม่|มิ|อย่า|ห้าม|ไร้|ปราศจาก|หาก|ยกเว้น|เว้น|งด|เลี่ยง|ขาด",
}


def _compile(strong: str, weak: str) -> Negation:
    return Negation(
        re.compile(_words(strong), re.IGNORECASE),
        re.compile(_words(f"{strong}|{weak}"), re.IGNORECASE),
    )


NEGATIONS: dict[str, Negation] = {
    **{language: _compile(*words) for language, words in _TABLE.items()},
    **{
        language: Negation(re.compile(parts), re.compile(parts))
        for language, parts in _PARTS.items()
    },
}
