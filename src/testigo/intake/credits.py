"""Who else made the page: wire services and outlets named in datelines, credit lines and bylines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from testigo.intake.agencies import agencies_in, agency_of
from testigo.ledger import Block, Dateline

_CONTRIBUTED = re.compile(
    r"^\(?(?:the )?(?P<who>[A-Z][\w.&’' /-]{1,50}?)(?:['’]s [\w .'’-]{1,60})? contributed (?:to|reporting)",
    re.MULTILINE,
)
_FROM = re.compile(
    r"(?:with (?:files|reporting|inputs?|information) from|source:|via:?)\s+(?:the )?(?P<who>[A-Z][\w.&’' /-]{1,50}?)(?=[.,;)\n]|$)",
    re.IGNORECASE,
)


def agencies_of(text: str, blocks: Sequence[Block], datelines: Sequence[Dateline] = ()) -> tuple[str, ...]:
    """Agencies and outlets that the page credits, in the order of the page, each once."""
    found: list[str] = [a for d in datelines for a in d.agencies]
    for block in blocks:
        if block.kind in {"credit", "byline"}:
            words = text[block.start : block.end]
            found.extend(agencies_in(words))
            for pattern in (_CONTRIBUTED, _FROM):
                found.extend(_names(m["who"]) for m in pattern.finditer(words))
    return tuple(dict.fromkeys(name for name in found if name))


def _names(words: str) -> str:
    name = " ".join(words.split())
    known = agency_of(name)
    if known:
        return known
    inside = agencies_in(name)
    return inside[0] if inside else name
