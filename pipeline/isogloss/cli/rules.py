"""`isogloss rules` and `isogloss explain`: what is checked, and why."""

from __future__ import annotations

import click

from isogloss.cli.place import echo_json, format_option


@click.command()
@format_option
def rules(form: str) -> int:
    """List every rule with its severity at each gate."""
    from isogloss.check import RULES
    from isogloss.report.rules import list_json, list_text

    if form == "json":
        echo_json(list_json(RULES))
    else:
        click.echo(list_text(RULES), nl=False)
    return 0


@click.command()
@click.argument("rule")
def explain(rule: str) -> int:
    """Say what RULE (an id or a name) finds, why it matters, and show examples."""
    from isogloss.check import RULES, find_rule
    from isogloss.report.rules import explain_text

    click.echo(explain_text(find_rule(rule, RULES)), nl=False)
    return 0
