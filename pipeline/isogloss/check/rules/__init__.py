"""All rules, one module a family. A new module is added here, by hand."""

from isogloss.check.registry import collect
from isogloss.check.rules import (
    artefacts,
    bundle,
    catalog,
    figures,
    forbidden,
    invariants,
    limits,
    markup,
    meaning,
    obligations,
    placeholders,
    repeats,
    source,
    typography,
    variables,
)

RULES = collect(
    (
        source,
        catalog,
        markup,
        variables,
        placeholders,
        limits,
        figures,
        invariants,
        meaning,
        repeats,
        typography,
        obligations,
        forbidden,
        artefacts,
        bundle,
    )
)
"""Every rule, sorted by id."""

__all__ = ["RULES"]
