"""What a reader of a finished PDF meets, read back."""

from __future__ import annotations

import re
import zlib
from io import BytesIO

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isogloss.model import BundleError, Carrier, Reading
from isogloss.verify import read_pdf, text_layer_share
from isogloss.verify.pdf_content import logical
from isogloss.verify.pdf_fonts import read_cmap

from .documents import PAGE, drawn_pdf, weasyprint_pdf


def read(data: bytes) -> Reading:
    return read_pdf(data, path="data/en-GB/a.pdf", edition="en-GB", page="a")


def body(reading: Reading, hidden: bool = False) -> list[str]:
    return [
        item.text
        for item in reading.passages
        if item.carrier is Carrier.BODY and item.hidden is hidden
    ]


@pytest.fixture(scope="module")
def printed() -> bytes:
    return weasyprint_pdf(PAGE.format(long="Ask your heart team about every risk. " * 10))


@pytest.mark.pdf
def test_blocks_are_read_in_the_order_of_the_structure(printed: bytes) -> None:
    text = ("Ask your heart team about every risk. " * 10).strip()
    assert body(read(printed)) == [
        "Heading",
        f"You should not use it. {text} More",
        *("•", "one", "•", "two", "◦", "three"),
        *("Kind", "efficient office"),
        "H2O and up",
        "Second page.",
    ]


@pytest.mark.pdf
def test_running_heads_are_hidden_and_last(printed: bytes) -> None:
    found = [(item.line, item.text) for item in read(printed).passages if item.hidden]
    assert len(found) >= 4
    for number, pair in enumerate(zip(found[::2], found[1::2], strict=True), start=1):
        assert pair == ((number, "DRAFT"), (number, f"Page {number}"))


@pytest.mark.pdf
def test_what_the_document_says_of_itself_is_read(printed: bytes) -> None:
    reading = read(printed)

    def texts(carrier: Carrier) -> set[str]:
        return {item.text for item in reading.passages if item.carrier is carrier}

    assert texts(Carrier.BOOKMARK) == {"Mark"}
    assert texts(Carrier.METADATA) == {"Title & more", "Words about it"}
    assert texts(Carrier.ATTRIBUTE) == {"A valve"}
    assert reading.language == "en"
    assert reading.anchors == {"top"}
    assert [(link.rel, link.href) for link in reading.links] == [
        ("a", "https://example.org/x"),
        ("a", "#top"),
    ]
    assert reading.unreadable == ()


@pytest.mark.pdf
def test_pdfium_finds_the_same_words(printed: bytes) -> None:
    passages = [item for item in read(printed).passages if item.carrier is Carrier.BODY]
    assert text_layer_share(printed, passages, rtl=False) == 1.0
    other = read(drawn_pdf(b"/P <</MCID 0>> BDC BT /F 9 Tf (Nickel) Tj ET EMC", {}))
    assert text_layer_share(printed, other.passages, rtl=False) == 0.0


@pytest.mark.pdf
def test_a_character_without_a_glyph_is_unreadable() -> None:
    missing = "\U000e1234"
    assert read(weasyprint_pdf(f"<p>a{missing}b \ue123")).unreadable


def test_actual_text_of_an_element_stands_for_what_is_drawn() -> None:
    data = drawn_pdf(
        b"/P <</MCID 0>> BDC BT /F 9 Tf (txet) Tj ET EMC", {"ActualText": "نص", "Lang": "ar"}
    )
    passage = read(data).passages[0]
    assert (passage.text, passage.language, passage.hidden) == ("نص", "ar", False)


def test_actual_text_over_nothing_is_hidden() -> None:
    data = drawn_pdf(b"/P <</MCID 0>> BDC EMC", {"ActualText": "Do not use."})
    assert body(read(data), hidden=True) == ["Do not use."]
    span = b"/P <</MCID 0>> BDC /Span <</ActualText (Do not use.)>> BDC EMC EMC"
    assert body(read(drawn_pdf(span, {})), hidden=True) == ["Do not use."]


def test_invisible_text_is_hidden() -> None:
    data = drawn_pdf(b"/P <</MCID 0>> BDC BT 3 Tr /F 9 Tf (x) Tj ET EMC", {})
    assert body(read(data), hidden=True) == ["x"]


def test_actual_text_of_lines_is_joined_with_spaces() -> None:
    content = b"""/P <</MCID 0>> BDC BT /F 9 Tf 1 0 0 1 50 90 Tm
    /Span <</ActualText (first line)>> BDC (???) Tj EMC
    1 0 0 1 50 70 Tm /Span <</ActualText <FEFF0032>>> BDC (??) Tj EMC ET EMC"""
    assert body(read(drawn_pdf(content, {}))) == ["first line 2"]


def test_artifacts_and_untagged_text_are_hidden_passages() -> None:
    content = b"""/Artifact <</Type /Watermark>> BDC BT /F 9 Tf (DRAFT) Tj ET EMC
    BT /F 9 Tf 1 0 0 1 0 50 Tm (nobody's) Tj ET
    /P <</MCID 0>> BDC BT /F 9 Tf (tagged) Tj ET EMC"""
    reading = read(drawn_pdf(content, {}))
    assert body(reading) == ["tagged"]
    assert body(reading, hidden=True) == ["DRAFT", "nobody's"]


def test_a_structure_that_holds_itself_ends() -> None:
    with pikepdf.open(BytesIO(drawn_pdf(b"", {}, {}))) as pdf:
        first, second = pdf.Root.StructTreeRoot.K
        first.K, second.K = second, first
        sink = BytesIO()
        pdf.save(sink)
    assert read(sink.getvalue()).passages == ()


def test_content_with_nothing_in_order_is_read() -> None:
    content = b"EMC Q Q /P <</MCID 0>> BDC BT (no font) Tj /F 9 Tf (x) Tj [1 (y)] TJ /X Do"
    assert read(drawn_pdf(content, {})).passages


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"<html>", b"\0" * 1000])
def test_what_is_no_pdf_is_refused(data: bytes) -> None:
    with pytest.raises(BundleError, match="cannot be read"):
        read(data)


def test_an_encrypted_pdf_is_refused() -> None:
    with pikepdf.open(BytesIO(drawn_pdf(b"", {}))) as pdf:
        sink = BytesIO()
        pdf.save(sink, encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(BundleError, match="encrypted"):
        read(sink.getvalue())


def without(data: bytes, sheets: slice) -> bytes:
    with pikepdf.open(BytesIO(data)) as pdf:
        del pdf.pages[sheets]
        sink = BytesIO()
        pdf.save(sink)
    return sink.getvalue()


@pytest.mark.pdf
def test_text_of_a_sheet_taken_out_is_not_read(printed: bytes) -> None:
    assert "Second page." in body(read(printed))
    reading = read(without(printed, slice(1, None)))
    assert body(reading)[0] == "Heading"
    assert "Second page." not in [item.text for item in reading.passages]
    assert reading.unreadable == ("content of a page that is no longer there",)
    first = read(without(printed, slice(0, 1)))
    assert "Heading" not in [item.text for item in first.passages]
    assert "A valve" in [item.text for item in read(printed).passages]


@pytest.mark.parametrize("fields", [{"ActualText": "Do not use."}, {"Alt": "Do not use."}])
@pytest.mark.parametrize("kind", ["P", "Figure", "Span"])
def test_words_for_a_sheet_taken_out_are_not_read(fields: dict[str, str], kind: str) -> None:
    data = drawn_pdf(b"/P <</MCID 0>> BDC BT /F 9 Tf (x) Tj ET EMC", {"S": f"/{kind}", **fields})
    assert next(item.text for item in read(data).passages if not item.hidden) == "Do not use."
    with pikepdf.open(BytesIO(data)) as pdf:
        pdf.add_blank_page()
        del pdf.pages[0]
        sink = BytesIO()
        pdf.save(sink)
    reading = read(sink.getvalue())
    assert reading.passages == ()
    assert reading.unreadable


@pytest.mark.parametrize("drawn", [b"1", b"9"])
def test_actual_text_of_content_that_is_gone_is_hidden(drawn: bytes) -> None:
    """One element's content was taken out; a second element cannot borrow another's either."""
    content = b"/P <</MCID 0>> BDC BT /F 9 Tf (x) Tj ET EMC /P <</MCID %s>> BDC EMC" % drawn
    fields: dict[str, object] = {"S": "/Span", "ActualText": "Do not use."}
    reading = read(drawn_pdf(content, {"S": "/Span", "ActualText": "Use. "}, fields))
    assert (body(reading), body(reading, hidden=True)) == (["Use."], ["Do not use."])
    assert reading.unreadable == (("content that is no longer on its page",) * (drawn == b"9"))
    with pikepdf.open(BytesIO(drawn_pdf(content, {"ActualText": "Use."}, fields))) as pdf:
        pdf.Root.StructTreeRoot.K[1].K = 0
        sink = BytesIO()
        pdf.save(sink)
    reading = read(sink.getvalue())
    assert (body(reading), body(reading, hidden=True)) == (["Use."], ["Do not use."])


@pytest.mark.parametrize(
    "text",
    [
        b"/F 0 Tf (x) Tj",
        b"/F 9 Tf 0 0 0 0 9 9 Tm (x) Tj",
        b"/F 9 Tf 1 0 0 1 700 9 Tm (x) Tj",
        b"/F 9 Tf 1 0 0 1 -50 9 Tm (x) Tj",
        b"/F 9 Tf 1 0 0 1 9 -50 Tm (x) Tj",
        b"/F 9 Tf 1 0 0 1 9 5000 Tm (x) Tj",
    ],
)
def test_text_of_no_size_or_off_the_page_is_hidden(text: bytes) -> None:
    reading = read(drawn_pdf(b"/P <</MCID 0>> BDC BT " + text + b" ET EMC", {}))
    assert (body(reading), body(reading, hidden=True)) == ([], ["x"])


def test_text_that_reaches_the_page_is_seen() -> None:
    text = b"/P <</MCID 0>> BDC BT /F 9 Tf %s Tm (a long line of words) Tj ET EMC"
    for matrix in (b"1 0 0 1 -50 9", b"0 1 -1 0 9 -50", b"1 0 0 -1 605 9"):
        assert body(read(drawn_pdf(text % matrix, {}))) == ["a long line of words"]


def bomb(times: int) -> bytes:
    data = b" " * (65 * 2**20)
    for _ in range(times):
        data = zlib.compress(data, 9)
    return data


@pytest.mark.parametrize("place", ["content", "to-unicode", "metadata"])
@pytest.mark.parametrize("times", [1, 2])
def test_a_stream_that_inflates_too_far_is_refused(place: str, times: int) -> None:
    with pikepdf.open(BytesIO(drawn_pdf(b"BT /F 9 Tf (x) Tj ET", {}))) as pdf:
        filters = pikepdf.Array([pikepdf.Name.FlateDecode] * times)
        stream = pikepdf.Stream(pdf, b"")
        stream.write(bomb(times), filter=filters)
        if place == "content":
            pdf.pages[0].obj.Contents = stream
        elif place == "to-unicode":
            pdf.pages[0].obj.Resources.Font.F.ToUnicode = stream
        else:
            pdf.Root.Metadata = stream
        sink = BytesIO()
        kept = pikepdf.StreamDecodeLevel.none
        pdf.save(sink, stream_decode_level=kept, compress_streams=False, fix_metadata_version=False)
    with pytest.raises(BundleError, match="more than 64 MiB"):
        read(sink.getvalue())


def test_a_form_that_draws_forms_without_end_is_refused() -> None:
    with pikepdf.open(BytesIO(drawn_pdf(b"/X Do", {}))) as pdf:
        form = pikepdf.Stream(pdf, b"/X Do " * 20, Type=pikepdf.Name.XObject)
        form.Subtype = pikepdf.Name.Form
        form.Resources = pdf.pages[0].obj.Resources
        pdf.pages[0].obj.Resources.XObject = pikepdf.Dictionary(X=pdf.make_indirect(form))
        form.Resources = pdf.make_indirect(pdf.pages[0].obj.Resources)
        form.Resources.XObject = pikepdf.Dictionary(X=form)
        sink = BytesIO()
        pdf.save(sink)
    with pytest.raises(BundleError, match="too long"):
        read(sink.getvalue())


_SOUND = drawn_pdf(b"/P <</MCID 0>> BDC BT /F 9 Tf (x) Tj ET EMC", {"Alt": "picture"})
_PLACES = [match.start() for match in re.finditer(rb"[ /<\[(]", _SOUND)]
_VALUES = [
    b" 7 ",
    b" 1.5 ",
    b" true ",
    b" (s) ",
    b" /N ",
    b" [] ",
    b" <<>> ",
    b" 3 0 R ",
    b" 99 0 R ",
]


@settings(deadline=None, max_examples=150)
@given(st.lists(st.tuples(st.integers(0, len(_SOUND) - 1), st.binary(max_size=3)), max_size=6))
def test_a_damaged_pdf_is_read_or_refused(changes: list[tuple[int, bytes]]) -> None:
    read_or_refuse(changes)


def read_or_refuse(changes: list[tuple[int, bytes]]) -> None:
    data = bytearray(_SOUND)
    for place, change in changes:
        data[place : place + len(change)] = change
    try:
        read(bytes(data))
    except BundleError as error:
        assert error.place and error.hint


@settings(deadline=None, max_examples=150)
@given(st.lists(st.tuples(st.sampled_from(_PLACES), st.sampled_from(_VALUES)), max_size=6))
def test_objects_of_other_types_are_read_or_refused(changes: list[tuple[int, bytes]]) -> None:
    read_or_refuse(changes)


def test_a_cmap_is_read() -> None:
    cmap = b"""1 begincodespacerange <0000> <ffff> endcodespacerange
    2 beginbfchar <0001> <0041> <0002> <00660069> endbfchar
    2 beginbfrange <0003> <0005> <0061> <0006> <0007> [<0031> <d83ddc9a>] endbfrange"""
    found = {int.from_bytes(code, "big"): text for code, text in read_cmap(cmap).items()}
    assert found == {1: "A", 2: "fi", 3: "a", 4: "b", 5: "c", 6: "1", 7: "\U0001f49a"}


def test_text_that_ran_right_to_left_is_turned_round() -> None:
    assert logical("١ نم ١ ةحفص") == "صفحة ١ من ١"
    assert logical("mg 12.5 לקינ") == "ניקל 12.5 mg"
    assert logical("plain 12") == "plain 12"
