"""Words of upper and lower bounds, before and after the figure they belong to.

A phrase that says the opposite of the words in it (“no more than”) stands on the side it means.
Sources: the languages' reference grammars and dictionaries.
"""

from __future__ import annotations

from typing import NamedTuple


class BoundWords(NamedTuple):
    """Alternatives of regular expressions, by side and by place."""

    upper_before: str = ""
    upper_after: str = ""
    lower_before: str = ""
    lower_after: str = ""


BOUND_WORDS: dict[str, BoundWords] = {
    "en": BoundWords(
        upper_before=(
            r"up to|at (?:the )?most|no more than|not more than"
            r"|no (?:later|longer|older|higher) than"
            r"|not (?:later|longer|exceed(?:ing)?|above|over)|a maximum of"
            r"|maximum(?: of)?|max\.?|less than|fewer than|lower than|younger than"
            r"|shorter than|smaller than|under|below|within|as (?:many|much) as"
            r"|not to exceed|does not exceed|do not exceed"
        ),
        upper_after=(
            r"(?:or|and) (?:less|fewer|younger|under|below|lower)"
            r"|at (?:the )?most(?=\s*[.,;)])"
        ),
        lower_before=(
            r"at (?:the )?(?:very )?least|no less than|not less than|no fewer than"
            r"|not fewer than|no earlier than|not (?:under|below)|a minimum of"
            r"|minimum(?: of)?|min\.|more than|greater than|higher than|longer than"
            r"|older than|larger than|over|above|exceed(?:s|ing)?|upwards? of"
        ),
        lower_after=(
            r"(?:or|and) (?:more|older|over|above|higher|up|longer|greater)"
            r"|at least(?=\s*[.,;)])"
        ),
    ),
    "de": BoundWords(
        upper_before=(
            r"bis zu|höchstens|maximal"
            r"|nicht (?:mehr|länger|älter|höher|größer|später) als|weniger als"
            r"|(?:kürzer|jünger|niedriger|geringer|kleiner) als|unter"
            r"|unterhalb(?: von)?|innerhalb von|nicht über|bis (?=[\d])|längstens"
            r"|nicht mehr als"
        ),
        upper_after=r"(?:oder|und) (?:weniger|jünger|darunter)",
        lower_before=(
            r"mindestens|wenigstens|zumindest|minimal"
            r"|nicht (?:weniger|kürzer|jünger|unter) als|mehr als"
            r"|(?:länger|älter|höher|größer|öfter) als|über|oberhalb(?: von)?"
            r"|nicht unter|ab"
        ),
        lower_after=r"(?:oder|und) (?:mehr|älter|darüber|höher|länger)",
    ),
    "es": BoundWords(
        upper_before=(
            r"hasta|como máximo|a lo sumo|(?:un )?máximo(?: de)?|no más de|menos de"
            r"|inferior(?:es)? a|por debajo de|menor(?:es)? (?:de|a|que)"
            r"|no superior(?:es)? a|dentro de(?: los| las)?"
            r"|no (?:exced\w+|super\w+|sobrepas\w+)(?: de| los| las)?"
        ),
        upper_after=r"o menos|como máximo",
        lower_before=(
            r"al menos|como mínimo|por lo menos|cuando menos|(?:un )?mínimo(?: de)?"
            r"|no menos de|más de|superior(?:es)? a|por encima de"
            r"|mayor(?:es)? (?:de|a|que)|no inferior(?:es)? a|supera\w*|a partir de"
            r"|exced\w+ (?:de|los|las)"
        ),
        lower_after=r"(?:o|y) más|(?:como mínimo|por lo menos|al menos)",
    ),
    "fr": BoundWords(
        upper_before=(
            r"jusqu['’]à|jusqu['’]en|au plus|au maximum|tout au plus"
            r"|(?:un )?maximum(?: de)?|moins de|pas plus de|inférieure?s? à"
            r"|(?:en|au)[- ]dessous de|sous|dans les|ne dépass\w+ pas"
        ),
        upper_after=r"(?:ou|et) moins|au (?:plus|maximum)",
        lower_before=(
            r"au moins|au minimum|pas moins de|(?:un )?minimum(?: de)?|plus de"
            r"|supérieure?s? à|au[- ]dessus de|à partir de|dépass\w+|dès"
        ),
        lower_after=r"(?:ou|et) plus|au (?:moins|minimum)",
    ),
    "it": BoundWords(
        upper_before=(
            r"fino a|al massimo|non più di|(?:un )?massimo(?: di)?|meno di"
            r"|inferior[ei] a|sotto|al di sotto di|entro|minor[ei] di"
        ),
        upper_after=r"o meno|al massimo",
        lower_before=(
            r"almeno|come minimo|non meno di|(?:un )?minimo(?: di)?|più di"
            r"|superior[ei] a|oltre|sopra|al di sopra di|maggior[ei] di|a partire da"
        ),
        lower_after=r"o più|almeno",
    ),
    "pt": BoundWords(
        upper_before=(
            r"até|no máximo|não mais (?:de|do que|que)|(?:um )?máximo(?: de)?"
            r"|menos (?:de|do que|que)|inferior(?:es)? a|abaixo de"
            r"|menor(?:es)? (?:de|do que|que)|dentro de|não exced\w+"
        ),
        upper_after=r"ou menos|no máximo",
        lower_before=(
            r"pelo menos|no mínimo|ao menos|não menos (?:de|do que|que)"
            r"|(?:um )?mínimo(?: de)?|mais (?:de|do que|que)|superior(?:es)? a"
            r"|acima de|maior(?:es)? (?:de|do que|que)|além de|a partir de|exced\w+"
        ),
        lower_after=r"ou mais|(?:pelo menos|no mínimo)",
    ),
    "nl": BoundWords(
        upper_before=(
            r"tot(?: wel| aan| maximaal)?|hooguit|hoogstens|maximaal|ten hoogste"
            r"|niet meer dan|minder dan|onder(?: de)?|binnen|jonger dan|lager dan"
            r"|korter dan"
        ),
        upper_after=r"of minder",
        lower_before=(
            r"(?:ten|op zijn) minste|minstens|minimaal|niet minder dan|meer dan"
            r"|boven(?: de)?|ouder dan|hoger dan|langer dan|ruim|vanaf"
        ),
        lower_after=r"of meer|en ouder",
    ),
    "sv": BoundWords(
        upper_before=(
            r"(?:upp )?till|högst|maximalt|max|inte mer än|mindre än|färre än|under"
            r"|inom|yngre än|lägre än|kortare än|som mest"
        ),
        upper_after=r"eller (?:mindre|färre)",
        lower_before=(
            r"minst|åtminstone|minimum|inte mindre än|mer än|fler än|över|äldre än"
            r"|högre än|längre än"
        ),
        lower_after=r"eller (?:mer|fler|äldre)",
    ),
    "da": BoundWords(
        upper_before=(
            r"(?:op )?til|højst|maksimalt|ikke mere end|mindre end|færre end|under"
            r"|inden for|yngre end"
        ),
        upper_after=r"eller (?:mindre|færre)",
        lower_before=r"mindst|ikke mindre end|mere end|flere end|over|ældre end|længere end",
        lower_after=r"eller (?:mere|flere|ældre)",
    ),
    "nb": BoundWords(
        upper_before=(
            r"(?:opp )?til|høyst|maksimalt|ikke mer enn|mindre enn|færre enn|under"
            r"|innen|yngre enn"
        ),
        upper_after=r"eller (?:mindre|færre)",
        lower_before=r"minst|ikke mindre enn|mer enn|flere enn|over|eldre enn|lenger enn",
        lower_after=r"eller (?:mer|flere|eldre)",
    ),
    "pl": BoundWords(
        upper_before=(
            r"(?:aż )?do|najwyżej|maksymalnie|nie więcej niż|mniej niż|poniżej|w ciągu"
            r"|młodsz\w+ niż"
        ),
        upper_after=r"lub mniej",
        lower_before=(
            r"co najmniej|przynajmniej|minimum|minimalnie|nie mniej niż|więcej niż"
            r"|ponad|powyżej|starsz\w+ niż"
        ),
        lower_after=r"lub więcej",
    ),
    "cs": BoundWords(
        upper_before=r"až|nejvýše|nejvíce|maximálně|ne více než|méně než|pod|do|během",
        upper_after=r"nebo méně",
        lower_before=r"alespoň|nejméně|minimálně|ne méně než|více než|přes|nad",
        lower_after=r"(?:a|nebo) více",
    ),
    "ru": BoundWords(
        upper_before=(
            r"(?:вплоть )?до"
            r"|не (?:более|больше|свыше|выше|старше|дольше|позднее)(?: чем)?|максимум"
            r"|менее(?: чем)?|меньше(?: чем)?|ниже|в пределах|в течение|моложе|младше"
            r"|не превыша\w+"
        ),
        upper_after=r"(?:или|и) (?:менее|меньше|младше)",
        lower_before=(
            r"не (?:менее|меньше|ниже|младше|моложе|ранее)(?: чем)?|минимум"
            r"|как минимум|по (?:крайней|меньшей) мере|хотя бы|более(?: чем)?"
            r"|больше(?: чем)?|свыше|выше|старше|превыша\w+"
        ),
        lower_after=r"(?:или|и) (?:более|больше|старше|выше)",
    ),
    "uk": BoundWords(
        upper_before=(
            r"(?:аж )?до|не (?:більше|вище|пізніше)(?: ніж)?|щонайбільше|максимум"
            r"|менше(?: ніж)?|нижче|протягом"
        ),
        upper_after=r"(?:або|чи|і) менше",
        lower_before=(
            r"не (?:менше|нижче|раніше)(?: ніж)?|щонайменше|принаймні|мінімум"
            r"|більше(?: ніж)?|понад|старш\w+(?: за)?|вище"
        ),
        lower_after=r"(?:або|чи|і) (?:більше|старше)",
    ),
    "el": BoundWords(
        upper_before=(
            r"έως|μέχρι|το πολύ|το μέγιστο|όχι περισσότερ\w+ από|λιγότερ\w+ από"
            r"|κάτω (?:από|των)|εντός"
        ),
        lower_before=(
            r"τουλάχιστον|το ελάχιστο|όχι λιγότερ\w+ από|περισσότερ\w+ από"
            r"|πάνω (?:από|των)|άνω των"
        ),
    ),
    "tr": BoundWords(
        upper_before=r"en fazla|en çok|maksimum|azami|altında",
        upper_after=r"?\w{0,6} (?:kadar|az|altında|düşük|küçük)",
        lower_before=r"en az|asgari|minimum|üzerinde",
        lower_after=r"?\w{0,6} (?:fazla|çok|üzerinde|üstünde|yüksek|büyük)|ve üzeri",
    ),
    "ar": BoundWords(
        upper_before=(
            r"(?:ما )?(?:قد )?[يت]صل إلى|يصل الى|حتى|كحد أقصى|بحد أقصى|على الأكثر"
            r"|أقصاه\w*|لا [يت](?:زيد|تجاوز|تعدى)(?: على| عن)?|أقل من|دون|تحت|خلال"
            r"|في غضون|لا أكثر من|ليس أكثر من|أدنى من|أصغر من"
        ),
        lower_before=(
            r"على الأقل|كحد أدنى|بحد أدنى|ما لا يقل عن|لا [يت]قل\w* عن|أكثر من|أزيد من"
            r"|ما يزيد (?:على|عن)|[يت]زيد (?:على|عن)|[يت]تجاوز|فوق|أكبر من|أعلى من"
            r"|فأكثر|أو أكثر|فما فوق|ليس أقل من"
        ),
        upper_after=r"على الأكثر|(?:كحد|بحد) أقصى|فأقل|أو أقل|فما دون",
        lower_after=r"على الأقل|(?:كحد|بحد) أدنى|فأكثر|أو أكثر|فما فوق",
    ),
    "fa": BoundWords(
        upper_before=(
            r"تا|حداکثر|نهایت[اًا]+|کمتر از|پایین‌?تر از|زیر|در عرض|ظرف"
            r"|نه بیش(?:تر)? از"
        ),
        upper_after=r"یا کمتر",
        lower_before=r"حداقل|دست‌?کم|لااقل|بیش(?:تر)? از|بالای|بالاتر از|فراتر از|نه کمتر از",
        lower_after=r"(?:یا|و|به) (?:بیشتر|بالا)",
    ),
    "ur": BoundWords(
        upper_before=r"زیادہ سے زیادہ",
        upper_after=r"تک|(?<!کم )سے کم|سے نیچے|کے اندر",
        lower_before=r"کم از کم|کم سے کم",
        lower_after=r"(?<!زیادہ )سے زیاد[ہه]|سے زائد|سے اوپر|سے بڑ\w+|یا (?:اس سے )?زیادہ",
    ),
    "he": BoundWords(
        upper_before=r"עד|לכל היותר|מקסימום|לא יותר מ[-־]?|פחות מ[-־]?|מתחת ל[-־]?|תוך",
        lower_before=r"לפחות|מינימום|לא פחות מ[-־]?|יותר מ[-־]?|מעל(?: ל[-־]?)?|למעלה מ[-־]?",
    ),
    "hi": BoundWords(
        upper_before=r"अधिक से अधिक|ज़्यादा से ज़्यादा|अधिकतम",
        upper_after=r"तक|(?<!कम )से कम|से नीचे|के भीतर|के अंदर",
        lower_before=r"कम से कम|न्यूनतम",
        lower_after=r"(?<!अधिक )(?<!ज़्यादा )से (?:अधिक|ज़्यादा|ज्यादा|ऊपर|बड़\w*)|या (?:उससे )?अधिक",
    ),
    "bn": BoundWords(
        upper_before=r"সর্বোচ্চ|সর্বাধিক|অনধিক",
        upper_after=r"(?: পর্যন্ত|[- ]?(?:এর|র|টির) (?:কম|নিচে|মধ্যে|বেশি (?:নয়|না))| থেকে কম)",
        lower_before=r"কমপক্ষে|অন্তত|ন্যূনতম|সর্বনিম্ন",
        lower_after=r"(?:[- ]?(?:এর|র|টির) (?:বেশি|অধিক|উপরে|ঊর্ধ্বে)| বা তার বেশি| থেকে বেশি)",
    ),
    "id": BoundWords(
        upper_before=(
            r"hingga|sampai(?: dengan)?|paling (?:banyak|lama|tinggi|lambat)|maksimal"
            r"|maksimum|(?:tidak|tak) (?:akan |boleh )?lebih dari|kurang dari|di bawah|dalam waktu"
        ),
        upper_after=r"atau kurang",
        lower_before=(
            r"setidaknya|sekurang-kurangnya|sedikitnya"
            r"|paling (?:sedikit|tidak|kurang|rendah)|minimal|minimum"
            r"|(?:tidak|tak) kurang dari|lebih dari|di atas|melebihi"
        ),
        lower_after=r"atau lebih",
    ),
    "ms": BoundWords(
        upper_before=(
            r"hingga|sehingga|sampai|paling (?:banyak|lama)|maksimum"
            r"|tidak lebih daripada|kurang daripada|di bawah|dalam tempoh"
        ),
        upper_after=r"atau kurang",
        lower_before=(
            r"sekurang-kurangnya|setidak-tidaknya|paling sedikit|minimum"
            r"|tidak kurang daripada|lebih daripada|melebihi|di atas"
        ),
        lower_after=r"atau lebih",
    ),
    "tl": BoundWords(
        upper_before=(
            r"hanggang(?: sa)?|pinakamataas na"
            r"|hindi (?:hihigit|lalampas|lalagpas|higit)\w* sa"
            r"|(?:mas )?(?:mababa|kaunti|kakaunti|maliit|bata) (?:sa|kaysa)|wala pang"
            r"|kulang (?:sa)?|sa loob ng"
        ),
        upper_after=r"o mas (?:kaunti|mababa|bata|maikli)",
        lower_before=(
            r"hindi (?:bababa|kukulangin) sa|kahit|man lang|pinakamababa(?:ng)?"
            r"|(?:mas )?(?:higit|mahigit|mataas|marami|matanda|lampas)(?: pa)?(?: (?:sa|kaysa))?"
        ),
        lower_after=r"o (?:higit|mas (?:marami|mataas|matanda|mahaba))",
    ),
    "sw": BoundWords(
        upper_before=(
            r"hadi|mpaka|zisizozidi|isiyozidi|wasiozidi|yasiyozidi|si zaidi ya"
            r"|chini ya|ndani ya|upeo wa|kiwango cha juu cha"
        ),
        upper_after=r"au chini|au pungufu",
        lower_before=(
            r"angalau|si chini ya|zisizopungua|isiyopungua|wasiopungua|yasiyopungua"
            r"|zaidi ya|juu ya|kuzidi"
        ),
        lower_after=r"au zaidi|na zaidi",
    ),
    "vi": BoundWords(
        upper_before=r"(?:lên )?(?:đến|tới)|tối đa|nhiều nhất|không quá|ít hơn|dưới|trong vòng",
        lower_before=r"ít nhất|tối thiểu|không dưới|không ít hơn|nhiều hơn|hơn|trên",
    ),
    "th": BoundWords(
        upper_before=r"(?:ได้)?(?:สูง)?ถึง|ไม่เกิน|มากที่สุด|สูงสุด|น้อยกว่า|ต่ำกว่า|ภายใน",
        lower_before=r"อย่างน้อย|ไม่น้อยกว่า|ไม่ต่ำกว่า|ขั้นต่ำ|มากกว่า|เกินกว่า|เกิน|สูงกว่า",
        lower_after=r"ขึ้นไป",
    ),
    "ja": BoundWords(
        upper_before=r"最大(?:で)?|最長(?:で)?|最高|多くとも|多くて|せいぜい|長くて",
        upper_after=r"(?:以下|以内|未満|まで|を下回|より(?:少な|低|小さ|短)|を超え(?:ない|ず|ません)|弱|足らず)",
        lower_before=r"少なくとも|最低(?:でも|限)?|最小|最短(?:で)?",
        lower_after=r"(?:以上|を超|を越|超|を上回|より(?:多|高|大き|長)|強|余り|あまり|を下回ら)",
    ),
    "zh": BoundWords(
        upper_before=(
            r"最多|至多|最高|最长|最長|不(?:超过|超過|得超|多于|多於|大于|大於|高于|高於)|高达|高達|长达|長達|多达|多達|少于|少於"
            r"|低于|低於|小于|小於|短于|短於|不到|不足|未满|未滿|上限"
        ),
        upper_after=r"(?:以下|以内|以內|之内|之內)",
        lower_before=r"至少|最少|最低|起码|起碼|不(?:少于|少於|低于|低於|小于|小於)|超过|超過|多于|多於|大于|大於|高于|高於|长于|長於|逾|下限",
        lower_after=r"(?:以上|或更多|多(?![少种種样樣数數])|及以上)",
    ),
    "ko": BoundWords(
        upper_before=r"최대(?:한)?|최고|많아야|길어야",
        upper_after=r"(?:이하|미만|이내|까지|보다 (?:적|낮|작|짧)|를? 넘지|을 넘지|안에)",
        lower_before=r"최소(?:한)?|적어도|최저",
        lower_after=r"(?:이상|초과|보다 (?:많|높|크|길)|[을를]? ?넘|여 ?)",
    ),
}
