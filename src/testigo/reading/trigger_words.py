"""What names an incident: not a whole war, and not a pronoun or an auxiliary alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from testigo.reading.findings import FoundTrigger
from testigo.reading.words import Words

_WHOLE_WAR = re.compile(
    r"(?:the\s+)?[\"“'‘]?(?:civil|world|cold|total|guerrilla|decades?-long)?[\"”'’]?\s*war", re.IGNORECASE
)
_NAMED_WAR = re.compile(r"(?:civil|world|cold|total|long)[\"”'’]?\s+$", re.IGNORECASE)
_STANDS_IN = re.compile(
    r"(?:it|he|she|they|did|does|do|done|is|are|was|were|be|been|has|have|had|will|would)", re.IGNORECASE
)
"""Words that stand in for a name said elsewhere; which one, nobody could be shown."""


def naming_one_event(found: Sequence[FoundTrigger], words: Words, text: str) -> Iterator[FoundTrigger]:
    """Yield the triggers that name an event a reader could be shown."""
    for trigger in found:
        start, end = int(words.start[trigger.lo]), int(words.end[trigger.hi - 1])
        said = text[start:end]
        if not _STANDS_IN.fullmatch(said) and not _is_whole_war(said, text[max(0, start - 12) : start]):
            yield trigger


def _is_whole_war(said: str, before: str) -> bool:
    if not _WHOLE_WAR.fullmatch(said):
        return False
    return said.lower() != "war" or _NAMED_WAR.search(before) is not None
