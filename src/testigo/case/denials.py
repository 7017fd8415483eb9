"""Who denies what on a page: that they did it ("we bear no responsibility for the attack"), or that it happened at all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from testigo.case.claim_chains import Tellers
from testigo.case.records import Node
from testigo.ledger import Claim, Incident, Ledger, Span
from testigo.reading.sentences import sentence_spans

_BLAME = re.compile(
    r"\b(?:responsib\w+|involve\w*|participat\w*|complicit\w*|role|part in|part of|links?|connection|behind|hand in|"
    r"to do with|guilty|guilt|accus\w+|allegations?|charges?|blame|carried out|carrying out|order(?:ed|ing|s)?|"
    r"our (?:forces|men|fighters|troops)|its (?:forces|men|fighters|troops|soldiers|members)|"
    r"no (?:fighters|forces|men|troops) in)\b",
    re.IGNORECASE,
)
_NEVER = re.compile(
    r"\b(?:took place|taken place|happened|occurred|existed|any (?:such )?(?:attack|incident|killing|shooting|bombing|"
    r"strike|clash|raid)|there (?:was|were|had been) (?:no|any)|no (?:such )?(?:attack|incident|killing|shooting|bombing|"
    r"strike|clash|raid|massacre) )",
    re.IGNORECASE,
)
_REPORTS = re.compile(
    r"\b(?:reports?|claims?|allegations?|rumou?rs?|stories|story|news)\s+(?:of|about|that|on|spread)\b", re.IGNORECASE
)
"""What is denied where somebody "rejects reports of an air strike": that there was one."""
_ONLY_BACK = re.compile(
    r"\W*(?:this|that|it|so|these|those|the (?:claims?|accusations?|allegations?|charges?|reports?))\W*", re.IGNORECASE
)
_NONE_THERE = re.compile(
    r"\bno (?:\w+ )?(?:aircraft|planes?|warplanes?|helicopters?|drones?|fighters|troops|forces|soldiers|men|units?)\b",
    re.IGNORECASE,
)
_BACK = re.compile(r"\b(?:it|this|that|the (?:attack|action|crime|murder|incident|killing|charges?|accusations?|"
                   r"allegations?|bombing|assassination|shooting|massacre|operation|strike|raid))\b", re.IGNORECASE)  # fmt: skip
_REACH = 600
"""Characters before a denial within which the incident stands that "the action" or "the charges" point back to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Denial:
    """Somebody denies that ``party`` did it, or (``question`` "happened") that it happened."""

    incident: Incident
    question: Literal["agent", "happened"]
    party: Node | None
    claim: Claim
    span: Span


def denials_of(ledger: Ledger, tellers: Tellers) -> Iterator[Denial]:
    """Yield the denials of the page, each of the incident it is about."""
    yield from _Denials(ledger, tellers).all()


class _Denials:
    def __init__(self, ledger: Ledger, tellers: Tellers) -> None:
        self._ledger = ledger
        self._text = ledger.page.text
        self._tellers = tellers
        self._sentences = sentence_spans(self._text)

    def all(self) -> Iterator[Denial]:
        for claim in self._ledger.claims:
            if claim.act == "deny":
                for incident in self._incidents(claim):
                    yield from self._of(claim, incident)

    def _incidents(self, claim: Claim) -> list[Incident]:
        """The incidents that its content tells of, else the one that it points back to."""
        told = [i for i in self._ledger.incidents if _holds(claim.content, i.triggers)]
        if told or not self._points_back(claim):
            return told
        answered = self._answered(claim)
        if answered is not None:
            told = [i for i in self._ledger.incidents if _holds(answered.content, i.triggers)]
            if told:
                return told
        before = [
            (t.start, i)
            for i in self._ledger.incidents
            for t in i.triggers
            if claim.content[0].start - _REACH < t.start < claim.content[-1].end
        ]
        return [max(before, key=lambda found: found[0])[1]] if before else []

    def _points_back(self, claim: Claim) -> bool:
        words = self._words(claim)
        if self._is_bare(claim) or _NONE_THERE.search(words):
            return True
        return bool(_BLAME.search(words) and (_BACK.search(words) or len(words) < 160))

    def _is_bare(self, claim: Claim) -> bool:
        """Whether all that is denied is "this" or "the charges"."""
        return all(_ONLY_BACK.fullmatch(s.of(self._text)) for s in claim.content)

    def _answered(self, claim: Claim) -> Claim | None:
        """The claim just before, which a bare denial answers."""
        start = claim.content[0].start
        before = [c for c in self._ledger.claims if start - _REACH < c.content[-1].end <= start and c is not claim]
        return max(before, key=lambda c: (c.content[-1].end, c.id), default=None) if self._is_bare(claim) else None

    def _words(self, claim: Claim) -> str:
        """The cue and the content."""
        cue = claim.cue.of(self._text) if claim.cue else ""
        return " ".join((cue, *(s.of(self._text) for s in claim.content)))

    def _of(self, claim: Claim, incident: Incident) -> Iterator[Denial]:
        span = next((t for t in incident.triggers if _holds(claim.content, [t])), claim.content[0])
        answered = self._answered(claim)
        content = answered.content if answered is not None else claim.content
        agents = [f for f in incident.agents if _holds(content, [f])]
        accused = [Node(page=self._ledger.page.id, id=f.entity) for f in agents if f.entity]
        own = Node(page=self._ledger.page.id, id=self._tellers.source_id(claim))
        if accused:
            own_too = answered is not None or self._is_own(claim)
            for party in dict.fromkeys((*accused, *((own,) if own_too else ()))):
                yield Denial(incident=incident, question="agent", party=party, claim=claim, span=span)
        elif self._is_of_the_event(claim) or incident.stage == "denied":
            yield Denial(incident=incident, question="happened", party=None, claim=claim, span=span)
            yield Denial(incident=incident, question="agent", party=own, claim=claim, span=span)
        elif own.id:
            yield Denial(incident=incident, question="agent", party=own, claim=claim, span=span)

    def _is_of_the_event(self, claim: Claim) -> bool:
        """Whether it is denied that there was such a thing, and not who did it."""
        words = self._words(claim)
        return bool(_NEVER.search(words) or (_REPORTS.search(words) and not _BLAME.search(words)))

    def _is_own(self, claim: Claim) -> bool:
        """Whether those who deny speak of themselves."""
        return bool(re.search(r"\b(?:we|our|us|I|its|their|his)\b", self._words(claim), re.IGNORECASE))


def _holds(content: Sequence[Span], spans: Sequence[Span]) -> bool:
    return any(part.covers(span) for part in content for span in spans)
