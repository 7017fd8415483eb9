"""What a cue is made of: never auxiliaries alone, and never the "claimed" of a disaster that claimed lives."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from testigo.reading.findings import FoundClaim
from testigo.reading.words import Words

_AUXILIARIES = re.compile(
    r"(?:(?:is|are|was|were|am|be|been|being|has|have|had|do|does|did|will|would|can|could|may|might|must|should"
    r"|not|never|n['’]t)\b\s*)+",
    re.IGNORECASE,
)
_ADVERBS = re.compile(r"(?:also|now|still|since|\w+ly|been|being|not|never)", re.IGNORECASE)
_TAKES_LIVES = re.compile(r"claim(?:s|ed|ing)?", re.IGNORECASE)
_LIVES = re.compile(
    r"\s+(?!that\b)(?:[\w,.’'-]+\s+){0,3}(?:victims?|li(?:fe|ves)|casualt(?:y|ies))\b(?!\s+(?:was|were|had|died))",
    re.IGNORECASE,
)
"""What is claimed where nobody says anything: "the floods claimed 14 lives"."""

_ASKED = re.compile(r"(?:asked|questioned|pressed|quizzed)", re.IGNORECASE)
_BY_WHOM = re.compile(r"\s+(?:(?:again|repeatedly|later)\s+)?(?:by|about|for)\b[^,.;:]*,\s*[\"“‘']?")
"""Between "asked" and what follows where only the answer is told: "Asked by reporters, Mr Garan said the road was open"."""

_OWN_HOPE = re.compile(r"\b(?:I|we)\s+(?:\w+ly\s+|also\s+|still\s+|just\s+|only\s+)?hope$", re.IGNORECASE)
"""A wish in the speaker's own words is what is said, and no further act of saying."""


def with_whole_cues(found: Sequence[FoundClaim], words: Words, text: str) -> Iterator[FoundClaim]:
    """Yield the claims whose cue is one, auxiliaries alone going on to their verb; a verb that is another's cue ends it."""
    cued = {i for claim in found if not claim.follow_on for i in range(claim.lo, claim.hi)}
    for claim in found:
        if claim.follow_on:
            yield claim
            continue
        said = text[words.start[claim.lo] : words.end[claim.hi - 1]]
        if _AUXILIARIES.fullmatch(said):
            verb = _verb_after(claim, words, text)
            if verb is not None and verb not in cued:
                yield replace(claim, hi=verb + 1)
        elif not _is_own_hope(claim, found, words, text) and not _tells_nothing(
            said, int(words.end[claim.hi - 1]), int(words.start[claim.content[0].lo]), text
        ):
            yield claim


def _is_own_hope(claim: FoundClaim, found: Sequence[FoundClaim], words: Words, text: str) -> bool:
    end = int(words.end[claim.hi - 1])
    if not _OWN_HOPE.search(text, max(0, end - 30), end):
        return False
    return any(c.lo <= claim.lo < c.hi for other in found if other is not claim for c in other.content)


def _tells_nothing(said: str, end: int, content: int, text: str) -> bool:
    """Say whether the cue is of lives that are claimed, or of a question whose answer alone is told."""
    if _TAKES_LIVES.fullmatch(said):
        return _LIVES.match(text, end) is not None
    asked = _BY_WHOM.match(text, end) if _ASKED.fullmatch(said) else None
    return asked is not None and asked.end() <= content


def _verb_after(claim: FoundClaim, words: Words, text: str) -> int | None:
    """The first word of the sentence after the cue that is no adverb, by index."""
    sentence = words.sentence[claim.lo]
    for i in range(claim.hi, min(claim.hi + 3, len(words))):
        word = text[words.start[i] : words.end[i]]
        if words.sentence[i] != sentence or not word[0].isalpha():
            return None
        if not _ADVERBS.fullmatch(word):
            return i
    return None
