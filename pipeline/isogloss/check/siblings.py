"""Words that tell two languages apart which a statistical model takes for one another.

The words are everyday ones, and endings, that only one of the two uses: Indonesian “karena” is
Malay “kerana”, Croatian “gdje” is Serbian “gde”.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

# A final hyphen stands for any ending, a leading one for any beginning.
_WORDS: Mapping[str, str] = {
    "id": """
        saat karena bahwa bisa hingga lainnya kasus situs daring kalian mobil kantor uang kapan
        coba gratis unduh mengunduh unggah tautan peramban perangkat ponsel sandi perusahaan
        pemerintah bagian mencakup tingkat keamanan berbagai dilakukan kematian kesehatan
        perawatan penelitian daerah layanan sebagian terkait mulai pernapasan menemukan
        terutama memungkinkan bahkan dukungan kendali riwayat medis berbeda kebijakan upaya
        biasanya setidaknya pemberitahuan pasien efektif publik infeksi informasi epidemi
        respons studi februari maret agustus desember amerika eropa inggris italia korban
        kata-kata orang-orang sedangkan selama sejumlah adanya menurut berusia sekitar populasi
        sehari-hari -itas -itasnya
        """,
    "ms": """
        kerana bahawa ialah boleh sahaja apabila manakala adakah kenapa mahu hendaklah sila
        tiada talian pelayar peranti ciri maklumat peribadi muat pantas syarikat percuma awam
        kawalan kekal telefon berbeza perkhidmatan sebarang sesiapa imej pelbagai sihat
        bahagian soalan cuba sokongan sentiasa keluaran kuasa senarai fail keperluan idea
        pautan keutamaan asas pesakit doktor ubat jangkitan penyelidikan kaedah berkesan
        pejabat wang kereta rawatan pernafasan kes ogos disember julai jun walau-bagaimanapun
        bagaimanapun semasa membolehkan menerusi menyekat termasuklah contohnya kakitangan
        kerajaan perlembagaan keadaan-keadaan awak amalan matlamat hadapan kesihatan
        keselamatan -viti -niti -aliti -siti -riti -ntiti
        """,
    "hr": """
        tko netko svatko nitko promjena promjene gdje prije poslije ovdje uvijek vrijeme dvije
        dijete djeca djece svijet svijeta svijetu riječ riječi rješenje rješenja uspjeh uspjeha
        vjerojatno posljednji posljednje posljednjih sljedeći sljedeće živjeti vidjeti željeti
        razumjeti zahtjev zahtijeva primjer primjerice mjesto mjesta mjestu vrijednost cijena
        cijeli cijele dio tijekom također mjesec mjeseca mjeseci mjere mjera lijek lijekovi
        liječnik liječnici bolnica tjedan tjedna tisuća tisuće općenito opći opće obitelj zrak
        suradnja europa europe europski europskih korištenje korisnik izvješće unatoč glede
        nadalje povijest sigurnost uporaba posebice odnosi kemijski čimbenik čimbenici računalo
        tvrtka tvrtke osjećaj pogreška čovjek čovjeka vijesti vijest dvjema tijelo tijela
        unijeti umrijeti smjer smije bijeli smještaj namijenjen primijeniti primjena podrijetlo
        prijelaz prijenos prijevoz utjecaj utjecati nasljed- sjever- djel- vjer- mjer- cjel-
        cijep- cjep- liječ- dijel- vrijed- promijen- zahtij- svjet- osjet- savjet- smjer- djev-
        sjed- obavijest- izvijest- razumij-
        """,
    "sr": """
        gde pre posle ovde uvek vreme dve dete deca dece svet sveta svetu reč reči rešenje
        rešenja uspeh uspeha verovatno poslednji poslednje poslednjih sledeći sledeće živeti
        videti želeti razumeti zahtev zahteva promena promene primer mesto mesta mestu vrednost
        cena ceo cele deo tokom takođe mesec meseca meseci mere mera lek lekovi lekar lekari
        nedelja nedelje hiljada hiljade uopšte opšti opšte porodica vazduh saradnja evropa
        evrope evropski evropskih korišćenje izveštaj uprkos istorija bezbednost bezbedno šta
        hemijski kompjuter osećaj greška čovek čoveka vesti vest telo tela uneti umreti belo
        levo namenjen primeniti primena poreklo prelaz prenos prevoz uticaj uticati obezbed-
        sever- merenj- zahtev- lečenj- primen- promen- savet- osećanj- obavest- izvest- delova-
        vredn-
        """,
}
_WORDS_OF = {"id": "id", "ms": "ms", "hr": "hr", "bs": "hr", "sr": "sr"}
_SIBLING = {"id": "ms", "ms": "id", "hr": "sr", "sr": "hr"}
_WEIGHT = 3.0
"""What a word counts, as a natural logarithm: it is twenty times as frequent in its language."""


def sibling_of(language: str) -> str | None:
    """The language whose words are told apart from this one's here, None if there is none."""
    own = _WORDS_OF.get(language)
    return None if own is None else _SIBLING[own]


def sibling_lead(text: str, language: str) -> float:
    """How much more likely its words make the text in the sibling of `language`, a logarithm."""
    words = text.casefold()
    own = _WORDS_OF[language]
    ours, theirs = (len(_pattern(each).findall(words)) for each in (own, _SIBLING[own]))
    return _WEIGHT * (theirs - ours)


@lru_cache(maxsize=8)
def _pattern(language: str) -> re.Pattern[str]:
    words = _WORDS[language].split()
    parts = [re.sub("^-", r"\\w{2,}", re.sub("-$", r"\\w*", word)) for word in words]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(parts)})(?!\w)")
