"""One run at a time."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from isogloss.bundle import lock
from isogloss.model import BundleError

HOLD = """
import sys, time
from pathlib import Path
from isogloss.bundle import lock
with lock(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_second_process_is_told_who_holds_the_lock(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        with pytest.raises(BundleError) as error, lock(tmp_path):
            pass
        assert error.value.message == (f"another isogloss run is writing here (pid {holder.pid})")
        assert error.value.hint
        holder.kill()
        holder.wait()
        with lock(tmp_path):
            pass


def test_the_lock_is_free_again_after_the_block(tmp_path: Path) -> None:
    for _ in range(2):
        with lock(tmp_path / "made/on/the/way"):
            pass
    with pytest.raises(KeyError), lock(tmp_path):
        raise KeyError
    with lock(tmp_path):
        pass


def test_a_lock_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "precious").write_text("words")
    (tmp_path / ".lock").symlink_to("precious")
    with pytest.raises(BundleError), lock(tmp_path):
        pass
    assert (tmp_path / "precious").read_text() == "words"


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(BundleError) as error, lock(tmp_path / "file"):
        pass
    assert error.value.place and error.value.hint
