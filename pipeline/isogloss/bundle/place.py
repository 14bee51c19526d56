"""Put a finished bundle where readers look for it, in one step.

A bundle is written in `output/.staging/<market>-<token>` and changes places with the one
before (`exchange.py`); what is then in the staging folder is the old one, and is removed.
Where the file system cannot do that, `output/<market>` is a link into
`output/.versions/<market>-<token>`, and a new link replaces the old (rename(2) is atomic
for links). Whenever the process is killed, `output/<market>` is the whole old bundle or
the whole new one. What may be left in the two hidden folders, `clean_up` removes.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
from collections.abc import Callable
from pathlib import Path

from isogloss.bundle.bag import SOFTWARE, sync
from isogloss.bundle.exchange import exchange
from isogloss.model import BundleError

STAGING = ".staging"
VERSIONS = ".versions"
_RANDOM = "[0-9a-f]{16}"


def stage(output: Path, market: str) -> Path:
    """A path for a market's new bundle, on the file system of `output`; not made yet."""
    return output / STAGING / f"{market}-{secrets.token_hex(8)}"


def put_in_place(
    staged: Path, target: Path, *, swap: Callable[[Path, Path], bool] = exchange
) -> None:
    """Make the staged bundle the one at `target`; the one before is removed.

    staged: a whole bag in `.staging` beside the target, as `stage` names it.
    swap: how two folders change places; returns False where that cannot be done.
    The caller holds the lock. Raises BundleError, with the target untouched, where that is
    neither absent, nor an empty folder, nor a bundle that Isogloss wrote.
    """
    _refuse_foreign(target)
    try:
        if target.is_symlink():
            _relink(staged, target)
        elif not _is_filled(target):
            _place_first(staged, target, swap)
        elif swap(staged, target):
            sync(target.parent)
            sync(staged.parent)
            shutil.rmtree(staged, ignore_errors=True)
        else:
            _step_aside(staged, target)
    except OSError as error:
        raise BundleError(
            f"the bundle cannot be put in place: {error.strerror or error}",
            place=target.name,
            hint="Check the rights of the output folder; the bundle from before is untouched.",
        ) from error


def clean_up(output: Path, market: str) -> None:
    """Remove what killed runs left of a market.

    Called before anything is staged, by the holder of the lock.
    """
    ours = re.compile(f"{re.escape(market)}-{_RANDOM}(?:\\.\\w+)?")
    target = output / market
    linked = _linked_version(target)
    for folder in (output / STAGING, output / VERSIONS):
        if not folder.is_dir() or folder.is_symlink():
            continue
        for item in sorted(folder.iterdir()):
            if not ours.fullmatch(item.name) or item.name == linked:
                continue
            if item.suffix == ".old" and not os.path.lexists(target):
                item.rename(target)  # killed between the two steps of `_step_aside`
            elif item.is_symlink() or item.is_file():
                item.unlink()
            else:
                shutil.rmtree(item, ignore_errors=True)
        if not any(folder.iterdir()):
            folder.rmdir()


def _refuse_foreign(target: Path) -> None:
    if target.is_symlink():
        foreign = _linked_version(target) is None
    elif target.is_dir():
        foreign = _is_filled(target) and not _is_ours(target)
    else:
        foreign = target.exists()
    if foreign:
        raise BundleError(
            "what stands here is not a bundle that Isogloss wrote, so it is not replaced",
            place=target.name,
            hint="Move it elsewhere, or choose another output folder.",
        )


def _is_filled(target: Path) -> bool:
    return target.is_dir() and any(target.iterdir())


def _is_ours(folder: Path) -> bool:
    try:
        info = (folder / "bag-info.txt").read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return False
    return (folder / "bagit.txt").is_file() and f"Bag-Software-Agent: {SOFTWARE}\n" in info


def _linked_version(target: Path) -> str | None:
    """The name of the version a link of ours leads to, None for anything else."""
    if not target.is_symlink():
        return None
    link = target.readlink()
    return link.name if link.parts[:-1] == (VERSIONS,) else None


def _place_first(staged: Path, target: Path, swap: Callable[[Path, Path], bool]) -> None:
    """Nothing stands there yet: find out which way this file system can go."""
    if _can_swap(staged, swap):
        staged.rename(target)
        sync(target.parent)
        return
    if target.is_dir():
        target.rmdir()
    _relink(staged, target)


def _can_swap(staged: Path, swap: Callable[[Path, Path], bool]) -> bool:
    probes = [staged.with_name(f"{staged.name}.probe{number}") for number in range(2)]
    try:
        for probe in probes:
            probe.mkdir()
        return swap(*probes)
    finally:
        for probe in probes:
            probe.rmdir()


def _relink(staged: Path, target: Path) -> None:
    """Keep the bundle as a version and let the target's link lead to it."""
    versions = target.parent / VERSIONS
    versions.mkdir(exist_ok=True)
    before = _linked_version(target)
    staged.rename(versions / staged.name)
    sync(versions)
    link = staged.with_name(f"{staged.name}.link")
    link.symlink_to(Path(VERSIONS, staged.name))
    os.replace(link, target)  # noqa: PTH105 - Path.replace would say the same
    sync(target.parent)
    if before is not None and before != staged.name:
        shutil.rmtree(versions / before, ignore_errors=True)


def _step_aside(staged: Path, target: Path) -> None:
    """Two steps, for a folder that another file system let us put there whole.

    The one case with a moment in which the target is missing; `clean_up` mends it. From
    then on the target is a link.
    """
    old = staged.with_name(f"{staged.name}.old")
    target.rename(old)
    try:
        _relink(staged, target)
    except OSError:
        old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)
