"""Damage to inline codes and placeholders. They are put into both texts first."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from random import Random

from bench.accuracy.damage.kind import Carrier, Damage, at_end, middle, plain, swap, words
from bench.accuracy.data import Others, Pair

_CODES = "codes"
_PAIRED = ("em", "strong", "a", "a1", "b", "i", "span", "sup", "sub", "cite", "u", "code", "q")
_NAMES = ("name", "count", "emergency_number", "date", "ifu_url", "n", "user_name", "x1")
_FORMATS = ("%s", "%d", "%(name)s", "%1$s", "%(count)d", "%.1f", "%i")


def _wrapped(text: str, name: str, share: float, length: int) -> str | None:
    place = middle(text, share, length)
    if place is None:
        return None
    start, end = place
    return f"{text[:start]}<{name}>{text[start:end]}</{name}>{text[end:]}"


def one_code(pair: Pair, chance: Random) -> Pair | None:
    name, share, length = chance.choice(_PAIRED), chance.uniform(0, 0.8), chance.choice((1, 2, 3))
    if not plain(pair):
        return None
    source, target = (_wrapped(each, name, share, length) for each in (pair.source, pair.target))
    return replace(pair, source=source, target=target) if source and target else None


def two_codes(pair: Pair, chance: Random) -> Pair | None:
    """One after the other."""
    first, second = chance.sample(_PAIRED, 2)
    texts = []
    for text in (pair.source, pair.target):
        found = words(text)
        if not plain(pair) or len(found) < 5:
            return None
        (a, b), (c, d) = found[0], found[len(found) // 2]
        texts.append(
            swap(
                text,
                [
                    (a, b, f"<{first}>{text[a:b]}</{first}>"),
                    (c, d, f"<{second}>{text[c:d]}</{second}>"),
                ],
            )
        )
    return replace(pair, source=texts[0], target=texts[1])


def nested_codes(pair: Pair, chance: Random) -> Pair | None:
    """One inside the other, which has more words."""
    outer, inner = chance.sample(_PAIRED, 2)
    texts = []
    for text in (pair.source, pair.target):
        found = words(text)
        if not plain(pair) or len(found) < 5:
            return None
        a, (b, c), d = found[0][0], found[1], found[3][1]
        texts.append(
            f"{text[:a]}<{outer}>{text[a:b]}<{inner}>{text[b:c]}</{inner}>{text[c:d]}</{outer}>{text[d:]}"
        )
    return replace(pair, source=texts[0], target=texts[1])


def alone(pair: Pair, chance: Random) -> Pair | None:
    name = chance.choice(("br", "img", "a1", "wbr", "x", "input"))
    texts = []
    for text in (pair.source, pair.target):
        found = words(text)
        if not plain(pair) or len(found) < 4:
            return None
        place = found[len(found) // 2][0]
        texts.append(f"{text[:place]}<{name}/>{text[place:]}")
    return replace(pair, source=texts[0], target=texts[1])


def variable(pair: Pair, chance: Random) -> Pair | None:
    if not plain(pair):
        return None
    piece = f"({{{chance.choice(_NAMES)}}})"
    return replace(pair, source=at_end(pair.source, piece), target=at_end(pair.target, piece))


def placeholder(pair: Pair, chance: Random) -> Pair | None:
    if not plain(pair) or "%" in pair.source + pair.target:
        return None
    form = chance.choice(_FORMATS)
    flag = "python-format" if "(" in form else "c-format"
    piece = f"({form})"
    return replace(
        pair,
        source=at_end(pair.source, piece),
        target=at_end(pair.target, piece),
        flags=(flag,),
    )


_PAIR = re.compile(r"<([a-z]+\d?)>(.*?)</\1>")


def _on_target(
    change: Callable[[str, Random], str | None],
) -> Callable[[Pair, Random, Others], str | None]:
    def make(pair: Pair, chance: Random, others: Others) -> str | None:
        del others
        return change(pair.target, chance)

    return make


def _sub(pattern: str, by: str) -> Callable[[str, Random], str | None]:
    return lambda text, chance: re.sub(pattern, by, text, count=1)


def _renamed(text: str, chance: Random) -> str | None:
    other = chance.choice(("b", "em", "énfasis", "a2", "strong", "div", "р", "x-1"))
    return re.sub(r"(</?)[a-z]+\d?>", rf"\1{other}>", text)


def _one_side_renamed(text: str, chance: Random) -> str | None:
    side = chance.choice(("<", "</"))
    return re.sub(rf"{side}[a-z]+\d?>", f"{side}b2>", text, count=1)


def _broken(text: str, chance: Random) -> str | None:
    old, new = chance.choice(
        [
            (r"<([a-z]+\d?)>", r"< \1>"),
            (r"<([a-z]+\d?)>", r"<\1 >"),
            (r"<([a-z]+\d?)>", r"<\1"),
            (r"<([a-z]+\d?)>", r"\1>"),
            (r"</([a-z]+\d?)>", r"< /\1>"),
            (r"</([a-z]+\d?)>", r"</ \1>"),
            (r"</([a-z]+\d?)>", r"<\1/>"),
            (r"</([a-z]+\d?)>", r"<\\\1>"),
            (r"</([a-z]+\d?)>", r"<\1>"),
            (r"(</?[a-z]+\d?)>", r"\1&gt;"),
            (r"<(/?[a-z]+\d?>)", r"&lt;\1"),
            (r"<(/?[a-z]+\d?)>", r"＜\1＞"),
            (r"<(/?[a-z]+\d?)>", r"‹\1›"),
            (r"<(/?[a-z]+\d?)>", r"[\1]"),
            (r"<([a-z]+\d?)>", r'<\1 href="#">'),
            (r"<([a-z]+\d?)>", r'<\1 class="x" onclick=y()>'),
        ]
    )
    return re.sub(old, new, text)


def _upper(text: str, chance: Random) -> str | None:
    return re.sub(r"</?[a-z]+\d?>", lambda match: match[0].upper(), text)


def _reversed(text: str, chance: Random) -> str | None:
    return re.sub(r"<([a-z]+\d?)>(.*?)</\1>", r"</\1>\2<\1>", text)


def _crossed(text: str, chance: Random) -> str | None:
    return re.sub(r"</([a-z]+\d?)>(.*?)</([a-z]+\d?)>", r"</\3>\2</\1>", text, count=1)


def _inside_out(text: str, chance: Random) -> str | None:
    match = re.search(r"<(\w+)>(.*?)<(\w+)>(.*?)</\3>(.*?)</\1>", text)
    if match is None:
        return None
    outer, before, inner, words_, after = match.groups()
    changed = f"<{inner}>{before}<{outer}>{words_}</{outer}>{after}</{inner}>"
    return text[: match.start()] + changed + text[match.end() :]


def _overlapped(text: str, chance: Random) -> str | None:
    """Two codes that stood apart now overlap."""
    match = re.search(r"<(\w+)>(.*?)</\1>(.*?)<(\w+)>(.*?)</\4>", text)
    if match is None:
        return None
    first, one, between, second, two = match.groups()
    changed = f"<{first}>{one}{between}<{second}>{two}</{first}></{second}>"
    return text[: match.start()] + changed + text[match.end() :]


def _swallowed(text: str, chance: Random) -> str | None:
    """Two codes that stood apart now stand one in the other."""
    match = re.search(r"<(\w+)>(.*?)</\1>(.*?)<(\w+)>(.*?)</\4>", text)
    if match is None:
        return None
    first, one, between, second, two = match.groups()
    changed = f"<{first}>{one}{between}<{second}>{two}</{second}></{first}>"
    return text[: match.start()] + changed + text[match.end() :]


def _added(text: str, chance: Random) -> str | None:
    name = chance.choice((*_PAIRED, "script", "div", "p"))
    return _wrapped(text, name, chance.uniform(0, 0.8), 1)


def _added_alone(text: str, chance: Random) -> str | None:
    found = words(text)
    place = chance.choice(found)[0] if found else 0
    return f"{text[:place]}<{chance.choice(('br', 'img', 'hr', 'a1'))}/>{text[place:]}"


def _doubled(text: str, chance: Random) -> str | None:
    match = _PAIR.search(text)
    return match and text[: match.end()] + " " + match[0] + text[match.end() :]


def _emptied(text: str, chance: Random) -> str | None:
    space = chance.choice(("", " "))
    return re.sub(r"<([a-z]+\d?)>(.*?)</\1>", rf"\2<\1>{space}</\1>", text)


def _html_inserted(text: str, chance: Random) -> str | None:
    piece = chance.choice(
        ("<script>x()</script>", "<!-- note -->", '<img src="x">', "<BR>", "</p>", "<p>", "&nbsp",
         "&eacute;", "{% if x %}", "<?php x ?>", "<![CDATA[x]]>", '<a href="http://example.com/">',
         "<svg/onload=x>", "&#x0;", "&hellip;")
    )  # fmt: skip
    place = chance.choice(words(text) or [(0, 0)])[0]
    return text[:place] + piece + text[place:]


_VARIABLE = r"\{([a-z][a-z0-9_]*)\}"


def _variable_broken(text: str, chance: Random) -> str | None:
    match = re.search(_VARIABLE, text)
    if match is None:
        return None
    name = match[1]
    form = chance.choice(
        [f"{{{name}", f"{name}}}", f"{{ {name} }}", f"{{{name.title()}}}", f"{{{name.upper()}}}",
         f"｛{name}｝", f"({name})", f"[{name}]", f"{{{{{name}}}}}", f"{{{name[:-1]}}}",
         f"{{{name}s}}", f"${name}", f"{{{name}\u200b}}", f"%{name}%", f"{{{name}х}}",
         f"{{{name[0]} {name[1:]}}}", f"<{name}>", name, "{número}", "{数量}", "{имя}", "{}"]
    )  # fmt: skip
    return text[: match.start()] + form + text[match.end() :]


def _variable_added(text: str, chance: Random) -> str | None:
    place = chance.choice(words(text) or [(0, 0)])[0]
    return f"{text[:place]}{{{chance.choice(('other', 'market', 'page', 'name2'))}}} {text[place:]}"


_FORMAT = r"%(?:\(\w+\)|\d\$)?(?:\.\d)?[sdif]"


def _format_broken(text: str, chance: Random) -> str | None:
    match = re.search(_FORMAT, text)
    if match is None:
        return None
    form = match[0]
    choices = [form[1:], f"% {form[1:]}", f"{form[:-1]}x", f"％{form[1:]}", f"{form} {form}"]
    choices += [
        form[:-1],
        "%q",
        form.replace("%", "%%"),
        form[:-1] + ("d" if form[-1] == "s" else "s"),
    ]
    choices += [form[:-1] + form[-1].upper()]
    if "(" in form:
        choices += [
            re.sub(r"\(\w+\)", "(nombre)", form),
            form.replace(")", ""),
            form.replace("(", ""),
        ]
    if "$" in form:
        choices += [form.replace("1$", "2$"), form.replace("$", "")]
    return text[: match.start()] + chance.choice(choices) + text[match.end() :]


def _damage(
    name: str, change: Callable[[str, Random], str | None], carrier: Carrier | None = None
) -> Damage:
    return Damage(name, _CODES, _on_target(change), carrier)


DAMAGES = (
    _damage("code-lost", _sub(r"<([a-z]+\d?)>(.*?)</\1>", r"\2"), one_code),
    _damage("code-lost-with-words", _sub(r"<([a-z]+\d?)>(.*?)</\1>", ""), one_code),
    _damage("code-of-two-lost", _sub(r"<([a-z]+\d?)>(.*?)</\1>", r"\2"), two_codes),
    _damage("code-outer-lost", _sub(r"<([a-z]+\d?)>(.*)</\1>", r"\2"), nested_codes),
    _damage("code-start-lost", _sub(r"<[a-z]+\d?>", ""), one_code),
    _damage("code-end-lost", _sub(r"</[a-z]+\d?>", ""), one_code),
    _damage("code-renamed", _renamed, one_code),
    _damage("code-side-renamed", _one_side_renamed, one_code),
    _damage("code-broken", _broken, one_code),
    _damage("code-capitals", _upper, one_code),
    _damage("code-reversed", _reversed, one_code),
    _damage("code-crossed", _crossed, nested_codes),
    _damage("code-inside-out", _inside_out, nested_codes),
    _damage("code-overlapped", _overlapped, two_codes),
    _damage("code-swallowed", _swallowed, two_codes),
    _damage("code-added", _added),
    _damage("code-added-beside", _added, two_codes),
    _damage("code-alone-added", _added_alone),
    _damage("code-doubled", _doubled, one_code),
    _damage("code-emptied", _emptied, one_code),
    _damage("code-alone-lost", _sub(r"<[a-z]+\d?/>", ""), alone),
    _damage("code-alone-doubled", _sub(r"(<[a-z]+\d?/>)", r"\1 \1"), alone),
    _damage("code-alone-opened", _sub(r"<([a-z]+\d?)/>", r"<\1>"), alone),
    _damage("code-alone-paired", _sub(r"<([a-z]+\d?)/>", r"<\1></\1>"), alone),
    _damage("markup-inserted", _html_inserted),
    _damage("variable-lost", _sub(r" ?\(?\{[a-z][a-z0-9_]*\}\)?", ""), variable),
    _damage("variable-filled-in", _sub(r"\{[a-z][a-z0-9_]*\}", "112"), variable),
    _damage("variable-broken", _variable_broken, variable),
    _damage("variable-doubled", _sub(r"(\{[a-z][a-z0-9_]*\})", r"\1 \1"), variable),
    _damage("variable-added", _variable_added),
    _damage("variable-added-beside", _variable_added, variable),
    _damage("placeholder-lost", _sub(rf"\(?{_FORMAT}\)?", ""), placeholder),
    _damage("placeholder-broken", _format_broken, placeholder),
)  # fmt: skip
