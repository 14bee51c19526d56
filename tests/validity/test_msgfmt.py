"""GNU gettext accepts every catalog and template."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(
    shutil.which("msgfmt") is None,
    reason="msgfmt is not installed: `isogloss doctor` says how to get GNU gettext",
)


def msgfmt(path: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["msgfmt", "--check", "--output-file=/dev/null", path],
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )


def test_msgfmt_accepts_every_catalog_without_a_warning(built_site: Path) -> None:
    catalogs = sorted(built_site.glob("locales/*/LC_MESSAGES/*.po"))
    assert catalogs
    said = [done.stderr for done in map(msgfmt, catalogs) if done.returncode or done.stderr]
    assert said == []


def test_msgfmt_finds_no_error_in_a_template(built_site: Path) -> None:
    # Warnings are expected: a template's header has no language, date or team yet.
    templates = sorted(built_site.glob("locales/*.pot"))
    assert templates
    said = [done.stderr for done in map(msgfmt, templates) if done.returncode]
    assert said == []


def test_msgfmt_would_have_said_so(tmp_path: Path) -> None:
    bad = tmp_path / "bad.po"
    bad.write_text('msgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n', "utf-8")
    assert msgfmt(bad).returncode
