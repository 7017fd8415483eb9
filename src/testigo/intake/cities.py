"""Places that stand in datelines without more: countries, capitals, and the cities that news is often filed from.

A short list on purpose: it only settles whether "Nairobi — The court …" opens with a dateline. Where a place lies is for the
gazetteer to say.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

_AND = re.compile(r"\s?/\s?|\sand\s")


def is_city(place: str) -> bool:
    """Whether a place is on the list, or each of "Beirut/London", or the first part of "Kyiv, Ukraine"."""
    whole = " ".join(place.lower().split()).strip(" ,")
    if whole in _known():
        return True
    return all(part.split(",", 1)[0].strip() in _known() for part in _AND.split(whole))


@cache
def _known() -> frozenset[str]:
    source = files("testigo.intake").joinpath("wordlists/cities.txt").read_text(encoding="utf-8")
    return frozenset(line.lower() for line in source.splitlines() if line and not line.startswith("#"))
