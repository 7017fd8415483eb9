"""Who is blamed for what on a page: "the union blamed the government", "the gang that the minister blames for the murder"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from testigo.case.records import Node
from testigo.ledger import Claim, Incident, Ledger, Span

_BLAMES = re.compile(r"\b(?:blam|accus)", re.IGNORECASE)
_CHARGE = re.compile(r"\s(?:of|with)\s", re.IGNORECASE)
"""What stands between the accused and the deed."""
_END = re.compile(r"\s+(?:for|over|after|with|who|which|that|paid)\s|[.;:\"”]", re.IGNORECASE)
"""Where the words for those blamed end."""
_END_OF_ACCUSED = re.compile(rf"\s+of\s|{_END.pattern}", re.IGNORECASE)
_ON_WHOM = re.compile(r"(?:this|that|the|these|it)\s+(?:\w+\s+){0,4}on\s", re.IGNORECASE)
"""What stands before the accused in "we blame this crime on the general staff"."""
_WHOM = re.compile(r",?\s*\b(?:that|which|whom)\s*$", re.IGNORECASE)
"""How a clause begins that blames whoever stands before it."""
_AND = re.compile(r"(?:\band|,)\s+(?:the\s+)?$", re.IGNORECASE)
_NO_DEED = frozenset({"arrest", "protest", "legal", "release"})
"""Kinds of incident that nobody is blamed for without the words of it."""
_REACH = 900
"""Characters before a blame within which the incident stands that it is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Blame:
    """Somebody says that ``party`` did it; None where the words name no entity of the page."""

    incident: Incident
    party: Node | None
    claim: Claim
    span: Span


def blames_of(ledger: Ledger) -> Iterator[Blame]:
    """Yield those blamed by claims in whose words the reader saw nobody who acts."""
    yield from _Blames(ledger).all()


class _Blames:
    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._text = ledger.page.text

    def all(self) -> Iterator[Blame]:
        for claim in self._ledger.claims:
            if claim.act == "accuse" and claim.cue is not None and _BLAMES.search(claim.cue.of(self._text)):
                incident = self._incident(claim)
                if incident is not None and not self._is_read(claim):
                    for party, span in self._accused(claim):
                        yield Blame(incident=incident, party=party, claim=claim, span=span)

    def _is_read(self, claim: Claim) -> bool:
        """Whether the reader says of an incident told there who did it."""
        agents = (f for i in self._ledger.incidents for f in i.agents)
        return any(part.covers(f) for f in agents for part in claim.content)

    def _incident(self, claim: Claim) -> Incident | None:
        """The incident that the content tells of; where it charges with nothing else, the last one before it."""
        end = claim.content[-1].end
        found = [(t, i) for i in self._ledger.incidents for t in i.triggers if i.type not in _NO_DEED]
        told = [i for t, i in found if any(part.covers(t) for part in claim.content)]
        if told or (self._is_charge(claim) and _CHARGE.search(claim.content[0].of(self._text))):
            return told[0] if told else None
        before = [(t.start, i.id, i) for t, i in found if end - _REACH < t.start < end]
        return max(before, key=lambda x: x[:2])[2] if before else None

    def _is_charge(self, claim: Claim) -> bool:
        """Whether it accuses somebody of something, and does not blame them."""
        return claim.cue is not None and "accus" in claim.cue.of(self._text).casefold()

    def _accused(self, claim: Claim) -> Iterator[tuple[Node | None, Span]]:
        if claim.source is not None and (whom := _WHOM.search(self._text[: claim.source.start][-_NEAR:])):
            end = claim.source.start - len(whom[0])
            yield from self._before(end)
            return
        if self._text[: claim.content[0].start].endswith(" of "):
            return
        words = self._words(claim)
        mentions = sorted(
            ((m.start, -m.end, e.id) for e in self._ledger.entities for m in e.mentions if words.covers(m)),
        )
        reached = words.start
        for start, end, entity in mentions:
            if start == words.start or (start >= reached and _AND.search(self._text[words.start : start])):
                yield self._node(entity), Span(start=start, end=-end)
                reached = -end
        if reached == words.start and words.end > words.start:
            yield None, words

    def _words(self, claim: Claim) -> Span:
        """The words for the accused at the beginning of a content."""
        content = claim.content[0]
        said = content.of(self._text)
        on = _ON_WHOM.match(said)
        start = content.start + (on.end() if on else 0)
        ends = _END_OF_ACCUSED if self._is_charge(claim) else _END
        end = ends.search(said, on.end() if on else 0)
        return Span(start=start, end=content.start + end.start() if end else content.end)

    def _before(self, end: int) -> Iterator[tuple[Node | None, Span]]:
        """Whoever stands just before a clause that blames them, by the longest words, over what is set between commas."""
        near = [(m, e.id) for e in self._ledger.entities for m in e.mentions if end - 2 <= m.end <= end]
        if near:
            span, entity = min(near, key=lambda found: (found[0].start, found[1]))
            yield self._node(entity), span

    def _node(self, entity: str) -> Node:
        return Node(page=self._ledger.page.id, id=entity)


_NEAR = 40
"""Characters before a source in which the clause begins."""
