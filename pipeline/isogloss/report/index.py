"""output/index.html: every bundle that stands in output/, to be browsed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import escape
from pathlib import Path
from urllib.parse import quote

_STYLE = """
:root { color-scheme: light dark; font-family: system-ui, sans-serif; line-height: 1.5; }
body { margin: 0 auto; padding: 1.5rem; max-width: 60rem; }
table { border-collapse: collapse; inline-size: 100%; margin-block: 0 2rem; }
caption { text-align: start; font-weight: 700; font-size: 1.2rem; padding-block: .5rem; }
th, td { text-align: start; padding: .4rem .6rem; border-block-end: 1px solid #8888; }
.draft { font-size: .9rem; font-weight: 400; }
.scroll { overflow-x: auto; }
"""


def index_page(output: Path) -> str:
    """The page, from the `bundle.json` of every bundle in the folder `output`.

    The same bundles give the same bytes; a folder that holds no bundle is passed over.
    """
    sections = list(_sections(output))
    body = "\n".join(sections) or "<p>There is no bundle yet.</p>"
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="robots" content="noindex, nofollow">\n'
        f"<title>Isogloss bundles</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"<main>\n<h1>Bundles</h1>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _sections(output: Path) -> Iterator[str]:
    for path in sorted(output.glob("*/data/bundle.json")):
        market = path.parent.parent.name
        try:
            record = json.loads(path.read_bytes())
            owed = json.loads((path.parent / "evidence/obligations.json").read_bytes())
            yield _section(market, record, owed["obligations"])
        except (OSError, ValueError, KeyError, TypeError):
            yield f"<p>The bundle <code>{escape(market)}</code> cannot be read.</p>"


def _section(market: str, record: dict[str, object], owed: list[dict[str, object]]) -> str:
    name = record["market"]["name"]  # type: ignore[index]
    note = f"{record['gate']}"
    if record["review_status"]:
        note += f", {record['review_status']}"
    rows = []
    for edition in record["editions"]:  # type: ignore[attr-defined]
        tag = edition["tag"]
        required = [item for item in owed if item["edition"] == tag and item["required"]]
        found = sum(bool(item["found"]) for item in required)
        pages = []
        for page in edition["pages"]:
            links = " ".join(
                f'<a href="{quote(f"{market}/data/{page[form]}")}">{label}</a>'
                for form, label in (("html", escape(page["name"])), ("pdf", "PDF"))
                if page.get(form)
            )
            pages.append(f"<li>{links}</li>")
        rows.append(
            f'<tr><th scope="row" lang="en">{escape(tag)}</th><td><ul>{"".join(pages)}</ul></td>'
            f"<td>{found} of {len(required)}</td></tr>"
        )
    return (
        f'<div class="scroll">\n<table>\n<caption>{escape(str(name))} '
        f'<span class="draft">({escape(note)})</span></caption>\n<thead><tr>'
        '<th scope="col">Edition</th><th scope="col">Pages</th>'
        '<th scope="col">Safety statements found</th></tr></thead>\n'
        f"<tbody>\n{chr(10).join(rows)}\n</tbody>\n</table>\n</div>"
    )
