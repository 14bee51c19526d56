"""The W3C ITS 2.0 test suite, byte for byte. Its data is not part of this repository."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from isogloss.extract.its import categories, format_category, resolve

_BESIDE = Path(__file__).parents[3] / "shared" / "data" / "its20"
SUITE = Path(os.environ.get("ISOGLOSS_ITS20") or _BESIDE)
CASES = sorted((SUITE / "expected").glob("*/*/*output.txt"))
_MISSING = f"the W3C ITS 2.0 test suite is not at {SUITE} (set ISOGLOSS_ITS20 to its folder)"


def _name(case: Path) -> str:
    return "-".join((case.parts[-3], case.parts[-2], case.stem.removesuffix("output")))


@pytest.mark.skipif(not CASES, reason=_MISSING)
def test_the_suite_is_whole() -> None:
    assert len(CASES) == 226
    assert {case.parts[-3] for case in CASES} == set(categories())


@pytest.mark.skipif(not CASES, reason=_MISSING)
@pytest.mark.parametrize("case", CASES, ids=_name)
def test_a_case_of_the_suite_is_met(case: Path) -> None:
    category, kind = case.parts[-3], case.parts[-2]
    name = case.stem.removesuffix("output")
    source = SUITE / "inputdata" / category / kind / f"{name}.{kind}"
    resolved = resolve(
        source.read_bytes(),
        path=str(source),
        html=kind == "html",
        load=lambda path: (source.parent / path).read_bytes(),
    )
    # The files are stored with CRLF; the form has LF.
    expected = case.read_bytes().replace(b"\r\n", b"\n")
    assert format_category(resolved, category).encode() == expected
