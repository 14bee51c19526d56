"""What a data category says of a node."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from isogloss.extract.its.categories import Category

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Information:
    """A category's information about one node, whole: it replaces, it is never merged.

    pairs: field and value, names as in the standard.
    reference: where records stand off, "" for none. records: the pairs of each, in their order.
    """

    pairs: Pairs
    reference: str = ""
    records: tuple[Pairs, ...] = ()

    def get(self, field: str) -> str | None:
        """The value of a field, None where it is not given."""
        for name, value in self.pairs:
            if name == field:
                return value
        return None


def stated(category: Category, given: Mapping[str, str]) -> Pairs | None:
    """The pairs of markup that gives these fields; None where it says nothing of the category.

    What the standard does not allow as a value counts as not given.
    """
    pairs: list[tuple[str, str]] = []
    carried = False
    for field in category.fields:
        value = given.get(field.name)
        if value is not None and field.admits(value):
            carried = carried or field.name in category.carriers
        elif field.default:
            value = field.default
        else:
            continue
        pairs.append((field.name, value))
    return tuple(pairs) if carried else None
