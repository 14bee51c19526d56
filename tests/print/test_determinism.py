"""The same job gives the same bytes in any process, folder, order and on any set of fonts."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from .conftest import make_root
from .samples import SAMPLES

pytestmark = pytest.mark.pdf

SCRIPT = """
import hashlib, sys
from pathlib import Path
from tests.print.conftest import job
from tests.print.samples import SAMPLES
from isogloss.print import render_pdf
samples = SAMPLES[:: int(sys.argv[2])]
print(*sorted(s.language + hashlib.sha256(render_pdf(job(s, Path(sys.argv[1]), s.html())))
      .hexdigest() for s in samples))
"""


def digests(root: Path, order: str, **environment: str) -> list[str]:
    top = Path(__file__).parents[2]
    path = os.pathsep.join((str(top), str(top / "pipeline")))
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(root), order],
        env={**os.environ, "PYTHONPATH": path, **environment},
        capture_output=True,
        text=True,
        check=True,
        cwd=root,
    )
    return done.stdout.split()


def test_bytes_do_not_depend_on_process_folder_order_locale_or_system_fonts(
    printed: Callable[..., bytes], tmp_path: Path
) -> None:
    here = sorted(s.language + hashlib.sha256(printed(s)).hexdigest() for s in SAMPLES)
    bare = tmp_path / "fonts.conf"
    bare.write_text("<fontconfig><dir>/nonexistent</dir></fontconfig>")
    one = make_root(tmp_path / "one" / "data")
    two = make_root(tmp_path / "a much longer folder name é" / "data")
    assert digests(one, "1", PYTHONHASHSEED="1", LANG="C", TZ="UTC") == here
    assert (
        digests(
            two,
            "-1",
            FONTCONFIG_FILE=str(bare),
            PYTHONHASHSEED="2",
            LANG="ja_JP.UTF-8",
            LC_ALL="ja_JP.UTF-8",
            FC_LANG="zh",
            TZ="Asia/Tokyo",
        )
        == here
    )


def test_no_path_of_the_machine_is_in_the_file(printed: Callable[..., bytes], root: Path) -> None:
    with pikepdf.open(BytesIO(printed(SAMPLES[0]))) as pdf:
        out = BytesIO()
        pdf.save(
            out,
            compress_streams=False,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
        )
    assert str(root).encode() not in out.getvalue()
    assert b"file:" not in out.getvalue()
