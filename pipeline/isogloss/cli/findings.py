"""Findings on standard output, in each form and beside a baseline."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from isogloss.cli.documents import write_file
from isogloss.cli.place import echo_json, wants_color

if TYPE_CHECKING:
    from isogloss.model import Finding
    from isogloss.report.baseline import Compared

_Command = TypeVar("_Command", bound=Callable[..., Any])
_FILE = click.Path(path_type=Path, dir_okay=False)


def baseline_options(command: _Command) -> _Command:
    """`--baseline` and `--write-baseline`."""
    command = click.option(
        "--write-baseline", type=_FILE, help="Write all findings to this file as known, and stop."
    )(command)
    return click.option(
        "--baseline", type=_FILE, help="Show only findings that this file does not have."
    )(command)


def show(
    findings: Sequence[Finding],
    form: str,
    *,
    baseline: Path | None,
    write_baseline: Path | None,
    paths: Sequence[str] = (),
    note: str = "",
    more: dict[str, object] | None = None,
) -> int:
    """Print findings, or write them to a baseline. Returns the exit code: 1 where one blocks.

    paths: all files that were checked. note: a line for people at the end of text.
    more: fields of JSON that the findings do not have.
    Raises ConfigurationError where the baseline cannot be read or written.
    """
    from isogloss.model import Severity
    from isogloss.report.baseline import baseline_text, compare

    if write_baseline is not None:
        write_file(write_baseline, baseline_text(findings).encode("utf-8"))
        click.echo(f"{len(findings)} findings written to {write_baseline}.", err=True)
        return 0
    compared = None
    if baseline is not None:
        compared = compare(findings, _read(baseline))
        findings = compared.new
    _print(findings, form, compared, paths, note, more or {})
    return 1 if any(finding.severity is Severity.ERROR for finding in findings) else 0


def _print(
    findings: Sequence[Finding],
    form: str,
    compared: Compared | None,
    paths: Sequence[str],
    note: str,
    more: dict[str, object],
) -> None:
    from isogloss.report.baseline import compared_to_json, format_compared
    from isogloss.report.findings import format_summary, format_text, to_json

    if form == "json":
        beside = {} if compared is None else {"baseline": compared_to_json(compared)}
        echo_json({**to_json(findings), **beside, **more})
    elif form == "sarif":
        from importlib.metadata import version

        from isogloss.report.sarif import to_sarif

        echo_json(to_sarif(findings, version("isogloss"), compared))
    elif form == "junit":
        from isogloss.report.junit import to_junit

        click.echo(to_junit(findings, paths), nl=False)
    elif form == "github":
        from isogloss.report.github import to_github

        click.echo(to_github(findings), nl=False)
    else:
        last = [format_summary(findings), note]
        last += [format_compared(compared)] if compared is not None else []
        summary = "\n".join(line for line in last if line)
        click.echo(format_text(findings, summary, color=wants_color()), nl=False)


def _read(path: Path) -> Sequence[Any]:
    from isogloss.model import ConfigurationError
    from isogloss.report.baseline import read_baseline

    try:
        return read_baseline(path.read_text(encoding="utf-8"), str(path))
    except OSError as error:
        raise ConfigurationError(
            f"The baseline cannot be read: {error.strerror}",
            place=str(path),
            hint="Make one: --write-baseline FILE.",
        ) from None
    except UnicodeDecodeError:
        raise ConfigurationError(
            "This is no baseline: it is not in UTF-8", place=str(path)
        ) from None
