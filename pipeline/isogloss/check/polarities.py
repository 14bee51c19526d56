"""How languages deny: what negates, what only looks like it, and what says “not” otherwise.

Sources: Real Academia Española, Nueva gramática, 48; Grevisse & Goosse, Le bon usage, 1014–1025;
Duden, Die Grammatik, 1423–1436; Ryding, A Reference Grammar of Modern Standard Arabic, 37;
Makino & Tsutsui, A Dictionary of Basic Japanese Grammar, -nai, -zu, -nakereba naranai; Dahl,
Typology of sentence negation (1979), and the languages' reference grammars for the others.
"""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

# Vowel signs of Indic scripts are marks and belong to their word; their full stop does not.
_LETTER = r"[\w\u0300-\u036f\u0900-\u0963\u0966-\u0dff]"


class Polarity(NamedTuple):
    """Regular expressions of one language, for text in normalization form C.

    neutral: looks like a negation and is none (“nicht nur”, かもしれません).
    negative: negates a clause.
    concord: those of them that answer “no”, “nothing”, “without”, and “not” only beside another.
    instead: says “not” in another way (“impossible”, “avoid”, 禁止).
    only: says “only” or “until”, for “not … until”, “not … unless”.
    clear: negations that are hardly ever added for style; "" where all are.
    """

    neutral: str
    negative: str
    concord: str = "(?!)"
    instead: str = "(?!)"
    only: str = "(?!)"
    clear: str = ""


def _words(text: str) -> str:
    return rf"(?<!{_LETTER})(?:{_parts(text)})(?!{_LETTER})"


def _parts(text: str) -> str:
    """For scripts without spaces, and for what has its own ends."""
    return unicodedata.normalize("NFC", text)


POLARITIES: dict[str, Polarity] = {
    "es": Polarity(
        neutral=_words(
            r"no (?:s[oó]lo|solamente|únicamente|obstante)|sin (?:embargo|duda)"
            r"|cómo no|nada más"
        ),
        negative=_words(
            r"no|nunca|jamás|ni|tampoco|sin|ningun[oa]s?|ningún|nadie|nada|excepto"
            r"|salvo|ya no"
        ),
        concord=_words(r"ni|ningun[oa]s?|ningún|nadie|nada|tampoco"),
        instead=_words(
            r"(?<!para )(?:evit(?:e|en|ar|arse|ando)|evítese)|imposib\w+|incapa\w+"
            r"|inadecuad\w+|inapropiad\w+|desaconsej\w+|contraindicad\w+|prohib\w+"
            r"|prohíb\w+|impid\w+|impedir|inefica\w+|incompati\w+|desconoc\w+"
            r"|ausen\w+|carec\w+|falta\w*|dej\w+ de|absten\w+|abstén\w+|rechaz\w+"
            r"|neg(?:ar|ó|aron|ativ\w*)|niegu?\w+"
            r"|in(?:corr|comp|cier|usu|seg|nece|est|vis|exist|def|sos|diferen)\w+"
            r"|lejos de|difícil\w*|raramente|apenas"
        ),
        only=_words(
            r"s[oó]lo|solamente|únicamente|hasta|menos|poc[oa]s?|hace falta"
            r"|antes de|con"
        ),
        clear=_words(r"(?<!o )no(?!\?)|nunca|jamás"),
    ),
    "fr": Polarity(
        neutral=_words(
            r"(?:pas|non) (?:seulement|uniquement|que)|pas à pas"
            r"|(?:toute|une|chaque|la|cette) personne"
        ),
        negative=_parts(
            r"(?<!\w)(?:pas|jamais|aucun(?:e|s)?|ni|sans|rien|nulle?s?"
            r"|nullement|guère|non|hormis|sauf)(?!\w)"
            r"|(?<!\w)(?:ne\s|n['’])[^.;:!?]{1,40}?\b(?:plus\b(?!\s+(?:de"
            r"|que))|personne\b)"
            r"|(?<!\w)(?:ne\s|n['’])(?:\w+\s)?(?:peu[tx]|peuvent|pou[vr]\w+"
            r"|puiss\w+|sau[rt]\w*|sachi\w+|cess\w+|os\w+)(?!\w)(?![^.;:!?]{0,60}\b(?:pas"
            r"|que|jamais|aucune?|plus|rien|ni)\b)(?![^.;:!?]{0,60}\bqu['’])"
            r"|(?<!\w)personne\s+(?:ne\s|n['’])"
        ),
        concord=_words(r"ni|sans|hormis|sauf|rien|aucune?s?"),
        instead=_words(
            r"impossib\w+|incapa\w+|inadapt\w+|inappropri\w+|interdi\w+"
            r"|déconseill\w+|contre-indiqu\w+"
            r"|(?<!pour )(?:évit(?:ez|er|ons|ant|e))|(?:abst[ie]\w+)|absen\w+"
            r"|dépourvu\w*|ineffica\w+|incompat\w+|inconnu\w*|inuti\w+|manqu\w+"
            r"|échou\w+|refus\w+|cess(?:er|ez)|nég(?:ati\w+|lig\w+)"
            r"|in(?:exact|correct|existan|déter|certain|visib|comp)\w*|peu|rare\w*"
            r"|difficil\w+|loin"
        ),
        only=_words(r"que|qu['’]\w*|seul\w*|uniquement|exclusivement|avant|jusqu\w*|moins"),
    ),
    "it": Polarity(
        neutral=_words(
            r"non (?:solo|soltanto|solamente|appena|più di|meno di|oltre)"
            r"|nonostante|se non altro|senza dubbio"
        ),
        negative=_words(r"non|mai|né|senza|nessun\w*|niente|nulla|neanche|nemmeno|neppure"),
        concord=_words(r"né|nessun\w*|niente|nulla|neanche|nemmeno|neppure"),
        instead=_words(
            r"impossibil\w+|incapac\w+|inadeguat\w+|viet\w+|proibi\w+|evit\w+"
            r"|priv[oaei]|manca\w*|assen\w+|esclu\w+|sconsiglia\w+|impedi\w+"
            r"|inefficac\w+|sconosciut\w+|ignot\w+|rifiut\w+|fall\w+|difficil\w+"
            r"|raramente|poc\w+"
            r"|in(?:adatt|cert|compat|complet|corrett|determ|esist|giust"
            r"|sens|solit|suff|util|valid|visib|dipend|dirett)\w+"
            r"|negativ\w+|contr\w+|invece|smett\w+|lungi"
        ),
        only=_words(
            r"solo|soltanto|solamente|fino|finché|prima|meno|tranne|eccetto|salvo"
            r"|che"
        ),
        clear=_words(r"non(?! (?:appena|essere))"),
    ),
    "pt": Polarity(
        neutral=_words(
            r"não (?:só|apenas|somente|obstante|mais (?:de|que)|menos)|sem dúvida"
            r"|senão|nada mais"
        ),
        negative=_words(r"não|nunca|jamais|nem|sem|nenhum\w*|ninguém|nada|tampouco"),
        concord=_words(r"nem|nenhum\w*|ninguém|nada|tampouco"),
        instead=_words(
            r"impossí\w+|incapa\w+|inadequad\w+|inapropriad\w+|proib\w+|evit\w+"
            r"|falt\w*|ausê\w+|ausent\w*|exceto|salvo|apenas|imped\w+|desconhec\w+"
            r"|recus\w+|neg(?:ou|ar|a|aram|ad\w+|ativ\w+)|fracass\w+|falh\w+"
            r"|difícil\w*|dific\w+|raramente|pouc\w+|deix\w+ de|livre\w*"
            r"|contr[ai]\w*"
            r"|i[nm](?:corret|cert|complet|consist|sufic|suf|exist|vis"
            r"|segur|efica|viá|perfei|prová|depend|diret|comum|tole)\w*"
            r"|des(?:necess|aprov|conh|encoraj|aconsel)\w+|assintomátic\w+|invés"
            r"|excl\w+|longe"
        ),
        only=_words(r"só|somente|apenas|até|antes|menos|que|ainda"),
        clear=_words(r"(?<!ou )não|nunca|jamais"),
    ),
    "de": Polarity(
        neutral=_words(r"nicht (?:nur|allein|zuletzt|bloß)|gar nicht erst"),
        negative=_words(
            r"nicht|nichts?|kein\w*|nie|niemals|nimmer|weder|ohne|niemand\w*"
            r"|nirgend\w*|keinerlei"
        ),
        concord=_words(r"ohne|nichts?(?= (?:mehr|anderes))|weder"),
        instead=_words(
            r"un(?!d(?!urch|eut|enk)|dicht|s(?!ich|inn|ach|chäd|terb)|ter"
            r"|iver|ion|i\b|ge(?:fähr|heuer)|fall|fäll|gefähr|heil|glück"
            r"|ruh|mittel|bedingt|längst|bedingt|terlag|regelm)\w{4,}"
            r"|verbot\w*|untersag\w+|vermeid\w+|unterlass\w+|verzicht\w+|abgeraten"
            r"|rat\w* davon ab|kaum|außer|außerstande"
            r"|aus(?:geschlossen|zuschließen)|fehl\w+|mangel\w*|negativ\w*"
            r"|weiger\w+|scheiter\w+|ab(?:lehn|gelehnt)\w*"
            r"|\w{4,}(?:frei|los)(?:e[nmrs]?)?|nein|miss\w+"
            r"|in(?:akzept|aktiv|kompat|toler|effiz|stabil)\w+|selten\w*|schwer"
            r"|wenig\w*|sondern"
        ),
        only=_words(r"nur|erst|lediglich|ausschließlich|bis|bevor|höchstens|weniger"),
        clear=_words(r"nicht|kein\w*|niemals|nie"),
    ),
    "nl": Polarity(
        neutral=_words(
            r"niet (?:alleen|slechts|enkel|meer dan|minder dan|langer dan|zozeer)"
            r"|niet te vergeten"
        ),
        negative=_words(r"niet|geen|nooit|noch|zonder|niemand|niets|nergens|evenmin|nimmer"),
        concord=_words(r"zonder|noch|niets|niemand"),
        instead=_words(
            r"on(?:mogelijk|bekend|duidelijk|geschikt|voldoende|waarschijnlijk"
            r"|gewoon|gebruikelijk|bevoegd|behandeld|juist|zichtbaar|veilig"
            r"|zeker|nodig|bewezen|afhankelijk|rechtstreeks|gewenst|bruikbaar)\w*"
            r"|verbod\w*|verb[io]\w+|vermijd\w*|vermeden|ontbr\w+|afwezig\w*"
            r"|behalve|nauwelijks|weinig|zelden|voork\w+|weiger\w*|mislu\w+"
            r"|\w+(?:loos|loze|vrij|vrije)|moeilijk\w*|tegen\w*|plaats|gebrek\w*"
            r"|uitgesloten|stop\w*|anders|negatie\w+|afgeraden|mis\w+"
        ),
        only=_words(r"alleen|slechts|pas|tot|totdat|tenzij|voordat|maar|enkel|minder"),
        clear=_words(r"niet"),
    ),
    "sv": Polarity(
        neutral=_words(
            r"inte (?:bara|endast|enbart|minst|mer än|mindre än|längre än)"
            r"|utan (?:också|även|snarare|att)?(?= också| även)|icke desto"
        ),
        negative=_words(
            r"inte|ej|aldrig|varken|utan|ingen|inget|inga|icke|ingenting"
            r"|ingenstans|heller"
        ),
        concord=_words(r"utan|varken|ingenting|heller"),
        instead=_words(
            r"o(?:möjlig|känd|klar|lämplig|tillräcklig|sannolik|vanlig"
            r"|behandl|giltig|säker|rätt|kunnig|beroende|synlig|avsiktlig"
            r"|rimlig|acceptabel|nödig|direkt|bekräft|förmåg|framgång)\w*"
            r"|förbj\w+|förbud\w*|undvik\w*|undvek\w*|sakna\w*|brist\w*|knapp\w*"
            r"|sällan|få|miss\w+|vägra\w*|\w{3,}(?:lös|fri)(?:t|a)?|svår\w*|emot"
            r"|mot|istället|förutom|slut\w*|neka\w*|förhindr\w+|hindr\w+|stopp\w*"
            r"|negativ\w*|fel\w*|avrå\w+|uteslut\w+|dålig\w*"
        ),
        only=_words(r"bara|endast|enbart|förrän|tills|innan|om|först|mindre"),
        clear=_words(r"inte|aldrig|ingen|inget|inga"),
    ),
    "da": Polarity(
        neutral=_words(r"ikke (?:kun|bare|alene|mere end|mindre end)|ikke mindst"),
        negative=_words(r"ikke|aldrig|hverken|uden|ingen|intet|ej|ingenting|heller"),
        concord=_words(r"uden|hverken|heller"),
        instead=_words(
            r"u(?:mulig|kendt|klar|egnet|tilstrækkelig|sandsynlig|sædvanlig"
            r"|behandlet|gyldig|sikker|nødvendig|mulig|afhængig|virksom)\w*"
            r"|forbud\w*|forbyd\w*|forbudt|undgå\w*|mangl\w*|mangel\w*|næppe"
            r"|sjælden\w*|få|nægt\w*|mis\w+|\w{3,}(?:løs|fri)(?:t|e)?|svær\w*|mod"
            r"|stedet|undtagen|stop\w*|fejl\w*|frarå\w+|udeluk\w+|forhindr\w+"
            r"|forebyg\w+"
        ),
        only=_words(r"kun|først|indtil|før|medmindre|mindre"),
        clear=_words(r"ikke"),
    ),
    "nb": Polarity(
        neutral=_words(r"ikke (?:bare|kun|mer enn|mindre enn)|ikke minst"),
        negative=_words(r"ikke|aldri|verken|uten|ingen|intet|ingenting|heller|ei"),
        concord=_words(r"uten|verken|heller"),
        instead=_words(
            r"u(?:mulig|kjent|klar|egnet|tilstrekkelig|sannsynlig|vanlig"
            r"|behandlet|gyldig|sikker|nødvendig|avhengig|virksom)\w*"
            r"|forbud\w*|forby\w*|unngå\w*|mangl\w*|mangel\w*|neppe|sjelden\w*|få"
            r"|nekt\w*|mis\w+|\w{3,}(?:løs|fri)(?:t|e)?|vanskelig\w*|mot|stedet"
            r"|unntatt|stopp\w*|feil\w*|frarå\w+|uteluk\w+|hindr\w+|forebygg\w+"
        ),
        only=_words(r"bare|kun|først|inntil|før|mindre"),
        clear=_words(r"ikke"),
    ),
    "pl": Polarity(
        neutral=_words(r"nie (?:tylko|więcej niż|mniej niż|dłużej niż|później niż)|niemniej"),
        negative=_words(r"nie|nigdy|ani|bez|żad\w+|nikt|nikogo|nic|niczego|nigdzie|nikomu"),
        concord=_words(r"ani|żad\w+|nikt|nikogo|nic|niczego|nigdzie|nikomu|nigdy"),
        instead=_words(
            r"nie(?!któr|dawn|dziel|mal|zwykl|co\b|miec|go\b|j\b|mniej|bie|uchron)\w{3,}"
            r"|brak\w*|unik\w+|zakaz\w*|zabr\w+|oprócz|trudn\w+|rzadk\w*"
            r"|wyklucz\w+|odm\w+|zapobie\w+|przeciw\w*|zamiast|bez\w{3,}"
            r"|zaprzest\w+|przerw\w+|mało|wyjątk\w+"
        ),
        only=_words(r"tylko|jedynie|dopiero|dopóki|aż|zanim|chyba|mniej"),
        clear=_words(r"nie"),
    ),
    "cs": Polarity(
        neutral=_words(r"ne(?:jen|jen že)|nejenom|ne více než"),
        negative=_words(
            r"ne|nikdy|ani|bez|žádn\w+|nikdo|nikoho|nic|nelze|není|nejsou|nesm\w+"
            r"|nem[áa]\w*|nemus\w+|nemoh\w+|nemůž\w+|nebyl\w*|nebud\w+"
            r"|nedoporuč\w+|nepouž\w+|neuž\w+|nejste|nejsem|nesp\w+|nepro\w+"
            r"|neob\w+|nevy\w+|neza\w+|nepod\w+|neber\w+|nedá\w+"
        ),
        concord=_words(r"ani|žádn\w+|nikdo|nic|nikdy"),
        instead=_words(
            r"ne(?!b[oe]\b|boť|jv|jm|jl|jd|js|dáv|děl|m[oě]c|už\b|mocn)\w{3,}"
            r"|zákaz\w*|zakáz\w+|vyhn\w+|vyhýb\w+|chyb\w+|nedostat\w+|kromě|sotva"
            r"|málo|obtížn\w+|odmít\w+|zabr\w+|proti\w*|místo|selh\w+|vylouč\w+"
        ),
        only=_words(r"jen|pouze|až|dokud|než|pokud|méně"),
        clear=_words(r"nelze|nesm\w{1,3}"),
    ),
    "ru": Polarity(
        neutral=_words(
            r"не (?:только|менее|более|больше|меньше|раньше|позже|позднее"
            r"|исключено|столько|просто|свыше|выше|ниже|старше|младше)"
            r"|тем не менее|чуть не|ни в коем|не раз|не говоря|ничуть не"
        ),
        negative=_words(
            r"не|нет|нельзя|никогда|ни|без|никто|ничего|ничто|никак\w*|нигде"
            r"|никому|никого|нечего|ничем|никем"
        ),
        concord=_words(
            r"ни|никто|ничего|ничто|никак\w*|нигде|никому|никого|ничем|никем"
            r"|никогда"
        ),
        instead=_words(
            r"не(?:возмож|достат|извест|прав|эффект|обосн|пригод|совмест"
            r"|досту|допуст|способ|приемл|завис|обыч|доноше|адекват|уместн"
            r"|ясн|безопас|значит|верн|точн|подход|вероят|удач|удал|определ"
            r"|стабил|переносим|хват|дооцен|соответ|выполн|соблюд|закон"
            r"|заражен|вакцинир|подтверж|провер|увер|своеврем|полн|прият"
            r"|соглас|желат|смотря|видим|обход|обязат|осторож|ожидан|посредств"
            r"|медицин|инфиц|благопр|знаком|сложн|изве|лечен|изучен|смертель"
            r"|умест|куп|чувств|оправд|замет)\w*"
            r"|бес\w{3,}|без\w{4,}|отсутств\w+|избе[гж]\w+|запре\w+|кроме|отказ\w+"
            r"|лиш\w+|мал[оа]\w*|едва|вряд ли|редк\w+|трудн\w+|против\w*|исключ\w+"
            r"|прекра\w+|отрица\w+|нехват\w*|пока|вместо|помимо|остан\w+|отмен\w+"
            r"|мешат?\w*|предотвра\w+|мимо|вне|воздерж\w+|снят\w*"
        ),
        only=_words(r"только|лишь|пока|до|прежде|если|чем|кроме"),
        clear=_words(r"не|нет|нельзя"),
    ),
    "uk": Polarity(
        neutral=_words(r"не (?:лише|тільки|менше|більше|раніше|пізніше|просто)|тим не менш"),
        negative=_words(
            r"не|немає|нема|ні|ніколи|ніхто|ніщо|нічого|ніде|жод\w+|без|неможливо"
            r"|нікого|нікому"
        ),
        concord=_words(r"ні|ніхто|ніщо|нічого|ніде|жод\w+|нікого|нікому|ніколи"),
        instead=_words(
            r"не(?:можлив|достат|відом|прав|ефект|придат|суміс|досту|допуст"
            r"|здат|прийн|залеж|звич|адекват|ясн|безпе|знач|точн|ймов|вда"
            r"|визнач|стаб|перенос|повн|баж|обхід|інф|лік)\w*"
            r"|без\w{4,}|відсутн\w+|уник\w+|заборон\w+|крім|окрім|відмов\w+"
            r"|позбав\w+|мало|навряд|рідко|важко|складно|проти\w*|виключ\w+"
            r"|припин\w+|заперечн\w*|негатив\w+|замість|запобіг\w+|брак\w*"
            r"|утрим\w+"
        ),
        only=_words(r"лише|тільки|доки|до|перш|якщо|ніж|крім"),
        clear=_words(r"не"),
    ),
    "el": Polarity(
        neutral=_words(r"όχι (?:μόνο|περισσότερ\w+|λιγότερ\w+)"),
        negative=_words(
            r"δεν?|μην?|όχι|ποτέ|χωρίς|κανέν\w+|κανείς|καν[εέ]νας?|καμία|τίποτα"
            r"|ούτε|ουδέ\w+|δίχως"
        ),
        concord=_words(r"κανέν\w+|κανείς|καν[εέ]νας?|καμία|τίποτα|ούτε"),
        instead=_words(
            r"α(?:δύνατ|κατάλλ|νεπαρκ|γνωσ|γνωστ|σαφ|συνήθ|νίκαν|πίθαν"
            r"|σύμβατ|ποφύγ|ποφεύγ|παγορ|πουσ|ποκλε|πέτυχ|ρν)\w*"
            r"|έλλειψ\w+|εκτός|αντί|δύσκολ\w+|σπάνια|στερ\w+|εμποδ\w+|κατά|σταμ\w+"
        ),
        only=_words(r"μόνο|μέχρι|έως|πριν|παρά|εάν"),
        clear=_words(r"δεν"),
    ),
    "tr": Polarity(
        neutral=_words(r"(?:sadece|yalnızca|yalnız) değil|değil mi|ne kadar"),
        negative=_words(
            r"değil\w*|yok\w*|hiçbir\w*|asla"
            r"|\w+(?:ma|me)(?:yın(?:ız)?|yin(?:iz)?|dı|di|mış|miş|yacak"
            r"|yecek|dığ|diğ|yan|yen|malı|meli|lı(?=dır)|dan|den|sın|sin"
            r"|zsa|zse)\w*"
            r"|\w+m[ıiuü]yor\w*|\w+(?:maz|mez)\w*|\w+(?:mamak|memek)\w*"
            r"|olmak?sızın|ne|\w{3,}(?:sız|siz|suz|süz)\w*"
        ),
        concord=_words(r"hiçbir\w*|\w{3,}(?:sız|siz|suz|süz)\w*|ne"),
        instead=_words(
            r"imkansız|imkânsız|yasak\w*|kaçın\w+|önle\w+|eksik\w*|hariç|dışında"
            r"|zor\w*|nadir\w*|red\w+|başarısız|karşı|yerine|gayri|engel\w*|hiç|az"
        ),
        only=_words(r"sadece|yalnız\w*|ancak|kadar|önce|başka|dışında"),
        clear=_words(r"değil(?:dir)?|\w+(?:ma|me)(?:yın|yin)(?:ız|iz)?"),
    ),
    "ar": Polarity(
        neutral=_parts(
            r"(?<!\w)(?:و|ف)?(?:ليس|لا) (?:فقط|فحسب|سيما|شك|بد|بأس|تزال"
            r"|يزال|زال|[يت]قل عن)(?!\w)"
            r"|(?<!\w)و?(?:بغير|غير)(?:ها?|هم|هن|هما| ذلك)(?!\w)"
            r"|(?<!\w)(?:و|ف)?(?:لا|لم|لن|ليس\w*)\s[^.؛:!؟]{1,80}?\sإلا(?!\w)"
            r"|(?<!\w)وإلا(?!\w)"
        ),
        negative=_words(
            r"[وف]?(?:لا|لم|لن|ألا|لئلا|لكيلا|كيلا|بلا|لست|لسنا|لسن|لسوا)"
            r"|[وفأ]?ليس\w*|[وفبلك]?(?:ال)?(?:عدم|غير|بدون|دون)\w{0,3}|من دون"
            r"|[وف]?ما (?:من|كان\w*|عاد\w*)|أبد(?:ا|ًا)?|إطلاقا"
        ),
        concord=_words(r"[وفبلك]?(?:ال)?(?:بدون|دون)\w{0,3}|من دون"),
        instead=_parts(
            r"(?<!\w)[وفبلك]?(?:ال)?(?:ممنوع\w*|محظور\w*|[يت]حظر|حظر|تجنب\w*"
            r"|[يتن]تجنب\w*|اجتناب|امتنع\w*|امتناع|[يت]متنع\w*|مستحيل\w*"
            r"|[يت]ستحيل|[يت]تعذر|تعذر|انعدام|منعدم\w*|خلو|خالي?\w*|فاقد\w*"
            r"|[يت]فتقر\w*|افتقار|نفي|[نيت]نفي|سلبي\w*|رفض\w*|[يت]رفض\w*"
            r"|[يت]فشل\w*|أخفق\w*|[يت]خفق\w*|[يت]عجز\w*|عجز\w*|عاجز\w*"
            r"|صعوبة|صعب\w*|يصعب|قلما|نادرا|نادر\w*|محال|سوى|باستثناء|ما عدا"
            r"|[يت]جهل\w*|مجهول\w*|حرام|[يت]حرم|كف|توقف\w*)(?!\w)"
            r"|(?:^|[.؛:!؟،]\s*)و?[يت]منع(?!\w)"
        ),
        only=_parts(r"(?<!\w)[وف]?(?:إلا|فقط|قبل|حتى|سوى|بل|إنما)(?!\w)"),
        clear=_words(r"[وف]?(?:لا|لم|لن|ليس\w*)|[وف]?ألا"),
    ),
    "fa": Polarity(
        neutral=_words(r"نه (?:تنها|فقط|صرفا\w*)|نه‌تنها"),
        negative=_words(
            r"نیست\w*|نبود\w*|نباید|نباش\w*|نشد\w*|نشو\w*|ن?می‌?ن\w*|نمی[‌ ]?\w*"
            r"|نخواه\w*|ندار\w*|نداشت\w*|نکن\w*|نکرد\w*|نگیر\w*|نگرفت\w*"
            r"|نده[ینم]\w*|نداد\w*|نتوان\w*|نرس\w+|نیافت\w*|نیاب\w*|نخور\w*|نزن\w*"
            r"|نزد(?=ه|ن)\w*|نگذار\w*|نرو\w*|نرفت\w*|نیاور\w*|نمان\w*|ندید\w*"
            r"|نساز\w*|نگ[وف]\w*|ندان\w*|نپ\w+|بدون|بی‌?آنکه|عدم|هیچ\w*|هرگز|نه"
            r"|نیز نه"
        ),
        concord=_words(r"بدون|هیچ\w*|نه|عدم"),
        instead=_words(
            r"غیر\w*"
            r"|نا(?:ممکن|مناسب|کافی|شناخته|معلوم|توان|درست|مشخص|سازگار"
            r"|مطلوب|موفق|امن|برابر|محدود)\S*"
            r"|بی‌\S{2,}"
            r"|بی(?:علامت|اثر|خطر|نیاز|فایده|دلیل|ثبات|پایان|سابقه|شک|توجه"
            r"|هوش|حس|گناه)\S*"
            r"|ممنوع\w*|منع\w*|اجتناب|خودداری|پرهیز\w*|جلوگیری|فاقد|فقدان|کمبود"
            r"|مگر|جز|بجز|به‌جز|امتناع|رد|لغو|منفی|نادر|ضد\S*|علیه|خلاف|شکست|دشوار"
            r"|سخت|به ندرت|کم|متوقف|قطع|انکار|محروم|فراتر|مستثن\w+"
        ),
        only=_words(r"فقط|تنها|تا|مگر|قبل|جز|پیش"),
        clear=_words(
            r"نیست\w*|نباید|نمی‌\w+|نمی \w+|نخواه\w*|ندار\w*|نکنید|نشد\w*|نشو\w*"
            r"|نشده\S*"
        ),
    ),
    "ur": Polarity(
        neutral=_words(r"نہ صرف|نہ ہی(?= صرف)|کہیں نہ کہیں|کسی نہ کسی|کوئی نہ کوئی|کچھ نہ کچھ"),
        negative=_words(r"نہیں|نہ|مت|بغیر|بلا|بنا|نہی"),
        concord=_words(r"بغیر|بلا|بنا|نہ"),
        instead=_words(
            r"عدم|گریز|پرہیز|ممنوع\w*|پابندی\w*|روک\w*|بے\S*|لا(?:علاج|علم|پتہ)\S*"
            r"|کمی|مگر|سوا|سوائے|فقدان|انکار|خلاف|ناکام\w*|نا\S{3,}|بچ\w+|اجتناب"
            r"|مشکل|غیر\S*|بجائے|علاوہ|منفی|منع|کم|نایاب|شاذ|منسوخ|ختم|بند|محروم"
            r"|مسترد|دور"
        ),
        only=_words(r"صرف|تک|پہلے|محض|جب|علاوہ"),
        clear=_words(r"نہیں|مت"),
    ),
    "he": Polarity(
        neutral=_words(r"לא (?:רק|יותר מ|פחות מ)|לא עוד"),
        negative=_words(r"[ושהכב]?(?:לא|אין|אל|בלי|ללא|מבלי|אינ\w+|טרם|שום|אף|מעולם|לעולם)"),
        concord=_words(r"[ושהכב]?(?:בלי|ללא|מבלי|שום|אף)"),
        instead=_words(
            r"אי\S*|חוסר|היעדר|העדר|\w*(?:נמנע|הימנע|להימנע|תימנע)\w*|אסור\w*"
            r"|איסור\w*|למעט|בלתי|\w*(?:מונע|מניע|מנוע)\w*|סירב\w*|נכשל\w*|מלבד"
            r"|קש\w+|במקום|נגד|לעתים|שלילי\w*|חסר\w*|הפסק\w*|חדל\w*"
        ),
        only=_words(r"רק|עד|אלא|לפני|בלבד|למעט"),
        clear=_words(r"לא|אין"),
    ),
    "hi": Polarity(
        neutral=_words(
            r"न (?:केवल|सिर्फ़?|सिर्फ|मात्र|ही केवल)|क्यों न|कहीं न कहीं|कोई न कोई"
            r"|किसी न किसी|कुछ न कुछ|एक न एक|कभी न कभी|नहीं तो"
        ),
        negative=_words(r"नहीं|नही|न|ना|मत|बिना|बगैर|बग़ैर"),
        concord=_words(r"बिना|बगैर|बग़ैर|न|ना"),
        instead=_words(
            r"अ(?:संभव|सम्भव|ज्ञात|नुचित|पर्याप्त|निश्चित|क्षम|स्पष्ट|सामान्य"
            r"|समर्थ|स्वीकार|सफल|विश्वस|लक्षण|प्रभावी|वैध|प्रत्यक्ष|नावश्यक"
            r"|नियंत्रित|कारण|भाव|योग्य|सुरक्षित|नजान)\S*"
            r"|अलावा|निषे\S+|वर्जित|प्रतिबंध\S*|पाबंदी\S*|रोक\S*|मना|बच\S*"
            r"|परहेज\S*|रहित|मुक्त|कमी|इनकार|इंकार|विफल\S*|गैर\S*|ग़ैर\S*|बे\S{3,}"
            r"|मुश्किल|विरुद्ध|खिलाफ|ख़िलाफ़|बजाय|बजाए|सिवा\S*|विरोध\S*|\S{2,}हीन"
            r"|नि\S{4,}|कम|दुर्लभ|शायद|खत्म|बंद|दूर|वंचित|रद्द|नकारात्मक|नॉन\S*"
            r"|एंटी\S*|ला\S{0,1}इलाज"
        ),
        only=_words(r"केवल|सिर्फ\S*|तक|पहले|मात्र|जब|अलावा|बजाय|ही"),
        clear=_words(r"नहीं|मत"),
    ),
    "bn": Polarity(
        neutral=_words(
            r"(?:শুধু|কেবল|শুধুমাত্র|কেবলমাত্র)\S* (?:নয়|নয়|না)|না কি|নাকি|কি না"
            r"|কিনা|যেন না|কোনো না কোনো|কোনও না কোনও"
        ),
        negative=_words(
            r"না|নয়|নয়|নেই|নাই|নন|নহে|\S+(?:ে|য়)নি|\S+েননি|ছাড়াই|ছাড়াই|বিনা"
            r"|ব্যতীত|ছাড়া|ছাড়া|কখনোই|নাও|নেইনি|নিষেধ|\S+বেননা"
        ),
        concord=_parts(r"(?:ছাড়াই|ছাড়াই|বিনা|ব্যতীত|ছাড়া|ছাড়া)"),
        instead=_words(
            r"অ(?:সম্ভব|জানা|পর্যাপ্ত|স্পষ্ট|নিশ্চিত|জ্ঞাত|ক্ষম|কার্যকর"
            r"|স্বাভাবিক|লক্ষণ|প্রয়োজন|যোগ্য|সুর|নুপ|ভাব|বৈধ|প্রত্য|স্বী)\S*"
            r"|নিষি\S+|নিষে\S+|এড়া\S*|এড়ি\S*|এড়া\S*|এড়ি\S*|বিহীন\S*"
            r"|\S{2,}হীন\S*|ঘাটতি|বন্ধ\S*|প্রতিরো\S+|রোধ|বিরত|বাদে|বাদ|পরিবর্তে"
            r"|বিরুদ্ধে|ব্যর্থ\S*|কঠিন|কম|মুক্ত|নেতি\S+|নন\S*|বিরল|নির\S{2,}|বরং"
            r"|অন্য\S*|ঠেকা\S*|লোপ|স্থগিত|বাতিল|হ্রাস|আটক\S*|কদাচিৎ|দূর\S*"
            r"|অ্যান্টি\S*"
        ),
        only=_words(r"শুধু\S*|কেবল\S*|পর্যন্ত|আগে|মাত্র|যতক্ষণ|ছাড়া"),
    ),
    "id": Polarity(
        neutral=_words(
            r"tidak (?:hanya|sekadar|lebih dari|kurang dari|saja|cuma|lebih)"
            r"|bukan (?:hanya|saja|cuma)|mau tidak mau|tidak lain|tak lain"
        ),
        negative=_words(r"tidak|tak|bukan\w*|jangan\w*|tanpa|belum|tiada|takkan|tidaklah"),
        concord=_words(r"tanpa|tiada"),
        instead=_words(
            r"non\w*|kecuali|(?:meng|di)?hindar\w*|peng?hindar\w*|kurang\w*"
            r"|kekurangan|(?:men|di)?cegah\w*|pencegahan|mencegah|gagal|kegagalan"
            r"|tolak|(?:men|di)?olak\w*|menolak|sulit\w*|larang\w*"
            r"|(?:me|di)larang\w*|ketidak\w+|mustahil|selain|asimtomatik|bebas"
            r"|anti\w*|negatif|hampir|jarang|alih-alih|daripada|melawan|hilang"
            r"|ketiadaan|membatalkan|hentikan|berhenti|absen\w*|berlawanan|lepas"
            r"|sedikit"
        ),
        only=_words(r"hanya|sampai|hingga|sebelum|cuma|kecuali|baru"),
        clear=_words(
            r"tidak(?! (?:terlalu|mudah|normal|lama|mampu|biasa|langsung"
            r"|sedikit|jelas|semua|begitu|cukup))"
            r"|jangan\w*|bukan(?!kah)"
        ),
    ),
    "ms": Polarity(
        neutral=_words(
            r"tidak (?:hanya|sahaja|lebih daripada|kurang daripada)"
            r"|bukan (?:sahaja|hanya)"
        ),
        negative=_words(r"tidak|tak|bukan\w*|jangan\w*|tanpa|belum|tiada|usah"),
        concord=_words(r"tanpa|tiada"),
        instead=_words(
            r"kecuali|elak\w*|mengelak\w*|dielak\w*|kurang\w*|cegah|mencegah|gagal"
            r"|menolak|sukar|larang\w*|dilarang|ketidak\w+|mustahil|selain|bebas"
            r"|anti\w*|negatif|jarang|daripada|hilang|ketiadaan|hentikan|berhenti"
        ),
        only=_words(r"hanya|sahaja|sehingga|hingga|sebelum|kecuali"),
        clear=_words(r"tidak|jangan"),
    ),
    "tl": Polarity(
        neutral=_words(
            r"hindi (?:lang|lamang|lang basta)\w*"
            r"|hindi (?:bababa|kukulangin|hihigit)\w*|wala pang"
        ),
        negative=_words(r"hindi|huwag|wala|walang|hinding|hindî|huwag na|ni|wag"),
        concord=_words(r"wala\w*|ni|nang walang"),
        instead=_words(
            r"maliban|iwas\w*|umiwas|pag-iwas|iniiwas\w*|maiwas\w*|ayaw|bago"
            r"|imposible\w*|mahirap|\w*bawal\w*|kawalan\w*|kakulangan|kulang\w*"
            r"|pigil\w*|ma?pigil\w*|pinipigil\w*|pag-?pigil|tumanggi\w*"
            r"|tinanggi\w*|nabigo\w*|bigo\w*|libre\w*|bihira\w*|negatibo\w*|laban"
            r"|halip|kontra\w*|di-\w+|di|itigil|ihinto|tigil\w*|mali\w*|alis\w*"
            r"|hadlang\w*|non\w*|anti\w*|asymptomatic"
        ),
        only=_words(r"lang|lamang|hanggang|bago|maliban|tanging|kundi"),
        clear=_words(
            r"huwag"
            r"|hindi(?! (?:gaano\w*|masyado\w*|gaanong|pangkaraniwan\w*"
            r"|karaniwan\w*|normal|sapat|pag\w+|tiyak|direkta\w*|lahat))"
            r"|wala"
        ),
    ),
    "sw": Polarity(
        neutral=_words(r"si (?:tu|pekee|zaidi ya|chini ya)|sio tu|siyo tu"),
        negative=_words(
            r"si|sio|siyo|bila|kamwe|wala|hapana|hakuna|hamna|hapo? na|pasipo"
            r"|kuto\w+"
            r"|ha(?:wa|i|u|ku|tu|zi|pa|ki|vi|li|m|ya)(?:na|ta|ja|ku|wez"
            r"|fai|pas|jui|tumi|hit|rus|onek|pat|w|jaw|taw|end|fany|husi"
            r"|saidi|julik|thib|eleweki|stah|samb)\w*"
            r"|ha(?:na|ta|ja|wezi|jui|fai|pati)\w*|si(?:na|ta|ja|wezi|jui)\w*"
            r"|(?:u|a|i|wa|m|zi|ya|ku|vi|ki|li|pa)si(?:tumi|fany|end|chuku"
            r"|ruhus|gus|pat|kosh|w|ache|on|l|yo|zo|ye|po|lo|cho|vyo)\w*"
            r"|\w{2,}si(?:yo|zo|ye|po|lo|cho|vyo)\w+|\w+si(?:po)\w+"
        ),
        concord=_words(r"bila|wala|pasipo"),
        instead=_words(
            r"epuk\w+|kuepuk\w+|kukos\w+|ukosefu|kosa|isipokuwa|kataz\w+|marufuku"
            r"|zuia|kuzuia|kinga|ngumu|vigumu|nadra|haba|badala|dhidi|kukata\w*"
            r"|shindw\w+|bado|tofauti|kupinga|acha"
        ),
        only=_words(r"tu|pekee|hadi|mpaka|kabla|isipokuwa"),
        clear=_words(r"usi\w+|msi\w+|hapana"),
    ),
    "ja": Polarity(
        neutral=_parts(
            r"(?:な(?:ければ|くては|きゃ|くちゃ|いと)|ねば)\s?(?:な(?:らない|りません|らず|らなか|らぬ"
            r"|るまい)|いけ(?:ない|ません|なか)|だめ|ダメ|駄目)"
            r"|かも(?:しれ|知れ)(?:ない|ません|なか)|(?:に|と)(?:違い|ちがい|相違)(?:は)?(?:ない|ありません|なく)"
            r"|に(?:すぎ|過ぎ)(?:ない|ません|なか)|に(?:ほか|他)な(?:らない|りません)"
            r"|ざるを(?:得|え)(?:ない|ません|なか|ず)|(?:だけ|ばかり|のみ)(?:では?)?(?:なく|ない|ありません)"
            r"|少な(?:く|い|か)|危な(?:く|い)|(?:もったい|つま[らん]|くだら|きた|せつ|おさ|幼|切|汚|足り|しが)ない"
            r"|やむを(?:得|え)(?:ない|ず|ません)|(?:に|も)(?:かかわ|関わ|拘)らず|を問わず|相変わらず|思わず"
            r"|(?<![一-龯])(?:まず|ひとまず)|必ず|かならず|はず|ずつ|ずっと|いずれ|わずか|少しず"
            r"|ない(?:し|よう)?(?:か|でしょうか)[。？?]|ませんか|すみません|間違いな(?:く|い)|なくな[らりるれっ]"
            r"|(?:違い|間違い|申し訳|問題|遠慮)(?:は|も)?な(?:い|く)|ほどな(?:く|い)|まもなく"
        ),
        negative=_parts(
            r"な(?:い(?!部|科|臓|ぞう)|く(?!さ[れん]|す)|かっ|かろう|ければ|けりゃ|きゃ|くちゃ)|ませ(?:ん|ぬ)"
            r"|(?<![はか])なし(?![ょてたとい])|無し"
            r"|[せえけげてねべめれわかがさたなまらばいきぎじちにびみり見得]ず(?=に|、|と|も|[。）)]|$)|ざる(?!を)"
            r"|まい(?=[。、とか]|$)|[らわさかたまば]ぬ(?![一-龯ぁ-ん])"
        ),
        concord=_parts(r"なし|無し"),
        instead=_parts(
            r"禁[止忌じ煙酒物]|厳禁|避け|控え|やめ|止め|中止|無理|困難|難し|にく[いくか]|拒[否絶]|断[らりるっわ]"
            r"|不(?!全|整|安|足|快|眠|随|妊|調|況|幸|満|便|思議|動産|可欠|意|審|正|良|機嫌)|未(?!来|満|明|亡)"
            r"|無(?!料|線|事|菌|数|論)|非(?!常|難)|否(?!や)|欠[如けか]|失[敗わ]|以外|別[のに]|(?:から|とは)ほど遠"
            r"|(?:しか|すら)|マイナス|ノー|外れ|除[くいき]|反[しす対]|まれ|ほとんど|避|わけがあり|逃"
        ),
        only=_parts(r"だけ|のみ|限り|限る|限って|まで|初めて|てから|しか|前に|唯一|より"),
        clear=_parts(r"ません|ない(?=[。でとこわよの])|なかった|てはいけ|なりません"),
    ),
    "zh": Polarity(
        neutral=_parts(
            r"是否|能否|可否|会否|會否|与否|與否|是不是|会不会|會不會|有没有|有沒有|能不能|要不要|可不可以|不得不|不[仅僅但只单單]"
            r"|无不|無不|不[同断斷久良错錯禁堪幸锈鏽妨外料等止乏绝絕时時]|不[论論管]|无[论論]|無[论論]|不可避免"
            r"|不[少过過](?!于|於)|非[常洲裔典凡]|未[来來婚必]|否[则則]|莫[斯里扎]|没[收落]|沒[收落]|无[线線锡疑]"
            r"|無[线線錫疑]|不[超少低小多大高][过過于於]|不一[样樣]?|不断|不斷|不动产|差不多|不[乏亚亞]|了不起|对不起|對不起"
            r"|不知不觉|并非|不明"
        ),
        negative=_parts(
            r"不|没|沒|无|無|未|别(?=[再去让讓把碰用])|別(?=[再去讓把碰用])|勿|毋|非|否"
        ),
        concord=_parts(r"没有任何(?!.)|沒有任何(?!.)"),
        instead=_parts(
            r"禁|避免|防止|预防|預防|缺乏|缺少|拒绝|拒絕|阻止|难以|難以|很难|很難|难[免于]|罕见|罕見|罕有|很少|甚少|少有|较少"
            r"|取消|反[对對]|以外|之外|否[认認定决決]|[阴陰]性|停止|停用|并非|免于|免受|鲜有|鮮有|终止|終止|绝[无不非]|抗拒"
            r"|杜绝|杜絕|戒|回避|迴避|逃避|失败|失敗|丧失|喪失"
        ),
        only=_parts(r"仅|僅|只|才|直到|之前|以前|除非|前|惟|唯|就"),
        clear=_parts(
            r"不(?:能|会|會|要|得(?!不)|可(?!避免|或缺|思[议議]|分割|逆)|应|應|宜|需|必(?![须然])"
            r"|再|是|在|建议|建議|推荐|推薦|用|包括|包含|允许|允許|存在|支持|属于|屬於|愿|願|想|知|提供|接受)"
            r"|没有(?!任何)|沒有(?!任何)|从未|從未|勿|未(?:能|曾)|无法|無法"
        ),
    ),
    "ko": Polarity(
        neutral=_parts(
            r"뿐(?:만)? ?(?:이 )?아니(?:라|고|며)|밖에 ?없|틀림없|변함없"
            r"|끊임없|어쩔 수 없|관계없|상관없|다름없"
            r"|다름 아닌|뿐만|지 않(?:을까|습니까|나요)|안전|안내|안정|안타|못지않"
            r"|아니라면|적지 않|어이없|꼼짝없|예외 없|없애"
            r"|거리낌없"
        ),
        negative=_parts(
            r"않|없|아니|아닌|아닙|아님|못(?=[하한할해했합 ])|(?:^|(?<=[\s(]))안 (?=[가-힣])"
            r"|지 ?(?:마|말)(?=[라세십시고아])|말(?= 것)|말아야|말라"
        ),
        concord=_parts(r"없이"),
        instead=_parts(
            r"불(?:가|능|충분|확실|분명|명확|편|법|완전|필요|리|허|만|안|합리|이행|응|임|투명|신|평|균|균형)|금지"
            r"|미(?!국|디어|치|터|래|술|사일|시|생물|세|소|만|리)"
            r"|무(?:증상|관|효|료|제한|해|시|의미|단|보험|소속|죄|명)"
            r"|비(?:정상|공식|필수|효율|활성|현실|감염|의료|협조|난|판|전문)|제외|피하|피해야|피할|피한|방지|막[다는았을아기]"
            r"|거부|거절|부[족재정적]|결여|실패|어렵|어려|힘들|드물|대신|반대|중단|취소|예방|외에|이외|말고|잃|상실|삼가|자제"
            r"|멈|끝나|반[하해]|기 전|그만|패"
        ),
        only=_parts(r"만|뿐|밖에|까지|전|비로소|오직|야"),
        clear=_parts(r"지 ?(?:않|못|마|말)|(?:^|(?<=[\s(]))안 (?=[가-힣])|수 없"),
    ),
    "th": Polarity(
        neutral=_parts(r"ไม่(?:ว่า|เพียง|เกิน|น้อยกว่า|ใช่แค่|ต่ำกว่า|เฉพาะ)|อย่าง|หรือไม่"),
        negative=_parts(r"ไม่|มิ(?=ได้|ใช่|ให้)|อย่า|ห้าม|ไร้|ปราศจาก"),
        concord=_parts(r"ปราศจาก|ไร้"),
        instead=_parts(
            r"งด|เลี่ยง|ขาด|เว้น|ป้องกัน|ยาก|ต่อต้าน|ผิด|ล้มเหลว|ปฏิเสธ|แทน|ระงับ"
            r"|หยุด|พ้น|ต้าน"
        ),
        only=_parts(r"เพียง|เท่านั้น|จนกว่า|ก่อน|นอกจาก|แค่"),
        clear=_parts(r"ห้าม|อย่า(?!ง)"),
    ),
    "vi": Polarity(
        neutral=_words(
            r"không (?:chỉ|những|quá|ít hơn|dưới)|hay không"
            r"|có (?:\w+ ){0,3}không\?"
        ),
        negative=_words(r"không|chẳng|chưa|đừng|chớ|cấm"),
        instead=_words(
            r"tránh|trừ|thiếu|ngoài|khó|từ chối|thất bại|vô|phi|bất|miễn|hết|mất"
            r"|ngăn\w*|chống|phòng|dừng|ngừng|hiếm|ít|âm tính|thay"
        ),
        only=_words(r"chỉ|mới|cho đến|trước|đến khi|trừ"),
        clear=_words(r"đừng|không được"),
    ),
}
