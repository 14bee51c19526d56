"""Projects on the disk, real runs of the command, and what they leave behind."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import polib
import pytest

from tests.privileges import as_other_people

REPOSITORY = Path(__file__).parents[2]
ISOGLOSS = Path(sys.executable).with_name("isogloss")
MARKETS = ("us", "ca", "de", "sa", "jp")


def known(why: str) -> pytest.MarkDecorator:
    """A defect of another room that was reported; the mark goes when the defect has gone."""
    return pytest.mark.xfail(reason=why, strict=False)


@dataclass(frozen=True)
class Ran:
    """What a run said and how it ended."""

    code: int
    out: str
    err: str

    @property
    def said(self) -> str:
        return self.out + self.err


def environment(home: Path, **more: str) -> dict[str, str]:
    """A bare one: nothing of the person who runs the tests gets in."""
    home.mkdir(exist_ok=True)
    return {"HOME": str(home), "PATH": os.environ["PATH"], "LANG": "C.UTF-8", **more}


def isogloss(root: Path, *words: str, **more: str) -> Ran:
    """Run the command in the folder `root`. more: environment variables."""
    done = subprocess.run(
        [str(ISOGLOSS), *words],
        cwd=root,
        env=environment(root.parent / "home", **more),
        capture_output=True,
        stdin=subprocess.DEVNULL,
        timeout=120,
        check=False,
        preexec_fn=as_other_people,
    )
    ran = Ran(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))
    assert "Traceback" not in ran.said, ran.said
    return ran


def copy(root: Path, to: Path) -> Path:
    """A copy with the same times, so that it is as warm as its origin."""
    return Path(shutil.copytree(root, to, symlinks=True))


def tree(root: Path, *folders: str, times: bool = False) -> dict[str, object]:
    """Every file below the folders and its digest (and its time of change)."""
    found: dict[str, object] = {}
    for folder in folders or ("output", "locales"):
        for path in sorted((root / folder).rglob("*")):
            name = path.relative_to(root).as_posix()
            if path.is_symlink():
                found[name] = str(path.readlink())
            elif path.is_file() and path.name != ".lock":
                digest = hashlib.sha256(path.read_bytes()).hexdigest()
                found[name] = (digest, path.stat().st_mtime_ns) if times else digest
    return found


def changed(before: dict[str, object], after: dict[str, object]) -> list[str]:
    """Names of what is new, gone or other."""
    return sorted(
        name for name in before.keys() | after.keys() if before.get(name) != after.get(name)
    )


def replace(root: Path, name: str, old: str, new: str, count: int = 1) -> int:
    """Put `new` in the place of the first `old`. Returns the line it stands in."""
    path = root / name
    text = path.read_text("utf-8")
    assert old in text, f"{name} has no {old!r}"
    line = text.count("\n", 0, text.index(old)) + 1
    path.write_text(text.replace(old, new, count), "utf-8")
    return line


def po_path(locale: str, domain: str) -> str:
    return f"locales/{locale}/LC_MESSAGES/{domain}.po"


def translate(root: Path, locale: str, domain: str, start: str, new: str) -> None:
    """Give the one message whose context or text begins with `start` another translation."""
    path = root / po_path(locale, domain)
    file = polib.pofile(str(path))
    entries = [item for item in file if (item.msgctxt or item.msgid).startswith(start)]
    assert len(entries) == 1, f"{len(entries)} messages begin with {start!r}"
    entries[0].msgstr = new
    file.save(str(path))


def make_fuzzy(root: Path, locale: str, domain: str, start: str) -> None:
    path = root / po_path(locale, domain)
    file = polib.pofile(str(path))
    next(item for item in file if (item.msgctxt or item.msgid).startswith(start)).flags.append(
        "fuzzy"
    )
    file.save(str(path))
