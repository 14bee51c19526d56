"""Language tags as other programs write them."""

from __future__ import annotations

from isogloss.model import LocaleError, parse_tag


def canonical(text: str) -> str | None:
    """The tag in the form that catalogs have (`fr-CA`, `zh-Hans`), None where it is none.

    text: in any case, with `-` or `_`: `FR-ca`, `zh_hans`.
    """
    first, *others = text.strip().replace("_", "-").split("-")
    written = [part.title() if len(part) == 4 else part.upper() for part in others]
    try:
        return str(parse_tag("-".join([first.lower(), *written])))
    except LocaleError:
        return None
