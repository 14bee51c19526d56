"""All rules: those of the modules beside this one, and those that other packages bring.

A new rule is a function with `@rule` in a module of this folder; nothing else names it. Other
packages bring rules by an entry point (PyPA, Entry points specification) of the group
`isogloss.rules` that names a module with such functions.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from importlib.metadata import entry_points
from pkgutil import iter_modules
from types import ModuleType

from isogloss.check.registry import collect
from isogloss.model import ConfigurationError

GROUP = "isogloss.rules"


def _own() -> Iterator[ModuleType]:
    for module in sorted(iter_modules(__path__), key=lambda each: each.name):
        yield import_module(f"{__name__}.{module.name}")


def _brought() -> Iterator[ModuleType]:
    """The modules that entry points name.

    Raises ConfigurationError where one cannot be imported or is no module.
    """
    for point in sorted(entry_points(group=GROUP), key=lambda each: (each.name, each.value)):
        name = f"{point.name} = {point.value}"
        try:
            module = point.load()
        except Exception as error:
            raise ConfigurationError(
                f"The rules of the entry point “{name}” cannot be loaded: "
                f"{type(error).__name__}: {error}",
                hint=f"Mend or uninstall the package {point.dist.name if point.dist else name}.",
            ) from error
        if not isinstance(module, ModuleType):
            raise ConfigurationError(
                f"The entry point “{name}” is no module",
                hint=f"An entry point of {GROUP} names a module that has rules.",
            )
        yield module


RULES = collect((*_own(), *_brought()))
"""Every rule, sorted by id."""

__all__ = ["GROUP", "RULES"]
