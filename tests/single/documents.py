"""Documents on the disk, catalogs for them, real runs of `isogloss page`, and soup in any encoding."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import polib
from hypothesis import strategies as st

from isogloss.assemble.single import Localized, localize
from isogloss.extract import Single, read_single
from isogloss.model import MessageKey, parse_tag
from tests.privileges import as_other_people

ISOGLOSS = Path(sys.executable).with_name("isogloss")


@dataclass(frozen=True)
class Ran:
    """What a run said and how it ended."""

    code: int
    out: bytes
    err: str


def isogloss(folder: Path, *words: str, given: bytes = b"", seconds: int = 120) -> Ran:
    """Run `isogloss page …` in a folder. given: what it reads from standard input."""
    done = subprocess.run(
        [str(ISOGLOSS), "page", *words],
        cwd=folder,
        env={"HOME": str(folder), "PATH": os.environ["PATH"], "LANG": "C.UTF-8"},
        input=given,
        capture_output=True,
        timeout=seconds,
        check=False,
        preexec_fn=as_other_people,
    )
    err = done.stderr.decode("utf-8")
    assert "Traceback" not in err and "isogloss itself failed" not in err, err
    return Ran(done.returncode, done.stdout, err)


def no_files(path: str) -> bytes:
    raise FileNotFoundError(2, "nothing can be linked here", path)


def single_of(source: bytes | str, name: str = "a.html") -> Single:
    data = source.encode("utf-8") if isinstance(source, str) else source
    return read_single(data, name, no_files)


def texts_of(source: bytes | str, name: str = "a.html") -> list[str]:
    return [unit.text for unit in single_of(source, name).page.units]


def keys_of(single: Single) -> list[MessageKey]:
    return [MessageKey(unit.context, unit.text) for unit in single.page.units]


def localized(
    single: Single,
    translations: Mapping[MessageKey, str],
    lang: str | None = None,
    *,
    to_utf8: bool = False,
) -> Localized:
    language = None if lang is None else parse_tag(lang)
    return localize(single, translations, language=language, to_utf8=to_utf8)


def translated(
    source: bytes | str,
    texts: Mapping[str, str],
    name: str = "a.html",
    lang: str | None = None,
    *,
    to_utf8: bool = False,
) -> bytes:
    """A document with some of its texts replaced, whatever their context."""
    single = single_of(source, name)
    ready = {key: texts[key.text] for key in keys_of(single) if key.text in texts}
    assert ready, [key.text for key in keys_of(single)]
    found = localized(single, ready, lang, to_utf8=to_utf8)
    assert not found.refused, found.refused
    return found.data


def catalog(path: Path, texts: Mapping[str, str] | Callable[[str], str], template: Path) -> Path:
    """A PO file at `path`, made from a template, with these translations."""
    file = polib.pofile(str(template))
    for entry in file:
        entry.msgstr = texts(entry.msgid) if callable(texts) else texts.get(entry.msgid, "")
    file.metadata_is_fuzzy = False
    file.metadata["Language"] = "de"
    file.save(str(path))
    return path


# -- soup ----------------------------------------------------------------------

_ELEMENTS = (
    "p b i a div ul li dl dt dd table tbody tr td th caption colgroup col select option optgroup "
    "textarea pre svg title desc foreignObject text math mi mtext noscript template script style "
    "button br wbr img input hr iframe object html head body noembed form h1 nobr ruby rt rp rb "
    "font time data details summary marquee x-y listing label span section main"
).split()
_ATTRIBUTES = (
    "title=word",
    "title='a \r\n b'",
    'title="q&quot;\'&amp;&eacute;"',
    "title=foo/bar",
    'title = "v"\nx',
    "title=a title=b",
    "TITLE=x",
    "=a",
    '"',
    "alt='a picture'",
    "href=x?a=1&b=2",
    "translate=no",
    "translate=yes",
    "its-within-text=no",
    "its-within-text=yes",
    "its-within-text=nested",
    "its-loc-note='a note'",
    "its-term=yes",
    "lang=en",
    "dir=ltr",
    "datetime=2026-10",
    "value=5",
    "hidden",
    "id=i",
    "type=submit value=Send",
    "name=description content=' words of it '",
    "/",
)
_PIECES = (
    "<!-- c -->", "<!--[if IE]><p>old</p><![endif]-->", "<![if !IE]>", "<![endif]>", "<!--", "-->",
    "<!", "<?pi ?>", "<![CDATA[ cd ]]>", "<![CDATA[", "]]>", "<!doctype html>", "&amp;",
    "&lt;b&gt;", "&nbsp;", "&notit;", "&", "&#13;", "&#10;", "&eacute;", "&#233;", "&#xe9",
    "\r\n", "\r", "\n", "  ", "\t", "\f", "word", "two words", "12", "{x}", "{{", "}", "<", "</",
    "</>", "<3", "<plaintext>", "</br>", "</p>", "<p/>", "<g/>", "https://example.org/x", "12 %",
    "<noscript><p>No <b>script</p></noscript>", "<template><p>Kept <i>apart</template>",
    "<table>loose<tr><td>cell</table>", "<b><p>mis</b>nested</p>",
    "<svg><title>A <![CDATA[picture]]></title><text>Words</text></svg>",
    "<math><mi>x</mi><mtext>where</mtext></math>", "<textarea>\nwords</textarea>",
    "<pre>\r\n a  b\r c</pre>",
)  # fmt: skip
_start_tags = st.builds(
    lambda name, attributes, end: f"<{' '.join([name, *attributes])}{end}",
    st.sampled_from(_ELEMENTS),
    st.lists(st.sampled_from(_ATTRIBUTES), max_size=3),
    st.sampled_from([">", ">", ">", ">", "/>", " "]),
)
_end_tags = st.sampled_from([f"</{name}>" for name in _ELEMENTS])

ENCODINGS = {
    "utf-8": ("utf-8", b""),
    "utf-8 with a mark": ("utf-8", b"\xef\xbb\xbf"),
    "utf-16le": ("utf-16-le", b"\xff\xfe"),
    "utf-16be": ("utf-16-be", b"\xfe\xff"),
    "windows-1251": ("cp1251", b""),
    "windows-1252": ("cp1252", b""),
    "windows-1256": ("cp1256", b""),
    "iso-8859-1": ("cp1252", b""),  # the same in HTML (Encoding Standard, 4.2)
    "iso-8859-2": ("iso8859-2", b""),
    "iso-8859-5": ("iso8859-5", b""),
    "iso-8859-15": ("iso8859-15", b""),
    "shift_jis": ("cp932", b""),
    "euc-jp": ("euc_jp", b""),
    "gb18030": ("gb18030", b""),
    "big5": ("big5", b""),
    "euc-kr": ("cp949", b""),
    "koi8-r": ("koi8-r", b""),
}
WORDS = "Ärzte été Česko город привет اللغة 日本語 カナ 漢字 繁體 한국어 œuvre “q” € – … 😀 e\u0301"


def held(text: str, codec: str) -> str:
    """The text without what the encoding does not have, or does not give back as it was."""
    kept = []
    for character in text:
        try:
            if character.encode(codec).decode(codec) == character:
                kept.append(character)
        except UnicodeError:
            pass
    return "".join(kept)


def soup(codec: str = "utf-8", size: int = 25) -> st.SearchStrategy[str]:
    """What browsers read without a complaint, and nobody should write."""
    characters = st.text(st.sampled_from(held(WORDS, codec)), min_size=1, max_size=6)
    loose = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=3)
    piece = st.one_of(
        st.sampled_from([f"<{name}>" for name in _ELEMENTS]),
        _end_tags,
        _start_tags,
        st.sampled_from(_PIECES),
        characters,
        loose.map(lambda text: held(text, codec)),
    )
    return st.lists(piece, max_size=size).map("".join)


@st.composite
def html_bytes(draw: st.DrawFn) -> bytes:
    """A page of soup in some encoding, declared in one of the ways there are."""
    label = draw(st.sampled_from(sorted(ENCODINGS)))
    codec, mark = ENCODINGS[label]
    declared = draw(
        st.sampled_from(
            [
                f"<meta charset={label}>",
                f'<META CHARSET="{label.upper()}">',
                f"<meta http-equiv='Content-Type' content='text/html; charset={label}'>",
            ]
        )
    )
    start = draw(
        st.sampled_from(["", "<!doctype html>", "<!DOCTYPE html>\r\n<html lang=en>", "\n"])
    )
    head = start + ("" if mark or label == "utf-8" else declared)
    return mark + (head + draw(soup(codec)) + "<p>Last words").encode(codec)


# -- XML -----------------------------------------------------------------------

_XML_NAMES = ("a", "p", "seg", "x:y", "größe", "имя", "b", "its-x", "_u.1-2")
_XML_TEXT = (
    "words of text", "&amp;", "&lt;", "&#233;", "&#x10FFFF;", "&short;", "&rich;", "\r\n", "\n",
    "<![CDATA[ <raw> & ]]>", "<![CDATA[]]>", "<!-- a -- less comment -->".replace(" -- ", " "),
    "<?target some data?>", "]]&gt;", "{x}", "12", "  ", "\t",
)  # fmt: skip
_XML_ATTRIBUTES = (
    'title="words"', "title='the \"quoted\" words'", 'имя = "знач"', "xml:space='preserve'",
    'xml:space="default"', "xml:lang='en'", 'its:translate="no"', "its:translate = 'yes'",
    'its:withinText="yes"', 'its:withinText="nested"', 'its:locNote="a note"', 'n="&short; &amp;"',
    'b="a\r\nb"', "its:term='yes'",
)  # fmt: skip
_SUBSET = '[\r\n<!ENTITY short "brief words">\n<!ENTITY rich "a <b>rich</b> one">\n]'


@st.composite
def _xml_attributes(draw: st.DrawFn) -> str:
    chosen = draw(st.lists(st.sampled_from(_XML_ATTRIBUTES), max_size=3))
    by_name = {item.split("=")[0].strip(): item for item in chosen}
    return "".join(f" {item}" for item in by_name.values())


@st.composite
def _xml_element(draw: st.DrawFn, content: st.SearchStrategy[str], codec: str) -> str:
    name = draw(st.sampled_from(_XML_NAMES))
    name = name if held(name, codec) == name else "a"
    attributes = draw(_xml_attributes())
    if held(attributes, codec) != attributes:
        attributes = ""
    inner = draw(st.lists(content, max_size=4).map("".join))
    return f"<{name}{attributes}/>" if not inner else f"<{name}{attributes}>{inner}</{name} >"


@st.composite
def xml_text(draw: st.DrawFn, codec: str = "utf-8") -> str:
    """A well-formed document without its declaration."""
    letters = held(WORDS, codec)
    text = st.one_of(
        st.sampled_from(_XML_TEXT), st.text(st.sampled_from(letters), min_size=1, max_size=8)
    )
    content = st.recursive(text, lambda inner: _xml_element(inner, codec), max_leaves=12)
    inner = draw(st.lists(content, max_size=5).map("".join))
    spaces = 'xmlns:x="urn:x" xmlns:its="http://www.w3.org/2005/11/its" its:version="2.0"'
    subset = _SUBSET if "&short;" in inner or "&rich;" in inner else ""
    kind = f"<!DOCTYPE doc {subset}>" if subset else draw(st.sampled_from(["", "<!-- before -->"]))
    after = draw(st.sampled_from(["", "\n", "<!-- after -->\r\n", "<?end?>"]))
    return f"{kind}<doc {spaces}>{inner}<p>Last words</p></doc>{after}"


@st.composite
def xml_bytes(draw: st.DrawFn) -> bytes:
    label = draw(st.sampled_from(sorted(ENCODINGS)))
    codec, mark = ENCODINGS[label]
    if label == "iso-8859-1":
        codec = "latin-1"
    name = "utf-16" if codec.startswith("utf-16") else label.split()[0]
    quote = draw(st.sampled_from("\"'"))
    declaration = f"<?xml version={quote}1.0{quote} encoding={quote}{name}{quote}?>"
    if mark or label == "utf-8":
        declaration = draw(st.sampled_from(["", declaration, declaration + "\r\n"]))
    return mark + (declaration + draw(xml_text(codec))).encode(codec)
