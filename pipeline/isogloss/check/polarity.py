"""Count the negations of a text, where the language's grammar is known well enough.

`negation.py` knows for many languages which words may negate. For a few this module knows
more: what looks like a negation and is none (“nicht nur”, かもしれません, ne … que), and what
says “not” by itself (“Evite conducir”, 禁止). So two “not”s of a source can be held against one.
Sources: Real Academia Española, Nueva gramática, 48; Grevisse & Goosse, Le bon usage, 1014–1025;
Duden, Die Grammatik, 1423–1436; Ryding, A Reference Grammar of Modern Standard Arabic, 37;
Makino & Tsutsui, A Dictionary of Basic Japanese Grammar, -nai, -zu, -nakereba naranai.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from isogloss.check.negation import NEGATIONS
from isogloss.model import LanguageTag


class Polarity(NamedTuple):
    """Patterns of one language.

    neutral: looks like a negation and is none. negative: negates.
    instead: says “not” without a negation. only: says “only”, for “not … until”, “not … unless”.
    """

    neutral: re.Pattern[str]
    negative: re.Pattern[str]
    instead: re.Pattern[str]
    only: re.Pattern[str]


# Names of diseases (heart failure, insuffisance cardiaque, 心不全) deny nothing and are left out.
# What a translation must keep. “No” and “without” have too many other ways to be said.
_REQUIRED = re.compile(r"(?<!\w)(?:not|never|cannot|\w+n['’]t|untreated)(?!\w)", re.IGNORECASE)
_ENGLISH_NEUTRAL = re.compile(
    r"\b(?:not|isn['’]t|aren['’]t) (?:only|just|merely|simply|least)\b|\bwhether or not\b"
    r"|\bor not\b|\bif not\b|\bnot (?:necessarily|yet|to mention)\b|\bnever(?:theless|mind)\b"
    r"|\b(?:why|do|does|did|is|are|was|were|wo|ca)n['’]t (?:you|we|they|it|he|she|i)\b"
    r"|\bwhy not\b|\bno(?:t)? (?:more|less|fewer|later|longer) than\b|\bn['’]t (?:only|just)\b",
    re.IGNORECASE,
)
_CONDITIONAL = re.compile(
    r"\b(?:until|till|unless|except|without|before|other than|more than|less than|longer than"
    r"|only|yet)\b",
    re.IGNORECASE,
)

_TABLE: dict[str, Polarity] = {}


def _words(text: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{text})(?!\w)", re.IGNORECASE)


_TABLE["es"] = Polarity(
    neutral=_words(
        r"no (?:s[oó]lo|solamente|únicamente|obstante)|sin (?:embargo|duda)|cómo no"
        r"|nada más"
    ),
    negative=_words(
        r"no|nunca|jamás|ni|tampoco|sin|ningun[oa]s?|ningún|nadie|nada|excepto|salvo|ya no"
    ),
    instead=_words(
        r"(?<!para )(?:evit(?:e|en|ar|arse|ando)|evítese)|imposib\w+|incapa\w+|inadecuad\w+"
        r"|inapropiad\w+|desaconsej\w+|contraindicad\w+|prohib\w+|prohíb\w+|impid\w+|impedir"
        r"|inefica\w+|incompati\w+|desconoc\w+|ausen\w+|carec\w+|falta\w*|dej\w+ de"
        r"|absten\w+|abstén\w+|rechaz\w+|neg(?:ar|ó|aron|ativ\w*)|niegu?\w+|in(?:corr|comp|cier|usu"
        r"|seg|nece|est|vis|exist|def|sos|diferen)\w+|lejos de|difícil\w*|raramente|apenas"
    ),
    only=_words(r"s[oó]lo|solamente|únicamente|hasta|menos|poc[oa]s?|hace falta|antes de|con"),
)
_TABLE["fr"] = Polarity(
    neutral=_words(
        r"(?:pas|non) (?:seulement|uniquement|que)|pas à pas|(?:toute|une|chaque|la|cette) personne"
    ),
    # Second words of the negation; “ne” alone where grammar lets it stand alone.
    negative=re.compile(
        r"(?<!\w)(?:pas|jamais|aucun(?:e|s)?|ni|sans|rien|nulle?s?|nullement|guère|non|hormis|sauf)"
        r"(?!\w)"
        r"|(?<!\w)(?:ne\s|n['’])[^.;:!?]{1,40}?\b(?:plus\b(?!\s+(?:de|que))|personne\b)"
        r"|(?<!\w)(?:ne\s|n['’])(?:\w+\s)?(?:peu[tx]|peuvent|pou[vr]\w+|puiss\w+|sau[rt]\w*|sachi\w+"
        r"|cess\w+|os\w+)(?!\w)(?![^.;:!?]{0,60}\b(?:pas|que|jamais|aucune?|plus|rien|ni)\b)"
        r"(?![^.;:!?]{0,60}\bqu['’])"
        r"|(?<!\w)personne\s+(?:ne\s|n['’])",
        re.IGNORECASE,
    ),
    instead=_words(
        r"impossib\w+|incapa\w+|inadapt\w+|inappropri\w+|interdi\w+|déconseill\w+|contre-indiqu\w+"
        r"|(?<!pour )(?:évit(?:ez|er|ons|ant|e))|(?:abst[ie]\w+)|absen\w+|dépourvu\w*"
        r"|ineffica\w+|incompat\w+|inconnu\w*|inuti\w+|manqu\w+|échou\w+|refus\w+"
        r"|cess(?:er|ez)|nég(?:ati\w+|lig\w+)|in(?:exact|correct|existan|déter|certain"
        r"|visib|comp)\w*|peu|rare\w*|difficil\w+|loin"
    ),
    only=_words(r"que|qu['’]\w*|seul\w*|uniquement|exclusivement|avant|jusqu\w*|moins"),
)
_TABLE["de"] = Polarity(
    neutral=_words(r"nicht (?:nur|allein|zuletzt|bloß)|gar nicht erst"),
    negative=_words(
        r"nicht|nichts?|kein\w*|nie|niemals|nimmer|weder|ohne|niemand\w*|nirgend\w*|keinerlei"
    ),
    # Words in un- that do not deny what English says with “not” are left out.
    instead=_words(
        r"un(?!d(?!urch|eut|enk)|dicht|s(?!ich|inn|ach|chäd|terb)|ter|iver|ion|i\b|ge(?:fähr|heuer)"
        r"|fall|fäll|gefähr|heil|glück|ruh|mittel|bedingt|längst|bedingt|terlag|regelm)\w{4,}"
        r"|verbot\w*|untersag\w+|vermeid\w+|unterlass\w+|verzicht\w+|abgeraten|rat\w* davon ab|kaum"
        r"|außer|außerstande|aus(?:geschlossen|zuschließen)|fehl\w+|mangel\w*|negativ\w*"
        r"|weiger\w+|scheiter\w+|ab(?:lehn|gelehnt)\w*|\w{4,}(?:frei|los)(?:e[nmrs]?)?|nein|miss\w+"
        r"|in(?:akzept|aktiv|kompat|toler|effiz|stabil)\w+|selten\w*|schwer|wenig\w*|sondern"
    ),
    only=_words(r"nur|erst|lediglich|ausschließlich|bis|bevor|höchstens|weniger"),
)
# Short vowels are read past: لا and لَا are one word.
_HARAKAT = re.compile("[\u064b-\u0652\u0670\u0640]")
_TABLE["ar"] = Polarity(
    neutral=re.compile(
        r"(?<!\w)(?:و|ف)?(?:ليس|لا) (?:فقط|فحسب|سيما|شك|بد|بأس|تزال|يزال|زال|[يت]قل عن)(?!\w)"
        r"|(?<!\w)و?(?:بغير|غير)(?:ها?|هم|هن|هما| ذلك)(?!\w)"
        r"|(?<!\w)(?:و|ف)?(?:لا|لم|لن|ليس\w*)\s[^.؛:!؟]{1,80}?\sإلا(?!\w)"
        r"|(?<!\w)وإلا(?!\w)"
    ),
    negative=re.compile(
        r"(?<!\w)(?:"
        r"[وف]?(?:لا|لم|لن|ألا|لئلا|لكيلا|كيلا|بلا|لست|لسنا|لسن|لسوا)"
        r"|[وفأ]?ليس\w*|[وفبلك]?(?:ال)?(?:عدم|غير|بدون|دون)\w{0,3}|من دون"
        r"|[وف]?ما (?:من|كان\w*|عاد\w*)|أبد(?:ا|ًا)?|إطلاقا"
        r")(?!\w)"
    ),
    instead=re.compile(
        r"(?<!\w)[وفبلك]?(?:ال)?(?:ممنوع\w*|محظور\w*|[يت]حظر|حظر|تجنب\w*|[يتن]تجنب\w*|اجتناب"
        r"|امتنع\w*|امتناع|[يت]متنع\w*|مستحيل\w*|[يت]ستحيل|[يت]تعذر|تعذر|انعدام|منعدم\w*|خلو|خالي?\w*"
        r"|فاقد\w*|[يت]فتقر\w*|افتقار|نفي|[نيت]نفي|سلبي\w*|رفض\w*|[يت]رفض\w*|[يت]فشل\w*|أخفق\w*|[يت]خفق\w*"
        r"|[يت]عجز\w*|عجز\w*|عاجز\w*|صعوبة|صعب\w*|يصعب|قلما|نادرا|نادر\w*|محال|سوى|باستثناء|ما عدا"
        r"|[يت]جهل\w*|مجهول\w*|حرام|[يت]حرم|كف|توقف\w*)(?!\w)"
        r"|(?:^|[.؛:!؟،]\s*)و?[يت]منع(?!\w)"
    ),
    only=re.compile(r"(?<!\w)[وف]?(?:إلا|فقط|قبل|حتى|سوى|بل|إنما)(?!\w)"),
)
_JA_MUST = (
    r"(?:な(?:ければ|くては|きゃ|くちゃ|いと)|ねば)\s?(?:な(?:らない|りません|らず|らなか|らぬ|るまい)"
    r"|いけ(?:ない|ません|なか)|だめ|ダメ|駄目)"
)
_TABLE["ja"] = Polarity(
    neutral=re.compile(
        rf"{_JA_MUST}|かも(?:しれ|知れ)(?:ない|ません|なか)|(?:に|と)(?:違い|ちがい|相違)"
        r"(?:は)?(?:ない|ありません|なく)|に(?:すぎ|過ぎ)(?:ない|ません|なか)|に(?:ほか|他)な(?:らない|りません)"
        r"|ざるを(?:得|え)(?:ない|ません|なか|ず)|(?:だけ|ばかり|のみ)(?:では?)?(?:なく|ない|ありません)"
        r"|少な(?:く|い|か)|危な(?:く|い)|(?:もったい|つま[らん]|くだら|きた|せつ|おさ|幼|切|汚|足り|しが)ない"
        r"|やむを(?:得|え)(?:ない|ず|ません)|(?:に|も)(?:かかわ|関わ|拘)らず|を問わず|相変わらず|思わず"
        r"|(?<![一-龯])(?:まず|ひとまず)|必ず|かならず|はず|ずつ|ずっと|いずれ|わずか|少しず"
        r"|ない(?:し|よう)?(?:か|でしょうか)[。？?]|ませんか|すみません|間違いな(?:く|い)|なくな[らりるれっ]"
        r"|(?:違い|間違い|申し訳|問題|遠慮)(?:は|も)?な(?:い|く)|ほどな(?:く|い)|まもなく"
    ),
    negative=re.compile(
        # Verbs, adjectives and nouns in -nai and its forms; but not おなか, はなし.
        r"な(?:い(?!部|科|臓|ぞう)|く(?!さ[れん]|す)|かっ|かろう|ければ|けりゃ|きゃ|くちゃ)"
        r"|ませ(?:ん|ぬ)|(?<![はか])なし(?![ょてたとい])|無し"
        r"|[せえけげてねべめれわかがさたなまらばいきぎじちにびみり見得]ず(?=に|、|と|も|[。）)]|$)"
        r"|ざる(?!を)|まい(?=[。、とか]|$)|[らわさかたまば]ぬ(?![一-龯ぁ-ん])"
    ),
    instead=re.compile(
        r"禁[止忌じ煙酒物]|厳禁|避け|控え|やめ|止め|中止|無理|困難|難し|にく[いくか]|拒[否絶]|断[らりるっわ]"
        r"|不(?!全|整|安|足|快|眠|随|妊|調|況|幸|満|便|思議|動産|可欠|意|審|正|良|機嫌)|未(?!来|満|明|亡)"
        r"|無(?!料|線|事|菌|数|論)|非(?!常|難)|否(?!や)|欠[如けか]|失[敗わ]|以外|別[のに]|(?:から|とは)ほど遠"
        r"|(?:しか|すら)|マイナス|ノー|外れ|除[くいき]|反[しす対]|まれ|ほとんど|避|わけがあり|逃"
    ),
    only=re.compile(r"だけ|のみ|限り|限る|限って|まで|初めて|てから|しか|前に|唯一|より"),
)


def lost_negation(
    source: str, source_language: LanguageTag, target: str, locale: LanguageTag
) -> str | None:
    """The negation of the source that the translation leaves out, None where there is none.

    source, target: what readers see. Where either language is not known well, any word that
    may carry a negation answers all.
    """
    ours = NEGATIONS.get(source_language.language)
    theirs = NEGATIONS.get(locale.language)
    if ours is None or theirs is None or ours is theirs:
        return None
    known = _TABLE.get(locale.language)
    if known is None or source_language.language != "en":
        match = ours.strong.search(source)
        return match[0] if match and not theirs.any.search(target) else None
    wanted = [each[0] for each in _REQUIRED.finditer(_ENGLISH_NEUTRAL.sub(" ", source))]
    if not wanted:
        return None
    given = _count(known, _bare(target, locale), conditional=bool(_CONDITIONAL.search(source)))
    return wanted[-1] if given < len(wanted) else None


def added_negation(
    source: str, source_language: LanguageTag, target: str, locale: LanguageTag
) -> str | None:
    """What negates in the translation where nothing in the source does, None for nothing.

    Only languages whose negations are words of their own, or well known, are looked at.
    """
    ours = NEGATIONS.get(source_language.language)
    theirs = NEGATIONS.get(locale.language)
    if ours is None or theirs is None or ours is theirs or ours.any.search(source):
        return None
    known = _TABLE.get(locale.language)
    if known is not None:
        match = known.negative.search(known.neutral.sub(" ", _bare(target, locale)))
    elif locale.language in _CLEAR:
        match = theirs.strong.search(target)
    else:
        return None
    return match[0].strip() if match else None


# Languages of `negation.py` alone whose strong negations mean nothing else.
_CLEAR = frozenset({"nl", "it", "pt", "sv", "pl", "id"})


def _bare(text: str, locale: LanguageTag) -> str:
    """The text without vowel signs; a doubled waw stays told apart: دوّن writes, دون is without."""
    if locale.language != "ar":
        return text
    return _HARAKAT.sub("", text.replace("و\u0651", "وو"))


def _count(known: Polarity, text: str, *, conditional: bool) -> int:
    """How many negations of the source the text may answer."""
    bare = known.neutral.sub(" ", text)
    rest = known.negative.sub(" ", bare)
    count = len(known.negative.findall(bare)) + len(known.instead.findall(rest))
    return count + (len(known.only.findall(text)) if conditional else 0)
