# ruff: noqa: E501 (a line of the table is one language, or one unit of it)
"""Number words that CLDR's spellout rules do not have, and those that mean other things as well.

The tables beside the files of `spellout/`: forms of everyday language, of languages that CLDR
does not spell out, and words that must not be taken for a number with certainty.
"""

from __future__ import annotations

from collections.abc import Mapping

# Language -> forms of a number, as certain as those of CLDR. `number form form …` per number.
FORMS: Mapping[str, str] = {
    "de": "2 zweier 3 dreier 4 vierter vierten 30 dreissig 100 hundert 1000 tausend",
    "en": "100 hundred",
    "fr": "100 cents",
    "es": "100 ciento cientos",
    "pt": "14 quatorze 100 cento",
    "ru": "3 трёх 4 четырёх 2 двое двоих 3 трое троих 4 четверо",
    "uk": "5 п'ять п'яти 9 дев'ять дев'яти",
    "pl": "2 dwu 3 troje trojga 4 czworo",
    "ar": (
        "3 ثلاث ثالث ثالثة ثالثا 4 رابع رابعة رابعا 5 خامس خامسة خامسا 6 سادس سادسة سادسا 7 سابع سابعة 8 ثامن ثامنة 9 تاسع تاسعة 10 عاشر عاشرة "
        "4 أربع 5 خمس 7 سبع 8 ثمان ثماني 9 تسع 2 اثنان اثنين اثنتان اثنتين "
        "20 عشرين 30 ثلاثين 40 أربعين 50 خمسين 60 ستين 70 سبعين 80 ثمانين 90 تسعين 100 مئة مائة"
    ),
    "fa": "3 سوم سومین 4 چهارم چهارمین 5 پنجم پنجمین 6 ششم 7 هفتم 8 هشتم 9 نهم 10 دهم",
    "ur": (
        "2 دو 3 تین 4 چار 5 پانچ 6 چھ 7 سات 8 آٹھ 10 دس 11 گیارہ 12 بارہ 13 تیرہ 14 چودہ "
        "15 پندرہ 16 سولہ 17 سترہ 18 اٹھارہ 19 انیس 20 بیس 21 اکیس 24 چوبیس 25 پچیس 30 تیس "
        "40 چالیس 50 پچاس 60 ساٹھ 70 ستر 80 اسی 90 نوے 3 تیسرا تیسری تیسرے 4 چوتھا چوتھی چوتھے "
        "5 پانچواں پانچویں"
    ),
    "hi": "5 पांच पांचवां पांचवीं पांचवें 6 छः छह 15 पंद्रह 50 पचास 100 सौ",
    "bn": (
        "0 শূন্য 2 দুই দুটি দুটো দুইটি দুজন 3 তিন তিনটি তিনটে তিনজন 4 চার চারটি চারজন "
        "5 পাঁচ পাঁচটি পাঁচজন 6 ছয় ছয়টি 7 সাত সাতটি 8 আট আটটি 9 নয়টি 10 দশ দশটি 11 এগারো 12 বারো "
        "13 তেরো 14 চৌদ্দ 15 পনেরো 16 ষোল 17 সতেরো 18 আঠারো 19 উনিশ 20 বিশ কুড়ি 21 একুশ 24 চব্বিশ "
        "25 পঁচিশ 30 ত্রিশ 40 চল্লিশ 50 পঞ্চাশ 60 ষাট 70 সত্তর 80 আশি 90 নব্বই 100 একশো "
        "2 দ্বিতীয় 3 তৃতীয় 4 চতুর্থ 5 পঞ্চম"
    ),
    "id": "100 seratus",
    "ms": "0 sifar",
    "sw": (
        "2 wawili viwili miwili 3 watatu vitatu mitatu 4 wanne vinne minne 5 watano vitano mitano "
        "8 wanane vinane minane"
    ),
    "tl": (
        "2 dalawa dalawang ikalawa ikalawang pangalawa pangalawang 3 tatlo tatlong ikatlo ikatlong "
        "pangatlo 4 apat ikaapat pang-apat 5 lima limang ikalima 6 anim ikaanim 7 pito pitong "
        "ikapito 8 walo walong ikawalo 9 siyam ikasiyam 10 sampu sampung ikasampu"
    ),
    "mr": "2 दोन 3 तीन 4 चार 5 पाच 6 सहा 7 सात 8 आठ 9 नऊ 10 दहा 12 बारा 15 पंधरा 20 वीस 30 तीस",
    "pa": "2 ਦੋ 3 ਤਿੰਨ 4 ਚਾਰ 5 ਪੰਜ 6 ਛੇ 7 ਸੱਤ 8 ਅੱਠ 9 ਨੌਂ 10 ਦਸ 12 ਬਾਰਾਂ 14 ਚੌਦਾਂ 20 ਵੀਹ",
    "te": "2 రెండు 3 మూడు 4 నాలుగు 5 ఐదు 6 ఆరు 7 ఏడు 8 ఎనిమిది 9 తొమ్మిది 10 పది 14 పద్నాలుగు",
    "so": "2 laba labo 3 saddex 4 afar 5 shan 6 lix 7 toddoba 8 siddeed 9 sagaal 10 toban",
    "ha": "2 biyu 3 uku 4 huɗu hudu 5 biyar 6 shida 7 bakwai 8 takwas 9 tara 10 goma",
}
# Language -> words that may stand for a number, or may not: they answer one, they are none.
LOOSE: Mapping[str, str] = {
    "en": (
        "0 no none nil never 1 a an another per past last once single sole each every hourly daily 2 twice both halves doubling doubled doubles pair couple double "
        "twofold dual duo twin 3 triple tripled tripling thrice threefold trio thirds 4 quarters 5 fifths 6 sixths 8 eighths 10 tenths 4 quarter fortnight 7 week 10 decade decades tens teens teen "
        "teenage teenager teenagers 12 dozens 14 fortnight 15 quarter 18 adult adults 20 twenties 30 thirties half 40 forties 45 50 fifties half "
        "60 sixties 70 seventies 80 eighties 90 nineties 100 century centuries hundreds 0 half midnight 12 noon midday midnight "
        "24 midnight 1000 thousands thousand 1000000 millions million 1000000000 billion billions"
    ),
    "es": "0 ningún ninguna 1 cada vez 2 ambos ambas doble par 3 triple tercio tercios 10 década décadas decenas 12 docena docenas "
          "12 mediodía 15 quincena 14 quincenal quincena 50 mitad medio media 1000 miles 1000000 millón millones",
    "fr": "0 aucun aucune 1 chaque 2 double second seconde secondes 3 triple tiers 4 quart 10 décennie décennies dizaine dizaines "
          "12 midi douzaine douzaines 15 quinzaine quart 14 quinzaine 50 moitié demi 100 centaine centaines 1000 milliers "
          "1000000 million millions",
    "de": "0 kein keine 1 einmal jede jeder jedes 2 zweimal beide beiden beider doppelt doppelte doppelten paar 3 dreimal drittel "
          "4 viertel viertelstunde 10 jahrzehnt jahrzehnte jahrzehnten 12 dutzend mittag 15 viertel viertelstunde 50 hälfte halb "
          "halbe 1000000 million millionen",
    "nl": "1 elk elke 2 beide dubbel dubbele paar tweemaal 4 kwart 10 decennium tiental 12 dozijn 15 kwart kwartier 50 helft half",
    "it": "1 ogni 2 entrambi entrambe doppio doppia paio 10 decennio decina 12 dozzina mezzogiorno 50 metà mezzo mezza",
    "pt": "1 cada 2 ambos ambas dobro par duplo dupla 3 triplo terço terços 4 quarto 10 década décadas dezenas 12 dúzia dúzias "
          "meio-dia 14 quinzena 15 quinzena quarto 50 metade meio meia 1000 milhares 1000000 milhão milhões",
    "sv": "2 båda bägge dubbelt dubbla par 10 decennium tiotal årtionde 12 dussin 15 kvart 50 hälften halv halva 4 kvart 100 hundratals",
    "da": "2 begge dobbelt par 10 årti 12 dusin 50 halvdelen halv 4 kvart 15 kvarter",
    "nb": "1 en et ei ett 2 begge dobbelt par 7 syv 10 tiår 12 dusin 50 halvparten halv 4 kvart 15 kvarter",
    "pl": "2 oba obie obu podwójny para 10 dekada 12 tuzin 50 połowa pół 4 ćwierć kwadrans 15 kwadrans",
    "cs": "2 oba obě dvojí dvojitý pár 10 desetiletí 12 tucet 50 polovina půl 4 čtvrt",
    "ru": "2 оба обе обоих обеих двойной вдвое дважды пара 3 треть трети 4 четверть 10 десяток десятки десятилетие декада 12 дюжина 14 "
          "15 четверть 50 половина половины пол 100 сотни 1000 тысяча тысячи тысяч 1000000 миллион миллионов",
    "uk": "1 одного одну 2 двох обидва обидві подвійний пара 3 трьох третина 4 чверть 10 десяток 12 дюжина 50 половина пів",
    "el": "2 διπλό διπλάσιο 10 δεκαετία 12 δωδεκάδα 50 μισό",
    "ar": "1 أول أولى مرة 2 ثاني ثانية ضعف ضعفي كلا كلتا مرتين مزدوج 3 ثالث ثالثة ثلث 4 رابع ربع 5 خامس 6 ست سادس 10 عشر عقد عقود "
          "12 دزينة 11 أحد 12 اثنا اثني 15 ربع 50 نصف 1000 ألف آلاف 1000000 مليون ملايين",
    "fa": "3 ثالث ثالثا 4 رابعا 1 اول اولین یکی 2 هردو هر‌دو دوم دومین دوبار دوبرابر 3 سوم 4 چهارم ربع 9 نه 10 ده دهه 12 دوازده 15 ربع 30 سی 50 نیم نصف نیمی "
          "6 شش 1000 هزار 1000000 میلیون",
    "ur": "0 صفر 1 ایک پہلا پہلی پہلے 2 دونوں دوسرا دوسری دوسرے دگنا دوہرا 3 تہائی 9 نو 10 دہائی 12 درجن 50 نصف آدھا آدھی آدھے 100 سو 1000 ہزار",
    "he": "2 שנייה כפול זוג פעמיים שניהם 10 עשור 12 תריסר 50 חצי מחצית 1000 אלף אלפי",
    "hi": "2 दोनों दोगुना दोगुनी दोहरा 3 तिहाई 10 दशक 12 दर्जन 50 आधा आधे आधी 1000 हजार हज़ार 100000 लाख",
    "bn": "1 এক একটি একজন প্রথম 2 দু উভয় দ্বিগুণ 3 তৃতীয়াংশ 7 সাত 9 নয় 10 দশক 12 ডজন 50 অর্ধেক আধা 100 শত শতক 1000 হাজার",
    "id": "1 se sebuah seorang setiap 2 kedua keduanya ganda dua 3 sepertiga 4 seperempat 10 dekade puluhan dasawarsa 12 lusin "
          "50 setengah separuh 100 ratusan 1000 ribuan seribu ribu 1000000 sejuta juta",
    "ms": "1 se sebuah seorang setiap 2 kedua keduanya ganda 3 sepertiga 4 suku 10 dekad 12 dozen 50 setengah separuh 1000 seribu ribu",
    "sw": "1 mmoja kila 2 yote wote zote maradufu 10 muongo miongo makumi 50 nusu 1000 elfu maelfu",
    "tl": "1 isa isang una unang 2 doble kapwa pareho parehong dalawa 3 katlo sangkatlo 10 dekada 12 dosena 50 kalahati 1000 libo",
    "tr": "1 ilk tek 2 çift her 10 onlarca 12 düzine 50 yarı yarım yarısı 4 çeyrek 15 çeyrek",
    "vi": "1 nhất 2 đôi gấp cặp 10 chục thập 12 tá 50 nửa rưỡi 4 tư 5 lăm 1 mốt",
    "th": "2 คู่ ทั้งสอง 10 ทศวรรษ 12 โหล 50 ครึ่ง",
}  # fmt: skip
# Words of CLDR's spellout that are more often something else, and ordinals for parts of an hour
# (`second`), of a year or of a whole.
DOUBTFUL: Mapping[str, str] = {
    "en": "second quarter",
    "es": "segundo segunda segundos segundas cuarto cuarta cuartos cuartas once nueve tercera",
    "fr": "neuf second seconde cent cents",
    "de": "acht achte zweite zweiten zweiter zweites dritte dritten achten",
    "nl": "tien acht derde",
    "it": "sei secondi secondo seconda seconde quarto quarti quarta sette nove terzi terzo cento",
    "pt": "segundo segunda segundos segundas quarto quarta quartos quartas sexta sextas quinta terça terças nona dez",
    "ca": "set nou sis cent segons segon",
    "gl": "segundo segunda segundos quarto",
    "ro": "nouă șase opt sute secundă",
    "sv": "sex andra fem andre nio",
    "da": "to anden andet ti ni fire",
    "nb": "to andre ti ni sju",
    "pl": "sto stu drugi druga drugie drugiego drugiej drugim drugich sta",
    "cs": "druhý druhá druhé druhého druhou pět sta sto pátek",
    "sk": "druhý druhá druhé druhého sto sta",
    "ru": "сто сорок второй вторая второе вторую второго ста",
    "uk": "сто сорок другий друга друге другу другого",
    "ar": "ست ثانية الثانية الثاني عشر ثاني سبع تسع الرابع ستة مئة مائة",
    "fa": "نه ده شش سی صد دو دوم دهم نهم",
    "ur": "نو دو سو ستر اسی",
    "hi": "दो सौ नौ सात दूसरा दूसरी दूसरे",
    "bn": "সাত নয় আশি বিশ দ্বিতীয়",
    "he": "שני שנייה ראשון שש שבע",
    "id": "kedua",
    "ms": "kedua lima",
    "tr": "on altı yedi yüz bin kırk",
    "vi": "ba năm chín không nhất hai sáu tư",
    "sw": "pili nane kumi",
    "tl": "ikalawa ikalawang pangalawa pangalawang",
    "hu": "hat hét száz ezer második",
    "fi": "toinen toisen kuusi toista toiseen",
    "et": "teine teise",
    "af": "tweede sewe ses agt",
    "ko": "이 사 오 일 구 백 천 만 한 세 네 양 열 공 영 육 칠 팔 삼 십 두 둘 셋 넷 온",
    "el": "δεύτερη δεύτερο δευτερόλεπτα εννιά",
}  # fmt: skip
# What stands between the parts of a number: forty and five, cuarenta y cinco.
JOINTS: Mapping[str, str] = {
    "en": "and", "es": "y", "pt": "e", "fr": "et", "it": "e", "ca": "i", "gl": "e", "ro": "și",
    "nb": "og", "da": "og", "sv": "och", "fa": "و", "ur": "و", "tl": "at", "sw": "na", "el": "και",
    "sq": "e", "af": "en", "ar": "و",
}  # fmt: skip
