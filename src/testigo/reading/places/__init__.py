"""Place words to places: which of the world's San Miguels a page means, and where it is.

The gazetteer is loaded with the first of these names that is asked for; the tables of countries come without it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from testigo.reading.places.locating import Located, locate, within
    from testigo.reading.places.naming import place_spans

_MODULE_OF = {"Located": "locating", "locate": "locating", "within": "locating", "place_spans": "naming"}

__all__ = ["Located", "locate", "place_spans", "within"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - any of the names above (PEP 562)
    if name not in _MODULE_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULE_OF[name]}"), name)
