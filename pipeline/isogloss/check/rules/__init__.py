"""All rules, one module a family. A new module is added here, by hand."""

from isogloss.check.registry import collect
from isogloss.check.rules import (
    artefacts,
    bundle,
    catalog,
    figures,
    forbidden,
    invariants,
    markup,
    meaning,
    obligations,
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
        figures,
        invariants,
        meaning,
        typography,
        obligations,
        forbidden,
        artefacts,
        bundle,
    )
)
"""Every rule, sorted by id."""

__all__ = ["RULES"]
