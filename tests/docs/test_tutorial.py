"""The tutorial, done from start to end: its files saved, its commands run, its output compared."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
_SAVE = re.compile(r"Save this as `([^`]+)`[.:]")
_FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# A command that may fail, so that the shell does not stop at it.
_TELLS = r'\1 && echo "exit code 0" || echo "exit code $?"'
_TIME = re.compile(r"\s+\d+\.\d$")


def _steps(text: str) -> list[tuple[str, str, str]]:
    """Each fenced block: its language, its content, the file it is to be saved as or ""."""
    steps = []
    end = 0
    for match in _FENCE.finditer(text):
        saves = _SAVE.findall(text[end : match.start()])
        steps.append((match[1], match[2], saves[-1] if saves else ""))
        end = match.end()
    return steps


def _run(script: str, folder: Path) -> str:
    """Run commands in one shell that stops at the first that fails. Returns all they print."""
    end = f'\npwd > "{folder}/.here"\n'
    here = folder / ".here"
    start = here.read_text().strip() if here.exists() else str(folder)
    script = re.sub(r"^(.*); echo \"exit code \$\?\"$", _TELLS, script, flags=re.MULTILINE)
    done = subprocess.run(
        ["bash", "-e", "-c", script.replace("~/isogloss", str(ROOT)) + end],
        cwd=start,
        env={**os.environ, "PATH": f"{ROOT}/.venv/bin:{os.environ['PATH']}", "NO_COLOR": "1"}
        | {"ISOGLOSS": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, f"{script}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def _plain(line: str) -> str:
    return _TIME.sub("", line.rstrip())


def test_every_block_of_the_tutorial_is_a_file_a_command_or_output() -> None:
    for language, content, path in _steps((ROOT / "docs/tutorial.md").read_text("utf-8")):
        assert (language in ("sh", "text")) != bool(path), content


@pytest.mark.slow
@pytest.mark.pdf
def test_the_tutorial_works_from_an_empty_folder(tmp_path: Path) -> None:
    pytest.importorskip("weasyprint", exc_type=(ImportError, OSError))
    output = ""
    for language, content, path in _steps((ROOT / "docs/tutorial.md").read_text("utf-8")):
        if path:
            target = tmp_path / "fever" / path
            assert target.parent.is_dir(), f"no folder for {path}"
            target.write_text(content, "utf-8")
        elif language == "sh":
            output = _run(content, tmp_path)
        else:
            printed = "\n".join(map(_plain, output.splitlines()))
            for line in content.splitlines():
                assert _plain(line) in printed, f"{line}\nis not in\n{output}"
