"""Translation memories: what we write, and what we read of others."""

from __future__ import annotations

import pytest

from isogloss.interop.tmx import read_tmx
from isogloss.model import ExchangeError
from tests.interop.projects import Command

FOREIGN = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header creationtool="x" srclang="EN-us" datatype="xml"/><body>
<tu><tuv xml:lang="en-US"><seg>Call <bpt i="1" type="a1"/>us<ept i="1"/> {{n}}.</seg></tuv>
 <tuv xml:lang="DE"><seg>Rufen <hi>Sie</hi> <bpt i="1">&lt;a1&gt;</bpt>uns<ept i="1">&lt;/a1&gt;</ept> &lt;b> {{n}}.</seg></tuv></tu>
<tu><tuv lang="en_us"><seg>A <bpt i="1" type="bold">{\\b </bpt>b<ept i="1">}</ept></seg></tuv>
 <tuv xml:lang="fr"><seg>B</seg></tuv></tu>
<tu><tuv xml:lang="en-US"><seg>C</seg></tuv><tuv xml:lang="fr"><seg><it pos="begin">x</it>C</seg></tuv></tu>
<tu srclang="*all*"><tuv xml:lang="en-US"><seg>D</seg></tuv><tuv xml:lang="fr"><seg>D</seg></tuv></tu>
<tu><tuv xml:lang="en-US"><seg>E</seg></tuv><tuv xml:lang="klingon"><seg>E</seg></tuv></tu>
<tu><tuv xml:lang="sv"><seg>F</seg></tuv></tu>
<tu><tuv xml:lang="en-US"><seg>G</seg></tuv><tuv xml:lang="pt-br"><seg></seg></tuv></tu>
</body></tmx>""".replace("{{", "{").replace("}}", "}")


def test_pairs_come_in_our_notation_and_others_are_skipped_with_a_reason() -> None:
    memory = read_tmx(FOREIGN.encode(), "m.tmx")
    (pair,) = memory.pairs
    assert (pair.source_language, pair.target_language, pair.line) == ("en-US", "de", 4)
    assert pair.source == "Call <a1>us</a1> {n}."
    assert pair.target == "Rufen Sie <a1>uns</a1> &lt;b> {n}."
    assert [(each.line, each.language) for each in memory.skipped] == [
        (6, "fr"), (8, "fr"), (9, ""), (10, "klingon"), (11, ""),
    ]  # fmt: skip
    assert "carries no name" in memory.skipped[0].reason
    assert "<it>" in memory.skipped[1].reason
    assert "“*all*”" in memory.skipped[2].reason


def test_only_finished_texts_go_out_and_no_date(isogloss: Command) -> None:
    data = isogloss.export("tmx")
    memory = read_tmx(data, "m.tmx")
    assert {pair.target for pair in memory.pairs} == {
        "Anfang",
        "Wenn x &lt; 5, ruhen Sie.",
        "Hören Sie <strong>nicht</strong> auf.",
        "%(n)s Seite",
    }
    assert b"date" not in data
    assert isogloss.export("tmx") == data


@pytest.mark.parametrize(
    "data", [b"", b"<tmx>", b"<xliff/>", b'<!DOCTYPE a [<!ENTITY b "c">]><tmx/>']
)
def test_what_is_no_memory_is_refused(data: bytes) -> None:
    with pytest.raises(ExchangeError) as refused:
        read_tmx(data, "m.tmx")
    assert refused.value.hint
