"""The command line. Each command is imported when it is called, and no sooner."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from importlib import import_module
from keyword import iskeyword
from pathlib import Path
from typing import TYPE_CHECKING

import click

from isogloss.model.errors import IsoglossError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

# Command → module of isogloss.cli that has it, in the order of --help.
_COMMANDS = {
    "run": "run",
    "extract": "catalogs",
    "update": "catalogs",
    "check": "check",
    "lint": "lint",
    "build": "run",
    "verify": "verify",
    "status": "status",
    "pseudo": "pseudo",
    "init": "init",
    "export": "interop",
    "import": "interop",
    "rules": "rules",
    "explain": "rules",
    "page": "page",
    "align": "align",
    "doctor": "doctor",
}

_READER_GONE = 141  # what a shell says of a program that SIGPIPE ended


class _Commands(click.Group):
    """A group that knows its commands by name and loads the one that is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        module = _COMMANDS.get(cmd_name)
        if module is None:
            return None
        name = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        found: click.Command = getattr(import_module(f"isogloss.cli.{module}"), name)
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in _COMMANDS and not args[0].startswith("-"):
            import difflib

            near = difflib.get_close_matches(args[0], _COMMANDS, n=1)
            raise UsageError(
                f"There is no command “{args[0]}”",
                hint=f"Did you mean “{near[0]}”?" if near else "isogloss --help lists all.",
            )
        return super().resolve_command(ctx, args)


def _print_version(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        from importlib.metadata import version

        click.echo(f"isogloss {version('isogloss')}")
        ctx.exit()


@click.group(
    cls=_Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "--root",
    type=click.Path(path_type=Path, file_okay=False),
    help="The project's folder; else the nearest folder upward that has source/site.toml.",
)
@click.option("-q", "--quiet", is_flag=True, help="No progress, only results and problems.")
@click.option(
    "--version",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=_print_version,
    help="Show the version and stop.",
)
@click.pass_context
def isogloss(ctx: click.Context, root: Path | None, quiet: bool) -> object:
    """Localize a site of safety text: extract, translate, check, build, verify.

    Without a command it does the main job: it extracts the pages' texts, updates the
    catalogs, checks them, and builds every market's bundle as a draft.

    \b
    Exit codes: 0 good, 1 findings that block, 2 a usage, configuration or input error,
    130 interrupted (whatever stood in output/ still stands).
    """
    ctx.obj = {"root": root, "quiet": quiet}
    if ctx.invoked_subcommand is not None:
        return None
    from isogloss.cli.run import run

    return ctx.invoke(run)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command and end the process with its exit code."""
    _open_streams()
    code = _run(arguments)
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError as error:
            # Python flushes once more when it ends, and would complain again.
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
            code = code or _code_of(error)
    sys.exit(code)


def _run(arguments: Sequence[str] | None) -> int:
    try:
        code = isogloss.main(arguments, prog_name="isogloss", standalone_mode=False)
    except (click.exceptions.Abort, KeyboardInterrupt):
        return _say("\nInterrupted. What stood in output/ still stands.", 130)
    except click.ClickException as error:
        context = getattr(error, "ctx", None)
        path = context.command_path if context else "isogloss"
        return _say(f"error: {error.format_message()}\n  See {path} --help.", 2)
    except IsoglossError as error:
        return _say(str(error), 2)
    except SystemExit:
        # Click ends so where the reader of a pipe has gone; its code 1 would tell of findings.
        return _READER_GONE
    except OSError as error:
        # What a command does not foresee: a disk that fills, a folder that is taken away.
        place = f"{error.filename}: " if error.filename else ""
        return _say(f"{place}error: {error.strerror or error}", _code_of(error))
    except Exception as error:  # a defect of ours; a user is told so, not shown our insides
        if os.environ.get("ISOGLOSS_TRACEBACK"):
            raise
        return _say(
            f"error: isogloss itself failed: {type(error).__name__}: {error}\n"
            "  This is a defect. Set ISOGLOSS_TRACEBACK=1, run the command again, and report "
            "what it prints.",
            2,
        )
    return code if isinstance(code, int) else 0


def _open_streams() -> None:
    """Put the null device where a standard stream is closed (`isogloss update >&-`).

    Python has None there, and the next file that is opened would take its number.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115


def _say(message: str, code: int) -> int:
    from isogloss.cli.place import harmless

    with suppress(OSError):
        print(harmless(message), file=sys.stderr, flush=True)  # noqa: T201
    return code


def _code_of(error: OSError) -> int:
    return _READER_GONE if error.errno == errno.EPIPE else 2
