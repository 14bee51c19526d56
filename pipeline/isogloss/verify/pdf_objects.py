"""Objects of a PDF that may be of any type, and streams that may inflate to anything."""

from __future__ import annotations

import zlib
from typing import Any

import pikepdf

LARGEST_STREAM = 64 * 2**20
_LARGEST_FILE = 1024 * 2**20
# What a byte can become at most: zlib's technical notes; ISO 32000-2, 7.4.
_GROWTH = {
    "/FlateDecode": 1033,
    "/Fl": 1033,
    "/LZWDecode": 3000,
    "/LZW": 3000,
    "/RunLengthDecode": 64,
    "/RL": 64,
    "/ASCII85Decode": 4,
    "/A85": 4,
    "/ASCIIHexDecode": 1,
    "/AHx": 1,
}
_START = b"stream"


def entry(dictionary: Any, key: str) -> Any:
    """A value of a dictionary; None where there is none, or this is no dictionary."""
    return dictionary.get(key) if isinstance(dictionary, pikepdf.Dictionary) else None


def text(value: Any) -> str:
    """What a text string says; "" where it is something else."""
    return str(value) if isinstance(value, pikepdf.String) else ""


def object_number(value: Any) -> int:
    """The number of an indirect object; 0 where it has none."""
    return int(value.objgen[0]) if isinstance(value, pikepdf.Object) else 0


def read_stream(stream: Any) -> bytes:
    """What is in a stream. Raises ValueError where that would be too much."""
    check_stream(stream)
    return bytes(stream.read_bytes())


def check_stream(stream: Any) -> None:
    """Raise ValueError where a stream would inflate to more than LARGEST_STREAM.

    One filter is measured. Chains and rare filters are taken to inflate as far as they can.
    """
    raw = stream.read_raw_bytes()
    filters = stream.get("/Filter")
    chain = list(filters) if isinstance(filters, pikepdf.Array) else [filters]
    names = [str(name) for name in chain if isinstance(name, pikepdf.Name)]
    most = len(raw)
    for name in names:
        most *= _GROWTH.get(name, 1)
    if most <= LARGEST_STREAM:
        return
    if len(names) != 1 or _GROWTH[names[0]] != _GROWTH["/Fl"]:
        raise ValueError(_too_much())
    _inflated_size(raw, 0)


def check_file(data: bytes) -> None:
    """Raise ValueError where a file has a stream that inflates too far, before it is parsed.

    A parser inflates streams of objects and of cross-references as soon as it opens a file.
    """
    total = 0
    place = data.find(_START)
    # What stands nearer to the end of the file cannot inflate far enough.
    while 0 <= place < len(data) - LARGEST_STREAM // _GROWTH["/Fl"]:
        place += len(_START)
        start = place
        while data[start : start + 1] in (b"\r", b"\n", b" "):
            start += 1
        if start > place:
            total += _inflated_size(data, start)
            if total > _LARGEST_FILE:
                raise ValueError(_too_much())
        place = data.find(_START, place)


def _inflated_size(data: bytes, start: int) -> int:
    inflater = zlib.decompressobj()
    size = 0
    block = 64 * 1024
    view = memoryview(data)
    try:
        for place in range(start, len(data), block):
            waiting: bytes | memoryview = view[place : place + block]
            while waiting and not inflater.eof:
                size += len(inflater.decompress(waiting, 2**20))
                waiting = inflater.unconsumed_tail
                if size > LARGEST_STREAM:
                    raise ValueError(_too_much())
            if inflater.eof:
                break
    except zlib.error:
        pass  # not deflated, or damaged: the parser will say so
    return size


def _too_much() -> str:
    return f"a stream in it inflates to more than {LARGEST_STREAM // 2**20} MiB"
