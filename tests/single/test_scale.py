"""Large documents are read in time that grows with their size, and in bounded memory."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from .documents import ISOGLOSS, keys_of, localized, single_of

_ROW = (
    '<p title="tip {0}">Text {0} with <b>bold</b>, <a href="#x{0}">a link</a> &amp; '
    "<span its-loc-note=n>caf\u00e9</span>.<br>Second line {0}</p>\r\n<ul><li>Item {0}<li>Other {0}</ul>\n"
)
_XML_ROW = "<p n='{0}'>Text {0} with <b>bold</b> caf\u00e9 &e;&amp; <c/><![CDATA[raw {0}]]></p>\r\n"


def html(rows: int) -> bytes:
    body = "".join(_ROW.format(number) for number in range(rows))
    return f"<!doctype html><meta charset=utf-8><title>T</title>{body}".encode()


def nested(rows: int) -> bytes:
    return b"<!doctype html>" + b"<b>" * 200 + b"<p>words <i>more" * rows


def one_line(rows: int) -> bytes:
    return b"<!doctype html><p>" + b"words <b>bold</b> and <i>more</i> text. " * rows


def loose(rows: int) -> bytes:
    return b"<!doctype html><table>" + b"<tr><td>cell</td>loose <b>words</b></tr>\n" * rows


def filtered(rows: int) -> bytes:
    row = (
        b"<p>All <span its-locale-filter-list=de>some</span> <button>press <b>it</b></button></p>\n"
    )
    return b"<!doctype html>" + row * rows


def xml(rows: int) -> bytes:
    body = "".join(_XML_ROW.format(number) for number in range(rows))
    rules = (
        "<its:rules version='2.0' xmlns:its='http://www.w3.org/2005/11/its'>"
        "<its:withinTextRule selector='//b' withinText='yes'/>"
        "<its:withinTextRule selector='//c' withinText='yes'/>"
        "<its:translateRule selector='//@n' translate='yes'/></its:rules>"
    )
    return f"<!DOCTYPE d [<!ENTITY e 'an <i>e</i>'>]><d>{rules}{body}</d>".encode()


@pytest.mark.parametrize(
    ("make", "name"),
    [
        (html, "a.html"),
        (loose, "a.html"),
        (filtered, "a.html"),
        (one_line, "a.html"),
        (nested, "a.html"),
        (xml, "a.xml"),
    ],
)
def test_a_document_of_many_parts_is_translated_in_every_one(
    make: Callable[[int], bytes], name: str
) -> None:
    """What it costs is measured in bench/; here a cost that explodes would not end at all."""
    single = single_of(make(1_500), name)
    found = localized(single, {key: f"{key.text} X" for key in keys_of(single)}, "de", to_utf8=True)
    assert found.filled == found.units > 0


_LIMITED = (
    "import resource, runpy, sys; resource.setrlimit(resource.RLIMIT_AS, ({0}, {0}));"
    "sys.argv = {1!r}; from isogloss.cli import main; main()"
)


@pytest.mark.parametrize("start", ["<!doctype html><p>", "<d><p>"])
def test_a_line_of_a_hundred_megabytes_is_refused(tmp_path: Path, start: str) -> None:
    name = "a.html" if "html" in start else "a.xml"
    end = "" if "html" in start else "</p></d>"
    with (tmp_path / name).open("w") as file:
        file.write(start)
        for _ in range(100):
            file.write("words and " * 104_858)
        file.write(end)
    words = ["isogloss", "page", "extract", name, "-o", "out.pot"]
    done = subprocess.run(
        [sys.executable, "-c", _LIMITED.format(8 * 1024**3, words)],
        cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr.startswith(f"{name}: error: The file has 104,85"), done.stderr
    assert not (tmp_path / "out.pot").exists()


def test_many_comments_before_the_root_are_no_trap(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("<!-- x -->" * 4000 + "&words")
    subprocess.run([ISOGLOSS, "page", "extract", "a", "-o", "-"], cwd=tmp_path, check=False, capture_output=True, timeout=20)  # fmt: skip
