"""Libraries that only one format needs: installed with an extra, imported where the format is made."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from testigo.errors import TestigoError


def library(name: str, extra: str) -> ModuleType:
    """Return the module. Raises TestigoError T741, which names the extra, where it is not installed."""
    try:
        return import_module(name)
    except ImportError as why:
        raise TestigoError(
            "T741", f"this format needs {name}; install it with: pip install 'testigo[{extra}]'"
        ) from why
