"""Counts that are no number of those whom an event befell: an article, "12 more bodies", the dead of a year, a ransom."""

from __future__ import annotations

import re
from collections.abc import Iterable

from testigo.ledger import Count, Effect

OF_PERSONS: frozenset[Effect] = frozenset(
    ("killed", "injured", "missing", "arrested", "abducted", "freed", "infected", "displaced")
)
"""Effects whose counts add up to persons."""
_ARTICLE = re.compile(r"an?|the", re.IGNORECASE)
"""Words that the reader may take for a count of one and that count nobody."""
_BOTH = re.compile(r"(?:the )?(?:both|two of us|all)", re.IGNORECASE)
"""Words that take up those told of before and count nobody."""
_OVER_TIME = re.compile(
    r"(?:(?!\b(?:\w+est|worst|first|second|third|fourth|fifth|\d+th)\b)[^.;:,]){0,60}?\b(?:(?:so far )?this (?:year|month)|(?:in|over|during) the (?:past|last|previous) (?:\w+ )?(?:years?|months?|decades?)|"
    r"(?:every|each|a|per) year|since (?:the (?:start|beginning) of|(?:19|20)\d\d))\b",
    re.IGNORECASE,
)
"""What follows those counted over a span of time: "five people have died in their cells this year"; not the worst night this year."""
_WOUNDS = re.compile(r"[\w-]+ (?:\w+ )?(?:injuries|wounds|bruises|fractures|cuts|marks|scars|burns)", re.IGNORECASE)
"""Words that count what one body has, unless they stand beside a number of the dead."""
_DEATHS = re.compile(r"\b(?:deaths?|dead|killed|fatalities)\b", re.IGNORECASE)
_STILL = re.compile(
    r"\s*(?:(?:who|that) )?(?:\w+ )?(?:(?:are|is|were|was) still|remain(?:s|ed)?|still)\b", re.IGNORECASE
)
"""What follows those who are left of more: "fifteen people are still being held"."""
_FURTHER = re.compile(r"(?:a )?further \w|[\w-]+ (?:more|further|additional) (?!than\b)\w", re.IGNORECASE)
"""How words begin that count those who come to others: "12 more bodies"."""
_HELD: frozenset[Effect] = frozenset({"arrested", "abducted", "displaced"})
_MONEY = re.compile(
    r"[$€£¥]|\b(?:dollars?|euros?|pounds?|pesos?|marks?|crowns?|francs?|rupees?|rubles?|dinars?|shillings?|lira|yen|yuan|reais)\b",
    re.IGNORECASE,
)
_LOSS = re.compile(r"\b(?:damages?|loss(?:es)?|destr\w+|worth|cost)\b", re.IGNORECASE)
"""What makes a sum of money a damage, and no ransom or fine."""


def counts_nobody(count: Count, counts: Iterable[Count], text: str) -> bool:
    """Say whether it counts nobody of this event, or some who are come to others among the page's ``counts``."""
    words = " ".join(count.of(text).split())
    if _ARTICLE.fullmatch(words) or _BOTH.fullmatch(words) or _is_of_something_else(count, words, text):
        return True
    others = (c for c in counts if (c.incident, c.effect) == (count.incident, count.effect))
    return bool(_FURTHER.match(words)) and any(not c.overlaps(count) for c in others)


def _is_of_something_else(count: Count, words: str, text: str) -> bool:
    """Whether it counts those of a span of time, what one body has, those who are left of more, or a ransom."""
    if count.effect == "damage" and _MONEY.search(words):
        return not _LOSS.search(text[max(0, count.start - 60) : count.end + 30])
    if count.effect not in OF_PERSONS:
        return False
    if _OVER_TIME.match(text, count.end):
        return True
    if count.effect == "injured" and _WOUNDS.fullmatch(words):
        return not _DEATHS.search(text[max(0, count.start - 30) : count.start])
    return count.effect in _HELD and bool(_STILL.match(text, count.end))
