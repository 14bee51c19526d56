"""Large catalogs that are always the same: a translated one, and the template after some edits."""

from __future__ import annotations

import random
from collections.abc import Sequence

from isogloss.catalog import template_bytes
from isogloss.catalog.merge import new_header
from isogloss.catalog.writer import body_text, comment_lines, file_bytes
from isogloss.model import Message, Reference, Template

_SYLLABLES = "ba ce di fo gu la me ni or pa re si to um val ver tis nor min ket".split()
_PER_PAGE = 100


def pair(size: int, changed: float, new: float, gone: float) -> tuple[bytes, bytes]:
    """A catalog of `size` translated messages, and the template to merge into it.

    changed, new, gone: what part of the messages. A change is one word of about twelve; the
    lines of all messages below it on its page have other numbers then.
    """
    chance = random.Random(size)
    words = ["".join(chance.choices(_SYLLABLES, k=chance.randrange(1, 5))) for _ in range(6000)]
    weights = [1 / (rank + 8) for rank in range(len(words))]
    texts = [
        " ".join(chance.choices(words, weights, k=chance.randrange(4, 28))).capitalize() + "."
        for _ in range(size)
    ]
    texts = list(dict.fromkeys(texts))
    after: list[str] = []
    for text in texts:
        luck = chance.random()
        if luck < changed:
            parts = text.split(" ")
            parts[chance.randrange(len(parts))] = chance.choice(words)
            after.append(" ".join(parts))
        elif luck >= changed + gone:
            after.append(text)
        if chance.random() < new:
            after.append(" ".join(chance.choices(words, k=12)).capitalize() + ".")
    template = Template("large", _messages(list(dict.fromkeys(after)), shift=3))
    return _translated(_messages(texts, shift=0)), template_bytes(template, "Bench")


def _messages(texts: Sequence[str], shift: int) -> tuple[Message, ...]:
    """Messages of pages. shift: lines that the second half of each page has moved down."""
    return tuple(
        Message(
            text,
            None,
            None,
            (
                Reference(
                    f"source/pages/page-{number // _PER_PAGE:03}.html",
                    10 + number % _PER_PAGE + shift * (number % _PER_PAGE > _PER_PAGE // 2),
                ),
            ),
            ("<p> in the article",),
            (),
        )
        for number, text in enumerate(texts)
    )


def _translated(messages: Sequence[Message]) -> bytes:
    blocks = [new_header("de", "Bench")]
    for message in messages:
        places = tuple(f"{place.path}:{place.line}" for place in message.references)
        lines = comment_lines((), message.notes, places, ())
        blocks.append("\n".join([*lines, body_text(None, message.text, None, (_said(message),))]))
    return file_bytes(blocks)


def _said(message: Message) -> str:
    return "Über " + " ".join(reversed(message.text.rstrip(".").split(" "))) + "."
