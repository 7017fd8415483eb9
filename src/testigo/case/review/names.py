"""How a record of a case is written: ``3fa1b2c4:C3``, the page and the record on it."""

from __future__ import annotations

SHORT = 8
"""Hexadecimal digits of a page's hash by which it is called."""


def name_of(page: str, record: str) -> str:
    """Return how a record of a page is written."""
    return f"{page.removeprefix('sha256:')[:SHORT]}:{record}"
