"""The command line. Each command is imported when it is called, and no sooner."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from isogloss.model.errors import IsoglossError

if TYPE_CHECKING:
    from collections.abc import Sequence

# Command → module of isogloss.cli that has it, in the order of --help.
_COMMANDS = {
    "run": "run",
    "extract": "catalogs",
    "update": "catalogs",
    "check": "check",
    "build": "run",
    "verify": "verify",
    "rules": "rules",
    "explain": "rules",
    "doctor": "doctor",
}


class _Commands(click.Group):
    """A group that knows its commands by name and loads the one that is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        module = _COMMANDS.get(cmd_name)
        if module is None:
            return None
        found: click.Command = getattr(import_module(f"isogloss.cli.{module}"), cmd_name)
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in _COMMANDS and not args[0].startswith("-"):
            import difflib

            near = difflib.get_close_matches(args[0], _COMMANDS, n=1)
            hint = f"Did you mean “{near[0]}”?" if near else "See isogloss --help."
            raise click.UsageError(f"There is no command “{args[0]}”. {hint}", ctx)
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
    try:
        code = isogloss.main(arguments, prog_name="isogloss", standalone_mode=False)
    except click.exceptions.Abort:
        print("\nInterrupted. What stood in output/ still stands.", file=sys.stderr)  # noqa: T201
        sys.exit(130)
    except KeyboardInterrupt:
        print("\nInterrupted. What stood in output/ still stands.", file=sys.stderr)  # noqa: T201
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except IsoglossError as error:
        print(error, file=sys.stderr)  # noqa: T201
        sys.exit(2)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(141)
    sys.exit(code if isinstance(code, int) else 0)
