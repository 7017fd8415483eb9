"""Whether words leave open what they tell: "alleged", "may have", "it is presumed that"."""

from __future__ import annotations

import re

from testigo.ledger import Claim, Span

_OPEN = re.compile(
    r"\b(?:alleged|suspected|presumed|supposed|apparent|possible|likely|probabl[ey]|reported|purported|so-called|"
    r"unconfirmed|believed|thought)(?:ly)?\b|\b(?:presumably|perhaps|maybe|may|might|could|seems?|appears?)\b"
    r"|\bpresunt[oa]s?\b|\bsupuest[oa]s?\b|\bif it is\b",
    re.IGNORECASE,
)
_BEFORE = 32
"""Characters before the words in which something leaves them open."""
_CLAUSE = re.compile(r"[.;:!?\n]|,\s")
OPEN_ACTS = frozenset({"hedge", "ask"})
"""Acts that leave open what they tell."""
_OPEN_CUE = re.compile(
    r"\b(?:alleg|suspect|presum|rumou?r|speculat|believ|think|thought|guess|assum|reportedly|apparently|fear|suggest|"
    r"hint|possib|may\b|might\b)",
    re.IGNORECASE,
)


def is_open(text: str, span: Span) -> bool:
    """Say whether the words of the span, or those just before them in their clause, leave it open."""
    before = text[max(0, span.start - _BEFORE) : span.start]
    cut = [m.end() for m in _CLAUSE.finditer(before)]
    return bool(_OPEN.search(before[cut[-1] if cut else 0 :] + text[span.start : span.end]))


def leaves_open(claim: Claim, text: str) -> bool:
    """Say whether the one who makes the claim leaves it open, by its act or its cue."""
    return claim.act in OPEN_ACTS or (claim.cue is not None and bool(_OPEN_CUE.search(claim.cue.of(text))))
