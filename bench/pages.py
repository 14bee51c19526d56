"""Pages for measuring: about 12 KB and 95 units each, made anew and always the same."""

from __future__ import annotations

import random

_WORDS = (
    "heart valve blood leak pressure doctor medicine symptom breath rest walk weight surgery "
    "chamber muscle rhythm treatment visit question family morning swelling fluid oxygen test "
    "result image sound device risk benefit recovery exercise food sleep travel work support"
).split()


def page(number: int) -> str:
    """One page. The same number gives the same page."""
    chance = random.Random(number)

    def sentence(shortest: int, longest: int) -> str:
        words = [chance.choice(_WORDS) for _ in range(chance.randint(shortest, longest))]
        return " ".join(words).capitalize() + "."

    def paragraph() -> str:
        style = chance.random()
        if style < 0.4:
            return sentence(24, 44)
        if style < 0.7:
            return f"{sentence(9, 20)} <strong>{sentence(1, 3)}</strong> {sentence(9, 20)}"
        return (
            f'{sentence(6, 14)} <a href="page{chance.randint(0, 99)}.html" '
            f'title="{sentence(2, 4)}">'
            f"{sentence(1, 3)}</a> {sentence(9, 18)} &amp; more<br>{sentence(6, 14)}"
        )

    parts = [
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
        f"<title>{sentence(3, 6)}</title>",
        f'<meta name="description" content="{sentence(10, 20)}">\n</head>\n<body>\n<main>',
    ]
    for _ in range(7):
        parts.append(f"<section>\n<h2>{sentence(2, 5)}</h2>")
        parts.extend(f"<p>{paragraph()}</p>" for _ in range(4))
        parts.append("<ul>")
        parts.extend(f"<li>{sentence(5, 14)}</li>" for _ in range(5))
        parts.append("</ul>\n</section>")
    parts.append("<table>")
    parts.extend(
        f"<tr><th>{sentence(1, 3)}</th><td>{sentence(2, 6)}</td><td>{n}</td></tr>" for n in range(8)
    )
    parts.append("</table>\n</main>\n</body>\n</html>\n")
    return "\n".join(parts)


def site(pages: int) -> dict[str, bytes]:
    """Pages by file name."""
    return {f"page{number:04}.html": page(number).encode() for number in range(pages)}
