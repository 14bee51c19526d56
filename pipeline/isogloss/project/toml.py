"""Typed TOML with messages a person can act on: file, line, what was expected, nearest key."""

from __future__ import annotations

import difflib
import json
import re
import tomllib
from collections.abc import Iterator
from typing import Any, TypeVar

import msgspec

from isogloss.model import ConfigurationError

T = TypeVar("T")

_UNKNOWN = re.compile(r"Object contains unknown field `(?P<key>[^`]+)`")
_AT = re.compile(r" - at `(?P<path>(?:key in )?\$?[^`]*)`")
_STEP = re.compile(r"\.?(?P<key>[A-Za-z0-9_-]+)|\[(?P<index>\d+|\.\.\.)\]")
_KEY = re.compile(r"\"[^\"]*\"|'[^']*'|[^.\s]+")  # between the dots of a dotted key
_ANY_KEY = "..."  # how msgspec writes a key of a table with free keys
_PLACE = re.compile(r"\(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)")


def decode(data: bytes, kind: type[T], path: str) -> T:
    """Read TOML into `kind`.

    data: the file. path: its name for messages.
    Raises ConfigurationError with the line for syntax errors, unknown keys (with the nearest
    right one), missing keys and values of a wrong type.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ConfigurationError(
            "The file is not UTF-8",
            place=f"{path}:{line}",
            hint="Save it as UTF-8 in your editor.",
        ) from None
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _syntax_error(str(error), text, path) from None
    try:
        return msgspec.convert(raw, kind)
    except msgspec.ValidationError as error:
        message = str(error)
        at = _AT.search(message)
        steps = _resolved(list(_steps(at["path"])), raw, kind, message) if at else []
        raise _shape_error(message, steps, text, kind, path) from None


def _syntax_error(message: str, text: str, path: str) -> ConfigurationError:
    place = _PLACE.search(message)
    if place and place["line"]:
        where = f"{path}:{place['line']}:{place['column']}"
    else:
        where = f"{path}:{text.count(chr(10)) + 1}"
    what = _PLACE.sub("", message).strip()
    return ConfigurationError(
        f"This is not TOML: {what[:1].lower()}{what[1:]}",
        place=where,
        hint="Text stands in double quotes, lists in [ ], and each key has a line: key = value.",
    )


def _resolved(
    steps: list[str | int], raw: dict[str, Any], kind: type, message: str
) -> list[str | int]:
    """The steps with the keys that msgspec leaves open, each found by trying them one by one."""
    found: list[str | int] = []
    for step in steps:
        table: Any = raw
        for known in found:
            table = table[known]
        if step != _ANY_KEY:
            found.append(step)
            continue
        values = dict(table)
        for key, value in values.items():
            table.clear()
            table[key] = value
            try:
                msgspec.convert(raw, kind)
            except msgspec.ValidationError as error:
                if str(error) == message:
                    found.append(key)
                    break
        else:
            break
    return found


def _shape_error(
    message: str, steps: list[str | int], text: str, kind: type, path: str
) -> ConfigurationError:
    what = _AT.sub("", message)
    unknown = _UNKNOWN.match(what)
    if unknown:
        key = unknown["key"]
        line = line_of(text, [*steps, key])
        fields = sorted(_all_fields(kind))
        near = difflib.get_close_matches(key, fields, n=1)
        hint = f"Did you mean “{near[0]}”?" if near else f"Known keys: {', '.join(fields)}."
        return ConfigurationError(f"Unknown key “{key}”", place=f"{path}:{line}", hint=hint)
    line = line_of(text, steps)
    missing = re.match(r"Object missing required field `([^`]+)`", what)
    if missing:
        table = ".".join(str(step) for step in steps if isinstance(step, str))
        where = f" in [{table}]" if table else ""
        return ConfigurationError(
            f"The key “{missing[1]}” is missing{where}",
            place=f"{path}:{line}",
            hint=f"Add a line: {missing[1]} = …",
        )
    name = next((step for step in reversed(steps) if isinstance(step, str)), "value")
    what = what.replace("`", "").replace("str", "text").replace("array", "a list")
    what = what.replace("object", "a table").replace("int", "a whole number")
    return ConfigurationError(
        f"“{name}” has the wrong form: {what[:1].lower()}{what[1:]}",
        place=f"{path}:{line}",
        hint="Give the value in the expected form.",
    )


def _steps(path: str) -> Iterator[str | int]:
    for match in _STEP.finditer(path.removeprefix("key in ").removeprefix("$")):
        if match["key"]:
            yield match["key"]
        else:
            yield _ANY_KEY if match["index"] == "..." else int(match["index"])


def _all_fields(kind: object) -> set[str]:
    """Names of the fields of a struct and of all structs inside it."""
    names: set[str] = set()
    pending: list[msgspec.inspect.Type] = [msgspec.inspect.type_info(kind)]
    while pending:
        match pending.pop():
            case msgspec.inspect.StructType(fields=fields):
                names.update(field.encode_name for field in fields)
                pending.extend(field.type for field in fields)
            case msgspec.inspect.DictType(value_type=inner):
                pending.append(inner)
            case msgspec.inspect.ListType(item_type=inner):
                pending.append(inner)
            case msgspec.inspect.UnionType(types=types):
                pending.extend(types)
    return names


def line(key: str, value: str) -> str:
    """A line `key = "value"`, without its end.

    A JSON string is a TOML basic string but for DEL, which JSON leaves as it is.
    """
    written = json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return f"{key} = {written}"


def line_of(text: str, steps: list[str | int]) -> int:
    """The line of a key in a TOML text, by the keys and list positions that lead to it; else 1.

    Follows `[table]`, `[[array of tables]]` and `key =` lines, which is how our files are
    written; a key inside an inline table is found on the line of that table.
    """
    table: list[str] = []
    seen: dict[str, int] = {}
    names = [step for step in steps if isinstance(step, str)]
    index = next((step for step in steps if isinstance(step, int)), None)
    best = 1
    best_depth = 0
    for number, line in enumerate(text.split("\n"), start=1):
        stripped = line.strip()
        header = re.match(r"(\[\[?)\s*([^\]]+?)\s*\]", stripped)
        if header:
            table = [part.strip("\"'") for part in _KEY.findall(header[2])]
            if header[1] == "[[":
                seen[header[2]] = seen.get(header[2], -1) + 1
                if index is not None and seen[header[2]] != index:
                    table = ["\0"]
            depth = _common(table, names)
        else:
            key = re.match(r"[\"']?([A-Za-z0-9_.-]+)[\"']?\s*=", stripped)
            depth = _common([*table, *key[1].split(".")], names) if key else 0
        if depth > best_depth:
            best, best_depth = number, depth
    return best


def _common(given: list[str], wanted: list[str]) -> int:
    """How many of `given` lead towards `wanted`; 0 where they lead elsewhere."""
    return len(given) if given == wanted[: len(given)] else 0
