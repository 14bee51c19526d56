"""All rules, one module a family. A new module is added here, by hand."""

from isogloss.check.registry import collect
from isogloss.check.rules import (
    artefacts,
    bundle,
    catalog,
    figures,
    invariants,
    markup,
    meaning,
    obligations,
    source,
    typography,
)

RULES = collect(
    (
        source,
        catalog,
        markup,
        figures,
        invariants,
        meaning,
        typography,
        obligations,
        artefacts,
        bundle,
    )
)
"""Every rule, sorted by id."""

__all__ = ["RULES"]
