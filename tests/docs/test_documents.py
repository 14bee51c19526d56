"""What the documentation says is there, is there: files, headings, commands, keys, make targets."""

from __future__ import annotations

import re
from pathlib import Path

import click
import msgspec
import pytest

from isogloss.build.state import STATE
from isogloss.check import RULES
from isogloss.cli import isogloss
from isogloss.model import Artefact, Gate, Severity
from isogloss.project import load, shape
from isogloss.project.load import KINDS

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted(
    path.relative_to(ROOT).as_posix()
    for path in (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"))
)
_FENCE = re.compile(r"^( *)```.*?^\1```$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`[^`\n]*`")
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#{1,6} (.+)$", re.MULTILINE)
_CALL = re.compile(r"(?:^|[\s/`])isogloss((?: (?:-[\w-]+|[\w./*-]+|[A-Z]+))*)")
_SHELL = re.compile(r"^ *```sh\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
_PATTERNS = ("docs/decisions/NNNN",)
_MAKE = re.compile(r"(?:^|`)make(?: ([a-z][\w-]*))?", re.MULTILINE)


def _text(document: str) -> str:
    return (ROOT / document).read_text("utf-8")


def _prose(document: str) -> str:
    """The document without fenced blocks and code, which may hold brackets."""
    return _CODE.sub("", _FENCE.sub("", _text(document)))


def _anchors(path: Path) -> set[str]:
    """The anchors that GitHub makes of a document's headings."""
    headings = _HEADING.findall(_FENCE.sub("", path.read_text("utf-8")))
    plain = (re.sub(r"[^\w\- ]", "", heading.lower().replace("`", "")) for heading in headings)
    return {heading.strip().replace(" ", "-") for heading in plain}


def _commands() -> dict[str, click.Command]:
    context = click.Context(isogloss)
    found = {}
    for name in isogloss.list_commands(context):
        command = isogloss.get_command(context, name)
        assert command is not None, f"{name} is listed and cannot be loaded"
        found[name] = command
    return found


def _options(command: click.Command) -> set[str]:
    if isinstance(command, click.Group) and command is not isogloss:
        return set().union(*map(_options, command.commands.values()))
    return {
        name
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for name in (*parameter.opts, *parameter.secondary_opts)
    }


def _row(text: str, start: str, word: str) -> bool:
    """Whether a table in the part that begins with the heading `start` has a row for the word."""
    part = text.partition(f"\n## {start}\n")[2].partition("\n## ")[0]
    assert part, f"no heading “{start}”"
    return re.search(rf"^\| `{re.escape(word)}`", part, re.MULTILINE) is not None


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_link_leads_to_a_file_and_a_heading(document: str) -> None:
    for target in _LINK.findall(_prose(document)):
        if target.startswith(("http://", "https://", "mailto:")):
            continue
        path, _, anchor = target.partition("#")
        file = ((ROOT / document).parent / path) if path else ROOT / document
        assert file.exists(), f"{document}: {target} leads nowhere"
        if anchor:
            assert anchor in _anchors(file), f"{document}: {target} has no such heading"


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_command_that_is_told_exists_with_its_options(document: str) -> None:
    commands = _commands()
    for script in _SHELL.findall(_text(document)):
        for line in script.splitlines():
            for call in _CALL.findall(line.partition("#")[0]):
                words = call.split()
                if not words or words[0].startswith("--root"):
                    continue
                if words[0] not in commands:
                    assert not words[0].isalpha(), f"{document}: {line}"
                    continue
                known = _options(commands[words[0]]) | {"--help", "-h"}
                for word in words[1:]:
                    if word.startswith("-"):
                        assert word in known, f"{document}: {line}"


def test_the_reference_names_every_command_with_all_its_options_and_no_others() -> None:
    text = _text("docs/reference/commands.md")
    parts = re.split(r"^## ", text, flags=re.MULTILINE)
    by_command = {
        name: part
        for part in parts
        for name in re.findall(r"isogloss ([a-z]+)", part.partition("\n")[0])
    }
    commands = _commands()
    assert set(by_command) == set(commands)
    for name, command in commands.items():
        tables = "\n".join(line for line in by_command[name].splitlines() if line.startswith("|"))
        told = set(re.findall(r"(?<![\w-])--?[a-z][\w-]*", tables))
        assert told == _options(command) - {"-h", "--help"}, name
    head = "\n".join(line for line in parts[0].splitlines() if line.startswith("|"))
    assert set(re.findall(r"(?<![\w-])--?[a-z][\w-]*", head)) >= _options(isogloss)


def test_the_reference_names_every_choice_of_an_option() -> None:
    text = _text("docs/reference/commands.md").replace("\\|", "|")
    for command in _commands().values():
        for parameter in command.params:
            if isinstance(parameter.type, click.Choice):
                assert "|".join(parameter.type.choices) in text, command.name


def test_the_reference_names_every_exit_code_that_help_names() -> None:
    told = set(re.findall(r"^\| (\d+) \|", _text("docs/reference/commands.md"), re.MULTILINE))
    helped = re.search(r"Exit codes:.*", isogloss.help or "", re.DOTALL)
    assert helped is not None
    assert set(re.findall(r"\b\d+\b", helped[0])) <= told


@pytest.mark.parametrize(
    ("struct", "heading"),
    [
        (shape.SiteFile, "source/site.toml"),
        (shape.MarketTable, "source/markets.toml"),
        (shape.StatementTable, "source/statements.toml"),
        (shape.TermsFile, "source/terms.toml"),
    ],
)
def test_the_reference_has_a_row_for_every_key(struct: type, heading: str) -> None:
    text = _text("docs/reference/configuration.md")
    for field in msgspec.structs.fields(struct):
        assert _row(text, heading, field.encode_name), field.encode_name


def test_the_reference_names_the_list_of_the_register() -> None:
    text = _text("docs/reference/configuration.md")
    for field in msgspec.structs.fields(shape.StatementsFile):
        assert f"`{field.encode_name}`" in text


def test_the_reference_names_every_value_that_a_key_may_have() -> None:
    text = _text("docs/reference/configuration.md")
    for value in {*KINDS, *map(str, Gate), *map(str, Severity)}:
        assert f"`{value}`" in text, value
    for value in Artefact:
        assert f'"{value}"' in text, value


def test_the_examples_of_the_reference_are_configurations(tmp_path: Path) -> None:
    """The tables of the configuration page, put together, are read without an error."""
    market, statement, rules = "", "", ""
    for example in re.findall(r"```toml\n(.*?)```", _text("docs/reference/configuration.md"), re.S):
        if example.startswith("[rules]"):
            rules = example
        elif example.startswith("[[statement]]"):
            statement = example
        else:
            market = example
    source = tmp_path / "source"
    (source / "pages").mkdir(parents=True)
    (source / "pages/understanding-mr.html").write_text("")
    (source / "site.toml").write_text(
        'name = "A"\nsource_language = "en"\nbase_url = "https://a.example"\n'
        f'date = 2026-01-01\npages = ["understanding-mr"]\n{rules}'
    )
    (source / "markets.toml").write_text(market)
    other = '[[statement]]\nid = "isi.lead.contraindications"\nkind = "contraindication"\n'
    (source / "statements.toml").write_text(
        f'{statement}{other}pages = ["understanding-mr"]\nartefacts = ["html"]\n'
    )
    project = load(tmp_path)
    assert [market.id for market in project.markets] == ["ca"]
    assert len(project.statements) == 2
    assert len(project.rules) == 2


def test_the_documents_tell_of_make_targets_that_exist() -> None:
    makefile = _text("Makefile")
    targets = set(re.findall(r"^([a-z][\w-]*):(?!=)", makefile, re.MULTILINE))
    for document in DOCUMENTS:
        for block in _SHELL.findall(_text(document)):
            for target in _MAKE.findall(block):
                assert not target or target in targets, f"{document}: make {target}"
        for code in _CODE.findall(_FENCE.sub("", _text(document))):
            for target in _MAKE.findall(code):
                assert not target or target in targets, f"{document}: {code}"


def test_every_rule_that_is_named_exists() -> None:
    known = {rule.id for rule in RULES} | {rule.name for rule in RULES}
    for document in DOCUMENTS:
        if document.startswith("docs/rules/"):
            continue
        for name in re.findall(r"\bIG\d{3}\b", _text(document)):
            assert name in known, f"{document}: {name}"


def test_every_file_that_is_named_exists() -> None:
    """Paths in code in the documents about the code itself."""
    package = ROOT / "pipeline/isogloss"
    documents = ["ARCHITECTURE.md", "CONTRIBUTING.md", "README.md"]
    documents += [name for name in DOCUMENTS if name.startswith(("docs/decisions", "docs/expl"))]
    for document in documents:
        for code in _CODE.findall(_FENCE.sub("", _text(document))):
            path = re.fullmatch(r"`((?:[\w.-]+/)+[\w.-]+\.(?:py|toml|md|svg|txt|css))`", code)
            if path is None or path[1].startswith(("output/", "locales/", "data/", *_PATTERNS)):
                continue
            places = (ROOT / path[1], package / path[1], package.parent / path[1])
            assert any(place.exists() for place in places), f"{document}: {path[1]}"


def test_the_layers_are_told_as_the_contract_has_them() -> None:
    contract = re.findall(r'^    "\((.*)\)",$', _text("pyproject.toml"), re.MULTILINE)
    layers = [line.replace("isogloss.", "").replace("(", "").replace(")", "") for line in contract]
    assert layers
    assert "\n".join(layers) in _text("ARCHITECTURE.md")


def test_the_table_in_the_readme_is_that_of_this_site() -> None:
    project = load(ROOT)
    rows = re.findall(r"^(\w+) +(\S+) +(\d+) +(\d+) of (\d+) +output", _text("README.md"), re.M)
    expected = []
    for market in project.markets:
        owed = sum(
            len(statement.artefacts) * len(set(statement.pages) & set(market.pages))
            for statement in project.statements
            if statement.belongs_to(market)
        )
        for edition in market.editions:
            pages = str(len(market.pages))
            expected.append((market.id, str(edition.tag), pages, str(owed), str(owed)))
    assert rows == expected


def test_the_reference_names_every_attribute_that_steers_extraction() -> None:
    text = _text("docs/reference/markup.md")
    code = (ROOT / "pipeline/isogloss/extract/scopes.py").read_text("utf-8")
    names = set(re.findall(r'"((?:its|data)-[a-z-]+)"', code))
    assert names
    for name in names:
        assert f"`{name}" in text, name


def test_every_room_is_told() -> None:
    rooms = [path.parent.name for path in (ROOT / "pipeline/isogloss").glob("*/__init__.py")]
    text = _text("ARCHITECTURE.md")
    for room in rooms:
        assert f"| `{room}` |" in text, room


def test_the_documents_have_no_path_of_a_machine() -> None:
    for document in DOCUMENTS:
        assert not re.search(r"/(?:work|home|root|Users)/", _text(document)), document


def test_the_pictures_are_small() -> None:
    for picture in (ROOT / "docs/images").glob("*"):
        assert picture.stat().st_size <= 200_000, picture.name


def test_the_state_lies_where_the_documents_say() -> None:
    assert f"`{STATE}`" in _text("docs/decisions/0006-incremental-build.md")
