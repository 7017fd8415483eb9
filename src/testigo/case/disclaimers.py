"""What is denied in plain statements: "none of our men was there", "the National Police did not use firearms".

The pages of those who are accused speak for themselves, and no word of theirs says that they deny it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from testigo.case.claim_chains import OUTLET, Tellers
from testigo.case.records import Node
from testigo.ledger import Claim, Incident, IncidentType, Ledger, Span
from testigo.reading.sentences import sentence_spans

_PEOPLE = (
    r"(?:officers?|policem[ae]n|police|soldiers?|members?|fighters?|gendarmes?|agents?|guards?|personnel|staff|troops|m[ae]n|"
    r"forces?|units?|aircraft|planes?|employees?|comrades?|supporters?)"
)
_NOT = r"(?:(?:did|do|does|have|has|had|was|were|is|are) (?:not|never)|never|didn['’]t|don['’]t|haven['’]t)"
_DEED = (
    r"(?:fir(?:e|ed|ing)|sho(?:o)?t|us(?:e|ed|ing)|attack(?:ed)?|bomb(?:ed)?|str(?:ike|uck)|hit|kill(?:ed)?|murder(?:ed)?|harm(?:ed)?|"
    r"beat(?:en)?|carr(?:y|ied) out|t(?:ake|ook|aken) part|target(?:ed)?|launch(?:ed)?|plant(?:ed)?|involved|responsible|behind|"
    r"order(?:ed)?|set|lock(?:ed)?|caus(?:e|ed)|participat(?:e|ed)|abduct(?:ed)?|there|in the (?:area|vicinity|town|city|district))"
)
_NO_PART = r"(?:had|have|has|bears?|bore) no (?:\w+ )?(?:hand|part|role|share|involvement|responsibility|connection)|(?:had|have|has) nothing to do with"
_BY_US = re.compile(
    rf"\b(?:we|our (?:\w+ )?{_PEOPLE})\b[^.;]{{0,25}}?\b(?:{_NOT}\b[^.;]{{0,40}}?\b{_DEED}\b|{_NO_PART})"
    rf"|\b(?:none of (?:our|its|the) (?:\w+ )?{_PEOPLE}|no (?:\w+ )?{_PEOPLE}(?: of (?:ours|the \w+|our \w+))?) [^.;]{{0,20}}?\b{_DEED}\b"
    rf"|\bat no time did (?:we|our|any)\b[^.;]{{0,40}}?\b{_DEED}\b|\bthere was no \w+ from our side\b",
    re.IGNORECASE,
)
"""How those who publish a page deny that they did it."""
_BY_THEM = re.compile(
    rf"\s+(?:[^.;:]{{0,90}}?\b(?:and|but) )?(?:{_NOT}\b[^.;]{{0,40}}?\b{_DEED}\b|{_NO_PART})", re.IGNORECASE
)
"""What follows the name of a body of whom the page says so."""
HARM: frozenset[IncidentType] = frozenset(
    ("killing", "shooting", "bombing", "attack", "strike", "clash", "raid", "abduction", "abuse", "arson", "poisoning", "disaster", "accident")
)  # fmt: skip
_BODIES = frozenset({"organisation", "group"})


_DENIES = frozenset({"deny", "withhold"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclaimer:
    """It is said in so many words that ``party`` did not do it: by ``claim``, or where it is None by the page itself."""

    incident: Incident
    party: Node
    claim: Claim | None
    span: Span


def disclaimers_of(ledger: Ledger, tellers: Tellers) -> Iterator[Disclaimer]:
    """Yield what is denied in plain statements, of the first harm that the page tells of or of the one in the same sentence."""
    incidents = [i for i in ledger.incidents if i.type in HARM and i.stage == "real"]
    if not incidents:
        return
    for start, end in sentence_spans(ledger.page.text):
        span = Span(start=start, end=end)
        for party, claim in _denied(ledger, tellers, span):
            if claim is None or claim.act not in _DENIES:
                yield Disclaimer(incident=_incident(incidents, span), party=party, claim=claim, span=span)


def _denied(ledger: Ledger, tellers: Tellers, span: Span) -> Iterator[tuple[Node, Claim | None]]:
    """Of whom it is denied, and by which claim: of whoever speaks, or of the body with which the sentence begins."""
    text, page = ledger.page.text, ledger.page.id
    own = _BY_US.search(text, span.start, span.end)
    if own:
        claim = tellers.innermost(Span(start=own.start(), end=own.end()))
        yield Node(page=page, id=OUTLET) if claim is None else tellers.chain(claim)[-1], claim
        return
    for entity in ledger.entities:
        begins = (m for m in entity.mentions if span.start <= m.start <= span.start + 4)
        if entity.kind in _BODIES and any(_BY_THEM.match(text, m.end, span.end) for m in begins):
            yield Node(page=page, id=entity.id), tellers.innermost(span)
            return


def _incident(incidents: list[Incident], span: Span) -> Incident:
    here = [i for i in incidents if any(span.covers(t) for t in i.triggers)]
    return (here or incidents)[0]
