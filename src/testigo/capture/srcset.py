"""The addresses of ``srcset``, as browsers read it (HTML Standard, section "parsing a srcset attribute")."""

from __future__ import annotations

import re

_URL = re.compile(r"[\s,]*(\S+)")
_DESCRIPTORS = re.compile(r"(?:[^(),]|\([^)]*\)?)*,?")
"""To the comma that ends a candidate; one within parentheses ends none."""


def addresses_in(srcset: str) -> tuple[str, ...]:
    """Return the address of each candidate, in order. An address may hold commas, but end in none."""
    found, at = [], 0
    while match := _URL.match(srcset, at):
        url = match[1]
        at = match.end()
        if url.endswith(","):
            url = url.rstrip(",")
        else:
            descriptors = _DESCRIPTORS.match(srcset, at)
            at = descriptors.end() if descriptors else at
        if url:
            found.append(url)
    return tuple(found)
