"""What names an incident: not a whole war, and not a pronoun or an auxiliary alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

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
_VERB = re.compile(r"ed$", re.IGNORECASE)


def naming_one_event(found: Sequence[FoundTrigger], words: Words, text: str) -> Iterator[FoundTrigger]:
    """Yield the triggers that name an event a reader could be shown, words of one phrase as one."""
    kept: FoundTrigger | None = None
    for trigger in found:
        start, end = int(words.start[trigger.lo]), int(words.end[trigger.hi - 1])
        said = text[start:end]
        if _STANDS_IN.fullmatch(said) or _is_whole_war(said, text[max(0, start - 12) : start]):
            continue
        if kept and _are_one_phrase(kept, trigger, words, text):
            trigger = _phrase(kept, trigger)  # noqa: PLW2901 - the phrase takes the word's place
        elif kept:
            yield kept
        kept = trigger
    if kept:
        yield kept


def _are_one_phrase(first: FoundTrigger, second: FoundTrigger, words: Words, text: str) -> bool:
    """Say whether both name one event with nothing but a space between: "terrorist attacks", but not "Fire destroyed"."""
    if first.kind != second.kind or first.hi != second.lo:
        return False
    between = text[words.end[first.hi - 1] : words.start[second.lo]]
    return between in {" ", "\N{NO-BREAK SPACE}", "-"} and not _VERB.search(
        text[words.start[second.lo] : words.end[second.hi - 1]]
    )


def _phrase(first: FoundTrigger, head: FoundTrigger) -> FoundTrigger:
    """One trigger of two words; the last is the head, and what it leaves open the first fills."""
    roles = {role: fillers or first.roles.get(role, ()) for role, fillers in head.roles.items()}
    return replace(head, lo=first.lo, probability=max(first.probability, head.probability), roles=roles)


def _is_whole_war(said: str, before: str) -> bool:
    if not _WHOLE_WAR.fullmatch(said):
        return False
    return said.lower() != "war" or _NAMED_WAR.search(before) is not None
