"""When the lines of source files last changed, as far as version control tells."""

from __future__ import annotations

import datetime
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

# A line of `git blame --porcelain`: commit, its line there, its line here.
_LINE = re.compile(rb"([0-9a-f]{40,64}) [0-9]+ ([0-9]+)")
_TIME = b"committer-time "


def changed_days(
    root: Path, paths: Iterable[str], progress: Callable[[str], None]
) -> dict[str, Mapping[int, datetime.date]]:
    """For each file, line (from 1) → day (UTC) of the commit that last changed it.

    paths: relative to `root`. Files that git does not know, and all files where there is no
    git, are left out. Lines that are not committed yet are left out too.
    """
    wanted = sorted(set(paths))
    git = shutil.which("git")
    if git is None or not wanted:
        return {}
    found: dict[str, Mapping[int, datetime.date]] = {}
    with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as pool:
        blamed = pool.map(lambda path: _blame(git, root, path), wanted)
        for number, (path, days) in enumerate(zip(wanted, blamed, strict=True), start=1):
            progress(f"Asking git about {number}/{len(wanted)}  {path}")
            if days:
                found[path] = days
    return found


def _blame(git: str, root: Path, path: str) -> dict[int, datetime.date]:
    done = subprocess.run(  # noqa: S603 - no shell; the path stands after "--"
        [git, "-C", str(root), "blame", "--porcelain", "--", path],
        capture_output=True,
        check=False,
        stdin=subprocess.DEVNULL,
        env={**os.environ, "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"},
    )
    return _days(done.stdout) if done.returncode == 0 else {}


def _days(porcelain: bytes) -> dict[int, datetime.date]:
    """Read the porcelain form of git-blame(1). A commit is described where it comes first."""
    lines: dict[int, bytes] = {}
    days: dict[bytes, datetime.date] = {}
    commit = b""
    for line in porcelain.split(b"\n"):
        match = _LINE.match(line)
        if match is not None:
            commit = match[1]
            lines[int(match[2])] = commit
        elif line.startswith(_TIME) and commit.strip(b"0"):
            seconds = int(line.removeprefix(_TIME))
            days[commit] = datetime.datetime.fromtimestamp(seconds, datetime.UTC).date()
    return {number: days[commit] for number, commit in lines.items() if commit in days}
