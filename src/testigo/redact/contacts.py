"""Telephone numbers, e-mail addresses and postal addresses in a text. Each pattern is bounded, so that no text takes long."""

from __future__ import annotations

import re
from collections.abc import Iterator

from testigo.redact.rules import Hidden

_PHONE = re.compile(r"(?<![\w.+-])(?:\+|00)?\(?\d(?:[\s().\-/]{0,2}\d){7,14}(?![\w-])")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{4}")
_NUMBER = re.compile(r"\d+|\d{1,3}(?:[ .]\d{3})+")
"""What has as many digits as a telephone number and is a plain number."""
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}(?:@|\s?\[at\]\s?|\s?\(at\)\s?)[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
_WAY = "Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Boulevard|Blvd|Square|Court|Way|Terrace|Close|Crescent|Quay|Alley|Highway|Row"
_POSTAL = re.compile(
    rf"\b(?:(?:Flat|Apartment|Apt|House|Unit)\.? \w{{1,5}},? )?\d{{1,5}}[A-Za-z]?,? (?:[A-Z][\w’'.-]{{0,30}} ){{1,4}}(?:{_WAY})\b\.?"
    r"|\bP\.? ?O\.? Box \d{1,8}\b"
)
LABELS: dict[Hidden, str] = {
    "phones": "[telephone number]",
    "emails": "[e-mail address]",
    "addresses": "[postal address]",
}


def contacts(text: str, hide: frozenset[Hidden]) -> Iterator[tuple[int, int, str]]:
    """Yield where those that are hidden stand, with what stands in their place."""
    if "emails" in hide:
        yield from ((*m.span(), LABELS["emails"]) for m in _EMAIL.finditer(text))
    if "addresses" in hide:
        yield from ((*m.span(), LABELS["addresses"]) for m in _POSTAL.finditer(text))
    if "phones" in hide:
        yield from ((*m.span(), LABELS["phones"]) for m in _PHONE.finditer(text) if _is_phone(m[0]))


def _is_phone(found: str) -> bool:
    return not _DAY.match(found) and (found.startswith(("+", "0", "(")) or not _NUMBER.fullmatch(found))
