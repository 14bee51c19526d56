"""Make the pictures of docs/translators.md: translators' tools with a catalog of this site.

    python tools/translator_screenshots.py [-o docs/images] [NAME]…

Works on a copy of the site in a temporary folder, in which two English texts are changed, and on
a virtual screen of its own. Needs Poedit 3.2, Lokalize 22.12, OmegaT 3.6 and Debian's xvfb,
openbox, xdotool, imagemagick and dbus-x11; for the page, a Chromium. Other versions have their
buttons in other places: look at the pictures before you keep them.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from screenshots import seen, shrunk

ROOT = Path(__file__).parents[1]
ISOGLOSS = ROOT / ".venv/bin/isogloss"
CATALOGS = "locales/de/LC_MESSAGES"
PAGE = "source/pages/understanding-mr.html"
EDITS = (
    ("may not survive past 1 year if", "may not survive past 6 months if"),
    ("See your doctor if you notice", "See your doctor on the same day if you notice"),
    (
        '<h2 id="treatments-heading">Treatments</h2>',
        '<h2 id="treatments-heading">Treatments</h2>\n'
        "<p>Ask for a <strong>second opinion</strong> before any operation.</p>",
    ),
)
DRAFT = "output/de/data/de-DE/understanding-mr.html"
HOME_FILES = {
    ".config/lokalizerc": "[Identity]\nauthorName=Example\nauthorEmail=none@example.org\n"
}
OMEGAT_PROJECT = """<?xml version="1.0" encoding="UTF-8"?>
<omegat><project version="1.0">
<source_dir>__DEFAULT__</source_dir><target_dir>__DEFAULT__</target_dir>
<tm_dir>__DEFAULT__</tm_dir><glossary_dir>__DEFAULT__</glossary_dir>
<glossary_file>__DEFAULT__</glossary_file><dictionary_dir>__DEFAULT__</dictionary_dir>
<source_lang>en</source_lang><target_lang>de</target_lang>
<sentence_seg>false</sentence_seg>
<support_default_translations>true</support_default_translations><remove_tags>false</remove_tags>
</project></omegat>
"""


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture of a window.

    command: the program and its arguments, in the folder of the copied site.
    wait: seconds until its window stands.
    steps: arguments of xdotool, one call each; a second passes after each.
    crop: width, height, left, top in pixels of the screen of 1280 by 800.
    """

    name: str
    command: tuple[str, ...]
    wait: float
    steps: tuple[str, ...]
    crop: tuple[int, int, int, int]


SHOTS = (
    Shot(
        "translators-poedit",
        ("poedit", f"{CATALOGS}/safety.po"),
        8,
        ("mousemove 1109 154 click 1", "mousemove 620 195 click 1", "mousemove 1279 799"),
        (960, 716, 160, 41),
    ),
    Shot(
        "translators-lokalize",
        ("lokalize", f"{CATALOGS}/safety.po"),
        12,
        (
            "mousemove 640 131 click --repeat 2 --delay 100 1",
            "mousemove 1272 591 click 1",
            "mousemove 1272 591 click 1",
            "mousemove 100 209 click 1",
            "key Return",
            "mousemove 1279 799",
        ),
        (1280, 700, 0, 0),
    ),
    Shot(
        "translators-omegat",
        ("omegat", "omegat"),
        20,
        (
            "mousemove 843 571 click 1",
            "mousemove 345 11 click --repeat 2 --delay 100 1",
            "mousemove 300 300 click 1",
            "key ctrl+j",
            "type 3",
            "key Return",
            "mousemove 478 753 click 1",
            "mousemove 1232 698 click 1",
            "mousemove 1279 799",
        ),
        (1280, 740, 0, 0),
    ),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("-o", "--output", type=Path, default=ROOT / "docs/images")
    parser.add_argument("names", nargs="*", metavar="NAME", help="only these pictures")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        site = copied(Path(folder))
        pictures = {shot.name: partial(window, shot, site) for shot in SHOTS}
        pictures["translators-draft"] = partial(seen, site / DRAFT, "#treatments-heading")
        for name in arguments.names or pictures:
            small = shrunk(pictures[name]())
            (arguments.output / f"{name}.png").write_bytes(small)
            print(f"{name}.png\t{len(small)}")


def copied(folder: Path) -> Path:
    """A copy of the site with changed texts, updated and built as a draft for Germany."""
    site = folder / "site"
    for part in ("source", "locales"):
        shutil.copytree(ROOT / part, site / part)
    page = site / PAGE
    text = page.read_text("utf-8")
    for old, new in EDITS:
        if old not in text:
            raise SystemExit(f"{PAGE} has no “{old}” any more; change EDITS in this file.")
        text = text.replace(old, new)
    page.write_text(text, "utf-8")
    for arguments in (("update", "de"), ("build", "--market", "de", "--no-print")):
        run(str(ISOGLOSS), "--quiet", "--root", str(site), *arguments, codes=(0, 1))
    for part in ("source", "target", "tm", "glossary", "dictionary", "omegat"):
        (site / "omegat" / part).mkdir(parents=True)
    shutil.copy(site / CATALOGS / "safety.po", site / "omegat/source")
    (site / "omegat/omegat.project").write_text(OMEGAT_PROJECT, "utf-8")
    return site


def run(*command: str, codes: tuple[int, ...] = (0,)) -> bytes:
    """What a program prints. Ends this one where the exit code is another."""
    done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - made here
    if done.returncode not in codes:
        raise SystemExit(f"{' '.join(command)}: {done.stderr.decode()}")
    return done.stdout


def window(shot: Shot, site: Path) -> bytes:
    """The picture of a program's window, on a screen and with a home folder of its own."""
    with tempfile.TemporaryDirectory() as folder, screen(Path(folder)) as environment:
        for path, text in HOME_FILES.items():
            file = Path(folder) / path
            file.parent.mkdir(parents=True)
            file.write_text(text, "utf-8")
        command = ["dbus-run-session", *shot.command]
        with program(command, environment, site):
            time.sleep(shot.wait)
            for step in shot.steps:
                call(["xdotool", *step.split()], environment)
                time.sleep(1)
            width, height, left, top = shot.crop
            crop = f"{width}x{height}+{left}+{top}"
            return call(["import", "-window", "root", "-crop", crop, "png:-"], environment)


@contextmanager
def screen(folder: Path) -> Iterator[dict[str, str]]:
    """A virtual screen with a window manager. Gives the environment for programs on it."""
    reading, writing = os.pipe()
    size = ["-screen", "0", "1280x800x24", "-nolisten", "tcp"]
    server = subprocess.Popen(  # noqa: S603 - made here
        ["Xvfb", "-displayfd", str(writing), *size],  # noqa: S607 - Debian's, on PATH
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as numbers:
        display = numbers.readline().strip()
    folder.chmod(0o700)
    environment = {
        **os.environ,
        "DISPLAY": f":{display}",
        "HOME": str(folder),
        "XDG_RUNTIME_DIR": str(folder),
        "LANG": "C.UTF-8",
        "NO_AT_BRIDGE": "1",
        "_JAVA_OPTIONS": f"-Duser.home={folder}",
    }
    try:
        with program(["openbox"], environment, folder):
            time.sleep(1)
            yield environment
    finally:
        server.terminate()
        server.wait()


@contextmanager
def program(command: list[str], environment: dict[str, str], folder: Path) -> Iterator[None]:
    """A program that runs, and that is ended with all that it started."""
    started = subprocess.Popen(  # noqa: S603 - made here
        command,
        env=environment,
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield
    finally:
        os.killpg(started.pid, 15)
        started.wait()


def call(command: list[str], environment: dict[str, str]) -> bytes:
    """What a program prints."""
    done = subprocess.run(  # noqa: S603 - made here
        command, env=environment, check=True, capture_output=True
    )
    return done.stdout


if __name__ == "__main__":
    main()
